// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// How often two series went the same way and how often they parted.
struct quadrants {
    using observation = core::pair;
    static constexpr char name[] = "quadrants";

    double both_up = 0;
    double both_down = 0;
    double first_up = 0;   ///< the first rose, the second fell
    double second_up = 0;  ///< the second rose, the first fell
    double unmoved = 0;    ///< either of them is 0: in no quadrant

    static constexpr quadrants lift(const core::pair& p) noexcept {
        quadrants q;
        (p.x == 0 || p.y == 0 ? q.unmoved
         : p.x > 0            ? (p.y > 0 ? q.both_up : q.first_up)
                              : (p.y > 0 ? q.second_up : q.both_down)) = 1;
        return q;
    }
    static constexpr quadrants combine(const quadrants& a, const quadrants& b) noexcept {
        return {a.both_up + b.both_up, a.both_down + b.both_down, a.first_up + b.first_up, a.second_up + b.second_up,
                a.unmoved + b.unmoved};
    }

    constexpr double together() const noexcept { return both_up + both_down; }
    constexpr double apart() const noexcept { return first_up + second_up; }

    friend constexpr bool operator==(const quadrants&, const quadrants&) noexcept = default;
};

/// In how many periods both series rose, both fell, or only one of them rose.
///
/// Formula: counts of the signs of (x, y)
/// Input:   pairs (x, y) of returns per period
/// Value:   five counts, whole numbers whose sum is n; a row with a 0 is in no quadrant
/// No data: zeros
/// Source:  Mosteller (1946), On some useful inefficient statistics
struct quadrant_counts {
    using state = quadrants;

    constexpr quadrants lower(const state& s) const noexcept { return s; }
};

/// The share of periods in which two series moved the same way.
///
/// Formula: (both up + both down) / (both up + both down + apart)
/// Input:   pairs (x, y) of returns per period; rows with a 0 do not count
/// Value:   fraction, 0 to 1; for independent series that rise as often as they fall 1/2
/// No data: NaN without a row in which both moved
/// Source:  Mosteller (1946), On some useful inefficient statistics
struct synchronisation {
    using state = quadrants;

    constexpr double lower(const state& s) const noexcept { return s.together() / (s.together() + s.apart()); }
};

}
