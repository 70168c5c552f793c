// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

#include <cstddef>

/// As many doubles as one register holds, each in a lane of its own: what a kernel written for a number type computes
/// with in place of double. Every operation is the IEEE operation in every lane, so that a lane has the bits that the
/// same code gives with double. Without a vector extension of the compiler `lanes` is double.
#if !defined(__GNUC__) || !defined(__has_builtin)
#define TIDEMARK_LANES 1
#elif !__has_builtin(__builtin_shufflevector)
#define TIDEMARK_LANES 1
#elif defined(__AVX512F__)
#define TIDEMARK_LANES 8
#elif defined(__AVX__)
#define TIDEMARK_LANES 4
#elif defined(__SSE2__) || (defined(__aarch64__) && defined(__ARM_NEON))
#define TIDEMARK_LANES 2
#else
#define TIDEMARK_LANES 1
#endif

// Where the compiler does not optimise nothing is inlined: stepping through a kernel and compiling it would take long.
#if defined(__GNUC__) && defined(__OPTIMIZE__)
#define TIDEMARK_INLINE inline __attribute__((always_inline))
#define TIDEMARK_INLINE_LAMBDA __attribute__((always_inline))
#define TIDEMARK_FLATTEN __attribute__((flatten))
#elif defined(_MSC_VER)
#define TIDEMARK_INLINE __forceinline
#define TIDEMARK_INLINE_LAMBDA
#define TIDEMARK_FLATTEN
#else
#define TIDEMARK_INLINE inline
#define TIDEMARK_INLINE_LAMBDA
#define TIDEMARK_FLATTEN
#endif

namespace tidemark::inline TIDEMARK_ABI::core {

inline constexpr std::size_t lane_count = TIDEMARK_LANES;

#if TIDEMARK_LANES == 1

using lanes = double;
using lane_mask = bool;

#else

namespace detail {
using vector = double __attribute__((vector_size(8 * TIDEMARK_LANES)));
using vector_mask = long long __attribute__((vector_size(8 * TIDEMARK_LANES)));
}

struct lane_mask {
    detail::vector_mask bits;

    friend TIDEMARK_INLINE lane_mask operator&&(lane_mask a, lane_mask b) noexcept { return {a.bits & b.bits}; }
    friend TIDEMARK_INLINE lane_mask operator||(lane_mask a, lane_mask b) noexcept { return {a.bits | b.bits}; }
    friend TIDEMARK_INLINE lane_mask operator!(lane_mask a) noexcept { return {~a.bits}; }
};

struct lanes {
    detail::vector v{};

    lanes() noexcept = default;
    TIDEMARK_INLINE lanes(double everywhere) noexcept  // NOLINT(google-explicit-constructor): a constant in a formula
        : v{everywhere - detail::vector{}} {}
    TIDEMARK_INLINE explicit lanes(detail::vector of) noexcept : v{of} {}

    friend TIDEMARK_INLINE lanes operator-(lanes a) noexcept { return lanes{-a.v}; }
    friend TIDEMARK_INLINE lanes operator+(lanes a, lanes b) noexcept { return lanes{a.v + b.v}; }
    friend TIDEMARK_INLINE lanes operator-(lanes a, lanes b) noexcept { return lanes{a.v - b.v}; }
    friend TIDEMARK_INLINE lanes operator*(lanes a, lanes b) noexcept { return lanes{a.v * b.v}; }
    friend TIDEMARK_INLINE lanes operator/(lanes a, lanes b) noexcept { return lanes{a.v / b.v}; }
    TIDEMARK_INLINE lanes& operator+=(lanes b) noexcept { return v += b.v, *this; }

    friend TIDEMARK_INLINE lane_mask operator<(lanes a, lanes b) noexcept { return {a.v < b.v}; }
    friend TIDEMARK_INLINE lane_mask operator<=(lanes a, lanes b) noexcept { return {a.v <= b.v}; }
    friend TIDEMARK_INLINE lane_mask operator>(lanes a, lanes b) noexcept { return {a.v > b.v}; }
    friend TIDEMARK_INLINE lane_mask operator>=(lanes a, lanes b) noexcept { return {a.v >= b.v}; }
    friend TIDEMARK_INLINE lane_mask operator==(lanes a, lanes b) noexcept { return {a.v == b.v}; }
    friend TIDEMARK_INLINE lane_mask operator!=(lanes a, lanes b) noexcept { return {a.v != b.v}; }
};

TIDEMARK_INLINE lanes product(lanes a, lanes b) noexcept {
#if defined(__clang__)
#pragma clang fp contract(off)
    return a * b;
#elif defined(__FMA__)
    lanes p = a * b;
    __asm__("" : "+v"(p.v));
    return p;
#elif defined(__aarch64__)
    lanes p = a * b;
    __asm__("" : "+w"(p.v));
    return p;
#else
    return lanes{__builtin_assoc_barrier(a.v * b.v)};
#endif
}

TIDEMARK_INLINE lanes select(lane_mask m, lanes yes, lanes no) noexcept { return lanes{m.bits ? yes.v : no.v}; }

TIDEMARK_INLINE bool any(lane_mask m) noexcept {
#if !defined(__clang__) && TIDEMARK_LANES == 8
    return __builtin_ia32_ptestmq512(m.bits, m.bits, static_cast<unsigned char>(-1)) != 0;
#elif TIDEMARK_LANES == 4
    return __builtin_ia32_movmskpd256(reinterpret_cast<detail::vector>(m.bits)) != 0;
#else
    long long bits = 0;
    for (std::size_t i = 0; i < lane_count; ++i) bits |= m.bits[i];
    return bits != 0;
#endif
}

TIDEMARK_INLINE lanes sqrt(lanes a) noexcept {
#if __has_builtin(__builtin_elementwise_sqrt)
    return lanes{__builtin_elementwise_sqrt(a.v)};
#elif TIDEMARK_LANES == 8 && defined(__clang__)
    return lanes{__builtin_ia32_sqrtpd512(a.v, 4)};
#elif TIDEMARK_LANES == 8
    return lanes{__builtin_ia32_sqrtpd512_mask(a.v, a.v, static_cast<unsigned char>(-1), 4)};
#elif TIDEMARK_LANES == 4
    return lanes{__builtin_ia32_sqrtpd256(a.v)};
#elif defined(__SSE2__)
    return lanes{__builtin_ia32_sqrtpd(a.v)};
#else
    for (std::size_t i = 0; i < lane_count; ++i) a.v[i] = __builtin_sqrt(a.v[i]);
    return a;
#endif
}

#if TIDEMARK_LANES == 8
namespace detail {
// a * b + c, rounded once.
TIDEMARK_INLINE vector fused(vector a, vector b, vector c) noexcept {
    return __builtin_ia32_vfmaddpd512_mask(a, b, c, static_cast<unsigned char>(-1), 4);
}
}
#endif

/// 1 / n for a number n of observations, 0 included, to the last bit as division gives it, in a third of its time where
/// the processor estimates reciprocals. (From within a unit in the last place, y + y (1 - n y) in fused operations is
/// the nearest number to 1 / n unless every bit of n is set: Markstein 1990.)
TIDEMARK_INLINE lanes reciprocal_of_count(lanes n) noexcept {
#if TIDEMARK_LANES == 8
    const detail::vector one = lanes{1}.v;
    detail::vector y = __builtin_ia32_rcp14pd512_mask(n.v, n.v, static_cast<unsigned char>(-1));
    y = detail::fused(y, detail::fused(-n.v, y, one), y);
    y = detail::fused(y, detail::fused(-n.v, y, one), y);
    y = detail::fused(y, detail::fused(-n.v, y, one), y);
    return select(n == 0, infinity, lanes{y});
#else
    return 1 / n;
#endif
}

/// The bits of both: of zeros and NaNs a zero where both are zeros, else a NaN. An instruction that waits for the one
/// before it no longer than it must.
TIDEMARK_INLINE lanes either_bits(lanes a, lanes b) noexcept {
    return lanes{reinterpret_cast<detail::vector>(reinterpret_cast<detail::vector_mask>(a.v) |
                                                  reinterpret_cast<detail::vector_mask>(b.v))};
}

TIDEMARK_INLINE lanes smaller(lanes a, lanes b) noexcept { return select(a < b, a, b); }
TIDEMARK_INLINE lanes larger(lanes a, lanes b) noexcept { return select(a > b, a, b); }
TIDEMARK_INLINE lane_mask is_missing(lanes x) noexcept { return x != x; }
TIDEMARK_INLINE lane_mask is_finite(lanes x) noexcept { return -largest_finite <= x && x <= largest_finite; }

#endif

/// How many numbers one Real holds.
template <class Real>
inline constexpr std::size_t width = sizeof(Real) / sizeof(double);

template <class Real>
TIDEMARK_INLINE bool any_differs(const Real& a, const Real& b) noexcept {
    return any(a != b);
}
template <class Real>
TIDEMARK_INLINE bool any_differs(const basic_pair<Real>& a, const basic_pair<Real>& b) noexcept {
    return any(a.x != b.x) || any(a.y != b.y);
}

template <class Mask, class Real>
TIDEMARK_INLINE basic_pair<Real> select(Mask m, const basic_pair<Real>& yes, const basic_pair<Real>& no) noexcept {
    return {select(m, yes.x, no.x), select(m, yes.y, no.y)};
}

/// One lane, to read and to write.
TIDEMARK_INLINE double lane(double x, std::size_t) noexcept { return x; }
TIDEMARK_INLINE void set_lane(double& x, std::size_t, double value) noexcept { x = value; }
#if TIDEMARK_LANES > 1
TIDEMARK_INLINE double lane(const lanes& x, std::size_t i) noexcept { return x.v[i]; }
TIDEMARK_INLINE void set_lane(lanes& x, std::size_t i, double value) noexcept { x.v[i] = value; }
#endif

template <class Real>
TIDEMARK_INLINE void set_lane(basic_pair<Real>& p, std::size_t i, const pair& value) noexcept {
    set_lane(p.x, i, value.x);
    set_lane(p.y, i, value.y);
}

/// 0, 1, 2, ...: each lane's own number.
template <class Real>
TIDEMARK_INLINE Real lane_numbers() noexcept {
    Real numbers;
    for (std::size_t i = 0; i < width<Real>; ++i) set_lane(numbers, i, static_cast<double>(i));
    return numbers;
}

/// Neighbouring numbers in memory, one in each lane.
TIDEMARK_INLINE void load(double& x, const double* from) noexcept { x = *from; }
TIDEMARK_INLINE void store(double* to, double x) noexcept { *to = x; }
#if TIDEMARK_LANES > 1
TIDEMARK_INLINE void load(lanes& x, const double* from) noexcept { __builtin_memcpy(&x.v, from, sizeof x.v); }
TIDEMARK_INLINE void store(double* to, const lanes& x) noexcept { __builtin_memcpy(to, &x.v, sizeof x.v); }
#endif

/// Rows for columns: number j of row i goes to row j, lane i.
TIDEMARK_INLINE void transpose(double (&)[1]) noexcept {}
#if TIDEMARK_LANES == 2
TIDEMARK_INLINE void transpose(lanes (&r)[2]) noexcept {
    const auto a = r[0].v, b = r[1].v;
    r[0].v = __builtin_shufflevector(a, b, 0, 2);
    r[1].v = __builtin_shufflevector(a, b, 1, 3);
}
#elif TIDEMARK_LANES == 4
TIDEMARK_INLINE void transpose(lanes (&r)[4]) noexcept {
    const auto a = __builtin_shufflevector(r[0].v, r[1].v, 0, 4, 2, 6),
               b = __builtin_shufflevector(r[0].v, r[1].v, 1, 5, 3, 7);
    const auto c = __builtin_shufflevector(r[2].v, r[3].v, 0, 4, 2, 6),
               d = __builtin_shufflevector(r[2].v, r[3].v, 1, 5, 3, 7);
    r[0].v = __builtin_shufflevector(a, c, 0, 1, 4, 5);
    r[1].v = __builtin_shufflevector(b, d, 0, 1, 4, 5);
    r[2].v = __builtin_shufflevector(a, c, 2, 3, 6, 7);
    r[3].v = __builtin_shufflevector(b, d, 2, 3, 6, 7);
}
#elif TIDEMARK_LANES == 8
TIDEMARK_INLINE void transpose(lanes (&r)[8]) noexcept {
    // Written out: GCC keeps an array that a loop indexes in memory.
    const auto swap_1 = [](lanes& a, lanes& b) {
        const auto low = __builtin_shufflevector(a.v, b.v, 0, 8, 2, 10, 4, 12, 6, 14);
        b.v = __builtin_shufflevector(a.v, b.v, 1, 9, 3, 11, 5, 13, 7, 15);
        a.v = low;
    };
    const auto swap_2 = [](lanes& a, lanes& b) {
        const auto low = __builtin_shufflevector(a.v, b.v, 0, 1, 8, 9, 4, 5, 12, 13);
        b.v = __builtin_shufflevector(a.v, b.v, 2, 3, 10, 11, 6, 7, 14, 15);
        a.v = low;
    };
    const auto swap_4 = [](lanes& a, lanes& b) {
        const auto low = __builtin_shufflevector(a.v, b.v, 0, 1, 2, 3, 8, 9, 10, 11);
        b.v = __builtin_shufflevector(a.v, b.v, 4, 5, 6, 7, 12, 13, 14, 15);
        a.v = low;
    };
    swap_1(r[0], r[1]), swap_1(r[2], r[3]), swap_1(r[4], r[5]), swap_1(r[6], r[7]);
    swap_2(r[0], r[2]), swap_2(r[1], r[3]), swap_2(r[4], r[6]), swap_2(r[5], r[7]);
    swap_4(r[0], r[4]), swap_4(r[1], r[5]), swap_4(r[2], r[6]), swap_4(r[3], r[7]);
}
#endif

/// A function of doubles, lane by lane: for what no processor computes in lanes.
template <class F, class Real, class... More>
Real each_lane(F f, const Real& x, const More&... more) noexcept {
    Real y{};
    for (std::size_t i = 0; i < width<Real>; ++i) set_lane(y, i, f(lane(x, i), lane(more, i)...));
    return y;
}

/// sqrt(a * b), at the price of one root; where the product overflows, or loses digits to underflow, the product of the
/// roots.
template <class Real>
Real sqrt_of_product(const Real& a, const Real& b) noexcept {
    const Real ab = a * b, root = sqrt(ab);
    const auto safe = ab > 1e-280 && ab < 1e280;
    return any(!safe) ? select(safe, root, sqrt(a) * sqrt(b)) : root;
}

}
