// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::infer::detail {

/// How many steps a sum of Page, max(0, s + step), takes on the average from 0 to above the threshold, with steps that
/// are independent and at most y with the probability below(y): a Markov chain of the sum at 0 and in so many cells of
/// one width, in which it is taken to lie evenly. So steps of any distribution serve, also of some observed ones.
///
/// Source: Brook and Evans (1972), An approach to the probability distribution of cusum run length, whose cells are
///         points instead
template <class Below>
double run_length_by_chain(const Below& below, double threshold, std::size_t cells) {
    constexpr int parts = 8;  // of a cell, over which a probability is averaged
    const std::size_t n = cells + 1;
    const double width = threshold / static_cast<double>(cells);
    const auto place = [&](std::size_t cell) { return static_cast<double>(cell) - static_cast<double>(n); };
    std::vector<double> average(2 * n);  // of below, from (k - n) to (k - n + 1) widths
    for (std::size_t k = 0; k < 2 * n; ++k)
        for (int i = 0; i < parts; ++i) average[k] += below((place(k) + (i + 0.5) / parts) * width) / parts;
    std::vector<double> a(n * n), length(n, 1.0);
    a[0] = 1 - below(0);
    for (std::size_t j = 1; j < n; ++j)
        a[j] = below(static_cast<double>(j - 1) * width) - below(static_cast<double>(j) * width);
    for (std::size_t i = 1; i < n; ++i) {
        a[i * n] = -average[n - i];
        for (std::size_t j = 1; j < n; ++j) a[i * n + j] = average[n + j - i - 1] - average[n + j - i];
        a[i * n + i] += 1;
    }
    // I - P is an M-matrix: elimination needs no pivots. From the last state down, so that the answer for 0 comes last.
    for (std::size_t k = n; k-- > 1;) {
        const double* const row = &a[k * n];
        for (std::size_t i = 0; i < k; ++i) {
            double* const other = &a[i * n];
            const double factor = other[k] / row[k];
            if (factor == 0) continue;
            for (std::size_t j = 0; j < k; ++j) other[j] -= factor * row[j];
            length[i] -= factor * length[k];
        }
    }
    return length[0] / a[0];
}

/// The same without the leading error of the cells, which goes with the square of their width; infinite where it is
/// too long to be told from never.
template <class Below>
double page_run_length(const Below& below, double threshold) {
    const double coarse = run_length_by_chain(below, threshold, 96), fine = run_length_by_chain(below, threshold, 192);
    const double length = fine + (fine - coarse) / 3;
    return length > 0 && length < 1e12 ? length : core::infinity;
}

}
