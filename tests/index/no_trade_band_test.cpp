// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/no_trade_band.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <string>

using tidemark::index::no_trade_band;
using tidemark::support::thrown;

namespace {

constexpr double nan = tidemark::core::nan;
constexpr no_trade_band band{.cost_per_side = .0010, .risk_aversion = 1, .volatility = .60};

/// The weight of least cost, tried one by one, a ten-millionth apart.
double tried(double held, double target) {
    double best = 0, least = tidemark::core::infinity;
    for (int i = 1500000; i <= 3500000; ++i) {
        const double w = i * 1e-7;
        const double cost = .36 * (w - target) * (w - target) + .0010 * std::abs(w - held);
        if (cost < least) least = cost, best = w;
    }
    return best;
}

// Ten basis points a side and a volatility of 60 %.
TEST(no_trade_band, trades_to_its_nearer_edge) {
    EXPECT_NEAR(band.half_width(), .001388888889, 5e-13);
    EXPECT_NEAR(band(.2754, .25), .2513888889, 5e-11);
    EXPECT_NEAR(band(.20, .25), .2486111111, 5e-11);
    EXPECT_EQ(band(.2508, .25), .2508) << "left alone";
    EXPECT_EQ(band(.25, .25), .25);
}

TEST(no_trade_band, finds_the_least_cost) {
    for (const double held : {.2754, .2508, .20, .2486, .25})
        EXPECT_NEAR(band(held, .25), tried(held, .25), 2e-7) << held;
}

TEST(no_trade_band, without_cost_is_no_band) {
    const no_trade_band free{.cost_per_side = 0, .risk_aversion = 2, .volatility = .3};
    EXPECT_EQ(free.half_width(), 0);
    EXPECT_EQ(free(.9, .25), .25);
    EXPECT_EQ(free(.1, .25), .25);
    EXPECT_DOUBLE_EQ((no_trade_band{.cost_per_side = .36, .risk_aversion = 2, .volatility = .3}.half_width()), 1);
}

TEST(no_trade_band, refuses_what_it_cannot_mean) {
    const auto message = [](const no_trade_band& b, double held = 0, double target = 0) {
        return thrown<std::invalid_argument>([&] { static_cast<void>(b(held, target)); });
    };
    EXPECT_EQ(message({.cost_per_side = -1, .risk_aversion = 1, .volatility = 1}),
              "cost_per_side is -1, expected a finite number, zero or more");
    EXPECT_EQ(message({.cost_per_side = 0, .risk_aversion = 0, .volatility = 1}),
              "risk_aversion is 0, expected a positive finite number");
    EXPECT_EQ(message({.cost_per_side = 0, .risk_aversion = 1, .volatility = nan}),
              "volatility is nan, expected a positive finite number");
    EXPECT_EQ(message(band, nan), "held is nan, expected a finite number");
    EXPECT_EQ(message(band, 0, nan), "target is nan, expected a finite number");
}

}
