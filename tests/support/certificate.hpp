// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the rolling kernels promise of their accuracy, and how far they are from it: each window is worked out as its
// definition stands, in a number type with more digits than a double.
//
// The promise is made in the window's own terms. With n observed rows, u = 2^-53 and a(p) the mean of |x - anchor|^p in
// units of the standard deviation to the power p, the error of a kernel is at most C n u times what its formula adds
// up; a(2) is 1 where the anchor lies at the mean, about 2 on average, and n at most. The anchors are the last observed
// row before the block boundary in the window and the first one behind it. Nothing that has left the window enters.

#include "support/nasty_data.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/risk.hpp>
#include <tidemark/run/compensated.hpp>
#include <tidemark/run/rolling.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace certificate {

namespace risk = tidemark::risk;

inline constexpr double u = 0x1p-53;
inline constexpr double periods = 252;

using numbers = std::vector<double>;

enum class reads { values, pairs, returns, levels };

/// The observed rows of one window, what is exactly true of them, and how far they lie from their anchors.
template <class Number>
class window {
public:
    /// The rows [end - w, end), of x alone or of both.
    window(const numbers& all_x, const numbers* all_y, std::size_t end, std::size_t w) {
        const std::size_t boundary = end / w * w;
        for (std::size_t i = end - w; i < end; ++i) {
            if (i == boundary) behind_ = x.size();
            const double b = all_y == nullptr ? 0 : (*all_y)[i];
            if (std::isnan(all_x[i]) || std::isnan(b)) continue;
            finite = finite && std::isfinite(all_x[i]) && std::isfinite(b);
            x.push_back(all_x[i]);
            if (all_y != nullptr) y.push_back(b);
        }
        if (boundary == end) behind_ = x.size();
        if (!finite || x.empty()) return;
        take_moments();
        take_distances();
    }

    numbers x, y;
    bool finite = true;
    Number n = 0, mean = 0, xx = 0, x3 = 0, x4 = 0, yy = 0, xy = 0;

    /// How far a row lies from the mean.
    Number x_above_mean(std::size_t i) const { return (Number(x[i]) - Number(x[0])) - mean_from_first_; }
    Number y_above_mean(std::size_t i) const { return (Number(y[i]) - Number(y[0])) - mean_of_y_from_first_; }

    double count() const { return static_cast<double>(x.size()); }
    double sd() const { return root(xx); }
    double sd_y() const { return root(yy); }
    /// n u a(p): what a sum of powers about an anchor can lose.
    double loss(int power) const { return count() * u * x_moments_[power - 1]; }
    double loss_of_y() const { return count() * u * y_square_; }
    double loss_of_products() const { return count() * u * std::sqrt(x_moments_[1] * y_square_); }

private:
    // About the first row, which spares the digits that a level takes.
    void take_moments() {
        n = Number(static_cast<double>(x.size()));
        const auto mean_from_first = [&](const numbers& of) {
            Number sum = 0;
            for (const double v : of) sum += Number(v) - Number(of[0]);
            return Number(sum / n);
        };
        mean_from_first_ = mean_from_first(x);
        if (!y.empty()) mean_of_y_from_first_ = mean_from_first(y);
        mean = mean_from_first_ + Number(x[0]);
        for (std::size_t i = 0; i < x.size(); ++i) {
            const Number a = x_above_mean(i), a2 = a * a;
            xx += a2;
            if (y.empty()) {
                x3 += a2 * a, x4 += a2 * a2;
            } else {
                const Number b = y_above_mean(i);
                yy += b * b, xy += a * b;
            }
        }
    }

    void take_distances() {
        for (const std::size_t anchor : {behind_ - 1, behind_}) {
            if (anchor >= x.size()) continue;
            double sums[4]{}, square_y = 0;
            for (std::size_t i = 0; i < x.size(); ++i) {
                const double d = std::fabs(x[i] - x[anchor]) / (sd() > 0 ? sd() : 1);
                sums[0] += d, sums[1] += d * d, sums[2] += d * d * d, sums[3] += d * d * d * d;
                if (!y.empty()) square_y += (y[i] - y[anchor]) * (y[i] - y[anchor]);
            }
            for (int p = 0; p < 4; ++p) x_moments_[p] = (std::max)(x_moments_[p], sums[p] / count());
            if (sd_y() > 0) y_square_ = (std::max)(y_square_, square_y / count() / (sd_y() * sd_y()));
        }
    }

    double root(const Number& squares) const { return std::sqrt(static_cast<double>(squares) / count()); }

    Number mean_from_first_ = 0, mean_of_y_from_first_ = 0;
    std::size_t behind_ = 0;  // the first row behind the boundary
    double x_moments_[4]{}, y_square_ = 0;
};

template <class Number>
struct kernel {
    std::string name;
    reads what;
    std::function<numbers(const nasty::data_set&, std::size_t, tidemark::missing::skip)> roll;
    std::function<Number(const window<Number>&)> exact;
    std::function<double(const window<Number>&)> scale;          // what an error is told relative to, where larger
    std::function<double(const window<Number>&, double)> bound;  // the error that is promised of such an answer
};

inline numbers mapped(numbers x, double (*f)(double)) {
    for (double& v : x) v = f(v);
    return x;
}

/// What the kernels that need returns or levels read instead of x.
inline nasty::data_set seen(const nasty::data_set& d, reads what) {
    nasty::data_set made = d;
    if (what == reads::levels) made.x = mapped(d.x, [](double v) { return std::fabs(v) + 1e-12; });
    if (what == reads::returns)
        made.x = mapped(d.x, [](double v) { return std::isinf(v) ? 0.05 : 0.05 * v / (1 + std::fabs(v)); });
    return made;
}

/// The kernels with their promises.
template <class Number>
std::vector<kernel<Number>> kernels() {
    using std::sqrt, std::fabs;
    using W = const window<Number>&;
    static const Number nan = std::numeric_limits<Number>::quiet_NaN();
    static const Number infinity = std::numeric_limits<Number>::infinity();
    const auto over = [](const Number& a, const Number& b) {
        return b != 0 ? Number(a / b) : a == 0 ? nan : a > 0 ? infinity : Number(-infinity);
    };
    const auto variance = [](W w) { return w.x.size() < 2 ? nan : Number(w.xx / (w.n - 1)); };
    const auto spread = [=](W w) { return Number(sqrt(variance(w))); };
    const auto drawdown = [](const std::vector<Number>& path, bool as_share) {
        Number high = path[0], worst = 0;
        for (const Number& v : path) {
            if (v > high) high = v;
            const Number fall = as_share ? Number(1 - v / high) : Number(high - v);
            if (fall > worst) worst = fall;
        }
        return worst;
    };
    const auto grown = [](W w) {
        std::vector<Number> path{Number(1)};
        for (const double r : w.x) path.push_back(path.back() * (1 + Number(r)));
        return path;
    };
    const auto downside = [](W w) {
        Number sum = 0;
        for (const double r : w.x)
            if (r < 0) sum += Number(r) * Number(r);
        return Number(sqrt(sum / w.n));
    };
    const auto lengths = [](W w) {
        double sum = 0;
        for (const double r : w.x) sum += std::fabs(r);
        return sum;
    };

    std::vector<kernel<Number>> all;
    const auto add = [&](std::string name, reads what, const auto& metric, auto exact, auto scale, auto bound) {
        const auto roll = [=](const nasty::data_set& d, std::size_t w, tidemark::missing::skip policy) {
            const numbers none(d.x.size());  // a difference from nothing, which is not rounded
            if constexpr (std::is_same_v<tidemark::core::observation_of<std::decay_t<decltype(metric)>>,
                                         tidemark::core::pair>)
                return tidemark::run::rolling(metric, tidemark::core::pairs(d.x, what == reads::pairs ? d.y : none), w,
                                              policy);
            else
                return tidemark::run::rolling(metric, d.x, w, policy);
        };
        all.push_back({std::move(name), what, roll, exact, scale, bound});
    };
    const auto one = [](W) { return 1.0; };
    const auto nothing = [](W) { return 0.0; };
    const auto exactly = [](W, double) { return 0.0; };
    const double annual = std::sqrt(periods);

    add(
        "mean", reads::values, risk::mean{}, [](W w) { return w.mean; }, [](W w) { return w.sd(); },
        [](W w, double m) { return 2 * w.loss(1) * w.sd() + 2 * u * std::fabs(m); });
    add("variance", reads::values, risk::variance{}, variance, nothing,
        [](W w, double v) { return 4 * w.loss(2) * v; });
    // Sums that carry their errors lose what their terms have lost, whatever their number.
    add("variance, compensated", reads::values, tidemark::run::compensated(risk::variance{}), variance, nothing,
        [](W w, double v) { return 8 * w.loss(2) / w.count() * v + 2 * u * v; });
    add(
        "correlation, compensated", reads::pairs, tidemark::run::compensated(risk::correlation{}),
        [=](W w) { return over(w.xy, sqrt(w.xx) * sqrt(w.yy)); }, one,
        [](W w, double r) {
            return (8 * w.loss_of_products() + (4 * w.loss(2) + 4 * w.loss_of_y()) * std::fabs(r)) / w.count() +
                   4 * u * std::fabs(r);
        });
    add("standard deviation", reads::values, risk::standard_deviation{}, spread, nothing,
        [](W w, double s) { return 2 * w.loss(2) * s + 2 * u * s; });
    add(
        "volatility", reads::values, risk::volatility{.periods_per_year = periods},
        [=](W w) { return Number(spread(w) * sqrt(Number(periods))); }, nothing,
        [](W w, double s) { return 2 * w.loss(2) * s + 4 * u * s; });
    add(
        "skewness", reads::values, risk::skewness{},
        [=](W w) { return over(w.n * sqrt(w.n - 1) / (w.n - 2) * w.x3, w.xx * sqrt(w.xx)); }, one,
        [](W w, double g) { return 16 * w.loss(3) + 6 * w.loss(2) * std::fabs(g); });
    add(
        "kurtosis", reads::values, risk::kurtosis{},
        [=](W w) {
            return Number((w.n - 1) / ((w.n - 2) * (w.n - 3)) * ((w.n + 1) * (over(w.n * w.x4, w.xx * w.xx) - 3) + 6));
        },
        one, [](W w, double g) { return 48 * w.loss(4) + 8 * w.loss(2) * (std::fabs(g) + 3); });
    add(
        "Sharpe ratio", reads::values, risk::sharpe_ratio{.periods_per_year = periods},
        [=](W w) { return over(w.mean * sqrt(Number(periods)), spread(w)); }, [=](W) { return annual; },
        [=](W w, double s) { return 2 * w.loss(1) * annual + (2 * w.loss(2) + 8 * u) * std::fabs(s); });
    add(
        "minimum", reads::values, risk::minimum{},
        [](W w) { return Number(*std::min_element(w.x.begin(), w.x.end())); }, nothing, exactly);
    add(
        "maximum", reads::values, risk::maximum{},
        [](W w) { return Number(*std::max_element(w.x.begin(), w.x.end())); }, nothing, exactly);
    add(
        "Sortino ratio", reads::returns, risk::sortino_ratio{.periods_per_year = periods},
        [=](W w) { return over(w.mean * sqrt(Number(periods)), downside(w)); }, [=](W) { return annual; },
        [=](W w, double s) {
            return (lengths(w) / static_cast<double>(downside(w)) * annual + w.count() * std::fabs(s)) * u +
                   8 * u * std::fabs(s);
        });
    add(
        "cumulative return", reads::returns, risk::cumulative_return{},
        [=](W w) { return Number(grown(w).back() - 1); }, one,
        [=](W w, double c) { return 2 * w.count() * u * (1 + c) + u; });
    add(
        "maximum drawdown", reads::returns, risk::max_drawdown{}, [=](W w) { return drawdown(grown(w), true); }, one,
        [](W w, double) { return 2 * w.count() * u; });
    add(
        "maximum drawdown, arithmetic", reads::returns, risk::max_drawdown_arithmetic{},
        [=](W w) {
            std::vector<Number> path{Number(0)};
            for (const double r : w.x) path.push_back(path.back() + Number(r));
            return drawdown(path, false);
        },
        one, [=](W w, double) { return w.count() * u * lengths(w); });
    add(
        "maximum drawdown of levels", reads::levels, risk::max_drawdown_of_levels{},
        [=](W w) {
            return drawdown({w.x.begin(), w.x.end()}, true);
        },
        one, [](W, double) { return u; });
    add(
        "covariance", reads::pairs, risk::covariance{}, [](W w) { return Number(w.xy / (w.n - 1)); },
        [](W w) { return w.sd() * w.sd_y(); },
        [](W w, double) { return 5 * w.loss_of_products() * w.sd() * w.sd_y(); });
    add(
        "correlation", reads::pairs, risk::correlation{}, [=](W w) { return over(w.xy, sqrt(w.xx) * sqrt(w.yy)); }, one,
        [](W w, double r) {
            return 4 * w.loss_of_products() + (2 * w.loss(2) + 2 * w.loss_of_y() + 4 * u) * std::fabs(r);
        });
    add(
        "beta", reads::pairs, risk::beta{}, [=](W w) { return over(w.xy, w.yy); },
        [](W w) { return w.sd_y() > 0 ? w.sd() / w.sd_y() : 0; },
        [](W w, double b) {
            return 4 * w.loss_of_products() * w.sd() / w.sd_y() + 4 * (w.loss_of_y() + u) * std::fabs(b);
        });
    add(
        "total", reads::values, risk::total{}, [](W w) { return Number(w.mean * w.n); },
        [](W w) { return w.count() * w.sd(); },
        [](W w, double t) { return w.count() * 2 * w.loss(1) * w.sd() + 4 * u * std::fabs(t); });
    add(
        "standard error", reads::values, risk::standard_error{}, [=](W w) { return Number(spread(w) / sqrt(w.n)); },
        nothing, [](W w, double s) { return 2 * w.loss(2) * s + 4 * u * s; });
    add(
        "z-score", reads::values, risk::z_score{}, [=](W w) { return over(w.x_above_mean(w.x.size() - 1), spread(w)); },
        one, [](W w, double z) { return 4 * w.loss(1) + (2 * w.loss(2) + 8 * u) * std::fabs(z); });
    add(
        "information ratio", reads::values, risk::information_ratio{.periods_per_year = periods},
        [=](W w) { return over(w.mean * sqrt(Number(periods)), spread(w)); }, [=](W) { return annual; },
        [=](W w, double s) { return 2 * w.loss(1) * annual + (2 * w.loss(2) + 8 * u) * std::fabs(s); });
    add(
        "range", reads::values, risk::range{},
        [](W w) {
            const auto [low, high] = std::minmax_element(w.x.begin(), w.x.end());
            return Number(Number(*high) - Number(*low));
        },
        nothing, [](W, double r) { return u * r; });
    add("downside deviation", reads::returns, risk::downside_deviation{.periods_per_year = 1}, downside, nothing,
        [](W w, double d) { return (w.count() + 4) * u * d; });
    add(
        "omega ratio", reads::returns, risk::omega_ratio{},
        [=](W w) {
            Number above = 0, below = 0;
            for (const double r : w.x) (r > 0 ? above : below) += Number(std::fabs(r));
            return over(above, below);
        },
        nothing, [](W w, double o) { return (2 * w.count() + 2) * u * o; });
    add(
        "current drawdown of levels", reads::levels, risk::current_drawdown_of_levels{},
        [](W w) { return Number(1 - Number(w.x.back()) / Number(*std::max_element(w.x.begin(), w.x.end()))); }, one,
        [](W, double) { return u; });
    add(
        "R squared", reads::pairs, risk::r_squared{}, [=](W w) { return over(w.xy * w.xy, w.xx * w.yy); }, one,
        [](W w, double r2) {
            const double r = std::sqrt(r2);
            return 8 * r * w.loss_of_products() + (4 * w.loss(2) + 4 * w.loss_of_y() + 10 * u) * r2 +
                   16 * w.loss_of_products() * w.loss_of_products();
        });
    // The part that the benchmark explains is subtracted: what is left loses as much as the whole.
    add(
        "residual volatility", reads::pairs, risk::residual_volatility{.periods_per_year = 1},
        [=](W w) {
            if (w.yy == 0) return nan;
            Number sum = 0;
            for (std::size_t k = 0; k < w.x.size(); ++k) {
                const Number left = w.x_above_mean(k) - w.xy / w.yy * w.y_above_mean(k);
                sum += left * left;
            }
            return Number(sqrt(sum / (w.n - 2)));
        },
        [](W w) { return w.sd(); },
        [](W w, double s) {
            const double lost =
                (8 * w.loss_of_products() + 4 * w.loss(2) + 4 * w.loss_of_y() + 8 * u) * w.sd() * w.sd();
            return s > 0 ? (std::min)(2 * lost / s, std::sqrt(2 * lost)) : std::sqrt(2 * lost);
        });
    return all;
}

/// The worst that was found of one kernel on one data set.
struct finding {
    double ulps = 0;      ///< in units in the last place of the answer
    double relative = 0;  ///< to the answer, or to the kernel's scale where that is larger
    double share = 0;     ///< of the promised bound
    std::size_t windows = 0;
    std::size_t wrong = 0;  ///< answers of another kind: NaN for a number, a number for NaN, another infinity

    template <class Number>
    void take(double got, const Number& exact, double scale, double bound) {
        ++windows;
        const double answer = static_cast<double>(exact);
        if (!std::isfinite(answer) || !std::isfinite(got)) {
            wrong += !(std::isnan(answer) ? std::isnan(got) : got == answer);
            return;
        }
        const Number distance = Number(got) - exact;
        const double error = std::fabs(static_cast<double>(distance));
        if (error == 0) return;
        const double size = std::fabs(answer);
        ulps = (std::max)(ulps, error / (std::nextafter(size, HUGE_VAL) - size));
        relative = (std::max)(relative, error / (std::max)(size, scale));
        share = (std::max)(share, error / bound);
    }
};

/// Judges every kernel on windows of one data set, about `looked_at` of them, evenly spread.
template <class Number, class Tell>
void examine(const std::vector<kernel<Number>>& all, const nasty::data_set& original, std::size_t w,
             std::size_t looked_at, Tell tell) {
    const std::size_t least = (w + 1) / 2, ends = original.x.size() - w + 1;
    const std::size_t stride = (std::max)(ends / looked_at, std::size_t{1}) | 1;
    for (const reads what : {reads::values, reads::pairs, reads::returns, reads::levels}) {
        const nasty::data_set d = seen(original, what);
        std::vector<const kernel<Number>*> chosen;
        std::vector<numbers> answers;
        for (const auto& k : all) {
            if (k.what != what) continue;
            chosen.push_back(&k);
            answers.push_back(k.roll(d, w, {least}));
        }
        std::vector<finding> found(chosen.size());
        for (std::size_t end = w; end <= d.x.size(); end += stride) {
            const window<Number> exact{d.x, what == reads::pairs ? &d.y : nullptr, end, w};
            if (!exact.finite || exact.x.size() < least) continue;
            for (std::size_t k = 0; k < chosen.size(); ++k) {
                const Number answer = chosen[k]->exact(exact);
                const double rounded = static_cast<double>(answer);
                found[k].take(answers[k][end - 1], answer, chosen[k]->scale(exact), chosen[k]->bound(exact, rounded));
            }
        }
        for (std::size_t k = 0; k < chosen.size(); ++k) tell(chosen[k]->name, found[k]);
    }
}

}
