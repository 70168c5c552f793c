// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/view.hpp>
#include <tidemark/corr/estimator.hpp>

#include <string>

/// How estimators of two series take their observations in, and Pearson's correlation of what they made of them.
namespace tidemark::inline TIDEMARK_ABI::corr::detail {

/// The rows where both series are observed. Two vectors, not a matrix: sums over its second column would run in an
/// order that depends on the number of rows, and differ from those over the first.
struct observed_pairs {
    Eigen::VectorXd x, y;

    template <core::readable X, core::readable Y>
    static observed_pairs of(const X& x, const Y& y) {
        const auto xs = core::as_sample(x);
        const auto ys = core::as_sample(y);
        if (ys.size() != xs.size())
            core::refuse("length of y", ys.size(), "the length of x, " + std::to_string(xs.size()));
        observed_pairs both{Eigen::VectorXd(static_cast<Eigen::Index>(xs.size())),
                            Eigen::VectorXd(static_cast<Eigen::Index>(xs.size()))};
        Eigen::Index kept = 0;
        for (std::size_t t = 0; t < xs.size(); ++t)
            if (const core::pair p{xs[t], ys[t]}; !core::is_missing(p)) both.put(kept++, p);
        both.cut(kept);
        return both;
    }

    Eigen::Index rows() const noexcept { return x.size(); }
    /// Whether there is nothing but numbers, and at least so many rows: otherwise the answer is NaN.
    bool answers(Eigen::Index least) const { return rows() >= least && x.allFinite() && y.allFinite(); }

    /// Leaves out the rows for which `counts(x, y)` is not true.
    template <class Counts>
    void keep(const Counts& counts) {
        Eigen::Index kept = 0;
        for (Eigen::Index t = 0; t < rows(); ++t)
            if (const core::pair p{x(t), y(t)}; counts(p.x, p.y)) put(kept++, p);
        cut(kept);
    }

private:
    void put(Eigen::Index t, const core::pair& p) noexcept {
        x(t) = p.x;
        y(t) = p.y;
    }
    template <class Size>
    void cut(Size size) {
        x.conservativeResize(size);
        y.conservativeResize(size);
    }
};

/// Takes the mean off: first the first value, which is exact where observations lie close together. Equal numbers
/// become exactly 0.
template <class Real>
void centre(Eigen::VectorX<Real>& v) {
    if (v.size() == 0) return;
    v.array() -= double{v(0)};
    v.array() -= v.mean();
}

/// The cosine of the angle between two vectors, the same in either order; NaN where one is zero.
template <class Real>
double cosine(const Eigen::VectorX<Real>& x, const Eigen::VectorX<Real>& y) {
    const double of_x = x.stableNorm(), of_y = y.stableNorm();
    if (of_x == 0 || of_y == 0) return core::nan;
    return within_one((x / of_x).dot(y / of_y));
}

/// Pearson's correlation; NaN for fewer than 2 rows, an infinity or a constant series.
template <class Pairs>
double pearson(Pairs both) {
    if (!both.answers(2)) return core::nan;
    centre(both.x);
    centre(both.y);
    return cosine(both.x, both.y);
}

}
