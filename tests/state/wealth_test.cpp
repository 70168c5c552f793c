// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/wealth.hpp>

#include "support/fifty_digits.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <type_traits>
#include <vector>

using tidemark::state::level_range;
using tidemark::state::running_sum;
using tidemark::state::wealth;
using namespace tidemark::support;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

template <class State>
State folded(const std::vector<double>& rows, std::size_t first, std::size_t last) {
    State s;
    for (std::size_t i = first; i < last; ++i) s = State::combine(s, State::lift(rows[i]));
    return s;
}

wealth absorbed(const std::vector<double>& rows) {
    wealth s;
    for (const double r : rows) s.absorb(r);
    return s;
}

template <class State>
State combined_at_random(const std::vector<double>& rows, std::size_t first, std::size_t last,
                         std::mt19937_64& random) {
    if (last - first < 3) return folded<State>(rows, first, last);
    const std::size_t cut = first + random() % (last - first + 1);
    if (cut == first || cut == last)
        return State::combine(folded<State>(rows, first, cut), folded<State>(rows, cut, last));
    return State::combine(combined_at_random<State>(rows, first, cut, random),
                          combined_at_random<State>(rows, cut, last, random));
}

/// A path and what is asked of it, in any arithmetic: where it ends, its extremes, its worst value relative to a high
/// before it, and its largest fall below one.
template <class Real>
struct path {
    Real end, high, low, worst = 1, fall = 0;

    explicit path(Real start) : end{start}, high{start}, low{start} {}

    void go(const Real& to) {
        end = to;
        if (to > high) high = to;
        if (to < low) low = to;
        if (high > 0 && to / high < worst) worst = to / high;
        if (high - to > fall) fall = high - to;
    }
};

template <class Real>
path<Real> compounded(const std::vector<double>& returns) {
    path<Real> p{1};
    for (const double r : returns) p.go(p.end * (1 + Real{r}));
    return p;
}

std::vector<double> some_returns(std::mt19937_64& random, std::size_t n, double scale) {
    std::normal_distribution<double> normal;
    std::vector<double> rows(n);
    for (double& r : rows) r = std::expm1(scale * normal(random));
    return rows;
}

double error_of(const wealth& s, const path<fifty>& exact) {
    return (std::max)({relative_error(s.growth, exact.end), relative_error(s.high, exact.high),
                       relative_error(s.low, exact.low), relative_error(s.worst, exact.worst)});
}

TEST(wealth, follows_the_path_however_it_is_merged) {
    std::mt19937_64 random{1};
    double worst = 0;
    for (const double scale : {1e-4, 0.01, 0.5}) {
        for (int round = 0; round < 40; ++round) {
            const auto rows = some_returns(random, 200, scale);
            const auto exact = compounded<fifty>(rows);
            worst = (std::max)(worst, error_of(absorbed(rows), exact));
            worst = (std::max)(worst, error_of(combined_at_random<wealth>(rows, 0, rows.size(), random), exact));
        }
    }
    EXPECT_LE(worst, 8e-15) << "3.1e-15 was seen; four hundred roundings allow 4.4e-14";
}

// Wealth that only halves, doubles or stays is exact in any order of multiplication.
TEST(wealth, is_exact_where_numbers_are) {
    std::mt19937_64 random{2};
    for (int round = 0; round < 200; ++round) {
        std::vector<double> rows(1 + random() % 60);
        for (double& r : rows) r = random() % 3 == 0 ? -0.5 : random() % 2 == 0 ? 1 : 0;
        const auto exact = compounded<double>(rows);
        for (const wealth& s : {absorbed(rows), combined_at_random<wealth>(rows, 0, rows.size(), random)}) {
            EXPECT_EQ(s.count, static_cast<double>(rows.size()));
            EXPECT_EQ(s.growth, exact.end);
            EXPECT_EQ(s.high, exact.high);
            EXPECT_EQ(s.low, exact.low);
            EXPECT_EQ(s.worst, exact.worst);
        }
    }
}

TEST(wealth, counts_a_loss_in_the_first_period) {
    EXPECT_EQ(wealth::lift(-0.25).worst, 0.75);
    EXPECT_EQ(wealth::lift(0.25).worst, 1);
    EXPECT_EQ(wealth::lift(0.25).low, 1) << "the unit at the start";
    EXPECT_EQ(absorbed({-0.5, -0.5, 1, 1, 1}).worst, 0.25);
}

TEST(wealth, does_not_come_back_from_nothing) {
    std::mt19937_64 random{3};
    const std::vector<double> rows{0.5, -1, 0.5, 3};
    for (const wealth& s : {absorbed(rows), combined_at_random<wealth>(rows, 0, rows.size(), random)}) {
        EXPECT_EQ(s.growth, 0);
        EXPECT_EQ(s.low, 0);
        EXPECT_EQ(s.worst, 0);
        EXPECT_EQ(s.high, 1.5);
    }
}

// A return under -1 has no meaning for compounded wealth; the state must only let it be seen.
TEST(wealth, below_zero_leaves_its_mark) {
    std::mt19937_64 random{4};
    for (int round = 0; round < 50; ++round) {
        auto rows = some_returns(random, 20, 0.1);
        rows[random() % 20] = -1.5;
        if (round % 2 == 0) rows[random() % 20] = -2.5;
        EXPECT_LT(absorbed(rows).low, 0);
        EXPECT_LT(combined_at_random<wealth>(rows, 0, rows.size(), random).low, 0);
    }
}

TEST(wealth, overflows_to_infinity_where_it_can_be_seen) {
    const std::vector<double> rows(1100, 1.0);
    std::mt19937_64 random{5};
    EXPECT_EQ(absorbed(rows).high, infinity);
    EXPECT_EQ(combined_at_random<wealth>(rows, 0, rows.size(), random).high, infinity);
    EXPECT_EQ(absorbed({infinity, -0.5}).high, infinity);
}

TEST(level_range, is_the_definition_to_the_last_bit) {
    std::mt19937_64 random{6};
    for (int round = 0; round < 200; ++round) {
        std::vector<double> rows = some_returns(random, 1 + random() % 80, 0.3);
        for (double& level : rows) level = 100 * (1 + level);
        if (round % 5 == 0) rows[rows.size() / 2] = 0;
        path<double> exact{rows[0]};
        for (const double level : rows) exact.go(level);
        const auto s = combined_at_random<level_range>(rows, 0, rows.size(), random);
        EXPECT_EQ(s.count, static_cast<double>(rows.size()));
        EXPECT_EQ(s.high, exact.high);
        EXPECT_EQ(s.low, exact.low);
        EXPECT_EQ(s.worst, exact.worst);
    }
}

TEST(level_range, agrees_with_the_wealth_of_its_returns) {
    std::mt19937_64 random{7};
    const auto returns = some_returns(random, 300, 0.02);
    std::vector<double> levels{1};
    for (const double r : returns) levels.push_back(levels.back() * (1 + r));
    EXPECT_EQ((folded<level_range>(levels, 0, levels.size()).worst), absorbed(returns).worst);
}

TEST(running_sum, follows_the_path_however_it_is_merged) {
    std::mt19937_64 random{8};
    double worst = 0;
    for (int round = 0; round < 60; ++round) {
        const auto rows = some_returns(random, 200, 0.05);
        path<fifty> exact{0};
        fifty length = 0;
        for (const double r : rows) exact.go(exact.end + fifty{r}), length += std::fabs(r);
        const auto s = combined_at_random<running_sum>(rows, 0, rows.size(), random);
        for (const double e : {error_in(length, s.sum, exact.end), error_in(length, s.high, exact.high),
                               error_in(length, s.low, exact.low), error_in(length, s.fall, exact.fall)})
            worst = (std::max)(worst, e);
    }
    EXPECT_LE(worst, 2e-16) << "7e-17 was seen, in units of all steps together";
}

TEST(running_sum, is_exact_where_numbers_are) {
    std::mt19937_64 random{9};
    for (int round = 0; round < 200; ++round) {
        std::vector<double> rows(1 + random() % 60);
        path<double> exact{0};
        for (double& r : rows) {
            r = static_cast<double>(random() % 21) / 8 - 1.25;
            exact.go(exact.end + r);
        }
        const auto s = combined_at_random<running_sum>(rows, 0, rows.size(), random);
        EXPECT_EQ(s.sum, exact.end);
        EXPECT_EQ(s.high, exact.high);
        EXPECT_EQ(s.low, exact.low);
        EXPECT_EQ(s.fall, exact.fall);
    }
    EXPECT_EQ(running_sum::lift(-0.25).fall, 0.25) << "a loss in the first period counts";
}

template <class State>
void nothing_is_neutral() {
    const auto s = folded<State>({0.25, -0.5, 0.1, 7, -0.3}, 0, 5);
    EXPECT_EQ(State::combine(s, {}), s);
    EXPECT_EQ(State::combine({}, s), s);
    EXPECT_EQ(State::combine({}, {}), State{});
    static_assert(std::is_trivially_copyable_v<State>);
}

TEST(paths, take_nothing_for_neutral_on_both_sides) {
    nothing_is_neutral<wealth>();
    nothing_is_neutral<level_range>();
    nothing_is_neutral<running_sum>();
    EXPECT_EQ(wealth{}.growth, 1) << "a unit at which nothing has happened";
}

}
