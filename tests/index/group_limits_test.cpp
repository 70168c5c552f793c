// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/group_limits.hpp>

#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/weighting.hpp>

#include "support/expect_near.hpp"
#include "support/markets.hpp"
#include "support/small_review.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::index;
using tidemark::support::exact_sum;
using tidemark::support::expect_near;
using tidemark::support::name_of;
using tidemark::support::one_day;
using tidemark::support::sheet_row;
using tidemark::support::small_review;
using tidemark::support::thrown;

namespace {

using numbers = std::vector<double>;

market with_classes() {
    return one_day({{"A", 50, {}, 1, "coin"},
                    {"B", 20, {}, 1, "meme"},
                    {"C", 15, {}, 1, "token"},
                    {"D", 10, {}, 1, "meme"},
                    {"E", 5, {}, 1, "token"}});
}

numbers under(const limit_rule& limit, const small_review& review) {
    return (market_cap{} | limit)(review.members(), review.context());
}

TEST(group_limits, cuts_a_group_and_keeps_its_proportions) {
    const small_review review{with_classes()};
    expect_near(under(group_limits{by_asset_class{}, {{.group = "meme", .cap = 0.15}}}, review),
                {0.5 * 0.85 / 0.7, 0.1, 0.15 * 0.85 / 0.7, 0.05, 0.05 * 0.85 / 0.7}, 1e-16);
}

TEST(group_limits, holds_all_limits_at_once) {
    const small_review review{with_classes()};
    const group_limits limits{by_asset_class{},
                              {{.group = "coin", .cap = 0.55}, {.group = "meme", .cap = 0.1}, {.group = "token"}}};
    // The memes give up 0.2; the coin can take 0.05 of it alone, the tokens the rest.
    expect_near(under(limits, review), {0.55, 0.2 / 3, 0.2625, 0.1 / 3, 0.0875}, 1e-15);
    const group_limits floors{by_asset_class{}, {{.group = "token", .floor = 0.4}, {.group = "meme", .floor = 0.3}}};
    expect_near(under(floors, review), {0.3, 0.2, 0.3, 0.1, 0.1}, 1e-15);
}

TEST(group_limits, takes_any_grouping) {
    const small_review review{with_classes()};
    const auto letters = [](const applicant& a) { return std::string{a.id() < "C" ? "early" : "late"}; };
    expect_near(under(group_limits{letters, {{.group = "late", .floor = 0.5}}}, review),
                {0.5 * 50 / 70, 0.5 * 20 / 70, 0.25, 0.5 / 3, 0.25 / 3}, 1e-15);
}

TEST(group_limits, leaves_what_keeps_them_as_it_is) {
    const small_review review{with_classes()};
    const group_limits limits{by_asset_class{}, {{.group = "meme", .floor = 0.1, .cap = 0.31}, {.group = "absent"}}};
    EXPECT_EQ(under(limits, review), market_cap{}(review.members()));
}

TEST(group_limits, says_when_they_cannot_be_kept) {
    const small_review review{with_classes()};
    const auto message = [&](std::vector<group_limit> limits) {
        return thrown<std::domain_error>([&] { under(group_limits{by_asset_class{}, limits}, review); });
    };
    EXPECT_EQ(message({{.group = "stable", .floor = 0.1}}),
              "group stable has no weight that could be raised to its floor, 0.1");
    EXPECT_EQ(message({{.group = "coin", .cap = 0.3}, {.group = "meme", .cap = 0.3}, {.group = "token", .cap = 0.3}}),
              "reachable caps sum to 0.9, 1 is needed");
    EXPECT_EQ(message({{.group = "coin", .floor = 0.6}, {.group = "meme", .floor = 0.6}}),
              "floors sum to 1.2, 1 is all there is");
}

TEST(group_limits, refuses_limits_that_are_none) {
    const auto message = [](std::vector<group_limit> limits) {
        return thrown<std::invalid_argument>([&] { group_limits{by_asset_class{}, limits}; });
    };
    EXPECT_EQ(message({{.group = "coin"}, {.group = "coin"}}), "group is \"coin\", expected each group once");
    EXPECT_EQ(message({{.group = "coin", .cap = 2}}), "cap of group coin is 2, expected a number from 0 to 1");
    EXPECT_EQ(message({{.group = "coin", .floor = -1}}), "floor of group coin is -1, expected a number from 0 to 1");
    EXPECT_EQ(message({{.group = "coin", .floor = 0.5, .cap = 0.25}}),
              "floor of group coin is 0.5, expected the cap, 0.25, or less");
}

TEST(group_limits, keep_their_promises_on_any_weights) {
    std::mt19937_64 engine{7};
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    for (int round = 0; round < 200; ++round) {
        std::vector<sheet_row> sheet;
        for (std::size_t i = 0; i < 30; ++i) {
            const int group = i < 4 ? static_cast<int>(i) : static_cast<int>(4 * uniform());
            sheet.push_back({name_of(i), std::exp(-6 * uniform()), {}, 1, "g" + std::to_string(group)});
        }
        const small_review review{one_day(sheet)};
        const std::vector<group_limit> limits{{.group = "g0", .floor = 0.2 * uniform(), .cap = 0.2 + 0.3 * uniform()},
                                              {.group = "g1", .floor = 0.2 * uniform(), .cap = 0.2 + 0.3 * uniform()},
                                              {.group = "g2", .floor = 0.2 * uniform()}};
        const numbers parent = market_cap{}(review.members());
        const numbers weights = under(group_limits{by_asset_class{}, limits}, review);
        EXPECT_NEAR(static_cast<double>(exact_sum(weights)), 1, 1e-14);
        numbers sums(4);
        for (std::size_t i = 0; i < 30; ++i) {
            const auto group = [&](std::size_t at) {
                return review.context().market().asset_class(review.members()[at].asset);
            };
            sums[static_cast<std::size_t>(group(i).back() - '0')] += weights[i];
            for (std::size_t j = 0; j < i; ++j) {
                EXPECT_TRUE(group(i) != group(j) || weights[i] <= weights[j]) << round;  // members come in order
            }
        }
        for (std::size_t g = 0; g < 3; ++g) {
            EXPECT_GE(sums[g], limits[g].floor - 1e-15);
            EXPECT_LE(sums[g], limits[g].cap + 1e-15);
        }
        EXPECT_EQ(parent.size(), weights.size());
    }
}

/// Ten-asset style: the share of assets with an approved product, here of seven, must be seven eighths.
market approved_and_others() {
    return one_day({{"A", 60}, {"B", 15}, {"C", 9}, {"D", 6}, {"E", 5}, {"F", 3}, {"G", 2}});
}

const any_of_ids approved{{"A", "B", "D", "F", "G"}};

TEST(group_floor, raises_the_share_of_a_set_in_proportion) {
    const small_review review{approved_and_others()};
    const numbers weights = under(group_floor{approved, 0.875}, review);
    expect_near(weights,
                {0.6104651163, 0.1526162791, 0.0803571429, 0.0610465116, 0.0446428571, 0.0305232558, 0.0203488372},
                5e-11);
    EXPECT_NEAR(weights[0] + weights[1] + weights[3] + weights[5] + weights[6], 0.875, 1e-15);
    EXPECT_EQ(under(group_floor{approved, 0.85}, review), market_cap{}(review.members()));
}

TEST(group_floor, needs_a_set_with_weight) {
    const small_review review{approved_and_others()};
    EXPECT_EQ(thrown<std::domain_error>([&] {
                  under(group_floor{any_of_ids{{"X"}}, 0.5}, review);
              }),
              "group inside has no weight that could be raised to its floor, 0.5");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  group_floor{any_of_ids{{"X"}}, 1.5};
              }),
              "group floor is 1.5, expected a number from 0 to 1");
}

TEST(group_cap, cuts_the_share_of_a_set_in_proportion) {
    const small_review review{with_classes()};
    expect_near(under(group_cap{any_of_classes{{"coin", "token"}}, 0.56}, review),
                {0.4, 0.44 * 2 / 3, 0.12, 0.44 / 3, 0.04}, 1e-15);
    EXPECT_EQ(thrown<std::domain_error>([&] {
                  under(group_cap{any_of_classes{{"coin", "token", "meme"}}, 0.5}, review);
              }),
              "reachable caps sum to 0.5, 1 is needed");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  group_cap{any_of_ids{{"X"}}, -1};
              }),
              "group cap is -1, expected a number from 0 to 1");
}

TEST(share_below, calls_for_a_review_when_the_share_has_drifted) {
    const small_review review{approved_and_others()};
    const numbers weights = under(group_floor{approved, 0.875}, review);
    std::vector<holding> held;
    for (std::size_t i = 0; i < weights.size(); ++i) held.push_back({review.members()[i].asset, weights[i]});
    const trigger_rule below = share_below{approved, 0.86};
    EXPECT_FALSE(below(held, review.context().market()));

    held[2].weight *= 1.15;  // what is not approved rises
    held[4].weight *= 1.2;
    double total = 0, share = 0;
    for (const holding& h : held) total += h.weight;
    for (holding& h : held) h.weight /= total;
    for (const std::size_t i : {0U, 1U, 3U, 5U, 6U}) share += held[i].weight;
    EXPECT_NEAR(share, 0.857018, 5e-7);
    EXPECT_TRUE(below(held, review.context().market()));
    EXPECT_FALSE((share_below{approved, 0.857}(held, review.context().market())));
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  share_below{approved, 86};
              }),
              "threshold of a share is 86, expected a number from 0 to 1");
}

}
