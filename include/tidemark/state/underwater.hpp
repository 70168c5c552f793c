// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// How a path of values has stood below its highs: sums of its drawdowns and of their squares, and the runs of
/// observations below a high.
struct underwater {
    double count = 0;
    double depth = 0;
    double depth_squared = 0;
    double below = 0;     ///< observations since the high, all below it
    double longest = 0;   ///< observations of the longest run below a high that has ended
    double episodes = 0;  ///< runs, the open one included

    constexpr void rise() noexcept {
        count += 1;
        longest = core::larger(below, longest);
        below = 0;
    }
    constexpr void sink(double drawdown) noexcept {
        count += 1;
        episodes += below == 0 ? 1 : 0;
        below += 1;
        depth += drawdown;
        depth_squared += core::product(drawdown, drawdown);
    }

    friend constexpr bool operator==(const underwater&, const underwater&) noexcept = default;
};

/// What moves the path: simple returns, compounded from a unit before the first one, which is a high; or levels, of
/// which the first one is a high.
enum class path { returns, levels };

template <path P>
class drawdown_window;

/// The path so far: where it is, its high, and how it has stood below its highs. A recursion: what a value is worth
/// depends on the high before it, so two stretches cannot be merged. The last rows of a series have a `window`.
template <path P>
struct drawdown_track {
    using observation = double;
    using window = drawdown_window<P>;  ///< of state/drawdown_window.hpp
    static constexpr const char* name = P == path::returns ? "drawdown_track" : "drawdown_track.levels";

    double value = 1;
    double high = P == path::returns ? 1 : -core::infinity;
    underwater seen{};

    constexpr void absorb(double x) noexcept {
        value = P == path::returns ? value * (1 + x) : x;
        if (value >= high) {
            high = value;
            seen.rise();
        } else {
            const bool answers = value >= 0 && high > 0 && core::is_finite(high);
            seen.sink(answers ? (high - value) / high : core::nan);
        }
        if (!(value >= 0 && core::is_finite(value))) seen.depth = seen.depth_squared = core::nan;
    }

    /// What a unit at the start has become.
    constexpr double growth() const noexcept
        requires(P == path::returns)
    {
        return value;
    }

    friend constexpr bool operator==(const drawdown_track&, const drawdown_track&) noexcept = default;
};

}
