// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/gauge/indicator_convention.hpp>
#include <tidemark/state/recent_rows.hpp>
#include <tidemark/state/seeded_mean.hpp>

/// Moving averages by their names. The simple one is `run::rolling(risk::mean{}, x, n)`. The exponential one that
/// begins with its first value is `risk::ewm_mean{.decay = core::decay::span(n), .weights =
/// risk::ewm_weights::recursive}`; with `adjusted` weights it has no beginning to remember. Here are those that begin
/// with a simple mean.
namespace tidemark::inline TIDEMARK_ABI::gauge {

/// A mean that forgets, and where it is asked for in windows, their rows.
struct moving_mean {
    using window = tidemark::state::recent_rows<double>;
    static constexpr char name[] = "moving_mean";

    tidemark::state::seeded_mean of{};

    friend constexpr bool operator==(const moving_mean&, const moving_mean&) noexcept = default;
};

/// The exponential moving average of n periods that begins with the simple mean of the first n, as charts draw it.
///
/// Formula: m_n = mean(x_1 .. x_n), then m_t = m_(t-1) + (x_t - m_(t-1)) 2 / (n + 1), with n = periods
/// Input:   any series; a missing row is left out and does not age the others
/// Value:   unit of the series; exactly that of equal observations
/// No data: NaN with fewer than n observations, and from an infinite one on
/// Errors:  periods 0
/// Cost:    O(1) a row; in windows, which begin with a mean of their own, O(window)
/// Source:  TA-Lib: EMA; the one that begins with its first value is risk::ewm_mean
struct exponential_moving_average {
    std::size_t periods;

    using observation = double;
    using state = moving_mean;

    constexpr core::complaint check() const noexcept { return check_periods(periods); }
    constexpr void absorb(state& s, double x) const noexcept {
        const auto n = static_cast<double>(periods);
        s.of.absorb(x, n, (n + 1) / 2);
    }
    constexpr double lower(const state& s) const noexcept { return s.of.after(static_cast<double>(periods)); }
    double lower(const state::window::view& rows) const noexcept { return lower(rows.seen_by(*this)); }
};

/// Wilder's moving average of n periods: exponential with 1 / n for the newest, begun with the simple mean of the first
/// n.
///
/// Formula: m_n = mean(x_1 .. x_n), then m_t = m_(t-1) + (x_t - m_(t-1)) / n, with n = periods
/// Input:   any series; a missing row is left out and does not age the others
/// Value:   unit of the series; exactly that of equal observations
/// No data: NaN with fewer than n observations, and from an infinite one on
/// Errors:  periods 0
/// Cost:    O(1) a row; in windows, which begin with a mean of their own, O(window)
/// Source:  Wilder (1978), New Concepts in Technical Trading Systems; also called RMA and smoothed moving average
struct wilder_mean {
    std::size_t periods;

    using observation = double;
    using state = moving_mean;

    constexpr core::complaint check() const noexcept { return check_periods(periods); }
    constexpr void absorb(state& s, double x) const noexcept {
        const auto n = static_cast<double>(periods);
        s.of.absorb(x, n, n);
    }
    constexpr double lower(const state& s) const noexcept { return s.of.after(static_cast<double>(periods)); }
    double lower(const state::window::view& rows) const noexcept { return lower(rows.seen_by(*this)); }
};

}
