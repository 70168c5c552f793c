// SPDX-License-Identifier: BSL-1.0
#pragma once

// The data on which windows in order are tried, and what a window is by its definition: rows copied, sorted anew.

#include <tidemark/core/numeric.hpp>
#include <tidemark/core/pairs.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace order {

using series = std::vector<double>;

struct data_set {
    std::string name;
    series rows;
};

/// Fat-tailed returns; a path of prices; ties on a coarse grid; gaps longer than windows; infinities of both signs;
/// runs of one value; an outlier among numbers that lie close together; magnitudes from the smallest to the largest.
inline std::vector<data_set> data_sets(std::size_t n, std::uint64_t seed = 7) {
    constexpr double inf = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
    std::mt19937_64 random{seed};
    std::student_t_distribution<double> t{3};
    series returns(n), path(n), ties(n), gaps(n), infinite(n), constant(n), outlier(n), wide(n), zeros(n);
    double level = 100;
    std::size_t gap = 0;
    for (std::size_t i = 0; i < n; ++i) {
        returns[i] = 0.01 * t(random);
        path[i] = level *= 1 + 0.01 * returns[i];
        ties[i] = std::round(2 * t(random));
        if (gap == 0 && random() % 9 == 0) gap = random() % 4 == 0 ? 40 : 1;
        gaps[i] = gap > 0 ? (--gap, nan) : returns[i];
        infinite[i] = random() % 5 == 0 ? (random() % 2 == 0 ? inf : -inf) : random() % 7 == 0 ? nan : returns[i];
        constant[i] = i / 13 % 2 == 0 ? 0.1 : returns[i];
        outlier[i] = i == n / 3 ? 1e12 : 6e4 + 1e-2 * t(random);
        wide[i] = std::ldexp(returns[i], static_cast<int>(random() % 2000) - 1000);
        zeros[i] = random() % 2 == 0 ? 0.0 : random() % 3 == 0 ? -0.0 : returns[i] * 1e-300;
    }
    return {
        {"returns", returns},   {"path", path},       {"ties", ties}, {"gaps", gaps},   {"infinite", infinite},
        {"constant", constant}, {"outlier", outlier}, {"wide", wide}, {"zeros", zeros}, {"missing", series(n, nan)}};
}

/// The observed rows of the window that ends with row i, in order.
inline series window(const series& rows, std::size_t i, std::size_t length) {
    series kept;
    for (std::size_t j = i + 1 < length ? 0 : i + 1 - length; j <= i; ++j)
        if (!std::isnan(rows[j])) kept.push_back(rows[j]);
    std::sort(kept.begin(), kept.end());
    return kept;
}

/// Pairs of any two of these, the second set against the first.
struct pair_set {
    std::string name;
    series x, y;

    auto sample() const { return tidemark::core::pairs(x, y); }

    /// The observed pairs of the window that ends with row i, in the order of time.
    std::vector<tidemark::core::pair> window(std::size_t i, std::size_t length) const {
        std::vector<tidemark::core::pair> kept;
        for (std::size_t j = i + 1 < length ? 0 : i + 1 - length; j <= i; ++j)
            if (!std::isnan(x[j]) && !std::isnan(y[j])) kept.push_back({x[j], y[j]});
        return kept;
    }
};

inline std::vector<pair_set> pair_sets(std::size_t n, std::uint64_t seed = 7) {
    const auto first = data_sets(n, seed), second = data_sets(n, seed + 1);
    std::vector<pair_set> sets;
    for (std::size_t a = 0; a < first.size(); ++a)
        for (const std::size_t b : {a, (a + 3) % first.size()})
            sets.push_back({first[a].name + " and " + second[b].name, first[a].rows, second[b].rows});
    sets.push_back({"returns and themselves", first[0].rows, first[0].rows});
    return sets;
}

/// Equal as numbers, or both no number.
inline bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

}
