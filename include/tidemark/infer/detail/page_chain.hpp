// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

#include <array>
#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::infer::detail {

/// Solves systems whose matrix holds t[n - 1 + i - j] in row i and column j, for some right sides in place.
///
/// Source: Levinson (1947), The Wiener RMS error criterion in filter design and prediction
template <std::size_t Sides>
void solve_toeplitz(const std::vector<double>& t, std::array<std::vector<double>, Sides>& sides) {
    const std::size_t n = (t.size() + 1) / 2;
    const double* const at = t.data() + (n - 1);  // at[d], d = i - j, also below 0
    // Of the first k rows and columns: what gives 1 in the first row alone, and in the last row alone.
    std::vector<double> first(n), last(n);
    first[0] = last[0] = 1 / at[0];
    for (auto& x : sides) x[0] /= at[0];
    for (std::size_t k = 1; k < n; ++k) {
        double below = 0, above = 0;
        std::array<double, Sides> missed{};
        for (std::size_t j = 0; j < k; ++j) {
            const double left = at[k - j];
            below += left * first[j];
            above += *(at - (j + 1)) * last[j];
            for (std::size_t s = 0; s < Sides; ++s) missed[s] += left * sides[s][j];
        }
        const double scale = 1 / (1 - below * above);
        for (std::size_t j = k + 1; j-- > 0;) {
            const double f = j < k ? first[j] : 0, l = j > 0 ? last[j - 1] : 0;
            first[j] = scale * (f - below * l);
            last[j] = scale * (l - above * f);
        }
        for (std::size_t s = 0; s < Sides; ++s) {
            const double rest = sides[s][k] - missed[s];
            sides[s][k] = 0;
            for (std::size_t j = 0; j <= k; ++j) sides[s][j] += rest * last[j];
        }
    }
}

/// How many steps a sum of Page, max(0, s + step), takes on the average from 0 to above the threshold, with steps that
/// are independent and at most y with the probability below(y): a Markov chain of the sum at 0 and in so many cells of
/// one width, in which it is taken to lie evenly. So steps of any distribution serve, also of some observed ones.
///
/// Source: Brook and Evans (1972), An approach to the probability distribution of cusum run length, whose cells are
///         points instead
template <class Below>
double run_length_by_chain(const Below& below, double threshold, std::size_t cells) {
    constexpr int parts = 8;  // of a cell, over which a probability is averaged
    const std::size_t n = cells;
    const double width = threshold / static_cast<double>(n);
    std::vector<double> average(2 * n + 1);  // of below, from (k - n - 1) to (k - n) widths
    for (std::size_t k = 0; k <= 2 * n; ++k) {
        const double cell = static_cast<double>(k) - static_cast<double>(n) - 1;
        for (int i = 0; i < parts; ++i) average[k] += below((cell + (i + 0.5) / parts) * width) / parts;
    }
    // From cell i to cell j it goes with average[n + 1 + j - i] - average[n + j - i], and to 0 with average[n - i].
    std::vector<double> stays(2 * n - 1);
    for (std::size_t d = 0; d < 2 * n - 1; ++d) stays[d] = average[2 * n - 1 - d] - average[2 * n - d];
    stays[n - 1] += 1;
    std::array<std::vector<double>, 2> length{std::vector<double>(n, 1.0), std::vector<double>(n)};
    for (std::size_t i = 0; i < n; ++i) length[1][i] = average[n - i];
    solve_toeplitz(stays, length);
    double steps = 1, returns = below(0), before = returns;
    for (std::size_t j = 0; j < n; ++j) {
        const double now = below(static_cast<double>(j + 1) * width);
        steps += (now - before) * length[0][j];
        returns += (now - before) * length[1][j];
        before = now;
    }
    return steps / (1 - returns);
}

/// The same without the leading error of the cells, which goes with the square of their width; infinite where it is
/// too long to be told from never.
template <class Below>
double page_run_length(const Below& below, double threshold) {
    const double coarse = run_length_by_chain(below, threshold, 128), fine = run_length_by_chain(below, threshold, 256);
    const double length = fine + (fine - coarse) / 3;
    return length > 0 && length < 1e12 ? length : core::infinity;
}

}
