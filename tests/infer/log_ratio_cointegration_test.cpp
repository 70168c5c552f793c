// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/log_ratio_cointegration.hpp>

#include "oracle/infer/time_series.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace tidemark::infer;
using namespace tidemark::support;
namespace core = tidemark::core;

namespace {

struct two_prices {
    std::vector<double> coin{}, market{}, log_coin{}, log_market{}, log_ratio{};

    two_prices() {
        const auto logs = oracle::system("log_pair").panel();
        for (std::size_t i = 0; i < logs.rows(); ++i) {
            coin.push_back(std::exp(logs(i, 0))), market.push_back(std::exp(logs(i, 1)));
            log_coin.push_back(std::log(coin[i])), log_market.push_back(std::log(market[i]));
            log_ratio.push_back(log_coin[i] - log_market[i]);
        }
    }
};

TEST(log_ratio_cointegration, is_its_tests_on_logarithms) {
    const two_prices p;
    const log_ratio_findings f = log_ratio_cointegration{}(p.coin, p.market);
    EXPECT_EQ(f.observations, 260u);
    EXPECT_EQ(f.log_ratio, p.log_ratio);
    EXPECT_EQ(f.unit_root.statistic, augmented_dickey_fuller{}(p.log_ratio).statistic);
    EXPECT_EQ(f.stationarity.statistic, kpss{}(p.log_ratio).statistic);
    EXPECT_EQ(f.half_life.half_life, half_life{}(p.log_ratio).half_life);
    const cointegration_test fitted = engle_granger{}(p.log_coin, p.log_market);
    EXPECT_EQ(f.fitted.statistic, fitted.statistic);
    EXPECT_EQ(f.half_life_of_fitted.half_life, half_life{deterministic_terms::none}(fitted.gap).half_life);
    EXPECT_EQ(f.system.trace, johansen{}(p.log_coin, p.log_market).trace);
}

TEST(log_ratio_cointegration, asks_each_test_as_it_is_told) {
    const two_prices p;
    const log_ratio_cointegration tests{
        .unit_root = {.terms = deterministic_terms::trend, .choice = lag_choice::fixed, .lags = 2},
        .stationarity = {.about = kpss::stationary_about::trend},
        .reversion = {.confidence = 0.5},
        .regression = {.choice = lag_choice::bic},
        .system = {.lags = 3}};
    const log_ratio_findings f = tests(p.coin, p.market);
    EXPECT_EQ(f.unit_root.lags, 2u);
    EXPECT_EQ(f.unit_root.statistic, tests.unit_root(p.log_ratio).statistic);
    EXPECT_EQ(f.stationarity.statistic, tests.stationarity(p.log_ratio).statistic);
    EXPECT_EQ(f.half_life.low, tests.reversion(p.log_ratio).low);
    EXPECT_EQ(f.fitted.statistic, tests.regression(p.log_coin, p.log_market).statistic);
    EXPECT_EQ(f.system.lags, 3u);
}

// The pair was made with the mix ln coin - 0.9 ln market: the fitted gap comes back sooner than the ratio.
TEST(log_ratio_cointegration, finds_the_mix_that_there_is) {
    const two_prices p;
    const log_ratio_findings f = log_ratio_cointegration{}(p.coin, p.market);
    EXPECT_NEAR(f.fitted.coefficients[0], 0.9, 0.1);
    EXPECT_LT(f.fitted.p_value, 0.05);
    EXPECT_LE(f.half_life_of_fitted.half_life, f.half_life.half_life);
}

TEST(log_ratio_cointegration, of_one_series_twice_has_no_answer) {
    const two_prices p;
    std::vector<double> twice(p.coin);
    for (double& v : twice) v *= 2;
    const log_ratio_findings f = log_ratio_cointegration{}(twice, p.coin);
    EXPECT_TRUE(std::isnan(f.unit_root.statistic));
    EXPECT_TRUE(std::isnan(f.stationarity.statistic));
    EXPECT_TRUE(std::isnan(f.half_life.half_life));
    EXPECT_TRUE(std::isnan(f.fitted.statistic));
    EXPECT_TRUE(std::isnan(f.half_life_of_fitted.half_life));
    EXPECT_EQ(f.system.rank(), std::nullopt);
    EXPECT_NEAR(f.fitted.coefficients[0], 1, 1e-12);
}

TEST(log_ratio_cointegration, names_what_is_wrong) {
    const std::vector<double> good{1, 2, 3, 2, 3, 1, 2}, zero{1, 2, 0, 2, 3, 1, 2}, below{1, -2, 1, 2, 3, 1, 2},
        gap{1, 2, 3, 2, core::nan, 1, 2};
    const auto said = [](const std::vector<double>& a, const std::vector<double>& b) {
        return thrown<std::invalid_argument>([&] { log_ratio_cointegration{}(a, b); });
    };
    EXPECT_EQ(said(good, zero), "b[2] is 0, expected a positive level");
    EXPECT_EQ(said(below, good), "a[1] is -2, expected a positive level");
    EXPECT_EQ(said(gap, good), "a[4] is nan, expected an observation in every row, as lags count rows");
    EXPECT_EQ(said(good, {1, 2}), "length of b is 2, expected the length of a, 7");
    EXPECT_EQ(said(good, good), "length of series is 7, expected at least 9 for so many series and lags");
}

}
