// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/methodologies/cmc_100.hpp>

#include <tidemark/index/calculate.hpp>

#include "support/expect_near.hpp"
#include "support/steady_market.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace tidemark::index;
using namespace tidemark::support;
using methodologies::cmc_100_choices;
using methodologies::utc_prices;

namespace {

rulebook rules(const cmc_100_choices& choices) {
    return methodologies::cmc_100(choices, {.date = {2025, 1, 10}, .level = 100}, carry{.max_age = 0});
}

cmc_100_choices two_by(utc_prices prices) {
    return {.prices = prices, .stable_and_wrapped = std::vector<std::string>{"stable", "wrapped"}, .members = 2};
}

market four() {
    return steady_market({{.facts = {.id = "A", .asset_class = "coin"}, .supply = 50},
                          {.facts = {.id = "B", .asset_class = "stable"}, .supply = 40},
                          {.facts = {.id = "C", .asset_class = "wrapped"}, .supply = 30},
                          {.facts = {.id = "D", .asset_class = "coin"}, .supply = 10}},
                         days_between({2025, 1, 10}, {2025, 3, 2}));
}

TEST(cmc_100, takes_the_largest_without_stablecoins_and_wrapped_ones) {
    const market universe = four();
    const track t = calculate(rules(two_by(utc_prices::at_start_of_day)), universe);
    EXPECT_EQ(members_at(t.reviews[0], universe), "A D");
    expect_near(weights_at(t.reviews[0]), {50 / 60.0, 10 / 60.0}, 1e-15);
    EXPECT_EQ(t.name, "CMC 100");
    EXPECT_TRUE(t.not_applied.empty());
}

TEST(cmc_100, begins_a_month_where_the_prices_of_its_first_midnight_are) {
    EXPECT_EQ(review_dates_of(calculate(rules(two_by(utc_prices::at_start_of_day)), four())), "2025-02-01 2025-03-01");
    EXPECT_EQ(review_dates_of(calculate(rules(two_by(utc_prices::at_end_of_day)), four())), "2025-01-31 2025-02-28");
}

TEST(cmc_100, begins_every_month_of_2025_and_2026) {
    const schedule_rule monthly = rules(two_by(utc_prices::at_start_of_day)).schedule;
    EXPECT_EQ(effective_dates(monthly, {2025, 1, 1}, {2026, 12, 31}),
              "2025-01-01 2025-02-01 2025-03-01 2025-04-01 2025-05-01 2025-06-01 2025-07-01 2025-08-01 2025-09-01 "
              "2025-10-01 2025-11-01 2025-12-01 2026-01-01 2026-02-01 2026-03-01 2026-04-01 2026-05-01 2026-06-01 "
              "2026-07-01 2026-08-01 2026-09-01 2026-10-01 2026-11-01 2026-12-01");
}

TEST(cmc_100, says_what_it_leaves_out) {
    const rulebook least = rules({.prices = utc_prices::at_start_of_day});
    EXPECT_EQ(least.name, "CMC 100-style");
    EXPECT_EQ(least.not_applied, std::vector<std::string>{"no stablecoins and no wrapped ones"});
}

}
