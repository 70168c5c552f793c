// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// What became of one unit of wealth over a stretch of simple returns: its growth, its highest and lowest value on the
/// way (the unit at the start included, so that a loss in the first period counts), and its worst value relative to a
/// high before it.
///
/// Merge: the later stretch starts from early.growth, so its high, low and growth are scaled by that; the worst fall is
/// the worse of the two, or the one from the early high to the scaled late low:
///   worst = min(early.worst, late.worst, early.growth * late.low / early.high).
/// A stretch whose wealth went below zero (a return under -1) has a `low` below zero; ratios mean nothing there.
struct wealth {
    using observation = double;
    static constexpr char name[] = "wealth";

    double count = 0;
    double growth = 1;
    double high = 1;
    double low = 1;
    double worst = 1;

    static constexpr wealth lift(double simple_return) noexcept {
        const double g = 1 + simple_return;
        return {1, g, g > 1 ? g : 1, g < 1 ? g : 1, g < 1 ? g : 1};
    }

    static constexpr wealth combine(const wealth& early, const wealth& late) noexcept {
        if (early.count == 0) return late;
        if (late.count == 0) return early;
        const double high = early.growth * late.high, low = early.growth * late.low;
        const double fall = low / early.high;
        const double worse = late.worst < early.worst ? late.worst : early.worst;
        return {early.count + late.count, early.growth * late.growth, high > early.high ? high : early.high,
                low < early.low ? low : early.low, fall < worse ? fall : worse};
    }

    constexpr void absorb(double simple_return) noexcept {
        count += 1;
        growth *= 1 + simple_return;
        high = growth > high ? growth : high;
        low = growth < low ? growth : low;
        const double fall = growth / high;
        worst = fall < worst ? fall : worst;
    }

    friend constexpr bool operator==(const wealth&, const wealth&) noexcept = default;
};

/// The same question asked of levels or prices instead of returns: high, low, and the worst level relative to a high
/// before it. One unit of account throughout, so that nothing is multiplied and a ratio is rounded once.
struct level_range {
    using observation = double;
    static constexpr char name[] = "level_range";

    double count = 0;
    double high = 0;
    double low = 0;
    double worst = 1;

    static constexpr level_range lift(double level) noexcept { return {1, level, level, 1}; }

    static constexpr level_range combine(const level_range& early, const level_range& late) noexcept {
        if (early.count == 0) return late;
        if (late.count == 0) return early;
        const double fall = late.low / early.high;
        const double worse = late.worst < early.worst ? late.worst : early.worst;
        return {early.count + late.count, late.high > early.high ? late.high : early.high,
                late.low < early.low ? late.low : early.low, fall < worse ? fall : worse};
    }

    friend constexpr bool operator==(const level_range&, const level_range&) noexcept = default;
};

/// The same question asked of summed returns, where a constant stake is not reinvested: the sum, its highest and lowest
/// value on the way (0 at the start included), and the largest fall from a high before it.
struct running_sum {
    using observation = double;
    static constexpr char name[] = "running_sum";

    double count = 0;
    double sum = 0;
    double high = 0;
    double low = 0;
    double fall = 0;

    static constexpr running_sum lift(double r) noexcept {
        return {1, r, r > 0 ? r : 0, r < 0 ? r : 0, r < 0 ? -r : 0};
    }

    static constexpr running_sum combine(const running_sum& early, const running_sum& late) noexcept {
        if (early.count == 0) return late;
        if (late.count == 0) return early;
        const double high = early.sum + late.high, low = early.sum + late.low;
        const double across = early.high - low;
        const double worse = late.fall > early.fall ? late.fall : early.fall;
        return {early.count + late.count, early.sum + late.sum, high > early.high ? high : early.high,
                low < early.low ? low : early.low, across > worse ? across : worse};
    }

    friend constexpr bool operator==(const running_sum&, const running_sum&) noexcept = default;
};

}
