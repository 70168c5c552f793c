// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// What went into a portfolio on a day (positive), or came out of it (negative).
struct cash_flow {
    core::date day;
    double amount = 0;

    friend constexpr bool operator==(const cash_flow&, const cash_flow&) noexcept = default;
};

/// When in its day a flow takes place.
enum class flow_timing { end, begin };

}
