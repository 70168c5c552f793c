// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/quantile.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The tail ratio: how large the good tail of returns is, measured by the bad one.
///
/// Formula: abs(quantile(r, 1 - alpha)) / abs(quantile(r, alpha))
/// Input:   returns per period, as fractions
/// Value:   a ratio, 0 or more; above 1 when the good tail is the larger
/// No data: NaN; a lower quantile of 0: by the division
/// Errors:  alpha outside (0, 0.5)
/// Source:  empyrical, tail_ratio
struct tail_ratio {
    double alpha = 0.05;  ///< share of the returns in either tail
    quantile_type type = quantile_type::linear;

    constexpr core::complaint check() const noexcept {
        if (alpha > 0 && alpha < 0.5) return {};
        return {"alpha", alpha, "a number in (0, 0.5)"};
    }
    template <core::ordered_window W>
    constexpr double lower(const W& ascending) const noexcept {
        return size_of(quantile_of(ascending, 1 - alpha, type)) / size_of(quantile_of(ascending, alpha, type));
    }

private:
    static constexpr double size_of(double x) noexcept { return x < 0 ? -x : x + 0.0; }  // of -0 too
};

}
