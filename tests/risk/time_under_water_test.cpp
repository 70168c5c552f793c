// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/time_under_water.hpp>

#include <tidemark/run/expanding.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/stream.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
const series r{0.1, -0.1, -0.1, 1, -0.5, 0.1};

TEST(TimeUnderWater, CountsSinceTheHigh) {
    EXPECT_EQ(run::expanding(risk::time_under_water{}, r), (series{0, 1, 2, 0, 1, 2}));
    EXPECT_EQ(run::expanding(risk::time_under_water_of_levels{}, series{5, 4, 5, 3, 4, 6}), (series{0, 1, 0, 1, 2, 0}));
    EXPECT_TRUE(std::isnan(run::whole(risk::time_under_water{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(risk::time_under_water_of_levels{}, series{})));
}

TEST(TimeUnderWater, StartsAfreshInEveryWindow) {
    const tidemark::missing::skip any{1};
    EXPECT_EQ(run::rolling(risk::time_under_water{}, r, 2, any), (series{0, 1, 2, 0, 1, 2}));
    EXPECT_EQ(run::rolling(risk::time_under_water_of_levels{}, series{5, 4, 3, 2, 3}, 3, any), (series{0, 1, 2, 2, 0}));
}

TEST(TimeUnderWater, Streams) {
    run::stream live{risk::time_under_water{}, 3};
    for (const double x : {0.1, -0.1, -0.2}) live.update(x);
    EXPECT_EQ(live.value(), 2);
    EXPECT_EQ(live.peek(2), 0);
    EXPECT_EQ(live.peek(-0.1), 3);
}

TEST(DrawdownCount, CountsEpisodes) {
    EXPECT_EQ(run::expanding(risk::drawdown_count{}, r), (series{0, 1, 1, 1, 2, 2}));
    EXPECT_EQ(run::rolling(risk::drawdown_count{}, r, 2, tidemark::missing::skip{1}), (series{0, 1, 1, 1, 1, 1}));
    EXPECT_EQ(run::whole(risk::drawdown_count{}, series{}), 0);
}

}
