// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/drawdown_window.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace {

using tidemark::state::drawdown_track;
using tidemark::state::drawdown_window;
using tidemark::state::path;
using tidemark::state::underwater;
using series = std::vector<double>;

constexpr double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();

/// The last rows by themselves.
template <path P>
drawdown_track<P> followed(const series& rows, std::size_t end, std::size_t window) {
    drawdown_track<P> t;
    for (std::size_t i = end > window ? end - window : 0; i < end; ++i)
        if (!std::isnan(rows[i])) t.absorb(rows[i]);
    return t;
}

/// Of levels to the last digits; of returns as near as wealth is that was compounded from another row.
template <path P>
bool near(double got, double want) {
    const double apart = 1e-13 * want + (P == path::returns ? 1e-14 : 0);
    return (std::isnan(got) && std::isnan(want)) || std::fabs(got - want) <= apart;
}

template <path P>
void expect_same(const underwater& got, const underwater& want) {
    EXPECT_EQ(got.count, want.count);
    EXPECT_EQ(got.below, want.below);
    EXPECT_EQ(got.longest, want.longest);
    EXPECT_EQ(got.episodes, want.episodes);
    EXPECT_TRUE(near<P>(got.depth, want.depth)) << got.depth << " for " << want.depth;
    EXPECT_TRUE(near<P>(got.depth_squared, want.depth_squared)) << got.depth_squared << " for " << want.depth_squared;
}

template <path P>
void rolls_to_what_the_window_says_alone(const series& rows) {
    for (const std::size_t w : {1U, 2U, 3U, 7U, 20U, 64U}) {
        drawdown_window<P> window{w};
        for (int round = 0; round < 2; ++round) {
            for (std::size_t i = 0; i < rows.size(); ++i) {
                SCOPED_TRACE(testing::Message() << "window " << w << ", row " << i);
                const auto ahead = window.state_with(rows[i]);
                window.push(rows[i]);
                const auto now = window.state();
                const auto want = followed<P>(rows, i + 1, w).seen;
                expect_same<P>(now.seen, want);
                expect_same<P>(ahead.seen, want);
                if (!std::isnan(want.depth)) {
                    EXPECT_EQ(ahead.seen, now.seen);
                }
                if (testing::Test::HasFailure()) return;
            }
            window.reset();
        }
    }
}

/// Where the path means something: what a unit at the start of the window has become.
TEST(drawdown_window, knows_the_growth_over_the_window) {
    const series rows{0.5, -0.2, nan, -1, 0.25, 0.1, -0.3, nan, 0.4, 0.2, -0.1, 0.6};
    for (const std::size_t w : {1U, 2U, 3U, 5U, 20U}) {
        drawdown_window<path::returns> window{w};
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const double want = followed<path::returns>(rows, i + 1, w).growth();
            EXPECT_NEAR(window.state_with(rows[i]).growth(), want, 1e-15);
            window.push(rows[i]);
            EXPECT_NEAR(window.state().growth(), want, 1e-15);
        }
    }
}

template <class Draw>
series drawn(std::size_t n, unsigned seed, Draw draw) {
    std::mt19937 random{seed};
    series rows;
    for (std::size_t i = 0; i < n; ++i) rows.push_back(draw(random));
    return rows;
}

TEST(drawdown_window, follows_returns) {
    rolls_to_what_the_window_says_alone<path::returns>(drawn(300, 1, [](auto& random) {
        return std::normal_distribution{0.0, 0.1}(random);
    }));
}

// Powers of two, whose products are exact: highs are reached again and again.
TEST(drawdown_window, follows_returns_that_come_back_to_their_high) {
    rolls_to_what_the_window_says_alone<path::returns>(drawn(300, 2, [](auto& random) {
        constexpr double moves[]{-0.5, 0, 1};
        return moves[random() % 3];
    }));
}

TEST(drawdown_window, follows_levels_with_ties) {
    rolls_to_what_the_window_says_alone<path::levels>(
        drawn(300, 3, [](auto& random) { return 1 + static_cast<double>(random() % 8); }));
}

TEST(drawdown_window, follows_levels_that_only_rise_or_only_fall) {
    series rows;
    for (int i = 0; i < 100; ++i) rows.push_back(1 + i);
    for (int i = 0; i < 100; ++i) rows.push_back(100 - i);
    rolls_to_what_the_window_says_alone<path::levels>(rows);
}

TEST(drawdown_window, leaves_missing_rows_out) {
    const auto draw = [](auto& random) { return random() % 3 == 0 ? nan : std::normal_distribution{0.0, 0.1}(random); };
    auto rows = drawn(300, 4, draw);
    for (std::size_t i = 100; i < 190; ++i) rows[i] = nan;
    rolls_to_what_the_window_says_alone<path::returns>(rows);
    for (double& row : rows) row = 100 + 50 * row;
    rolls_to_what_the_window_says_alone<path::levels>(rows);
}

TEST(drawdown_window, begins_afresh_after_a_total_loss_and_after_an_overflow) {
    const auto draw = [](auto& random) {
        constexpr double wild[]{-1, -1.5, inf, 1e200, -1 + 1e-15};
        return random() % 20 == 0 ? wild[random() % 5] : std::normal_distribution{0.0, 0.1}(random);
    };
    rolls_to_what_the_window_says_alone<path::returns>(drawn(600, 5, draw));
}

TEST(drawdown_window, begins_afresh_after_levels_that_are_not_positive) {
    const auto draw = [](auto& random) {
        constexpr double wild[]{0, -1, inf, 1e200, 1e-200};
        return random() % 20 == 0 ? wild[random() % 5] : 100 + static_cast<double>(random() % 20);
    };
    rolls_to_what_the_window_says_alone<path::levels>(drawn(600, 6, draw));
}

// One part in a thousand million from the high: the squares of the falls keep their digits.
TEST(drawdown_window, keeps_the_digits_of_small_falls) {
    rolls_to_what_the_window_says_alone<path::levels>(
        drawn(300, 7, [](auto& random) { return 1e9 + static_cast<double>(random() % 8); }));
}

}
