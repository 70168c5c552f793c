// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/business_calendar.hpp>
#include <tidemark/core/market_calendars.hpp>
#include <tidemark/core/weekday.hpp>
#include <tidemark/index/day_rule.hpp>
#include <tidemark/index/review_calendar.hpp>

namespace tidemark::inline TIDEMARK_ABI::index::methodologies {

/// Reviews on the third Friday of March, June, September and December; where the exchange rests then, as on 19 June
/// 2026, what becomes of it has to be said.
inline review_calendar third_fridays(core::roll on_holiday) {
    return {.calendar = core::new_york_stock_exchange_calendar(),
            .months = march_cycle,
            .effective = nth_weekday{3, core::weekday::friday, on_holiday}};
}

}
