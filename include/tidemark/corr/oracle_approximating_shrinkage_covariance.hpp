// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/shrinkage_sample.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// The sample covariance, shrunk to the mean variance times the identity, as is best for normal observations.
///
/// Formula:  (1 - k) S + k mu I, mu = tr(S) / p, k = ((1 - 2/p) tr(S^2) + tr(S)^2) / ((n + 1 - 2/p) (tr(S^2) - tr(S)^2
///           / p)), 1 at most; S divides by n; `scikit_learn` has no 2/p
/// Input:    observations in rows, series in columns, at scales from 1e-70 to 1e70; weights of the rows if they differ:
///           n is then their effective sample size, (sum w)^2 / sum(w^2)
/// Value:    `matrix` columns x columns, symmetric, positive semidefinite, definite where k > 0 and not all is
///           constant; `intensity` k; 0 for one series, 1 where S is its own target
/// No data:  NaN for fewer than 2 rows (1 where the mean is zero), or with an infinity
/// Errors:   std::invalid_argument for a panel without columns, weights that are negative, not finite, all 0, or not
///           one for each row, or a missing observation under missing::refuse
/// Rounding: two passes; tr(S^2) - tr(S)^2 / p is the sum of squares of S - mu I
/// Cost:     one symmetric rank update, rows x columns^2
/// Source:   Chen, Wiesel, Eldar and Hero (2010), Shrinkage algorithms for MMSE covariance estimation, equation 23
struct oracle_approximating_shrinkage_covariance {
    enum class variant { paper, scikit_learn };

    variant formula = variant::paper;
    sample_mean mean = sample_mean::estimated;

    template <class Derived, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    shrunk_covariance operator()(const Eigen::MatrixBase<Derived>& observations, const P& policy = {}) const {
        return answer(detail::sample_of(detail::complete(observations, policy), mean, 0));
    }
    template <class Derived, core::readable W, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    shrunk_covariance operator()(const Eigen::MatrixBase<Derived>& observations, const W& weights,
                                 const P& policy = {}) const {
        return answer(detail::sample_of(detail::complete(observations, weights, policy), mean, 0));
    }

private:
    template <class Sample>
    shrunk_covariance answer(const Sample& s) const {
        if (!s.answers()) return {s.covariance, core::nan};
        if (s.columns() == 1) return {s.covariance, 0};
        const auto p = static_cast<double>(s.columns());
        const double mu = s.covariance.trace() / p, less = formula == variant::paper ? 2 / p : 0;
        Eigen::MatrixXd target = Eigen::VectorXd::Constant(s.columns(), mu).asDiagonal();
        const double all = (1 - less) * s.covariance.squaredNorm() + p * mu * (p * mu);
        const double apart = (s.n + 1 - less) * (s.covariance - target).squaredNorm();
        const double intensity = apart > all ? all / apart : 1;
        return {detail::shrunk(s.covariance, target, intensity), intensity};
    }
};

}
