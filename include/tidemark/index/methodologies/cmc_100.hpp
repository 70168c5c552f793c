// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/business_calendar.hpp>
#include <tidemark/core/market_calendars.hpp>
#include <tidemark/index/day_rule.hpp>
#include <tidemark/index/methodologies/detail/steps.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/review_calendar.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/schedule.hpp>
#include <tidemark/index/selection.hpp>
#include <tidemark/index/weighting.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::methodologies {

/// What the prices under a date are: those of 00:00 UTC, or those of 24:00 UTC, the close.
enum class utc_prices : unsigned char { at_start_of_day, at_end_of_day };

struct cmc_100_choices {
    required<utc_prices> prices;  ///< the first of a month begins where its last day before it closes
    std::optional<std::vector<std::string>> stable_and_wrapped = std::nullopt;  ///< their classes
    std::size_t members = 100;
};

/// CMC 100: the hundred largest without stablecoins and wrapped ones, by market cap, at 00:00 UTC of the first of each
/// month.
///
/// Formula: level = sum of units x price / divisor, weighted as said above
/// Input: a market of all days
/// Value: the rules, to be calculated
/// No data: what a member without a price is worth says the rule that is given
/// Errors: `std::invalid_argument` for a base before 9 December 2024, when it was launched; as `largest`
/// Source: coinmarketcap.com, CMC 100 (the provider's own page)
inline rulebook cmc_100(const cmc_100_choices& choices, base_point base, missing_price_rule missing) {
    detail::require_from("CMC 100", base.date, {2024, 12, 9});
    std::vector<std::string> left_out;
    const auto classes =
        detail::without_classes(choices.stable_and_wrapped, "no stablecoins and no wrapped ones", left_out);
    const review_calendar first_of_month{.calendar = core::every_day_calendar(),
                                         .months = every_month,
                                         .effective = first_calendar_day{core::roll::none}};
    const bool at_start = choices.prices == utc_prices::at_start_of_day;
    return detail::named("CMC 100", {.eligibility = classes,
                                     .selection = largest(choices.members),
                                     .weighting = market_cap{},
                                     .schedule = at_start ? schedule_rule{first_of_month} : schedule_rule{month_end{}},
                                     .missing_prices = std::move(missing),
                                     .base = base,
                                     .not_applied = std::move(left_out)});
}

}
