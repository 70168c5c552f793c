// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/view.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <initializer_list>
#include <limits>
#include <random>
#include <vector>

/// What the tests of rolling matrices share: panels, and every entry from its definition in long double.
namespace rolling_matrices {

using sizes = std::initializer_list<std::size_t>;

inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

struct table {
    std::size_t rows, columns;
    std::vector<double> values;  // row after row
    mutable std::vector<double> turned{};

    double& at(std::size_t t, std::size_t j) { return values[t * columns + j]; }
    double at(std::size_t t, std::size_t j) const { return values[t * columns + j]; }

    tidemark::core::panel_view<double> view(tidemark::core::storage order = tidemark::core::storage::row_major) const {
        if (order == tidemark::core::storage::row_major) return {values.data(), rows, columns, order};
        turned.resize(values.size());
        for (std::size_t t = 0; t < rows; ++t)
            for (std::size_t j = 0; j < columns; ++j) turned[j * rows + t] = at(t, j);
        return {turned.data(), rows, columns, order};
    }
};

/// Columns that share a factor.
inline table noise(std::size_t rows, std::size_t columns, unsigned seed = 1) {
    std::mt19937_64 random{seed};
    std::normal_distribution<double> normal;
    table x{rows, columns, std::vector<double>(rows * columns)};
    for (std::size_t t = 0; t < rows; ++t) {
        const double common = normal(random);
        for (std::size_t j = 0; j < columns; ++j) x.at(t, j) = 0.01 * (0.5 * common + normal(random));
    }
    return x;
}

/// Single rows of single columns are missing, and a run of one column that is longer than most windows.
inline table with_gaps(table x, std::size_t one_in = 20) {
    std::mt19937_64 random{7};
    for (double& v : x.values)
        if (random() % one_in == 0) v = not_a_number;
    for (std::size_t t = 61; t < 135; ++t) x.at(t, 2) = not_a_number;
    return x;
}

inline bool same(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0 || (std::isnan(a) && std::isnan(b)); }
inline bool same(const std::vector<double>& a, const std::vector<double>& b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](double p, double q) { return same(p, q); });
}

struct exact {
    std::size_t count = 0;
    long double xx = 0, yy = 0, xy = 0;
};

/// Central sums of columns i and j over the rows of a window where both are observed: two passes.
inline exact central(const table& x, std::size_t first, std::size_t window, std::size_t i, std::size_t j) {
    exact e;
    long double mean_i = 0, mean_j = 0;
    const auto each = [&](auto f) {
        for (std::size_t t = first; t < first + window; ++t)
            if (!std::isnan(x.at(t, i)) && !std::isnan(x.at(t, j)))
                f(static_cast<long double>(x.at(t, i)), static_cast<long double>(x.at(t, j)));
    };
    each([&](long double a, long double b) { ++e.count, mean_i += a, mean_j += b; });
    mean_i /= static_cast<long double>(e.count), mean_j /= static_cast<long double>(e.count);
    each([&](long double a, long double b) {
        a -= mean_i, b -= mean_j;
        e.xx += a * a, e.yy += b * b, e.xy += a * b;
    });
    return e;
}

/// How far a correlation is from its definition; infinite where one of the two has no answer and the other has.
inline double correlation_error(double got, const table& x, std::size_t first, std::size_t window, std::size_t i,
                                std::size_t j, std::size_t least) {
    const exact e = central(x, first, window, i, j);
    const auto constant = [&](std::size_t c, std::size_t other) {
        double low = HUGE_VAL, high = -HUGE_VAL;
        for (std::size_t t = first; t < first + window; ++t)
            if (!std::isnan(x.at(t, c)) && !std::isnan(x.at(t, other)))
                low = (std::min)(low, x.at(t, c)), high = (std::max)(high, x.at(t, c));
        return low >= high;
    };
    const bool answers = e.count >= least && e.count >= 2 && !constant(i, j) && !constant(j, i);
    if (!answers || std::isnan(got)) return answers == std::isnan(got) ? HUGE_VAL : 0;
    return static_cast<double>(std::fabs(static_cast<long double>(got) - e.xy / std::sqrt(e.xx * e.yy)));
}

inline double worst_correlation(const std::vector<double>& got, const table& x, std::size_t window, std::size_t step,
                                std::size_t least) {
    double worst = 0;
    for (std::size_t e = 0; e < got.size(); ++e)
        worst = (std::max)(worst, correlation_error(got[e], x, e / (x.columns * x.columns) * step, window,
                                                    e / x.columns % x.columns, e % x.columns, least));
    return worst;
}

}
