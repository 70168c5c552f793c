// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "oracle/peers/sample.hpp"

#include <tidemark/core/pairs.hpp>

#include <gtest/gtest.h>

#include <cmath>

/// What the tests of all presets share beside the sample itself.
namespace tidemark::support::peers {

inline const auto both = core::pairs(portfolio, benchmark);

/// Thirteen digits, of answers that are not near zero.
inline void expect_the_same(double got, double expected, double digits = 1e-13) {
    EXPECT_LE(std::fabs(got - expected), digits * std::fabs(expected)) << got << " instead of " << expected;
}

}
