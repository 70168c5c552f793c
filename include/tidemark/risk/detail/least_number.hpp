// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

#include <bit>
#include <cstdint>

namespace tidemark::inline TIDEMARK_ABI::risk::detail {

/// The least number from 0 to infinity of which something holds that holds of every larger one: what ranks all pairs of
/// observations without making them. Numbers are in the order of their bits, so that 63 questions tell it exactly.
template <class Holds>
constexpr double least_number(Holds holds) noexcept {
    std::uint64_t low = 0, high = std::bit_cast<std::uint64_t>(core::infinity);
    while (low < high) {
        const std::uint64_t middle = low + (high - low) / 2;
        if (holds(std::bit_cast<double>(middle)))
            high = middle;
        else
            low = middle + 1;
    }
    return std::bit_cast<double>(low);
}

}
