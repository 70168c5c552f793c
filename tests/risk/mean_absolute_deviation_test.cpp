// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/mean_absolute_deviation.hpp>

#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
using deviation = risk::mean_absolute_deviation;
constexpr risk::mean_absolute_deviation_from_median about_median;

TEST(MeanAbsoluteDeviation, AboutTheMeanOrTheMedian) {
    const series x{1, 9, 2, 0};  // mean 3, median anything from 1 to 2
    EXPECT_EQ(run::whole(deviation{}, x), 3);
    EXPECT_EQ(run::whole(about_median, x), 2.5);
}

TEST(MeanAbsoluteDeviation, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(deviation{}, series{})));
    EXPECT_EQ(run::whole(deviation{}, series{0.1}), 0);
    EXPECT_EQ(run::whole(deviation{}, series(7, 0.1)), 0);
    const double inf = std::numeric_limits<double>::infinity();
    EXPECT_TRUE(std::isnan(run::whole(deviation{}, series{1, 2, inf})));
    EXPECT_EQ(run::whole(about_median, series{1, 2, inf}), inf);
}

TEST(MeanAbsoluteDeviation, RollsOverMissingRows) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const series rolled = run::rolling(deviation{}, series{1, nan, 5, nan, nan}, 3, tidemark::missing::skip{1});
    EXPECT_EQ(rolled, (series{0, 0, 2, 0, 0}));
}

TEST(MeanAbsoluteDeviation, KeepsDigitsAtAHighLevel) {
    EXPECT_EQ(run::rolling(deviation{}, series{1e300, 1e9, 1e9 + 1, 1e9 + 2, 1e9 + 3}, 4).back(), 1);
}

}
