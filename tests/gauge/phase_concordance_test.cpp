// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/phase_concordance.hpp>

#include "support/thrown.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/risk/correlation.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <vector>

namespace {

using tidemark::gauge::phase;
using tidemark::gauge::phase_concordance;
using tidemark::gauge::phases_of;
using tidemark::gauge::turn;
using tidemark::gauge::turning_point;
using tidemark::gauge::zigzag;
using tidemark::support::thrown;

constexpr phase up = phase::rising, down = phase::falling;
using phases = std::vector<phase>;
using points = std::vector<turning_point>;

TEST(PhasesOf, EndAtTheTurns) {
    EXPECT_EQ(phases_of(points{{1, 2, turn::peak}, {3, 4, turn::trough}}, 6), (phases{up, up, down, down, up, up}));
    EXPECT_EQ(phases_of(points{{0, 1, turn::trough}}, 3), (phases{down, up, up}));
    EXPECT_EQ(phases_of(points{{2, 2, turn::peak}}, 3), (phases{up, up, up}));
    EXPECT_EQ(phases_of({}, 3), phases{});
    const std::vector<double> levels{1, 2, 4, 3, 1, 2, 4, 5, 1};
    EXPECT_EQ(phases_of(zigzag{.reversal = 0.5}(levels), levels.size()),
              (phases{up, up, up, down, down, up, up, up, down}));
}

TEST(PhasesOf, RefusesWhatIsNoSequenceOfTurns) {
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  phases_of(points{{1, 2, turn::peak}, {3, 4, turn::peak}}, 6);
              }),
              "points[1] is 3, expected a trough after a peak");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  phases_of(points{{3, 4, turn::peak}, {3, 4, turn::trough}}, 6);
              }),
              "points[1] is 3, expected more than 3");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  phases_of(points{{3, 4, turn::peak}}, 3);
              }),
              "points[0] is 3, expected less than the number of rows, 3");
}

TEST(PhaseConcordance, IsTheShareOfTimeInTheSamePhase) {
    const phases a{up, up, up, down, down, up, up, down}, b{up, up, down, down, up, up, down, down};
    const auto got = phase_concordance(a, b);
    EXPECT_EQ(got.concordance, 5 / 8.);
    EXPECT_EQ(got.expected, 5 / 8. * 4 / 8. + 3 / 8. * 4 / 8.);
    EXPECT_EQ(got.rows, 8U);
    std::vector<double> x, y;
    for (std::size_t i = 0; i < a.size(); ++i) x.push_back(a[i] == up), y.push_back(b[i] == up);
    EXPECT_NEAR(got.correlation, tidemark::run::whole(tidemark::risk::correlation{}, tidemark::core::pairs(x, y)),
                1e-15);
}

TEST(PhaseConcordance, Edges) {
    EXPECT_TRUE(std::isnan(phase_concordance({}, {}).concordance));
    const phases rising{up, up, up}, mixed{up, down, up};
    EXPECT_EQ(phase_concordance(mixed, mixed).concordance, 1);
    EXPECT_NEAR(phase_concordance(mixed, mixed).correlation, 1, 1e-15);
    EXPECT_EQ(phase_concordance(rising, mixed).concordance, 2 / 3.);
    EXPECT_NEAR(phase_concordance(rising, mixed).expected, 2 / 3., 1e-15)
        << "a market that only rises agrees by chance";
    EXPECT_TRUE(std::isnan(phase_concordance(rising, mixed).correlation));
    EXPECT_EQ(thrown<std::invalid_argument>([&] { phase_concordance(rising, phases{up}); }),
              "length of second is 1, expected the length of first, 3");
}

}
