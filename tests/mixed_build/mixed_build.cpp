// SPDX-License-Identifier: BSL-1.0
// One program of objects that instantiate the same templates for different instruction sets. If all gave them the same
// symbols, the linker would keep one body for all, perhaps one that this processor cannot run.
#include "kernels.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace {

std::vector<double> some_returns(double phase, bool gaps) {
    std::vector<double> returns(1000);
    for (std::size_t i = 0; i < returns.size(); ++i) {
        const bool missing = gaps && i % 17 == 5;
        returns[i] = missing ? std::numeric_limits<double>::quiet_NaN()
                             : 0.02 * std::sin(phase + 0.7 * static_cast<double>(i * i % 977));
    }
    return returns;
}

bool same_bits(double a, double b) {
    return (std::isnan(a) && std::isnan(b)) || std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

// Its own symbols and its own lanes, and to the last bit the same answers as without them.
void speaks_for_itself(measured* wide, std::size_t lanes) {
    for (const bool gaps : {false, true})
        for (const std::size_t window : {9U, 20U, 90U}) {
            const auto x = some_returns(0, gaps), y = some_returns(1, false);
            const spoken narrow = baseline::measure(x, y, window), broad = wide(x, y, window);
            EXPECT_NE(narrow.symbol, broad.symbol);
            EXPECT_LT(narrow.lanes, broad.lanes);
            EXPECT_EQ(broad.lanes, lanes);
            ASSERT_EQ(narrow.answers.size(), broad.answers.size());
            for (std::size_t k = 0; k < narrow.answers.size(); ++k)
                for (std::size_t i = 0; i < x.size(); ++i)
                    ASSERT_TRUE(same_bits(narrow.answers[k][i], broad.answers[k][i]))
                        << "kernel " << k << " window " << window << " row " << i << ": " << narrow.answers[k][i]
                        << " and " << broad.answers[k][i];
        }
}

TEST(mixed_build, baseline_and_avx2) {
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) GTEST_SKIP() << "this processor has no AVX2";
    speaks_for_itself(avx2::measure, 4);
}

TEST(mixed_build, baseline_and_avx512) {
    if (!__builtin_cpu_supports("avx512f") || !__builtin_cpu_supports("avx512dq"))
        GTEST_SKIP() << "this processor has no AVX-512";
    speaks_for_itself(avx512::measure, 8);
}

}
