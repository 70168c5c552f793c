// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/rolling_covariance_matrices.hpp>

#include "corr/rolling_matrices.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace tidemark;
using namespace rolling_matrices;

namespace {

template <class P = missing::skip>
std::vector<double> covariances(const table& x, std::size_t window, std::size_t step = 1, const P& policy = {},
                                double ddof = 1) {
    std::vector<double> out(corr::window_count(x.rows, window, step) * x.columns * x.columns, -77);
    corr::rolling_covariance_matrices_into(out, x.view(), window, step, policy, {.ddof = ddof});
    return out;
}

/// The worst distance from the definition, in units of the product of the two standard deviations.
double worst_error(const std::vector<double>& got, const table& x, std::size_t window, std::size_t step,
                   std::size_t least, double ddof = 1) {
    double worst = 0;
    for (std::size_t e = 0; e < got.size(); ++e) {
        const exact c =
            central(x, e / (x.columns * x.columns) * step, window, e / x.columns % x.columns, e % x.columns);
        const long double n = static_cast<long double>(c.count) - static_cast<long double>(ddof);
        const bool answers = c.count >= least && n > 0;
        if (answers == std::isnan(got[e])) return HUGE_VAL;
        if (answers && c.xx > 0 && c.yy > 0)
            worst = (std::max)(worst, static_cast<double>(std::fabs(static_cast<long double>(got[e]) * n - c.xy) /
                                                          std::sqrt(c.xx * c.yy)));
    }
    return worst;
}

TEST(rolling_covariance_matrices, meets_the_definition) {
    for (const std::size_t columns : sizes{1, 9, 33})
        for (const std::size_t window : sizes{1, 20, 67})
            for (const std::size_t step : sizes{1, 7})
                for (const double ddof : {0, 1}) {
                    const auto x = noise(150, columns);
                    EXPECT_LE(
                        worst_error(covariances(x, window, step, missing::skip{}, ddof), x, window, step, window, ddof),
                        2e-16 * static_cast<double>(window) + 4e-15)
                        << columns << " columns, window " << window << ", step " << step;
                }
}

TEST(rolling_covariance_matrices, leaves_missing_rows_out) {
    const auto x = with_gaps(noise(200, 11));
    for (const std::size_t least : sizes{0, 2, 15, 30})
        EXPECT_LE(worst_error(covariances(x, 30, 1, missing::skip{least}), x, 30, 1, least), 1e-13);
    EXPECT_TRUE(same(covariances(x, 30, 1, missing::propagate{}), covariances(x, 30)));
}

TEST(rolling_covariance_matrices, of_a_constant_series_is_exactly_zero) {
    auto x = noise(100, 9);
    for (std::size_t t = 30; t < 100; ++t) x.at(t, 2) = 0.1;
    const auto got = covariances(x, 10);
    for (std::size_t m = 30; m < 91; ++m)
        for (std::size_t j = 0; j < 9; ++j) EXPECT_EQ(got[(m * 9 + 2) * 9 + j], 0);
}

TEST(rolling_covariance_matrices, keeps_an_infinity_to_its_series_and_its_windows) {
    auto x = noise(100, 9);
    const auto clean = covariances(x, 10);
    x.at(35, 2) = HUGE_VAL;
    const auto got = covariances(x, 10);
    for (std::size_t e = 0; e < got.size(); ++e) {
        const std::size_t m = e / 81, i = e / 9 % 9, j = e % 9;
        const bool touched = m <= 35 && 35 < m + 10 && (i == 2 || j == 2);
        ASSERT_TRUE(touched ? std::isnan(got[e]) : same(got[e], clean[e])) << m << ' ' << i << ' ' << j;
    }
}

TEST(rolling_covariance_matrices, shows_the_same_matrices_one_by_one) {
    const auto x = noise(150, 10);
    const auto expected = covariances(x, 40, 4);
    std::size_t m = 0;
    corr::rolling_covariance_matrices(x.view(), 40, 4,
                                      [&](std::size_t last_row, const core::panel_view<double>& matrix) {
                                          EXPECT_EQ(last_row, m * 4 + 39);
                                          for (std::size_t e = 0; e < 100; ++e)
                                              EXPECT_TRUE(same(matrix(e / 10, e % 10), expected[m * 100 + e]));
                                          ++m;
                                      });
    EXPECT_EQ(m, corr::window_count(150, 40, 4));
}

TEST(rolling_covariance_matrices, refuses_a_negative_ddof) {
    EXPECT_EQ(support::thrown<std::invalid_argument>([] { covariances(noise(9, 2), 3, 1, missing::skip{}, -1); }),
              "ddof is -1, expected 0 or more");
}

}
