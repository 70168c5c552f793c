// SPDX-License-Identifier: BSL-1.0
// The metrics of drawdowns, of the downside and of the tail under every law and driver that their contract allows.

#include "law.hpp"
#include "support/definition_drawdown_and_tail.hpp"

#include <tidemark/risk/average_drawdown.hpp>
#include <tidemark/risk/bernardo_ledoit_ratio.hpp>
#include <tidemark/risk/burke_ratio.hpp>
#include <tidemark/risk/calmar_ratio_recent.hpp>
#include <tidemark/risk/drawdown_at_risk.hpp>
#include <tidemark/risk/entropic_value_at_risk.hpp>
#include <tidemark/risk/kappa_ratio.hpp>
#include <tidemark/risk/martin_ratio.hpp>
#include <tidemark/risk/omega_ratio.hpp>
#include <tidemark/risk/pain_ratio.hpp>
#include <tidemark/risk/prospect_ratio.hpp>
#include <tidemark/risk/recovery_factor.hpp>
#include <tidemark/risk/recovery_return.hpp>
#include <tidemark/risk/semi_deviation.hpp>
#include <tidemark/risk/sterling_ratio.hpp>
#include <tidemark/risk/value_at_risk_cornish_fisher.hpp>
#include <tidemark/risk/value_at_risk_gaussian.hpp>

namespace {

namespace risk = tidemark::risk;
using law::holds;
using series = definition::series;

constexpr long double target = static_cast<long double>(1e-4);
constexpr long double alpha = static_cast<long double>(0.05);

template <class M>
law::subject<M> of(std::string name, M metric, std::function<long double(const series&)> definition, double floor = 1,
                   double tolerance = 1e-12) {
    return {std::move(name), metric, std::move(definition), floor, tolerance};
}

// A drawdown has the digits of the wealth around it, so a ratio to a small one has fewer than that.
constexpr double by_small_drawdown = 1e-10;

TEST(DrawdownAndTailLaws, Episodes) {
    holds(of(
        "average drawdown", risk::average_drawdown{},
        [](const series& r) { return definition::average_drawdown(r, r.size()); }, 0.01));
    holds(of(
        "average of the largest drawdowns", risk::average_drawdown{.largest = 3},
        [](const series& r) { return definition::average_drawdown(r, 3); }, 0.01));
    holds(of(
        "Burke ratio", risk::burke_ratio{.periods_per_year = 12, .annual_risk_free = 1e-4},
        [](const series& r) { return definition::burke_ratio(r, 12, target); }, 1, by_small_drawdown));
}

TEST(DrawdownAndTailLaws, SterlingRatio) {
    const auto tenth = static_cast<long double>(0.1);
    holds(of("Sterling ratio", risk::sterling_ratio{.periods_per_year = 12},
             [=](const series& r) { return definition::sterling_ratio(r, 12, tenth); }));
    holds(of("original Sterling ratio", risk::sterling_ratio_average_annual{.periods_per_year = 12},
             [=](const series& r) { return definition::sterling_ratio_average_annual(r, 12, tenth); }));
    holds(
        of("Sterling ratio of the largest", risk::sterling_ratio_largest{.periods_per_year = 12}, [=](const series& r) {
            return r.empty() ? definition::nan
                             : definition::growth_rate(r, 12) / (definition::average_drawdown(r, 3) + tenth);
        }));
}

TEST(DrawdownAndTailLaws, RecoveryFactor) {
    holds(of(
        "recovery factor", risk::recovery_factor{},
        [](const series& r) { return definition::cumulative_return(r) / definition::max_drawdown(r); }, 1,
        by_small_drawdown));
    holds(of(
        "arithmetic recovery factor", risk::recovery_factor_arithmetic{},
        [](const series& r) { return definition::total(r) / definition::max_drawdown(r); }, 1, by_small_drawdown));
}

TEST(DrawdownAndTailLaws, RecoveryReturn) {
    holds(of("recovery return", risk::recovery_return{}, [](const series& r) {
        return r.empty() ? definition::nan : 1 / (1 - definition::current_drawdown(r)) - 1;
    }));
}

TEST(DrawdownAndTailLaws, PainAndMartinRatio) {
    holds(of(
        "pain ratio", risk::pain_ratio{.periods_per_year = 12, .annual_risk_free = 1e-4},
        [](const series& r) { return definition::pain_ratio(r, 12, target); }, 1, by_small_drawdown));
    holds(of(
        "Martin ratio", risk::martin_ratio{.periods_per_year = 12, .annual_risk_free = 1e-4},
        [](const series& r) { return definition::martin_ratio(r, 12, target); }, 1, by_small_drawdown));
    holds(of(
        "pain ratio of mean returns", risk::pain_ratio_mean_excess{.risk_free = 1e-4},
        [](const series& r) { return (definition::mean(r) - target) / definition::pain_index(r); }, 1,
        by_small_drawdown));
    holds(of(
        "Martin ratio of mean returns", risk::martin_ratio_mean_excess{.risk_free = 1e-4},
        [](const series& r) { return (definition::mean(r) - target) / definition::ulcer_index(r); }, 1,
        by_small_drawdown));
}

TEST(DrawdownAndTailLaws, CalmarRatioOfRecentReturns) {
    holds(of(
        "Calmar ratio of 5 returns", risk::calmar_ratio_recent{.periods_per_year = 12, .window = 5},
        [](const series& r) {
            const auto last = static_cast<std::ptrdiff_t>(std::min<std::size_t>(r.size(), 5));
            return definition::calmar_ratio({r.end() - last, r.end()}, 12);
        },
        1, by_small_drawdown));
}

TEST(DrawdownAndTailLaws, DrawdownAtRisk) {
    const auto tail = [](auto which, auto sample) {
        return [=](const series& r) {
            if (r.empty()) return definition::nan;
            const auto all = sample(r);
            return all.empty() ? 0 : which(all, 1, 20);
        };
    };
    holds(of("drawdown at risk", risk::drawdown_at_risk{},
             tail(definition::drawdown_at_risk, definition::sorted_drawdowns), 0.01));
    holds(of("conditional drawdown at risk", risk::conditional_drawdown_at_risk{},
             tail(definition::conditional_drawdown_at_risk, definition::sorted_drawdowns), 0.01));
    holds(of("conditional drawdown at risk of episodes",
             risk::conditional_drawdown_at_risk{.of = risk::drawdown_sample::episodes},
             tail(definition::conditional_drawdown_at_risk, definition::episode_depths), 0.01));
}

TEST(DrawdownAndTailLaws, Downside) {
    holds(of(
        "semi-deviation", risk::semi_deviation{.periods_per_year = 252},
        [](const series& r) { return definition::semi_deviation(r, 252); }, 1e-2));
    holds(of("kappa ratio", risk::kappa_ratio{.periods_per_year = 1, .target = 1e-4},
             [](const series& r) { return definition::kappa_ratio(r, 1, target, 3); }));
    holds(of("prospect ratio", risk::prospect_ratio{.target = 1e-4},
             [](const series& r) { return definition::prospect_ratio(r, target); }));
}

TEST(DrawdownAndTailLaws, GainsByLosses) {
    holds(of("gains by losses", risk::bernardo_ledoit_ratio{},
             [](const series& r) { return definition::gains(r) / definition::losses(r); }));
    holds(of("d ratio", risk::d_ratio{}, definition::d_ratio));
    const auto daily = static_cast<long double>(std::pow(1.05L, 1 / 252.0L) - 1);
    holds(of(
        "omega ratio of an annual threshold",
        risk::omega_ratio_annual_threshold{.periods_per_year = 252, .annual_threshold = 0.05},
        [=](const series& r) {
            return definition::partial_moment(r, daily, 1, -1) / definition::partial_moment(r, daily, 1);
        },
        1, 1e-11));  // the threshold, rounded once, is subtracted from returns near it
    holds(of("variability skewness", risk::variability_skewness{.target = 1e-4}, [](const series& r) {
        return std::sqrt(definition::partial_moment(r, target, 2, -1) / definition::partial_moment(r, target, 2));
    }));
}

TEST(DrawdownAndTailLaws, NormalTail) {
    holds(of(
        "Gaussian value at risk", risk::value_at_risk_gaussian{},
        [](const series& r) { return definition::value_at_risk_gaussian(r, alpha); }, 0.01));
    holds(of(
        "Gaussian expected shortfall", risk::expected_shortfall_gaussian{},
        [](const series& r) { return definition::expected_shortfall_gaussian(r, alpha); }, 0.01));
}

TEST(DrawdownAndTailLaws, CornishFisherTail) {
    holds(of(
        "Cornish-Fisher value at risk", risk::value_at_risk_cornish_fisher{},
        [](const series& r) { return definition::value_at_risk_cornish_fisher(r, alpha); }, 0.01));
    holds(of(
        "Cornish-Fisher expected shortfall", risk::expected_shortfall_cornish_fisher{},
        [](const series& r) { return definition::expected_shortfall_cornish_fisher(r, alpha); }, 0.01));
}

TEST(DrawdownAndTailLaws, EntropicTail) {
    holds(of(
        "entropic value at risk", risk::entropic_value_at_risk{},
        [](const series& r) { return definition::entropic_value_at_risk(r, alpha); }, 0.01, 1e-10));
    holds(of(
        "entropic risk measure", risk::entropic_risk_measure{.z = 0.01, .alpha = 0.05},
        [](const series& r) { return definition::entropic_risk_measure(r, static_cast<long double>(0.01), alpha); },
        0.01));
}

}
