// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/calculate.hpp>
#include <tidemark/index/methodologies/marketvector.hpp>

#include "support/expect_near.hpp"
#include "support/steady_market.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace tidemark::index;
using namespace tidemark::index::methodologies;
using tidemark::core::date;
using tidemark::support::effective_dates;
using tidemark::support::expect_near;
using tidemark::support::thrown;

namespace {

std::string coin(std::size_t i) {
    std::string digits = std::to_string(i);
    return "C" + std::string(3 - digits.size(), '0') + digits;
}

struct numbers {
    double market_cap;
    double traded_value;
};

/// Days in a row, the last `dates.size()` of them given, of coins C000, C001 and so on and of assets with other names,
/// all of price 1.
market market_of(const std::vector<date>& dates, const std::vector<asset>& assets,
                 const std::function<numbers(std::size_t day, const std::string& id)>& of) {
    market_builder rows{assets};
    for (std::size_t day = 0; day < dates.size(); ++day) {
        for (const asset& a : assets) {
            const numbers n = of(day, a.id);
            rows.add({.date = dates[day],
                      .asset = a.id,
                      .price = 1,
                      .market_cap = n.market_cap,
                      .traded_value = n.traded_value});
        }
    }
    return std::move(rows).build();
}

std::vector<asset> coins(std::size_t count) {
    std::vector<asset> all;
    for (std::size_t i = 0; i < count; ++i) all.push_back({.id = coin(i), .asset_class = "coin"});
    return all;
}

const marketvector_data complete{.cut_off = 0, .pegged = exclude_classes{"stable", "wrapped"}};
const missing_price_rule carried = carry{.max_age = 31};

base_point from(date day) { return {.date = day, .level = 100}; }

std::set<std::string> members_of(const review& r, const market& universe) {
    std::set<std::string> ids;
    for (const member& m : r.members) ids.insert(universe.assets()[m.asset].id);
    return ids;
}

std::string line_of(const review& r, const market& universe) {
    std::string ids;
    for (const member& m : r.members) ids += (ids.empty() ? "" : " ") + universe.assets()[m.asset].id;
    return ids;
}

/// A hundred and thirty coins whose caps wander for eight months.
market wandering() {
    std::mt19937_64 engine{20240131};
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    std::map<std::string, double> caps;
    for (std::size_t i = 0; i < 130; ++i) caps[coin(i)] = 1e6 / static_cast<double>(i + 1);
    std::vector<date> dates;
    for (date d{2023, 1, 31}; d <= date{2023, 9, 30}; d = d + 1) dates.push_back(d);
    return market_of(dates, coins(130), [&](std::size_t, const std::string& id) -> numbers {
        caps[id] *= 1 + 0.1 * (uniform() - 0.5);
        return {caps[id], 2e6};
    });
}

TEST(marketvector, reviews_on_the_last_calendar_day_of_each_month) {
    const market universe = wandering();
    const track t = calculate(marketvector_100_style(complete, from({2023, 1, 31}), carried), universe);
    ASSERT_EQ(t.reviews.size(), 9U);
    EXPECT_EQ(t.reviews[4].date, (date{2023, 5, 31}));
    EXPECT_EQ(t.reviews[8].date, (date{2023, 9, 30})) << "a Saturday";
    EXPECT_EQ(t.reviews[8].dates.reference, (date{2023, 9, 30}));
    marketvector_data earlier = complete;
    earlier.cut_off = 6;
    const track six = calculate(marketvector_100_style(earlier, from({2023, 1, 31}), carried), universe);
    EXPECT_EQ(six.reviews[8].dates.reference, (date{2023, 9, 24}));
    EXPECT_EQ(six.reviews[8].dates.weighting, (date{2023, 9, 24}));
    EXPECT_EQ(six.reviews[8].date, (date{2023, 9, 30}));
}

// That of November 2019, a Saturday, is in a notice of the provider; of 2026 four are no business days.
TEST(marketvector, takes_effect_at_the_end_of_every_month_on_weekends_too) {
    EXPECT_EQ(effective_dates(marketvector_reviews(5), {2019, 11, 1}, {2019, 11, 30}), "2019-11-30");
    EXPECT_EQ(effective_dates(marketvector_reviews(5), {2024, 1, 1}, {2026, 12, 31}),
              "2024-01-31 2024-02-29 2024-03-31 2024-04-30 2024-05-31 2024-06-30 "
              "2024-07-31 2024-08-31 2024-09-30 2024-10-31 2024-11-30 2024-12-31 "
              "2025-01-31 2025-02-28 2025-03-31 2025-04-30 2025-05-31 2025-06-30 "
              "2025-07-31 2025-08-31 2025-09-30 2025-10-31 2025-11-30 2025-12-31 "
              "2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31 2026-06-30 "
              "2026-07-31 2026-08-31 2026-09-30 2026-10-31 2026-11-30 2026-12-31");
}

TEST(marketvector, is_parted_by_size_on_one_snapshot) {
    const market universe = wandering();
    const base_point base = from({2023, 1, 31});
    const rulebook rules = marketvector_100_style(complete, base, carried);
    const auto snapshots = rank_reviews(rules, universe);
    const track hundred = calculate(rules, universe, snapshots);
    for (const bool with_buffers : {false, true}) {
        std::optional<rank_buffer> of_large, of_mid;
        if (with_buffers) {
            of_large = rank_buffer{.target = 20, .upper = 16, .lower = 24};
            of_mid = rank_buffer{.target = 30, .upper = 24, .lower = 36};
        }
        const track large =
            calculate(marketvector_large_cap_style(complete, hundred, of_large, base, carried), universe, snapshots);
        const track mid =
            calculate(marketvector_mid_cap_style(complete, hundred, large, of_mid, base, carried), universe, snapshots);
        const track small =
            calculate(marketvector_small_cap_style(complete, hundred, large, mid, base, carried), universe, snapshots);
        std::size_t moved = 0;
        for (std::size_t r = 0; r < hundred.reviews.size(); ++r) {
            std::set<std::string> all = members_of(large.reviews[r], universe);
            EXPECT_EQ(all.size(), 20U);
            all.merge(members_of(mid.reviews[r], universe));
            EXPECT_EQ(all.size(), 50U) << "no asset is in two of them";
            all.merge(members_of(small.reviews[r], universe));
            EXPECT_EQ(all, members_of(hundred.reviews[r], universe)) << "and none is lost";
            for (const member& m : large.reviews[r].members) moved += m.rank > 20 ? 1 : 0;
        }
        EXPECT_EQ(moved > 0, with_buffers) << "without one the twenty largest are exactly those";
    }
}

// A universe of ten cut into the two, three and five largest; the five small ones move by -10, 5, -20, 0 and 30 %.
TEST(marketvector, weighs_a_segment_by_market_cap) {
    std::vector<asset> assets = coins(95);
    for (const char* id : {"f", "g", "h", "i", "j"}) assets.push_back({.id = id, .asset_class = "coin"});
    const std::map<std::string, std::pair<double, double>> small{
        {"f", {25, 0.90}}, {"g", {20, 1.05}}, {"h", {12, 0.80}}, {"i", {8, 1.00}}, {"j", {5, 1.30}}};
    market_builder rows{assets};
    for (int day = 0; day < 2; ++day) {
        for (const asset& a : assets) {
            const auto found = small.find(a.id);
            const bool last = found != small.end();
            // The other forty-five small caps are worth next to nothing beside the five.
            const double cap = last ? found->second.first : a.id < coin(50) ? 1000 : 1e-12;
            const double price = last && day == 1 ? found->second.second : 1;
            rows.add({.date = date{2024, 1, 30} + day, .asset = a.id, .price = price, .market_cap = cap * price});
        }
    }
    const market universe = std::move(rows).build();
    const base_point base = from({2024, 1, 30});
    const track hundred = calculate(marketvector_100_style(complete, base, carried), universe);
    const track large =
        calculate(marketvector_large_cap_style(complete, hundred, std::nullopt, base, carried), universe);
    const track mid =
        calculate(marketvector_mid_cap_style(complete, hundred, large, std::nullopt, base, carried), universe);
    const track t = calculate(marketvector_small_cap_style(complete, hundred, large, mid, base, carried), universe);
    ASSERT_EQ(t.reviews[0].members.size(), 50U);
    std::vector<double> weights;
    for (std::size_t i = 0; i < 5; ++i) weights.push_back(t.reviews[0].members[i].weight);
    expect_near(weights, {.3571428571, .2857142857, .1714285714, .1142857143, .0714285714}, 1e-10);
    EXPECT_NEAR(t.levels[1] / t.levels[0] - 1, -0.0342857142857, 1e-12);
}

TEST(marketvector, keeps_members_to_place_120_and_takes_newcomers_to_place_80) {
    // At the base a coin's number is its place. A month later C129 stands at the place it is put to, and the hundredth
    // at place 119.
    const auto members_with_newcomer_at = [](double place) {
        const market universe = market_of(
            {{2024, 1, 30}, {2024, 1, 31}}, coins(130), [&](std::size_t day, const std::string& id) -> numbers {
                const double number = std::stod(id.substr(1)) + 1;
                if (day == 0) return {1e6 - number, 0};
                return {1e6 - (number == 130 ? place - 0.5 : number == 100 ? 119.5 : number), 0};
            });
        const track t = calculate(marketvector_100_style(complete, from({2024, 1, 30}), carried), universe);
        return members_of(t.reviews[1], universe);
    };
    const auto at_81 = members_with_newcomer_at(81), at_80 = members_with_newcomer_at(80);
    EXPECT_TRUE(at_81.contains(coin(99)));
    EXPECT_FALSE(at_81.contains(coin(129)));
    EXPECT_FALSE(at_80.contains(coin(99)));
    EXPECT_TRUE(at_80.contains(coin(129)));
}

TEST(marketvector, holds_stablecoins_until_the_end_of_april_2023) {
    std::vector<asset> assets = coins(104);
    assets.push_back({.id = "USD", .asset_class = "stable"});
    assets.push_back({.id = "WBTC", .asset_class = "wrapped"});
    std::vector<date> dates;
    for (date d{2023, 2, 28}; d <= date{2023, 5, 2}; d = d + 1) dates.push_back(d);
    const market universe = market_of(dates, assets, [](std::size_t, const std::string& id) -> numbers {
        return {id[0] == 'C' ? 1000 - std::stod(id.substr(1)) : 5000, 0};
    });
    for (const int cut_off : {0, 5}) {
        marketvector_data data = complete;
        data.cut_off = cut_off;
        const track t = calculate(marketvector_100_style(data, from({2023, 2, 28}), carried), universe);
        ASSERT_EQ(t.reviews.size(), 3U);
        EXPECT_TRUE(members_of(t.reviews[1], universe).contains("USD")) << "31 March";
        EXPECT_TRUE(members_of(t.reviews[1], universe).contains("WBTC"));
        EXPECT_FALSE(members_of(t.reviews[2], universe).contains("USD")) << "from 1 May on";
        EXPECT_FALSE(members_of(t.reviews[2], universe).contains("WBTC"));
        EXPECT_EQ(t.name, "MarketVector Digital Assets 100");
        EXPECT_TRUE(t.not_applied.empty());
    }
    const track style = calculate(marketvector_100_style({.cut_off = 0}, from({2023, 2, 28}), carried), universe);
    EXPECT_TRUE(members_of(style.reviews[2], universe).contains("USD"));
    EXPECT_EQ(style.name, "MarketVector Digital Assets 100-style");
    EXPECT_EQ(style.not_applied,
              std::vector<std::string>{"exclusion of stablecoins, pegged and wrapped assets since 2023-05-01"});
}

// Eight coins that trade; the other ninety-two of the hundred trade less than a million a day.
const std::map<std::string, std::pair<numbers, numbers>> traded{
    {"A", {{900, 50}, {900, 50}}}, {"B", {{400, 45}, {400, 60}}}, {"C", {{150, 40}, {150, 5}}},
    {"D", {{80, 9}, {140, 20}}},   {"E", {{70, 8}, {90, 30}}},    {"F", {{140, 35}, {80, 4}}},
    {"G", {{130, 30}, {70, 12}}},  {"H", {{60, 7}, {60, 11}}}};

market trading_eight() {
    std::vector<asset> assets = coins(92);
    for (const auto& [id, unused] : traded) assets.push_back({.id = id, .asset_class = "coin"});
    return market_of({{2024, 1, 30}, {2024, 1, 31}}, assets, [](std::size_t day, const std::string& id) -> numbers {
        const auto found = traded.find(id);
        if (found == traded.end()) return {1e6 * (200 - std::stod(id.substr(1))), 999999};
        const numbers n = day == 0 ? found->second.first : found->second.second;
        return {1e9 * n.market_cap, 1e6 * n.traded_value};
    });
}

TEST(marketvector, chooses_by_the_sum_of_places_by_size_and_liquidity) {
    const market universe = trading_eight();
    const base_point base = from({2024, 1, 30});
    const track hundred = calculate(marketvector_100_style(complete, base, carried), universe);
    const traded_window month{1, unpublished::is_zero};
    const rank_buffer three_to_seven{.target = 5, .upper = 3, .lower = 7};
    const track buffered = calculate(
        marketvector_choice_style(marketvector_choice::five, complete, hundred, month, three_to_seven, base, carried),
        universe);
    EXPECT_EQ(line_of(buffered.reviews[0], universe), "A B C F G");
    EXPECT_EQ(line_of(buffered.reviews[1], universe), "A B D C G") << "F, at place 7, was a member, but five are there";
    const track plain = calculate(
        marketvector_choice_style(marketvector_choice::five, complete, hundred, month, std::nullopt, base, carried),
        universe);
    EXPECT_EQ(line_of(plain.reviews[1], universe), "A B D E C");
    std::vector<double> weights;
    for (const member& m : buffered.reviews[1].members) weights.push_back(m.weight);
    const double left = 0.65 / (400 + 140 + 150 + 70);
    expect_near(weights, {0.35, 400 * left, 140 * left, 150 * left, 70 * left}, 1e-12);
}

TEST(marketvector, caps_the_five_and_ten_and_not_the_twenty_five) {
    const market universe = market_of({{2024, 1, 31}}, coins(100), [](std::size_t, const std::string& id) -> numbers {
        return {1e9 * std::pow(2, -std::stod(id.substr(1))), 2e6};
    });
    const base_point base = from({2024, 1, 31});
    const track hundred = calculate(marketvector_100_style(complete, base, carried), universe);
    const auto largest_weight = [&](marketvector_choice choice) {
        const rulebook rules = marketvector_choice_style(choice, complete, hundred, {1, unpublished::is_zero},
                                                         std::nullopt, base, carried);
        const track t = calculate(rules, universe);
        EXPECT_EQ(t.reviews[0].members.size(), static_cast<std::size_t>(choice));
        return t.reviews[0].members[0].weight;
    };
    EXPECT_NEAR(largest_weight(marketvector_choice::five), 0.35, 1e-15);
    EXPECT_NEAR(largest_weight(marketvector_choice::ten), 0.30, 1e-15);
    EXPECT_NEAR(largest_weight(marketvector_choice::twenty_five), 1 / (2 - std::pow(2, -24)), 1e-12);
}

TEST(marketvector, refuses_a_buffer_of_another_target) {
    const rank_buffer of_thirty{.target = 30, .upper = 25, .lower = 35};
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  marketvector_large_cap_style(complete, track{}, of_thirty, from({2024, 1, 31}), carried);
              }),
              "target of the buffer of the large caps is 30, expected 20");
}

}
