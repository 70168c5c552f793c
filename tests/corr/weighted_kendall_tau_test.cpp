// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/weighted_kendall_tau.hpp>

#include "corr/dependence.hpp"

using namespace tidemark::corr;
using namespace tidemark::support;

namespace {

using combination = weighted_kendall_tau::combination;
constexpr weighted_kendall_tau additive{}, multiplicative{combination::multiplicative};

/// Every pair of rows, in the order of how they are ranked.
double by_definition(const series& x, const series& y, combination weights) {
    long double sum = 0;
    for (const bool x_first : {true, false}) {
        const series &a = x_first ? x : y, &b = x_first ? y : x;
        std::vector<long double> rank(x.size(), 1);
        for (std::size_t i = 0; i < x.size(); ++i)
            for (std::size_t j = 0; j < x.size(); ++j)
                rank[i] += a[j] > a[i] || (a[j] == a[i] && (b[j] > b[i] || (b[j] == b[i] && j > i))) ? 1 : 0;
        const auto sign = [](double u, double v) { return u > v ? 1 : u < v ? -1 : 0; };
        long double score = 0, free_x = 0, free_y = 0;
        for (std::size_t i = 0; i < x.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                const long double w =
                    weights == combination::additive ? 1 / rank[i] + 1 / rank[j] : 1 / rank[i] / rank[j];
                const int in_x = sign(x[i], x[j]), in_y = sign(y[i], y[j]);
                score += in_x * in_y * w;
                free_x += in_x * in_x * w;
                free_y += in_y * in_y * w;
            }
        sum += score / std::sqrt(free_x * free_y);
    }
    return static_cast<double>(sum / 2);
}

// The examples of scipy.stats.weightedtau's own page.
TEST(weighted_kendall_tau, is_what_scipy_prints) {
    const series x{12, 2, 1, 12, 2}, y{1, 4, 7, 1, 0};
    EXPECT_NEAR(additive(x, y), -0.56694968153682723, 1e-15);
    EXPECT_NEAR(multiplicative(x, y), -0.62205716951801038, 1e-15);
    const series gap{12, 2, 1, 12, 2, oracle::nan}, more{1, 4, 7, 1, 0, 8};
    EXPECT_EQ(additive(gap, more), additive(x, y));
}

TEST(weighted_kendall_tau, agrees_with_scipy) {
    const auto expect = [](const Eigen::MatrixXd& panel, const series& a, const series& m) {
        oracle::expect_entries(pairwise_matrix(additive, panel), a, 1e-14);
        oracle::expect_entries(pairwise_matrix(multiplicative, panel), m, 1e-14);
    };
    expect(oracle::returns_panel, oracle::weighted_tau_of_returns, oracle::multiplicative_tau_of_returns);
    expect(oracle::ill_conditioned_panel, oracle::weighted_tau_of_ill_conditioned,
           oracle::multiplicative_tau_of_ill_conditioned);
    expect(oracle::panel_with_gaps, oracle::weighted_tau_of_gaps, oracle::multiplicative_tau_of_gaps);
}

TEST(weighted_kendall_tau, is_its_definition) {
    for (const std::size_t n : {2U, 3U, 10U, 100U, 257U})
        for (const double steps : {0.0, 2.0, 7.0, 30.0}) {
            const two_series s{n, steps};
            for (const combination weights : {combination::additive, combination::multiplicative}) {
                const double expected = by_definition(s.x, s.y, weights), got = weighted_kendall_tau{weights}(s.x, s.y);
                EXPECT_EQ(std::isnan(got), std::isnan(expected)) << n << ' ' << steps;
                if (!std::isnan(expected)) {
                    EXPECT_NEAR(got, expected, 1e-14) << n << ' ' << steps;
                }
            }
        }
}

TEST(weighted_kendall_tau, is_symmetric_and_one_for_equal_orders) {
    for (const double steps : {0.0, 5.0}) {
        const two_series s{300, steps};
        series cubes = s.x, falls = s.x;
        for (double& v : cubes) v = v * v * v + 1;
        for (double& v : falls) v = -v;
        for (const auto& tau : {additive, multiplicative}) {
            EXPECT_EQ(tau(s.x, s.y), tau(s.y, s.x));
            EXPECT_EQ(tau(s.x, cubes), 1);
            EXPECT_NEAR(tau(s.x, falls), -1, steps > 0 ? 4e-16 : 0);
        }
    }
    static_assert(weighted_kendall_tau::symmetric);
    // The top agrees and the bottom does not, and the other way round.
    EXPECT_GT(additive(series{5, 4, 3, 2, 1}, series{5, 4, 3, 1, 2}),
              additive(series{5, 4, 3, 2, 1}, series{4, 5, 3, 2, 1}));
}

TEST(weighted_kendall_tau, obeys_the_laws_of_pairs) {
    expect_laws_of_pairs(additive);
    expect_laws_of_pairs(multiplicative);
}

}
