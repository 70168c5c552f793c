// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/correlation.hpp>

#include <tidemark/core/pairs.hpp>
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

using tidemark::core::pairs;

TEST(Correlation, OfALineIsOneAndNeverMore) {
    for (const double slope : {1e-9, 0.1, 3.0, 1e9}) {
        series x, y, z;
        for (int i = 0; i < 1000; ++i)
            x.push_back(0.1 * i * i), y.push_back(slope * x.back()), z.push_back(7 - slope * x.back());
        const double up = run::whole(risk::correlation{}, pairs(x, y)),
                     down = run::whole(risk::correlation{}, pairs(x, z));
        EXPECT_NEAR(up, 1, 1e-15);
        EXPECT_LE(up, 1);
        EXPECT_NEAR(down, -1, 1e-15);
        EXPECT_GE(down, -1);
    }
}

TEST(Correlation, SaysNothingOfDrift) {
    const series x{0.01, -0.02, 0.03, 0.01}, y{0.02, -0.01, 0.01, 0.03};
    series lower;
    for (const double v : y) lower.push_back(v - 0.01);
    EXPECT_NEAR(run::whole(risk::correlation{}, pairs(x, y)), run::whole(risk::correlation{}, pairs(x, lower)), 1e-15);
}

TEST(Correlation, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(risk::correlation{}, pairs(series{1}, series{1}))));
    EXPECT_TRUE(std::isnan(run::whole(risk::correlation{}, pairs(series{1, 2, 3}, series{4, 4, 4}))));
    EXPECT_TRUE(std::isnan(run::whole(risk::correlation{}, pairs(series{4, 4, 4}, series{1, 2, 3}))));
    EXPECT_NEAR(run::whole(risk::correlation{}, pairs(series{1, 2}, series{5, 3})), -1, 0x1p-52);
}

TEST(Correlation, OfValuesWhoseSquaresMultipliedUnderflow) {
    const series x{1e-120, 2e-120, 4e-120}, y{2e-120, 1e-120, 5e-120};
    EXPECT_NEAR(run::whole(risk::correlation{}, pairs(x, y)),
                run::whole(risk::correlation{}, pairs(series{1, 2, 4}, series{2, 1, 5})), 1e-15);
}

}
