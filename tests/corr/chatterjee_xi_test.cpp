// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/chatterjee_xi.hpp>

#include "corr/dependence.hpp"

#include <algorithm>
#include <numeric>

using namespace tidemark::corr;
using namespace tidemark::support;

namespace {

constexpr chatterjee_xi xi{};

/// Chatterjee (2021), the formula with ties.
double by_definition(const series& x, const series& y) {
    const std::size_t n = x.size();
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return x[a] < x[b]; });
    std::vector<long double> r(n, 0), l(n, 0);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            r[i] += y[j] <= y[i] ? 1 : 0;
            l[i] += y[j] >= y[i] ? 1 : 0;
        }
    long double steps = 0, spread = 0;
    for (std::size_t i = 0; i + 1 < n; ++i) steps += std::abs(r[order[i + 1]] - r[order[i]]);
    for (const long double v : l) spread += v * (static_cast<long double>(n) - v);
    return static_cast<double>(1 - static_cast<long double>(n) * steps / (2 * spread));
}

TEST(chatterjee_xi, is_its_definition) {
    for (const std::size_t n : {2U, 3U, 10U, 100U, 500U})
        for (const double steps : {0.0, 3.0, 40.0}) {
            const two_series s{n, steps};
            if (*std::max_element(s.x.begin(), s.x.end()) == *std::min_element(s.x.begin(), s.x.end())) continue;
            if (*std::max_element(s.y.begin(), s.y.end()) == *std::min_element(s.y.begin(), s.y.end())) continue;
            EXPECT_NEAR(xi(s.x, s.y), by_definition(s.x, s.y), 1e-15) << n << ' ' << steps;
            EXPECT_NEAR(xi(s.y, s.x), by_definition(s.y, s.x), 1e-15) << n << ' ' << steps;
        }
}

// Chatterjee (2021), section 1: without ties it is (n - 2) / (n + 1) at most, where y is a monotone function of x.
TEST(chatterjee_xi, is_greatest_for_monotone_functions) {
    const two_series s{50};
    series falls = s.x;
    for (double& v : falls) v = -v * v * v;
    EXPECT_NEAR(xi(s.x, s.x), 48.0 / 51, 1e-15);
    EXPECT_NEAR(xi(s.x, falls), 48.0 / 51, 1e-15);
}

// By hand: rows by x have y 1 2 2 3, r 1 3 3 4 with steps of 3, l 4 3 3 1 with l (4 - l) of 0 3 3 3.
TEST(chatterjee_xi, counts_ties) {
    EXPECT_DOUBLE_EQ(xi(series{4, 1, 3, 2}, series{3, 1, 2, 2}), 1 - 4 * 3.0 / (2 * 9));
}

TEST(chatterjee_xi, hears_functions_that_correlations_do_not_and_is_not_symmetric) {
    const two_series s{1000};
    series square = s.x;
    for (double& v : square) v = (v - .5) * (v - .5);
    EXPECT_GT(xi(s.x, square), .98);
    EXPECT_LT(xi(square, s.x), .6);
    EXPECT_NEAR(xi(s.x, two_series(1000, 0, 18).x), 0, .1);
}

TEST(chatterjee_xi, keeps_rows_of_equal_x_in_their_order) {
    EXPECT_EQ(xi(series{1, 1, 1, 2}, series{1, 2, 3, 4}), xi(series{1, 2, 3, 4}, series{1, 2, 3, 4}));
    EXPECT_LT(xi(series{1, 1, 1, 2}, series{1, 3, 2, 4}), xi(series{1, 1, 1, 2}, series{1, 2, 3, 4}));
}

TEST(chatterjee_xi, obeys_the_laws_of_pairs) { expect_laws_of_pairs(xi); }

}
