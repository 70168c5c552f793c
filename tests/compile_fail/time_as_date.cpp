// SPDX-License-Identifier: BSL-1.0
// A point in time is not a day: which day it falls on is the caller's decision.
#include <tidemark/core/date.hpp>

#include <chrono>

int main() {
    const std::chrono::sys_seconds noon{std::chrono::hours{12}};
#ifdef TIDEMARK_CONTROL
    const tidemark::core::date day{std::chrono::floor<std::chrono::days>(noon)};
#else
    // error: no matching (function|constructor)
    const tidemark::core::date day{noon};
#endif
    return day.ok() ? 0 : 1;
}
