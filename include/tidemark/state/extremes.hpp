// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// The smallest and the largest observation of a stretch. Of nothing: +infinity and -infinity, which are neutral.
struct extremes {
    using observation = double;
    static constexpr char name[] = "extremes";

    double count = 0;
    double low = core::infinity;
    double high = -core::infinity;

    static constexpr extremes lift(double x) noexcept { return {1, x, x}; }

    static constexpr extremes combine(const extremes& a, const extremes& b) noexcept {
        return {a.count + b.count, b.low < a.low ? b.low : a.low, a.high < b.high ? b.high : a.high};
    }

    friend constexpr bool operator==(const extremes&, const extremes&) noexcept = default;
};

}
