// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/sharpe_ratio_lo_adjusted.hpp>

#include <tidemark/risk/sharpe_ratio.hpp>
#include <tidemark/run.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

namespace {

namespace run = tidemark::run;
using series = std::vector<double>;
using sharpe = tidemark::risk::sharpe_ratio_lo_adjusted;

/// The definition in long double.
double by_definition(const series& r, double q, std::size_t lags, double risk_free = 0) {
    const auto first = static_cast<long double>(r.front());
    const auto wide = [&](std::size_t i) { return static_cast<long double>(r[i]) - first; };
    const auto n = static_cast<long double>(r.size());
    long double mean = 0, spread = 0, root = static_cast<long double>(q);
    for (std::size_t i = 0; i < r.size(); ++i) mean += wide(i) / n;
    for (std::size_t i = 0; i < r.size(); ++i) spread += (wide(i) - mean) * (wide(i) - mean);
    for (std::size_t k = 1; k <= lags && k < r.size(); ++k) {
        long double c = 0;
        for (std::size_t i = k; i < r.size(); ++i) c += (wide(i) - mean) * (wide(i - k) - mean);
        root += 2 * (static_cast<long double>(q) - static_cast<long double>(k)) * (c / spread);
    }
    const long double eta = static_cast<long double>(q) / std::sqrt(root);
    return static_cast<double>((first + mean - static_cast<long double>(risk_free)) / std::sqrt(spread / (n - 1)) *
                               eta);
}

/// An autoregression of order one.
series returns(std::size_t n, double memory, double level = 0.01, std::uint64_t seed = 3) {
    std::mt19937_64 random{seed};
    std::normal_distribution<double> normal{0, 0.02};
    series r(n);
    double last = 0;
    for (double& v : r) v = level + (last = memory * last + normal(random));
    return r;
}

TEST(SharpeRatioLoAdjusted, MeetsItsDefinition) {
    for (const double memory : {-0.4, 0.0, 0.6}) {
        const series r = returns(300, memory);
        for (const std::size_t lags : {1U, 5U, 11U}) {
            const double want = by_definition(r, 12, lags, 0.001);
            const sharpe metric{.periods_per_year = 12, .risk_free = 0.001, .max_lag = lags};
            EXPECT_NEAR(run::whole(metric, r), want, 1e-13 * want);
        }
        EXPECT_EQ(run::whole(sharpe{.periods_per_year = 12}, r),
                  run::whole(sharpe{.periods_per_year = 12, .max_lag = 11}, r));
        EXPECT_EQ(run::whole(sharpe{.periods_per_year = 12, .max_lag = 500}, r),
                  run::whole(sharpe{.periods_per_year = 12}, r));
    }
}

TEST(SharpeRatioLoAdjusted, OfALevelThatDwarfsTheSpreadLosesLittle) {
    const series r = returns(300, 0.3, 1e7);
    const double want = by_definition(r, 4, 3);
    EXPECT_NEAR(run::whole(sharpe{.periods_per_year = 4}, r), want, 1e-12 * want);
}

TEST(SharpeRatioLoAdjusted, ClaimsLessWhenReturnsTrendAndMoreWhenTheyRevert) {
    const auto plain = [](const series& r) {
        return run::whole(tidemark::risk::sharpe_ratio{.periods_per_year = 12}, r);
    };
    const series trending = returns(2000, 0.5), reverting = returns(2000, -0.5);
    EXPECT_LT(run::whole(sharpe{.periods_per_year = 12}, trending), 0.8 * plain(trending));
    EXPECT_GT(run::whole(sharpe{.periods_per_year = 12}, reverting), 1.2 * plain(reverting));
    EXPECT_NEAR(run::whole(sharpe{.periods_per_year = 1}, trending), plain(trending) / std::sqrt(12.0), 1e-15);
}

TEST(SharpeRatioLoAdjusted, OfAllRowsSoFarIsThatOfTheRowsAlone) {
    series r = returns(80, 0.4);
    r[7] = std::numeric_limits<double>::quiet_NaN();
    const auto all = run::expanding(sharpe{.periods_per_year = 12, .max_lag = 6}, r);
    for (const std::size_t i : {20U, 50U, 79U}) {
        series so_far{r.begin(), r.begin() + static_cast<std::ptrdiff_t>(i) + 1};
        so_far.erase(so_far.begin() + 7);
        const double want = by_definition(so_far, 12, 6);
        EXPECT_NEAR(all[i], want, 1e-13 * std::fabs(want));
    }
}

TEST(SharpeRatioLoAdjusted, Edges) {
    const sharpe yearly{.periods_per_year = 12};
    EXPECT_TRUE(std::isnan(run::whole(yearly, series{})));
    EXPECT_TRUE(std::isnan(run::whole(yearly, series{0.1})));
    EXPECT_TRUE(std::isnan(run::whole(yearly, series(50, 0.1))));
    EXPECT_TRUE(std::isnan(run::whole(yearly, series{0.1, HUGE_VAL, 0.2})));
    const series alternating{1, -1, 1, -1, 1, -1.5};
    EXPECT_TRUE(std::isnan(run::whole(sharpe{.periods_per_year = 12, .max_lag = 1}, alternating))) << "negative root";
    EXPECT_THROW(run::whole(sharpe{.periods_per_year = -1}, alternating), std::invalid_argument);
    EXPECT_THROW(run::whole(sharpe{.periods_per_year = 12, .risk_free = HUGE_VAL}, alternating), std::invalid_argument);
    EXPECT_THROW(run::whole(sharpe{.periods_per_year = 12, .ddof = -1}, alternating), std::invalid_argument);
}

}
