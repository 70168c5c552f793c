// SPDX-License-Identifier: BSL-1.0
#include "diverge_sections.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/core/returns.hpp>
#include <tidemark/gauge/lowest_since.hpp>
#include <tidemark/risk/catch_up_return.hpp>
#include <tidemark/risk/current_drawdown.hpp>
#include <tidemark/risk/max_drawdown_span.hpp>
#include <tidemark/risk/ratio_return.hpp>
#include <tidemark/risk/recovery_return.hpp>
#include <tidemark/run/whole.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace program {

namespace core = tidemark::core;
namespace gauge = tidemark::gauge;
namespace risk = tidemark::risk;
namespace run = tidemark::run;

namespace {

std::vector<double> ratio_of(const diverge_pair& p) {
    std::vector<double> ratio(p.dates.size());
    const double first = p.first_levels.front() / p.second_levels.front();
    for (std::size_t i = 0; i < ratio.size(); ++i) ratio[i] = 100 * (p.first_levels[i] / p.second_levels[i] / first);
    return ratio;
}

/// An extreme of a stretch, and since when there was none like it.
struct extreme_close {
    std::size_t position;
    double level;
    gauge::since since;
};

extreme_close extreme_of(const std::vector<double>& levels, std::size_t first, gauge::extreme end) {
    const auto from = levels.begin() + static_cast<std::ptrdiff_t>(first);
    const bool low = end == gauge::extreme::lowest;
    const auto at = low ? std::min_element(from, levels.end()) : std::max_element(from, levels.end());
    const auto position = static_cast<std::size_t>(at - levels.begin());
    return {position, *at, low ? gauge::lowest_since(levels, position) : gauge::highest_since(levels, position)};
}

std::string since_in_words(const extreme_close& e, const diverge_pair& p, std::string_view word) {
    if (e.since.when == gauge::since::found::never)
        return fmt::format("the {} of the sample, which begins on {}", word, iso(p.dates[e.since.first]));
    return fmt::format("the {} since {}", word, iso(p.dates[e.since.position]));
}

told_number told_extreme(const extreme_close& e, const diverge_pair& p, std::string name, std::string_view word) {
    const bool never = e.since.when == gauge::since::found::never;
    return {std::move(name),
            fmt::format("{} after the cut", word),
            fmt::format("{} on {}", decimal(e.level, 1), iso(p.dates[e.position])),
            since_in_words(e, p, word),
            {{"level", cell(e.level)},
             {"day", iso(p.dates[e.position])},
             {"since", never ? ordered_json{} : ordered_json(iso(p.dates[e.since.position]))},
             {"sample_begins", iso(p.dates[e.since.first])}}};
}

double ratio_return_from(const diverge_pair& p, std::size_t first) {
    const auto a = std::span{p.first_levels}.subspan(first), b = std::span{p.second_levels}.subspan(first);
    return run::whole(risk::ratio_return_of_levels{}, core::pairs(a, b));
}

double catch_up_from(const diverge_pair& p, std::size_t first) {
    const auto a = core::simple_returns(std::span{p.first_levels}.subspan(first));
    const auto b = core::simple_returns(std::span{p.second_levels}.subspan(first));
    return run::whole(risk::catch_up_return{}, core::pairs(a, b));
}

/// One of the two, and how far it is below its high.
void tell_fall(told_section& s, const std::string& which, const std::string& label, const std::vector<double>& levels,
               const diverge_pair& p) {
    const double fall = run::whole(risk::current_drawdown_of_levels{}, levels);
    const double back = run::whole(risk::recovery_return_of_levels{}, levels);
    const auto high = static_cast<std::size_t>(std::max_element(levels.begin(), levels.end()) - levels.begin());
    const auto deepest = run::whole(risk::max_drawdown_span_of_levels{}, levels);
    const auto peak = static_cast<std::size_t>(deepest.peak), trough = static_cast<std::size_t>(deepest.trough);
    s.numbers.push_back({which + "_drawdown",
                         label + " below its high",
                         percent(0 - fall),
                         fmt::format("of {}", iso(p.dates[high])),
                         {{"depth", cell(fall)}, {"peak", iso(p.dates[high])}}});
    s.numbers.push_back(
        {which + "_recovery_return", "  to be back there", percent(back), "what it must gain", cell(back)});
    s.numbers.push_back(
        {which + "_max_drawdown",
         "  deepest fall",
         percent(0 - deepest.depth),
         fmt::format("from {} to {}", iso(p.dates[peak]), iso(p.dates[trough])),
         {{"depth", cell(deepest.depth)}, {"peak", iso(p.dates[peak])}, {"trough", iso(p.dates[trough])}}});
}

}

told_section tell_ratio(const diverge_pair& p, const diverge_circumstances& c) {
    const std::vector<double> ratio = ratio_of(p);
    const double whole = ratio_return_from(p, 0), after = ratio_return_from(p, c.cut);
    const extreme_close low = extreme_of(ratio, c.cut + 1, gauge::extreme::lowest),
                        high = extreme_of(ratio, c.cut + 1, gauge::extreme::highest);
    told_section s{.name = "ratio",
                   .title = fmt::format("Ratio: {} in units of {}", p.first.label, p.second.label),
                   .explanation = fmt::format("100 on {}. A rising ratio says who did better, not that anyone gained.",
                                              iso(p.dates.front()))};
    s.numbers = {
        {"level", "ratio", decimal(ratio.back(), 1), fmt::format("on {}", iso(p.dates.back())), cell(ratio.back())},
        {"return", "ratio return", percent(whole), "of the whole stretch: (1 + a) / (1 + b) - 1", cell(whole)},
        {"return_after", "ratio return after", percent(after), fmt::format("since {}", iso(p.dates[c.cut])),
         cell(after)},
        told_extreme(low, p, "lowest_after", "lowest"),
        told_extreme(high, p, "highest_after", "highest")};
    const extreme_close& told = after < 0 ? low : high;
    s.verdict = fmt::format("On {} {} stood, in units of {}, at {}.", iso(p.dates[told.position]), p.first.label,
                            p.second.label, since_in_words(told, p, after < 0 ? "lowest" : "highest"));
    return s;
}

told_section tell_drawdowns(const diverge_pair& p, const diverge_circumstances& c) {
    told_section s{.name = "drawdowns",
                   .title = "Falls from a high, and what it takes to catch up",
                   .explanation = "Of closes on shared days."};
    tell_fall(s, "first", p.first.label, p.first_levels, p);
    tell_fall(s, "second", p.second.label, p.second_levels, p);
    const double whole = catch_up_from(p, 0), after = catch_up_from(p, c.cut);
    const auto meaning = [&](std::size_t from) {
        return fmt::format("what {} must gain, {} standing still, to have kept pace since {}", p.first.label,
                           p.second.label, iso(p.dates[from]));
    };
    s.numbers.push_back({"catch_up", "catch-up gap", percent(whole), meaning(0), cell(whole)});
    s.numbers.push_back({"catch_up_after", "catch-up gap after", percent(after), meaning(c.cut), cell(after)});
    return s;
}

}
