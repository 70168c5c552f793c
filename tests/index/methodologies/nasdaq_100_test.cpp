// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/methodologies/nasdaq_100.hpp>

#include <tidemark/index/calculate.hpp>

#include "support/expect_near.hpp"
#include "support/steady_market.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

using namespace tidemark::index;
using namespace tidemark::support;
using tidemark::core::date;
using tidemark::core::roll;

namespace {

// 46 companies alike, of which six grow until they have 57 %.
market universe(date grown_on) {
    const std::vector<double> grown{0.13, 0.12, 0.10, 0.09, 0.07, 0.06};
    std::vector<steady_asset> assets;
    std::vector<move> moves;
    for (std::size_t i = 0; i < 46; ++i) {
        const std::string id = (i < 10 ? "N0" : "N") + std::to_string(i);
        assets.push_back({.facts = {.id = id}});
        moves.push_back({grown_on, id, 46 * (i < grown.size() ? grown[i] : 0.43 / 40), 1});
    }
    return steady_market(assets, days_between({2023, 6, 15}, {2023, 9, 18}), moves);
}

rulebook rules(group_cut cut, std::vector<date> special = {}) {
    return methodologies::nasdaq_100_style(
        {.selection = largest(46), .cut = cut, .on_holiday = roll::preceding, .special_rebalances = std::move(special)},
        {.date = {2023, 6, 16}, .level = 100}, carry{.max_age = 4});
}

std::vector<double> largest_six(const review& r) {
    std::vector<double> weights = weights_at(r);
    weights.resize(6);
    return weights;
}

TEST(nasdaq_100, cuts_its_largest_by_one_factor_or_by_a_common_lid_at_a_special_rebalance) {
    const market moved = universe({2023, 7, 20});
    const track factor = calculate(rules(group_cut::one_factor, {{2023, 7, 24}}), moved);
    const track lid = calculate(rules(group_cut::common_lid, {{2023, 7, 24}}), moved);
    EXPECT_EQ(review_dates_of(factor), "2023-07-24 2023-09-15");
    EXPECT_EQ(factor.reviews[1].kind, review_kind::triggered);
    expect_near(largest_six(factor.reviews[1]),
                {0.0912280702, 0.0842105263, 0.0701754386, 0.0631578947, 0.0491228070, 0.0421052632}, 5e-11);
    expect_near(largest_six(lid.reviews[1]), {0.068, 0.068, 0.068, 0.068, 0.068, 0.06}, 1e-15);
    double apart = 0;
    for (std::size_t i = 0; i < 46; ++i) {
        apart += std::abs(factor.reviews[1].members[i].weight - lid.reviews[1].members[i].weight) / 2;
    }
    EXPECT_NEAR(apart, 0.0416, 5e-5);
    EXPECT_NEAR(factor.reviews[1].members[45].weight, 0.6 / 40, 1e-15);
}

TEST(nasdaq_100, waits_for_its_review_without_a_special_rebalance) {
    const track t = calculate(rules(group_cut::common_lid), universe({2023, 7, 20}));
    EXPECT_EQ(review_dates_of(t), "2023-09-15");
    expect_near(largest_six(t.reviews[1]), {0.068, 0.068, 0.068, 0.068, 0.068, 0.06}, 1e-15);
    EXPECT_EQ(t.name, "Nasdaq-100-style");
    EXPECT_EQ(t.not_applied, (std::vector<std::string>{"limits of the annual review of 14 %, 38.5 % and 4.4 %",
                                                       "changes of shares by 10 % or more between reviews"}));
}

TEST(nasdaq_100, leaves_weights_that_no_limit_touches) {
    const track t = calculate(rules(group_cut::one_factor), universe({2023, 9, 18}));
    expect_near(weights_at(t.reviews[1]), std::vector<double>(46, 1 / 46.0), 1e-15);
}

}
