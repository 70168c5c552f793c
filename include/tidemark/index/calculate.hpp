// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/contributions.hpp>
#include <tidemark/index/detail/calculation.hpp>
#include <tidemark/index/detail/events_in_order.hpp>
#include <tidemark/index/detail/review_days.hpp>
#include <tidemark/index/detail/reviewing.hpp>
#include <tidemark/index/event.hpp>
#include <tidemark/index/identities.hpp>
#include <tidemark/index/known_market.hpp>
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

/// Shown what an index holds at each close, the base the first, with the divisor that gave the level: `contributions`
/// is one.
using close_observer = std::function<void(core::date, std::span<const valued_position>, double)>;

/// What a calculation may be given beside rules and market.
struct circumstances {
    std::span<const event> events = {};       ///< in the order of their dates
    std::span<const ranking> snapshots = {};  ///< of `rank_reviews`; taken on the way where there are none
    close_observer on_close = nullptr;
    identity_checks identities = identity_checks::off;  ///< whether what must hold of every index is looked at
};

namespace detail {

/// The snapshot of a day for an index; an error of its rules says whose they are.
inline ranking snapshot_of(const rulebook& rules, const market& universe, std::size_t day) {
    const auto ask = [&] { return rank(universe, day, rules.eligibility, rules.rank_by); };
    return rules.name.empty() ? ask() : asked_of([&] { return rules.name; }, ask);
}

}

/// The snapshots of all reviews of an index; siblings that differ in selection or weighting alone may share them.
///
/// Errors: `std::invalid_argument` for a base date that is no day of the market, and review dates out of order
/// Cost: O(n log n) a review, for n assets.
inline std::vector<ranking> rank_reviews(const rulebook& rules, const market& universe) {
    std::vector<ranking> snapshots;
    for (const detail::review_day& day : detail::review_days(rules, universe)) {
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

/// The snapshots of reviews, shared or taken when they are asked for.
class snapshot_source {
public:
    snapshot_source(const rulebook& rules, const market& universe, std::span<const ranking> shared)
        : rules_{rules}, universe_{universe}, shared_{shared} {}

    const ranking& of(const review_day& day, std::size_t number) {
        if (!shared_.empty()) return shared_[number];
        taken_.push_back(snapshot_of(rules_, universe_, day.reference));
        return taken_.back();
    }

    /// Those before this one.
    std::span<const ranking> before(std::size_t number) const noexcept {
        return shared_.empty() ? std::span{taken_}.first(number) : shared_.first(number);
    }

private:
    const rulebook& rules_;
    const market& universe_;
    std::span<const ranking> shared_;
    std::vector<ranking> taken_;
};

inline bool calls_for_review(const rulebook& rules, const market& universe, std::size_t day, const calculation& index) {
    if (!rules.early_review || !(index.held().market_value() > 0)) return false;
    return rules.early_review->when(index.weights(), known_market{universe, day});
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
    const auto days = detail::review_days(rules, universe);
    if (!given.snapshots.empty()) detail::check_days(given.snapshots, days);
    const auto events = detail::events_in_order(given.events, universe);
    detail::snapshot_source snapshots{rules, universe, given.snapshots};
    detail::calculation index{rules, universe, events};
    std::vector<candidate> memory;

    // What is held when members of the next review are chosen, and when they are weighed: a rule sees no later close.
    std::vector<holding> at_reference, at_weighting;
    const auto basis_of = [&](const detail::review_day& day, std::size_t number) {
        return detail::review_basis{rules, universe, events, day, at_reference, at_weighting, snapshots.before(number)};
    };
    const auto review = [&](std::size_t number) {
        const ranking& snapshot = snapshots.of(days[number], number);
        const auto basis = basis_of(days[number], number);
        auto decided = detail::decide(basis, snapshot, memory);
        auto members = detail::positions_of(decided, basis);
        if (number == 0) {
            index.begin(std::move(decided), std::move(members), rules.base.level.value());
        } else {
            index.carry_out(std::move(decided), std::move(members));
        }
        at_reference = at_weighting = index.weights();
    };
    const auto review_early = [&](std::size_t day, std::size_t number) {
        const auto today = detail::review_day::at_once(universe, day, review_kind::triggered);
        const auto held = index.weights();
        const detail::review_basis basis{rules, universe, events, today, held, held, snapshots.before(number)};
        auto decided = rules.early_review->then == triggered_review::reweigh
                           ? detail::reweigh(basis, index.held())
                           : detail::decide(basis, detail::snapshot_of(rules, universe, day), memory);
        auto members = detail::positions_of(decided, basis);
        index.carry_out(std::move(decided), std::move(members));
    };

    contributions checked{given.identities};
    const auto observe = [&](std::size_t day) {
        if (!given.on_close && given.identities == identity_checks::off) return;
        const auto held = index.valued();
        if (given.on_close) given.on_close(universe.dates()[day], held, index.divisor());
        if (given.identities == identity_checks::on) checked(universe.dates()[day], held, index.divisor());
    };

    review(0);
    observe(days.front().effective);
    std::size_t next = 1;
    for (std::size_t day = days.front().effective + 1; day < universe.dates().size(); ++day) {
        index.close(day);
        observe(day);
        index.after_close();
        if (next < days.size() && days[next].reference == day) at_reference = index.weights();
        if (next < days.size() && days[next].weighting == day) at_weighting = index.weights();
        if (next < days.size() && days[next].effective == day) {
            review(next++);
        } else if (detail::calls_for_review(rules, universe, day, index)) {
            review_early(day, next);
        }
    }
    track result = std::move(index).finish();
    result.name = rules.name;
    result.not_applied = rules.not_applied;
    if (given.identities == identity_checks::on) require_identities(result);
    return result;
}

/// Calculates an index without events, from its own snapshots or those that siblings share.
inline track calculate(const rulebook& rules, const market& universe, std::span<const ranking> snapshots) {
    detail::check_days(snapshots, detail::review_days(rules, universe));
    return calculate(rules, universe, circumstances{.snapshots = snapshots});
}
inline track calculate(const rulebook& rules, const market& universe) {
    return calculate(rules, universe, circumstances{});
}

}
