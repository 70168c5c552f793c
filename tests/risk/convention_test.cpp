// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/convention.hpp>

#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
[[maybe_unused]] constexpr double inf = std::numeric_limits<double>::infinity();

TEST(Convention, ASpreadGivesUpNoNegativeFreedom) {
    EXPECT_EQ(risk::check_ddof(0).argument, nullptr);
    EXPECT_EQ(risk::check_ddof(1).argument, nullptr);
    EXPECT_STREQ(risk::check_ddof(-1).argument, "ddof");
    EXPECT_STREQ(risk::check_ddof(std::nan("")).argument, "ddof");
}

TEST(Convention, ALossTurnsIntoAReturnBySign) {
    EXPECT_EQ(risk::signed_as(risk::sign::as_loss, 0.1), 0.1);
    EXPECT_EQ(risk::signed_as(risk::sign::as_return, 0.1), -0.1);
}

}
