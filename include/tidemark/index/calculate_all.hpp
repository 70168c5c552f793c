// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/index/calculate.hpp>
#include <tidemark/index/detail/asked_of.hpp>
#include <tidemark/index/detail/events_in_order.hpp>
#include <tidemark/index/detail/index_run.hpp>
#include <tidemark/index/detail/review_days.hpp>
#include <tidemark/index/identities.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/rule.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/track.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
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
        : as_{std::move(own)} {}

    template <class Callable>
        requires(std::is_invocable_r_v<sibling, const Callable&, std::span<const track>>)
    sibling_rule(Callable make)  // NOLINT(google-explicit-constructor): likewise
        : as_{maker{std::move(make)}} {}

    sibling operator()(std::span<const track> before) const {
        const sibling* own = std::get_if<sibling>(&as_);
        return own != nullptr ? *own : std::get<maker>(as_)(before);
    }

    /// Whether it is the same whatever the tracks before it.
    bool stands_alone() const noexcept { return std::holds_alternative<sibling>(as_); }

private:
    using maker = rule<sibling(std::span<const track>)>;

    std::variant<sibling, maker> as_;
};

namespace detail {

/// One of a family while it is calculated.
struct running_sibling {
    running_sibling(const family& common, sibling given, const run_of_market& shared, identity_checks identities)
        : own{std::move(given)}, rules{rulebook_of(common, own)}, run{rules, shared, own.on_close, identities} {}

    sibling own;
    rulebook rules;
    index_run run;
};

/// How many days all indices go before the first of them goes on: their prices stay near the processor meanwhile.
inline std::size_t days_at_a_time(const market& universe) {
    constexpr std::size_t prices = std::size_t{1} << 15;
    return (std::max)(std::size_t{1}, prices / (std::max)(std::size_t{1}, universe.assets().size()));
}

}

/// Calculates the indices of a family, from snapshots that are taken once. One that needs another's members comes after
/// it in the list:
///
///     const std::vector<sibling_rule> list{
///         sibling{.selection = largest(20), .weighting = market_cap{}, .missing_prices = carry{.max_age = 31}},
///         [](std::span<const track> before) {
///             return sibling{.selection = in_index{before[0]} | largest(5), ...};
///         }};
///
/// Those that follow each other without a callable between them go through the market together, some days at a time; so
/// their observers are called in turn.
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
    if (siblings.empty()) return tracks;
    tracks.reserve(siblings.size());
    const auto days = detail::review_days(common.schedule, common.base.date, universe);
    const auto events = detail::events_in_order(given.events, universe);
    if (!given.snapshots.empty()) detail::check_days(given.snapshots, days);
    std::vector<ranking> taken;
    for (std::size_t i = 0; given.snapshots.empty() && i < days.size(); ++i) {
        taken.push_back(rank(known_market{universe, days[i].reference}, common.eligibility, common.rank_by));
    }
    std::vector<candidate> memory;
    const detail::run_of_market shared{universe, days, events, given.snapshots.empty() ? taken : given.snapshots,
                                       memory};
    const std::size_t end = universe.dates().size(), step = detail::days_at_a_time(universe);
    while (tracks.size() < siblings.size()) {
        std::vector<std::unique_ptr<detail::running_sibling>> together;  // each stays where it is
        const auto next = [&] { return tracks.size() + together.size(); };
        do {
            together.push_back(
                std::make_unique<detail::running_sibling>(common, siblings[next()](tracks), shared, given.identities));
        } while (next() < siblings.size() && siblings[next()].stands_alone());

        const auto each = [&](const auto& ask) {
            for (std::size_t i = 0; i < together.size(); ++i) {
                const auto describe = [&] {
                    return "index " + std::to_string(tracks.size() + i + 1) + " of " + std::to_string(siblings.size());
                };
                detail::asked_of(describe, [&] { ask(together[i]->run); });
            }
        };
        each([](detail::index_run& index) { index.begin(); });
        for (std::size_t day = days.front().effective + 1; day < end; day += step) {
            each([&](detail::index_run& index) { index.advance((std::min)(day + step, end)); });
        }
        for (const auto& s : together) tracks.push_back(std::move(s->run).finish());
    }
    return tracks;
}

}
