// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/market_days.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <type_traits>

using namespace tidemark::index;
using tidemark::support::thrown;

namespace {

TEST(market_days, are_one_or_more) {
    EXPECT_EQ(market_days{1}.count(), 1U);
    EXPECT_EQ(thrown<std::invalid_argument>([] { market_days{0}; }), "number of market days is 0, expected 1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] { market_days{-5}; }),
              "number of market days is -5, expected 1 or more");
    static_assert(!std::is_default_constructible_v<market_days>);
}

}
