// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/spectrum.hpp>

#include <algorithm>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// How a correlation matrix is repaired.
enum class repair {
    dykstra,     ///< the nearest one, by alternating projections with Dykstra's correction (Higham)
    newton,      ///< the nearest one, by Newton's method on the dual problem (Qi and Sun): few steps for large matrices
    no_dykstra,  ///< one that is near, by alternating projections alone
    clip         ///< eigenvalues floored once, and the unit diagonal restored
};

struct repaired_correlation {
    Eigen::MatrixXd matrix;
    std::size_t iterations = 0;  ///< 0 where nothing was to repair
    double distance = 0;         ///< from the matrix that was given, in the Frobenius norm
    bool converged = true;       ///< false where the limit of iterations came first
};

namespace detail {

template <class Spectrum>
Eigen::MatrixXd positive_part(const Spectrum& s) {
    return composed(s, s.values, (s.values.array() > 0).count());
}

template <class Real>
repaired_correlation alternate(const Eigen::MatrixX<Real>& given, bool corrected, double tolerance, std::size_t limit) {
    Eigen::MatrixXd y = given, x, r, correction = Eigen::MatrixXd::Zero(y.rows(), y.cols());
    for (std::size_t k = 1;; ++k) {
        if (corrected) r = y - correction;
        x = positive_part(spectrum_of(corrected ? r : y));
        if (corrected) correction = x - r;
        const Eigen::MatrixXd before = y;
        y = x;
        y.diagonal().setOnes();
        const double tiny = tolerance * y.stableNorm();
        const bool converged = (y - before).stableNorm() <= tiny && (y - x).stableNorm() <= tiny;
        if (converged || k == limit) return {with_unit_diagonal(x), k, 0, converged};
    }
}

/// The dual problem: the least of |(A + diag(y))+|^2 / 2 - sum(y), whose gradient is diag((A + diag(y))+) - 1.
template <class Matrix>
class correlation_dual {
public:
    explicit correlation_dual(const Matrix& given) : given_{given} { move(Eigen::VectorXd::Zero(n())); }

    void move(const Eigen::VectorXd& y) {
        y_ = y;
        Eigen::MatrixXd shifted = given_;
        shifted.diagonal() += y;
        spectrum_ = spectrum_of(shifted);
        x_ = positive_part(spectrum_);
    }
    const Eigen::VectorXd& at() const noexcept { return y_; }
    const Eigen::MatrixXd& primal() const noexcept { return x_; }
    double value() const { return spectrum_.values.cwiseMax(0).squaredNorm() / 2 - y_.sum(); }
    Eigen::VectorXd gradient() const { return x_.diagonal().array() - 1; }

    /// Newton's step, by conjugate gradients on a generalised Hessian, regularised to be definite.
    Eigen::VectorXd step(double regularisation) const {
        const Eigen::MatrixXd w = divided_differences();
        const Eigen::MatrixXd& p = spectrum_.vectors;
        const auto hessian = [&](const Eigen::VectorXd& d) -> Eigen::VectorXd {
            const Eigen::MatrixXd inner = w.cwiseProduct(p.transpose() * d.asDiagonal() * p);
            return (p * inner).cwiseProduct(p).rowwise().sum() + regularisation * d;
        };
        const Eigen::MatrixXd squared = p.cwiseAbs2();
        const Eigen::VectorXd diagonal =
            ((squared * w).cwiseProduct(squared).rowwise().sum().array() + regularisation).cwiseMax(1e-8);

        Eigen::VectorXd residual = -gradient(), d = Eigen::VectorXd::Zero(n());
        const double goal = residual.norm() * (std::min)(0.01, residual.norm());
        Eigen::VectorXd z = residual.cwiseQuotient(diagonal), direction = z;
        double rz = residual.dot(z);
        for (int k = 0; k < 200 && residual.norm() > goal; ++k) {
            const Eigen::VectorXd h = hessian(direction);
            const double along = rz / direction.dot(h);
            d += along * direction;
            residual -= along * h;
            z = residual.cwiseQuotient(diagonal);
            const double next = residual.dot(z);
            direction = z + next / rz * direction;
            rz = next;
        }
        return d;
    }

private:
    Eigen::Index n() const noexcept { return given_.rows(); }

    /// Of max(0, x) between the eigenvalues: 1 where both are positive, 0 where none is.
    Eigen::MatrixXd divided_differences() const {
        const Eigen::VectorXd& v = spectrum_.values;
        Eigen::MatrixXd w(n(), n());
        for (Eigen::Index j = 0; j < n(); ++j)
            for (Eigen::Index i = 0; i < n(); ++i)
                w(i, j) = v(i) > 0 && v(j) > 0     ? 1
                          : v(i) <= 0 && v(j) <= 0 ? 0
                                                   : (std::max)(v(i), v(j)) / std::abs(v(i) - v(j));
        return w;
    }

    const Matrix& given_;
    Eigen::VectorXd y_;
    spectrum spectrum_;
    Eigen::MatrixXd x_;
};

template <class Real>
repaired_correlation newton(const Eigen::MatrixX<Real>& given, double tolerance, std::size_t limit) {
    correlation_dual dual{given};
    const double tiny = tolerance * std::sqrt(static_cast<double>(given.rows()));
    for (std::size_t k = 1;; ++k) {
        const Eigen::VectorXd from = dual.at(), gradient = dual.gradient();
        const Eigen::VectorXd d = dual.step((std::min)(1e-3, 0.1 * gradient.norm()));
        const double value = dual.value(), slope = gradient.dot(d);
        double length = 1;
        for (int halved = 0; halved < 30; ++halved, length /= 2) {
            dual.move(from + length * d);
            // Near the answer the value no longer tells steps apart, but the gradient does.
            if (dual.value() <= value + 1e-4 * length * slope || dual.gradient().norm() <= gradient.norm() / 2) break;
        }
        const double left = dual.gradient().norm();
        const bool converged = left <= tiny;
        if (converged || k == limit || !core::is_finite(left))
            return {with_unit_diagonal(dual.primal()), k, 0, converged};
    }
}

template <class Spectrum>
repaired_correlation clip(const Spectrum& s, double floor) {
    return {with_unit_diagonal(composed(s, Eigen::VectorXd{s.values.cwiseMax(floor)}, s.size())), 1};
}

}

/// The correlation matrix nearest to a symmetric matrix with unit diagonal that is none, its eigenvalues being
/// negative.
///
/// Formula:  the least |X - A| in the Frobenius norm over matrices X with unit diagonal and eigenvalues from
///           `eigenvalue_floor` up; `no_dykstra` and `clip` find one that is near, not nearest
/// Input:    a symmetric matrix with unit diagonal: correlations of pairs, edited by hand or of different rows
/// Value:    symmetric, entries -1 to 1, diagonal 1, no eigenvalue below the floor (for `clip`: below the floor over
///           the largest diagonal entry before that is restored); a matrix without such eigenvalues comes back bit for
///           bit
/// No data:  never: what is no number is an error
/// Errors:   std::invalid_argument for a floor outside [0, 1), a tolerance not above 0, a limit of 0; a matrix that is
///           not square, not symmetric (the entry and both values are told), not finite or without unit diagonal
/// Rounding: eigenvalues within N 2^-52 times the largest count as not below the floor; symmetry and diagonal to 1e-12
/// Cost:     an eigendecomposition, N^3, an iteration; hundreds of iterations by alternating, about ten by `newton`
/// Source:   Higham (2002), Computing the nearest correlation matrix; Qi and Sun (2006), A quadratically convergent
///           Newton method for computing the nearest correlation matrix
struct nearest_correlation {
    repair method = repair::dykstra;
    double eigenvalue_floor = 0;
    double tolerance = 1e-10;             ///< of the last change, relative to the matrix; of the diagonal for `newton`
    std::size_t iteration_limit = 10000;  ///< of `dykstra`, `newton` and `no_dykstra`

    core::complaint check() const noexcept {
        if (!(eigenvalue_floor >= 0 && eigenvalue_floor < 1))
            return {"eigenvalue_floor", eigenvalue_floor, "in [0, 1)"};
        if (!(tolerance > 0)) return {"tolerance", tolerance, "more than 0"};
        if (iteration_limit == 0) return {"iteration_limit", 0, "at least 1"};
        return {};
    }

    template <finished_matrix M>
    repaired_correlation operator()(const M& correlation) const {
        detail::require_valid(*this);
        const Eigen::MatrixXd given = detail::correlation_input(correlation, "correlation");
        detail::require_finite(given, "correlation");
        const detail::spectrum s = detail::spectrum_of(given);
        if (s.values(0) >= eigenvalue_floor - detail::eigenvalue_rounding(s.values)) return {given};
        repaired_correlation answer = method == repair::clip ? detail::clip(s, eigenvalue_floor) : projected(given);
        answer.distance = (answer.matrix - given).stableNorm();
        return answer;
    }

private:
    // X = (1 - floor) Z + floor I has eigenvalues from the floor up where Z has them from 0 up, and as near to `given`
    // as Z is to what stands for it: so the floor is a matter of scale.
    template <class Real>
    repaired_correlation projected(const Eigen::MatrixX<Real>& given) const {
        Eigen::MatrixXd scaled = given / (1 - eigenvalue_floor);
        scaled.diagonal().setOnes();
        repaired_correlation answer =
            method == repair::newton ? detail::newton(scaled, tolerance, iteration_limit)
                                     : detail::alternate(scaled, method == repair::dykstra, tolerance, iteration_limit);
        answer.matrix *= 1 - eigenvalue_floor;
        answer.matrix.diagonal().setOnes();
        return answer;
    }
};

}
