// SPDX-License-Identifier: BSL-1.0
#include "study_files.hpp"

#include "cells.hpp"
#include "words.hpp"
#include "written_files.hpp"

#include <tidemark/core/version.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iterator>

namespace program {

namespace index = tidemark::index;
using json = ordered_json;
using std::filesystem::path;

namespace {

bool is_simulated(const study& s) { return s.data.came_from == market_data::origin::simulated; }

std::string levels_csv(const study& s) {
    std::vector<const series*> columns;
    for (const measured_series& m : s.series) {
        if (m.closes.periods_per_year == crypto_days_a_year) columns.push_back(&m.closes);
    }
    const char* const end_of_header = is_simulated(s) ? ",market\n" : "\n";
    const char* const end_of_row = is_simulated(s) ? ",simulated\n" : "\n";
    std::string text = "date";
    for (const series* c : columns) text += "," + c->name;
    text += end_of_header;
    const auto dates = s.data.universe.dates();
    for (std::size_t day = 0; day < dates.size(); ++day) {
        text += iso(dates[day]);
        for (const series* c : columns) fmt::format_to(std::back_inserter(text), ",{:.17g}", c->levels[day]);
        text += end_of_row;
    }
    return text;
}

std::string members_csv(const study& s) {
    std::string text = "date,index,asset,rank,weight,price_usd,market_cap_usd";
    text += is_simulated(s) ? ",market\n" : "\n";
    const char* const end_of_row = is_simulated(s) ? ",simulated\n" : "\n";
    for (const measured_index& i : s.indices) {
        for (const index::review& review : i.track.reviews) {
            for (const index::member& m : review.members) {
                fmt::format_to(std::back_inserter(text), "{},{},{},{},{:.17g},{:.17g},{:.17g}{}", iso(review.date),
                               i.name, csv_field(s.data.universe.assets()[m.asset].id), m.rank, m.weight, m.price,
                               m.market_cap, end_of_row);
            }
        }
    }
    return text;
}

std::string drawdowns_csv(const study& s) {
    std::string text = "series,rank,peak,trough,recovery,depth,days";
    text += is_simulated(s) ? ",market\n" : "\n";
    const char* const end_of_row = is_simulated(s) ? ",simulated\n" : "\n";
    for (const measured_series& m : s.series) {
        std::size_t rank = 0;
        for (const drawdown& d : m.drawdowns) {
            fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{:.17g},{}{}", m.closes.name, ++rank, iso(d.peak),
                           iso(d.trough), d.recovery ? iso(*d.recovery) : "", d.depth, d.days, end_of_row);
        }
    }
    return text;
}

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
        {"skewness, excess_kurtosis", "of simple returns, bias-corrected G1 and G2"},
        {"one_way_turnover", "half the sum of weight changes at a review against drifted weights, mean of the reviews"},
        {"lowest_since", fmt::format("of the lowest close of the last {} days; an equal close counts", recent_days)},
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

json metrics_json(const study& s, const verdict& v) {
    const auto dates = s.data.universe.dates();
    constexpr auto version = tidemark::core::version;
    json all{{"market", is_simulated(s) ? "simulated" : "files"},
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
    for (const finding& f : v.findings) {
        all["verdict"].push_back(
            {{"span", s.spans[f.span].label}, {"conclusion", f.conclusion}, {"reasons", f.reasons}});
    }
    all["limits"] = v.limits;
    return all;
}

}

void write_study(const study& s, const verdict& v, const path& folder) {
    make_folder(folder);
    write_file(folder / "levels.csv", levels_csv(s));
    write_file(folder / "members.csv", members_csv(s));
    write_file(folder / "drawdowns.csv", drawdowns_csv(s));
    write_file(folder / "metrics.json", metrics_json(s, v).dump(1) + '\n');
}

}
