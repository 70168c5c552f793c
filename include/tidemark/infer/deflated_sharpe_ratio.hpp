// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/infer/probabilistic_sharpe_ratio.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::infer {

namespace detail {

/// Of one trial nothing better than itself is to be expected; of more the formula is meant for two and up.
constexpr core::complaint check_trials(double trials, double variance) noexcept {
    if (!(trials == 1 || (trials >= 2 && core::is_finite(trials)))) return {"trials", trials, "1, or 2 and more"};
    if (!(variance >= 0 && core::is_finite(variance))) return {"variance", variance, "a variance, 0 or more"};
    return {};
}

inline double expected_maximum(double trials, double variance) noexcept {
    constexpr double euler = 0.5772156649015328606, e = 2.7182818284590452354;
    if (trials == 1) return 0;
    const double most = -core::normal_quantile(1 / trials), beyond = -core::normal_quantile(1 / (trials * e));
    return std::sqrt(variance) * (core::product(1 - euler, most) + core::product(euler, beyond));
}

}

/// The largest Sharpe ratio to be expected of so many trials that are worth nothing.
///
/// Formula: sqrt(variance) ((1 - g) z(1 - 1/trials) + g z(1 - 1/(trials e))), g Euler's constant, z the quantile of the
///          standard normal distribution; 0 for one trial
/// Input:   the number of independent trials, also an effective one; the variance of their Sharpe ratios
/// Value:   the Sharpe ratio of the period that `variance` is of
/// No data: -
/// Errors:  std::invalid_argument for fewer than one trial or between one and two, or for a negative variance
/// Source:  Bailey and Lopez de Prado (2014), The deflated Sharpe ratio
inline double expected_maximum_sharpe(double trials, double variance) {
    if (const auto c = detail::check_trials(trials, variance); c.argument != nullptr)
        core::refuse(c.argument, c.value, c.expected);
    return detail::expected_maximum(trials, variance);
}

/// The probability that the true Sharpe ratio exceeds what the best of so many worthless trials would show: that a
/// strategy chosen for its ratio has any.
///
/// Formula: probabilistic_sharpe_ratio with the benchmark expected_maximum_sharpe(trials, variance)
/// Input:   simple returns per period of the strategy that was chosen, as fractions
/// Value:   0 to 1
/// No data: NaN with fewer than 2 observations or no spread
/// Errors:  trials below 1 or between 1 and 2, variance negative, risk_free not finite
/// Source:  Bailey and Lopez de Prado (2014), The deflated Sharpe ratio
struct deflated_sharpe_ratio {
    double trials;         ///< independent ones
    double variance;       ///< of the Sharpe ratios of all trials, per period
    double risk_free = 0;  ///< per period
    returns_are returns = returns_are::any;

    using state = tidemark::state::moments<4>;

    constexpr core::complaint check() const noexcept {
        if (const auto c = detail::check_trials(trials, variance); c.argument != nullptr) return c;
        return risk::check_risk_free(risk_free);
    }
    double lower(const state& s) const noexcept { return of(summarise(s, risk_free, returns)); }
    double of(const sharpe_summary& s) const noexcept {
        return probabilistic_sharpe_ratio{detail::expected_maximum(trials, variance)}.of(s);
    }
};

}
