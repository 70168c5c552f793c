// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/describe.hpp>

#include <tidemark/infer/sharpe_standard_error.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

using tidemark::infer::sharpe_standard_error;

TEST(describe, tells_a_standard_error_with_its_assumption) {
    constexpr auto d =
        describe(sharpe_standard_error{.periods_per_year = 12, .returns = sharpe_standard_error::assumption::mertens});
    EXPECT_EQ(std::string_view{d.name}, "sharpe_standard_error");
    ASSERT_EQ(d.parameters.size(), 3U);
    EXPECT_EQ(d.parameters[0].number, 12);
    EXPECT_EQ(std::string_view{d.parameters[2].name}, "returns");
    EXPECT_EQ(std::string_view{d.parameters[2].option}, "mertens");
}

}
