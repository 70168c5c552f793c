// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::state {

/// What one unit grew to over a stretch of simple returns: what `wealth` knows less what happened on the way.
struct growth {
    using observation = double;
    static constexpr char name[] = "growth";

    double count = 0;
    double factor = 1;

    static constexpr growth lift(double simple_return) noexcept { return {1, 1 + simple_return}; }
    static constexpr growth combine(const growth& early, const growth& late) noexcept {
        return {early.count + late.count, core::product(early.factor, late.factor)};
    }

    /// The growth in so many periods at the same pace, less the unit; NaN of nothing or of a product below zero.
    double rate(double periods) const noexcept { return std::expm1(std::log(factor) * (periods / count)); }

    friend bool operator==(const growth&, const growth&) noexcept = default;
};

}
