// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/pain_index.hpp>

#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
constexpr auto percent = risk::drawdown_unit::percent;

TEST(PainIndex, IsTheMeanDrawdown) {
    EXPECT_EQ(run::whole(risk::pain_index{}, series{-0.5, 0.5, 1, 0}), (0.5 + 0.25) / 4);
    EXPECT_EQ(run::whole(risk::pain_index{.unit = percent}, series{-0.5, 0.5, 1, 0}), 18.75);
    EXPECT_EQ(run::whole(risk::pain_index{.ddof = 1}, series{-0.5, 0.5, 1, 0}), 0.25);
    EXPECT_EQ(run::whole(risk::pain_index_of_levels{}, series{4, 2, 3, 8}), (0.5 + 0.25) / 4);
    EXPECT_EQ(run::whole(risk::pain_index_of_levels{.ddof = 1}, series{4, 2, 3, 8}), 0.25);
    EXPECT_EQ(run::whole(risk::pain_index_of_levels{.unit = percent}, series{4, 2, 3, 8}), 18.75);
}

TEST(PainIndex, StartsAfreshInEveryWindow) {
    const series rolled = run::rolling(risk::pain_index_of_levels{}, series{8, 4, 2, 4, 3}, 2);
    EXPECT_TRUE(std::isnan(rolled[0]));
    EXPECT_EQ((series{rolled.begin() + 1, rolled.end()}), (series{0.25, 0.25, 0, 0.125}));
}

TEST(PainIndex, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::pain_index{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(risk::pain_index_of_levels{}, series{})));
    EXPECT_EQ(run::whole(risk::pain_index{}, series{0.1, 0, 0.2}), 0);
    EXPECT_TRUE(std::isnan(run::whole(risk::pain_index{.ddof = 1}, series{0.1})));
    EXPECT_TRUE(std::isnan(run::whole(risk::pain_index_of_levels{.ddof = 1}, series{0.1})));
    EXPECT_THROW(run::whole(risk::pain_index{.ddof = -1}, series{0.1}), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::pain_index_of_levels{.ddof = -1}, series{0.1}), std::invalid_argument);
    EXPECT_EQ(run::whole(risk::pain_index{}, series{-1, 0.5}), 1);
    EXPECT_TRUE(std::isnan(run::whole(risk::pain_index{}, series{-1.5})));
    EXPECT_TRUE(std::isnan(run::whole(risk::pain_index_of_levels{}, series{1, -1})));
    EXPECT_EQ(run::whole(risk::pain_index_of_levels{}, series{1, 0}), 0.5);
}

}
