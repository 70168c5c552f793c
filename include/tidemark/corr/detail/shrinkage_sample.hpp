// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/gram.hpp>
#include <tidemark/corr/shrunk_covariance.hpp>

#include <utility>

/// What the estimators that shrink a covariance start from.
namespace tidemark::inline TIDEMARK_ABI::corr::detail {

struct shrinkage_sample {
    Eigen::MatrixXd rows{};        // about their mean
    Eigen::VectorXd share{};       // of each row in a mean of products: 1 / n where all weigh the same
    Eigen::MatrixXd covariance{};  // sum(share x x')
    double n = core::nan;          // how many rows of equal weight say as much, less ddof; NaN where there is no answer

    bool answers() const noexcept { return n > 0; }
    Eigen::Index columns() const noexcept { return covariance.cols(); }
    /// The sum of what has a number for each row, as the covariance sums products.
    template <class Derived>
    double mean_of(const Eigen::ArrayBase<Derived>& each) const {
        return (share.array() * each).sum();
    }
};

/// The mean of the fourth power of each column.
template <class Sample>
Eigen::VectorXd fourth_moments(const Sample& s) {
    return s.rows.array().square().square().matrix().transpose() * s.share;
}

/// Weights that make the mean of a row's products: w / sum(w), times n / (n - ddof), n the effective sample size.
template <class Panel>
void share_out(shrinkage_sample& s, const Panel& panel, double ddof) {
    if (!panel.weighted()) {
        s.n = static_cast<double>(panel.rows.rows()) - ddof;
        s.share = Eigen::VectorXd::Constant(panel.rows.rows(), 1 / s.n);
        return;
    }
    const double effective = effective_sample_size(panel.weights);
    s.n = effective - ddof;
    s.share = panel.weights / panel.weights.maxCoeff();
    s.share *= effective / (s.n * s.share.sum());
}

template <class Panel>
shrinkage_sample sample_of(Panel panel, sample_mean mean, double ddof) {
    const Eigen::Index columns = panel.rows.cols();
    const auto none = [&] { return shrinkage_sample{{}, {}, all_missing(columns)}; };
    const bool centred = mean == sample_mean::estimated;
    if (panel.rows.rows() < (centred ? 2 : 1)) return none();
    if (centred) centre(panel);
    shrinkage_sample s;
    share_out(s, panel, ddof);
    if (!s.answers()) return none();
    s.covariance =
        panel.weighted() ? gram(Eigen::MatrixXd{s.share.cwiseSqrt().asDiagonal() * panel.rows}) : gram(panel.rows);
    if (!panel.weighted()) s.covariance /= s.n;
    // What is no finite number spoils the variance of its series, which is cheaper to look through than the rows.
    if (!s.covariance.diagonal().allFinite()) return none();
    s.rows = std::move(panel.rows);
    return s;
}

/// The way from the sample to its target, symmetric to the bit.
template <class Real>
Eigen::MatrixXd shrunk(const Eigen::MatrixX<Real>& sample, const Eigen::MatrixX<Real>& target, double intensity) {
    Eigen::MatrixXd m = (1 - intensity) * sample + intensity * target;
    m.triangularView<Eigen::StrictlyUpper>() = m.transpose();
    return m;
}

}
