// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::infer::detail {

/// How far the cumulative sums of centred rows go from 0, and after how many rows: the first of equals.
struct excursion {
    double height = 0;
    std::size_t rows = 0;
};

inline excursion furthest(const std::vector<double>& centred) noexcept {
    excursion found{-1, 0};
    double sum = 0;
    for (std::size_t t = 0; t + 1 < centred.size(); ++t) {
        sum += centred[t];
        if (const double height = std::fabs(sum); height > found.height) found = {height, t + 1};
    }
    return found;
}

/// The rows less their mean; the first row is taken off before, so that equal rows become exactly 0.
inline double centre(std::vector<double>& rows) noexcept {
    const double first = rows.front(), n = static_cast<double>(rows.size());
    double sum = 0;
    for (double& r : rows) sum += r -= first;
    const double offset = sum / n;
    for (double& r : rows) r -= offset;
    return first + offset;
}

}
