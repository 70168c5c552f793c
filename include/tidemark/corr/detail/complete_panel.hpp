// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/estimator.hpp>
#include <tidemark/corr/row_weights.hpp>

#include <vector>

/// How estimators of a whole panel take their observations in.
namespace tidemark::inline TIDEMARK_ABI::corr::detail {

/// The rows that count, as doubles. `weights` has a number for each of them, or none when all weigh the same.
struct complete_panel {
    Eigen::MatrixXd rows;
    Eigen::VectorXd weights{};

    bool weighted() const noexcept { return weights.size() > 0; }
    /// Whether there is nothing but numbers, and at least so many rows: otherwise the answer is NaN.
    bool answers(Eigen::Index least) const { return rows.rows() >= least && rows.allFinite(); }
};

/// Keeps the rows for which `counts(t)`, and of those the complete ones under missing::complete_rows; none where fewer
/// than its min_count stay.
template <whole_rows_policy P, class Counts>
void keep_rows(complete_panel& all, const P& policy, const Counts& counts) {
    // Zero times what is neither missing nor infinite is zero: one sum down the columns tells which rows need a look.
    Eigen::ArrayXd zeros = Eigen::ArrayXd::Zero(all.rows.rows());
    if constexpr (std::same_as<P, missing::complete_rows>)
        for (Eigen::Index j = 0; j < all.rows.cols(); ++j) zeros += 0 * all.rows.col(j).array();
    std::vector<Eigen::Index> kept;
    for (Eigen::Index t = 0; t < all.rows.rows(); ++t)
        if (counts(t) && !(core::is_missing(zeros(t)) && all.rows.row(t).hasNaN())) kept.push_back(t);
    if (kept.size() < least_rows(policy)) kept.clear();
    if (static_cast<Eigen::Index>(kept.size()) == all.rows.rows()) return;
    all.rows = Eigen::MatrixXd{all.rows(kept, Eigen::all)};
    if (all.weighted()) all.weights = Eigen::VectorXd{all.weights(kept)};
}

/// Rows with a missing observation are left out (missing::complete_rows), stay (missing::propagate) or are an error
/// (missing::refuse); so is a panel without columns.
template <class Derived, whole_rows_policy P>
complete_panel complete(const Eigen::MatrixBase<Derived>& observations, const P& policy) {
    require_columns(observations);
    if constexpr (std::same_as<P, missing::refuse>) require_observed(observations);
    complete_panel all{observations.template cast<double>()};
    keep_rows(all, policy, [](Eigen::Index) { return true; });
    return all;
}

/// The same with a weight for every row of `observations`; rows of weight 0 are left out.
template <class Derived, core::readable W, whole_rows_policy P>
complete_panel complete(const Eigen::MatrixBase<Derived>& observations, const W& weights, const P& policy) {
    require_columns(observations);
    complete_panel all{observations.template cast<double>(), checked_weights(weights, observations.rows())};
    if constexpr (std::same_as<P, missing::refuse>) require_observed(observations);
    keep_rows(all, policy, [&](Eigen::Index t) { return all.weights(t) > 0; });
    return all;
}

}
