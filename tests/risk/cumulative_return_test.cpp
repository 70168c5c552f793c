// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/cumulative_return.hpp>

#include <tidemark/run/expanding.hpp>
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

TEST(CumulativeReturn, Compounds) {
    EXPECT_DOUBLE_EQ(run::whole(risk::cumulative_return{}, series{0.1, -0.5}), 1.1 * 0.5 - 1);
    EXPECT_DOUBLE_EQ(run::whole(risk::cumulative_return{.starting_value = 200}, series{0.1, -0.5}), 110);
}

TEST(CumulativeReturn, OfEveryRowSoFarIsASeries) {
    const double nan = std::nan("");
    const series r{nan, 0.5, nan, -0.5}, wealth = run::expanding(risk::cumulative_return{.starting_value = 100}, r);
    const series so_far = run::expanding(risk::cumulative_return{}, r);
    EXPECT_TRUE(std::isnan(so_far[0])) << "nothing to carry yet";
    EXPECT_EQ((series{so_far.begin() + 1, so_far.end()}), (series{0.5, 0.5, -0.25}));
    EXPECT_EQ((series{wealth.begin() + 1, wealth.end()}), (series{150, 150, 75}));
    EXPECT_TRUE(run::expanding(risk::cumulative_return{}, series{}).empty());
}

TEST(CumulativeReturn, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::cumulative_return{}, series{})));
    EXPECT_EQ(run::whole(risk::cumulative_return{}, series{0.25}), 0.25);
    EXPECT_EQ(run::whole(risk::cumulative_return{}, series{-1, 5}), -1);
    EXPECT_DOUBLE_EQ(run::whole(risk::cumulative_return{}, series{0.1, std::nan(""), 0.1}), 1.1 * 1.1 - 1);
    EXPECT_THROW(run::whole(risk::cumulative_return{.starting_value = -1}, series{0.1}), std::invalid_argument);
}

}
