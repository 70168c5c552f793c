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

constexpr peak_rule daily{.each_side = 20, .within = 5}, sparse{.each_side = 4, .within = 1};

peak_rule rule_for(const diverge_request& q) {
    return q.sampled_by == diverge_request::unit::days && q.every == 1 ? daily : sparse;
}

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

void tell_peaks_of(told_section& s, const shared_peaks& f, const diverge_pair& p, double level) {
    s.numbers.push_back({"first_peaks", "peaks of " + p.first.label, fmt::format("{}", f.first.size()), "by the rule",
                         days_of(f.first, p)});
    s.numbers.push_back({"second_peaks", "peaks of " + p.second.label, fmt::format("{}", f.second.size()),
                         "by the rule", days_of(f.second, p)});
    s.numbers.push_back({"together", "together", fmt::format("{}, {} by chance", f.together, decimal(f.expected, 1)),
                         f.p_value < level ? "more than chance makes" : "chance makes as many", f.together});
    s.numbers.push_back({"expected", "", "", "", cell(f.expected)});
    s.numbers.push_back({"p_value", "  chance of so many", p_value_in_words(f.p_value),
                         fmt::format("mid-p, which counts ties by half, {}", decimal(f.mid_p_value, 3)),
                         cell(f.p_value)});
    s.numbers.push_back({"mid_p_value", "", "", "", cell(f.mid_p_value)});
    s.verdict = fmt::format(
        "Of {} peaks of {} and {} of {} {} fell together where chance makes {} ({}): {}.", f.first.size(),
        p.first.label, f.second.size(), p.second.label, f.together, decimal(f.expected, 1), p_value_in_words(f.p_value),
        f.p_value < level ? "they peak together more than by chance" : "no evidence that they peak together");
}

}

told_section tell_peaks(const diverge_pair& p, const diverge_circumstances& c) {
    const peak_rule rule = rule_for(c.asked);
    told_section s{.name = "peaks",
                   .title = "Do they peak together?",
                   .explanation = fmt::format(
                       "A peak is a close above those of the {0} rows before it and not below those of the {0} rows "
                       "after it, so that it is known only then; two are together within {1} row{2}. Chance is what "
                       "every other start of the returns of {3} makes: no relation at all.",
                       rule.each_side, rule.within, rule.within == 1 ? "" : "s", p.second.label)};
    tell_directions(s, p);
    if (const auto found = find_shared_peaks(p.first_levels, p.second_levels, rule))
        tell_peaks_of(s, *found, p, 1 - c.asked.confidence);
    else
        s.remarks.push_back(fmt::format("No answer: {} closes are too few for peaks of {} rows on each side.",
                                        p.dates.size(), rule.each_side));
    return s;
}

}
