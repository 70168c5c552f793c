// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/market_calendars.hpp>
#include <tidemark/index/day_rule.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/methodologies/detail/steps.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/review_calendar.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/selection_count.hpp>
#include <tidemark/index/weighting.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::methodologies {

struct nasdaq_crypto_choices {
    eligibility_rule eligibility;  ///< what else is asked of an asset; `every_asset{}` for nothing
    std::optional<eligibility_rule> core_venues = std::nullopt;  ///< three since the last review; two in other versions
    std::optional<eligibility_rule> custodians = std::nullopt;   ///< two since the last review; one in other versions
};

/// The base that Nasdaq published.
inline const base_point nasdaq_crypto_base{.date = {2020, 12, 1}, .level = 1000};

/// The dates of review: the first business day of March, June, September and December.
inline review_calendar nasdaq_crypto_reviews() {
    return {
        .calendar = core::new_york_stock_exchange_calendar(), .months = march_cycle, .effective = nth_business_day{1}};
}

/// Nasdaq Crypto Index: all assets that enough core venues quote and enough custodians keep, weighted by the market cap
/// that trades.
///
/// Formula: level = sum of units x price / divisor, weighted as said above
/// Input: a market whose days close at 15:00 New York, the settlement; reviews take effect at 20:00 UTC
/// Value: the rules, to be calculated
/// No data: what a member without a price is worth says the rule that is given
/// Errors: `std::invalid_argument` for a base before 1 December 2020
/// Source: the methodology of the provider and pages of others, which name two numbers of venues and custodians, so
///   that these are choices here
inline rulebook nasdaq_crypto_index(const nasdaq_crypto_choices& choices, base_point base, missing_price_rule missing) {
    detail::require_from("Nasdaq Crypto Index", base.date, nasdaq_crypto_base.date);
    std::vector<std::string> left_out;
    const auto venues = detail::where_given(choices.core_venues, "core venues since the last review", left_out);
    const auto custody = detail::where_given(choices.custodians, "custodians since the last review", left_out);
    return detail::named("Nasdaq Crypto Index", {.eligibility = choices.eligibility & venues & custody,
                                                 .selection = at_least(1),
                                                 .weighting = free_float{},
                                                 .schedule = nasdaq_crypto_reviews(),
                                                 .missing_prices = std::move(missing),
                                                 .base = base,
                                                 .not_applied = std::move(left_out)});
}

}
