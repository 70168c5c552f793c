// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/detail/events_in_order.hpp>
#include <tidemark/index/detail/index_run.hpp>
#include <tidemark/index/detail/review_days.hpp>
#include <tidemark/index/event.hpp>
#include <tidemark/index/identities.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/track.hpp>
#include <tidemark/index/valued_position.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// What a calculation may be given beside rules and market.
struct circumstances {
    std::span<const event> events = {};       ///< in the order of their dates
    std::span<const ranking> snapshots = {};  ///< of `rank_reviews`; taken on the way where there are none
    close_observer on_close = nullptr;
    identity_checks identities = identity_checks::off;  ///< whether what must hold of every index is looked at
};

/// The snapshots of all reviews of an index; siblings that differ in selection or weighting alone may share them.
///
/// Errors: `std::invalid_argument` for a base date that is no day of the market, and review dates out of order
/// Cost: O(n log n) a review, for n assets.
inline std::vector<ranking> rank_reviews(const rulebook& rules, const market& universe) {
    std::vector<ranking> snapshots;
    for (const detail::review_day& day : detail::review_days(rules.schedule, rules.base.date, universe)) {
        snapshots.push_back(detail::snapshot_of(rules, universe, day.reference));
    }
    return snapshots;
}

namespace detail {

inline void check_days(std::span<const ranking> snapshots, std::span<const review_day> days) {
    const auto same = [](const ranking& snapshot, const review_day& day) { return snapshot.day == day.reference; };
    if (!std::equal(snapshots.begin(), snapshots.end(), days.begin(), days.end(), same)) {
        core::refuse("number of snapshots", snapshots.size(),
                     std::to_string(days.size()) + ", one on each day of review of this rulebook and market");
    }
}

}

/// Calculates an index. The result depends neither on the order of the market's rows nor on any day to come, to the
/// last bit; a review changes units and divisor after the close of its day.
///
/// Formula: L(t) = sum of units x P(t) / D; prices move L, whatever changes units or members moves D
/// Input: events and snapshots are those of the same market; snapshots also of the same base, schedule, eligibility and
///   ranking
/// Value: levels in the unit of the base level and divisors, one a day from the base on, and the trail behind them
/// No data: what a member without a price is worth says the rule for missing prices
/// Errors: `std::domain_error`, naming index, date and asset, where a rule has no answer; `std::invalid_argument` for
///   wrong input; `std::logic_error` where identities are looked at and one does not hold
/// Cost: O(members) a day, O(n log n) a review for n assets
inline track calculate(const rulebook& rules, const market& universe, const circumstances& given) {
    const auto days = detail::review_days(rules.schedule, rules.base.date, universe);
    if (!given.snapshots.empty()) detail::check_days(given.snapshots, days);
    const auto events = detail::events_in_order(given.events, universe);
    std::vector<candidate> memory;
    detail::index_run index{rules, {universe, days, events, given.snapshots, memory}, given.on_close, given.identities};
    index.begin();
    index.advance(universe.dates().size());
    return std::move(index).finish();
}

/// Calculates an index without events, from its own snapshots or those that siblings share.
inline track calculate(const rulebook& rules, const market& universe, std::span<const ranking> snapshots) {
    detail::check_days(snapshots, detail::review_days(rules.schedule, rules.base.date, universe));
    return calculate(rules, universe, circumstances{.snapshots = snapshots});
}
inline track calculate(const rulebook& rules, const market& universe) {
    return calculate(rules, universe, circumstances{});
}

}
