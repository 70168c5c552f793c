// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/sphered.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// What directions are told from.
enum class scatter_centre {
    spatial_median,  ///< the point whose distances to the rows have the least sum
    origin           ///< 0: returns whose mean is taken to be nothing
};

/// A scatter has a shape but no size: this gives it one.
enum class scatter_size {
    trace,       ///< the diagonal sums to the number of columns
    determinant  ///< the determinant is 1
};

struct scatter {
    Eigen::VectorXd location;
    Eigen::MatrixXd matrix;
    std::size_t iterations = 0;
};

namespace detail {

/// Weiszfeld's steps to the point with the least sum of distances, as Vardi and Zhang (2000) take them past a row where
/// they would stop. NaN where they do not arrive.
template <class Real>
Eigen::RowVectorXd spatial_median(const Eigen::MatrixX<Real>& z, double tolerance, std::size_t limit) {
    Eigen::RowVectorXd at = z.colwise().mean();
    const double size = z.cwiseAbs().maxCoeff();
    for (std::size_t k = 0; k < limit; ++k) {
        const Eigen::VectorXd distances = (z.rowwise() - at).rowwise().stableNorm();
        const Eigen::VectorXd w = distances.unaryExpr([](double d) { return d > 0 ? 1 / d : 0; });
        if (w.sum() == 0) return at;
        const Eigen::RowVectorXd pull = w.transpose() * (z.rowwise() - at);
        const double here = static_cast<double>((distances.array() == 0).count()), norm = pull.stableNorm();
        const double share = here == 0 ? 1 : norm > here ? 1 - here / norm : 0;
        const Eigen::RowVectorXd step = pull * (share / w.sum());
        at += step;
        if (step.cwiseAbs().maxCoeff() <= tolerance * size) return at;
    }
    return Eigen::RowVectorXd::Constant(z.cols(), core::nan);
}

/// Tyler's matrix of rows about 0, of trace p. All NaN where the steps do not arrive.
template <class Real>
scatter tyler(const Eigen::MatrixX<Real>& z, double tolerance, std::size_t limit) {
    const Eigen::Index p = z.cols();
    const Eigen::MatrixXd rows = z.transpose();
    Eigen::MatrixXd v = Eigen::MatrixXd::Identity(p, p);
    for (std::size_t k = 1; k <= limit; ++k) {
        const Eigen::LLT<Eigen::MatrixXd> root{v};
        if (root.info() != Eigen::Success) break;
        const Eigen::ArrayXd distances = root.matrixL().solve(rows).colwise().squaredNorm();
        Eigen::MatrixXd next = gram(distances.sqrt().inverse().matrix().asDiagonal() * z);
        next *= static_cast<double>(p) / next.trace();
        if (!next.allFinite()) break;
        // A change is small where it is, seen from the matrix itself: columns of any scale count alike.
        const Eigen::MatrixXd half = root.matrixL().solve(next - v);
        const double change = root.matrixL().solve(half.transpose()).cwiseAbs().maxCoeff();
        v = next;
        if (change <= tolerance) return {{}, v, k};
    }
    return {{}, all_missing(p), limit};
}

}

/// A scatter matrix by directions alone: rows count alike however far out they lie, so it is the same for every
/// elliptical distribution, heavy tails or none.
///
/// Formula:  V = p / n times the sum of z z' / (z' V^-1 z) over rows z less the location, brought to its size; rows at
///           the location have no direction and are left out
/// Input:    n rows of observations, p columns of series
/// Value:    symmetric, positive definite, without unit; its correlations are those of the rows, its size is not
/// No data:  all NaN for n <= p, an infinite observation, rows of which too many lie in a subspace (as where a series
///           is constant), and where the iterations come to their limit first
/// Errors:   std::invalid_argument for a tolerance not above 0, a limit of 0, a panel without columns
/// Rounding: about the tolerance, relative to the matrix itself
/// Cost:     n p^2 an iteration, some dozens; those of the spatial median are cheap
/// Source:   Tyler (1987), A distribution-free M-estimator of multivariate scatter; Vardi and Zhang (2000), The
///           multivariate L1-median and associated data depth
struct tyler_scatter {
    scatter_centre centre = scatter_centre::spatial_median;
    scatter_size size = scatter_size::trace;
    double tolerance = 1e-12;
    std::size_t iteration_limit = 10000;

    core::complaint check() const noexcept {
        if (!(tolerance > 0)) return {"tolerance", tolerance, "more than 0"};
        if (iteration_limit == 0) return {"iteration_limit", 0, "at least 1"};
        return {};
    }

    template <class Derived, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    scatter operator()(const Eigen::MatrixBase<Derived>& observations, const P& policy = {}) const {
        detail::require_valid(*this);
        return of(detail::complete(observations, policy));
    }

private:
    template <class Panel>
    scatter of(Panel panel) const {
        const Eigen::Index p = panel.rows.cols();
        const scatter nothing{Eigen::VectorXd::Constant(p, core::nan), detail::all_missing(p)};
        if (!panel.answers(p + 1)) return nothing;
        Eigen::RowVectorXd location = Eigen::RowVectorXd::Zero(p);
        if (centre == scatter_centre::spatial_median) {
            location = detail::centre(panel);
            const Eigen::RowVectorXd middle = detail::spatial_median(panel.rows, tolerance, iteration_limit);
            panel.rows.rowwise() -= middle;
            location += middle;
        }
        if (!panel.rows.allFinite()) return nothing;
        std::vector<Eigen::Index> away;  // a direction has no length
        for (Eigen::Index t = 0; t < panel.rows.rows(); ++t)
            if (const double length = panel.rows.row(t).stableNorm(); length > 0) {
                panel.rows.row(t) /= length;
                away.push_back(t);
            }
        if (static_cast<Eigen::Index>(away.size()) <= p) return nothing;
        const detail::sphered directions = detail::sphere(Eigen::MatrixXd{panel.rows(away, Eigen::all)});
        if (!directions.answers) return nothing;
        scatter answer = detail::tyler(directions.rows, tolerance, iteration_limit);
        if (!answer.matrix.allFinite()) return nothing;
        answer.location = location.transpose();
        answer.matrix = directions.mapped(answer.matrix);
        answer.matrix *= 1 / size_of(answer.matrix);
        return answer;
    }

    template <class Real>
    double size_of(const Eigen::MatrixX<Real>& v) const {
        const auto p = static_cast<double>(v.rows());
        if (size == scatter_size::trace) return v.trace() / p;
        const Eigen::MatrixXd root = Eigen::LLT<Eigen::MatrixXd>{v}.matrixL();
        return std::exp(2 * root.diagonal().array().log().sum() / p);
    }
};

}
