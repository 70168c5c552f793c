// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/lanes.hpp>

namespace tidemark::inline TIDEMARK_ABI::state {

/// The smallest observation of a stretch. Of nothing: +infinity, which is neutral.
template <class Real>
struct basic_lowest {
    using observation = Real;
    template <class Other>
    using over = basic_lowest<Other>;
    static constexpr char name[] = "lowest";

    Real count = 0;
    Real low = core::infinity;

    static constexpr basic_lowest lift(const Real& x) noexcept { return {1, x}; }
    static constexpr basic_lowest combine(const basic_lowest& a, const basic_lowest& b) noexcept {
        return {a.count + b.count, core::smaller(b.low, a.low)};
    }

    friend bool operator==(const basic_lowest&, const basic_lowest&) noexcept = default;
};

/// The largest observation of a stretch. Of nothing: -infinity, which is neutral.
template <class Real>
struct basic_highest {
    using observation = Real;
    template <class Other>
    using over = basic_highest<Other>;
    static constexpr char name[] = "highest";

    Real count = 0;
    Real high = -core::infinity;

    static constexpr basic_highest lift(const Real& x) noexcept { return {1, x}; }
    static constexpr basic_highest combine(const basic_highest& a, const basic_highest& b) noexcept {
        return {a.count + b.count, core::larger(b.high, a.high)};
    }

    friend bool operator==(const basic_highest&, const basic_highest&) noexcept = default;
};

/// Both.
template <class Real>
struct basic_extremes {
    using observation = Real;
    template <class Other>
    using over = basic_extremes<Other>;
    static constexpr char name[] = "extremes";

    Real count = 0;
    Real low = core::infinity;
    Real high = -core::infinity;

    static constexpr basic_extremes lift(const Real& x) noexcept { return {1, x, x}; }
    static constexpr basic_extremes combine(const basic_extremes& a, const basic_extremes& b) noexcept {
        return {a.count + b.count, core::smaller(b.low, a.low), core::larger(b.high, a.high)};
    }

    friend bool operator==(const basic_extremes&, const basic_extremes&) noexcept = default;
};

using lowest = basic_lowest<double>;
using highest = basic_highest<double>;
using extremes = basic_extremes<double>;

}
