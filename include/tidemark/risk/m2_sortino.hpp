// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/downside_deviation.hpp>
#include <tidemark/risk/sortino_ratio.hpp>
#include <tidemark/state/growth.hpp>
#include <tidemark/state/joint.hpp>
#include <tidemark/state/of_each.hpp>
#include <tidemark/state/partial_moments.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// What a portfolio grew by, and how far it and its benchmark fell below a target.
using growth_and_shortfalls = tidemark::state::joint<tidemark::state::of_each<tidemark::state::growth>,
                                                     tidemark::state::of_each<tidemark::state::partial_moments>>;

constexpr growth_and_shortfalls lift_growth_and_shortfalls(const core::pair& p, double target) noexcept {
    return {tidemark::state::of_each<tidemark::state::growth>::lift(p),
            tidemark::state::of_each<tidemark::state::partial_moments>::lift({p.x - target, p.y - target})};
}

/// M squared for Sortino: what a portfolio would have earned at its benchmark's downside deviation.
///
/// Formula: Rp + sortino_ratio (downside_deviation(b) - downside_deviation(x)), deviations of a year, the ratio per
///          period as Bacon's example has it, or `annual`; Rp = prod(1 + x)^(periods_per_year / n) - 1
/// Input:   pairs (x, b) of simple returns per period, as fractions
/// Value:   fraction per year
/// No data: NaN, also for a negative product; a portfolio never below the target: by the division
/// Errors:  periods_per_year not positive, target not finite
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct m2_sortino {
    enum class ratio { per_period, annual };

    core::frequency periods_per_year;
    double target = 0;  ///< per period
    ratio sortino = ratio::per_period;

    using observation = core::pair;
    using state = growth_and_shortfalls;

    constexpr core::complaint check() const noexcept { return deviation().check(); }
    constexpr state lift(const core::pair& p) const noexcept { return lift_growth_and_shortfalls(p, target); }
    double lower(const state& s) const noexcept {
        const core::frequency scale = sortino == ratio::annual ? periods_per_year : core::frequency{1};
        const double gap = deviation().lower(s.second.y) - deviation().lower(s.second.x);
        return s.first.x.rate(periods_per_year.value()) +
               core::product(sortino_ratio{scale, target}.lower(s.second.x), gap);
    }

private:
    constexpr downside_deviation deviation() const noexcept { return {periods_per_year, target}; }
};

/// The omega excess return: a portfolio's growth less a charge for its downside risk and its benchmark's.
///
/// Formula: Rp - 3 downside_deviation(x) downside_deviation(b), deviations of a year; Rp = prod(1 +
///          x)^(periods_per_year / n) - 1
/// Input:   pairs (x, b) of simple returns per period, as fractions
/// Value:   fraction per year
/// No data: NaN, also for a negative product
/// Errors:  periods_per_year not positive, target not finite
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct omega_excess_return {
    core::frequency periods_per_year;
    double target = 0;  ///< per period

    using observation = core::pair;
    using state = growth_and_shortfalls;

    constexpr core::complaint check() const noexcept { return deviation().check(); }
    constexpr state lift(const core::pair& p) const noexcept { return lift_growth_and_shortfalls(p, target); }
    double lower(const state& s) const noexcept {
        const double charge = core::product(3 * deviation().lower(s.second.x), deviation().lower(s.second.y));
        return s.first.x.rate(periods_per_year.value()) - charge;
    }

private:
    constexpr downside_deviation deviation() const noexcept { return {periods_per_year, target}; }
};

}
