// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/augmented_dickey_fuller.hpp>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// What a test of cointegration by residuals answers.
struct cointegration_test {
    double statistic = core::nan;
    double p_value = core::nan;
    critical_values critical{};
    std::size_t lags = 0;                ///< changes before that are in the regression of the gap
    std::size_t observations = 0;        ///< rows of that regression
    double coefficient = core::nan;      ///< of the gap before: the share of it that closes in a step, less than 0
    std::vector<double> coefficients{};  ///< of the other series, in the regression of the first on them
    std::vector<double> terms{};         ///< of 1, t and t^2 in it, those that were asked for; t is 1 in the first row
    std::vector<double> gap{};           ///< the first series less all that: one for each row
};

/// The test of Engle and Granger: is there a mix of series that each wander that does not? A small p-value says so.
///
/// Formula:  by least squares y_t = terms + sum c_j x_jt + gap_t, then the augmented Dickey-Fuller regression of the
///           gap without terms; p-value (1994) and critical values (2010, at n - 1) by the response surfaces of
///           MacKinnon for this number of series and these terms
/// Input:    two series, or a panel of 2 to 6 of which the first is explained by the others: logarithms of prices, in
///           the order of time, without gaps. Which one is explained makes a difference
/// Value:    statistic, p-value, critical values (NaN where `terms` is none), coefficients and the gap
/// No data:  NaN for a constant series, an infinity, or series of which one is a mix of others to rounding; its gap
///           and coefficients are told where they are known
/// Errors:   std::invalid_argument for a missing observation, naming its row, lengths that differ, another number of
///           series, series that are too short, or more `lags` than n / 2 - 1
/// Rounding: by QR, about the condition of the series times 1e-16; with a constant they are moved to their first
///           observations before. However close the fit, the gap is tested until it is rounding (statsmodels answers
///           -infinity above R^2 = 1 - 1.5e-6)
/// Cost:     three QR decompositions, O(n ((lags + 1)^2 + series^2))
/// Source:   Engle and Granger (1987), Co-integration and error correction; MacKinnon (1994, 2010)
struct engle_granger {
    deterministic_terms terms = deterministic_terms::constant;  ///< in the regression of the first series on the others
    lag_choice choice = lag_choice::aic;
    std::size_t lags = lags_by_rule;  ///< of the gap, where `fixed`; otherwise the most that are tried

    template <core::readable Y, core::readable X>
    cointegration_test operator()(const Y& y, const X& x) const {
        const auto ys = core::as_sample(y);
        const auto xs = core::as_sample(x);
        if (xs.size() != ys.size())
            core::refuse("length of x", xs.size(), "the length of y, " + std::to_string(ys.size()));
        return of({detail::without_gaps(ys, "y"), detail::without_gaps(xs, "x")});
    }
    template <std::floating_point T>
    cointegration_test operator()(const core::panel_view<T>& panel) const {
        return of(detail::columns_without_gaps(panel, detail::most_series));
    }

private:
    cointegration_test of(std::vector<std::vector<double>> columns) const {
        const std::size_t n = columns[0].size(), others = columns.size() - 1, k = detail::count_of(terms);
        detail::require_length("series", n, others + k + 3, " for so many series and terms");
        const detail::dickey_fuller_regression regression{deterministic_terms::none, choice, lags};
        regression.most_lags(n);  // refuses what is too short or too much, whatever the values are
        cointegration_test answer;
        answer.coefficients.assign(others, core::nan);
        answer.terms.assign(k, core::nan);
        answer.gap.assign(n, core::nan);
        std::vector<detail::levels> series;
        for (std::vector<double>& column : columns) {
            series.push_back(detail::prepared(std::move(column), detail::where(terms)));
            if (!series.back().answers) return answer;
        }
        detail::levels gap;
        if (!fit(series, answer, gap)) return answer;
        const unit_root_test found = regression.of(gap);
        answer.statistic = found.statistic;
        answer.p_value = detail::mackinnon_p_value(found.statistic, terms, others + 1);
        if (found.observations > 0)
            answer.critical = detail::mackinnon_critical_values(static_cast<double>(n - 1), terms, others + 1);
        answer.lags = found.lags;
        answer.observations = found.observations;
        answer.coefficient = found.coefficient;
        return answer;
    }

    // Whether the residuals are more than rounding; the coefficients are told in the units of the input.
    bool fit(const std::vector<detail::levels>& series, cointegration_test& answer, detail::levels& gap) const {
        const detail::levels& y = series[0];
        const std::size_t n = y.size(), others = series.size() - 1, k = detail::count_of(terms);
        detail::householder q{n, k + others + 1};
        const auto time = [](std::size_t i) { return static_cast<double>(i + 1); };
        for (std::size_t i = 0; i < n; ++i) {
            double power = 1;
            for (std::size_t j = 0; j < k; ++j, power *= time(i)) q(i, j) = power;
            for (std::size_t j = 0; j < others; ++j) q(i, k + j) = series[j + 1][i];
            q(i, k + others) = y[i];
        }
        q.decompose();
        for (std::size_t j = 0; j < others; ++j)
            if (q.depends(k + j, series[j + 1].rounding)) return false;
        const std::vector<double> b = q.coefficients(k + others, k + others);

        std::vector<double> residuals(y.values);
        double rounding = y.rounding;
        for (std::size_t j = 0; j < others; ++j) rounding += std::abs(b[k + j]) * series[j + 1].rounding;
        for (std::size_t i = 0; i < n; ++i) {
            double power = 1;
            for (std::size_t j = 0; j < k; ++j, power *= time(i)) residuals[i] -= b[j] * power;
            for (std::size_t j = 0; j < others; ++j) residuals[i] -= b[k + j] * series[j + 1][i];
            answer.gap[i] = std::ldexp(residuals[i], y.exponent);
        }
        for (std::size_t j = 0; j < k; ++j) answer.terms[j] = std::ldexp(b[j], y.exponent);
        if (k > 0) answer.terms[0] += y.origin;
        for (std::size_t j = 0; j < others; ++j) {
            answer.coefficients[j] = std::ldexp(b[k + j], y.exponent - series[j + 1].exponent);
            if (k > 0) answer.terms[0] -= answer.coefficients[j] * series[j + 1].origin;
        }
        gap = detail::prepared(std::move(residuals), detail::moved::not_at_all);
        gap.rounding = core::larger(gap.rounding, std::ldexp(rounding, -gap.exponent));
        gap.exponent += y.exponent;
        return q.residual_squares(k + others, k + others) > static_cast<double>(n) * 16 * rounding * rounding;
    }
};

}
