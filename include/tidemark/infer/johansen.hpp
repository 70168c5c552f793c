// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/detail/canonical_correlations.hpp>
#include <tidemark/infer/detail/johansen_tables.hpp>
#include <tidemark/infer/detail/levels.hpp>

#include <optional>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// What the test of Johansen answers, for rank 0, 1, ... of as many as there are series.
struct johansen_test {
    enum class level { one_percent, five_percent, ten_percent };

    std::vector<double> eigenvalues{};         ///< squared canonical correlations, descending
    std::vector<double> trace{};               ///< that the rank is at most r, against more
    std::vector<double> maximum_eigenvalue{};  ///< that the rank is at most r, against r + 1
    std::vector<critical_values> trace_critical{};
    std::vector<critical_values> maximum_eigenvalue_critical{};
    /// [i][j]: the weight of series j in the i-th relation, scaled so that what is left of the mix, after the lags, has
    /// a mean square of 1; the first weight that is not 0 is positive.
    std::vector<std::vector<double>> vectors{};
    std::size_t lags = 0;
    std::size_t observations = 0;  ///< rows of the regressions

    /// How many relations there are: the first rank that the trace does not reject, as many as series where all are.
    /// Nothing where the test has no answer.
    std::optional<std::size_t> rank(level at = level::five_percent) const noexcept {
        std::size_t r = 0;
        for (; r < trace.size(); ++r) {
            if (core::is_missing(trace[r])) return std::nullopt;
            const critical_values& c = trace_critical[r];
            const double bound = at == level::one_percent    ? c.one_percent
                                 : at == level::five_percent ? c.five_percent
                                                             : c.ten_percent;
            if (!(trace[r] > bound)) break;
        }
        return r;
    }
};

/// The test of Johansen: how many mixes of several series that each wander do not?
///
/// Its tables are for levels that drift as the terms allow. Two series that wander without a drift pass the 5 per cent
/// of the trace in 12 of 100 times under `constant`, in 21 under `line` (there with a drift, too), and that of the
/// maximum eigenvalue in 7 and 8: where prices hardly drift, ask both, and do not believe the last rank.
///
/// Formula:  l_i the squared canonical correlations of the changes and the levels before, both less what `lags`
///           changes before and the terms explain; trace_r = -T sum_(i > r) ln(1 - l_i), the maximum eigenvalue
///           statistic -T ln(1 - l_(r+1))
/// Input:    a panel of 2 to 12 series, or two series, in the order of time, without gaps: logarithms of prices
/// Value:    both statistics for each rank with critical values, eigenvalues and the vectors of the relations
/// No data:  NaN for a constant series, an infinity, series or changes of which one is a mix of others to rounding,
///           or that follow from the past without a residual
/// Errors:   std::invalid_argument for a missing observation, naming its row, lengths that differ, another number of
///           series, or fewer rows than the regressions need
/// Rounding: by QR and Jacobi's rotations, about the condition of the series times 1e-16; series are moved (unless
///           `terms` is none) and scaled before
/// Cost:     O(n (series (lags + 2))^2)
/// Source:   Johansen (1988, 1991, 1995); critical values of MacKinnon, Haug and Michelis (1999), Numerical
///           distribution functions of likelihood ratio tests for cointegration, their cases I, III and V. As
///           statsmodels' coint_johansen, but for no lags: there it takes the level of the row itself, not the one
///           before
struct johansen {
    /// What a series may hold beside what wanders: nothing; a constant, which lets levels drift along a line; or a
    /// line, taken off the levels first, which lets them drift along a parabola.
    enum class deterministic { none, constant, line };

    deterministic terms = deterministic::constant;
    std::size_t lags = 1;  ///< changes before that are in the regressions

    template <core::readable X, core::readable Y>
    johansen_test operator()(const X& x, const Y& y) const {
        const auto xs = core::as_sample(x);
        const auto ys = core::as_sample(y);
        if (xs.size() != ys.size())
            core::refuse("length of y", ys.size(), "the length of x, " + std::to_string(xs.size()));
        return of({detail::without_gaps(xs, "x"), detail::without_gaps(ys, "y")});
    }
    template <std::floating_point T>
    johansen_test operator()(const core::panel_view<T>& panel) const {
        return of(detail::columns_without_gaps(panel, detail::most_of_johansen));
    }

private:
    johansen_test of(std::vector<std::vector<double>> columns) const {
        const std::size_t n = columns[0].size(), series = columns.size();
        if (lags >= n) core::refuse("lags", lags, "fewer than the observations, " + std::to_string(n));
        const std::size_t used = series * lags + (terms == deterministic::none ? 0 : 1);
        detail::require_length("series", n, lags + 1 + used + 2 * series, " for so many series and lags");
        johansen_test answer;
        answer.lags = lags;
        answer.eigenvalues.assign(series, core::nan);
        answer.trace = answer.maximum_eigenvalue = answer.eigenvalues;
        answer.vectors.assign(series, answer.eigenvalues);
        for (std::size_t r = 0; r < series; ++r) {
            const auto which = static_cast<std::size_t>(terms);
            answer.trace_critical.push_back(detail::johansen_trace[which][series - r - 1]);
            answer.maximum_eigenvalue_critical.push_back(detail::johansen_maximum[which][series - r - 1]);
        }
        std::vector<detail::levels> s;
        for (std::vector<double>& column : columns) {
            s.push_back(detail::prepared(
                std::move(column), terms == deterministic::none ? detail::moved::not_at_all : detail::moved::to_first));
            if (!s.back().answers) return answer;
            if (terms == deterministic::line) detail::take_off(s.back().values, detail::part::line);
        }
        fill(answer, s, used);
        return answer;
    }

    void fill(johansen_test& answer, const std::vector<detail::levels>& s, std::size_t used) const {
        const std::size_t series = s.size(), first = lags + 1, rows = s[0].size() - first;
        detail::householder q{rows, used + 2 * series};
        for (std::size_t i = 0; i < rows; ++i) {
            std::size_t column = 0;
            if (terms != deterministic::none) q(i, column++) = 1;
            for (std::size_t lag = 1; lag <= lags; ++lag)
                for (const detail::levels& x : s) q(i, column++) = x.change(first + i - lag);
            for (const detail::levels& x : s) q(i, column++) = x[first + i - 1];
            for (const detail::levels& x : s) q(i, column++) = x.change(first + i);
        }
        q.decompose();
        for (std::size_t j = used % series; j < q.columns(); ++j)  // but for the constant
            if (q.depends(j, 2 * s[(j - used % series) % series].rounding)) return;
        const detail::canonical_correlations found{q, used, series};
        if (!found.answers()) return;
        const double t = static_cast<double>(rows);
        answer.observations = rows;
        double sum = 0;
        for (std::size_t r = series; r-- > 0;) {
            answer.eigenvalues[r] = found.squared(r);
            answer.maximum_eigenvalue[r] = -t * std::log1p(-found.squared(r));
            answer.trace[r] = sum += answer.maximum_eigenvalue[r];
            answer.vectors[r] = found.vector(r);
            double sign = 0;
            for (std::size_t j = 0; j < series; ++j) {
                double& v = answer.vectors[r][j];
                v = std::ldexp(v * core::sqrt(t), -s[j].exponent);
                if (sign == 0 && v != 0) sign = v < 0 ? -1 : 1;
                v *= sign == 0 ? 1 : sign;
            }
        }
    }
};

}
