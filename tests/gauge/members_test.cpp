// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/members.hpp>
#include <tidemark/index/calculate.hpp>

#include "support/eventful_markets.hpp"
#include "support/markets.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::gauge::members;
using tidemark::gauge::members_of_index;
using tidemark::gauge::members_rule;
using tidemark::support::eventful_market;
using tidemark::support::eventful_market_maker;
using tidemark::support::market_of;
using tidemark::support::thrown;

namespace {

using numbers = std::vector<std::size_t>;

TEST(members, are_the_largest_of_the_eligible) {
    const market universe = market_of({{1, 1, 1, 1}, {1, 1, 1, 1}}, {{40, 10, 30, 20}, {40, 50, 30, 20}});
    const members two{.eligibility = exclude_assets{"A00"}, .count = 2};
    EXPECT_EQ(two(known_market(universe, 0)), (numbers{2, 3}));
    EXPECT_EQ(two(known_market(universe, 1)), (numbers{1, 2})) << "by what is known on the day";
    const members smallest{
        .eligibility = every_asset{}, .rank_by = [](const applicant& a) { return -a.market_cap(); }, .count = 1};
    EXPECT_EQ(smallest(known_market(universe, 0)), numbers{1});
}

TEST(members, are_all_of_the_eligible_where_they_are_fewer) {
    const market universe = market_of({{1, tidemark::support::absent, 1}}, {{10, 10, 20}});
    const known_market known{universe, 0};
    EXPECT_EQ((members{.eligibility = every_asset{}, .count = 3}(known)), (numbers{2, 0})) << "one has no price";
    EXPECT_EQ((members{.eligibility = only_class{"stable"}, .count = 3}(known)), numbers{});
}

TEST(members, are_eligible_as_newcomers) {
    const market universe = market_of({{1, 1}}, {{10, 20}});
    const auto lenient = [](const applicant& a) -> verdict {
        if (a.asset() == 0) return true;
        return {rejection{.reason = "too new"}, std::nullopt};
    };
    EXPECT_EQ((members{.eligibility = lenient, .count = 2}(known_market(universe, 0))), numbers{0});
}

TEST(members, refuse_to_be_none) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { return members{.eligibility = every_asset{}, .count = 0}; }),
              "count of members is 0, expected 1 or more");
}

TEST(members, are_whom_any_callable_names) {
    const members_rule first = [](const known_market&) { return numbers{0}; };
    const market universe = market_of({{1, 1}}, {{10, 20}});
    EXPECT_EQ(first(known_market(universe, 0)), numbers{0});
}

track with_members(const std::vector<std::pair<date, numbers>>& reviews, std::vector<change> changes, date last) {
    track t;
    for (const auto& [day, assets] : reviews) {
        t.reviews.push_back({.date = day});
        for (const std::size_t asset : assets) t.reviews.back().held.push_back({asset, 1, 1});
    }
    t.changes = std::move(changes);
    for (date day = reviews.front().first; day <= last; day = day + 1) t.dates.push_back(day);
    return t;
}

TEST(members_of_index, are_those_of_the_last_review) {
    const market universe = market_of({{1}, {1}, {1}, {1}, {1}}, {{1}, {1}, {1}, {1}, {1}});
    const date base = universe.dates()[1];
    const members_of_index held{with_members({{base, {4, 2}}, {base + 1, {1}}}, {}, base + 2)};
    EXPECT_EQ(held(known_market(universe, 0)), numbers{});
    EXPECT_EQ(held(known_market(universe, 1)), (numbers{4, 2}));
    EXPECT_EQ(held(known_market(universe, 2)), numbers{1}) << "from the close of the review on";
    EXPECT_EQ(held(known_market(universe, 3)), numbers{1});
    EXPECT_EQ(held(known_market(universe, 4)), numbers{}) << "the index ended";
    EXPECT_EQ(members_of_index{track{}}(known_market(universe, 0)), numbers{});
}

class every {
public:
    explicit every(int days) : days_{days} {}
    occasion operator()(std::span<const date> until_today) const {
        return until_today.back().days_since_1970() % days_ == 0;
    }

private:
    int days_;
};

numbers ascending(numbers all) {
    std::sort(all.begin(), all.end());
    return all;
}

// What a calculation shows of its positions at a close was held since the close before, but for what happened at the
// open of the day.
TEST(members_of_index, are_what_is_held) {
    std::size_t compared = 0, changed = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const eventful_market m = eventful_market_maker{seed}.make();
        const market universe = m.build();
        const rulebook rules{.selection =
                                 [](std::vector<candidate> ranked) {
                                     ranked.resize((std::min)(std::size_t{6}, ranked.size()));
                                     return ranked;
                                 },
                             .weighting = market_cap{},
                             .schedule = every{8},
                             .missing_prices = carry{.max_age = 90},
                             .base = {.date = eventful_market_maker::first, .level = 1000}};
        std::map<date, numbers> shown;
        const track trail =
            calculate(rules, universe,
                      {.events = m.events, .on_close = [&](date day, std::span<const valued_position> held, double) {
                           for (const valued_position& p : held) shown[day].push_back(p.asset);
                       }});
        const members_of_index held{trail};
        for (std::size_t day = 1; day < universe.dates().size(); ++day) {
            const date today = universe.dates()[day];
            const auto closes = [&](const change& c) { return c.date == today && c.at == moment::close; };
            const auto opens = [&](const change& c) { return c.date == today && c.at == moment::open; };
            const auto reviews = [&](const review& r) { return r.date == today; };
            if (std::none_of(trail.changes.begin(), trail.changes.end(), opens)) {
                EXPECT_EQ(ascending(held(known_market(universe, day - 1))), ascending(shown[today])) << seed;
                ++compared;
            }
            if (std::none_of(trail.changes.begin(), trail.changes.end(), closes) &&
                std::none_of(trail.reviews.begin(), trail.reviews.end(), reviews)) {
                EXPECT_EQ(ascending(held(known_market(universe, day))), ascending(shown[today])) << seed;
                changed +=
                    ascending(held(known_market(universe, day))) != ascending(held(known_market(universe, day - 1)));
            }
        }
    }
    EXPECT_GT(compared, 300U);
    EXPECT_GT(changed, 20U) << "forks, migrations and deletions between reviews";
}

}
