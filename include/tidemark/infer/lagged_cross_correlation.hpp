// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/core/normal.hpp>
#include <tidemark/core/pairs.hpp>

#include <cmath>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// What is divided by at each lag: the rows that overlap there, or all rows.
enum class lag_divisor { overlap, all_rows };

/// What the bands take for granted of two series that have nothing to do with each other: that one of them at least is
/// white noise; that both remember their own past linearly (Bartlett); or that both forget it but have calm and
/// volatile times, which may coincide.
enum class lag_band { white_noise, bartlett, robust };

/// How the p-value of the largest of several is found: for lags that may depend on each other, or for independent ones.
enum class several_lags { bonferroni, sidak };

struct lagged_correlation {
    int lag;  ///< above 0: of the first series with later rows of the second
    double correlation;
    double standard_error;  ///< where there is none
    double band;            ///< half the width of the band about 0
    std::size_t rows;       ///< that overlap
};

/// The lag that stands out most, and how often one of as many lags would stand out so where there is no correlation.
struct lag_peak {
    int lag = 0;
    double correlation = core::nan;
    double p_value = core::nan;
};

struct lagged_correlations {
    std::vector<lagged_correlation> lags;  ///< from -max_lag to max_lag
    lag_peak peak;                         ///< of all lags
    lag_peak lead;                         ///< of all but 0: above 0, the first series leads
    double lag_one_by_offset;              ///< what closing_time_offset makes of lag 1 (-1), were there no lead
    std::string warning;                   ///< to be printed; empty where both markets close together
};

/// Correlations of one series with earlier and later rows of another, with bands and the significance of the largest.
///
/// Formula: r(k) = sum of (x_t - mx)(y_(t+k) - my) / (n_k sx sy), n_k the rows that overlap (`all_rows`: n), means and
///          standard deviations (population) of all rows; statsmodels ccf(y, x, adjusted = True, or False) at k >= 0.
///          Error 1 / sqrt(n_k); `bartlett` times sqrt(1 + 2 sum_j rx(j) ry(j)), j to autocorrelation_lags; `robust`
///          sqrt(sum of squared products) / (n_k sx sy). Band: its normal quantile times the error. p of one lag
///          2 Phi(-|r| / error), of the largest of m lags m p or, `sidak`, 1 - (1 - p)^m. lag_one_by_offset: r(0) h /
///          (hours_per_row - h), what one random walk seen at two closing times h apart has
/// Input:   returns of two series on the rows that both observe, in order; a missing row stays in its place and
///          counts in no product. closing_time_offset: hours by which the first market closes later than the second
///          (crypto at 24:00 UTC against New York in summer: 4), below 0 earlier
/// Value:   correlation, error and band at every lag; the peak of all lags and of all but 0, by |r| / error; a warning
///          where the closing times differ
/// No data: NaN for a constant or infinite series, at lags where fewer than 2 rows overlap, and for bands of Bartlett's
///          where his sum is not positive
/// Errors:  std::invalid_argument for lengths that differ, fewer than max_lag + 3 rows, confidence outside (0, 1),
///          hours_per_row not above 0, or a closing_time_offset not within it
/// Cost:    O(n max_lag), `bartlett` and O(n autocorrelation_lags)
/// Source:  Brockwell and Davis (1991), Time Series: Theory and Methods, section 11.2; Haugh (1976)
struct lagged_cross_correlation {
    std::size_t max_lag = 5;
    lag_divisor divided_by = lag_divisor::overlap;
    lag_band band = lag_band::white_noise;
    std::size_t autocorrelation_lags = 20;  ///< for `bartlett`
    several_lags largest_of = several_lags::bonferroni;
    double confidence = 0.95;
    double closing_time_offset = 0;  ///< hours by which the first market closes after the second
    double hours_per_row = 24;

    constexpr core::complaint check() const noexcept {
        if (!(confidence > 0 && confidence < 1)) return {"confidence", confidence, "a number in (0, 1)"};
        if (!(hours_per_row > 0 && core::is_finite(hours_per_row)))
            return {"hours_per_row", hours_per_row, "a finite number above 0"};
        if (!(closing_time_offset > -hours_per_row && closing_time_offset < hours_per_row))
            return {"closing_time_offset", closing_time_offset, "less than hours_per_row, either way"};
        return {};
    }

    template <core::readable X, core::readable Y>
    lagged_correlations operator()(const X& x, const Y& y) const {
        if (const auto c = check(); c.argument != nullptr) core::refuse(c.argument, c.value, c.expected);
        const auto rows = core::pairs(x, y);
        const std::size_t n = rows.size();
        if (n < max_lag + 3)
            core::refuse("rows", n, "at least " + std::to_string(max_lag + 3) + ", three more than max_lag");
        const scores a{rows.x()}, b{rows.y()};
        const double memory = band == lag_band::bartlett ? remembered(a, b) : 1;
        const double quantile = core::normal_quantile((1 + confidence) / 2);
        lagged_correlations answer{{}, {}, {}, core::nan, warning()};
        const auto most = static_cast<std::ptrdiff_t>(max_lag);
        for (std::ptrdiff_t k = -most; k <= most; ++k) {
            const auto lag = static_cast<std::size_t>(k < 0 ? -k : k);
            lagged_correlation at = k < 0 ? correlate(b, a, lag, memory) : correlate(a, b, lag, memory);
            at.lag = static_cast<int>(k);
            at.band = quantile * at.standard_error;
            if (k == 0) answer.lag_one_by_offset = by_offset(at.correlation);
            answer.lags.push_back(at);
        }
        answer.peak = largest(answer.lags, true);
        answer.lead = largest(answer.lags, false);
        return answer;
    }

private:
    /// Rows in standard deviations from the mean; 0 for a missing one.
    struct scores {
        std::vector<double> z;
        std::vector<char> observed;

        template <class Rows>
        explicit scores(const Rows& rows) : z(rows.size()), observed(rows.size()) {
            double count = 0, mean = 0, squares = 0;
            for (std::size_t t = 0; t < z.size(); ++t) {
                observed[t] = !core::is_missing(rows[t]);
                if (!observed[t]) continue;
                count += 1;
                const double d = rows[t] - mean;
                mean += d / count;
                squares += d * (rows[t] - mean);
            }
            const double deviation = squares > 0 ? std::sqrt(squares / count) : core::nan;
            for (std::size_t t = 0; t < z.size(); ++t)
                if (observed[t]) z[t] = (rows[t] - mean) / deviation;
        }

        double autocorrelation(std::size_t lag) const noexcept {
            double sum = 0, all = 0;
            for (std::size_t t = 0; t < z.size(); ++t) all += z[t] * z[t];
            for (std::size_t t = 0; t + lag < z.size(); ++t) sum += z[t] * z[t + lag];
            return sum / all;
        }
    };

    /// The variance of a correlation in 1 / n where both series remember their own past.
    double remembered(const scores& a, const scores& b) const noexcept {
        double sum = 1;
        for (std::size_t j = 1; j <= autocorrelation_lags && j < a.z.size(); ++j)
            sum += 2 * a.autocorrelation(j) * b.autocorrelation(j);
        return sum > 0 ? sum : core::nan;
    }

    lagged_correlation correlate(const scores& early, const scores& late, std::size_t lag,
                                 double memory) const noexcept {
        double sum = 0, squares = 0;
        std::size_t overlap = 0, all = 0;
        for (std::size_t t = 0; t < late.z.size(); ++t) {
            all += early.observed[t] && late.observed[t];
            if (t + lag >= late.z.size() || !early.observed[t] || !late.observed[t + lag]) continue;
            const double product = early.z[t] * late.z[t + lag];
            sum += product;
            squares += product * product;
            ++overlap;
        }
        const double n = static_cast<double>(overlap);
        const double divisor = divided_by == lag_divisor::overlap ? n : static_cast<double>(all);
        const double variance = band == lag_band::robust ? squares : memory * n;  // of the sum
        const bool answers = overlap >= 2 && variance > 0;
        return {0, overlap >= 2 ? sum / divisor : core::nan, answers ? std::sqrt(variance) / divisor : core::nan,
                core::nan, overlap};
    }

    double by_offset(double same_row) const noexcept {
        const double h = std::fabs(closing_time_offset);
        return same_row * h / (hours_per_row - h);
    }

    lag_peak largest(const std::vector<lagged_correlation>& lags, bool with_zero) const noexcept {
        lag_peak peak;
        double most = -1, scanned = 0;
        for (const lagged_correlation& at : lags) {
            const double size = std::fabs(at.correlation) / at.standard_error;
            if (core::is_missing(size) || (at.lag == 0 && !with_zero)) continue;
            scanned += 1;
            if (size > most) {
                most = size;
                peak = {at.lag, at.correlation, 2 * core::normal_probability(-size)};
            }
        }
        if (scanned == 0) return peak;
        const double p = peak.p_value;
        peak.p_value = largest_of == several_lags::bonferroni ? core::smaller(scanned * p, 1)
                                                              : -std::expm1(scanned * std::log1p(-p));
        return peak;
    }

    std::string warning() const {
        if (closing_time_offset == 0) return {};
        const bool first_later = closing_time_offset > 0;
        const std::string hours = core::text_of(std::fabs(closing_time_offset));
        const std::string later = first_later ? "first" : "second", earlier = first_later ? "second" : "first";
        return "The " + later + " market closes " + hours + " hours after the " + earlier +
               ": what happens in them reaches the " + earlier +
               " one row later. The correlation at lag 0 is understated, the one at lag " + (first_later ? "1" : "-1") +
               " overstated, and a lead of the " + later + " market cannot be told from its later close.";
    }
};

}
