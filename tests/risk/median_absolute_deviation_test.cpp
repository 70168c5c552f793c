// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/median_absolute_deviation.hpp>

#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

namespace {

namespace run = tidemark::run;
using series = std::vector<double>;
using tidemark::risk::distance_of_rank;
using tidemark::risk::median_absolute_deviation;
constexpr median_absolute_deviation consistent{median_absolute_deviation::scaling::normal_consistent};
constexpr double inf = std::numeric_limits<double>::infinity();

// The examples of R's mad(): 1.4826 * 2, and 2 for 1 to 9 as for 1 to 8 and 100.
TEST(MedianAbsoluteDeviation, AsR) {
    series x(9);
    std::iota(x.begin(), x.end(), 1);
    EXPECT_EQ(run::whole(median_absolute_deviation{}, x), 2);
    EXPECT_EQ(run::whole(consistent, x), 2.9652);
    x.back() = 100;
    EXPECT_EQ(run::whole(median_absolute_deviation{}, x), 2);
    EXPECT_EQ(run::whole(median_absolute_deviation{}, series{1, 2, 4, 9}), 1.5) << "from 3: 2, 1, 1, 6";
}

TEST(MedianAbsoluteDeviation, FindsADistanceOfAnyRankFromAnywhere) {
    std::mt19937_64 random{3};
    for (const std::size_t n : {1U, 2U, 3U, 10U, 31U}) {
        for (int round = 0; round < 20; ++round) {
            series x(n);
            for (double& v : x) v = static_cast<double>(random() % 12);
            std::sort(x.begin(), x.end());
            const double centre = static_cast<double>(random() % 30) / 2 - 2;
            series distances;
            for (const double v : x) distances.push_back(std::fabs(v - centre));
            std::sort(distances.begin(), distances.end());
            for (std::size_t k = 1; k <= n; ++k) EXPECT_EQ(distance_of_rank(x, centre, k), distances[k - 1]);
        }
    }
}

TEST(MedianAbsoluteDeviation, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(median_absolute_deviation{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(median_absolute_deviation{}, series{std::nan("")})));
    EXPECT_EQ(run::whole(median_absolute_deviation{}, series{0.1}), 0);
    EXPECT_EQ(run::whole(consistent, series(8, 0.1)), 0);
    EXPECT_EQ(run::whole(median_absolute_deviation{}, series{1, std::nan(""), 2, 4, inf}), 1.5);
    EXPECT_TRUE(std::isnan(run::whole(median_absolute_deviation{}, series{1, inf, inf})));
    EXPECT_EQ(run::rolling(median_absolute_deviation{}, series{1, 2, 4, 8}, 3).back(), 2);
}

}
