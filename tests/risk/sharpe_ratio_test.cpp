// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/sharpe_ratio.hpp>

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
[[maybe_unused]] constexpr double inf = std::numeric_limits<double>::infinity();

const series r{0.01, -0.02, 0.03, 0.005};

TEST(SharpeRatio, ByItsDefinition) {
    const double mean = 0.00625,
                 sd = std::sqrt((0.00375 * 0.00375 + 0.02625 * 0.02625 + 0.02375 * 0.02375 + 0.00125 * 0.00125) / 3);
    EXPECT_NEAR(run::whole(risk::sharpe_ratio{.periods_per_year = 1}, r), mean / sd, 1e-15);
    EXPECT_NEAR(run::whole(risk::sharpe_ratio{.periods_per_year = 365, .risk_free = 0.001}, r),
                (mean - 0.001) / sd * std::sqrt(365.0), 1e-14);
    EXPECT_NEAR(run::whole(risk::sharpe_ratio{.periods_per_year = 1, .ddof = 0}, r), mean / sd * std::sqrt(4.0 / 3),
                1e-15);
}

TEST(SharpeRatio, WithoutSpreadFollowsTheDivision) {
    const risk::sharpe_ratio sharpe{.periods_per_year = 252, .risk_free = 0.001};
    EXPECT_EQ(run::whole(sharpe, series{0.002, 0.002, 0.002}), inf);
    EXPECT_EQ(run::whole(sharpe, series{0.0005, 0.0005, 0.0005}), -inf);
    EXPECT_TRUE(std::isnan(run::whole(sharpe, series{0.001, 0.001, 0.001})));
}

TEST(SharpeRatio, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::sharpe_ratio{.periods_per_year = 252}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(risk::sharpe_ratio{.periods_per_year = 252}, series{0.01})));
    EXPECT_THROW(run::whole(risk::sharpe_ratio{.periods_per_year = 0}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::sharpe_ratio{.periods_per_year = 1, .risk_free = inf}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::sharpe_ratio{.periods_per_year = 1, .ddof = -1}, r), std::invalid_argument);
}

TEST(SharpeRatio, GeometricNumeratorIsTheCompoundedExcess) {
    const double growth = 1.009 * 0.979 * 1.029 * 1.004;
    const double volatility = run::whole(risk::sharpe_ratio{.periods_per_year = 12, .risk_free = 0.001}, r);
    const double sd = (0.00625 - 0.001) * std::sqrt(12.0) / volatility;
    EXPECT_NEAR(run::whole(risk::sharpe_ratio_geometric{.periods_per_year = 12, .risk_free = 0.001}, r),
                (std::pow(growth, 3) - 1) / (sd * std::sqrt(12.0)), 1e-13);
    EXPECT_TRUE(std::isnan(run::whole(risk::sharpe_ratio_geometric{.periods_per_year = 12}, series{0.1, -1.5})));
}

TEST(SharpeRatio, OverASeriesTakesTheSpreadOfEither) {
    using over = risk::sharpe_ratio_over_series;
    using tidemark::core::pairs;
    const series f{0.001, 0.003, 0.002, 0.004};
    series excess;
    for (std::size_t i = 0; i < r.size(); ++i) excess.push_back(r[i] - f[i]);
    EXPECT_NEAR(run::whole(over{.periods_per_year = 12}, pairs(r, f)),
                run::whole(risk::sharpe_ratio{.periods_per_year = 12}, excess), 1e-15);
    const double raw = run::whole(risk::sharpe_ratio{.periods_per_year = 12}, r) / 0.00625 * (0.00625 - 0.0025);
    EXPECT_NEAR(run::whole(over{.periods_per_year = 12, .spread_of = over::spread::raw}, pairs(r, f)), raw, 1e-14);
    EXPECT_NEAR(run::whole(over{.periods_per_year = 12, .ddof = 0, .spread_of = over::spread::raw}, pairs(r, f)),
                raw * std::sqrt(4.0 / 3), 1e-14);
    const over yearly{.periods_per_year = 12};
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(series{}, series{}))));
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(series{0.1}, series{0}))));
    EXPECT_TRUE(std::isnan(run::whole(yearly, pairs(r, r))));
    EXPECT_EQ(run::whole(yearly, pairs(series{1.5, 0.5}, series{1, 0})), inf);
    EXPECT_THROW(run::whole(over{.periods_per_year = 0}, pairs(r, f)), std::invalid_argument);
    EXPECT_THROW(run::whole(over{.periods_per_year = 1, .ddof = -1}, pairs(r, f)), std::invalid_argument);
}

}
