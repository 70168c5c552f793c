// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/turning_points.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

namespace {

using tidemark::gauge::local_extremes;
using tidemark::gauge::positions_of;
using tidemark::gauge::record_turns;
using tidemark::gauge::turn;
using tidemark::gauge::turning_point;
using tidemark::gauge::turns;
using tidemark::gauge::zigzag;
using tidemark::support::thrown;

using levels = std::vector<double>;
using positions = std::vector<std::size_t>;
using points = std::vector<turning_point>;

const double missing = std::numeric_limits<double>::quiet_NaN();
const double inf = std::numeric_limits<double>::infinity();

// Both series of a worked example that an independent program checks.
const levels first{1, 2, 3, 2.9, 2.5, 3.2, 3.1, 2.8}, second{5, 6, 7, 7.2, 6.8, 7.1, 7.5, 7.0};

levels walk(std::mt19937_64& random, std::size_t n) {
    levels path{100};
    for (std::size_t i = 1; i < n; ++i) path.push_back(path.back() * (random() % 2 == 0 ? 1.0625 : 0.9375));
    return path;
}

TEST(RecordTurns, AreRecordHighsFollowedByAFall) {
    EXPECT_EQ(record_turns{}(first), (points{{2, 3, turn::peak}, {5, 6, turn::peak}}));
    EXPECT_EQ(record_turns{}(second), (points{{3, 4, turn::peak}, {6, 7, turn::peak}}));
    EXPECT_EQ(record_turns{}(levels{9, 8, 7}), (points{{0, 1, turn::peak}})) << "the first level is a record";
    EXPECT_EQ(record_turns{}(levels{1, 2, 3}), points{}) << "nothing has followed the last record yet";
}

TEST(RecordTurns, NeedAFallOfSoMuchBeforeTheNextRecord) {
    const levels path{100, 95, 101, 90.9, 80, 110, 100, 111, 88};
    const record_turns tenth{.reversal = 0.1};
    EXPECT_EQ(tenth(path), (points{{2, 3, turn::peak}, {7, 8, turn::peak}}));
    EXPECT_EQ(positions_of(record_turns{}(path), turn::peak), (positions{0, 2, 5, 7}));
}

TEST(RecordTurns, TakeTheLastOfEqualRecords) {
    EXPECT_EQ(record_turns{}(levels{3, 3, 2, 3, 1}), (points{{1, 2, turn::peak}, {3, 4, turn::peak}}));
    EXPECT_EQ(record_turns{}(levels{3, 3, 3}), points{});
}

TEST(RecordTurns, FindTroughsAsPeaksOfTheLevelsTurnedOver) {
    std::mt19937_64 random{1};
    const levels path = walk(random, 200);
    levels turned;
    for (const double level : path) turned.push_back(-level);
    EXPECT_EQ(positions_of(record_turns{.wanted = turns::troughs}(path), turn::trough),
              positions_of(record_turns{}(turned), turn::peak));
    const record_turns both{.reversal = 0.1, .wanted = turns::both};
    EXPECT_EQ(both(levels{100, 89, 80, 88, 120, 100}),
              (points{{0, 1, turn::peak}, {2, 3, turn::trough}, {4, 5, turn::peak}}));
}

TEST(Zigzag, TurnsWhereTheMoveBackIsLargeEnough) {
    const levels path{100, 96, 120, 110, 125, 99, 105, 90, 95, 108, 107, 130};
    EXPECT_EQ((zigzag{.reversal = 0.2}(path)), (points{{4, 5, turn::peak}, {7, 9, turn::trough}}));
    EXPECT_EQ((zigzag{.reversal = 0.2, .wanted = turns::troughs}(path)), (points{{7, 9, turn::trough}}));
    EXPECT_EQ((zigzag{.reversal = 0.5}(path)), points{});
}

TEST(Zigzag, LeavesOutTheFirstExtreme) {
    EXPECT_EQ((zigzag{.reversal = 0.5}(levels{4, 1})), points{});
    EXPECT_EQ((zigzag{.reversal = 0.5}(levels{4, 1, 4, 1})), (points{{1, 2, turn::trough}, {2, 3, turn::peak}}));
}

TEST(Zigzag, AlternatesAndMovesByTheReversalBetweenTurns) {
    std::mt19937_64 random{7};
    for (int round = 0; round < 20; ++round) {
        const levels path = walk(random, 300);
        const points found = zigzag{.reversal = 0.2}(path);
        for (std::size_t k = 0; k < found.size(); ++k) {
            const double at = path[found[k].position], then = path[found[k].known];
            EXPECT_TRUE(found[k].kind == turn::peak ? then <= 0.8 * at : then >= 1.2 * at);
            if (k == 0) continue;
            EXPECT_NE(found[k].kind, found[k - 1].kind);
            EXPECT_GE(found[k].position, found[k - 1].known);
            const auto from = path.begin() + static_cast<std::ptrdiff_t>(found[k - 1].position),
                       to = path.begin() + static_cast<std::ptrdiff_t>(found[k].known);
            EXPECT_EQ(at,
                      found[k].kind == turn::peak ? *std::max_element(from, to + 1) : *std::min_element(from, to + 1));
        }
    }
}

TEST(LocalExtremes, AreExtremeAmongTheirNeighbours) {
    EXPECT_EQ((local_extremes{.each_side = 1}(first)), (points{{2, 3, turn::peak}, {5, 6, turn::peak}}));
    EXPECT_EQ((local_extremes{.each_side = 2}(first)), (points{{2, 4, turn::peak}, {5, 7, turn::peak}}));
    EXPECT_EQ((local_extremes{.each_side = 2, .wanted = turns::both}(first)),
              (points{{2, 4, turn::peak}, {4, 6, turn::trough}, {5, 7, turn::peak}}));
    EXPECT_EQ((local_extremes{.each_side = 3}(first)), points{}) << "rows too close to an end";
}

TEST(LocalExtremes, TakeTheFirstRowOfAPlateau) {
    EXPECT_EQ((local_extremes{.each_side = 1}(levels{1, 3, 3, 3, 1})), (points{{1, 2, turn::peak}}));
    EXPECT_EQ((local_extremes{.each_side = 1}(levels{3, 3, 3, 3, 3})), points{});
    EXPECT_EQ((local_extremes{.each_side = 2}(levels{1, 1, 3, 2, 3, 1, 1})), (points{{2, 4, turn::peak}}));
}

template <class Rule>
void expect_known_in_time(const Rule& rule) {
    std::mt19937_64 random{3};
    const levels path = walk(random, 120);
    const points all = rule(path);
    EXPECT_FALSE(all.empty());
    for (std::size_t n = 0; n <= path.size(); ++n) {
        points until;  // what is known of the first n rows, is known whatever follows
        for (const turning_point& p : all)
            if (p.known < n) until.push_back(p);
        EXPECT_EQ(rule(levels(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(n))), until) << n;
    }
}

TEST(TurningPoints, AreKnownAtTheRowTheyName) {
    expect_known_in_time(record_turns{.wanted = turns::both});
    expect_known_in_time(record_turns{.reversal = 0.1, .wanted = turns::both});
    expect_known_in_time(zigzag{.reversal = 0.15});
    expect_known_in_time(local_extremes{.each_side = 3, .wanted = turns::both});
}

TEST(TurningPoints, PassOverMissingLevels) {
    const levels path{missing, 1, 4, missing, missing, 2, 5, missing, 2};
    EXPECT_EQ(record_turns{}(path), (points{{2, 5, turn::peak}, {6, 8, turn::peak}}));
    EXPECT_EQ((local_extremes{.each_side = 1}(path)), (points{{2, 5, turn::peak}, {6, 8, turn::peak}}));
    EXPECT_EQ((zigzag{.reversal = 0.4}(path)), (points{{2, 5, turn::peak}, {5, 6, turn::trough}, {6, 8, turn::peak}}));
}

TEST(TurningPoints, OfNothingOrOneLevelAreNone) {
    for (const levels& few : {levels{}, levels{1}, levels{missing, 1, missing}}) {
        EXPECT_EQ(record_turns{.wanted = turns::both}(few), points{});
        EXPECT_EQ((zigzag{.reversal = 0.1}(few)), points{});
        EXPECT_EQ((local_extremes{.each_side = 1, .wanted = turns::both}(few)), points{});
    }
}

TEST(TurningPoints, ReadFloats) {
    const std::vector<float> path{1, 3, 2};
    EXPECT_EQ(record_turns{}(path), (points{{1, 2, turn::peak}}));
}

TEST(TurningPoints, RefuseWhatIsNoRuleAndNoLevel) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { record_turns{.reversal = 1}(first); }),
              "reversal is 1, expected 0 or more, less than 1");
    EXPECT_EQ(thrown<std::invalid_argument>([] { zigzag{.reversal = 0}(first); }),
              "reversal is 0, expected more than 0 and less than 1");
    EXPECT_EQ(thrown<std::invalid_argument>([] { zigzag{.reversal = missing}(first); }),
              "reversal is nan, expected more than 0 and less than 1");
    EXPECT_EQ(thrown<std::invalid_argument>([] { local_extremes{.each_side = 0}(first); }),
              "each_side is 0, expected 1 row or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  zigzag{.reversal = 0.1}(levels{1, 0});
              }),
              "levels[1] is 0, expected a positive number");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  record_turns{}(levels{1, -inf});
              }),
              "levels[1] is -inf, expected a finite number");
    EXPECT_EQ(record_turns{}(levels{-1, 0, -1}), (points{{1, 2, turn::peak}})) << "levels of any sign";
}

}
