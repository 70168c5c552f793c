// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/shrinkage_sample.hpp>
#include <tidemark/risk/convention.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// What a sample covariance is shrunk to.
enum class shrinkage_target {
    identity,              ///< the mean variance times the identity, its mean taken as known
    constant_variance,     ///< the same matrix, but its mean is known to come from the same sample
    diagonal,              ///< each series' own variance, no covariances
    constant_covariance,   ///< the mean variance and the mean covariance
    constant_correlation,  ///< each series' own variance and the mean correlation
    single_factor          ///< each series' own variance, covariances by betas to the equal-weighted mean of the series
};

namespace detail {

/// A target F of a sample covariance S, and the sum over all entries of AsyVar(S_ij) - AsyCov(F_ij, S_ij), pi - rho:
/// what the sample's error would lose. Entries that are the same in both add nothing, and are left out, not subtracted.
struct target_of_shrinkage {
    Eigen::MatrixXd matrix;
    double gain;
};

/// The sum over i != j of a_i b_j in each row, a and b made of the columns: from partial sums, so that one large column
/// takes no digits from the others.
template <class Sample, class A, class B>
Eigen::ArrayXd over_pairs(const Sample& s, A a, B b) {
    Eigen::ArrayXd sum = Eigen::ArrayXd::Zero(s.rows.rows()), before_a = sum, before_b = sum, x, y;
    for (Eigen::Index j = 0; j < s.columns(); ++j) {
        x = a(j);
        y = b(j);
        sum += x * before_b + y * before_a;
        before_a += x;
        before_b += y;
    }
    return sum;
}

/// What targets that keep the diagonal of S share.
struct off_diagonal {
    template <class Sample>
    explicit off_diagonal(const Sample& s) : covariance{s.covariance} {
        covariance.diagonal().setZero();
        const auto square = [&](Eigen::Index j) { return s.rows.col(j).array().square(); };
        pi = s.mean_of(over_pairs(s, square, square)) - covariance.squaredNorm();
    }

    Eigen::MatrixXd covariance;
    double pi;
};

template <class Sample>
target_of_shrinkage diagonal_target(const Sample& s) {
    return {Eigen::MatrixXd{s.covariance.diagonal().asDiagonal()}, off_diagonal{s}.pi};
}

/// `pi` is that of all entries, `squares` the sum of squares in each row.
template <class Sample>
target_of_shrinkage constant_variance_target(const Sample& s, const Eigen::ArrayXd& squares, double pi) {
    const auto p = static_cast<double>(s.columns());
    const double trace = s.covariance.trace();
    return {Eigen::MatrixXd{Eigen::VectorXd::Constant(s.columns(), trace / p).asDiagonal()},
            pi - (s.mean_of(squares.square()) - trace * trace) / p};
}

template <class Sample>
target_of_shrinkage constant_covariance_target(const Sample& s, const Eigen::ArrayXd& squares, double pi) {
    target_of_shrinkage f = constant_variance_target(s, squares, pi);
    const double mean_variance = f.matrix(0, 0);
    const auto p = static_cast<double>(s.columns());
    const auto value = [&](Eigen::Index j) { return s.rows.col(j).array(); };
    const double covariances = s.covariance.sum() - p * mean_variance;
    f.gain -= (s.mean_of(over_pairs(s, value, value).square()) - covariances * covariances) / p / (p - 1);
    f.matrix.setConstant(covariances / p / (p - 1));
    f.matrix.diagonal().setConstant(mean_variance);
    return f;
}

/// As the paper, holds the mean correlation. A constant series correlates with nothing: its covariances are 0 in the
/// target, too, and are not in the mean.
template <class Sample>
target_of_shrinkage constant_correlation_target(const Sample& s) {
    const off_diagonal off{s};
    const Eigen::VectorXd deviation = s.covariance.diagonal().cwiseSqrt();
    const Eigen::VectorXd inverse = (deviation.array() > 0).select(deviation.cwiseInverse(), 0.0);
    const auto varying = static_cast<double>((deviation.array() > 0).count());
    const double mean = varying > 1 ? inverse.dot(off.covariance * inverse) / (varying * (varying - 1)) : 0;
    const auto cube = [&](Eigen::Index j) { return s.rows.col(j).array().cube() * inverse(j); };
    const auto scaled = [&](Eigen::Index j) { return s.rows.col(j).array() * deviation(j); };
    const double rho = mean * (s.mean_of(over_pairs(s, cube, scaled)) - deviation.dot(off.covariance * deviation));
    target_of_shrinkage f{mean * (deviation * deviation.transpose()), off.pi - rho};
    f.matrix.diagonal() = s.covariance.diagonal();
    return f;
}

/// With the covariances c of each series with the market and the market's variance v, F_ij = c_i c_j / v.
template <class Sample>
target_of_shrinkage single_factor_target(const Sample& s) {
    const Eigen::ArrayXd market = s.rows.rowwise().mean().array();
    const double v = s.mean_of(market.square());
    if (!(v > 0)) return diagonal_target(s);
    const off_diagonal off{s};
    const Eigen::VectorXd c = s.rows.transpose() * (s.share.array() * market).matrix();
    const auto square = [&](Eigen::Index j) { return s.rows.col(j).array().square(); };
    const auto along = [&](Eigen::Index j) { return s.rows.col(j).array() * c(j); };
    const double by_c = s.mean_of(market * over_pairs(s, square, along));
    const double by_v = s.mean_of(market.square() * over_pairs(s, along, along));
    const double rho = (2 * by_c - by_v / v - c.dot(off.covariance * c)) / v;
    target_of_shrinkage f{c * (c / v).transpose(), off.pi - rho};
    f.matrix.diagonal() = s.covariance.diagonal();
    return f;
}

template <class Sample>
target_of_shrinkage target_of(const Sample& s, shrinkage_target target) {
    if (target == shrinkage_target::diagonal) return diagonal_target(s);
    if (target == shrinkage_target::constant_correlation) return constant_correlation_target(s);
    if (target == shrinkage_target::single_factor) return single_factor_target(s);
    const Eigen::ArrayXd squares = s.rows.rowwise().squaredNorm().array();
    const double pi = s.mean_of(squares.square()) - s.covariance.squaredNorm();
    if (target == shrinkage_target::constant_covariance) return constant_covariance_target(s, squares, pi);
    target_of_shrinkage f = constant_variance_target(s, squares, pi);
    if (target == shrinkage_target::identity) f.gain = pi;
    return f;
}

template <class Sample>
shrunk_covariance ledoit_wolf(const Sample& s, shrinkage_target target) {
    if (!s.answers()) return {s.covariance, core::nan};
    if (s.columns() == 1) return {s.covariance, 0};
    const target_of_shrinkage f = target_of(s, target);
    const double gamma = (s.covariance - f.matrix).squaredNorm();
    // A target that differs from the sample by rounding alone is where the sample already is.
    constexpr double rounding = 0x1p-50;
    const double best = gamma > rounding * rounding * s.covariance.squaredNorm() ? f.gain / gamma / s.n : 0;
    const double intensity = best > 1 ? 1 : best > 0 ? best : 0;
    return {shrunk(s.covariance, f.matrix, intensity), intensity};
}

}

/// The sample covariance, shrunk to a target of few parameters as far as the two errors together are least.
///
/// Formula:  (1 - k) S + k F, k = (pi - rho) / (gamma n) between 0 and 1; pi = sum_ij mean((x_i x_j)^2) - S_ij^2,
///           gamma = |S - F|^2, rho = sum_ij AsyCov(F_ij, S_ij), which `identity` takes as 0; S divides by n = T - ddof
/// Input:    observations in rows, series in columns, at scales from 1e-70 to 1e70; weights of the rows if they differ:
///           T is then their effective sample size, (sum w)^2 / sum(w^2), and means are weighted
/// Value:    `matrix` columns x columns, symmetric, positive semidefinite, definite where k > 0 and the target is;
///           `intensity` k; 0 for one series and where S is its own target
/// No data:  NaN for fewer than 2 rows (1 where the mean is zero), an effective T of ddof or less, an infinity
/// Errors:   std::invalid_argument for a panel without columns, a negative ddof, weights that are negative, not finite,
///           all 0, or not one for each row, or a missing observation under missing::refuse
/// Rounding: two passes; a target that differs from S by 2^-50 of |S| or less counts as S
/// Cost:     one symmetric rank update, rows x columns^2, whatever the target; all else is rows x columns + columns^2
/// Source:   identity: Ledoit and Wolf (2004), A well-conditioned estimator for large-dimensional covariance matrices,
///           as scikit-learn's LedoitWolf; single_factor: Ledoit and Wolf (2003), Improved estimation;
///           constant_correlation: Ledoit and Wolf (2004), Honey, I shrunk; diagonal, constant_covariance: Ledoit
///           (1995), appendix B. With ddof = 1, the cov1Para (identity), covDiag, cov2Para, covCor and covMarket of
///           these authors' covShrinkage. constant_variance: the 2003 formula for the 2004 target
struct ledoit_wolf_covariance {
    shrinkage_target target = shrinkage_target::identity;
    sample_mean mean = sample_mean::estimated;
    double ddof = 0;  ///< rows that count as used up by the mean, in S and in the intensity

    constexpr core::complaint check() const noexcept { return risk::check_ddof(ddof); }

    template <class Derived, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    shrunk_covariance operator()(const Eigen::MatrixBase<Derived>& observations, const P& policy = {}) const {
        detail::require_valid(*this);
        return detail::ledoit_wolf(detail::sample_of(detail::complete(observations, policy), mean, ddof), target);
    }
    template <class Derived, core::readable W, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    shrunk_covariance operator()(const Eigen::MatrixBase<Derived>& observations, const W& weights,
                                 const P& policy = {}) const {
        detail::require_valid(*this);
        return detail::ledoit_wolf(detail::sample_of(detail::complete(observations, weights, policy), mean, ddof),
                                   target);
    }
};

}
