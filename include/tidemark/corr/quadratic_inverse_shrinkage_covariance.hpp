// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/sample_spectrum.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::corr {

namespace detail {

/// With r positive eigenvalues in n rows: d_i = l_i / ((1 - r/n + r/n t)^2 + (r/n u)^2), t + iu the smoothed Stein
/// shrinker of 1 / l_i, and d_0 = 1 / ((p/n - 1) mean(1 / l)) for those that are 0. Where r = p that is the paper's
/// formula, where r = n that of its singular case; with weights r may lie between the two.
template <class Sample>
Eigen::VectorXd quadratically_shrunk(const Sample& sample) {
    const Eigen::VectorXd l = sample.positive();
    const auto r = static_cast<double>(l.size()), p = static_cast<double>(sample.columns());
    const double c = r / sample.n, concentration = p / sample.n;
    const double h = std::pow(core::smaller(concentration, 1 / concentration), .7) / std::pow(p, .35);
    Eigen::VectorXd d(sample.columns());
    if (sample.zeros > 0) d.head(sample.zeros).setConstant(1 / ((concentration - 1) * l.cwiseInverse().mean()));
    for (Eigen::Index i = 0; i < l.size(); ++i) {
        double t = 0, u = 0;  // r times those
        for (Eigen::Index j = 0; j < l.size(); ++j) {
            const double apart = 1 - l(j) / l(i), size = apart * apart + h * h;
            t += apart / size;
            u += h / size;
        }
        const double real = 1 - c + c * t / r, imaginary = c * u / r;
        d(sample.zeros + i) = l(i) / (real * real + imaginary * imaginary);
    }
    return d * (sample.eigenvalues.sum() / d.sum());
}

template <class Sample>
nonlinearly_shrunk_covariance quadratic_inverse_shrinkage(const Sample& sample) {
    if (!sample.answers()) return no_spectrum(sample.columns());
    return with_eigenvalues(sample, sample.columns() == 1 ? sample.eigenvalues : quadratically_shrunk(sample));
}

}

/// The sample covariance with each eigenvalue moved by a quadratic function of its smoothed Stein shrinker.
///
/// Formula:  U diag(d) U', S = U diag(l) U', 1 / d_i = ((1 - c)^2 + 2 c (1 - c) t_i + c^2 (t_i^2 + u_i^2)) / l_i, c = p
///           / n, with a = 1 - l_j / l_i: t_i = mean_j a / (a^2 + h^2), u_i = mean_j h / (a^2 + h^2), h = min(c,
///           1/c)^0.7 / p^0.35; the p - n that are 0 become 1 / ((c - 1) mean(1 / l)); all d scaled to the trace of S;
///           S divides by n = T - 1, by T where the mean is zero
/// Input:    observations in rows, series in columns, of like units: it answers to rotations, not to scales of series;
///           weights of the rows if they differ: T is then their effective sample size, (sum w)^2 / sum(w^2)
/// Value:    `matrix` columns x columns, symmetric, positive definite, of the trace of S; `eigenvalues` d in the order
///           of `sample_eigenvalues` l, which ascend; one series is not shrunk
/// No data:  NaN for fewer than 2 rows (1 where the mean is zero), an infinity, or more eigenvalues of 0 (to 2^-52
///           columns of the largest) than p - n, as with a constant series
/// Errors:   std::invalid_argument for a panel without columns, weights that are negative, not finite, all 0, or not
///           one for each row, or a missing observation under missing::refuse
/// Rounding: as the eigenvalues: to 1e-16 of the largest one
/// Cost:     the eigenvectors of S, about 9 columns^3, and rows x columns^2
/// Source:   Ledoit and Wolf (2022), Quadratic shrinkage for large covariance matrices, section 4.5
struct quadratic_inverse_shrinkage_covariance {
    sample_mean mean = sample_mean::estimated;

    template <class Derived, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    nonlinearly_shrunk_covariance operator()(const Eigen::MatrixBase<Derived>& observations,
                                             const P& policy = {}) const {
        return detail::quadratic_inverse_shrinkage(detail::spectrum_of(detail::complete(observations, policy), mean));
    }
    template <class Derived, core::readable W, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    nonlinearly_shrunk_covariance operator()(const Eigen::MatrixBase<Derived>& observations, const W& weights,
                                             const P& policy = {}) const {
        return detail::quadratic_inverse_shrinkage(
            detail::spectrum_of(detail::complete(observations, weights, policy), mean));
    }
};

}
