// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/capture_ratio.hpp>

#include <tidemark/core/pairs.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
constexpr double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();
using risk::captured;
using risk::zero_in;
using tidemark::core::pairs;

const series b{0.1, -0.1, 0, 0.21, -0.19, nan, 0.3};
const series x{0.2, -0.05, 0.03, 0.1, -0.2, 0.5, nan};
const auto rows = pairs(x, b);

double root(double product) { return std::sqrt(product) - 1; }

TEST(CaptureRatio, ComparesGeometricMeansOfTheSideAlone) {
    EXPECT_NEAR(run::whole(risk::up_capture{}, rows), root(1.2 * 1.1) / root(1.1 * 1.21), 1e-14);
    EXPECT_NEAR(run::whole(risk::down_capture{}, rows), root(0.95 * 0.8) / root(0.9 * 0.81), 1e-14);
}

TEST(CaptureRatio, ComparesWholeGrowthOrSumsWhenAsked) {
    EXPECT_NEAR(run::whole(risk::up_capture{.compared = captured::cumulative}, rows),
                (1.2 * 1.1 - 1) / (1.1 * 1.21 - 1), 1e-14);
    EXPECT_NEAR(run::whole(risk::down_capture{.compared = captured::cumulative}, rows),
                (0.95 * 0.8 - 1) / (0.9 * 0.81 - 1), 1e-14);
    EXPECT_NEAR(run::whole(risk::up_capture{.compared = captured::arithmetic}, rows), 0.3 / 0.31, 1e-14);
    EXPECT_NEAR(run::whole(risk::down_capture{.compared = captured::arithmetic}, rows), 0.25 / 0.29, 1e-14);
}

TEST(CaptureRatio, ComparesAnnualisedReturnsWhenAsked) {
    EXPECT_NEAR(run::whole(risk::up_capture_annualised{.periods_per_year = 4}, rows),
                (std::pow(1.2 * 1.1, 2) - 1) / (std::pow(1.1 * 1.21, 2) - 1), 1e-14);
    EXPECT_NEAR(run::whole(risk::down_capture_annualised{.periods_per_year = 4}, rows),
                (std::pow(0.95 * 0.8, 2) - 1) / (std::pow(0.9 * 0.81, 2) - 1), 1e-14);
    EXPECT_NEAR(run::whole(risk::up_capture_annualised{.periods_per_year = 1}, rows),
                run::whole(risk::up_capture{}, rows), 1e-15);
}

// PerformanceAnalytics takes a benchmark of zero for a fall.
TEST(CaptureRatio, CountsZerosWhereItIsTold) {
    EXPECT_NEAR(run::whole(risk::down_capture{.compared = captured::cumulative, .zeros = zero_in::down}, rows),
                (0.95 * 0.8 * 1.03 - 1) / (0.9 * 0.81 - 1), 1e-14);
    EXPECT_NEAR(run::whole(risk::up_capture{.compared = captured::arithmetic, .zeros = zero_in::up}, rows), 0.33 / 0.31,
                1e-14);
    EXPECT_EQ(run::whole(risk::up_capture{.zeros = zero_in::down}, rows), run::whole(risk::up_capture{}, rows));
    EXPECT_EQ(run::whole(risk::down_capture{.zeros = zero_in::up}, rows), run::whole(risk::down_capture{}, rows));
    EXPECT_NE(run::whole(risk::up_capture_annualised{.periods_per_year = 4, .zeros = zero_in::up}, rows),
              run::whole(risk::up_capture_annualised{.periods_per_year = 4}, rows));
    EXPECT_NE(run::whole(risk::down_capture_annualised{.periods_per_year = 4, .zeros = zero_in::down}, rows),
              run::whole(risk::down_capture_annualised{.periods_per_year = 4}, rows));
}

TEST(CaptureRatio, Edges) {
    const auto expect_none = [](const series& p, const series& q) {
        EXPECT_TRUE(std::isnan(run::whole(risk::up_capture{}, pairs(p, q))));
        EXPECT_TRUE(std::isnan(run::whole(risk::up_capture{.compared = captured::arithmetic}, pairs(p, q))));
        EXPECT_TRUE(std::isnan(run::whole(risk::up_capture_annualised{.periods_per_year = 12}, pairs(p, q))));
        EXPECT_TRUE(std::isnan(run::whole(risk::down_capture{}, pairs(p, q))));
        EXPECT_TRUE(std::isnan(run::whole(risk::down_capture{.compared = captured::cumulative}, pairs(p, q))));
        EXPECT_TRUE(std::isnan(run::whole(risk::down_capture_annualised{.periods_per_year = 12}, pairs(p, q))));
    };
    expect_none({}, {});
    expect_none({0.1, nan}, {nan, 0.1});
    expect_none({0.1}, {0});
    EXPECT_NEAR(run::whole(risk::up_capture{}, pairs(series{0.1}, series{0.2})), 0.5, 1e-15);
    EXPECT_TRUE(std::isnan(run::whole(risk::up_capture{}, pairs(series{-1.5}, series{0.2}))));
    EXPECT_EQ(run::whole(risk::up_capture{.zeros = zero_in::up}, pairs(series{0.5}, series{0})), inf);
    EXPECT_THROW(run::whole(risk::up_capture_annualised{.periods_per_year = 0}, rows), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::down_capture_annualised{.periods_per_year = -1}, rows), std::invalid_argument);
}

}
