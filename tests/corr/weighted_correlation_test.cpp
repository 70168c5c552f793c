// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/weighted_correlation.hpp>

#include "support/thrown.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/risk/correlation.hpp>
#include <tidemark/risk/covariance.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace {

namespace run = tidemark::run;
using series = std::vector<double>;
using tidemark::core::pairs;
using tidemark::support::thrown;
using namespace tidemark::corr;
using tidemark::risk::weighted_bias;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

const series x{1, 4, 2, 8};
const series y{3, 1, 2, 9};
const series w{0.5, 2, 0, 1.5};

// By hand: sum w = 4, sum w^2 = 6.5, mean x = 20.5/4, mean y = 17/4.
constexpr double mx = 5.125, my = 4.25, divisor = 4 - 6.5 / 4;
const double xx = 0.5 * (1 - mx) * (1 - mx) + 2 * (4 - mx) * (4 - mx) + 1.5 * (8 - mx) * (8 - mx);
const double yy = 0.5 * (3 - my) * (3 - my) + 2 * (1 - my) * (1 - my) + 1.5 * (9 - my) * (9 - my);
const double xy = 0.5 * (1 - mx) * (3 - my) + 2 * (4 - mx) * (1 - my) + 1.5 * (8 - mx) * (9 - my);

TEST(WeightedCorrelation, CovarianceAndCorrelationByTheirDefinition) {
    EXPECT_DOUBLE_EQ(weighted_covariance(x, y, w), xy / divisor);
    EXPECT_DOUBLE_EQ(weighted_covariance(x, y, w, weighted_bias::biased), xy / 4);
    EXPECT_DOUBLE_EQ(weighted_correlation(x, y, w), xy / std::sqrt(xx * yy));
}

TEST(WeightedCorrelation, OfEqualWeightsOfAnyScaleIsTheUnweighted) {
    for (const double scale : {1.0, 1e-3, 1e150}) {
        const series equal(4, scale);
        EXPECT_NEAR(weighted_covariance(x, y, equal), run::whole(tidemark::risk::covariance{}, pairs(x, y)), 1e-14);
        EXPECT_NEAR(weighted_correlation(x, y, equal), run::whole(tidemark::risk::correlation{}, pairs(x, y)), 1e-15);
    }
}

TEST(WeightedCorrelation, RowsWithAMissingPartDoNotCount) {
    const series gap{1, nan, 2, 8}, weight{0.5, 2, 0, nan};
    EXPECT_EQ(weighted_covariance(gap, y, w),
              weighted_covariance(series{1, 2, 8}, series{3, 2, 9}, series{0.5, 0, 1.5}));
    EXPECT_EQ(weighted_covariance(x, y, weight), weighted_covariance(series{1, 4}, series{3, 1}, series{0.5, 2}));
}

TEST(WeightedCorrelation, Edges) {
    const series one{0, 3, 0, 0};
    EXPECT_TRUE(std::isnan(weighted_correlation(x, series(4, 7.0), w)));
    EXPECT_TRUE(std::isnan(weighted_covariance(x, y, one)));
    EXPECT_EQ(weighted_covariance(x, y, one, weighted_bias::biased), 0);
    EXPECT_TRUE(std::isnan(weighted_covariance(x, y, series(4, 1e200)))) << "whose squares overflow";
    EXPECT_TRUE(std::isnan(weighted_correlation(series{}, series{}, series{})));
}

TEST(WeightedCorrelation, RefusesWrongWeightsAndLengths) {
    const auto with = [](const series& y_, const series& w_) {
        return thrown<std::invalid_argument>([&] { weighted_correlation(x, y_, w_); });
    };
    EXPECT_EQ(with(y, {1, -2, 1, 1}), "weights[1] is -2, expected 0 or more, finite");
    EXPECT_EQ(with(y, {1, 1, 1, HUGE_VAL}), "weights[3] is inf, expected 0 or more, finite");
    EXPECT_EQ(with({1}, w), "length of y is 1, expected the length of x, 4");
    EXPECT_EQ(with(y, {1}), "length of weights is 1, expected the length of x, 4");
}

}
