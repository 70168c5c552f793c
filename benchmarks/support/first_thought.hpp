// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "support/series.hpp"

#include <algorithm>
#include <deque>

/// Rolling kernels as they come to mind first, written with care for speed: what enters is added to sums and what
/// leaves is subtracted, which is wrong for good after an outlier and far from zero; or every window is looked at anew,
/// which is right and slow. Each fills `out`, with NaN where the window is not full.
namespace first_thought {

using output = std::span<double>;
using series::numbers;

inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

inline double to_real(std::size_t n) { return static_cast<double>(n); }

/// Sums of powers; `answer` makes the statistic of them.
template <std::size_t Powers, class Answer>
void add_and_subtract(output out, const numbers& x, std::size_t w, Answer answer) {
    double sum[Powers]{};
    const auto add = [&](double in, double gone) {
        double in_power = in, gone_power = gone;
        for (std::size_t k = 0; k < Powers; ++k, in_power *= in, gone_power *= gone) sum[k] += in_power - gone_power;
    };
    for (std::size_t i = 0; i < w; ++i) add(x[i], 0), out[i] = nan;
    out[w - 1] = answer(sum);
    for (std::size_t i = w; i < x.size(); ++i) add(x[i], x[i - w]), out[i] = answer(sum);
}

inline void mean(output out, const numbers& x, std::size_t w) {
    add_and_subtract<1>(out, x, w, [share = 1 / to_real(w)](const auto& s) { return s[0] * share; });
}

inline auto variance_of_sums(std::size_t w) {
    return [share = 1 / to_real(w), rest = 1 / to_real(w - 1)](const auto& s) {
        return (s[1] - s[0] * s[0] * share) * rest;
    };
}

inline void variance(output out, const numbers& x, std::size_t w) {
    add_and_subtract<2>(out, x, w, variance_of_sums(w));
}

inline void standard_deviation(output out, const numbers& x, std::size_t w) {
    add_and_subtract<2>(out, x, w, [v = variance_of_sums(w)](const auto& s) { return std::sqrt(v(s)); });
}

inline void total(output out, const numbers& x, std::size_t w) {
    add_and_subtract<1>(out, x, w, [](const auto& s) { return s[0]; });
}

inline void standard_error(output out, const numbers& x, std::size_t w) {
    add_and_subtract<2>(out, x, w, [v = variance_of_sums(w), share = 1 / to_real(w)](const auto& s) {
        return std::sqrt(v(s) * share);
    });
}

inline void z_score(output out, const numbers& x, std::size_t w) {
    add_and_subtract<2>(out, x, w,
                        [v = variance_of_sums(w), share = 1 / to_real(w), newest = &x[w - 1]](const auto& s) mutable {
                            return (*newest++ - s[0] * share) / std::sqrt(v(s));
                        });
}

inline void sharpe_ratio(output out, const numbers& x, std::size_t w) {
    add_and_subtract<2>(out, x, w, [v = variance_of_sums(w), annual = std::sqrt(252.0) / to_real(w)](const auto& s) {
        return s[0] * annual / std::sqrt(v(s));
    });
}

inline void skewness(output out, const numbers& x, std::size_t w) {
    const double n = to_real(w);
    add_and_subtract<3>(out, x, w, [share = 1 / n, scale = std::sqrt(n * (n - 1)) / (n - 2)](const auto& s) {
        const double m = s[0] * share, e2 = s[1] * share, e3 = s[2] * share, m2 = e2 - m * m;
        return scale * (e3 - 3 * m * e2 + 2 * m * m * m) / (m2 * std::sqrt(m2));
    });
}

inline void kurtosis(output out, const numbers& x, std::size_t w) {
    const double n = to_real(w);
    add_and_subtract<4>(out, x, w, [n, share = 1 / n, scale = (n - 1) / ((n - 2) * (n - 3))](const auto& s) {
        const double m = s[0] * share, e2 = s[1] * share, e3 = s[2] * share, m2 = e2 - m * m;
        const double m4 = s[3] * share - 4 * m * e3 + 6 * m * m * e2 - 3 * m * m * m * m;
        return scale * ((n + 1) * (m4 / (m2 * m2) - 3) + 6);
    });
}

/// Sums of what lies above 0, of what lies below (as a positive number) and of its squares.
template <class Answer>
void add_and_subtract_sides(output out, const numbers& x, std::size_t w, Answer answer) {
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

inline void sortino_ratio(output out, const numbers& x, std::size_t w) {
    add_and_subtract_sides(out, x, w, [annual = std::sqrt(252.0 / to_real(w))](double above, double below, double s) {
        return (above - below) * annual / std::sqrt(s);
    });
}

inline void downside_deviation(output out, const numbers& x, std::size_t w) {
    add_and_subtract_sides(out, x, w,
                           [share = 1 / to_real(w)](double, double, double s) { return std::sqrt(s * share); });
}

inline void omega_ratio(output out, const numbers& x, std::size_t w) {
    add_and_subtract_sides(out, x, w, [](double above, double below, double) { return above / below; });
}

/// Multiplies by what enters and divides by what leaves.
inline void cumulative_return(output out, const numbers& x, std::size_t w) {
    double growth = 1;
    for (std::size_t i = 0; i < x.size(); ++i) {
        growth *= i < w ? 1 + x[i] : (1 + x[i]) / (1 + x[i - w]);
        out[i] = i + 1 < w ? nan : growth - 1;
    }
}

/// Sums and sums of products of two series; `answer` makes the statistic of n times the central ones.
template <class Answer>
void add_and_subtract_pairs(output out, const numbers& x, const numbers& y, std::size_t w, Answer answer) {
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

inline void covariance(output out, const numbers& x, const numbers& y, std::size_t w) {
    add_and_subtract_pairs(out, x, y, w,
                           [share = 1 / to_real(w - 1)](double xy, double, double) { return xy * share; });
}

inline void correlation(output out, const numbers& x, const numbers& y, std::size_t w) {
    add_and_subtract_pairs(out, x, y, w, [](double xy, double xx, double yy) { return xy / std::sqrt(xx * yy); });
}

inline void beta(output out, const numbers& x, const numbers& y, std::size_t w) {
    add_and_subtract_pairs(out, x, y, w, [](double xy, double, double yy) { return xy / yy; });
}

inline void r_squared(output out, const numbers& x, const numbers& y, std::size_t w) {
    add_and_subtract_pairs(out, x, y, w, [](double xy, double xx, double yy) { return xy * xy / (xx * yy); });
}

inline void residual_volatility(output out, const numbers& x, const numbers& y, std::size_t w) {
    add_and_subtract_pairs(out, x, y, w, [annual = 252 / to_real(w - 2)](double xy, double xx, double yy) {
        return std::sqrt((xx - xy * xy / yy) * annual);
    });
}

inline void information_ratio(output out, const numbers& x, const numbers& y, std::size_t w) {
    double sum = 0, squares = 0;
    const double share = 1 / to_real(w), annual = std::sqrt(252 * to_real(w - 1)) * share;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double in = x[i] - y[i], gone = i < w ? 0 : x[i - w] - y[i - w];
        sum += in - gone, squares += in * in - gone * gone;
        out[i] = i + 1 < w ? nan : sum * annual / std::sqrt(squares - sum * sum * share);
    }
}

inline void tracking_error(output out, const numbers& x, const numbers& y, std::size_t w) {
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
void candidates(output out, const numbers& x, std::size_t w, Before before, Answer answer) {
    std::deque<std::size_t> rows;
    for (std::size_t i = 0; i < x.size(); ++i) {
        while (!rows.empty() && !before(x[rows.back()], x[i])) rows.pop_back();
        rows.push_back(i);
        if (rows.front() + w <= i) rows.pop_front();
        out[i] = i + 1 < w ? nan : answer(i, rows.front());
    }
}

inline void minimum(output out, const numbers& x, std::size_t w) {
    candidates(out, x, w, std::less<>{}, [&](std::size_t, std::size_t at) { return x[at]; });
}

inline void maximum(output out, const numbers& x, std::size_t w) {
    candidates(out, x, w, std::greater<>{}, [&](std::size_t, std::size_t at) { return x[at]; });
}

inline void range(output out, const numbers& x, std::size_t w) {
    minimum(out, x, w);
    candidates(out, x, w, std::greater<>{}, [&](std::size_t i, std::size_t at) { return x[at] - out[i]; });
}

inline void argmin(output out, const numbers& x, std::size_t w) {
    candidates(out, x, w, std::less<>{}, [&](std::size_t i, std::size_t at) { return to_real(at + w - 1 - i); });
}

inline void current_drawdown_of_levels(output out, const numbers& x, std::size_t w) {
    candidates(out, x, w, std::greater<>{}, [&](std::size_t i, std::size_t at) { return 1 - x[i] / x[at]; });
}

/// Looks at every window anew, from its first row to its last.
template <class Scan>
void rescan(output out, const numbers& x, std::size_t w, Scan scan) {
    for (std::size_t i = 0; i < x.size(); ++i) out[i] = i + 1 < w ? nan : scan(std::span{x}.subspan(i + 1 - w, w));
}

inline void max_drawdown(output out, const numbers& x, std::size_t w) {
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

inline void pain_index(output out, const numbers& x, std::size_t w) {
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
inline void mean_absolute_deviation(output out, const numbers& x, std::size_t w) {
    rescan(out, x, w, [](auto window) {
        const double n = static_cast<double>(window.size());
        double sum = 0, deviations = 0;
        for (const double v : window) sum += v;
        for (const double v : window) deviations += std::fabs(v - sum / n);
        return deviations / n;
    });
}
inline void max_drawdown_of_levels(output out, const numbers& x, std::size_t w) {
    rescan(out, x, w, [](auto window) {
        double high = window[0], worst = 1;
        for (const double level : window) {
            high = (std::max)(high, level);
            worst = (std::min)(worst, level / high);
        }
        return 1 - worst;
    });
}

inline void max_drawdown_arithmetic(output out, const numbers& x, std::size_t w) {
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

/// Keeps the window sorted: what enters is put into its place, what leaves is taken out.
template <class Answer>
void sorted_window(output out, const numbers& x, std::size_t w, Answer answer) {
    numbers sorted;
    sorted.reserve(w + 1);
    for (std::size_t i = 0; i < x.size(); ++i) {
        sorted.insert(std::upper_bound(sorted.begin(), sorted.end(), x[i]), x[i]);
        if (i >= w) sorted.erase(std::lower_bound(sorted.begin(), sorted.end(), x[i - w]));
        out[i] = i + 1 < w ? nan : answer(sorted, x[i]);
    }
}

inline void median(output out, const numbers& x, std::size_t w) {
    sorted_window(out, x, w,
                  [w](const numbers& s, double) { return w % 2 == 1 ? s[w / 2] : (s[w / 2 - 1] + s[w / 2]) / 2; });
}

inline void lower_quartile(output out, const numbers& x, std::size_t w) {
    const double at = 0.25 * to_real(w - 1), part = at - std::floor(at);
    const std::size_t k = static_cast<std::size_t>(at);
    sorted_window(out, x, w, [=](const numbers& s, double) { return s[k] + part * (s[k + (k + 1 < w)] - s[k]); });
}

/// The average rank of the last row.
inline void rank(output out, const numbers& x, std::size_t w) {
    sorted_window(out, x, w, [](const numbers& s, double last) {
        const auto [first, end] = std::equal_range(s.begin(), s.end(), last);
        return (static_cast<double>(first - s.begin()) + 1 + static_cast<double>(end - s.begin())) / 2;
    });
}

}
