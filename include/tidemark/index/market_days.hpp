// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>

#include <cstddef>

namespace tidemark::inline TIDEMARK_ABI::index {

/// A number of days of the market, not of the calendar, today the last; it must be given.
///
/// Errors: `std::invalid_argument` for a number below 1
class market_days {
public:
    constexpr market_days(int count)  // NOLINT(google-explicit-constructor): `.days = 30`
        : count_{static_cast<std::size_t>(count)} {
        if (count < 1) core::refuse("number of market days", count, "1 or more");
    }

    constexpr std::size_t count() const noexcept { return count_; }

private:
    std::size_t count_;
};

}
