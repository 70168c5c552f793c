// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/extremes.hpp>

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

TEST(Extremes, SmallestLargestWorst) {
    const series r{0.01, -0.05, 0.02};
    EXPECT_EQ(run::whole(risk::minimum{}, r), -0.05);
    EXPECT_EQ(run::whole(risk::maximum{}, r), 0.02);
    EXPECT_EQ(run::whole(risk::worst_realization{}, r), 0.05);
    EXPECT_EQ(run::whole(risk::worst_realization{.as = risk::sign::as_return}, r), -0.05);
}

TEST(Extremes, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::minimum{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(risk::maximum{}, series{std::nan("")})));
    EXPECT_TRUE(std::isnan(run::whole(risk::worst_realization{}, series{})));
    EXPECT_EQ(run::whole(risk::minimum{}, series{1, -inf}), -inf);
    EXPECT_EQ(run::whole(risk::worst_realization{}, series{0.1, 0.2}), -0.1);  // not floored at zero
}

}
