// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/spectrum.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// A correlation matrix without its largest components, of which the first is the market: what is left tells groups
/// apart.
///
/// Formula:  C less the eigenvectors of its `components` largest eigenvalues, rescaled to unit diagonal
/// Input:    a correlation matrix
/// Value:    symmetric, entries -1 to 1, diagonal 1; singular, so not to be inverted
/// No data:  all NaN where an entry is; NaN in the row and the column of a series of which nothing is left
/// Errors:   std::invalid_argument for 0 components or as many as columns; a matrix that is not square, not symmetric
///           or without unit diagonal
/// Rounding: what is left on the diagonal counts as nothing up to N 2^-52 times the largest eigenvalue, N columns
/// Cost:     an eigendecomposition, N^3
/// Source:   Lopez de Prado (2020), Machine learning for asset managers, section 2.6
struct detoned_correlation {
    std::size_t components = 1;

    core::complaint check() const noexcept {
        if (components == 0) return {"components", 0, "at least 1"};
        return {};
    }

    template <finished_matrix M>
    Eigen::MatrixXd operator()(const M& correlation) const {
        detail::require_valid(*this);
        const Eigen::MatrixXd c = detail::correlation_input(correlation, "correlation");
        if (components >= static_cast<std::size_t>(c.cols()))
            core::refuse("components", components, "fewer than columns, " + std::to_string(c.cols()));
        if (!c.allFinite()) return detail::all_missing(c.cols());
        const detail::spectrum s = detail::spectrum_of(c);
        Eigen::VectorXd values = s.values;
        values.tail(static_cast<Eigen::Index>(components)).setZero();
        return detail::with_unit_diagonal(detail::composed(s, values, s.size()), detail::eigenvalue_rounding(s.values));
    }
};

}
