// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/methodologies/detail/steps.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/schedule.hpp>
#include <tidemark/index/score_segment.hpp>
#include <tidemark/index/selection_key.hpp>
#include <tidemark/index/weighting.hpp>

#include <utility>

namespace tidemark::inline TIDEMARK_ABI::index::methodologies {

enum class kaiko_segment : unsigned char { large_caps, mid_caps, small_caps };

/// The segment, and what Kaiko does not publish of it.
struct kaiko_choices {
    required<kaiko_segment> segment;
    eligibility_rule eligibility;
    selection_key liquidity;  ///< of volume and depth of the order book, such as `by_mean_traded_value`
    weighting_rule weighting;
    schedule_rule schedule;
};

/// A segment by size and liquidity as Kaiko cuts it; no Kaiko index, whose weights, calendar and base are not public.
///
/// One step is left out: where the liquidity of the asset at a cut lies outside 50 % to 115 % of a least liquidity, the
/// next one in the ranking takes its place. The page gives that as an example, and says neither what the least is nor
/// whether who is replaced opens the next segment or is in none; any number put there would be invented.
///
/// Formula: score = half the share of market cap, half the share of liquidity; large caps are the first 75 % of the
///   score, mid caps the next 15 %, small caps the next 9 %
/// Input: siblings of the same eligibility, schedule and base may share one snapshot
/// Value: the rules, to be calculated
/// No data: what a member without a price is worth says the rule that is given
/// Errors: as `score_segment`
/// Source: kaiko.com, Index in focus: avoiding the market-cap trap (the provider's own page); whether scores are shares
///   is not said, and what else is missing there is a choice here
inline rulebook kaiko_style_segment(const kaiko_choices& choices, base_point base, missing_price_rule missing) {
    struct segment {
        const char* name;
        double from, until;
    };
    const auto cut = [&]() -> segment {
        switch (choices.segment) {
            case kaiko_segment::large_caps: return {"Kaiko-style large caps", 0, 0.75};
            case kaiko_segment::mid_caps: return {"Kaiko-style mid caps", 0.75, 0.9};
            case kaiko_segment::small_caps: break;
        }
        return {"Kaiko-style small caps", 0.9, 0.99};
    }();
    return detail::called(
        cut.name,
        {.eligibility = choices.eligibility,
         .selection =
             score_segment{.score = {{by_size{}, 0.5}, {choices.liquidity, 0.5}}, .from = cut.from, .until = cut.until},
         .weighting = choices.weighting,
         .schedule = choices.schedule,
         .missing_prices = std::move(missing),
         .base = base,
         .not_applied = {"liquidity of the asset at a cut from 50 % to 115 % of a least that is not published"}});
}

}
