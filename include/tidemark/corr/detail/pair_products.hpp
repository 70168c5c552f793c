// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/corr/detail/complete_panel.hpp>
#include <tidemark/corr/detail/matrix_scan.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

/// Sums of products of every pair of columns, tile by tile: matrix products of the columns about their means, and where
/// values are missing, of their squares and of what is observed too. Of the panel itself no copy is made: the blocks of
/// columns that a tile multiplies are centred when they are needed.
namespace tidemark::inline TIDEMARK_ABI::corr::detail {

/// What a covariance divides by, of the rows that count for a pair.
struct counted_rows {
    double count = 0;           // rows
    double weight = 0;          // sum of their weights
    double squared_weight = 0;  // sum of the squares of their weights
};

/// Central sums of squares and products of a pair.
struct central_sums {
    double xx, yy, xy;
};

/// Tiles are large enough for matrix products at full speed, and small enough to be finished while the caches hold
/// them.
inline constexpr Eigen::Index tile_rows = 512, tile_columns = 256;
static_assert(tile_rows % tile_columns == 0);

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

/// Of doubles; a template, so that it is compiled where it is called.
template <class Real = double>
class pair_products {
public:
    using panel = Eigen::Ref<const Eigen::MatrixX<Real>>;

    /// `gaps`: rows with a missing observation are left out pair by pair. Otherwise it spoils its column. No weights:
    /// all rows weigh 1. The panel must outlive this.
    pair_products(const panel& observations, const Eigen::VectorXd& weights, bool gaps, std::size_t least_count)
        : x_{observations}, weights_{weights}, least_{static_cast<double>(least_count)} {
        all_.count = static_cast<double>(x_.rows());
        all_.weight = weighted() ? weights_.sum() : all_.count;
        all_.squared_weight = weighted() ? weights_.squaredNorm() : all_.count;
        roots_ = weights_.cwiseSqrt();
        gaps_ = gaps && has_gaps();
        columns_.reserve(static_cast<std::size_t>(x_.cols()));
        for (Eigen::Index j = 0; j < x_.cols(); ++j) columns_.push_back(look_at(j));
    }

    /// Shows the lower triangle in tiles: `visit(i, j, tile)`, the row and column of its first entry, and the entries.
    template <class Rule, class Visit>
    void visit_tiles(const Rule& rule, Visit visit) const {
        const Eigen::Index n = x_.cols();
        Eigen::VectorXd spreads(gaps_ ? 0 : n);
        block rows, others;
        Eigen::MatrixXd tile;
        for (Eigen::Index i = 0; i < n; i += tile_rows) {
            const Eigen::Index many = (std::min)(tile_rows, n - i);
            centre(i, many, rows);
            if (!gaps_) spreads.segment(i, many) = rows.z.colwise().squaredNorm();
            for (Eigen::Index j = 0; j < i + many; j += tile_columns) {
                // The tiles on the diagonal leave out what is above it.
                const Eigen::Index above = (std::max)(j - i, Eigen::Index{0});
                const Eigen::Index across = (std::min)(tile_columns, n - j);
                if (j < i) centre(j, across, others);
                const auto left = rows.columns(above, many - above);
                const auto right = j < i ? others.columns(0, across) : rows.columns(above, across);
                tile.resize(many - above, across);
                if (gaps_)
                    fill_with_gaps(rule, i + above, j, left, right, tile);
                else
                    fill(rule, i + above, j, left, right, spreads, tile);
                visit(i + above, j, static_cast<const Eigen::MatrixXd&>(tile));
            }
        }
    }

    template <class Rule, class Out>
    void write(const Rule& rule, Out&& out) const {
        visit_tiles(rule, [&](Eigen::Index i, Eigen::Index j, const Eigen::MatrixXd& tile) {
            const Eigen::Index square = i == j ? tile.cols() : 0;  // on the diagonal the triangle is all there is
            if (square > 0) out.block(i, j, square, square) = tile.topRows(square).selfadjointView<Eigen::Lower>();
            const auto below = tile.bottomRows(tile.rows() - square);
            out.block(i + square, j, below.rows(), below.cols()) = below;
            out.block(j, i + square, below.cols(), below.rows()) = below.transpose();
        });
    }

private:
    /// How a column is brought near 0 and 1: less `anchor`, which is exact where observations lie close together, times
    /// a power of two, less what is then the mean.
    struct centring {
        double anchor, mean;
        int exponent;
    };

    /// Some columns, centred; with gaps 0 where nothing is observed.
    struct block {
        Eigen::MatrixXd z, squares, seen, rooted, weighed;

        struct view {
            const block& all;
            Eigen::Index first, count;

            auto of(Eigen::MatrixXd block::*what) const { return (all.*what).middleCols(first, count); }
        };
        view columns(Eigen::Index first, Eigen::Index count) const { return {*this, first, count}; }
    };

    bool weighted() const noexcept { return weights_.size() > 0; }

    /// Sums are fast, and missing where anything is; only then is it asked what.
    bool has_gaps() const {
        for (Eigen::Index j = 0; j < x_.cols(); ++j)
            if (!core::is_finite(x_.col(j).sum()) && x_.col(j).hasNaN()) return true;
        return false;
    }

    centring look_at(Eigen::Index j) const {
        const auto column = x_.col(j);
        double anchor = core::nan;
        for (Eigen::Index t = 0; t < column.size() && core::is_missing(anchor); ++t) anchor = column(t);
        Eigen::VectorXd moved = column.array() - anchor;
        Eigen::VectorXd seen;
        if (gaps_) {
            seen = (column.array() == column.array()).template cast<double>();
            moved = (seen.array() > 0).select(moved, 0);
        }
        const double largest = moved.size() > 0 ? moved.cwiseAbs().maxCoeff() : 0;
        if (largest == 0) return {anchor, 0, 0};
        if (!core::is_finite(largest)) return {anchor, core::nan, 0};
        const int exponent = std::ilogb(largest);
        const double mean = weighted() ? weights_.dot(moved) / (gaps_ ? weights_.dot(seen) : all_.weight)
                                       : moved.sum() / (gaps_ ? seen.sum() : all_.count);
        return {anchor, std::ldexp(mean, -exponent), exponent};
    }

    void centre(Eigen::Index first, Eigen::Index count, block& b) const {
        b.z.resize(x_.rows(), count);
        for (Eigen::Index j = 0; j < count; ++j) {
            const centring& c = columns_[static_cast<std::size_t>(first + j)];
            b.z.col(j) = (x_.col(first + j).array() - c.anchor) * std::ldexp(1.0, -c.exponent) - c.mean;
        }
        if (gaps_) {
            const auto x = x_.middleCols(first, count);
            b.seen = (x.array() == x.array()).template cast<double>();
            b.z = (b.seen.array() > 0).select(b.z, 0);
            b.squares = b.z.cwiseAbs2();
        }
        if (!weighted()) return;
        b.z = roots_.asDiagonal() * b.z;
        if (!gaps_) return;
        b.squares = roots_.asDiagonal() * b.squares;
        b.rooted = roots_.asDiagonal() * b.seen;
        b.weighed = weights_.asDiagonal() * b.seen;
    }

    template <class Rule>
    void fill(const Rule& rule, Eigen::Index i, Eigen::Index j, const typename block::view& x,
              const typename block::view& y, const Eigen::VectorXd& spreads, Eigen::MatrixXd& tile) const {
        if (i == j) {
            const auto z = x.of(&block::z);
            const Eigen::Index square = tile.cols();
            tile.topRows(square).setZero();
            tile.topRows(square).template selfadjointView<Eigen::Lower>().rankUpdate(z.leftCols(square).adjoint());
            tile.bottomRows(tile.rows() - square).noalias() =
                z.rightCols(tile.rows() - square).adjoint() * z.leftCols(square);
        } else {
            tile.noalias() = x.of(&block::z).adjoint() * y.of(&block::z);
        }
        const double share = all_.count >= least_ ? rule.share(all_) : core::nan;
        const auto scale = [&](Eigen::Index c) { return rule.scale(spreads(c), exponent(c)); };
        const Eigen::ArrayXd scales = Eigen::ArrayXd::NullaryExpr(tile.rows(), [&](auto a) { return scale(i + a); });
        for (Eigen::Index b = 0; b < tile.cols(); ++b) {
            tile.col(b).array() *= scales * (scale(j + b) * share);
            if constexpr (Rule::at_most_one) refine(rule, i, j + b, i == j ? b : 0, tile.col(b));
        }
    }

    /// Of the entries of a column from `first` on, those that are near 1, or the column's own.
    template <class Rule, class Column>
    void refine(const Rule& rule, Eigen::Index i, Eigen::Index j, Eigen::Index first, Column column) const {
        int many = 0;
        for (Eigen::Index a = first; a < column.size(); ++a) many += near_one(column(a)) ? 1 : 0;
        if (many == 0) return;
        for (Eigen::Index a = first; a < column.size(); ++a)
            if (near_one(column(a))) column(a) = i + a == j ? 1 : rule(precisely(i + a, j));
    }

    static bool near_one(double r) noexcept { return std::fabs(r) > 1 - 1e-12; }

    template <class Rule>
    void fill_with_gaps(const Rule& rule, Eigen::Index i, Eigen::Index j, const typename block::view& a,
                        const typename block::view& b, Eigen::MatrixXd& tile) const {
        const auto products = [&](Eigen::MatrixXd block::*of_a, Eigen::MatrixXd block::*of_b) -> Eigen::MatrixXd {
            return a.of(of_a).adjoint() * b.of(of_b);
        };
        const auto shown = weighted() ? &block::rooted : &block::seen;
        tile = products(&block::z, &block::z);
        const Eigen::MatrixXd count = products(&block::seen, &block::seen);
        const Eigen::MatrixXd x = products(&block::z, shown), y = products(shown, &block::z);
        const Eigen::MatrixXd xx = products(&block::squares, shown), yy = products(shown, &block::squares);
        const Eigen::MatrixXd weight = weighted() ? products(&block::rooted, &block::rooted) : count;
        const Eigen::MatrixXd squared_weight = weighted() ? products(&block::weighed, &block::weighed) : count;
        for (Eigen::Index q = 0; q < tile.cols(); ++q)
            for (Eigen::Index p = i == j ? q : 0; p < tile.rows(); ++p) {
                const double w = weight(p, q);
                central_sums s{xx(p, q) - x(p, q) * (x(p, q) / w), yy(p, q) - y(p, q) * (y(p, q) / w),
                               tile(p, q) - x(p, q) * (y(p, q) / w)};
                // Columns whose means over the shared rows lie far from their own means lose digits.
                if (s.xx < 0.01 * xx(p, q) || s.yy < 0.01 * yy(p, q)) s = precisely(i + p, j + q);
                const counted_rows rows{count(p, q), w, squared_weight(p, q)};
                tile(p, q) = rows.count >= least_ ? entry(rule, i + p, j + q, s, rows) : core::nan;
            }
    }

    template <class Rule>
    double entry(const Rule& rule, Eigen::Index i, Eigen::Index j, const central_sums& s,
                 const counted_rows& rows) const {
        const double value = rule.scale(s.xx, exponent(i)) * (rule.scale(s.yy, exponent(j)) * rule.share(rows));
        if constexpr (Rule::at_most_one)
            if (near_one(s.xy * value)) return i == j ? 1 : rule(precisely(i, j));
        return s.xy * value;
    }

    int exponent(Eigen::Index j) const noexcept { return columns_[static_cast<std::size_t>(j)].exponent; }

    /// The sums of one pair in twice the precision, about the means of its own rows.
    central_sums precisely(Eigen::Index i, Eigen::Index j) const {
        std::vector<double> x, y, weight;
        for (Eigen::Index t = 0; t < x_.rows(); ++t) {
            if (gaps_ && (core::is_missing(x_(t, i)) || core::is_missing(x_(t, j)))) continue;
            x.push_back(x_(t, i));
            y.push_back(x_(t, j));
            weight.push_back(weighted() ? weights_(t) : 1);
        }
        centre_precisely(x, weight, -exponent(i));
        centre_precisely(y, weight, -exponent(j));
        precise_sum xx, yy, xy;
        for (std::size_t t = 0; t < x.size(); ++t) {
            xx.add_product(weight[t] * x[t], x[t]);
            yy.add_product(weight[t] * y[t], y[t]);
            xy.add_product(weight[t] * x[t], y[t]);
        }
        return {xx.value(), yy.value(), xy.value()};
    }

    /// Equal numbers become exactly 0.
    static void centre_precisely(std::vector<double>& v, const std::vector<double>& weight, int exponent) {
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

    const panel& x_;
    const Eigen::VectorXd& weights_;
    Eigen::VectorXd roots_;
    double least_;
    bool gaps_;
    counted_rows all_;
    std::vector<centring> columns_;
};

/// Calls `use(products)`. A column-major panel of doubles is read where it lies, others are copied.
template <class Derived, matrix_policy P, class Use>
auto with_products(const Eigen::MatrixBase<Derived>& observations, const P& policy, Use use) {
    const Eigen::VectorXd alike;
    if constexpr (std::same_as<P, missing::complete_rows>) {
        const complete_panel rows = complete(observations, policy);
        return use(pair_products<>{rows.rows, alike, false, 0});
    } else {
        require_columns(observations);
        if constexpr (std::same_as<P, missing::refuse>) require_observed(observations);
        if constexpr (std::same_as<typename Derived::Scalar, double>) {
            const pair_products<>::panel panel{observations.derived()};
            return use(pair_products<>{panel, alike, std::same_as<P, missing::skip>, least_rows(policy)});
        } else {
            const Eigen::MatrixXd panel = observations.template cast<double>();
            return use(pair_products<>{panel, alike, std::same_as<P, missing::skip>, least_rows(policy)});
        }
    }
}

/// The same with a weight for every row.
template <class Derived, core::readable W, matrix_policy P, class Use>
auto with_products(const Eigen::MatrixBase<Derived>& observations, const W& weights, const P& policy, Use use) {
    if constexpr (std::same_as<P, missing::skip>) {
        const complete_panel rows = complete(observations, weights, missing::propagate{});
        return use(pair_products<>{rows.rows, rows.weights, true, least_rows(policy)});
    } else {
        const complete_panel rows = complete(observations, weights, policy);
        return use(pair_products<>{rows.rows, rows.weights, false, 0});
    }
}

template <class Rule, class... Given>
Eigen::MatrixXd matrix_of_products(const Rule& rule, Eigen::Index columns, const Given&... given) {
    Eigen::MatrixXd m(columns, columns);
    with_products(given..., [&](const auto& p) { p.write(rule, m); });
    return m;
}

}
