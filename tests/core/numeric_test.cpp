// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/numeric.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace core = tidemark::core;
using core::is_finite;
using core::is_missing;
using core::pair;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// A row that says by itself whether it is missing.
struct quote {
    double bid, ask;
    constexpr bool is_missing() const noexcept { return core::is_missing(bid) && core::is_missing(ask); }
};

TEST(numeric, asks_a_row_of_another_kind_whether_it_is_missing) {
    static_assert(is_missing(quote{core::nan, core::nan}));
    static_assert(!is_missing(quote{core::nan, 1}));
}

TEST(numeric, takes_nan_for_missing_and_infinity_for_data) {
    static_assert(is_missing(core::nan) && is_missing(-core::nan));
    static_assert(!is_missing(infinity) && !is_missing(-infinity) && !is_missing(0.0));
    static_assert(!is_missing(std::numeric_limits<double>::denorm_min()));
    static_assert(is_missing(pair{core::nan, 1}) && is_missing(pair{1, core::nan}) &&
                  is_missing(pair{core::nan, core::nan}));
    static_assert(!is_missing(pair{infinity, 1}));
    EXPECT_TRUE(is_missing(std::sqrt(-1.0)));
    EXPECT_TRUE(is_missing(std::numeric_limits<double>::signaling_NaN()));
}

TEST(numeric, tells_the_finite) {
    static_assert(is_finite(0.0) && is_finite(std::numeric_limits<double>::max()) &&
                  is_finite(std::numeric_limits<double>::denorm_min()));
    static_assert(!is_finite(infinity) && !is_finite(-infinity) && !is_finite(core::nan));
    static_assert(is_finite(pair{1, 2}) && !is_finite(pair{1, infinity}) && !is_finite(pair{core::nan, 2}));
}

TEST(pair, compares_both_sides) {
    EXPECT_EQ((pair{1, 2}), (pair{1, 2}));
    EXPECT_NE((pair{1, 2}), (pair{2, 1}));
}

// (1 + e)^2 is 1 + 2e + e^2, and e^2 is lost when the product is rounded by itself, but not when it is fused with the
// subtraction after it. Only builds for a processor with fused instructions can fail here.
TEST(product, is_rounded_by_itself) {
    for (int i = 27; i < 52; ++i) {
        const volatile double written = 1 + std::ldexp(1.0, -i);  // or the compiler would do the sum itself
        const double x = written, again = written;
        const volatile double rounded = again * again;
        const double minus = -rounded;
        EXPECT_EQ(core::product(x, x) + minus, 0) << i;
        EXPECT_EQ(minus + core::product(x, x), 0) << i;
    }
    static_assert(core::product(3, -4) == -12);
}

TEST(product, is_rounded_by_itself_where_several_are_taken_at_once) {
    double x[64], minus[64], sum[64];
    for (int i = 0; i < 64; ++i) {
        const volatile double written = 1 + std::ldexp(1.0, -27 - i % 24);
        x[i] = written;
        const volatile double rounded = written * written;
        minus[i] = -rounded;
    }
    for (int i = 0; i < 64; ++i) sum[i] = core::product(x[i], x[i]) + minus[i];
    for (int i = 0; i < 64; ++i) EXPECT_EQ(sum[i], 0) << i;
}

}
