// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/max_drawdown_span.hpp>

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
using span = risk::drawdown_span;

TEST(MaxDrawdownSpan, FromPeakToTrough) {
    EXPECT_EQ(run::whole(risk::max_drawdown_span{}, series{1, -0.5, 0.5, -0.5, 3}), (span{0.625, 1, 4}));
    EXPECT_EQ(run::whole(risk::max_drawdown_span{}, series{-0.5, 3}), (span{0.5, 0, 1}));
    EXPECT_EQ(run::whole(risk::max_drawdown_span_of_levels{}, series{1, 4, 3, 4, 2, 8, 5}), (span{0.5, 3, 4}));
    EXPECT_EQ(run::whole(risk::max_drawdown_span_of_levels{}, series{1, 2}), (span{0, 0, 0}));
}

TEST(MaxDrawdownSpan, RollsInPositionsOfTheWindow) {
    const auto rolled = run::rolling(risk::max_drawdown_span_of_levels{}, series{8, 4, 6, 3, 6}, 3);
    ASSERT_EQ(rolled.size(), 5U);
    EXPECT_TRUE(std::isnan(rolled[1].depth) && std::isnan(rolled[1].peak) && std::isnan(rolled[1].trough));
    EXPECT_EQ(rolled[2], (span{0.5, 0, 1}));
    EXPECT_EQ(rolled[3], (span{0.5, 1, 2}));
    EXPECT_EQ(rolled[4], (span{0.5, 0, 1}));
    EXPECT_THROW(run::rolling(risk::max_drawdown_span{}, series{1}, 0), std::invalid_argument);
    EXPECT_THROW(run::rolling(risk::max_drawdown_span{}, series{1}, 2, tidemark::missing::skip{3}),
                 std::invalid_argument);
}

TEST(MaxDrawdownPosition, IsOneNumberOfTheSpan) {
    const series r{1, -0.5, 0.5, -0.5, 3};
    EXPECT_EQ(run::whole(risk::max_drawdown_position{.of = risk::drawdown_end::peak}, r), 1);
    EXPECT_EQ(run::whole(risk::max_drawdown_position{}, r), 4);
    EXPECT_EQ(run::rolling(risk::max_drawdown_position{}, r, 2).back(), 1);
}

TEST(MaxDrawdownSpan, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::max_drawdown_span{}, series{}).depth));
    EXPECT_TRUE(std::isnan(run::whole(risk::max_drawdown_position{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(risk::max_drawdown_span{}, series{0.1, -1.5}).trough));
    EXPECT_TRUE(std::isnan(run::whole(risk::max_drawdown_span_of_levels{}, series{1, -1}).peak));
    EXPECT_EQ(run::whole(risk::max_drawdown_span{}, series{-1, 0.5}), (span{1, 0, 1}));
}

}
