// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

#if !defined(__GNUC__)
#include <cmath>
#endif

namespace tidemark::inline TIDEMARK_ABI::risk {

/// How far below its high a path stands: as a fraction of the high, as a difference from it (of returns, those of a
/// constant stake, summed), or as the logarithm of the ratio to it.
enum class drawdown_scale { compounded, arithmetic, log };

/// A path and its high so far, one step after another. The first level is a high; of returns, the unit before the first
/// one is. A path that became negative or infinite means nothing from there on, unless it is arithmetic.
class drawdown_walk {
public:
    static constexpr drawdown_walk of_returns(drawdown_scale s) noexcept {
        const double start = s == drawdown_scale::arithmetic ? 0 : 1;
        return {s, start, start};
    }
    static constexpr drawdown_walk of_levels(drawdown_scale s) noexcept { return {s, 0, -core::infinity}; }

    constexpr void earn(double r) noexcept {
        move_to(scale_ == drawdown_scale::arithmetic ? value_ + r : core::product(value_, 1 + r));
    }
    constexpr void move_to(double value) noexcept {
        const bool answers = scale_ == drawdown_scale::arithmetic || (value >= 0 && core::is_finite(value));
        value_ = answers ? value : core::nan;
        if (!answers) high_ = core::nan;
        if (value_ >= high_) high_ = value_;
    }

    constexpr double value() const noexcept { return value_; }
    constexpr double high() const noexcept { return high_; }

    /// In its scale: 0 or less.
    double drawdown() const noexcept {
        if (value_ == high_) return 0;
        if (scale_ == drawdown_scale::arithmetic) return value_ - high_;
        const double fraction = (value_ - high_) / high_;
        return scale_ == drawdown_scale::log ? log_of_one_plus(fraction) : fraction;
    }

private:
    // <cmath> would cost as much as all that includes this header.
    static double log_of_one_plus(double x) noexcept {
#if defined(__GNUC__)
        return __builtin_log1p(x);
#else
        return std::log1p(x);
#endif
    }

    constexpr drawdown_walk(drawdown_scale s, double value, double high) noexcept
        : scale_{s}, value_{value}, high_{high} {}

    drawdown_scale scale_;
    double value_;
    double high_;
};

}
