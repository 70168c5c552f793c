// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/index/rule.hpp>

#include <span>

namespace tidemark::inline TIDEMARK_ABI::index {

/// Whether today is a review: receives the market's dates up to today, the last, and none beyond it.
using schedule_rule = rule<bool(std::span<const core::date>)>;

/// A review on the first date of the market in each calendar month.
struct month_start {
    bool operator()(std::span<const core::date> until_today) const noexcept {
        if (until_today.size() < 2) return !until_today.empty();
        const core::date today = until_today.back();
        const core::date before = until_today[until_today.size() - 2];
        return today.month() != before.month() || today.year() != before.year();
    }
};

}
