// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/calmar_ratio_recent.hpp>

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

using recent = risk::calmar_ratio_recent;

TEST(CalmarRatioRecent, ReadsTheLastReturnsOnly) {
    EXPECT_EQ(run::whole(recent{.periods_per_year = 2, .window = 2}, series{-0.5, nan, 1, nan, -0.25, nan}),
              0.5 / 0.25);
    EXPECT_EQ(run::whole(recent{.periods_per_year = 3}, series{1, 1, -0.25}), 2 / 0.25);
}

TEST(CalmarRatioRecent, IsTheCalmarRatioRolledOverAsMany) {
    series r;
    for (int i = 0; i < 100; ++i) r.push_back(0.05 * std::sin(i * i));
    const risk::calmar_ratio plain{.periods_per_year = 12};
    EXPECT_NEAR(run::whole(recent{.periods_per_year = 12}, r), run::rolling(plain, r, 36).back(), 1e-13);
    EXPECT_NEAR(run::rolling(recent{.periods_per_year = 12, .window = 5}, r, 50).back(),
                run::rolling(plain, r, 5).back(), 1e-13);
}

TEST(CalmarRatioRecent, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(recent{.periods_per_year = 1}, series{})));
    EXPECT_EQ(run::whole(recent{.periods_per_year = 1, .window = 1}, series{-0.5, 0.1}), inf);
    EXPECT_TRUE(std::isnan(run::whole(recent{.periods_per_year = 1, .window = 1}, series{-0.5, 0})));
    EXPECT_THROW(run::whole(recent{.periods_per_year = 1, .window = 0}, series{0.1}), std::invalid_argument);
    EXPECT_THROW(run::whole(recent{.periods_per_year = 0}, series{0.1}), std::invalid_argument);
}

}
