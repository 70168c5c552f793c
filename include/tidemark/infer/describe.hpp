// SPDX-License-Identifier: BSL-1.0
#pragma once

// Made from the headers of this folder. The target tidemark_renew_descriptions makes it anew.

#include <tidemark/core/description.hpp>

#include <concepts>

/// The convention of each metric of this folder, with the parameters in force: `describe(metric)`.
namespace tidemark::inline TIDEMARK_ABI::infer {

// The metrics are told by their names alone, so that this header includes none of theirs.
struct correlation_cusum;
struct correlation_page_hinkley;
struct deflated_sharpe_ratio;
struct markov_switching;
struct mean_cusum;
struct mean_page_hinkley;
struct minimum_track_record_length;
struct probabilistic_sharpe_ratio;
struct sharpe_ratio_difference;
struct sharpe_ratio_difference_standard_error;
struct sharpe_standard_error;
struct variance_cusum;
struct variance_page_hinkley;

namespace detail {

template <class E>
constexpr const char* name_of_initial_regime(E e) noexcept {
    switch (e) {
        case E::steady_state: return "steady_state";
        case E::stated: return "stated";
constexpr const char* name_of_after_alarm(E e) noexcept {
    switch (e) {
        case E::goes_on: return "goes_on";
        case E::restarts: return "restarts";
        case E::learns: return "learns";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_change_direction(E e) noexcept {
    switch (e) {
        case E::up: return "up";
        case E::down: return "down";
        case E::either: return "either";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_correlation_evidence(E e) noexcept {
    switch (e) {
        case E::likelihood: return "likelihood";
        case E::angle: return "angle";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_minimum_track_record_length_observations(E e) noexcept {
    switch (e) {
        case E::exact: return "exact";
        case E::whole: return "whole";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_regime_answer(E e) noexcept {
    switch (e) {
        case E::state1: return "state1";
        case E::log_likelihood: return "log_likelihood";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_returns_are(E e) noexcept {
    switch (e) {
        case E::any: return "any";
        case E::normal: return "normal";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_sharpe_standard_error_assumption(E e) noexcept {
    switch (e) {
        case E::normal: return "normal";
        case E::mertens: return "mertens";
    }
    return "no enumerator";
}

}

constexpr core::description describe(const std::same_as<correlation_cusum> auto& m) noexcept {
    return {
        "correlation_cusum",
        "up = max(0, up + l(r+)), down = max(0, down + l(r-)), atanh r+- = atanh r +- shift, z standardised; "
        "`likelihood` l(q) = a(q) (zx + zy)^2 - a(-q) (zx - zy)^2 - g, `angle` l(q) = g - ln((1 - q s) / (1 - r s)), "
        "s = 2 zx zy / (zx^2 + zy^2), a(q) = (q - r) / (4 (1 + r) (1 + q)) and a(-q) with both signs turned, g = "
        "ln((1 - q^2) / (1 - r^2)) / 2; alarm where one is above the threshold",
        "`detection`; statistics and threshold in units of the log-likelihood",
        {
            {"correlation", m.correlation},
            {"shift", m.shift},
            {"watches", detail::name_of_change_direction(m.watches)},
            {"evidence", detail::name_of_correlation_evidence(m.evidence)},
            {"threshold", m.threshold},
            {"warm_up", m.warm_up},
            {"after", detail::name_of_after_alarm(m.after)},
        },
    };
}

constexpr core::description describe(const std::same_as<mean_cusum> auto& m) noexcept {
    return {
        "mean_cusum",
        "up = max(0, up + z - shift/2), down = max(0, down - z - shift/2), z = (x - mean) / deviation; alarm where "
        "one is above the threshold",
        "`detection`; statistics and threshold in standard deviations",
        {
            {"mean", m.mean},
            {"deviation", m.deviation},
            {"shift", m.shift},
            {"watches", detail::name_of_change_direction(m.watches)},
            {"threshold", m.threshold},
            {"warm_up", m.warm_up},
            {"after", detail::name_of_after_alarm(m.after)},
        },
    };
}

constexpr core::description describe(const std::same_as<variance_cusum> auto& m) noexcept {
    return {
        "variance_cusum",
        "up = max(0, up + l(ratio)), down = max(0, down + l(1 / ratio)), l(r) = ((1 - 1/r) z^2 - ln(r)) / 2, z = (x - "
        "mean) / deviation; alarm where one is above the threshold",
        "`detection`; statistics and threshold in units of the log-likelihood",
        {
            {"mean", m.mean},
            {"deviation", m.deviation},
            {"ratio", m.ratio},
            {"watches", detail::name_of_change_direction(m.watches)},
            {"threshold", m.threshold},
            {"warm_up", m.warm_up},
            {"after", detail::name_of_after_alarm(m.after)},
        },
    };
}

constexpr core::description describe(const std::same_as<deflated_sharpe_ratio> auto& m) noexcept {
    return {
        "deflated_sharpe_ratio",
        "probabilistic_sharpe_ratio with the benchmark expected_maximum_sharpe(trials, variance)",
        "0 to 1",
        {
            {"trials", m.trials},
            {"variance", m.variance},
            {"risk_free", m.risk_free},
            {"returns", detail::name_of_returns_are(m.returns)},
        },
    };
}

constexpr core::description describe(const std::same_as<markov_switching> auto& m) noexcept {
    return {
        "markov_switching",
        "before a row a_j = sum_i f_i P(i to j), after it f_j = a_j d_j / sum_i a_i d_i, d_j the normal density of "
        "the row in regime j; log_likelihood = sum of ln sum_i a_i d_i. `steady_state`: before the first row a_1 = (1 "
        "- p00) / (2 - p00 - p11); `stated`: stated_state1",
        "the probability of regime 1 at the last row, given the rows so far (`state1`; regime 0 has the rest), or the "
        "`log_likelihood` of these rows",
        {
            {"p00", m.p00},
            {"p11", m.p11},
            {"mean0", m.mean0},
            {"mean1", m.mean1},
            {"variance0", m.variance0},
            {"variance1", m.variance1},
            {"initial", detail::name_of_initial_regime(m.initial)},
            {"stated_state1", m.stated_state1},
            {"told", detail::name_of_regime_answer(m.told)},
constexpr core::description describe(const std::same_as<mean_page_hinkley> auto& m) noexcept {
    return {
        "mean_page_hinkley",
        "up = max(0, up + z - tolerance), down = max(0, down - z - tolerance), z_t = (x_t - mean(x_1 .. x_t)) / "
        "deviation, which is the distance of the summed z - tolerance from its minimum; alarm where one is above the "
        "threshold",
        "`detection`; statistics and threshold in standard deviations",
        {
            {"deviation", m.deviation},
            {"tolerance", m.tolerance},
            {"watches", detail::name_of_change_direction(m.watches)},
            {"threshold", m.threshold},
            {"warm_up", m.warm_up},
            {"after", detail::name_of_after_alarm(m.after)},
        },
    };
}

constexpr core::description describe(const std::same_as<variance_page_hinkley> auto& m) noexcept {
    return {
        "variance_page_hinkley",
        "up = max(0, up + p - tolerance), down = max(0, down - p - tolerance), p_t = (x_t - m)^2 / v_t - 1, with v_t "
        "the mean of (x_s - m)^2, s <= t, and m the mean, or that of x_1 .. x_t; alarm where one is above the "
        "threshold",
        "`detection`; statistics and threshold in variances",
        {
            {"mean", m.mean},
            {"tolerance", m.tolerance},
            {"watches", detail::name_of_change_direction(m.watches)},
            {"threshold", m.threshold},
            {"warm_up", m.warm_up},
            {"after", detail::name_of_after_alarm(m.after)},
        },
    };
}

constexpr core::description describe(const std::same_as<correlation_page_hinkley> auto& m) noexcept {
    return {
        "correlation_page_hinkley",
        "up = max(0, up + p - tolerance), down = max(0, down - p - tolerance), p_t = zx_t zy_t - r_t, with z "
        "standardised by means and deviations of the pairs 1 .. t, whose correlation is r_t; alarm where one is above "
        "the threshold",
        "`detection`; statistics and threshold in units of the correlation",
        {
            {"tolerance", m.tolerance},
            {"watches", detail::name_of_change_direction(m.watches)},
            {"threshold", m.threshold},
            {"warm_up", m.warm_up},
            {"after", detail::name_of_after_alarm(m.after)},
        },
    };
}

constexpr core::description describe(const std::same_as<probabilistic_sharpe_ratio> auto& m) noexcept {
    return {
        "probabilistic_sharpe_ratio",
        "Phi((S - benchmark) sqrt(n - 1) / sqrt(1 - g1 S + (K - 1)/4 S^2)), S per period with n - 1, g1 and K of the "
        "population",
        "0 to 1",
        {
            {"benchmark", m.benchmark},
            {"risk_free", m.risk_free},
            {"returns", detail::name_of_returns_are(m.returns)},
        },
    };
}

constexpr core::description describe(const std::same_as<minimum_track_record_length> auto& m) noexcept {
    return {
        "minimum_track_record_length",
        "(1 + (1 - g1 S + (K - 1)/4 S^2) (z / (S - benchmark))^2) / periods_per_year, z the `confidence` quantile of "
        "the standard normal distribution; `whole` observations are rounded up",
        "years; observations where periods_per_year is 1. Infinite for a ratio not above the benchmark",
        {
            {"periods_per_year", m.periods_per_year},
            {"benchmark", m.benchmark},
            {"confidence", m.confidence},
            {"risk_free", m.risk_free},
            {"returns", detail::name_of_returns_are(m.returns)},
            {"counted", detail::name_of_minimum_track_record_length_observations(m.counted)},
        },
    };
}

constexpr core::description describe(const std::same_as<sharpe_ratio_difference> auto& m) noexcept {
    return {
        "sharpe_ratio_difference",
        "(mean(x) / sd(x) - mean(y) / sd(y)) sqrt(periods_per_year)",
        "per square root of a year",
        {
            {"periods_per_year", m.periods_per_year},
        },
    };
}

constexpr core::description describe(const std::same_as<sharpe_ratio_difference_standard_error> auto& m) noexcept {
    return {
        "sharpe_ratio_difference_standard_error",
        "sqrt((2 - 2 r + (S^2 + T^2 - 2 S T r^2)/2) / n) sqrt(periods_per_year), S and T the ratios per period, r the "
        "correlation of the two series",
        "unit of the difference it belongs to",
        {
            {"periods_per_year", m.periods_per_year},
        },
    };
}

constexpr core::description describe(const std::same_as<sharpe_standard_error> auto& m) noexcept {
    return {
        "sharpe_standard_error",
        "sqrt((1 + S^2/2) / n) sqrt(p), S the Sharpe ratio per period; `mertens` sqrt((1 - g1 S + (K-1)/4 S^2) / "
        "(n-1)) sqrt(p)",
        "unit of the annual Sharpe ratio it belongs to",
        {
            {"periods_per_year", m.periods_per_year},
            {"risk_free", m.risk_free},
            {"returns", detail::name_of_sharpe_standard_error_assumption(m.returns)},
        },
    };
}

}
