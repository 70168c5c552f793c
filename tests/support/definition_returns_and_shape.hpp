// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the metrics of returns and of dispersion and shape mean, as in `definition.hpp`: written from the formula in
// long double, with all pairs made and everything sorted.

#include "support/definition.hpp"

#include <numbers>

namespace definition {

inline real growth_of(const series& r) {
    real g = 1;
    for (const double x : r) g *= 1 + static_cast<real>(x);
    return g;
}

inline real excess_return(const pairs& p, real periods, bool geometric) {
    if (p.empty()) return nan;
    const real power = periods / static_cast<real>(p.size());
    const real x = std::pow(growth_of(xs(p)), power), b = std::pow(growth_of(ys(p)), power);
    return geometric ? x / b - 1 : x - b;
}

inline real ratio_return(const pairs& p) { return p.empty() ? nan : growth_of(xs(p)) / growth_of(ys(p)) - 1; }
inline real ratio_return_of_levels(const pairs& p) {
    if (p.empty()) return nan;
    const auto ratio = [](const tidemark::core::pair& q) { return static_cast<real>(q.x) / static_cast<real>(q.y); };
    return ratio(p.back()) / ratio(p.front()) - 1;
}

/// The observations on one side of zero, as positive numbers.
inline std::vector<real> on_side(const series& r, real side) {
    std::vector<real> kept;
    for (const double x : r)
        if (side * static_cast<real>(x) > 0) kept.push_back(side * static_cast<real>(x));
    return kept;
}
inline real sum(const std::vector<real>& x) {
    real s = 0;
    for (const real v : x) s += v;
    return s;
}
inline real mean_on_side(const series& r, real side) {
    const auto kept = on_side(r, side);
    return kept.empty() ? nan : sum(kept) / static_cast<real>(kept.size());
}

inline real win_rate(const series& r, bool zeros_count) {
    const real wins = static_cast<real>(on_side(r, 1).size()), losses = static_cast<real>(on_side(r, -1).size());
    return wins / (zeros_count ? count(r) : wins + losses);
}

inline real payoff_ratio(const series& r) {
    if (on_side(r, -1).empty()) return on_side(r, 1).empty() ? nan : std::numeric_limits<real>::infinity();
    return on_side(r, 1).empty() ? 0 : mean_on_side(r, 1) / mean_on_side(r, -1);
}

inline real longest_run(const series& r, real side) {
    std::size_t longest = 0;
    for (std::size_t i = 0; i < r.size(); ++i) {
        std::size_t j = i;
        while (j < r.size() && side * static_cast<real>(r[j]) > 0) ++j;
        longest = std::max(longest, j - i);
    }
    return static_cast<real>(longest);
}

inline std::vector<real> widened(const series& x) { return {x.begin(), x.end()}; }

/// The k-th smallest, from 1.
inline real of_rank(std::vector<real> x, std::size_t k) {
    const auto at = x.begin() + static_cast<std::ptrdiff_t>(k - 1);
    std::nth_element(x.begin(), at, x.end());
    return *at;
}
inline real median(const std::vector<real>& x) {
    const std::size_t n = x.size();
    return n % 2 == 1 ? of_rank(x, n / 2 + 1) : (of_rank(x, n / 2) + of_rank(x, n / 2 + 1)) / 2;
}

inline real median_absolute_deviation(const series& x) {
    if (x.empty()) return nan;
    const real m = median(widened(x));
    std::vector<real> distances;
    for (const real v : widened(x)) distances.push_back(std::fabs(v - m));
    return median(distances);
}

inline real gini_mean_difference(const series& x) {
    real all = 0;
    for (const real a : widened(x))
        for (const real b : widened(x)) all += std::fabs(a - b);
    return x.size() < 2 ? nan : all / (count(x) * (count(x) - 1));
}

inline real choose(std::size_t n, std::size_t k) {
    real c = 1;
    for (std::size_t i = 0; i < k; ++i) c *= (static_cast<real>(n) - static_cast<real>(i)) / static_cast<real>(i + 1);
    return n < k ? 0 : c;
}

/// By unbiased probability-weighted moments, as Hosking writes it. Of observations less their mean, which from order 2
/// on is the same, and leaves the sums of large coefficients something to be exact about.
inline real l_moment(const series& x, std::size_t order) {
    if (x.size() < order) return nan;
    if (order == 1) return mean(x);
    const series ascending = sorted(x);
    real moment = 0, sign = order % 2 == 1 ? 1 : -1;
    for (std::size_t k = 0; k < order; ++k, sign = -sign) {
        real b = 0;
        for (std::size_t i = 0; i < x.size(); ++i)
            b += choose(i, k) / choose(x.size() - 1, k) * (static_cast<real>(ascending[i]) - mean(x)) / count(x);
        moment += sign * choose(order - 1, k) * choose(order - 1 + k, k) * b;
    }
    return moment;
}

inline real lagged(const series& x, std::size_t lag, real early_mean, real late_mean) {
    real all = 0;
    for (std::size_t i = lag; i < x.size(); ++i)
        all += (static_cast<real>(x[i]) - late_mean) * (static_cast<real>(x[i - lag]) - early_mean);
    return all;
}

inline real autocorrelation(const series& x, std::size_t lag) {
    if (x.size() <= lag || constant(x)) return nan;
    return lagged(x, lag, mean(x), mean(x)) / central(x, 2);
}

inline real autocorrelation_pairwise(const series& x, std::size_t lag) {
    if (x.size() < lag + 2) return nan;
    const auto k = static_cast<std::ptrdiff_t>(lag);
    const series early{x.begin(), x.end() - k}, late{x.begin() + k, x.end()};
    if (constant(early) || constant(late)) return nan;
    return lagged(x, lag, mean(early), mean(late)) / std::sqrt(central(early, 2) * central(late, 2));
}

inline real rescaled_range(const series& x) {
    real high = 0, low = 0, path = 0;
    for (const real v : widened(x)) {
        path += v - mean(x);
        high = std::max(high, path), low = std::min(low, path);
    }
    return x.size() < 2 || constant(x) ? nan : (high - low) / standard_deviation(x);
}

/// With n - 1 in the standard deviation.
inline real expected_rescaled_range(std::size_t n) {
    const real size = static_cast<real>(n);
    real all = 0;
    for (std::size_t i = 1; i < n; ++i) all += std::sqrt((size - static_cast<real>(i)) / static_cast<real>(i));
    const real gammas = std::exp(std::lgamma((size - 1) / 2) - std::lgamma(size / 2));
    return all * gammas / std::sqrt(std::numbers::pi_v<real>) * std::sqrt((size - 1) / size);
}

inline real hurst_index(const series& x, bool anis_lloyd) {
    if (x.size() < 3) return nan;
    const real range = rescaled_range(x), log_n = std::log(count(x));
    return anis_lloyd ? 0.5L + std::log(range / expected_rescaled_range(x.size())) / log_n : std::log(range) / log_n;
}

inline real hurst_index_multi_scale(const series& x, std::size_t shortest, bool anis_lloyd) {
    std::vector<real> at, range;
    for (std::size_t windows = 1; x.size() / windows >= shortest; windows *= 2) {
        const std::size_t m = x.size() / windows;
        real all = 0;
        for (std::size_t i = 0; i < windows; ++i) {
            const auto first = x.begin() + static_cast<std::ptrdiff_t>(i * m);
            all += rescaled_range({first, first + static_cast<std::ptrdiff_t>(m)});
        }
        at.push_back(std::log(static_cast<real>(m)));
        range.push_back(std::log(all / static_cast<real>(windows) / (anis_lloyd ? expected_rescaled_range(m) : 1)));
    }
    if (at.size() < 2) return nan;
    const real mx = sum(at) / static_cast<real>(at.size()), my = sum(range) / static_cast<real>(at.size());
    real xy = 0, xx = 0;
    for (std::size_t i = 0; i < at.size(); ++i) xy += (at[i] - mx) * (range[i] - my), xx += (at[i] - mx) * (at[i] - mx);
    return (anis_lloyd ? 0.5L : 0) + xy / xx;
}

/// Without a factor.
inline real qn_scale(const series& x) {
    const std::size_t n = x.size(), h = n / 2 + 1;
    std::vector<real> distances;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < i; ++j)
            distances.push_back(std::fabs(static_cast<real>(x[i]) - static_cast<real>(x[j])));
    return n == 0 ? nan : n == 1 ? 0 : of_rank(distances, h * (h - 1) / 2);
}
inline real sn_scale(const series& x) {
    const std::size_t n = x.size();
    std::vector<real> medians;
    for (const real a : widened(x)) {
        std::vector<real> distances;
        for (const real b : widened(x)) distances.push_back(std::fabs(a - b));
        medians.push_back(of_rank(distances, n / 2 + 1));
    }
    return n == 0 ? nan : of_rank(medians, (n + 1) / 2);
}

inline real medcouple(const series& x) {
    if (x.empty()) return nan;
    const std::vector<real> wide = widened(sorted(x));
    const real m = median(wide);
    std::vector<real> below, above, couples;  // each with the observations equal to the median, in order
    for (const real v : wide) {
        if (v <= m) below.push_back(v);
        if (v >= m) above.push_back(v);
    }
    const auto ties = static_cast<std::size_t>(std::count(wide.begin(), wide.end(), m));
    const std::size_t first = below.size() - ties;  // of those among the lower ones
    for (std::size_t i = 0; i < below.size(); ++i) {
        for (std::size_t j = 0; j < above.size(); ++j) {
            if (i < first || j >= ties) {
                couples.push_back(((above[j] - m) - (m - below[i])) / (above[j] - below[i]));
            } else {
                const std::size_t place = (i - first + 1) + (j + 1) - 1;
                couples.push_back(place < ties ? -1 : place == ties ? 0 : 1);
            }
        }
    }
    return median(couples);
}

/// With the share given as a ratio of whole numbers.
inline real trimmed_mean(const series& x, std::size_t numerator, std::size_t denominator) {
    const std::size_t cut = x.size() * numerator / denominator;
    const series ascending = sorted(x);
    const auto k = static_cast<std::ptrdiff_t>(cut);
    return x.empty() ? nan : mean({ascending.begin() + k, ascending.end() - k});
}
inline real winsorized_mean(const series& x, long numerator, long denominator) {
    const real low = linear_quantile(x, numerator, denominator);
    const real high = linear_quantile(x, denominator - numerator, denominator);
    real all = 0;
    for (const real v : widened(x)) all += std::min(std::max(v, low), high);
    return x.empty() ? nan : all / count(x);
}

/// By halving, of a sum that falls.
inline real huber_location(const series& x, real k) {
    if (x.empty()) return nan;
    const real m = median(widened(x)), reach = k * static_cast<real>(1.4826) * median_absolute_deviation(x);
    real low = minimum(x) - m, high = maximum(x) - m;
    for (int i = 0; i < 120; ++i) {
        const real middle = (low + high) / 2;
        real all = 0;
        for (const real v : widened(x)) all += std::min(std::max(v - m - middle, -reach), reach);
        (all > 0 ? low : high) = middle;
    }
    return reach == 0 ? m : m + (low + high) / 2;
}

}
