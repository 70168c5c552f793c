// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/core/pairs.hpp>
#include <tidemark/infer/brownian_bridge.hpp>
#include <tidemark/infer/detail/bessel_supremum.hpp>
#include <tidemark/infer/detail/observed_rows.hpp>
#include <tidemark/infer/detail/stretch_lines.hpp>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// What a test for a change of a line at an unknown date found.
struct line_break {
    double statistic = core::nan;
    double p_value = core::nan;
    std::size_t position = 0;  ///< the caller's row with which the later stretch begins, where the break is likeliest
    std::size_t rows_before = 0, rows_after = 0;                       ///< observed
    double intercept_before = core::nan, intercept_after = core::nan;  ///< the means, where there is no regressor
    double slope_before = core::nan, slope_after = core::nan;          ///< NaN where there is none
    std::size_t first_date = 0,
                last_date = 0;  ///< the fewest and the most observed rows before a break that were tried
};

/// Has the mean of a series, or the line of one series on another, changed at a date that nobody names beforehand?
///
/// Formula:  max over j from trimming n to (1 - trimming) n of F_j, `equal` variance: (S - S_j) / (S_j / (n - 2 p)), S
///           and S_j the sums of squared residuals of one fit and of a fit before and one after j rows, p = 1 for a
///           mean and 2 for a line; `robust`: d' (V_1 + V_2)^-1 d, d the difference of the two fits and V_i the
///           covariance matrix of each by residuals over 1 - their leverage (HC3), where variances differ
/// Input:    a series, or a series and its regressor, of 20 rows or more in order of time; rows with a missing side are
///           left out, and the others close up; residuals that do not depend on those before; trimming: the share of
///           rows at either end in which no break is looked for, p + 1 rows at least
/// Value:    the statistic, and the probability that the square of a tied-down Bessel process goes as far between the
///           same shares of the sample, for `sampled` as far as (n - 2 p) ln(1 + F / (n - 2 p)) and a step more; the
///           rows before the largest F, the first of equals, and both fits. Of normal residuals `equal` is true to its
///           level from 100 rows, `robust` for a mean from 100, too, and for a line from 1000 (7 % for 5 % at 200);
///           where the variance changes in the course of time, `robust` rejects too seldom and `equal` too often
/// No data:  NaN, and position 0, when the series is constant or lies on its line, when the regressor is constant, with
///           an infinite value; a date before or after which the regressor is constant is passed over
/// Errors:   std::invalid_argument for trimming outside (0, 1/2), lengths that differ, fewer than 20 observed rows
/// Rounding: the p-value of a statistic is within 1e-11 of itself for trimming up to 0.4, and 3e-4 at 0.49
/// Cost:     O(n), `robust` O(n^2)
/// Source:   Andrews (1993), Tests for parameter instability and structural change with unknown change point; Estrella
///           (2003), Critical values and p values of Bessel process distributions
struct sup_f {
    static constexpr std::size_t least_rows = 20;

    enum class variance { equal, robust };

    double trimming = 0.15;
    variance residual = variance::equal;
    bridge_path path = bridge_path::sampled;

    constexpr core::complaint check() const noexcept {
        if (!(trimming > 0 && trimming < 0.5)) return {"trimming", trimming, "a share above 0 and below 1/2"};
        return {};
    }

    /// Of the mean of a series.
    template <core::readable Y>
    line_break operator()(const Y& y) const {
        require_valid();
        const detail::observed_rows observed{core::as_sample(y), least_rows};
        std::vector<core::pair> rows;
        rows.reserve(observed.size());
        for (const double value : observed.rows) rows.push_back({0, value});
        return of(rows, observed.positions, 1);
    }

    /// Of the line of `y` on the regressor `x`.
    template <core::readable Y, core::readable X>
    line_break operator()(const Y& y, const X& x) const {
        require_valid();
        const detail::observed_rows observed{core::pairs(x, y), least_rows};
        return of(observed.rows, observed.positions, 2);
    }

private:
    void require_valid() const {
        if (const core::complaint c = check(); c.argument != nullptr) core::refuse(c.argument, c.value, c.expected);
    }

    line_break of(const std::vector<core::pair>& rows, const std::vector<std::size_t>& positions, int fitted) const {
        const std::size_t n = rows.size(), least = static_cast<std::size_t>(fitted) + 1,
                          share = static_cast<std::size_t>(trimming * static_cast<double>(n));
        line_break found;
        found.first_date = share < least ? least : share;
        found.last_date = n - found.first_date;
        const detail::stretch_lines lines{rows, fitted};
        double largest = -1;
        for (std::size_t j = found.first_date; j <= found.last_date; ++j) {
            const double f = residual == variance::equal ? lines.chow(j) : lines.robust(j);
            if (!(f > largest)) continue;
            largest = f;
            found.rows_before = j;
        }
        if (largest < 0) return found;
        const std::size_t j = found.rows_before;
        found.rows_after = n - j;
        found.position = positions[j];
        found.statistic = largest;
        found.p_value = exceedance(largest, fitted, found.first_date, n);
        const detail::line before = lines.before(j), after = lines.after(j);
        found.intercept_before = before.intercept, found.intercept_after = after.intercept;
        if (fitted == 2) found.slope_before = before.slope, found.slope_after = after.slope;
        return found;
    }

    double exceedance(double f, int fitted, std::size_t first, std::size_t n) const noexcept {
        const double rows = static_cast<double>(n), a = static_cast<double>(first) / rows,
                     length = 2 * std::log(1 / a - 1);
        double level = f;
        if (path == bridge_path::sampled && length > 0 && f > 0) {
            // The mean step of the process between two dates, in its own time: the integral of ds sqrt(ds / dj).
            const double step = 4 * (1 - 2 * a) / std::sqrt(a * (1 - a) * rows) / length;
            const double free = rows - 2 * fitted;
            const double distance = std::sqrt(free * std::log1p(f / free)) + detail::missed_between_rows * step;
            level = distance * distance;
        }
        return detail::bessel_supremum{fitted, level}.exceedance(length);
    }
};

}
