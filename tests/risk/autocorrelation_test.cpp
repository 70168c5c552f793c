// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/autocorrelation.hpp>

#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

namespace run = tidemark::run;
using series = std::vector<double>;
using tidemark::risk::autocorrelation;
using estimator = autocorrelation::estimator;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Autocorrelation, OfAFewNumbers) {
    const series x{1, 2, 4, 3, 5};  // deviations -2, -1, 1, 0, 2: products 2, -1, 0, 0 of squares 10
    EXPECT_DOUBLE_EQ(run::whole(autocorrelation{}, x), 0.1);
    EXPECT_DOUBLE_EQ(run::whole(autocorrelation{.type = estimator::adjusted}, x), 0.125);
    EXPECT_DOUBLE_EQ(run::whole(autocorrelation{.lag = 2}, x), 0);
    EXPECT_DOUBLE_EQ(run::whole(autocorrelation{.lag = 4}, x), -0.4);
    EXPECT_EQ(run::whole(autocorrelation{.lag = 0}, x), 1);
    // (1, 2, 4, 3) and (2, 4, 3, 5): deviations -1.5, -0.5, 1.5, 0.5 and -1.5, 0.5, -0.5, 1.5
    EXPECT_DOUBLE_EQ(run::whole(autocorrelation{.type = estimator::pairwise}, x), 2.0 / 5);
    EXPECT_EQ(run::whole(autocorrelation{.type = estimator::pairwise}, series{1, 2, 3, 4}), 1);
    EXPECT_EQ(run::whole(autocorrelation{.type = estimator::pairwise}, series{1, -1, 1, -1}), -1);
}

TEST(Autocorrelation, LeavesMissingRowsOut) {
    EXPECT_DOUBLE_EQ(run::whole(autocorrelation{}, series{1, nan, 2, 4, nan, 3, 5}), 0.1);
    const series rolled = run::rolling(autocorrelation{}, series{9, 1, 2, nan, 4, 3, 5}, 6, tidemark::missing::skip{2});
    EXPECT_DOUBLE_EQ(rolled.back(), 0.1);
}

TEST(Autocorrelation, KeepsDigitsAtAHighLevel) {
    EXPECT_DOUBLE_EQ(run::whole(autocorrelation{}, series{1e9 + 1, 1e9 + 2, 1e9 + 4, 1e9 + 3, 1e9 + 5}), 0.1);
}

TEST(Autocorrelation, Edges) {
    for (const auto type : {estimator::full_sample, estimator::adjusted, estimator::pairwise}) {
        const autocorrelation at_two{.lag = 2, .type = type};
        EXPECT_TRUE(std::isnan(run::whole(at_two, series{})));
        EXPECT_TRUE(std::isnan(run::whole(at_two, series{1})));
        EXPECT_TRUE(std::isnan(run::whole(at_two, series{1, 2})));
        EXPECT_TRUE(std::isnan(run::whole(at_two, series(9, 0.1))));
        EXPECT_TRUE(std::isnan(run::whole(at_two, series{1, 2, 5, std::numeric_limits<double>::infinity(), 3})));
    }
    const autocorrelation pairwise{.type = estimator::pairwise};
    EXPECT_TRUE(std::isnan(run::whole(pairwise, series{1, 2}))) << "one pair has no correlation";
    EXPECT_TRUE(std::isnan(run::whole(pairwise, series{0.1, 0.1, 0.1, 7}))) << "its early side is constant";
    EXPECT_EQ(run::whole(autocorrelation{}, series{1, 2}), -0.5);
}

}
