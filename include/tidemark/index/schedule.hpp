// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/index/rule.hpp>

#include <optional>
#include <span>

namespace tidemark::inline TIDEMARK_ABI::index {

/// The four dates of a review, each no later than the next.
///
/// Members are chosen from what was known at the close of the reference date, weights and supplies are fixed at the
/// close of the weighting date, and units pass at the close of the effective date. Where the market has no such day,
/// the last one before it is taken for the first two; for the effective date the next one after it.
struct review_dates {
    core::date reference;
    core::date announcement;  ///< told, not used
    core::date weighting;
    core::date effective;
};

/// What a schedule says of today: that it is no review, that it is one, or that it is one whose dates lie apart.
class occasion {
public:
    occasion(bool today)  // NOLINT(google-explicit-constructor): a predicate is a schedule
        : today_{today} {}
    occasion(const review_dates& dates)  // NOLINT(google-explicit-constructor): the dates of a review are one
        : today_{true}, dates_{dates} {}

    explicit operator bool() const noexcept { return today_; }

    /// Empty where all dates are today.
    const std::optional<review_dates>& dates() const noexcept { return dates_; }

private:
    bool today_;
    std::optional<review_dates> dates_;
};

/// Whether today is the effective day of a review: receives the market's dates up to today, the last, and none beyond.
using schedule_rule = rule<occasion(std::span<const core::date>)>;

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
