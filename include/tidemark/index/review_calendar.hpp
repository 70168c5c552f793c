// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/business_calendar.hpp>
#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/day_rule.hpp>
#include <tidemark/index/schedule.hpp>

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// The months of a year in which something happens: `{1, 4, 7, 10}`.
///
/// Errors: `std::invalid_argument` for no month, or a number that is none.
class month_set {
public:
    constexpr month_set(std::initializer_list<unsigned> months)  // written as the list of its months
        : month_set{std::span<const unsigned>{months.begin(), months.size()}} {}

    constexpr explicit month_set(std::span<const unsigned> months) {
        if (months.empty()) core::refuse("number of months", months.size(), "1 or more");
        for (const unsigned month : months) {
            if (month < 1 || month > 12) core::refuse("month", std::size_t{month}, "1 to 12");
            months_ |= 1U << month;
        }
    }

    constexpr bool has(unsigned month) const noexcept { return month < 32 && (months_ >> month & 1U) != 0; }

private:
    unsigned months_ = 0;
};

inline constexpr month_set every_month{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
inline constexpr month_set january_cycle{1, 4, 7, 10};
inline constexpr month_set february_cycle{2, 5, 8, 11};
inline constexpr month_set march_cycle{3, 6, 9, 12};

/// From which date of a review its reference date is told.
enum class reference_anchor { announcement, effective };

/// Reviews whose dates follow from a business calendar: a schedule, and a table of dates.
///
/// As a schedule it calls for a review on the first day of the market on or after an effective date. Dates that are not
/// told apart are the effective date.
/// Errors: `std::domain_error` where a step leads to no day, or to dates out of order; `std::invalid_argument` for days
///   before those that the calendar knows
struct review_calendar {
    core::business_calendar calendar;
    month_set months;
    day_rule effective;                   ///< in its month; a date that it moves may lie in the month before or after
    date_step announcement = same_day{};  ///< from the effective date
    date_step reference = same_day{};     ///< from the announcement, unless told otherwise
    date_step weighting = same_day{};     ///< from the effective date
    reference_anchor reference_from = reference_anchor::announcement;

    /// The dates of the review of a month; empty where it has none.
    std::optional<review_dates> dates_of(int year, unsigned month) const {
        if (month < 1 || month > 12) core::refuse("month", std::size_t{month}, "1 to 12");
        const core::date day = months.has(month) ? effective(year, month, calendar) : core::date{};
        if (!day.ok()) return std::nullopt;
        return dates_before(day);
    }

    /// All reviews whose effective dates lie between two days, both of them included.
    std::vector<review_dates> reviews_between(core::date first, core::date last) const {
        static_cast<void>(calendar.is_business_day(first));
        if (last < first) core::refuse("last day", last, "no earlier than the first, " + written(first));
        std::vector<review_dates> reviews;
        for (int month = count_of(first) - 1; month <= count_of(last) + 1; ++month) {
            const core::date day = effective_in(month);
            if (first <= day && day <= last) reviews.push_back(dates_before(day));
        }
        return reviews;
    }

    occasion operator()(std::span<const core::date> until_today) const {
        if (until_today.empty()) return false;
        const core::date today = until_today.back(), before = detail::day_before(until_today);
        static_cast<void>(calendar.is_business_day(today));
        for (int month = count_of(today) + 1; month >= count_of(before) - 1; --month) {
            const core::date day = effective_in(month);
            if (before < day && day <= today) return dates_before(day);
        }
        return false;
    }

private:
    static int count_of(core::date d) noexcept { return d.year() * 12 + static_cast<int>(d.month()) - 1; }
    static std::string written(core::date d) { return std::string{core::text_of(d).view()}; }

    /// The effective date of a month by its count; none in the years that the calendar does not know.
    core::date effective_in(int count) const {
        const int year = (count - (count % 12 + 12) % 12) / 12;
        const auto month = static_cast<unsigned>(count - year * 12 + 1);
        if (year < calendar.since() || !core::date{year, month, 1}.ok() || !months.has(month)) return {};
        return effective(year, month, calendar);
    }

    review_dates dates_before(core::date day) const {
        review_dates dates{
            .reference = {}, .announcement = announcement(day, calendar), .weighting = {}, .effective = day};
        require_order(day, "announcement", dates.announcement, "effective", day);
        const bool from_announcement = reference_from == reference_anchor::announcement;
        dates.reference = reference(from_announcement ? dates.announcement : day, calendar);
        dates.weighting = weighting(day, calendar);
        require_order(day, "reference", dates.reference, "announcement", dates.announcement);
        require_order(day, "announcement", dates.announcement, "weighting", dates.weighting);
        require_order(day, "weighting", dates.weighting, "effective", day);
        return dates;
    }

    static void require_order(core::date review, const char* early, core::date first, const char* late,
                              core::date next) {
        if (first.ok() && first <= next) return;
        core::infeasible("review of " + written(review) + ": its " + early + " date is " + written(first) +
                         ", which has to be a day no later than its " + late + " date, " + written(next));
    }
};

}
