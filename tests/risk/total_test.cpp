// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/total.hpp>

#include <tidemark/run/rolling.hpp>
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
[[maybe_unused]] const double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Total, OfNothingIsZero) {
    EXPECT_EQ(run::whole(risk::total{}, series{1, 2, 4}), 7);
    EXPECT_EQ(run::whole(risk::total{}, series{}), 0);
    EXPECT_EQ(run::rolling(risk::total{}, series{nan, 1}, 1, tidemark::missing::skip{0}), (series{0, 1}));
    EXPECT_EQ(run::whole(risk::total{}, series{1, inf}), inf);
}

// Summed one after the other, a thousand times 1e9 + 0.1 has lost the tenths' last four digits.
TEST(Total, KeepsDigitsAtAHighLevel) {
    const series x(1000, 1e9 + 0.1);
    EXPECT_DOUBLE_EQ(run::whole(risk::total{}, x), 1000 * (1e9 + 0.1));
    EXPECT_DOUBLE_EQ(run::rolling(risk::total{}, x, 500).back(), 500 * (1e9 + 0.1));
}

// What was large and has left the window leaves nothing behind.
TEST(Total, ForgetsWhatHasLeft) {
    EXPECT_EQ(run::rolling(risk::total{}, series{1e300, 0.1, 0.2, 0.4}, 2).back(), 0.2 + 0.4);
}

}
