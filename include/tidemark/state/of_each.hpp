// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// The same state of each of two series observed together.
template <class S>
struct of_each {
    using observation = core::pair;

    S x{};
    S y{};

    static constexpr of_each lift(const core::pair& p) noexcept { return {S::lift(p.x), S::lift(p.y)}; }
    static constexpr of_each combine(const of_each& early, const of_each& late) noexcept {
        return {S::combine(early.x, late.x), S::combine(early.y, late.y)};
    }

    friend bool operator==(const of_each&, const of_each&) noexcept = default;
};

}
