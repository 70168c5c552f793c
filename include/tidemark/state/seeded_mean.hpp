// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// A mean that forgets, begun with the simple mean of its first observations.
///
/// The k-th observation moves the mean by 1/k of its distance to it while the seed is gathered, and by 1/smoothing of
/// it from then on: smoothing is n for Wilder's average of n rows and (n + 1) / 2 for the exponential one. Equal
/// observations have exactly their value for mean. An infinite one leaves no mean behind it.
struct seeded_mean {
    static constexpr char name[] = "seeded_mean";

    double count = 0;
    double mean = 0;

    constexpr void absorb(double x, double seed, double smoothing) noexcept {
        count += 1;
        mean += (x - mean) / (count <= seed ? count : smoothing);
    }

    /// The mean where so many observations have come; NaN before.
    constexpr double after(double seed) const noexcept { return count >= seed ? mean : core::nan; }

    friend constexpr bool operator==(const seeded_mean&, const seeded_mean&) noexcept = default;
};

}
