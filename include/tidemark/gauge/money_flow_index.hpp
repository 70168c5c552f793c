// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/gauge/bars.hpp>
#include <tidemark/gauge/indicator_convention.hpp>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// The money that flowed in bars whose typical price rose, and in those where it fell. Stretches merge: the first bar
/// of the later one flows by what its price did since the last bar of the earlier one.
struct money_flow {
    using observation = traded_bar;
    static constexpr char name[] = "money_flow";

    double count = 0;
    double first = 0;       ///< the typical price of the first bar
    double first_flow = 0;  ///< and its money flow, which counts once there is a bar before it
    double last = 0;
    double up = 0;
    double down = 0;

    static constexpr money_flow lift(const traded_bar& b) noexcept {
        const double price = typical_price(b);
        return {1, price, core::product(price, b.volume), price, 0, 0};
    }
    static constexpr money_flow combine(const money_flow& early, const money_flow& late) noexcept {
        if (early.count == 0) return late;
        if (late.count == 0) return early;
        money_flow s{early.count + late.count, early.first,           early.first_flow, late.last,
                     early.up + late.up,       early.down + late.down};
        s.flow(early.last, late.first, late.first_flow);
        return s;
    }
    constexpr void absorb(const traded_bar& b) noexcept {
        if (count == 0) {
            *this = lift(b);
            return;
        }
        const double price = typical_price(b);
        count += 1;
        flow(last, price, core::product(price, b.volume));
        last = price;
    }

    friend constexpr bool operator==(const money_flow&, const money_flow&) noexcept = default;

private:
    // Prices that differ by the rounding of their sums alone are equal.
    constexpr void flow(double before, double price, double money) noexcept {
        const double change = price - before, rounding = 1e-14 * (magnitude(price) + magnitude(before));
        up += core::select(change > rounding, money, 0);
        down += core::select(change < -rounding, money, 0);
    }
    static constexpr double magnitude(double x) noexcept { return x < 0 ? -x : x; }
};

/// The money flow index: which part of the money traded went into bars whose price rose. Rolling over n + 1 bars gives
/// the index of n changes, its first value at row n.
///
/// Formula: 100 U / (U + D), of the money flows p v with typical price p = (high + low + close) / 3 and volume v, where
///          p rose (U) or fell (D) against the bar before; equal, to neither: abs(p - q) <= 1e-14 (abs(p) + abs(q))
/// Input:   bars (high, low, close, volume) of one length of time, volumes not negative; a missing bar is left out, and
///          the next one is compared with the last that was observed
/// Value:   0 to 100, the same bits for volumes in units of any power of two
/// No data: NaN with fewer than 2 bars or an infinite flow; no flow in the window: as `empty_window` says
/// Source:  Quong and Soudack (1989), Volume-weighted RSI: money flow, Stocks & Commodities 7:3; TA-Lib, whose empty
///          window answers 0
struct money_flow_index {
    no_movement empty_window = no_movement::nan;

    using state = money_flow;

    constexpr double lower(const state& s) const noexcept {
        return s.count < 2 ? core::nan : share_of_up(s.up, s.down, empty_window);
    }
};

}
