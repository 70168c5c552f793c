// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

#include <cstddef>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// A number of rows that an average is about.
constexpr core::complaint check_periods(std::size_t periods, const char* argument = "periods") noexcept {
    if (periods > 0) return {};
    return {argument, 0, "1 or more"};
}

/// What an oscillator from 0 to 100 answers where nothing moved, which leaves 0/0: no number, 0 as TA-Lib, 50, or 100
/// as formulas do that first ask whether nothing fell.
enum class no_movement { nan, zero, neutral, hundred };

/// 100 up / (up + down) of two sums that are not negative, or what the policy says where both are 0.
constexpr double share_of_up(double up, double down, no_movement unmoved) noexcept {
    const double all = up + down;
    if (all != 0) return 100 * (up / all);
    switch (unmoved) {
        case no_movement::zero: return 0;
        case no_movement::neutral: return 50;
        case no_movement::hundred: return 100;
        default: return core::nan;
    }
}

}
