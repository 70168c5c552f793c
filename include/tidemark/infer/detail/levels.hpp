// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/view.hpp>

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::infer::detail {

/// A series in the order of time, moved and multiplied by a power of 2 so that its largest entry is about 1: where a
/// test does not ask for level and unit, they cost no digits.
struct levels {
    std::vector<double> values{};
    double origin = 0;     // what was taken from each, in the unit of the input
    int exponent = 0;      // they were divided by 2 to this power
    double rounding = 0;   // of an entry as it was given, in the unit of `values`
    bool answers = false;  // false where it is constant, or an entry is infinite

    std::size_t size() const noexcept { return values.size(); }
    double operator[](std::size_t i) const noexcept { return values[i]; }
    double change(std::size_t i) const noexcept { return values[i] - values[i - 1]; }
};

enum class moved { to_first, not_at_all };

inline levels prepared(std::vector<double> values, moved origin) {
    levels s{std::move(values)};
    double largest = 0, spread = 0;
    for (const double v : s.values) {
        if (!core::is_finite(v)) return s;
        largest = core::larger(largest, std::abs(v));
        spread = core::larger(spread, std::abs(v - s.values[0]));
    }
    if (!core::is_finite(spread) || !(spread > 4 * 0x1p-52 * largest)) return s;
    if (origin == moved::to_first) s.origin = s.values[0];
    s.exponent = std::ilogb(origin == moved::to_first ? spread : largest);
    for (double& v : s.values) v = std::ldexp(v - s.origin, -s.exponent);
    s.rounding = 0x1p-53 * std::ldexp(largest, -s.exponent);
    s.answers = true;
    return s;
}

/// The observations, all of them: a lag must not reach across a gap.
template <core::sample S>
std::vector<double> without_gaps(const S& sample, std::string_view name) {
    std::vector<double> values(sample.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = sample[i];
        if (core::is_missing(values[i]))
            core::refuse(std::string{name} + "[" + std::to_string(i) + "]", values[i],
                         "an observation in every row, as lags count rows");
    }
    return values;
}

/// The columns of a panel, 2 to `most` of them.
template <std::floating_point T>
std::vector<std::vector<double>> columns_without_gaps(const core::panel_view<T>& panel, std::size_t most) {
    if (panel.columns() < 2 || panel.columns() > most)
        core::refuse("columns of panel", panel.columns(), "2 to " + std::to_string(most) + " series");
    std::vector<std::vector<double>> columns;
    for (std::size_t j = 0; j < panel.columns(); ++j)
        columns.push_back(without_gaps(panel.column(j), "panel.column(" + std::to_string(j) + ")"));
    return columns;
}

inline void require_length(std::string_view name, std::size_t length, std::size_t least, std::string_view what) {
    if (length < least)
        core::refuse("length of " + std::string{name}, length, "at least " + std::to_string(least) + std::string{what});
}

/// What a constant and, if asked for, a line in time leave: by the two orthogonal columns 1 and t - mean(t).
enum class part { mean, line };

inline void take_off(std::vector<double>& x, part taken) noexcept {
    const double n = static_cast<double>(x.size()), middle = (n - 1) / 2;
    double sum = 0;
    for (const double v : x) sum += v;
    double left = 0, along = 0;  // the second round takes what rounding of the first mean left
    for (const double v : x) left += v - sum / n;
    const double mean = sum / n + left / n;
    for (std::size_t i = 0; i < x.size(); ++i) along += (static_cast<double>(i) - middle) * (x[i] -= mean);
    if (taken == part::mean) return;
    const double slope = along / (n * (n - 1) * (n + 1) / 12);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] -= slope * (static_cast<double>(i) - middle);
}

}
