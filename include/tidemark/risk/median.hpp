// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/quantile.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The median.
///
/// Formula: the middle observation, or the mean of the two in the middle
/// Input:   any series
/// Value:   unit of the series
/// No data: NaN
/// Source:  Hyndman and Fan (1996), Sample quantiles in statistical packages
struct median {
    constexpr detail::placed_quantile among(std::size_t count) const noexcept {
        return {{count == 0 ? 0 : (count - 1) / 2, count % 2 == 0 ? 0.5 : 0}};
    }
    template <core::ordered_window W>
    constexpr double lower(const W& ascending) const noexcept {
        return among(ascending.size()).lower(ascending);
    }
};

}
