// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/mutual_information.hpp>

#include "corr/dependence.hpp"
#include "support/nasty_data.hpp"

#include <algorithm>

using namespace tidemark::corr;
using namespace tidemark::support;

namespace {

using method = mutual_information::method;
using binning = mutual_information::binning;
using unit = mutual_information::unit;
constexpr mutual_information nearest{}, frequency{.estimated = method::binned, .bins = 7},
    width{.estimated = method::binned, .bins = 6, .binned_by = binning::equal_width};

series in_unit_variance(const series& x) {
    long double mean = 0, square = 0;
    for (const double v : x) mean += static_cast<long double>(v);
    mean /= static_cast<long double>(x.size());
    for (const double v : x) square += std::pow(static_cast<long double>(v) - mean, 2.0L);
    const long double deviation = std::sqrt(square / static_cast<long double>(x.size()));
    series scaled;
    for (const double v : x) scaled.push_back(static_cast<double>(static_cast<long double>(v - x[0]) / deviation));
    return scaled;
}

/// Kraskov, Stoegbauer and Grassberger (2004), eq. 8: every row against every other.
double neighbours_by_definition(std::size_t k, const series& a, const series& b) {
    const series x = in_unit_variance(a), y = in_unit_variance(b);
    const std::size_t n = x.size();
    const auto psi = [](std::size_t m) {
        long double sum = -0.577215664901532860606512090082402431L;
        for (std::size_t j = 1; j < m; ++j) sum += 1 / static_cast<long double>(j);
        return sum;
    };
    long double mean = 0;
    for (std::size_t i = 0; i < n; ++i) {
        series distances;
        for (std::size_t j = 0; j < n; ++j)
            if (j != i) distances.push_back(std::max(std::abs(x[i] - x[j]), std::abs(y[i] - y[j])));
        std::sort(distances.begin(), distances.end());
        std::size_t in_x = 0, in_y = 0;
        for (std::size_t j = 0; j < n; ++j) {
            in_x += j != i && std::abs(x[i] - x[j]) < distances[k - 1] ? 1 : 0;
            in_y += j != i && std::abs(y[i] - y[j]) < distances[k - 1] ? 1 : 0;
        }
        mean += (psi(in_x + 1) + psi(in_y + 1)) / static_cast<long double>(n);
    }
    return static_cast<double>(psi(k) + psi(n) - mean);
}

TEST(mutual_information, of_nearest_neighbours_is_its_definition) {
    for (const std::size_t n : {4U, 5U, 20U, 150U, 250U})
        for (const std::size_t k : {1U, 3U, 10U}) {
            const two_series s{n};
            const mutual_information some{.neighbours = k};
            if (n <= k) {
                EXPECT_TRUE(std::isnan(some(s.x, s.y)));
                continue;
            }
            EXPECT_NEAR(some(s.x, s.y), neighbours_by_definition(k, s.x, s.y), 2e-15) << n << ' ' << k;
            series steps = s.x;  // equal in one series only
            for (double& v : steps) v = std::floor(4 * v);
            if (std::count(steps.begin(), steps.end(), steps[0]) == static_cast<std::ptrdiff_t>(n)) continue;
            EXPECT_NEAR(some(steps, s.y), neighbours_by_definition(k, steps, s.y), 2e-15) << n << ' ' << k;
        }
}

TEST(mutual_information, agrees_with_scikit_learn) {
    const auto expect = [](const Eigen::MatrixXd& panel, const series& w, const series& f) {
        oracle::expect_entries(pairwise_matrix(width, panel), w, 1e-14);
        oracle::expect_entries(pairwise_matrix(frequency, panel), f, 1e-14);
    };
    expect(oracle::returns_panel, oracle::equal_width_of_returns, oracle::equal_frequency_of_returns);
    expect(oracle::ill_conditioned_panel, oracle::equal_width_of_ill_conditioned,
           oracle::equal_frequency_of_ill_conditioned);
    expect(oracle::panel_with_gaps, oracle::equal_width_of_gaps, oracle::equal_frequency_of_gaps);

    // It adds noise, which tells itself from its copy and from what lies within a thousandth, and writes 0 for less.
    const Eigen::MatrixXd got = pairwise_matrix(nearest, oracle::ill_conditioned_panel),
                          noisy = oracle::matrix(oracle::neighbours_of_ill_conditioned, 6);
    for (Eigen::Index i = 0; i < 6; ++i)
        for (Eigen::Index j = 0; j < i; ++j) EXPECT_NEAR(std::max(got(i, j), 0.0), noisy(i, j), 1e-10) << i << ' ' << j;
}

// By hand: of 8 rows in a table of 3 1 / 1 3, 6/8 ln(8 3 / 16) + 2/8 ln(8 1 / 16).
TEST(mutual_information, of_a_table_by_hand) {
    const series x{0, 0, 0, 0, 1, 1, 1, 1}, y{0, 0, 0, 1, 0, 1, 1, 1};
    const double expected = .75 * std::log(1.5) + .25 * std::log(.5);
    for (const binning by : {binning::equal_frequency, binning::equal_width})
        EXPECT_NEAR((mutual_information{.estimated = method::binned, .bins = 2, .binned_by = by}(x, y)), expected,
                    1e-16);
    EXPECT_NEAR(frequency(x, x), std::log(2), 1e-15) << "the entropy of x";
    EXPECT_EQ(width(series{0, 0, 1, 1}, series{0, 1, 0, 1}), 0) << "which tell nothing of each other";
}

TEST(mutual_information, of_normal_series_is_that_of_their_correlation) {
    const series x = nasty::normals(2000, 5), e = nasty::normals(2000, 6);
    series y(x.size()), square(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) y[i] = -.6 * x[i] + .8 * e[i], square[i] = x[i] * x[i];
    EXPECT_NEAR(nearest(x, y), -.5 * std::log(1 - .36), .03);
    EXPECT_NEAR((mutual_information{.told_in = unit::as_correlation}(x, y)), .6, .03);
    EXPECT_NEAR((mutual_information{.estimated = method::binned, .told_in = unit::as_correlation}(x, y)), .6, .03);
    EXPECT_NEAR(nearest(x, e), 0, .03);
    EXPECT_GT((mutual_information{.told_in = unit::as_correlation}(x, square)), .98);
}

TEST(mutual_information, in_another_unit) {
    const two_series s{200};
    for (mutual_information one : {nearest, frequency, width}) {
        const double nats = one(s.x, s.y);
        one.told_in = unit::as_correlation;
        EXPECT_NEAR(one(s.x, s.y), std::sqrt(1 - std::exp(-2 * nats)), 1e-15);
    }
    const series x = nasty::normals(60, 5), y = nasty::normals(60, 8);  // less than 0 by chance
    EXPECT_LT(nearest(x, y), 0);
    EXPECT_EQ((mutual_information{.told_in = unit::as_correlation}(x, y)), 0);
}

TEST(mutual_information, depends_neither_on_units_nor_on_the_order_of_series_and_rows) {
    const two_series s{150};
    series x = s.x, y = s.y, back_x(s.x.rbegin(), s.x.rend()), back_y(s.y.rbegin(), s.y.rend());
    for (double& v : x) v = 0x1p-900 * v;
    for (double& v : y) v = 1024 * (v + 8);
    for (const mutual_information& one : {nearest, frequency, width}) {
        EXPECT_EQ(one(s.x, s.y), one(s.y, s.x));
        EXPECT_NEAR(one(back_x, back_y), one(s.x, s.y), 1e-15);
        EXPECT_NEAR(one(x, y), one(s.x, s.y), 1e-15);
    }
    static_assert(mutual_information::symmetric);
}

TEST(mutual_information, has_no_answer_where_rows_repeat_or_are_few) {
    EXPECT_TRUE(std::isnan(nearest(series{1, 2, 3}, series{1, 3, 2})));
    const series x{1, 1, 1, 1, 2, 3, 4}, y{5, 5, 5, 5, 1, 7, 3};
    EXPECT_TRUE(std::isnan(nearest(x, y))) << "four equal rows";
    EXPECT_TRUE(std::isfinite(nearest(x, series{5, 5, 5, 6, 1, 7, 3})));
    for (const mutual_information& one : {nearest, frequency, width})
        EXPECT_TRUE(std::isnan(one(series{1, 2, 3, 4, HUGE_VAL}, series{1, 2, 3, 5, 4})));
}

TEST(mutual_information, refuses_wrong_parameters) {
    const auto with = [](const mutual_information& one) {
        return thrown<std::invalid_argument>([&] { one(series{1, 2}, series{1, 2}); });
    };
    EXPECT_EQ(with({.neighbours = 0}), "neighbours is 0, expected at least 1");
    EXPECT_EQ(with({.bins = 1}), "bins is 1, expected from 2 to 1e9");
    EXPECT_EQ(with({.bins = 2'000'000'000}), "bins is 2000000000, expected from 2 to 1e9");
}

TEST(mutual_information, obeys_the_laws_of_pairs) {
    expect_laws_of_pairs(nearest);
    expect_laws_of_pairs(frequency);
    expect_laws_of_pairs(width);
}

}
