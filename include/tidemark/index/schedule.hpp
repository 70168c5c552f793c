// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/alignment.hpp>
#include <tidemark/core/calendar.hpp>
#include <tidemark/core/date.hpp>
#include <tidemark/core/weekday.hpp>
#include <tidemark/index/rule.hpp>

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

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

namespace detail {

/// The market's day before today; yesterday where the market has none, so that only today itself is new.
inline core::date day_before(std::span<const core::date> until_today) noexcept {
    return until_today.size() < 2 ? until_today.back() - 1 : until_today[until_today.size() - 2];
}

/// Whether today is the first day of the market on which the last day of some such period has come.
inline bool has_ended(std::span<const core::date> until_today, core::calendar_period period) noexcept {
    if (until_today.empty()) return false;
    const core::date today = until_today.back();
    const core::date end = core::period_end(today, period);
    return (end == today ? end : core::period_start(today, period) - 1) > day_before(until_today);
}

}

/// A review on the last calendar day of each month, whether business is done on it or not. Where the market has no such
/// day, on its next one: that it would have none is not known before.
struct month_end {
    bool operator()(std::span<const core::date> until_today) const noexcept {
        return detail::has_ended(until_today, core::calendar_period::month);
    }
};

/// A review on the last calendar day of March, June, September and December, or on the market's next one.
struct quarter_end {
    bool operator()(std::span<const core::date> until_today) const noexcept {
        return detail::has_ended(until_today, core::calendar_period::quarter);
    }
};

/// A review on every date of the market.
struct every_day {
    bool operator()(std::span<const core::date> until_today) const noexcept { return !until_today.empty(); }
};

/// A review on one day of each week. Where the market has no such day, on its next one.
struct weekly {
    core::weekday day;

    bool operator()(std::span<const core::date> until_today) const noexcept {
        if (until_today.empty()) return false;
        const core::date today = until_today.back();
        const int days_since = static_cast<int>(today.iso_weekday() + 7 - static_cast<unsigned>(day)) % 7;
        return today - days_since > detail::day_before(until_today);
    }
};

/// A review on each of these dates. Where the market has no such day, on its next one.
///
/// Errors: `std::invalid_argument` for no date, for dates out of order or repeated, and for one that names no day.
class on_dates {
public:
    explicit on_dates(std::vector<core::date> dates) : dates_{std::move(dates)} {
        if (dates_.empty()) core::refuse("number of review dates", dates_.size(), "1 or more");
        core::require_ascending("review dates", dates_);
    }

    bool operator()(std::span<const core::date> until_today) const noexcept {
        if (until_today.empty()) return false;
        const auto next = std::upper_bound(dates_.begin(), dates_.end(), until_today.back());
        return next != dates_.begin() && *(next - 1) > detail::day_before(until_today);
    }

private:
    std::vector<core::date> dates_;
};

/// One schedule on days of the market before a day, another from that day on: a methodology that changed its calendar.
struct schedule_change {
    schedule_rule before;
    core::date from;
    schedule_rule after;

    occasion operator()(std::span<const core::date> until_today) const {
        if (until_today.empty()) return false;
        return until_today.back() < from ? before(until_today) : after(until_today);
    }
};

/// The reviews of a schedule whose reference data are those of 00:00 UTC on the reference date: the close of the day
/// before is the last that was known then, of days that end at 24:00 UTC and of days that end in New York.
struct reference_at_midnight {
    schedule_rule schedule;

    occasion operator()(std::span<const core::date> until_today) const {
        const occasion today = schedule(until_today);
        if (!today) return today;
        const core::date day = until_today.back();
        review_dates dates = today.dates().value_or(review_dates{day, day, day, day});
        dates.reference = dates.reference - 1;
        return dates;
    }
};

}
