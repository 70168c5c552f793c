// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/co_peaks.hpp>

#include "support/thrown.hpp"

#include <tidemark/core/returns.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <set>
#include <stdexcept>
#include <vector>

namespace {

using tidemark::core::simple_returns;
using tidemark::gauge::co_peak;
using tidemark::gauge::co_peak_count;
using tidemark::gauge::co_peaks;
using tidemark::gauge::local_extremes;
using tidemark::gauge::matching;
using tidemark::gauge::positions_of;
using tidemark::gauge::record_turns;
using tidemark::gauge::turn;
using tidemark::gauge::turns;
using tidemark::support::thrown;

using positions = std::vector<std::size_t>;
using found = std::vector<co_peak>;

// A worked example that an independent program checks.
const std::vector<double> first{1, 2, 3, 2.9, 2.5, 3.2, 3.1, 2.8}, second{5, 6, 7, 7.2, 6.8, 7.1, 7.5, 7.0};

TEST(CoPeaks, AreThePeaksThatLieCloseTogether) {
    const positions a = positions_of(record_turns{}(first), turn::peak),
                    b = positions_of(record_turns{}(second), turn::peak);
    for (const matching pairing : {matching::one_to_one, matching::all_pairs}) {
        const auto got = co_peaks{.within = 1, .pairing = pairing}(a, b);
        EXPECT_EQ(got.pairs, (found{{2, 3}, {5, 6}}));
        EXPECT_EQ(got.first, 2U);
        EXPECT_EQ(got.second, 2U);
        EXPECT_EQ(got.share_of_first(), 1);
        EXPECT_EQ(got.share_of_second(), 1);
    }
    EXPECT_EQ(co_peaks{.within = 0}(a, b).pairs, found{});
    EXPECT_EQ((co_peaks{.within = 2, .pairing = matching::all_pairs}(a, b).pairs), (found{{2, 3}, {5, 3}, {5, 6}}));
    EXPECT_EQ(co_peaks{.within = 2}(a, b).pairs, (found{{2, 3}, {5, 6}}));
}

TEST(CoPeaks, CountAClusterOnceOneToOne) {
    const positions a{10, 11, 12}, b{11, 30};
    const auto once = co_peaks{.within = 1}(a, b);
    EXPECT_EQ(once.pairs, (found{{10, 11}}));
    EXPECT_EQ(once.share_of_first(), 1 / 3.);
    EXPECT_EQ(once.share_of_second(), 1 / 2.);
    const auto all = co_peaks{.within = 1, .pairing = matching::all_pairs}(a, b);
    EXPECT_EQ(all.pairs, (found{{10, 11}, {11, 11}, {12, 11}}));
    EXPECT_EQ(all.share_of_first(), 1);
    EXPECT_EQ(all.share_of_second(), 1 / 2.);
}

/// The most pairs that can be made, by trying every choice.
std::size_t most_pairs(const positions& a, const positions& b, std::size_t within, std::size_t i = 0,
                       unsigned taken = 0) {
    if (i == a.size()) return 0;
    std::size_t best = most_pairs(a, b, within, i + 1, taken);
    for (std::size_t j = 0; j < b.size(); ++j)
        if ((taken >> j & 1U) == 0 && std::max(a[i], b[j]) - std::min(a[i], b[j]) <= within)
            best = std::max(best, 1 + most_pairs(a, b, within, i + 1, taken | 1U << j));
    return best;
}

TEST(CoPeaks, MakeAsManyPairsAsCanBeMade) {
    std::mt19937_64 random{5};
    for (int round = 0; round < 200; ++round) {
        std::set<std::size_t> a, b;
        for (int k = 0; k < 5; ++k) a.insert(random() % 20), b.insert(random() % 20);
        const positions x{a.begin(), a.end()}, y{b.begin(), b.end()};
        const std::size_t within = random() % 4;
        EXPECT_EQ(co_peaks{within}(x, y).pairs.size(), most_pairs(x, y, within));
        const auto all = co_peaks{within, matching::all_pairs}(x, y);
        found want;
        std::set<std::size_t> matched_x, matched_y;
        for (const std::size_t p : x)
            for (const std::size_t q : y)
                if (std::max(p, q) - std::min(p, q) <= within)
                    want.push_back({p, q}), matched_x.insert(p), matched_y.insert(q);
        EXPECT_EQ(all.pairs, want);
        EXPECT_EQ(all.first_matched, matched_x.size());
        EXPECT_EQ(all.second_matched, matched_y.size());
    }
}

TEST(CoPeaks, OfNoPeaksAreNone) {
    const auto none = co_peaks{.within = 3}({}, positions{1});
    EXPECT_EQ(none.pairs, found{});
    EXPECT_TRUE(std::isnan(none.share_of_first()));
    EXPECT_EQ(none.share_of_second(), 0);
}

TEST(CoPeaks, RefusePositionsOutOfOrder) {
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  co_peaks{.within = 1}(positions{1, 4, 4}, {});
              }),
              "first[2] is 4, expected more than 4");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  co_peaks{.within = 1}({}, positions{5, 3});
              }),
              "second[1] is 3, expected more than 5");
}

TEST(CoPeakCount, CountsThePeaksOfCompoundedReturns) {
    const co_peak_count<record_turns> count{};
    EXPECT_EQ(count(simple_returns(first), simple_returns(second)), 2);
    const co_peak_count<local_extremes> troughs{
        .peaks = {.each_side = 1, .wanted = turns::both}, .close = {.within = 0}, .kind = turn::trough};
    EXPECT_EQ(troughs(simple_returns(first), simple_returns(second)), 1);
    EXPECT_EQ(count({}, {}), 0);
}

}
