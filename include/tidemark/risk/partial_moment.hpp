// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/convention.hpp>
#include <tidemark/state/partial_moments.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// Whether a partial moment is a mean of powers, or its root, in the unit of the series.
enum class partial_moment_scale { power, root };

/// How far the observations fall below a threshold: their share, their mean shortfall, its mean square, and so on.
///
/// Formula: mean(max(threshold - x, 0)^degree); for degree 0 the share below
/// Input:   any series
/// Value:   unit of the series to the power degree, and with `root` the unit itself; 0 when nothing is below
/// No data: NaN
/// Errors:  threshold not finite, degree above 16, degree 0 with `root`
/// Cost:    for degrees above 2 as many more multiplications a row
/// Source:  Bawa (1975), Optimal rules for ordering uncertain prospects; Fishburn (1977)
struct lower_partial_moment {
    double threshold = 0;
    std::size_t degree = 2;
    averaged_over averaged = averaged_over::full;
    partial_moment_scale scale = partial_moment_scale::power;

    using observation = double;
    using state = tidemark::state::partial_moments;

    constexpr core::complaint check() const noexcept {
        if (!core::is_finite(threshold)) return {"threshold", threshold, "a finite number"};
        if (degree > 16) return {"degree", static_cast<double>(degree), "at most 16"};
        if (degree == 0 && scale == partial_moment_scale::root) return {"degree", 0, "1 or more for a root"};
        return {};
    }
    /// The excess; for degrees that the state does not sum by itself, its power, with its sign.
    template <class Real>
    constexpr Real observe(const Real& x) const noexcept {
        const Real excess = x - threshold;
        if (degree <= 2) return excess;
        const Real size = core::larger(excess, -excess);
        Real power = excess;
        for (std::size_t k = 1; k < degree; ++k) power = core::product(power, size);
        return power;
    }
    template <class Real>
    Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        return lowering(s.count)(s);
    }
    template <class Real>
    auto lowering(const Real& n) const noexcept {
        return [m = *this, share = 1 / n](const tidemark::state::basic_partial_moments<Real>& s) {
            const Real sum = m.degree == 0 ? s.count_below : m.degree == 2 ? s.below_squared : s.below;
            const Real divisor = core::select(s.count > 0, core::larger(s.count_below, 1), core::nan);
            const Real moment = m.averaged == averaged_over::full ? sum * share : sum / divisor;
            return m.scale == partial_moment_scale::power ? moment : m.root(moment);
        };
    }

private:
    template <class Real>
    Real root(const Real& moment) const noexcept {
        if (degree == 1) return moment;
        if (degree == 2) return core::sqrt(moment);
        return core::each_lane([k = static_cast<double>(degree)](double x) { return std::pow(x, 1 / k); }, moment);
    }
};

/// How far the observations rise above a threshold: their share, their mean excess, its mean square, and so on.
///
/// Formula: mean(max(x - threshold, 0)^degree); for degree 0 the share above
/// Input:   any series
/// Value:   unit of the series to the power degree, and with `root` the unit itself; 0 when nothing is above
/// No data: NaN
/// Errors:  threshold not finite, degree above 16, degree 0 with `root`
/// Cost:    for degrees above 2 as many more multiplications a row
/// Source:  Bawa (1975), Optimal rules for ordering uncertain prospects; Fishburn (1977)
struct upper_partial_moment {
    double threshold = 0;
    std::size_t degree = 2;
    averaged_over averaged = averaged_over::full;
    partial_moment_scale scale = partial_moment_scale::power;

    using observation = double;
    using state = tidemark::state::partial_moments;

    constexpr core::complaint check() const noexcept { return mirrored().check(); }
    template <class Real>
    constexpr Real observe(const Real& x) const noexcept {
        return -mirrored().observe(x);
    }
    template <class Real>
    Real lower(const tidemark::state::basic_partial_moments<Real>& s) const noexcept {
        return mirrored().lower(s);
    }
    template <class Real>
    auto lowering(const Real& n) const noexcept {
        return mirrored().lowering(n);
    }

private:
    constexpr lower_partial_moment mirrored() const noexcept { return {threshold, degree, averaged, scale}; }
};

}
