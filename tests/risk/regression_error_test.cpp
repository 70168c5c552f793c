// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/regression_error.hpp>

#include "support/bacon.hpp"
#include "support/fifty_digits.hpp"

#include <tidemark/run.hpp>

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
using risk::coefficient;
using tidemark::core::pairs;
using tidemark::support::bacon;
using tidemark::support::bacon_benchmark;
using tidemark::support::bacon_portfolio;
using tidemark::support::fifty;
using tidemark::support::relative_error;
using white = risk::regression_error_white;
using newey_west = risk::regression_error_newey_west;

/// The line through Bacon's rows in fifty digits: residuals, the rows' weights in a coefficient, leverages.
struct exact_line {
    std::vector<fifty> residuals, weights, leverages;
    std::size_t n = bacon_portfolio.size();

    exact_line(coefficient of, double risk_free) {
        const fifty mx = tidemark::support::exact_mean(bacon_portfolio);
        const fifty mb = tidemark::support::exact_mean(bacon_benchmark);
        const fifty spread = tidemark::support::exact_central(bacon_benchmark, 2);
        const fifty slope = tidemark::support::exact_co_central(bacon_portfolio, bacon_benchmark) / spread;
        for (std::size_t i = 0; i < n; ++i) {
            const fifty z = bacon_benchmark[i] - mb, one = 1 / fifty{n};
            residuals.push_back(bacon_portfolio[i] - mx - slope * z);
            weights.push_back(of == coefficient::slope ? z / spread : one - (mb - risk_free) * z / spread);
            leverages.push_back(one + z * z / spread);
        }
    }
    fifty product(std::size_t i, std::size_t j) const { return residuals[i] * weights[i] * residuals[j] * weights[j]; }
    fifty classical() const {
        fifty squares = 0, form = 0;
        for (std::size_t i = 0; i < n; ++i) squares += residuals[i] * residuals[i], form += weights[i] * weights[i];
        return sqrt(squares / (n - 2) * form);
    }
    fifty newey_west(std::size_t lags) const {
        fifty sum = 0;
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) {
                const std::size_t apart = i < j ? j - i : i - j;
                if (apart <= lags) sum += product(i, j) * (1 - fifty{apart} / (lags + 1));
            }
        return sqrt(sum);
    }
    fifty hc3() const {
        fifty sum = 0;
        for (std::size_t i = 0; i < n; ++i) sum += product(i, i) / pow(1 - leverages[i], 2);
        return sqrt(sum);
    }
};

TEST(RegressionError, MeetsItsDefinition) {
    const fifty corrected = sqrt(fifty{24} / 22);
    for (const coefficient of : {coefficient::slope, coefficient::intercept}) {
        for (const double rf : {0.0, 0.003}) {
            const exact_line line{of, rf};
            const auto expect = [](double got, const fifty& want) { EXPECT_LE(relative_error(got, want), 1e-13); };
            expect(run::whole(risk::regression_error{.of = of, .risk_free = rf}, bacon()), line.classical());
            const auto robust = [&](white::estimator type) {
                return run::whole(white{.of = of, .type = type, .risk_free = rf}, bacon());
            };
            expect(robust(white::estimator::hc0), line.newey_west(0));
            expect(robust(white::estimator::hc1), line.newey_west(0) * corrected);
            expect(robust(white::estimator::hc3), line.hc3());
            for (const std::size_t lags : {0U, 1U, 5U, 40U}) {
                expect(run::whole(newey_west{.of = of, .lags = lags, .risk_free = rf}, bacon()), line.newey_west(lags));
                expect(
                    run::whole(
                        newey_west{
                            .of = of, .lags = lags, .small_sample = newey_west::correction::corrected, .risk_free = rf},
                        bacon()),
                    line.newey_west(lags) * corrected);
            }
        }
    }
}

TEST(RegressionError, OfFloatsIsThatOfTheDoublesTheyAre) {
    const std::vector<float> x{0.1F, 0.2F, -0.3F, 0.1F}, b{0.3F, -0.1F, 0.2F, 0.4F};
    const series wide_x{x.begin(), x.end()}, wide_b{b.begin(), b.end()};
    EXPECT_EQ(run::whole(risk::regression_error{}, pairs(x, b)),
              run::whole(risk::regression_error{}, pairs(wide_x, wide_b)));
    EXPECT_EQ(run::whole(newey_west{}, pairs(x, b)), run::whole(newey_west{}, pairs(wide_x, wide_b)));
}

TEST(RegressionError, RollsAndStreams) {
    const auto rolled = run::rolling(white{}, bacon(), 12);
    run::stream live{white{}, 12};
    for (std::size_t i = 0; i < bacon_portfolio.size(); ++i) live.update({bacon_portfolio[i], bacon_benchmark[i]});
    EXPECT_EQ(live.value(), rolled.back());
    const series x{bacon_portfolio.end() - 12, bacon_portfolio.end()},
        b{bacon_benchmark.end() - 12, bacon_benchmark.end()};
    EXPECT_EQ(rolled.back(), run::whole(white{}, pairs(x, b)));
}

TEST(RegressionError, Edges) {
    const auto expect_none = [](const series& x, const series& b) {
        for (const coefficient of : {coefficient::slope, coefficient::intercept}) {
            EXPECT_TRUE(std::isnan(run::whole(risk::regression_error{.of = of}, pairs(x, b))));
            for (const auto type : {white::estimator::hc0, white::estimator::hc1, white::estimator::hc3})
                EXPECT_TRUE(std::isnan(run::whole(white{.of = of, .type = type}, pairs(x, b))));
            EXPECT_TRUE(std::isnan(run::whole(newey_west{.of = of}, pairs(x, b))));
        }
    };
    expect_none({}, {});
    expect_none({1, 2}, {1, 3});
    expect_none({1, 2, nan}, {1, 3, 2});
    expect_none({1, 2, 4}, {0.1, 0.1, 0.1});
    expect_none({1, 2, 4}, {1, inf, 2});
    EXPECT_EQ(run::whole(risk::regression_error{}, pairs(series{1, 2, 3}, series{1, 2, 3})), 0) << "a perfect fit";
    EXPECT_EQ(run::whole(white{}, pairs(series{1, 2, 3}, series{1, 2, 3})), 0);
    EXPECT_EQ(run::whole(newey_west{}, pairs(series{1, 2, 3}, series{1, 2, 3})), 0);
    const series x{1, 2, 5}, b{0, 0, 1};
    const auto held = pairs(x, b);  // by its last row alone
    EXPECT_TRUE(std::isnan(run::whole(white{.type = white::estimator::hc3}, held)));
    EXPECT_GT(run::whole(white{}, held), 0);
    EXPECT_THROW(run::whole(risk::regression_error{.risk_free = inf}, bacon()), std::invalid_argument);
    EXPECT_THROW(run::whole(white{.risk_free = nan}, bacon()), std::invalid_argument);
    EXPECT_THROW(run::whole(newey_west{.risk_free = inf}, bacon()), std::invalid_argument);
}

}
