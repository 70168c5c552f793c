// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/index/admitted.hpp>
#include <tidemark/index/detail/keyed.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/methodologies/coindesk.hpp>
#include <tidemark/index/methodologies/detail/steps.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/partial_reweighting.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/relative_screen.hpp>
#include <tidemark/index/review_calendar.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/screens.hpp>
#include <tidemark/index/selection.hpp>
#include <tidemark/index/selection_count.hpp>
#include <tidemark/index/selection_key.hpp>
#include <tidemark/index/traded_window.hpp>
#include <tidemark/index/value_limit.hpp>
#include <tidemark/index/weighting.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// The CoinDesk indices of a theme: memecoins, and the sectors of the Digital Asset Classification Standard.
namespace tidemark::inline TIDEMARK_ABI::index::methodologies {

/// What the rules of the memecoin index ask beside numbers. A step whose data are not given is left out, and named in
/// `rulebook::not_applied`.
struct coindesk_memecoin_data {
    std::string memecoins;  ///< their class, as the market calls it
    traded_window traded;   ///< 30 days; what a day without a traded value says, and how many days must have one
    std::optional<eligibility_rule> three_venues = std::nullopt;   ///< that traded it on the day, since April 2025
    std::optional<eligibility_rule> not_offensive = std::nullopt;  ///< as its committee says
};

/// The day whose close the review of April 2025 is decided on, the first to ask for three venues.
inline constexpr core::date coindesk_memecoin_venues{2025, 4, 13};

/// The day whose close the review of May 2025 is decided on, the first without an age of ninety days.
inline constexpr core::date coindesk_memecoin_any_age{2025, 5, 13};

/// The CoinDesk Memecoin: the fifty most traded over thirty days of those that trade a million dollars a day, and 25
/// where they are fewer; reviewed monthly on the last business day, on two weeks' notice.
///
/// All have equal weights from January, April, July and October. In other months newcomers get an equal part, and what
/// is held keeps its proportions. Until May 2025 members had to be ninety days old.
///
/// Formula: level = sum of units x price / divisor, weighted as said above
/// Input: for a market of daily closes
/// Value: the rules, to be calculated
/// No data: what a member without a price is worth says the rule that is given
/// Errors: `std::invalid_argument` for a base before 31 October 2024, and for traded values of other than 30 days;
///   `std::domain_error` for fewer than 25 memecoins, and for an asset without a class
/// Source: CoinDesk Indices, CoinDesk Memecoin Index methodology (2025), in a transcription
inline rulebook coindesk_memecoin_style(const coindesk_memecoin_data& available, base_point base,
                                        missing_price_rule missing) {
    const std::string index = "CoinDesk Memecoin";
    detail::require_days(index, available.traded.days(), 30);
    detail::require_from(index, base.date, {2024, 10, 31});
    detail::selection_steps steps{admitted{days_traded{.window = 30, .at_least = {30}}}};
    steps.add(selection_in_force{.until = coindesk_memecoin_any_age, .rule = admitted{minimum_age{.days = {90}}}});
    steps.add(available.three_venues, "three venues that traded since April 2025", coindesk_memecoin_venues);
    steps.add(available.not_offensive, "exclusion of offensive themes");
    steps.add(value_limit{.by = by_mean_traded_value{available.traded}, .at_least = 1e6, .fewest = 25, .most = 50});
    return detail::named(index, {.eligibility = require_class{} & only_class{available.memecoins},
                                 .selection = steps.selection(),
                                 .weighting = weighting_by_month{.months = january_cycle,
                                                                 .in_these = equal_weight{},
                                                                 .otherwise = newcomers_alike{}},
                                 .schedule = reference_at_midnight{coindesk_last_day_reviews(14, every_month)},
                                 .missing_prices = std::move(missing),
                                 .base = base,
                                 .not_applied = steps.left_out()});
}

/// What the rules of a sector ask beside numbers. A step whose data are not given is left out, and named in
/// `rulebook::not_applied`.
struct coindesk_sector_data {
    std::string sector;    ///< the class of its assets, as the market calls it
    traded_window traded;  ///< 30 days; what a day without a traded value says, and how many days must have one
    std::optional<eligibility_rule> not_meme = std::nullopt;      ///< turns away memecoins
    std::optional<eligibility_rule> in_custody = std::nullopt;    ///< admits what Coinbase Custody supports in the US
    std::optional<eligibility_rule> three_venues = std::nullopt;  ///< admits what three contributing exchanges price
    std::optional<member_history> market_index = std::nullopt;    ///< members of the CoinDesk Market Index
    /// Who stood on the watch list of the review before; how it is made is not public. A reading of it is
    /// `waiting_reviews{.reviews = 1, .early = ..., .down_to = 20}`.
    std::optional<selection_rule> watch_list = std::nullopt;
};

/// The members of a sector: of the largest those that reach the medians of size and liquidity of all of them, newcomers
/// 1.2 times, where they may be members at all.
///
/// Where fewer than six reach it, newcomers are asked for no more than members; of more than ten the ten largest stay,
/// and where they are fewer than five the next by size make up for it. Then the smallest leave while one has less than
/// 1 % of what remains, a member less than 0.8 %, and more than five do.
struct sector_members {
    selection_rule may_be_members;  ///< asked after the medians are known
    traded_window traded;

    std::vector<candidate> operator()(std::vector<candidate> largest, const review_context& context) const {
        const selection_key liquidity = by_median_traded_value{traded};
        const double size = index::detail::quantile_of_keys(index::detail::keys_of(largest, by_size{}, context), 0.5);
        const double traded_by_half =
            index::detail::quantile_of_keys(index::detail::keys_of(largest, liquidity, context), 0.5);
        const std::vector<candidate> possible = may_be_members(std::move(largest), context);
        const auto reaching = [&](double of_newcomers, double of_members) {
            std::vector<bool> keeps(possible.size());
            for (std::size_t i = 0; i < possible.size(); ++i) {
                const double times = possible[i].status == membership::member ? of_members : of_newcomers;
                keeps[i] =
                    possible[i].market_cap >= times * size && liquidity(possible[i], context) >= times * traded_by_half;
            }
            return keeps;
        };
        std::vector<bool> keeps = reaching(1.2, 1);
        if (count(keeps) < 6) keeps = reaching(1, 1);
        for (std::size_t i = 0; i < keeps.size() && count(keeps) < 5; ++i) {
            if (!keeps[i]) context.explain(possible[i].asset, "kept below the medians to have 5");
            keeps[i] = true;
        }
        return without_the_tiny(up_to{10}(index::detail::marked(possible, keeps)), context);
    }

private:
    static std::ptrdiff_t count(const std::vector<bool>& keeps) { return std::count(keeps.begin(), keeps.end(), true); }

    static std::vector<candidate> without_the_tiny(std::vector<candidate> chosen, const review_context& context) {
        while (chosen.size() > 5) {
            double sum = 0;
            for (const candidate& c : chosen) sum += c.market_cap;
            const bool all_reach = std::all_of(chosen.begin(), chosen.end(), [&](const candidate& c) {
                return c.market_cap >= (c.status == membership::member ? 0.008 : 0.01) * sum;
            });
            if (all_reach) break;
            context.explain(chosen.back().asset, "left: the smallest, while one is below the minimum weight");
            chosen.pop_back();
        }
        return chosen;
    }
};

/// A CoinDesk Select Sector index: of the twenty largest of a sector five to ten, by medians of size and liquidity;
/// weighted by market cap, reviewed on the second business day of January, April, July and October.
///
/// The minimum weight is held against the market caps of the reference date, as members are announced before they are
/// weighed. How the limits are relaxed where fewer than five reach them is not public; here the largest make up for it.
///
/// Formula: level = sum of units x price / divisor, weighted as said above
/// Input: for a market of daily closes
/// Value: the rules, to be calculated
/// No data: what a member without a price is worth says the rule that is given
/// Errors: `std::invalid_argument` for a base before 18 July 2022, when the present minimum weights begin, and for
///   traded values of other than 30 days; `std::domain_error` for fewer than five members, and for an asset without a
///   class
/// Source: CoinDesk Indices, Select Sector Indices methodology (February 2025), in a transcription
inline rulebook coindesk_select_sector_style(const coindesk_sector_data& available, base_point base,
                                             missing_price_rule missing) {
    const std::string index = "CoinDesk Select Sector " + available.sector;
    detail::require_days(index, available.traded.days(), 30);
    detail::require_from(index, base.date, {2022, 7, 18});
    detail::selection_steps universe{admitted{days_traded{.window = 30, .at_least = {1}}}};
    universe.add(available.not_meme, "exclusion of memecoins");
    universe.add(available.in_custody, "support by Coinbase Custody");
    universe.add(up_to{20});
    detail::selection_steps members{[](std::vector<candidate> all) { return all; }};
    members.add(available.three_venues, "prices of three contributing exchanges");
    if (available.market_index) members.add(in_index{*available.market_index});
    if (!available.market_index) members.leave_out("membership of the CoinDesk Market Index");
    if (available.watch_list) members.add(*available.watch_list);
    if (!available.watch_list) members.leave_out("watch list of the review before");
    universe.add(sector_members{.may_be_members = members.selection(), .traded = available.traded});
    universe.add(at_least{5});
    for (const std::string& step : members.left_out()) universe.leave_out(step);
    return detail::named(index, {.eligibility = require_class{} & only_class{available.sector},
                                 .selection = universe.selection(),
                                 .weighting = market_cap{},
                                 .schedule = reference_at_midnight{coindesk_second_day_reviews()},
                                 .missing_prices = std::move(missing),
                                 .base = base,
                                 .not_applied = universe.left_out()});
}

}
