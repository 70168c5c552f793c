// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/trimmed_mean.hpp>

#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <vector>

namespace {

namespace run = tidemark::run;
using series = std::vector<double>;
using tidemark::risk::trimmed_mean;
using tidemark::risk::winsorized_mean;
constexpr double inf = std::numeric_limits<double>::infinity();

series count_to(std::size_t n) {
    series x(n);
    std::iota(x.begin(), x.end(), 0);
    return x;
}

// The example of R's mean(): 0 to 10 and 50 have the mean 8.75, and 5.5 when a tenth is trimmed.
TEST(TrimmedMean, AsR) {
    series x = count_to(12);
    x.back() = 50;
    EXPECT_DOUBLE_EQ(run::whole(trimmed_mean{.share = 0}, x), 8.75);
    EXPECT_EQ(run::whole(trimmed_mean{.share = 0.1}, x), 5.5);
}

TEST(TrimmedMean, ReachesAWholeNumberThatRoundingMisses) {
    series x = count_to(100);  // 100 * 0.29 is a little less than 29
    for (std::size_t i = 71; i < 100; ++i) x[i] = 1e6;
    EXPECT_EQ(run::whole(trimmed_mean{.share = 0.29}, x), 49.5);
    EXPECT_EQ(run::whole(trimmed_mean{.share = 0.5 - 0x1p-54}, count_to(100)), 49.5) << "two are always left";
    EXPECT_EQ(run::whole(trimmed_mean{.share = 0.49}, count_to(3)), 1);
}

// Of 1 to 9 and 100: type-7 quantiles 1.9 and 18.1.
TEST(TrimmedMean, Winsorized) {
    series x = count_to(11);
    x.erase(x.begin());
    x.back() = 100;
    EXPECT_NEAR(run::whole(winsorized_mean{.share = 0.1}, x), 6.4, 1e-14);
    EXPECT_DOUBLE_EQ(run::whole(winsorized_mean{.share = 0}, x), 14.5);
    EXPECT_NEAR(run::rolling(winsorized_mean{.share = 0.1}, x, 10).back(), 6.4, 1e-14);
}

TEST(TrimmedMean, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(trimmed_mean{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(winsorized_mean{}, series{std::nan("")})));
    EXPECT_EQ(run::whole(trimmed_mean{}, series{0.1}), 0.1);
    EXPECT_EQ(run::whole(winsorized_mean{}, series{0.1}), 0.1);
    EXPECT_EQ(run::whole(trimmed_mean{}, series(7, 0.1)), 0.1);
    EXPECT_EQ(run::whole(winsorized_mean{}, series(7, 0.1)), 0.1);
    EXPECT_EQ(run::whole(trimmed_mean{.share = 0.25}, series{-inf, 1, 2, inf}), 1.5);
    EXPECT_EQ(run::whole(trimmed_mean{.share = 0}, series{1, 2, inf}), inf);
    for (const double share : {-0.1, 0.5, std::nan("")}) {
        EXPECT_THROW(run::whole(trimmed_mean{share}, series{1}), std::invalid_argument);
        EXPECT_THROW(run::whole(winsorized_mean{share}, series{1}), std::invalid_argument);
    }
}

}
