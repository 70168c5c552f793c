// SPDX-License-Identifier: BSL-1.0
#pragma once

// Made from the headers of this folder. The target tidemark_renew_descriptions makes it anew.

#include <tidemark/core/description.hpp>

#include <concepts>

/// The convention of each metric of this folder, with the parameters in force: `describe(metric)`.
namespace tidemark::inline TIDEMARK_ABI::risk {

// The metrics are told by their names alone, so that this header includes none of theirs.
struct active_premium;
struct adjusted_sharpe_ratio;
struct adjusted_sharpe_ratio_geometric;
struct alpha;
struct annualised_return_arithmetic;
struct annualised_return_geometric;
struct appraisal_ratio;
struct argmax;
struct argmin;
struct autocorrelation;
struct average_drawdown;
struct average_loss;
struct average_win;
struct bernardo_ledoit_ratio;
struct beta;
struct beta_cokurtosis;
struct beta_coskewness;
struct burke_ratio;
struct calmar_ratio;
struct calmar_ratio_recent;
struct catch_up_return;
struct conditional_drawdown_at_risk;
struct correlation;
struct covariance;
struct cumulative_return;
struct current_drawdown;
struct current_drawdown_of_levels;
struct d_ratio;
struct down_beta;
struct down_capture;
struct down_capture_annualised;
struct down_number_ratio;
struct down_percentage_ratio;
struct downside_deviation;
struct downside_frequency;
struct drawdown_at_risk;
struct drawdown_count;
struct drawdown_episodes;
struct drawdown_episodes_of_levels;
struct entropic_risk_measure;
struct entropic_value_at_risk;
struct ewm_beta;
struct ewm_correlation;
struct ewm_covariance;
struct ewm_mean;
struct ewm_mean_timed;
struct ewm_variance;
struct ewm_variance_timed;
struct ewm_volatility;
struct excess_return;
struct expected_shortfall_cornish_fisher;
struct expected_shortfall_gaussian;
struct expected_shortfall_historical;
struct fama_beta;
struct first_value;
struct gain_to_pain_ratio;
struct gini_mean_difference;
struct henriksson_merton;
struct huber_location;
struct hurst_index_rs;
struct information_ratio;
struct information_ratio_geometric;
struct jensen_alpha;
struct kappa_ratio;
struct kelly_ratio;
struct kelly_ratio_empirical;
struct kendall_tau;
struct kurtosis;
struct l_moment;
struct last_value;
struct linearly_weighted_mean;
struct lower_partial_moment;
struct m2_sortino;
struct m_squared;
struct m_squared_excess;
struct martin_ratio;
struct martin_ratio_mean_excess;
struct max_consecutive_losses;
struct max_consecutive_wins;
struct max_drawdown;
struct max_drawdown_arithmetic;
struct max_drawdown_duration;
struct max_drawdown_duration_of_levels;
struct max_drawdown_of_levels;
struct max_drawdown_position;
struct max_drawdown_span;
struct max_drawdown_span_of_levels;
struct maximum;
struct mean;
struct mean_absolute_deviation;
struct mean_absolute_deviation_from_median;
struct medcouple;
struct median;
struct median_absolute_deviation;
struct minimum;
struct net_selectivity;
struct observation_count;
struct omega_excess_return;
struct omega_ratio;
struct omega_ratio_annual_threshold;
struct omega_sharpe_ratio;
struct pain_index;
struct pain_index_of_levels;
struct pain_ratio;
struct pain_ratio_mean_excess;
struct payoff_ratio;
struct percentile_rank;
struct product;
struct profit_factor;
struct prospect_ratio;
struct qn_scale;
struct quantile;
struct r_squared;
struct rachev_ratio;
struct range;
struct rank;
struct ratio_return;
struct ratio_return_of_levels;
struct recovery_factor;
struct recovery_factor_arithmetic;
struct recovery_return;
struct recovery_return_of_levels;
struct regression_error;
struct regression_error_newey_west;
struct regression_error_white;
struct residual_volatility;
struct riskmetrics_volatility;
struct selectivity;
struct semi_deviation;
struct sharpe_ratio;
struct sharpe_ratio_geometric;
struct sharpe_ratio_lo_adjusted;
struct sharpe_ratio_over_series;
struct skewness;
struct sn_scale;
struct sortino_ratio;
struct spearman_correlation;
struct specific_risk;
struct stability_of_timeseries;
struct standard_deviation;
struct standard_error;
struct sterling_ratio;
struct sterling_ratio_average_annual;
struct sterling_ratio_largest;
struct systematic_risk;
struct tail_ratio;
struct theil_sen_beta;
struct time_under_water;
struct time_under_water_of_levels;
struct total;
struct total_risk;
struct tracking_error;
struct treynor_mazuy;
struct treynor_ratio;
struct trimmed_mean;
struct ulcer_index;
struct ulcer_index_of_levels;
struct up_beta;
struct up_capture;
struct up_capture_annualised;
struct up_number_ratio;
struct up_percentage_ratio;
struct upper_partial_moment;
struct upside_frequency;
struct upside_potential;
struct upside_potential_ratio;
struct upside_risk;
struct value_at_risk_cornish_fisher;
struct value_at_risk_gaussian;
struct value_at_risk_historical;
struct variability_skewness;
struct variance;
struct volatility;
struct volatility_skewness;
struct weighted_mean;
struct weighted_variance;
struct win_rate;
struct winsorized_mean;
struct worst_realization;
struct z_score;

namespace detail {

template <class E>
constexpr const char* name_of_alpha_annualisation(E e) noexcept {
    switch (e) {
        case E::arithmetic: return "arithmetic";
        case E::compounded: return "compounded";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_annualised_by(E e) noexcept {
    switch (e) {
        case E::growth: return "growth";
        case E::mean: return "mean";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_appraisal_ratio_form(E e) noexcept {
    switch (e) {
        case E::plain: return "plain";
        case E::modified: return "modified";
        case E::alternative: return "alternative";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_autocorrelation_estimator(E e) noexcept {
    switch (e) {
        case E::full_sample: return "full_sample";
        case E::adjusted: return "adjusted";
        case E::pairwise: return "pairwise";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_averaged_over(E e) noexcept {
    switch (e) {
        case E::full: return "full";
        case E::subset: return "subset";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_burke_ratio_form(E e) noexcept {
    switch (e) {
        case E::plain: return "plain";
        case E::modified: return "modified";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_captured(E e) noexcept {
    switch (e) {
        case E::geometric_mean: return "geometric_mean";
        case E::cumulative: return "cumulative";
        case E::arithmetic: return "arithmetic";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_coefficient(E e) noexcept {
    switch (e) {
        case E::slope: return "slope";
        case E::intercept: return "intercept";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_counted_from(E e) noexcept {
    switch (e) {
        case E::oldest: return "oldest";
        case E::newest: return "newest";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_drawdown_end(E e) noexcept {
    switch (e) {
        case E::peak: return "peak";
        case E::trough: return "trough";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_drawdown_sample(E e) noexcept {
    switch (e) {
        case E::series: return "series";
        case E::episodes: return "episodes";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_drawdown_scale(E e) noexcept {
    switch (e) {
        case E::compounded: return "compounded";
        case E::arithmetic: return "arithmetic";
        case E::log: return "log";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_drawdown_unit(E e) noexcept {
    switch (e) {
        case E::fraction: return "fraction";
        case E::percent: return "percent";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_ewm_weights(E e) noexcept {
    switch (e) {
        case E::adjusted: return "adjusted";
        case E::recursive: return "recursive";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_excess(E e) noexcept {
    switch (e) {
        case E::arithmetic: return "arithmetic";
        case E::geometric: return "geometric";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_expected_shortfall_cornish_fisher_tail(E e) noexcept {
    switch (e) {
        case E::operational: return "operational";
        case E::non_operational: return "non_operational";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_expected_shortfall_historical_tail(E e) noexcept {
    switch (e) {
        case E::acerbi_tasche: return "acerbi_tasche";
        case E::mean_le_quantile: return "mean_le_quantile";
        case E::mean_lt_quantile: return "mean_lt_quantile";
        case E::count_floor: return "count_floor";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_hurst_index_rs_correction(E e) noexcept {
    switch (e) {
        case E::none: return "none";
        case E::anis_lloyd: return "anis_lloyd";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_hurst_index_rs_method(E e) noexcept {
    switch (e) {
        case E::single_window: return "single_window";
        case E::multi_scale: return "multi_scale";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_kendall_tau_type(E e) noexcept {
    switch (e) {
        case E::a: return "a";
        case E::b: return "b";
        case E::c: return "c";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_kurtosis_estimator(E e) noexcept {
    switch (e) {
        case E::G2: return "G2";
        case E::g2: return "g2";
        case E::b2: return "b2";
        case E::moment: return "moment";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_l_moment_scaling(E e) noexcept {
    switch (e) {
        case E::none: return "none";
        case E::ratio: return "ratio";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_m2_sortino_ratio(E e) noexcept {
    switch (e) {
        case E::per_period: return "per_period";
        case E::annual: return "annual";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_max_drawdown_scale(E e) noexcept {
    switch (e) {
        case E::fraction: return "fraction";
        case E::log: return "log";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_max_drawdown_duration_count(E e) noexcept {
    switch (e) {
        case E::peak_to_recovery: return "peak_to_recovery";
        case E::underwater: return "underwater";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_median_absolute_deviation_scaling(E e) noexcept {
    switch (e) {
        case E::raw: return "raw";
        case E::normal_consistent: return "normal_consistent";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_partial_moment_scale(E e) noexcept {
    switch (e) {
        case E::power: return "power";
        case E::root: return "root";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_prospect_ratio_subtracted(E e) noexcept {
    switch (e) {
        case E::each: return "each";
        case E::once: return "once";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_quantile_type(E e) noexcept {
    switch (e) {
        case E::inverted_cdf: return "inverted_cdf";
        case E::averaged_inverted_cdf: return "averaged_inverted_cdf";
        case E::closest_observation: return "closest_observation";
        case E::interpolated_inverted_cdf: return "interpolated_inverted_cdf";
        case E::hazen: return "hazen";
        case E::weibull: return "weibull";
        case E::linear: return "linear";
        case E::median_unbiased: return "median_unbiased";
        case E::normal_unbiased: return "normal_unbiased";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_rachev_ratio_tail(E e) noexcept {
    switch (e) {
        case E::exact: return "exact";
        case E::peer: return "peer";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_rank_ties(E e) noexcept {
    switch (e) {
        case E::average: return "average";
        case E::minimum: return "minimum";
        case E::maximum: return "maximum";
        case E::dense: return "dense";
        case E::ordinal: return "ordinal";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_regression_error_newey_west_correction(E e) noexcept {
    switch (e) {
        case E::plain: return "plain";
        case E::corrected: return "corrected";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_regression_error_white_estimator(E e) noexcept {
    switch (e) {
        case E::hc0: return "hc0";
        case E::hc1: return "hc1";
        case E::hc3: return "hc3";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_riskmetrics_volatility_centre(E e) noexcept {
    switch (e) {
        case E::zero: return "zero";
        case E::mean: return "mean";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_riskmetrics_volatility_start(E e) noexcept {
    switch (e) {
        case E::first_square: return "first_square";
        case E::sample_variance: return "sample_variance";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_scale_factor(E e) noexcept {
    switch (e) {
        case E::small_sample: return "small_sample";
        case E::normal_consistent: return "normal_consistent";
        case E::raw: return "raw";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_sharpe_ratio_over_series_spread(E e) noexcept {
    switch (e) {
        case E::excess: return "excess";
        case E::raw: return "raw";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_sign(E e) noexcept {
    switch (e) {
        case E::as_loss: return "as_loss";
        case E::as_return: return "as_return";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_skewness_estimator(E e) noexcept {
    switch (e) {
        case E::G1: return "G1";
        case E::g1: return "g1";
        case E::b1: return "b1";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_sortino_ratio_denominator(E e) noexcept {
    switch (e) {
        case E::full: return "full";
        case E::subset: return "subset";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_sortino_ratio_scale(E e) noexcept {
    switch (e) {
        case E::plain: return "plain";
        case E::adjusted: return "adjusted";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_tie(E e) noexcept {
    switch (e) {
        case E::first: return "first";
        case E::last: return "last";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_timing(E e) noexcept {
    switch (e) {
        case E::gamma: return "gamma";
        case E::beta: return "beta";
        case E::alpha: return "alpha";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_treynor_ratio_form(E e) noexcept {
    switch (e) {
        case E::plain: return "plain";
        case E::modified: return "modified";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_value_at_risk_cornish_fisher_parameters(E e) noexcept {
    switch (e) {
        case E::moments: return "moments";
        case E::maillard: return "maillard";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_value_at_risk_historical_floor(E e) noexcept {
    switch (e) {
        case E::none: return "none";
        case E::zero: return "zero";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_weighted_bias(E e) noexcept {
    switch (e) {
        case E::debiased: return "debiased";
        case E::biased: return "biased";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_win_rate_zeros(E e) noexcept {
    switch (e) {
        case E::exclude: return "exclude";
        case E::count: return "count";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_zero_in(E e) noexcept {
    switch (e) {
        case E::neither: return "neither";
        case E::up: return "up";
        case E::down: return "down";
    }
    return "no enumerator";
}

template <class E>
constexpr const char* name_of_zero_spread(E e) noexcept {
    switch (e) {
        case E::nan: return "nan";
        case E::pandas: return "pandas";
    }
    return "no enumerator";
}

}

constexpr core::description describe(const std::same_as<adjusted_sharpe_ratio> auto& m) noexcept {
    return {
        "adjusted_sharpe_ratio",
        "SR (1 + S SR / 6 - (K - 3) SR^2 / 24), SR the annual sharpe_ratio, S = m3 / m2^(3/2) and K = m4 / m2^2 of "
        "population moments",
        "per square root of a year",
        {
            {"periods_per_year", m.periods_per_year},
            {"risk_free", m.risk_free},
            {"ddof", m.ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<adjusted_sharpe_ratio_geometric> auto& m) noexcept {
    return {
        "adjusted_sharpe_ratio_geometric",
        "as adjusted_sharpe_ratio, SR the sharpe_ratio_geometric",
        "per square root of a year",
        {
            {"periods_per_year", m.periods_per_year},
            {"risk_free", m.risk_free},
            {"ddof", m.ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<alpha> auto& m) noexcept {
    return {
        "alpha",
        "a = mean(x - risk_free) - beta mean(b - risk_free); a p, or with `compounded` (1 + a)^p - 1",
        "fraction per year; with periods_per_year = 1 per period",
        {
            {"periods_per_year", m.periods_per_year},
            {"risk_free", m.risk_free},
            {"annualised", detail::name_of_alpha_annualisation(m.annualised)},
        },
    };
}

constexpr core::description describe(const std::same_as<jensen_alpha> auto& m) noexcept {
    return {
        "jensen_alpha",
        "Rp - Rf - beta (Rb - Rf), R = prod(1 + r)^(periods_per_year / n) - 1 and Rf that of risk_free",
        "fraction per year",
        {
            {"periods_per_year", m.periods_per_year},
            {"risk_free", m.risk_free},
        },
    };
}

constexpr core::description describe(const std::same_as<annualised_return_arithmetic> auto& m) noexcept {
    return {
        "annualised_return_arithmetic",
        "mean(r) * periods_per_year",
        "fraction per year",
        {
            {"periods_per_year", m.periods_per_year},
        },
    };
}

constexpr core::description describe(const std::same_as<annualised_return_geometric> auto& m) noexcept {
    return {
        "annualised_return_geometric",
        "prod(1 + r)^(periods_per_year / n) - 1, or prod(1 + r)^(1 / years) - 1 when `years` is given",
        "fraction per year; -1 after a total loss",
        {
            {"periods_per_year", m.periods_per_year},
            {"years", m.years},
        },
    };
}

constexpr core::description describe(const std::same_as<appraisal_ratio> auto& m) noexcept {
    return {
        "appraisal_ratio",
        "jensen_alpha / specific_risk; `modified` / beta; `alternative` / systematic_risk",
        "per square root of a year; `modified` fraction per year",
        {
            {"periods_per_year", m.periods_per_year},
            {"risk_free", m.risk_free},
            {"by", detail::name_of_appraisal_ratio_form(m.by)},
            {"benchmark_ddof", m.benchmark_ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<argmin> auto& m) noexcept {
    return {
        "argmin",
        "argmin(x)",
        "number of observations before it, or after it where counted from the newest; missing rows are not counted",
        {
            {"counted", detail::name_of_counted_from(m.counted)},
            {"among_equals", detail::name_of_tie(m.among_equals)},
        },
    };
}

constexpr core::description describe(const std::same_as<argmax> auto& m) noexcept {
    return {
        "argmax",
        "argmax(x)",
        "number of observations before it, or after it where counted from the newest; missing rows are not counted",
        {
            {"counted", detail::name_of_counted_from(m.counted)},
            {"among_equals", detail::name_of_tie(m.among_equals)},
        },
    };
}

constexpr core::description describe(const std::same_as<autocorrelation> auto& m) noexcept {
    return {
        "autocorrelation",
        "sum over i > k of (x_i - m)(x_(i-k) - m) / sum (x_i - m)^2, m the mean of all; `adjusted` n / (n - k) times "
        "that; `pairwise` the correlation of the pairs (x_i, x_(i-k)), each side about its own mean",
        "-1 to 1; adjusted to n / (n - k)",
        {
            {"lag", m.lag},
            {"type", detail::name_of_autocorrelation_estimator(m.type)},
        },
    };
}

constexpr core::description describe(const std::same_as<average_drawdown> auto& m) noexcept {
    return {
        "average_drawdown",
        "mean of the depths of drawdown_episodes, or of the `largest` of them",
        "fraction of the high, 0 to 1; 0 without a loss",
        {
            {"largest", m.largest},
            {"as", detail::name_of_sign(m.as)},
        },
    };
}

constexpr core::description describe(const std::same_as<bernardo_ledoit_ratio> auto&) noexcept {
    return {
        "bernardo_ledoit_ratio",
        "sum(max(r, 0)) / sum(max(-r, 0))",
        "a ratio, 0 or more; 1 when the mean return is 0",
    };
}

constexpr core::description describe(const std::same_as<d_ratio> auto&) noexcept {
    return {
        "d_ratio",
        "count(r < 0) sum(max(-r, 0)) / (count(r > 0) sum(max(r, 0)))",
        "a ratio, 0 or more; 0 without losses",
    };
}

constexpr core::description describe(const std::same_as<beta> auto&) noexcept {
    return {
        "beta",
        "sum((x - mean x)(b - mean b)) / sum((b - mean b)^2)",
        "unit of x per unit of b",
    };
}

constexpr core::description describe(const std::same_as<up_beta> auto&) noexcept {
    return {
        "up_beta",
        "beta over the pairs with b > 0",
        "unit of x per unit of b",
    };
}

constexpr core::description describe(const std::same_as<down_beta> auto&) noexcept {
    return {
        "down_beta",
        "beta over the pairs with b < 0",
        "unit of x per unit of b",
    };
}

constexpr core::description describe(const std::same_as<burke_ratio> auto& m) noexcept {
    return {
        "burke_ratio",
        "(prod(1 + r)^(periods_per_year / n) - 1 - annual_risk_free) / sqrt(sum of depth^2), over the episodes of "
        "drawdown_episodes or the `largest` of them; `modified` times sqrt(n)",
        "per year",
        {
            {"periods_per_year", m.periods_per_year},
            {"annual_risk_free", m.annual_risk_free},
            {"scaled", detail::name_of_burke_ratio_form(m.scaled)},
            {"largest", m.largest},
        },
    };
}

constexpr core::description describe(const std::same_as<calmar_ratio> auto& m) noexcept {
    return {
        "calmar_ratio",
        "(prod(1 + r)^(periods_per_year / n) - 1) / max_drawdown(r)",
        "per year",
        {
            {"periods_per_year", m.periods_per_year},
        },
    };
}

constexpr core::description describe(const std::same_as<calmar_ratio_recent> auto& m) noexcept {
    return {
        "calmar_ratio_recent",
        "calmar_ratio of the last `window` observed returns",
        "per year",
        {
            {"periods_per_year", m.periods_per_year},
            {"window", m.window},
        },
    };
}

constexpr core::description describe(const std::same_as<up_capture> auto& m) noexcept {
    return {
        "up_capture",
        "(prod(1 + x)^(1 / m) - 1) / (prod(1 + b)^(1 / m) - 1) over the m rows with b > 0; `cumulative` without the "
        "roots; `arithmetic` sum(x) / sum(b)",
        "a ratio; above 1 when the portfolio rose more",
        {
            {"compared", detail::name_of_captured(m.compared)},
            {"zeros", detail::name_of_zero_in(m.zeros)},
        },
    };
}

constexpr core::description describe(const std::same_as<down_capture> auto& m) noexcept {
    return {
        "down_capture",
        "(prod(1 + x)^(1 / m) - 1) / (prod(1 + b)^(1 / m) - 1) over the m rows with b < 0; `cumulative` without the "
        "roots; `arithmetic` sum(x) / sum(b)",
        "a ratio; below 1 when the portfolio fell less, negative when it rose",
        {
            {"compared", detail::name_of_captured(m.compared)},
            {"zeros", detail::name_of_zero_in(m.zeros)},
        },
    };
}

constexpr core::description describe(const std::same_as<up_capture_annualised> auto& m) noexcept {
    return {
        "up_capture_annualised",
        "Rp / Rb, R = prod(1 + r)^(periods_per_year / m) - 1 over the m rows with b > 0",
        "a ratio; above 1 when the portfolio rose more",
        {
            {"periods_per_year", m.periods_per_year},
            {"zeros", detail::name_of_zero_in(m.zeros)},
        },
    };
}

constexpr core::description describe(const std::same_as<down_capture_annualised> auto& m) noexcept {
    return {
        "down_capture_annualised",
        "Rp / Rb, R = prod(1 + r)^(periods_per_year / m) - 1 over the m rows with b < 0",
        "a ratio; below 1 when the portfolio fell less, negative when it rose",
        {
            {"periods_per_year", m.periods_per_year},
            {"zeros", detail::name_of_zero_in(m.zeros)},
        },
    };
}

constexpr core::description describe(const std::same_as<catch_up_return> auto&) noexcept {
    return {
        "catch_up_return",
        "prod(1 + b) / prod(1 + x) - 1",
        "fraction; below 0 when the first is ahead; +infinity when it lost all",
    };
}

constexpr core::description describe(const std::same_as<beta_coskewness> auto&) noexcept {
    return {
        "beta_coskewness",
        "sum((x - mean x)(b - mean b)^2) / sum((b - mean b)^3)",
        "unit of x per unit of b",
    };
}

constexpr core::description describe(const std::same_as<beta_cokurtosis> auto&) noexcept {
    return {
        "beta_cokurtosis",
        "sum((x - mean x)(b - mean b)^3) / sum((b - mean b)^4)",
        "unit of x per unit of b",
    };
}

constexpr core::description describe(const std::same_as<max_consecutive_wins> auto&) noexcept {
    return {
        "max_consecutive_wins",
        "the largest number of consecutive r > 0",
        "number of observations",
    };
}

constexpr core::description describe(const std::same_as<max_consecutive_losses> auto&) noexcept {
    return {
        "max_consecutive_losses",
        "the largest number of consecutive r < 0",
        "number of observations",
    };
}

constexpr core::description describe(const std::same_as<correlation> auto&) noexcept {
    return {
        "correlation",
        "sum((x - mean x)(y - mean y)) / sqrt(sum((x - mean x)^2) sum((y - mean y)^2))",
        "-1 to 1",
    };
}

constexpr core::description describe(const std::same_as<covariance> auto& m) noexcept {
    return {
        "covariance",
        "sum((x - mean x)(y - mean y)) / (n - ddof)",
        "unit of x times unit of y",
        {
            {"ddof", m.ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<cumulative_return> auto& m) noexcept {
    return {
        "cumulative_return",
        "prod(1 + r) - 1; with a starting value v, v prod(1 + r)",
        "fraction; with a starting value, its unit",
        {
            {"starting_value", m.starting_value},
        },
    };
}

constexpr core::description describe(const std::same_as<current_drawdown> auto& m) noexcept {
    return {
        "current_drawdown",
        "1 - V_n / max(V_0 .. V_n), with V_0 = 1 and V_t = V_(t-1) (1 + r_t)",
        "fraction of the high, 0 to 1",
        {
            {"as", detail::name_of_sign(m.as)},
        },
    };
}

constexpr core::description describe(const std::same_as<current_drawdown_of_levels> auto& m) noexcept {
    return {
        "current_drawdown_of_levels",
        "1 - P_n / max(P_1 .. P_n)",
        "fraction of the high, 0 to 1",
        {
            {"as", detail::name_of_sign(m.as)},
        },
    };
}

constexpr core::description describe(const std::same_as<downside_deviation> auto& m) noexcept {
    return {
        "downside_deviation",
        "sqrt(mean(max(target - r, 0)^2)) * sqrt(periods_per_year)",
        "fraction per square root of a year; 0 when nothing is below",
        {
            {"periods_per_year", m.periods_per_year},
            {"target", m.target},
            {"averaged", detail::name_of_averaged_over(m.averaged)},
        },
    };
}

constexpr core::description describe(const std::same_as<upside_risk> auto& m) noexcept {
    return {
        "upside_risk",
        "sqrt(mean(max(r - target, 0)^2))",
        "fraction per period; 0 when nothing is above",
        {
            {"target", m.target},
            {"averaged", detail::name_of_averaged_over(m.averaged)},
        },
    };
}

constexpr core::description describe(const std::same_as<upside_potential> auto& m) noexcept {
    return {
        "upside_potential",
        "mean(max(r - target, 0))",
        "fraction per period; 0 when nothing is above",
        {
            {"target", m.target},
            {"averaged", detail::name_of_averaged_over(m.averaged)},
        },
    };
}

constexpr core::description describe(const std::same_as<downside_frequency> auto& m) noexcept {
    return {
        "downside_frequency",
        "count(r < target) / n",
        "0 to 1",
        {
            {"target", m.target},
        },
    };
}

constexpr core::description describe(const std::same_as<upside_frequency> auto& m) noexcept {
    return {
        "upside_frequency",
        "count(r > target) / n",
        "0 to 1",
        {
            {"target", m.target},
        },
    };
}

constexpr core::description describe(const std::same_as<drawdown_at_risk> auto& m) noexcept {
    return {
        "drawdown_at_risk",
        "-quantile(d, alpha), d_t = V_t / max(V_0 .. V_t) - 1 with V_0 = 1 and V_t = V_(t-1) (1 + r_t), or as "
        "drawdown_series has it; `episodes` takes the depth of each episode in place of the drawdown of each period",
        "in the scale: a fraction of the high, of the stake (`arithmetic`), or a logarithm; 0 without a loss",
        {
            {"alpha", m.alpha},
            {"type", detail::name_of_quantile_type(m.type)},
            {"of", detail::name_of_drawdown_sample(m.of)},
            {"scale", detail::name_of_drawdown_scale(m.scale)},
            {"as", detail::name_of_sign(m.as)},
        },
    };
}

constexpr core::description describe(const std::same_as<conditional_drawdown_at_risk> auto& m) noexcept {
    return {
        "conditional_drawdown_at_risk",
        "-(sum of the k smallest d_t + (alpha n - k) times the next) / (alpha n), with k = floor(alpha n) and d_t as "
        "in drawdown_at_risk",
        "in the scale: a fraction of the high, of the stake (`arithmetic`), or a logarithm; 0 without a loss",
        {
            {"alpha", m.alpha},
            {"of", detail::name_of_drawdown_sample(m.of)},
            {"scale", detail::name_of_drawdown_scale(m.scale)},
            {"as", detail::name_of_sign(m.as)},
        },
    };
}

constexpr core::description describe(const std::same_as<drawdown_episodes> auto&) noexcept {
    return {
        "drawdown_episodes",
        "maximal runs with V_t < max(V_0 .. V_t), V_0 = 1",
        "one episode for each run, in order of time; the last one may be open",
    };
}

constexpr core::description describe(const std::same_as<drawdown_episodes_of_levels> auto&) noexcept {
    return {
        "drawdown_episodes_of_levels",
        "maximal runs with P_t < max(P_0 .. P_t)",
        "one episode for each run, in order of time; the last one may be open",
    };
}

constexpr core::description describe(const std::same_as<max_drawdown_duration> auto& m) noexcept {
    return {
        "max_drawdown_duration",
        "max over episodes of recovery - peak",
        "number of periods; 0 without a loss",
        {
            {"counted", detail::name_of_max_drawdown_duration_count(m.counted)},
        },
    };
}

constexpr core::description describe(const std::same_as<max_drawdown_duration_of_levels> auto& m) noexcept {
    return {
        "max_drawdown_duration_of_levels",
        "max over episodes of recovery - peak",
        "number of periods; 0 without a loss",
        {
            {"counted", detail::name_of_max_drawdown_duration_count(m.counted)},
        },
    };
}

constexpr core::description describe(const std::same_as<entropic_risk_measure> auto& m) noexcept {
    return {
        "entropic_risk_measure",
        "z ln(mean(exp(-r/z)) / alpha)",
        "fraction; positive for a loss",
        {
            {"z", m.z},
            {"alpha", m.alpha},
        },
    };
}

constexpr core::description describe(const std::same_as<entropic_value_at_risk> auto& m) noexcept {
    return {
        "entropic_value_at_risk",
        "min over z > 0 of z ln(mean(exp(-r/z)) / alpha)",
        "fraction; positive for a loss; from the expected shortfall to the worst loss, which it is where a share "
        "alpha of the returns or more is as bad as that",
        {
            {"alpha", m.alpha},
            {"as", detail::name_of_sign(m.as)},
        },
    };
}

constexpr core::description describe(const std::same_as<ewm_covariance> auto& m) noexcept {
    return {
        "ewm_covariance",
        "sum(w (x - mx)(y - my)) / (sum(w) - sum(w^2) / sum(w)), m and w those of ewm_mean; `biased` by sum(w)",
        "unit of x times unit of y",
        {
            {"decay", m.decay},
            {"weights", detail::name_of_ewm_weights(m.weights)},
            {"bias", detail::name_of_weighted_bias(m.bias)},
        },
    };
}

constexpr core::description describe(const std::same_as<ewm_correlation> auto& m) noexcept {
    return {
        "ewm_correlation",
        "sum(w (x - mx)(y - my)) / sqrt(sum(w (x - mx)^2) sum(w (y - my)^2)), m and w those of ewm_mean",
        "-1 to 1",
        {
            {"decay", m.decay},
            {"weights", detail::name_of_ewm_weights(m.weights)},
        },
    };
}

constexpr core::description describe(const std::same_as<ewm_beta> auto& m) noexcept {
    return {
        "ewm_beta",
        "sum(w (x - mx)(b - mb)) / sum(w (b - mb)^2), m and w those of ewm_mean",
        "unit of x per unit of b",
        {
            {"decay", m.decay},
            {"weights", detail::name_of_ewm_weights(m.weights)},
        },
    };
}

constexpr core::description describe(const std::same_as<ewm_mean> auto& m) noexcept {
    return {
        "ewm_mean",
        "sum(w x) / sum(w), w = factor^age; if `recursive` the oldest weighs factor^age / (1 - factor)",
        "unit of the series",
        {
            {"decay", m.decay},
            {"weights", detail::name_of_ewm_weights(m.weights)},
        },
    };
}

constexpr core::description describe(const std::same_as<ewm_mean_timed> auto& m) noexcept {
    return {
        "ewm_mean_timed",
        "sum(w x) / sum(w), with w = 2^(-age / half_life)",
        "unit of the series",
        {
            {"half_life", m.half_life},
        },
    };
}

constexpr core::description describe(const std::same_as<ewm_variance_timed> auto& m) noexcept {
    return {
        "ewm_variance_timed",
        "sum(w (x - m)^2) / (sum(w) - sum(w^2) / sum(w)), m and w those of ewm_mean_timed; `biased` by sum(w)",
        "square of the unit of the series; exactly 0 for equal observations",
        {
            {"half_life", m.half_life},
            {"bias", detail::name_of_weighted_bias(m.bias)},
        },
    };
}

constexpr core::description describe(const std::same_as<ewm_variance> auto& m) noexcept {
    return {
        "ewm_variance",
        "sum(w (x - m)^2) / (sum(w) - sum(w^2) / sum(w)), m and w those of ewm_mean; `biased` by sum(w)",
        "square of the unit of the series; exactly 0 for equal observations",
        {
            {"decay", m.decay},
            {"weights", detail::name_of_ewm_weights(m.weights)},
            {"bias", detail::name_of_weighted_bias(m.bias)},
        },
    };
}

constexpr core::description describe(const std::same_as<ewm_volatility> auto& m) noexcept {
    return {
        "ewm_volatility",
        "sqrt(ewm_variance * periods_per_year)",
        "fraction per square root of a year; exactly 0 for equal returns",
        {
            {"periods_per_year", m.periods_per_year},
            {"decay", m.decay},
            {"weights", detail::name_of_ewm_weights(m.weights)},
            {"bias", detail::name_of_weighted_bias(m.bias)},
        },
    };
}

constexpr core::description describe(const std::same_as<excess_return> auto& m) noexcept {
    return {
        "excess_return",
        "R_x - R_b with R = prod(1 + r)^(periods_per_year / n) - 1; geometric: (1 + R_x) / (1 + R_b) - 1",
        "fraction per year",
        {
            {"periods_per_year", m.periods_per_year},
            {"excess_is", detail::name_of_excess(m.excess_is)},
        },
    };
}

constexpr core::description describe(const std::same_as<active_premium> auto& m) noexcept {
    return {
        "active_premium",
        "excess_return",
        "fraction per year",
        {
            {"periods_per_year", m.periods_per_year},
            {"excess_is", detail::name_of_excess(m.excess_is)},
        },
    };
}

constexpr core::description describe(const std::same_as<expected_shortfall_historical> auto& m) noexcept {
    return {
        "expected_shortfall_historical",
        "-(sum of the k smallest + (alpha n - k) times the next) / (alpha n), with k = floor(alpha n)",
        "fraction; positive for a loss; never below the value at risk of the same tail: that of type 1 for the exact "
        "share, of `bound` for the two means, of type 7 for the count",
        {
            {"alpha", m.alpha},
            {"averaged", detail::name_of_expected_shortfall_historical_tail(m.averaged)},
            {"as", detail::name_of_sign(m.as)},
            {"bound", detail::name_of_quantile_type(m.bound)},
        },
    };
}

constexpr core::description describe(const std::same_as<minimum> auto&) noexcept {
    return {
        "minimum",
        "min(x)",
        "unit of the series",
    };
}

constexpr core::description describe(const std::same_as<maximum> auto&) noexcept {
    return {
        "maximum",
        "max(x)",
        "unit of the series",
    };
}

constexpr core::description describe(const std::same_as<worst_realization> auto& m) noexcept {
    return {
        "worst_realization",
        "-min(r)",
        "fraction; positive for a loss",
        {
            {"as", detail::name_of_sign(m.as)},
        },
    };
}

constexpr core::description describe(const std::same_as<fama_beta> auto&) noexcept {
    return {
        "fama_beta",
        "sd(x) / sd(b)",
        "unit of x per unit of b, 0 or more",
    };
}

constexpr core::description describe(const std::same_as<first_value> auto&) noexcept {
    return {
        "first_value",
        "x_1",
        "unit of the series",
    };
}

constexpr core::description describe(const std::same_as<last_value> auto&) noexcept {
    return {
        "last_value",
        "x_n",
        "unit of the series",
    };
}

constexpr core::description describe(const std::same_as<huber_location> auto& m) noexcept {
    return {
        "huber_location",
        "the m with sum of min(max(x - m, -k s), k s) = 0, s = 1.4826 median(abs(x - median))",
        "unit of the series; the median where the scale s is zero or the sum there is; of several such m, one",
        {
            {"k", m.k},
        },
    };
}

constexpr core::description describe(const std::same_as<hurst_index_rs> auto& m) noexcept {
    return {
        "hurst_index_rs",
        "ln(Q) / ln(n), Q = (max - min of the running sums of x - mean, 0 among them) / sd, with n - 1 in sd; "
        "`anis_lloyd` 1/2 + ln(Q / expected Q) / ln(n); `multi_scale` the slope of ln(mean Q), or 1/2 and that of "
        "ln(mean Q / expected Q), on ln(m), where n, n/2, n/4, ... observations make 1, 2, 4, ... windows of m",
        "about 0 to 1",
        {
            {"by", detail::name_of_hurst_index_rs_method(m.by)},
            {"corrected", detail::name_of_hurst_index_rs_correction(m.corrected)},
            {"shortest", m.shortest},
        },
    };
}

constexpr core::description describe(const std::same_as<information_ratio> auto& m) noexcept {
    return {
        "information_ratio",
        "mean(x - b) / sd(x - b) * sqrt(periods_per_year), with n - ddof in the standard deviation",
        "per square root of a year",
        {
            {"periods_per_year", m.periods_per_year},
            {"ddof", m.ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<information_ratio_geometric> auto& m) noexcept {
    return {
        "information_ratio_geometric",
        "(Rp - Rb) / (sd(x - b) sqrt(periods_per_year)), R = prod(1 + r)^(periods_per_year / n) - 1",
        "per square root of a year",
        {
            {"periods_per_year", m.periods_per_year},
            {"ddof", m.ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<kappa_ratio> auto& m) noexcept {
    return {
        "kappa_ratio",
        "(mean(r) - target) * periods_per_year / mean(max(target - r, 0)^degree)^(1/degree)",
        "a ratio; per period for periods_per_year 1",
        {
            {"periods_per_year", m.periods_per_year},
            {"target", m.target},
            {"degree", m.degree},
        },
    };
}

constexpr core::description describe(const std::same_as<kelly_ratio> auto& m) noexcept {
    return {
        "kelly_ratio",
        "fraction * mean(r - risk_free) / variance(r), with n - ddof in the variance",
        "share of wealth; above 1 with borrowing, negative when sold short",
        {
            {"risk_free", m.risk_free},
            {"fraction", m.fraction},
            {"ddof", m.ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<kelly_ratio_empirical> auto& m) noexcept {
    return {
        "kelly_ratio_empirical",
        "fraction * (W - (1 - W) / payoff), W = wins / (wins + losses), payoff = mean win / mean loss",
        "share of wealth; the fraction itself without a loss, -infinity without a win",
        {
            {"fraction", m.fraction},
        },
    };
}

constexpr core::description describe(const std::same_as<kendall_tau> auto& m) noexcept {
    return {
        "kendall_tau",
        "(C - D) / sqrt((N - X) (N - Y)): of all N pairs of rows, C that the two series order alike, D against each "
        "other, X tied in x and Y tied in y",
        "-1 to 1; type a is (C - D) / N, which reaches 1 without ties only; type c (Stuart, for tables that are not "
        "square) is 2 m (C - D) / (n^2 (m - 1)) with m the different numbers of the series that has fewer of them",
        {
            {"corrected", detail::name_of_kendall_tau_type(m.corrected)},
        },
    };
}

constexpr core::description describe(const std::same_as<kurtosis> auto& m) noexcept {
    return {
        "kurtosis",
        "g2 = m4 / m2^2 - 3 of population moments; G2 = ((n+1) g2 + 6)(n-1) / ((n-2)(n-3)); b2 = (g2+3)(1-1/n)^2 - 3",
        "no unit; `moment` is m4 / m2^2, not an excess",
        {
            {"type", detail::name_of_kurtosis_estimator(m.type)},
            {"on_equal", detail::name_of_zero_spread(m.on_equal)},
        },
    };
}

constexpr core::description describe(const std::same_as<l_moment> auto& m) noexcept {
    return {
        "l_moment",
        "l_r = sum over k < r of (-1)^(r-1-k) C(r-1, k) C(r-1+k, k) b_k, b_k = mean of C(i-1, k) / C(n-1, k) x_i of "
        "the ascending observations; `ratio` divides by l_2",
        "unit of the series; l_1 is the mean, l_2 half the mean difference; of `ratio` none, -1 to 1",
        {
            {"order", m.order},
            {"scaled", detail::name_of_l_moment_scaling(m.scaled)},
        },
    };
}

constexpr core::description describe(const std::same_as<gini_mean_difference> auto&) noexcept {
    return {
        "gini_mean_difference",
        "sum over i, j of abs(x_i - x_j) / (n (n - 1))",
        "unit of the series, 0 or more; exactly 0 for equal observations",
    };
}

constexpr core::description describe(const std::same_as<linearly_weighted_mean> auto&) noexcept {
    return {
        "linearly_weighted_mean",
        "sum(i x_i) / (n (n + 1) / 2), i = 1 .. n from the oldest",
        "unit of the series; exactly the common value of equal observations",
    };
}

constexpr core::description describe(const std::same_as<m2_sortino> auto& m) noexcept {
    return {
        "m2_sortino",
        "Rp + sortino_ratio (downside_deviation(b) - downside_deviation(x)), deviations of a year, the ratio per "
        "period as Bacon's example has it, or `annual`; Rp = prod(1 + x)^(periods_per_year / n) - 1",
        "fraction per year",
        {
            {"periods_per_year", m.periods_per_year},
            {"target", m.target},
            {"sortino", detail::name_of_m2_sortino_ratio(m.sortino)},
        },
    };
}

constexpr core::description describe(const std::same_as<omega_excess_return> auto& m) noexcept {
    return {
        "omega_excess_return",
        "Rp - 3 downside_deviation(x) downside_deviation(b), deviations of a year; Rp = prod(1 + x)^(periods_per_year "
        "/ n) - 1",
        "fraction per year",
        {
            {"periods_per_year", m.periods_per_year},
            {"target", m.target},
        },
    };
}

constexpr core::description describe(const std::same_as<m_squared> auto& m) noexcept {
    return {
        "m_squared",
        "(Rp - Rf) sd(b) / sd(x) + Rf, R = prod(1 + r)^(periods_per_year / n) - 1, with `mean` mean(r) times "
        "periods_per_year, and Rf likewise of risk_free",
        "fraction per year",
        {
            {"periods_per_year", m.periods_per_year},
            {"risk_free", m.risk_free},
            {"annualised", detail::name_of_annualised_by(m.annualised)},
        },
    };
}

constexpr core::description describe(const std::same_as<m_squared_excess> auto& m) noexcept {
    return {
        "m_squared_excess",
        "m_squared - Rb, or (1 + m_squared) / (1 + Rb) - 1 with `geometric`",
        "fraction per year",
        {
            {"periods_per_year", m.periods_per_year},
            {"risk_free", m.risk_free},
            {"annualised", detail::name_of_annualised_by(m.annualised)},
            {"excess_is", detail::name_of_excess(m.excess_is)},
        },
    };
}

constexpr core::description describe(const std::same_as<treynor_mazuy> auto& m) noexcept {
    return {
        "treynor_mazuy",
        "x - risk_free = alpha + beta z + gamma z^2 + e, z = b - risk_free",
        "gamma per unit of return (above 0: it held more of the market when that rose), beta without a unit, alpha "
        "per period",
        {
            {"coefficient", detail::name_of_timing(m.coefficient)},
            {"risk_free", m.risk_free},
        },
    };
}

constexpr core::description describe(const std::same_as<henriksson_merton> auto& m) noexcept {
    return {
        "henriksson_merton",
        "x - risk_free = alpha + beta z + gamma max(0, -z) + e, z = b - risk_free",
        "gamma without a unit (above 0: it held less of the market when that fell), beta without a unit, alpha per "
        "period",
        {
            {"coefficient", detail::name_of_timing(m.coefficient)},
            {"risk_free", m.risk_free},
        },
    };
}

constexpr core::description describe(const std::same_as<martin_ratio> auto& m) noexcept {
    return {
        "martin_ratio",
        "(prod(1 + r)^(periods_per_year / n) - 1 - annual_risk_free) / ulcer_index(r)",
        "per year",
        {
            {"periods_per_year", m.periods_per_year},
            {"annual_risk_free", m.annual_risk_free},
        },
    };
}

constexpr core::description describe(const std::same_as<martin_ratio_mean_excess> auto& m) noexcept {
    return {
        "martin_ratio_mean_excess",
        "mean(r - risk_free) / ulcer_index(r)",
        "per period",
        {
            {"risk_free", m.risk_free},
        },
    };
}

constexpr core::description describe(const std::same_as<max_drawdown> auto& m) noexcept {
    return {
        "max_drawdown",
        "-min over t of V_t / max(V_0 .. V_t) - 1, with V_0 = 1 and V_t = V_(t-1) (1 + r_t)",
        "fraction of the high, 0 to 1; with `scale::log` its logarithm -ln(1 - fall), 0 to infinity",
        {
            {"as", detail::name_of_sign(m.as)},
            {"measured", detail::name_of_max_drawdown_scale(m.measured)},
        },
    };
}

constexpr core::description describe(const std::same_as<max_drawdown_of_levels> auto& m) noexcept {
    return {
        "max_drawdown_of_levels",
        "-min over t of P_t / max(P_0 .. P_t) - 1",
        "fraction of the high, 0 to 1",
        {
            {"as", detail::name_of_sign(m.as)},
        },
    };
}

constexpr core::description describe(const std::same_as<max_drawdown_arithmetic> auto& m) noexcept {
    return {
        "max_drawdown_arithmetic",
        "max over t of max(S_0 .. S_t) - S_t, with S_0 = 0 and S_t = S_(t-1) + r_t",
        "fraction of the stake, 0 or more",
        {
            {"as", detail::name_of_sign(m.as)},
        },
    };
}

constexpr core::description describe(const std::same_as<max_drawdown_span> auto&) noexcept {
    return {
        "max_drawdown_span",
        "1 - V_trough / V_peak, the largest for peak <= trough, with V_0 = 1 and V_t = V_(t-1) (1 + r_t)",
        "depth as a fraction of the high, and the number of observed returns until the peak and until the trough",
    };
}

constexpr core::description describe(const std::same_as<max_drawdown_span_of_levels> auto&) noexcept {
    return {
        "max_drawdown_span_of_levels",
        "1 - P_trough / P_peak, the largest for peak <= trough",
        "depth as a fraction of the high, and the number of observed levels before the peak and before the trough",
    };
}

constexpr core::description describe(const std::same_as<max_drawdown_position> auto& m) noexcept {
    return {
        "max_drawdown_position",
        "of max_drawdown, the last t with V_t at the high, or the first t with V_t at the trough",
        "number of observed returns until then, 0 for the unit at the start; both are 0 without a loss",
        {
            {"of", detail::name_of_drawdown_end(m.of)},
        },
    };
}

constexpr core::description describe(const std::same_as<mean> auto&) noexcept {
    return {
        "mean",
        "sum(x) / n",
        "unit of the series",
    };
}

constexpr core::description describe(const std::same_as<mean_absolute_deviation> auto&) noexcept {
    return {
        "mean_absolute_deviation",
        "mean(abs(x - mean))",
        "unit of the series, 0 or more; exactly 0 for equal observations",
    };
}

constexpr core::description describe(const std::same_as<mean_absolute_deviation_from_median> auto&) noexcept {
    return {
        "mean_absolute_deviation_from_median",
        "mean(abs(x - median))",
        "unit of the series, 0 or more; exactly 0 for equal observations",
    };
}

constexpr core::description describe(const std::same_as<medcouple> auto&) noexcept {
    return {
        "medcouple",
        "median of ((x_j - m) - (m - x_i)) / (x_j - x_i) over x_i <= m <= x_j; of the t^2 pairs of t observations at "
        "m, t count as 0, half of the others as -1 and half as 1",
        "-1 to 1, 0 for a symmetric sample and for equal observations",
    };
}

constexpr core::description describe(const std::same_as<median> auto&) noexcept {
    return {
        "median",
        "the middle observation, or the mean of the two in the middle",
        "unit of the series",
    };
}

constexpr core::description describe(const std::same_as<median_absolute_deviation> auto& m) noexcept {
    return {
        "median_absolute_deviation",
        "c median(abs(x - median)), c = 1, or 1.4826 with `normal_consistent`",
        "unit of the series, 0 or more; `normal_consistent` estimates a normal sample's standard deviation",
        {
            {"scaled", detail::name_of_median_absolute_deviation_scaling(m.scaled)},
        },
    };
}

constexpr core::description describe(const std::same_as<observation_count> auto&) noexcept {
    return {
        "observation_count",
        "n",
        "number of observations",
    };
}

constexpr core::description describe(const std::same_as<omega_ratio> auto& m) noexcept {
    return {
        "omega_ratio",
        "sum(max(r - threshold, 0)) / sum(max(threshold - r, 0))",
        "a ratio, 0 or more; 1 when the mean return is the threshold",
        {
            {"threshold", m.threshold},
        },
    };
}

constexpr core::description describe(const std::same_as<omega_ratio_annual_threshold> auto& m) noexcept {
    return {
        "omega_ratio_annual_threshold",
        "omega_ratio about (1 + annual_threshold)^(1 / periods_per_year) - 1 per period",
        "a ratio, 0 or more",
        {
            {"periods_per_year", m.periods_per_year},
            {"annual_threshold", m.annual_threshold},
        },
    };
}

constexpr core::description describe(const std::same_as<omega_sharpe_ratio> auto& m) noexcept {
    return {
        "omega_sharpe_ratio",
        "mean(r - threshold) / mean(max(threshold - r, 0))",
        "a ratio, -1 or more",
        {
            {"threshold", m.threshold},
        },
    };
}

constexpr core::description describe(const std::same_as<upside_potential_ratio> auto& m) noexcept {
    return {
        "upside_potential_ratio",
        "mean(max(r - target, 0)) / sqrt(mean(max(target - r, 0)^2))",
        "a ratio, 0 or more",
        {
            {"target", m.target},
            {"averaged", detail::name_of_averaged_over(m.averaged)},
        },
    };
}

constexpr core::description describe(const std::same_as<volatility_skewness> auto& m) noexcept {
    return {
        "volatility_skewness",
        "mean(max(r - target, 0)^2) / mean(max(target - r, 0)^2)",
        "a ratio, 0 or more; its root is variability_skewness",
        {
            {"target", m.target},
        },
    };
}

constexpr core::description describe(const std::same_as<variability_skewness> auto& m) noexcept {
    return {
        "variability_skewness",
        "sqrt(mean(max(r - target, 0)^2)) / sqrt(mean(max(target - r, 0)^2))",
        "a ratio, 0 or more",
        {
            {"target", m.target},
        },
    };
}

constexpr core::description describe(const std::same_as<pain_index> auto& m) noexcept {
    return {
        "pain_index",
        "sum(1 - V_t / max(V_0 .. V_t)) / (n - ddof), with V_0 = 1 and V_t = V_(t-1) (1 + r_t)",
        "fraction of the high, 0 to 1",
        {
            {"unit", detail::name_of_drawdown_unit(m.unit)},
            {"ddof", m.ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<pain_index_of_levels> auto& m) noexcept {
    return {
        "pain_index_of_levels",
        "sum(1 - P_t / max(P_1 .. P_t)) / (n - ddof)",
        "fraction of the high, 0 to 1",
        {
            {"unit", detail::name_of_drawdown_unit(m.unit)},
            {"ddof", m.ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<pain_ratio> auto& m) noexcept {
    return {
        "pain_ratio",
        "(prod(1 + r)^(periods_per_year / n) - 1 - annual_risk_free) / pain_index(r)",
        "per year",
        {
            {"periods_per_year", m.periods_per_year},
            {"annual_risk_free", m.annual_risk_free},
        },
    };
}

constexpr core::description describe(const std::same_as<pain_ratio_mean_excess> auto& m) noexcept {
    return {
        "pain_ratio_mean_excess",
        "mean(r - risk_free) / pain_index(r)",
        "per period",
        {
            {"risk_free", m.risk_free},
        },
    };
}

constexpr core::description describe(const std::same_as<lower_partial_moment> auto& m) noexcept {
    return {
        "lower_partial_moment",
        "mean(max(threshold - x, 0)^degree); for degree 0 the share below",
        "unit of the series to the power degree, and with `root` the unit itself; 0 when nothing is below",
        {
            {"threshold", m.threshold},
            {"degree", m.degree},
            {"averaged", detail::name_of_averaged_over(m.averaged)},
            {"scale", detail::name_of_partial_moment_scale(m.scale)},
        },
    };
}

constexpr core::description describe(const std::same_as<upper_partial_moment> auto& m) noexcept {
    return {
        "upper_partial_moment",
        "mean(max(x - threshold, 0)^degree); for degree 0 the share above",
        "unit of the series to the power degree, and with `root` the unit itself; 0 when nothing is above",
        {
            {"threshold", m.threshold},
            {"degree", m.degree},
            {"averaged", detail::name_of_averaged_over(m.averaged)},
            {"scale", detail::name_of_partial_moment_scale(m.scale)},
        },
    };
}

constexpr core::description describe(const std::same_as<percentile_rank> auto& m) noexcept {
    return {
        "percentile_rank",
        "(b + tie_weight e) / n, with b observations below the newest and e equal to it, itself included",
        "0 to 1; with a tie weight of 1 the empirical distribution function at the newest observation",
        {
            {"tie_weight", m.tie_weight},
        },
    };
}

constexpr core::description describe(const std::same_as<product> auto&) noexcept {
    return {
        "product",
        "prod(x)",
        "unit of the series to the power n; it may overflow, or underflow to 0, on its way",
    };
}

constexpr core::description describe(const std::same_as<prospect_ratio> auto& m) noexcept {
    return {
        "prospect_ratio",
        "(mean(max(r, 0) + loss_aversion min(r, 0)) - target) / sqrt(mean(max(target - r, 0)^2)); `once` subtracts "
        "target / n in place of target",
        "a ratio",
        {
            {"target", m.target},
            {"loss_aversion", m.loss_aversion},
            {"from", detail::name_of_prospect_ratio_subtracted(m.from)},
        },
    };
}

constexpr core::description describe(const std::same_as<qn_scale> auto& m) noexcept {
    return {
        "qn_scale",
        "2.2219 d_n times the k-th smallest abs(x_i - x_j), i < j, k = C(h, 2), h = floor(n / 2) + 1",
        "unit of the series, 0 or more; 0 for one observation",
        {
            {"scaled", detail::name_of_scale_factor(m.scaled)},
        },
    };
}

constexpr core::description describe(const std::same_as<sn_scale> auto& m) noexcept {
    return {
        "sn_scale",
        "1.1926 c_n times the low median over i of the high median over j of abs(x_i - x_j), with ranks floor((n + 1) "
        "/ 2) and floor(n / 2) + 1",
        "unit of the series, 0 or more; 0 for one observation",
        {
            {"scaled", detail::name_of_scale_factor(m.scaled)},
        },
    };
}

constexpr core::description describe(const std::same_as<quantile> auto& m) noexcept {
    return {
        "quantile",
        "x[j] + g (x[j+1] - x[j]) of the ascending observations, where n p + m = j + g and m is the type's own shift",
        "unit of the series",
        {
            {"probability", m.probability},
            {"type", detail::name_of_quantile_type(m.type)},
        },
    };
}

constexpr core::description describe(const std::same_as<r_squared> auto&) noexcept {
    return {
        "r_squared",
        "correlation(x, b)^2",
        "0 to 1",
    };
}

constexpr core::description describe(const std::same_as<rachev_ratio> auto& m) noexcept {
    return {
        "rachev_ratio",
        "expected_shortfall(risk_free - r, gain_share) / expected_shortfall(r - risk_free, loss_share)",
        "a ratio; above 1 when the good tail is the larger",
        {
            {"loss_share", m.loss_share},
            {"gain_share", m.gain_share},
            {"risk_free", m.risk_free},
            {"averaged", detail::name_of_rachev_ratio_tail(m.averaged)},
        },
    };
}

constexpr core::description describe(const std::same_as<range> auto&) noexcept {
    return {
        "range",
        "max(x) - min(x)",
        "unit of the series, 0 or more",
    };
}

constexpr core::description describe(const std::same_as<rank> auto& m) noexcept {
    return {
        "rank",
        "b + (e + 1) / 2, with b observations below the newest and e equal to it, itself included; with other ties b "
        "+ 1 (minimum), b + e (maximum, ordinal) or one more than the different values below it (dense)",
        "1 to the number of observations",
        {
            {"tied", detail::name_of_rank_ties(m.tied)},
        },
    };
}

constexpr core::description describe(const std::same_as<ratio_return> auto&) noexcept {
    return {
        "ratio_return",
        "prod(1 + x) / prod(1 + b) - 1",
        "fraction; above 0 when the first did better",
    };
}

constexpr core::description describe(const std::same_as<ratio_return_of_levels> auto&) noexcept {
    return {
        "ratio_return_of_levels",
        "(P_n / P_1) / (Q_n / Q_1) - 1",
        "fraction; above 0 when the first did better",
    };
}

constexpr core::description describe(const std::same_as<recovery_factor> auto&) noexcept {
    return {
        "recovery_factor",
        "(prod(1 + r) - 1) / max_drawdown(r)",
        "a ratio, -1 or more",
    };
}

constexpr core::description describe(const std::same_as<recovery_factor_arithmetic> auto&) noexcept {
    return {
        "recovery_factor_arithmetic",
        "sum(r) / max_drawdown(r)",
        "a ratio",
    };
}

constexpr core::description describe(const std::same_as<recovery_return> auto&) noexcept {
    return {
        "recovery_return",
        "max(V_0 .. V_n) / V_n - 1, with V_0 = 1 and V_t = V_(t-1) (1 + r_t): d / (1 - d) for a drawdown d",
        "fraction, 0 or more; 0 at a high; +infinity after a total loss",
    };
}

constexpr core::description describe(const std::same_as<recovery_return_of_levels> auto&) noexcept {
    return {
        "recovery_return_of_levels",
        "max(P_1 .. P_n) / P_n - 1",
        "fraction, 0 or more; 0 at a high; +infinity at 0",
    };
}

constexpr core::description describe(const std::same_as<regression_error> auto& m) noexcept {
    return {
        "regression_error",
        "s / sqrt(S), or of the intercept s sqrt(1 / n + (mean b)^2 / S), with S = sum((b - mean b)^2) and s^2 = "
        "sum(e^2) / (n - 2) of the residuals e",
        "unit of the coefficient, per period",
        {
            {"of", detail::name_of_coefficient(m.of)},
            {"risk_free", m.risk_free},
        },
    };
}

constexpr core::description describe(const std::same_as<regression_error_white> auto& m) noexcept {
    return {
        "regression_error_white",
        "sqrt(sum((w_i e_i)^2)), e the residuals, w_i = (b_i - mean b) / sum((b - mean b)^2), of the intercept 1 / n "
        "- mean b w_i; HC1 times sqrt(n / (n - 2)), HC3 with e_i / (1 - h_i), h the leverages",
        "unit of the coefficient, per period",
        {
            {"of", detail::name_of_coefficient(m.of)},
            {"type", detail::name_of_regression_error_white_estimator(m.type)},
            {"risk_free", m.risk_free},
        },
    };
}

constexpr core::description describe(const std::same_as<regression_error_newey_west> auto& m) noexcept {
    return {
        "regression_error_newey_west",
        "sqrt(g_0 + 2 sum over k = 1 .. lags of (1 - k / (lags + 1)) g_k), g_k = sum of w_i e_i w_(i-k) e_(i-k) as "
        "regression_error_white has them; `corrected` times sqrt(n / (n - 2))",
        "unit of the coefficient, per period",
        {
            {"of", detail::name_of_coefficient(m.of)},
            {"lags", m.lags},
            {"small_sample", detail::name_of_regression_error_newey_west_correction(m.small_sample)},
            {"risk_free", m.risk_free},
        },
    };
}

constexpr core::description describe(const std::same_as<residual_volatility> auto& m) noexcept {
    return {
        "residual_volatility",
        "sqrt(sum((x - alpha - beta b)^2) / (n - ddof)) * sqrt(periods_per_year)",
        "fraction per square root of a year; ddof = 0 is Bacon's specific risk",
        {
            {"periods_per_year", m.periods_per_year},
            {"ddof", m.ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<riskmetrics_volatility> auto& m) noexcept {
    return {
        "riskmetrics_volatility",
        "sqrt(s2_n periods_per_year), with s2_t = lambda s2_(t-1) + (1 - lambda) (r_t - c)^2, c = 0 or the mean so "
        "far, from s2_0 = (r_1 - c)^2 or the variance so far",
        "fraction per square root of a year",
        {
            {"periods_per_year", m.periods_per_year},
            {"lambda", m.lambda},
            {"from", detail::name_of_riskmetrics_volatility_start(m.from)},
            {"about", detail::name_of_riskmetrics_volatility_centre(m.about)},
        },
    };
}

constexpr core::description describe(const std::same_as<selectivity> auto& m) noexcept {
    return {
        "selectivity",
        "jensen_alpha",
        "fraction per year",
        {
            {"periods_per_year", m.periods_per_year},
            {"risk_free", m.risk_free},
        },
    };
}

constexpr core::description describe(const std::same_as<net_selectivity> auto& m) noexcept {
    return {
        "net_selectivity",
        "selectivity - (fama_beta - beta)(Rb - Rf), Rb the benchmark's compounded annual growth and Rf that of "
        "risk_free",
        "fraction per year",
        {
            {"periods_per_year", m.periods_per_year},
            {"risk_free", m.risk_free},
        },
    };
}

constexpr core::description describe(const std::same_as<semi_deviation> auto& m) noexcept {
    return {
        "semi_deviation",
        "sqrt(sum(max(mean - r, 0)^2) / (n - ddof)) * sqrt(periods_per_year); for n, `subset` has the number of "
        "returns below the mean",
        "fraction per square root of a year; exactly 0 for equal returns",
        {
            {"periods_per_year", m.periods_per_year},
            {"ddof", m.ddof},
            {"averaged", detail::name_of_averaged_over(m.averaged)},
        },
    };
}

constexpr core::description describe(const std::same_as<sharpe_ratio> auto& m) noexcept {
    return {
        "sharpe_ratio",
        "mean(r - risk_free) / sd(r - risk_free) * sqrt(periods_per_year)",
        "per square root of a year",
        {
            {"periods_per_year", m.periods_per_year},
            {"risk_free", m.risk_free},
            {"ddof", m.ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<sharpe_ratio_geometric> auto& m) noexcept {
    return {
        "sharpe_ratio_geometric",
        "(prod(1 + r - risk_free)^(periods_per_year / n) - 1) / (sd(r - risk_free) sqrt(periods_per_year))",
        "per square root of a year",
        {
            {"periods_per_year", m.periods_per_year},
            {"risk_free", m.risk_free},
            {"ddof", m.ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<sharpe_ratio_over_series> auto& m) noexcept {
    return {
        "sharpe_ratio_over_series",
        "mean(r - f) / sd(r - f) * sqrt(periods_per_year); with `raw` sd(r)",
        "per square root of a year",
        {
            {"periods_per_year", m.periods_per_year},
            {"ddof", m.ddof},
            {"spread_of", detail::name_of_sharpe_ratio_over_series_spread(m.spread_of)},
        },
    };
}

constexpr core::description describe(const std::same_as<sharpe_ratio_lo_adjusted> auto& m) noexcept {
    return {
        "sharpe_ratio_lo_adjusted",
        "mean(r - risk_free) / sd(r) * eta(q), eta(q) = q / sqrt(q + 2 sum over k < q of (q - k) rho_k), with q = "
        "periods_per_year and rho_k = sum((r_t - mean)(r_(t-k) - mean)) / sum((r_t - mean)^2)",
        "per square root of a year",
        {
            {"periods_per_year", m.periods_per_year},
            {"risk_free", m.risk_free},
            {"ddof", m.ddof},
            {"max_lag", m.max_lag},
        },
    };
}

constexpr core::description describe(const std::same_as<skewness> auto& m) noexcept {
    return {
        "skewness",
        "g1 = m3 / m2^(3/2) of population moments; G1 = g1 sqrt(n(n-1)) / (n-2); b1 = g1 ((n-1)/n)^(3/2)",
        "no unit",
        {
            {"type", detail::name_of_skewness_estimator(m.type)},
            {"on_equal", detail::name_of_zero_spread(m.on_equal)},
        },
    };
}

constexpr core::description describe(const std::same_as<sortino_ratio> auto& m) noexcept {
    return {
        "sortino_ratio",
        "mean(r - target) / sqrt(mean(min(r - target, 0)^2)) * sqrt(periods_per_year)",
        "per square root of a year",
        {
            {"periods_per_year", m.periods_per_year},
            {"target", m.target},
            {"averaged_over", detail::name_of_sortino_ratio_denominator(m.averaged_over)},
            {"scaled", detail::name_of_sortino_ratio_scale(m.scaled)},
        },
    };
}

constexpr core::description describe(const std::same_as<spearman_correlation> auto&) noexcept {
    return {
        "spearman_correlation",
        "sum(R S) / sqrt(sum(R^2) sum(S^2)), with R and S the ranks of x and y less their mean",
        "-1 to 1",
    };
}

constexpr core::description describe(const std::same_as<stability_of_timeseries> auto&) noexcept {
    return {
        "stability_of_timeseries",
        "correlation(L_t, t)^2, L_t = ln(1 + r_1) + ... + ln(1 + r_t)",
        "0 to 1; 1 for a constant growth that is not zero",
    };
}

constexpr core::description describe(const std::same_as<standard_deviation> auto& m) noexcept {
    return {
        "standard_deviation",
        "sqrt(sum((x - mean)^2) / (n - ddof))",
        "unit of the series; exactly 0 for equal observations",
        {
            {"ddof", m.ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<standard_error> auto& m) noexcept {
    return {
        "standard_error",
        "sqrt(sum((x - mean)^2) / (n - ddof) / n)",
        "unit of the series; exactly 0 for equal observations",
        {
            {"ddof", m.ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<sterling_ratio> auto& m) noexcept {
    return {
        "sterling_ratio",
        "(prod(1 + r)^(periods_per_year / n) - 1) / (max_drawdown(r) + excess)",
        "per year",
        {
            {"periods_per_year", m.periods_per_year},
            {"excess", m.excess},
        },
    };
}

constexpr core::description describe(const std::same_as<sterling_ratio_average_annual> auto& m) noexcept {
    return {
        "sterling_ratio_average_annual",
        "(prod(1 + r)^(periods_per_year / n) - 1) / (mean over the years of max_drawdown + excess)",
        "per year",
        {
            {"periods_per_year", m.periods_per_year},
            {"excess", m.excess},
        },
    };
}

constexpr core::description describe(const std::same_as<sterling_ratio_largest> auto& m) noexcept {
    return {
        "sterling_ratio_largest",
        "(prod(1 + r)^(periods_per_year / n) - 1) / (average_drawdown(r) of the `largest` episodes + excess)",
        "per year",
        {
            {"periods_per_year", m.periods_per_year},
            {"largest", m.largest},
            {"excess", m.excess},
        },
    };
}

constexpr core::description describe(const std::same_as<systematic_risk> auto& m) noexcept {
    return {
        "systematic_risk",
        "beta sd(b) sqrt(periods_per_year), with n - ddof in the standard deviation",
        "fraction per square root of a year; negative where beta is",
        {
            {"periods_per_year", m.periods_per_year},
            {"ddof", m.ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<specific_risk> auto& m) noexcept {
    return {
        "specific_risk",
        "sqrt(sum((x - alpha - beta b)^2) / (n - ddof)) * sqrt(periods_per_year)",
        "fraction per square root of a year",
        {
            {"periods_per_year", m.periods_per_year},
            {"ddof", m.ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<total_risk> auto& m) noexcept {
    return {
        "total_risk",
        "sqrt(systematic_risk^2 + specific_risk^2), with n - benchmark_ddof in the systematic and n in the specific",
        "fraction per square root of a year",
        {
            {"periods_per_year", m.periods_per_year},
            {"benchmark_ddof", m.benchmark_ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<tail_ratio> auto& m) noexcept {
    return {
        "tail_ratio",
        "abs(quantile(r, 1 - alpha)) / abs(quantile(r, alpha))",
        "a ratio, 0 or more; above 1 when the good tail is the larger",
        {
            {"alpha", m.alpha},
            {"type", detail::name_of_quantile_type(m.type)},
        },
    };
}

constexpr core::description describe(const std::same_as<theil_sen_beta> auto&) noexcept {
    return {
        "theil_sen_beta",
        "median of (x_j - x_i) / (b_j - b_i) over all i < j with b_i != b_j; of an even number, the mean of the two "
        "in the middle",
        "unit of x per unit of b",
    };
}

constexpr core::description describe(const std::same_as<time_under_water> auto&) noexcept {
    return {
        "time_under_water",
        "n - (the last t with V_t = max(V_0 .. V_n)), with V_0 = 1 and V_t = V_(t-1) (1 + r_t)",
        "number of periods; 0 at a high",
    };
}

constexpr core::description describe(const std::same_as<time_under_water_of_levels> auto&) noexcept {
    return {
        "time_under_water_of_levels",
        "n - (the last t with P_t = max(P_1 .. P_n))",
        "number of periods; 0 at a high",
    };
}

constexpr core::description describe(const std::same_as<drawdown_count> auto&) noexcept {
    return {
        "drawdown_count",
        "number of maximal runs with V_t < max(V_0 .. V_t), V_0 = 1",
        "number of episodes",
    };
}

constexpr core::description describe(const std::same_as<total> auto&) noexcept {
    return {
        "total",
        "sum(x)",
        "unit of the series",
    };
}

constexpr core::description describe(const std::same_as<tracking_error> auto& m) noexcept {
    return {
        "tracking_error",
        "sd(x - b) * sqrt(periods_per_year), with n - ddof in the standard deviation",
        "fraction per square root of a year",
        {
            {"periods_per_year", m.periods_per_year},
            {"ddof", m.ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<treynor_ratio> auto& m) noexcept {
    return {
        "treynor_ratio",
        "(prod(1 + x - risk_free)^(periods_per_year / n) - 1) / beta, or by systematic_risk with `modified`",
        "fraction per year; `modified` per square root of a year",
        {
            {"periods_per_year", m.periods_per_year},
            {"risk_free", m.risk_free},
            {"by", detail::name_of_treynor_ratio_form(m.by)},
            {"benchmark_ddof", m.benchmark_ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<trimmed_mean> auto& m) noexcept {
    return {
        "trimmed_mean",
        "mean of the ascending x[k], ..., x[n-1-k], k = floor(n share)",
        "unit of the series",
        {
            {"share", m.share},
        },
    };
}

constexpr core::description describe(const std::same_as<winsorized_mean> auto& m) noexcept {
    return {
        "winsorized_mean",
        "mean of min(max(x, q), Q), q and Q the linear (type 7) quantiles at `share` and 1 - share",
        "unit of the series",
        {
            {"share", m.share},
        },
    };
}

constexpr core::description describe(const std::same_as<ulcer_index> auto& m) noexcept {
    return {
        "ulcer_index",
        "sqrt(sum((1 - V_t / max(V_0 .. V_t))^2) / (n - ddof)), with V_0 = 1 and V_t = V_(t-1) (1 + r_t)",
        "fraction of the high, 0 to 1",
        {
            {"unit", detail::name_of_drawdown_unit(m.unit)},
            {"ddof", m.ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<ulcer_index_of_levels> auto& m) noexcept {
    return {
        "ulcer_index_of_levels",
        "sqrt(sum((1 - P_t / max(P_1 .. P_t))^2) / (n - ddof))",
        "fraction of the high, 0 to 1",
        {
            {"unit", detail::name_of_drawdown_unit(m.unit)},
            {"ddof", m.ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<up_number_ratio> auto&) noexcept {
    return {
        "up_number_ratio",
        "count(x > 0 and b > 0) / count(b > 0)",
        "0 to 1",
    };
}

constexpr core::description describe(const std::same_as<down_number_ratio> auto&) noexcept {
    return {
        "down_number_ratio",
        "count(x < 0 and b < 0) / count(b < 0)",
        "0 to 1",
    };
}

constexpr core::description describe(const std::same_as<up_percentage_ratio> auto&) noexcept {
    return {
        "up_percentage_ratio",
        "count(x > b and b > 0) / count(b > 0)",
        "0 to 1",
    };
}

constexpr core::description describe(const std::same_as<down_percentage_ratio> auto&) noexcept {
    return {
        "down_percentage_ratio",
        "count(x > b and b < 0) / count(b < 0)",
        "0 to 1",
    };
}

constexpr core::description describe(const std::same_as<value_at_risk_historical> auto& m) noexcept {
    return {
        "value_at_risk_historical",
        "-quantile(r, alpha)",
        "fraction; positive for a loss, not floored at zero unless `floor::zero`",
        {
            {"alpha", m.alpha},
            {"type", detail::name_of_quantile_type(m.type)},
            {"as", detail::name_of_sign(m.as)},
            {"at_least", detail::name_of_value_at_risk_historical_floor(m.at_least)},
        },
    };
}

constexpr core::description describe(const std::same_as<value_at_risk_cornish_fisher> auto& m) noexcept {
    return {
        "value_at_risk_cornish_fisher",
        "-(mean + q sd), q = z + (z^2-1) S/6 + (z^3-3z) K/24 - (2z^3-5z) S^2/36, z the normal alpha quantile, S = m3 "
        "/ m2^(3/2) and K = m4 / m2^2 - 3 of population moments; `maillard` takes in place of S and K the parameters "
        "whose expansion has these moments, and scales it to a variance of 1",
        "fraction; positive for a loss, not floored at zero; -mean for equal returns",
        {
            {"alpha", m.alpha},
            {"ddof", m.ddof},
            {"bent_by", detail::name_of_value_at_risk_cornish_fisher_parameters(m.bent_by)},
            {"as", detail::name_of_sign(m.as)},
        },
    };
}

constexpr core::description describe(const std::same_as<expected_shortfall_cornish_fisher> auto& m) noexcept {
    return {
        "expected_shortfall_cornish_fisher",
        "-mean + sd max(e, -q), e = phi(q)/alpha (1 + S q^3/6 + K (q^4-2q^2-1)/24 + S^2 (q^6-9q^4+9q^2+3)/72), with "
        "q, S and K as in value_at_risk_cornish_fisher; `non_operational` takes e even where it is below -q",
        "fraction; positive for a loss; unless `non_operational`, never below the value at risk; -mean for equal "
        "returns",
        {
            {"alpha", m.alpha},
            {"ddof", m.ddof},
            {"expected", detail::name_of_expected_shortfall_cornish_fisher_tail(m.expected)},
            {"as", detail::name_of_sign(m.as)},
        },
    };
}

constexpr core::description describe(const std::same_as<value_at_risk_gaussian> auto& m) noexcept {
    return {
        "value_at_risk_gaussian",
        "-(mean + z sd), z the alpha quantile of the standard normal distribution",
        "fraction; positive for a loss, not floored at zero; -mean for equal returns",
        {
            {"alpha", m.alpha},
            {"ddof", m.ddof},
            {"as", detail::name_of_sign(m.as)},
        },
    };
}

constexpr core::description describe(const std::same_as<expected_shortfall_gaussian> auto& m) noexcept {
    return {
        "expected_shortfall_gaussian",
        "-mean + sd phi(z) / alpha, z the alpha quantile and phi the density of the standard normal distribution",
        "fraction; positive for a loss; never below the value at risk; -mean for equal returns",
        {
            {"alpha", m.alpha},
            {"ddof", m.ddof},
            {"as", detail::name_of_sign(m.as)},
        },
    };
}

constexpr core::description describe(const std::same_as<variance> auto& m) noexcept {
    return {
        "variance",
        "sum((x - mean)^2) / (n - ddof)",
        "square of the unit of the series; exactly 0 for equal observations",
        {
            {"ddof", m.ddof},
        },
    };
}

constexpr core::description describe(const std::same_as<volatility> auto& m) noexcept {
    return {
        "volatility",
        "sd(r) * periods_per_year^(1 / stability), with n - ddof in the standard deviation",
        "fraction per square root of a year; exactly 0 for equal returns",
        {
            {"periods_per_year", m.periods_per_year},
            {"ddof", m.ddof},
            {"stability", m.stability},
        },
    };
}

constexpr core::description describe(const std::same_as<weighted_mean> auto&) noexcept {
    return {
        "weighted_mean",
        "sum(w x) / sum(w)",
        "unit of the series",
    };
}

constexpr core::description describe(const std::same_as<weighted_variance> auto& m) noexcept {
    return {
        "weighted_variance",
        "sum(w (x - m)^2) / (sum(w) - sum(w^2) / sum(w)), m the weighted mean; `biased` by sum(w)",
        "square of the unit of the series; exactly 0 for equal observations",
        {
            {"bias", detail::name_of_weighted_bias(m.bias)},
        },
    };
}

constexpr core::description describe(const std::same_as<win_rate> auto& m) noexcept {
    return {
        "win_rate",
        "count of r > 0 by the count of r != 0, or by n with `zeros::count`",
        "fraction, 0 to 1",
        {
            {"of_zeros", detail::name_of_win_rate_zeros(m.of_zeros)},
        },
    };
}

constexpr core::description describe(const std::same_as<average_win> auto&) noexcept {
    return {
        "average_win",
        "mean of r over r > 0",
        "unit of the returns, above 0",
    };
}

constexpr core::description describe(const std::same_as<average_loss> auto&) noexcept {
    return {
        "average_loss",
        "mean of r over r < 0",
        "unit of the returns, below 0",
    };
}

constexpr core::description describe(const std::same_as<payoff_ratio> auto&) noexcept {
    return {
        "payoff_ratio",
        "mean of r over r > 0 by abs(mean of r over r < 0)",
        "a ratio, 0 or more; 0 without a gain",
    };
}

constexpr core::description describe(const std::same_as<profit_factor> auto&) noexcept {
    return {
        "profit_factor",
        "sum of r over r > 0 by abs(sum of r over r < 0)",
        "a ratio, 0 or more",
    };
}

constexpr core::description describe(const std::same_as<gain_to_pain_ratio> auto&) noexcept {
    return {
        "gain_to_pain_ratio",
        "sum of r by abs(sum of r over r < 0)",
        "a ratio, -1 or more",
    };
}

constexpr core::description describe(const std::same_as<z_score> auto& m) noexcept {
    return {
        "z_score",
        "(x_n - mean) / sqrt(sum((x - mean)^2) / (n - ddof))",
        "number of standard deviations",
        {
            {"ddof", m.ddof},
        },
    };
}

}
