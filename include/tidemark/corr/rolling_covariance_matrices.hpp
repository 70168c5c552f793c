// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/rolling_matrices.hpp>
#include <tidemark/risk/covariance.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

namespace detail {

struct covariance_entry {
    double ddof;

    // An infinity has no spread: a NaN here makes every entry of its column one.
    template <class Real>
    TIDEMARK_INLINE Real scale(const Real& spread, const Real& count) const noexcept {
        return core::select(count > ddof && spread == spread, 1 / (count - ddof), core::nan);
    }
    template <class Real>
    TIDEMARK_INLINE Real operator()(const Real& central, const Real& scale, const Real& other) const noexcept {
        return core::select(scale == other, central * scale, core::nan);
    }
    double diagonal(double variance) const noexcept { return variance; }
};

inline covariance_entry covariance_entry_of(const risk::covariance& kind) {
    if (const core::complaint c = kind.check(); c.argument != nullptr) core::refuse(c.argument, c.value, c.expected);
    return {kind.ddof};
}

}

/// The covariance of every pair of columns of a panel, over every full window, into the caller's memory.
///
/// Formula:  sum((x - mean x)(y - mean y)) / (n - ddof) over the rows of a window
/// Input:    a panel, rows in time order; window m holds the rows from m * step on. `out` is
///           window_count(rows, window, step) matrices, one after the other, each columns x columns
/// Value:    symmetric to the last bit, units of the two columns; the diagonal holds variances, 0 for a constant column
/// No data:  NaN in the row and column of a series that is infinite somewhere in the window. Missing rows are left out
///           pair by pair (missing::skip) or for all columns (missing::complete_rows), and fewer than min_count rows,
///           by default the window, or no more than ddof are NaN; missing::propagate: NaN for their column
/// Errors:   std::invalid_argument for a window or a step of 0, a panel without columns, a min_count above the window,
///           a negative ddof, an `out` of another length, or a missing row under missing::refuse; nothing is written
///           then
/// Rounding: bounded by the window, whatever came before it; equal window contents at the same position in their
///           blocks give equal bits
/// Cost:     as rolling_correlation_matrices_into
/// Source:   NIST/SEMATECH e-Handbook of Statistical Methods, 6.5.4.1; block scans of van Herk (1992), Gil and Werman
///           (1993)
template <std::floating_point T, detail::matrix_policy P = missing::skip>
void rolling_covariance_matrices_into(std::span<double> out, const core::panel_view<T>& panel, std::size_t window,
                                      std::size_t step = 1, const P& policy = {}, const risk::covariance& kind = {}) {
    detail::matrices_into(out, detail::covariance_entry_of(kind), panel, window, step, policy);
}

/// The same, shown one by one to `visit(last_row, matrix)`, which may read the matrix until it returns: some
/// sqrt(window) matrices are in memory, never all of them. See `rolling_covariance_matrices_into`.
template <std::floating_point T, detail::matrix_visitor Visit, detail::matrix_policy P = missing::skip>
void rolling_covariance_matrices(const core::panel_view<T>& panel, std::size_t window, std::size_t step, Visit visit,
                                 const P& policy = {}, const risk::covariance& kind = {}) {
    detail::show_matrices(detail::covariance_entry_of(kind), panel, window, step, visit, policy);
}

}
