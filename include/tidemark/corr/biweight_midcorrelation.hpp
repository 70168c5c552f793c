// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/median_place.hpp>
#include <tidemark/corr/detail/observed_pairs.hpp>
#include <tidemark/corr/detail/unit_gram.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::corr {

namespace detail {

constexpr core::complaint check_reach(double reach) noexcept {
    if (reach > 0 && core::is_finite(reach)) return {};
    return {"reach", reach, "a positive number"};
}

/// A series as Tukey's biweight about its median sees it, of unit length: NaN where the median distance from the median
/// is zero, or where there is an infinity.
template <class Real>
void apply_biweight(Eigen::VectorX<Real>& v, double reach) {
    const median_place middle = v.allFinite() ? median_place_of(v) : median_place{};
    for (double& d : v) d = (d - middle.value) - middle.beyond;
    const double distance = median_place_of(v.cwiseAbs()).sum();
    for (double& d : v) {
        const double u = d / (reach * distance), w = 1 - u * u;
        d = !(std::abs(u) >= 1) ? d * (w * w) : 0;
    }
    const double norm = v.stableNorm();
    v /= distance > 0 && norm > 0 ? norm : core::nan;
}

}

/// The biweight midcorrelation of two series: Pearson's correlation about medians, in which a value counts less the
/// farther out it lies, and not at all from `reach` median distances on.
///
/// Formula: sum(a b) / sqrt(sum(a^2) sum(b^2)), a = (x - median x) (1 - u^2)^2 where abs(u) < 1, else 0, u = (x -
///          median x) / (reach MAD x), MAD the median of abs(x - median x)
/// Input:   two series of one length
/// Value:   -1 to 1
/// No data: NaN with fewer than 2 rows, for a series of which more than half of the values are equal so that its MAD
///          is 0, or an infinity; rows with a missing side do not count
/// Errors:  std::invalid_argument for lengths that differ, or a reach that is not positive
/// Cost:    O(n)
/// Source:  Wilcox (2012), Introduction to Robust Estimation and Hypothesis Testing, ch. 9; Langfelder and Horvath
///          (2012), Fast R functions for robust correlations and hierarchical clustering
struct biweight_midcorrelation {
    static constexpr bool symmetric = true;
    double reach = 9;

    constexpr core::complaint check() const noexcept { return detail::check_reach(reach); }

    template <core::readable X, core::readable Y>
    double operator()(const X& x, const Y& y) const {
        detail::require_valid(*this);
        detail::observed_pairs both = detail::observed_pairs::of(x, y);
        if (both.rows() < 2) return core::nan;
        detail::apply_biweight(both.x, reach);
        detail::apply_biweight(both.y, reach);
        return detail::within_one(both.x.dot(both.y));
    }
};

/// The biweight midcorrelation of every pair of columns, over the same rows for all.
///
/// Formula: biweight_midcorrelation of every pair
/// Input:   observations in rows, series in columns
/// Value:   symmetric, columns x columns, entries -1 to 1, diagonal 1; positive semidefinite up to rounding
/// No data: NaN in the rows and columns of a series whose MAD is 0 or that holds an infinity; all NaN for fewer than 2
///          rows; rows with a missing observation do not count
/// Errors:  std::invalid_argument for a reach that is not positive, a panel without columns, or a missing observation
///          under missing::refuse
/// Cost:    one symmetric product, rows x columns^2
/// Source:  Langfelder and Horvath (2012), Fast R functions for robust correlations and hierarchical clustering
struct biweight_midcorrelation_matrix {
    double reach = 9;

    constexpr core::complaint check() const noexcept { return detail::check_reach(reach); }

    template <class Derived, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    Eigen::MatrixXd operator()(const Eigen::MatrixBase<Derived>& observations, const P& policy = {}) const {
        detail::require_valid(*this);
        return of(detail::complete(observations, policy));
    }

private:
    template <class Panel>
    Eigen::MatrixXd of(Panel panel) const {
        const Eigen::Index n = panel.rows.cols();
        if (panel.rows.rows() < 2) return detail::all_missing(n);
        Eigen::VectorXd series;
        for (Eigen::Index j = 0; j < n; ++j) {
            series = panel.rows.col(j);
            detail::apply_biweight(series, reach);
            panel.rows.col(j) = series;
        }
        return detail::unit_gram(panel.rows);
    }
};

}
