// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// A line through observations by least squares: what it says of them, and how sure it is.
struct regression {
    std::size_t observations = 0;
    double intercept = core::nan;
    double intercept_error = core::nan;
    std::vector<double> coefficients{};  // of the regressors
    std::vector<double> errors{};        // their standard errors
    double r_squared = core::nan;
    double residual_deviation = core::nan;

    double t_statistic(std::size_t regressor) const noexcept { return coefficients[regressor] / errors[regressor]; }
};

}

namespace tidemark::inline TIDEMARK_ABI::corr::detail {

/// Sums over rows of several variables about an anchor: the count, the deviations, and the products of any two.
class row_sums {
public:
    explicit constexpr row_sums(std::size_t variables) noexcept : m_{variables} {}

    constexpr std::size_t variables() const noexcept { return m_; }
    constexpr std::size_t size() const noexcept { return 1 + m_ + m_ * (m_ + 1) / 2; }
    constexpr std::size_t at(std::size_t i) const noexcept { return 1 + i; }
    constexpr std::size_t at(std::size_t i, std::size_t j) const noexcept {  // j <= i
        return 1 + m_ + i * (i + 1) / 2 + j;
    }

    void add_row(double* sums, const double* row, const double* anchor) const noexcept {
        sums[0] += 1;
        double* products = sums + at(0, 0);
        for (std::size_t i = 0; i < m_; ++i) {
            const double d = row[i] - anchor[i];
            sums[at(i)] += d;
            for (std::size_t j = 0; j <= i; ++j) *products++ += core::product(d, row[j] - anchor[j]);
        }
    }

    void add(double* sums, const double* others) const noexcept {
        for (std::size_t e = 0; e < size(); ++e) sums[e] += others[e];
    }

    /// The sums about `to` of rows whose sums about `from` these are.
    void move(double* sums, const double* from, const double* to) const noexcept {
        for (std::size_t i = m_; i-- > 0;) {
            const double h = from[i] - to[i];
            for (std::size_t j = 0; j <= i; ++j) {
                const double g = from[j] - to[j];
                sums[at(i, j)] +=
                    core::product(h, sums[at(j)]) + core::product(g, sums[at(i)] + core::product(sums[0], h));
            }
        }
        for (std::size_t i = 0; i < m_; ++i) sums[at(i)] += core::product(sums[0], from[i] - to[i]);
    }

private:
    std::size_t m_;
};

/// Solves the normal equations of such sums, the last variable on all others: centred, scaled to correlations, and
/// decomposed as L D L' with the largest pivot first. A pivot is the share of a regressor's variance that those before
/// it leave unexplained.
class least_squares {
public:
    explicit least_squares(std::size_t regressors)
        : k_{regressors}, order_(k_), scale_(k_), target_(k_), mean_(k_), lower_(k_ * k_) {
        fit_.coefficients.resize(k_);
        fit_.errors.resize(k_);
    }

    const regression& nothing(std::size_t observations) noexcept {
        fit_.observations = observations;
        fit_.intercept = fit_.intercept_error = fit_.r_squared = fit_.residual_deviation = core::nan;
        for (double& c : fit_.coefficients) c = core::nan;
        for (double& e : fit_.errors) e = core::nan;
        return fit_;
    }

    const regression& solve(const row_sums& layout, const double* sums, const double* anchor) noexcept {
        const double n = sums[0], free = n - static_cast<double>(k_) - 1;
        const auto central = [&](std::size_t i, std::size_t j) {
            return sums[layout.at(i, j)] - core::product(sums[layout.at(i)] / n, sums[layout.at(j)]);
        };
        nothing(static_cast<std::size_t>(n));
        if (!(free > 0) || !decompose(central, n)) return fit_;

        // L z = scaled products with y; then what they explain of it is z' D^-1 z.
        const double total = central(k_, k_);
        double explained = 0;
        for (std::size_t i = 0; i < k_; ++i) {
            target_[i] = central(k_, order_[i]) * scale_[order_[i]];
            for (std::size_t j = 0; j < i; ++j) target_[i] -= at(i, j) * target_[j];
            explained += target_[i] * target_[i] / at(i, i);
        }
        const double left = total - explained, residual = left > 0 ? left : left <= 0 ? 0 : core::nan;
        const double variance = residual / free;
        fit_.r_squared = 1 - residual / total;
        fit_.residual_deviation = core::sqrt(variance);

        for (std::size_t i = k_; i-- > 0;) {
            target_[i] /= at(i, i);
            for (std::size_t j = i + 1; j < k_; ++j) target_[i] -= at(j, i) * target_[j];
            fit_.coefficients[order_[i]] = target_[i] * scale_[order_[i]];
        }
        const auto mean = [&](std::size_t i) { return anchor[i] + sums[layout.at(i)] / n; };
        fit_.intercept = mean(k_);
        for (std::size_t i = 0; i < k_; ++i) {
            fit_.intercept -= fit_.coefficients[i] * mean(i);
            fit_.errors[order_[i]] = core::sqrt(variance * inverse_at(i)) * scale_[order_[i]];
            mean_[i] = mean(order_[i]) * scale_[order_[i]];
        }
        fit_.intercept_error = core::sqrt(variance * (1 / n + inverse_form(mean_)));
        return fit_;
    }

private:
    double& at(std::size_t i, std::size_t j) noexcept { return lower_[i * k_ + j]; }
    double at(std::size_t i, std::size_t j) const noexcept { return lower_[i * k_ + j]; }

    template <class Central>
    bool decompose(const Central& central, double n) noexcept {
        for (std::size_t i = 0; i < k_; ++i) {
            const double spread = central(i, i);
            if (!(spread > 0) || !core::is_finite(spread)) return false;
            scale_[i] = 1 / core::sqrt(spread);
            order_[i] = i;
        }
        for (std::size_t i = 0; i < k_; ++i) {
            for (std::size_t j = 0; j < i; ++j) at(i, j) = central(i, j) * scale_[i] * scale_[j];
            at(i, i) = 1;
        }
        for (std::size_t p = 0; p < k_; ++p) {
            bring_largest_to(p);
            const double pivot = at(p, p);
            if (!(pivot > n * 0x1p-40)) return false;
            for (std::size_t i = p + 1; i < k_; ++i) {
                const double share = at(i, p) / pivot;
                for (std::size_t j = p + 1; j <= i; ++j) at(i, j) -= share * at(j, p);
            }
            for (std::size_t i = p + 1; i < k_; ++i) at(i, p) /= pivot;
        }
        return true;
    }

    // Rows and columns p and the one of the largest diagonal element change places.
    void bring_largest_to(std::size_t p) noexcept {
        std::size_t q = p;
        for (std::size_t i = p + 1; i < k_; ++i)
            if (at(i, i) > at(q, q)) q = i;
        if (q == p) return;
        const auto swap = [](auto& a, auto& b) {
            const auto kept = a;
            a = b, b = kept;
        };
        swap(order_[p], order_[q]);
        swap(at(p, p), at(q, q));
        for (std::size_t j = 0; j < p; ++j) swap(at(p, j), at(q, j));
        for (std::size_t i = p + 1; i < q; ++i) swap(at(i, p), at(q, i));
        for (std::size_t i = q + 1; i < k_; ++i) swap(at(i, p), at(i, q));
    }

    // v' C^-1 v of the correlations C, in the order of the pivots; `v` is overwritten.
    double inverse_form(std::vector<double>& v) const noexcept {
        double form = 0;
        for (std::size_t i = 0; i < k_; ++i) {
            for (std::size_t j = 0; j < i; ++j) v[i] -= at(i, j) * v[j];
            form += v[i] * v[i] / at(i, i);
        }
        return form;
    }

    double inverse_at(std::size_t i) noexcept {
        for (double& v : target_) v = 0;
        target_[i] = 1;
        return inverse_form(target_);
    }

    std::size_t k_;
    std::vector<std::size_t> order_;
    std::vector<double> scale_, target_, mean_, lower_;
    regression fit_;
};

}
