// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/quadrant_counts.hpp>

#include <tidemark/core/pairs.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/stream.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace {

namespace run = tidemark::run;
using series = std::vector<double>;
using tidemark::core::pairs;
using tidemark::gauge::quadrant_counts;
using tidemark::gauge::quadrants;
using tidemark::gauge::synchronisation;
const double nan = std::numeric_limits<double>::quiet_NaN();

// Two series of a worked example whose signs differ in one row.
const series x{.012, -.020, .015, .004, -.031, .022, .008, -.005},
    y{.018, -.035, .010, .009, -.060, .025, -.004, -.005};

TEST(QuadrantCounts, TellHowOftenBothWentTheSameWay) {
    EXPECT_EQ(run::whole(quadrant_counts{}, pairs(x, y)),
              (quadrants{.both_up = 4, .both_down = 3, .first_up = 1, .second_up = 0, .unmoved = 0}));
    EXPECT_EQ(run::whole(quadrant_counts{}, pairs(y, x)),
              (quadrants{.both_up = 4, .both_down = 3, .first_up = 0, .second_up = 1, .unmoved = 0}));
    EXPECT_EQ(run::whole(synchronisation{}, pairs(x, y)), 7 / 8.);
}

TEST(QuadrantCounts, PutARowWithAZeroInNoQuadrant) {
    const series a{0, 1, 0, -1, 1, nan}, b{1, 0, -0.0, -1, -1, 1};
    EXPECT_EQ(run::whole(quadrant_counts{}, pairs(a, b)),
              (quadrants{.both_up = 0, .both_down = 1, .first_up = 1, .second_up = 0, .unmoved = 3}));
    EXPECT_EQ(run::whole(synchronisation{}, pairs(a, b)), 1 / 2.);
}

TEST(QuadrantCounts, Edges) {
    EXPECT_EQ(run::whole(quadrant_counts{}, pairs(series{}, series{})), quadrants{});
    EXPECT_TRUE(std::isnan(run::whole(synchronisation{}, pairs(series{}, series{}))));
    EXPECT_TRUE(std::isnan(run::whole(synchronisation{}, pairs(series{0}, series{1}))));
    EXPECT_TRUE(std::isnan(run::whole(synchronisation{}, pairs(series{nan}, series{1}))));
    EXPECT_EQ(run::whole(synchronisation{}, pairs(x, x)), 1);
    const std::vector<float> f{1, -1};
    EXPECT_EQ(run::whole(synchronisation{}, pairs(f, f)), 1);
}

TEST(Synchronisation, RollsAndStreams) {
    const series batch = run::rolling(synchronisation{}, pairs(x, y), 3);
    run::stream live{synchronisation{}, 3};
    for (std::size_t i = 0; i < x.size(); ++i) {
        live.update({x[i], y[i]});
        if (i < 2) continue;
        EXPECT_EQ(batch[i], live.value());
        EXPECT_EQ(batch[i], i >= 6 ? 2 / 3. : 1);
    }
}

}
