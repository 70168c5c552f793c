// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>
#include <tidemark/gauge/detail/window_prices.hpp>
#include <tidemark/gauge/members.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/required.hpp>

#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// How many members closed higher than the day before, lower, and at the same price.
struct advances_declines {
    std::size_t advances = 0;
    std::size_t declines = 0;
    std::size_t unchanged = 0;
    std::size_t missing = 0;  ///< without a price on one of the days

    /// As an observation of `advance_decline_line`, `mcclellan_oscillator` and `mcclellan_summation_index`.
    constexpr core::pair both() const noexcept {
        return {static_cast<double>(advances), static_cast<double>(declines)};
    }

    friend constexpr bool operator==(const advances_declines&, const advances_declines&) noexcept = default;
};

/// Counts the members of a market that closed higher and lower than on its day before.
///
/// Formula: advances = #{ i : P_i(t) > P_i(t - 1) }, declines = #{ i : P_i(t) < P_i(t - 1) }
/// Input:   closes of a market; who belongs to it, asked on the day before or on the day
/// Value:   counts that sum to the number of members
/// No data: a member without a price on one of the days counts as missing; zeros on the first day of the market
/// Cost:    that of the members
/// Source:  -
struct count_advances_declines {
    members_rule members;
    index::required<membership_date> membership;

    advances_declines operator()(const index::known_market& known) const {
        advances_declines all;
        for (const std::size_t asset : detail::members_over(members, membership, 1, known)) {
            const double before = known.price(asset, 1), now = known.price(asset);
            all.missing += core::is_missing(before) || core::is_missing(now) ? 1U : 0U;
            all.advances += now > before ? 1U : 0U;
            all.declines += now < before ? 1U : 0U;
            all.unchanged += now == before ? 1U : 0U;
        }
        return all;
    }
};

}
