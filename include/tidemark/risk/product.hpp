// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/product.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The product: of growth factors, what one unit has become. See `cumulative_return` for returns.
///
/// Formula: prod(x)
/// Input:   any series
/// Value:   unit of the series to the power n; it may overflow, or underflow to 0, on its way
/// No data: NaN
/// Source:  -
struct product {
    using state = tidemark::state::product;

    template <class Real>
    constexpr Real lower(const tidemark::state::basic_product<Real>& s) const noexcept {
        return core::select(s.count > 0, s.value, core::nan);
    }
};

}
