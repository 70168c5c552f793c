// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/fund_flow.hpp>

#include <tidemark/run/expanding.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/stream.hpp>
#include <tidemark/run/whole.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <stdexcept>
#include <vector>

using namespace tidemark;
using gauge::fund_flow;
using gauge::fund_market_effect;
using support::thrown;

namespace {

using series = std::vector<double>;

TEST(FundFlow, IsCreationsTimesNavAndNotTheChangeOfAssets) {
    const series shares{1'000'000, 1'040'000}, nav{50, 48};
    const auto days = core::pairs(shares, nav);
    EXPECT_EQ(run::whole(fund_flow{}, days), 1'920'000);
    EXPECT_EQ(run::whole(fund_market_effect{}, days), -2'000'000);
    EXPECT_EQ(1'920'000 - 2'000'000, shares[1] * nav[1] - shares[0] * nav[0]) << "assets fell by 80,000";
}

TEST(FundFlow, OfADayOfAWeekAndOfAllTime) {
    std::mt19937_64 bits{11};
    series shares, nav, flow(300, std::nan("")), market(300, std::nan(""));
    for (std::size_t t = 0; t < 300; ++t) {
        shares.push_back(1000.0 + static_cast<double>(bits() % 64));
        nav.push_back(20.0 + static_cast<double>(bits() % 32) / 8);
        if (t == 0) continue;
        flow[t] = (shares[t] - shares[t - 1]) * nav[t];
        market[t] = shares[t - 1] * (nav[t] - nav[t - 1]);
    }
    const auto days = core::pairs(shares, nav);
    const series daily = run::rolling(fund_flow{}, days, 2), weekly = run::rolling(fund_flow{}, days, 8);
    const series so_far = run::expanding(fund_flow{}, days), effect = run::expanding(fund_market_effect{}, days);
    run::stream live{fund_flow{}, 8};
    double sum = 0, moved = 0;
    for (std::size_t t = 0; t < 300; ++t) {
        live.update({shares[t], nav[t]});
        if (t == 0) continue;
        EXPECT_EQ(daily[t], flow[t]) << t;
        sum += flow[t];
        moved += market[t];
        EXPECT_EQ(so_far[t], sum) << "eighths are summed exactly";
        EXPECT_EQ(effect[t], moved);
        EXPECT_EQ(shares[0] * nav[0] + sum + moved, shares[t] * nav[t]);
        if (t < 7) continue;
        double of_week = 0;
        for (std::size_t d = t - 6; d <= t; ++d) of_week += flow[d];
        EXPECT_EQ(weekly[t], of_week);
        EXPECT_EQ(live.value(), weekly[t]);
    }
}

TEST(FundFlow, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(fund_flow{}, core::pairs(series{}, series{}))));
    EXPECT_TRUE(std::isnan(run::whole(fund_flow{}, core::pairs(series{5}, series{2}))));
    EXPECT_EQ(run::whole(fund_flow{}, core::pairs(series{5, std::nan(""), 8}, series{2, 3, 4})), 12)
        << "what was created meanwhile counts at the next day that is known";
}

TEST(FlowReturnCorrelation, TellsWhetherFlowsChaseReturns) {
    series flows(40), returns(40);
    std::mt19937_64 bits{5};
    for (double& r : returns) r = static_cast<double>(bits() % 1000) / 1000 - 0.5;
    flows[0] = 0;
    for (std::size_t t = 1; t < 40; ++t) flows[t] = 2 * returns[t - 1] + 1;  // a day after
    EXPECT_NEAR(gauge::flow_return_correlation(series(flows.begin() + 1, flows.end()),
                                               series(returns.begin() + 1, returns.end()), -1),
                1, 1e-12);
    EXPECT_LT(std::abs(gauge::flow_return_correlation(flows, returns, 1)), 0.5);
    EXPECT_TRUE(std::isnan(gauge::flow_return_correlation(flows, returns, 40)));
    EXPECT_TRUE(std::isnan(gauge::flow_return_correlation(series(40, 1.0), returns, 0)));
    EXPECT_EQ(thrown<std::invalid_argument>([&] { gauge::flow_return_correlation(flows, series{1}, 0); }),
              "length of returns is 1, expected the length of flows, 40");
}

}
