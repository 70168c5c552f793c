// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/methodologies/sp_500.hpp>

#include <tidemark/index/calculate.hpp>

#include "support/expect_near.hpp"
#include "support/steady_market.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::index;
using namespace tidemark::support;
using methodologies::sp_500_choices;
using tidemark::core::date;
using tidemark::core::roll;

namespace {

rulebook rules(const sp_500_choices& choices) {
    return methodologies::sp_500_style(choices, {.date = {2024, 3, 14}, .level = 1000}, carry{.max_age = 4});
}

std::vector<steady_asset> four() {
    return {{.facts = {.id = "A"}, .price = 10, .supply = 100},
            {.facts = {.id = "B"}, .price = 40, .supply = 50},
            {.facts = {.id = "C"}, .price = 5, .supply = 200},
            {.facts = {.id = "D"}, .price = 20, .supply = 80}};
}

// A Thursday, the third Friday of March 2024, and the Monday after it.
const std::vector<date> three_days{{2024, 3, 14}, {2024, 3, 15}, {2024, 3, 18}};

TEST(sp_500, keeps_the_level_where_shares_and_the_list_change_at_one_close) {
    const market universe = steady_market(four(), three_days,
                                          {{{2024, 3, 15}, "A", 11, 120},
                                           {{2024, 3, 15}, "B", 38, 50},
                                           {{2024, 3, 15}, "C", 5.5, 200},
                                           {{2024, 3, 18}, "A", 12, 120},
                                           {{2024, 3, 18}, "B", 39, 50},
                                           {{2024, 3, 18}, "D", 18, 80}});
    const track t = calculate(rules({.members = {{{2024, 3, 1}, {"A", "B", "C"}}, {{2024, 3, 15}, {"A", "B", "D"}}},
                                     .without_price = ineligible_addition::refused,
                                     .on_holiday = roll::preceding}),
                              universe);
    EXPECT_EQ(t.divisors[0], 4);
    EXPECT_NEAR(t.levels[1], 1025, 1e-9);
    EXPECT_EQ(review_dates_of(t), "2024-03-15");
    EXPECT_NEAR(t.divisors[2], 4.7024390243902445, 1e-14);
    EXPECT_NEAR(t.levels[2], 1027.1265560165973, 1e-9);
    EXPECT_EQ(t.name, "S&P 500-style");
    EXPECT_EQ(t.not_applied, std::vector<std::string>{"decisions of the committee, in whose place is a list"});
}

TEST(sp_500, weighs_by_float_and_may_be_capped) {
    std::vector<steady_asset> assets = four();
    assets[1].facts.float_factors = {{{2020, 1, 1}, 0.5}};
    const market universe = steady_market(assets, three_days);
    sp_500_choices choices{.members = {{{2024, 3, 1}, {"A", "B", "D"}}},
                           .without_price = ineligible_addition::refused,
                           .on_holiday = roll::preceding};
    const auto weights = [&] { return weights_at(calculate(rules(choices), universe).reviews[0]); };
    expect_near(weights(), {16 / 36.0, 10 / 36.0, 10 / 36.0}, 1e-15);
    choices.cap = 0.4;
    expect_near(weights(), {0.4, 0.3, 0.3}, 1e-15);
}

TEST(sp_500, needs_prices_of_those_on_its_list) {
    const market universe = steady_market(four(), three_days, {{{2024, 3, 14}, "D", 0, 0}});
    EXPECT_EQ(thrown<std::domain_error>([&] {
                  calculate(rules({.members = {{{2024, 3, 1}, {"A", "D"}}},
                                   .without_price = ineligible_addition::refused,
                                   .on_holiday = roll::preceding}),
                            universe);
              }),
              "S&P 500-style: review of 2024-03-14 among 3 eligible assets: the list of members has \"D\", which is "
              "not eligible");
}

TEST(sp_500_screens, ask_newcomers_for_size_float_and_trading) {
    const auto company = [](const char* id, double cap, double in_float, double traded) {
        return steady_asset{
            .facts = {.id = id, .float_factors = {{{2020, 1, 1}, in_float}}}, .supply = cap, .traded_value = traded};
    };
    // Two days make up a year here: A turns over 2 x 9 / 22 = 0.818 of its float, D just under 0.75.
    const market universe = steady_market({company("A", 44e9, 0.5, 9e9), company("B", 20.4e9, 1, 9e9),
                                           company("C", 20.5e9, 0.49, 9e9), company("D", 40e9, 1, 14.99e9)},
                                          days_between({2025, 1, 1}, {2025, 1, 2}));
    const auto screens = methodologies::sp_500_screens({2, unpublished::is_zero});
    const auto answer = [&](std::size_t day, std::size_t asset) {
        const known_market known{universe, day};
        const verdict said = screens(applicant{known, asset});
        EXPECT_TRUE(said.admits(membership::member));
        return said.admits(membership::newcomer) ? "admitted" : said.as(membership::newcomer)->reason;
    };
    EXPECT_EQ(answer(1, 0), "admitted");
    EXPECT_EQ(answer(1, 1), "market cap");
    EXPECT_EQ(answer(1, 2), "float market cap");
    EXPECT_EQ(answer(1, 3), "turnover of the float");
    EXPECT_EQ(thrown<std::domain_error>([&] { answer(0, 0); }),
              "what the S&P 500 asks of additions is known here from 2025-01-02 on, the review is of 2025-01-01");
}

}
