// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/gram.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::corr {

namespace detail {

/// +1 where an observation is at least the column's threshold, -1 where it is at most minus that, else 0; NaN in a
/// column of equal numbers, whose threshold says nothing.
template <class Panel>
Eigen::MatrixXd threshold_events(const Panel& panel, double threshold) {
    complete_panel deviations = panel;
    centre(deviations);
    Eigen::MatrixXd events = panel.rows;
    for (Eigen::Index j = 0; j < events.cols(); ++j) {
        const double norm = deviations.rows.col(j).stableNorm();
        const double least = threshold * (norm / std::sqrt(static_cast<double>(events.rows())));
        if (norm == 0)
            events.col(j).setConstant(core::nan);
        else  // no branches, which would be guessed wrong
            for (double& r : events.col(j)) r = static_cast<double>(r >= least) - static_cast<double>(r <= -least);
    }
    return events;
}

}

/// The Gerber statistic: how often two series move together when they move much, less how often they move apart.
///
/// Formula:  (n_same - n_opposite) / n_any over the rows where both series (n_same, n_opposite) or any of the two
///           (n_any) reach c s or -c s, s the standard deviation with ddof 0 about the mean, c the threshold;
///           `both_moved`: / (n_same + n_opposite); `cosine`: / sqrt(n_i n_j), n_i the rows where i does
/// Input:    observations in rows, series in columns: returns, which are held against the threshold as they are
/// Value:    symmetric, columns x columns, entries -1 to 1, diagonal 1; positive semidefinite up to rounding but for
///           `both_moved`
/// No data:  NaN in the rows and columns of a series that is constant or never reaches its threshold, and for
///           `both_moved` where two never do in one row; all NaN for fewer than 2 rows or an infinity; rows with a
///           missing observation do not count
/// Errors:   std::invalid_argument for a threshold that is not positive, a panel without columns, or a missing
///           observation under missing::refuse
/// Rounding: counts are exact; an observation within rounding of its threshold may fall to either side
/// Cost:     two symmetric products, rows x columns^2
/// Source:   Gerber, Markowitz, Ernst, Miao, Javid, Sargen (2022), The Gerber statistic: a robust co-movement measure
///           for portfolio optimization
struct gerber_statistic {
    /// What the difference is divided by; in the authors' program variants 1, 0 and 2.
    enum class divisor { any_moved, both_moved, cosine };

    double threshold = 0.5;
    divisor by = divisor::any_moved;

    constexpr core::complaint check() const noexcept {
        if (threshold > 0 && core::is_finite(threshold)) return {};
        return {"threshold", threshold, "a positive number"};
    }

    template <class Derived, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    Eigen::MatrixXd operator()(const Eigen::MatrixBase<Derived>& observations, const P& policy = {}) const {
        detail::require_valid(*this);
        return of(detail::complete(observations, policy));
    }

private:
    // With events +1, 0, -1 the sums of their products are same - opposite, and of their sizes same + opposite. What is
    // divided by any_moved stays positive semidefinite: where q_ij is the share of rows in which both are quiet,
    // 1 / (1 - q_ij) is 1 + q_ij + q_ij^2 + ..., and q and its powers entry by entry are (Schur).
    template <class Panel>
    Eigen::MatrixXd of(const Panel& panel) const {
        const Eigen::Index n = panel.rows.cols();
        if (!panel.answers(2)) return detail::all_missing(n);
        const Eigen::MatrixXd events = detail::threshold_events(panel, threshold);
        const Eigen::MatrixXd both = detail::gram(events.cwiseAbs());
        Eigen::MatrixXd g = detail::gram(events);
        for (Eigen::Index j = 0; j < n; ++j)
            for (Eigen::Index i = 0; i < n; ++i) {
                const double ni = both(i, i), nj = both(j, j);
                g(i, j) /= by == divisor::any_moved    ? ni + nj - both(i, j)
                           : by == divisor::both_moved ? both(i, j)
                           : i == j                    ? ni
                                                       : std::sqrt(ni * nj);
                if (ni == 0 || nj == 0) g(i, j) = core::nan;
            }
        return g;
    }
};

}
