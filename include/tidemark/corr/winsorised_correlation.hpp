// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/correlation_matrix.hpp>
#include <tidemark/corr/detail/complete_panel.hpp>
#include <tidemark/corr/detail/robust_scale.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// Pearson's correlation of observations that are held within a few robust deviations of their median.
///
/// Formula:  correlation_matrix of max(-c, min(c, (x - median) / (1.4826 MAD))), column by column, c the threshold
/// Input:    observations in rows, series in columns
/// Value:    symmetric, positive semidefinite, entries -1 to 1, diagonal 1
/// No data:  NaN in the rows and columns of a series whose MAD is 0, half of it being one number; all NaN for fewer
///           than 2 rows or an infinite observation
/// Errors:   std::invalid_argument for a threshold not above 0, a panel without columns
/// Cost:     rows x columns^2
/// Source:   Huber and Ronchetti (2009), Robust statistics, section 8.2; Wilcox (1993), Some results on a Winsorized
///           correlation coefficient, who clips at quantiles
struct winsorised_correlation {
    double threshold = 2;

    core::complaint check() const noexcept {
        if (!(threshold > 0)) return {"threshold", threshold, "more than 0"};
        return {};
    }

    template <class Derived, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    Eigen::MatrixXd operator()(const Eigen::MatrixBase<Derived>& observations, const P& policy = {}) const {
        detail::require_valid(*this);
        return of(detail::complete(observations, policy));
    }

private:
    template <class Panel>
    Eigen::MatrixXd of(Panel panel) const {
        if (!panel.answers(2)) return detail::all_missing(panel.rows.cols());
        for (auto column : panel.rows.colwise()) {
            column.array() -= detail::median_of(column);
            const double scale = detail::median_deviation(column, 0);
            if (scale > 0)
                column = (column / scale).cwiseMax(-threshold).cwiseMin(threshold);
            else
                column.setConstant(core::nan);
        }
        return correlation_matrix{}(panel.rows);
    }
};

}
