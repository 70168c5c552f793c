// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/version.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// Of so many observations that count, how many are as asked.
struct proportion {
    static constexpr char name[] = "proportion";

    double count = 0;
    double hits = 0;

    static constexpr proportion of(bool counts, bool hit) noexcept {
        return counts ? proportion{1, hit ? 1.0 : 0.0} : proportion{};
    }
    static constexpr proportion combine(const proportion& a, const proportion& b) noexcept {
        return {a.count + b.count, a.hits + b.hits};
    }

    /// NaN of nothing.
    constexpr double share() const noexcept { return hits / count; }

    friend constexpr bool operator==(const proportion&, const proportion&) noexcept = default;
};

}
