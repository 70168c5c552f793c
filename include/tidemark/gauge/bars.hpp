// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/view.hpp>

#include <concepts>
#include <cstddef>
#include <string>
#include <tuple>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// What a price did in a period: how high and how low it stood, and where at its end.
struct bar {
    double high;
    double low;
    double close;

    /// A bar is missing when any of its numbers is.
    constexpr bool is_missing() const noexcept {
        return core::is_missing(high) || core::is_missing(low) || core::is_missing(close);
    }

    friend constexpr bool operator==(const bar&, const bar&) noexcept = default;
};

/// The same, and how much was traded: in pieces, coins or contracts, not in money.
struct traded_bar {
    double high;
    double low;
    double close;
    double volume;

    constexpr bool is_missing() const noexcept {
        return core::is_missing(high) || core::is_missing(low) || core::is_missing(close) || core::is_missing(volume);
    }

    friend constexpr bool operator==(const traded_bar&, const traded_bar&) noexcept = default;
};

/// A price in a bar that stands for all of it: the mean of high, low and close.
constexpr double typical_price(const traded_bar& b) noexcept { return (b.high + b.low + b.close) / 3; }

/// Series of one length, read row by row as bars. Made by `bars`, which checks the lengths.
template <class Bar, core::sample... Columns>
class bar_view {
public:
    using observation = Bar;

    constexpr explicit bar_view(const Columns&... columns) noexcept : columns_{columns...} {}

    constexpr std::size_t size() const noexcept { return std::get<0>(columns_).size(); }
    constexpr Bar operator[](std::size_t i) const noexcept {
        return std::apply([i](const Columns&... c) { return Bar{c[i]...}; }, columns_);
    }
    constexpr bar_view part(std::size_t first, std::size_t count) const noexcept {
        return std::apply([=](const Columns&... c) { return bar_view{c.part(first, count)...}; }, columns_);
    }

private:
    std::tuple<Columns...> columns_;
};

namespace detail {

template <class R>
concept column = core::readable<R> && std::same_as<typename core::sample_of<R>::observation, double>;

template <class Bar, core::sample... Columns>
constexpr auto as_bars(const Columns&... columns) {
    return bar_view<Bar, Columns...>{columns...};
}

inline void require_length(const char* what, std::size_t rows, std::size_t high) {
    if (rows != high) core::refuse(what, rows, "the length of high, " + std::to_string(high));
}

}

/// Three series as one sample of bars, for `true_range` and `average_true_range`.
///
/// Input:  readable series of one length, of float or double, with any stride; nothing is copied, so they must outlive
///         the sample
/// Errors: std::invalid_argument when the lengths differ
template <detail::column H, detail::column L, detail::column C>
constexpr auto bars(const H& high, const L& low, const C& close) {
    const auto h = core::as_sample(high);
    const auto l = core::as_sample(low);
    const auto c = core::as_sample(close);
    detail::require_length("length of low", l.size(), h.size());
    detail::require_length("length of close", c.size(), h.size());
    return detail::as_bars<bar>(h, l, c);
}

/// Four series as one sample of traded bars, for `money_flow_index`.
///
/// Input:  readable series of one length, of float or double, with any stride; nothing is copied, so they must outlive
///         the sample
/// Errors: std::invalid_argument when the lengths differ
template <detail::column H, detail::column L, detail::column C, detail::column V>
constexpr auto bars(const H& high, const L& low, const C& close, const V& volume) {
    const auto h = core::as_sample(high);
    const auto l = core::as_sample(low);
    const auto c = core::as_sample(close);
    const auto v = core::as_sample(volume);
    detail::require_length("length of low", l.size(), h.size());
    detail::require_length("length of close", c.size(), h.size());
    detail::require_length("length of volume", v.size(), h.size());
    return detail::as_bars<traded_bar>(h, l, c, v);
}

}
