// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/cash_flow.hpp>

#include <gtest/gtest.h>

namespace {

using tidemark::core::date;
using tidemark::risk::cash_flow;

TEST(CashFlow, IsADayAndAnAmount) {
    static_assert(cash_flow{{2024, 1, 14}, 3}.day == date{2024, 1, 14});
    EXPECT_FALSE(cash_flow{}.day.ok()) << "no day is guessed";
    EXPECT_NE((cash_flow{{2024, 1, 14}, 3}), (cash_flow{{2024, 1, 14}, -3}));
}

}
