// SPDX-License-Identifier: BSL-1.0
#include "diverge_sections.hpp"
#include "peaks.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/gauge/quadrant_counts.hpp>
#include <tidemark/run/whole.hpp>

#include <fmt/format.h>

namespace program {

namespace core = tidemark::core;
namespace gauge = tidemark::gauge;
namespace run = tidemark::run;

namespace {

ordered_json days_of(const std::vector<std::size_t>& rows, const diverge_pair& p) {
    ordered_json days = ordered_json::array();
    for (const std::size_t row : rows) days.push_back(iso(p.dates[row]));
    return days;
}

void tell_directions(told_section& s, const diverge_pair& p) {
    const gauge::quadrants q = run::whole(gauge::quadrant_counts{}, core::pairs(p.first_returns, p.second_returns));
    const double all = q.together() + q.apart(), same = q.together() / all;
    const double first_up = (q.both_up + q.first_up) / all, second_up = (q.both_up + q.second_up) / all;
    const double by_chance = first_up * second_up + (1 - first_up) * (1 - second_up);
    s.numbers.push_back({"same_direction",
                         "same direction",
                         unsigned_percent(same),
                         fmt::format("of {:.0f} returns; {} if the two had nothing to do with each other", all,
                                     unsigned_percent(by_chance)),
                         {{"share", cell(same)},
                          {"by_chance", cell(by_chance)},
                          {"both_up", q.both_up},
                          {"both_down", q.both_down},
                          {"first_up", q.first_up},
                          {"second_up", q.second_up},
                          {"unmoved", q.unmoved}}});
}

void tell_peaks_of(told_section& s, ordered_json& all, const shared_peaks& f, const diverge_pair& p, double level) {
    s.numbers.push_back({"", fmt::format("peaks of {} rows", f.rule.each_side),
                         fmt::format("{} and {}, {} together", f.first.size(), f.second.size(), f.together),
                         fmt::format("{} by chance, {} (mid-p {}): {}", decimal(f.expected, 1),
                                     p_value_in_words(f.p_value), decimal(f.mid_p_value, 3),
                                     f.p_value < level ? "more than chance makes" : "chance makes as many")});
    all.push_back({{"each_side", f.rule.each_side},
                   {"within", f.rule.within},
                   {"first", days_of(f.first, p)},
                   {"second", days_of(f.second, p)},
                   {"together", f.together},
                   {"expected", cell(f.expected)},
                   {"p_value", cell(f.p_value)},
                   {"mid_p_value", cell(f.mid_p_value)}});
}

}

told_section tell_peaks(const diverge_pair& p, const diverge_circumstances& c) {
    const auto& rules = c.asked.every_day() ? peaks_of_days : peaks_of_weeks;
    const double level = 1 - c.asked.confidence;
    told_section s{
        .name = "peaks",
        .title = "Do they peak together?",
        .explanation = fmt::format(
            "A peak of {0} rows is a close above those of the {0} rows before it and not below those of the {0} rows "
            "after it, so that it is known only then; two are together within {1} row{2} of each other, peaks of {3} "
            "rows within {4}. Chance is what every other start of the returns of {5} makes: no relation at all.",
            rules[0].each_side, rules[0].within, rules[0].within == 1 ? "" : "s", rules[1].each_side, rules[1].within,
            p.second.label)};
    tell_directions(s, p);
    const std::vector<shared_peaks> found = find_shared_peaks(p.first_levels, p.second_levels, rules);
    ordered_json all = ordered_json::array();
    for (const shared_peaks& each : found) tell_peaks_of(s, all, each, p, level);
    s.written = {{"by_rule", std::move(all)}};
    if (found.empty())
        s.remarks.push_back(
            fmt::format("No answer: {} closes are too few for peaks of {} rows.", p.dates.size(), rules[1].each_side));
    else
        s.verdict = "Do they peak together? " + peaks_in_words(found, p.first.label, p.second.label, level);
    return s;
}

}
