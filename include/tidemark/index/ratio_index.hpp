// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/detail/expectations.hpp>
#include <tidemark/index/rulebook.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// Levels of one index in units of another: they rise while the first does better.
///
/// Formula: base (first_t / first_0) / (second_t / second_0)
/// Input: levels of both on the same days; the level to begin at
/// Value: as many levels, the first of which is the base; none for none
/// Errors: std::invalid_argument for lengths that differ, or a level that is not positive and finite
/// Rounding: at most two units in the last place
struct ratio_index {
    base_level base;

    std::vector<double> operator()(std::span<const double> first, std::span<const double> second) const {
        detail::require_length("second", second.size(), "first", first.size());
        detail::require_positive("first", first);
        detail::require_positive("second", second);
        std::vector<double> ratio(first.size());
        for (std::size_t t = 0; t < ratio.size(); ++t) {
            ratio[t] = base.value() * ((first[t] / first.front()) / (second[t] / second.front()));
        }
        return ratio;
    }
};

}
