// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/methodologies/detail/steps.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/schedule.hpp>
#include <tidemark/index/selection_count.hpp>
#include <tidemark/index/waiting.hpp>
#include <tidemark/index/weight_limits.hpp>
#include <tidemark/index/weighting.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::methodologies {

struct bloomberg_galaxy_choices {
    required<core::date> cap_of_35_from;  ///< the day on which the cap went from 40 % to 35 %
    schedule_rule schedule;               ///< monthly
    std::optional<std::vector<std::string>> excluded_classes = std::nullopt;  ///< pegged, wrapped, of an exchange
    std::optional<eligibility_rule> pricing_sources = std::nullopt;           ///< two that Bloomberg approved
    std::optional<eligibility_rule> liquidity = std::nullopt;  ///< in 2018 a median of USD 2 million in 30 days
};

/// Bloomberg Galaxy Crypto Index: at most the twelve largest, none below 1 % and none above a cap of 30 %, since 1
/// September 2020 of 40 %, later of 35 %.
///
/// Formula: w_i = clip(lambda cap_i, 1 %, cap in force); newcomers qualified at the two reviews before this one as well
/// Input: for a market of daily closes
/// Value: the rules, to be calculated
/// No data: what a member without a price is worth says the rule that is given
/// Errors: `std::invalid_argument` for a base before 4 May 2018, when the methodology was written, and for the cap of
///   35 % before that of 40 %; `std::domain_error` for too few members to reach 1 under the cap
/// Source: the methodology of 25 June 2021 with its list of changes, galaxyfundmanagement.com and ledgerinsights.com
///   (seen as pages of others)
inline rulebook bloomberg_galaxy(const bloomberg_galaxy_choices& choices, base_point base, missing_price_rule missing) {
    const core::date cap_of_40_from{2020, 9, 1};
    const core::date cap_of_35_from = choices.cap_of_35_from;
    detail::require_from("Bloomberg Galaxy Crypto Index", base.date, {2018, 5, 4});
    if (cap_of_35_from <= cap_of_40_from) {
        core::refuse("first day of the cap of 35 %", cap_of_35_from, "a day after 2020-09-01, that of the cap of 40 %");
    }
    std::vector<std::string> left_out;
    const auto classes = detail::without_classes(choices.excluded_classes,
                                                 "no pegged, wrapped, privacy, meme and exchange tokens", left_out);
    const auto sources = detail::where_given(choices.pricing_sources, "two approved sources of prices", left_out);
    const auto liquid = detail::where_given(choices.liquidity, "least value traded a day", left_out);
    return detail::named(
        "Bloomberg Galaxy Crypto Index",
        {.eligibility = classes & sources & liquid,
         .selection = waiting_reviews{.reviews = 2, .early = early_reviews::ask_those_there_are} | up_to(12),
         .weighting =
             market_cap{} | limit_in_force{.until = cap_of_40_from, .rule = weight_bounds{0.01, 0.30}} |
             limit_in_force{.from = cap_of_40_from, .until = cap_of_35_from, .rule = weight_bounds{0.01, 0.40}} |
             limit_in_force{.from = cap_of_35_from, .rule = weight_bounds{0.01, 0.35}},
         .schedule = choices.schedule,
         .missing_prices = std::move(missing),
         .base = base,
         .not_applied = std::move(left_out)});
}

}
