// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/inversions.hpp>
#include <tidemark/corr/detail/ranked_panel.hpp>
#include <tidemark/risk/kendall_tau.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

namespace detail {

/// The concordance of two ranked columns of the same rows: in the order of x, and of y where x is equal, the pairs of
/// rows that disagree are those whose y stand in the wrong order (Knight 1966).
class concordance_of_ranks {
public:
    core::concordance operator()(const ranked_column& x, const ranked_column& y) {
        core::concordance c;
        c.count = static_cast<double>(x.size());
        c.tied_x = tied_pairs(x);
        c.tied_y = tied_pairs(y);
        c.distinct_x = static_cast<double>(x.groups());
        c.distinct_y = static_cast<double>(y.groups());
        if (x.tied()) order_of_both(x, y, rows_, next_);
        const std::vector<std::uint32_t>& rows = x.tied() ? rows_ : x.order;
        double tied_both = 0;
        if (x.tied() && y.tied())
            tied_both = run::detail::tied_pairs(rows.size(), [&](std::size_t i) {
                return x.group[rows[i]] == x.group[rows[i - 1]] && y.group[rows[i]] == y.group[rows[i - 1]];
            });
        const double pairs = c.count * (c.count - 1) / 2;
        c.score = pairs - c.tied_x - c.tied_y + tied_both - 2 * inversions_(places(rows, y));
        return c;
    }

private:
    static double tied_pairs(const ranked_column& x) noexcept {
        double pairs = 0;
        if (x.tied())
            for (std::size_t g = 0; g < x.groups(); ++g) {
                const double count = x.start[g + 1] - x.start[g];
                pairs += count * (count - 1) / 2;
            }
        return pairs;
    }

    // Where each of the rows stands in y, equal ones in the order in which they come: they are in no wrong order.
    std::span<const std::uint32_t> places(const std::vector<std::uint32_t>& rows, const ranked_column& y) {
        places_.resize(rows.size());
        if (y.tied()) {
            next_ = y.start;
            for (std::size_t i = 0; i < rows.size(); ++i) places_[i] = next_[y.group[rows[i]]]++;
        } else {
            for (std::size_t i = 0; i < rows.size(); ++i) places_[i] = y.group[rows[i]];
        }
        return places_;
    }

    inversion_count inversions_;
    std::vector<std::uint32_t> next_, rows_, places_;
};

template <class Ranked>
Eigen::MatrixXd kendall_matrix(const risk::kendall_tau& tau, Ranked& panel) {
    concordance_of_ranks concordance;
    return matrix_of_ranks(panel, [&](Eigen::Index, Eigen::Index, const ranked_column& x, const ranked_column& y) {
        return tau.lower(concordance(x, y));
    });
}

}

/// Kendall's rank correlation of every pair of columns.
///
/// Formula:  type b: (C - D) / sqrt((N - X) (N - Y)), with, of all N pairs of rows, C that the two columns order alike,
///           D against each other, X tied in the one and Y in the other; types a and c as in risk::kendall_tau
/// Input:    observations in rows, series in columns; a pair is ranked among the rows that both observe, or that all do
///           under missing::complete_rows; infinities are the least and the greatest
/// Value:    symmetric, columns x columns, entries -1 to 1, diagonal 1 for every type; each other entry is what
///           risk::kendall_tau says of the pair
/// No data:  NaN for fewer than 2 rows or than min_count, where either column is constant among the rows of the pair,
///           and under missing::propagate in the rows and columns of a series with a missing row
/// Errors:   std::invalid_argument for a panel without columns, or a missing observation under missing::refuse
/// Rounding: the counts are exact
/// Cost:     a sort of each column in linear time; a pair O(rows) and rows^2 / 4096 up to 16,384 rows, then O(rows log
///           rows)
/// Source:   Kendall (1970), Rank Correlation Methods; Knight (1966); Stuart (1953)
struct kendall_tau_matrix {
    risk::kendall_tau::type corrected = risk::kendall_tau::type::b;

    template <class Derived, detail::matrix_policy P = missing::skip>
        requires std::floating_point<typename Derived::Scalar>
    Eigen::MatrixXd operator()(const Eigen::MatrixBase<Derived>& observations, const P& policy = {}) const {
        detail::ranked_panel panel{observations, policy};
        return detail::kendall_matrix({corrected}, panel);
    }
};

}
