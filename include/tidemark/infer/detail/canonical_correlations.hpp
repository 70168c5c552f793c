// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/detail/householder.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::infer::detail {

/// The canonical correlations of two blocks of `size` columns, levels X and then changes Y, that stand behind `first`
/// others in columns made triangular: what the others explain is gone from the rows below theirs. There X = Q R, and Y
/// has the coordinates [A; B], B triangular. With [A; B] = P S the correlations are the singular values of A S^-1, and
/// R^-1 times its left singular vectors are the mixes of X that have them.
class canonical_correlations {
public:
    canonical_correlations(const householder& q, std::size_t first, std::size_t size)
        : size_{size}, rows_(size * size), rotation_(size * size), order_(size) {
        householder changes{2 * size, size};
        for (std::size_t i = 0; i < 2 * size; ++i)
            for (std::size_t j = 0; j < size; ++j)
                if (i <= size + j) changes(i, j) = q(first + i, first + size + j);
        const householder given = changes;
        changes.decompose();
        for (std::size_t j = 0; j < size; ++j) answers_ = answers_ && !changes.depends(j);
        if (!answers_) return;
        for (std::size_t i = 0; i < size; ++i)  // row i of A S^-1, S from the left to the right
            for (std::size_t j = 0; j < size; ++j) {
                double left = given(i, j);
                for (std::size_t l = 0; l < j; ++l) left -= row(i)[l] * changes(l, j);
                row(i)[j] = left / changes(j, j);
            }
        rotate_apart();
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) { return square(a) > square(b); });
        solve(q, first);
    }

    bool answers() const noexcept { return answers_; }
    double squared(std::size_t i) const noexcept { return square(order_[i]); }
    std::vector<double> vector(std::size_t i) const {
        const double* const v = rotation_.data() + order_[i] * size_;
        return {v, v + size_};
    }

private:
    double* row(std::size_t i) noexcept { return rows_.data() + i * size_; }
    const double* row(std::size_t i) const noexcept { return rows_.data() + i * size_; }
    double dot(std::size_t i, std::size_t j) const noexcept {
        return std::inner_product(row(i), row(i) + size_, row(j), 0.0);
    }
    double square(std::size_t i) const noexcept { return dot(i, i); }

    // One-sided Jacobi: rotations of two rows until any two are orthogonal; the same make the singular vectors of a
    // unit matrix.
    void rotate_apart() noexcept {
        for (std::size_t i = 0; i < size_; ++i) rotation_[i * size_ + i] = 1;
        bool turned = true;
        for (int sweep = 0; turned && sweep < 60; ++sweep) {
            turned = false;
            for (std::size_t i = 0; i < size_; ++i)
                for (std::size_t j = i + 1; j < size_; ++j) {
                    const double a = square(i), b = square(j), c = dot(i, j);
                    if (std::abs(c) <= 0x1p-52 * std::sqrt(a) * std::sqrt(b)) continue;
                    turned = true;
                    const double zeta = (b - a) / (2 * c);
                    const double t = (zeta < 0 ? -1 : 1) / (std::abs(zeta) + std::hypot(1.0, zeta));
                    const double cosine = 1 / std::sqrt(1 + t * t), sine = cosine * t;
                    turn(row(i), row(j), cosine, sine);
                    turn(rotation_.data() + i * size_, rotation_.data() + j * size_, cosine, sine);
                }
        }
    }
    void turn(double* x, double* y, double cosine, double sine) const noexcept {
        for (std::size_t l = 0; l < size_; ++l) {
            const double kept = x[l];
            x[l] = cosine * kept - sine * y[l];
            y[l] = sine * kept + cosine * y[l];
        }
    }

    // R^-1 u in the place of each singular vector u.
    void solve(const householder& q, std::size_t first) noexcept {
        for (std::size_t r = 0; r < size_; ++r) {
            double* const v = rotation_.data() + r * size_;
            for (std::size_t i = size_; i-- > 0;) {
                for (std::size_t j = i + 1; j < size_; ++j) v[i] -= q(first + i, first + j) * v[j];
                v[i] /= q(first + i, first + i);
            }
        }
    }

    std::size_t size_;
    std::vector<double> rows_, rotation_;
    std::vector<std::size_t> order_;
    bool answers_ = true;
};

}
