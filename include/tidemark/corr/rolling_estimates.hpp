// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/view.hpp>
#include <tidemark/corr/estimator.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// Any estimator of a panel over every full window of it: `visit(last_row, answer)` hears what the estimator says of
/// the rows up to `last_row`, one window after the other. Each window is estimated afresh; correlations and covariances
/// have faster forms, `rolling_correlation_matrices` and `rolling_covariance_matrices`.
///
/// Errors: std::invalid_argument for a window or a step of 0; what the estimator throws
/// Cost:   one call of the estimator a window, and a copy of the window
template <class Derived, panel_estimator E, class Visit>
    requires std::floating_point<typename Derived::Scalar>
void rolling_estimates(const E& estimator, const Eigen::MatrixBase<Derived>& observations, std::size_t window,
                       std::size_t step, Visit visit) {
    if (window == 0) core::refuse("window", window, "at least 1");
    if (step == 0) core::refuse("step", step, "at least 1");
    const auto rows = static_cast<std::size_t>(observations.rows());
    for (std::size_t end = window; end <= rows; end += step) {
        const Eigen::MatrixXd seen =
            observations.middleRows(static_cast<Eigen::Index>(end - window), static_cast<Eigen::Index>(window))
                .template cast<double>();
        visit(end - 1, estimator(seen));
        if (rows - end < step) return;
    }
}

}
