// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/lanes.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// The oldest observation of a stretch. Of nothing: NaN, which is no observation, so that the merge need not ask how
/// many there are.
template <class Real>
struct basic_oldest {
    using observation = Real;
    template <class Other>
    using over = basic_oldest<Other>;
    static constexpr char name[] = "oldest";

    Real count = 0;
    Real value = core::nan;

    static constexpr basic_oldest lift(const Real& x) noexcept { return {1, x}; }
    static constexpr basic_oldest combine(const basic_oldest& early, const basic_oldest& late) noexcept {
        return {early.count + late.count, core::select(core::is_missing(early.value), late.value, early.value)};
    }

    friend bool operator==(const basic_oldest& a, const basic_oldest& b) noexcept {
        return a.count == b.count && (a.count == 0 || a.value == b.value);
    }
};

/// The newest observation of a stretch. Of nothing: NaN.
template <class Real>
struct basic_newest {
    using observation = Real;
    template <class Other>
    using over = basic_newest<Other>;
    static constexpr char name[] = "newest";

    Real count = 0;
    Real value = core::nan;

    static constexpr basic_newest lift(const Real& x) noexcept { return {1, x}; }
    static constexpr basic_newest combine(const basic_newest& early, const basic_newest& late) noexcept {
        return {early.count + late.count, core::select(core::is_missing(late.value), early.value, late.value)};
    }

    friend bool operator==(const basic_newest& a, const basic_newest& b) noexcept {
        return a.count == b.count && (a.count == 0 || a.value == b.value);
    }
};

/// The oldest and the newest observation of a stretch.
template <class Real>
struct basic_ends {
    using observation = Real;
    template <class Other>
    using over = basic_ends<Other>;
    static constexpr char name[] = "ends";

    Real count = 0;
    Real first = 0;
    Real last = 0;

    static constexpr basic_ends lift(const Real& x) noexcept { return {1, x, x}; }
    static constexpr basic_ends combine(const basic_ends& early, const basic_ends& late) noexcept {
        return {early.count + late.count, core::select(early.count > 0, early.first, late.first),
                core::select(late.count > 0, late.last, early.last)};
    }

    friend bool operator==(const basic_ends&, const basic_ends&) noexcept = default;
};

/// The newest level of a stretch, its high and its low: where it stands.
template <class Real>
struct basic_standing_level {
    using observation = Real;
    template <class Other>
    using over = basic_standing_level<Other>;
    static constexpr char name[] = "standing_level";

    Real count = 0;
    Real high = -core::infinity;
    Real low = core::infinity;
    Real last = 0;

    static constexpr basic_standing_level lift(const Real& level) noexcept { return {1, level, level, level}; }
    static constexpr basic_standing_level combine(const basic_standing_level& early,
                                                  const basic_standing_level& late) noexcept {
        return {early.count + late.count, core::larger(late.high, early.high), core::smaller(late.low, early.low),
                core::select(late.count > 0, late.last, early.last)};
    }

    friend bool operator==(const basic_standing_level&, const basic_standing_level&) noexcept = default;
};

using oldest = basic_oldest<double>;
using newest = basic_newest<double>;
using ends = basic_ends<double>;
using standing_level = basic_standing_level<double>;

}
