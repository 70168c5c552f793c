// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/lanes.hpp>

#include <concepts>

namespace tidemark::inline TIDEMARK_ABI::state {

/// The smaller of `worst`, a trough by the peak before it, and low / high. Divides always: to ask first whether the
/// quotient may be the smaller one spares divisions, and loses more to the processor's wrong guesses on a price's path.
template <class Real>
constexpr Real worse_fall(const Real& worst, const Real& low, const Real& high) noexcept {
    return core::select(low < high, core::smaller(low / high, worst), worst);
}

/// What became of one unit of wealth over a stretch of simple returns: its growth, its highest and lowest value on the
/// way (the unit at the start included, so that a loss in the first period counts), and its worst value relative to a
/// high before it.
///
/// Merge: the later stretch starts from early.growth, so its high, low and growth are scaled by that; the worst fall is
/// the worse of the two, or the one from the early high to the scaled late low:
///   worst = min(early.worst, late.worst, early.growth * late.low / early.high).
/// A stretch whose wealth went below zero (a return under -1) has a `low` below zero; ratios mean nothing there.
template <class Real>
struct basic_wealth {
    using observation = Real;
    template <class Other>
    using over = basic_wealth<Other>;
    static constexpr char name[] = "wealth";

    Real count = 0;
    Real growth = 1;
    Real high = 1;
    Real low = 1;
    Real worst = 1;

    static constexpr basic_wealth lift(const Real& simple_return) noexcept {
        const Real g = 1 + simple_return;
        return {1, g, core::larger(g, 1), core::smaller(g, 1), core::smaller(g, 1)};
    }

    static constexpr basic_wealth combine(const basic_wealth& early, const basic_wealth& late) noexcept {
        if constexpr (std::same_as<Real, double>) {  // in lanes, nothing is never combined
            if (early.count == 0) return late;
            if (late.count == 0) return early;
        }
        const Real high = early.growth * late.high, low = early.growth * late.low;
        return {early.count + late.count, core::product(early.growth, late.growth), core::larger(high, early.high),
                core::smaller(low, early.low), worse_fall(core::smaller(late.worst, early.worst), low, early.high)};
    }

    constexpr void absorb(const Real& simple_return) noexcept {
        count += 1;
        growth = core::product(growth, 1 + simple_return);
        high = core::larger(growth, high);
        low = core::smaller(growth, low);
        worst = worse_fall(worst, growth, high);
    }

    friend bool operator==(const basic_wealth&, const basic_wealth&) noexcept = default;
};

/// The same question asked of levels or prices instead of returns: high, low, and the worst level relative to a high
/// before it. One unit of account throughout, so that nothing is multiplied and a ratio is rounded once. Of nothing:
/// a high of -infinity and a low of infinity, so that nothing falls from the one or to the other.
template <class Real>
struct basic_level_range {
    using observation = Real;
    template <class Other>
    using over = basic_level_range<Other>;
    static constexpr char name[] = "level_range";

    Real count = 0;
    Real high = -core::infinity;
    Real low = core::infinity;
    Real worst = 1;

    static constexpr basic_level_range lift(const Real& level) noexcept { return {1, level, level, 1}; }

    static constexpr basic_level_range combine(const basic_level_range& early, const basic_level_range& late) noexcept {
        return {early.count + late.count, core::larger(late.high, early.high), core::smaller(late.low, early.low),
                worse_fall(core::smaller(late.worst, early.worst), late.low, early.high)};
    }

    friend bool operator==(const basic_level_range&, const basic_level_range&) noexcept = default;
};

/// The same question asked of summed returns, where a constant stake is not reinvested: the sum, its highest and lowest
/// value on the way (0 at the start included), and the largest fall from a high before it.
template <class Real>
struct basic_running_sum {
    using observation = Real;
    template <class Other>
    using over = basic_running_sum<Other>;
    static constexpr char name[] = "running_sum";

    Real count = 0;
    Real sum = 0;
    Real high = 0;
    Real low = 0;
    Real fall = 0;

    static constexpr basic_running_sum lift(const Real& r) noexcept {
        return {1, r, core::larger(r, 0), core::smaller(r, 0), core::larger(-r, 0)};
    }

    static constexpr basic_running_sum combine(const basic_running_sum& early, const basic_running_sum& late) noexcept {
        if constexpr (std::same_as<Real, double>) {  // in lanes, nothing is never combined
            if (early.count == 0) return late;
            if (late.count == 0) return early;
        }
        const Real high = early.sum + late.high, low = early.sum + late.low;
        return {early.count + late.count, early.sum + late.sum, core::larger(high, early.high),
                core::smaller(low, early.low), core::larger(early.high - low, core::larger(late.fall, early.fall))};
    }

    friend bool operator==(const basic_running_sum&, const basic_running_sum&) noexcept = default;
};

using wealth = basic_wealth<double>;
using level_range = basic_level_range<double>;
using running_sum = basic_running_sum<double>;

}
