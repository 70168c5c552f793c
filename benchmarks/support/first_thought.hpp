// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "support/series.hpp"

#include <algorithm>
#include <array>
#include <deque>

/// Rolling kernels as they come to mind first, written with care for speed: what enters is added to sums and what
/// leaves is subtracted, which is wrong for good after an outlier and far from zero; or every window is looked at anew,
/// which is right and slow. Each fills `out`, with NaN where the window is not full.
namespace first_thought {

using input = std::span<const double>;
using output = std::span<double>;
using series::numbers;

inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

inline double to_real(std::size_t n) { return static_cast<double>(n); }

/// Sums of powers; `answer` makes the statistic of them.
template <std::size_t Powers, class Answer>
void add_and_subtract(output out, input x, std::size_t w, Answer answer) {
    double sum[Powers]{};
    const auto add = [&](double in, double gone) {
        double in_power = in, gone_power = gone;
        for (std::size_t k = 0; k < Powers; ++k, in_power *= in, gone_power *= gone) sum[k] += in_power - gone_power;
    };
    for (std::size_t i = 0; i < w; ++i) add(x[i], 0), out[i] = nan;
    out[w - 1] = answer(sum);
    for (std::size_t i = w; i < x.size(); ++i) add(x[i], x[i - w]), out[i] = answer(sum);
}

inline void mean(output out, input x, std::size_t w) {
    add_and_subtract<1>(out, x, w, [share = 1 / to_real(w)](const auto& s) { return s[0] * share; });
}

inline auto variance_of_sums(std::size_t w) {
    return [share = 1 / to_real(w), rest = 1 / to_real(w - 1)](const auto& s) {
        return (s[1] - s[0] * s[0] * share) * rest;
    };
}

inline void variance(output out, input x, std::size_t w) { add_and_subtract<2>(out, x, w, variance_of_sums(w)); }

inline void standard_deviation(output out, input x, std::size_t w) {
    add_and_subtract<2>(out, x, w, [v = variance_of_sums(w)](const auto& s) { return std::sqrt(v(s)); });
}

inline void total(output out, input x, std::size_t w) {
    add_and_subtract<1>(out, x, w, [](const auto& s) { return s[0]; });
}

inline void standard_error(output out, input x, std::size_t w) {
    add_and_subtract<2>(out, x, w, [v = variance_of_sums(w), share = 1 / to_real(w)](const auto& s) {
        return std::sqrt(v(s) * share);
    });
}

inline void z_score(output out, input x, std::size_t w) {
    add_and_subtract<2>(out, x, w,
                        [v = variance_of_sums(w), share = 1 / to_real(w), newest = &x[w - 1]](const auto& s) mutable {
                            return (*newest++ - s[0] * share) / std::sqrt(v(s));
                        });
}

inline void sharpe_ratio(output out, input x, std::size_t w) {
    add_and_subtract<2>(out, x, w, [v = variance_of_sums(w), annual = std::sqrt(252.0) / to_real(w)](const auto& s) {
        return s[0] * annual / std::sqrt(v(s));
    });
}

inline void skewness(output out, input x, std::size_t w) {
    const double n = to_real(w);
    add_and_subtract<3>(out, x, w, [share = 1 / n, scale = std::sqrt(n * (n - 1)) / (n - 2)](const auto& s) {
        const double m = s[0] * share, e2 = s[1] * share, e3 = s[2] * share, m2 = e2 - m * m;
        return scale * (e3 - 3 * m * e2 + 2 * m * m * m) / (m2 * std::sqrt(m2));
    });
}

inline void kurtosis(output out, input x, std::size_t w) {
    const double n = to_real(w);
    add_and_subtract<4>(out, x, w, [n, share = 1 / n, scale = (n - 1) / ((n - 2) * (n - 3))](const auto& s) {
        const double m = s[0] * share, e2 = s[1] * share, e3 = s[2] * share, m2 = e2 - m * m;
        const double m4 = s[3] * share - 4 * m * e3 + 6 * m * m * e2 - 3 * m * m * m * m;
        return scale * ((n + 1) * (m4 / (m2 * m2) - 3) + 6);
    });
}

/// Sums of what lies above 0, of what lies below (as a positive number) and of its squares.
template <class Answer>
void add_and_subtract_sides(output out, input x, std::size_t w, Answer answer) {
    double above = 0, below = 0, squares = 0;
    const auto up = [](double v) { return (v + std::fabs(v)) / 2; };  // no branch
    const auto down = [](double v) { return (std::fabs(v) - v) / 2; };
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double in = x[i], gone = i < w ? 0 : x[i - w];
        above += up(in) - up(gone), below += down(in) - down(gone);
        squares += down(in) * down(in) - down(gone) * down(gone);
        out[i] = i + 1 < w ? nan : answer(above, below, squares);
    }
}

inline void sortino_ratio(output out, input x, std::size_t w) {
    add_and_subtract_sides(out, x, w, [annual = std::sqrt(252.0 / to_real(w))](double above, double below, double s) {
        return (above - below) * annual / std::sqrt(s);
    });
}

inline void downside_deviation(output out, input x, std::size_t w) {
    add_and_subtract_sides(out, x, w,
                           [share = 1 / to_real(w)](double, double, double s) { return std::sqrt(s * share); });
}

inline void omega_ratio(output out, input x, std::size_t w) {
    add_and_subtract_sides(out, x, w, [](double above, double below, double) { return above / below; });
}

/// Sums of `each(value)`, several numbers of one value.
template <std::size_t N, class Each, class Answer>
void add_and_subtract_each(output out, input x, std::size_t w, Each each, Answer answer) {
    std::array<double, N> sum{};
    for (std::size_t i = 0; i < x.size(); ++i) {
        const std::array<double, N> in = each(x[i]);
        const std::array<double, N> gone = i < w ? std::array<double, N>{} : each(x[i - w]);
        for (std::size_t k = 0; k < N; ++k) sum[k] += in[k] - gone[k];
        out[i] = i + 1 < w ? nan : answer(sum);
    }
}

inline void observation_count(output out, input x, std::size_t w) {
    add_and_subtract_each<1>(
        out, x, w, [](double v) { return std::array{v == v ? 1.0 : 0.0}; }, [](const auto& s) { return s[0]; });
}

/// The shares of what lies above 0 or below it, and the means of its first two powers.
inline auto share_above(double v) { return std::array{v > 0 ? 1.0 : 0.0}; }
inline auto share_below(double v) { return std::array{v < 0 ? 1.0 : 0.0}; }
inline auto excess(double v) { return std::array{(v + std::fabs(v)) / 2}; }
inline auto square_excess(double v) { return std::array{(v + std::fabs(v)) * (v + std::fabs(v)) / 4}; }
inline auto square_shortfall(double v) { return std::array{(v - std::fabs(v)) * (v - std::fabs(v)) / 4}; }
inline auto square_sides(double v) { return std::array{square_excess(v)[0], square_shortfall(v)[0]}; }
inline auto excess_and_square_shortfall(double v) { return std::array{excess(v)[0], square_shortfall(v)[0]}; }

template <auto Each>
void mean_of(output out, input x, std::size_t w) {
    add_and_subtract_each<1>(out, x, w, Each, [share = 1 / to_real(w)](const auto& s) { return s[0] * share; });
}
template <auto Each>
void root_mean_of(output out, input x, std::size_t w) {
    add_and_subtract_each<1>(out, x, w, Each,
                             [share = 1 / to_real(w)](const auto& s) { return std::sqrt(s[0] * share); });
}

inline void omega_sharpe_ratio(output out, input x, std::size_t w) {
    add_and_subtract_sides(out, x, w, [](double above, double below, double) { return (above - below) / below; });
}
inline void volatility_skewness(output out, input x, std::size_t w) {
    add_and_subtract_each<2>(out, x, w, square_sides, [](const auto& s) { return s[0] / s[1]; });
}
inline void upside_potential_ratio(output out, input x, std::size_t w) {
    add_and_subtract_each<2>(out, x, w, excess_and_square_shortfall, [share = 1 / to_real(w)](const auto& s) {
        return s[0] * share / std::sqrt(s[1] * share);
    });
}

inline void annualised_return_arithmetic(output out, input x, std::size_t w) {
    add_and_subtract<1>(out, x, w, [share = 252 / to_real(w)](const auto& s) { return s[0] * share; });
}

inline void volatility(output out, input x, std::size_t w) {
    add_and_subtract<2>(out, x, w, [v = variance_of_sums(w)](const auto& s) { return std::sqrt(v(s) * 252); });
}

/// Takes the plain sum of the window before from the weighted one, which lowers every weight by 1.
inline void linearly_weighted_mean(output out, input x, std::size_t w) {
    const double n = to_real(w);
    double sum = 0, weighted = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        weighted += i < w ? to_real(i + 1) * x[i] : n * x[i] - sum;
        sum += i < w ? x[i] : x[i] - x[i - w];
        out[i] = i + 1 < w ? nan : weighted / (n * (n + 1) / 2);
    }
}

inline void first_value(output out, input x, std::size_t w) {
    for (std::size_t i = 0; i < x.size(); ++i) out[i] = i + 1 < w ? nan : x[i + 1 - w];
}
inline void last_value(output out, input x, std::size_t w) {
    for (std::size_t i = 0; i < x.size(); ++i) out[i] = i + 1 < w ? nan : x[i];
}

inline void product(output out, input x, std::size_t w) {
    double product = 1;
    for (std::size_t i = 0; i < x.size(); ++i) {
        product *= i < w ? x[i] : x[i] / x[i - w];
        out[i] = i + 1 < w ? nan : product;
    }
}

/// Multiplies by what enters and divides by what leaves.
inline void cumulative_return(output out, input x, std::size_t w) {
    double growth = 1;
    for (std::size_t i = 0; i < x.size(); ++i) {
        growth *= i < w ? 1 + x[i] : (1 + x[i]) / (1 + x[i - w]);
        out[i] = i + 1 < w ? nan : growth - 1;
    }
}

inline void annualised_return_geometric(output out, input x, std::size_t w) {
    cumulative_return(out, x, w);
    for (double& v : out) v = std::pow(1 + v, 252 / to_real(w)) - 1;
}

inline void sharpe_ratio_geometric(output out, input x, std::size_t w) {
    numbers growth(x.size());
    annualised_return_geometric(growth, x, w);
    volatility(out, x, w);
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = growth[i] / out[i];
}

/// Sums and sums of products of two series; `answer` makes the statistic of n times the central ones.
template <class Answer>
void add_and_subtract_pairs(output out, input x, input y, std::size_t w, Answer answer) {
    double sx = 0, sy = 0, xx = 0, yy = 0, xy = 0;
    const double share = 1 / to_real(w);
    const auto add = [&](double a, double b, double c, double d) {
        sx += a - c, sy += b - d, xx += a * a - c * c, yy += b * b - d * d, xy += a * b - c * d;
    };
    const auto now = [&] { return answer(xy - sx * sy * share, xx - sx * sx * share, yy - sy * sy * share); };
    for (std::size_t i = 0; i < w; ++i) add(x[i], y[i], 0, 0), out[i] = nan;
    out[w - 1] = now();
    for (std::size_t i = w; i < x.size(); ++i) add(x[i], y[i], x[i - w], y[i - w]), out[i] = now();
}

inline void covariance(output out, input x, input y, std::size_t w) {
    add_and_subtract_pairs(out, x, y, w,
                           [share = 1 / to_real(w - 1)](double xy, double, double) { return xy * share; });
}

inline void correlation(output out, input x, input y, std::size_t w) {
    add_and_subtract_pairs(out, x, y, w, [](double xy, double xx, double yy) { return xy / std::sqrt(xx * yy); });
}

inline void beta(output out, input x, input y, std::size_t w) {
    add_and_subtract_pairs(out, x, y, w, [](double xy, double, double yy) { return xy / yy; });
}

inline void r_squared(output out, input x, input y, std::size_t w) {
    add_and_subtract_pairs(out, x, y, w, [](double xy, double xx, double yy) { return xy * xy / (xx * yy); });
}

inline void residual_volatility(output out, input x, input y, std::size_t w) {
    add_and_subtract_pairs(out, x, y, w, [annual = 252 / to_real(w - 2)](double xy, double xx, double yy) {
        return std::sqrt((xx - xy * xy / yy) * annual);
    });
}

inline void alpha(output out, input x, input y, std::size_t w) {
    double sx = 0, sy = 0, yy = 0, xy = 0;
    const double share = 1 / to_real(w);
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double a = x[i], b = y[i], c = i < w ? 0 : x[i - w], d = i < w ? 0 : y[i - w];
        sx += a - c, sy += b - d, yy += b * b - d * d, xy += a * b - c * d;
        const double slope = (xy - sx * sy * share) / (yy - sy * sy * share);
        out[i] = i + 1 < w ? nan : (sx - slope * sy) * share * 252;
    }
}

/// The slope over the rows that `counts` tells of.
template <class Counts>
void slope_where(output out, input x, input y, std::size_t w, Counts counts) {
    double n = 0, sx = 0, sy = 0, yy = 0, xy = 0;
    const auto add = [&](double a, double b, double sign) {
        if (counts(b)) n += sign, sx += sign * a, sy += sign * b, yy += sign * b * b, xy += sign * a * b;
    };
    for (std::size_t i = 0; i < x.size(); ++i) {
        add(x[i], y[i], 1);
        if (i >= w) add(x[i - w], y[i - w], -1);
        out[i] = i + 1 < w ? nan : (xy - sx * sy / n) / (yy - sy * sy / n);
    }
}
inline void up_beta(output out, input x, input y, std::size_t w) {
    slope_where(out, x, y, w, [](double b) { return b > 0; });
}
inline void down_beta(output out, input x, input y, std::size_t w) {
    slope_where(out, x, y, w, [](double b) { return b < 0; });
}

/// The first series is the values, the second their weights.
inline void weighted_mean(output out, input x, input weight, std::size_t w) {
    double sum = 0, total = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        sum += weight[i] * x[i], total += weight[i];
        if (i >= w) sum -= weight[i - w] * x[i - w], total -= weight[i - w];
        out[i] = i + 1 < w ? nan : sum / total;
    }
}
inline void weighted_variance(output out, input x, input weight, std::size_t w) {
    double s0 = 0, s1 = 0, s2 = 0, squares = 0;
    const auto add = [&](double v, double p, double sign) {
        s0 += sign * p, s1 += sign * p * v, s2 += sign * p * v * v, squares += sign * p * p;
    };
    for (std::size_t i = 0; i < x.size(); ++i) {
        add(x[i], weight[i], 1);
        if (i >= w) add(x[i - w], weight[i - w], -1);
        out[i] = i + 1 < w ? nan : (s2 - s1 * s1 / s0) / (s0 - squares / s0);
    }
}

/// Counts the pairs of every window anew.
inline void kendall_tau(output out, input x, input y, std::size_t w) {
    for (std::size_t i = 0; i < x.size(); ++i) {
        double score = 0;
        for (std::size_t j = i + 1 < w ? i : i + 1 - w; j < i; ++j)
            for (std::size_t k = j + 1; k <= i; ++k) score += (x[j] < x[k]) == (y[j] < y[k]) ? 1 : -1;
        out[i] = i + 1 < w ? nan : score / (to_real(w) * to_real(w - 1) / 2);
    }
}

/// Ranks every window anew, by sorting.
inline void spearman_correlation(output out, input x, input y, std::size_t w) {
    std::vector<std::size_t> order(w);
    numbers of_x(w), of_y(w);
    const auto rank = [&](input window, numbers& ranks) {
        for (std::size_t k = 0; k < w; ++k) order[k] = k;
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return window[a] < window[b]; });
        for (std::size_t k = 0; k < w; ++k) ranks[order[k]] = to_real(k);
    };
    const double n = to_real(w);
    for (std::size_t i = 0; i < x.size(); ++i) {
        out[i] = nan;
        if (i + 1 < w) continue;
        rank(x.subspan(i + 1 - w, w), of_x), rank(y.subspan(i + 1 - w, w), of_y);
        double squares = 0;
        for (std::size_t k = 0; k < w; ++k) squares += (of_x[k] - of_y[k]) * (of_x[k] - of_y[k]);
        out[i] = 1 - 6 * squares / (n * (n * n - 1));
    }
}

inline void information_ratio(output out, input x, input y, std::size_t w) {
    double sum = 0, squares = 0;
    const double share = 1 / to_real(w), annual = std::sqrt(252 * to_real(w - 1)) * share;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double in = x[i] - y[i], gone = i < w ? 0 : x[i - w] - y[i - w];
        sum += in - gone, squares += in * in - gone * gone;
        out[i] = i + 1 < w ? nan : sum * annual / std::sqrt(squares - sum * sum * share);
    }
}

inline void tracking_error(output out, input x, input y, std::size_t w) {
    double sum = 0, squares = 0;
    const double share = 1 / to_real(w), annual = 252 / to_real(w - 1);
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double in = x[i] - y[i], gone = i < w ? 0 : x[i - w] - y[i - w];
        sum += in - gone, squares += in * in - gone * gone;
        out[i] = i + 1 < w ? nan : std::sqrt((squares - sum * sum * share) * annual);
    }
}

/// Keeps the rows that may still become the extreme: each is taken in once and dropped once. `answer` makes the
/// statistic of the row and the row of the extreme.
template <class Before, class Answer>
void candidates(output out, input x, std::size_t w, Before before, Answer answer) {
    std::deque<std::size_t> rows;
    for (std::size_t i = 0; i < x.size(); ++i) {
        while (!rows.empty() && !before(x[rows.back()], x[i])) rows.pop_back();
        rows.push_back(i);
        if (rows.front() + w <= i) rows.pop_front();
        out[i] = i + 1 < w ? nan : answer(i, rows.front());
    }
}

inline void minimum(output out, input x, std::size_t w) {
    candidates(out, x, w, std::less<>{}, [&](std::size_t, std::size_t at) { return x[at]; });
}

inline void maximum(output out, input x, std::size_t w) {
    candidates(out, x, w, std::greater<>{}, [&](std::size_t, std::size_t at) { return x[at]; });
}

inline void range(output out, input x, std::size_t w) {
    minimum(out, x, w);
    candidates(out, x, w, std::greater<>{}, [&](std::size_t i, std::size_t at) { return x[at] - out[i]; });
}

inline void argmin(output out, input x, std::size_t w) {
    candidates(out, x, w, std::less<>{}, [&](std::size_t i, std::size_t at) { return to_real(at + w - 1 - i); });
}

inline void argmax(output out, input x, std::size_t w) {
    candidates(out, x, w, std::greater<>{}, [&](std::size_t i, std::size_t at) { return to_real(at + w - 1 - i); });
}

inline void worst_realization(output out, input x, std::size_t w) {
    candidates(out, x, w, std::less<>{}, [&](std::size_t, std::size_t at) { return -x[at]; });
}

inline void current_drawdown_of_levels(output out, input x, std::size_t w) {
    candidates(out, x, w, std::greater<>{}, [&](std::size_t i, std::size_t at) { return 1 - x[i] / x[at]; });
}

/// Looks at every window anew, from its first row to its last.
template <class Scan>
void rescan(output out, input x, std::size_t w, Scan scan) {
    for (std::size_t i = 0; i < x.size(); ++i) out[i] = i + 1 < w ? nan : scan(x.subspan(i + 1 - w, w));
}

inline void max_drawdown(output out, input x, std::size_t w) {
    rescan(out, x, w, [](auto window) {
        double wealth = 1, high = 1, worst = 1;
        for (const double r : window) {
            wealth *= 1 + r;
            high = (std::max)(high, wealth);
            worst = (std::min)(worst, wealth / high);
        }
        return 1 - worst;
    });
}

inline void pain_index(output out, input x, std::size_t w) {
    rescan(out, x, w, [](auto window) {
        double wealth = 1, high = 1, sum = 0;
        for (const double r : window) {
            wealth *= 1 + r;
            high = (std::max)(high, wealth);
            sum += 1 - wealth / high;
        }
        return sum / static_cast<double>(window.size());
    });
}
inline void mean_absolute_deviation(output out, input x, std::size_t w) {
    rescan(out, x, w, [](auto window) {
        const double n = static_cast<double>(window.size());
        double sum = 0, deviations = 0;
        for (const double v : window) sum += v;
        for (const double v : window) deviations += std::fabs(v - sum / n);
        return deviations / n;
    });
}
inline void max_drawdown_of_levels(output out, input x, std::size_t w) {
    rescan(out, x, w, [](auto window) {
        double high = window[0], worst = 1;
        for (const double level : window) {
            high = (std::max)(high, level);
            worst = (std::min)(worst, level / high);
        }
        return 1 - worst;
    });
}

inline void max_drawdown_arithmetic(output out, input x, std::size_t w) {
    rescan(out, x, w, [](auto window) {
        double sum = 0, high = 0, fall = 0;
        for (const double r : window) {
            sum += r;
            high = (std::max)(high, sum);
            fall = (std::max)(fall, high - sum);
        }
        return fall;
    });
}

/// Follows wealth through every window anew: `see(depth)` below the high of each row, then `answer()`.
template <bool Levels, class Track>
void follow(output out, input x, std::size_t w, Track) {
    rescan(out, x, w, [](auto window) {
        Track track;
        double wealth = 1, high = Levels ? window[0] : 1;
        for (const double v : window) {
            wealth = Levels ? v : wealth * (1 + v);
            high = (std::max)(high, wealth);
            track.see(1 - wealth / high);
        }
        return track.answer(wealth, static_cast<double>(window.size()));
    });
}

struct depths {
    double sum = 0, squares = 0, deepest = 0, at = 0, rows = 0, below = 0, episodes = 0;

    void see(double depth) {
        rows += 1, sum += depth, squares += depth * depth;
        if (depth > deepest) deepest = depth, at = rows;
        if (depth > 0 && below == 0) episodes += 1;
        below = depth > 0 ? below + 1 : 0;
    }
};

template <bool Levels, class Answer>
void depths_of(output out, input x, std::size_t w, Answer) {
    struct track : depths {
        double answer(double wealth, double n) const { return Answer{}(*this, wealth, n); }
    };
    follow<Levels>(out, x, w, track{});
}

template <bool Levels>
void ulcer_index(output out, input x, std::size_t w) {
    depths_of<Levels>(out, x, w, [](const depths& d, double, double n) { return std::sqrt(d.squares / n); });
}
template <bool Levels>
void time_under_water(output out, input x, std::size_t w) {
    depths_of<Levels>(out, x, w, [](const depths& d, double, double) { return d.below; });
}
inline void pain_index_of_levels(output out, input x, std::size_t w) {
    depths_of<true>(out, x, w, [](const depths& d, double, double n) { return d.sum / n; });
}
inline void current_drawdown(output out, input x, std::size_t w) {
    rescan(out, x, w, [](auto window) {
        double wealth = 1, high = 1;
        for (const double r : window) wealth *= 1 + r, high = (std::max)(high, wealth);
        return 1 - wealth / high;
    });
}
inline void drawdown_count(output out, input x, std::size_t w) {
    depths_of<false>(out, x, w, [](const depths& d, double, double) { return d.episodes; });
}
inline void max_drawdown_duration(output out, input x, std::size_t w) {
    rescan(out, x, w, [](auto window) {
        double wealth = 1, high = 1, since_high = 0, longest = 0;
        for (const double r : window) {
            wealth *= 1 + r, since_high += 1;
            if (wealth >= high) {
                if (since_high > 1) longest = (std::max)(longest, since_high);
                high = wealth, since_high = 0;
            }
        }
        return (std::max)(longest, since_high);
    });
}
inline void max_drawdown_position(output out, input x, std::size_t w) {
    depths_of<false>(out, x, w, [](const depths& d, double, double) { return d.at; });
}
inline void calmar_ratio(output out, input x, std::size_t w) {
    depths_of<false>(out, x, w, [](const depths& d, double wealth, double n) {
        return (std::pow(wealth, 252 / n) - 1) / d.deepest;
    });
}

/// Keeps the window sorted: what enters is put into its place, what leaves is taken out.
template <class Answer>
void sorted_window(output out, input x, std::size_t w, Answer answer) {
    numbers sorted;
    sorted.reserve(w + 1);
    for (std::size_t i = 0; i < x.size(); ++i) {
        sorted.insert(std::upper_bound(sorted.begin(), sorted.end(), x[i]), x[i]);
        if (i >= w) sorted.erase(std::lower_bound(sorted.begin(), sorted.end(), x[i - w]));
        out[i] = i + 1 < w ? nan : answer(sorted, x[i]);
    }
}

inline void median(output out, input x, std::size_t w) {
    sorted_window(out, x, w,
                  [w](const numbers& s, double) { return w % 2 == 1 ? s[w / 2] : (s[w / 2 - 1] + s[w / 2]) / 2; });
}

inline void lower_quartile(output out, input x, std::size_t w) {
    const double at = 0.25 * to_real(w - 1), part = at - std::floor(at);
    const std::size_t k = static_cast<std::size_t>(at);
    sorted_window(out, x, w, [=](const numbers& s, double) { return s[k] + part * (s[k + (k + 1 < w)] - s[k]); });
}

/// The average rank of the last row.
inline void rank(output out, input x, std::size_t w) {
    sorted_window(out, x, w, [](const numbers& s, double last) {
        const auto [first, end] = std::equal_range(s.begin(), s.end(), last);
        return (static_cast<double>(first - s.begin()) + 1 + static_cast<double>(end - s.begin())) / 2;
    });
}

inline void percentile_rank(output out, input x, std::size_t w) {
    sorted_window(out, x, w, [w](const numbers& s, double last) {
        const auto [first, end] = std::equal_range(s.begin(), s.end(), last);
        return static_cast<double>((first - s.begin()) + (end - s.begin())) / (2 * to_real(w));
    });
}

inline void value_at_risk(output out, input x, std::size_t w) {
    const double at = 0.05 * to_real(w - 1), part = at - std::floor(at);
    const std::size_t k = static_cast<std::size_t>(at);
    sorted_window(out, x, w, [=](const numbers& s, double) { return -s[k] - part * (s[k + (k + 1 < w)] - s[k]); });
}

inline void expected_shortfall(output out, input x, std::size_t w) {
    const double share = 0.05 * to_real(w);
    const std::size_t k = static_cast<std::size_t>(share);
    sorted_window(out, x, w, [=](const numbers& s, double) {
        double sum = (share - to_real(k)) * s[k];
        for (std::size_t j = 0; j < k; ++j) sum += s[j];
        return -sum / share;
    });
}

inline void mean_absolute_deviation_from_median(output out, input x, std::size_t w) {
    sorted_window(out, x, w, [w](const numbers& s, double) {
        const double middle = (s[(w - 1) / 2] + s[w / 2]) / 2;
        double sum = 0;
        for (const double v : s) sum += std::fabs(v - middle);
        return sum / to_real(w);
    });
}

}
