// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/share_outperforming.hpp>

#include "support/applicants.hpp"
#include "support/markets.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::gauge;
using tidemark::core::date;
using tidemark::index::every_asset;
using tidemark::index::known_market;
using tidemark::index::market;
using tidemark::support::market_of;
using tidemark::support::market_with;
using tidemark::support::thrown;

namespace {

using prices = std::vector<double>;
using numbers = std::vector<std::size_t>;
using enum missing_history;
using enum membership_date;

constexpr double none = tidemark::support::absent;

const prices start{10, 5, 2, 1, 4, 8, 3, none, 20, 50, 7, 9};
const prices end{12, 5.5, 2.1, 0.9, 5, 8.9, 3.2, 7, 25, 54, 7.7, 10.5};
constexpr window_ends bitcoin{60000, 66000};

// A worked example that an independent program checks: twelve altcoins, five wins, two exact ties, one without a
// history.
TEST(count_outperforming, tells_ties_and_missing_histories_from_wins) {
    const outperformance all = count_outperforming(start, end, bitcoin);
    EXPECT_EQ(all, (outperformance{.wins = 5, .ties = 2, .losses = 4, .missing = 1}));
    EXPECT_NEAR(all.share(dropped, 100), 45.4545454545, 1e-10);
    EXPECT_NEAR(all.share(loses, 100), 41.6666666667, 1e-10);
    EXPECT_EQ(all.share(wins, 100), 50);
    EXPECT_EQ(all.share(wins), 0.5);
}

TEST(count_outperforming, compares_what_rounded_returns_would_split) {
    EXPECT_LT(3.3 / 3 - 1, 66000.0 / 60000 - 1) << "a tie";
    const auto ties = [](double from, double to, window_ends reference) {
        return count_outperforming(prices{from}, prices{to}, reference).ties == 1;
    };
    EXPECT_TRUE(ties(3, 3.3, bitcoin));
    EXPECT_TRUE(ties(7, 7.7, bitcoin));
    EXPECT_TRUE(ties(1, 1.1 * (1 + 0.9e-12), bitcoin));
    EXPECT_TRUE(ties(1, 1.1 * (1 - 0.9e-12), bitcoin));
    EXPECT_EQ(count_outperforming(prices{1}, prices{1.1 * (1 + 1.1e-12)}, bitcoin).wins, 1U);
    EXPECT_EQ(count_outperforming(prices{1}, prices{1.1 * (1 - 1.1e-12)}, bitcoin).losses, 1U);
}

TEST(count_outperforming, compares_prices_of_any_size) {
    const prices from{1e-300, 1e-300, 1e300, 1e-300}, to{2e-300, 1.1e-300, 1.2e300, 1e300};
    EXPECT_EQ(count_outperforming(from, to, {1e300, 1.1e300}), (outperformance{.wins = 3, .ties = 1}));
    EXPECT_EQ(count_outperforming(from, to, {1e-308, 1e308}), (outperformance{.losses = 4}));
    EXPECT_EQ(count_outperforming(prices{5e-324}, prices{5e-324}, {1e-310, 1e-310}), (outperformance{.ties = 1}));
}

TEST(count_outperforming, does_not_depend_on_the_unit_of_a_price) {
    std::mt19937_64 random{1};
    std::lognormal_distribution<double> any{0, 2};
    for (int round = 0; round < 200; ++round) {
        const double from = any(random), to = round % 3 == 0 ? from * 1.1 : any(random);
        const auto alone = count_outperforming(prices{from}, prices{to}, bitcoin);
        const auto larger = count_outperforming(prices{from * 3e7}, prices{to * 3e7}, bitcoin);
        EXPECT_EQ(alone, larger) << from << " to " << to;
        EXPECT_EQ(alone.wins == 1, round % 3 != 0 && to / from > 1.1);
    }
}

TEST(count_outperforming, counts_nobody_without_a_reference) {
    EXPECT_EQ(count_outperforming(start, end, {none, 1}), outperformance{});
    EXPECT_EQ(count_outperforming(start, end, {1, none}), outperformance{});
    EXPECT_EQ(count_outperforming({}, {}, bitcoin), outperformance{});
    EXPECT_TRUE(std::isnan(outperformance{}.share(wins)));
    EXPECT_TRUE(std::isnan(outperformance{.missing = 3}.share(dropped)));
    EXPECT_EQ(outperformance{.missing = 3}.share(loses), 0);
    EXPECT_EQ(outperformance{.missing = 3}.share(wins), 1);
}

TEST(count_outperforming, refuses_what_is_no_price) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { count_outperforming(prices{1}, prices{}, bitcoin); }),
              "length of end is 0, expected the length of start, 1");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  count_outperforming(prices{1, 0}, prices{1, 1}, bitcoin);
              }),
              "start[1] is 0, expected a positive finite number");
    EXPECT_EQ(thrown<std::invalid_argument>([] { count_outperforming(prices{1}, prices{-1}, bitcoin); }),
              "end[0] is -1, expected a positive finite number");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  count_outperforming(prices{}, prices{}, {0, 1});
              }),
              "start of the reference is 0, expected a positive finite number");
}

/// Two days, with the second asset A01 as the reference, which gains a tenth.
market two_days(const prices& from, const prices& to) {
    return market_of({from, to}, {prices(from.size(), 1), prices(from.size(), 1)});
}

members_rule everybody() {
    return [](const known_market& known) {
        numbers all(known.asset_count());
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
        return all;
    };
}

share_outperforming against_second(members_rule members, membership_date membership = window_end,
                                   missing_history missing = dropped) {
    return {
        .reference = "A01", .window = 1, .members = std::move(members), .membership = membership, .missing = missing};
}

TEST(share_outperforming, is_the_worked_example_on_a_market) {
    std::vector<tidemark::index::asset> assets{{.id = "BTC"}};
    for (std::size_t i = 0; i < start.size(); ++i) assets.push_back({.id = tidemark::support::name_of(i)});
    std::vector<tidemark::index::observation> rows;
    const auto add = [&](date day, const prices& of, double btc) {
        rows.push_back({.date = day, .asset = "BTC", .price = btc});
        for (std::size_t i = 0; i < of.size(); ++i) {
            if (!std::isnan(of[i])) rows.push_back({.date = day, .asset = assets[i + 1].id, .price = of[i]});
        }
    };
    add({2024, 1, 1}, start, 60000);
    add({2024, 3, 31}, end, 66000);
    const market universe = market_with(assets, rows);
    const known_market known{universe, 1};
    const auto share = [&](missing_history missing) {
        return share_outperforming{
            .reference = "BTC", .window = 1, .members = everybody(), .membership = window_end, .missing = missing}(
            known);
    };
    EXPECT_NEAR(share(dropped), .454545454545, 1e-12);
    EXPECT_NEAR(share(loses), .416666666667, 1e-12);
    EXPECT_EQ(share(wins), .5) << "the reference is not counted";
}

TEST(share_outperforming, asks_who_belongs_on_the_day_that_is_said) {
    const market universe = two_days({1, 1, 1, none}, {2, 1.1, 1, 9});
    const known_market known{universe, 1};
    const members_rule on_the_first_day_the_third = [](const known_market& then) {
        return then.day() == 0 ? numbers{2} : numbers{0};
    };
    EXPECT_EQ(against_second(on_the_first_day_the_third, window_start)(known), 0);
    EXPECT_EQ(against_second(on_the_first_day_the_third, window_end)(known), 1);
    EXPECT_EQ(against_second(everybody(), window_end).count(known),
              (outperformance{.wins = 1, .losses = 1, .missing = 1}));
}

TEST(share_outperforming, has_those_who_are_gone_say_what_the_policy_says) {
    const market universe = two_days({1, 1, 1}, {2, 1.1, none});
    const known_market known{universe, 1};
    EXPECT_EQ(against_second(everybody(), window_start, dropped)(known), 1);
    EXPECT_EQ(against_second(everybody(), window_start, loses)(known), .5);
}

TEST(share_outperforming, is_unknown_where_nobody_counts) {
    const market universe = two_days({none, 1}, {2, 1.1});
    EXPECT_TRUE(std::isnan(against_second(everybody())(known_market(universe, 0)))) << "before the market";
    EXPECT_TRUE(std::isnan(against_second(everybody(), window_start, wins)(known_market(universe, 0))));
    EXPECT_TRUE(std::isnan(against_second(everybody())(known_market(universe, 1)))) << "no history";
    EXPECT_EQ(against_second(everybody(), window_end, wins)(known_market(universe, 1)), 1);
    const auto nobody = [](const known_market&) { return numbers{}; };
    EXPECT_TRUE(std::isnan(against_second(nobody, window_end, wins)(known_market(universe, 1))));
    const market unpriced = two_days({1, none}, {2, 1.1});
    EXPECT_TRUE(std::isnan(against_second(everybody(), window_end, wins)(known_market(unpriced, 1)))) << "no reference";
}

TEST(share_outperforming, does_not_see_what_comes_later) {
    constexpr std::size_t assets = 12;
    const auto quotes = tidemark::support::random_quotes(3, assets, 40);
    const market all = market_of(quotes, assets);
    const share_outperforming share{.reference = "A00",
                                    .window = 10,
                                    .members = members{.eligibility = every_asset{}, .count = 6},
                                    .membership = window_start,
                                    .missing = loses};
    for (std::size_t day = 10; day < all.dates().size(); day += 3) {
        auto past = quotes;
        std::erase_if(past, [&](const auto& q) { return q.date > all.dates()[day]; });
        const market cut = market_of(past, assets);
        EXPECT_EQ(share.count(known_market(all, day)), share.count(known_market(cut, day)));
        EXPECT_LE(share.count(known_market(all, day)).counted(loses), 6U);
        EXPECT_GE(share.count(known_market(all, day)).counted(loses), 2U);
    }
}

TEST(share_outperforming, refuses_a_reference_that_is_not_there) {
    const market universe = two_days({1, 1}, {1, 1});
    share_outperforming share = against_second(everybody());
    share.reference = "BTC";
    EXPECT_EQ(thrown<std::invalid_argument>([&] { share(known_market(universe, 1)); }),
              "reference is \"BTC\", expected an asset of the market");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { share.window = 0; }),
              "number of market days is 0, expected 1 or more");
}

}
