// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/state/underwater.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// Where a path stood, and when: positions count along the path. Of returns 0 is the unit before the first one; of
/// levels it is the first level.
struct place {
    double value;
    double at;

    friend constexpr bool operator==(const place&, const place&) noexcept = default;
};

/// The deepest fall from a high: the value at its trough by the one at its peak, and when they were. The peak is the
/// last time at the high, the trough the first time so low.
struct fall {
    double left = 1;
    double peak = 0;
    double trough = 0;

    constexpr fall shifted(double rows) const noexcept { return {left, peak + rows, trough + rows}; }
    friend constexpr bool operator==(const fall&, const fall&) noexcept = default;
};

/// A path's highest and lowest value, its deepest fall, and when they were.
///
/// Merge: the later stretch starts where the early one ended, so its values are scaled by early.growth (of levels by
/// 1) and its positions shifted by the number of early rows. The deepest fall is that of either stretch, or the one
/// from the early high to the late low.
template <path P>
struct deepest_fall {
    using observation = double;
    static constexpr const char* name = P == path::returns ? "deepest_fall" : "deepest_fall.levels";

    double count = 0;
    double growth = 1;
    place high{P == path::returns ? 1 : -core::infinity, 0};
    place low{P == path::returns ? 1 : core::infinity, 0};
    fall worst{};

    static constexpr deepest_fall lift(double x) noexcept {
        if (P == path::levels) return {1, 1, {x, 0}, {x, 0}, {}};
        const double g = 1 + x;
        if (g < 1) return {1, g, {1, 0}, {g, 1}, {g, 0, 1}};
        return {1, g, {g, 1}, {1, 0}, {}};
    }

    static constexpr deepest_fall combine(const deepest_fall& early, const deepest_fall& late) noexcept {
        if (early.count == 0) return late;
        if (late.count == 0) return early;
        const place high{early.growth * late.high.value, early.count + late.high.at};
        const place low{early.growth * late.low.value, early.count + late.low.at};
        deepest_fall s = early;
        s.count += late.count;
        s.growth *= late.growth;
        if (high.value >= early.high.value) s.high = high;
        if (low.value < early.low.value) s.low = low;
        fall after = late.worst.shifted(early.count);
        if (low.value < early.high.value) {
            const fall across{low.value / early.high.value, early.high.at, low.at};
            if (across.left < after.left || (across.left == after.left && across.trough < after.trough)) after = across;
        }
        if (after.left < early.worst.left) s.worst = after;
        return s;
    }

    friend constexpr bool operator==(const deepest_fall&, const deepest_fall&) noexcept = default;
};

}
