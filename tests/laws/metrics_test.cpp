// SPDX-License-Identifier: BSL-1.0
// Every metric under every law and every driver that its contract allows.

#include "law.hpp"
#include "support/definition.hpp"

#include <tidemark/infer/sharpe_standard_error.hpp>
#include <tidemark/risk.hpp>

namespace {

namespace risk = tidemark::risk;
namespace infer = tidemark::infer;
using law::holds;
using series = definition::series;
using pairs = definition::pairs;

template <class M>
law::subject<M> of(std::string name, M metric, std::function<long double(const law::rows_of<M>&)> definition,
                   double floor = 1, double tolerance = 1e-12) {
    return {std::move(name), metric, std::move(definition), floor, tolerance};
}

TEST(Laws, Mean) { holds(of("mean", risk::mean{}, definition::mean, 0.01)); }

TEST(Laws, Variance) {
    holds(of(
        "variance", risk::variance{}, [](const series& x) { return definition::variance(x); }, 1e-6));
    holds(of(
        "population variance", risk::variance{.ddof = 0}, [](const series& x) { return definition::variance(x, 0); },
        1e-6));
}

TEST(Laws, StandardDeviation) {
    holds(of(
        "standard deviation", risk::standard_deviation{},
        [](const series& x) { return definition::standard_deviation(x); }, 1e-3));
}

TEST(Laws, Volatility) {
    holds(of(
        "volatility", risk::volatility{.periods_per_year = 365},
        [](const series& r) { return definition::volatility(r, 365); }, 1e-2));
}

TEST(Laws, Skewness) {
    holds(of("skewness G1", risk::skewness{}, definition::skewness));
    holds(of("skewness g1", risk::skewness{.type = risk::skewness::estimator::g1}, definition::g1));
}

TEST(Laws, Kurtosis) {
    holds(of("kurtosis G2", risk::kurtosis{}, definition::kurtosis));
    holds(
        of("kurtosis moment", risk::kurtosis{.type = risk::kurtosis::estimator::moment}, definition::moment_kurtosis));
}

TEST(Laws, Extremes) {
    holds(of("minimum", risk::minimum{}, definition::minimum, 1e-300, 0));
    holds(of("maximum", risk::maximum{}, definition::maximum, 1e-300, 0));
    holds(of(
        "worst realization", risk::worst_realization{}, [](const series& r) { return -definition::minimum(r); }, 1e-300,
        0));
}

TEST(Laws, CumulativeReturn) {
    holds(of("cumulative return", risk::cumulative_return{}, definition::cumulative_return, 0.1));
}

TEST(Laws, AnnualisedReturn) {
    holds(of("arithmetic annualised return", risk::annualised_return_arithmetic{.periods_per_year = 252},
             [](const series& r) { return 252 * definition::mean(r); }));
    holds(of("geometric annualised return", risk::annualised_return_geometric{.periods_per_year = 252},
             [](const series& r) { return definition::growth_rate(r, 252); }));
}

TEST(Laws, SharpeRatio) {
    holds(of("Sharpe ratio", risk::sharpe_ratio{.periods_per_year = 365, .risk_free = 1e-4},
             [](const series& r) { return definition::sharpe_ratio(r, 365, 1e-4L); }));
    holds(of("geometric Sharpe ratio", risk::sharpe_ratio_geometric{.periods_per_year = 12, .risk_free = 1e-4},
             [](const series& r) { return definition::sharpe_ratio_geometric(r, 12, 1e-4L); }));
}

TEST(Laws, SortinoRatio) {
    holds(of("Sortino ratio", risk::sortino_ratio{.periods_per_year = 365, .target = 1e-4},
             [](const series& r) { return definition::sortino_ratio(r, 365, 1e-4L); }));
}

TEST(Laws, MaxDrawdown) {
    holds(of("maximum drawdown", risk::max_drawdown{}, definition::max_drawdown, 0.01));
    holds(
        of("arithmetic maximum drawdown", risk::max_drawdown_arithmetic{}, definition::max_drawdown_arithmetic, 0.01));
}

TEST(Laws, MaxDrawdownPosition) {
    const auto at = [](auto end) {
        return [=](const series& r) {
            return r.empty() ? definition::nan
                             : static_cast<long double>(definition::furthest_fall(definition::path(r)).*end);
        };
    };
    using span = std::pair<std::size_t, std::size_t>;
    holds(of("peak of the maximum drawdown", risk::max_drawdown_position{.of = risk::drawdown_end::peak},
             at(&span::first), 1, 0));
    holds(of("trough of the maximum drawdown", risk::max_drawdown_position{}, at(&span::second), 1, 0));
}

TEST(Laws, CalmarRatio) {
    holds(of("Calmar ratio", risk::calmar_ratio{.periods_per_year = 12},
             [](const series& r) { return definition::calmar_ratio(r, 12); }));
}

TEST(Laws, DrawdownDuration) {
    holds(of("maximum drawdown duration", risk::max_drawdown_duration{}, definition::max_drawdown_duration, 1, 0));
}

TEST(Laws, UnderWater) {
    holds(of("pain index", risk::pain_index{}, definition::pain_index, 0.01));
    holds(of("ulcer index", risk::ulcer_index{}, definition::ulcer_index, 0.01));
    holds(of("time under water", risk::time_under_water{}, definition::time_under_water, 1, 0));
    holds(of("drawdown count", risk::drawdown_count{}, definition::drawdown_count, 1, 0));
}

TEST(Laws, Tail) {
    holds(of(
        "value at risk", risk::value_at_risk_historical{},
        [](const series& r) { return -definition::linear_quantile(r, 1, 20); }, 1e-3));
    holds(of(
        "expected shortfall", risk::expected_shortfall_historical{},
        [](const series& r) { return definition::expected_shortfall(r, 1, 20); }, 1e-3));
    holds(of(
        "quantile", risk::quantile{.probability = 0.75},
        [](const series& r) { return definition::linear_quantile(r, 3, 4); }, 1e-3));
}

TEST(Laws, Median) {
    holds(of(
        "median", risk::median{}, [](const series& x) { return definition::linear_quantile(x, 1, 2); }, 1e-3));
}

TEST(Laws, RankCorrelations) {
    holds(of("Spearman's correlation", risk::spearman_correlation{}, definition::spearman_correlation));
    holds(of("Kendall's tau", risk::kendall_tau{}, definition::kendall_tau));
}

TEST(Laws, Pairs) {
    holds(of("covariance", risk::covariance{}, definition::covariance, 1e-5));
    holds(of("beta", risk::beta{}, definition::beta));
    holds(of("up beta", risk::up_beta{}, definition::up_beta));
    holds(of("down beta", risk::down_beta{}, definition::down_beta));
    holds(of("correlation", risk::correlation{}, definition::correlation));
    holds(of(
        "tracking error", risk::tracking_error{.periods_per_year = 252},
        [](const pairs& p) { return definition::tracking_error(p, 252); }, 1e-3));
}

TEST(Laws, LinearlyWeightedMean) {
    holds(of("linearly weighted mean", risk::linearly_weighted_mean{}, definition::linearly_weighted_mean, 0.01));
}

TEST(Laws, Kernels) {
    const auto size = [](const series& x) { return definition::count(x); };
    holds(of("observation count", risk::observation_count{}, size, 1, 0));
    holds(of("total", risk::total{}, definition::total));
    holds(of("product", risk::product{}, definition::product, 1e-30));
    holds(of(
        "standard error", risk::standard_error{}, [](const series& x) { return definition::standard_error(x); }, 1e-4));
    holds(of("z-score", risk::z_score{}, definition::z_score));
    holds(of("range", risk::range{}, definition::range, 1e-300, 0));
    holds(of(
        "first value", risk::first_value{},
        [](const series& x) { return x.empty() ? definition::nan : static_cast<long double>(x.front()); }, 1e-300, 0));
    holds(of(
        "last value", risk::last_value{},
        [](const series& x) { return x.empty() ? definition::nan : static_cast<long double>(x.back()); }, 1e-300, 0));
    holds(of("argmin", risk::argmin{}, definition::argmin, 1, 0));
    holds(of("rows since maximum", risk::argmax{.counted = risk::counted_from::newest, .among_equals = risk::tie::last},
             definition::rows_since_maximum, 1, 0));
}

TEST(Laws, MeanAbsoluteDeviation) {
    holds(of(
        "mean absolute deviation", risk::mean_absolute_deviation{},
        [](const series& x) { return definition::mean_absolute_deviation(x, definition::mean(x)); }, 1e-3));
    holds(of(
        "mean absolute deviation from the median", risk::mean_absolute_deviation_from_median{},
        [](const series& x) { return definition::mean_absolute_deviation(x, definition::linear_quantile(x, 1, 2)); },
        1e-3));
}

TEST(Laws, PartialMoments) {
    constexpr long double m = static_cast<long double>(1e-4);
    for (const std::size_t degree : {0U, 1U, 2U, 4U}) {
        const int k = static_cast<int>(degree);
        holds(of(
            "lower partial moment", risk::lower_partial_moment{.threshold = 1e-4, .degree = degree},
            [=](const series& x) { return definition::partial_moment(x, m, k); }, std::pow(1e-3, k)));
    }
    holds(of(
        "upper partial moment", risk::upper_partial_moment{.threshold = 1e-4, .degree = 3},
        [](const series& x) { return definition::partial_moment(x, m, 3, -1); }, 1e-9));
    holds(of(
        "downside deviation", risk::downside_deviation{.periods_per_year = 252, .target = 1e-4},
        [](const series& x) { return std::sqrt(252 * definition::partial_moment(x, m, 2)); }, 1e-2));
    holds(of(
        "upside risk", risk::upside_risk{.target = 1e-4},
        [](const series& x) { return std::sqrt(definition::partial_moment(x, m, 2, -1)); }, 1e-3));
    holds(of("omega ratio", risk::omega_ratio{.threshold = 1e-4}, [](const series& x) {
        return definition::partial_moment(x, m, 1, -1) / definition::partial_moment(x, m, 1);
    }));
    holds(of("upside potential ratio", risk::upside_potential_ratio{.target = 1e-4}, [](const series& x) {
        return definition::partial_moment(x, m, 1, -1) / std::sqrt(definition::partial_moment(x, m, 2));
    }));
}

TEST(Laws, CurrentDrawdown) {
    holds(of("current drawdown", risk::current_drawdown{}, definition::current_drawdown, 0.01));
}

TEST(Laws, Regression) {
    holds(of(
        "information ratio", risk::information_ratio{.periods_per_year = 252},
        [](const pairs& p) { return definition::information_ratio(p, 252); }, 1));
    holds(of("alpha", risk::alpha{.periods_per_year = 252, .risk_free = 1e-4},
             [](const pairs& p) { return 252 * definition::alpha(p, static_cast<long double>(1e-4)); }));
    holds(of("R squared", risk::r_squared{}, definition::r_squared));
    holds(of(
        "residual volatility", risk::residual_volatility{.periods_per_year = 252},
        [](const pairs& p) { return std::sqrt(252 * definition::residual_variance(p)); }, 1e-2));
}

TEST(Laws, ExponentialWeights) {
    using tidemark::core::decay;
    constexpr auto recursive = risk::ewm_weights::recursive;
    const decay d = decay::factor(0.9);
    holds(of(
        "exponential mean", risk::ewm_mean{.decay = d},
        [](const series& x) { return definition::ewm_mean(x, 0.9L, false); }, 0.01));
    holds(of(
        "recursive exponential mean", risk::ewm_mean{.decay = d, .weights = recursive},
        [](const series& x) { return definition::ewm_mean(x, 0.9L, true); }, 0.01));
    holds(of(
        "exponential variance", risk::ewm_variance{.decay = d},
        [](const series& x) { return definition::ewm_variance(x, 0.9L, false); }, 1e-6));
    holds(of(
        "recursive exponential variance", risk::ewm_variance{.decay = d, .weights = recursive},
        [](const series& x) { return definition::ewm_variance(x, 0.9L, true); }, 1e-6));
    holds(of(
        "exponential volatility", risk::ewm_volatility{.periods_per_year = 365, .decay = d},
        [](const series& x) { return std::sqrt(365 * definition::ewm_variance(x, 0.9L, false)); }, 1e-2));
    holds(of(
        "RiskMetrics volatility", risk::riskmetrics_volatility{.periods_per_year = 252},
        [](const series& r) { return definition::riskmetrics_volatility(r, 252, 0.94L); }, 1e-2));
    holds(of(
        "exponential covariance", risk::ewm_covariance{.decay = d},
        [](const pairs& p) { return definition::ewm_covariance(p, 0.9L, false); }, 1e-5));
    holds(of(
        "recursive exponential covariance", risk::ewm_covariance{.decay = d, .weights = recursive},
        [](const pairs& p) { return definition::ewm_covariance(p, 0.9L, true); }, 1e-5));
    holds(of("exponential correlation", risk::ewm_correlation{.decay = d},
             [](const pairs& p) { return definition::ewm_correlation(p, 0.9L); }));
    holds(of("exponential beta", risk::ewm_beta{.decay = d},
             [](const pairs& p) { return definition::ewm_beta(p, 0.9L); }));
}

TEST(Laws, LoAdjustedSharpeRatio) {
    holds(of("Lo-adjusted Sharpe ratio", risk::sharpe_ratio_lo_adjusted{.periods_per_year = 12, .max_lag = 3},
             [](const series& r) { return definition::sharpe_ratio_lo_adjusted(r, 12, 3); }));
}

TEST(Laws, TheilSenBeta) { holds(of("Theil-Sen beta", risk::theil_sen_beta{}, definition::theil_sen_beta)); }

TEST(Laws, SharpeStandardError) {
    holds(of("standard error of the Sharpe ratio", infer::sharpe_standard_error{.periods_per_year = 365},
             [](const series& r) { return definition::sharpe_standard_error(r, 365, 0); }));
}

}
