// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/business_calendar.hpp>
#include <tidemark/core/date.hpp>
#include <tidemark/core/market_calendars.hpp>
#include <tidemark/index/asset.hpp>
#include <tidemark/index/day_rule.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/liquidity.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/relative_screen.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/review_calendar.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/selection_count.hpp>
#include <tidemark/index/selection_key.hpp>
#include <tidemark/index/traded_window.hpp>
#include <tidemark/index/turnover.hpp>
#include <tidemark/index/weighting.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::methodologies {

/// The index and its sister.
enum class crix_weights : unsigned char { by_market_cap, by_liquidity };

struct crix_choices {
    required<crix_weights> weights;
    std::vector<dated<std::size_t>> members;  ///< how many, as information criteria said, each from its day
    month_set selection_months;               ///< four a year: the members are chosen on the first day of these
    traded_window window;                     ///< over which the mean traded value of a day is taken
    calendar_days oldest_price;               ///< the age up to which an index may do without the price of a member
};

/// CRIX: the largest coins of those that are traded enough, as many as information criteria find; weighed every month,
/// chosen every three; a coin without a price is left out until it has one.
///
/// Formula: level = sum of market caps / divisor, 1000 at the base; eligible are the coins whose mean traded value is
///   at or above its first quartile
/// Input: for a market of daily closes
/// Value: the rules, to be calculated
/// No data: the index is insensitive to a member without a price, up to the age that is given
/// Errors: as `largest_as_decided`, `insensitive` and `liquidity`
/// Source: thecrix.de and Trimborn and Haerdle (arXiv 2009.09782), the providers' own pages; months and windows are
///   choices here
inline rulebook crix(const crix_choices& choices, core::date base) {
    const auto first_of = [](month_set months) {
        return review_calendar{.calendar = core::every_day_calendar(),
                               .months = months,
                               .effective = first_calendar_day{core::roll::none}};
    };
    const auto new_month = [every = first_of(every_month)](std::span<const holding>, const known_market& known) {
        return static_cast<bool>(every(known.dates()));
    };
    const bool by_size = choices.weights == crix_weights::by_market_cap;
    const weighting_rule by_liquidity = liquidity{.window = choices.window, .of = average::mean};
    return {.selection = quantile_screen{.by = by_mean_traded_value{.window = choices.window}, .probability = 0.25} |
                         largest_as_decided{choices.members},
            .weighting = by_size ? weighting_rule{market_cap{}} : by_liquidity,
            .schedule = first_of(choices.selection_months),
            .missing_prices = insensitive{.max_age = choices.oldest_price},
            .base = {.date = base, .level = 1000},
            .early_review = trigger{.when = new_month, .then = triggered_review::reweigh},
            .name = by_size ? "CRIX" : "CRIX weighted by liquidity"};
}

}
