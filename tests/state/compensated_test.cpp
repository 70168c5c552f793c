// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/compensated.hpp>

#include <tidemark/state/comoments.hpp>
#include <tidemark/state/coproducts.hpp>
#include <tidemark/state/moments.hpp>

#include "support/fifty_digits.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace {

using namespace tidemark::state;
using tidemark::support::fifty;
using pair = tidemark::core::pair;
using squares = compensated_sums<power_sums<2>>;

std::vector<double> terms_of_all_sizes(std::size_t n) {
    std::mt19937_64 random{5};
    std::normal_distribution<double> normal;
    std::vector<double> x(n);
    for (std::size_t i = 0; i < n; ++i) x[i] = normal(random) * (i % 97 == 0 ? 1e6 : 1);
    return x;
}

template <class Sums>
Sums folded(const std::vector<double>& x, double anchor) {
    Sums s;
    for (const double v : x) s = Sums::combine(s, Sums::lift(v, anchor));
    return s;
}

TEST(CompensatedSums, AreThoseOfTheirTermsWhateverTheirNumber) {
    const auto x = terms_of_all_sizes(100'000);
    fifty sum = 0, of_squares = 0;
    for (const double v : x) sum += fifty{v}, of_squares += fifty{v * v};
    const auto s = folded<squares>(x, 0).rounded();
    EXPECT_EQ(s.sum[0], static_cast<double>(sum));
    EXPECT_EQ(s.sum[1], static_cast<double>(of_squares));
    const auto plain = folded<power_sums<2>>(x, 0);
    EXPECT_NE(plain.sum[1], s.sum[1]);
}

TEST(CompensatedSums, MergeWithTheirErrors) {
    const auto x = terms_of_all_sizes(1000);
    const std::vector<double> early(x.begin(), x.begin() + 400), late(x.begin() + 400, x.end());
    const auto merged = squares::combine(folded<squares>(early, 0), folded<squares>(late, 0));
    EXPECT_EQ(merged.rounded(), folded<squares>(x, 0).rounded());
    EXPECT_EQ(squares::combine(merged, {}), merged);
    EXPECT_EQ(squares::combine({}, merged), merged);
}

TEST(CompensatedSums, MoveAsPlainOnesAndStayWhereTheyAre) {
    const auto x = terms_of_all_sizes(500);
    const auto s = folded<squares>(x, x[3]);
    EXPECT_EQ(s.moved(x[3], x[3]), s);
    const auto moved = s.moved(x[3], x[8]).rounded(), there = folded<squares>(x, x[8]).rounded();
    EXPECT_NEAR(moved.sum[0] / there.sum[0], 1, 1e-14);
    EXPECT_NEAR(moved.sum[1] / there.sum[1], 1, 1e-14);
}

template <class Sums>
void tells_every_sum_of_pairs() {
    Sums plain;
    compensated_sums<Sums> s;
    for (const pair& p : {pair{1, 2}, pair{-3, 5}, pair{7, 0.5}}) {
        plain = Sums::combine(plain, Sums::lift(p, {0.25, 1}));
        s = compensated_sums<Sums>::combine(s, compensated_sums<Sums>::lift(p, {0.25, 1}));
    }
    EXPECT_EQ(s.rounded(), plain);
    EXPECT_EQ(s.moved({0.25, 1}, {1, 2}).rounded(), plain.moved({0.25, 1}, {1, 2}));
}

TEST(CompensatedSums, OfPairs) {
    tells_every_sum_of_pairs<cross_sums>();
    tells_every_sum_of_pairs<product_sums<0>>();
    tells_every_sum_of_pairs<product_sums<1>>();
}

TEST(Compensated, IsTheSameStateButForItsSums) {
    using state = compensated<moments<2>>;
    const auto x = terms_of_all_sizes(50);
    state s, sum;
    moments<2> plain;
    for (const double v : x) {
        s.absorb(v);
        plain.absorb(v);
        sum = state::combine(sum, state::lift(v));
    }
    EXPECT_EQ(static_cast<const moments<2>&>(s), plain);
    EXPECT_EQ(sum.count, 50);
    EXPECT_NEAR(state::about(x[0], folded<state::sums>(x, x[0])).m2() / plain.m2(), 1, 1e-14);
}

}
