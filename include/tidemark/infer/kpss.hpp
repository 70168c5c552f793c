// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/infer/detail/levels.hpp>

#include <array>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// A p-value read off a table that ends: within it, or no more than a bound.
enum class p_value_is { interpolated, at_least, at_most };

/// What a test of stationarity answers.
struct stationarity_test {
    struct critical_values {
        double one_percent = core::nan;
        double two_and_a_half_percent = core::nan;
        double five_percent = core::nan;
        double ten_percent = core::nan;
    };

    double statistic = core::nan;
    double p_value = core::nan;
    p_value_is bound = p_value_is::interpolated;
    critical_values critical{};
    std::size_t lags = 0;  ///< autocovariances in the long-run variance
    std::size_t observations = 0;
};

/// The test of Kwiatkowski, Phillips, Schmidt and Shin: does a series keep to its mean or trend? A small p-value says
/// that it does not; it is the other way about from a Dickey-Fuller test.
///
/// Formula: sum S_t^2 / (n^2 s^2), S_t the sums of the residuals e on a mean or line, s^2 = (sum e_t^2 + 2 sum_i (1 -
///          i / (lags + 1)) sum_t e_t e_(t-i)) / n. Lags: `hobijn`, from the autocovariances, 1.1447 (s1 / s0)^(2/3)
///          n^(1/3) without its fraction, of the first n^(2/9); `schwert`, 12 (n / 100)^(1/4) rounded up; or `fixed`
/// Input:   a series in the order of time, without gaps
/// Value:   statistic; p-value between 0.01 and 0.1, linear between the four published critical values, and a bound
///          outside, as `bound` says
/// No data: NaN for a series that is constant, or a line where that is taken off, to rounding, or holds an infinity
/// Errors:  std::invalid_argument for a missing observation, naming its row, fewer than 3 observations (4 about a
///          trend), `fixed` lags that are not fewer than the observations, or lags without `fixed`
/// Cost:    O(n (lags + 1))
/// Source:  Kwiatkowski, Phillips, Schmidt and Shin (1992), table 1; Hobijn, Franses and Ooms (2004); Schwert (1989)
struct kpss {
    enum class stationary_about { mean, trend };
    enum class lag_rule { hobijn, schwert, fixed };

    stationary_about about = stationary_about::mean;
    lag_rule rule = lag_rule::hobijn;
    std::size_t lags = 0;  ///< where `fixed`

    constexpr core::complaint check() const noexcept {
        if (rule != lag_rule::fixed && lags != 0)
            return {"lags", static_cast<double>(lags), "0 unless the rule is fixed"};
        return {};
    }

    template <core::readable X>
    stationarity_test operator()(const X& series) const {
        if (const core::complaint c = check(); c.argument != nullptr) core::refuse(c.argument, c.value, c.expected);
        return of(detail::without_gaps(core::as_sample(series), "series"));
    }

private:
    stationarity_test of(std::vector<double> values) const {
        const std::size_t n = values.size();
        const bool trend = about == stationary_about::trend;
        detail::require_length("series", n, trend ? 4 : 3, trend ? " about a trend" : " about a mean");
        if (rule == lag_rule::fixed && lags >= n)
            core::refuse("lags", lags, "fewer than the observations, " + std::to_string(n));
        detail::levels s = detail::prepared(std::move(values), detail::moved::to_first);
        if (!s.answers) return {};
        std::vector<double>& e = s.values;
        detail::take_off(e, trend ? detail::part::line : detail::part::mean);
        const double count = static_cast<double>(n), squares = products(e, 0);
        if (!(squares > count * 16 * s.rounding * s.rounding)) return {};

        stationarity_test answer;
        answer.observations = n;
        answer.lags = lags_for(e, squares);
        double variance = squares, sum = 0, sums = 0;
        for (std::size_t i = 1; i <= answer.lags; ++i)
            variance += 2 * products(e, i) * (1 - static_cast<double>(i) / static_cast<double>(answer.lags + 1));
        for (const double v : e) sum += v, sums += sum * sum;
        answer.statistic = sums / count / variance;
        read_table(answer);
        return answer;
    }

    static double products(const std::vector<double>& e, std::size_t lag) noexcept {
        double sum = 0;
        for (std::size_t t = lag; t < e.size(); ++t) sum += e[t] * e[t - lag];
        return sum;
    }

    std::size_t lags_for(const std::vector<double>& e, double squares) const noexcept {
        if (rule == lag_rule::fixed) return lags;
        const double n = static_cast<double>(e.size());
        double wanted = std::ceil(12 * std::pow(n / 100, 0.25));
        if (rule == lag_rule::hobijn) {
            double s0 = squares / n, s1 = 0;
            const auto seen = static_cast<std::size_t>(std::pow(n, 2. / 9));
            for (std::size_t i = 1; i <= seen; ++i) {
                const double twice = products(e, i) / (n / 2);
                s0 += twice;
                s1 += static_cast<double>(i) * twice;
            }
            wanted = 1.1447 * std::pow(s1 / s0 * (s1 / s0), 1. / 3) * std::pow(n, 1. / 3);
        }
        return wanted < n - 1 ? static_cast<std::size_t>(wanted) : e.size() - 1;
    }

    void read_table(stationarity_test& answer) const noexcept {
        static constexpr std::array<double, 4> shares{0.1, 0.05, 0.025, 0.01};
        static constexpr std::array<double, 4> of_mean{0.347, 0.463, 0.574, 0.739},
            of_trend{0.119, 0.146, 0.176, 0.216};
        const std::array<double, 4>& at = about == stationary_about::trend ? of_trend : of_mean;
        answer.critical = {at[3], at[2], at[1], at[0]};
        const double x = answer.statistic;
        if (x < at[0] || x > at[3]) {
            answer.p_value = x < at[0] ? shares[0] : shares[3];
            answer.bound = x < at[0] ? p_value_is::at_least : p_value_is::at_most;
            return;
        }
        std::size_t i = 1;
        while (i < 3 && x > at[i]) ++i;
        answer.p_value = shares[i - 1] + (shares[i] - shares[i - 1]) * ((x - at[i - 1]) / (at[i] - at[i - 1]));
    }
};

}
