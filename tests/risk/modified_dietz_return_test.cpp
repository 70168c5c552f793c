// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/modified_dietz_return.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace {

namespace risk = tidemark::risk;
using risk::cash_flow;
using risk::flow_timing;
using risk::modified_dietz_return;
using tidemark::support::thrown;
constexpr double inf = std::numeric_limits<double>::infinity();
const risk::valued_period january{{2023, 12, 31}, 74.2, {2024, 1, 31}, 104.4};

TEST(ModifiedDietzReturn, WeighsAFlowByItsDays) {
    const std::vector<cash_flow> flow{{{2024, 1, 14}, 37.1}};
    EXPECT_NEAR(modified_dietz_return(january, flow), -6.9 / (74.2 + 37.1 * 17 / 31), 1e-15);
    EXPECT_NEAR(modified_dietz_return(january, flow, flow_timing::begin), -6.9 / (74.2 + 37.1 * 18 / 31), 1e-15);
    EXPECT_NEAR(risk::simple_dietz_return(74.2, 104.4, 37.1), -6.9 / (74.2 + 37.1 / 2), 1e-15);
    const std::vector<cash_flow> several{{{2024, 1, 1}, 10}, {{2024, 1, 21}, -4}, {{2024, 1, 31}, 2}};
    EXPECT_NEAR(modified_dietz_return(january, several), 22.2 / (74.2 + 10 * 30.0 / 31 - 4 * 10.0 / 31), 1e-14);
    EXPECT_NEAR(modified_dietz_return(january, several, flow_timing::begin),
                22.2 / (74.2 + 10 - 4 * 11.0 / 31 + 2 * 1.0 / 31), 1e-14);
}

TEST(ModifiedDietzReturn, WithoutFlowsIsTheSimpleReturn) {
    EXPECT_DOUBLE_EQ(modified_dietz_return(january, {}), 104.4 / 74.2 - 1);
    EXPECT_DOUBLE_EQ(risk::simple_dietz_return(74.2, 104.4, 0), 104.4 / 74.2 - 1);
}

TEST(ModifiedDietzReturn, FollowsDivisionWithoutCapital) {
    const std::vector<cash_flow> at_the_end{{{2024, 1, 31}, 5}};
    EXPECT_EQ(modified_dietz_return({{2023, 12, 31}, 0, {2024, 1, 31}, 6}, at_the_end), inf);
    EXPECT_TRUE(std::isnan(modified_dietz_return({{2023, 12, 31}, 0, {2024, 1, 31}, 5}, at_the_end)));
    EXPECT_EQ(risk::simple_dietz_return(1, -2, -2), -inf);
    EXPECT_TRUE(std::isnan(risk::simple_dietz_return(std::nan(""), 1, 0)));
    const std::vector<cash_flow> missing{{{2024, 1, 14}, std::nan("")}};
    EXPECT_TRUE(std::isnan(modified_dietz_return(january, missing)));
}

TEST(ModifiedDietzReturn, RefusesDaysOutsideThePeriod) {
    const auto refusal = [](const risk::valued_period& p, std::vector<cash_flow> flows, flow_timing timing) {
        return thrown<std::invalid_argument>([&] { modified_dietz_return(p, flows, timing); });
    };
    EXPECT_EQ(refusal(january, {{{2024, 1, 1}, 1}, {{2024, 2, 1}, 1}}, flow_timing::end),
              "day of flow 1 is 2024-02-01, expected a day from 2023-12-31 to 2024-01-31");
    EXPECT_EQ(refusal(january, {{{2023, 12, 31}, 1}}, flow_timing::begin),
              "day of flow 0 is 2023-12-31, expected a day from 2024-01-01 to 2024-01-31");
    EXPECT_EQ(refusal({{2024, 1, 31}, 1, {2024, 1, 31}, 1}, {}, flow_timing::end),
              "end is 2024-01-31, expected a day after begin");
    EXPECT_EQ(refusal({{}, 1, {2024, 1, 31}, 1}, {}, flow_timing::end), "begin is (no date), expected a day");
}

}
