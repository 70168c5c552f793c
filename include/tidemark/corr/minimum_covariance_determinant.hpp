// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/normal.hpp>
#include <tidemark/corr/detail/chi_squared.hpp>
#include <tidemark/corr/detail/gram.hpp>
#include <tidemark/corr/detail/robust_scale.hpp>
#include <tidemark/corr/detail/spectrum.hpp>

#include <Eigen/Cholesky>

#include <cstdint>
#include <numeric>
#include <utility>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// Where the search for rows that lie close together begins.
enum class mcd_starts {
    deterministic,  ///< six subsets by robust scatters that are quickly had: the same answer always
    random          ///< many subsets of one row more than columns
};

struct robust_covariance {
    Eigen::VectorXd location;
    Eigen::MatrixXd matrix;
    std::vector<std::size_t> rows;  ///< of `location` and `matrix`
    Eigen::VectorXd raw_location;
    Eigen::MatrixXd raw_matrix;
    std::vector<std::size_t> support;  ///< rows of the raw estimates, whose covariance has the least determinant
};

namespace detail {

using row_numbers = std::vector<Eigen::Index>;

/// The subset of h rows whose covariance has the least determinant, as far as steps from a few starts lead to it.
template <class Matrix>
class mcd_search {
public:
    struct fit {
        Eigen::RowVectorXd mean;
        Eigen::LLT<Eigen::MatrixXd> root;
        double log_determinant = -core::infinity;  // so, where rows do not span the space
    };

    /// Columns are told in units of their own spread: determinants compare alike.
    mcd_search(Matrix z, Eigen::Index h) : z_{std::move(z)}, h_{h} {
        for (auto column : z_.colwise()) {
            column.array() -= median_of(column);
            double scale = median_deviation(column, 0);
            if (scale == 0) scale = column.stableNorm() / std::sqrt(static_cast<double>(n()));
            column /= scale;
        }
    }

    fit fitted(const row_numbers& rows) const {
        complete_panel chosen{z_(rows, Eigen::all)};
        fit f;
        f.mean = centre(chosen);
        const Eigen::MatrixXd covariance = gram(chosen.rows) / static_cast<double>(rows.size() - 1);
        f.root.compute(covariance);
        const Eigen::ArrayXd pivots = f.root.matrixLLT().diagonal().array();
        const double least = 0x1p-46 * static_cast<double>(p());
        if (f.root.info() == Eigen::Success && (pivots.square() > least * covariance.diagonal().array()).all())
            f.log_determinant = 2 * pivots.log().sum();
        return f;
    }

    Eigen::VectorXd squared_distances(const fit& f) const {
        const Eigen::MatrixXd centred = (z_.rowwise() - f.mean).transpose();
        return f.root.matrixL().solve(centred).colwise().squaredNorm();
    }

    row_numbers nearest(const Eigen::VectorXd& distances, Eigen::Index count) const {
        row_numbers rows(static_cast<std::size_t>(n()));
        std::iota(rows.begin(), rows.end(), Eigen::Index{0});
        const auto nearer = [&](Eigen::Index a, Eigen::Index b) {
            return distances(a) != distances(b) ? distances(a) < distances(b) : a < b;
        };
        std::nth_element(rows.begin(), rows.begin() + (count - 1), rows.end(), nearer);
        rows.resize(static_cast<std::size_t>(count));
        std::sort(rows.begin(), rows.end());
        return rows;
    }

    struct candidate {
        row_numbers rows;
        fit of;
    };

    /// Steps to the h rows that are nearest by the last fit, which never raises the determinant, until they stay.
    candidate concentrated(fit f, int most_steps) const {
        candidate best{{}, std::move(f)};
        for (int step = 0; step < most_steps && best.of.log_determinant != -core::infinity; ++step) {
            row_numbers rows = nearest(squared_distances(best.of), h_);
            if (rows == best.rows) return best;
            fit next = fitted(rows);
            best = {std::move(rows), std::move(next)};
        }
        return best;
    }

    candidate from_deterministic_starts() const {
        if (p() == 1) return shortest_interval();
        candidate best;
        for (int start = 0; start < 6; ++start) {
            const Eigen::VectorXd distances = distances_by(scatter(start));
            fit f = fitted(nearest(distances, (std::max)((n() + 1) / 2, p() + 1)));
            if (f.log_determinant == -core::infinity) f = fitted(nearest(distances, h_));
            keep_better(best, concentrated(std::move(f), 200));
        }
        return best;
    }

    /// Of each start two steps; of the ten that are then best, all.
    candidate from_random_starts(std::size_t starts, std::uint64_t seed) const {
        std::vector<fit> some;
        for (std::size_t k = 0; k < starts; ++k) {
            const candidate c = concentrated(fitted(random_rows(seed)), 2);
            if (c.of.log_determinant == -core::infinity && !c.rows.empty()) return c;
            some.push_back(c.of);
        }
        std::stable_sort(some.begin(), some.end(), [](const fit& a, const fit& b) {
            return a.log_determinant != -core::infinity &&
                   (b.log_determinant == -core::infinity || a.log_determinant < b.log_determinant);
        });
        candidate best;
        for (std::size_t k = 0; k < some.size() && k < 10; ++k) keep_better(best, concentrated(some[k], 200));
        return best;
    }

private:
    Eigen::Index n() const noexcept { return z_.rows(); }
    Eigen::Index p() const noexcept { return z_.cols(); }

    static void keep_better(candidate& best, candidate other) {
        if (best.rows.empty() || (!other.rows.empty() && other.of.log_determinant < best.of.log_determinant))
            best = std::move(other);
    }

    /// Of one column the answer is known: h neighbours.
    candidate shortest_interval() const {
        row_numbers order(static_cast<std::size_t>(n()));
        std::iota(order.begin(), order.end(), Eigen::Index{0});
        std::sort(order.begin(), order.end(),
                  [&](Eigen::Index a, Eigen::Index b) { return z_(a, 0) != z_(b, 0) ? z_(a, 0) < z_(b, 0) : a < b; });
        candidate best;
        for (Eigen::Index first = 0; first + h_ <= n(); ++first) {
            row_numbers rows{order.begin() + first, order.begin() + first + h_};
            fit f = fitted(rows);
            if (best.rows.empty() || f.log_determinant < best.of.log_determinant)
                best = {std::move(rows), std::move(f)};
        }
        std::sort(best.rows.begin(), best.rows.end());
        return best;
    }

    /// Ranks from 1, equal numbers sharing the mean of their places.
    static Eigen::VectorXd ranks(const Eigen::VectorXd& x) {
        Eigen::VectorXd sorted = x, r(x.size());
        std::sort(sorted.data(), sorted.data() + sorted.size());
        for (Eigen::Index i = 0; i < x.size(); ++i) {
            const auto [low, high] = std::equal_range(sorted.data(), sorted.data() + sorted.size(), x(i));
            r(i) = static_cast<double>((low - sorted.data()) + (high - sorted.data()) + 1) / 2;
        }
        return r;
    }

    static Eigen::MatrixXd correlations(Eigen::MatrixXd x) {
        complete_panel panel{std::move(x)};
        centre(panel);
        return with_unit_diagonal(gram(panel.rows)).unaryExpr([](double r) { return core::is_missing(r) ? 0 : r; });
    }

    /// Six scatters whose axes wild rows turn little.
    Eigen::MatrixXd scatter(int which) const {
        Eigen::MatrixXd x = z_;
        const Eigen::VectorXd length = z_.rowwise().stableNorm();
        switch (which) {
            case 0: return correlations(z_.array().tanh());
            case 1:
            case 2:
                for (auto column : x.colwise()) column = ranks(column);
                if (which == 2)
                    x = ((x.array() - 1 / 3.0) / (static_cast<double>(n()) + 1 / 3.0))
                            .unaryExpr(&core::normal_quantile);
                return correlations(x);
            case 3:  // the signs of rows
                return gram(length.unaryExpr([](double d) { return d > 0 ? 1 / d : 0; }).asDiagonal() * z_);
            case 4: {  // the half of rows that is short
                complete_panel half{z_(nearest(length, (n() + 1) / 2), Eigen::all)};
                centre(half);
                return gram(half.rows);
            }
            default:  // by the scales of sums and differences
                Eigen::MatrixXd m = Eigen::MatrixXd::Identity(p(), p());
                for (Eigen::Index j = 0; j < p(); ++j)
                    for (Eigen::Index i = j + 1; i < p(); ++i) {
                        const double sum = median_deviation(z_.col(i) + z_.col(j));
                        const double difference = median_deviation(z_.col(i) - z_.col(j));
                        m(i, j) = m(j, i) = (sum * sum - difference * difference) / 4;
                    }
                return m;
        }
    }

    /// Squared, by the scatter's axes, with robust scales along them and a median across them.
    Eigen::VectorXd distances_by(const Eigen::MatrixXd& scatter) const {
        const Eigen::MatrixXd axes = spectrum_of(scatter).vectors;
        Eigen::MatrixXd along = z_ * axes;
        Eigen::RowVectorXd scale(p());
        for (Eigen::Index j = 0; j < p(); ++j) {
            scale(j) = median_deviation(along.col(j));
            if (scale(j) == 0) scale(j) = along.col(j).stableNorm() / std::sqrt(static_cast<double>(n()));
            if (scale(j) == 0) scale(j) = 1;
            along.col(j) /= scale(j);
        }
        const Eigen::MatrixXd round = along * axes.transpose();  // sphered, and turned back
        Eigen::RowVectorXd middle(p());
        for (Eigen::Index j = 0; j < p(); ++j) middle(j) = median_of(round.col(j));
        return (along.rowwise() - middle * axes).rowwise().squaredNorm();
    }

    /// One row more than columns, and as many more as it takes to span the space.
    row_numbers random_rows(std::uint64_t& seed) const {
        row_numbers all(static_cast<std::size_t>(n()));
        std::iota(all.begin(), all.end(), Eigen::Index{0});
        for (std::size_t k = 0; k < all.size(); ++k) {
            std::swap(all[k], all[k + random_number(seed) % (all.size() - k)]);
            const row_numbers chosen{all.begin(), all.begin() + static_cast<std::ptrdiff_t>(k + 1)};
            if (k >= static_cast<std::size_t>(p()) && fitted(chosen).log_determinant != -core::infinity) return chosen;
        }
        return all;
    }

    /// Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators.
    static std::uint64_t random_number(std::uint64_t& seed) noexcept {
        std::uint64_t z = seed += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    Matrix z_;
    Eigen::Index h_;
};

/// Mean and covariance of some rows, the latter times a factor.
template <class Real>
std::pair<Eigen::VectorXd, Eigen::MatrixXd> moments_of(const Eigen::MatrixX<Real>& all, const row_numbers& rows,
                                                       double factor) {
    complete_panel chosen{all(rows, Eigen::all)};
    const Eigen::VectorXd mean = centre(chosen).transpose();
    return {mean, gram(chosen.rows) * (factor / static_cast<double>(rows.size() - 1))};
}

}

/// Location and covariance of the rows that lie closest together: rows that lie elsewhere, nearly half of all, do not
/// carry them away.
///
/// Formula:  raw: mean and covariance (divisor h - 1) of the h rows whose covariance has the least determinant, times
///           c(h / n); h = floor((n + p + 1) / 2), or support_fraction n where that is more; then those of the m rows
///           within the 0.975 quantile of chi-squared by the raw squared distance, times c(m / n); c(a) = a over the
///           probability, with p + 2 degrees of freedom, of the a-quantile with p
/// Input:    n rows of observations, p columns of series
/// Value:    symmetric, positive definite, products of the columns' units; consistent for normal rows. The least
///           determinant that the starts lead to, which need not be the least of all unless there is one column
/// No data:  all NaN for n <= p, an infinite observation, or h rows in a hyperplane (as where a series is constant)
/// Errors:   std::invalid_argument for a support_fraction outside [0.5, 1], no random starts, a panel without columns
/// Rounding: rows lie in a hyperplane where a column's variance given others is below 2^-46 p of its own
/// Cost:     n p^2 a step, about ten steps a start; n h for one column; columns are sorted
/// Source:   Rousseeuw and Van Driessen (1999), A fast algorithm for the minimum covariance determinant estimator;
///           Hubert, Rousseeuw and Verdonck (2012), A deterministic algorithm for robust location and scatter, here
///           with the median absolute deviation for a scale; Croux and Haesbroeck (1999), for the factors
struct minimum_covariance_determinant {
    double support_fraction = 0.5;
    mcd_starts starts = mcd_starts::deterministic;
    std::size_t random_starts = 500;
    std::size_t seed = 1;

    core::complaint check() const noexcept {
        if (!(support_fraction >= 0.5 && support_fraction <= 1))
            return {"support_fraction", support_fraction, "in [0.5, 1]"};
        if (random_starts == 0) return {"random_starts", 0, "at least 1"};
        return {};
    }

    template <class Derived, whole_rows_policy P = missing::complete_rows>
        requires std::floating_point<typename Derived::Scalar>
    robust_covariance operator()(const Eigen::MatrixBase<Derived>& observations, const P& policy = {}) const {
        detail::require_valid(*this);
        const Eigen::MatrixXd all = observations.template cast<double>();
        robust_covariance answer = of(detail::complete(all, policy));
        // Rows are told as they were given.
        std::vector<std::size_t> given;
        for (Eigen::Index t = 0; t < all.rows(); ++t)
            if (!all.row(t).hasNaN()) given.push_back(static_cast<std::size_t>(t));
        for (std::size_t& t : answer.rows) t = given[t];
        for (std::size_t& t : answer.support) t = given[t];
        return answer;
    }

private:
    template <class Panel>
    robust_covariance of(const Panel& panel) const {
        const Eigen::Index n = panel.rows.rows(), p = panel.rows.cols();
        const Eigen::VectorXd nowhere = Eigen::VectorXd::Constant(p, core::nan);
        const robust_covariance nothing{nowhere, detail::all_missing(p), {}, nowhere, detail::all_missing(p), {}};
        if (!panel.answers(p + 1)) return nothing;
        const double count = static_cast<double>(n);
        const Eigen::Index h =
            (std::max)((n + p + 1) / 2, static_cast<Eigen::Index>(std::floor(support_fraction * count)));
        const detail::mcd_search search{panel.rows, h};
        const auto found = starts == mcd_starts::deterministic ? search.from_deterministic_starts()
                                                               : search.from_random_starts(random_starts, seed);
        if (!core::is_finite(found.of.log_determinant)) return nothing;

        const detail::chi_squared distribution{static_cast<std::size_t>(p)};
        const double factor = distribution.consistency(static_cast<double>(h) / count);
        const Eigen::VectorXd distances = search.squared_distances(found.of) / factor;
        const double limit = distribution.quantile(0.975);
        detail::row_numbers inside;
        for (Eigen::Index t = 0; t < n; ++t)
            if (distances(t) <= limit) inside.push_back(t);
        const double share = static_cast<double>(inside.size()) / count;
        auto [raw_location, raw_matrix] = detail::moments_of(panel.rows, found.rows, factor);
        auto [location, matrix] = detail::moments_of(panel.rows, inside, distribution.consistency(share));
        return {location,     matrix,     {inside.begin(), inside.end()},
                raw_location, raw_matrix, {found.rows.begin(), found.rows.end()}};
    }
};

}
