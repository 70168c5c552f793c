// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/view.hpp>

#include <cmath>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::core {

/// What a missing price does to returns: those on both sides of it are missing too, or the price before it stands in.
enum class price_gaps { keep, fill_forward };

namespace detail {

/// change(P_(t-1), P_t) of consecutive prices.
template <readable R, class F>
std::vector<double> changes(const R& prices, price_gaps gaps, F change) {
    const auto p = as_sample(prices);
    std::vector<double> r(p.size() > 1 ? p.size() - 1 : 0);
    double before = p.size() > 0 ? p[0] : nan;
    for (std::size_t i = 0; i < r.size(); ++i) {
        const double now = gaps == price_gaps::fill_forward && is_missing(p[i + 1]) ? before : p[i + 1];
        r[i] = change(before, now);
        before = now;
    }
    return r;
}

template <readable R, class F>
std::vector<double> each(const R& returns, F convert) {
    const auto rows = as_sample(returns);
    std::vector<double> converted(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) converted[i] = convert(rows[i]);
    return converted;
}

}

/// Simple returns of consecutive prices.
///
/// Formula: P_t / P_(t-1) - 1
/// Input:   n prices
/// Value:   n - 1 fractions (none for fewer than two prices)
/// No data: NaN on both sides of a missing price: nothing is carried across a gap, unless `price_gaps::fill_forward`
///          asks for the last price to stand in, which makes the return 0 in the gap and whole after it; NaN before the
///          first price
/// Source:  -
template <readable R>
std::vector<double> simple_returns(const R& prices, price_gaps gaps = price_gaps::keep) {
    return detail::changes(prices, gaps, [](double before, double now) { return now / before - 1; });
}

/// Logarithmic returns of consecutive prices.
///
/// Formula: ln(P_t / P_(t-1))
/// Input:   n prices
/// Value:   n - 1 numbers (none for fewer than two prices)
/// No data: as for simple returns
/// Source:  -
template <readable R>
std::vector<double> log_returns(const R& prices, price_gaps gaps = price_gaps::keep) {
    return detail::changes(prices, gaps, [](double before, double now) { return std::log(now / before); });
}

/// The simple return that a logarithmic one stands for.
///
/// Formula: exp(l) - 1
/// Input:   a logarithmic return
/// Value:   fraction, -1 or more
/// No data: NaN
/// Source:  -
inline double simple_from_log(double log_return) noexcept { return std::expm1(log_return); }

/// The logarithmic return that a simple one stands for.
///
/// Formula: ln(1 + r)
/// Input:   a simple return as a fraction
/// Value:   number; -infinity for a total loss
/// No data: NaN, also for a return below -1
/// Source:  -
inline double log_from_simple(double simple_return) noexcept { return std::log1p(simple_return); }

/// Simple returns of a series that is given in logarithmic ones, which nothing here guesses. See `simple_from_log`.
template <readable R>
    requires std::same_as<typename sample_of<R>::observation, double>
std::vector<double> simple_from_log(const R& log_returns) {
    return detail::each(log_returns, [](double r) { return simple_from_log(r); });
}

/// Logarithmic returns of a series that is given in simple ones. See `log_from_simple`.
template <readable R>
    requires std::same_as<typename sample_of<R>::observation, double>
std::vector<double> log_from_simple(const R& simple_returns) {
    return detail::each(simple_returns, [](double r) { return log_from_simple(r); });
}

}
