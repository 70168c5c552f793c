// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/rolling_matrices.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

namespace detail {

struct correlation_entry {
    template <class Real>
    TIDEMARK_INLINE Real scale(const Real& spread, const Real&) const noexcept {
        return core::select(spread > 0, 1 / core::sqrt(spread), core::nan);
    }
    template <class Real>
    TIDEMARK_INLINE Real operator()(const Real& central, const Real& scale, const Real& other) const noexcept {
        const Real r = central * (scale * other);
        return core::select(r > 1, 1, core::select(r < -1, -1, r));
    }
    double diagonal(double value) const noexcept { return core::is_missing(value) ? core::nan : 1; }
};

}

/// Pearson's correlation of every pair of columns of a panel, over every full window, into the caller's memory.
///
/// Formula:  sum((x - mean x)(y - mean y)) / sqrt(sum((x - mean x)^2) sum((y - mean y)^2)) over the rows of a window
/// Input:    a panel, rows in time order; window m holds the rows from m * step on. `out` is
///           window_count(rows, window, step) matrices, one after the other, each columns x columns
/// Value:    symmetric to the last bit, entries -1 to 1, diagonal 1
/// No data:  NaN in the row and column of a series that is constant in the window or infinite somewhere in it. Missing
///           rows are left out pair by pair (missing::skip) or for all columns (missing::complete_rows), and fewer than
///           min_count rows, by default the window, or than 2 are NaN; missing::propagate: NaN for their column
/// Errors:   std::invalid_argument for a window or a step of 0, a panel without columns, a min_count above the window,
///           an `out` of another length, or a missing row under missing::refuse; nothing is written then
/// Rounding: bounded by the window, whatever came before it; equal window contents at the same position in their
///           blocks give equal bits; columns spread by 1e-150 to 1e150
/// Cost:     O(rows x columns^2), whatever the window; four to ten times that among columns with missing rows where
///           fewer than all rows are enough. Memory beside `out`: 4 window x columns + 2 sqrt(window) columns^2 numbers
/// Source:   Pearson (1895); block scans of van Herk (1992), Gil and Werman (1993)
template <std::floating_point T, detail::matrix_policy P = missing::skip>
void rolling_correlation_matrices_into(std::span<double> out, const core::panel_view<T>& panel, std::size_t window,
                                       std::size_t step = 1, const P& policy = {}) {
    detail::matrices_into(out, detail::correlation_entry{}, panel, window, step, policy);
}

/// The same, shown one by one to `visit(last_row, matrix)`, which may read the matrix until it returns: some
/// sqrt(window) matrices are in memory, never all of them. See `rolling_correlation_matrices_into`.
template <std::floating_point T, detail::matrix_visitor Visit, detail::matrix_policy P = missing::skip>
void rolling_correlation_matrices(const core::panel_view<T>& panel, std::size_t window, std::size_t step, Visit visit,
                                  const P& policy = {}) {
    detail::show_matrices(detail::correlation_entry{}, panel, window, step, visit, policy);
}

}
