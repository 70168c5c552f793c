// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/day_count.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <type_traits>

using namespace tidemark::index;
using tidemark::support::thrown;

namespace {

TEST(day_count, is_one_or_more) {
    EXPECT_EQ(day_count{1}.count(), 1U);
    EXPECT_EQ(thrown<std::invalid_argument>([] { day_count{0}; }), "number of days is 0, expected 1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] { day_count{-5}; }), "number of days is -5, expected 1 or more");
    static_assert(!std::is_default_constructible_v<day_count>);
}

}
