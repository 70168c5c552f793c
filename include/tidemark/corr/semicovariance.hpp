// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/gram.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// The covariance of what series fall short of a benchmark.
///
/// Formula: S_ij = mean of min(r_i - b, 0) min(r_j - b, 0), or the mean by weights, over all rows
/// Input:   observations in rows, series in columns; weights, if any, one for each row
/// Value:   symmetric, columns x columns, unit of a column times unit of the other, 0 or more; positive semidefinite
///          up to rounding; the diagonal is the lower partial moment of order 2
/// No data: 0 where nothing is below the benchmark; all NaN without rows or with an infinity; rows with a missing
///          observation do not count
/// Errors:  std::invalid_argument for a benchmark that is not finite, a panel without columns, wrong weights, or a
///          missing observation under missing::refuse
/// Cost:    one symmetric product, rows x columns^2
/// Source:  Estrada (2008), Mean-semivariance optimization: a heuristic approach
struct semicovariance {
    double benchmark = 0;

    constexpr core::complaint check() const noexcept {
        if (core::is_finite(benchmark)) return {};
        return {"benchmark", benchmark, "a finite number"};
    }

    template <class Derived, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    Eigen::MatrixXd operator()(const Eigen::MatrixBase<Derived>& observations, const P& policy = {}) const {
        detail::require_valid(*this);
        return of(detail::complete(observations, policy));
    }
    template <class Derived, core::readable W, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    Eigen::MatrixXd operator()(const Eigen::MatrixBase<Derived>& observations, const W& weights,
                               const P& policy = {}) const {
        detail::require_valid(*this);
        return of(detail::complete(observations, weights, policy));
    }

private:
    template <class Panel>
    Eigen::MatrixXd of(Panel panel) const {
        if (!panel.answers(1)) return detail::all_missing(panel.rows.cols());
        panel.rows = (panel.rows.array() - benchmark).matrix().cwiseMin(0);
        const double all = panel.weighted() ? panel.weights.sum() : static_cast<double>(panel.rows.rows());
        detail::apply_weights(panel);
        return detail::gram(panel.rows) / all;
    }
};

}
