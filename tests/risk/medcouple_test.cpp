// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/medcouple.hpp>

#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include "support/definition_returns_and_shape.hpp"
#include "support/nasty_data.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

namespace run = tidemark::run;
using series = std::vector<double>;
using tidemark::risk::medcouple;

// The examples of robustbase's mc(): the second is of Cushny's data, the additional sleep of ten patients.
TEST(Medcouple, AsRobustbase) {
    EXPECT_EQ(run::whole(medcouple{}, series{1, 2, 3, 4, 5}), 0);
    EXPECT_NEAR(run::whole(medcouple{}, series{1, 2, 7, 9, 10}), -1.0 / 3, 1e-15);
    EXPECT_NEAR(run::whole(medcouple{}, series{0, 0.8, 1, 1.2, 1.3, 1.3, 1.4, 1.8, 2.4, 4.6}), 0.125, 1e-14);
}

TEST(Medcouple, OfAFewNumbers) {
    EXPECT_NEAR(run::whole(medcouple{}, series{1, 2, 3, 4, 10, 20}), 0.625, 1e-15);
    EXPECT_NEAR(run::whole(medcouple{}, series{-1, -2, -3, -4, -10, -20}), -0.625, 1e-15);
    EXPECT_NEAR(run::rolling(medcouple{}, series{7, 1, 2, 3, 4, 10, 20}, 6).back(), 0.625, 1e-15);
}

TEST(Medcouple, CountsTiesWithTheMedian) {
    for (const unsigned ties : {1U, 2U, 5U}) {
        for (std::size_t n = 1; n <= 40; ++n) {
            auto x = nasty::normals(n, n);
            for (double& v : x) v = std::round(ties * (v + 0.2 * v * v));
            EXPECT_NEAR(run::whole(medcouple{}, x), static_cast<double>(definition::medcouple(x)), 1e-15) << n;
        }
    }
}

TEST(Medcouple, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(medcouple{}, series{})));
    EXPECT_EQ(run::whole(medcouple{}, series{3}), 0);
    EXPECT_EQ(run::whole(medcouple{}, series{3, std::nan(""), 4}), 0);
    EXPECT_EQ(run::whole(medcouple{}, series(6, 0.1)), 0);
    EXPECT_EQ(run::whole(medcouple{}, series(7, 0.1)), 0);
    EXPECT_EQ(run::whole(medcouple{}, series{0, 0, 0, 1, 2}), 1) << "nothing below, and most above";
    EXPECT_TRUE(std::isnan(run::whole(medcouple{}, series{1, 2, std::numeric_limits<double>::infinity()})));
}

}
