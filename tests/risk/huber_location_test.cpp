// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/huber_location.hpp>

#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include "support/definition_returns_and_shape.hpp"
#include "support/nasty_data.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace {

namespace run = tidemark::run;
using series = std::vector<double>;
using tidemark::risk::huber_location;
constexpr double inf = std::numeric_limits<double>::infinity();

// Median 2, scale 1.4826: only 100 is too far, so that 6 - 4 m + 1.5 * 1.4826 = 0.
TEST(HuberLocation, MovesWhatIsTooFarToTheReach) {
    const series x{0, 1, 2, 3, 100};
    EXPECT_NEAR(run::whole(huber_location{}, x), (6 + 1.5 * 1.4826) / 4, 1e-15);
    EXPECT_NEAR(run::whole(huber_location{.k = 1e6}, x), 21.2, 1e-14) << "the mean, when nothing is";
    EXPECT_EQ(run::whole(huber_location{}, series{0, 1, 2, 3, inf}), run::whole(huber_location{}, x));
    EXPECT_NEAR(run::rolling(huber_location{}, series{7, 0, 1, 2, 3, 100}, 5).back(), (6 + 1.5 * 1.4826) / 4, 1e-15);
}

TEST(HuberLocation, SolvesForEveryKindOfSample) {
    for (const auto& d : nasty::data_sets(200)) {
        if (d.name == "inf" || d.name == "nan" || d.name == "gaps") continue;
        for (const double k : {0.1, 1.5, 4.0}) {
            if (d.name == "shift" && k < 1) continue;  // its median has nothing within reach: many locations solve it
            const double got = run::whole(huber_location{.k = k}, d.x);
            const auto want = definition::huber_location(d.x, static_cast<long double>(k));
            const auto scale = 1e-30L + definition::median_absolute_deviation(d.x);
            EXPECT_LE(std::fabs(static_cast<long double>(got) - want) / std::max(scale, std::fabs(want)), 1e-14L)
                << d.name << ' ' << k;
        }
    }
}

TEST(HuberLocation, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(huber_location{}, series{})));
    EXPECT_EQ(run::whole(huber_location{}, series{0.1}), 0.1);
    EXPECT_EQ(run::whole(huber_location{}, series(6, 0.1)), 0.1);
    EXPECT_EQ(run::whole(huber_location{}, series{3, std::nan(""), 3, 3, 50}), 3) << "without a scale, the median";
    EXPECT_TRUE(std::isnan(run::whole(huber_location{}, series{1, inf, inf})));
    for (const double k : {0.0, -1.0, inf, std::nan("")})
        EXPECT_THROW(run::whole(huber_location{.k = k}, series{1}), std::invalid_argument);
}

}
