// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/missing_price.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <type_traits>

using namespace tidemark::index;
using tidemark::support::thrown;

namespace {

static_assert(!std::is_default_constructible_v<carry>, "the age must be given");
static_assert(!std::is_default_constructible_v<zero_after>, "the age must be given");

TEST(carry, keeps_the_last_price_to_its_age_and_no_longer) {
    constexpr carry policy{.max_age = 31};
    EXPECT_EQ(policy(17.5, 1), 17.5);
    EXPECT_EQ(policy(17.5, 31), 17.5);
    EXPECT_EQ(thrown<std::domain_error>([&] { policy(17.5, 32); }), "the last price is 32 days old, carry allows 31");
    EXPECT_EQ(thrown<std::domain_error>([] { carry{.max_age = 0}(17.5, 1); }),
              "the last price is 1 days old, carry allows 0");
}

TEST(zero_after, keeps_the_last_price_to_its_age_and_then_nothing) {
    constexpr zero_after policy{.max_age = 5};
    EXPECT_EQ(policy(17.5, 1), 17.5);
    EXPECT_EQ(policy(17.5, 5), 17.5);
    EXPECT_EQ(policy(17.5, 6), 0);
    EXPECT_EQ(zero_after{.max_age = 0}(17.5, 1), 0);
}

TEST(calendar_days, are_not_negative) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { static_cast<void>(carry{.max_age = -1}); }),
              "number of calendar days is -1, expected 0 or more");
}

}
