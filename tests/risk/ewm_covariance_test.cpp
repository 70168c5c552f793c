// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/ewm_covariance.hpp>

#include <tidemark/core/pairs.hpp>
#include <tidemark/run.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace {

namespace run = tidemark::run;
using series = std::vector<double>;
using tidemark::core::decay;
using tidemark::core::pairs;
using namespace tidemark::risk;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

const series x{0.02, -0.01, 0.035, 0.005, -0.03, 0.015};
const series y{0.01, 0.0, 0.02, -0.01, -0.015, 0.03};

void expect_near(const series& got, const series& want, double tolerance = 1e-15) {
    ASSERT_EQ(got.size(), want.size());
    for (std::size_t i = 0; i < want.size(); ++i) {
        EXPECT_EQ(std::isnan(got[i]), std::isnan(want[i])) << i;
        if (std::isnan(want[i])) continue;
        EXPECT_NEAR(got[i], want[i], tolerance * want[i] + 1e-19) << i;
    }
}

// pandas 1.5.3: x.ewm(span=4, adjust=...).cov(y, bias=...)
TEST(EwmCovariance, OfAllRowsSoFarIsThatOfPandas) {
    ewm_covariance c{.decay = decay::span(4)};
    expect_near(run::expanding(c, pairs(x, y)), {nan, 0.00014999999999999996, 0.0002801020408163265,
                                                 0.0002463385354141656, 0.00038122984447075143, 0.0004662678773616901});
    c.bias = weighted_bias::biased;
    expect_near(run::expanding(c, pairs(x, y)), {0.0, 7.03125e-05, 0.00017149104539775092, 0.00016641435986159168,
                                                 0.0002698504103817949, 0.00033829149332615906});
    c.weights = ewm_weights::recursive;
    expect_near(run::expanding(c, pairs(x, y)),
                {0.0, 7.2e-05, 0.00013392, 0.0001518912, 0.00027768883199999993, 0.00032293757951999994});
    c.bias = weighted_bias::debiased;
    expect_near(run::expanding(c, pairs(x, y)),
                {nan, 0.00015000000000000001, 0.00020514705882352941, 0.0002124328678839957, 0.00037657682052991164,
                 0.00043320285134531466});
}

// pandas 1.5.3: x.ewm(span=4, adjust=...).corr(y)
TEST(EwmCorrelation, OfAllRowsSoFarIsThatOfPandas) {
    ewm_correlation c{.decay = decay::span(4)};
    expect_near(run::expanding(c, pairs(x, y)), {nan, 0.9999999999999998, 0.989203640772339, 0.8178893057494668,
                                                 0.8771104500495654, 0.800661982777857});
    c.weights = ewm_weights::recursive;
    expect_near(run::expanding(c, pairs(x, y)),
                {nan, 1.0, 0.9790016082398282, 0.8237350017311428, 0.8879486734615011, 0.7895716162985382});
}

TEST(EwmBeta, IsCovarianceByVariance) {
    for (const ewm_weights weights : {ewm_weights::adjusted, ewm_weights::recursive}) {
        const double covariance = run::whole(ewm_covariance{.decay = decay::span(4), .weights = weights}, pairs(x, y));
        const double variance = run::whole(ewm_covariance{.decay = decay::span(4), .weights = weights}, pairs(y, y));
        EXPECT_NEAR(run::whole(ewm_beta{.decay = decay::span(4), .weights = weights}, pairs(x, y)),
                    covariance / variance, 4e-16);
    }
}

TEST(EwmCovariance, Edges) {
    const series one{1}, flat{3, 3, 3}, rising{1, 2, 3};
    const decay d = decay::half_life(2);
    EXPECT_TRUE(std::isnan(run::whole(ewm_covariance{.decay = d}, pairs(one, one))));
    EXPECT_TRUE(std::isnan(run::whole(ewm_correlation{.decay = d}, pairs(one, one))));
    EXPECT_TRUE(std::isnan(run::whole(ewm_beta{.decay = d}, pairs(one, one))));
    EXPECT_TRUE(std::isnan(run::whole(ewm_correlation{.decay = d}, pairs(flat, rising))));
    EXPECT_TRUE(std::isnan(run::whole(ewm_beta{.decay = d}, pairs(rising, flat))));
    EXPECT_EQ(run::whole(ewm_beta{.decay = d}, pairs(flat, rising)), 0);
    for (const double alpha : {0.0, 2.0}) {
        EXPECT_THROW(run::whole(ewm_covariance{.decay = decay::alpha(alpha)}, pairs(x, y)), std::invalid_argument);
        EXPECT_THROW(run::whole(ewm_correlation{.decay = decay::alpha(alpha)}, pairs(x, y)), std::invalid_argument);
        EXPECT_THROW(run::whole(ewm_beta{.decay = decay::alpha(alpha)}, pairs(x, y)), std::invalid_argument);
    }
}

}
