// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "market_data.hpp"
#include "series.hpp"

#include <tidemark/index/market.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/track.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace program {

// The rules of the study.
inline constexpr double crypto_days_a_year = 365;
inline constexpr int days_carried = 31;
inline constexpr int days_until_zero = 5;
inline constexpr std::size_t least_eligible = 100;
inline constexpr std::string_view large_caps = "large_1_20";
inline constexpr std::string_view small_caps = "small_51_100";

struct index_definition {
    const char* name;
    const char* label;
    tidemark::index::selection_rule selection;
};

std::vector<index_definition> index_definitions();

/// Of class coin (of any class where none were given), weighted by market cap, reviewed on the first day of each month,
/// missing prices carried; level 1 on the first day.
tidemark::index::rulebook rules_of(const market_data& data, tidemark::index::selection_rule selection);

/// The ranking of every review, one for all indices.
///
/// Errors: `data_error`, naming the date, where fewer than a hundred assets are eligible
std::vector<tidemark::index::ranking> rank_every_review(const market_data& data);

/// The price of one asset relative to its first, by the same engine and under the same rule for missing prices.
series asset_series(const market_data& data, std::string_view id);

/// What the reviews of an index exchanged, on average.
struct exchange_per_review {
    std::size_t reviews;
    double one_way_turnover;
    double entered;
    double left;
};

/// What an index earned with missing prices carried, and valued at zero after a few days.
struct missing_price_effect {
    double carried_return;
    std::optional<double> zeroed_return;  ///< none where that leaves an index worth nothing
    std::size_t member_days;
    std::size_t member_days_without_price;
};

/// The reviews after the first day of a span, up to its last; nothing where there are none.
std::optional<exchange_per_review> average_exchange(const tidemark::index::track& track, const time_span& span);

/// Of a day of an index, how many members it holds at the close and how many of them have no price.
struct held_on_day {
    std::size_t members = 0;
    std::size_t without_price = 0;
};

std::vector<held_on_day> count_held(const tidemark::index::track& track, const tidemark::index::market& universe);

missing_price_effect effect_within(closes between, const tidemark::index::track& carried,
                                   const std::optional<tidemark::index::track>& zeroed,
                                   const std::vector<held_on_day>& held);

}
