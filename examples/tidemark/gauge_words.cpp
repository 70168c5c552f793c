// SPDX-License-Identifier: BSL-1.0
#include "gauge_words.hpp"

#include "index_rules.hpp"
#include "market_file.hpp"
#include "words.hpp"

#include <tidemark/gauge/history.hpp>
#include <tidemark/index/ranking.hpp>

#include <algorithm>
#include <span>

namespace program {

namespace core = tidemark::core;
namespace gauge = tidemark::gauge;
namespace index = tidemark::index;

const std::vector<std::string_view> gauges_of_numbers{
    "average_pairwise_correlation",             // of the members of a market: average_correlation_of_members
    "chained_steps",                            // in policy_path
    "clamped_z_score",                          // of a component that somebody has to choose
    "co_peak_count",                            // of returns, by a rule of what a peak is
    "co_peaks",                                 // of positions
    "composite_score",                          // of such scores
    "count_outperforming",                      // in share_outperforming
    "cross_sectional_mean_absolute_deviation",  // in cross_sectional_dispersion
    "cross_sectional_spread",                   // likewise
    "cross_sectional_standard_deviation",       // likewise
    "fear_and_greed_style",                     // of scores that are not in these files
    "flow_return_correlation",                  // of any flows
    "highest_since",                            // of a day in a series
    "label_of",                                 // of a score
    "local_extremes",                           // of a series
    "lowest_since",                             // of a day in a series
    "mean_rank_change",                         // of a sector_rotation
    "peak_to_date_loss",                        // at one close: running_cap_loss over many
    "percentile_score",                         // of a component that somebody has to choose
    "phase_concordance",                        // of phases
    "phases_of",                                // of turning points
    "quadrant_counts",                          // of two series
    "record_turns",                             // of a series
    "since_at_each",                            // likewise
    "steps_of",                                 // in policy_path
    "synchronisation",                          // of two series
    "zigzag",                                   // of a series
};

const gauge_table& gauges_by_name() {
    static const gauge_table all = [] {
        gauge_table table = breadth_gauges();
        table.merge(cap_gauges());
        table.merge(series_gauges());
        table.merge(file_gauges());
        return table;
    }();
    return all;
}

std::size_t count_or(const rules_node& given, std::string_view name, std::size_t otherwise) {
    const auto where = given.find(name);
    return where ? where->count() : otherwise;
}

double number_or(const rules_node& given, std::string_view name, double otherwise) {
    const auto where = given.find(name);
    return where ? where->number() : otherwise;
}

gauge::members_rule read_members(const rules_node& given) {
    const index::eligibility_rule eligible = read_eligibility(given.at("eligibility"));
    const auto count = given.find("count");
    if (!count) return gauge::listed{eligible};
    return made_at(*count, [&] { return gauge::members{.eligibility = eligible, .count = count->count()}; });
}

gauge::membership_date read_membership(const rules_node& given) {
    using gauge::membership_date;
    return given.at("membership")
        .choice<membership_date>(
            {{"window_start", membership_date::window_start}, {"window_end", membership_date::window_end}});
}

gauge::weight_rule read_weight(const rules_node& where) {
    static const vocabulary<gauge::weight_rule> words{
        {"market_cap", alone<index::by_market_cap, gauge::weight_rule>},
        {"traded_value",
         [](const written_rule& r) -> gauge::weight_rule {
             r.takes_nothing();
             return [](const index::applicant& a) { return a.market().traded_value(a.asset()); };
         }},
        {"equal_weight", alone<gauge::equal_weight, gauge::weight_rule>},
        {"carried_market_cap",
         [](const written_rule& r) -> gauge::weight_rule { return gauge::carried_market_cap{r.parameters().days()}; }}};
    return make_rule(where, words, "weight");
}

index::market market_of(const gauge_question& question) {
    return read_market(question.folder, question.to.value_or(index::open_end)).universe;
}

std::vector<std::size_t> days_of(const gauge_question& question, const index::market& universe) {
    std::vector<std::size_t> days;
    for (std::size_t day = 0; day < universe.dates().size(); ++day)
        if (!question.from || universe.dates()[day] >= *question.from) days.push_back(day);
    if (days.empty()) {
        throw data_error{fmt::format("{}: has no days from {} on; its last is {}", question.folder.string(),
                                     iso(*question.from), iso(universe.dates().back()))};
    }
    return days;
}

made_gauge on_each_day(std::vector<std::string> columns, numbers_of_day read) {
    return {[columns = std::move(columns), read = std::move(read)](const gauge_question& question) {
        const index::market universe = market_of(question);
        const std::vector<std::size_t> days = days_of(question, universe);
        const auto said = gauge::history(read, universe, std::span<const std::size_t>{days});
        gauge_readings all;
        for (const core::date day : said.dates) all.rows.push_back(iso(day));
        for (std::size_t c = 0; c < columns.size(); ++c) {
            all.columns.push_back({columns[c], {}});
            for (const std::vector<double>& numbers : said.values) all.columns.back().values.push_back(numbers[c]);
        }
        return all;
    }};
}

gauge_readings from_day(const gauge_question& question, const std::vector<core::date>& dates,
                        std::vector<reading_column> columns) {
    std::size_t first = 0;
    while (first < dates.size() && question.from && dates[first] < *question.from) ++first;
    if (first == dates.size()) throw data_error{fmt::format("{}: has no days as asked for", question.folder.string())};
    gauge_readings all{.columns = std::move(columns)};
    for (std::size_t i = first; i < dates.size(); ++i) all.rows.push_back(iso(dates[i]));
    for (reading_column& c : all.columns)
        c.values.erase(c.values.begin(), c.values.begin() + static_cast<std::ptrdiff_t>(first));
    return all;
}

}
