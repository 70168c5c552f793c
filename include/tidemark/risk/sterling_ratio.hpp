// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/average_drawdown.hpp>
#include <tidemark/state/wealth.hpp>

#include <cmath>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The Sterling ratio by the maximum drawdown: compounded annual growth by it and an arbitrary ten per cent.
///
/// Formula: (prod(1 + r)^(periods_per_year / n) - 1) / (max_drawdown(r) + excess)
/// Input:   simple returns per period, as fractions
/// Value:   per year
/// No data: NaN, also after a return below -1, or when wealth overflows; no drawdown and no excess: infinity, or
///          NaN for 0/0
/// Errors:  periods_per_year not positive, excess negative or not finite
/// Source:  Kestner (1996), Getting a handle on true performance; Bacon, Practical Portfolio Performance
///          Measurement and Attribution, ch. 4
struct sterling_ratio {
    core::frequency periods_per_year;
    double excess = 0.10;  ///< added to the drawdown

    using state = tidemark::state::wealth;

    constexpr core::complaint check() const noexcept {
        if (!(excess >= 0 && core::is_finite(excess))) return {"excess", excess, "a finite number, 0 or more"};
        return periods_per_year.check();
    }
    template <class Real>
    Real lower(const tidemark::state::basic_wealth<Real>& s) const noexcept {
        const auto answers = s.count > 0 && s.low >= 0 && core::is_finite(s.high);
        return core::select(answers, ratio(s.growth, s.count, 1 - s.worst), core::nan);
    }

    /// Of wealth that has grown to so much over n periods.
    template <class Real>
    Real ratio(const Real& growth, const Real& n, const Real& drawdown) const noexcept {
        const Real power = periods_per_year.value() / n;
        const Real grown = core::each_lane([](double g, double p) { return std::pow(g, p); }, growth, power) - 1;
        return grown / (drawdown + excess);
    }
};

/// The original Sterling ratio: compounded annual growth by the mean of the largest drawdown of each year and ten per
/// cent. Years are counted from the first return on, and the last one may be short; each begins at a high of its own.
///
/// Formula: (prod(1 + r)^(periods_per_year / n) - 1) / (mean over the years of max_drawdown + excess)
/// Input:   simple returns per period, as fractions
/// Value:   per year
/// No data: as sterling_ratio
/// Errors:  periods_per_year not a positive whole number, excess negative or not finite
/// Cost:    O(1) a return. It does not roll: where a year ends depends on where the first one began, so two stretches
///          cannot be merged
/// Source:  Kestner (1996), Getting a handle on true performance
struct sterling_ratio_average_annual {
    core::frequency periods_per_year;
    double excess = 0.10;  ///< added to the drawdown

    using observation = double;
    struct state {
        tidemark::state::wealth all{};
        tidemark::state::wealth year{};
        double falls = 0;  ///< of the years before
        double years = 0;

        friend bool operator==(const state&, const state&) noexcept = default;
    };

    constexpr core::complaint check() const noexcept {
        const double p = periods_per_year.value();
        const bool whole = p >= 1 && (p > 0x1p53 || p == static_cast<double>(static_cast<long long>(p)));
        if (p > 0 && !whole) return {"periods_per_year", p, "a whole number, since years are counted in periods"};
        return whole_span().check();
    }
    void absorb(state& s, double simple_return) const noexcept {
        if (s.year.count >= periods_per_year.value()) {
            s.falls += 1 - s.year.worst;
            s.years += 1;
            s.year = {};
        }
        s.all.absorb(simple_return);
        s.year.absorb(simple_return);
    }
    double lower(const state& s) const noexcept {
        if (!(s.all.count > 0 && s.all.low >= 0 && core::is_finite(s.all.high))) return core::nan;
        return whole_span().ratio(s.all.growth, s.all.count, (s.falls + (1 - s.year.worst)) / (s.years + 1));
    }

private:
    constexpr sterling_ratio whole_span() const noexcept { return {periods_per_year, excess}; }
};

/// The Sterling ratio by the average drawdown, which is called Sterling-Calmar: compounded annual growth by the mean of
/// the deepest drawdowns and ten per cent.
///
/// Formula: (prod(1 + r)^(periods_per_year / n) - 1) / (average_drawdown(r) of the `largest` episodes + excess)
/// Input:   simple returns per period, as fractions
/// Value:   per year
/// No data: as sterling_ratio
/// Errors:  periods_per_year not positive, excess negative or not finite
/// Cost:    that of average_drawdown, and like it it does not roll
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct sterling_ratio_largest {
    core::frequency periods_per_year;
    std::size_t largest = 3;  ///< how many of the deepest episodes are averaged; 0 averages all
    double excess = 0.10;     ///< added to the drawdown

    using observation = double;
    using state = drawdown_episodes::state;

    constexpr core::complaint check() const noexcept { return whole_span().check(); }
    void absorb(state& s, double simple_return) const { drawdown_episodes{}.absorb(s, simple_return); }
    double lower(const state& s) const {
        if (!s.answers()) return core::nan;
        const auto n = static_cast<double>(s.returns());
        return whole_span().ratio(s.wealth, n, mean_depth(s.path.depths(largest)));
    }

private:
    constexpr sterling_ratio whole_span() const noexcept { return {periods_per_year, excess}; }
};

}
