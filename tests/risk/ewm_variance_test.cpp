// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/ewm_variance.hpp>

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
using namespace tidemark::risk;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

const series x{0.02, -0.01, 0.035, 0.005, -0.03, 0.015};

void expect_near(const series& got, const series& want) {
    ASSERT_EQ(got.size(), want.size());
    for (std::size_t i = 0; i < want.size(); ++i) {
        EXPECT_EQ(std::isnan(got[i]), std::isnan(want[i])) << i;
        if (std::isnan(want[i])) continue;
        EXPECT_NEAR(got[i], want[i], 1e-15 * want[i] + 1e-19) << i;
    }
}

// pandas 1.5.3: x.ewm(span=4, adjust=...).var(bias=...)
TEST(EwmVariance, OfAllRowsSoFarIsThatOfPandas) {
    ewm_variance v{.decay = decay::span(4)};
    expect_near(run::expanding(v, x), {nan, 0.0004499999999999999, 0.0006336734693877552, 0.0003770708283313325,
                                       0.0008240304935298197, 0.0006154758208846195});
    v.bias = weighted_bias::biased;
    expect_near(run::expanding(v, x), {0.0, 0.0002109375, 0.00038796334860474805, 0.0002547307525951557,
                                       0.0005832832084666316, 0.00044654638387557226});
    v.weights = ewm_weights::recursive;
    expect_near(run::expanding(v, x), {0.0, 0.00021600000000000005, 0.00030456000000000005, 0.00022844160000000003,
                                       0.000586622976, 0.00043890587135999996});
    v.bias = weighted_bias::debiased;
    expect_near(run::expanding(v, x), {nan, 0.00045000000000000015, 0.0004665441176470589, 0.00031949516648764777,
                                       0.0007955257457090485, 0.0005887678827219814});
}

// pandas 1.5.3: ewm(alpha=0.3, ignore_na=True).var()
TEST(EwmVariance, OfRowsWithGapsIsThatOfPandasWhichIgnoresThem) {
    expect_near(
        run::expanding(ewm_variance{.decay = decay::alpha(0.3)}, series{0.02, nan, nan, 0.035, 0.005, nan, 0.015}),
        {nan, nan, nan, 0.00011250000000000005, 0.00026660958904109586, 0.00026660958904109586,
         0.00014778086788636577});
}

TEST(EwmVariance, NeedsTwoObservationsUnlessBiased) {
    ewm_variance v{.decay = decay::span(4)};
    EXPECT_TRUE(std::isnan(run::whole(v, series{})));
    EXPECT_TRUE(std::isnan(run::whole(v, series{1})));
    v.bias = weighted_bias::biased;
    EXPECT_TRUE(std::isnan(run::whole(v, series{})));
    EXPECT_EQ(run::whole(v, series{1}), 0);
    EXPECT_TRUE(std::isnan(run::whole(ewm_variance{.decay = decay::alpha(1)}, x))) << "but one weight";
    EXPECT_EQ(run::whole(ewm_variance{.decay = decay::half_life(3)}, series(100, 0.1)), 0);
    EXPECT_THROW(run::whole(ewm_variance{.decay = decay::alpha(0)}, x), std::invalid_argument);
}

// pandas 1.5.3: x.ewm(span=4).std()
TEST(EwmVolatility, IsTheRootOfTheVarianceScaledToAYear) {
    EXPECT_NEAR(run::whole(ewm_volatility{.periods_per_year = 1, .decay = decay::span(4)}, x), 0.024808785155356148,
                1e-17);
    EXPECT_NEAR(run::whole(ewm_volatility{.periods_per_year = 252, .decay = decay::span(4)}, x),
                0.024808785155356148 * std::sqrt(252.0), 1e-15);
    EXPECT_THROW(run::whole(ewm_volatility{.periods_per_year = 0, .decay = decay::span(4)}, x), std::invalid_argument);
    EXPECT_THROW(run::whole(ewm_volatility{.periods_per_year = 1, .decay = decay::span(0)}, x), std::invalid_argument);
}

}
