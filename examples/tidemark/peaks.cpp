// SPDX-License-Identifier: BSL-1.0
#include "peaks.hpp"

#include <tidemark/core/returns.hpp>
#include <tidemark/gauge/co_peaks.hpp>
#include <tidemark/infer/surrogate_test.hpp>

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

}

std::optional<shared_peaks> find_shared_peaks(const std::vector<double>& first, const std::vector<double>& second,
                                              peak_rule rule) {
    if (first.size() < 4 * rule.each_side) return std::nullopt;
    shared_peaks found{.rule = rule, .first = peaks_of(first, rule), .second = peaks_of(second, rule)};
    const infer::surrogate_significance chance = infer::surrogate_test{}(
        pairs_with{found.first, rule}, core::simple_returns(first), core::simple_returns(second));
    found.together = static_cast<std::size_t>(chance.observed);
    found.expected = chance.mean;
    found.p_value = chance.p_value;
    found.mid_p_value = chance.mid_p_value;
    return found;
}

}
