// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/gauge/indicator_convention.hpp>
#include <tidemark/index/required.hpp>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// What the count of volume begins with, at a row that has no close before it: nothing, or the volume of that row
/// (TA-Lib). Only differences of the number mean anything.
enum class first_volume { left_out, counted };

/// Volumes signed by the change of the close, summed. Stretches merge: the first row of the later one is signed by what
/// the close did since the last of the earlier one.
struct signed_volume {
    using observation = core::pair;
    static constexpr char name[] = "signed_volume";

    double count = 0;
    core::pair first{0, 0};
    double last = 0;
    double sum = 0;

    static constexpr signed_volume lift(const core::pair& p) noexcept { return {1, p, p.x, 0}; }
    static constexpr signed_volume combine(const signed_volume& early, const signed_volume& late) noexcept {
        if (early.count == 0) return late;
        if (late.count == 0) return early;
        const double moved = late.first.x > early.last ? late.first.y : late.first.x < early.last ? -late.first.y : 0;
        return {early.count + late.count, early.first, late.last, early.sum + moved + late.sum};
    }

    friend bool operator==(const signed_volume&, const signed_volume&) noexcept = default;
};

/// The on-balance volume of Granville: what was traded on days that closed higher, less what was on days that closed
/// lower. In a window it is that of its rows.
///
/// Formula: sum over t > 1 of sign(close_t - close_(t-1)) volume_t; with `counted` plus volume_1
/// Input:   pairs (close, volume), volumes not negative; a missing row is left out, its volume too, and the next close
///          is compared with the last that was observed
/// Value:   unit of the volumes
/// No data: NaN
/// Source:  Granville (1963), New Key to Stock Market Profits; TA-Lib: OBV, for `counted`
struct on_balance_volume {
    index::required<first_volume> first;

    using state = signed_volume;

    constexpr double lower(const state& s) const noexcept {
        if (s.count == 0) return core::nan;
        return first == first_volume::counted ? s.first.y + s.sum : s.sum;
    }
};

}
