// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/volatility.hpp>

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

const series r{0.01, -0.02, 0.03, 0.005};

TEST(Volatility, GrowsWithTheSquareRootOfTime) {
    const double daily = run::whole(risk::volatility{.periods_per_year = 1}, r);
    EXPECT_DOUBLE_EQ(run::whole(risk::volatility{.periods_per_year = 365}, r), daily * std::sqrt(365.0));
    EXPECT_DOUBLE_EQ(run::whole(risk::volatility{.periods_per_year = 252, .ddof = 0}, r),
                     daily * std::sqrt(252.0 * 3 / 4));
}

TEST(Volatility, ScalesByTheIndexOfAStableLaw) {
    const double daily = run::whole(risk::volatility{.periods_per_year = 1}, r);
    EXPECT_DOUBLE_EQ(run::whole(risk::volatility{.periods_per_year = 256, .stability = 1.6}, r), daily * 32);
}

TEST(Volatility, RefusesWhatMakesNoSense) {
    for (const double p : {0.0, -1.0, inf, std::nan("")})
        EXPECT_THROW(run::whole(risk::volatility{.periods_per_year = p}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::volatility{.periods_per_year = 1, .ddof = -1}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::volatility{.periods_per_year = 1, .stability = 0}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::volatility{.periods_per_year = 1, .stability = 2.1}, r), std::invalid_argument);
}

}
