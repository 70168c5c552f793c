// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/gauge/indicator_convention.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/state/recent_rows.hpp>
#include <tidemark/state/seeded_mean.hpp>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// What an average begins with: its first value (pandas' ewm(adjust=False), many charts); the simple mean of its first
/// n; or that, with the fast average beginning so late that both have their first value at one row (TA-Lib). What it
/// began with is forgotten after some multiples of n.
enum class macd_seed { first_value, simple_mean, aligned_mean };

/// A price against itself: how far a fast average of it stands above a slow one, the average of that, and the
/// difference.
struct macd_values {
    double line = core::nan;
    double signal = core::nan;
    double histogram = core::nan;
};

/// The three averages of it.
struct macd_averages {
    using window = tidemark::state::recent_rows<double>;
    static constexpr char name[] = "macd_averages";

    double count = 0;
    tidemark::state::seeded_mean fast{};
    tidemark::state::seeded_mean slow{};
    tidemark::state::seeded_mean line{};

    friend constexpr bool operator==(const macd_averages&, const macd_averages&) noexcept = default;
};

/// The moving average convergence divergence of Appel.
///
/// Formula: line = ema_fast(x) - ema_slow(x), signal = ema_signal(line), histogram = line - signal, with ema_n moving
///          by 2 / (n + 1) of the distance to a new value, begun as `seed` says
/// Input:   prices or levels; a missing one is left out and does not age the others
/// Value:   line, signal and histogram, in the unit of the series; exactly 0 of equal observations
/// No data: NaN, each until its averages have begun: begun with means, the line at row slow - 1 and the signal at row
///          slow + signal - 2; from an infinite observation on
/// Errors:  fast 0 or not less than slow, signal 0
/// Cost:    O(1) a row; in windows, which begin with a seed of their own, O(window)
/// Source:  Appel (1979), The Moving Average Convergence Divergence Method; TA-Lib: MACD
struct macd {
    index::required<macd_seed> seed;
    std::size_t fast = 12;
    std::size_t slow = 26;
    std::size_t signal = 9;

    using observation = double;
    using state = macd_averages;

    constexpr core::complaint check() const noexcept {
        if (const auto c = check_periods(fast, "fast"); c.argument != nullptr) return c;
        if (const auto c = check_periods(signal, "signal"); c.argument != nullptr) return c;
        if (fast < slow) return {};
        return {"fast", static_cast<double>(fast), "less than slow"};
    }
    constexpr void absorb(state& s, double x) const noexcept {
        s.count += 1;
        if (seed != macd_seed::aligned_mean || s.count > static_cast<double>(slow - fast))
            s.fast.absorb(x, begins_after(fast), smoothing(fast));
        s.slow.absorb(x, begins_after(slow), smoothing(slow));
        if (s.slow.count >= begins_after(slow)) s.line.absorb(line_of(s), begins_after(signal), smoothing(signal));
    }
    constexpr macd_values lower(const state& s) const noexcept {
        const double line = line_of(s), averaged = s.line.after(begins_after(signal));
        return {line, averaged, line - averaged};
    }
    macd_values lower(const state::window::view& rows) const noexcept { return lower(rows.seen_by(*this)); }

private:
    constexpr double begins_after(std::size_t periods) const noexcept {
        return seed == macd_seed::first_value ? 1 : static_cast<double>(periods);
    }
    static constexpr double smoothing(std::size_t periods) noexcept { return (static_cast<double>(periods) + 1) / 2; }
    constexpr double line_of(const state& s) const noexcept {
        return s.fast.after(begins_after(fast)) - s.slow.after(begins_after(slow));
    }
};

}
