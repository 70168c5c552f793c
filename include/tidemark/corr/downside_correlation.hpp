// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/correlation_matrix.hpp>
#include <tidemark/corr/detail/observed_pairs.hpp>

#include <cmath>
#include <utility>

/// Correlations of some rows only: of those in which series fall, or move far. They are no estimate of the correlation
/// of all rows, not even where nothing changes in a fall: cutting a normal sample lowers them (Longin and Solnik).
namespace tidemark::inline TIDEMARK_ABI::corr {

/// The correlation of two series over the rows where both, or either, are below a threshold.
///
/// Formula: Pearson's correlation of the rows with x < threshold and (`either`: or) y < threshold
/// Input:   two series of one length
/// Value:   -1 to 1
/// No data: NaN with fewer than 2 such rows, when a series is constant over them, or holds an infinity in them; rows
///          with a missing side do not count
/// Errors:  std::invalid_argument for lengths that differ, or a threshold that is NaN
/// Source:  Longin and Solnik (2001), Extreme correlation of international equity markets
struct downside_correlation {
    enum class below { both, either };

    static constexpr bool symmetric = true;
    double threshold = 0;
    below rows = below::both;

    constexpr core::complaint check() const noexcept {
        if (!core::is_missing(threshold)) return {};
        return {"threshold", threshold, "a number"};
    }

    template <core::readable X, core::readable Y>
    double operator()(const X& x, const Y& y) const {
        detail::require_valid(*this);
        detail::observed_pairs both = detail::observed_pairs::of(x, y);
        both.keep([this](double a, double b) {
            return rows == below::both ? a < threshold && b < threshold : a < threshold || b < threshold;
        });
        return detail::pearson(std::move(both));
    }
};

/// The correlation of two series over the rows where both are more than so many deviations from their means, on one
/// side.
///
/// Formula: Pearson's correlation of the rows with x < mx - level sx and y < my - level sy; `upper`: x > mx + level sx
///          and y > my + level sy; means and deviations (ddof 1) of all rows
/// Input:   two series of one length
/// Value:   -1 to 1
/// No data: NaN with fewer than 2 such rows, when a series is constant over them, or with an infinity; rows with a
///          missing side do not count
/// Errors:  std::invalid_argument for lengths that differ, or a level that is negative or not finite
/// Source:  Ang and Chen (2002), Asymmetric correlations of equity portfolios
struct exceedance_correlation {
    enum class tail { lower, upper };

    static constexpr bool symmetric = true;
    double level = 0;
    tail side = tail::lower;

    constexpr core::complaint check() const noexcept {
        if (level >= 0 && core::is_finite(level)) return {};
        return {"level", level, "a number of deviations, 0 or more"};
    }

    template <core::readable X, core::readable Y>
    double operator()(const X& x, const Y& y) const {
        detail::require_valid(*this);
        detail::observed_pairs both = detail::observed_pairs::of(x, y);
        if (!both.answers(2)) return core::nan;
        detail::centre(both.x);
        detail::centre(both.y);
        const double scale = level / std::sqrt(static_cast<double>(both.rows() - 1));
        const double far_x = scale * both.x.stableNorm(), far_y = scale * both.y.stableNorm();
        both.keep([&](double a, double b) {
            return side == tail::lower ? a < -far_x && b < -far_y : a > far_x && b > far_y;
        });
        return detail::pearson(std::move(both));
    }
};

/// The correlation of every pair of columns over the rows where one of the columns, a market, is below a threshold.
///
/// Formula: Pearson's correlations of the rows with r_condition < threshold; `above`: > threshold
/// Input:   observations in rows, series in columns, the condition one of them
/// Value:   symmetric, columns x columns, entries -1 to 1, diagonal 1; positive semidefinite up to rounding
/// No data: NaN in the rows and columns of a series that is constant over those rows; all NaN for fewer than 2 of them
///          or an infinity; rows with a missing observation do not count
/// Errors:  std::invalid_argument for a condition that is no column, a threshold that is NaN, a panel without columns,
///          or a missing observation under missing::refuse
/// Source:  Ang and Chen (2002), Asymmetric correlations of equity portfolios
struct conditional_correlation_matrix {
    enum class where { below, above };

    std::size_t condition = 0;  ///< the column that decides, counted from 0
    double threshold = 0;
    where rows = where::below;

    constexpr core::complaint check() const noexcept {
        if (!core::is_missing(threshold)) return {};
        return {"threshold", threshold, "a number"};
    }

    template <class Derived, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    Eigen::MatrixXd operator()(const Eigen::MatrixBase<Derived>& observations, const P& policy = {}) const {
        detail::require_valid(*this);
        detail::complete_panel panel = detail::complete(observations, policy);
        const auto columns = static_cast<std::size_t>(panel.rows.cols());
        if (condition >= columns)
            core::refuse("condition", condition, "a column, less than " + std::to_string(columns));
        if (!panel.answers(2)) return detail::all_missing(panel.rows.cols());
        detail::keep_rows(panel, missing::propagate{}, [&](Eigen::Index t) {
            const double r = panel.rows(t, static_cast<Eigen::Index>(condition));
            return rows == where::below ? r < threshold : r > threshold;
        });
        return correlation_matrix{}(panel.rows);
    }
};

}
