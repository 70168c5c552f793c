// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/probabilistic_sharpe_ratio.hpp>

#include <tidemark/infer/sharpe_standard_error.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/stream.hpp>
#include <tidemark/run/whole.hpp>

#include "support/fifty_digits.hpp"
#include "support/skewed_returns.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>
#include <boost/math/special_functions/erf.hpp>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

using namespace tidemark::infer;
using namespace tidemark::support;
namespace run = tidemark::run;

namespace {

using numbers = std::vector<double>;
using psr = probabilistic_sharpe_ratio;
using track = minimum_track_record_length;

const double inf = std::numeric_limits<double>::infinity();

numbers some_returns(std::size_t n, double mean, std::uint64_t seed) { return skewed_returns(n, mean, -0.3, seed); }

/// The paper's ratio and what is under its root.
struct exactly {
    fifty ratio, spread;

    exactly(const numbers& r, fifty risk_free, returns_are returns) {
        const fifty n = r.size();
        ratio = (exact_mean(r) - risk_free) / sqrt(exact_central(r, 2) / (n - 1));
        const fifty m2 = exact_central(r, 2) / n;
        const bool any = returns == returns_are::any;
        const fifty skewness = any ? exact_central(r, 3) / n / (m2 * sqrt(m2)) : fifty{0};
        const fifty kurtosis = any ? exact_central(r, 4) / n / (m2 * m2) : fifty{3};
        spread = 1 - skewness * ratio + (kurtosis - 1) / 4 * ratio * ratio;
    }
};

TEST(probabilistic_sharpe_ratio, meets_the_definition) {
    for (const double mean : {-0.001, 0.0, 0.004}) {
        for (const std::size_t n : {2U, 3U, 24U, 250U}) {
            const numbers r = some_returns(n, mean, n);
            for (const auto returns : {returns_are::any, returns_are::normal}) {
                const double risk_free = 1e-4, benchmark = 0.02;
                const exactly e{r, risk_free, returns};
                const fifty z = (e.ratio - benchmark) * sqrt(fifty{n - 1}) / sqrt(e.spread);
                const fifty want = boost::math::erfc(-z / sqrt(fifty{2})) / 2;
                const double got = run::whole(psr{benchmark, risk_free, returns}, r);
                EXPECT_NEAR(got, static_cast<double>(want), 1e-13) << n << ' ' << mean;
            }
        }
    }
}

// Bailey and Lopez de Prado (2012), "The Sharpe ratio efficient frontier": 24 monthly returns with a ratio of 0.458, a
// skewness of -2.448 and a kurtosis of 10.164 leave 0.913 where normal returns would leave 0.982.
TEST(probabilistic_sharpe_ratio, meets_the_papers_example) {
    const sharpe_summary fund{.count = 24, .ratio = 0.458, .skewness = -2.448, .kurtosis = 10.164};
    EXPECT_NEAR(psr{}.of(fund), 0.913, 5e-4);
    EXPECT_NEAR(psr{}.of({.count = 24, .ratio = 0.458}), 0.982, 5e-4);
}

// It is the one-sided p-value of Mertens' error.
TEST(probabilistic_sharpe_ratio, agrees_with_the_standard_error) {
    const numbers r = some_returns(500, 0.001, 3);
    const sharpe_standard_error error{.periods_per_year = 1, .returns = sharpe_standard_error::assumption::mertens};
    const double ratio = static_cast<double>(exactly{r, 0, returns_are::any}.ratio);
    EXPECT_NEAR(run::whole(psr{}, r), tidemark::core::normal_probability(ratio / run::whole(error, r)), 1e-12);
}

TEST(probabilistic_sharpe_ratio, rolls_and_streams) {
    const numbers r = some_returns(200, 0.001, 4);
    const auto rolled = run::rolling(psr{}, r, 60);
    run::stream live{psr{}, 60};
    for (std::size_t i = 0; i < r.size(); ++i) {
        live.update(r[i]);
        if (i < 59) continue;
        EXPECT_EQ(live.value(), rolled[i]) << i;
        const numbers window{r.begin() + static_cast<std::ptrdiff_t>(i) - 59,
                             r.begin() + static_cast<std::ptrdiff_t>(i) + 1};
        EXPECT_NEAR(rolled[i], run::whole(psr{}, window), 1e-12) << i;
    }
}

TEST(probabilistic_sharpe_ratio, has_no_answer_without_spread) {
    EXPECT_TRUE(std::isnan(run::whole(psr{}, numbers{})));
    EXPECT_TRUE(std::isnan(run::whole(psr{}, numbers{0.01})));
    EXPECT_TRUE(std::isnan(run::whole(psr{}, numbers{0.01, 0.01, 0.01})));
    EXPECT_TRUE(std::isnan(run::whole(psr{}, numbers{0.01, inf, 0.01})));
    EXPECT_TRUE(std::isnan(psr{}.of({.count = 9, .ratio = 1, .skewness = 5, .kurtosis = 3})));  // no sample has these
    EXPECT_EQ(run::whole(psr{}, std::vector<float>{0.5F, 0.25F, -0.5F}), run::whole(psr{}, numbers{0.5, 0.25, -0.5}));
}

TEST(probabilistic_sharpe_ratio, refuses_wrong_parameters) {
    const numbers r{0.01, 0.02};
    EXPECT_EQ(thrown<std::invalid_argument>([&] { run::whole(psr{.benchmark = inf}, r); }),
              "benchmark is inf, expected a finite Sharpe ratio per period");
    EXPECT_THROW(run::whole(psr{.risk_free = inf}, r), std::invalid_argument);
    EXPECT_EQ(thrown<std::invalid_argument>([&] { run::whole(track{.periods_per_year = 1, .confidence = 1}, r); }),
              "confidence is 1, expected a number in (0, 1)");
    EXPECT_THROW(run::whole(track{.periods_per_year = 1, .confidence = 0}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(track{.periods_per_year = 0}, r), std::invalid_argument);
}

// The same paper: to show an annual ratio of 2 to be above 1 with 95 % confidence takes 2.73 years of daily, 2.83 of
// weekly and 3.24 of monthly normal returns.
TEST(minimum_track_record_length, meets_the_papers_example) {
    const std::pair<double, double> years[]{{250, 2.73}, {52, 2.83}, {12, 3.24}};
    for (const auto& [periods, want] : years) {
        const double root = std::sqrt(periods);
        const track t{.periods_per_year = periods, .benchmark = 1 / root};
        EXPECT_NEAR(t.of({.count = 100, .ratio = 2 / root}), want, 5e-3) << periods;
    }
}

TEST(minimum_track_record_length, is_the_length_that_has_the_confidence) {
    const numbers r = some_returns(300, 0.008, 5);
    for (const auto returns : {returns_are::any, returns_are::normal}) {
        for (const double confidence : {0.6, 0.95, 0.999}) {
            const double n = run::whole(
                track{.periods_per_year = 1, .benchmark = 0.01, .confidence = confidence, .returns = returns}, r);
            sharpe_summary s{n, static_cast<double>(exactly{r, 0, returns}.ratio)};
            if (returns == returns_are::any) {
                const fifty m2 = exact_central(r, 2) / r.size();
                s.skewness = static_cast<double>(exact_central(r, 3) / r.size() / (m2 * sqrt(m2)));
                s.kurtosis = static_cast<double>(exact_central(r, 4) / r.size() / (m2 * m2));
            }
            EXPECT_NEAR(psr{.benchmark = 0.01}.of(s), confidence, 1e-12);
        }
    }
}

TEST(minimum_track_record_length, at_the_edges) {
    const sharpe_summary s{.count = 60, .ratio = 0.1};
    EXPECT_EQ((track{.periods_per_year = 1, .benchmark = 0.1}.of(s)), inf);
    EXPECT_EQ((track{.periods_per_year = 1, .benchmark = 0.2}.of(s)), inf);
    EXPECT_EQ((track{.periods_per_year = 1, .confidence = 0.5}.of(s)), 1);  // an even chance
    EXPECT_EQ((track{.periods_per_year = 1, .confidence = 0.2}.of(s)), 1);
    const double exact = track{.periods_per_year = 1}.of(s);
    EXPECT_EQ((track{.periods_per_year = 1, .counted = track::observations::whole}.of(s)), std::ceil(exact));
    EXPECT_EQ((track{.periods_per_year = 12}.of(s)), exact / 12);
    EXPECT_TRUE(std::isnan(run::whole(track{.periods_per_year = 1}, numbers{0.01})));
    EXPECT_TRUE(std::isnan(run::whole(track{.periods_per_year = 1}, numbers{0.01, 0.01})));
}

}
