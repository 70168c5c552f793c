// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/drawdown_episodes.hpp>

#include <tidemark/run/expanding.hpp>
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

using episode = risk::drawdown_episode;
using status = episode::status;

// From 120 to 90 and back above at 130, then from 130 to 77 and still there.
TEST(DrawdownEpisodes, OfLevels) {
    const auto found =
        run::whole(risk::drawdown_episodes_of_levels{}, series{100, 120, 90, 95, 130, 80, 85, 78, 82, 77});
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0], (episode{1, 2, 4, 0.25, status::recovered}));
    EXPECT_EQ(found[1], (episode{4, 9, 9, 1 - 77.0 / 130, status::open}));
}

TEST(DrawdownEpisodes, OfReturnsStartAtTheUnitBeforeTheFirst) {
    const auto found = run::whole(risk::drawdown_episodes{}, series{-0.5, 1, 0.5, -0.25});
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0], (episode{0, 1, 2, 0.5, status::recovered}));
    EXPECT_EQ(found[1], (episode{3, 4, 4, 0.25, status::open}));
}

TEST(DrawdownEpisodes, AnEqualHighEndsAnEpisodeAndMovesThePeak) {
    const auto found = run::whole(risk::drawdown_episodes_of_levels{}, series{4, 4, 2, 4, 3, 4});
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0], (episode{1, 2, 3, 0.5, status::recovered}));
    EXPECT_EQ(found[1], (episode{3, 4, 5, 0.25, status::recovered}));
}

TEST(DrawdownEpisodes, NoneWithoutALoss) {
    EXPECT_TRUE(run::whole(risk::drawdown_episodes{}, series{}).empty());
    EXPECT_TRUE(run::whole(risk::drawdown_episodes{}, series{0.1, 0, 0.2}).empty());
}

TEST(MaxDrawdownDuration, FromPeakToRecoveryOrUnderwater) {
    const series r{0.1, -0.1, -0.1, 1, -0.5, 0.1};
    EXPECT_EQ(run::whole(risk::max_drawdown_duration{}, r), 3);
    EXPECT_EQ(run::whole(risk::max_drawdown_duration{.counted = risk::max_drawdown_duration::count::underwater}, r), 2);
    EXPECT_EQ(run::expanding(risk::max_drawdown_duration{}, r), (series{0, 1, 2, 3, 3, 3}));
    EXPECT_EQ(run::whole(risk::max_drawdown_duration{}, series{0.1, 0.2}), 0);
    EXPECT_TRUE(std::isnan(run::whole(risk::max_drawdown_duration{}, series{})));
}

TEST(MaxDrawdownDuration, OfLevels) {
    const series levels{4, 5, 3, 4, 5, 2, 3};
    using duration = risk::max_drawdown_duration_of_levels;
    EXPECT_EQ(run::whole(duration{}, levels), 3);
    EXPECT_EQ(run::whole(duration{.counted = risk::max_drawdown_duration::count::underwater}, levels), 2);
    EXPECT_EQ(run::rolling(duration{}, levels, 3, tidemark::missing::skip{1}), (series{0, 0, 1, 2, 0, 1, 2}));
    EXPECT_TRUE(std::isnan(run::whole(duration{}, series{})));
    EXPECT_EQ(run::whole(duration{}, series{3}), 0);
    EXPECT_EQ(run::whole(duration{}, series{3, 3, 4}), 0);
}

TEST(DrawdownPath, TellsTheDeepest) {
    risk::drawdown_path path;
    for (const double v : {8.0, 6.0, 8.0, 4.0, 8.0, 7.0, 8.0, 5.0}) path.move_to(v);
    EXPECT_EQ(path.depths(0), (series{0.25, 0.5, 0.125, 0.375}));
    EXPECT_EQ(path.depths(1), (series{0.5}));
    EXPECT_EQ(path.depths(3), (series{0.5, 0.375, 0.25}));
    EXPECT_EQ(path.depths(9), (series{0.5, 0.375, 0.25, 0.125}));
    EXPECT_TRUE(risk::drawdown_path{}.depths(2).empty());
}

TEST(MaxDrawdownDuration, StartsAfreshInEveryWindow) {
    const series r{0.1, -0.1, -0.1, 1, -0.5, 0.1};
    EXPECT_EQ(run::rolling(risk::max_drawdown_duration{}, r, 3, tidemark::missing::skip{1}),
              (series{0, 1, 2, 3, 2, 2}));
}

}
