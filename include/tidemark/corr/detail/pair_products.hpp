// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/gram.hpp>
#include <tidemark/corr/detail/matrix_scan.hpp>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

/// Sums of products of every pair of columns, tile by tile: matrix products of the columns about their means, and where
/// values are missing, of their squares and of what is observed too.
namespace tidemark::inline TIDEMARK_ABI::corr::detail {

/// What a covariance divides by, of the rows that count for a pair.
struct row_sums {
    double count = 0;           // rows
    double weight = 0;          // sum of their weights
    double squared_weight = 0;  // sum of the squares of their weights
};

/// Central sums of squares and products of a pair.
struct central_sums {
    double xx, yy, xy;
};

/// Tiles are large enough for matrix products at full speed, and small enough to be mirrored while the caches hold
/// them.
#ifdef EIGEN_USE_BLAS
inline constexpr Eigen::Index tile_size = 1024;
#else
inline constexpr Eigen::Index tile_size = 256;
#endif

/// A sum of products as if in twice the precision (Ogita, Rump and Oishi 2005).
class precise_sum {
public:
    void add_product(double a, double b) noexcept {
        const double product = core::product(a, b);
        const double sum = sum_ + product;
        const double behind = sum - sum_;
        lost_ += std::fma(a, b, -product) + ((sum_ - (sum - behind)) + (product - behind));
        sum_ = sum;
    }
    double value() const noexcept { return sum_ + lost_; }

private:
    double sum_ = 0, lost_ = 0;
};

class pair_products {
public:
    /// `gaps`: rows with a missing observation are left out pair by pair. Otherwise it spoils its column.
    pair_products(complete_panel panel, bool gaps, std::size_t least_count)
        : least_{static_cast<double>(least_count)}, z_{std::move(panel.rows)}, weights_{std::move(panel.weights)} {
        all_.count = static_cast<double>(z_.rows());
        all_.weight = weighted() ? weights_.sum() : all_.count;
        all_.squared_weight = weighted() ? weights_.squaredNorm() : all_.count;
        gaps_ = gaps && z_.hasNaN();
        if (gaps_) seen_ = (z_.array() == z_.array()).template cast<double>();
        if (gaps_ || weighted()) raw_ = z_;
        exponents_.resize(z_.cols());
        for (Eigen::Index j = 0; j < z_.cols(); ++j) exponents_(j) = prepare(j);
        if (gaps_) z_ = (seen_.array() > 0).select(z_, 0);
        if (gaps_) squares_ = z_.cwiseAbs2();
        if (weighted()) weigh();
        if (!gaps_) spreads_ = z_.colwise().squaredNorm();
    }

    /// Shows the lower triangle in tiles: `visit(i, j, tile)`, its first row and column, and its entries.
    template <class Rule, class Visit>
    void visit_tiles(const Rule& rule, Visit visit) const {
        const Eigen::Index n = z_.cols();
        Eigen::MatrixXd tile;
        for (Eigen::Index i = 0; i < n; i += tile_size)
            for (Eigen::Index j = 0; j <= i; j += tile_size) {
                tile.resize((std::min)(tile_size, n - i), (std::min)(tile_size, n - j));
                if (gaps_)
                    fill_with_gaps(rule, i, j, tile);
                else
                    fill(rule, i, j, tile);
                visit(i, j, std::as_const(tile));
            }
    }

    template <class Rule>
    Eigen::MatrixXd matrix(const Rule& rule) const {
        Eigen::MatrixXd m(z_.cols(), z_.cols());
        visit_tiles(rule, [&](Eigen::Index i, Eigen::Index j, const Eigen::MatrixXd& tile) {
            if (i == j) {
                m.block(i, j, tile.rows(), tile.cols()) = tile.template selfadjointView<Eigen::Lower>();
            } else {
                m.block(i, j, tile.rows(), tile.cols()) = tile;
                m.block(j, i, tile.cols(), tile.rows()) = tile.transpose();
            }
        });
        return m;
    }

private:
    bool weighted() const noexcept { return weights_.size() > 0; }

    void weigh() {
        const Eigen::VectorXd roots = weights_.cwiseSqrt();
        z_ = roots.asDiagonal() * z_;
        if (!gaps_) return;
        squares_ = roots.asDiagonal() * squares_;
        rooted_ = roots.asDiagonal() * seen_;
        weighed_ = weights_.asDiagonal() * seen_;
    }

    /// Takes the mean off a column and brings it near 1 by a power of two, which is exact. Returns its exponent.
    int prepare(Eigen::Index j) {
        auto column = z_.col(j);
        double anchor = core::nan;
        for (Eigen::Index t = 0; t < column.size() && core::is_missing(anchor); ++t) anchor = column(t);
        column.array() -= anchor;
        double largest = 0;
        for (Eigen::Index t = 0; t < column.size(); ++t) largest = core::larger(std::fabs(column(t)), largest);
        if (largest == 0) return 0;
        if (!core::is_finite(largest)) {
            column.setConstant(core::nan);
            return 0;
        }
        const int exponent = std::ilogb(largest);
        column *= std::ldexp(1.0, -exponent);
        column.array() -= mean_of(j);
        return exponent;
    }

    double mean_of(Eigen::Index j) const {
        if (!gaps_) return weighted() ? weights_.dot(z_.col(j)) / all_.weight : z_.col(j).mean();
        const auto seen = [&](double value) { return core::is_missing(value) ? 0 : value; };
        const Eigen::VectorXd column = z_.col(j).unaryExpr(seen);
        return weighted() ? weights_.dot(column) / weights_.dot(seen_.col(j)) : column.sum() / seen_.col(j).sum();
    }

    template <class Rule>
    void fill(const Rule& rule, Eigen::Index i, Eigen::Index j, Eigen::MatrixXd& tile) const {
        const auto x = z_.middleCols(i, tile.rows()), y = z_.middleCols(j, tile.cols());
        if (i == j) {
            tile.setZero();
            tile.template selfadjointView<Eigen::Lower>().rankUpdate(x.adjoint());
        } else {
            tile.noalias() = x.adjoint() * y;
        }
        const bool enough = all_.count >= least_;
        for (Eigen::Index b = 0; b < tile.cols(); ++b)
            for (Eigen::Index a = i == j ? b : 0; a < tile.rows(); ++a) {
                const central_sums s{spreads_(i + a), spreads_(j + b), tile(a, b)};
                tile(a, b) = enough ? entry(rule, i + a, j + b, s, all_) : core::nan;
            }
    }

    template <class Rule>
    void fill_with_gaps(const Rule& rule, Eigen::Index i, Eigen::Index j, Eigen::MatrixXd& tile) const {
        const auto of = [&](const Eigen::MatrixXd& x, const Eigen::MatrixXd& y) -> Eigen::MatrixXd {
            return x.middleCols(i, tile.rows()).adjoint() * y.middleCols(j, tile.cols());
        };
        const Eigen::MatrixXd& shown = weighted() ? rooted_ : seen_;
        tile = of(z_, z_);
        const Eigen::MatrixXd count = of(seen_, seen_), x = of(z_, shown), y = of(shown, z_);
        const Eigen::MatrixXd xx = of(squares_, shown), yy = of(shown, squares_);
        const Eigen::MatrixXd weight = weighted() ? of(rooted_, rooted_) : count;
        const Eigen::MatrixXd squared_weight = weighted() ? of(weighed_, weighed_) : count;
        for (Eigen::Index b = 0; b < tile.cols(); ++b)
            for (Eigen::Index a = i == j ? b : 0; a < tile.rows(); ++a) {
                const double w = weight(a, b);
                central_sums s{xx(a, b) - x(a, b) * (x(a, b) / w), yy(a, b) - y(a, b) * (y(a, b) / w),
                               tile(a, b) - x(a, b) * (y(a, b) / w)};
                // Columns whose means over the shared rows lie far from their own means lose digits.
                if (s.xx < 0.01 * xx(a, b) || s.yy < 0.01 * yy(a, b)) s = precisely(i + a, j + b);
                const row_sums rows{count(a, b), w, squared_weight(a, b)};
                tile(a, b) = rows.count >= least_ ? entry(rule, i + a, j + b, s, rows) : core::nan;
            }
    }

    template <class Rule>
    double entry(const Rule& rule, Eigen::Index i, Eigen::Index j, const central_sums& s, const row_sums& rows) const {
        if constexpr (Rule::of_unit_columns) {
            if (i == j) return rule.diagonal(s.xx);
            const double r = rule(s, rows);
            return std::fabs(r) > 1 - 1e-12 ? rule(precisely(i, j), rows) : r;
        } else {
            return std::ldexp(rule(s, rows), exponents_(i) + exponents_(j));
        }
    }

    /// The sums of one pair in twice the precision, about the means of its own rows.
    central_sums precisely(Eigen::Index i, Eigen::Index j) const {
        std::vector<double> x, y, weight;
        for (Eigen::Index t = 0; t < z_.rows(); ++t) {
            if (gaps_ && !(seen_(t, i) > 0 && seen_(t, j) > 0)) continue;
            x.push_back(observed(t, i));
            y.push_back(observed(t, j));
            weight.push_back(weighted() ? weights_(t) : 1);
        }
        centre(x, weight, raw_.size() > 0 ? -exponents_(i) : 0);
        centre(y, weight, raw_.size() > 0 ? -exponents_(j) : 0);
        precise_sum xx, yy, xy;
        for (std::size_t t = 0; t < x.size(); ++t) {
            xx.add_product(weight[t] * x[t], x[t]);
            yy.add_product(weight[t] * y[t], y[t]);
            xy.add_product(weight[t] * x[t], y[t]);
        }
        return {xx.value(), yy.value(), xy.value()};
    }

    /// Where the means of the shared rows may lie far from those of the columns, as it was given.
    double observed(Eigen::Index t, Eigen::Index j) const { return raw_.size() > 0 ? raw_(t, j) : z_(t, j); }

    /// Equal numbers become exactly 0.
    static void centre(std::vector<double>& v, const std::vector<double>& weight, int exponent) {
        if (v.empty()) return;
        const double first = v[0];
        precise_sum sum, weights;
        for (std::size_t t = 0; t < v.size(); ++t) {
            v[t] = std::ldexp(v[t] - first, exponent);
            sum.add_product(weight[t], v[t]);
            weights.add_product(weight[t], 1);
        }
        for (double& one : v) one -= sum.value() / weights.value();
    }

    double least_;
    bool gaps_ = false;
    Eigen::MatrixXd z_, raw_, seen_, rooted_, weighed_, squares_;
    Eigen::VectorXd weights_;
    Eigen::RowVectorXd spreads_;
    Eigen::VectorXi exponents_;
    row_sums all_;
};

template <matrix_policy P>
std::size_t least_rows(const P& policy) noexcept {
    if constexpr (requires { policy.min_count; })
        return policy.min_count == missing::skip::unset ? 0 : policy.min_count;
    else
        return 0;
}

/// Of the panel as `take(policy)` makes it: under missing::skip with its gaps.
template <matrix_policy P, class Take>
pair_products products_as(const P& policy, const Take& take) {
    if constexpr (std::same_as<P, missing::skip>)
        return {take(missing::propagate{}), true, least_rows(policy)};
    else
        return {take(policy), false, 0};
}

template <class Derived, matrix_policy P>
pair_products products_of(const Eigen::MatrixBase<Derived>& observations, const P& policy) {
    return products_as(policy, [&](const auto& rows) { return complete(observations, rows); });
}

template <class Derived, core::readable W, matrix_policy P>
pair_products products_of(const Eigen::MatrixBase<Derived>& observations, const W& weights, const P& policy) {
    return products_as(policy, [&](const auto& rows) { return complete(observations, weights, rows); });
}

}
