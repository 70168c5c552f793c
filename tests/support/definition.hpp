// SPDX-License-Identifier: BSL-1.0
#pragma once

// What each metric means, written from its formula in long double, apart from the library: no states, no merging, no
// windows. Slow on purpose.

#include <tidemark/core/numeric.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace definition {

using real = long double;
using series = std::vector<double>;
using pairs = std::vector<tidemark::core::pair>;

inline constexpr real nan = std::numeric_limits<real>::quiet_NaN();

inline real count(const series& x) { return static_cast<real>(x.size()); }

inline real mean(const series& x) {
    real sum = 0;
    for (const double v : x) sum += static_cast<real>(v);
    return x.empty() ? nan : sum / count(x);
}

/// Sum of (x - mean)^power.
inline real central(const series& x, int power) {
    const real m = mean(x);
    real sum = 0;
    for (const double v : x) {
        real term = 1;
        for (int k = 0; k < power; ++k) term *= static_cast<real>(v) - m;
        sum += term;
    }
    return sum;
}

inline bool constant(const series& x) {
    return std::all_of(x.begin(), x.end(), [&](double v) { return v == x.front(); });
}

inline real variance(const series& x, real ddof = 1) {
    if (count(x) <= ddof) return nan;
    return constant(x) ? 0 : central(x, 2) / (count(x) - ddof);
}

inline real standard_deviation(const series& x, real ddof = 1) { return std::sqrt(variance(x, ddof)); }

inline real volatility(const series& r, real periods) { return standard_deviation(r) * std::sqrt(periods); }

inline real sharpe_ratio(const series& r, real periods, real risk_free) {
    return (mean(r) - risk_free) / standard_deviation(r) * std::sqrt(periods);
}

inline real g1(const series& x) {
    const real n = count(x);
    return x.empty() || constant(x) ? nan : central(x, 3) / n / std::pow(central(x, 2) / n, 1.5L);
}

inline real skewness(const series& x) {
    const real n = count(x);
    return n < 3 ? nan : g1(x) * std::sqrt(n * (n - 1)) / (n - 2);
}

inline real moment_kurtosis(const series& x) {
    const real n = count(x);
    return x.empty() || constant(x) ? nan : central(x, 4) / n / std::pow(central(x, 2) / n, 2);
}

inline real kurtosis(const series& x) {
    const real n = count(x);
    if (n < 4) return nan;
    return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (moment_kurtosis(x) - 3) + 6);
}

inline real minimum(const series& x) {
    return x.empty() ? nan : static_cast<real>(*std::min_element(x.begin(), x.end()));
}
inline real maximum(const series& x) {
    return x.empty() ? nan : static_cast<real>(*std::max_element(x.begin(), x.end()));
}

inline real total(const series& x) { return x.empty() ? 0 : mean(x) * count(x); }

inline real product(const series& x) {
    real p = 1;
    for (const double v : x) p *= static_cast<real>(v);
    return x.empty() ? nan : p;
}

inline real standard_error(const series& x) { return standard_deviation(x) / std::sqrt(count(x)); }

inline real z_score(const series& x) {
    return x.size() < 2 || constant(x) ? nan : (static_cast<real>(x.back()) - mean(x)) / standard_deviation(x);
}

inline real mean_absolute_deviation(const series& x, real centre) {
    real sum = 0;
    for (const double v : x) sum += std::fabs(static_cast<real>(v) - centre);
    return x.empty() ? nan : sum / count(x);
}

inline real range(const series& x) {
    return x.empty() ? nan
                     : static_cast<real>(*std::max_element(x.begin(), x.end()) - *std::min_element(x.begin(), x.end()));
}

/// Counted from the oldest, the first of equals.
inline real argmin(const series& x) {
    return x.empty() ? nan : static_cast<real>(std::min_element(x.begin(), x.end()) - x.begin());
}
/// Counted from the newest, the last of equals.
inline real rows_since_maximum(const series& x) {
    return x.empty() ? nan : static_cast<real>(std::max_element(x.rbegin(), x.rend()) - x.rbegin());
}

/// Mean of (threshold - x)^degree over what is below; of what is above, where side is -1.
inline real partial_moment(const series& x, real threshold, int degree, real side = 1) {
    real sum = 0;
    for (const double v : x) {
        const real shortfall = side * (threshold - static_cast<real>(v));
        if (shortfall > 0) sum += std::pow(shortfall, static_cast<real>(degree));
    }
    return x.empty() ? nan : sum / count(x);
}

/// Wealth on its way, from the unit at the start.
inline std::vector<real> path(const series& r) {
    std::vector<real> v{1};
    for (const double x : r) v.push_back(v.back() * (1 + static_cast<real>(x)));
    return v;
}

inline real cumulative_return(const series& r) { return r.empty() ? nan : path(r).back() - 1; }

inline real growth_rate(const series& r, real periods) {
    return r.empty() ? nan : std::pow(path(r).back(), periods / count(r)) - 1;
}

inline real largest_fall(const std::vector<real>& path) {
    real high = path.front(), worst = 1;
    for (const real v : path) {
        high = std::max(high, v);
        worst = std::min(worst, v / high);
    }
    return 1 - worst;
}

/// The last time at the high from which wealth fell furthest, and the first time it was so low.
inline std::pair<std::size_t, std::size_t> furthest_fall(const std::vector<real>& path) {
    std::size_t high = 0, peak = 0, trough = 0;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (path[i] >= path[high]) high = i;
        if (path[i] / path[high] < path[trough] / path[peak]) peak = high, trough = i;
    }
    return {peak, trough};
}

inline real max_drawdown(const series& r) { return r.empty() ? nan : largest_fall(path(r)); }

inline real current_drawdown(const series& r) {
    const std::vector<real> v = path(r);
    return r.empty() ? nan : 1 - v.back() / *std::max_element(v.begin(), v.end());
}

inline real max_drawdown_of_levels(const series& levels) {
    return levels.empty() ? nan : largest_fall({levels.begin(), levels.end()});
}

inline real max_drawdown_arithmetic(const series& r) {
    real sum = 0, high = 0, fall = 0;
    for (const double x : r) {
        sum += static_cast<real>(x);
        high = std::max(high, sum);
        fall = std::max(fall, high - sum);
    }
    return r.empty() ? nan : fall;
}

inline real calmar_ratio(const series& r, real periods) {
    return r.empty() ? nan : growth_rate(r, periods) / max_drawdown(r);
}

inline real sharpe_ratio_geometric(const series& r, real periods, real risk_free) {
    if (r.empty()) return nan;
    real product = 1;
    for (const double x : r) product *= 1 + static_cast<real>(x) - risk_free;
    return (std::pow(product, periods / count(r)) - 1) / (standard_deviation(r) * std::sqrt(periods));
}

inline real sortino_ratio(const series& r, real periods, real target) {
    real squares = 0;
    for (const double x : r) {
        const real below = std::min<real>(static_cast<real>(x) - target, 0);
        squares += below * below;
    }
    return r.empty() ? nan : (mean(r) - target) / std::sqrt(squares / count(r)) * std::sqrt(periods);
}

/// Falls from the high so far, as fractions of it, at every value of the path but the first.
inline std::vector<real> drawdowns(const std::vector<real>& path) {
    std::vector<real> falls;
    for (std::size_t i = 1; i < path.size(); ++i) {
        const auto so_far = path.begin() + static_cast<std::ptrdiff_t>(i) + 1;
        const real high = *std::max_element(path.begin(), so_far);
        falls.push_back((high - path[i]) / high);
    }
    return falls;
}

inline real pain_index(const series& r) {
    real sum = 0;
    for (const real d : drawdowns(path(r))) sum += d;
    return r.empty() ? nan : sum / count(r);
}

inline real ulcer_index(const series& r) {
    real sum = 0;
    for (const real d : drawdowns(path(r))) sum += d * d;
    return r.empty() ? nan : std::sqrt(sum / count(r));
}

inline real time_under_water(const series& r) {
    const std::vector<real> falls = drawdowns(path(r));
    const auto high = std::find(falls.rbegin(), falls.rend(), 0);
    return r.empty() ? nan : static_cast<real>(high - falls.rbegin());
}

inline real drawdown_count(const series& r) {
    const std::vector<real> falls = drawdowns(path(r));
    real episodes = 0;
    for (std::size_t i = 0; i < falls.size(); ++i) episodes += falls[i] > 0 && (i == 0 || falls[i - 1] == 0) ? 1 : 0;
    return episodes;
}

/// Peak to recovery, searched from every high on the path.
inline real max_drawdown_duration(const series& r) {
    const std::vector<real> v = path(r);
    real longest = 0;
    for (std::size_t peak = 0; peak < v.size(); ++peak) {
        const auto so_far = v.begin() + static_cast<std::ptrdiff_t>(peak) + 1;
        if (v[peak] < *std::max_element(v.begin(), so_far)) continue;
        std::size_t end = peak + 1;
        while (end < v.size() && v[end] < v[peak]) ++end;
        if (end > peak + 1) longest = std::max(longest, static_cast<real>(std::min(end, v.size() - 1) - peak));
    }
    return r.empty() ? nan : longest;
}

inline series sorted(series x) {
    std::sort(x.begin(), x.end());
    return x;
}

/// The linear (type 7) quantile at a probability given as a ratio of whole numbers, so that no rank is rounded.
inline real linear_quantile(const series& x, long numerator, long denominator) {
    if (x.empty()) return nan;
    const series s = sorted(x);
    const long steps = static_cast<long>(x.size() - 1) * numerator;
    const auto below = static_cast<std::size_t>(steps / denominator);
    const real weight = static_cast<real>(steps % denominator) / static_cast<real>(denominator);
    const real low = static_cast<real>(s[below]);
    return weight == 0 ? low : low + weight * (static_cast<real>(s[below + 1]) - low);
}

/// The mean of the worst numerator/denominator of the distribution, with a fraction of the boundary observation.
inline real expected_shortfall(const series& r, long numerator, long denominator) {
    if (r.empty()) return nan;
    const series s = sorted(r);
    const long share = static_cast<long>(r.size()) * numerator;  // in units of 1/denominator observations
    const auto whole = static_cast<std::size_t>(share / denominator);
    real sum = 0;
    for (std::size_t i = 0; i < whole; ++i) sum += static_cast<real>(s[i]);
    const real rest = static_cast<real>(share % denominator) / static_cast<real>(denominator);
    if (rest > 0) sum += rest * static_cast<real>(s[whole]);
    return -sum * static_cast<real>(denominator) / static_cast<real>(share);
}

inline series xs(const pairs& p) {
    series x;
    for (const auto& v : p) x.push_back(v.x);
    return x;
}
inline series ys(const pairs& p) {
    series y;
    for (const auto& v : p) y.push_back(v.y);
    return y;
}

inline real co_central(const pairs& p) {
    const real mx = mean(xs(p)), my = mean(ys(p));
    real sum = 0;
    for (const auto& v : p) sum += (static_cast<real>(v.x) - mx) * (static_cast<real>(v.y) - my);
    return sum;
}

inline real covariance(const pairs& p) { return p.size() < 2 ? nan : co_central(p) / static_cast<real>(p.size() - 1); }

inline real beta(const pairs& p) { return p.size() < 2 || constant(ys(p)) ? nan : co_central(p) / central(ys(p), 2); }

inline pairs where(const pairs& p, bool (*keep)(double)) {
    pairs kept;
    for (const auto& v : p)
        if (keep(v.y)) kept.push_back(v);
    return kept;
}
inline real up_beta(const pairs& p) {
    return beta(where(p, [](double b) { return b > 0; }));
}
inline real down_beta(const pairs& p) {
    return beta(where(p, [](double b) { return b < 0; }));
}

inline real correlation(const pairs& p) {
    if (p.size() < 2 || constant(xs(p)) || constant(ys(p))) return nan;
    return co_central(p) / std::sqrt(central(xs(p), 2) * central(ys(p), 2));
}

inline real sign(double a, double b) { return a > b ? 1 : a < b ? -1 : 0; }

/// Every pair of rows compared (tau-b).
inline real kendall_tau(const pairs& p) {
    real score = 0, free_x = 0, free_y = 0;
    for (const auto& a : p) {
        for (const auto& b : p) {
            const real x = sign(a.x, b.x), y = sign(a.y, b.y);
            score += x * y, free_x += x * x, free_y += y * y;
        }
    }
    return free_x > 0 && free_y > 0 ? score / std::sqrt(free_x * free_y) : nan;
}

/// Pearson's correlation of mean ranks, each counted against all rows.
inline real spearman_correlation(const pairs& p) {
    pairs ranks;
    for (const auto& a : p) {
        double x = 0, y = 0;  // twice the rank, less a constant
        for (const auto& b : p) x += static_cast<double>(sign(a.x, b.x)), y += static_cast<double>(sign(a.y, b.y));
        ranks.push_back({x, y});
    }
    return correlation(ranks);
}

inline real tracking_error(const pairs& p, real periods) {
    if (p.size() < 2) return nan;
    real sum = 0, squares = 0;
    const auto gap = [](const tidemark::core::pair& v) { return static_cast<real>(v.x) - static_cast<real>(v.y); };
    for (const auto& v : p) sum += gap(v);
    const real n = static_cast<real>(p.size()), m = sum / n;
    for (const auto& v : p) squares += (gap(v) - m) * (gap(v) - m);
    return std::sqrt(squares / (n - 1) * periods);
}

inline real linearly_weighted_mean(const series& x) {
    real sum = 0, weight = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const real place = static_cast<real>(i + 1);
        sum += place * static_cast<real>(x[i]), weight += place;
    }
    return x.empty() ? nan : sum / weight;
}

inline real information_ratio(const pairs& p, real periods) {
    return p.size() < 2 ? nan : (mean(xs(p)) - mean(ys(p))) * periods / tracking_error(p, periods);
}

inline real alpha(const pairs& p, real risk_free) {
    return mean(xs(p)) - risk_free - beta(p) * (mean(ys(p)) - risk_free);
}

inline real r_squared(const pairs& p) { return p.size() < 3 ? nan : correlation(p) * correlation(p); }

inline real residual_variance(const pairs& p) {
    const real slope = beta(p), height = alpha(p, 0);
    real sum = 0;
    for (const auto& v : p) {
        const real e = static_cast<real>(v.x) - height - slope * static_cast<real>(v.y);
        sum += e * e;
    }
    return p.size() < 3 ? nan : sum / static_cast<real>(p.size() - 2);
}

/// Exponential weights, oldest first: factor^age, and of a recursion the oldest 1 / (1 - factor) times as much.
inline std::vector<real> ewm_weights(std::size_t n, real factor, bool recursive) {
    std::vector<real> w;
    for (std::size_t i = 0; i < n; ++i) w.push_back(std::pow(factor, static_cast<real>(n - 1 - i)));
    if (recursive && n > 0) w.front() /= 1 - factor;
    return w;
}

/// Weighted means, central moments, and what the moments are divided by.
struct weighted {
    real sum = 0, squares = 0, mx = 0, my = 0, xx = 0, yy = 0, xy = 0;

    weighted(const pairs& p, const std::vector<real>& w) {
        for (std::size_t i = 0; i < p.size(); ++i) {
            sum += w[i], squares += w[i] * w[i];
            mx += w[i] * static_cast<real>(p[i].x), my += w[i] * static_cast<real>(p[i].y);
        }
        mx /= sum, my /= sum;
        for (std::size_t i = 0; i < p.size(); ++i) {
            const real dx = static_cast<real>(p[i].x) - mx, dy = static_cast<real>(p[i].y) - my;
            xx += w[i] * dx * dx, yy += w[i] * dy * dy, xy += w[i] * dx * dy;
        }
    }
    real divisor() const { return sum - squares / sum; }
};

inline weighted ewm(const pairs& p, real factor, bool recursive) {
    return {p, ewm_weights(p.size(), factor, recursive)};
}
inline weighted ewm(const series& x, real factor, bool recursive) {
    pairs p;
    for (const double v : x) p.push_back({v, v});
    return ewm(p, factor, recursive);
}

inline real ewm_mean(const series& x, real factor, bool recursive) {
    return x.empty() ? nan : ewm(x, factor, recursive).mx;
}
inline real ewm_variance(const series& x, real factor, bool recursive) {
    const weighted w = ewm(x, factor, recursive);
    return x.size() < 2 ? nan : w.xx / w.divisor();
}
inline real ewm_covariance(const pairs& p, real factor, bool recursive) {
    const weighted w = ewm(p, factor, recursive);
    return p.size() < 2 ? nan : w.xy / w.divisor();
}
inline real ewm_correlation(const pairs& p, real factor) {
    const weighted w = ewm(p, factor, false);
    return p.size() < 2 ? nan : w.xy / std::sqrt(w.xx * w.yy);
}
inline real ewm_beta(const pairs& p, real factor) {
    const weighted w = ewm(p, factor, false);
    return p.size() < 2 ? nan : w.xy / w.yy;
}

inline real riskmetrics_volatility(const series& r, real periods, real lambda) {
    if (r.empty()) return nan;
    real square = static_cast<real>(r.front()) * static_cast<real>(r.front());
    for (const double v : r) square = lambda * square + (1 - lambda) * static_cast<real>(v) * static_cast<real>(v);
    return std::sqrt(square * periods);
}

inline real sharpe_ratio_lo_adjusted(const series& r, real periods, std::size_t lags) {
    if (r.size() < 2) return nan;
    const real m = mean(r);
    real root = periods;
    for (std::size_t k = 1; k <= lags && k < r.size(); ++k) {
        real c = 0;
        for (std::size_t i = k; i < r.size(); ++i)
            c += (static_cast<real>(r[i]) - m) * (static_cast<real>(r[i - k]) - m);
        root += 2 * (periods - static_cast<real>(k)) * c / central(r, 2);
    }
    return root > 0 ? m / standard_deviation(r) * periods / std::sqrt(root) : nan;
}

/// The median of all slopes as doubles round them, of an even number the mean of the two in the middle.
inline real theil_sen_beta(const pairs& p) {
    series slopes;
    for (std::size_t i = 0; i < p.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (p[i].y != p[j].y) slopes.push_back((p[i].x - p[j].x) / (p[i].y - p[j].y));
    return linear_quantile(slopes, 1, 2);
}

inline real sharpe_standard_error(const series& r, real periods, real risk_free) {
    if (r.size() < 2 || constant(r)) return nan;
    const real s = sharpe_ratio(r, 1, risk_free);
    return std::sqrt((1 + s * s / 2) / count(r) * periods);
}

}
