// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/spectrum.hpp>
#include <tidemark/corr/marchenko_pastur.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// What becomes of the eigenvalues that noise alone could have.
enum class denoising {
    constant_residual,   ///< each becomes their mean; then the diagonal is restored
    targeted_shrinkage,  ///< their correlations are multiplied by alpha
    spectral             ///< each becomes 0; then the diagonal is restored
};

/// Where the variance of the noise is from, and by it the edge.
enum class noise_variance {
    given,  ///< `variance`
    fitted  ///< fitted_marchenko_pastur
};

struct denoised {
    Eigen::MatrixXd matrix;
    std::size_t factors = 0;      ///< eigenvalues above the edge
    double edge = core::nan;      ///< up to which they are noise
    double variance = core::nan;  ///< of the noise
};

/// A correlation matrix without what noise alone would have brought about in so few rows.
///
/// Formula:  eigenvalues above variance (1 + sqrt(N / T))^2 and their vectors stay, N columns and T rows; the others
///           become their mean (`constant_residual`) or 0 (`spectral`), and the matrix is rescaled to unit diagonal; or
///           correlations become S + alpha (C - S), S of the eigenvalues that stay (`targeted_shrinkage`)
/// Input:    a correlation matrix, and the number of rows that it was estimated from
/// Value:    symmetric, entries -1 to 1, diagonal 1; without negative eigenvalues where the input has none; with
///           `spectral`, a series without a share in what stays is correlated to none
/// No data:  all NaN where an entry is
/// Errors:   std::invalid_argument for a variance not above 0, alpha outside [0, 1], no observations; a matrix that is
///           not square, not symmetric or without unit diagonal
/// Cost:     an eigendecomposition, N^3
/// Source:   Laloux, Cizeau, Bouchaud and Potters (2000), Random matrix theory and financial correlations; Lopez de
///           Prado (2020), Machine learning for asset managers, chapter 2
struct denoised_correlation {
    denoising method = denoising::constant_residual;
    noise_variance noise = noise_variance::given;
    double variance = 1;
    double alpha = 0;  ///< of `targeted_shrinkage`

    core::complaint check() const noexcept {
        if (!(variance > 0 && core::is_finite(variance))) return {"variance", variance, "more than 0, finite"};
        if (!(alpha >= 0 && alpha <= 1)) return {"alpha", alpha, "in [0, 1]"};
        return {};
    }

    template <finished_matrix M>
    denoised operator()(const M& correlation, std::size_t observations) const {
        detail::require_valid(*this);
        if (observations == 0) core::refuse("observations", observations, "at least 1");
        const Eigen::MatrixXd c = detail::correlation_input(correlation, "correlation");
        if (!c.allFinite()) return {detail::all_missing(c.cols())};
        const detail::spectrum s = detail::spectrum_of(c);
        const double ratio = static_cast<double>(c.cols()) / static_cast<double>(observations);
        const double v = noise == noise_variance::given ? variance : fitted_marchenko_pastur(s.values, ratio).variance;
        const double edge = v * (1 + std::sqrt(ratio)) * (1 + std::sqrt(ratio));
        const Eigen::Index factors = (s.values.array() > edge).count();
        return {factors == c.cols() ? c : cleaned(c, s, factors), static_cast<std::size_t>(factors), edge, v};
    }

private:
    template <class Real>
    Eigen::MatrixXd cleaned(const Eigen::MatrixX<Real>& c, const detail::spectrum& s, Eigen::Index factors) const {
        if (method == denoising::constant_residual) {
            Eigen::VectorXd values = s.values;
            values.head(s.size() - factors).setConstant(s.values.head(s.size() - factors).mean());
            return detail::with_unit_diagonal(detail::composed(s, values, s.size()));
        }
        Eigen::MatrixXd m = detail::composed(s, s.values, factors);
        if (method == denoising::targeted_shrinkage) {
            m += alpha * (c - m);
        } else {
            m = detail::with_unit_diagonal(m, detail::eigenvalue_rounding(s.values));
            m = m.array().isNaN().select(0, m);
        }
        m.diagonal().setOnes();
        return m.unaryExpr(&detail::within_one);
    }
};

}
