// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/stability_of_timeseries.hpp>

#include <tidemark/run.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
constexpr double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();
using stability = risk::stability_of_timeseries;

double by_definition(const series& r) {
    long double level = 0, mean = 0, spread = 0, with_time = 0;
    std::vector<long double> path;
    const auto n = static_cast<long double>(r.size());
    for (const double x : r) path.push_back(level += std::log1p(static_cast<long double>(x)));
    for (const long double v : path) mean += v / n;
    for (std::size_t t = 0; t < path.size(); ++t) {
        spread += (path[t] - mean) * (path[t] - mean);
        with_time += (path[t] - mean) * (static_cast<long double>(t) - (n - 1) / 2);
    }
    return static_cast<double>(with_time * with_time / (spread * n * (n * n - 1) / 12));
}

TEST(StabilityOfTimeseries, MeetsItsDefinition) {
    const series r{0.02, -0.01, 0.03, 0.005, -0.04, 0.02, 0.01};
    EXPECT_NEAR(run::whole(stability{}, r), by_definition(r), 1e-14);
    const auto rolled = run::rolling(stability{}, r, 4);
    EXPECT_NEAR(rolled[5], by_definition({0.03, 0.005, -0.04, 0.02}), 1e-14);
}

TEST(StabilityOfTimeseries, OfConstantGrowthIsOne) {
    EXPECT_NEAR(run::whole(stability{}, series(100, 0.01)), 1, 1e-14);
    EXPECT_NEAR(run::whole(stability{}, series(100, -0.2)), 1, 1e-14);
    EXPECT_NEAR(run::whole(stability{}, series{0.1, 0.2}), 1, 1e-15) << "a line through two points";
    EXPECT_LE(run::whole(stability{}, series(1000, 1e-3)), 1);
}

TEST(StabilityOfTimeseries, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(stability{}, series{})));
    EXPECT_TRUE(std::isnan(run::whole(stability{}, series{nan, 0.1})));
    EXPECT_TRUE(std::isnan(run::whole(stability{}, series(5, 0))));
    EXPECT_TRUE(std::isnan(run::whole(stability{}, series{0.1, -1, 0.1, 0.3})));
    EXPECT_TRUE(std::isnan(run::whole(stability{}, series{-1.5, 0.1, 0.3})));
    EXPECT_TRUE(std::isnan(run::whole(stability{}, series{0.1, inf, 0.3})));
    EXPECT_EQ(run::whole(stability{}, series{0.1, nan, -0.2, 0.3}), run::whole(stability{}, series{0.1, -0.2, 0.3}))
        << "a missing row takes no time";
}

}
