// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/pairs.hpp>
#include <tidemark/risk/correlation.hpp>
#include <tidemark/run/whole.hpp>

#include <cstddef>
#include <string>
#include <vector>

// What flows into a fund, from its shares and their net asset value at the end of each day. The change of its assets is
// not it: assets may fall on a day of creations.
//
// Over the whole sample an answer is cumulative, in windows of two rows it is that of the day, in windows of w + 1 rows
// that of w days. Shares are those of one split: adjust earlier ones with the net asset value.
namespace tidemark::inline TIDEMARK_ABI::gauge {

namespace detail {

/// The flow into a fund, and what its market did to it, over a stretch of days.
struct fund_stretch {
    using observation = core::pair;  // shares, net asset value
    static constexpr char name[] = "fund_stretch";

    double count = 0;
    core::pair first{}, last{};
    double flow = 0;
    double market = 0;

    static constexpr fund_stretch lift(const core::pair& day) noexcept { return {1, day, day, 0, 0}; }
    static constexpr fund_stretch combine(const fund_stretch& early, const fund_stretch& late) noexcept {
        if (early.count == 0) return late;
        if (late.count == 0) return early;
        const core::pair before = early.last, after = late.first;
        return {early.count + late.count, early.first, late.last,
                early.flow + late.flow + core::product(after.x - before.x, after.y),
                early.market + late.market + core::product(before.x, after.y - before.y)};
    }
};

}

/// What flowed into a fund: the shares created less those redeemed, at the net asset value of their day.
///
/// With the `fund_market_effect` it makes up the change of the assets.
///
/// Formula: sum over days of (shares(t) - shares(t-1)) x nav(t)
/// Input: pairs of shares outstanding and net asset value a share, at the end of each day
/// Value: in the currency of the net asset value; negative for redemptions
/// No data: NaN with fewer than 2 days; shares created over days that are missing count at the next one
/// Source: general usage of exchange-traded funds
struct fund_flow {
    using state = detail::fund_stretch;

    double lower(const state& s) const noexcept { return s.count < 2 ? core::nan : s.flow; }
};

/// What the change of the net asset value made of the shares that were there.
///
/// Formula: sum over days of shares(t-1) x (nav(t) - nav(t-1))
/// Input: pairs of shares outstanding and net asset value a share, at the end of each day
/// Value: in the currency of the net asset value
/// No data: NaN with fewer than 2 days
/// Source: the identity shares nav = before + flow + market effect
struct fund_market_effect {
    using state = detail::fund_stretch;

    double lower(const state& s) const noexcept { return s.count < 2 ? core::nan : s.market; }
};

/// Whether flows follow returns or go before them: their correlation, so many rows apart.
///
/// Formula: correlation of flow(t) with return(t + lag); flows chase returns where it is high for a lag below zero
/// Input: flows, best as a share of the assets of the day before, and returns of the same rows
/// Value: -1 to 1
/// No data: a row where either is missing is left out; NaN with fewer than 2, or where either is constant
/// Errors: `std::invalid_argument` when the lengths differ
/// Cost: O(n)
/// Source: Warther (1995), Aggregate mutual fund flows and security returns, for the question
template <core::readable F, core::readable R>
double flow_return_correlation(const F& flows, const R& returns, std::ptrdiff_t lag) {
    const auto f = core::as_sample(flows);
    const auto r = core::as_sample(returns);
    if (f.size() != r.size())
        core::refuse("length of returns", r.size(), "the length of flows, " + std::to_string(f.size()));
    const std::size_t apart = lag < 0 ? std::size_t{0} - static_cast<std::size_t>(lag) : static_cast<std::size_t>(lag);
    if (apart >= f.size()) return core::nan;
    const std::size_t rows = f.size() - apart, from = lag < 0 ? apart : 0, to = lag < 0 ? 0 : apart;
    std::vector<double> flow(rows), gain(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        flow[i] = f[from + i];
        gain[i] = r[to + i];
    }
    return run::whole(risk::correlation{}, core::pairs(flow, gain));
}

}
