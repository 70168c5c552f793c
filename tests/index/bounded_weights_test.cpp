// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/bounded_weights.hpp>

#include "support/expect_near.hpp"
#include "support/fifty_digits.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <random>
#include <stdexcept>
#include <vector>

using namespace tidemark::index;
using tidemark::support::expect_near;
using tidemark::support::fifty;
using tidemark::support::thrown;

namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

using numbers = std::vector<double>;

long double exact_sum(const numbers& x) { return std::accumulate(x.begin(), x.end(), 0.0L); }

struct problem {
    numbers weights;
    numbers floors;
    numbers caps;

    numbers solved() const { return bounded_weights(weights, floors, caps); }
};

/// Weights over up to six powers of ten, some of them zero, under limits that a random answer keeps.
problem random_problem(std::mt19937_64& engine, std::size_t most) {
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    const std::size_t n = 1 + static_cast<std::size_t>(uniform() * static_cast<double>(most));
    const double spread = 14 * uniform();
    problem p;
    numbers answer;
    for (std::size_t i = 0; i < n; ++i) {
        const bool nothing = i > 0 && uniform() < 0.1;
        p.weights.push_back(nothing ? 0 : std::exp(-spread * uniform()));
        answer.push_back(nothing ? 0 : std::exp(-4 * uniform()));
    }
    const double total = std::accumulate(answer.begin(), answer.end(), 0.0);
    for (std::size_t i = 0; i < n; ++i) {
        const double its = answer[i] / total;
        p.floors.push_back(uniform() < 0.5 ? 0 : its * uniform());
        p.caps.push_back(uniform() < 0.3 ? unlimited : its * (1 + 1e-9 + uniform()));
    }
    return p;
}

/// What all have together at a scale, as the formula stands.
template <class Real>
Real sum_at(const problem& p, const Real& scale) {
    Real sum = 0;
    for (std::size_t i = 0; i < p.weights.size(); ++i) {
        Real w = scale * Real{p.weights[i]};
        if (w < p.floors[i]) w = p.floors[i];
        if (w > p.caps[i]) w = p.caps[i];
        sum += w;
    }
    return sum;
}

/// The weights by bisection of the scale, in fifty digits.
std::vector<fifty> by_bisection(const problem& p) {
    fifty low = 0, high = 1;
    while (sum_at(p, high) < 1 && high < 1e40) high *= 16;
    for (int halving = 0; halving < 200; ++halving) {
        const fifty middle = (low + high) / 2;
        (sum_at(p, middle) < 1 ? low : high) = middle;
    }
    std::vector<fifty> weights;
    for (std::size_t i = 0; i < p.weights.size(); ++i) {
        weights.push_back(sum_at(problem{{p.weights[i]}, {p.floors[i]}, {p.caps[i]}}, high));
    }
    return weights;
}

/// The textbook's loop in long double: cut what is above its cap, give that to the others in proportion, repeat.
std::vector<long double> by_loop(const numbers& parent, long double cap) {
    std::vector<long double> w(parent.begin(), parent.end());
    const long double total = exact_sum(parent);
    for (long double& x : w) x /= total;
    for (int pass = 0; pass < 1000; ++pass) {
        long double excess = 0, free = 0;
        for (long double& x : w) {
            if (x > cap) {
                excess += x - cap;
                x = cap;
            } else if (x < cap) {
                free += x;
            }
        }
        if (excess < 1e-18L) break;
        for (long double& x : w) x += x < cap ? excess * x / free : 0;
    }
    return w;
}

TEST(bounded_weights, keeps_one_scale_where_nothing_binds) {
    expect_near(bounded_weights(numbers{3, 4, 1}, 0, 1), {0.375, 0.5, 0.125}, 1e-16);
    expect_near(bounded_weights(numbers{3e11, 4e11, 1e11}, 0, unlimited), {0.375, 0.5, 0.125}, 1e-16);
    expect_near(bounded_weights(numbers{3, 4, 1}, 0, unlimited, 80), {30, 40, 10}, 1e-14);
    EXPECT_EQ(bounded_weights(numbers{7e11}, 0, 1), numbers{1});
}

TEST(bounded_weights, shares_what_is_cut_in_proportion) {
    const numbers caps{0.3, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2};
    const auto w = bounded_weights(numbers{1800, 450, 160, 110, 60, 40, 20, 10}, numbers(8, 0), caps);
    expect_near(w, {0.3, 0.2, 0.2, 0.1375, 0.075, 0.05, 0.025, 0.0125}, 1e-15);
    EXPECT_EQ(w[0], 0.3);
    EXPECT_EQ(w[1], 0.2);
}

TEST(bounded_weights, joins_floor_and_cap) {
    const auto w = bounded_weights(numbers{0.70, 0.20, 0.06, 0.03, 0.006, 0.004}, 0.01, 0.35);
    expect_near(w, {0.35, 0.35, 0.18, 0.09, 0.018, 0.012}, 1e-15);
    EXPECT_NEAR(w[2] / 0.06, 3, 1e-14);
}

TEST(bounded_weights, leaves_a_weight_of_zero_at_its_floor) {
    expect_near(bounded_weights(numbers{0.6, 0, 0.4}, numbers{0, 0.1, 0}, numbers{0.5, 1, 1}), {0.5, 0.1, 0.4}, 1e-16);
    expect_near(bounded_weights(numbers{0, 0}, 0.5, 1), {0.5, 0.5}, 0);
}

TEST(bounded_weights, says_what_can_be_reached) {
    const auto message = [](const numbers& weights, double floor, double cap, double total = 1) {
        return thrown<std::domain_error>([&] { bounded_weights(weights, floor, cap, total); });
    };
    EXPECT_EQ(message({0.6, 0.4, 0}, 0, 0.4), "reachable caps sum to 0.8, 1 is needed");
    EXPECT_EQ(message(numbers(19, 1), 0, 0.05), "reachable caps sum to 0.95, 1 is needed");
    EXPECT_EQ(message({0.6, 0.4, 0}, 0.4, 1), "floors sum to 1.2, 1 is all there is");
    EXPECT_EQ(message({0, 0}, 0.25, 1), "reachable caps sum to 0.5, 1 is needed");
    EXPECT_EQ(message({}, 0, 1), "reachable caps sum to 0, 1 is needed");
    EXPECT_EQ(message({1, 1}, 0, 0.25, 0.75), "reachable caps sum to 0.5, 0.75 is needed");
}

TEST(bounded_weights, answers_at_the_edge_of_what_can_be_reached) {
    for (std::size_t n = 1; n <= 400; ++n) {
        const double part = 1 / static_cast<double>(n);
        numbers weights;
        for (std::size_t i = 0; i < n; ++i) weights.push_back(1 + static_cast<double>(i));
        EXPECT_EQ(bounded_weights(weights, 0, part), numbers(n, part)) << n;
        EXPECT_EQ(bounded_weights(weights, part, 1), numbers(n, part)) << n;
        EXPECT_EQ(bounded_weights(weights, part, part), numbers(n, part)) << n;
    }
}

TEST(bounded_weights, refuses_what_is_no_problem) {
    const auto message = [](const numbers& weights, const numbers& floors, const numbers& caps, double total = 1) {
        return thrown<std::invalid_argument>([&] { bounded_weights(weights, floors, caps, total); });
    };
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(message({1, -1}, {0, 0}, {1, 1}), "weight at position 1 is -1, expected a finite number, zero or more");
    EXPECT_EQ(message({nan, 1}, {0, 0}, {1, 1}), "weight at position 0 is nan, expected a finite number, zero or more");
    EXPECT_EQ(message({unlimited}, {0}, {1}), "weight at position 0 is inf, expected a finite number, zero or more");
    EXPECT_EQ(message({1}, {-0.5}, {1}), "floor at position 0 is -0.5, expected a finite number, zero or more");
    EXPECT_EQ(message({1, 1}, {0, 0.5}, {1, 0.25}), "cap at position 1 is 0.25, expected its floor or more");
    EXPECT_EQ(message({1}, {0}, {nan}), "cap at position 0 is nan, expected its floor or more");
    EXPECT_EQ(message({1, 1}, {0}, {1, 1}), "number of floors is 1, expected one for each weight, 2");
    EXPECT_EQ(message({1, 1}, {0, 0}, {1}), "number of caps is 1, expected one for each weight, 2");
    EXPECT_EQ(message({1}, {0}, {1}, -1), "total is -1, expected a finite number, zero or more");
}

TEST(bounded_weights, agrees_with_bisection_in_fifty_digits) {
    std::mt19937_64 engine{1};
    for (int round = 0; round < 40; ++round) {
        const problem p = random_problem(engine, 12);
        const numbers got = p.solved();
        const std::vector<fifty> want = by_bisection(p);
        for (std::size_t i = 0; i < got.size(); ++i) {
            EXPECT_LT(abs(fifty{got[i]} - want[i]), 4e-16) << "round " << round << " position " << i;
        }
    }
}

TEST(bounded_weights, agrees_with_the_loop_of_the_textbook) {
    std::mt19937_64 engine{2};
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    for (int round = 0; round < 2000; ++round) {
        const std::size_t n = 2 + static_cast<std::size_t>(uniform() * 40);
        numbers weights;
        for (std::size_t i = 0; i < n; ++i) weights.push_back(std::exp(-8 * uniform()));
        const double cap = (1.02 + 3 * uniform()) / static_cast<double>(n);
        const numbers got = bounded_weights(weights, 0, cap);
        const std::vector<long double> want = by_loop(weights, static_cast<long double>(cap));
        for (std::size_t i = 0; i < n; ++i) EXPECT_NEAR(got[i], static_cast<double>(want[i]), 1e-15) << round;
    }
}

TEST(bounded_weights, keeps_its_promises_on_any_problem) {
    std::mt19937_64 engine{3};
    for (int round = 0; round < 2000; ++round) {
        problem p = random_problem(engine, 40);
        if (round % 3 == 0) {  // the same limits for all, where they can be kept
            std::fill(p.floors.begin(), p.floors.end(), *std::min_element(p.floors.begin(), p.floors.end()));
            std::fill(p.caps.begin(), p.caps.end(), *std::max_element(p.caps.begin(), p.caps.end()));
        }
        const numbers w = p.solved();
        EXPECT_NEAR(static_cast<double>(exact_sum(w)), 1, 1e-15) << round;
        for (std::size_t i = 0; i < w.size(); ++i) {
            EXPECT_LE(p.floors[i], w[i]);
            EXPECT_LE(w[i], p.caps[i]);
            for (std::size_t j = 0; j < i; ++j) {
                if (p.floors[i] != p.floors[j] || p.caps[i] != p.caps[j]) continue;
                EXPECT_TRUE(p.weights[i] > p.weights[j] || w[i] <= w[j]) << round;
                EXPECT_TRUE(p.weights[i] < p.weights[j] || w[i] >= w[j]) << round;
            }
        }
    }
}

TEST(bounded_weights, moves_little_when_little_moves) {
    std::mt19937_64 engine{4};
    for (int round = 0; round < 1000; ++round) {
        const problem p = random_problem(engine, 30);
        const numbers w = p.solved();
        const std::size_t at = static_cast<std::size_t>(engine()) % w.size();
        problem weight = p, floor = p, cap = p;
        weight.weights[at] *= 1 + 1e-9;
        floor.floors[at] = (std::max)(0.0, floor.floors[at] - 1e-9);
        cap.caps[at] += 1e-9;
        for (const problem& other : {weight, floor, cap}) {
            const numbers moved = other.solved();
            for (std::size_t i = 0; i < w.size(); ++i) EXPECT_NEAR(moved[i], w[i], 2e-9) << round;
        }
        const numbers raised =
            cap.solved();  // a higher cap takes nothing from its own name, and gives nothing to others
        for (std::size_t i = 0; i < w.size(); ++i) {
            EXPECT_GE(i == at ? raised[i] - w[i] : w[i] - raised[i], -1e-15) << round;
        }
    }
}

TEST(bounded_weights, sums_to_one_for_thousands_over_fifteen_powers_of_ten) {
    std::mt19937_64 engine{5};
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    numbers weights;
    for (int i = 0; i < 5000; ++i) weights.push_back(std::pow(10, -15 * uniform()));
    for (const double cap : {0.5, 1e-2, 1e-3, 3e-4, 2.0001e-4, 2e-4}) {
        for (const double floor : {0.0, 1e-9, 1e-5, 1.999e-4}) {
            const numbers w = bounded_weights(weights, floor, cap);
            EXPECT_NEAR(static_cast<double>(exact_sum(w)), 1, 1e-14) << floor << ' ' << cap;
            EXPECT_NEAR(std::accumulate(w.begin(), w.end(), 0.0), 1, 1e-12) << floor << ' ' << cap;
            EXPECT_LE(*std::max_element(w.begin(), w.end()), cap);
            EXPECT_GE(*std::min_element(w.begin(), w.end()), floor);
        }
    }
}

TEST(bounded_weights, reads_numbers_at_the_ends_of_their_range) {
    expect_near(bounded_weights(numbers{1e-320, 1e-320}, 0, 1), {0.5, 0.5}, 0);
    expect_near(bounded_weights(numbers{1e308, 1e308, 1e308}, 0, 1), {1 / 3.0, 1 / 3.0, 1 / 3.0}, 1e-16);
    expect_near(bounded_weights(numbers{1, 1e-300, 1e-300}, 0, 0.5), {0.5, 0.25, 0.25}, 1e-16);
    // 310 powers of ten below the largest is nothing: nobody would own a unit of it.
    EXPECT_EQ(thrown<std::domain_error>([] {
                  bounded_weights(numbers{1, 1e-320}, 0, 0.5);
              }),
              "reachable caps sum to 0.5, 1 is needed");
}

}
