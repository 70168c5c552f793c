// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/argmin.hpp>

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

using risk::counted_from;
using risk::tie;
const series x{2, 1, 5, 1, 5, 3};

TEST(Argmin, FromEitherEndAndOfEqualsEither) {
    EXPECT_EQ(run::whole(risk::argmin{}, x), 1);
    EXPECT_EQ(run::whole(risk::argmin{.among_equals = tie::last}, x), 3);
    EXPECT_EQ(run::whole(risk::argmin{.counted = counted_from::newest}, x), 4);
    EXPECT_EQ(run::whole(risk::argmin{.counted = counted_from::newest, .among_equals = tie::last}, x), 2);
}

TEST(Argmax, FromEitherEndAndOfEqualsEither) {
    EXPECT_EQ(run::whole(risk::argmax{}, x), 2);
    EXPECT_EQ(run::whole(risk::argmax{.among_equals = tie::last}, x), 4);
    EXPECT_EQ(run::whole(risk::argmax{.counted = counted_from::newest}, x), 3);
    EXPECT_EQ(run::whole(risk::argmax{.counted = counted_from::newest, .among_equals = tie::last}, x), 1);
}

TEST(Argmin, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::argmin{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(risk::argmax{}, series{nan})));
    EXPECT_EQ(run::whole(risk::argmin{}, series{nan, 4, nan, 3}), 1);  // missing rows are not counted
    EXPECT_EQ(run::whole(risk::argmin{}, series{inf, inf}), 0);
    EXPECT_EQ(run::whole(risk::argmax{}, series{-inf, -inf}), 0);
}

}
