// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/semi_deviation.hpp>

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

using semi = risk::semi_deviation;
constexpr auto subset = risk::averaged_over::subset;
const series r{0.02, -0.01, 0.03, -0.03, 0.04};  // about 0.01: 0.01 -0.02 0.02 -0.04 0.03

TEST(SemiDeviation, BelowTheMean) {
    EXPECT_NEAR(run::whole(semi{.periods_per_year = 1}, r), std::sqrt(0.002 / 5), 1e-17);
    EXPECT_NEAR(run::whole(semi{.periods_per_year = 4}, r), 2 * std::sqrt(0.002 / 5), 1e-17);
}

TEST(SemiDeviation, NamedAlternatives) {
    EXPECT_NEAR(run::whole(semi{.periods_per_year = 1, .ddof = 1}, r), std::sqrt(0.002 / 4), 1e-17);
    EXPECT_NEAR(run::whole(semi{.periods_per_year = 1, .averaged = subset}, r), std::sqrt(0.002 / 2), 1e-17);
    EXPECT_NEAR(run::whole(semi{.periods_per_year = 1, .ddof = 1, .averaged = subset}, r), std::sqrt(0.002), 1e-16);
}

TEST(SemiDeviation, RollsOverMissingRows) {
    const series rolled =
        run::rolling(semi{.periods_per_year = 1}, series{1, nan, 5, nan, nan}, 3, tidemark::missing::skip{1});
    EXPECT_EQ(rolled, (series{0, 0, std::sqrt(2.0), 0, 0}));
}

TEST(SemiDeviation, Edges) {
    const semi plain{.periods_per_year = 1}, sample{.periods_per_year = 1, .ddof = 1};
    EXPECT_TRUE(std::isnan(run::whole(plain, series{})));
    EXPECT_TRUE(std::isnan(run::whole(plain, series{nan, nan})));
    EXPECT_EQ(run::whole(plain, series{0.1}), 0);
    EXPECT_TRUE(std::isnan(run::whole(sample, series{0.1})));
    EXPECT_EQ(run::whole(sample, series(7, 0.1)), 0);
    EXPECT_EQ(run::whole(semi{.periods_per_year = 1, .averaged = subset}, series(7, 0.1)), 0);
    EXPECT_TRUE(std::isnan(run::whole(semi{.periods_per_year = 1, .ddof = 1, .averaged = subset}, series{1, 2})));
    EXPECT_TRUE(std::isnan(run::whole(plain, series{1, 2, inf})));
    EXPECT_THROW(run::whole(semi{.periods_per_year = 0}, r), std::invalid_argument);
    EXPECT_THROW(run::whole(semi{.periods_per_year = 1, .ddof = -1}, r), std::invalid_argument);
}

}
