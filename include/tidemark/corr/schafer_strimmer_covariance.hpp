// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/robust_scale.hpp>
#include <tidemark/corr/detail/shrinkage_sample.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

namespace detail {

/// An error over a distance, as an intensity; 1 where there is no distance.
inline double intensity_of(double error, double distance) noexcept {
    return distance > error ? core::larger(error / distance, 0) : 1;
}

}

/// The sample covariance with its correlations shrunk to zero and its variances to their median.
///
/// Formula:  v_i* = a median(v) + (1 - a) v_i, r_ij* = (1 - b) r_ij, S_ij* = r_ij* sqrt(v_i* v_j*); a = sum Var(v_i) /
///           sum (v_i - median(v))^2 and b = sum_{i != j} Var(r_ij) / sum_{i != j} r_ij^2, 1 at most, the variances
///           those of means of n rows, Var(r_ij) = n / (n - 1)^3 sum_t (z_i z_j - mean(z_i z_j))^2 of standardised rows
///           z
/// Input:    observations in rows, series in columns, at scales from 1e-70 to 1e70; weights of the rows if they differ:
///           n is then their effective sample size, (sum w)^2 / sum(w^2)
/// Value:    `matrix` columns x columns, symmetric, positive semidefinite, definite where b > 0 and all v_i* are;
///           `intensity` b, `variance_intensity` a; both 0 for one series, unless they are given
/// No data:  NaN for fewer than 3 rows, or with an infinity; a constant series correlates with nothing
/// Errors:   std::invalid_argument for a given intensity that is not from 0 to 1, a panel without columns, weights that
///           are negative, not finite, all 0, or not one for each row, or a missing observation under missing::refuse
/// Rounding: two passes
/// Cost:     one symmetric rank update, rows x columns^2
/// Source:   Schafer and Strimmer (2005), A shrinkage approach to large-scale covariance matrix estimation; variances:
///           Opgen-Rhein and Strimmer (2007); corpcor's cov.shrink
struct schafer_strimmer_covariance {
    double correlation_intensity = core::nan;  ///< b, from 0 to 1; NaN to have it estimated
    double variance_intensity = core::nan;     ///< a, from 0 to 1; NaN to have it estimated

    struct result {
        Eigen::MatrixXd matrix;
        double intensity = core::nan;           ///< of the correlations
        double variance_intensity = core::nan;  ///< of the variances
    };

    constexpr core::complaint check() const noexcept {
        if (correlation_intensity < 0 || correlation_intensity > 1)
            return {"correlation_intensity", correlation_intensity, "from 0 to 1, or NaN to have it estimated"};
        if (variance_intensity < 0 || variance_intensity > 1)
            return {"variance_intensity", variance_intensity, "from 0 to 1, or NaN to have it estimated"};
        return {};
    }

    template <class Derived, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    result operator()(const Eigen::MatrixBase<Derived>& observations, const P& policy = {}) const {
        detail::require_valid(*this);
        return answer(detail::complete(observations, policy));
    }
    template <class Derived, core::readable W, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    result operator()(const Eigen::MatrixBase<Derived>& observations, const W& weights, const P& policy = {}) const {
        detail::require_valid(*this);
        return answer(detail::complete(observations, weights, policy));
    }

private:
    template <class Panel>
    result answer(Panel panel) const {
        const bool enough = panel.rows.rows() >= 3;
        detail::shrinkage_sample s = detail::sample_of(std::move(panel), sample_mean::estimated, 1);
        if (!enough || !s.answers()) return {detail::all_missing(s.columns())};
        const Eigen::VectorXd variance = s.covariance.diagonal();
        const double median = detail::median_of(variance);
        const bool alone = s.columns() == 1;
        const double a = !core::is_missing(variance_intensity) ? variance_intensity
                         : alone                               ? 0
                                                               : estimated_of_variances(s, variance, median);
        const Eigen::VectorXd inverse = (variance.array() > 0).select(variance.cwiseSqrt().cwiseInverse(), 0.0);
        s.rows = s.rows * inverse.asDiagonal();
        Eigen::MatrixXd r = inverse.asDiagonal() * s.covariance * inverse.asDiagonal();
        r.diagonal().setZero();
        const double b = !core::is_missing(correlation_intensity) ? correlation_intensity
                         : alone                                  ? 0
                                                                  : estimated_of_correlations(s, r);
        const Eigen::VectorXd moved = a * Eigen::VectorXd::Constant(s.columns(), median) + (1 - a) * variance;
        const Eigen::VectorXd deviation = moved.cwiseSqrt();
        result all{(1 - b) * (deviation.asDiagonal() * r * deviation.asDiagonal()), b, a};
        all.matrix.diagonal() = moved;
        all.matrix.triangularView<Eigen::StrictlyUpper>() = all.matrix.transpose();
        return all;
    }

    // Means of products divide by n - 1 here, s.n; those of which the formulas take the variance, by n.
    static double to_mean(const detail::shrinkage_sample& s) noexcept { return s.n / (s.n + 1); }

    template <class Sample>
    static double estimated_of_variances(const Sample& s, const Eigen::VectorXd& variance, double median) {
        const double error = detail::fourth_moments(s).sum() / to_mean(s) - variance.squaredNorm();
        return detail::intensity_of(error / s.n, (variance.array() - median).matrix().squaredNorm());
    }

    /// Of standardised rows and their correlations, diagonal 0.
    template <class Sample>
    static double estimated_of_correlations(const Sample& s, const Eigen::MatrixXd& r) {
        const Eigen::ArrayXd squares = s.rows.rowwise().squaredNorm().array();
        const double products = s.mean_of(squares.square()) - detail::fourth_moments(s).sum();  // of pairs i != j
        const double size = r.squaredNorm();
        return detail::intensity_of((products / to_mean(s) - size) / s.n, size);
    }
};

}
