// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/time_weighted_return.hpp>

#include <tidemark/risk/cumulative_return.hpp>
#include <tidemark/run/whole.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace {

using series = std::vector<double>;
using tidemark::risk::time_weighted_return;

TEST(TimeWeightedReturn, ChainsTheStretchesBetweenFlows) {
    EXPECT_NEAR(time_weighted_return(series{74.2, 67, 104.4}, series{0, 37.1, 0}), 67 / 74.2 * (104.4 / 104.1) - 1,
                1e-15);
    EXPECT_EQ(time_weighted_return(std::vector<float>{0, 150}, series{100, 1e9}), 0.5)
        << "the first flow founds the portfolio, the last comes too late";
}

TEST(TimeWeightedReturn, DoesNotDependOnTheFlows) {
    const series r{0.1, -0.05, 0.2, 0.01};
    for (const double flow : {0.0, 10.0, -20.0}) {
        series values{100}, flows(r.size() + 1, flow);
        for (const double x : r) values.push_back((values.back() + flow) * (1 + x));
        EXPECT_NEAR(time_weighted_return(values, flows), tidemark::run::whole(tidemark::risk::cumulative_return{}, r),
                    1e-14);
    }
}

TEST(TimeWeightedReturn, Edges) {
    EXPECT_TRUE(std::isnan(time_weighted_return(series{}, series{})));
    EXPECT_TRUE(std::isnan(time_weighted_return(series{1}, series{0})));
    EXPECT_TRUE(std::isnan(time_weighted_return(series{1, std::nan(""), 2}, series{0, 0, 0})));
    EXPECT_EQ(time_weighted_return(series{1, 2}, series{-1, 0}), std::numeric_limits<double>::infinity());
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>([] {
                  time_weighted_return(series{1, 2}, series{1});
              }),
              "length of flows is 1, expected the length of values, 2");
}

}
