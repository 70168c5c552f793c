// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/lanes.hpp>
#include <tidemark/core/order.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::state {

namespace detail {

// Lanes one further: the last of `before` and all but the last of `here`, or all but the first and the first of `next`.
#if TIDEMARK_LANES == 8
TIDEMARK_INLINE core::lanes from_before(const core::lanes& before, const core::lanes& here) noexcept {
    return core::lanes{__builtin_shufflevector(before.v, here.v, 7, 8, 9, 10, 11, 12, 13, 14)};
}
TIDEMARK_INLINE core::lanes from_next(const core::lanes& here, const core::lanes& next) noexcept {
    return core::lanes{__builtin_shufflevector(here.v, next.v, 1, 2, 3, 4, 5, 6, 7, 8)};
}
#elif TIDEMARK_LANES == 4
TIDEMARK_INLINE core::lanes from_before(const core::lanes& before, const core::lanes& here) noexcept {
    return core::lanes{__builtin_shufflevector(before.v, here.v, 3, 4, 5, 6)};
}
TIDEMARK_INLINE core::lanes from_next(const core::lanes& here, const core::lanes& next) noexcept {
    return core::lanes{__builtin_shufflevector(here.v, next.v, 1, 2, 3, 4)};
}
#elif TIDEMARK_LANES == 2
TIDEMARK_INLINE core::lanes from_before(const core::lanes& before, const core::lanes& here) noexcept {
    return core::lanes{__builtin_shufflevector(before.v, here.v, 1, 2)};
}
TIDEMARK_INLINE core::lanes from_next(const core::lanes& here, const core::lanes& next) noexcept {
    return core::lanes{__builtin_shufflevector(here.v, next.v, 1, 2)};
}
#else
TIDEMARK_INLINE double from_before(double before, double) noexcept { return before; }
TIDEMARK_INLINE double from_next(double, double next) noexcept { return next; }
#endif

}

/// What equal numbers are: 0 and -0 compare equal, and only one of them comes out of an order.
constexpr double one_zero(double x) noexcept { return x + 0.0; }

/// The observed values of a window of fixed length, in ascending order, while rows leave it and enter.
///
/// What is missing, or not there yet, counts as +infinity: it stays above all observations, and is no different from an
/// infinite one where it stands among them. A slide costs a sweep in registers without a branch while the window is
/// short, and two searches and a move of the values between them when it is long. Nothing is allocated after
/// construction.
class ordered {
public:
    /// The longest window that is swept.
    static constexpr std::size_t longest_sweep = 12 * core::lane_count;

    explicit ordered(std::size_t window)
        : window_{window}, values_((window / width + 2) * width + width, core::infinity), first_{aligned()} {}

    std::size_t size() const noexcept { return observed_; }
    double operator[](std::size_t k) const noexcept { return values_[first_ + k]; }
    std::span<const double> ascending() const noexcept { return {values_.data() + first_, observed_}; }

    /// `gone` leaves and `come` enters; either may be NaN, which is no observation.
    void slide(double gone, double come) noexcept {
        observed_ = observed_after(gone, come);
        if (window_ <= longest_sweep)
            sweep(or_infinity(gone), or_infinity(come));
        else
            move(or_infinity(gone), or_infinity(come));
    }

    std::size_t observed_after(double gone, double come) const noexcept {
        return observed_ - (core::is_missing(gone) ? 0 : 1) + (core::is_missing(come) ? 0 : 1);
    }

    void clear() noexcept {
        for (double& v : values_) v = core::infinity;
        observed_ = 0;
    }

    /// The window as it would be after a slide.
    class ahead {
    public:
        ahead(const ordered& now, double gone, double come) noexcept
            : now_{now},
              come_{or_infinity(come)},
              from_{now.below(or_infinity(gone))},
              to_{now.below(come_)},
              size_{now.observed_after(gone, come)} {}

        std::size_t size() const noexcept { return size_; }
        double operator[](std::size_t k) const noexcept {
            if (from_ < to_) return k < from_ || k >= to_ ? now_[k] : k + 1 == to_ ? come_ : now_[k + 1];
            return k < to_ || k > from_ ? now_[k] : k == to_ ? come_ : now_[k - 1];
        }

    private:
        const ordered& now_;
        double come_;
        std::size_t from_, to_, size_;
    };

private:
    static constexpr std::size_t width = core::lane_count;

    static double or_infinity(double x) noexcept { return core::is_missing(x) ? core::infinity : one_zero(x); }

    // Where the first vector begins, so that no load crosses a line of the cache.
    std::size_t aligned() const noexcept {
        const auto at = reinterpret_cast<std::uintptr_t>(values_.data()) / sizeof(double);
        return (width - at % width) % width;
    }

    // How many places hold less than x. Without a branch: no processor foretells a search.
    std::size_t below(double x) const noexcept {
        const double* const v = values_.data() + first_;
        std::size_t first = 0;
        for (std::size_t rest = window_; rest > 0;) {
            const std::size_t half = (rest + 1) / 2;
            first += v[first + half - 1] < x ? half : 0;
            rest -= half;
        }
        return first;
    }

    void sweep(double gone, double come) noexcept {
        const core::lanes out{gone}, in{come};
        double* at = values_.data() + first_;
        core::lanes here, next, before{-core::infinity};
        core::load(here, at);
        for (std::size_t swept = 0; swept < window_; swept += width, at += width) {
            core::load(next, at + width);
            const core::lanes left = core::select(here < out, here, detail::from_next(here, next));
            core::store(at, core::smaller(core::larger(detail::from_before(before, left), in), left));
            before = left;
            here = next;
        }
    }

    void move(double gone, double come) noexcept {
        double* const v = values_.data() + first_;
        const std::size_t from = below(gone), to = below(come);
        if (from < to) {
            std::memmove(v + from, v + from + 1, (to - 1 - from) * sizeof(double));
            v[to - 1] = come;
        } else {
            std::memmove(v + to + 1, v + to, (from - to) * sizeof(double));
            v[to] = come;
        }
    }

    std::size_t window_;
    std::vector<double> values_;  // and infinities after them
    std::size_t first_;
    std::size_t observed_ = 0;
};

}
