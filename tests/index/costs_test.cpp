// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/costs.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::thrown;
using numbers = std::vector<double>;

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

const std::vector<holding> drifted_weights{{0, .55 / 1.035}, {1, .285 / 1.035}, {2, .20 / 1.035}};
const std::vector<holding> targets{{3, .25}, {0, .45}, {1, .30}};

// Weights .50, .30, .20 have drifted by +10 %, -5 % and 0 %; the targets are .45, .30, 0 and .25 for a newcomer, at ten
// basis points a side. Checked by an independent program.
TEST(cost_drag, of_a_small_review) {
    const auto moved = trades(drifted_weights, targets);
    EXPECT_NEAR(cost_drag(moved, .0010) * 1e4, 5.492754, 5e-7);
    EXPECT_NEAR(cost_drag(moved, .0010), 2 * compare(drifted_weights, targets).one_way_turnover * .0010, 1e-18);
}

TEST(cost_drag, asks_each_asset_for_its_cost) {
    const auto moved = trades(drifted_weights, targets);
    const double expected = .001 * (.55 / 1.035 - .45) + .002 * (.30 - .285 / 1.035) + .003 * .20 / 1.035 + .004 * .25;
    EXPECT_NEAR(cost_drag(moved, [](std::size_t asset) { return .001 * static_cast<double>(asset + 1); }), expected,
                1e-17);
    EXPECT_EQ(cost_drag({}, .0010), 0);
    EXPECT_EQ(cost_drag(moved, 0), 0);
}

TEST(cost_drag, refuses_what_is_no_cost) {
    const auto moved = trades(drifted_weights, targets);
    EXPECT_EQ(thrown<std::invalid_argument>([&] { cost_drag(moved, -.01); }),
              "cost per side is -0.01, expected a finite number, zero or more");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { cost_drag(moved, [](std::size_t a) { return a == 2 ? nan : 0; }); }),
              "cost per side of asset 2 is nan, expected a finite number, zero or more");
}

TEST(targets_of, a_review_are_the_weights_of_its_members) {
    review r;
    for (const holding& h : targets) {
        member m{};
        m.asset = h.asset;
        m.weight = h.weight;
        r.members.push_back(m);
    }
    EXPECT_NEAR(cost_drag(trades(drifted_weights, targets_of(r)), .0010) * 1e4, 5.492754, 5e-7);
    EXPECT_TRUE(targets_of(review{}).empty());
}

track with_two_reviews() {
    track t;
    for (int i = 0; i < 6; ++i) t.dates.push_back(date{2024, 1, 1} + i);
    t.levels = {100, 110, 121, 100, 120, 90};
    t.reviews.resize(3);
    t.reviews[0].date = t.dates[0];
    t.reviews[0].kind = review_kind::base;
    t.reviews[1].date = t.dates[2];
    t.reviews[1].one_way_turnover = .25;
    t.reviews[2].date = t.dates[4];
    t.reviews[2].kind = review_kind::triggered;
    t.reviews[2].one_way_turnover = .5;
    return t;
}

TEST(net_of_costs, pays_at_the_close_of_each_review) {
    const track t = with_two_reviews();
    const auto costs = review_costs(t, .01);
    ASSERT_EQ(costs.size(), 2U) << "to begin costs nothing";
    EXPECT_EQ(costs[0].date, t.dates[2]);
    EXPECT_DOUBLE_EQ(costs[0].drag, .005);
    EXPECT_DOUBLE_EQ(costs[1].drag, .01);
    const auto net = net_of_costs(t.dates, t.levels, costs);
    const numbers expected{100, 110, 121 * .995, 100 * .995, 120 * .995 * .99, 90 * .995 * .99};
    for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(net[i], expected[i], 1e-13);
}

TEST(review_costs, of_each_asset_are_those_of_its_trades) {
    const track t = with_two_reviews();
    const auto trades_of = [&](const review& r) {
        return r.date == t.dates[2] ? trades(drifted_weights, targets) : std::vector<trade>{{8, .5}, {9, -.5}};
    };
    const auto costs = review_costs(t, trades_of, [](std::size_t asset) { return asset == 9 ? .02 : .001; });
    ASSERT_EQ(costs.size(), 2U);
    EXPECT_NEAR(costs[0].drag, 5.492754e-4, 5e-11);
    EXPECT_DOUBLE_EQ(costs[1].drag, .0105);
    EXPECT_EQ(review_costs(t, trades_of, .001)[1].drag, .001);
}

TEST(net_of_costs, is_its_definition_in_long_double) {
    std::mt19937_64 engine{13};
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    std::vector<date> dates{{2020, 2, 27}};
    numbers levels{1000};
    std::vector<review_cost> costs{{dates[0], .01}, {dates[0], .02}};
    for (int t = 1; t < 1000; ++t) {
        dates.push_back(dates.back() + 1);
        levels.push_back(levels.back() * (1 + 0.1 * (uniform() - 0.5)));
        if (uniform() < 0.1) costs.push_back({dates.back(), 0.01 * uniform()});
    }
    const auto net = net_of_costs(dates, levels, costs);
    long double kept = 1;
    std::size_t next = 0;
    for (std::size_t t = 0; t < levels.size(); ++t) {
        for (; next < costs.size() && costs[next].date == dates[t]; ++next)
            kept *= 1 - static_cast<long double>(costs[next].drag);
        ASSERT_LE(std::abs(net[t] / (kept * levels[t]) - 1), 6 * 0x1p-53L * static_cast<long double>(t + 2));
    }
    EXPECT_EQ(net_of_costs({}, {}, {}), numbers{});
    EXPECT_EQ(net_of_costs(std::span{dates}.first(1), numbers{8}, {}), numbers{8});
}

TEST(net_of_costs, refuses_what_it_cannot_mean) {
    const track t = with_two_reviews();
    const auto message = [&](const std::vector<review_cost>& costs) {
        return thrown<std::invalid_argument>([&] { net_of_costs(t.dates, t.levels, costs); });
    };
    EXPECT_EQ(message({{t.dates[1], .1}, {t.dates[1], .1}}), "(nothing thrown)");
    EXPECT_EQ(message({{t.dates[1], nan}}), "cost on 2024-01-02 is nan, expected a finite number, zero or more");
    EXPECT_EQ(message({{t.dates[1], -1}}), "cost on 2024-01-02 is -1, expected a finite number, zero or more");
    EXPECT_EQ(message({{t.dates[2], .1}, {t.dates[1], .1}}),
              "date of costs[1] is 2024-01-02, expected one of the dates, in the order of costs");
    EXPECT_EQ(message({{date{2025, 1, 1}, .1}}),
              "date of costs[0] is 2025-01-01, expected one of the dates, in the order of costs");
    EXPECT_EQ(thrown<std::domain_error>([&] {
                  net_of_costs(t.dates, t.levels, std::vector<review_cost>{{t.dates[1], 1}});
              }),
              "cost on 2024-01-02 is 1 of the index, less than 1 is needed");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { net_of_costs(t.dates, numbers{1}, {}); }),
              "length of levels is 1, expected the length of dates, 6");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { review_costs(t, -1); }),
              "cost per side is -1, expected a finite number, zero or more");
}

}
