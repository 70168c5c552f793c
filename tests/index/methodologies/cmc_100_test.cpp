// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/methodologies/cmc_100.hpp>

#include <tidemark/index/calculate.hpp>

#include "support/expect_near.hpp"
#include "support/steady_market.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
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

market four(const char* last_class = "coin") {
    return steady_market({{.facts = {.id = "A", .asset_class = "coin"}, .supply = 50},
                          {.facts = {.id = "B", .asset_class = "stable"}, .supply = 40},
                          {.facts = {.id = "C", .asset_class = "wrapped"}, .supply = 30},
                          {.facts = {.id = "D", .asset_class = last_class}, .supply = 10}},
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

TEST(cmc_100, names_an_asset_without_a_class_and_says_what_it_leaves_out) {
    EXPECT_EQ(thrown<std::domain_error>([] { calculate(rules(two_by(utc_prices::at_start_of_day)), four("")); }),
              "D has a price on 2025-01-10 and no class, which the rules need");
    const rulebook least = rules({.prices = utc_prices::at_start_of_day});
    EXPECT_EQ(least.name, "CMC 100-style");
    EXPECT_EQ(least.not_applied, std::vector<std::string>{"no stablecoins and no wrapped ones"});
    EXPECT_EQ(thrown<std::domain_error>([&] { calculate(least, four()); }),
              "review of 2025-01-10 among 4 eligible assets: ranks 1 to 100 need 100 candidates, there are 4");
}

}
