// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/decay.hpp>
#include <tidemark/core/lanes.hpp>
#include <tidemark/corr/pairwise_matrix.hpp>
#include <tidemark/state/decayed.hpp>

#include <cmath>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// What an exponentially weighted second moment is: RiskMetrics' recursion about zero, s = lambda s + (1 - lambda) r r'
/// from the first product on; about zero with weights that are all powers of lambda, divided by sum(w); or about the
/// mean of those weights, divided by sum(w) - sum(w^2) / sum(w), or by sum(w).
enum class ewma_convention { riskmetrics, zero_mean, debiased, biased };

namespace detail {

/// Pairs of series, as many as a Real holds, of which the past is forgotten with every row of the panel. A mean is kept
/// as its distance from the newest observation of its series, so that a level leaves no rounding; `moved` is how far
/// that observation has come down. A row that adds no weight ages the rest.
///
/// Merge (West 1979), with a the aged weight, b the new one, d the old mean less the new row:
///   mean = d a/(a + b) about the new row,   xy = lambda xy + dx dy a b/(a + b).
template <class Real>
struct ageing_pairs {
    Real weight = 0;
    Real x = 0, y = 0;
    Real xx = 0, yy = 0, xy = 0;

    TIDEMARK_INLINE void absorb(double lambda, const Real& seen, const Real& first, const Real& later,
                                const Real& moved_x, const Real& moved_y) noexcept {
        using core::product, core::select;
        const Real aged = product(weight, Real{lambda});
        const auto kept = aged > 1e-290;  // as state::faded: what is less would cost fifty times as much
        const Real a = select(kept, aged, 0), fade = select(kept, lambda, 0);
        const Real b = select(seen > 0, select(kept, later, first), 0), all = a + b;
        const Real share = select(all > 0, a / all, 0), spread = product(b, share);
        const Real dx = x + moved_x, dy = y + moved_y;
        weight = all;
        x = product(dx, share);
        y = product(dy, share);
        xx = product(xx, fade) + product(dx * dx, spread);
        yy = product(yy, fade) + product(dy * dy, spread);
        xy = product(xy, fade) + product(dx * dy, spread);
    }
};

}

/// The exponentially weighted covariance of every pair of columns, of which the last row weighs most.
///
/// Formula:  C_ij = R_ij sqrt(V_i V_j): R with weights of `correlation_decay` over the rows where both are observed, V
///           with weights of `decay` over the rows where the series is; with one decay and no missing row
///           `riskmetrics`: S_1 = r_1 r_1', S_t = lambda S_(t-1) + (1 - lambda) r_t r_t'; the others: w = lambda^age,
///           mx and my weighted means, `zero_mean`: sum(w x y) / sum(w), `debiased`: sum(w (x - mx)(y - my)) / (sum(w)
///           - sum(w^2) / sum(w)), `biased`: / sum(w)
/// Input:    observations in rows, oldest first, series in columns; a series may begin late and have gaps: every row
///           of the panel ages all weights, so that an observation weighs what its age in rows says, and a series or
///           pair begins with its first row
/// Value:    symmetric, columns x columns, unit of a column times unit of the other; positive semidefinite up to
///           rounding when no row is missing
/// No data:  NaN for a pair without a row, or `debiased` with one, or that has not been seen for so long that its
///           weights vanish (1e-290), or where one is constant over their rows but not over its own (constant
///           throughout: 0); an infinity leaves NaN; under the policy: with fewer rows than min_count, or any missing
/// Errors:   std::invalid_argument for a panel without columns, a decay out of its range, or a missing observation
///           under missing::refuse
/// Rounding: about the newest row, so that a level long past leaves none
/// Cost:     rows x columns^2, as a stream
/// Source:   J.P. Morgan and Reuters (1996), RiskMetrics Technical Document, 4th edition, ch. 5; pandas ewm
struct ewma_covariance_matrix {
    core::decay decay;                      ///< of the variances
    core::decay correlation_decay = decay;  ///< of the correlations
    ewma_convention convention = ewma_convention::riskmetrics;

    constexpr core::complaint check() const noexcept {
        const core::complaint wrong = decay.check();
        return wrong.argument != nullptr ? wrong : correlation_decay.check();
    }

    template <class Derived, detail::matrix_policy P = missing::skip>
        requires std::floating_point<typename Derived::Scalar>
    Eigen::MatrixXd operator()(const Eigen::MatrixBase<Derived>& observations, const P& policy = {}) const;
};

/// The exponentially weighted correlation of every pair of columns, of which the last row weighs most.
///
/// Formula:  R_ij = S_ij / sqrt(S_ii S_jj), S the second moments of ewma_covariance_matrix over the rows where both
///           are observed: about zero (`riskmetrics`, `zero_mean`), or about the weighted means (`debiased` and
///           `biased`, which are one)
/// Input:    observations in rows, oldest first, series in columns; late series and gaps as in ewma_covariance_matrix
/// Value:    symmetric, columns x columns, entries -1 to 1, diagonal 1; positive semidefinite up to rounding when no
///           row is missing
/// No data:  NaN for a pair that is never observed together, or of which one is constant over their rows (about zero:
///           0 throughout) or holds an infinity; under the policy: with fewer rows than min_count, or any missing
/// Errors:   std::invalid_argument for a panel without columns, a decay out of its range, or a missing observation
///           under missing::refuse
/// Rounding: about the newest row, so that a level long past leaves none
/// Cost:     rows x columns^2, as a stream
/// Source:   J.P. Morgan and Reuters (1996), RiskMetrics Technical Document, 4th edition, ch. 5; pandas ewm
struct ewma_correlation_matrix {
    core::decay decay;
    ewma_convention convention = ewma_convention::riskmetrics;

    constexpr core::complaint check() const noexcept { return decay.check(); }

    template <class Derived, detail::matrix_policy P = missing::skip>
        requires std::floating_point<typename Derived::Scalar>
    Eigen::MatrixXd operator()(const Eigen::MatrixBase<Derived>& observations, const P& policy = {}) const;
};

/// Both matrices row by row: after every row the same bits that ewma_covariance_matrix and ewma_correlation_matrix give
/// for the rows so far. Nothing is allocated after construction but the matrices that are returned.
class ewma_covariance_stream {
public:
    /// Errors: std::invalid_argument for 0 columns or a decay out of its range
    ewma_covariance_stream(const ewma_covariance_matrix& parameters, std::size_t columns)
        : parameters_{parameters},
          columns_{columns},
          series_(columns),
          seen_((columns + width - 1) / width, Real{0}),
          moved_(seen_.size(), Real{0}),
          pairs_(place(columns, 0)) {
        detail::require_valid(parameters);
        if (columns == 0) core::refuse("columns", columns, "at least 1");
    }

    /// One row more, a number for each series, NaN where it is missing.
    ///
    /// Errors: std::invalid_argument for a row of another length
    /// Cost:   columns^2 / 2 pairs
    template <core::readable Row>
    void update(const Row& row) {
        const auto values = core::as_sample(row);
        if (values.size() != columns_)
            core::refuse("length of row", values.size(), "the columns, " + std::to_string(columns_));
        for (std::size_t j = 0; j < columns_; ++j) absorb(j, values[j]);
        absorb_pairs();
        ++count_;
    }

    /// How many rows there were, missing or not.
    std::size_t count() const noexcept { return count_; }

    Eigen::MatrixXd covariance() const {
        Eigen::MatrixXd c(size(), size());
        covariance_into(c);
        return c;
    }
    Eigen::MatrixXd correlation() const {
        Eigen::MatrixXd c(size(), size());
        correlation_into(c);
        return c;
    }

    /// The same into the caller's memory.
    ///
    /// Errors: std::invalid_argument for a matrix of another size
    void covariance_into(Eigen::Ref<Eigen::MatrixXd> out) const {
        require_size(out);
        for (std::size_t j = 0; j < columns_; ++j) at(out, j, j) = std::sqrt(variance(j));
        for (std::size_t i = 0; i < columns_; ++i)
            for (std::size_t j = 0; j < i; ++j) {
                const double deviations = at(out, i, i) * at(out, j, j);
                const bool still = at(out, i, i) == 0 || at(out, j, j) == 0;
                at(out, i, j) = still && observed(i, j) ? 0 * deviations : correlation(i, j) * deviations;
                at(out, j, i) = at(out, i, j);
            }
        for (std::size_t j = 0; j < columns_; ++j) at(out, j, j) = variance(j);
    }
    void correlation_into(Eigen::Ref<Eigen::MatrixXd> out) const {
        require_size(out);
        for (std::size_t i = 0; i < columns_; ++i)
            for (std::size_t j = 0; j <= i; ++j) at(out, j, i) = at(out, i, j) = correlation(i, j);
    }

private:
    using Real = core::lanes;
    static constexpr std::size_t width = core::width<Real>;

    struct ageing_series {
        tidemark::state::decayed_moments moments{};
        double fade = 1;    // of the rows since the newest observation
        double newest = 0;  // of the finite ones
    };

    // Column j of the pairs of series i lies in lane j % width of this.
    static constexpr std::size_t place(std::size_t i, std::size_t j) noexcept {
        const std::size_t full = i / width, more = i % width;
        return width * full * (full + 1) / 2 + more * (full + 1) + j / width;
    }

    double weight_after(double lambda) const noexcept {
        return parameters_.convention == ewma_convention::riskmetrics ? 1 - lambda : 1;
    }
    bool about_zero() const noexcept {
        return parameters_.convention == ewma_convention::riskmetrics ||
               parameters_.convention == ewma_convention::zero_mean;
    }

    void absorb(std::size_t j, double x) noexcept {
        ageing_series& s = series_[j];
        const double lambda = parameters_.decay.factor();
        s.fade = tidemark::state::faded(s.fade, lambda);
        const bool missing = core::is_missing(x), first = s.moments.weight == 0;
        const double moved = missing ? 0 : !core::is_finite(x) ? core::nan : first ? 0 : s.newest - x;
        core::set_lane(seen_[j / width], j % width, missing ? 0 : 1);
        core::set_lane(moved_[j / width], j % width, moved);
        if (missing) return;
        s.moments.absorb({x, s.fade, first ? 1 : weight_after(lambda)});
        s.fade = 1;
        if (core::is_finite(x)) s.newest = x;
    }

    TIDEMARK_FLATTEN void absorb_pairs() noexcept {
        const double lambda = parameters_.correlation_decay.factor();
        const Real first = 1, later = weight_after(lambda), never = 0;
        detail::ageing_pairs<Real>* pairs = pairs_.data();
        for (std::size_t i = 0; i < columns_; ++i) {
            const bool seen = core::lane(seen_[i / width], i % width) > 0;
            const Real moved = core::lane(moved_[i / width], i % width);
            for (std::size_t c = 0; c <= i / width; ++c, ++pairs)
                pairs->absorb(lambda, seen ? seen_[c] : never, first, later, moved, moved_[c]);
        }
    }

    double variance(std::size_t j) const noexcept {
        const auto& s = series_[j].moments;
        if (about_zero()) return s.biased_variance() + s.mean() * s.mean();
        return parameters_.convention == ewma_convention::debiased ? s.variance() : s.biased_variance();
    }

    bool observed(std::size_t i, std::size_t j) const noexcept {
        return core::lane(pairs_[place(i, j)].weight, j % width) > 0;
    }

    double correlation(std::size_t i, std::size_t j) const noexcept {
        const detail::ageing_pairs<Real>& p = pairs_[place(i, j)];
        const std::size_t k = j % width;
        double xx = core::lane(p.xx, k), yy = core::lane(p.yy, k), xy = core::lane(p.xy, k);
        if (about_zero()) {
            const double w = core::lane(p.weight, k);
            const double x = series_[i].newest + core::lane(p.x, k), y = series_[j].newest + core::lane(p.y, k);
            xx += core::product(x * x, w);
            yy += core::product(y * y, w);
            xy += core::product(x * y, w);
        }
        if (xx == 0 || yy == 0) return core::nan;
        const double r = xy / (std::sqrt(xx) * std::sqrt(yy));
        return i == j && !core::is_missing(r) ? 1 : detail::within_one(r);
    }

    void require_size(const Eigen::Ref<Eigen::MatrixXd>& out) const {
        if (out.rows() == size() && out.cols() == size()) return;
        core::refuse(out.rows() == size() ? "columns of out" : "rows of out",
                     static_cast<std::size_t>(out.rows() == size() ? out.cols() : out.rows()),
                     "the columns, " + std::to_string(columns_));
    }
    Eigen::Index size() const noexcept { return static_cast<Eigen::Index>(columns_); }
    static double& at(Eigen::Ref<Eigen::MatrixXd>& m, std::size_t i, std::size_t j) noexcept {
        return m(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
    }

    ewma_covariance_matrix parameters_;
    std::size_t columns_;
    std::size_t count_ = 0;
    std::vector<ageing_series> series_;
    std::vector<Real> seen_, moved_;  // of the newest row
    std::vector<detail::ageing_pairs<Real>> pairs_;
};

namespace detail {

/// The stream after every row of a panel, the rows that a policy leaves out being missing as a whole.
template <class Derived, matrix_policy P>
ewma_covariance_stream ewma_over(const ewma_covariance_matrix& parameters,
                                 const Eigen::MatrixBase<Derived>& observations, const P&) {
    require_valid(parameters);
    require_columns(observations);
    if constexpr (std::same_as<P, missing::refuse>) require_observed(observations);
    ewma_covariance_stream stream{parameters, static_cast<std::size_t>(observations.cols())};
    Eigen::VectorXd row(observations.cols());
    for (Eigen::Index t = 0; t < observations.rows(); ++t) {
        row = observations.row(t).transpose().template cast<double>();
        if (std::same_as<P, missing::complete_rows> && row.hasNaN()) row.setConstant(core::nan);
        stream.update(row);
    }
    return stream;
}

/// NaN for every pair of which the policy leaves too few rows.
template <class Derived, matrix_policy P>
Eigen::MatrixXd where_enough(Eigen::MatrixXd m, const Eigen::MatrixBase<Derived>& observations, const P& policy) {
    std::size_t least = 0;
    if constexpr (std::same_as<P, missing::propagate>) least = static_cast<std::size_t>(observations.rows());
    if constexpr (requires { policy.min_count; })
        if (policy.min_count != missing::skip::unset) least = policy.min_count;
    if (least == 0) return m;
    using rows = std::conditional_t<std::same_as<P, missing::complete_rows>, missing::complete_rows, missing::skip>;
    const Eigen::MatrixXd counts = pair_counts(observations, rows{});
    return (counts.array() < static_cast<double>(least)).select(core::nan, m);
}

}

template <class Derived, detail::matrix_policy P>
    requires std::floating_point<typename Derived::Scalar>
Eigen::MatrixXd ewma_covariance_matrix::operator()(const Eigen::MatrixBase<Derived>& observations,
                                                   const P& policy) const {
    return detail::where_enough(detail::ewma_over(*this, observations, policy).covariance(), observations, policy);
}

template <class Derived, detail::matrix_policy P>
    requires std::floating_point<typename Derived::Scalar>
Eigen::MatrixXd ewma_correlation_matrix::operator()(const Eigen::MatrixBase<Derived>& observations,
                                                    const P& policy) const {
    const ewma_covariance_matrix both{decay, decay, convention};
    return detail::where_enough(detail::ewma_over(both, observations, policy).correlation(), observations, policy);
}

}
