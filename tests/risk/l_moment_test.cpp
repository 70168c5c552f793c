// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/l_moment.hpp>

#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include "support/fifty_digits.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

namespace {

namespace run = tidemark::run;
using series = std::vector<double>;
using tidemark::risk::gini_mean_difference;
using tidemark::risk::l_moment;
using tidemark::support::fifty;
constexpr auto ratio = l_moment::scaling::ratio;

double of(const series& x, std::size_t order) { return run::whole(l_moment{.order = order}, x); }

// b_0 = 155, b_1 = 136.8, b_2 = 15098/120, by hand.
TEST(LMoment, OfAFewNumbers) {
    const series x{123, 34, 4, 654, 37, 78};
    EXPECT_DOUBLE_EQ(of(x, 1), 155);
    EXPECT_DOUBLE_EQ(of(x, 2), 118.6);
    EXPECT_DOUBLE_EQ(of(x, 3), 89.1);
    EXPECT_DOUBLE_EQ(run::whole(l_moment{.order = 3, .scaled = ratio}, x), 89.1 / 118.6);
    EXPECT_DOUBLE_EQ(run::whole(gini_mean_difference{}, x), 2 * 118.6);
    EXPECT_EQ(run::whole(gini_mean_difference{}, series{1, 2, 3, 4, 5}), 2);
}

/// From the probability-weighted moments as Hosking defines them.
fifty exact(series x, std::size_t order) {
    std::sort(x.begin(), x.end());
    const auto choose = [](std::size_t n, std::size_t k) {
        fifty c = n < k ? 0 : 1;
        for (std::size_t i = 0; i < k && n >= k; ++i) c = c * (n - i) / (i + 1);
        return c;
    };
    fifty moment = 0;
    for (std::size_t k = 0; k < order; ++k) {
        fifty b = 0;
        for (std::size_t i = 0; i < x.size(); ++i) b += choose(i, k) / choose(x.size() - 1, k) * x[i];
        const fifty term = choose(order - 1, k) * choose(order - 1 + k, k) * b / x.size();
        moment += (order - 1 - k) % 2 == 0 ? term : -term;
    }
    return moment;
}

TEST(LMoment, KeepsItsDigitsAtEveryOrderAndAtAHighLevel) {
    std::mt19937_64 random{8};
    std::normal_distribution<double> normal;
    for (const double level : {0.0, 1e9}) {
        for (const std::size_t n : {8U, 9U, 20U, 200U}) {
            series x(n);
            for (double& v : x) v = level + normal(random);
            const double spread = static_cast<double>(exact(x, 2));
            for (std::size_t order = 2; order <= 8; ++order)
                EXPECT_LE(tidemark::support::error_in(spread, of(x, order), exact(x, order)), 1e-14)
                    << level << ' ' << n << ' ' << order;
        }
    }
}

TEST(LMoment, Edges) {
    EXPECT_TRUE(std::isnan(of({}, 1)));
    EXPECT_EQ(of({7}, 1), 7);
    for (std::size_t order = 2; order <= 8; ++order) {
        EXPECT_TRUE(std::isnan(of(series(order - 1, 1), order)));
        EXPECT_EQ(of(series(order, 0.1), order), 0) << "equal observations";
    }
    EXPECT_TRUE(std::isnan(run::whole(l_moment{.order = 3, .scaled = ratio}, series(5, 0.1))));
    EXPECT_TRUE(std::isnan(run::whole(gini_mean_difference{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(gini_mean_difference{}, series{1})));
    EXPECT_EQ(run::whole(gini_mean_difference{}, series{0.1, std::nan(""), 0.1, 0.1}), 0);
    EXPECT_FALSE(std::isfinite(of({1, 2, std::numeric_limits<double>::infinity()}, 2)));
    EXPECT_EQ(run::rolling(gini_mean_difference{}, series{1, 2, 4}, 2).back(), 2);
}

TEST(LMoment, Refuses) {
    EXPECT_THROW(of({1, 2}, 0), std::invalid_argument);
    EXPECT_THROW(of({1, 2}, 9), std::invalid_argument);
    EXPECT_THROW(run::whole(l_moment{.order = 2, .scaled = ratio}, series{1, 2}), std::invalid_argument);
}

}
