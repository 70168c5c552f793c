// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>
#include <tidemark/gauge/detail/window_prices.hpp>
#include <tidemark/gauge/members.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/market_days.hpp>
#include <tidemark/index/required.hpp>

#include <cstddef>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// How many members are at their highest and at their lowest.
struct new_highs_lows {
    std::size_t highs = 0;
    std::size_t lows = 0;     ///< of which some may be highs, too: all prices of a window may be equal
    std::size_t counted = 0;  ///< members with enough prices
    std::size_t missing = 0;  ///< members with fewer

    /// The part of the counted members by which the highs exceed the lows, -1 to 1. No data: NaN where none is counted.
    constexpr double net_share() const noexcept {
        if (counted == 0) return core::nan;
        return (static_cast<double>(highs) - static_cast<double>(lows)) / static_cast<double>(counted);
    }

    friend constexpr bool operator==(const new_highs_lows&, const new_highs_lows&) noexcept = default;
};

/// Counts the members of a market whose close is the highest of a window, and the lowest. A close that equals an
/// earlier one counts.
///
/// Formula: high where P(t) >= P(s), low where P(t) <= P(s), for all s of the window before t that have a price
/// Input:   closes of a market; who belongs to it on the day; the days of the window, today the last; how many prices
///          it must have, today's included
/// Value:   counts; highs and lows are among those counted
/// No data: a member without a price today or with fewer than `min_count` prices counts as missing; other days without
///          a price are passed over
/// Errors:  std::invalid_argument for a window below 2, and unless 1 <= min_count <= window
/// Cost:    O(window) a member
/// Source:  -
struct count_new_highs_lows {
    members_rule members;
    index::market_days window;
    index::required<std::size_t> min_count;
    index::checked parameters = check();

    index::checked check() const {
        if (window.count() < 2) core::refuse("window", window.count(), "2 days or more");
        detail::require_min_count(min_count, window.count());
        return {};
    }

    new_highs_lows operator()(const index::known_market& known) const {
        new_highs_lows all;
        for (const std::size_t asset : members(known)) add(all, asset, known);
        return all;
    }

private:
    void add(new_highs_lows& all, std::size_t asset, const index::known_market& known) const {
        const double today = known.price(asset);
        std::size_t prices = core::is_missing(today) ? 0 : 1;
        bool high = true, low = true;
        for (std::size_t ago = 1; ago < window.count() && ago <= known.day(); ++ago) {
            const double then = known.price(asset, ago);
            if (core::is_missing(then)) continue;
            ++prices;
            high = high && today >= then;
            low = low && today <= then;
        }
        if (core::is_missing(today) || prices < min_count) {
            ++all.missing;
            return;
        }
        ++all.counted;
        all.highs += high ? 1U : 0U;
        all.lows += low ? 1U : 0U;
    }
};

}
