// SPDX-License-Identifier: BSL-1.0
// The metrics of reward to risk and those relative to a benchmark, under every law and driver.

#include "law.hpp"
#include "support/definition_reward_and_benchmark.hpp"

#include <tidemark/risk.hpp>

namespace {

namespace risk = tidemark::risk;
using definition::pairs;
using definition::series;
using law::holds;
using tidemark::core::pair;

constexpr double rate = 1e-4;  // a risk-free rate, or a target
constexpr long double wide_rate = static_cast<long double>(rate);

template <class M>
law::subject<M> of(std::string name, M metric, std::function<long double(const law::rows_of<M>&)> definition,
                   double floor = 1, double tolerance = 1e-12) {
    return {std::move(name), metric, std::move(definition), floor, tolerance};
}

TEST(RewardLaws, AdjustedSharpeRatio) {
    holds(of(
        "adjusted Sharpe ratio", risk::adjusted_sharpe_ratio{.periods_per_year = 12, .risk_free = rate},
        [](const series& r) { return definition::adjusted_for_shape(r, definition::sharpe_ratio(r, 12, wide_rate)); }));
    holds(of("adjusted geometric Sharpe ratio",
             risk::adjusted_sharpe_ratio_geometric{.periods_per_year = 12, .risk_free = rate}, [](const series& r) {
                 return definition::adjusted_for_shape(r, definition::sharpe_ratio_geometric(r, 12, wide_rate));
             }));
}

TEST(RewardLaws, SharpeRatioOverSeries) {
    holds(of("Sharpe ratio over a series by the raw spread",
             risk::sharpe_ratio_over_series{.periods_per_year = 12,
                                            .spread_of = risk::sharpe_ratio_over_series::spread::raw},
             [](const pairs& p) {
                 return (definition::mean(definition::xs(p)) - definition::mean(definition::ys(p))) /
                        definition::standard_deviation(definition::xs(p)) * std::sqrt(12.0L);
             }));
}

TEST(RewardLaws, KellyRatio) {
    holds(of("Kelly ratio", risk::kelly_ratio{.risk_free = rate},
             [](const series& r) { return definition::kelly_ratio(r, wide_rate); }));
    holds(of("Kelly ratio of bets", risk::kelly_ratio_empirical{}, definition::kelly_ratio_empirical));
}

TEST(RewardLaws, MSquared) {
    holds(of("M squared", risk::m_squared{.periods_per_year = 12, .risk_free = rate},
             [](const pairs& p) { return definition::m_squared(p, 12, wide_rate); }));
    holds(of("geometric excess of M squared",
             risk::m_squared_excess{.periods_per_year = 12, .risk_free = rate, .excess_is = risk::excess::geometric},
             [](const pairs& p) {
                 return (1 + definition::m_squared(p, 12, wide_rate)) /
                            (1 + definition::growth_rate(definition::ys(p), 12)) -
                        1;
             }));
}

TEST(RewardLaws, Downside) {
    holds(of("M2 of Sortino", risk::m2_sortino{.periods_per_year = 12, .target = rate},
             [](const pairs& p) { return definition::m2_sortino(p, 12, wide_rate); }));
    holds(of("omega excess return", risk::omega_excess_return{.periods_per_year = 12, .target = rate},
             [](const pairs& p) { return definition::omega_excess_return(p, 12, wide_rate); }));
}

TEST(RewardLaws, StabilityOfTimeseries) {
    holds(of("stability", risk::stability_of_timeseries{}, definition::stability_of_timeseries));
}

TEST(RewardLaws, Tails) {
    holds(of("tail ratio", risk::tail_ratio{}, [](const series& r) {
        return std::fabs(definition::linear_quantile(r, 19, 20)) / std::fabs(definition::linear_quantile(r, 1, 20));
    }));
    holds(of("Rachev ratio", risk::rachev_ratio{.loss_share = 0.05, .gain_share = 0.1, .risk_free = rate},
             [](const series& r) { return definition::rachev_ratio(r, 5, 10, wide_rate); }));
}

TEST(BenchmarkLaws, ActivePremium) {
    holds(of("active premium", risk::active_premium{.periods_per_year = 12},
             [](const pairs& p) { return definition::active_premium(p, 12); }));
    holds(of("geometric information ratio", risk::information_ratio_geometric{.periods_per_year = 12},
             [](const pairs& p) {
                 return definition::active_premium(p, 12) /
                        (definition::standard_deviation(definition::differences(p)) * std::sqrt(12.0L));
             }));
}

TEST(BenchmarkLaws, JensenAlpha) {
    const auto alpha = [](const pairs& p) { return definition::jensen_alpha(p, 12, wide_rate); };
    holds(of("Jensen's alpha", risk::jensen_alpha{.periods_per_year = 12, .risk_free = rate}, alpha));
    holds(of("selectivity", risk::selectivity{.periods_per_year = 12, .risk_free = rate}, alpha));
    holds(of("net selectivity", risk::net_selectivity{.periods_per_year = 12, .risk_free = rate},
             [](const pairs& p) { return definition::net_selectivity(p, 12, wide_rate); }));
    holds(of("appraisal ratio by systematic risk",
             risk::appraisal_ratio{
                 .periods_per_year = 12, .risk_free = rate, .by = risk::appraisal_ratio::form::alternative},
             [=](const pairs& p) { return alpha(p) / definition::systematic_risk(p, 12); }));
}

TEST(BenchmarkLaws, TreynorRatio) {
    holds(of("Treynor ratio", risk::treynor_ratio{.periods_per_year = 12, .risk_free = rate}, [](const pairs& p) {
        return definition::growth_rate(definition::xs(definition::less(p, rate)), 12) / definition::beta(p);
    }));
}

TEST(BenchmarkLaws, Risks) {
    holds(of(
        "systematic risk", risk::systematic_risk{.periods_per_year = 12, .ddof = 1},
        [](const pairs& p) { return definition::systematic_risk(p, 12, 1); }, 1e-2));
    holds(of(
        "specific risk", risk::specific_risk{.periods_per_year = 12},
        [](const pairs& p) { return definition::specific_risk(p, 12); }, 1e-2));
    holds(of(
        "total risk", risk::total_risk{.periods_per_year = 12},
        [](const pairs& p) { return definition::total_risk(p, 12); }, 1e-2));
    holds(of("Fama's beta", risk::fama_beta{}, definition::fama_beta));
}

TEST(BenchmarkLaws, Capture) {
    const auto up = [](const pair& p) { return p.y > 0; };
    const auto down = [](const pair& p) { return p.y < 0; };
    holds(of("up capture", risk::up_capture{},
             [=](const pairs& p) { return definition::capture(definition::those(p, up), 1); }));
    holds(of("down capture by sums", risk::down_capture{.compared = risk::captured::arithmetic}, [=](const pairs& p) {
        const pairs fell = definition::those(p, down);
        return definition::mean(definition::xs(fell)) / definition::mean(definition::ys(fell));
    }));
    holds(of("annualised up capture", risk::up_capture_annualised{.periods_per_year = 12},
             [=](const pairs& p) { return definition::capture(definition::those(p, up), 12); }));
    holds(of("annualised down capture", risk::down_capture_annualised{.periods_per_year = 12},
             [=](const pairs& p) { return definition::capture(definition::those(p, down), 12); }));
    holds(of(
        "up number ratio", risk::up_number_ratio{},
        [=](const pairs& p) { return definition::share(definition::those(p, up), [](auto& v) { return v.x > 0; }); },
        1e-300));
    holds(of(
        "down number ratio", risk::down_number_ratio{},
        [=](const pairs& p) { return definition::share(definition::those(p, down), [](auto& v) { return v.x < 0; }); },
        1e-300));
    const auto better = [](const pair& v) { return v.x > v.y; };
    holds(of(
        "up percentage ratio", risk::up_percentage_ratio{},
        [=](const pairs& p) { return definition::share(definition::those(p, up), better); }, 1e-300));
    holds(of(
        "down percentage ratio", risk::down_percentage_ratio{},
        [=](const pairs& p) { return definition::share(definition::those(p, down), better); }, 1e-300));
}

// Cubes of few deviations may all but cancel: in one window of seven here to a hundredth of their size.
TEST(BenchmarkLaws, ComomentBetas) {
    holds(of(
        "beta of coskewness", risk::beta_coskewness{}, [](const pairs& p) { return definition::comoment_beta(p, 3); },
        1, 1e-11));
    holds(of("beta of cokurtosis", risk::beta_cokurtosis{},
             [](const pairs& p) { return definition::comoment_beta(p, 4); }));
}

// Of three rows two may lie so near each other that the parabola through all is undetermined but for the last digits.
TEST(BenchmarkLaws, MarketTiming) {
    holds(of(
        "timing of Treynor and Mazuy", risk::treynor_mazuy{},
        [](const pairs& p) { return definition::treynor_mazuy(p, 2); }, 1, 1e-9));
    holds(of("timing of Henriksson and Merton", risk::henriksson_merton{},
             [](const pairs& p) { return definition::henriksson_merton(p, 2); }));
}

// Of three rows one may hold the line almost alone: HC3 divides its residual by what leverage leaves, here by 1e-6.
TEST(BenchmarkLaws, RegressionErrors) {
    holds(of("standard error of beta", risk::regression_error{},
             [](const pairs& p) { return definition::regression_error(p, 1); }));
    holds(of(
        "White's standard error of beta",
        risk::regression_error_white{.type = risk::regression_error_white::estimator::hc3},
        [](const pairs& p) { return definition::regression_error_hc3(p, 1); }, 1, 1e-9));
    holds(of("Newey and West's standard error of beta", risk::regression_error_newey_west{.lags = 3},
             [](const pairs& p) { return definition::regression_error_newey_west(p, 1, 3); }));
}

}
