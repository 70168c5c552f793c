// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/market_calendars.hpp>
#include <tidemark/index/day_rule.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/methodologies/detail/steps.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/rank_buffer.hpp>
#include <tidemark/index/relative_screen.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/review_calendar.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/selection.hpp>
#include <tidemark/index/selection_count.hpp>
#include <tidemark/index/selection_key.hpp>
#include <tidemark/index/sibling.hpp>
#include <tidemark/index/track.hpp>
#include <tidemark/index/traded_window.hpp>
#include <tidemark/index/weight_limits.hpp>
#include <tidemark/index/weighting.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

// The CoinDesk 20, 80, 5 and 100. Units are supply x weighting adjustment factor, both of the weighting date a week
// before the effective one, so that weights have drifted from their caps when they come into force. A member that is
// removed between reviews is a `deletion`: nobody takes its place, and nothing is capped anew. Airdrops are ignored.
// Levels were chained by weighted returns until 10 December 2024, which comes to the same; prices were those of USD
// pairs until 11 February 2025 and are blended from USD and USDC pairs since (of USDT pairs too in the CoinDesk 80),
// and come with the market.
//
// Siblings differ in selection and weighting alone and share their snapshots (`rank_reviews`).
namespace tidemark::inline TIDEMARK_ABI::index::methodologies {

/// What the rules ask beside prices, market caps and traded values. A step whose data are not given is left out, and
/// named in `rulebook::not_applied`.
struct coindesk_data {
    required<exclude_classes> stablecoins;  ///< their classes: `exclude_classes{"stable"}`
    traded_window traded;  ///< 90 days; what a day without a traded value says, and how many days must have one
    std::optional<exclude_classes> wrapped = std::nullopt;            ///< wrapped, pegged, staked and gas tokens
    std::optional<exclude_classes> memes_and_privacy = std::nullopt;  ///< memecoins and privacy tokens
    std::optional<eligibility_rule> no_security = std::nullopt;       ///< turns away securities
    std::optional<eligibility_rule> priced = std::nullopt;            ///< admits what a reference rate can be made for
    /// For the CoinDesk 20: a USD or USDC pair on three contributing venues, one of them for ninety days, one open to
    /// customers in the United States, and all of them traded on each of the last thirty days.
    std::optional<eligibility_rule> listed = std::nullopt;
    /// For the CoinDesk 80: traded on each of the last thirty days on three venues of the top tier.
    std::optional<eligibility_rule> widely_traded = std::nullopt;
    std::optional<eligibility_rule> in_custody = std::nullopt;  ///< admits what Coinbase Custody supports
    std::optional<member_history> market_index = std::nullopt;  ///< members of the CoinDesk Market Index
};

/// Reviews on the second business day of January, April, July and October, announced two weeks before: until 2024, and
/// of the Select Sector indices still.
inline review_calendar coindesk_second_day_reviews() {
    return {.calendar = core::federal_reserve_calendar(),
            .months = january_cycle,
            .effective = nth_business_day{2},
            .announcement = calendar_days_before{14, core::roll::following},
            .reference = business_days_before{2},
            .weighting = calendar_days_before{7, core::roll::following}};
}

/// Reviews on the last business day of a month, announced so many days before: since 18 December 2024 28 days, in
/// January, April, July and October.
inline review_calendar coindesk_last_day_reviews(calendar_days notice = 28, month_set months = january_cycle) {
    return {.calendar = core::federal_reserve_calendar(),
            .months = months,
            .effective = last_business_day{},
            .announcement = calendar_days_before{notice, core::roll::following},
            .reference = business_days_before{2},
            .weighting = calendar_days_before{7, core::roll::following}};
}

/// The reviews of the CoinDesk 5, 20, 80 and 100 with their published dates, under the calendar of each time.
inline schedule_change coindesk_reviews() {
    return {.before = coindesk_second_day_reviews(),
            .from = core::date{2024, 12, 18},
            .after = coindesk_last_day_reviews()};
}

// The day whose close the first review under a changed rule is decided on: that before its reference date, as data are
// those of midnight.
inline constexpr core::date coindesk_without_memes{2024, 6, 13};    ///< the review of July 2024
inline constexpr core::date coindesk_of_largest_250{2024, 12, 30};  ///< of January 2025
inline constexpr core::date coindesk_in_custody{2025, 3, 30};       ///< of April 2025

namespace detail {

inline void check_coindesk(const coindesk_data& available, const char* index, core::date base, core::date first) {
    require_days(index, available.traded.days(), 90);
    require_from(index, base, first);
}

inline rulebook coindesk(const char* index, const selection_steps& steps, weighting_rule weighting,
                         const coindesk_data& available, base_point base, missing_price_rule missing) {
    const exclude_classes stablecoins = available.stablecoins;
    return named(index, {.eligibility = require_class{} & eligibility_rule{stablecoins},
                         .selection = steps.selection(),
                         .weighting = std::move(weighting),
                         .schedule = reference_at_midnight{coindesk_reviews()},
                         .missing_prices = std::move(missing),
                         .base = base,
                         .not_applied = steps.left_out()});
}

}

/// The CoinDesk 20: of the 250 largest the forty most traded, members to place fifty, and of these the twenty largest
/// with a buffer from 15 to 25; weighted by market cap, at most 30 % for the largest and 20 % for each other.
///
/// Memecoins and privacy tokens were eligible until the review of July 2024; until January 2025 the universe was the
/// CoinDesk Market Index, and custody is asked for since April 2025. The limits of liquidity count places in the whole
/// list. Where the largest is below its cap and others are above theirs, the wording admits several answers;
/// `caps_by_rank` keeps every cap.
///
/// Formula: level = sum of units x price / divisor, weighted as said above
/// Input: for a market of daily closes
/// Value: the rules, to be calculated
/// No data: what a member without a price is worth says the rule that is given
/// Errors: `std::invalid_argument` for a base before 4 October 2022: earlier values carry the members of August 2022
///   backwards; for traded values of other than 90 days
/// Source: CoinDesk Indices, CoinDesk 20 methodology (April 2025), in a transcription; dates agree with printed ones
inline rulebook coindesk_20_style(const coindesk_data& available, base_point base, missing_price_rule missing) {
    detail::check_coindesk(available, "CoinDesk 20", base.date, {2022, 10, 4});
    detail::selection_steps steps{selection_in_force{.from = coindesk_of_largest_250, .rule = up_to{250}}};
    if (available.market_index) {
        steps.add(selection_in_force{.until = coindesk_of_largest_250, .rule = in_index{*available.market_index}});
    } else if (base.date < coindesk_of_largest_250) {
        steps.leave_out("membership of the CoinDesk Market Index before January 2025");
    }
    steps.add(available.priced, "support of a reference rate");
    steps.add(available.wrapped, "exclusion of wrapped, pegged, staked and gas tokens");
    steps.add(available.memes_and_privacy, "exclusion of memecoins and privacy tokens", coindesk_without_memes);
    steps.add(available.no_security, "exclusion of securities");
    steps.add(available.listed, "listing of USD or USDC pairs on three venues");
    steps.add(rank_limit{.by = by_median_traded_value{available.traded}, .newcomers = 40, .members = 50});
    steps.add(available.in_custody, "support by Coinbase Custody since April 2025", coindesk_in_custody);
    steps.add(rank_buffer{.target = 20, .upper = 15, .lower = 25});
    return detail::coindesk("CoinDesk 20", steps, market_cap{} | caps_by_rank{{0.30, 0.20}}, available, base,
                            std::move(missing));
}

/// The CoinDesk 80: of the 250 largest without the members of the CoinDesk 20 the hundred most traded, members to place
/// 120, and of these the eighty largest with a buffer from 60 to 100; weighted by market cap, at most 5 % each.
///
/// It is not places 21 to 100: memecoins, privacy tokens and what has no listing or custody in the United States are
/// eligible, however large.
///
/// Formula: level = sum of units x price / divisor, weighted as said above
/// Input: the track of the CoinDesk 20 on the same market
/// Value: the rules, to be calculated
/// No data: what a member without a price is worth says the rule that is given
/// Errors: `std::invalid_argument` for a base before 4 October 2022 and for traded values of other than 90 days
/// Source: CoinDesk Indices, CoinDesk 80 methodology (January 2025), in a transcription
inline rulebook coindesk_80_style(const coindesk_data& available, const track& coindesk_20, base_point base,
                                  missing_price_rule missing) {
    detail::check_coindesk(available, "CoinDesk 80", base.date, {2022, 10, 4});
    detail::selection_steps steps{up_to{250}};
    steps.add(available.priced, "support of a reference rate");
    steps.add(available.wrapped, "exclusion of wrapped, pegged, staked and gas tokens");
    steps.add(not_in_index{coindesk_20});
    steps.add(available.widely_traded, "trading on each of 30 days on three venues of the top tier");
    steps.add(rank_limit{.by = by_median_traded_value{available.traded}, .newcomers = 100, .members = 120});
    steps.add(rank_buffer{.target = 80, .upper = 60, .lower = 100});
    steps.follow(coindesk_20);
    return detail::coindesk("CoinDesk 80", steps, market_cap{} | weight_cap{0.05}, available, base, std::move(missing));
}

/// The CoinDesk 5: the five largest of the CoinDesk 20 with a buffer from 4 to 6, after that index has chosen; weighted
/// by market cap without caps.
///
/// Its rules before 30 June 2025, as the Digital Large Cap Select index, are others.
///
/// Formula: level = sum of units x price / divisor, weighted as said above
/// Input: the track of the CoinDesk 20 on the same market
/// Value: the rules, to be calculated
/// No data: what a member without a price is worth says the rule that is given
/// Errors: `std::invalid_argument` for a base before 4 April 2022 and for traded values of other than 90 days
/// Source: CoinDesk Indices, Multi Digital Asset Indices methodology (June 2025), in a transcription
inline rulebook coindesk_5_style(const coindesk_data& available, const track& coindesk_20, base_point base,
                                 missing_price_rule missing) {
    detail::check_coindesk(available, "CoinDesk 5", base.date, {2022, 4, 4});
    detail::selection_steps steps{in_index{coindesk_20}};
    steps.add(rank_buffer{.target = 5, .upper = 4, .lower = 6});
    steps.follow(coindesk_20);
    if (base.date < core::date{2025, 6, 30}) steps.leave_out("rules of the Digital Large Cap Select before 2025-06-30");
    return detail::coindesk("CoinDesk 5", steps, market_cap{}, available, base, std::move(missing));
}

/// The CoinDesk 100: the members of the CoinDesk 20 and of the CoinDesk 80, weighted by market cap without caps.
///
/// Formula: level = sum of units x price / divisor, weighted as said above
/// Input: the tracks of both on the same market
/// Value: the rules, to be calculated
/// No data: what a member without a price is worth says the rule that is given
/// Errors: `std::invalid_argument` for traded values of other than 90 days
/// Source: its name and weighting are published; that it is made of both is general knowledge, no rulebook was seen
inline rulebook coindesk_100_style(const coindesk_data& available, const track& coindesk_20, const track& coindesk_80,
                                   base_point base, missing_price_rule missing) {
    detail::check_coindesk(available, "CoinDesk 100", base.date, {});  // its parents refuse a base before theirs
    detail::selection_steps steps{in_any_index{{member_history{coindesk_20}, member_history{coindesk_80}}}};
    steps.follow(coindesk_20);
    steps.follow(coindesk_80);
    return detail::coindesk("CoinDesk 100", steps, market_cap{}, available, base, std::move(missing));
}

}
