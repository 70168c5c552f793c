// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/drawdown_at_risk.hpp>

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
[[maybe_unused]] const double nan = std::numeric_limits<double>::quiet_NaN();

using at_risk = risk::drawdown_at_risk;
using conditional = risk::conditional_drawdown_at_risk;
constexpr auto episodes = risk::drawdown_sample::episodes;
constexpr auto arithmetic = risk::drawdown_scale::arithmetic;
constexpr auto log_scale = risk::drawdown_scale::log;
const series r{-0.5, 0.5, 1, 0, -0.125, 0, 1, -0.25};  // drawdowns 0.5 0.25 0 0 0.125 0.125 0 0.25

TEST(DrawdownAtRisk, IsAQuantileOfAllDrawdowns) {
    EXPECT_EQ(run::whole(at_risk{.alpha = 0.125}, r), 0.5);
    EXPECT_EQ(run::whole(at_risk{.alpha = 0.126}, r), 0.25);
    EXPECT_EQ(run::whole(at_risk{.alpha = 0.5}, r), 0.125);
    EXPECT_EQ(run::whole(at_risk{.alpha = 0.99}, r), 0);
    EXPECT_EQ(run::whole(at_risk{.alpha = 0.25, .as = risk::sign::as_return}, r), -0.25);
    EXPECT_EQ(run::whole(at_risk{.alpha = 0.5, .type = risk::quantile_type::linear}, r), 0.125);
    EXPECT_NEAR(run::whole(at_risk{.alpha = 0.1, .type = risk::quantile_type::linear}, r), 0.5 - 0.7 * 0.25, 1e-15);
}

TEST(ConditionalDrawdownAtRisk, IsTheMeanOfTheTail) {
    EXPECT_EQ(run::whole(conditional{.alpha = 0.125}, r), 0.5);
    EXPECT_EQ(run::whole(conditional{.alpha = 0.25}, r), 0.375);
    EXPECT_NEAR(run::whole(conditional{.alpha = 0.3125}, r), (0.75 + 0.5 * 0.25) / 2.5, 1e-15);
    EXPECT_EQ(run::whole(conditional{.alpha = 0.25, .as = risk::sign::as_return}, r), -0.375);
}

TEST(DrawdownAtRisk, OfEpisodes) {  // 0.5, 0.25 and, in between, 0.125
    EXPECT_EQ(run::whole(at_risk{.alpha = 0.5, .of = episodes}, r), 0.25);
    EXPECT_NEAR(run::whole(conditional{.alpha = 0.5, .of = episodes}, r), (0.5 + 0.5 * 0.25) / 1.5, 1e-15);
}

TEST(DrawdownAtRisk, OfAConstantStakeOrInLogarithms) {  // drawdowns 0.5 0 0 0 0.125 0.125 0 0.25
    EXPECT_EQ(run::whole(at_risk{.alpha = 0.25, .scale = arithmetic}, r), 0.25);
    EXPECT_EQ(run::whole(conditional{.alpha = 0.25, .scale = arithmetic}, r), 0.375);
    EXPECT_DOUBLE_EQ(run::whole(at_risk{.alpha = 0.125, .scale = log_scale}, r), std::log(2.0));
}

TEST(DrawdownAtRisk, ShortfallIsNeverBelowIt) {
    series many;
    for (int i = 0; i < 200; ++i) many.push_back(0.05 * std::sin(i * i));
    for (double alpha = 0.01; alpha < 1; alpha += 0.01)
        EXPECT_GE(run::whole(conditional{.alpha = alpha}, many), run::whole(at_risk{.alpha = alpha}, many));
}

TEST(DrawdownAtRisk, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(at_risk{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(conditional{}, series{nan})));
    for (const auto sample : {risk::drawdown_sample::series, episodes}) {
        for (const auto sign : {risk::sign::as_loss, risk::sign::as_return}) {
            const double value = run::whole(at_risk{.of = sample, .as = sign}, series{0.1, 0, 0.2});
            const double mean = run::whole(conditional{.of = sample, .as = sign}, series{0.1, 0, 0.2});
            EXPECT_TRUE(value == 0 && !std::signbit(value));
            EXPECT_TRUE(mean == 0 && !std::signbit(mean));
        }
    }
    EXPECT_EQ(run::whole(at_risk{}, series{-0.5}), 0.5);
    EXPECT_EQ(run::whole(conditional{}, series{-1, 3}), 1);
    EXPECT_EQ(run::whole(conditional{.scale = log_scale}, series{-1, 3}), inf);
    EXPECT_TRUE(std::isnan(run::whole(at_risk{}, series{-1.5, 0.5})));
    EXPECT_EQ(run::whole(at_risk{.scale = arithmetic}, series{-1.5, 0.5}), 1.5);
    EXPECT_TRUE(std::isnan(run::whole(conditional{}, series{1e300, 1e300})));
    for (const double a : {0.0, 1.0, nan}) {
        EXPECT_THROW(run::whole(at_risk{.alpha = a}, r), std::invalid_argument);
        EXPECT_THROW(run::whole(conditional{.alpha = a}, r), std::invalid_argument);
    }
}

TEST(SmallestOf, GivesTheFirstInOrderAndKnowsHowManyThereAre) {
    series values;
    for (int i = 0; i < 100; ++i) values.push_back(i * 37 % 100);
    const risk::smallest_of some{values, 7}, all{values, 200}, none{{}, 3};
    EXPECT_EQ(some.size(), 100U);
    for (std::size_t k = 0; k < 7; ++k) EXPECT_EQ(some[k], static_cast<double>(k));
    for (std::size_t k = 0; k < 100; ++k) EXPECT_EQ(all[k], static_cast<double>(k));
    EXPECT_EQ(none.size(), 0U);
}

}
