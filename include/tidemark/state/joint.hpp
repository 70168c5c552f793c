// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// Two states that read the same observations, side by side.
template <class First, class Second>
struct joint {
    using observation = typename First::observation;

    First first{};
    Second second{};

    static constexpr joint lift(const observation& x) noexcept { return {First::lift(x), Second::lift(x)}; }
    static constexpr joint combine(const joint& early, const joint& late) noexcept {
        return {First::combine(early.first, late.first), Second::combine(early.second, late.second)};
    }

    friend bool operator==(const joint&, const joint&) noexcept = default;
};

}
