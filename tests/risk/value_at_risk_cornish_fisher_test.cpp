// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/value_at_risk_cornish_fisher.hpp>

#include "support/definition_drawdown_and_tail.hpp"

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
[[maybe_unused]] const double nan = std::numeric_limits<double>::quiet_NaN();

using var = risk::value_at_risk_cornish_fisher;
using es = risk::expected_shortfall_cornish_fisher;
using expansion = risk::cornish_fisher_expansion;
constexpr auto maillard = var::parameters::maillard;
constexpr auto non_operational = es::tail::non_operational;
const series skewed{-0.05, 0.01, -0.02, 0.03, 0.02, -0.01, 0, 0.04, 0.015, -0.03, -0.09, 0.01};

var::state state_of(const series& r) {
    var::state s;
    for (const double x : r) s.absorb(x);
    return s;
}

TEST(ValueAtRiskCornishFisher, BendsTheNormalQuantile) {
    const auto alpha = static_cast<long double>(0.01);
    EXPECT_NEAR(run::whole(var{.alpha = 0.01}, skewed),
                static_cast<double>(definition::value_at_risk_cornish_fisher(skewed, alpha)), 1e-15);
    EXPECT_NEAR(run::whole(var{.alpha = 0.01, .as = risk::sign::as_return}, skewed),
                -static_cast<double>(definition::value_at_risk_cornish_fisher(skewed, alpha)), 1e-15);
}

TEST(ValueAtRiskCornishFisher, ScalesWithDdof) {
    const double mean = static_cast<double>(definition::mean(skewed)), n = 12;
    EXPECT_NEAR(run::whole(var{.ddof = 1}, skewed) + mean, std::sqrt(n / (n - 1)) * (run::whole(var{}, skewed) + mean),
                1e-15);
}

// Maillard (2012) prints the moments of the bent distribution as polynomials of its parameters; for skewness 0 they are
// 1 + k^2/96 and 3 + k + 7k^2/16 + 3k^3/32 + 31k^4/3072.
TEST(CornishFisherExpansion, KnowsTheMomentsThatItMakes) {
    const double k = 2;
    const auto m = expansion{0, k}.moments();
    EXPECT_NEAR(m.variance, 1 + k * k / 96, 1e-15);
    EXPECT_EQ(m.skewness, 0);
    EXPECT_NEAR(
        m.excess,
        (3 + k + 7 * k * k / 16 + 3 * k * k * k / 32 + 31 * k * k * k * k / 3072) / (m.variance * m.variance) - 3,
        1e-14);
}

// By Simpson's rule over the normal density.
TEST(CornishFisherExpansion, HasTheMomentsThatMaillardAsksFor) {
    for (const auto& [s, k] : {std::pair{0.0, 1.0}, {0.0, 6.0}, {-0.5, 2.0}, {1.0, 5.0}, {-1.5, 12.0}, {0.3, 0.3}}) {
        const expansion bent = expansion::with_moments(s, k);
        double moment[5]{};
        const int steps = 4800;
        for (int i = 0; i <= steps; ++i) {
            const double z = -12 + 24.0 * i / steps;
            const double weight = (i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2) * 24.0 / steps / 3;
            double power = weight * tidemark::core::normal_density(z);
            for (double& m : moment) m += power, power *= bent(z);
        }
        EXPECT_NEAR(moment[1], 0, 1e-12);
        EXPECT_NEAR(moment[2], 1, 1e-9) << s << ' ' << k;
        EXPECT_NEAR(moment[3], s, 1e-9) << s << ' ' << k;
        EXPECT_NEAR(moment[4] - 3, k, 1e-8) << s << ' ' << k;
    }
}

TEST(CornishFisherExpansion, IsFoundWhereverItIsValid) {
    for (double s = -3; s <= 3; s += 0.2) {
        for (double k = 0; k <= 8.5; k += 0.3) {
            const expansion wanted{s, k};
            if (!wanted.rises()) continue;
            const auto m = wanted.moments();
            const expansion found = expansion::with_moments(m.skewness, m.excess);
            EXPECT_NEAR(found.skewness, s, 1e-9);
            EXPECT_NEAR(found.excess, k, 1e-9);
            EXPECT_NEAR(found.scale, 1 / std::sqrt(m.variance), 1e-12);
        }
    }
}

TEST(ValueAtRiskCornishFisher, ByMaillardTakesTheParametersThatHaveTheMoments) {
    const series tailed{-0.06, 0.01, -0.01, 0.005, 0.02, -0.005, 0, 0.015, 0.01, -0.015, 0.05, 0.002};
    const auto s = state_of(tailed);
    const expansion bent = var{.bent_by = maillard}.expansion(s);
    EXPECT_NEAR(bent.moments().variance, 1, 1e-14);
    EXPECT_NEAR(bent.moments().skewness, static_cast<double>(definition::g1(tailed)), 1e-9);
    EXPECT_NEAR(bent.moments().excess, static_cast<double>(definition::moment_kurtosis(tailed) - 3), 1e-9);
    EXPECT_TRUE((var{.bent_by = maillard}.is_valid(s)));
    const double sd = static_cast<double>(definition::standard_deviation(tailed, 0));
    EXPECT_NEAR(run::whole(var{.bent_by = maillard}, tailed),
                -static_cast<double>(definition::mean(tailed)) - sd * bent(tidemark::core::normal_quantile(0.05)),
                1e-15);
    const series coin{-1, 1};  // kurtosis 1: no cubic has it
    EXPECT_TRUE(std::isnan(run::whole(var{.bent_by = maillard}, coin)));
    EXPECT_FALSE((var{.bent_by = maillard}.is_valid(state_of(coin))));
}

// Monotone where S^2/9 <= 4 (K/8 - S^2/6)(1 - K/8 + 5 S^2/36): without skewness for K from 0 to 8.
TEST(ValueAtRiskCornishFisher, KnowsItsDomainOfValidity) {
    EXPECT_TRUE((expansion{0, 0}.rises()));
    EXPECT_TRUE((expansion{0, 8}.rises()));
    EXPECT_FALSE((expansion{0, 8.1}.rises()));
    EXPECT_FALSE((expansion{0, -0.1}.rises()));
    EXPECT_FALSE((expansion{1, 0}.rises()));
    EXPECT_TRUE((expansion{-0.5, 2}.rises()));
    const series coin{-1, 1};  // excess kurtosis -2: the value is told all the same
    EXPECT_FALSE(var{}.is_valid(state_of(coin)));
    EXPECT_FALSE(es{}.is_valid(state_of(coin)));
    EXPECT_TRUE(std::isfinite(run::whole(var{}, coin)));
    EXPECT_TRUE(var{}.is_valid(state_of(series(5, 0.1))));
    EXPECT_FALSE(var{}.is_valid(state_of({})));
    EXPECT_EQ(var{}.is_valid(state_of(skewed)), var{}.expansion(state_of(skewed)).rises());
}

TEST(CornishFisherExpansion, RisesExactlyWhereItsSlopeIsNeverNegative) {
    for (double s = -7; s <= 7; s += 0.173) {
        for (double k = -3; k <= 30; k += 0.371) {
            double least = 1;
            for (double z = -40; z <= 40; z += 0.05)
                least = std::fmin(least, 1 + s * z / 3 + k * (z * z - 1) / 8 - s * s * (6 * z * z - 5) / 36);
            if (std::fabs(least) > 1e-3) {
                EXPECT_EQ((expansion{s, k}.rises()), least > 0) << s << ' ' << k;
            }
        }
    }
}

TEST(ExpectedShortfallCornishFisher, IsTheTailOfTheEdgeworthDensity) {
    for (const double a : {0.01, 0.05, 0.2}) {
        const long double z = definition::normal_quantile(static_cast<long double>(a));
        const long double s = definition::g1(skewed), k = definition::moment_kurtosis(skewed) - 3;
        const long double q = definition::bent(z, s, k), sd = definition::standard_deviation(skewed, 0);
        const long double tail = definition::edgeworth_tail(q, static_cast<long double>(a), s, k);
        EXPECT_NEAR(run::whole(es{.alpha = a, .expected = non_operational}, skewed),
                    static_cast<double>(-definition::mean(skewed) - sd * tail), 1e-15);
        EXPECT_NEAR(run::whole(es{.alpha = a}, skewed),
                    static_cast<double>(-definition::mean(skewed) - sd * std::min(tail, q)), 1e-15);
    }
}

TEST(ExpectedShortfallCornishFisher, IsNeverBelowTheValueAtRiskUnlessAsked) {
    series wild = skewed;
    wild.push_back(-0.9);
    bool below = false;
    for (double alpha = 0.001; alpha < 1; alpha += 0.001) {
        const double value = run::whole(var{.alpha = alpha}, wild);
        EXPECT_GE(run::whole(es{.alpha = alpha}, wild), value) << alpha;
        below = below || run::whole(es{.alpha = alpha, .expected = non_operational}, wild) < value;
    }
    EXPECT_TRUE(below);
}

TEST(ValueAtRiskCornishFisher, IsGaussianWithoutSkewnessAndExcess) {
    const expansion plain{};
    EXPECT_EQ(plain(-1.5), -1.5);
    const expansion none = expansion::with_moments(0, 0);
    EXPECT_EQ(none(-1.5), -1.5);
}

template <class M>
void has_the_edges_of_a_bent_tail() {
    EXPECT_TRUE(std::isnan(run::whole(M{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(M{}, series{nan})));
    EXPECT_EQ(run::whole(M{}, series{0.1}), -0.1);
    EXPECT_TRUE(std::isnan(run::whole(M{.ddof = 1}, series{0.1})));
    EXPECT_EQ(run::whole(M{}, series(7, 0.1)), -0.1);
    EXPECT_TRUE(std::isnan(run::whole(M{}, series{0.1, inf, 0.2})));
    for (const double a : {0.0, 1.0, nan}) EXPECT_THROW(run::whole(M{.alpha = a}, skewed), std::invalid_argument);
    EXPECT_THROW(run::whole(M{.ddof = -1}, skewed), std::invalid_argument);
}

TEST(ValueAtRiskCornishFisher, Edges) {
    has_the_edges_of_a_bent_tail<var>();
    has_the_edges_of_a_bent_tail<es>();
}

}
