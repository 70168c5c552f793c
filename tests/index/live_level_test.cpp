// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/live_level.hpp>

#include "support/allocations.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::index;
using tidemark::support::allocations;
using tidemark::support::thrown;
using numbers = std::vector<double>;
using assets = std::vector<std::size_t>;

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

std::uint64_t bits(double x) { return std::bit_cast<std::uint64_t>(x); }

struct members {
    assets ids;
    numbers units;
    numbers prices;

    members(std::size_t n, std::mt19937_64& engine) {
        const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
        for (std::size_t i = 0; i < n; ++i) {
            ids.push_back(3 * i + 1);
            units.push_back(std::exp(20 * uniform()));
            prices.push_back(std::exp(20 * uniform() - 10));
        }
        std::shuffle(ids.begin(), ids.end(), engine);
    }
};

TEST(live_level, of_a_small_index) {
    live_level live{assets{5, 2, 9}, numbers{100, 50, 200}, numbers{10, 40, 5}, 4};
    EXPECT_EQ(live.level(), 1000);
    EXPECT_EQ(live.update(5, 11), tick_status::accepted);
    EXPECT_EQ(live.update(2, 38), tick_status::accepted);
    EXPECT_EQ(live.update(9, 5.5), tick_status::accepted);
    EXPECT_EQ(live.level(), 1025);
    EXPECT_EQ(live.market_value(), 4100);
    live.set_divisor(8.2);
    EXPECT_DOUBLE_EQ(live.level(), 500);
    EXPECT_EQ(live.divisor(), 8.2);
    EXPECT_EQ(assets(live.assets().begin(), live.assets().end()), (assets{2, 5, 9}));
    EXPECT_EQ(numbers(live.units().begin(), live.units().end()), (numbers{50, 100, 200}));
    EXPECT_EQ(numbers(live.prices().begin(), live.prices().end()), (numbers{38, 11, 5.5}));
}

TEST(live_level, of_a_review_begins_at_its_prices) {
    review r;
    r.divisor_before = 7;
    r.divisor_after = 4;
    for (const auto& [asset, units, price] : {std::tuple{5U, 100.0, 10.0}, {2U, 50.0, 40.0}, {9U, 200.0, 5.0}}) {
        r.held.push_back({asset, units, price});
    }
    const live_level live{r};
    EXPECT_EQ(live.level(), 1000);
    EXPECT_TRUE(live.ready());
}

TEST(live_level, is_that_of_an_index_made_afresh) {
    std::mt19937_64 engine{29};
    for (const std::size_t n : {1U, 2U, 3U, 7U, 20U, 100U, 257U}) {
        members m{n, engine};
        live_level live{m.ids, m.units, m.prices, 12345.6789};
        for (int tick = 0; tick < 500; ++tick) {
            const std::size_t i = engine() % n;
            m.prices[i] = std::exp(static_cast<double>(engine() >> 11) * 0x1p-48 - 16);
            ASSERT_EQ(live.update(m.ids[i], m.prices[i]), tick_status::accepted);
            const live_level afresh{m.ids, m.units, m.prices, 12345.6789};
            ASSERT_EQ(bits(live.level()), bits(afresh.level())) << n << " members, tick " << tick;
        }
    }
}

TEST(live_level, does_not_depend_on_the_order_of_its_members) {
    std::mt19937_64 engine{31};
    const members m{100, engine};
    const live_level live{m.ids, m.units, m.prices, 3};
    assets ids(m.ids.rbegin(), m.ids.rend());
    const numbers units(m.units.rbegin(), m.units.rend()), prices(m.prices.rbegin(), m.prices.rend());
    EXPECT_EQ(bits(live.level()), bits(live_level(ids, units, prices, 3).level()));
}

TEST(live_level, is_its_definition_in_long_double) {
    std::mt19937_64 engine{37};
    for (const std::size_t n : {1U, 20U, 1000U, 5000U}) {
        const members m{n, engine};
        long double value = 0;
        for (std::size_t i = 0; i < n; ++i) value += static_cast<long double>(m.units[i]) * m.prices[i];
        const double level = live_level{m.ids, m.units, m.prices, 1e9}.level();
        EXPECT_LE(std::abs(level / (value / 1e9L) - 1), (std::log2(static_cast<double>(n)) + 3) * 0x1p-53);
    }
}

TEST(live_level, leaves_no_trace_of_a_price_that_is_gone) {
    live_level live{assets{0, 1}, numbers{1, 1}, numbers{1, 1}, 1};
    live.update(0, 1e300);
    live.update(0, 1);
    EXPECT_EQ(live.level(), 2);
}

TEST(live_level, does_not_take_what_is_no_price) {
    live_level live{assets{4}, numbers{1e10}, numbers{10}, 1};
    for (const double price : {0.0, -1.0, nan, infinity, -infinity, 1e300}) {
        EXPECT_EQ(live.update(4, price), tick_status::refused) << price;
        EXPECT_EQ(live.level(), 1e11);
        EXPECT_EQ(live.prices()[0], 10);
    }
    EXPECT_EQ(live.update(3, 1), tick_status::unknown_asset);
    EXPECT_EQ(live.update(5, nan), tick_status::unknown_asset);
    EXPECT_EQ(live.level(), 1e11);
}

TEST(live_level, is_no_number_until_every_member_has_a_price) {
    live_level live{assets{1, 2, 3}, numbers{1, 1, 1}, numbers{nan, 7, nan}, 1};
    EXPECT_EQ(live.priced(), 1U);
    EXPECT_EQ(live.size(), 3U);
    EXPECT_TRUE(std::isnan(live.level()));
    live.update(1, 5);
    live.update(1, 6);
    EXPECT_EQ(live.priced(), 2U);
    EXPECT_FALSE(live.ready());
    EXPECT_TRUE(std::isnan(live.level()));
    live.update(3, 1);
    EXPECT_TRUE(live.ready());
    EXPECT_EQ(live.level(), 14);
}

TEST(live_level, knows_how_old_its_prices_are) {
    live_level live{assets{1, 2}, numbers{1, 1}, numbers{1, 1}, 1};
    EXPECT_EQ(live.oldest_age(100), INT64_MAX) << "the first prices came without an instant";
    EXPECT_EQ(live.update(1, 2, 10), tick_status::accepted);
    EXPECT_EQ(live.oldest_age(100), INT64_MAX);
    EXPECT_EQ(live.update(2, 2, 40), tick_status::accepted);
    EXPECT_EQ(live.oldest_age(100), 90);
    EXPECT_EQ(live.update(1, 3, 70), tick_status::accepted);
    EXPECT_EQ(live.oldest_age(100), 60);
    EXPECT_EQ(live.update(1, 9, 69), tick_status::late);
    EXPECT_EQ(live.level(), 5) << "what is late changes nothing";
    EXPECT_EQ(live.update(1, 4, 70), tick_status::accepted) << "of the same instant the later word counts";
    EXPECT_EQ(live.update(2, 4), tick_status::accepted);
    EXPECT_EQ(live.oldest_age(100), INT64_MAX);
    live.update(2, 4, -INT64_MAX);
    EXPECT_EQ(live.oldest_age(100), INT64_MAX) << "no overflow";
}

TEST(live_level, allocates_nothing_after_construction) {
    std::mt19937_64 engine{41};
    const members m{100, engine};
    live_level live{m.ids, m.units, m.prices, 3};
    const std::size_t before = allocations;
    double sum = 0;
    for (std::size_t tick = 0; tick < 1000; ++tick) {
        live.update(m.ids[tick % 100], static_cast<double>(tick + 1), static_cast<tick_time>(tick));
        live.update(tick, -1);
        sum += live.level() + static_cast<double>(live.oldest_age(5000));
    }
    live.set_divisor(4);
    EXPECT_EQ(allocations, before);
    EXPECT_GT(sum, 0);
}

TEST(live_level, refuses_what_is_no_index) {
    const auto message = [](const assets& ids, const numbers& units, const numbers& prices, double divisor) {
        return thrown<std::invalid_argument>([&] { live_level{ids, units, prices, divisor}; });
    };
    EXPECT_EQ(message({1}, {1}, {1}, 1), "(nothing thrown)");
    EXPECT_EQ(message({}, {}, {}, 1), "number of members is 0, expected 1 or more");
    EXPECT_EQ(message({1}, {}, {1}, 1), "length of units is 0, expected the length of assets, 1");
    EXPECT_EQ(message({1}, {1}, {1, 2}, 1), "length of prices is 2, expected the length of assets, 1");
    EXPECT_EQ(message({1}, {0}, {1}, 1), "units[0] is 0, expected a positive finite number");
    EXPECT_EQ(message({1}, {nan}, {1}, 1), "units[0] is nan, expected a positive finite number");
    EXPECT_EQ(message({1, 2}, {1, 1}, {nan, -1}, 1), "prices[1] is -1, expected a positive finite number");
    EXPECT_EQ(message({1}, {1e200}, {1e200}, 1), "units x price of asset 1 is inf, expected a finite number");
    EXPECT_EQ(message({2, 1, 2}, {1, 1, 1}, {1, 1, 1}, 1), "asset is 2, expected each asset once");
    EXPECT_EQ(message({1}, {1}, {1}, 0), "divisor is 0, expected a positive finite number");
    live_level live{assets{1}, numbers{1}, numbers{1}, 1};
    EXPECT_EQ(thrown<std::invalid_argument>([&] { live.set_divisor(nan); }),
              "divisor is nan, expected a positive finite number");
    EXPECT_EQ(live.level(), 1);
    EXPECT_NE(thrown<std::invalid_argument>([] { live_level{review{}}; }), "(nothing thrown)");
}

}
