// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/core/order.hpp>

#include <cstddef>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The nine sample quantiles in use, by Hyndman and Fan's numbers and their usual names.
enum class quantile_type {
    inverted_cdf = 1,
    averaged_inverted_cdf,
    closest_observation,
    interpolated_inverted_cdf,
    hazen,
    weibull,
    linear,
    median_unbiased,
    normal_unbiased
};

/// The point at `weight` of the way from one order statistic to the next.
constexpr double between(double low, double high, double weight) noexcept {
    return low == high ? low : low + core::product(weight, high - low);
}

/// Where the quantile lies among n ascending observations: between the `below`-th and the next (counted from 0), at
/// `weight` of the way.
struct quantile_position {
    std::size_t below = 0;
    double weight = 0;
};

/// A whole number that n * probability misses by rounding alone counts as reached (four units in the last place).
constexpr quantile_position locate_quantile(double probability, std::size_t n, quantile_type type) noexcept {
    const double size = static_cast<double>(n), p = probability;
    double shift = 0;
    switch (type) {
        case quantile_type::inverted_cdf:
        case quantile_type::averaged_inverted_cdf:
        case quantile_type::interpolated_inverted_cdf: break;
        case quantile_type::closest_observation: shift = -0.5; break;
        case quantile_type::hazen: shift = 0.5; break;
        case quantile_type::weibull: shift = p; break;
        case quantile_type::linear: shift = 1 - p; break;
        case quantile_type::median_unbiased: shift = (p + 1) / 3; break;
        case quantile_type::normal_unbiased: shift = p / 4 + 0.375; break;
    }
    const double rank = size * p + shift;  // counted from 1
    const double fuzz = 0x4p-52 * (rank > 1 ? rank : 1);
    double whole = static_cast<double>(static_cast<long long>(rank + fuzz));
    if (whole > rank + fuzz) whole -= 1;
    double weight = rank - whole > fuzz ? rank - whole : 0;
    if (type == quantile_type::inverted_cdf) weight = weight > 0 ? 1 : 0;
    if (type == quantile_type::averaged_inverted_cdf) weight = weight > 0 ? 1 : 0.5;
    if (type == quantile_type::closest_observation) {
        const bool even = static_cast<long long>(whole) % 2 == 0;
        weight = weight > 0 || !even ? 1 : 0;
    }
    if (whole < 1) return {0, 0};
    if (whole >= size) return {n - 1, 0};
    return {static_cast<std::size_t>(whole) - 1, weight};
}

namespace detail {

/// A quantile whose place is known.
struct placed_quantile {
    quantile_position at;

    template <core::ordered_window W>
    constexpr double lower(const W& ascending) const noexcept {
        if (ascending.size() == 0) return core::nan;
        if (at.weight == 0) return ascending[at.below];
        if (at.weight == 1) return ascending[at.below + 1];
        const auto [low, high] = core::neighbours_at(ascending, at.below);
        return between(low, high, at.weight);
    }
};

}

template <core::ordered_window W>
constexpr double quantile_of(const W& ascending, double probability, quantile_type type) noexcept {
    return detail::placed_quantile{locate_quantile(probability, ascending.size(), type)}.lower(ascending);
}

/// A sample quantile.
///
/// Formula: x[j] + g (x[j+1] - x[j]) of the ascending observations, where n p + m = j + g and m is the type's own shift
/// Input:   any series
/// Value:   unit of the series
/// No data: NaN
/// Errors:  probability outside [0, 1]
/// Source:  Hyndman and Fan (1996), Sample quantiles in statistical packages
struct quantile {
    double probability = 0.5;
    quantile_type type = quantile_type::linear;

    constexpr core::complaint check() const noexcept {
        if (probability >= 0 && probability <= 1) return {};
        return {"probability", probability, "a number in [0, 1]"};
    }
    constexpr detail::placed_quantile among(std::size_t count) const noexcept {
        return {locate_quantile(probability, count, type)};
    }
    template <core::ordered_window W>
    constexpr double lower(const W& ascending) const noexcept {
        return quantile_of(ascending, probability, type);
    }
};

}
