// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::infer::detail {

/// Columns that Householder reflections make triangular, one after the other. Nothing is squared, so that the digits
/// lost are those of the condition of the columns; and as each column is reflected by those before it alone, one
/// decomposition holds the regressions on the first 1, 2, 3, ... columns.
///
/// With the explained variable as last column y, z = Q'y is what stands in it: regressor j explains z_j^2 more than
/// those before it, and what stands below leaves the residual sum of squares, a sum without a difference.
class householder {
public:
    householder(std::size_t rows, std::size_t columns)
        : rows_{rows}, columns_{columns}, values_(rows * columns), norms_(columns) {}

    std::size_t rows() const noexcept { return rows_; }
    std::size_t columns() const noexcept { return columns_; }
    double& operator()(std::size_t i, std::size_t j) noexcept { return values_[j * rows_ + i]; }
    double operator()(std::size_t i, std::size_t j) const noexcept { return values_[j * rows_ + i]; }

    void decompose() noexcept {
        for (std::size_t j = 0; j < columns_; ++j) norms_[j] = norm_below(0, j);
        for (std::size_t j = 0; j < columns_ && j < rows_; ++j) reflect(j);
    }

    /// Of the column as it was given.
    double norm(std::size_t j) const noexcept { return norms_[j]; }

    /// Whether those before it make up this column, to rounding; `rounding` is that of an entry, where it has more than
    /// its own size tells.
    bool depends(std::size_t j, double rounding = 0) const noexcept {
        const double n = static_cast<double>(rows_);
        return !(std::abs((*this)(j, j)) > core::larger(n * 0x1p-52 * norms_[j], 4 * core::sqrt(n) * rounding));
    }

    /// The sum of squares of column `y` that the first `count` columns leave.
    double residual_squares(std::size_t count, std::size_t y) const noexcept {
        double sum = 0;
        for (std::size_t i = core::lesser(y + 1, rows_); i-- > count;) sum += (*this)(i, y) * (*this)(i, y);
        return sum;
    }

    /// Of the last of the first `count` regressors: its coefficient, its standard error, and the one over the other.
    double last_coefficient(std::size_t count, std::size_t y) const noexcept {
        return (*this)(count - 1, y) / (*this)(count - 1, count - 1);
    }
    double last_error(std::size_t count, std::size_t y) const noexcept {
        return core::sqrt(residual_squares(count, y) / static_cast<double>(rows_ - count)) /
               std::abs((*this)(count - 1, count - 1));
    }
    double last_t(std::size_t count, std::size_t y) const noexcept {
        return last_coefficient(count, y) / last_error(count, y);
    }

    /// All coefficients of the regression of column `y` on the first `count`.
    std::vector<double> coefficients(std::size_t count, std::size_t y) const {
        std::vector<double> b(count);
        for (std::size_t i = count; i-- > 0;) {
            double left = (*this)(i, y);
            for (std::size_t j = i + 1; j < count; ++j) left -= (*this)(i, j) * b[j];
            b[i] = left / (*this)(i, i);
        }
        return b;
    }

private:
    double norm_below(std::size_t first, std::size_t j) const noexcept {
        double sum = 0;
        for (std::size_t i = first; i < rows_; ++i) sum += (*this)(i, j) * (*this)(i, j);
        return core::sqrt(sum);
    }

    // x - 2 v (v'x) / (v'v) with v = a + sign(a_p) |a| e_p makes of column a, from row p on, a multiple of e_p.
    void reflect(std::size_t p) noexcept {
        const double norm = norm_below(p, p);
        if (!(norm > 0)) return;
        const double corner = (*this)(p, p), moved = corner < 0 ? -norm : norm;
        const double half_square = norm * (norm + std::abs(corner));  // v'v / 2
        (*this)(p, p) = corner + moved;
        for (std::size_t j = p + 1; j < columns_; ++j) {
            double along = 0;
            for (std::size_t i = p; i < rows_; ++i) along += (*this)(i, p) * (*this)(i, j);
            along /= half_square;
            for (std::size_t i = p; i < rows_; ++i) (*this)(i, j) -= along * (*this)(i, p);
        }
        (*this)(p, p) = -moved;
        for (std::size_t i = p + 1; i < rows_; ++i) (*this)(i, p) = 0;
    }

    std::size_t rows_, columns_;
    std::vector<double> values_, norms_;
};

}
