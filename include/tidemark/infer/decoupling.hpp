// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/frequency.hpp>
#include <tidemark/infer/correlation_break_test.hpp>
#include <tidemark/infer/cusum_test.hpp>
#include <tidemark/infer/decoupling_report.hpp>
#include <tidemark/infer/detail/decoupling_verdict.hpp>
#include <tidemark/infer/detail/line_error.hpp>
#include <tidemark/infer/detail/shared_returns.hpp>
#include <tidemark/risk/alpha.hpp>
#include <tidemark/risk/annualised_return.hpp>
#include <tidemark/risk/beta.hpp>
#include <tidemark/risk/capture_ratio.hpp>
#include <tidemark/risk/cumulative_return.hpp>
#include <tidemark/risk/r_squared.hpp>
#include <tidemark/risk/residual_volatility.hpp>
#include <tidemark/risk/tracking_error.hpp>
#include <tidemark/run/whole.hpp>

#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// Whose scatter says how far the residuals after the cut could have summed by chance: their own, which may have grown,
/// or that of those before.
enum class residual_scatter { after, before };

/// Have two series parted at a day, in how they move together or in what became of them? One line through the returns
/// before the day says what was to be expected after it; what it does not explain is held against chance.
///
/// Formula: rows are returns between days on which both have a price, logarithmic ones for all but joint_performance;
///          a = alpha + beta b + e over the rows before. Over the n rows after, with B = sum(b):
///          gap = sum(a - b) = n alpha + (beta - 1) B + sum(e), the mean, beta and residual part.
///          Errors: n s(alpha); |B| s(beta); of the residual part, and of what was expected of the gap,
///          sqrt(n^2 s(alpha + beta B / n)^2 + n V), s by Newey and West over the m rows before with
///          e / (1 - leverage) for e, V the long-run variance of e after the cut about their own mean, or of e before
///          it (scatter). Ranges and p-values are of Student's t with (m - 2) / w degrees of freedom, for V after the
///          cut (n - 1) / w, and Welch's for a sum, w the sum of the squares of Bartlett's weights
/// Input:   two price histories on their own calendars, each in order of time: a return runs over the days on which the
///          other market was shut. lags: floor(4 (rows / 100)^(2/9)) of each side unless given
/// Value:   see decoupling_report. The p-values are those of a cut that was named before anybody looked; one that was
///          picked from the data makes them too small. any_break (correlation_break_test, which looks in the middle
///          eight tenths of the rows) and any_drift_break (cusum_test of the residuals of one line through all rows,
///          weak against a break near either end) name no day
/// No data: NaN in errors, ranges and p-values where a side has a constant series or the series agree so well that
///          r^2 > 1 - 1e-10; captures as up_capture and down_capture
/// Errors:  std::invalid_argument for a parameter that check() complains of; days out of order; lengths that differ;
///          prices that are not positive; no shared days; a cut that leaves fewer than least_rows rows on a side; as
///          many lags as rows
/// Cost:    O(n lags)
/// Source:  Newey and West (1987); MacKinnon and White (1985), for the leverages; Campbell, Lo and MacKinlay (1997),
///          The econometrics of financial markets, ch. 4, for the error of a cumulative residual
struct decoupling {
    core::date cut;                    ///< the first day of "after"
    core::frequency periods_per_year;  ///< rows in a year: 252 where the calendar with fewer days is an exchange's
    double confidence = 0.95;
    std::size_t lags = automatic_lags;  ///< of all errors
    residual_scatter scatter = residual_scatter::after;
    std::size_t least_rows = 20;  ///< on either side of the cut, 10 or more

    constexpr core::complaint check() const noexcept {
        if (!(confidence > 0 && confidence < 1)) return {"confidence", confidence, "a number in (0, 1)"};
        if (least_rows < correlation_interval::least_rows)
            return {"least_rows", static_cast<double>(least_rows), "10 or more"};
        return periods_per_year.check();
    }

    decoupling_report operator()(const price_history& asset, const price_history& benchmark) const {
        if (const core::complaint c = check(); c.argument != nullptr) core::refuse(c.argument, c.value, c.expected);
        const detail::shared_returns both{asset, benchmark};
        const std::size_t first_after = first_row_after(both.days);
        const std::span<const core::pair> logs{both.log_rows}, simples{both.simple_rows};

        decoupling_report r;
        r.asset = asset.name;
        r.benchmark = benchmark.name;
        r.cut = cut;
        r.first_day = both.days.front();
        r.last_day_before = both.days[first_after];
        r.first_day_after = both.days[first_after + 1];
        r.last_day = both.days.back();
        r.confidence = confidence;
        r.periods_per_year = periods_per_year.value();
        r.shared_days = both.days.size();
        r.asset_days_left_out = both.first_left_out;
        r.benchmark_days_left_out = both.second_left_out;
        r.rows_before = first_after;
        r.rows_after = logs.size() - first_after;

        compare_correlations(r, logs, first_after, both.days);
        r.line_before = line(logs.first(first_after));
        r.line_after = line(logs.subspan(first_after));
        compare_betas(r);
        split_gap(r, logs.first(first_after), logs.subspan(first_after));
        find_drift_break(r, logs, both.days);
        r.before = performance(simples.first(first_after));
        r.after = performance(simples.subspan(first_after));

        r.parted_in_comovement = found(r.change.p_value);
        if (r.parted_in_comovement == finding::significant && r.change.change > 0)
            r.parted_in_comovement = finding::not_significant;  // closer than before
        r.beta_changed = found(r.beta_change_p_value);
        r.parted_in_level = found(r.residual_p_value);
        r.drifted_apart_before = drifted(r.line_before);
        r.drifted_apart_after = drifted(r.line_after);
        r.verdict = detail::verdict{r}.write();
        return r;
    }

private:
    static double of_normal_rows(double rows, std::size_t lags_used) noexcept {
        return (rows - 2) / detail::squared_weights(lags_used);
    }

    std::size_t first_row_after(const std::vector<core::date>& days) const {
        if (days.empty()) core::refuse("number of shared days", days.size(), "days on which both have a price");
        std::size_t first_after = 0;
        while (first_after < days.size() && days[first_after] < cut) ++first_after;
        const std::size_t before = first_after > 0 ? first_after - 1 : 0;
        const std::size_t after = days.size() - (first_after > 0 ? first_after : 1);
        if (!cut.ok() || before < least_rows || after < least_rows)
            core::refuse("cut", cut,
                         "a day with " + std::to_string(least_rows) +
                             " rows or more before it and from it on; of those from " +
                             std::string{core::iso_text{days.front()}.view()} + " to " +
                             std::string{core::iso_text{days.back()}.view()} + " it leaves " + std::to_string(before) +
                             " and " + std::to_string(after));
        return before;
    }

    finding found(double p_value) const noexcept {
        if (core::is_missing(p_value)) return finding::no_answer;
        return p_value < 1 - confidence ? finding::significant : finding::not_significant;
    }

    static finding drifted(const return_line& l) noexcept {
        if (core::is_missing(l.alpha_range.low)) return finding::no_answer;
        return l.alpha_range.low > 0 || l.alpha_range.high < 0 ? finding::significant : finding::not_significant;
    }

    interval range_of(double estimate, double error, double freedom) const {
        const double reach = detail::two_sided_quantile(confidence, freedom) * error;
        return {estimate - reach, estimate + reach};
    }

    void compare_correlations(decoupling_report& r, std::span<const core::pair> rows, std::size_t first_after,
                              const std::vector<core::date>& days) const {
        std::vector<double> x, y;
        for (const core::pair& row : rows) {
            x.push_back(row.x);
            y.push_back(row.y);
        }
        const std::span<const double> xs{x}, ys{y};
        const auto estimate = [&](pairs_are pairs, bool later) {
            const correlation_interval of{confidence, pairs, lags};
            return later ? of(xs.subspan(first_after), ys.subspan(first_after))
                         : of(xs.first(first_after), ys.first(first_after));
        };
        r.correlation_before = estimate(pairs_are::any, false);
        r.correlation_after = estimate(pairs_are::any, true);
        r.change = correlation_change_test::of(r.correlation_before, r.correlation_after);
        r.change_if_normal =
            correlation_change_test::of(estimate(pairs_are::normal, false), estimate(pairs_are::normal, true));

        r.any_break = told(correlation_break_test{.bandwidth = bandwidth()}(x, y), days);
    }

    return_line line(std::span<const core::pair> rows) const {
        const detail::pair_rows_view sample{rows};
        return_line l;
        l.rows = rows.size();
        l.lags = detail::lags_of(lags, l.rows);
        l.alpha = run::whole(risk::alpha{.periods_per_year = 1}, sample);
        l.beta = run::whole(risk::beta{}, sample);
        l.r_squared = run::whole(risk::r_squared{}, sample);
        l.residual_deviation = run::whole(risk::residual_volatility{.periods_per_year = 1}, sample);
        if (!(1 - l.r_squared > 1e-10)) return l;
        const auto alpha = detail::variance_on_line(rows, risk::coefficient::intercept, 0, l.lags);
        const auto beta = detail::variance_on_line(rows, risk::coefficient::slope, 0, l.lags);
        l.alpha_error = std::sqrt(alpha.value);
        l.beta_error = std::sqrt(beta.value);
        l.alpha_range = range_of(l.alpha, l.alpha_error, alpha.freedom);
        l.beta_range = range_of(l.beta, l.beta_error, beta.freedom);
        return l;
    }

    static void compare_betas(decoupling_report& r) {
        const auto variance = [](const return_line& l) {
            return detail::estimated_variance{l.beta_error * l.beta_error,
                                              of_normal_rows(static_cast<double>(l.rows), l.lags)};
        };
        const detail::estimated_variance both = variance(r.line_before) + variance(r.line_after);
        r.beta_change = r.line_after.beta - r.line_before.beta;
        r.beta_change_p_value = detail::two_sided_probability(r.beta_change / std::sqrt(both.value), both.freedom);
    }

    void split_gap(decoupling_report& r, std::span<const core::pair> before, std::span<const core::pair> after) const {
        const return_line& l = r.line_before;
        const double n = static_cast<double>(after.size());
        double benchmark = 0, residual = 0;
        r.gap = 0;
        std::vector<double> residuals;
        for (const core::pair& row : after) {
            residuals.push_back(row.x - l.alpha - l.beta * row.y);
            r.gap += row.x - row.y;
            benchmark += row.y;
            residual += residuals.back();
        }
        r.ratio_return = std::expm1(r.gap);

        const double freedom = of_normal_rows(static_cast<double>(before.size()), l.lags);
        const auto part = [&](double value, double error) {
            return gap_part{value, error, range_of(value, error, freedom)};
        };
        r.mean_part = part(n * l.alpha, n * l.alpha_error);
        r.beta_part = part((l.beta - 1) * benchmark, std::fabs(benchmark) * l.beta_error);
        if (core::is_missing(l.alpha_error)) {
            r.expected.value = r.mean_part.value + r.beta_part.value;
            r.residual_part.value = residual;
            return;
        }

        detail::estimated_variance of_line =
            detail::variance_on_line(before, risk::coefficient::intercept, benchmark / n, l.lags);
        of_line.value *= n * n;
        const detail::estimated_variance error = of_line + scattered(before, residuals, residual / n, r);
        const double s = std::sqrt(error.value);
        r.residual_part = {residual, s, range_of(residual, s, error.freedom)};
        const double expected = r.mean_part.value + r.beta_part.value;
        r.expected = {expected, s, range_of(expected, s, error.freedom)};
        r.residual_p_value = detail::two_sided_probability(residual / s, error.freedom);
    }

    /// The variance of a sum of as many residuals as there are after the cut.
    detail::estimated_variance scattered(std::span<const core::pair> before, std::vector<double> after, double mean,
                                         const decoupling_report& r) const {
        const double n = static_cast<double>(after.size());
        if (scatter == residual_scatter::after) {
            for (double& e : after) e -= mean;
            const detail::estimated_variance of_mean = detail::variance_of_mean(after, r.line_after.lags);
            return {n * n * of_mean.value, of_mean.freedom};
        }
        std::vector<double> fitted;
        for (const core::pair& row : before) fitted.push_back(row.x - r.line_before.alpha - r.line_before.beta * row.y);
        const double m = static_cast<double>(before.size());
        return {n * m / (m - 2) * detail::long_run_variance(fitted, r.line_before.lags + 1),
                of_normal_rows(m, r.line_before.lags)};
    }

    void find_drift_break(decoupling_report& r, std::span<const core::pair> rows,
                          const std::vector<core::date>& days) const {
        const return_line all = line(rows);
        if (core::is_missing(all.alpha_error)) return;
        std::vector<double> residuals;
        for (const core::pair& row : rows) residuals.push_back(row.x - all.alpha - all.beta * row.y);
        r.any_drift_break = told(cusum_test{.bandwidth = bandwidth()}(residuals), days);
    }

    /// 0 leaves it to the tests.
    std::size_t bandwidth() const noexcept { return lags == automatic_lags ? 0 : lags + 1; }

    template <class Break>
    static unknown_break told(const Break& found, const std::vector<core::date>& days) noexcept {
        unknown_break b{found.statistic, found.p_value, {}, found.before, found.after, found.bandwidth};
        if (!core::is_missing(found.statistic)) b.last_day_before = days[found.position];
        return b;
    }

    joint_performance performance(std::span<const core::pair> rows) const {
        const detail::pair_rows_view sample{rows};
        std::vector<double> x, y;
        for (const core::pair& row : rows) {
            x.push_back(row.x);
            y.push_back(row.y);
        }
        const risk::annualised_return_geometric annualised{periods_per_year};
        joint_performance p;
        p.asset_return = run::whole(risk::cumulative_return{}, x);
        p.benchmark_return = run::whole(risk::cumulative_return{}, y);
        p.asset_annualised_return = run::whole(annualised, x);
        p.benchmark_annualised_return = run::whole(annualised, y);
        p.tracking_gap = p.asset_annualised_return - p.benchmark_annualised_return;
        p.tracking_error = run::whole(risk::tracking_error{periods_per_year}, sample);
        p.up_capture = run::whole(risk::up_capture{}, sample);
        p.down_capture = run::whole(risk::down_capture{}, sample);
        return p;
    }
};

}
