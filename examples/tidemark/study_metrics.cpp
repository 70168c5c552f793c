// SPDX-License-Identifier: BSL-1.0
#include "study_metrics.hpp"

#include "cells.hpp"
#include "study_decoupling_report.hpp"
#include "words.hpp"

#include <tidemark/core/version.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace program {

using json = ordered_json;

namespace {

json date_or_null(const std::optional<tidemark::core::date>& day) { return day ? json(iso(*day)) : json(nullptr); }

json conventions(const study& s) {
    return {
        {"eligibility", s.data.asset_classes == market_data::classes::given
                            ? "class coin, with a price and a market cap on the day of the review"
                            : "a price and a market cap on the day of the review (no classes were given)"},
        {"weighting", "market cap"},
        {"reviews", "at the close of the first day of each month"},
        {"missing_prices", fmt::format("carried for at most {} days", days_carried)},
        {"base", "level 1 at the close of the first day"},
        {"span",
         "from the close of the first date to the close of the second; a market that is shut counts with its last "
         "close before; a calendar year begins at the last close of the year before"},
        {"periods_per_year", "365 for crypto, 252 for equity series"},
        {"annualised_arithmetic", "mean simple return x periods_per_year"},
        {"annualised_geometric", "(product of 1 + r)^(periods_per_year / returns) - 1"},
        {"volatility", "of log returns, sample standard deviation x sqrt(periods_per_year)"},
        {"sharpe", "mean / sample standard deviation of simple excess returns x sqrt(periods_per_year)"},
        {"risk_free", s.data.bill
                          ? "3-month bill, the last rate published at least a day before, compounded to the period"
                          : "zero: no rates were given"},
        {"sharpe_error", "Lo (2002), independent normal returns; sharpe_error_mertens without normality"},
        {"sortino", "target the risk-free rate, downside deviation over all returns"},
        {"max_drawdown", "of closes, positive fraction of the peak, both ends within the span"},
        {"value_at_risk_95, value_at_risk_99",
         "historical, of simple returns of one period: minus their linear quantile at 5 % and 1 %, a loss positive"},
        {"expected_shortfall_95, expected_shortfall_99",
         "historical, of simple returns of one period: minus the mean of the worst 5 % and 1 %, the last of them by "
         "its share (Acerbi and Tasche 2002)"},
        {"drawdowns",
         fmt::format("the {} deepest of closes in the whole period, as positive fractions of the peak, the deepest "
                     "first; calendar days from the peak to the recovery, to the last close where there is none",
                     drawdowns_told)},
        {"capture",
         "geometric mean of daily simple returns of the one by that of the other, over the days on which the other "
         "rose (up) or fell (down)"},
        {"correlation",
         "Pearson, of log returns between shared days; a span includes the return that ends on its first shared "
         "day; 95 % interval by Fisher's transformation"},
        {"correlations_among_indices",
         "of daily log returns of a span: pearson; spearman, of ranks; ledoit_wolf (2004, constant correlation), whose "
         "intensity says how far from pearson, 0, to the mean correlation of all pairs, 1; rows and columns in the "
         "order "
         "of the indices, which share members"},
        {"sharpe_gap", "paired standard error of Jobson and Korkie (1981) with the correction of Memmel (2003)"},
        {"gap_small_less_large",
         "small less large caps by way of the same members in equal parts, weighed so at each review; attribution of "
         "Brinson and Fachler, days linked by Carino: the parts of names and months sum to the gap"},
        {"published_rules",
         "by the rules of their makers as far as the data go, from the first day on which both allow it; a span that "
         "begins before is cut to it; a missing price is the last one until the next review"},
        {"skewness, excess_kurtosis", "of simple returns, bias-corrected G1 and G2"},
        {"one_way_turnover", "half the sum of weight changes at a review against drifted weights, mean of the reviews"},
        {"lowest_since", fmt::format("of the lowest close of the last {} days; an equal close counts", recent_days)},
        {"decoupling",
         "log returns between shared days before and from a cut on, the first day of the quarter in which the data end "
         "or "
         "of the one before; errors by Newey and West; the gap split by the line of before; a break on any day by "
         "Wied, "
         "Kraemer and Dehling; peaks above the closes around them, against every circular shift of the second series"},
        {"clocks", "a crypto day closes at 24:00 UTC, three to four hours after US equities"},
        {"null", "no answer"}};
}

json json_of(const performance& p) {
    return {{"from", iso(p.from)},
            {"to", iso(p.to)},
            {"returns", p.returns},
            {"return", p.cumulative_return},
            {"annualised_arithmetic", p.annualised_arithmetic},
            {"annualised_geometric", p.annualised_geometric},
            {"volatility", p.volatility},
            {"excess_returns", p.excess_returns},
            {"sharpe", p.sharpe},
            {"sharpe_error", p.sharpe_error},
            {"sharpe_error_mertens", p.sharpe_error_mertens},
            {"sortino", p.sortino},
            {"max_drawdown", p.drawdown.depth},
            {"peak", date_or_null(p.drawdown.peak)},
            {"trough", date_or_null(p.drawdown.trough)},
            {"recovery", date_or_null(p.drawdown.recovery)},
            {"value_at_risk_95", p.worst_5_percent.value_at_risk},
            {"expected_shortfall_95", p.worst_5_percent.expected_shortfall},
            {"value_at_risk_99", p.worst_1_percent.value_at_risk},
            {"expected_shortfall_99", p.worst_1_percent.expected_shortfall},
            {"skewness", p.skewness},
            {"excess_kurtosis", p.excess_kurtosis}};
}

json json_of(const drawdown& d) {
    return {{"peak", iso(d.peak)},
            {"trough", iso(d.trough)},
            {"recovery", date_or_null(d.recovery)},
            {"depth", d.depth},
            {"days", d.days}};
}

json json_of(const std::vector<drawdown>& drawdowns) {
    json all = json::array();
    for (const drawdown& d : drawdowns) all.push_back(json_of(d));
    return all;
}

json json_of(const capture_ratios& c) { return {{"up", c.up}, {"down", c.down}, {"returns", c.returns}}; }

json json_of(const correlation& c) {
    return {{"correlation", c.value},
            {"returns", c.returns},
            {"low_95", c.confidence_95.low},
            {"high_95", c.confidence_95.high}};
}

json json_of(const correlation_estimates& c) {
    json all{{"returns", c.returns}};
    for (const correlation_estimate& e : c.estimates) {
        all[e.name] = {{"matrix", e.matrix}};
        if (e.intensity) all[e.name]["intensity"] = *e.intensity;
    }
    return all;
}

json json_of(const sharpe_gap& g) {
    return {{"difference", g.difference},
            {"error", g.error},
            {"p_value", g.p_value},
            {"correlation_of_excess_returns", g.correlation_of_excess},
            {"returns", g.returns}};
}

json json_of(const exchange_per_review& e) {
    return {{"reviews", e.reviews}, {"one_way_turnover", e.one_way_turnover}, {"entered", e.entered}, {"left", e.left}};
}

json json_of(const missing_price_effect& m) {
    return {{"carried_return", m.carried_return},
            {"zeroed_return", m.zeroed_return ? json(*m.zeroed_return) : json(nullptr)},
            {"member_days", m.member_days},
            {"member_days_without_price", m.member_days_without_price}};
}

json json_of(double value) { return value; }

json json_of(const tidemark::index::gap& g) {
    return {{"selection", g.selection},
            {"weighting", g.weighting},
            {"drift", g.drift},
            {"pricing", g.pricing},
            {"gap", g.total()}};
}

json json_of(const explained_gap& g) {
    const relative_level& r = g.small_in_large;
    return {{"small_return", g.small_return},
            {"small_in_equal_parts", g.small_in_equal_parts},
            {"large_in_equal_parts", g.large_in_equal_parts},
            {"large_return", g.large_return},
            {"parts", json_of(g.parts)},
            {"small_in_units_of_large",
             {{"first", 100},
              {"last", r.last},
              {"highest", r.highest},
              {"highest_on", iso(r.highest_on)},
              {"lowest", r.lowest},
              {"lowest_on", iso(r.lowest_on)}}}};
}

json json_of(const std::vector<compared_index>& compared) {
    json all{{"from", iso(compared.front().over.from)}, {"to", iso(compared.front().over.to)}};
    for (const compared_index& c : compared) {
        all["indices"][c.name] = {
            {"performance", json_of(c.over)},
            {"correlation_with_large_caps", c.with_large_caps ? json_of(*c.with_large_caps) : json(nullptr)}};
    }
    return all;
}

/// The results of all spans, under the labels of the spans.
template <class Result>
json json_by_span(const study& s, const by_span<Result>& results) {
    json all = json::object();
    for (std::size_t i = 0; i < results.size(); ++i)
        all[s.spans[i].label] = results[i] ? json_of(*results[i]) : json(nullptr);
    return all;
}

json json_of(const std::optional<recent_low>& low) {
    if (!low) return nullptr;
    const bool never = low->found == tidemark::gauge::since::found::never;
    return {{"low_on", iso(low->day)},
            {"last_as_low_on", never ? json(nullptr) : json(iso(low->as_low_on))},
            {"never_since", never ? json(iso(low->as_low_on)) : json(nullptr)}};
}

json json_of(const study& s, const published_rules& rules) {
    json all{{"left_out", rules.left_out}, {"not_applied", rules.not_applied}, {"indices", json::object()}};
    for (const published_index& p : rules.indices) {
        json& one =
            all["indices"][p.closes.name] = {{"from", iso(p.closes.dates.front())},
                                             {"performance", json_by_span(s, p.performances)},
                                             {"correlation_with_large_caps", json_by_span(s, p.with_large_caps)},
                                             {"return_by_other_choices", json::object()}};
        for (const other_choice& other : rules.choices) {
            if (other.index == p.closes.name)
                one["return_by_other_choices"][other.choice] = json_by_span(s, other.returns);
        }
    }
    all["in_common"] = json_by_span(s, rules.in_common);
    return all;
}

json all_metrics(const study& s, const verdict& v) {
    const auto dates = s.data.universe.dates();
    constexpr auto version = tidemark::core::version;
    json all{{"market", s.is_simulated() ? "simulated" : "files"},
             {"source", s.data.source},
             {"first_day", iso(dates.front())},
             {"last_day", iso(dates.back())},
             {"days", dates.size()},
             {"tidemark", fmt::format("{}.{}.{}", version.major, version.minor, version.patch)},
             {"assets",
              {{"with_prices", s.assets.with_prices},
               {"without_a_price_on_the_last_day", s.assets.ended_early},
               {"without_prices", s.assets.never_priced.size()},
               {"names_without_prices", s.assets.never_priced}}},
             {"conventions", conventions(s)},
             {"notes", s.notes}};
    for (const time_span& span : s.spans) {
        all["spans"].push_back({{"label", span.label}, {"from", iso(span.from)}, {"to", iso(span.to)}});
    }
    for (const measured_series& m : s.series) {
        all["series"][m.closes.name] = {{"periods_per_year", m.closes.periods_per_year},
                                        {"performance", json_by_span(s, m.performances)},
                                        {"drawdowns", json_of(m.drawdowns)},
                                        {"lowest_since", json_of(m.low)}};
    }
    for (const measured_index& i : s.indices) {
        all["indices"][i.name] = {{"exchange_per_review", json_by_span(s, i.exchanges)},
                                  {"missing_prices", json_by_span(s, i.missing_prices)}};
    }
    for (const measured_pair& p : s.pairs) {
        all["correlations"].push_back(
            {{"first", p.first}, {"second", p.second}, {"by_span", json_by_span(s, p.correlations)}});
    }
    json& among = all["correlations_among_indices"] = {{"indices", json::array()}};
    for (const measured_index& i : s.indices) among["indices"].push_back(i.name);
    among["by_span"] = json_by_span(s, s.among_indices);
    all["sharpe_gap_small_less_large"] = json_by_span(s, s.small_over_large);
    all["capture_of_large_by_small"] = json_by_span(s, s.small_of_large);
    all["gap_small_less_large"] = json_by_span(s, s.small_less_large);
    all["published_rules"] = json_of(s, s.published);
    all["decoupling"] = decoupling_json(s);
    for (const finding& f : v.findings) {
        all["verdict"].push_back(
            {{"span", s.spans[f.span].label}, {"conclusion", f.conclusion}, {"reasons", f.reasons}});
    }
    all["limits"] = v.limits;
    return all;
}

}

std::string metrics_json(const study& s, const verdict& v) { return all_metrics(s, v).dump(1) + '\n'; }

}
