// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/rolling_regression.hpp>

#include <tidemark/core/pairs.hpp>
#include <tidemark/risk/beta.hpp>
#include <tidemark/run/rolling.hpp>

#include "corr/rolling_matrices.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

using namespace tidemark;
using namespace rolling_matrices;

namespace {

using number = long double;

/// What least squares answers, by Householder's reflections of the window's rows [1 x1 .. xk | y] in long double.
struct fit {
    std::vector<number> b, error;  // the intercept first
    number r_squared, deviation;
};

fit by_reflections(const std::vector<std::vector<number>>& rows, std::size_t k) {
    auto a = rows;
    const std::size_t n = a.size(), p = k + 1;
    number mean = 0, total = 0;
    for (const auto& row : a) mean += row[p] / static_cast<number>(n);
    for (const auto& row : a) total += (row[p] - mean) * (row[p] - mean);
    for (std::size_t c = 0; c < p; ++c) {
        number norm = 0;
        for (std::size_t i = c; i < n; ++i) norm += a[i][c] * a[i][c];
        norm = std::sqrt(norm) * (a[c][c] > 0 ? -1 : 1);
        std::vector<number> v(n, 0);
        for (std::size_t i = c; i < n; ++i) v[i] = a[i][c];
        v[c] -= norm;
        number length = 0;
        for (const number e : v) length += e * e;
        for (std::size_t j = c; j <= p; ++j) {
            number along = 0;
            for (std::size_t i = c; i < n; ++i) along += v[i] * a[i][j];
            for (std::size_t i = c; i < n; ++i) a[i][j] -= 2 * along / length * v[i];
        }
    }
    number left = 0;
    for (std::size_t i = p; i < n; ++i) left += a[i][p] * a[i][p];
    fit f{std::vector<number>(p), std::vector<number>(p), 1 - left / total,
          std::sqrt(left / static_cast<number>(n - p))};
    for (std::size_t i = p; i-- > 0;) {
        f.b[i] = a[i][p];
        for (std::size_t j = i + 1; j < p; ++j) f.b[i] -= a[i][j] * f.b[j];
        f.b[i] /= a[i][i];
    }
    for (std::size_t c = 0; c < p; ++c) {  // the rows of R^-1, by the columns of the unit matrix
        std::vector<number> z(p, 0);
        for (std::size_t i = p; i-- > 0;) {
            z[i] = i == c ? 1 : 0;
            for (std::size_t j = i + 1; j < p; ++j) z[i] -= a[i][j] * z[j];
            z[i] /= a[i][i];
        }
        for (std::size_t i = 0; i < p; ++i) f.error[i] += z[i] * z[i];
    }
    for (number& e : f.error) e = f.deviation * std::sqrt(e);
    return f;
}

struct problem {
    table x;
    std::vector<double> y;
};

problem factors(std::size_t rows, std::size_t k, unsigned seed = 1) {
    problem p{noise(rows, k, seed), {}};
    std::mt19937_64 random{seed + 100};
    std::normal_distribution<double> normal;
    for (std::size_t t = 0; t < rows; ++t) {
        double y = 0.001 + 0.005 * normal(random);
        for (std::size_t j = 0; j < k; ++j) y += (static_cast<double>(j) - 0.7) * p.x.at(t, j);
        p.y.push_back(y);
    }
    return p;
}

fit expected_at(const problem& p, std::size_t last, std::size_t window) {
    std::vector<std::vector<number>> rows;
    for (std::size_t t = last + 1 < window ? 0 : last + 1 - window; t <= last; ++t) {
        std::vector<number> row{1};
        for (std::size_t j = 0; j < p.x.columns; ++j) row.push_back(static_cast<number>(p.x.at(t, j)));
        row.push_back(static_cast<number>(p.y[t]));
        bool complete = true;
        for (const number v : row) complete = complete && !std::isnan(v);
        if (complete) rows.push_back(row);
    }
    return by_reflections(rows, p.x.columns);
}

/// The worst distance of anything that a fit says, as a share of what it should be, or of one standard error.
double worst_error(const corr::regression& got, const fit& f) {
    double worst = 0;
    const auto take = [&](double value, number exact, number scale) {
        worst = std::isnan(value)
                    ? HUGE_VAL
                    : (std::max)(worst, static_cast<double>(std::fabs(static_cast<number>(value) - exact) / scale));
    };
    take(got.intercept, f.b[0], f.error[0]);
    take(got.intercept_error, f.error[0], f.error[0]);
    take(got.r_squared, f.r_squared, 1);
    take(got.residual_deviation, f.deviation, f.deviation);
    for (std::size_t j = 0; j + 1 < f.b.size(); ++j) {
        take(got.coefficients[j], f.b[j + 1], f.error[j + 1]);
        take(got.errors[j], f.error[j + 1], f.error[j + 1]);
        take(got.t_statistic(j), f.b[j + 1] / f.error[j + 1], 1 + std::fabs(f.b[j + 1] / f.error[j + 1]));
    }
    return worst;
}

TEST(rolling_regression, meets_the_definition) {
    for (const std::size_t k : sizes{1, 2, 3, 6})
        for (const std::size_t window : sizes{k + 2, 20, 61, 150}) {
            const auto p = factors(150, k);
            std::size_t row = 0;
            double worst = 0;
            corr::rolling_regression(p.y, p.x.view(), window, [&](std::size_t t, const corr::regression& got) {
                EXPECT_EQ(t, row++);
                if (t + 1 < window) {
                    EXPECT_TRUE(std::isnan(got.intercept));
                } else {
                    EXPECT_EQ(got.observations, window);
                    worst = (std::max)(worst, worst_error(got, expected_at(p, t, window)));
                }
            });
            EXPECT_EQ(row, 150U);
            // With one degree of freedom the residuals may be tiny beside y.
            EXPECT_LE(worst, window == k + 2 ? 1e-6 : 1e-12) << k << " regressors, window " << window;
        }
}

TEST(rolling_regression, of_one_regressor_is_beta) {
    const auto p = factors(200, 1);
    const auto path = corr::rolling_regression(p.y, p.x.view(), 30);
    const auto betas = run::rolling(risk::beta{}, core::pairs(p.y, p.x.values), 30);
    for (std::size_t t = 29; t < 200; ++t) EXPECT_NEAR(path.coefficients[t], betas[t], 1e-13);
}

TEST(rolling_regression, lays_fits_side_by_side) {
    const auto p = factors(60, 3);
    const auto path = corr::rolling_regression(p.y, p.x.view(core::storage::column_major), 20);
    EXPECT_EQ(path.regressors, 3U);
    corr::rolling_regression(p.y, p.x.view(), 20, [&](std::size_t t, const corr::regression& got) {
        EXPECT_TRUE(same(path.intercept[t], got.intercept));
        EXPECT_TRUE(same(path.intercept_error[t], got.intercept_error));
        EXPECT_TRUE(same(path.r_squared[t], got.r_squared));
        EXPECT_TRUE(same(path.residual_deviation[t], got.residual_deviation));
        for (std::size_t j = 0; j < 3; ++j) {
            EXPECT_TRUE(same(path.coefficients[t * 3 + j], got.coefficients[j]));
            EXPECT_TRUE(same(path.errors[t * 3 + j], got.errors[j]));
        }
    });
}

TEST(rolling_regression, forgets_what_has_left_the_window) {
    const auto p = factors(200, 3);
    const auto clean = corr::rolling_regression(p.y, p.x.view(), 25);
    for (const double spoiled : {1e9, -1e12, HUGE_VAL, not_a_number})
        for (const std::size_t at : sizes{60, 74, 75})
            for (const bool in_y : {false, true}) {
                auto q = p;
                (in_y ? q.y[at] : q.x.at(at, 1)) = spoiled;
                const auto got = corr::rolling_regression(q.y, q.x.view(), 25);
                for (std::size_t t = 0; t < 200; ++t) {
                    const bool holds = at <= t && t < at + 25;
                    for (std::size_t j = 0; j < 3; ++j) {
                        const double b = got.coefficients[t * 3 + j];
                        ASSERT_TRUE(holds || same(b, clean.coefficients[t * 3 + j])) << at << ' ' << t;
                        ASSERT_TRUE(!holds || std::isfinite(spoiled) || std::isnan(b)) << at << ' ' << t;
                    }
                }
            }
}

TEST(rolling_regression, leaves_incomplete_rows_out) {
    auto p = factors(200, 2);
    p.x = with_gaps(noise(200, 3), 15);
    p.x.columns = 3;
    for (std::size_t t = 0; t < 200; t += 11) p.y[t] = not_a_number;
    p.y[29] = 1e12;  // departs just before a run of missing rows
    for (std::size_t t = 30; t < 44; ++t) p.y[t] = not_a_number;
    for (const std::size_t least : sizes{6, 20}) {
        corr::rolling_regression(
            p.y, p.x.view(), 40,
            [&](std::size_t t, const corr::regression& got) {
                std::size_t complete = 0;
                bool outlier = false;
                for (std::size_t i = t < 40 ? 0 : t - 39; i <= t; ++i) {
                    const bool whole = !std::isnan(p.y[i]) && !std::isnan(p.x.at(i, 0)) && !std::isnan(p.x.at(i, 1)) &&
                                       !std::isnan(p.x.at(i, 2));
                    complete += whole ? 1 : 0;
                    outlier = outlier || (whole && i == 29);
                }
                ASSERT_EQ(got.observations, complete);
                if (complete < least) {
                    ASSERT_TRUE(std::isnan(got.intercept)) << t;
                } else {
                    ASSERT_LE(worst_error(got, expected_at(p, t, 40)), outlier ? 1e-9 : 1e-11) << t;
                }
            },
            missing::skip{least});
    }
    const auto strict = corr::rolling_regression(p.y, p.x.view(), 40, missing::propagate{});
    for (std::size_t t = 0; t < 80; ++t) EXPECT_TRUE(std::isnan(strict.intercept[t]));
}

TEST(rolling_regression, is_accurate_far_from_zero) {
    auto p = factors(300, 3);
    for (std::size_t t = 0; t < 300; ++t) {
        p.x.at(t, 0) += 6e4;
        p.x.at(t, 1) = 1e-8 * (1 + p.x.at(t, 1));
        p.y[t] += 1e3;
    }
    corr::rolling_regression(p.y, p.x.view(), 50, [&](std::size_t t, const corr::regression& got) {
        if (t < 49) return;
        // A rounding of the level 6e4 is 7e-12, a share of 7e-10 of a spread of 0.01; the data hold no more.
        EXPECT_LE(worst_error(got, expected_at(p, t, 50)), 1e-7) << t;
    });
}

TEST(rolling_regression, does_not_answer_where_regressors_say_the_same) {
    auto p = factors(120, 3);
    for (std::size_t t = 0; t < 120; ++t) {
        if (t >= 60) p.x.at(t, 2) = 2 * p.x.at(t, 0) - p.x.at(t, 1);
        if (t < 30) p.x.at(t, 1) = 0.1;
    }
    const auto path = corr::rolling_regression(p.y, p.x.view(), 20);
    for (std::size_t t = 19; t < 120; ++t) EXPECT_EQ(std::isnan(path.intercept[t]), t < 30 || t >= 79) << t;

    // A share of variance that is small and stands out from rounding is an answer.
    for (std::size_t t = 0; t < 120; ++t)
        p.x.at(t, 2) = p.x.at(t, 0) * (1 + (t % 3 == 0 ? 1e-4 : 0)), p.x.at(t, 1) = p.x.at(t, 1) + 0.01 * p.y[t];
    corr::rolling_regression(p.y, p.x.view(), 40, [&](std::size_t t, const corr::regression& got) {
        EXPECT_LE(t < 70 ? 0 : worst_error(got, expected_at(p, t, 40)), 1e-4) << t;
    });
}

TEST(rolling_regression, of_a_constant_series) {
    auto p = factors(50, 2);
    for (double& y : p.y) y = 0.1;
    const auto path = corr::rolling_regression(p.y, p.x.view(), 20);
    EXPECT_EQ(path.coefficients.back(), 0);
    EXPECT_EQ(path.intercept.back(), 0.1);
    EXPECT_EQ(path.residual_deviation.back(), 0);
    EXPECT_TRUE(std::isnan(path.r_squared.back()));
}

TEST(rolling_regression, takes_no_more_than_it_can_read) {
    const auto p = factors(10, 2);
    const auto refused = [&](const std::vector<double>& y, const table& x, std::size_t window, const auto& policy) {
        return support::thrown<std::invalid_argument>([&] { corr::rolling_regression(y, x.view(), window, policy); });
    };
    EXPECT_EQ(refused(p.y, p.x, 0, missing::skip{}), "window is 0, expected at least 1");
    EXPECT_EQ(refused(p.y, p.x, 5, missing::skip{6}), "min_count is 6, expected at most the window, 5");
    EXPECT_EQ(refused({1, 2}, p.x, 5, missing::skip{}), "rows of regressors is 10, expected the length of y, 2");
    EXPECT_EQ(refused({1, 2}, table{2, 0, {}}, 5, missing::skip{}), "columns of regressors is 0, expected at least 1");
    auto gap = p;
    gap.x.at(3, 1) = not_a_number;
    EXPECT_EQ(refused(gap.y, gap.x, 5, missing::refuse{}),
              "sample[3] is nan, expected no missing observation under missing::refuse");
    EXPECT_TRUE(corr::rolling_regression(std::vector<double>{}, table{0, 2, {}}.view(), 5).intercept.empty());
    for (const double b : corr::rolling_regression(p.y, p.x.view(), 3).intercept) EXPECT_TRUE(std::isnan(b));
    EXPECT_FALSE(std::isnan(corr::rolling_regression(p.y, p.x.view(), 10).intercept.back()));
    EXPECT_TRUE(std::isnan(corr::rolling_regression(p.y, p.x.view(), 11).intercept.back()));
}

}
