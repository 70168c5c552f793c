// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/methodologies/bitwise.hpp>

#include <tidemark/index/calculate.hpp>

#include "support/expect_near.hpp"
#include "support/steady_market.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace tidemark::index;
using namespace tidemark::support;
using methodologies::bitwise_choices;
using tidemark::core::date;

namespace {

bitwise_choices all_given() {
    return {.review_day = last_business_day{},
            .untraded = unpublished::is_zero,
            .members = 7,
            .pegged_and_meme = std::vector<std::string>{"stable", "meme"},
            .venues = every_asset{},
            .custody = every_asset{},
            .approved = any_of_ids{{"A", "B", "D", "F", "G"}}};
}

rulebook rules(date base, const bitwise_choices& choices = all_given()) {
    return methodologies::bitwise_10(choices, {.date = base, .level = 100}, carry{.max_age = 0});
}

// Float market caps of 60, 15, 9, 6, 5, 3 and 2, where half of A trades; three that may not be members, and one more.
std::vector<steady_asset> eleven() {
    const auto coin = [](const char* id, double supply) {
        return steady_asset{.facts = {.id = id, .asset_class = "coin"}, .supply = supply, .traded_value = supply / 100};
    };
    std::vector<steady_asset> assets{coin("A", 120),    coin("B", 15),      coin("C", 9),    coin("D", 6),
                                     coin("E", 5),      coin("F", 3),       coin("G", 2),    coin("pegged", 90),
                                     coin("quiet", 80), coin("cent", 7000), coin("small", 1)};
    assets[0].facts.float_factors = {{{2020, 1, 1}, 0.5}};
    assets[7].facts.asset_class = "stable";
    assets[8].traded_value = 80 / 3001.0;
    assets[9].price = 0.01;
    return assets;
}

market universe_with(const std::vector<move>& moves) {
    return steady_market(eleven(), days_between({2025, 7, 20}, {2025, 9, 10}), moves);
}

TEST(bitwise_10, brings_approved_assets_to_their_floor_and_back_on_the_day_they_fall_below_86_per_cent) {
    const market universe = universe_with({{{2025, 9, 2}, "C", 1.15, 9}, {{2025, 9, 2}, "E", 1.2, 5}});
    const track t = calculate(rules({2025, 8, 29}), universe);
    EXPECT_EQ(members_at(t.reviews[0], universe), "A B C D E F G");
    expect_near(weights_at(t.reviews[0]),
                {0.6104651163, 0.1526162791, 0.0803571429, 0.0610465116, 0.0446428571, 0.0305232558, 0.0203488372},
                5e-11);
    EXPECT_EQ(review_dates_of(t), "2025-09-02") << "approved assets had drifted to 0.857018";
    EXPECT_EQ(t.reviews[1].kind, review_kind::triggered);
    double approved = 0;
    for (const member& m : t.reviews[1].members) {
        const std::string& id = universe.assets()[m.asset].id;
        approved += id == "C" || id == "E" ? 0 : m.weight;
    }
    EXPECT_NEAR(approved, 0.875, 1e-14);
}

TEST(bitwise_10, holds_while_they_have_86_per_cent) {
    // 0.875 / (0.875 + 0.0804 x 1.15 + 0.0446 x 1.1) is 0.8606.
    const market universe = universe_with({{{2025, 9, 2}, "C", 1.15, 9}, {{2025, 9, 2}, "E", 1.1, 5}});
    EXPECT_EQ(calculate(rules({2025, 8, 29}), universe).reviews.size(), 1U);
}

TEST(bitwise_10, looks_at_the_closes_of_the_exchange_alone) {
    const market universe = universe_with({{{2025, 8, 30}, "C", 1.15, 9}, {{2025, 8, 30}, "E", 1.2, 5}});
    const track t = calculate(rules({2025, 8, 29}), universe);
    EXPECT_EQ(review_dates_of(t), "2025-09-02") << "after a weekend and Labor Day";
}

TEST(bitwise_10, has_no_floor_before_25_august_2025) {
    const market universe = universe_with({{{2025, 8, 23}, "C", 1.15, 9}});
    const track t = calculate(rules({2025, 8, 22}), universe);
    expect_near(weights_at(t.reviews[0]), {0.60, 0.15, 0.09, 0.06, 0.05, 0.03, 0.02}, 1e-15);
    EXPECT_EQ(review_dates_of(t), "2025-08-25 2025-08-29") << "below 86 % since the 23rd";
    EXPECT_EQ(t.reviews[1].kind, review_kind::triggered);
    EXPECT_EQ(t.reviews[2].kind, review_kind::scheduled);
}

TEST(bitwise_10, says_what_it_leaves_out_without_data) {
    EXPECT_EQ(rules({2025, 8, 29}).name, "Bitwise 10-style");
    EXPECT_EQ(rules({2025, 8, 29}).not_applied,
              std::vector<std::string>{"45 days of grace for the volume of a forked coin"});
    const rulebook least = rules({2025, 8, 29}, {.review_day = last_business_day{}, .untraded = unpublished::is_zero});
    EXPECT_EQ(least.not_applied,
              (std::vector<std::string>{"45 days of grace for the volume of a forked coin",
                                        "no pegged and no meme assets", "venues with 1 % of the volume of the world",
                                        "custody", "at least 87.5 % in approved assets from 2025-08-25 on"}));
    EXPECT_FALSE(least.early_review.has_value());
}

TEST(bitwise_10, is_reviewed_monthly_on_days_of_the_exchange) {
    EXPECT_EQ(effective_dates(rules({2024, 5, 13}).schedule, {2025, 1, 1}, {2025, 12, 31}),
              "2025-01-31 2025-02-28 2025-03-31 2025-04-30 2025-05-30 2025-06-30 2025-07-31 2025-08-29 2025-09-30 "
              "2025-10-31 2025-11-28 2025-12-31");
}

}
