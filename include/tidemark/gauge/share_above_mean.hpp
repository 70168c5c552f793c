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

/// The share of the members of a market whose close is above their simple moving average.
///
/// Formula: #{ i : P_i(t) > mean of the prices of the window } / # of those with enough prices
/// Input:   closes of a market; who belongs to it on the day; the days of the window, today the last; how many prices
///          it must have, today's included
/// Value:   fraction, 0 to 1; a close at its mean is not above it
/// No data: a member without a price today or with fewer than `min_count` prices is not counted, other days without a
///          price are passed over; NaN where nobody is counted
/// Errors:  std::invalid_argument for a window below 2, and unless 1 <= min_count <= window
/// Rounding: what decides is the sum of today's differences from the others, which of equal prices is exactly zero
/// Cost:    O(window) a member
/// Source:  -
struct share_above_mean {
    members_rule members;
    index::market_days window;
    index::required<std::size_t> min_count;
    index::checked parameters = check();

    index::checked check() const {
        if (window.count() < 2) core::refuse("window", window.count(), "2 days or more");
        detail::require_min_count(min_count, window.count());
        return {};
    }

    double operator()(const index::known_market& known) const {
        std::size_t above = 0, counted = 0;
        for (const std::size_t asset : members(known)) {
            const double today = known.price(asset);
            if (core::is_missing(today)) continue;
            std::size_t prices = 1;
            double by = 0;
            for (std::size_t ago = 1; ago < window.count() && ago <= known.day(); ++ago) {
                const double then = known.price(asset, ago);
                if (core::is_missing(then)) continue;
                ++prices;
                by += today - then;
            }
            if (prices < min_count) continue;
            ++counted;
            above += by > 0 ? 1U : 0U;
        }
        return counted == 0 ? core::nan : static_cast<double>(above) / static_cast<double>(counted);
    }
};

}
