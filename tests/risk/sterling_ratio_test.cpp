// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/sterling_ratio.hpp>

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

const series r{-0.5, 1, 0.5, -0.25, 0.5};  // growth 1.6875, depths 0.5 and 0.25

TEST(SterlingRatio, ByTheLargestDrawdownAndTenPerCent) {
    EXPECT_DOUBLE_EQ(run::whole(risk::sterling_ratio{.periods_per_year = 5}, r), 0.6875 / 0.6);
    EXPECT_DOUBLE_EQ(run::whole(risk::sterling_ratio{.periods_per_year = 5, .excess = 0}, r), 0.6875 / 0.5);
}

TEST(SterlingRatio, ByTheMeanOfTheYears) {  // of two returns, the last of one: 0.5, 0.25 and 0
    const double growth = std::pow(1.6875, 2.0 / 5) - 1;
    EXPECT_DOUBLE_EQ(run::whole(risk::sterling_ratio_average_annual{.periods_per_year = 2}, r), growth / 0.35);
    const series two_years{r.begin(), r.end() - 1};
    EXPECT_DOUBLE_EQ(run::whole(risk::sterling_ratio_average_annual{.periods_per_year = 2, .excess = 0}, two_years),
                     (std::sqrt(1.125) - 1) / 0.375);
}

TEST(SterlingRatio, ByTheLargestEpisodes) {
    EXPECT_DOUBLE_EQ(run::whole(risk::sterling_ratio_largest{.periods_per_year = 5, .largest = 2}, r), 0.6875 / 0.475);
    EXPECT_DOUBLE_EQ(run::whole(risk::sterling_ratio_largest{.periods_per_year = 5, .largest = 1, .excess = 0}, r),
                     0.6875 / 0.5);
}

template <class Ratio>
void has_the_edges_of_a_ratio() {
    const Ratio plain{.periods_per_year = 1}, bare{.periods_per_year = 1, .excess = 0};
    EXPECT_TRUE(std::isnan(run::whole(plain, series{})));
    EXPECT_TRUE(std::isnan(run::whole(plain, series{nan})));
    EXPECT_DOUBLE_EQ(run::whole(plain, series{0.1}), (1.1 - 1) / 0.1);
    EXPECT_EQ(run::whole(bare, series{0.1}), inf);
    EXPECT_TRUE(std::isnan(run::whole(bare, series{0, 0})));
    EXPECT_EQ(run::whole(bare, series{-1}), -1);
    EXPECT_TRUE(std::isnan(run::whole(plain, series{-2, 0.5})));
    EXPECT_THROW(run::whole(Ratio{.periods_per_year = 0}, r), std::invalid_argument);
    for (const double excess : {-0.1, inf, nan})
        EXPECT_THROW(run::whole(Ratio{.periods_per_year = 1, .excess = excess}, r), std::invalid_argument);
}

TEST(SterlingRatio, Edges) {
    has_the_edges_of_a_ratio<risk::sterling_ratio>();
    has_the_edges_of_a_ratio<risk::sterling_ratio_average_annual>();
    has_the_edges_of_a_ratio<risk::sterling_ratio_largest>();
    for (const double p : {0.5, 1.5, inf, nan})
        EXPECT_THROW(run::whole(risk::sterling_ratio_average_annual{.periods_per_year = p}, r), std::invalid_argument);
}

}
