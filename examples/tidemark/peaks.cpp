// SPDX-License-Identifier: BSL-1.0
#include "peaks.hpp"

#include "words.hpp"

#include <tidemark/core/returns.hpp>
#include <tidemark/gauge/co_peaks.hpp>
#include <tidemark/infer/surrogate_test.hpp>

#include <fmt/format.h>

#include <span>

namespace program {

namespace core = tidemark::core;
namespace gauge = tidemark::gauge;
namespace infer = tidemark::infer;

namespace {

std::vector<std::size_t> peaks_of(const std::vector<double>& levels, const peak_rule& rule) {
    return gauge::positions_of(gauge::local_extremes{.each_side = rule.each_side}(levels), gauge::turn::peak);
}

/// How many peaks of a series that stays as it is are shared by one that is made anew from its returns.
struct pairs_with {
    const std::vector<std::size_t>& first;
    peak_rule rule;

    double operator()(std::span<const double>, std::span<const double> returns) const {
        std::vector<double> levels{1};
        levels.reserve(returns.size() + 1);
        for (const double r : returns) levels.push_back(levels.back() * (1 + r));
        return static_cast<double>(gauge::co_peaks{.within = rule.within}(first, peaks_of(levels, rule)).pairs.size());
    }
};

shared_peaks by_rule(const std::vector<double>& first, const std::vector<double>& second, const peak_rule& rule) {
    shared_peaks found{.rule = rule, .first = peaks_of(first, rule), .second = peaks_of(second, rule)};
    const infer::surrogate_significance chance = infer::surrogate_test{}(
        pairs_with{found.first, rule}, core::simple_returns(first), core::simple_returns(second));
    found.together = static_cast<std::size_t>(chance.observed);
    found.expected = chance.mean;
    found.p_value = chance.p_value;
    found.mid_p_value = chance.mid_p_value;
    return found;
}

const char* conclusion(bool turns, bool tops) {
    if (turns && tops) return "Yes:";
    if (turns) return "Turns of weeks do, great tops not:";
    return tops ? "Great tops do, turns of weeks not:" : "There is no evidence of it:";
}

}

std::vector<shared_peaks> find_shared_peaks(const std::vector<double>& first, const std::vector<double>& second,
                                            const peak_rule (&rules)[2]) {
    std::vector<shared_peaks> found;
    if (first.size() < 4 * rules[1].each_side) return found;
    for (const peak_rule& rule : rules) found.push_back(by_rule(first, second, rule));
    return found;
}

std::string peaks_in_words(const std::vector<shared_peaks>& by_rule, const std::string& first,
                           const std::string& second, double level) {
    const shared_peaks &turns = by_rule.front(), &tops = by_rule.back();
    return fmt::format(
        "{} of {} peaks of {} and {} of {}, above the {} closes on each side, {} fell within {} row{} of each other, "
        "where chance makes "
        "{} ({}); of {} and {} above {} on each side {} fell within {}, where it makes {} ({}).",
        conclusion(turns.p_value < level, tops.p_value < level), turns.first.size(), first, turns.second.size(), second,
        turns.rule.each_side, turns.together, turns.rule.within, turns.rule.within == 1 ? "" : "s",
        decimal(turns.expected, 1), p_value_in_words(turns.p_value), tops.first.size(), tops.second.size(),
        tops.rule.each_side, tops.together, tops.rule.within, decimal(tops.expected, 1),
        p_value_in_words(tops.p_value));
}

}
