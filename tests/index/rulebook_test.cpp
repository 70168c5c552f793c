// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/rulebook.hpp>

#include "support/markets.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <limits>
#include <stdexcept>

using namespace std::chrono_literals;
using namespace tidemark::index;
using tidemark::support::thrown;

namespace {

TEST(rulebook, reads_like_the_rules_and_can_be_changed_at_run_time) {
    rulebook rules{.selection = largest(100) | smallest(50),
                   .weighting = market_cap{},
                   .schedule = month_start{},
                   .missing_prices = carry{.max_age = 31},
                   .base = {.date = 2020y / 1 / 1, .level = 1000}};
    const market one = tidemark::support::market_of({{1}}, {{1}});
    const known_market known{one, 0};
    EXPECT_TRUE(rules.eligibility(applicant{known, 0}).admits(membership::newcomer)) << "by default every asset is";
    EXPECT_EQ(rules.missing_prices(2, 30), 2);
    rules.missing_prices = zero_after{.max_age = 5};
    EXPECT_EQ(rules.missing_prices(2, 30), 0);
    EXPECT_EQ(rules.base.level.value(), 1000);
    EXPECT_EQ(rules.base.date, (tidemark::core::date{2020, 1, 1}));
}

TEST(base_level, is_positive_and_finite) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { base_level{0}; }),
              "base level is 0, expected a positive finite number");
    constexpr double infinity = std::numeric_limits<double>::infinity();
    EXPECT_NE(thrown<std::invalid_argument>([&] { base_level{infinity}; }), "(nothing thrown)");
    EXPECT_NE(thrown<std::invalid_argument>([&] { base_level{-1000}; }), "(nothing thrown)");
}

}
