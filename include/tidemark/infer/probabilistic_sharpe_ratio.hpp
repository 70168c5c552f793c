// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/core/normal.hpp>
#include <tidemark/infer/sharpe_summary.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/state/moments.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// The probability that the true Sharpe ratio exceeds a benchmark, given the ratio, length and shape of a sample.
///
/// Formula: Phi((S - benchmark) sqrt(n - 1) / sqrt(1 - g1 S + (K - 1)/4 S^2)), S per period with n - 1, g1 and K of
///          the population
/// Input:   simple returns per period, as fractions; for a risk-free series pass the excess returns
/// Value:   0 to 1
/// No data: NaN with fewer than 2 observations or no spread
/// Errors:  risk_free or benchmark not finite
/// Source:  Bailey and Lopez de Prado (2012), The Sharpe ratio efficient frontier
struct probabilistic_sharpe_ratio {
    double benchmark = 0;  ///< a Sharpe ratio per period
    double risk_free = 0;  ///< per period
    returns_are returns = returns_are::any;

    using state = tidemark::state::moments<4>;

    constexpr core::complaint check() const noexcept {
        if (!core::is_finite(benchmark)) return {"benchmark", benchmark, "a finite Sharpe ratio per period"};
        return risk::check_risk_free(risk_free);
    }
    double lower(const state& s) const noexcept { return of(summarise(s, risk_free, returns)); }
    double of(const sharpe_summary& s) const noexcept {
        return core::normal_probability((s.ratio - benchmark) * std::sqrt(s.count - 1) / std::sqrt(s.spread()));
    }
};

/// How long a sample with this Sharpe ratio and shape must be before the ratio exceeds a benchmark with confidence.
///
/// Formula: (1 + (1 - g1 S + (K - 1)/4 S^2) (z / (S - benchmark))^2) / periods_per_year, z the `confidence` quantile of
///          the standard normal distribution; `whole` observations are rounded up
/// Input:   simple returns per period, as fractions; for a risk-free series pass the excess returns
/// Value:   years; observations where periods_per_year is 1. Infinite for a ratio not above the benchmark
/// No data: NaN with fewer than 2 observations or no spread
/// Errors:  confidence outside (0, 1), periods_per_year not positive, risk_free or benchmark not finite
/// Source:  Bailey and Lopez de Prado (2012), The Sharpe ratio efficient frontier
struct minimum_track_record_length {
    enum class observations { exact, whole };

    core::frequency periods_per_year;
    double benchmark = 0;  ///< a Sharpe ratio per period
    double confidence = 0.95;
    double risk_free = 0;  ///< per period
    returns_are returns = returns_are::any;
    observations counted = observations::exact;

    using state = tidemark::state::moments<4>;

    constexpr core::complaint check() const noexcept {
        if (!(confidence > 0 && confidence < 1)) return {"confidence", confidence, "a number in (0, 1)"};
        if (const auto c = periods_per_year.check(); c.argument != nullptr) return c;
        return probabilistic_sharpe_ratio{benchmark, risk_free}.check();
    }
    double lower(const state& s) const noexcept { return of(summarise(s, risk_free, returns)); }
    double of(const sharpe_summary& s) const noexcept {
        if (s.ratio <= benchmark) return core::infinity;
        // Where less than an even chance is asked for, the shortest sample has it.
        const double z = confidence > 0.5 ? core::normal_quantile(confidence) : 0, errors = z / (s.ratio - benchmark);
        const double least = 1 + s.spread() * errors * errors;
        return (counted == observations::whole ? std::ceil(least) : least) / periods_per_year.value();
    }
};

}
