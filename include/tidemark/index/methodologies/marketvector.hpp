// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/market_calendars.hpp>
#include <tidemark/index/admitted.hpp>
#include <tidemark/index/day_rule.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/methodologies/detail/steps.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/rank_buffer.hpp>
#include <tidemark/index/rank_sum.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/review_calendar.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/screens.hpp>
#include <tidemark/index/selection.hpp>
#include <tidemark/index/selection_key.hpp>
#include <tidemark/index/sibling.hpp>
#include <tidemark/index/track.hpp>
#include <tidemark/index/traded_window.hpp>
#include <tidemark/index/weight_limits.hpp>
#include <tidemark/index/weighting.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// The digital-asset indices of MarketVector, formerly MVIS CryptoCompare: the Digital Assets 100, its partition by size
// and its choices of 5, 10 and 25. The index guide is not public; what is known of it are index pages, notices of
// changes and of reviews. Prices are those of venues that are graded AA or A since September 2022, and halts, hacks and
// acts of authorities are decided on as they come since April 2021: both come with the market and its events.
namespace tidemark::inline TIDEMARK_ABI::index::methodologies {

/// What the rules ask beside numbers, and what is not public of them.
///
/// Every child is given the data of its parent, so that both are cut from the same snapshots.
struct marketvector_data {
    /// How long before the last day of the month members are ranked and supplies taken; reviews are announced four to
    /// six days before it, the cut-off itself is not public. 0 ranks on the day itself.
    calendar_days cut_off;
    /// The classes of stablecoins, pegged and wrapped assets, `exclude_classes{"stable", "wrapped"}`; where they are
    /// not given, that step is left out.
    std::optional<exclude_classes> pegged = std::nullopt;
};

/// How many members an index by size and liquidity has.
enum class marketvector_choice : unsigned char { five = 5, ten = 10, twenty_five = 25 };

/// The review after whose close there are no stablecoins, pegged and wrapped assets: from 1 May 2023 on. Before, they
/// were members like any other.
inline constexpr core::date marketvector_without_pegged{2023, 4, 30};

/// Reviews of every month, on snapshots of a cut-off, in force after the close of its last calendar day, which may be a
/// Sunday.
inline review_calendar marketvector_reviews(calendar_days cut_off) {
    const calendar_days_before at_cut_off{cut_off, core::roll::none};
    return {.calendar = core::every_day_calendar(),
            .months = every_month,
            .effective = last_calendar_day{core::roll::none},
            .announcement = at_cut_off,
            .reference = same_day{},
            .weighting = at_cut_off};
}

namespace detail {

inline rulebook marketvector(const std::string& name, selection_rule selection, weighting_rule weighting,
                             const marketvector_data& available, base_point base, missing_price_rule missing) {
    require_from(name, base.date, {2014, 12, 31});
    rulebook rules{.selection = std::move(selection),
                   .weighting = std::move(weighting),
                   .schedule = marketvector_reviews(available.cut_off),
                   .missing_prices = std::move(missing),
                   .base = base};
    if (available.pegged) {
        const core::date decided = marketvector_without_pegged - available.cut_off.count();
        rules.eligibility = in_force{.from = decided, .rule = require_class{} & eligibility_rule{*available.pegged}};
    } else {
        rules.not_applied = {"exclusion of stablecoins, pegged and wrapped assets since 2023-05-01"};
    }
    return named(name, std::move(rules));
}

/// A buffer where one is given, and else the plain first ones.
inline selection_rule buffered(std::size_t count, const std::optional<rank_buffer>& buffer, const char* whose) {
    if (!buffer) return largest(count);
    if (buffer->target != count) {
        core::refuse("target of the buffer of " + std::string{whose}, std::size_t{buffer->target},
                     std::to_string(count));
    }
    return *buffer;
}

}

/// The MarketVector Digital Assets 100: the hundred largest by market cap, reviewed monthly with a buffer from 80 to
/// 120, weighted by market cap.
///
/// Formula: level = sum of units x price / divisor, weighted as said above
/// Input: for a market of daily closes
/// Value: the rules, to be calculated
/// No data: what a member without a price is worth says the rule that is given
/// Errors: `std::invalid_argument` for a base before 31 December 2014, when its history begins; as `rank_buffer`
/// Source: marketvector.com, index pages and notices, for universe, weighting, calendar and the exclusion since
///   May 2023; restatements of the index page of 2025 for the buffer, which the churn of its published reviews
///   does not contradict
inline rulebook marketvector_100_style(const marketvector_data& available, base_point base,
                                       missing_price_rule missing) {
    return detail::marketvector("MarketVector Digital Assets 100",
                                rank_buffer{.target = 100, .upper = 80, .lower = 120}, market_cap{}, available, base,
                                std::move(missing));
}

/// The large caps: the twenty largest of the hundred.
///
/// Formula: level = sum of units x price / divisor, weighted as said above
/// Input: the track of the hundred on the same market; a buffer of target 20 or none, as theirs is not public
/// Value: the rules, to be calculated
/// No data: what a member without a price is worth says the rule that is given
/// Errors: as `marketvector_100_style` and `largest`; `std::invalid_argument` for a buffer of another target
/// Source: notices of reviews, for the partition 20, 30, 50
inline rulebook marketvector_large_cap_style(const marketvector_data& available, const track& hundred,
                                             const std::optional<rank_buffer>& buffer, base_point base,
                                             missing_price_rule missing) {
    return detail::marketvector("MarketVector Digital Assets 100 Large-Cap",
                                in_index{hundred} | detail::buffered(20, buffer, "the large caps"), market_cap{},
                                available, base, std::move(missing));
}

/// The mid caps: the thirty largest of the hundred that are no large caps.
///
/// Formula: level = sum of units x price / divisor, weighted as said above
/// Input: the tracks of the hundred and of its large caps on the same market; a buffer of target 30 or none, as theirs
///   is not public
/// Value: the rules, to be calculated
/// No data: what a member without a price is worth says the rule that is given
/// Errors: as `marketvector_large_cap_style`
/// Source: notices of reviews, for the partition 20, 30, 50
inline rulebook marketvector_mid_cap_style(const marketvector_data& available, const track& hundred,
                                           const track& large_caps, const std::optional<rank_buffer>& buffer,
                                           base_point base, missing_price_rule missing) {
    return detail::marketvector(
        "MarketVector Digital Assets 100 Mid-Cap",
        in_index{hundred} | not_in_index{large_caps} | detail::buffered(30, buffer, "the mid caps"), market_cap{},
        available, base, std::move(missing));
}

/// The small caps: what the large and mid caps leave of the hundred, so that the three are a partition whatever their
/// buffers.
///
/// Before May 2023 there may be stablecoins among them.
///
/// Formula: level = sum of units x price / divisor, weighted as said above
/// Input: the tracks of the hundred, of its large and of its mid caps on the same market
/// Value: the rules, to be calculated
/// No data: what a member without a price is worth says the rule that is given
/// Errors: as `marketvector_100_style` and `in_index`
/// Source: notices of reviews, for the partition 20, 30, 50
inline rulebook marketvector_small_cap_style(const marketvector_data& available, const track& hundred,
                                             const track& large_caps, const track& mid_caps, base_point base,
                                             missing_price_rule missing) {
    return detail::marketvector("MarketVector Digital Assets 100 Small-Cap",
                                in_index{hundred} | not_in_index{large_caps} | not_in_index{mid_caps}, market_cap{},
                                available, base, std::move(missing));
}

/// The Digital Assets 5, 10 and 25: those of the hundred with the best sum of the places by size and by liquidity,
/// among all that trade a million dollars a day, weighted by market cap; at most 35 % each of five, 30 % of ten.
///
/// Caps hold at the cut-off, and weights drift from then on.
///
/// Formula: level = sum of units x price / divisor, weighted as said above
/// Input: the track of the hundred on the same market; the days that make the month at the review, with what a day
///   without a traded value says; a buffer of that target or none, as theirs is not public
/// Value: the rules, to be calculated
/// No data: what a member without a price is worth says the rule that is given
/// Errors: as `marketvector_large_cap_style`
/// Source: marketvector.com, index pages; that the million is asked before places are counted is our reading
inline rulebook marketvector_choice_style(marketvector_choice choice, const marketvector_data& available,
                                          const track& hundred, traded_window month,
                                          const std::optional<rank_buffer>& buffer, base_point base,
                                          missing_price_rule missing) {
    const auto count = static_cast<std::size_t>(choice);
    weighting_rule weighting = market_cap{};
    if (choice == marketvector_choice::five) weighting = market_cap{} | weight_cap{0.35};
    if (choice == marketvector_choice::ten) weighting = market_cap{} | weight_cap{0.30};
    return detail::marketvector("MarketVector Digital Assets " + std::to_string(count),
                                in_index{hundred} | admitted{mean_traded_value{.window = month, .at_least = {1e6}}} |
                                    rank_sum{.keys = {by_size{}, by_mean_traded_value{.window = month}}} |
                                    detail::buffered(count, buffer, "the Digital Assets 5, 10 and 25"),
                                std::move(weighting), available, base, std::move(missing));
}

}
