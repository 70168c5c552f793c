// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the metrics of drawdowns, of the downside and of the tail mean, written from their formulas in long double,
// apart from the library. Slow on purpose.

#include "support/definition.hpp"

#include <functional>
#include <numbers>

namespace definition {

/// Root of the sum of squares below the mean by the returns, or those below it, less ddof.
inline real semi_deviation(const series& r, real periods, real ddof = 0, bool subset = false) {
    if (r.empty()) return nan;
    const real m = mean(r);
    real squares = 0, below = 0;
    for (const double x : r) {
        const real d = constant(r) ? 0 : std::min<real>(static_cast<real>(x) - m, 0);
        squares += d * d, below += d < 0 ? 1 : 0;
    }
    if (count(r) <= ddof) return nan;
    if (below == 0) return 0;
    const real n = subset ? below : count(r);
    return n > ddof ? std::sqrt(squares / (n - ddof) * periods) : nan;
}

inline real kappa_ratio(const series& r, real periods, real target, int degree) {
    const real moment = partial_moment(r, target, degree);
    return r.empty() ? nan : (mean(r) - target) * periods / std::pow(moment, 1 / static_cast<real>(degree));
}

inline real gains(const series& r) { return partial_moment(r, 0, 1, -1); }
inline real losses(const series& r) { return partial_moment(r, 0, 1); }

inline real d_ratio(const series& r) {
    return partial_moment(r, 0, 0) * losses(r) / (partial_moment(r, 0, 0, -1) * gains(r));
}

inline real prospect_ratio(const series& r, real target) {
    return (gains(r) - 2.25L * losses(r) - target) / std::sqrt(partial_moment(r, target, 2));
}

/// The depths of the runs below a high, the deepest first.
inline std::vector<real> episode_depths(const series& r) {
    std::vector<real> depths;
    real before = 0;
    for (const real d : drawdowns(path(r))) {
        if (d > 0 && before == 0) depths.push_back(0);
        if (d > 0) depths.back() = std::max(depths.back(), d);
        before = d;
    }
    std::sort(depths.begin(), depths.end(), std::greater<>{});
    return depths;
}

/// Mean of the first `largest`, or of all where there are fewer; 0 of none.
inline real average(const std::vector<real>& depths, std::size_t largest) {
    const std::size_t n = std::min(largest, depths.size());
    real sum = 0;
    for (std::size_t i = 0; i < n; ++i) sum += depths[i];
    return n == 0 ? 0 : sum / static_cast<real>(n);
}

inline real average_drawdown(const series& r, std::size_t largest) {
    return r.empty() ? nan : average(episode_depths(r), largest);
}

inline real burke_ratio(const series& r, real periods, real risk_free) {
    real squares = 0;
    for (const real d : episode_depths(r)) squares += d * d;
    return r.empty() ? nan : (growth_rate(r, periods) - risk_free) / std::sqrt(squares);
}

inline real sterling_ratio(const series& r, real periods, real excess) {
    return r.empty() ? nan : growth_rate(r, periods) / (max_drawdown(r) + excess);
}

/// Over the mean of the maximum drawdowns of consecutive years.
inline real sterling_ratio_average_annual(const series& r, std::size_t periods, real excess) {
    if (r.empty()) return nan;
    real falls = 0, years = 0;
    for (std::size_t first = 0; first < r.size(); first += periods) {
        const auto from = r.begin() + static_cast<std::ptrdiff_t>(first);
        const auto to = r.begin() + static_cast<std::ptrdiff_t>(std::min(first + periods, r.size()));
        falls += max_drawdown({from, to}), years += 1;
    }
    return growth_rate(r, static_cast<real>(periods)) / (falls / years + excess);
}

inline real pain_ratio(const series& r, real periods, real risk_free) {
    return r.empty() ? nan : (growth_rate(r, periods) - risk_free) / pain_index(r);
}
inline real martin_ratio(const series& r, real periods, real risk_free) {
    return r.empty() ? nan : (growth_rate(r, periods) - risk_free) / ulcer_index(r);
}

/// The drawdowns of all periods, the deepest first.
inline std::vector<real> sorted_drawdowns(const series& r) {
    std::vector<real> all = drawdowns(path(r));
    std::sort(all.begin(), all.end(), std::greater<>{});
    return all;
}

/// The n numerator/denominator-th drawdown, counted from the deepest and rounded up.
inline real drawdown_at_risk(const std::vector<real>& deepest_first, std::size_t numerator, std::size_t denominator) {
    return deepest_first[(deepest_first.size() * numerator + denominator - 1) / denominator - 1];
}

/// The mean of the deepest numerator/denominator of them, with a fraction of the boundary one.
inline real conditional_drawdown_at_risk(const std::vector<real>& deepest_first, std::size_t numerator,
                                         std::size_t denominator) {
    const std::size_t share = deepest_first.size() * numerator;
    real sum = 0;
    for (std::size_t i = 0; i < share / denominator; ++i) sum += deepest_first[i];
    const real rest = static_cast<real>(share % denominator) / static_cast<real>(denominator);
    if (rest > 0) sum += rest * deepest_first[share / denominator];
    return sum * static_cast<real>(denominator) / static_cast<real>(share);
}

inline real normal_density(real x) { return std::exp(-x * x / 2) / std::sqrt(2 * std::numbers::pi_v<real>); }
inline real normal_probability(real x) { return std::erfc(-x / std::numbers::sqrt2_v<real>) / 2; }

/// By bisection.
inline real normal_quantile(real p) {
    real low = -40, high = 40;
    for (int i = 0; i < 100; ++i) {
        const real middle = (low + high) / 2;
        (normal_probability(middle) < p ? low : high) = middle;
    }
    return low;
}

inline real value_at_risk_gaussian(const series& r, real alpha, real ddof = 1) {
    static const real z = normal_quantile(alpha);  // one alpha in all laws
    return -mean(r) - z * standard_deviation(r, ddof);
}
inline real expected_shortfall_gaussian(const series& r, real alpha) {
    static const real z = normal_quantile(alpha);
    return -mean(r) + standard_deviation(r) * normal_density(z) / alpha;
}

/// The normal quantile bent by skewness S and excess kurtosis K.
inline real bent(real z, real s, real k) {
    return z + (z * z - 1) * s / 6 + (z * z * z - 3 * z) * k / 24 - (2 * z * z * z - 5 * z) * s * s / 36;
}

inline real value_at_risk_cornish_fisher(const series& r, real alpha) {
    static const real z = normal_quantile(alpha);
    if (r.empty()) return nan;
    return constant(r) ? -mean(r) : -mean(r) - bent(z, g1(r), moment_kurtosis(r) - 3) * standard_deviation(r, 0);
}

/// The mean below q under the Edgeworth density phi(x) (1 + S/6 He3 + K/24 He4 + S^2/72 He6), from the moments of the
/// normal distribution below q.
inline real edgeworth_tail(real q, real alpha, real s, real k) {
    real below[8] = {normal_probability(q), -normal_density(q)};  // of x^i
    for (int i = 2; i < 8; ++i) {
        const real order = static_cast<real>(i - 1);
        below[i] = -std::pow(q, order) * normal_density(q) + order * below[i - 2];
    }
    return (below[1] + s / 6 * (below[4] - 3 * below[2]) + k / 24 * (below[5] - 6 * below[3] + 3 * below[1]) +
            s * s / 72 * (below[7] - 15 * below[5] + 45 * below[3] - 15 * below[1])) /
           alpha;
}

inline real expected_shortfall_cornish_fisher(const series& r, real alpha, bool operational = true) {
    static const real z = normal_quantile(alpha);
    if (r.empty()) return nan;
    if (constant(r)) return -mean(r);
    const real s = g1(r), k = moment_kurtosis(r) - 3, q = bent(z, s, k);
    const real tail = edgeworth_tail(q, alpha, s, k);
    return -mean(r) - standard_deviation(r, 0) * (operational ? std::min(tail, q) : tail);
}

inline real entropic_risk_measure(const series& r, real z, real alpha) {
    real sum = 0;
    for (const double x : r) sum += std::exp(-static_cast<real>(x) / z);
    return r.empty() ? nan : z * std::log(sum / count(r) / alpha);
}

/// The least of the bounds, where the weights proportional to exp(-t r) have the entropy -ln(alpha): by bisection.
inline real entropic_value_at_risk(const series& r, real alpha) {
    if (r.empty()) return nan;
    const real low = minimum(r);
    const auto equal = static_cast<real>(std::count(r.begin(), r.end(), static_cast<double>(low)));
    if (alpha * count(r) <= equal) return -low;
    real entropy = 0, bound = 0;
    const auto tilt = [&](real t) {
        real weights = 0, shortfall = 0;
        for (const double x : r) {
            const real d = low - static_cast<real>(x), w = std::exp(t * d);
            weights += w, shortfall += w * d;
        }
        entropy = t * shortfall / weights - std::log(weights / count(r));
        bound = (std::log(weights / count(r)) - std::log(alpha)) / t - low;
    };
    real below = 0, above = 1 / (maximum(r) - low);
    for (tilt(above); entropy < -std::log(alpha); tilt(above)) above *= 2;
    for (int i = 0; i < 40; ++i) {  // near the least bound the error is of second order
        tilt((below + above) / 2);
        (entropy < -std::log(alpha) ? below : above) = (below + above) / 2;
    }
    return bound;
}

}
