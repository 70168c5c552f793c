// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/gram.hpp>
#include <tidemark/corr/detail/ranked_panel.hpp>
#include <tidemark/risk/spearman_correlation.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

namespace detail {

inline void put_ranks(const ranked_column& x, Eigen::Ref<Eigen::VectorXd> ranks) noexcept {
    for (const std::uint32_t row : x.order) ranks(row) = x.centred_rank(row);
}

inline core::rank_products products_of_ranks(const ranked_column& x, const ranked_column& y) noexcept {
    core::rank_products p{static_cast<double>(x.size())};
    for (const std::uint32_t row : x.order) {
        const double r = x.centred_rank(row), s = y.centred_rank(row);
        p.xy += core::product(r, s);
        p.xx += core::product(r, r);
        p.yy += core::product(s, s);
    }
    return p;
}

inline double spearman_entry(const Eigen::MatrixXd& products, Eigen::Index i, Eigen::Index j) noexcept {
    return risk::spearman_correlation{}.lower({0, products(i, j), products(i, i), products(j, j)});
}

/// Of a panel without gaps: its ranks take the place of its numbers, and all pairs are one product.
template <class Real>
Eigen::MatrixXd spearman_matrix(Eigen::MatrixX<Real> panel, std::size_t least) {
    if (static_cast<std::size_t>(panel.rows()) < least) return all_missing(panel.cols());
    for (Eigen::Index j = 0; j < panel.cols(); ++j) put_ranks(ranked(panel.col(j)), panel.col(j));
    const Eigen::MatrixXd products = gram(panel);
    return Eigen::MatrixXd::NullaryExpr(panel.cols(), panel.cols(),
                                        [&](Eigen::Index i, Eigen::Index j) { return spearman_entry(products, i, j); });
}

/// Of any panel: one product for the columns without gaps, and pair by pair for those that have some.
template <class Ranked>
Eigen::MatrixXd spearman_matrix(Ranked& panel) {
    Eigen::MatrixXd ranks = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(panel.rows()), panel.columns());
    for (Eigen::Index j = 0; j < panel.columns(); ++j)
        if (!panel.has_gaps(j)) put_ranks(panel.column(j), ranks.col(j));
    const Eigen::MatrixXd products = gram(ranks);
    return matrix_of_ranks(panel, [&](Eigen::Index i, Eigen::Index j, const ranked_column& x, const ranked_column& y) {
        return panel.has_gaps(i) || panel.has_gaps(j) ? risk::spearman_correlation{}.lower(products_of_ranks(x, y))
                                                      : spearman_entry(products, i, j);
    });
}

}

/// Spearman's rank correlation of every pair of columns: Pearson's correlation of their ranks, equal observations
/// sharing the mean of their places.
///
/// Formula:  sum(R_i R_j) / sqrt(sum(R_i^2) sum(R_j^2)), with R the ranks of a column less their mean
/// Input:    observations in rows, series in columns; a pair is ranked among the rows that both observe, or that all do
///           under missing::complete_rows; infinities are the least and the greatest
/// Value:    symmetric, columns x columns, entries -1 to 1, diagonal 1; positive semidefinite up to rounding where all
///           pairs rest on the same rows; each entry is what risk::spearman_correlation says of the pair
/// No data:  NaN for fewer than 2 rows or than min_count, where either column is constant among the rows of the pair,
///           and under missing::propagate in the rows and columns of a series with a missing row
/// Errors:   std::invalid_argument for a panel without columns, or a missing observation under missing::refuse
/// Rounding: the sums are exact up to 200,000 rows
/// Cost:     a sort of each column in linear time, and one symmetric rank update; pairs with missing rows: O(rows) each
/// Source:   Spearman (1904); Kendall (1945), The treatment of ties in ranking problems
struct spearman_correlation_matrix {
    template <class Derived, detail::matrix_policy P = missing::skip>
        requires std::floating_point<typename Derived::Scalar>
    Eigen::MatrixXd operator()(const Eigen::MatrixBase<Derived>& observations, const P& policy = {}) const {
        detail::require_columns(observations);
        if (!observations.hasNaN())
            return detail::spearman_matrix(Eigen::MatrixXd{observations.template cast<double>()},
                                           detail::least_ranks(policy));
        detail::ranked_panel panel{observations, policy};
        return detail::spearman_matrix(panel);
    }
};

}
