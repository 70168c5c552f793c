// SPDX-License-Identifier: BSL-1.0
// Whether to annualise is no answer to how many periods make a year.
#include <tidemark/risk/sharpe_ratio.hpp>

int main() {
#ifdef TIDEMARK_CONTROL
    const tidemark::core::frequency periods_per_year = 1;
#else
    // error: conversion from .bool. to non-scalar type|no viable conversion from .bool.
    const tidemark::core::frequency periods_per_year = true;
#endif
    return tidemark::risk::sharpe_ratio{.periods_per_year = periods_per_year}.ddof > 0 ? 0 : 1;
}
