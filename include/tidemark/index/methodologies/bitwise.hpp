// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/business_calendar.hpp>
#include <tidemark/core/date.hpp>
#include <tidemark/core/market_calendars.hpp>
#include <tidemark/index/day_rule.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/group_limits.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/methodologies/detail/steps.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/review_calendar.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/screens.hpp>
#include <tidemark/index/selection.hpp>
#include <tidemark/index/traded_window.hpp>
#include <tidemark/index/turnover.hpp>
#include <tidemark/index/weighting.hpp>

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::methodologies {

struct bitwise_choices {
    day_rule review_day;             ///< of each month, by the calendar of the New York Stock Exchange
    required<unpublished> untraded;  ///< what a day without a traded value says, of the thirty that are looked at
    std::size_t members = 10;
    std::optional<std::vector<std::string>> pegged_and_meme = std::nullopt;  ///< their classes
    std::optional<eligibility_rule> venues = std::nullopt;  ///< those with 1 % of the volume of the world in 30 days
    std::optional<eligibility_rule> custody = std::nullopt;
    std::optional<asset_set> approved = std::nullopt;  ///< with an exchange-traded product that was approved
};

/// The day since which the Bitwise 10 has a floor of approved assets.
inline constexpr core::date bitwise_floor_begins{2025, 8, 25};

/// Bitwise 10: the ten largest by the market cap that trades; since 25 August 2025 with at least 87.5 % in assets with
/// an approved product, and back to that on the day on which these have less than 86 %.
///
/// Formula: eligible are assets of which 1 % of the float is traded in thirty days, and whose price was above 0.01 on
///   each of thirty; approved ones are raised, the others lowered in proportion
/// Input: a market of all days, closed at 16:00 New York; the share of the approved is looked at at the closes of the
///   exchange, where the provider looks at 12:00
/// Value: the rules, to be calculated
/// No data: what a member without a price is worth says the rule that is given
/// Errors: `std::invalid_argument` for a base before 13 May 2024, the day of the methodology; as `largest` and
///   `group_floor`
/// Source: bitwiseinvestments.com, methodology of 13 May 2024 and special meeting of 19 August 2025 (the provider's own
///   pages); the day of the month is a choice here
inline rulebook bitwise_10(const bitwise_choices& choices, base_point base, missing_price_rule missing) {
    detail::require_from("Bitwise 10", base.date, {2024, 5, 13});
    std::vector<std::string> left_out{"45 days of grace for the volume of a forked coin"};
    const auto classes = detail::without_classes(choices.pegged_and_meme, "no pegged and no meme assets", left_out);
    const auto venues = detail::where_given(choices.venues, "venues with 1 % of the volume of the world", left_out);
    const auto custody = detail::where_given(choices.custody, "custody", left_out);
    const eligibility_rule traded{turnover_ratio{
        .window = {30, choices.untraded}, .over_days = 30, .at_least = {.newcomer = 0.01, .member = 0.01}}};
    const double above_a_cent = std::nextafter(0.01, 1);
    const eligibility_rule price{minimum_price{.at_least = {above_a_cent}, .days = 30}};

    const core::business_calendar exchange = core::new_york_stock_exchange_calendar();
    weighting_rule weighting = free_float{};
    std::optional<trigger> below;
    if (choices.approved) {
        const auto floor = group_floor{*choices.approved, 0.875};
        weighting = weighting | limit_in_force{.from = bitwise_floor_begins, .rule = floor};
        const auto too_little = [exchange, share = share_below{*choices.approved, 0.86}](std::span<const holding> held,
                                                                                         const known_market& known) {
            const core::date today = known.today();
            return bitwise_floor_begins <= today && exchange.is_business_day(today) && share(held, known);
        };
        below = trigger{.when = too_little, .then = triggered_review::reweigh};
    } else {
        left_out.emplace_back("at least 87.5 % in approved assets from 2025-08-25 on");
    }
    return detail::named(
        "Bitwise 10",
        {.eligibility = classes & venues & custody & price & traded,
         .rank_by = by_float_market_cap{},
         .selection = largest(choices.members),
         .weighting = std::move(weighting),
         .schedule = review_calendar{.calendar = exchange, .months = every_month, .effective = choices.review_day},
         .missing_prices = std::move(missing),
         .base = base,
         .early_review = std::move(below),
         .not_applied = std::move(left_out)});
}

}
