// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/version.hpp>

#include <cstddef>

namespace tidemark::inline TIDEMARK_ABI::index {

/// What an index held over a day, at the price with which the day began and at the one with which it closed.
struct valued_position {
    std::size_t asset;
    double units;
    double price_before;  ///< of the close before, in the units of today: after splits and special distributions
    double price;         ///< of this close, or what stands in for it
};

}
