// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/detail/portfolio.hpp>
#include <tidemark/index/divisor.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/track.hpp>
#include <tidemark/index/turnover.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

namespace detail {

inline std::string iso(core::date date) { return std::string{core::iso_text{date}}; }

/// The days of review: the base, then those of the schedule.
inline std::vector<std::size_t> review_days(const rulebook& rules, const market& universe) {
    const auto dates = universe.dates();
    const auto base = universe.find_day(rules.base.date);
    if (!base) {
        core::refuse("base date", rules.base.date,
                     dates.empty() ? "a day of the market, which has none"
                                   : "a day of the market, from " + iso(dates.front()) + " to " + iso(dates.back()));
    }
    std::vector<std::size_t> days{*base};
    for (std::size_t day = *base + 1; day < dates.size(); ++day) {
        if (rules.schedule(dates.first(day + 1))) days.push_back(day);
    }
    return days;
}

inline void check_distinct(std::span<const candidate> chosen, const market& universe, const std::string& when) {
    std::vector<std::size_t> assets;
    for (const candidate& c : chosen) assets.push_back(c.asset);
    std::sort(assets.begin(), assets.end());
    const auto twin = std::adjacent_find(assets.begin(), assets.end());
    if (twin != assets.end()) {
        core::refuse("member" + when, std::string_view{universe.assets()[*twin].id}, "each asset at most once");
    }
}

inline void check_weights(std::span<const double> weights, std::span<const candidate> chosen, const market& universe,
                          const std::string& when) {
    if (weights.size() != chosen.size()) {
        core::refuse("number of weights" + when, weights.size(), std::to_string(chosen.size()) + ", one a member");
    }
    double sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (!(weights[i] >= 0 && std::isfinite(weights[i]))) {
            core::refuse("weight of " + universe.assets()[chosen[i].asset].id + when, weights[i],
                         "a finite number, zero or more");
        }
        sum += weights[i];
    }
    if (!(std::abs(sum - 1) <= 1e-12)) core::refuse("sum of weights" + when, sum, "1 to within 1e-12");
}

inline std::vector<member> choose_members(const rulebook& rules, const market& universe, const ranking& snapshot) {
    const core::date today = universe.dates()[snapshot.day];
    const auto describe = [&] {
        return "review of " + iso(today) + " among " + std::to_string(snapshot.candidates.size()) + " eligible assets";
    };
    const auto chosen = asked_of(describe, [&] { return rules.selection(snapshot.candidates); });
    if (chosen.empty()) core::infeasible(describe() + ": the selection keeps none");
    const auto weights = asked_of(describe, [&] { return rules.weighting(chosen); });
    const std::string when = " at the review of " + iso(today);
    check_distinct(chosen, universe, when);
    check_weights(weights, chosen, universe, when);

    double total = 0;
    for (const candidate& c : chosen) total += c.market_cap;
    std::vector<member> members;
    members.reserve(chosen.size());
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const candidate& c = chosen[i];
        members.push_back({c.asset, c.rank, weights[i], weights[i] * total / c.price, c.price, c.market_cap});
    }
    return members;
}

/// The decisions of a review; what they move is known only together with what was held before.
inline review decide(const rulebook& rules, const market& universe, const ranking& snapshot) {
    review result;
    result.date = universe.dates()[snapshot.day];
    result.members = choose_members(rules, universe, snapshot);
    result.eligible = snapshot.candidates.size();
    result.excluded = snapshot.excluded;
    result.without_quotation = snapshot.without_quotation;
    return result;
}

/// Passes from what is held to what a review decided, both at the close of its day.
inline void carry_out(review& latest, portfolio& held, double divisor) {
    const double before = held.market_value();
    if (!(before > 0)) {
        core::infeasible("review of " + iso(latest.date) + ": what is held is worth 0, no divisor keeps the level");
    }
    const auto drifted = held.weights();
    held.hold(latest);
    exchange moved = compare(drifted, held.weights());
    latest.market_value_before = before;
    latest.market_value_after = held.market_value();
    latest.divisor_before = divisor;
    latest.divisor_after = chained_divisor(divisor, before, held.market_value());
    latest.one_way_turnover = moved.one_way_turnover;
    latest.additions = std::move(moved.additions);
    latest.deletions = std::move(moved.deletions);
}

/// Puts the first members into an empty portfolio and sets the divisor that gives the base level.
inline void begin(review& base, portfolio& held, double level) {
    held.hold(base);
    base.market_value_before = base.market_value_after = held.market_value();
    base.divisor_before = base.divisor_after = base_divisor(held.market_value(), level);
}

inline void check_days(std::span<const ranking> snapshots, const rulebook& rules, const market& universe) {
    const auto days = review_days(rules, universe);
    const auto same = [](const ranking& snapshot, std::size_t day) { return snapshot.day == day; };
    if (!std::equal(snapshots.begin(), snapshots.end(), days.begin(), days.end(), same)) {
        core::refuse("number of snapshots", snapshots.size(),
                     std::to_string(days.size()) + ", one on each day of review of this rulebook and market");
    }
}

}

/// The snapshots of all reviews of an index; siblings that differ in selection or weighting alone may share them.
///
/// Errors: `std::invalid_argument` for a base date that is no day of the market.
/// Cost: O(n log n) a review, for n assets.
inline std::vector<ranking> rank_reviews(const rulebook& rules, const market& universe) {
    std::vector<ranking> snapshots;
    for (const std::size_t day : detail::review_days(rules, universe)) {
        snapshots.push_back(rank(universe, day, rules.eligibility));
    }
    return snapshots;
}

/// Calculates an index from the snapshots `rank_reviews` took of the same market for the same base, schedule and
/// eligibility. The result depends neither on the order of the market's rows nor on any day to come, to the last bit.
///
/// Formula: L(t) = sum of units x P(t) / D; a review changes units and D after its day's close, and leaves L as it was
/// Value: levels in the unit of the base level and divisors, one a day from the base on, and a record of each review
/// Errors: `std::domain_error`, naming the date, where a rule has no answer; `std::invalid_argument` for wrong input
/// Cost: O(members) a day
inline track calculate(const rulebook& rules, const market& universe, std::span<const ranking> snapshots) {
    detail::check_days(snapshots, rules, universe);
    const auto dates = universe.dates();
    track result;
    detail::portfolio held{universe, rules.missing_prices};

    result.reviews.push_back(detail::decide(rules, universe, snapshots.front()));
    detail::begin(result.reviews.back(), held, rules.base.level.value());
    const auto close = [&](std::size_t day, double level_at_close, double divisor) {
        result.dates.push_back(dates[day]);
        result.levels.push_back(level_at_close);
        result.divisors.push_back(divisor);
    };
    close(snapshots.front().day, rules.base.level.value(), result.reviews.back().divisor_after);

    auto next = snapshots.begin() + 1;
    for (std::size_t day = snapshots.front().day + 1; day < dates.size(); ++day) {
        const double divisor = result.reviews.back().divisor_after;
        held.mark(day, result.reviews.back());
        close(day, level(held.market_value(), divisor), divisor);
        if (next == snapshots.end() || next->day != day) continue;
        result.reviews.push_back(detail::decide(rules, universe, *next++));
        detail::carry_out(result.reviews.back(), held, divisor);
    }
    return result;
}

/// Calculates an index from its rules and a market; errors as `rank_reviews` and the form above.
inline track calculate(const rulebook& rules, const market& universe) {
    return calculate(rules, universe, rank_reviews(rules, universe));
}

}
