// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/sample_spectrum.hpp>

#include <cmath>
#include <numbers>

namespace tidemark::inline TIDEMARK_ABI::corr {

namespace detail {

constexpr double sqrt_5 = 2.2360679774997896964;

/// The Epanechnikov kernel, of variance 1: it ends at sqrt(5).
inline double epanechnikov(double x) noexcept {
    const double inside = 1 - x * x / 5;
    return inside > 0 ? .75 / sqrt_5 * inside : 0;
}

/// The Hilbert transform of that kernel, 1/pi times the principal value of the integral of k(t) / (t - x).
inline double epanechnikov_transform(double x) noexcept {
    const double y = sqrt_5 / x, y2 = y * y;
    if (y2 < .05) {  // far out, where all but the last digits of the closed form cancel: its series in sqrt(5) / x
        double sum = 0;
        for (int k = 13; k >= 0; --k) sum = sum * y2 + 1.0 / ((2 * k + 1) * (2 * k + 3));
        return -3 / (sqrt_5 * std::numbers::pi) * y * sum;
    }
    const double linear = -.3 * x / std::numbers::pi;
    const double ratio = (sqrt_5 - x) / (sqrt_5 + x), inside = 1 - x * x / 5;
    if (ratio == 0 || !core::is_finite(ratio)) return linear;
    return linear + .75 / (sqrt_5 * std::numbers::pi) * inside * std::log(std::fabs(ratio));
}

/// With r positive eigenvalues in n rows, their density f and its transform H:
/// d_i = l_i / ((pi r/n l_i f)^2 + (1 - r/n - pi r/n l_i H)^2), and d_0 = 1 / (pi (p - n)/n H(0)) for those that are 0.
/// Where r = p that is the paper's formula (4.3), where r = n it is (C.4); with weights r may lie between the two.
template <class Sample>
Eigen::VectorXd nonlinearly_shrunk(const Sample& sample) {
    const Eigen::VectorXd l = sample.positive();
    const auto r = static_cast<double>(l.size()), p = static_cast<double>(sample.columns());
    const double c = r / sample.n, h = std::cbrt(1 / sample.n);
    Eigen::VectorXd d(sample.columns());
    if (sample.zeros > 0) {
        const double at_zero = epanechnikov_transform(-1 / h) / h * l.cwiseInverse().mean();
        d.head(sample.zeros).setConstant(1 / (std::numbers::pi * (p / sample.n - 1) * at_zero));
    }
    for (Eigen::Index i = 0; i < l.size(); ++i) {
        double density = 0, transform = 0;  // r times f and H
        for (Eigen::Index j = 0; j < l.size(); ++j) {
            const double width = h * l(j), x = (l(i) - l(j)) / width;
            density += epanechnikov(x) / width;
            transform += epanechnikov_transform(x) / width;
        }
        const double scale = std::numbers::pi * c * l(i) / r;
        const double real = 1 - c - scale * transform, imaginary = scale * density;
        d(sample.zeros + i) = l(i) / (imaginary * imaginary + real * real);
    }
    return d;
}

template <class Sample>
nonlinearly_shrunk_covariance nonlinear_shrinkage(const Sample& sample) {
    if (!sample.answers() || sample.n < 12) return no_spectrum(sample.columns());
    return with_eigenvalues(sample, sample.columns() == 1 ? sample.eigenvalues : nonlinearly_shrunk(sample));
}

}

/// The sample covariance with each eigenvalue moved as best for large matrices, by a kernel estimate of their density.
///
/// Formula:  U diag(d) U', S = U diag(l) U', d_i = l_i / ((pi c l_i f(l_i))^2 + (1 - c - pi c l_i H(l_i))^2), c = p /
///           n; f the mean over j of Epanechnikov kernels of width l_j n^(-1/3) at l_j, H its Hilbert transform; the p
///           - n that are 0 become 1 / (pi (p / n - 1) H(0)); S divides by n = T - 1, by T where the mean is zero
/// Input:    observations in rows, series in columns, of like units: it answers to rotations, not to scales of series;
///           weights of the rows if they differ: T is then their effective sample size, (sum w)^2 / sum(w^2)
/// Value:    `matrix` columns x columns, symmetric, positive definite; `eigenvalues` d in the order of
///           `sample_eigenvalues` l, which ascend; one series is not shrunk
/// No data:  NaN for n below 12, an infinity, or more eigenvalues of 0 (to 2^-52 columns of the largest) than p - n, as
///           with a constant series
/// Errors:   std::invalid_argument for a panel without columns, weights that are negative, not finite, all 0, or not
///           one for each row, or a missing observation under missing::refuse
/// Rounding: as the eigenvalues: to 1e-16 of the largest one
/// Cost:     the eigenvectors of S, about 9 columns^3, and rows x columns^2
/// Source:   Ledoit and Wolf (2020), Analytical nonlinear shrinkage of large-dimensional covariance matrices
struct nonlinear_shrinkage_covariance {
    sample_mean mean = sample_mean::estimated;

    template <class Derived, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    nonlinearly_shrunk_covariance operator()(const Eigen::MatrixBase<Derived>& observations,
                                             const P& policy = {}) const {
        return detail::nonlinear_shrinkage(detail::spectrum_of(detail::complete(observations, policy), mean));
    }
    template <class Derived, core::readable W, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    nonlinearly_shrunk_covariance operator()(const Eigen::MatrixBase<Derived>& observations, const W& weights,
                                             const P& policy = {}) const {
        return detail::nonlinear_shrinkage(detail::spectrum_of(detail::complete(observations, weights, policy), mean));
    }
};

}
