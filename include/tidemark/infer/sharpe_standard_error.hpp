// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/frequency.hpp>
#include <tidemark/infer/sharpe_summary.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/state/moments.hpp>

#include <boost/math/distributions/normal.hpp>
#include <boost/version.hpp>

#include <cmath>

#if BOOST_VERSION < 107400
#error "Tidemark needs Boost 1.74 or newer"
#endif

namespace tidemark::inline TIDEMARK_ABI::infer {

/// The standard error of the Sharpe ratio, for returns without serial correlation.
///
/// Formula: sqrt((1 + S^2/2) / n) sqrt(p), S the Sharpe ratio per period;
///          `mertens` sqrt((1 - g1 S + (K-1)/4 S^2) / (n-1)) sqrt(p)
/// Input:   simple returns per period, as fractions; for a risk-free series pass the excess returns
/// Value:   unit of the annual Sharpe ratio it belongs to
/// No data: NaN with fewer than 2 observations or no spread
/// Errors:  periods_per_year not positive, risk_free not finite
/// Source:  Lo (2002), The statistics of Sharpe ratios; Mertens (2002), Comments on variance of the IID estimator in Lo
struct sharpe_standard_error {
    /// Normal returns (Lo), or any returns with four moments (Mertens).
    enum class assumption { normal, mertens };

    core::frequency periods_per_year;
    double risk_free = 0;  ///< per period
    assumption returns = assumption::normal;

    using state = tidemark::state::moments<4>;

    constexpr core::complaint check() const noexcept {
        if (!core::is_finite(risk_free)) return {"risk_free", risk_free, "a finite rate per period"};
        return periods_per_year.check();
    }
    double lower(const state& s) const noexcept {
        const sharpe_summary sample = summarise(s, risk_free, returns_are::any);
        const double variance = returns == assumption::normal ? (1 + sample.ratio * sample.ratio / 2) / sample.count
                                                              : sample.spread() / (sample.count - 1);
        return std::sqrt(variance * periods_per_year.value());
    }
};

/// A two-sided interval about an estimate.
struct interval {
    double low;
    double high;
};

/// The interval of an estimate whose error is normal.
///
/// Formula: estimate -+ z standard_error, z the (1 + confidence)/2 quantile of the standard normal distribution
/// Input:   confidence in (0, 1)
/// Value:   unit of the estimate
/// No data: NaN at both ends
/// Errors:  std::invalid_argument for a confidence outside (0, 1)
/// Source:  any text on statistics
inline interval normal_interval(double estimate, double standard_error, double confidence) {
    if (!(confidence > 0 && confidence < 1)) core::refuse("confidence", confidence, "a number in (0, 1)");
    const double z = -boost::math::quantile(boost::math::normal{}, (1 - confidence) / 2);  // the tail has more digits
    return {estimate - z * standard_error, estimate + z * standard_error};
}

/// The probability that an estimate as far from zero as this, either way, arises when the truth is zero.
///
/// Formula: 2 Phi(-|estimate / standard_error|)
/// Input:   an estimate whose error is normal
/// Value:   0 to 1
/// No data: NaN
/// Source:  any text on statistics
inline double two_sided_p_value(double estimate, double standard_error) {
    const double z = estimate / standard_error;
    if (z != z) return core::nan;
    return 2 * boost::math::cdf(boost::math::normal{}, -std::fabs(z));
}

}
