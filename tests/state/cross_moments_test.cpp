// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/cross_moments.hpp>

#include "support/fifty_digits.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace {

using tidemark::core::pair;
using tidemark::support::fifty;
using tidemark::support::relative_error;
using state = tidemark::state::cross_moments<4>;
using sums = state::sums;

std::vector<pair> rows(std::size_t n, double level) {
    std::mt19937_64 random{5};
    std::exponential_distribution<double> skewed;
    std::vector<pair> all;
    for (std::size_t i = 0; i < n; ++i) {
        const double y = skewed(random);
        all.push_back({level + 0.5 * y + skewed(random), 2 * level + y});
    }
    return all;
}

/// Sum of (x - mean)^with_x (y - mean)^k.
fifty central(const std::vector<pair>& all, int with_x, int k) {
    fifty x = 0, y = 0, sum = 0;
    for (const pair& p : all) x += p.x, y += p.y;
    x /= all.size(), y /= all.size();
    for (const pair& p : all) {
        fifty term = with_x == 1 ? fifty{p.x} - x : fifty{1};
        for (int i = 0; i < k; ++i) term *= fifty{p.y} - y;
        sum += term;
    }
    return sum;
}

state folded(const std::vector<pair>& all, std::size_t first, std::size_t last) {
    state s;
    for (std::size_t i = first; i < last; ++i) s = state::combine(s, state::lift(all[i]));
    return s;
}

void expect_exact(const state& s, const std::vector<pair>& all, double tolerance) {
    EXPECT_EQ(s.count(), static_cast<double>(all.size()));
    for (int k = 2; k <= 4; ++k) EXPECT_LE(relative_error(s.of_y(k), central(all, 0, k)), tolerance) << k;
    for (int k = 1; k <= 3; ++k) EXPECT_LE(relative_error(s.with_x(k), central(all, 1, k)), tolerance) << k;
}

TEST(cross_moments, are_the_central_sums_however_they_are_joined) {
    for (const double level : {0.0, 1e3, 1e6}) {
        const auto all = rows(200, level);
        for (const std::size_t cut : {0U, 1U, 60U, 199U, 200U})
            expect_exact(state::combine(folded(all, 0, cut), folded(all, cut, 200)), all, level > 1e5 ? 1e-9 : 1e-12);
    }
}

TEST(cross_moments, come_from_sums_about_any_observation) {
    const auto all = rows(100, 1e3);
    for (const std::size_t at : {0U, 40U, 99U}) {
        sums s, far;
        for (const pair& p : all) {
            s = sums::combine(s, sums::lift(p, all[at]));
            far = sums::combine(far, sums::lift(p, all[7]));
        }
        expect_exact(state::about(all[at], s), all, 1e-12);
        expect_exact(state::about(all[at], far.moved(all[7], all[at])), all, 1e-12);
        EXPECT_EQ(s.moved(all[at], all[at]), s);
    }
}

TEST(cross_moments, of_equal_pairs_are_exactly_zero) {
    const std::vector<pair> equal(9, pair{0.1, 0.7});
    const state s = folded(equal, 0, 9);
    for (int k = 2; k <= 4; ++k) EXPECT_EQ(s.of_y(k), 0);
    for (int k = 1; k <= 3; ++k) EXPECT_EQ(s.with_x(k), 0);
    EXPECT_EQ(s.mean_x(), 0.1);
    EXPECT_EQ(s.mean_y(), 0.7);
}

TEST(cross_moments, edges) {
    EXPECT_TRUE(std::isnan(state{}.mean_x()));
    EXPECT_TRUE(std::isnan(state{}.mean_y()));
    EXPECT_EQ(state::about({1, 2}, {}).count(), 0);
    const state s = folded(rows(5, 0), 0, 5);
    EXPECT_EQ(state::combine(s, {}), s);
    EXPECT_EQ(state::combine({}, s), s);
    const state wide = state::combine(s, state::combine(state::lift({1, HUGE_VAL}), s));
    EXPECT_EQ(wide.count(), 11);
    EXPECT_EQ(wide.mean_y(), HUGE_VAL);
    EXPECT_TRUE(std::isnan(wide.of_y(2)));
    EXPECT_TRUE(std::isnan(wide.with_x(3)));
}

}
