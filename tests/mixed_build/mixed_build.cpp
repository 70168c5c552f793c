// SPDX-License-Identifier: BSL-1.0
// One program of two objects that instantiate the same templates, one of them for AVX2 and FMA. If both gave them the
// same symbols, the linker would keep one body for both, perhaps the one that this processor cannot run.
#include "rolling_volatility.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace {

std::vector<double> some_returns() {
    std::vector<double> returns(1000);
    for (std::size_t i = 0; i < returns.size(); ++i)
        returns[i] = 0.02 * std::sin(0.7 * static_cast<double>(i * i % 977));
    return returns;
}

class mixed_build : public testing::Test {
protected:
    void SetUp() override {
        if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma"))
            GTEST_SKIP() << "this processor has no AVX2 or no FMA";
    }
};

TEST_F(mixed_build, each_object_has_symbols_of_its_own) {
    const auto returns = some_returns();
    EXPECT_NE(baseline::measure(returns, 90).symbol, wide::measure(returns, 90).symbol);
}

TEST_F(mixed_build, both_objects_agree_to_rounding) {
    const auto returns = some_returns();
    const auto narrow = baseline::measure(returns, 90).values;
    const auto broad = wide::measure(returns, 90).values;
    ASSERT_EQ(narrow.size(), broad.size());
    for (std::size_t i = 0; i < narrow.size(); ++i) {
        if (i + 1 < 90) {
            EXPECT_TRUE(std::isnan(narrow[i]) && std::isnan(broad[i])) << i;
        } else {
            EXPECT_NEAR(broad[i], narrow[i], 90 * 1.2e-16 * narrow[i]) << i;  // one rounding for each addend
        }
    }
}

}
