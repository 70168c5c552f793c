// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/beta.hpp>

#include <tidemark/core/pairs.hpp>
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

using tidemark::core::pairs;
const series b{0.01, -0.02, 0.03, -0.01, 0.02};
const series x{0.03, -0.01, 0.05, -0.005, 0.02};

double slope(const series& y, const series& z) {
    double mz = 0, my = 0, zz = 0, zy = 0;
    for (std::size_t i = 0; i < z.size(); ++i) mz += z[i], my += y[i];
    mz /= static_cast<double>(z.size()), my /= static_cast<double>(z.size());
    for (std::size_t i = 0; i < z.size(); ++i) zz += (z[i] - mz) * (z[i] - mz), zy += (z[i] - mz) * (y[i] - my);
    return zy / zz;
}

TEST(Beta, IsTheSlopeOnTheBenchmark) {
    EXPECT_NEAR(run::whole(risk::beta{}, pairs(x, b)), slope(x, b), 1e-14);
    EXPECT_NEAR(run::whole(risk::up_beta{}, pairs(x, b)), slope({0.03, 0.05, 0.02}, {0.01, 0.03, 0.02}), 1e-14);
    EXPECT_NEAR(run::whole(risk::down_beta{}, pairs(x, b)), slope({-0.01, -0.005}, {-0.02, -0.01}), 1e-14);
}

TEST(Beta, RowsWithoutBothDoNotCount) {
    const double nan = std::nan("");
    EXPECT_EQ(run::whole(risk::beta{}, pairs(series{1, nan, 2, 9}, series{1, 5, 2, nan})), 1);
}

TEST(Beta, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::beta{}, pairs(series{}, series{}))));
    EXPECT_TRUE(std::isnan(run::whole(risk::beta{}, pairs(series{1}, series{1}))));
    EXPECT_TRUE(std::isnan(run::whole(risk::beta{}, pairs(series{1, 2}, series{3, 3}))));
    EXPECT_EQ(run::whole(risk::beta{}, pairs(series{3, 3}, series{1, 2})), 0);
    EXPECT_TRUE(std::isnan(run::whole(risk::up_beta{}, pairs(series{1, 2}, series{-1, 0}))));  // zero is not up
    EXPECT_THROW(pairs(series{1}, series{1, 2}), std::invalid_argument);
}

}
