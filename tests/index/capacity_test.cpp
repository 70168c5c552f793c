// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/capacity.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::index;
using tidemark::support::thrown;
using numbers = std::vector<double>;

namespace {

constexpr double nan = tidemark::core::nan;
constexpr double infinity = tidemark::core::infinity;

constexpr trading_capacity tenth{.participation = 0.10, .unpublished = unpublished_trading::refuse};
constexpr trading_capacity untradable{.participation = 0.10, .unpublished = unpublished_trading::untradable};

const std::vector<holding> held{{4, .50}, {1, .30}, {7, .20}};

double traded_value(std::size_t asset) { return asset == 4 ? 100e6 : asset == 1 ? 5e6 : 10e6; }

// Ten million in three positions, a tenth of what is traded in a day: half of it takes half a day in the liquid one,
// three tenths six days in the least liquid one.
TEST(trading_capacity, takes_as_long_as_its_slowest_position) {
    const auto times = tenth.days_to_trade(held, 10e6, traded_value);
    ASSERT_EQ(times.size(), 3U);
    EXPECT_DOUBLE_EQ(times[0].days, 0.5);
    EXPECT_DOUBLE_EQ(times[1].days, 6);
    EXPECT_DOUBLE_EQ(times[2].days, 2);
    EXPECT_EQ(times[2].asset, 7U);
    EXPECT_EQ(slowest(times).asset, 1U);
    EXPECT_DOUBLE_EQ(tenth.capacity(held, 3, traded_value), 5e6);
    EXPECT_DOUBLE_EQ(slowest(tenth.days_to_trade(held, 5e6, traded_value)).days, 3);
}

TEST(trading_capacity, of_a_review_is_that_of_its_trades) {
    const std::vector<trade> moved{{4, .10}, {1, -.05}, {7, -.05}};
    const auto times = tenth.days_to_trade(moved, 10e6, traded_value);
    EXPECT_DOUBLE_EQ(times[0].days, 0.1);
    EXPECT_DOUBLE_EQ(times[1].days, 1);
    EXPECT_DOUBLE_EQ(times[2].days, 0.5);
    EXPECT_DOUBLE_EQ(tenth.capacity(moved, 3, traded_value), 30e6);
}

TEST(trading_capacity, is_its_definition_in_long_double) {
    std::mt19937_64 engine{17};
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    for (int round = 0; round < 100; ++round) {
        std::vector<holding> some;
        numbers traded;
        for (std::size_t i = 0; i < 30; ++i) {
            some.push_back({i, uniform() / 15});
            traded.push_back(std::exp(20 * uniform()));
        }
        const trading_capacity rule{.participation = 0.01 + 0.9 * uniform(),
                                    .unpublished = unpublished_trading::refuse};
        const auto value_of = [&](std::size_t asset) { return traded[asset]; };
        const auto wide = [](double x) { return static_cast<long double>(x); };
        const long double share = wide(rule.participation);
        long double least = wide(infinity);
        const auto times = rule.days_to_trade(some, 3e7, value_of);
        for (const holding& h : some) {
            ASSERT_NEAR(
                times[h.asset].days / static_cast<double>(wide(h.weight) * 3e7L / (share * wide(traded[h.asset]))), 1,
                1e-15);
            least = std::min(least, 5 * share * wide(traded[h.asset]) / wide(h.weight));
        }
        const double capacity = rule.capacity(some, 5, value_of);
        ASSERT_NEAR(capacity / static_cast<double>(least), 1, 1e-15);
        ASSERT_NEAR(slowest(rule.days_to_trade(some, capacity, value_of)).days, 5, 1e-14) << "either way round";
    }
}

TEST(trading_capacity, of_nothing_to_trade) {
    EXPECT_TRUE(tenth.days_to_trade(std::vector<holding>{}, 1e6, traded_value).empty());
    EXPECT_EQ(tenth.capacity(std::vector<holding>{}, 1, traded_value), infinity);
    EXPECT_EQ(tenth.days_to_trade(held, 0, [](std::size_t) { return 0.0; })[0].days, 0);
    EXPECT_EQ(tenth.capacity(std::vector<holding>{{0, 0}}, 1, [](std::size_t) { return 0.0; }), infinity);
}

TEST(trading_capacity, is_nothing_where_nothing_is_traded) {
    const auto none = [](std::size_t asset) { return asset == 1 ? 0.0 : 1e6; };
    EXPECT_EQ(tenth.days_to_trade(held, 1e6, none)[1].days, infinity);
    EXPECT_EQ(tenth.capacity(held, 5, none), 0);
}

TEST(trading_capacity, says_what_becomes_of_an_unpublished_traded_value) {
    const auto unknown = [](std::size_t asset) { return asset == 1 ? nan : 1e6; };
    EXPECT_EQ(thrown<std::domain_error>([&] { tenth.days_to_trade(held, 1e6, unknown); }),
              "asset 1 has no published traded value, one is needed");
    EXPECT_EQ(thrown<std::domain_error>([&] { static_cast<void>(tenth.capacity(held, 1, unknown)); }),
              "asset 1 has no published traded value, one is needed");
    EXPECT_EQ(untradable.days_to_trade(held, 1e6, unknown)[1].days, infinity);
    EXPECT_EQ(untradable.capacity(held, 1, unknown), 0);
}

TEST(trading_capacity, refuses_what_it_cannot_mean) {
    const auto message = [](double participation, double value, double traded, double weight = 1) {
        return thrown<std::invalid_argument>([&] {
            trading_capacity{.participation = participation, .unpublished = unpublished_trading::refuse}.days_to_trade(
                std::vector<holding>{{3, weight}}, value, [&](std::size_t) { return traded; });
        });
    };
    EXPECT_EQ(message(1, 1, 1), "(nothing thrown)");
    EXPECT_EQ(message(0, 1, 1), "participation is 0, expected a number above 0, at most 1");
    EXPECT_EQ(message(1.1, 1, 1), "participation is 1.1, expected a number above 0, at most 1");
    EXPECT_EQ(message(nan, 1, 1), "participation is nan, expected a number above 0, at most 1");
    EXPECT_EQ(message(1, -1, 1), "value is -1, expected a finite number, zero or more");
    EXPECT_EQ(message(1, 1, -1), "traded value of asset 3 is -1, expected a finite number, zero or more");
    EXPECT_EQ(message(1, 1, infinity), "traded value of asset 3 is inf, expected a finite number, zero or more");
    EXPECT_EQ(message(1, 1, 1, nan), "weight of asset 3 is nan, expected a finite number");
    EXPECT_EQ(thrown<std::invalid_argument>([] { static_cast<void>(tenth.capacity(held, nan, traded_value)); }),
              "max_days is nan, expected a finite number, zero or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] { static_cast<void>(slowest({})); }),
              "number of positions is 0, expected 1 or more");
}

}
