// SPDX-License-Identifier: BSL-1.0
// Rolling kernels on data that ruins kernels which add and subtract, against two-pass windows in long double.

#include "support/definition.hpp"
#include "support/nasty_data.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/risk.hpp>
#include <tidemark/run/rolling.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace {

namespace core = tidemark::core;
namespace risk = tidemark::risk;
namespace run = tidemark::run;

constexpr std::size_t windows[]{20, 250, 5000};

constexpr long double wide(double x) { return static_cast<long double>(x); }

/// Long double moments of one window; `complete` when every row is finite.
struct reference {
    long double xx = 0, yy = 0, xy = 0, x3 = 0, x4 = 0;
    bool complete = true, constant_x = true, constant_y = true;

    reference(const nasty::data_set& d, std::size_t end, std::size_t w) {
        const std::size_t first = end - w;
        const long double n = static_cast<long double>(w), x0 = wide(d.x[first]), y0 = wide(d.y[first]);
        long double sx = 0, sy = 0;
        for (std::size_t i = first; i < end; ++i) {
            complete = complete && std::isfinite(d.x[i]) && std::isfinite(d.y[i]);
            constant_x = constant_x && d.x[i] == d.x[first];
            constant_y = constant_y && d.y[i] == d.y[first];
            sx += wide(d.x[i]) - x0, sy += wide(d.y[i]) - y0;
        }
        for (std::size_t i = first; complete && i < end; ++i) {
            const long double a = (wide(d.x[i]) - x0) - sx / n, b = (wide(d.y[i]) - y0) - sy / n;
            xx += a * a, yy += b * b, xy += a * b, x3 += a * a * a, x4 += a * a * a * a;
        }
    }
};

/// The ends of the windows that are looked at: every one of a short window, fewer of a long one.
std::vector<std::size_t> ends(std::size_t n, std::size_t w) {
    std::vector<std::size_t> e;
    for (std::size_t i = w; i <= n; i += 1 + (n * w / 4'000'000) / 2 * 2) e.push_back(i);
    return e;
}

struct worst {
    double variance = 0, correlation = 0, skewness = 0, kurtosis = 0;
    std::size_t lost = 0, not_zero = 0, beyond_one = 0;
};

void raise(double& worst, long double error) { worst = std::max(worst, static_cast<double>(error)); }

worst moments_on(const nasty::data_set& d, std::size_t w) {
    const auto variance = run::rolling(risk::variance{}, d.x, w);
    const auto skewness = run::rolling(risk::skewness{}, d.x, w);
    const auto kurtosis = run::rolling(risk::kurtosis{}, d.x, w);
    const auto correlation = run::rolling(risk::correlation{}, core::pairs(d.x, d.y), w);
    worst found;
    for (const double r : correlation) found.beyond_one += std::fabs(r) > 1;
    const long double n = static_cast<long double>(w);
    for (const std::size_t end : ends(d.x.size(), w)) {
        const reference exact{d, end, w};
        if (!exact.complete) continue;
        const double v = variance[end - 1];
        if (exact.constant_x) {
            found.not_zero += v != 0;
            continue;
        }
        found.lost += !(v > 0);
        raise(found.variance, std::fabs(wide(v) - exact.xx / (n - 1)) / (exact.xx / (n - 1)));
        const long double m2 = exact.xx / n;
        const long double g1 = exact.x3 / n / (m2 * std::sqrt(m2)) * std::sqrt(n * (n - 1)) / (n - 2);
        const long double g2 = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (exact.x4 / n / (m2 * m2) - 3) + 6);
        raise(found.skewness, std::fabs(wide(skewness[end - 1]) - g1) / std::max(1.0L, std::fabs(g1)));
        raise(found.kurtosis, std::fabs(wide(kurtosis[end - 1]) - g2) / std::max(1.0L, std::fabs(g2)));
        if (exact.constant_y) continue;
        const double r = correlation[end - 1];
        found.lost += std::isnan(r);
        raise(found.correlation, std::fabs(wide(r) - exact.xy / (std::sqrt(exact.xx) * std::sqrt(exact.yy))));
    }
    return found;
}

// Worst seen: variance 3e-11, correlation 9e-12, skewness 3e-11, kurtosis 7e-11, all where one value of 1e9 in a window
// of 5000 is the anchor; elsewhere at most 4e-12, 3e-13, 1e-11 and 4e-11.
TEST(Accuracy, RollingMoments) {
    for (const auto& d : nasty::data_sets(100'000)) {
        for (const std::size_t w : windows) {
            const worst found = moments_on(d, w);
            SCOPED_TRACE(d.name + ", window " + std::to_string(w));
            std::printf("%-9s w %-5zu variance %.1e correlation %.1e skewness %.1e kurtosis %.1e\n", d.name.c_str(), w,
                        found.variance, found.correlation, found.skewness, found.kurtosis);
            EXPECT_EQ(found.lost, 0U);
            EXPECT_EQ(found.not_zero, 0U) << "windows of equal values whose variance is not exactly zero";
            EXPECT_EQ(found.beyond_one, 0U);
            EXPECT_LE(found.variance, 1e-10);
            EXPECT_LE(found.correlation, 1e-10);
            EXPECT_LE(found.skewness, 1e-9);
            EXPECT_LE(found.kurtosis, 1e-9);
        }
    }
}

std::vector<double> mapped(std::vector<double> x, double (*f)(double)) {
    for (double& v : x) v = f(v);
    return x;
}

/// Worst absolute error of a rolling drawdown against a scan of each window.
template <class M>
double drawdown_error(const M& metric, const std::vector<double>& x, std::size_t w,
                      long double (*definition)(const definition::series&)) {
    const auto got = run::rolling(metric, x, w);
    double found = 0;
    for (const std::size_t end : ends(x.size(), w)) {
        const definition::series window{x.begin() + static_cast<std::ptrdiff_t>(end - w),
                                        x.begin() + static_cast<std::ptrdiff_t>(end)};
        bool complete = true;
        for (const double v : window) complete = complete && std::isfinite(v);
        if (!complete) continue;
        raise(found, std::fabs(wide(got[end - 1]) - definition(window)));
        EXPECT_FALSE(std::isnan(got[end - 1]));
    }
    return found;
}

// Levels are compared as they are: one division, so half a unit in the last place of 1. Returns are multiplied up from
// both sides of a boundary, so the error grows with the window at most.
TEST(Accuracy, RollingMaxDrawdown) {
    for (const auto& d : nasty::data_sets(100'000)) {
        const auto levels = mapped(d.x, [](double v) { return std::fabs(v) + 1e-12; });
        const auto returns = mapped(d.x, [](double v) { return std::isinf(v) ? 0.05 : 0.05 * v / (1 + std::fabs(v)); });
        for (const std::size_t w : windows) {
            SCOPED_TRACE(d.name + ", window " + std::to_string(w));
            const double of_levels =
                drawdown_error(risk::max_drawdown_of_levels{}, levels, w, definition::max_drawdown_of_levels);
            const double of_returns = drawdown_error(risk::max_drawdown{}, returns, w, definition::max_drawdown);
            std::printf("%-9s w %-5zu of levels %.1e of returns %.1e\n", d.name.c_str(), w, of_levels, of_returns);
            EXPECT_LE(of_levels, 0x1p-53);
            EXPECT_LE(of_returns, static_cast<double>(w) * 0x1p-53);
        }
    }
}

}
