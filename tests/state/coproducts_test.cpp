// SPDX-License-Identifier: BSL-1.0
// Part of `comoments`, and held to it to the last bit: its definition is tested there.
#include <tidemark/state/coproducts.hpp>

#include <tidemark/state/bytes.hpp>
#include <tidemark/state/comoments.hpp>

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

namespace {

namespace core = tidemark::core;
namespace state = tidemark::state;
using core::pair;
using state::comoments;
using state::coproducts;

bool same(double a, double b) {
    return (std::isnan(a) && std::isnan(b)) || std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

template <int Squares>
void expect_part(const coproducts<Squares>& part, const comoments& all) {
    EXPECT_EQ(part.count, all.count);
    EXPECT_TRUE(same(part.origin.x, all.origin.x) && same(part.origin.y, all.origin.y));
    EXPECT_TRUE(same(part.offset.x, all.offset.x) && same(part.offset.y, all.offset.y));
    EXPECT_TRUE(same(part.xy(), all.xy)) << part.xy() << " and " << all.xy;
    if constexpr (Squares == 1) {
        EXPECT_TRUE(same(part.yy(), all.yy)) << part.yy() << " and " << all.yy;
    }
}

std::vector<pair> rows() {
    std::mt19937_64 random{17};
    std::normal_distribution<double> normal;
    std::vector<pair> p;
    for (int i = 0; i < 40; ++i) {
        const double x = normal(random);
        p.push_back({60'000 + x, 0.5 * x + normal(random)});
    }
    return p;
}

template <class State>
State folded(const std::vector<pair>& p, std::size_t first, std::size_t last) {
    State s{};
    for (std::size_t i = first; i < last; ++i) s = State::combine(s, State::lift(p[i]));
    return s;
}

template <int Squares>
void merges_as_comoments() {
    const auto p = rows();
    for (std::size_t cut = 0; cut <= p.size(); cut += 5)
        expect_part<Squares>(coproducts<Squares>::combine(folded<coproducts<Squares>>(p, 0, cut),
                                                          folded<coproducts<Squares>>(p, cut, p.size())),
                             comoments::combine(folded<comoments>(p, 0, cut), folded<comoments>(p, cut, p.size())));
    for (const double wild : {core::infinity, -core::infinity})
        for (const pair odd : {pair{wild, 1}, pair{1, wild}, pair{wild, wild}}) {
            auto q = p;
            q[7] = odd;
            expect_part<Squares>(folded<coproducts<Squares>>(q, 0, 12), folded<comoments>(q, 0, 12));
            q[9] = {-odd.x, odd.y};
            expect_part<Squares>(folded<coproducts<Squares>>(q, 0, 12), folded<comoments>(q, 0, 12));
        }
}

TEST(coproducts, merge_as_comoments) {
    merges_as_comoments<0>();
    merges_as_comoments<1>();
}

template <int Squares>
void sums_as_cross_sums() {
    const auto p = rows();
    const pair from = p[3], to = p[30];
    typename coproducts<Squares>::sums part{};
    state::cross_sums all{};
    for (const pair& row : p) {
        part = part.combine(part, part.lift(row, from));
        all = all.combine(all, all.lift(row, from));
    }
    expect_part<Squares>(coproducts<Squares>::about(from, part), comoments::about(from, all));
    expect_part<Squares>(coproducts<Squares>::about(to, part.moved(from, to)),
                         comoments::about(to, all.moved(from, to)));
    EXPECT_EQ(part.moved(from, from), part);
}

TEST(coproducts, rest_on_the_sums_of_comoments) {
    sums_as_cross_sums<0>();
    sums_as_cross_sums<1>();
}

TEST(coproducts, are_what_comoments_narrow_to) {
    const auto all = folded<comoments>(rows(), 0, 40);
    coproducts<0> least;
    coproducts<1> less;
    narrow(all, least);
    narrow(all, less);
    expect_part(least, all);
    expect_part(less, all);
    coproducts<0> again;
    narrow(less, again);
    EXPECT_EQ(again, least);
}

TEST(coproducts, keep_their_bytes) {
    const auto s = folded<coproducts<1>>(rows(), 0, 40);
    EXPECT_EQ(state::load<coproducts<1>>(state::save(s)), s);
}

}
