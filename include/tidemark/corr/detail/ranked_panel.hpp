// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/complete_panel.hpp>
#include <tidemark/corr/detail/matrix_scan.hpp>
#include <tidemark/corr/detail/ranked_column.hpp>

#include <algorithm>

/// The columns of a panel in ascending order, each sorted once, for what reads nothing but their ranks.
namespace tidemark::inline TIDEMARK_ABI::corr::detail {

/// How many rows a correlation of ranks needs.
template <matrix_policy P>
std::size_t least_ranks(const P& policy) noexcept {
    return (std::max)(least_rows(policy), std::size_t{2});
}

class ranked_panel {
public:
    template <class Derived, matrix_policy P>
    ranked_panel(const Eigen::MatrixBase<Derived>& observations, const P& policy)
        : least_{least_ranks(policy)}, propagates_{std::same_as<P, missing::propagate>} {
        if constexpr (std::same_as<P, missing::complete_rows>) {
            rank(complete(observations, policy).rows);
        } else {
            require_columns(observations);
            if constexpr (std::same_as<P, missing::refuse>) require_observed(observations);
            rank(Eigen::MatrixXd{observations.template cast<double>()});
        }
    }

    Eigen::Index columns() const noexcept { return static_cast<Eigen::Index>(columns_.size()); }
    std::size_t rows() const noexcept { return rows_; }
    const ranked_column& column(Eigen::Index j) const noexcept { return columns_[static_cast<std::size_t>(j)]; }
    bool has_gaps(Eigen::Index j) const noexcept { return column(j).size() < rows_; }

    /// Whether two columns, ranked among the rows that both observe, have a correlation. One of equal numbers has none.
    bool answers(const ranked_column& x, const ranked_column& y) const noexcept {
        return x.size() >= least_ && x.groups() > 1 && y.groups() > 1 && !(propagates_ && x.size() < rows_);
    }

    /// Columns i and j, as visit(x, y), ranked anew among the rows that both observe where some are missing.
    template <class Visit>
    auto of_both(Eigen::Index i, Eigen::Index j, Visit visit) {
        const ranked_column &x = column(i), &y = column(j);
        if (!has_gaps(i) && !has_gaps(j)) return visit(x, y);
        keep(x, y, some_x_);
        keep(y, x, some_y_);
        return visit(some_x_, some_y_);
    }

private:
    template <class Real>
    void rank(const Eigen::MatrixX<Real>& panel) {
        rows_ = static_cast<std::size_t>(panel.rows());
        for (Eigen::Index j = 0; j < panel.cols(); ++j) columns_.push_back(ranked(panel.col(j)));
        some_x_ = some_y_ = ranked_column{rows_};
    }

    // The order among fewer rows is the order among all.
    static void keep(const ranked_column& all, const ranked_column& seen, ranked_column& some) {
        some.clear();
        std::uint32_t last = ranked_column::absent;
        for (const std::uint32_t row : all.order) {
            if (!seen.observes(row)) continue;
            some.append(row, all.group[row] == last);
            last = all.group[row];
        }
        some.finish();
    }

    std::size_t least_;
    bool propagates_;
    std::size_t rows_ = 0;
    std::vector<ranked_column> columns_;
    ranked_column some_x_{0}, some_y_{0};
};

/// The matrix of a symmetric number of two ranked columns: `correlation(i, j, x, y)` where there is one, and 1 on the
/// diagonal.
template <class Correlation>
Eigen::MatrixXd matrix_of_ranks(ranked_panel& panel, Correlation correlation) {
    Eigen::MatrixXd m = all_missing(panel.columns());
    for (Eigen::Index j = 0; j < panel.columns(); ++j) {
        if (panel.answers(panel.column(j), panel.column(j))) m(j, j) = 1;
        for (Eigen::Index i = j + 1; i < panel.columns(); ++i)
            m(i, j) = m(j, i) = panel.of_both(i, j, [&](const ranked_column& x, const ranked_column& y) {
                return panel.answers(x, y) ? correlation(i, j, x, y) : core::nan;
            });
    }
    return m;
}

}
