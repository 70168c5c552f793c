// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/lane_fold.hpp>

#include <cstddef>
#include <type_traits>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// The anchors of block_scan, in each lane: the last observation of rows [from, to), and the first one. Where there is
/// none, there is nothing to anchor.
template <rows_are Rows, class Real, class F>
Real last_observed(F row, std::size_t from, std::size_t to) noexcept {
    Real x = row(to - 1);
    if constexpr (Rows == rows_are::maybe_missing)
        for (std::size_t i = to - 1; i-- > from && core::any(core::is_missing(x));)
            x = core::select(core::is_missing(x), row(i), x);
    return core::select(core::is_missing(x), Real{0}, x);
}
template <rows_are Rows, class Real, class F>
Real first_observed(F row, std::size_t from, std::size_t to) noexcept {
    Real x = row(from);
    if constexpr (Rows == rows_are::maybe_missing)
        for (std::size_t i = from + 1; i < to && core::any(core::is_missing(x)); ++i)
            x = core::select(core::is_missing(x), row(i), x);
    return core::select(core::is_missing(x), Real{0}, x);
}

/// Some rows of a row-major panel.
template <class Number>
struct panel_rows {
    Number* first;
    std::ptrdiff_t apart;

    TIDEMARK_INLINE Number* at(std::size_t row, std::size_t column) const noexcept {
        return first + static_cast<std::ptrdiff_t>(row) * apart + column;
    }
    /// Asks for a number that will soon be read, or written.
    TIDEMARK_INLINE void fetch(std::size_t row, std::size_t column) const noexcept {
#if defined(__GNUC__)
        __builtin_prefetch(at(row, column), std::is_const_v<Number> ? 0 : 1);
#else
        static_cast<void>(row), static_cast<void>(column);
#endif
    }
};

}
