// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/rolling_correlation_matrices.hpp>

#include "corr/rolling_matrices.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace tidemark;
using namespace rolling_matrices;

namespace {

template <class P = missing::skip>
std::vector<double> correlations(const table& x, std::size_t window, std::size_t step = 1, const P& policy = {},
                                 core::storage order = core::storage::row_major) {
    std::vector<double> out(corr::window_count(x.rows, window, step) * x.columns * x.columns, -77);
    corr::rolling_correlation_matrices_into(out, x.view(order), window, step, policy);
    return out;
}

void expect_correlation_matrices(const std::vector<double>& got, std::size_t columns) {
    for (std::size_t m = 0; m < got.size(); m += columns * columns)
        for (std::size_t i = 0; i < columns; ++i)
            for (std::size_t j = 0; j < columns; ++j) {
                const double r = got[m + i * columns + j];
                ASSERT_TRUE(same(r, got[m + j * columns + i])) << "row " << i << " column " << j;
                ASSERT_TRUE(std::isnan(r) || (i == j ? r == 1 : std::fabs(r) <= 1)) << r;
            }
}

TEST(rolling_correlation_matrices, meets_the_definition) {
    for (const std::size_t columns : sizes{1, 2, 7, 8, 33})
        for (const std::size_t window : sizes{1, 2, 20, 67, 120})
            for (const std::size_t step : sizes{1, 5, 67}) {
                const auto x = noise(120, columns);
                const auto got = correlations(x, window, step);
                expect_correlation_matrices(got, columns);
                // Sums about a row of the window lose a factor of the window; 1.1e-14 was seen for 67 rows.
                EXPECT_LE(worst_correlation(got, x, window, step, window), 2e-16 * static_cast<double>(window) + 4e-15)
                    << columns << " columns, window " << window << ", step " << step;
            }
}

TEST(rolling_correlation_matrices, forgets_what_has_left_the_window) {
    for (const double spoiled : {1e9, -1e12, HUGE_VAL, not_a_number}) {
        const std::size_t window = 20, columns = 11;
        for (const std::size_t at : sizes{30, 39, 40, 41}) {
            auto x = noise(200, columns);
            const auto clean = correlations(x, window);
            x.at(at, 4) = spoiled;
            const auto got = correlations(x, window);
            std::size_t untouched = 0;
            for (std::size_t e = 0; e < got.size(); ++e) {
                const std::size_t m = e / columns / columns, i = e / columns % columns, j = e % columns;
                const bool holds = m <= at && at < m + window, touched = holds && (i == 4 || j == 4);
                // An outlier that is the anchor of its boundary is in every window there.
                ASSERT_TRUE(touched || same(got[e], clean[e])) << m << ' ' << i << ' ' << j;
                ASSERT_TRUE(!touched || std::isfinite(spoiled) || std::isnan(got[e]));
                untouched += touched ? 0 : 1;
            }
            EXPECT_GT(untouched, got.size() / 2);
        }
    }
}

TEST(rolling_correlation_matrices, is_accurate_far_from_zero_and_has_nothing_to_say_of_a_constant_series) {
    auto x = noise(300, 10);
    for (std::size_t t = 0; t < x.rows; ++t) {
        x.at(t, 1) = 6e4 + 0.01 * x.at(t, 1);
        x.at(t, 2) = 1e-8 * (1 + 0.01 * x.at(t, 2));
        x.at(t, 3) *= 1e150;
        if (t >= 100) x.at(t, 4) = 0.1;
        x.at(t, 5) += static_cast<double>(t);
    }
    const std::size_t window = 50;
    const auto got = correlations(x, window);
    expect_correlation_matrices(got, 10);
    EXPECT_LE(worst_correlation(got, x, window, 1, window), 1e-12);
    for (std::size_t m = 0; m < got.size() / 100; ++m)
        for (std::size_t j = 0; j < 10; ++j)
            EXPECT_EQ(std::isnan(got[m * 100 + 40 + j]), m >= 100) << "from row 100 on column 4 is constant";
}

TEST(rolling_correlation_matrices, is_not_carried_past_one) {
    for (unsigned seed = 0; seed < 20; ++seed) {
        auto x = noise(60, 9, seed);
        for (std::size_t t = 0; t < x.rows; ++t) x.at(t, 1) = 0.3 * x.at(t, 0), x.at(t, 2) = -x.at(t, 0) / 7;
        const auto got = correlations(x, 5 + seed);
        expect_correlation_matrices(got, 9);
        EXPECT_NEAR(got[1], 1, 1e-14);
        EXPECT_NEAR(got[2], -1, 1e-14);
    }
}

TEST(rolling_correlation_matrices, leaves_missing_rows_out_pair_by_pair) {
    for (const std::size_t columns : sizes{3, 8, 19})
        for (const std::size_t window : sizes{7, 30, 64})
            for (const std::size_t step : sizes{1, 5}) {
                const auto x = with_gaps(noise(200, columns));
                for (const std::size_t least : sizes{std::size_t{0}, std::size_t{2}, window / 2, window}) {
                    const auto got = correlations(x, window, step, missing::skip{least});
                    expect_correlation_matrices(got, columns);
                    EXPECT_LE(worst_correlation(got, x, window, step, least), 1e-13);
                }
                EXPECT_TRUE(same(correlations(x, window, step, missing::propagate{}), correlations(x, window, step)))
                    << "unless told otherwise, skip needs the whole window";
            }
}

TEST(rolling_correlation_matrices, answers_alike_for_a_pair_that_misses_nothing_beside_one_that_does) {
    const auto clean = noise(200, 12);
    auto gaps = clean;
    for (std::size_t t = 35; t < 120; t += 3) gaps.at(t, 5) = not_a_number;
    const auto expected = correlations(clean, 30, 1, missing::skip{10});
    const auto got = correlations(gaps, 30, 1, missing::skip{10});
    for (std::size_t e = 0; e < got.size(); ++e) {
        const std::size_t m = e / 144, i = e / 12 % 12, j = e % 12;
        const bool whole = m + 30 <= 35 || m >= 120;
        const bool complete = (i != 5 && j != 5) || whole;
        ASSERT_TRUE(!complete || same(got[e], expected[e])) << m << ' ' << i << ' ' << j;
    }
}

// An outlier leaves just before a run of missing rows: no later window may be told about it.
TEST(rolling_correlation_matrices, anchors_at_what_the_window_holds) {
    auto x = noise(120, 9);
    x.at(29, 3) = 1e12;
    for (std::size_t t = 30; t < 45; ++t) x.at(t, 3) = not_a_number;
    const auto got = correlations(x, 20, 1, missing::skip{4});
    for (std::size_t m = 30; m < 101; ++m)
        for (std::size_t j = 0; j < 9; ++j)
            EXPECT_LE(correlation_error(got[(m * 9 + 3) * 9 + j], x, m, 20, 3, j, 4), 1e-14) << m << ' ' << j;
}

TEST(rolling_correlation_matrices, leaves_rows_out_for_all_columns) {
    const auto x = with_gaps(noise(200, 9), 60);
    auto masked = x;
    for (std::size_t t = 0; t < x.rows; ++t)
        for (std::size_t j = 0; j < 9; ++j)
            if (std::isnan(x.at(t, j)))
                for (std::size_t i = 0; i < 9; ++i) masked.at(t, i) = not_a_number;
    const auto got = correlations(x, 30, 1, missing::complete_rows{12});
    EXPECT_LE(worst_correlation(got, masked, 30, 1, 12), 1e-13);
    EXPECT_TRUE(same(got, correlations(masked, 30, 1, missing::skip{12})));
}

TEST(rolling_correlation_matrices, reads_either_storage_and_float) {
    const auto x = noise(90, 13);
    EXPECT_TRUE(same(correlations(x, 20), correlations(x, 20, 1, missing::skip{}, core::storage::column_major)));
    std::vector<float> narrow(x.values.begin(), x.values.end());
    auto widened = x;
    for (std::size_t e = 0; e < narrow.size(); ++e) widened.values[e] = static_cast<double>(narrow[e]);
    std::vector<double> out(corr::window_count(90, 20) * 169);
    corr::rolling_correlation_matrices_into(
        out, core::panel_view<float>{narrow.data(), 90, 13, core::storage::row_major}, 20);
    EXPECT_TRUE(same(out, correlations(widened, 20)));
}

TEST(rolling_correlation_matrices, shows_the_same_matrices_one_by_one) {
    const auto x = noise(150, 10);
    for (const std::size_t step : sizes{1, 4, 90}) {
        const auto expected = correlations(x, 40, step);
        std::size_t m = 0;
        corr::rolling_correlation_matrices(x.view(), 40, step,
                                           [&](std::size_t last_row, const core::panel_view<double>& matrix) {
                                               EXPECT_EQ(last_row, m * step + 39);
                                               for (std::size_t e = 0; e < 100; ++e)
                                                   EXPECT_TRUE(same(matrix(e / 10, e % 10), expected[m * 100 + e]));
                                               ++m;
                                           });
        EXPECT_EQ(m, corr::window_count(150, 40, step));
    }
}

TEST(rolling_correlation_matrices, takes_no_more_than_it_can_read) {
    const auto x = noise(30, 3);
    EXPECT_TRUE(correlations(x, 31).empty());
    EXPECT_EQ(correlations(x, 30).size(), 9U);
    const auto refused = [&](std::size_t window, std::size_t step, std::size_t size, const auto& policy) {
        std::vector<double> out(size, -77);
        const auto message = support::thrown<std::invalid_argument>(
            [&] { corr::rolling_correlation_matrices_into(out, x.view(), window, step, policy); });
        EXPECT_EQ(out, std::vector<double>(size, -77));
        return message;
    };
    EXPECT_EQ(refused(0, 1, 9, missing::skip{}), "window is 0, expected at least 1");
    EXPECT_EQ(refused(5, 0, 9, missing::skip{}), "step is 0, expected at least 1");
    EXPECT_EQ(refused(30, 1, 8, missing::skip{}), "length of out is 8, expected windows x columns x columns, 9");
    EXPECT_EQ(refused(30, 1, 9, missing::skip{31}), "min_count is 31, expected at most the window, 30");
    EXPECT_EQ(support::thrown<std::invalid_argument>([&] {
                  auto gap = x;
                  gap.at(7, 2) = not_a_number;
                  correlations(gap, 5, 1, missing::refuse{});
              }),
              "panel(7, 2) is nan, expected no missing observation under missing::refuse");
    EXPECT_EQ(support::thrown<std::invalid_argument>([&] {
                  std::vector<double> none;
                  corr::rolling_correlation_matrices_into(
                      none, core::panel_view<double>{nullptr, 5, 0, core::storage::row_major}, 2);
              }),
              "columns of panel is 0, expected at least 1");
}

}
