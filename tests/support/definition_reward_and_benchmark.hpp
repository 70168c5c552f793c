// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the metrics of reward to risk and those relative to a benchmark mean, from their formulas in long double, apart
// from the library, as in definition.hpp.

#include "support/definition.hpp"

#include <functional>

namespace definition {

/// A return per period as one of a year, compounded.
inline real compounded(real rate, real periods) { return std::pow(1 + rate, periods) - 1; }

inline series less(series r, double rate) {
    for (double& x : r) x -= rate;
    return r;
}
inline pairs less(pairs p, double rate) {
    for (auto& v : p) v = {v.x - rate, v.y - rate};
    return p;
}
inline series differences(const pairs& p) {
    series d;
    for (const auto& v : p) d.push_back(v.x - v.y);
    return d;
}
inline pairs those(const pairs& p, const std::function<bool(const tidemark::core::pair&)>& keep) {
    pairs kept;
    for (const auto& v : p)
        if (keep(v)) kept.push_back(v);
    return kept;
}

inline real adjusted_for_shape(const series& r, real sharpe) {
    return sharpe * (1 + g1(r) * sharpe / 6 - (moment_kurtosis(r) - 3) * sharpe * sharpe / 24);
}

inline real kelly_ratio(const series& r, real risk_free) { return (mean(r) - risk_free) / variance(r); }

inline real kelly_ratio_empirical(const series& r) {
    real wins = 0, losses = 0, won = 0, lost = 0;
    for (const double x : r) {
        if (x > 0) wins += 1, won += static_cast<real>(x);
        if (x < 0) losses += 1, lost -= static_cast<real>(x);
    }
    if (wins + losses == 0) return nan;
    if (losses == 0) return 1;
    if (wins == 0) return -std::numeric_limits<real>::infinity();
    const real w = wins / (wins + losses);
    return w - (1 - w) / ((won / wins) / (lost / losses));
}

inline real active_premium(const pairs& p, real periods) {
    return growth_rate(xs(p), periods) - growth_rate(ys(p), periods);
}

inline real jensen_alpha(const pairs& p, real periods, real risk_free) {
    const real rf = compounded(risk_free, periods);
    return growth_rate(xs(p), periods) - rf - beta(p) * (growth_rate(ys(p), periods) - rf);
}

inline real systematic_risk(const pairs& p, real periods, real ddof = 0) {
    return beta(p) * standard_deviation(ys(p), ddof) * std::sqrt(periods);
}

inline real specific_risk(const pairs& p, real periods) {
    if (p.size() < 2 || constant(ys(p))) return nan;
    if (p.size() == 2) return 0;
    return std::sqrt(residual_variance(p) * static_cast<real>(p.size() - 2) / static_cast<real>(p.size()) * periods);
}

inline real total_risk(const pairs& p, real periods, real ddof = 0) {
    return std::hypot(systematic_risk(p, periods, ddof), specific_risk(p, periods));
}

inline real fama_beta(const pairs& p) {
    return p.size() < 2 || constant(ys(p)) ? nan : standard_deviation(xs(p)) / standard_deviation(ys(p));
}

inline real net_selectivity(const pairs& p, real periods, real risk_free) {
    const real market = growth_rate(ys(p), periods) - compounded(risk_free, periods);
    return jensen_alpha(p, periods, risk_free) - (fama_beta(p) - beta(p)) * market;
}

inline real m_squared(const pairs& p, real periods, real risk_free) {
    if (p.size() < 2) return nan;
    const real rf = compounded(risk_free, periods);
    return (growth_rate(xs(p), periods) - rf) * standard_deviation(ys(p)) / standard_deviation(xs(p)) + rf;
}

inline real downside(const series& r, real target, real periods) {
    return std::sqrt(partial_moment(r, target, 2) * periods);
}

inline real m2_sortino(const pairs& p, real periods, real target) {
    const series x = xs(p), y = ys(p);
    return growth_rate(x, periods) +
           sortino_ratio(x, 1, target) * (downside(y, target, periods) - downside(x, target, periods));
}

inline real omega_excess_return(const pairs& p, real periods, real target) {
    const series x = xs(p), y = ys(p);
    return growth_rate(x, periods) - 3 * downside(x, target, periods) * downside(y, target, periods);
}

inline real stability_of_timeseries(const series& r) {
    if (r.size() < 2) return nan;
    std::vector<real> path;
    for (const double x : r) path.push_back((path.empty() ? 0 : path.back()) + std::log1p(static_cast<real>(x)));
    const real n = count(r), middle = (n - 1) / 2;
    real mean = 0, spread = 0, with_time = 0;
    for (const real v : path) mean += v / n;
    for (std::size_t i = 0; i < path.size(); ++i) {
        spread += (path[i] - mean) * (path[i] - mean);
        with_time += (path[i] - mean) * (static_cast<real>(i) - middle);
    }
    return with_time * with_time / spread / (n * (n * n - 1) / 12);
}

inline real rachev_ratio(const series& r, long loss_percent, long gain_percent, real risk_free) {
    series negated;
    for (const double x : r) negated.push_back(-x);
    return (expected_shortfall(negated, gain_percent, 100) - risk_free) /
           (expected_shortfall(r, loss_percent, 100) + risk_free);
}

/// Both series' growth per `periods`, the one by the other.
inline real capture(const pairs& p, real periods) { return growth_rate(xs(p), periods) / growth_rate(ys(p), periods); }

inline real share(const pairs& p, const std::function<bool(const tidemark::core::pair&)>& hit) {
    return p.empty() ? nan : static_cast<real>(those(p, hit).size()) / static_cast<real>(p.size());
}

inline real comoment_beta(const pairs& p, int order) {
    if (p.size() < (order == 3 ? 3U : 2U) || constant(ys(p))) return nan;
    const real mx = mean(xs(p)), my = mean(ys(p));
    real sum = 0;
    for (const auto& v : p)
        sum += (static_cast<real>(v.x) - mx) * std::pow(static_cast<real>(v.y) - my, static_cast<real>(order - 1));
    return sum / central(ys(p), order);
}

/// Least squares by orthogonal columns, whose weights in each coefficient and leverages it tells too.
struct least_squares {
    std::vector<std::vector<real>> q;        // orthonormal columns
    std::vector<std::vector<real>> weights;  // of the rows in each coefficient
    std::vector<real> coefficients, residuals;
    bool unique = true;

    least_squares(std::vector<std::vector<real>> columns, const series& y) {
        const std::size_t k = columns.size(), n = y.size();
        std::vector<std::vector<real>> r(k, std::vector<real>(k, 0));
        const auto dot = [n](const std::vector<real>& a, const std::vector<real>& b) {
            real sum = 0;
            for (std::size_t i = 0; i < n; ++i) sum += a[i] * b[i];
            return sum;
        };
        for (std::size_t j = 0; j < k; ++j) {
            const real before = std::sqrt(dot(columns[j], columns[j]));
            for (int twice = 0; twice < 2; ++twice) {
                for (std::size_t i = 0; i < j; ++i) {
                    const real c = dot(q[i], columns[j]);
                    r[i][j] += c;
                    for (std::size_t t = 0; t < n; ++t) columns[j][t] -= c * q[i][t];
                }
            }
            r[j][j] = std::sqrt(dot(columns[j], columns[j]));
            if (n < k || !(r[j][j] > 1e-12L * before)) unique = false;
            for (real& v : columns[j]) v /= r[j][j];
            q.push_back(columns[j]);
        }
        // Row by row of R from below: weights = R^-1 Q'.
        weights = q;
        for (std::size_t j = k; j-- > 0;)
            for (std::size_t t = 0; t < n; ++t) {
                for (std::size_t i = j + 1; i < k; ++i) weights[j][t] -= r[j][i] * weights[i][t];
                weights[j][t] /= r[j][j];
            }
        for (const double v : y) residuals.push_back(static_cast<real>(v));
        for (const auto& w : weights) coefficients.push_back(unique ? dot(w, residuals) : nan);
        for (const auto& column : q) {
            const real c = dot(column, residuals);
            for (std::size_t t = 0; t < n; ++t) residuals[t] -= c * column[t];
        }
    }

    real leverage(std::size_t t) const {
        real h = 0;
        for (const auto& column : q) h += column[t] * column[t];
        return h;
    }
    real influence(std::size_t t, std::size_t coefficient) const { return weights[coefficient][t] * residuals[t]; }
};

/// On a constant and functions of the benchmark.
inline least_squares regressed(const pairs& p, const std::vector<std::function<real(real)>>& regressors) {
    std::vector<std::vector<real>> columns{std::vector<real>(p.size(), 1)};
    for (const auto& f : regressors) {
        columns.emplace_back();
        for (const auto& v : p) columns.back().push_back(f(static_cast<real>(v.y)));
    }
    return {columns, xs(p)};
}

/// Alpha, beta and gamma, in this order.
inline real treynor_mazuy(const pairs& p, std::size_t coefficient) {
    return regressed(p, {[](real b) { return b; }, [](real b) { return b * b; }}).coefficients[coefficient];
}
inline real henriksson_merton(const pairs& p, std::size_t coefficient) {
    return regressed(p, {[](real b) { return b; }, [](real b) { return std::max<real>(0, -b); }})
        .coefficients[coefficient];
}

inline least_squares line_through(const pairs& p) {
    return regressed(p, {[](real b) { return b; }});
}

/// Of the intercept (0) or the slope (1).
inline real regression_error(const pairs& p, std::size_t coefficient) {
    const least_squares line = line_through(p);
    if (p.size() < 3 || !line.unique) return nan;
    real form = 0;
    for (const real w : line.weights[coefficient]) form += w * w;
    return std::sqrt(residual_variance(p) * form);
}
inline real regression_error_hc3(const pairs& p, std::size_t coefficient) {
    const least_squares line = line_through(p);
    if (p.size() < 3 || !line.unique) return nan;
    real sum = 0;
    for (std::size_t t = 0; t < p.size(); ++t) {
        const real one = line.influence(t, coefficient) / (1 - line.leverage(t));
        sum += one * one;
    }
    return std::sqrt(sum);
}
/// With 0 lags White's HC0.
inline real regression_error_newey_west(const pairs& p, std::size_t coefficient, std::size_t lags) {
    const least_squares line = line_through(p);
    if (p.size() < 3 || !line.unique) return nan;
    real sum = 0;
    for (std::size_t s = 0; s < p.size(); ++s)
        for (std::size_t t = 0; t < p.size(); ++t) {
            const std::size_t apart = s < t ? t - s : s - t;
            if (apart > lags) continue;
            const real bartlett = 1 - static_cast<real>(apart) / static_cast<real>(lags + 1);
            sum += bartlett * line.influence(s, coefficient) * line.influence(t, coefficient);
        }
    return std::sqrt(sum);
}

}
