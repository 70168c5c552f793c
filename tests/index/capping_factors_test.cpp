// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/capping_factors.hpp>

#include <tidemark/index/weight_limits.hpp>
#include <tidemark/index/weighting.hpp>

#include "support/expect_near.hpp"
#include "support/small_review.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <stdexcept>
#include <vector>

using namespace tidemark::index;
using tidemark::support::expect_near;
using tidemark::support::members_of;
using tidemark::support::thrown;

namespace {

using numbers = std::vector<double>;

TEST(capping_factors, cut_the_supply_of_what_is_capped) {
    const auto members = members_of({1800, 450, 160, 110, 60, 40, 20, 10});
    const numbers parent = market_cap{}(members);
    const numbers factors = capping_factors((market_cap{} | caps_by_rank{{0.30, 0.20}})(members, {}), parent);
    expect_near(factors, {0.1333333333, 0.3555555556, 1, 1, 1, 1, 1, 1}, 5e-11);
}

TEST(capping_factors, let_weights_drift_from_the_day_they_were_fixed) {
    const numbers supplies{10, 40, 100, 200}, fixed_at{100, 10, 3, 1}, effective_at{120, 9, 3, 1.1};
    numbers sizes;
    for (std::size_t i = 0; i < 4; ++i) sizes.push_back(supplies[i] * fixed_at[i]);
    const auto members = members_of(sizes);
    const numbers factors =
        capping_factors((market_cap{} | caps_by_rank{{0.40, 0.30}})(members, {}), market_cap{}(members));
    expect_near(factors, {0.6, 1, 1, 1}, 1e-15);
    numbers later;
    for (std::size_t i = 0; i < 4; ++i) later.push_back(effective_at[i] * supplies[i] * factors[i]);
    expect_near(market_cap{}(members_of(later)), {0.45, 0.225, 0.1875, 0.1375}, 1e-15);  // the first above its cap
}

TEST(capping_factors, of_staggered_caps_are_one_for_all_that_none_binds) {
    // 8, 8, 7, 6.5, 6 % for the first five, 4.5 % for all others: what binds has its cap exactly, the others one
    // factor.
    numbers sizes{300, 210, 190, 150, 130, 60, 58};
    for (int i = 0; i < 25; ++i) sizes.push_back(40.0 - i);
    const numbers caps{0.08, 0.08, 0.07, 0.065, 0.06, 0.045};
    const auto members = members_of(sizes);
    const numbers parent = market_cap{}(members);
    const numbers weights = (market_cap{} | caps_by_rank{caps})(members, {});
    const numbers factors = capping_factors(weights, parent);
    double free = 0, left = 1;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const bool binds = i < 7;
        if (binds) {
            EXPECT_EQ(weights[i], i < 5 ? caps[i] : 0.045) << i;
            left -= weights[i];
        } else {
            EXPECT_NEAR(factors[i], 1, 1e-15) << i;
            free += parent[i];
        }
    }
    const double scale = left / free;
    for (std::size_t i = 0; i < 7; ++i) EXPECT_NEAR(factors[i], weights[i] / parent[i] / scale, 1e-14) << i;
    // Multiplying the supplies by the factors gives the weights back.
    for (std::size_t i = 0; i < sizes.size(); ++i) sizes[i] *= factors[i];
    expect_near(market_cap{}(members_of(sizes)), weights, 1e-15);
}

TEST(capping_factors, refuses_what_has_none) {
    const auto message = [](const numbers& weights, const numbers& parent) {
        return thrown<std::invalid_argument>([&] { capping_factors(weights, parent); });
    };
    EXPECT_EQ(message({0.5, 0.5}, {1, 0}), "parent weight at position 1 is 0, expected a positive finite number");
    EXPECT_EQ(message({0.5, -0.5}, {1, 1}), "weight at position 1 is -0.5, expected a finite number, zero or more");
    EXPECT_EQ(message({0.5, 0.5}, {1}), "number of parent weights is 1, expected one for each weight, 2");
    EXPECT_EQ(message({0, 0}, {1, 1}), "largest weight is 0, expected a positive number");
    EXPECT_EQ(capping_factors({}, {}), numbers{});
}

}
