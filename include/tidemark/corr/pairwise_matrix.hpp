// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/matrix_scan.hpp>
#include <tidemark/corr/estimator.hpp>

#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::corr {

namespace detail {

/// The columns of a panel two by two, less the rows that do not count for the two.
class column_pairs {
public:
    template <matrix_policy P>
    column_pairs(Eigen::MatrixXd panel, const P& policy) : panel_{std::move(panel)}, least_{least_rows(policy)} {
        if constexpr (std::same_as<P, missing::complete_rows>)
            for (Eigen::Index t = 0; t < panel_.rows(); ++t)
                if (panel_.row(t).hasNaN()) panel_.row(t).setConstant(core::nan);
        propagates_ = std::same_as<P, missing::propagate>;
    }

    /// False where the two have no answer.
    bool gather(Eigen::Index i, Eigen::Index j, std::vector<double>& x, std::vector<double>& y) const {
        x.clear();
        y.clear();
        for (Eigen::Index t = 0; t < panel_.rows(); ++t) {
            if (core::is_missing(panel_(t, i)) || core::is_missing(panel_(t, j))) continue;
            x.push_back(panel_(t, i));
            y.push_back(panel_(t, j));
        }
        return x.size() >= least_ && !(propagates_ && x.size() < static_cast<std::size_t>(panel_.rows()));
    }

private:
    Eigen::MatrixXd panel_;
    std::size_t least_;
    bool propagates_ = false;
};

}

/// How many rows count for every pair of columns.
///
/// Formula:  N_ij, the rows where columns i and j are both observed; under missing::complete_rows, where all are
/// Input:    observations in rows, series in columns
/// Value:    symmetric, columns x columns, whole numbers from 0; the diagonal counts each column
/// No data:  0
/// Errors:   std::invalid_argument for a panel without columns
/// Cost:     rows x columns^2
/// Source:   -
template <class Derived, detail::matrix_policy P = missing::skip>
    requires std::floating_point<typename Derived::Scalar>
Eigen::MatrixXd pair_counts(const Eigen::MatrixBase<Derived>& observations, const P& = {}) {
    detail::require_columns(observations);
    Eigen::MatrixXd seen = (observations.array() == observations.array()).template cast<double>();
    if constexpr (std::same_as<P, missing::complete_rows>)
        for (Eigen::Index t = 0; t < seen.rows(); ++t)
            if (seen.row(t).minCoeff() == 0) seen.row(t).setZero();
    if constexpr (std::same_as<P, missing::propagate> || std::same_as<P, missing::refuse>) seen.setOnes();
    Eigen::MatrixXd counts = Eigen::MatrixXd::Zero(seen.cols(), seen.cols());
    counts.template selfadjointView<Eigen::Lower>().rankUpdate(seen.transpose());
    counts.template triangularView<Eigen::StrictlyUpper>() = counts.transpose();
    return counts;
}

/// Any estimator of two series as a matrix over the columns of a panel.
///
/// Formula:  M_ij = estimator(column i, column j), of the rows that count for the two
/// Input:    an estimator of two series; observations in rows, series in columns
/// Value:    columns x columns, the estimator's unit; symmetric to the bit where the estimator says `symmetric`
/// No data:  as the estimator; NaN for a pair with fewer rows than min_count, and under missing::propagate with a
///           missing row
/// Errors:   std::invalid_argument for a panel without columns, or a missing observation under missing::refuse; what
///           the estimator throws
/// Cost:     columns^2 calls, half of it where the estimator says `symmetric`
/// Source:   -
template <pair_estimator E, class Derived, detail::matrix_policy P = missing::skip>
    requires std::floating_point<typename Derived::Scalar>
Eigen::MatrixXd pairwise_matrix(const E& estimator, const Eigen::MatrixBase<Derived>& observations,
                                const P& policy = {}) {
    detail::require_columns(observations);
    if constexpr (std::same_as<P, missing::refuse>) detail::require_observed(observations);
    const detail::column_pairs rows{observations.template cast<double>(), policy};
    const Eigen::Index n = observations.cols();
    constexpr bool symmetric = requires { requires bool{E::symmetric}; };
    Eigen::MatrixXd m(n, n);
    std::vector<double> x, y;
    for (Eigen::Index j = 0; j < n; ++j)
        for (Eigen::Index i = j; i < n; ++i) {
            const bool answers = rows.gather(i, j, x, y);
            m(i, j) = answers ? double{estimator(std::span<const double>{x}, std::span<const double>{y})} : core::nan;
            m(j, i) = symmetric || i == j ? m(i, j)
                      : answers           ? double{estimator(std::span<const double>{y}, std::span<const double>{x})}
                                          : core::nan;
        }
    return m;
}

}
