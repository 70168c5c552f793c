// SPDX-License-Identifier: BSL-1.0
#pragma once

// Pairs of series that ruin rolling kernels which add the new and subtract the old, and one that is the worst case of
// kernels which scan blocks about the last row before a boundary: there the outlier is that row.

#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <random>
#include <string>
#include <vector>

namespace nasty {

struct data_set {
    std::string name;
    std::vector<double> x, y;
};

/// Standard normal numbers by Box and Muller, the same on every platform.
inline std::vector<double> normals(std::size_t n, std::uint64_t seed) {
    std::mt19937_64 random{seed};
    const auto uniform = [&] { return (static_cast<double>(random() >> 11) + 0.5) * 0x1p-53; };
    std::vector<double> z(n);
    for (std::size_t i = 0; i < n; i += 2) {
        const double radius = std::sqrt(-2 * std::log(uniform())), angle = 2 * std::numbers::pi * uniform();
        z[i] = radius * std::cos(angle);
        if (i + 1 < n) z[i + 1] = radius * std::sin(angle);
    }
    return z;
}

inline std::vector<data_set> data_sets(std::size_t n) {
    const auto z = normals(n, 99), e = normals(n, 100);
    std::vector<double> u(n);
    for (std::size_t i = 0; i < n; ++i) u[i] = 0.6 * z[i] + 0.8 * e[i];
    const auto made = [&](std::string name, auto&& value) {
        data_set d{std::move(name), z, u};
        for (std::size_t i = 0; i < n; ++i) value(i, d.x[i], d.y[i]);
        return d;
    };
    const auto in = [n](std::size_t i, double from, double to) {
        const double at = static_cast<double>(i) / static_cast<double>(n);
        return at >= from && at < to;
    };
    const std::size_t third = n * 3 / 10;
    std::vector<data_set> all;
    all.push_back(made("plain", [](std::size_t, double& x, double& y) { x *= 0.01, y *= 0.01; }));
    all.push_back(made("offset", [](std::size_t, double& x, double& y) {
        x = 1e9 + 1e-3 * std::round(1e3 * x), y = 1e9 + 1e-3 * std::round(1e3 * y);
    }));
    all.push_back(made("outlier", [=](std::size_t i, double& x, double& y) {
        x = i == third ? 1e9 : 0.01 * x, y = i == third ? -3e8 : 0.01 * y;
    }));
    all.push_back(made("outlier12", [=](std::size_t i, double& x, double& y) {
        x = i == third ? -1e12 : 0.01 * x, y = i == third ? 1e12 : 0.01 * y;
    }));
    all.push_back(made("anchor", [=](std::size_t i, double& x, double& y) {
        x = i + 1 == third ? 1e9 : 0.01 * x, y = i + 1 == third ? -3e8 : 0.01 * y;
    }));
    all.push_back(made("level", [](std::size_t, double& x, double& y) { x = 6e4 + 0.01 * x, y = 6e4 + 0.01 * y; }));
    all.push_back(made("satoshi", [](std::size_t, double& x, double& y) { x = 1e-8 * (1 + 0.01 * x), y *= 1e-12; }));
    all.push_back(made("shift", [=](std::size_t i, double& x, double& y) {
        x = 0.01 * x + (i >= n / 2 ? 1e6 : 0), y = 0.01 * y - (i >= n / 2 ? 1e6 : 0);
    }));
    all.push_back(made("const", [=](std::size_t i, double& x, double& y) {
        x = in(i, 0.2, 0.27) ? 1.25 : in(i, 0.4, 0.48) ? 0.1 : 0.01 * x;
        if (i == n * 44 / 100) x = 0.1000001;
        y = in(i, 0.6, 0.67) ? -7.5 : 0.01 * y;
    }));
    all.push_back(made("nan", [=](std::size_t i, double& x, double& y) {
        x = i % 20011 == 10006 || in(i, 0.7, 0.76) ? std::numeric_limits<double>::quiet_NaN() : 0.01 * x, y *= 0.01;
    }));
    all.push_back(made("gaps", [&](std::size_t i, double& x, double& y) {
        if (std::fabs(e[i]) < 0.0627) x = std::numeric_limits<double>::quiet_NaN();  // one row in twenty
        x *= 0.01, y *= 0.01;
    }));
    all.push_back(made("inf", [=](std::size_t i, double& x, double& y) {
        x = i == third ? std::numeric_limits<double>::infinity() : 0.01 * x, y *= 0.01;
    }));
    all.push_back(made("drift", [](std::size_t i, double& x, double& y) {
        x += static_cast<double>(i + 1), y -= 0.5 * static_cast<double>(i + 1);
    }));
    all.push_back(made("volswing", [=](std::size_t i, double& x, double& y) {
        const double v = std::exp(8 * std::sin(6 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(n)));
        x *= v, y *= v;
    }));
    return all;
}

}
