// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/ewm_mean.hpp>

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
using tidemark::risk::ewm_mean;
using tidemark::risk::ewm_weights;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

const series x{0.02, -0.01, 0.035, 0.005, -0.03, 0.015};

void expect_near(const series& got, const series& want) {
    ASSERT_EQ(got.size(), want.size());
    for (std::size_t i = 0; i < want.size(); ++i) EXPECT_NEAR(got[i], want[i], 1e-16) << i;
}

// pandas 1.5.3: x.ewm(span=4, adjust=...).mean(), and by the other measures.
TEST(EwmMean, OfAllRowsSoFarIsThatOfPandas) {
    expect_near(
        run::expanding(ewm_mean{.decay = decay::span(4)}, x),
        {0.02, 0.00125, 0.018469387755102044, 0.012279411764705884, -0.00605829285218598, 0.0027772556390977463});
    expect_near(run::expanding(ewm_mean{.decay = decay::span(4), .weights = ewm_weights::recursive}, x),
                {0.02, 0.008, 0.0188, 0.01328, -0.004032000000000001, 0.0035808});
    const series quarter{0.02,
                         0.0028571428571428567,
                         0.016756756756756756,
                         0.012457142857142856,
                         -0.001459667093469911,
                         0.0035461835461835455};
    expect_near(run::expanding(ewm_mean{.decay = decay::centre_of_mass(3)}, x), quarter);
    expect_near(run::expanding(ewm_mean{.decay = decay::alpha(0.25)}, x), quarter);
    expect_near(run::expanding(ewm_mean{.decay = decay::half_life(2)}, x),
                {0.02, 0.0024264068711928525, 0.01718491035931837, 0.012426406871192853, -0.002668412238271657,
                 0.0032458256266316363});
}

// pandas 1.5.3: ewm(alpha=0.3, ignore_na=True).mean()
TEST(EwmMean, OfRowsWithGapsIsThatOfPandasWhichIgnoresThem) {
    expect_near(
        run::expanding(ewm_mean{.decay = decay::alpha(0.3)}, series{0.02, nan, nan, 0.035, 0.005, nan, 0.015}),
        {0.02, 0.02, 0.02, 0.028823529411764706, 0.017945205479452053, 0.017945205479452053, 0.016782471377812868});
}

TEST(EwmMean, RollsOverTheWindowAlone) {
    const auto rolled = run::rolling(ewm_mean{.decay = decay::factor(0.5)}, x, 3);
    EXPECT_TRUE(std::isnan(rolled[1]));
    EXPECT_NEAR(rolled[2], (0.25 * 0.02 - 0.5 * 0.01 + 0.035) / 1.75, 1e-17);
    EXPECT_NEAR(rolled[5], (0.25 * 0.005 - 0.5 * 0.03 + 0.015) / 1.75, 1e-17);
    const auto recursive = run::rolling(ewm_mean{.decay = decay::factor(0.5), .weights = ewm_weights::recursive}, x, 3);
    EXPECT_NEAR(recursive[5], 0.5 * (0.5 * 0.005 - 0.5 * 0.03) + 0.5 * 0.015, 1e-17);
}

TEST(EwmMean, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(ewm_mean{.decay = decay::span(4)}, series{})));
    EXPECT_EQ(run::whole(ewm_mean{.decay = decay::alpha(1)}, x), 0.015);
    EXPECT_EQ(run::whole(ewm_mean{.decay = decay::alpha(1), .weights = ewm_weights::recursive}, x), 0.015);
    EXPECT_EQ(run::whole(ewm_mean{.decay = decay::span(9)}, series(500, 1e9 + 0.1)), 1e9 + 0.1);
    EXPECT_THROW(run::whole(ewm_mean{.decay = decay::span(0.5)}, x), std::invalid_argument);
}

}
