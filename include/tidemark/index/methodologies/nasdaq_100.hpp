// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/business_calendar.hpp>
#include <tidemark/core/date.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/methodologies/detail/steps.hpp>
#include <tidemark/index/methodologies/third_fridays.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/schedule.hpp>
#include <tidemark/index/selection.hpp>
#include <tidemark/index/tiered_limits.hpp>
#include <tidemark/index/turnover.hpp>
#include <tidemark/index/weighting.hpp>

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::methodologies {

struct nasdaq_100_choices {
    selection_rule selection;         ///< the members, such as a list of them
    required<group_cut> cut;          ///< how the largest are brought down, which Nasdaq does not publish
    required<core::roll> on_holiday;  ///< of a third Friday on which the exchange rests
    std::vector<core::date> special_rebalances = {};  ///< as the provider announced them, such as 24 July 2023
};

/// The limits of a quarterly review and of a special rebalance of the Nasdaq-100.
inline constexpr rescaled_tiers::limits nasdaq_100_limits{
    .single = 0.20, .trigger = 0.24, .threshold = 0.045, .group_trigger = 0.48, .group = 0.40, .others = 0.045};

/// An index weighted as the Nasdaq-100 every quarter: by market cap, where one has more than 24 % none above 20 %, and
/// where those above 4.5 % have more than 48 % together, brought to 40 %; also between quarters, by a special
/// rebalance.
///
/// Formula: as `rescaled_tiers`; reviews on the third Fridays of March, June, September and December
/// Input: on the day of a special rebalance, or the next one of the market, the members are weighed anew
/// Value: the rules, to be calculated
/// No data: what a member without a price is worth says the rule that is given
/// Errors: `std::invalid_argument` for a base before 31 January 1985, when it stood at 125; as `rescaled_tiers`
/// Source: Nasdaq-100 methodology and notices of July 2023 (the provider's own pages), but for the limit of a single
///   member and the months in which the limits are looked at (general knowledge)
inline rulebook nasdaq_100_style(const nasdaq_100_choices& choices, base_point base, missing_price_rule missing) {
    detail::require_from("Nasdaq-100", base.date, {1985, 1, 31});
    std::optional<trigger> special;
    if (!choices.special_rebalances.empty()) {
        const auto announced = [days = on_dates{choices.special_rebalances}](
                                   std::span<const holding>, const known_market& known) { return days(known.dates()); };
        special = trigger{.when = announced, .then = triggered_review::reweigh};
    }
    return {.selection = choices.selection,
            .weighting = market_cap{} | rescaled_tiers{nasdaq_100_limits, choices.cut},
            .schedule = third_fridays(choices.on_holiday),
            .missing_prices = std::move(missing),
            .base = base,
            .early_review = std::move(special),
            .name = "Nasdaq-100-style",
            .not_applied = {"limits of the annual review of 14 %, 38.5 % and 4.4 %",
                            "changes of shares by 10 % or more between reviews"}};
}

}
