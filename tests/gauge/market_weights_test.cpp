// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/market_weights.hpp>
#include <tidemark/index/selection_key.hpp>

#include "support/markets.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>
#include <vector>

using namespace tidemark::gauge;
using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::absent;
using tidemark::support::market_of;
using tidemark::support::thrown;

namespace {

using numbers = std::vector<std::size_t>;

constexpr date first{2020, 1, 1};

TEST(listed, is_whoever_was_seen_by_then) {
    const market universe = market_of({{1, absent, 1}, {1, 1, absent}}, {{1, 1, 1}, {1, 1, 1}});
    const listed all{every_asset{}};
    EXPECT_EQ(all(known_market(universe, 0)), (numbers{0, 2}));
    EXPECT_EQ(all(known_market(universe, 1)), (numbers{0, 1, 2})) << "also without a price on the day";
    EXPECT_EQ((listed{exclude_assets{"A01"}}(known_market(universe, 1))), (numbers{0, 2}));
}

TEST(listed, is_nobody_before_the_listing_and_after_the_delisting) {
    market_builder rows{{{.id = "A"}, {.id = "B", .listed = first + 1, .delisted = first + 2}}};
    for (int day = 0; day < 3; ++day) rows.add({.date = first + day, .asset = "A", .price = 1, .market_cap = 1});
    const market universe = std::move(rows).build();
    const listed all{every_asset{}};
    EXPECT_EQ(all(known_market(universe, 0)), numbers{0});
    EXPECT_EQ(all(known_market(universe, 1)), (numbers{0, 1})) << "listed, and never priced";
    EXPECT_EQ(all(known_market(universe, 2)), numbers{0});
}

TEST(listed, asks_as_of_newcomers) {
    const market universe = market_of({{1, 1}}, {{1, 1}});
    const auto lenient = [](const applicant& a) -> verdict {
        if (a.asset() == 0) return true;
        return {rejection{.reason = "too new"}, std::nullopt};
    };
    EXPECT_EQ((listed{lenient}(known_market(universe, 0))), numbers{0});
}

TEST(weigh, counts_who_has_no_weight) {
    const market universe = market_of({{2, absent, 3}, {2, 5, absent}}, {{10, 10, 10}, {10, 10, 10}});
    const known_weights before = weigh(known_market{universe, 0}, listed{every_asset{}}, by_market_cap{});
    EXPECT_EQ(before.assets, (numbers{0, 2}));
    EXPECT_EQ(before.weights, (std::vector<double>{20, 30}));
    EXPECT_EQ(before.unknown, 0U);
    EXPECT_EQ(before.total(), 50);
    const known_weights after = weigh(known_market{universe, 1}, listed{every_asset{}}, by_market_cap{});
    EXPECT_EQ(after.assets, (numbers{0, 1}));
    EXPECT_EQ(after.unknown, 1U);
    const known_weights equal = weigh(known_market{universe, 1}, listed{every_asset{}}, equal_weight{});
    EXPECT_EQ(equal.weights, (std::vector<double>{1, 1, 1}));
    const known_weights traded = weigh(known_market{universe, 1}, listed{every_asset{}}, by_traded_value{});
    EXPECT_EQ(traded.unknown, 3U) << "nobody published one";
    EXPECT_EQ(traded.total(), 0);
}

TEST(weigh, keeps_the_order_of_the_members) {
    const market universe = market_of({{1, 1, 1}}, {{10, 30, 20}});
    const known_weights all =
        weigh(known_market{universe, 0}, members{.eligibility = every_asset{}, .count = 2}, by_market_cap{});
    EXPECT_EQ(all.assets, (numbers{1, 2}));
    EXPECT_EQ(all.weights, (std::vector<double>{30, 20}));
}

TEST(carried_market_cap, is_the_latest_while_it_is_young_enough) {
    // Days 0, 1 and 2 follow each other, then come days 6 and 7.
    market_builder rows{{{.id = "A"}, {.id = "B"}}};
    const std::vector<int> days{0, 1, 2, 6, 7};
    for (const int day : days) {
        rows.add({.date = first + day, .asset = "A", .price = 1, .market_cap = 100.0 + day});
        if (day < 2) rows.add({.date = first + day, .asset = "B", .price = 1, .market_cap = 10.0 + day});
        if (day == 2)
            rows.add({.date = first + day, .asset = "B", .price = 1, .market_cap = 9e9, .quality = tick::bad});
    }
    const market universe = std::move(rows).build();
    const auto cap = [&](int max_age, std::size_t day) {
        const known_market known{universe, day};
        return carried_market_cap{max_age}(applicant{known, 1});
    };
    EXPECT_EQ(cap(0, 1), 11);
    EXPECT_TRUE(std::isnan(cap(0, 2))) << "a bad tick is none";
    EXPECT_EQ(cap(1, 2), 11);
    EXPECT_TRUE(std::isnan(cap(4, 3))) << "five calendar days old, though two rows";
    EXPECT_EQ(cap(5, 3), 11);
    EXPECT_EQ(cap(6, 4), 11);
    EXPECT_EQ(cap(1000, 0), 10);
    EXPECT_EQ((carried_market_cap{0}.days_since(known_market{universe, 4}, 1)), 5U) << "more than there are";
    EXPECT_EQ((carried_market_cap{6}.days_since(known_market{universe, 4}, 1)), 3U);
    EXPECT_EQ(thrown<std::invalid_argument>([] { static_cast<void>(carried_market_cap{-1}); }),
              "number of calendar days is -1, expected 0 or more");
}

TEST(carried_market_cap, ends_with_the_listing) {
    market_builder rows{{{.id = "A"}, {.id = "B", .delisted = first + 1}}};
    rows.add({.date = first, .asset = "A", .price = 1, .market_cap = 1});
    rows.add({.date = first, .asset = "B", .price = 1, .market_cap = 1});
    rows.add({.date = first + 1, .asset = "A", .price = 1, .market_cap = 1});
    const market universe = std::move(rows).build();
    const known_market known{universe, 1};
    EXPECT_TRUE(std::isnan(carried_market_cap{7}(applicant{known, 1})));
}

}
