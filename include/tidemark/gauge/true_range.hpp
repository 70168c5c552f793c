// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/gauge/bars.hpp>
#include <tidemark/gauge/indicator_convention.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/state/recent_rows.hpp>
#include <tidemark/state/seeded_mean.hpp>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// What the first bar, which has no close before it, has for a true range: its high less its low (Wilder), or none
/// (TA-Lib).
enum class first_bar { high_less_low, left_out };

constexpr double range_with_close_before(const bar& b, double close) noexcept {
    return core::larger(b.high, close) - core::smaller(b.low, close);
}

/// The newest bar of a stretch and the close before it.
struct newest_bar {
    using observation = bar;
    static constexpr char name[] = "newest_bar";

    double count = 0;
    bar newest{0, 0, 0};
    double close_before = 0;

    static constexpr newest_bar lift(const bar& b) noexcept { return {1, b, 0}; }
    static constexpr newest_bar combine(const newest_bar& early, const newest_bar& late) noexcept {
        if (late.count == 0) return early;
        return {early.count + late.count, late.newest,
                late.count == 1 && early.count > 0 ? early.newest.close : late.close_before};
    }

    friend constexpr bool operator==(const newest_bar&, const newest_bar&) noexcept = default;
};

/// The true range of the newest bar: how far the price moved in it, gaps since the close before included. Rolling over
/// 2 bars gives it at every row but the first, `run::expanding` at every one.
///
/// Formula: max(high_t, close_(t-1)) - min(low_t, close_(t-1))
/// Input:   bars (high, low, close), low not above high; a missing bar is left out, and the close before is that of the
///          last observed
/// Value:   unit of the price, 0 or more
/// No data: NaN without a bar; of the first bar as `first` says
/// Source:  Wilder (1978), New Concepts in Technical Trading Systems, section IV
struct true_range {
    index::required<first_bar> first;

    using state = newest_bar;

    constexpr double lower(const state& s) const noexcept {
        if (s.count > 1) return range_with_close_before(s.newest, s.close_before);
        return s.count == 1 && first == first_bar::high_less_low ? s.newest.high - s.newest.low : core::nan;
    }
};

/// The last close, and the smoothed true ranges up to it.
struct smoothed_ranges {
    using window = tidemark::state::recent_rows<bar>;
    static constexpr char name[] = "smoothed_ranges";

    double count = 0;
    double close = 0;
    tidemark::state::seeded_mean range{};

    friend constexpr bool operator==(const smoothed_ranges&, const smoothed_ranges&) noexcept = default;
};

/// The average true range of Wilder.
///
/// Formula: the simple mean of the first n = periods true ranges, then a_t = a_(t-1) + (range_t - a_(t-1)) / n
/// Input:   bars (high, low, close), low not above high; a missing bar is left out, and the close before is that of the
///          last observed
/// Value:   unit of the price, 0 or more
/// No data: NaN with fewer than n true ranges, which `first` lets begin at the first bar or the second; from an
///          infinite number on
/// Errors:  periods 0
/// Cost:    O(1) a row; in windows, which begin with a mean of their own, O(window)
/// Source:  Wilder (1978), New Concepts in Technical Trading Systems, section IV; TA-Lib: ATR, for `left_out`
struct average_true_range {
    index::required<first_bar> first;
    std::size_t periods = 14;

    using observation = bar;
    using state = smoothed_ranges;

    constexpr core::complaint check() const noexcept { return check_periods(periods); }
    constexpr void absorb(state& s, const bar& b) const noexcept {
        const auto n = static_cast<double>(periods);
        if (s.count > 0)
            s.range.absorb(range_with_close_before(b, s.close), n, n);
        else if (first == first_bar::high_less_low)
            s.range.absorb(b.high - b.low, n, n);
        s.count += 1;
        s.close = b.close;
    }
    constexpr double lower(const state& s) const noexcept { return s.range.after(static_cast<double>(periods)); }
    double lower(const state::window::view& rows) const noexcept { return lower(rows.seen_by(*this)); }
};

}
