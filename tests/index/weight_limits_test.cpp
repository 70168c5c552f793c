// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/weight_limits.hpp>

#include <tidemark/index/liquidity.hpp>
#include <tidemark/index/weighting.hpp>

#include "support/expect_near.hpp"
#include "support/small_review.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <random>
#include <stdexcept>
#include <vector>

using namespace tidemark::index;
using tidemark::support::exact_sum;
using tidemark::support::expect_near;
using tidemark::support::members_of;
using tidemark::support::one_day;
using tidemark::support::small_review;
using tidemark::support::thrown;

namespace {

using numbers = std::vector<double>;

numbers under(const limit_rule& limit, numbers weights) {
    const auto members = members_of(weights);
    return limit(std::move(weights), members, {});
}

TEST(weight_cap, holds_at_five_per_cent) {
    numbers sizes{40, 20, 10};
    sizes.resize(33, 1);
    const weighting_rule rule = market_cap{} | weight_cap{0.05};
    numbers want(33, 0.85 / 30);
    std::fill_n(want.begin(), 3, 0.05);
    expect_near(rule(members_of(sizes), {}), want, 1e-16);
}

TEST(weight_cap, says_when_it_cannot_hold) {
    EXPECT_EQ(thrown<std::domain_error>([] { under(weight_cap{0.05}, numbers(19, 1 / 19.0)); }),
              "reachable caps sum to 0.95, 1 is needed");
    // The loop of the textbook would stand still at 0.5, 0.5 and 0.
    EXPECT_EQ(thrown<std::domain_error>([] {
                  under(weight_cap{0.4}, {0.6, 0.4, 0});
              }),
              "reachable caps sum to 0.8, 1 is needed");
    EXPECT_EQ(under(weight_cap{0.05}, numbers(20, 0.05)), numbers(20, 0.05));
}

TEST(weight_cap, leaves_what_keeps_it_as_it_is) {
    const numbers weights = market_cap{}(members_of({3, 2.9, 2.8, 2.7, 2.6}));
    EXPECT_EQ(under(weight_cap{0.25}, weights), weights);
    EXPECT_EQ(under(weight_cap{1}, {1}), numbers{1});
}

TEST(weight_cap, refuses_what_is_no_cap) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { weight_cap{1.5}; }),
              "weight cap is 1.5, expected a number from 0 to 1");
    EXPECT_EQ(thrown<std::invalid_argument>([] { weight_cap{std::nan("")}; }),
              "weight cap is nan, expected a number from 0 to 1");
}

TEST(weight_cap, names_the_member_whose_weight_is_none) {
    const small_review review{one_day({{"BTC", 9}, {"ETH", 4}})};
    const auto broken = [](std::span<const candidate>) { return numbers{1.5, -0.5}; };
    EXPECT_EQ(thrown<std::domain_error>(
                  [&] { (weighting_rule{broken} | weight_cap{0.9})(review.members(), review.context()); }),
              "weight of ETH is -0.5, needed is a finite number, zero or more");
}

TEST(weight_floor, raises_the_smallest) {
    expect_near(under(weight_floor{0.1}, {0.6, 0.3, 0.08, 0.02}), {0.8 * 2 / 3, 0.8 / 3, 0.1, 0.1}, 1e-15);
    expect_near(under(weight_floor{0.1}, {0.6, 0.4, 0}), {0.54, 0.36, 0.1}, 1e-15);
    EXPECT_EQ(thrown<std::domain_error>([] {
                  under(weight_floor{0.3}, {0.5, 0.3, 0.1, 0.1});
              }),
              "floors sum to 1.2, 1 is all there is");
    EXPECT_EQ(thrown<std::invalid_argument>([] { weight_floor{-0.1}; }),
              "weight floor is -0.1, expected a number from 0 to 1");
}

TEST(weight_bounds, holds_both) {
    const numbers weights = under(weight_bounds{0.01, 0.35}, {0.70, 0.20, 0.06, 0.03, 0.006, 0.004});
    expect_near(weights, {0.35, 0.35, 0.18, 0.09, 0.018, 0.012}, 1e-15);
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  weight_bounds{0.4, 0.35};
              }),
              "weight floor is 0.4, expected the cap, 0.35, or less");
    EXPECT_EQ(thrown<std::domain_error>([] {
                  under(weight_bounds{0.01, 0.2}, {0.9, 0.1});
              }),
              "reachable caps sum to 0.4, 1 is needed");
}

TEST(caps_by_rank, caps_the_first_otherwise_than_the_others) {
    const weighting_rule rule = market_cap{} | caps_by_rank{{0.30, 0.20}};
    const auto weights = rule(members_of({1800, 450, 160, 110, 60, 40, 20, 10}), {});
    expect_near(weights, {0.3, 0.2, 0.2, 0.1375, 0.075, 0.05, 0.025, 0.0125}, 1e-15);
    // The order in which members come is not that of their weights.
    expect_near(rule(members_of({10, 160, 1800, 450, 110, 60, 40, 20}), {}),
                {0.0125, 0.2, 0.3, 0.2, 0.1375, 0.075, 0.05, 0.025}, 1e-15);
}

TEST(caps_by_rank, fixes_weights_before_they_drift) {
    // Four coins, weighed a week before the weights take effect: 40 % for the first, 30 % for each other.
    const weighting_rule rule = market_cap{} | caps_by_rank{{0.40, 0.30}};
    const numbers weights = rule(members_of({1000, 400, 300, 200}), {});
    expect_near(weights, {0.4, 0.2666666667, 0.2, 0.1333333333}, 5e-11);
}

TEST(caps_by_rank, keeps_every_cap_where_the_wording_of_stages_does_not) {
    // The largest is below its 30 %, the next two are above their 20 %. To look at the largest once and then cut only
    // the others would lift it to 35 %; to hold it to the others' cap as well, to 20 %.
    const numbers weights = under(caps_by_rank{{0.30, 0.20}}, {0.28, 0.26, 0.26, 0.10, 0.10});
    expect_near(weights, {0.30, 0.20, 0.20, 0.15, 0.15}, 1e-15);
}

TEST(caps_by_rank, gives_the_last_cap_to_all_further_ranks_and_tells_equals_by_their_order) {
    const numbers weights = under(caps_by_rank{{0.30, 0.28, 0.22}}, {0.3, 0.3, 0.3, 0.1});
    expect_near(weights, {0.30, 0.28, 0.22, 0.20}, 1e-16);
    EXPECT_EQ(thrown<std::domain_error>([] {
                  under(caps_by_rank{{0.30, 0.20}}, {0.4, 0.3, 0.3});
              }),
              "reachable caps sum to 0.7, 1 is needed");
}

TEST(caps_by_rank, refuses_caps_that_rise) {
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  caps_by_rank{{0.2, 0.3}};
              }),
              "cap by rank is 0.3, expected the cap before it, 0.2, or less");
    EXPECT_EQ(thrown<std::invalid_argument>([] { caps_by_rank{numbers{}}; }),
              "number of caps by rank is 0, expected 1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] { caps_by_rank{{1.2}}; }),
              "cap by rank is 1.2, expected a number from 0 to 1");
}

TEST(capacity_cap, holds_no_more_than_can_be_bought) {
    const small_review review{one_day({{"A", 1000, 50}, {"B", 400, 300}, {"C", 100, 40}, {"D", 50, 400}})};
    // A tenth of what is traded, for five days, in an index worth 100.
    const capacity_cap limit{{.participation = 0.1, .days = 5, .index_value = 100}, traded_value{}};
    const numbers weights = (market_cap{} | limit)(review.members(), review.context());
    EXPECT_EQ(weights[0], 0.25);
    EXPECT_NEAR(weights[2] / weights[3], 2, 1e-14);
    EXPECT_NEAR(static_cast<double>(exact_sum(weights)), 1, 1e-15);
}

TEST(capacity_cap, says_what_it_lacks) {
    const small_review review{one_day({{"A", 1000, 50}, {"B", 400}})};
    const capacity_cap limit{{.participation = 0.1, .days = 5, .index_value = 100}, traded_value{}};
    EXPECT_EQ(thrown<std::domain_error>([&] { (market_cap{} | limit)(review.members(), review.context()); }),
              "traded value of B is nan, needed is a finite number, zero or more");
    const small_review thin{one_day({{"A", 1000, 50}, {"B", 400, 30}})};
    EXPECT_EQ(thrown<std::domain_error>([&] { (market_cap{} | limit)(thin.members(), thin.context()); }),
              "reachable caps sum to 0.4, 1 is needed");
    const auto message = [](buying_capacity c) {
        return thrown<std::invalid_argument>([&] { capacity_cap{c, traded_value{}}; });
    };
    EXPECT_EQ(message({.participation = 0, .days = 1, .index_value = 1}),
              "participation is 0, expected a number above 0, at most 1");
    EXPECT_EQ(message({.participation = 1, .days = 0, .index_value = 1}),
              "days of capacity is 0, expected a positive finite number");
    EXPECT_EQ(message({.participation = 1, .days = 1, .index_value = -1}),
              "index value is -1, expected a positive finite number");
}

TEST(weight_limits, keep_their_promises_on_any_weights) {
    std::mt19937_64 engine{6};
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    for (int round = 0; round < 1000; ++round) {
        const std::size_t n = 4 + static_cast<std::size_t>(uniform() * 60);
        const double each = 1 / static_cast<double>(n);
        numbers sizes;
        for (std::size_t i = 0; i < n; ++i) sizes.push_back(i % 5 == 4 ? sizes.back() : std::exp(-7 * uniform()));
        const auto members = members_of(sizes);
        const numbers parent = market_cap{}(members);
        const double floor = each * uniform(), cap = (std::min)(1.0, each * (1.01 + 4 * uniform()));

        const numbers bounded = under(weight_bounds{floor, cap}, parent);
        const numbers ranked =
            under(caps_by_rank{{(std::min)(1.0, 1.5 * cap), (std::min)(1.0, 1.2 * cap), cap}}, parent);
        EXPECT_NEAR(static_cast<double>(exact_sum(bounded)), 1, 1e-14);
        EXPECT_NEAR(static_cast<double>(exact_sum(ranked)), 1, 1e-14);
        for (std::size_t i = 0; i < n; ++i) {
            EXPECT_TRUE(floor <= bounded[i] && bounded[i] <= cap);
            EXPECT_LE(ranked[i], (std::min)(1.0, 1.5 * cap));
            for (std::size_t j = 0; j < i; ++j) {
                EXPECT_TRUE(parent[i] < parent[j] || bounded[i] >= bounded[j]);
                EXPECT_TRUE(parent[i] > parent[j] || bounded[i] <= bounded[j]);
                EXPECT_TRUE(parent[i] <= parent[j] || ranked[i] >= ranked[j]);
            }
        }
    }
}

}
