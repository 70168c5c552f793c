// SPDX-License-Identifier: BSL-1.0
#include "study_gap.hpp"

#include "study_indices.hpp"

#include <tidemark/index/calculate.hpp>
#include <tidemark/index/ratio_index.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/weighting.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <span>
#include <utility>

namespace program {

namespace index = tidemark::index;

namespace {

std::vector<index::recorded_index> path_between(const explained_index& small, const explained_index& large) {
    return {{small.track, small.closes},
            {small.equal, small.equal_closes},
            {large.equal, large.equal_closes},
            {large.track, large.closes}};
}

double growth(const index::track& of, closes between) { return of.levels[between.last] / of.levels[between.first] - 1; }

relative_level relative(const index::track& one, const index::track& other, closes between) {
    const auto part = [&](const index::track& t) {
        return std::span{t.levels}.subspan(between.first, between.last - between.first + 1);
    };
    const auto ratio = index::ratio_index{.base = 100}(part(one), part(other));
    const auto [lowest, highest] = std::minmax_element(ratio.begin(), ratio.end());
    const auto day = [&](auto at) { return one.dates[between.first + static_cast<std::size_t>(at - ratio.begin())]; };
    return {*highest, day(highest), *lowest, day(lowest), ratio.back()};
}

}

void add_equal_parts(explained_index& of, const market_data& data, index::selection_rule selection,
                     const std::vector<index::ranking>& snapshots) {
    index::rulebook rules = rules_of(data, std::move(selection));
    rules.weighting = index::equal_weight{};
    of.equal = index::calculate(rules, data.universe,
                                index::circumstances{.snapshots = snapshots, .on_close = std::ref(of.equal_closes)});
}

gap_explainer::gap_explainer(const explained_index& small, const explained_index& large)
    : small_{small}, large_{large}, why_{path_between(small, large)} {}

explained_gap gap_explainer::between(closes these) const {
    explained_gap all{.small_return = growth(small_.track, these),
                      .small_in_equal_parts = growth(small_.equal, these),
                      .large_in_equal_parts = growth(large_.equal, these),
                      .large_return = growth(large_.track, these),
                      .small_in_large = relative(small_.track, large_.track, these)};
    all.months = why_.by_month(small_.track.dates[these.first], small_.track.dates[these.last]);
    std::map<std::size_t, index::gap> of_names;
    for (const index::span_gap& month : all.months) {
        all.parts += month.parts;
        for (const index::asset_gap& name : month.assets) of_names[name.asset] += name.parts;
    }
    for (const auto& [asset, parts] : of_names) all.names.push_back({asset, parts});
    return all;
}

std::vector<index::span_gap> greatest_months(std::vector<index::span_gap> months, std::size_t count) {
    std::stable_sort(months.begin(), months.end(), [](const index::span_gap& a, const index::span_gap& b) {
        return std::abs(a.parts.total()) > std::abs(b.parts.total());
    });
    if (months.size() > count) months.resize(count);
    return months;
}

}
