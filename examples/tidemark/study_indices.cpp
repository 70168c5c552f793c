// SPDX-License-Identifier: BSL-1.0
#include "study_indices.hpp"

#include "errors.hpp"

#include <tidemark/index/calculate.hpp>

#include <fmt/format.h>

#include <cmath>
#include <span>
#include <string>
#include <utility>

namespace program {

namespace core = tidemark::core;
namespace index = tidemark::index;

std::vector<index_definition> index_definitions() {
    return {{"large_1_20", "large 1-20", index::largest(20)},
            {"mid_21_50", "mid 21-50", index::ranks(21, 50)},
            {"small_51_100", "small 51-100", index::largest(100) | index::smallest(50)},
            {"ranks_21_100", "ranks 21-100", index::ranks(21, 100)},
            {"ranks_1_5", "ranks 1-5", index::largest(5)}};
}

index::rulebook rules_of(const market_data& data, index::selection_rule selection) {
    const bool classified = data.asset_classes == market_data::classes::given;
    return {.eligibility = classified ? index::eligibility_rule{index::only_class("coin")} : index::every_asset{},
            .selection = std::move(selection),
            .weighting = index::market_cap{},
            .schedule = index::month_start{},
            .missing_prices = index::carry{.max_age = days_carried},
            .base = {.date = data.universe.dates().front(), .level = 1}};
}

std::vector<index::ranking> rank_every_review(const market_data& data) {
    auto snapshots = index::rank_reviews(rules_of(data, index::largest(least_eligible)), data.universe);
    for (const index::ranking& snapshot : snapshots) {
        if (snapshot.candidates.size() >= least_eligible) continue;
        throw data_error{fmt::format(
            "on {} only {} assets are eligible ({} with a price and a market cap), expected at least {}",
            core::iso_text{data.universe.dates()[snapshot.day]}.view(), snapshot.candidates.size(),
            data.asset_classes == market_data::classes::given ? "of class coin," : "any class,", least_eligible)};
    }
    return snapshots;
}

series asset_series(const market_data& data, std::string_view id) {
    index::rulebook rules = rules_of(data, index::largest(1));
    rules.eligibility = [id](const index::applicant& a) { return a.id() == id; };
    rules.schedule = [](std::span<const core::date>) { return false; };
    auto track = index::calculate(rules, data.universe);
    return {.name = std::string{id},
            .label = std::string{id},
            .periods_per_year = crypto_days_a_year,
            .dates = std::move(track.dates),
            .levels = std::move(track.levels)};
}

std::vector<held_on_day> count_held(const index::track& track, const index::market& universe) {
    std::vector<held_on_day> held(track.dates.size());
    std::size_t next = 1;
    for (std::size_t day = 1; day < held.size(); ++day) {
        const index::review& in_force = track.reviews[next - 1];
        const auto prices = universe.prices(day);
        held[day].members = in_force.members.size();
        for (const index::member& m : in_force.members) held[day].without_price += std::isnan(prices[m.asset]) ? 1 : 0;
        if (next < track.reviews.size() && track.reviews[next].date == track.dates[day]) ++next;
    }
    return held;
}

std::optional<exchange_per_review> average_exchange(const index::track& track, const time_span& span) {
    exchange_per_review sum{};
    for (auto review = track.reviews.begin() + 1; review != track.reviews.end(); ++review) {
        if (review->date <= span.from || review->date > span.to) continue;
        ++sum.reviews;
        sum.one_way_turnover += review->one_way_turnover;
        sum.entered += static_cast<double>(review->additions.size());
        sum.left += static_cast<double>(review->deletions.size());
    }
    if (sum.reviews == 0) return std::nullopt;
    const auto n = static_cast<double>(sum.reviews);
    return exchange_per_review{sum.reviews, sum.one_way_turnover / n, sum.entered / n, sum.left / n};
}

missing_price_effect effect_within(closes between, const index::track& carried,
                                   const std::optional<index::track>& zeroed, const std::vector<held_on_day>& held) {
    const auto growth = [&](const index::track& t) { return t.levels[between.last] / t.levels[between.first] - 1; };
    missing_price_effect effect{growth(carried), std::nullopt, 0, 0};
    if (zeroed) effect.zeroed_return = growth(*zeroed);
    for (std::size_t day = between.first + 1; day <= between.last; ++day) {
        effect.member_days += held[day].members;
        effect.member_days_without_price += held[day].without_price;
    }
    return effect;
}

}
