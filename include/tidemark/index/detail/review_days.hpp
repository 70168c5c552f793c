// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/detail/asked_of.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/schedule.hpp>
#include <tidemark/index/track.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::detail {

/// A review with its dates as days of the market.
struct review_day {
    review_kind kind;
    review_dates dates;
    std::size_t reference;
    std::size_t weighting;
    std::size_t effective;

    /// The dates with the days of the market that stand for them.
    review_dates on_days_of(const market& universe) const {
        const auto days = universe.dates();
        return {days[reference], dates.announcement, days[weighting], days[effective]};
    }

    static review_day at_once(const market& universe, std::size_t day, review_kind kind) {
        const core::date today = universe.dates()[day];
        return {kind, {today, today, today, today}, day, day, day};
    }
};

/// The last day of the market that is no later than a date of a review.
inline std::size_t day_until(const market& universe, core::date date, const char* name, core::date effective) {
    const auto dates = universe.dates();
    const auto after = std::upper_bound(dates.begin(), dates.end(), date);
    if (after == dates.begin()) {
        core::refuse(std::string{name} + " of the review of " + iso(effective), date,
                     "no earlier than the first day of the market, " + iso(dates.front()));
    }
    return static_cast<std::size_t>(after - dates.begin()) - 1;
}

inline review_day scheduled(const market& universe, std::size_t today, const review_dates& dates) {
    const auto in_order = [&](core::date early, core::date late, const char* name) {
        if (early > late) {
            core::refuse(std::string{name} + " of the review of " + iso(dates.effective), early,
                         "no later than " + iso(late));
        }
    };
    in_order(dates.reference, dates.weighting, "reference date");
    in_order(dates.weighting, dates.effective, "weighting date");
    in_order(dates.effective, universe.dates()[today], "effective date");
    return {review_kind::scheduled, dates, day_until(universe, dates.reference, "reference date", dates.effective),
            day_until(universe, dates.weighting, "weighting date", dates.effective), today};
}

/// The days of review: the base, then those of the schedule.
inline std::vector<review_day> review_days(const schedule_rule& schedule, core::date first, const market& universe) {
    const auto dates = universe.dates();
    const auto base = universe.find_day(first);
    if (!base) {
        core::refuse("base date", first,
                     dates.empty() ? "a day of the market, which has none"
                                   : "a day of the market, from " + iso(dates.front()) + " to " + iso(dates.back()));
    }
    std::vector<review_day> days{review_day::at_once(universe, *base, review_kind::base)};
    for (std::size_t day = *base + 1; day < dates.size(); ++day) {
        const occasion today = schedule(dates.first(day + 1));
        if (!today) continue;
        days.push_back(today.dates() ? scheduled(universe, day, *today.dates())
                                     : review_day::at_once(universe, day, review_kind::scheduled));
    }
    return days;
}

}
