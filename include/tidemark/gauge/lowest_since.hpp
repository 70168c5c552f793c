// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/view.hpp>

#include <cstddef>
#include <string>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// The answer to "lowest since when": a position in the sample, or that it was never as low.
struct since {
    enum class found { earlier, never, unknown };

    found when;
    std::size_t position;  ///< of the earlier level; 0 (the first of the sample) when there is none
};

/// The last time before `position` that the level was as low as it is there. A level that equals it counts.
///
/// Formula: the largest s < position with L(s) <= L(position)
/// Input:   levels; missing ones are passed over; position within them
/// Value:   that position, or `never` when the level is the lowest of the sample up to there
/// No data: `never` when the level at `position` is itself missing
/// Cost:    O(position)
/// Source:  common newspaper usage, made definite: closing levels, equality counts, the sample's start is stated
template <core::readable R>
constexpr since lowest_since(const R& levels, std::size_t position) {
    const auto level = core::as_sample(levels);
    if (position >= level.size())
        core::refuse("position", position, "less than the length of the sample, " + std::to_string(level.size()));
    if (core::is_missing(level[position])) return {since::found::unknown, 0};
    for (std::size_t s = position; s-- > 0;)
        if (level[s] <= level[position]) return {since::found::earlier, s};
    return {since::found::never, 0};
}

}
