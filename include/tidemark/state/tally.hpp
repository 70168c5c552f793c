// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/version.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// How many observations there are. Nothing else, so that nothing else is asked of them.
struct tally {
    using observation = double;
    static constexpr char name[] = "tally";

    double count = 0;

    static constexpr tally lift(double) noexcept { return {1}; }
    static constexpr tally combine(const tally& early, const tally& late) noexcept {
        return {early.count + late.count};
    }

    friend constexpr bool operator==(const tally&, const tally&) noexcept = default;
};

}
