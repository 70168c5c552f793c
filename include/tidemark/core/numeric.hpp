// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/version.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>

#if !defined(__has_builtin)
#include <cmath>
#endif

namespace tidemark::inline TIDEMARK_ABI::core {

// By their bits, as IEEE 754 fixes them: <limits> would cost every header a thousand lines.
inline constexpr double nan = std::bit_cast<double>(std::uint64_t{0x7FF8000000000000});
inline constexpr double infinity = std::bit_cast<double>(std::uint64_t{0x7FF0000000000000});
inline constexpr double largest_finite = 0x1.fffffffffffffp1023;

/// Two series observed together: one row of a sample of pairs.
template <class Real>
struct basic_pair {
    Real x;
    Real y;

    friend bool operator==(const basic_pair&, const basic_pair&) noexcept = default;
};

using pair = basic_pair<double>;

/// Missing means NaN; an infinity is data. A pair is missing when either of its sides is.
constexpr bool is_missing(double x) noexcept { return x != x; }
template <class Real>
constexpr auto is_missing(const basic_pair<Real>& p) noexcept {
    return is_missing(p.x) || is_missing(p.y);
}
/// A row of another kind says by itself whether it is missing.
template <class Row>
    requires requires(const Row& row) { row.is_missing(); }
constexpr bool is_missing(const Row& row) noexcept {
    return row.is_missing();
}

constexpr bool is_finite(double x) noexcept { return -largest_finite <= x && x <= largest_finite; }
constexpr bool is_finite(const pair& p) noexcept { return is_finite(p.x) && is_finite(p.y); }

/// a * b, rounded by itself: never fused with an addition around it. A compiler that fuses the product in one inlined
/// copy of a kernel and not in another makes batch and streaming differ in the last bit.
constexpr double product(double a, double b) noexcept {
#if defined(__clang__)
#pragma clang fp contract(off)
    return a * b;
#elif defined(__GNUC__) && (defined(__FMA__) || defined(__aarch64__))
    // An empty instruction that might have changed the product. GCC 12 loses __builtin_assoc_barrier when it
    // vectorises.
    double p = a * b;
#if defined(__aarch64__)
    if (!__builtin_is_constant_evaluated()) __asm__("" : "+w"(p));
#else
    if (!__builtin_is_constant_evaluated()) __asm__("" : "+x"(p));
#endif
    return p;
#elif defined(__GNUC__)
    return __builtin_assoc_barrier(a * b);
#else
    return a * b;
#endif
}

/// The smaller of two numbers of rows: std::min is in <algorithm>, which would cost every driver five thousand lines.
constexpr std::size_t lesser(std::size_t a, std::size_t b) noexcept { return a < b ? a : b; }

/// What a formula written for one number or for many at once asks instead of branching: see `core/lanes`.
constexpr double select(bool condition, double yes, double no) noexcept { return condition ? yes : no; }
constexpr bool any(bool condition) noexcept { return condition; }
constexpr double reciprocal_of_count(double n) noexcept { return 1 / n; }
constexpr double smaller(double a, double b) noexcept { return a < b ? a : b; }
constexpr double larger(double a, double b) noexcept { return a > b ? a : b; }

/// The square root, NaN below zero. The one of <cmath> may have to set errno, and then no compiler moves it or puts it
/// in lanes.
inline double sqrt(double x) noexcept {
#if defined(__has_builtin)
#if __has_builtin(__builtin_elementwise_sqrt)
    return __builtin_elementwise_sqrt(x);
#elif defined(__SSE2__) && defined(__GNUC__)
    using two = double __attribute__((vector_size(16)));
    return __builtin_ia32_sqrtpd(two{x, 1})[0];
#else
    return __builtin_sqrt(x);
#endif
#else
    return std::sqrt(x);
#endif
}

}
