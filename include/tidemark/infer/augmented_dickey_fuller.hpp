// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/infer/detail/householder.hpp>
#include <tidemark/infer/detail/levels.hpp>
#include <tidemark/infer/detail/mackinnon.hpp>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// How the number of lagged changes in a regression is found: as many as are asked for; by an information criterion; or
/// from the most downwards, until the t statistic of the last is beyond 1.645.
enum class lag_choice { fixed, aic, bic, t_statistic };

/// As many lags as Schwert's rule says, 12 (n / 100)^(1/4) rounded up, or as the length allows.
inline constexpr std::size_t lags_by_rule = static_cast<std::size_t>(-1);

/// What a test of a unit root answers.
struct unit_root_test {
    double statistic = core::nan;
    double p_value = core::nan;
    critical_values critical{};
    std::size_t lags = 0;            ///< changes before that are in the regression
    std::size_t observations = 0;    ///< rows of the regression
    double coefficient = core::nan;  ///< of the level before: the share of a gap that closes in a step, less than 0
    double coefficient_error = core::nan;
    double criterion = core::nan;  ///< the smallest AIC or BIC, or the t statistic that ended the search; not `fixed`
};

namespace detail {

/// The regression of Dickey and Fuller on one series.
struct dickey_fuller_regression {
    deterministic_terms terms = deterministic_terms::constant;
    lag_choice choice = lag_choice::aic;
    std::size_t lags = lags_by_rule;

    /// At most n / 2 - terms - 1, as statsmodels has it, and one less where those would leave no residual.
    std::size_t most_lags(std::size_t n) const {
        const std::size_t k = count_of(terms), least = 2 * (k + 1) + (k == 0 ? 1 : 0);
        require_length("series", n, least, " for a regression with these terms");
        const std::size_t bound = core::lesser(n / 2 - k - 1, (n - k - 3) / 2);
        if (lags == lags_by_rule) {
            const double rule = std::ceil(12 * std::pow(static_cast<double>(n) / 100, 0.25));
            return core::lesser(bound, static_cast<std::size_t>(rule));
        }
        if (lags > bound)
            core::refuse(
                "lags", lags,
                "at most " + std::to_string(bound) + " with " + std::to_string(n) + " observations and these terms");
        return lags;
    }

    // Terms in time first, then the others, then the change that they explain: one row for each change from `first` on.
    void fill_terms(householder& q, std::size_t first) const noexcept {
        for (std::size_t i = 0; i < q.rows(); ++i) {
            const double t = static_cast<double>(first + i);
            double power = 1;
            for (std::size_t j = 0; j < count_of(terms); ++j, power *= t) q(i, j) = power;
        }
    }
    void fill_change(householder& q, std::size_t column, const levels& s, std::size_t first, std::size_t lag) const {
        for (std::size_t i = 0; i < q.rows(); ++i) q(i, column) = s.change(first + i - lag);
    }
    void fill_level(householder& q, std::size_t column, const levels& s, std::size_t first) const noexcept {
        for (std::size_t i = 0; i < q.rows(); ++i) q(i, column) = s[first + i - 1];
    }

    /// Whether so small a residual is what rounding of the series left.
    static bool explained(double squares, const levels& s, std::size_t rows) noexcept {
        return !(squares > static_cast<double>(rows) * 16 * s.rounding * s.rounding);
    }

    // All regressions on the same rows, those that the most lags leave, are read off one decomposition.
    std::size_t chosen(const levels& s, std::size_t most, double& criterion) const {
        const std::size_t k = count_of(terms), first = most + 1, y = k + 1 + most;
        householder q{s.size() - first, y + 1};
        fill_terms(q, first);
        fill_level(q, k, s, first);
        for (std::size_t lag = 1; lag <= most; ++lag) fill_change(q, k + lag, s, first, lag);
        fill_change(q, y, s, first, 0);
        q.decompose();
        std::size_t tried = 0;  // a lag that follows from what stands before it says nothing, nor do those behind it
        while (tried < most && !q.depends(k + tried + 1, 2 * s.rounding)) ++tried;
        if (choice == lag_choice::t_statistic) {
            for (std::size_t lag = tried; lag > 0; --lag)
                if ((criterion = std::abs(q.last_t(k + 1 + lag, y))) >= 1.6448536269514722) return lag;
            criterion = std::abs(q.last_t(k + 1, y));
            return 0;
        }
        const double n = static_cast<double>(q.rows()), penalty = choice == lag_choice::aic ? 2 : std::log(n);
        const double unit = 2 * s.exponent * 0.6931471805599453 + 1.8378770664093453 + 1;  // log(2 pi) + 1
        std::size_t best = 0;
        criterion = core::infinity;
        for (std::size_t lag = 0; lag <= tried; ++lag) {
            const std::size_t used = k + 1 + lag;
            const double value =
                n * (std::log(q.residual_squares(used, y) / n) + unit) + penalty * static_cast<double>(used);
            if (value < criterion) criterion = value, best = lag;
        }
        return best;
    }

    unit_root_test of(const levels& s) const {
        const std::size_t most = most_lags(s.size());
        if (!s.answers) return {};
        double criterion = core::nan;
        unit_root_test answer = with(s, choice == lag_choice::fixed ? most : chosen(s, most, criterion));
        if (answer.observations > 0) answer.criterion = criterion;
        return answer;
    }

    /// With so many lags, on all rows that they leave.
    unit_root_test with(const levels& s, std::size_t lagged) const {
        const std::size_t k = count_of(terms), first = lagged + 1, used = k + 1 + lagged;
        unit_root_test answer;
        if (!s.answers) return answer;
        householder q{s.size() - first, used + 1};
        fill_terms(q, first);
        for (std::size_t lag = 1; lag <= lagged; ++lag) fill_change(q, k + lag - 1, s, first, lag);
        fill_level(q, used - 1, s, first);
        fill_change(q, used, s, first, 0);
        q.decompose();
        for (std::size_t j = k; j < used; ++j)
            if (q.depends(j, 2 * s.rounding)) return answer;
        if (explained(q.residual_squares(used, used), s, q.rows())) return answer;
        answer.statistic = q.last_t(used, used);
        answer.coefficient = q.last_coefficient(used, used);
        answer.coefficient_error = q.last_error(used, used);
        answer.lags = lagged;
        answer.observations = q.rows();
        return answer;
    }
};

inline moved where(deterministic_terms terms) noexcept {
    return terms == deterministic_terms::none ? moved::not_at_all : moved::to_first;
}

}

/// The augmented Dickey-Fuller test: does a series wander (a unit root), or does it come back to its mean or trend? A
/// small p-value says that it comes back.
///
/// Formula:  t statistic of g in dx_t = terms + g x_(t-1) + sum b_i dx_(t-i) + e_t; the p-value by the response
///           surfaces of MacKinnon (1994), critical values at this number of observations by those of 2010. The lags
///           are chosen among regressions on the same rows, the last one uses all that it can
/// Input:    a series in the order of time, such as the logarithms of prices, without gaps
/// Value:    statistic, p-value, critical values, lags and rows used; the statistic does not depend on the unit, nor
///           with a constant on the level
/// No data:  NaN for a series that is constant, or follows from its past and the terms without a residual, to
///           rounding, or holds an infinity. Of lags that follow from others (changes that are zero but for the last
///           rows) none are tried
/// Errors:   std::invalid_argument for a missing observation, naming its row, a series too short for the terms, or
///           more `lags` than n / 2 - terms - 1
/// Rounding: by QR, about the condition of the regressors times 1e-16; moved to its first observation and scaled
///           before
/// Cost:     two QR decompositions, O(n (lags + terms)^2): all lags that are tried share one
/// Source:   Dickey and Fuller (1979); Said and Dickey (1984); Schwert (1989) for the most lags; MacKinnon (1994,
///           2010)
struct augmented_dickey_fuller {
    deterministic_terms terms = deterministic_terms::constant;
    lag_choice choice = lag_choice::aic;
    std::size_t lags = lags_by_rule;  ///< in the regression where `fixed`, otherwise the most that are tried

    template <core::readable X>
    unit_root_test operator()(const X& series) const {
        return of(detail::without_gaps(core::as_sample(series), "series"));
    }

private:
    unit_root_test of(std::vector<double> values) const {
        const detail::levels s = detail::prepared(std::move(values), detail::where(terms));
        unit_root_test answer = detail::dickey_fuller_regression{terms, choice, lags}.of(s);
        answer.p_value = detail::mackinnon_p_value(answer.statistic, terms, 1);
        if (answer.observations > 0)
            answer.critical = detail::mackinnon_critical_values(static_cast<double>(answer.observations), terms, 1);
        return answer;
    }
};

}
