// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/index/calculate.hpp>
#include <tidemark/index/detail/asked_of.hpp>
#include <tidemark/index/identities.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/rule.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/track.hpp>

#include <concepts>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// What the indices of a family have in common: all that their snapshots depend on.
struct family {
    eligibility_rule eligibility = every_asset{};
    ranking_rule rank_by = by_market_cap{};
    schedule_rule schedule;
    base_point base;
};

/// What is one index's own: the rest of its rulebook, and who is shown its closes.
struct sibling {
    selection_rule selection;
    weighting_rule weighting;
    missing_price_rule missing_prices;
    std::optional<trigger> early_review = std::nullopt;
    unit_changes units_between_reviews = unit_changes::frozen;
    std::string name = {};
    std::vector<std::string> not_applied = {};
    close_observer on_close = nullptr;
};

/// The rulebook of one of a family.
inline rulebook rulebook_of(const family& common, const sibling& own) {
    return {.eligibility = common.eligibility,
            .rank_by = common.rank_by,
            .selection = own.selection,
            .weighting = own.weighting,
            .schedule = common.schedule,
            .missing_prices = own.missing_prices,
            .base = common.base,
            .early_review = own.early_review,
            .units_between_reviews = own.units_between_reviews,
            .name = own.name,
            .not_applied = own.not_applied};
}

/// A place in the list of a family: a sibling, or a callable that makes one from the tracks of all before it.
///
/// Errors: `std::invalid_argument` for a null function
class sibling_rule {
public:
    sibling_rule(sibling own)  // NOLINT(google-explicit-constructor): lists are written as what they hold
        : make_{[own = std::move(own)](std::span<const track>) { return own; }} {}

    template <class Callable>
        requires(std::is_invocable_r_v<sibling, const Callable&, std::span<const track>>)
    sibling_rule(Callable make)  // NOLINT(google-explicit-constructor): likewise
        : make_{std::move(make)} {}

    sibling operator()(std::span<const track> before) const { return make_(before); }

private:
    rule<sibling(std::span<const track>)> make_;
};

/// Calculates the indices of a family, one after the other, from snapshots that are taken once. One that needs
/// another's members comes after it in the list:
///
///     const std::vector<sibling_rule> list{
///         sibling{.selection = largest(20), .weighting = market_cap{}, .missing_prices = carry{.max_age = 31}},
///         [](std::span<const track> before) {
///             return sibling{.selection = in_index{before[0]} | largest(5), ...};
///         }};
///
/// Input: as calculate; snapshots may be handed in, as of the family
/// Value: as many tracks, in the order of the list, each what `calculate` gives for its `rulebook_of`, to the last bit
/// Errors: as calculate, telling which index; `std::invalid_argument` for an observer that is not of a single index
/// Cost: O(n log n) a review for n assets, once; for each index O(members) a day and O(n) a review
inline std::vector<track> calculate_all(const family& common, std::span<const sibling_rule> siblings,
                                        const market& universe, const circumstances& given = {}) {
    if (given.on_close) {
        core::raise<std::invalid_argument>("observer of a whole family, expected one for each sibling");
    }
    std::vector<track> tracks;
    tracks.reserve(siblings.size());
    std::vector<ranking> taken;
    circumstances shared = given;
    for (const sibling_rule& make : siblings) {
        const sibling own = make(tracks);
        const rulebook rules = rulebook_of(common, own);
        if (tracks.empty() && given.snapshots.empty()) {
            taken = rank_reviews(rules, universe);
            shared.snapshots = taken;
        }
        shared.on_close = own.on_close;
        const auto describe = [&] {
            return "index " + std::to_string(tracks.size() + 1) + " of " + std::to_string(siblings.size());
        };
        tracks.push_back(detail::asked_of(describe, [&] { return calculate(rules, universe, shared); }));
    }
    return tracks;
}

}
