// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/expected_shortfall.hpp>

#include <tidemark/risk/value_at_risk.hpp>
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

using es = risk::expected_shortfall_historical;
const series r{-0.05, 0.01, -0.02, 0.03, 0.02, -0.01, 0, 0.04, 0.015, -0.03};  // worst: -0.05 -0.03 -0.02

double shortfall(double alpha, es::tail tail) { return run::whole(es{.alpha = alpha, .averaged = tail}, r); }

TEST(ExpectedShortfall, TakesTheExactShareOfTheTail) {
    EXPECT_NEAR(shortfall(0.2, es::tail::acerbi_tasche), 0.04, 1e-16);
    EXPECT_NEAR(shortfall(0.25, es::tail::acerbi_tasche), (0.05 + 0.03 + 0.5 * 0.02) / 2.5, 1e-16);
    EXPECT_EQ(shortfall(0.01, es::tail::acerbi_tasche), 0.05);
}

// The linear 0.25 quantile is -0.0175, the linear 2/9 quantile is the observation -0.02 itself.
TEST(ExpectedShortfall, NamedAlternatives) {
    EXPECT_NEAR(shortfall(0.25, es::tail::mean_le_quantile), 0.1 / 3, 1e-16);
    EXPECT_NEAR(shortfall(0.25, es::tail::count_floor), 0.1 / 3, 1e-16);
    EXPECT_NEAR(shortfall(2.0 / 9, es::tail::mean_le_quantile), 0.1 / 3, 1e-16);
    EXPECT_NEAR(shortfall(2.0 / 9, es::tail::mean_lt_quantile), 0.04, 1e-16);
}

// The 0.25 quantile of type 1 is the third smallest.
TEST(ExpectedShortfall, EndsTheMeansAtTheQuantileAskedFor) {
    const auto of_type_1 = [](es::tail tail) {
        return run::whole(es{.alpha = 0.25, .averaged = tail, .bound = risk::quantile_type::inverted_cdf}, r);
    };
    EXPECT_NEAR(of_type_1(es::tail::mean_le_quantile), 0.1 / 3, 1e-16);
    EXPECT_NEAR(of_type_1(es::tail::mean_lt_quantile), 0.04, 1e-16);
    EXPECT_NEAR(shortfall(0.25, es::tail::mean_lt_quantile), 0.1 / 3, 1e-16);
    EXPECT_EQ(of_type_1(es::tail::acerbi_tasche), shortfall(0.25, es::tail::acerbi_tasche));
    EXPECT_EQ(of_type_1(es::tail::count_floor), shortfall(0.25, es::tail::count_floor));
}

// To the last bit: also where all of the tail is equal and its sum is rounded.
TEST(ExpectedShortfall, IsNeverBelowTheValueAtRiskOfItsOwnQuantile) {
    const auto at_risk = [](const series& x, double alpha, risk::quantile_type type) {
        return run::whole(risk::value_at_risk_historical{.alpha = alpha, .type = type}, x);
    };
    series tied = r;
    for (const double x : {0.1, 0.3, 0.7}) tied.insert(tied.end(), 9, -x / 3);
    for (const series& x : {r, tied, series(13, -0.1), series(13, 0.1)}) {
        for (double alpha = 0.01; alpha < 1; alpha += 0.01) {
            EXPECT_GE(run::whole(es{.alpha = alpha}, x), at_risk(x, alpha, risk::quantile_type::inverted_cdf));
            for (const es::tail tail : {es::tail::mean_le_quantile, es::tail::count_floor})
                EXPECT_GE(run::whole(es{.alpha = alpha, .averaged = tail}, x),
                          at_risk(x, alpha, risk::quantile_type::linear));
            for (int type = 1; type <= 9; ++type) {
                const auto bound = static_cast<risk::quantile_type>(type);
                EXPECT_GE(run::whole(es{.alpha = alpha, .averaged = es::tail::mean_le_quantile, .bound = bound}, x),
                          at_risk(x, alpha, bound));
            }
        }
    }
}

TEST(ExpectedShortfall, OfInfinities) {
    EXPECT_EQ(run::whole(es{.alpha = 0.5}, series{-inf, 0, 1, 2}), inf);
    EXPECT_EQ(run::whole(es{.alpha = 0.5}, series{-inf, -inf, 1, 2}), inf);
    EXPECT_EQ(run::whole(es{.alpha = 0.75}, series{-1, inf, inf, inf}), -inf);
    EXPECT_EQ(run::whole(es{.alpha = 0.5}, series{inf, inf, inf}), -inf);
    EXPECT_TRUE(std::isnan(run::whole(es{.alpha = 0.75}, series{-inf, inf, inf, inf})));
}

TEST(ExpectedShortfall, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(es{}, series{})));
    EXPECT_EQ(run::whole(es{}, series{0.02}), -0.02);
    EXPECT_EQ(run::whole(es{.as = risk::sign::as_return}, series{0.02}), 0.02);
    EXPECT_TRUE(std::isnan(run::whole(es{.averaged = es::tail::mean_lt_quantile}, series{0.02})));
    EXPECT_THROW(run::whole(es{.alpha = 1}, r), std::invalid_argument);
}

}
