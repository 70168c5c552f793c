// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/normal.hpp>
#include <tidemark/infer/augmented_dickey_fuller.hpp>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// How long a gap takes to lose half of itself, and how sure that is.
struct half_life_estimate {
    double half_life = core::nan;       ///< in rows
    double standard_error = core::nan;  ///< by the delta method
    double low = core::nan;             ///< where the half-life would be at either end of the interval of `persistence`
    double high = core::nan;
    double persistence = core::nan;  ///< what is left of a gap after one row, as a fraction
    double persistence_error = core::nan;
    std::size_t observations = 0;  ///< rows of the regression
};

/// The half-life of a gap that comes back to its mean (or to a trend, or to 0), from the regression of its change on
/// its level: an autoregression of one lag, an Ornstein-Uhlenbeck process seen once a row.
///
/// Formula:  -ln 2 / ln(f), f = 1 + g of dx_t = terms + g x_(t-1) + e_t; standard error se(g) ln 2 / (f ln(f)^2);
///           interval from f -+ z se(g)
/// Input:    a gap in the order of time, without gaps in its rows
/// Value:    rows, above 0; infinite where the gap does not come back, f of 1 or more, and then without a standard
///           error; `low` is 0 and `high` infinite where the end of the interval of f lies outside (0, 1)
/// No data:  NaN where f is not above 0 (it changes sides at each row), but for f itself; for a series that is
///           constant or follows from its past without a residual, to rounding, or holds an infinity
/// Errors:   std::invalid_argument for a missing observation, naming its row, a series too short for the terms, or a
///           confidence outside (0, 1)
/// Rounding: by QR
/// Cost:     O(n)
/// Source:   Uhlenbeck and Ornstein (1930); any text on autoregressions. Near f = 1 the estimate is too short: f is
///           biased downwards by about 4 / n with a constant, and the interval is that of a normal f (Kendall 1954)
struct half_life {
    deterministic_terms terms = deterministic_terms::constant;  ///< `none`: the gap comes back to 0
    double confidence = 0.95;

    constexpr core::complaint check() const noexcept {
        if (!(confidence > 0 && confidence < 1)) return {"confidence", confidence, "a number in (0, 1)"};
        return {};
    }

    template <core::readable X>
    half_life_estimate operator()(const X& gap) const {
        if (const core::complaint c = check(); c.argument != nullptr) core::refuse(c.argument, c.value, c.expected);
        return of(detail::without_gaps(core::as_sample(gap), "gap"));
    }

private:
    half_life_estimate of(std::vector<double> values) const {
        detail::require_length("gap", values.size(), detail::count_of(terms) + 3, " for these terms");
        const detail::levels s = detail::prepared(std::move(values), detail::where(terms));
        const unit_root_test r = detail::dickey_fuller_regression{terms}.with(s, 0);
        half_life_estimate answer;
        if (r.observations == 0) return answer;
        const double f = 1 + r.coefficient, error = r.coefficient_error;
        const double z = core::normal_quantile(0.5 + confidence / 2);
        answer.persistence = f;
        answer.persistence_error = error;
        answer.observations = r.observations;
        if (!(f > 0)) return answer;
        answer.half_life = of_persistence(f);
        answer.low = of_persistence(f - z * error);
        answer.high = of_persistence(f + z * error);
        if (f < 1) answer.standard_error = error * 0.6931471805599453 / (f * std::log(f) * std::log(f));
        return answer;
    }

    static double of_persistence(double f) noexcept {
        return f >= 1 ? core::infinity : f <= 0 ? 0 : -0.6931471805599453 / std::log(f);
    }
};

}
