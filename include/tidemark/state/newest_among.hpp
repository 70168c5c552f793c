// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/state/moments.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// Sums of deviations from an anchor and of their squares, and the newest observation as it is.
template <class Real>
struct basic_newest_among_sums {
    using observation = Real;
    template <class Other>
    using over = basic_newest_among_sums<Other>;

    Real count = 0;
    Real deviations = 0;
    Real squares = 0;
    Real newest = 0;

    static constexpr basic_newest_among_sums lift(const Real& x, const Real& anchor) noexcept {
        const Real d = x - anchor;
        return {1, d, core::product(d, d), x};
    }

    static constexpr basic_newest_among_sums combine(const basic_newest_among_sums& early,
                                                     const basic_newest_among_sums& late) noexcept {
        return {early.count + late.count, early.deviations + late.deviations, early.squares + late.squares,
                core::select(late.count > 0, late.newest, early.newest)};
    }

    /// The sums about `to` of observations whose sums about `from` these are.
    constexpr basic_newest_among_sums moved(const Real& from, const Real& to) const noexcept {
        const power_sums<2, Real> s = power_sums<2, Real>{count, {deviations, squares}}.moved(from, to);
        return {count, s.sum[0], s.sum[1], newest};
    }

    friend bool operator==(const basic_newest_among_sums&, const basic_newest_among_sums&) noexcept = default;
};

/// The newest observation of a stretch, and the moments of all of them.
template <class Real>
struct basic_newest_among {
    using observation = Real;
    using sums = basic_newest_among_sums<Real>;
    template <class Other>
    using over = basic_newest_among<Other>;
    static constexpr char name[] = "newest_among";

    moments<2, Real> all{};
    Real newest = 0;

    static constexpr basic_newest_among lift(const Real& x) noexcept { return {moments<2, Real>::lift(x), x}; }
    static constexpr basic_newest_among combine(const basic_newest_among& early,
                                                const basic_newest_among& late) noexcept {
        return {moments<2, Real>::combine(early.all, late.all), late.all.count > 0 ? late.newest : early.newest};
    }
    static constexpr basic_newest_among about(const Real& anchor, const sums& s) noexcept {
        return {moments<2, Real>::about(anchor, {s.count, {s.deviations, s.squares}}), s.newest};
    }
    constexpr void absorb(const Real& x) noexcept {
        all.absorb(x);
        newest = x;
    }

    /// How far the newest observation lies above the mean of all.
    constexpr Real deviation() const noexcept { return (newest - all.origin) - all.offset; }

    friend bool operator==(const basic_newest_among&, const basic_newest_among&) noexcept = default;
};

using newest_among = basic_newest_among<double>;

}
