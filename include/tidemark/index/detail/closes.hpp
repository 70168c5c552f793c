// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace tidemark::inline TIDEMARK_ABI::index::detail {

/// The position of a date among ascending closes.
///
/// Errors: `std::invalid_argument` for a date that is none of them
inline std::size_t close_of(std::span<const core::date> closes, std::string_view name, core::date date) {
    const auto at = std::lower_bound(closes.begin(), closes.end(), date);
    if (at == closes.end() || *at != date) core::refuse(name, date, "the date of a close");
    return static_cast<std::size_t>(at - closes.begin());
}

/// The positions of the two closes that a span lies between.
///
/// Errors: `std::invalid_argument` for a date that is no close, and for an end before the beginning
inline std::pair<std::size_t, std::size_t> span_of(std::span<const core::date> closes, core::date after,
                                                   core::date until) {
    const std::size_t first = close_of(closes, "after", after), last = close_of(closes, "until", until);
    if (last < first) {
        core::refuse("until", until, "a close no earlier than " + std::string{core::iso_text{after}});
    }
    return {first, last};
}

}
