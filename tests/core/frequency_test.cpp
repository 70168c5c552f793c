// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/frequency.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <string_view>
#include <type_traits>

using tidemark::core::frequency;

namespace {

TEST(frequency, is_made_of_any_number_and_of_nothing_else) {
    const frequency daily = 365, exchange = 252.25, weekly = std::size_t{52}, monthly = 12L, once = 1.0F;
    EXPECT_EQ(daily.value(), 365);
    EXPECT_EQ(exchange.value(), 252.25);
    EXPECT_EQ(weekly.value(), 52);
    EXPECT_EQ(monthly.value(), 12);
    EXPECT_EQ(once.value(), 1);
    static_assert(frequency{365}.value() == 365);
    static_assert(!std::is_default_constructible_v<frequency>, "none is guessed");
    static_assert(!std::is_constructible_v<frequency, bool>, "yes is no frequency");
    static_assert(!std::is_constructible_v<frequency, const char*>);
}

TEST(frequency, complains_unless_it_is_positive_and_finite) {
    for (const double good : {365.0, 252.0, 1.0, 0.5, 1e-300, 1e300}) {
        EXPECT_EQ(frequency{good}.check().argument, nullptr) << good;
    }
    for (const double bad : {0.0, -0.0, -365.0, HUGE_VAL, -HUGE_VAL, std::nan("")}) {
        const auto complaint = frequency{bad}.check();
        ASSERT_NE(complaint.argument, nullptr) << bad;
        EXPECT_EQ(std::string_view{complaint.argument}, "periods_per_year");
        EXPECT_EQ(std::string_view{complaint.expected}, "a positive number");
        EXPECT_TRUE(std::isnan(bad) ? std::isnan(complaint.value) : complaint.value == bad);
    }
    EXPECT_EQ(frequency{-12}.check().value, -12);
}

}
