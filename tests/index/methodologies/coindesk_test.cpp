// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/calculate.hpp>
#include <tidemark/index/methodologies/coindesk.hpp>

#include "support/expect_near.hpp"
#include "support/steady_market.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace tidemark::index;
using namespace tidemark::index::methodologies;
using tidemark::core::date;
using tidemark::support::dates_called_for;
using tidemark::support::expect_near;
using tidemark::support::thrown;

namespace {

// That of January 2025 is printed in the rulebooks; the others follow from the same rule and were computed apart from
// it, by a calendar of their own.
TEST(coindesk, reviews_on_the_dates_of_its_two_calendars) {
    EXPECT_EQ(dates_called_for(coindesk_reviews(), {2024, 1, 1}, {2026, 12, 31}),
              (std::vector<std::string>{
                  "2023-12-18 2023-12-20 2023-12-27 2024-01-03", "2024-03-15 2024-03-19 2024-03-26 2024-04-02",
                  "2024-06-14 2024-06-18 2024-06-25 2024-07-02", "2024-09-16 2024-09-18 2024-09-25 2024-10-02",
                  "2024-12-31 2025-01-03 2025-01-24 2025-01-31", "2025-03-31 2025-04-02 2025-04-23 2025-04-30",
                  "2025-07-01 2025-07-03 2025-07-24 2025-07-31", "2025-10-01 2025-10-03 2025-10-24 2025-10-31",
                  "2025-12-30 2026-01-02 2026-01-23 2026-01-30", "2026-03-31 2026-04-02 2026-04-23 2026-04-30",
                  "2026-07-01 2026-07-03 2026-07-24 2026-07-31", "2026-09-30 2026-10-02 2026-10-23 2026-10-30"}));
}

TEST(coindesk, changes_its_rules_on_the_reference_data_of_a_review) {
    const auto before_midnight_of = [](const review_calendar& c, int year, unsigned month) {
        return c.dates_of(year, month)->reference - 1;
    };
    EXPECT_EQ(coindesk_without_memes, before_midnight_of(coindesk_second_day_reviews(), 2024, 7));
    EXPECT_EQ(coindesk_of_largest_250, before_midnight_of(coindesk_last_day_reviews(), 2025, 1));
    EXPECT_EQ(coindesk_in_custody, before_midnight_of(coindesk_last_day_reviews(), 2025, 4));
}

std::string name_of(std::size_t i) {
    const std::string digits = std::to_string(i);
    return "C" + std::string(3 - digits.size(), '0') + digits;
}

struct numbers {
    double market_cap;
    double traded_value;
    double price = 1;
};

/// Coins C000, C001 and so on, and others of other classes, on all days between two.
market market_of(date first, date last, std::size_t count, const std::vector<asset>& others,
                 const std::function<numbers(date, const std::string&)>& of) {
    std::vector<asset> assets = others;
    for (std::size_t i = 0; i < count; ++i) assets.push_back({.id = name_of(i), .asset_class = "coin"});
    market_builder rows{assets};
    for (date d = first; d <= last; d = d + 1) {
        for (const asset& a : assets) {
            const numbers n = of(d, a.id);
            rows.add({.date = d,
                      .asset = a.id,
                      .price = n.price,
                      .market_cap = n.market_cap * n.price,
                      .traded_value = n.traded_value});
        }
    }
    return std::move(rows).build();
}

std::size_t number(const std::string& id) { return std::stoul(id.substr(1)); }

const missing_price_rule carried = carry{.max_age = 31};

coindesk_data basic() {
    return {.stablecoins = exclude_classes{"stable"}, .traded = {90, unpublished::is_left_out, 1}};
}

coindesk_data complete() {
    coindesk_data all = basic();
    all.wrapped = exclude_classes{"wrapped"};
    all.memes_and_privacy = exclude_classes{"meme", "privacy"};
    all.no_security = all.priced = all.listed = all.widely_traded = all.in_custody = every_asset{};
    all.market_index = member_history{{{date{2000, 1, 1}, {}}}};
    return all;
}

base_point from(date day) { return {.date = day, .level = 1000}; }

std::set<std::string> members_of(const review& r, const market& universe) {
    std::set<std::string> ids;
    for (const member& m : r.members) ids.insert(universe.assets()[m.asset].id);
    return ids;
}

std::vector<double> weights_of(const review& r, std::size_t count) {
    std::vector<double> weights;
    for (std::size_t i = 0; i < count; ++i) weights.push_back(r.members[i].weight);
    return weights;
}

/// The first coins with these market caps, and enough others that are worth next to nothing.
market with_caps(const std::vector<double>& caps, std::size_t count) {
    return market_of({2025, 2, 1}, {2025, 2, 1}, count, {}, [&](date, const std::string& id) -> numbers {
        const std::size_t i = number(id);
        return {i < caps.size() ? caps[i] : 1e-13 * static_cast<double>(count - i), 1};
    });
}

TEST(coindesk_20, caps_the_largest_at_30_percent_and_each_other_at_20) {
    const auto weights = [](const std::vector<double>& caps) {
        const market universe = with_caps(caps, 20);
        return weights_of(calculate(coindesk_20_style(basic(), from({2025, 2, 1}), carried), universe).reviews[0],
                          caps.size());
    };
    expect_near(weights({1800, 450, 160, 110, 60, 40, 20, 10}), {.3, .2, .2, .1375, .075, .05, .025, .0125}, 1e-12);
    // Below its own cap, with two above theirs: to look at it once and only then at the others would give it 35 %.
    expect_near(weights({28, 26, 26, 10, 10}), {.3, .2, .2, .15, .15}, 1e-12);
}

TEST(coindesk_80, caps_each_member_at_5_percent) {
    std::vector<double> caps(53, 1);
    for (std::size_t i = 0; i < 20; ++i) caps[i] = 1000;  // those of the CoinDesk 20
    caps[20] = 40, caps[21] = 20, caps[22] = 10;
    const market universe = with_caps(caps, 100);
    const base_point base = from({2025, 2, 1});
    const track twenty = calculate(coindesk_20_style(basic(), base, carried), universe);
    const track eighty = calculate(coindesk_80_style(basic(), twenty, base, carried), universe);
    std::vector<double> expected(33, .85 / 30);
    expected[0] = expected[1] = expected[2] = .05;
    expect_near(weights_of(eighty.reviews[0], 33), expected, 1e-12);
}

// Caps of 40 and 30 %, fixed on 24 January on a price of 100, 10, 3 and 1, in force from the 31st, when it is 120, 9, 3
// and 1.1; the third member is removed on 2 February.
TEST(coindesk_20, fixes_weights_a_week_before_they_are_in_force) {
    const std::vector<double> supplies{10, 40, 100, 200}, at_weighting{100, 10, 3, 1}, at_effective{120, 9, 3, 1.1},
        later{118, 9.5, 2.9, 1};
    const market universe =
        market_of({2024, 12, 29}, {2025, 2, 3}, 4, {}, [&](date d, const std::string& id) -> numbers {
            const std::size_t i = number(id);
            const auto& prices = d < date{2025, 1, 31} ? at_weighting : d == date{2025, 1, 31} ? at_effective : later;
            return {supplies[i], 1, prices[i]};
        });
    rulebook rules = coindesk_20_style(basic(), from({2024, 12, 29}), carried);
    rules.selection = largest(4);
    rules.weighting = market_cap{} | caps_by_rank{{0.40, 0.30}};
    const std::vector<event> at_last_price{{.date = date{2025, 2, 2}, .what = deletion{"C002", leaving_price::last}}};
    const std::vector<event> at_zero{{.date = date{2025, 2, 2}, .what = deletion{"C002", leaving_price::zero}}};
    const track kept = calculate(rules, universe, {.events = at_last_price});
    ASSERT_EQ(kept.reviews.size(), 2U);
    EXPECT_EQ(kept.reviews[1].date, (date{2025, 1, 31}));
    EXPECT_EQ(kept.reviews[1].dates.weighting, (date{2025, 1, 24}));
    EXPECT_EQ(kept.reviews[1].dates.reference, (date{2024, 12, 30})) << "midnight of the 31st";
    expect_near(weights_of(kept.reviews[1], 4), {.4, .8 / 3, .2, .4 / 3}, 1e-12);
    double value = 0;
    std::vector<double> in_force;
    for (const held_from& h : kept.reviews[1].held) value += h.units * h.price;
    for (const held_from& h : kept.reviews[1].held) in_force.push_back(h.units * h.price / value);
    expect_near(in_force, {.45, .225, .1875, .1375}, 1e-12);
    const double on_the_day = kept.levels[33], before = kept.levels[35];
    EXPECT_EQ(kept.dates[33], (date{2025, 1, 31}));
    EXPECT_NEAR(before / on_the_day, 1972.5 / 2000, 1e-12);
    EXPECT_NEAR(calculate(rules, universe, {.events = at_zero}).levels[35] / on_the_day, 1610.0 / 2000, 1e-12);
    EXPECT_EQ(kept.levels[36], before) << "no price moved, and the divisor made up for the removal";
}

/// At the base a coin's number is its place by size and by liquidity. From the next day on it is what a test says.
market two_rankings(const std::function<numbers(std::size_t)>& later, std::size_t count = 60) {
    return market_of({2024, 10, 3}, {2025, 2, 1}, count, {}, [&](date d, const std::string& id) -> numbers {
        const double i = static_cast<double>(number(id));
        return d == date{2024, 10, 3} ? numbers{1000 - i, 1000 - i} : later(number(id));
    });
}

TEST(coindesk_20, asks_forty_places_of_liquidity_of_newcomers_and_fifty_of_members) {
    // The four largest are two newcomers at places 40 and 41 by liquidity and two members at places 50 and 51.
    const std::map<std::size_t, std::size_t> at_place{{40, 20}, {41, 21}, {50, 0}, {51, 1}};
    std::vector<double> traded(60);
    std::size_t other = 2;
    for (std::size_t place = 1; place <= 60; ++place) {
        const auto found = at_place.find(place);
        if (found == at_place.end() && other == 20) other = 22;
        traded[found != at_place.end() ? found->second : other++] = 1000 - static_cast<double>(place);
    }
    const market universe = two_rankings([&](std::size_t i) -> numbers {
        return {(i < 2 || i == 20 || i == 21 ? 2000.0 : 1000.0) - static_cast<double>(i), traded[i]};
    });
    const track t = calculate(coindesk_20_style(basic(), from({2024, 10, 3}), carried), universe);
    EXPECT_EQ(t.reviews.back().date, (date{2025, 1, 31}));
    const auto members = members_of(t.reviews.back(), universe);
    EXPECT_EQ(members.size(), 20U);
    EXPECT_TRUE(members.contains(name_of(20)));
    EXPECT_FALSE(members.contains(name_of(21)));
    EXPECT_TRUE(members.contains(name_of(0)));
    EXPECT_FALSE(members.contains(name_of(1)));
}

TEST(coindesk_20, drops_memecoins_and_privacy_tokens_in_july_2024_and_asks_for_custody_in_april_2025) {
    const std::vector<asset> others{{.id = "MEME", .asset_class = "meme"},
                                    {.id = "MONERO", .asset_class = "privacy"},
                                    {.id = "USD", .asset_class = "stable"},
                                    {.id = "WRAPPED", .asset_class = "wrapped"}};
    const market universe =
        market_of({2024, 3, 1}, {2025, 5, 1}, 40, others, [](date, const std::string& id) -> numbers {
            return {id[0] == 'C' ? 1000 - static_cast<double>(number(id)) : 2000, 1};
        });
    coindesk_data data = complete();
    data.in_custody = exclude_assets{"C000"};
    std::vector<std::size_t> everything;
    for (std::size_t i = 0; i < universe.assets().size(); ++i) everything.push_back(i);
    data.market_index = member_history{{{date{2000, 1, 1}, everything}}};
    const track t = calculate(coindesk_20_style(data, from({2024, 3, 1}), carried), universe);
    const auto has = [&](std::size_t r, const char* id) { return members_of(t.reviews.at(r), universe).contains(id); };
    ASSERT_EQ(t.reviews.size(), 6U);
    EXPECT_EQ(t.reviews[1].date, (date{2024, 4, 2}));
    EXPECT_TRUE(has(1, "MEME") && has(1, "MONERO"));
    EXPECT_EQ(t.reviews[2].date, (date{2024, 7, 2}));
    EXPECT_FALSE(has(2, "MEME") || has(2, "MONERO"));
    EXPECT_TRUE(has(4, "C000"));
    EXPECT_EQ(t.reviews[5].date, (date{2025, 4, 30}));
    EXPECT_FALSE(has(5, "C000")) << "the largest, but not in custody";
    for (std::size_t r = 0; r < 6; ++r) EXPECT_FALSE(has(r, "USD") || has(r, "WRAPPED"));
    EXPECT_EQ(t.name, "CoinDesk 20");
    EXPECT_TRUE(t.not_applied.empty());

    const track five = calculate(coindesk_5_style(data, t, from({2024, 3, 1}), carried), universe);
    EXPECT_EQ(five.name, "CoinDesk 5-style") << "under rules that begin in June 2025";
}

TEST(coindesk_20, was_of_the_market_index_until_2025_and_is_of_the_largest_250_since) {
    const market universe = market_of({2024, 10, 3}, {2025, 2, 1}, 300, {}, [](date, const std::string& id) -> numbers {
        return {1000 - static_cast<double>(number(id)),
                1000 + static_cast<double>(number(id))};  // the smallest trade most
    });
    coindesk_data data = complete();
    std::vector<std::size_t> last_fifty;
    for (std::size_t i = 250; i < 300; ++i) last_fifty.push_back(i);
    data.market_index = member_history{{{date{2000, 1, 1}, last_fifty}}};
    const track t = calculate(coindesk_20_style(data, from({2024, 10, 3}), carried), universe);
    ASSERT_EQ(t.reviews.size(), 2U);
    EXPECT_EQ(*members_of(t.reviews[0], universe).begin(), name_of(260)) << "the forty most traded are 260 to 299";
    EXPECT_EQ(*members_of(t.reviews[1], universe).begin(), name_of(210))
        << "and of the largest 250 they are 210 to 249";
    EXPECT_EQ(*members_of(t.reviews[1], universe).rbegin(), name_of(229));
}

TEST(coindesk_family, is_one_universe_in_parts) {
    const market universe = two_rankings(
        [](std::size_t i) -> numbers {
            return {1000 + 40 * static_cast<double>((i * 37) % 130), 1000 + static_cast<double>((i * 53) % 130)};
        },
        130);
    const coindesk_data data = complete();
    const base_point base = from({2024, 10, 3});
    const rulebook rules = coindesk_20_style(data, base, carried);
    const auto snapshots = rank_reviews(rules, universe);
    coindesk_data open = data;
    open.market_index = std::nullopt;
    const track twenty = calculate(coindesk_20_style(open, base, carried), universe, snapshots);
    const track eighty = calculate(coindesk_80_style(open, twenty, base, carried), universe, snapshots);
    const track five = calculate(coindesk_5_style(open, twenty, base, carried), universe, snapshots);
    const track hundred = calculate(coindesk_100_style(open, twenty, eighty, base, carried), universe, snapshots);
    for (std::size_t r = 0; r < twenty.reviews.size(); ++r) {
        auto all = members_of(twenty.reviews[r], universe);
        const auto of_five = members_of(five.reviews[r], universe);
        EXPECT_EQ(of_five.size(), 5U);
        EXPECT_TRUE(std::includes(all.begin(), all.end(), of_five.begin(), of_five.end()));
        all.merge(members_of(eighty.reviews[r], universe));
        EXPECT_EQ(all.size(), 100U);
        EXPECT_EQ(all, members_of(hundred.reviews[r], universe));
        EXPECT_EQ(hundred.reviews[r].members[0].cap_factor, 1);
        EXPECT_EQ(five.reviews[r].members[0].cap_factor, 1) << "neither is capped";
    }
}

TEST(coindesk_family, names_the_steps_for_which_there_are_no_data) {
    const rulebook twenty = coindesk_20_style(basic(), from({2025, 2, 1}), carried);
    EXPECT_EQ(twenty.name, "CoinDesk 20-style");
    EXPECT_EQ(twenty.not_applied,
              (std::vector<std::string>{
                  "support of a reference rate", "exclusion of wrapped, pegged, staked and gas tokens",
                  "exclusion of memecoins and privacy tokens", "exclusion of securities",
                  "listing of USD or USDC pairs on three venues", "support by Coinbase Custody since April 2025"}));
    EXPECT_EQ(coindesk_20_style(basic(), from({2024, 1, 1}), carried).not_applied.size(), 7U)
        << "and the membership of the market index before 2025";
    track parent;
    parent.reviews.push_back({.date = date{2025, 7, 31}});
    const base_point base = from({2025, 7, 31});
    EXPECT_EQ(coindesk_80_style(complete(), parent, base, carried).name, "CoinDesk 80");
    EXPECT_EQ(coindesk_5_style(complete(), parent, base, carried).name, "CoinDesk 5");
    parent.not_applied = twenty.not_applied;
    EXPECT_EQ(coindesk_5_style(complete(), parent, base, carried).name, "CoinDesk 5-style");
    EXPECT_EQ(coindesk_100_style(complete(), parent, parent, base, carried).not_applied, twenty.not_applied);
}

TEST(coindesk_family, refuses_traded_values_of_other_days) {
    coindesk_data thirty = basic();
    thirty.traded = {30, unpublished::is_zero};
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  coindesk_20_style(thirty, from({2025, 2, 1}), carried);
              }),
              "days of the traded values of the CoinDesk 20 is 30, expected 90");
}

}
