// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>

#include <cstddef>

namespace tidemark::inline TIDEMARK_ABI::index {

/// A number of days of the market, not of the calendar; it must be given.
///
/// Errors: `std::invalid_argument` for a number below 1.
class day_count {
public:
    constexpr day_count(int count) : count_{count} {  // NOLINT(google-explicit-constructor): `.days = 30`
        if (count < 1) core::refuse("number of days", count, "1 or more");
    }

    constexpr std::size_t count() const noexcept { return static_cast<std::size_t>(count_); }

private:
    int count_;
};

}
