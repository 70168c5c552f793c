// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/recent_values.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// What Anis and Lloyd expect of the rescaled range of n independent normal observations, with the population's
/// standard deviation. The quotient of gamma functions goes down by twos to that of 2 or 3.
///
/// Formula: gamma((n-1)/2) / (sqrt(pi) gamma(n/2)) * sum over i < n of sqrt((n - i) / i)
/// Input:   a number of observations, 2 or more
/// Value:   standard deviations
/// No data: 0 for fewer
/// Source:  Anis and Lloyd (1976), The expected value of the adjusted rescaled Hurst range of independent normal
///          summands
inline double expected_rescaled_range(std::size_t n) noexcept {
    constexpr double pi = 3.14159265358979323846;
    const auto size = static_cast<double>(n);
    double quotient = n % 2 == 0 ? 1 : 2 / pi, sum = 0;
    for (std::size_t m = n % 2 == 0 ? 4 : 5; m <= n; m += 2)
        quotient *= (static_cast<double>(m) - 3) / (static_cast<double>(m) - 2);
    for (double i = 1; i < size; ++i) sum += std::sqrt((size - i) / i);
    return quotient * sum;
}

/// The Hurst index by the rescaled range: 1/2 where returns have no memory, more where they persist, less where they
/// turn. Path and mean are of the window, so every window is looked through anew; a missing row is left out.
///
/// Formula: ln(Q) / ln(n), Q = (max - min of the running sums of x - mean, 0 among them) / sd, with n - 1 in sd;
///          `anis_lloyd` 1/2 + ln(Q / expected Q) / ln(n); `multi_scale` the slope of ln(mean Q), or 1/2 and that of
///          ln(mean Q / expected Q), on ln(m), where n, n/2, n/4, ... observations make 1, 2, 4, ... windows of m
/// Input:   returns per period, in order
/// Value:   about 0 to 1
/// No data: NaN with fewer than 3 observations, without spread, and with an infinite one; `multi_scale` leaves a window
///          without spread out, and is NaN with fewer than 2 scales of at least `shortest` observations
/// Errors:  shortest below 3
/// Cost:    O(n), multi_scale O(n log n), and a copy for the whole sample; a rolling window as much a row
/// Source:  Peters (1991), Chaos and Order in the Capital Markets; Anis and Lloyd (1976), The expected value of the
///          adjusted rescaled Hurst range of independent normal summands
struct hurst_index_rs {
    enum class method { single_window, multi_scale };
    enum class correction { none, anis_lloyd };

    method by = method::single_window;
    correction corrected = correction::none;
    std::size_t shortest = 8;  ///< observations in the windows of the smallest scale

    using state = tidemark::state::all_values;

    constexpr core::complaint check() const noexcept {
        if (shortest >= 3) return {};
        return {"shortest", static_cast<double>(shortest), "at least 3"};
    }
    void absorb(state& s, double x) const { s.absorb(x); }
    double lower(const state& s) const noexcept { return lower(s.view()); }
    double lower(const tidemark::state::row_view& rows) const noexcept {
        const std::size_t n = rows.observed();
        if (n < 3) return core::nan;
        const double base = corrected == correction::none ? 0 : 0.5;
        if (by == method::multi_scale) return base + slope(rows, n);
        return base + log_range(rows, n, 1) / std::log(static_cast<double>(n));
    }

private:
    using reader = tidemark::state::row_view::reader;

    /// The rescaled range of the next m observations; NaN without spread.
    static double rescaled_range(reader& rows, std::size_t m) noexcept {
        const auto each = [m](reader r, auto visit) {
            for (std::size_t i = 0; i < m; ++i) visit(r.next());
            return r;
        };
        const double origin = reader{rows}.next();
        double offset = 0, sum = 0, squares = 0, high = 0, low = 0;
        each(rows, [&](double x) { offset += x - origin; });
        offset /= static_cast<double>(m);
        rows = each(rows, [&](double x) {
            const double d = (x - origin) - offset;
            squares += core::product(d, d);
            sum += d;
            high = core::larger(sum, high);
            low = core::smaller(sum, low);
        });
        return (high - low) / std::sqrt(squares / static_cast<double>(m - 1));
    }

    /// The logarithm of the mean rescaled range of `windows` windows of m, or of what it is of the expected one.
    double log_range(const tidemark::state::row_view& rows, std::size_t m, std::size_t windows) const noexcept {
        reader r{rows};
        double sum = 0, count = 0;
        for (std::size_t i = 0; i < windows; ++i) {
            const double range = rescaled_range(r, m);
            if (windows > 1 && core::is_missing(range)) continue;
            sum += range;
            count += 1;
        }
        const double range = std::log(sum / count);
        if (corrected == correction::none) return range;
        const auto size = static_cast<double>(m);
        return range - std::log(expected_rescaled_range(m) * std::sqrt((size - 1) / size));
    }

    double slope(const tidemark::state::row_view& rows, std::size_t n) const noexcept {
        double scales = 0, x = 0, y = 0, xx = 0, xy = 0;
        for (std::size_t windows = 1; n / windows >= shortest; windows *= 2) {
            const double at = std::log(static_cast<double>(n / windows) / static_cast<double>(n));
            const double range = log_range(rows, n / windows, windows);
            scales += 1, x += at, y += range, xx += core::product(at, at), xy += core::product(at, range);
        }
        return scales < 2 ? core::nan
                          : (core::product(scales, xy) - core::product(x, y)) /
                                (core::product(scales, xx) - core::product(x, x));
    }
};

}
