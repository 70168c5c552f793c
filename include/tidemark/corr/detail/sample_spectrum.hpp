// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/shrinkage_sample.hpp>

#include <Eigen/Eigenvalues>

/// What the estimators that keep the sample's eigenvectors start from.
namespace tidemark::inline TIDEMARK_ABI::corr::detail {

struct sample_spectrum {
    Eigen::VectorXd eigenvalues{};  // ascending; those of which there must be so many are exactly 0
    Eigen::MatrixXd eigenvectors{};
    Eigen::Index zeros = 0;
    double n = core::nan;  // effective rows, less one where the mean is estimated; NaN where there is no answer

    bool answers() const noexcept { return n > 0; }
    Eigen::Index columns() const noexcept { return eigenvalues.size(); }
    Eigen::VectorXd positive() const { return eigenvalues.tail(columns() - zeros); }
};

/// More rows than series have no eigenvalue of 0, fewer have as many as are lacking. Where there are more than that, to
/// rounding, no answer is sought: nothing is known of how those would be moved.
template <class Panel>
sample_spectrum spectrum_of(Panel panel, sample_mean mean) {
    const Eigen::Index used = mean == sample_mean::estimated ? 1 : 0, rows = panel.rows.rows() - used;
    const shrinkage_sample s = sample_of(std::move(panel), mean, static_cast<double>(used));
    sample_spectrum spectrum{Eigen::VectorXd::Constant(s.columns(), core::nan)};
    if (!s.answers()) return spectrum;
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver{s.covariance};
    if (solver.info() != Eigen::Success) return spectrum;
    spectrum.eigenvalues = solver.eigenvalues();
    spectrum.zeros = rows < s.columns() ? s.columns() - rows : 0;
    spectrum.eigenvalues.head(spectrum.zeros).setZero();
    const double smallest = spectrum.eigenvalues(spectrum.zeros), largest = spectrum.eigenvalues(s.columns() - 1);
    if (!(smallest > 0x1p-52 * static_cast<double>(s.columns()) * largest)) return spectrum;
    spectrum.eigenvectors = solver.eigenvectors();
    spectrum.n = s.n;
    return spectrum;
}

/// U diag(moved) U', symmetric to the bit.
template <class Sample>
nonlinearly_shrunk_covariance with_eigenvalues(const Sample& sample, const Eigen::VectorXd& moved) {
    const Eigen::MatrixXd half = moved.cwiseSqrt().asDiagonal() * sample.eigenvectors.transpose();
    return {gram(half), moved, sample.eigenvalues};
}

inline nonlinearly_shrunk_covariance no_spectrum(Eigen::Index columns) {
    const Eigen::VectorXd none = Eigen::VectorXd::Constant(columns, core::nan);
    return {all_missing(columns), none, none};
}

}
