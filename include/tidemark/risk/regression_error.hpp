// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/convention.hpp>
#include <tidemark/risk/residual_volatility.hpp>
#include <tidemark/state/comoments.hpp>
#include <tidemark/state/pair_rows.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// Which coefficient of a line a standard error is of: its slope (beta) or its height at a benchmark of zero (alpha per
/// period).
enum class coefficient { slope, intercept };

/// The standard error of a portfolio's beta or alpha, where residuals are independent and equally spread.
///
/// Formula:  s / sqrt(S), or of the intercept s sqrt(1 / n + (mean b)^2 / S), with S = sum((b - mean b)^2) and s^2 =
///           sum(e^2) / (n - 2) of the residuals e
/// Input:    pairs (x, b) of returns per period; for the intercept both are read less risk_free
/// Value:    unit of the coefficient, per period
/// No data:  NaN with fewer than 3 pairs or a constant benchmark
/// Errors:   risk_free not finite
/// Rounding: as residual_volatility
/// Source:   ordinary least squares; NIST/SEMATECH e-Handbook of Statistical Methods, 4.4.4
struct regression_error {
    coefficient of = coefficient::slope;
    double risk_free = 0;  ///< per period

    using state = tidemark::state::comoments;

    constexpr core::complaint check() const noexcept { return check_risk_free(risk_free); }
    template <class Real>
    Real lower(const tidemark::state::basic_comoments<Real>& s) const noexcept {
        const Real variance = squares_about_the_line(s) * tidemark::state::share_of_spread(s.count, 2);
        const Real b = (s.origin.y - risk_free) + s.offset.y;
        const Real form = of == coefficient::slope ? 1 / s.yy : 1 / s.count + core::product(b, b / s.yy);
        return core::sqrt(variance * form);
    }
};

namespace detail {

/// The line through pairs by least squares, and what each row adds to the error of a coefficient: its residual times
/// its weight in the coefficient.
class fitted_line {
public:
    fitted_line(const std::vector<core::pair>& rows, coefficient of, double risk_free) noexcept
        : rows_{rows}, n_{static_cast<double>(rows.size())} {
        if (rows.size() < 3) return;
        const core::pair first = rows.front();
        core::pair sum{0, 0};
        for (const core::pair& p : rows) sum.x += p.x - first.x, sum.y += p.y - first.y;
        mean_ = {first.x + sum.x / n_, first.y + sum.y / n_};
        bool varies = false;
        double xy = 0;
        for (const core::pair& p : rows) {
            varies = varies || p.y != first.y;
            spread_ += core::product(p.y - mean_.y, p.y - mean_.y);
            xy += core::product(p.x - mean_.x, p.y - mean_.y);
        }
        if (!varies) return;
        slope_ = xy / spread_;
        height_ = of == coefficient::slope ? 0 : 1 / n_;
        tilt_ = (of == coefficient::slope ? 1 : -(mean_.y - risk_free)) / spread_;
    }

    double influence(std::size_t i) const noexcept {
        const double z = rows_[i].y - mean_.y;
        return (rows_[i].x - mean_.x - core::product(slope_, z)) * (height_ + core::product(tilt_, z));
    }
    /// 1 less the leverage of a row; NaN where that row alone holds the line in place.
    double freedom(std::size_t i) const noexcept {
        const double z = rows_[i].y - mean_.y, left = 1 - (1 / n_ + core::product(z, z / spread_));
        return left > 0x1p-40 ? left : core::nan;
    }
    /// NaN where there is no line.
    double sum_of_products(std::size_t lag) const noexcept {
        double sum = slope_ == slope_ ? 0 : core::nan;
        for (std::size_t i = lag; i < rows_.size(); ++i) sum += core::product(influence(i), influence(i - lag));
        return sum;
    }
    double corrected() const noexcept { return n_ / (n_ - 2); }

private:
    const std::vector<core::pair>& rows_;
    double n_;
    core::pair mean_{0, 0};
    double spread_ = 0, slope_ = core::nan, height_ = 0, tilt_ = 0;
};

}

/// White's standard error of a portfolio's beta or alpha, which stands when residuals are not equally spread.
///
/// Formula: sqrt(sum((w_i e_i)^2)), e the residuals, w_i = (b_i - mean b) / sum((b - mean b)^2), of the intercept
///          1 / n - mean b w_i; HC1 times sqrt(n / (n - 2)), HC3 with e_i / (1 - h_i), h the leverages
/// Input:   pairs (x, b) of returns per period; for the intercept both are read less risk_free
/// Value:   unit of the coefficient, per period
/// No data: NaN with fewer than 3 pairs or a constant benchmark; HC3 also where one row alone differs in b
/// Errors:  risk_free not finite
/// Cost:    O(n) for each answer; the state holds every pair, and a rolling window copies it
/// Source:  White (1980), A heteroskedasticity-consistent covariance matrix estimator; MacKinnon and White (1985)
struct regression_error_white {
    enum class estimator { hc0, hc1, hc3 };

    coefficient of = coefficient::slope;
    estimator type = estimator::hc0;
    double risk_free = 0;  ///< per period

    using state = tidemark::state::pair_rows;

    constexpr core::complaint check() const noexcept { return check_risk_free(risk_free); }
    double lower(const state& s) const noexcept {
        const detail::fitted_line line{s.rows, of, risk_free};
        if (type != estimator::hc3)
            return core::sqrt(line.sum_of_products(0) * (type == estimator::hc1 ? line.corrected() : 1));
        double sum = s.rows.size() > 2 ? 0 : core::nan;
        for (std::size_t i = 0; i < s.rows.size(); ++i) {
            const double one = line.influence(i) / line.freedom(i);
            sum += core::product(one, one);
        }
        return core::sqrt(sum);
    }
};

/// The standard error of a portfolio's beta or alpha by Newey and West, which stands when residuals are neither equally
/// spread nor independent of those before them.
///
/// Formula: sqrt(g_0 + 2 sum over k = 1 .. lags of (1 - k / (lags + 1)) g_k), g_k = sum of w_i e_i w_(i-k) e_(i-k) as
///          regression_error_white has them; `corrected` times sqrt(n / (n - 2))
/// Input:   pairs (x, b) of returns per period, in order; for the intercept both are read less risk_free
/// Value:   unit of the coefficient, per period
/// No data: NaN with fewer than 3 pairs or a constant benchmark
/// Errors:  risk_free not finite
/// Cost:    O(n lags) for each answer; the state holds every pair, and a rolling window copies it
/// Source:  Newey and West (1987), A simple, positive semi-definite, heteroskedasticity and autocorrelation consistent
///          covariance matrix
struct regression_error_newey_west {
    enum class correction { plain, corrected };

    coefficient of = coefficient::slope;
    std::size_t lags = 1;
    correction small_sample = correction::plain;
    double risk_free = 0;  ///< per period

    using state = tidemark::state::pair_rows;

    constexpr core::complaint check() const noexcept { return check_risk_free(risk_free); }
    double lower(const state& s) const noexcept {
        const detail::fitted_line line{s.rows, of, risk_free};
        double sum = line.sum_of_products(0);
        for (std::size_t k = 1; k <= lags && k < s.rows.size(); ++k)
            sum += 2 *
                   core::product(1 - static_cast<double>(k) / (static_cast<double>(lags) + 1), line.sum_of_products(k));
        // Bartlett's weights leave no negative sum, but for rounding.
        const double variance = small_sample == correction::corrected ? sum * line.corrected() : sum;
        return core::sqrt(variance < 0 ? 0 : variance);
    }
};

}
