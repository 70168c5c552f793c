// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/lanes.hpp>

#include <cstddef>
#include <utility>

namespace tidemark::inline TIDEMARK_ABI::state {

namespace detail {

/// Shows f the numbers of some sums but their count, one after the other, with their positions.
template <class S, class F>
TIDEMARK_INLINE constexpr void each_sum(S& s, F f) noexcept {
    const auto each = [&]<std::size_t... At>(std::index_sequence<At...>, auto&... sum)
                          TIDEMARK_INLINE_LAMBDA { (f(At, sum), ...); };
    if constexpr (requires { s.sum[0]; }) {
        [&]<std::size_t... At>(std::index_sequence<At...>) TIDEMARK_INLINE_LAMBDA {
            (f(At, s.sum[At]), ...);
        }(std::make_index_sequence<sizeof s.sum / sizeof s.sum[0]>{});
    } else {
        auto& [count, x, y, xx, yy, xy] = s;
        each(std::make_index_sequence<5>{}, x, y, xx, yy, xy);
    }
}

}

/// Sums of deviations that carry what their additions have rounded away: twice as many numbers, and as exact as if
/// they were added with twice as many digits. Each term has been rounded once before.
///
/// Merge: the sums are added, and so are their errors and the error of this addition, which is a number (Knuth's
/// two-sum).
template <class Sums>
struct compensated_sums {
    static constexpr std::size_t kinds = sizeof(Sums) / sizeof(Sums::count) - 1;

    using observation = typename Sums::observation;
    using real = decltype(Sums::count);
    template <class Other>
    using over = compensated_sums<typename Sums::template over<Other>>;

    real count = 0;
    real sum[2 * kinds]{};  // the sums, then their errors

    static constexpr compensated_sums lift(const observation& x, const observation& anchor) noexcept {
        return of(Sums::lift(x, anchor));
    }

    static constexpr compensated_sums combine(const compensated_sums& early, const compensated_sums& late) noexcept {
        compensated_sums s;
        s.count = early.count + late.count;
        each([&](auto k) TIDEMARK_INLINE_LAMBDA {
            const real a = early.sum[k], b = late.sum[k], both = a + b, of_b = both - a;
            s.sum[k] = both;
            s.sum[kinds + k] = ((a - (both - of_b)) + (b - of_b)) + (early.sum[kinds + k] + late.sum[kinds + k]);
        });
        return s;
    }

    /// The sums about `to` of observations whose sums about `from` these are. Moving is linear in them, so that errors
    /// move as sums of nothing do.
    constexpr compensated_sums moved(const observation& from, const observation& to) const noexcept {
        const Sums sums = part(0, count).moved(from, to), errors = part(kinds, 0).moved(from, to);
        compensated_sums s = of(sums);
        detail::each_sum(errors,
                         [&](std::size_t k, const real& one) TIDEMARK_INLINE_LAMBDA { s.sum[kinds + k] = one; });
        return s;
    }

    /// The sums as one number each.
    constexpr Sums rounded() const noexcept {
        Sums s;
        s.count = count;
        detail::each_sum(s, [&](std::size_t k, real& one) TIDEMARK_INLINE_LAMBDA { one = sum[k] + sum[kinds + k]; });
        return s;
    }

    friend bool operator==(const compensated_sums&, const compensated_sums&) noexcept = default;

private:
    static constexpr compensated_sums of(const Sums& plain) noexcept {
        compensated_sums s;
        s.count = plain.count;
        detail::each_sum(plain, [&](std::size_t k, const real& one) TIDEMARK_INLINE_LAMBDA { s.sum[k] = one; });
        return s;
    }
    constexpr Sums part(std::size_t first, const real& of_count) const noexcept {
        Sums s;
        s.count = of_count;
        detail::each_sum(s, [&](std::size_t k, real& one) TIDEMARK_INLINE_LAMBDA { one = sum[first + k]; });
        return s;
    }
    template <class F>
    static constexpr void each(F f) noexcept {
        [&]<std::size_t... At>(std::index_sequence<At...>) TIDEMARK_INLINE_LAMBDA {
            (f(std::integral_constant<std::size_t, At>{}), ...);
        }(std::make_index_sequence<kinds>{});
    }
};

/// A state whose sums carry their errors; else the same.
template <class State>
struct compensated : State {
    using observation = typename State::observation;
    using sums = compensated_sums<typename State::sums>;
    template <class Other>
    using over = compensated<typename State::template over<Other>>;

    static constexpr compensated lift(const observation& x) noexcept { return {State::lift(x)}; }
    static constexpr compensated combine(const compensated& early, const compensated& late) noexcept {
        return {State::combine(early, late)};
    }
    static constexpr compensated about(const observation& anchor, const sums& s) noexcept {
        return {State::about(anchor, s.rounded())};
    }

    friend bool operator==(const compensated&, const compensated&) noexcept = default;
};

}
