// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/business_calendar.hpp>
#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/asset.hpp>
#include <tidemark/index/committee.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/listed_members.hpp>
#include <tidemark/index/methodologies/third_fridays.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/screens.hpp>
#include <tidemark/index/traded_window.hpp>
#include <tidemark/index/weight_limits.hpp>
#include <tidemark/index/weighting.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::methodologies {

/// What the guides of the S&P 500 ask of an addition since 2 January 2025; members are asked for nothing.
///
/// Formula: market cap of USD 20.5 billion, of which half trades; value traded in a year / float market cap of 0.75
/// Input: `year` are the days of the market that make up a year
/// Value: a rule of eligibility
/// No data: an asset without one of the numbers is turned away
/// Errors: `std::domain_error` at a review before 2 January 2025, as earlier numbers are not known here
/// Source: spglobal.com, S&P U.S. Indices methodology (the provider's own page)
inline eligibility_rule sp_500_screens(const traded_window& year) {
    const eligibility_rule asked =
        minimum_market_cap{.at_least = {20.5e9}} & minimum_float_market_cap{.at_least = {20.5e9 / 2}} &
        turnover_ratio{.window = year, .over_days = static_cast<int>(year.days()), .at_least = {0.75}};
    return [asked](const applicant& a) -> verdict {
        if (a.market().today() < core::date{2025, 1, 2}) {
            core::infeasible("what the S&P 500 asks of additions is known here from 2025-01-02 on, the review is of " +
                             std::string{core::iso_text{a.market().today()}});
        }
        return {asked(a).as(membership::newcomer), std::nullopt};
    };
}

struct sp_500_choices {
    std::vector<dated<std::vector<std::string>>> members;  ///< as the committee decided, each list from its day
    required<ineligible_addition> without_price;           ///< what becomes of a listed member that has no price
    required<core::roll> on_holiday;                       ///< of a third Friday
    std::optional<double> cap = std::nullopt;              ///< of each weight: 0.03 in the capped version
};

/// An index calculated as the S&P 500, of members that a committee names; no rule replaces it.
///
/// Formula: level = sum of price x shares x float factor / divisor; shares and floats change on third Fridays
/// Input: the list of the day of a review is taken; who comes and goes between reviews is an event of the calculation
/// Value: the rules, to be calculated
/// No data: what a member without a price is worth says the rule that is given
/// Errors: as `listed_members` and `weight_cap`
/// Source: spglobal.com, S&P U.S. Indices and Index Mathematics methodologies (the provider's own pages)
inline rulebook sp_500_style(const sp_500_choices& choices, base_point base, missing_price_rule missing) {
    weighting_rule weighting = free_float{};
    if (choices.cap) weighting = weighting | weight_cap{*choices.cap};
    return {.rank_by = by_float_market_cap{},
            .selection = listed_members{.lists = choices.members, .not_eligible = choices.without_price},
            .weighting = std::move(weighting),
            .schedule = third_fridays(choices.on_holiday),
            .missing_prices = std::move(missing),
            .base = base,
            .name = "S&P 500-style",
            .not_applied = {"decisions of the committee, in whose place is a list"}};
}

}
