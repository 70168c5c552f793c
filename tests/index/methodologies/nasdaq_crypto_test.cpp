// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/methodologies/nasdaq_crypto.hpp>

#include <tidemark/index/calculate.hpp>
#include <tidemark/index/screens.hpp>

#include "support/expect_near.hpp"
#include "support/steady_market.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

using namespace tidemark::index;
using namespace tidemark::support;
using methodologies::nasdaq_crypto_base;
using methodologies::nasdaq_crypto_index;

namespace {

asset quoted_by(const char* id, std::size_t venues, double float_factor) {
    asset a{.id = id, .float_factors = {{{2020, 1, 1}, float_factor}}};
    for (std::size_t i = 0; i < venues; ++i) a.venues.push_back({.venue = "V" + std::to_string(i), .flags = {"core"}});
    return a;
}

TEST(nasdaq_crypto_index, is_reviewed_on_the_first_business_day_of_each_third_month) {
    EXPECT_EQ(effective_dates(methodologies::nasdaq_crypto_reviews(), {2024, 1, 1}, {2026, 12, 31}),
              "2024-03-01 2024-06-03 2024-09-03 2024-12-02 2025-03-03 2025-06-02 2025-09-02 2025-12-01 "
              "2026-03-02 2026-06-01 2026-09-01 2026-12-01");
}

TEST(nasdaq_crypto_index, holds_all_that_enough_venues_and_custodians_have_by_what_trades) {
    const market universe = steady_market({{.facts = quoted_by("A", 3, 0.5), .supply = 100},
                                           {.facts = quoted_by("B", 4, 1), .supply = 30},
                                           {.facts = quoted_by("C", 2, 1), .supply = 90},
                                           {.facts = quoted_by("D", 3, 1), .supply = 80}},
                                          days_between({2020, 12, 1}, {2021, 3, 2}));
    const rulebook rules = nasdaq_crypto_index({.eligibility = every_asset{},
                                                .core_venues = minimum_venues{.at_least = {3}, .flags = {"core"}},
                                                .custodians = only_assets{"A", "B", "C"}},
                                               nasdaq_crypto_base, carry{.max_age = 0});
    const track t = calculate(rules, universe);
    EXPECT_EQ(members_at(t.reviews[0], universe), "A B");
    expect_near(weights_at(t.reviews[0]), {50 / 80.0, 30 / 80.0}, 1e-15);
    EXPECT_EQ(review_dates_of(t), "2021-03-01");
    EXPECT_EQ(t.levels[0], 1000);
    EXPECT_EQ(t.name, "Nasdaq Crypto Index");
}

TEST(nasdaq_crypto_index, says_what_it_leaves_out) {
    const rulebook least = nasdaq_crypto_index({.eligibility = every_asset{}}, nasdaq_crypto_base, carry{.max_age = 0});
    EXPECT_EQ(least.name, "Nasdaq Crypto Index-style");
    EXPECT_EQ(least.not_applied,
              (std::vector<std::string>{"core venues since the last review", "custodians since the last review"}));
}

}
