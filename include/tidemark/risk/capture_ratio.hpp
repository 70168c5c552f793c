// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/state/growth.hpp>
#include <tidemark/state/joint.hpp>
#include <tidemark/state/moments.hpp>
#include <tidemark/state/of_each.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// Which side of a market a period without a movement of the benchmark belongs to.
enum class zero_in { neither, up, down };

constexpr bool is_up(double benchmark, zero_in zeros) noexcept {
    return benchmark > 0 || (zeros == zero_in::up && benchmark == 0);
}
constexpr bool is_down(double benchmark, zero_in zeros) noexcept {
    return benchmark < 0 || (zeros == zero_in::down && benchmark == 0);
}

/// What of the two series' returns is compared: their geometric means, their whole growth, or their sums.
enum class captured { geometric_mean, cumulative, arithmetic };

using captured_returns = tidemark::state::joint<tidemark::state::of_each<tidemark::state::growth>,
                                                tidemark::state::of_each<tidemark::state::moments<1>>>;

inline double capture(const captured_returns& s, captured compared) noexcept {
    if (compared == captured::arithmetic) return s.second.x.mean() / s.second.y.mean();
    const double periods = compared == captured::cumulative ? s.first.x.count : 1;
    return s.first.x.rate(periods) / s.first.y.rate(periods);
}

/// The up capture: how much of a rising benchmark's return a portfolio earned.
///
/// Formula: (prod(1 + x)^(1 / m) - 1) / (prod(1 + b)^(1 / m) - 1) over the m rows with b > 0; `cumulative` without the
///          roots; `arithmetic` sum(x) / sum(b)
/// Input:   pairs (x, b) of simple returns per period, as fractions
/// Value:   a ratio; above 1 when the portfolio rose more
/// No data: NaN without such rows, and for a negative product
/// Source:  Morningstar, Upside and downside capture ratios; Bacon, Practical Portfolio Performance Measurement and
///          Attribution, ch. 4; `cumulative` with zero_in::down as PerformanceAnalytics
struct up_capture {
    captured compared = captured::geometric_mean;
    zero_in zeros = zero_in::neither;

    using observation = core::pair;
    using state = captured_returns;

    constexpr state lift(const core::pair& p) const noexcept { return is_up(p.y, zeros) ? state::lift(p) : state{}; }
    double lower(const state& s) const noexcept { return capture(s, compared); }
};

/// The down capture: how much of a falling benchmark's loss a portfolio suffered.
///
/// Formula: (prod(1 + x)^(1 / m) - 1) / (prod(1 + b)^(1 / m) - 1) over the m rows with b < 0; `cumulative` without the
///          roots; `arithmetic` sum(x) / sum(b)
/// Input:   pairs (x, b) of simple returns per period, as fractions
/// Value:   a ratio; below 1 when the portfolio fell less, negative when it rose
/// No data: NaN without such rows, and for a negative product
/// Source:  Morningstar, Upside and downside capture ratios; Bacon, Practical Portfolio Performance Measurement and
///          Attribution, ch. 4; `cumulative` with zero_in::down as PerformanceAnalytics
struct down_capture {
    captured compared = captured::geometric_mean;
    zero_in zeros = zero_in::neither;

    using observation = core::pair;
    using state = captured_returns;

    constexpr state lift(const core::pair& p) const noexcept { return is_down(p.y, zeros) ? state::lift(p) : state{}; }
    double lower(const state& s) const noexcept { return capture(s, compared); }
};

/// The up capture of annualised returns, as if the rows on which the benchmark rose followed one another.
///
/// Formula: Rp / Rb, R = prod(1 + r)^(periods_per_year / m) - 1 over the m rows with b > 0
/// Input:   pairs (x, b) of simple returns per period, as fractions
/// Value:   a ratio; above 1 when the portfolio rose more
/// No data: NaN without such rows, and for a negative product
/// Errors:  periods_per_year not positive
/// Source:  empyrical, up_capture
struct up_capture_annualised {
    core::frequency periods_per_year;
    zero_in zeros = zero_in::neither;

    using observation = core::pair;
    using state = tidemark::state::of_each<tidemark::state::growth>;

    constexpr core::complaint check() const noexcept { return periods_per_year.check(); }
    constexpr state lift(const core::pair& p) const noexcept { return is_up(p.y, zeros) ? state::lift(p) : state{}; }
    double lower(const state& s) const noexcept {
        return s.x.rate(periods_per_year.value()) / s.y.rate(periods_per_year.value());
    }
};

/// The down capture of annualised returns, as if the rows on which the benchmark fell followed one another.
///
/// Formula: Rp / Rb, R = prod(1 + r)^(periods_per_year / m) - 1 over the m rows with b < 0
/// Input:   pairs (x, b) of simple returns per period, as fractions
/// Value:   a ratio; below 1 when the portfolio fell less, negative when it rose
/// No data: NaN without such rows, and for a negative product
/// Errors:  periods_per_year not positive
/// Source:  empyrical, down_capture
struct down_capture_annualised {
    core::frequency periods_per_year;
    zero_in zeros = zero_in::neither;

    using observation = core::pair;
    using state = tidemark::state::of_each<tidemark::state::growth>;

    constexpr core::complaint check() const noexcept { return periods_per_year.check(); }
    constexpr state lift(const core::pair& p) const noexcept { return is_down(p.y, zeros) ? state::lift(p) : state{}; }
    double lower(const state& s) const noexcept {
        return s.x.rate(periods_per_year.value()) / s.y.rate(periods_per_year.value());
    }
};

}
