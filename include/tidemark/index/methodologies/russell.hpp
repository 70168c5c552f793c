// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/business_calendar.hpp>
#include <tidemark/core/date.hpp>
#include <tidemark/core/market_calendars.hpp>
#include <tidemark/core/weekday.hpp>
#include <tidemark/index/coverage.hpp>
#include <tidemark/index/day_rule.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/review_calendar.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/schedule.hpp>
#include <tidemark/index/selection.hpp>
#include <tidemark/index/selection_key.hpp>
#include <tidemark/index/weighting.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::methodologies {

struct russell_choices {
    date_step rank_day;  ///< from the fourth Friday of June: `months_before{2, last_business_day{}}` in 2024
    std::optional<date_step> november_rank_day = std::nullopt;  ///< from the second Friday of November
    std::size_t large = 1000;                                   ///< the rank down to which an asset is a large cap
    std::size_t all = 3000;                                     ///< the last rank of the small caps
    double half_width = 0.025;                                  ///< of the band, a share of the market cap of all
};

/// The dates of reconstitution: after the close of the fourth Friday of June, and from 2026 on also of the second of
/// November, where it is known when assets are ranked for it.
inline schedule_rule russell_reconstitutions(const date_step& rank_day,
                                             const std::optional<date_step>& november_rank_day) {
    const auto on_friday = [](unsigned month, unsigned n, const date_step& ranked) {
        return review_calendar{.calendar = core::new_york_stock_exchange_calendar(),
                               .months = {month},
                               .effective = nth_weekday{n, core::weekday::friday, core::roll::none},
                               .reference = ranked,
                               .reference_from = reference_anchor::effective};
    };
    const review_calendar june = on_friday(6, 4, rank_day);
    if (!november_rank_day) return june;
    const review_calendar november = on_friday(11, 2, *november_rank_day);
    return [june, november](std::span<const core::date> until_today) -> occasion {
        const occasion second = november(until_today);
        const bool held = second && second.dates()->effective >= core::date{2026, 1, 1};
        return held ? second : june(until_today);
    };
}

namespace detail {

inline rulebook russell(const char* name, band_side side, const russell_choices& choices, base_point base,
                        missing_price_rule missing) {
    std::vector<std::string> left_out{"initial offerings, which join every quarter"};
    if (!choices.november_rank_day) left_out.emplace_back("reconstitution of November, from 2026 on");
    return {
        .selection = largest(choices.all) |
                     percentile_band{
                         .by = by_size{}, .breakpoint = choices.large, .half_width = choices.half_width, .side = side},
        .weighting = free_float{},
        .schedule = russell_reconstitutions(choices.rank_day, choices.november_rank_day),
        .missing_prices = std::move(missing),
        .base = base,
        .name = name,
        .not_applied = std::move(left_out)};
}

}

/// Russell 1000: the thousand largest by total market cap, weighted by the part of it that trades; who is near the cut
/// stays where it was.
///
/// Formula: the band is 2.5 % of cumulated market cap to either side of the share that the thousand make up
/// Input: the Russell 2000 of the same choices, base and candidates has all others; both may share one snapshot
/// Value: the rules, to be calculated
/// No data: what a member without a price is worth says the rule that is given
/// Errors: as `largest` and `percentile_band`
/// Source: FTSE Russell, schedules of 2020 and 2024 and notice of semi-annual reconstitution from 2026 (the provider's
///   own pages), but for the band (general knowledge)
inline rulebook russell_1000_style(const russell_choices& choices, base_point base, missing_price_rule missing) {
    return detail::russell("Russell 1000-style", band_side::larger, choices, base, std::move(missing));
}

/// Russell 2000: the next two thousand, with the same band.
///
/// Formula: level = sum of units x price / divisor, weighted as said above
/// Input: for a market of daily closes
/// Value: the rules, to be calculated
/// No data: what a member without a price is worth says the rule that is given
/// Errors: as `largest` and `percentile_band`
/// Source: as `russell_1000_style`
inline rulebook russell_2000_style(const russell_choices& choices, base_point base, missing_price_rule missing) {
    return detail::russell("Russell 2000-style", band_side::smaller, choices, base, std::move(missing));
}

}
