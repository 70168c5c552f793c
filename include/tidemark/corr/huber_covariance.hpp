// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/chi_squared.hpp>
#include <tidemark/corr/detail/sphered.hpp>

#include <algorithm>

namespace tidemark::inline TIDEMARK_ABI::corr {

struct m_estimate {
    Eigen::VectorXd location;
    Eigen::MatrixXd matrix;
    std::size_t iterations = 0;
};

namespace detail {

/// Huber's weights: a row counts in full up to a distance, and beyond it as if it lay there.
class huber_weights {
public:
    huber_weights(std::size_t columns, double share) : reach_{chi_squared{columns}.quantile(share)} {
        // The mean of the squared distances of normal rows, those beyond the reach being drawn in to it.
        if (core::is_finite(reach_))
            drawn_in_ = chi_squared{columns + 2}.probability(reach_) +
                        reach_ * (1 - chi_squared{columns}.probability(reach_)) / static_cast<double>(columns);
    }

    double of_location(double squared_distance) const noexcept {
        return squared_distance > reach_ ? std::sqrt(reach_ / squared_distance) : 1;
    }
    double of_scatter(double squared_distance) const noexcept {
        return (squared_distance > reach_ ? reach_ / squared_distance : 1) / drawn_in_;
    }

private:
    double reach_;
    double drawn_in_ = 1;
};

/// The fixed point for rows near 0 and near unit spread. All NaN where the steps do not arrive.
template <class Real>
m_estimate huber(const Eigen::MatrixX<Real>& z, const huber_weights& weights, double tolerance, std::size_t limit) {
    const Eigen::Index p = z.cols();
    const auto n = static_cast<double>(z.rows());
    Eigen::RowVectorXd at = Eigen::RowVectorXd::Zero(p);
    Eigen::MatrixXd v = Eigen::MatrixXd::Identity(p, p);
    for (std::size_t k = 1; k <= limit; ++k) {
        const Eigen::LLT<Eigen::MatrixXd> root{v};
        if (root.info() != Eigen::Success) break;
        const Eigen::MatrixXd about = z.rowwise() - at;
        const Eigen::VectorXd distances = root.matrixL().solve(about.transpose()).colwise().squaredNorm();
        const Eigen::VectorXd w = distances.unaryExpr([&](double d) { return weights.of_location(d); });
        const Eigen::VectorXd u = distances.unaryExpr([&](double d) { return std::sqrt(weights.of_scatter(d)); });
        const Eigen::RowVectorXd step = w.transpose() * about / w.sum();
        const Eigen::MatrixXd next = gram(u.asDiagonal() * about) / n;
        if (!next.allFinite() || !step.allFinite()) break;
        const Eigen::MatrixXd half = root.matrixL().solve(next - v);
        const double change = (std::max)(root.matrixL().solve(half.transpose()).cwiseAbs().maxCoeff(),
                                         root.matrixL().solve(step.transpose()).cwiseAbs().maxCoeff());
        at += step;
        v = next;
        if (change <= tolerance) return {at.transpose(), v, k};
    }
    return {Eigen::VectorXd::Constant(p, core::nan), all_missing(p), limit};
}

}

/// Huber's M-estimator of location and covariance: rows farther out than nearly all normal ones are drawn in.
///
/// Formula:  m = sum(w x) / sum(w), V = sum(u (x - m)(x - m)') / (b n), with d^2 = (x - m)' V^-1 (x - m), k^2 the
///           chi-squared quantile of `full_share` with p degrees, w = min(1, k / d), u = min(1, k^2 / d^2), and b =
///           F_{p+2}(k^2) + k^2 (1 - F_p(k^2)) / p, which makes V that of normal rows
/// Input:    n rows of observations, p columns of series
/// Value:    symmetric, positive definite, units of the columns; `full_share` 1 is the sample's mean and covariance,
///           with ddof 0
/// No data:  all NaN for n <= p, an infinite observation, rows that lie in a subspace (as where a series is constant),
///           and where the iterations come to their limit first
/// Errors:   std::invalid_argument for a full_share outside (0, 1], a tolerance not above 0, a limit of 0, a panel
///           without columns
/// Rounding: about the tolerance, relative to the matrix itself
/// Cost:     n p^2 an iteration, some dozens
/// Source:   Huber (1964), Robust estimation of a location parameter; Maronna (1976), Robust M-estimators of
///           multivariate location and scatter
struct huber_covariance {
    double full_share = 0.95;  ///< of normal rows, that counts in full
    double tolerance = 1e-12;
    std::size_t iteration_limit = 10000;

    core::complaint check() const noexcept {
        if (!(full_share > 0 && full_share <= 1)) return {"full_share", full_share, "in (0, 1]"};
        if (!(tolerance > 0)) return {"tolerance", tolerance, "more than 0"};
        if (iteration_limit == 0) return {"iteration_limit", 0, "at least 1"};
        return {};
    }

    template <class Derived, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    m_estimate operator()(const Eigen::MatrixBase<Derived>& observations, const P& policy = {}) const {
        detail::require_valid(*this);
        return of(detail::complete(observations, policy));
    }

private:
    template <class Panel>
    m_estimate of(Panel panel) const {
        const Eigen::Index p = panel.rows.cols();
        const m_estimate nothing{Eigen::VectorXd::Constant(p, core::nan), detail::all_missing(p)};
        if (!panel.answers(p + 1)) return nothing;
        const Eigen::RowVectorXd mean = detail::centre(panel);
        const detail::sphered rows = detail::sphere(panel.rows);
        if (!rows.answers) return nothing;
        const double size = std::sqrt(static_cast<double>(panel.rows.rows()));
        const detail::huber_weights weights{static_cast<std::size_t>(p), full_share};
        m_estimate answer = detail::huber(Eigen::MatrixXd{size * rows.rows}, weights, tolerance, iteration_limit);
        if (!answer.matrix.allFinite()) return nothing;
        answer.location = mean.transpose() + rows.back * answer.location / size;
        answer.matrix = rows.mapped(answer.matrix) / (size * size);
        return answer;
    }
};

}
