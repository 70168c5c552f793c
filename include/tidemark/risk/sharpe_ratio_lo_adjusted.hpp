// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/risk/detail/time_aggregation.hpp>

#include <cmath>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// Sums of products of a series with itself some rows before, for every lag up to a largest one. The sums are about
/// the first observation; the first and the last rows are kept, which is what it takes to move them to the mean.
class lagged_products {
public:
    void absorb(double x, std::size_t max_lag) {
        if (count_ == 0) {
            origin_ = core::is_finite(x) ? x : 0;
            products_.assign(max_lag + 1, 0);
            recent_.assign(max_lag, 0);
        }
        const double d = x - origin_;
        const std::size_t reach = count_ < max_lag ? count_ : max_lag;
        products_[0] += d * d;
        for (std::size_t k = 1; k <= reach; ++k) products_[k] += d * recent_[(count_ - k) % max_lag];
        if (count_ < max_lag) first_.push_back(d);
        if (max_lag > 0) recent_[count_ % max_lag] = d;
        sum_ += d;
        ++count_;
    }

    double count() const noexcept { return static_cast<double>(count_); }
    double mean() const noexcept { return origin_ + sum_ / count(); }
    double mean_less(double rate) const noexcept { return (origin_ - rate) + sum_ / count(); }

    /// sum over t of (x_t - mean)(x_(t-k) - mean) for k = 0, 1, ... With S the sum of all deviations, A that of the
    /// first k, B that of the last k and m = S/n: c_k - m (S - A) - m (S - B) + (n - k) m^2.
    std::vector<double> about_the_mean() const {
        std::vector<double> c;
        const double m = sum_ / count();
        double head = 0, tail = 0;
        for (std::size_t k = 0; k < products_.size() && k < count_; ++k) {
            if (k > 0) head += first_[k - 1], tail += recent_[(count_ - k) % recent_.size()];
            c.push_back(products_[k] - m * ((sum_ - head) + (sum_ - tail)) + static_cast<double>(count_ - k) * (m * m));
        }
        return c;
    }

private:
    std::size_t count_ = 0;
    double origin_ = 0;
    double sum_ = 0;
    std::vector<double> products_;
    std::vector<double> first_;
    std::vector<double> recent_;  // a ring: the row t stands at t mod its size
};

/// The Sharpe ratio scaled to a year by what serial correlation leaves of it, where sqrt(periods_per_year) would claim
/// that returns have none.
///
/// Formula: mean(r - risk_free) / sd(r) * eta(q), eta(q) = q / sqrt(q + 2 sum over k < q of (q - k) rho_k), with q =
///          periods_per_year and rho_k = sum((r_t - mean)(r_(t-k) - mean)) / sum((r_t - mean)^2)
/// Input:   simple returns per period, as fractions, in order; for a risk-free series pass the excess returns
/// Value:   per square root of a year
/// No data: NaN with no more than ddof observations, without spread, or where the autocorrelations of a short sample
///          leave nothing under the root; lags beyond the sample count as uncorrelated
/// Errors:  periods_per_year not positive, ddof negative, risk_free not finite
/// Cost:    O(max_lag) a return; memory of three numbers a lag
/// Source:  Lo (2002), The statistics of Sharpe ratios, eq. 20
struct sharpe_ratio_lo_adjusted {
    core::frequency periods_per_year;
    double risk_free = 0;  ///< per period
    double ddof = 1;
    std::size_t max_lag = 0;  ///< the largest lag k; 0 for all below periods_per_year

    using observation = double;
    using state = lagged_products;

    constexpr core::complaint check() const noexcept {
        if (const auto c = check_risk_free(risk_free); c.argument != nullptr) return c;
        if (const auto c = check_ddof(ddof); c.argument != nullptr) return c;
        return periods_per_year.check();
    }
    void absorb(state& s, double r) const { s.absorb(r, lags()); }
    double lower(const state& s) const {
        if (s.count() <= ddof) return core::nan;
        const double q = periods_per_year.value();
        const std::vector<double> c = s.about_the_mean();
        if (!(c[0] > 0)) return core::nan;
        const double eta = detail::time_aggregation(q, c.size() - 1, [&](std::size_t k) { return c[k] / c[0]; });
        return s.mean_less(risk_free) / std::sqrt(c[0] / (s.count() - ddof)) * eta;
    }

private:
    // The lags below q, or those asked for where they are fewer.
    std::size_t lags() const noexcept {
        const auto all = static_cast<std::size_t>(std::ceil(periods_per_year.value())) - 1;
        return max_lag == 0 || max_lag > all ? all : max_lag;
    }
};

}
