// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

// What 30-day federal funds futures say of the meetings at which the rate is decided. Rates are in per cent a year.
//
// The reading assumes that the effective rate moves one for one with the target, that nothing but a meeting moves it,
// and that futures carry no premium.
namespace tidemark::inline TIDEMARK_ABI::gauge {

/// A futures contract on the average rate of a month, weekends with the rate of the day before.
struct rate_future {
    int year;
    unsigned month;  ///< 1 to 12
    double price;    ///< 100 less that average
};

/// The first day of the rate that a meeting decides.
enum class new_rate { on_the_meeting_day, on_the_day_after };

struct policy_path_rules {
    new_rate begins = new_rate::on_the_meeting_day;  ///< as CME FedWatch counts
    std::optional<double> rate_now = std::nullopt;   ///< where known, the effective rate before the first meeting
};

/// What a strip of futures says of one meeting.
struct meeting_outlook {
    core::date meeting;
    double before;
    double after;
    double before_magnified;  ///< how many times an error that no price exceeds may be found in `before`
    double after_magnified;
    double misfit;  ///< the average of the month less what `before` and `after` make of it: 0 where that was asked

    double change() const noexcept { return after - before; }
};

namespace detail {

inline std::string month_text(int year, unsigned month) {
    return std::string{core::iso_text{{year, month, 1}}.view().substr(0, 7)};
}

/// A rate, and how many times it magnifies an error of the prices: not known yet where that is infinite.
struct derived_rate {
    double rate = core::nan;
    double magnified = core::infinity;

    bool known() const noexcept { return magnified < core::infinity; }
    void improve(const derived_rate& other) noexcept {
        if (other.magnified < magnified) *this = other;
    }
};

/// A month of the strip, with the rates at its ends.
struct strip_month {
    double average;
    double days_before =
        0;  // of the meeting; with `days_after` all days of the month, both 0 where there is no meeting
    double days_after = 0;
    core::date meeting{};
    derived_rate start{}, end{};

    double days() const noexcept { return days_before + days_after; }

    // The average of the month leaves one of its rates where the other is known.
    derived_rate end_by_average() const noexcept {
        if (!start.known() || days_after == 0) return {};
        return {(days() * average - days_before * start.rate) / days_after,
                (days() + days_before * start.magnified) / days_after};
    }
    derived_rate start_by_average() const noexcept {
        if (!end.known() || days_before == 0) return {};
        return {(days() * average - days_after * end.rate) / days_before,
                (days() + days_after * end.magnified) / days_before};
    }
    // All of its days lie on one side of the meeting.
    void settle_one_sided() noexcept {
        if (days_before == 0 && days_after > 0) end = {average, 1};
        if (days_after == 0 && days_before > 0) start = {average, 1};
    }
};

inline std::vector<strip_month> months_of(std::span<const rate_future> strip) {
    if (strip.empty()) core::refuse("number of futures", std::size_t{0}, "at least 1");
    std::vector<strip_month> months;
    months.reserve(strip.size());
    const auto number = [](const rate_future& f) { return 12 * f.year + static_cast<int>(f.month) - 1; };
    for (const rate_future& f : strip) {
        if (!core::date{f.year, f.month, 1}.ok()) core::refuse("month of a future", std::size_t{f.month}, "1 to 12");
        const std::string text = month_text(f.year, f.month);
        if (!core::is_finite(f.price)) core::refuse("price of the future of " + text, f.price, "a finite number");
        if (number(f) != number(strip.front()) + static_cast<int>(months.size())) {
            core::refuse("month of future " + std::to_string(months.size()), std::string_view{text},
                         "the month after the one before it");
        }
        months.push_back({.average = 100 - f.price});
    }
    return months;
}

/// The month's place in the strip.
inline std::size_t month_of(core::date meeting, std::span<const rate_future> strip) {
    const int place = 12 * (meeting.year() - strip.front().year) + static_cast<int>(meeting.month()) -
                      static_cast<int>(strip.front().month);
    if (place < 0 || place >= static_cast<int>(strip.size())) {
        core::refuse("meeting", meeting,
                     "a day in a month of the futures, " + month_text(strip.front().year, strip.front().month) +
                         " to " + month_text(strip.back().year, strip.back().month));
    }
    return static_cast<std::size_t>(place);
}

inline int days_in_month(core::date day) {
    const int next = day.month() == 12 ? 1 : 0;
    return core::date{day.year() + next, next == 1 ? 1U : day.month() + 1, 1} - core::date{day.year(), day.month(), 1};
}

inline void place_meetings(std::vector<strip_month>& months, std::span<const rate_future> strip,
                           std::span<const core::date> meetings, new_rate begins) {
    core::date last{};
    for (const core::date meeting : meetings) {
        if (!meeting.ok()) core::refuse("meeting", meeting, "a date");
        if (last.ok() && meeting <= last) core::refuse("meeting", meeting, "a day after the meeting before it");
        last = meeting;
        strip_month& month = months[month_of(meeting, strip)];
        if (month.meeting.ok()) {
            core::refuse("meeting", meeting,
                         "the only one in its month: an average does not tell two changes apart, and there is " +
                             std::string{core::iso_text{month.meeting}.view()});
        }
        month.meeting = meeting;
        month.days_before = meeting.day() - (begins == new_rate::on_the_meeting_day ? 1.0 : 0.0);
        month.days_after = days_in_month(meeting) - month.days_before;
    }
}

/// Each rate by the way that magnifies errors least: from the neighbouring month, or by the average of its own.
inline void derive_rates(std::vector<strip_month>& months, const std::optional<double>& rate_now) {
    for (strip_month& m : months) {
        if (!m.meeting.ok()) m.start = m.end = {m.average, 1};
        m.settle_one_sided();
    }
    if (rate_now) {
        for (strip_month& m : months) {
            m.start.improve({*rate_now, 0});
            if (m.meeting.ok()) break;
        }
    }
    const std::size_t n = months.size();
    for (int sweep = 0; sweep < 2; ++sweep) {  // what is learnt on the way back may help once more on the way forth
        for (std::size_t i = 0; i < n; ++i) {
            if (!months[i].meeting.ok()) continue;
            if (i > 0) months[i].start.improve(months[i - 1].end);
            months[i].end.improve(months[i].end_by_average());
        }
        for (std::size_t i = n; i-- > 0;) {
            if (!months[i].meeting.ok()) continue;
            if (i + 1 < n) months[i].end.improve(months[i + 1].start);
            months[i].start.improve(months[i].start_by_average());
        }
    }
}

}

/// The rates before and after each meeting that futures imply.
///
/// A month without a meeting has one rate, its average, and anchors its neighbours; from there rates pass from month to
/// month by average = (days before x before + days after x after) / days. Where several ways lead to a rate, that one
/// is taken which magnifies errors of the prices least: dividing by the few days that a meeting near the end of a month
/// leaves is avoided where the next month can be asked.
///
/// Formula: after = (N average - n before) / (N - n) and before = (N average - (N - n) after) / n, for n of the N days
/// Input: futures of consecutive months; meetings in ascending order, at most one a month
/// Value: per cent a year, one outlook for each meeting
/// No data: nothing for no meetings
/// Errors: `std::invalid_argument` for a price that is not finite, a gap between months, a meeting outside of them, two
///   in a month; `std::domain_error` naming the meeting where no month without one, and no `rate_now`, anchors it
/// Cost: O(months)
/// Source: CME Group, Understanding the FedWatch tool methodology (2023); the choice between ways is our own
inline std::vector<meeting_outlook> policy_path(std::span<const rate_future> strip,
                                                std::span<const core::date> meetings,
                                                const policy_path_rules& rules = {}) {
    if (rules.rate_now && !core::is_finite(*rules.rate_now))
        core::refuse("rate_now", *rules.rate_now, "a finite number");
    std::vector<detail::strip_month> months = detail::months_of(strip);
    detail::place_meetings(months, strip, meetings, rules.begins);
    detail::derive_rates(months, rules.rate_now);
    std::vector<meeting_outlook> path;
    path.reserve(meetings.size());
    for (const detail::strip_month& m : months) {
        if (!m.meeting.ok()) continue;
        if (!m.start.known() || !m.end.known()) {
            core::infeasible("policy path: nothing anchors the rate " +
                             std::string{m.start.known() ? "after" : "before"} + " the meeting of " +
                             std::string{core::iso_text{m.meeting}.view()} +
                             ", expected a month without a meeting, or rate_now");
        }
        const double made = (m.days_before * m.start.rate + m.days_after * m.end.rate) / m.days();
        path.push_back({m.meeting, m.start.rate, m.end.rate, m.start.magnified, m.end.magnified, m.average - made});
    }
    return path;
}

/// Probabilities of a number of steps, up where it is positive.
struct step_distribution {
    int fewest = 0;                          ///< the number of steps that the first probability is for
    std::vector<double> probabilities{1.0};  ///< of that many, of one more, and so on

    int most() const noexcept { return fewest + static_cast<int>(probabilities.size()) - 1; }
    double of(int steps) const noexcept {
        return steps < fewest || steps > most() ? 0 : probabilities[static_cast<std::size_t>(steps - fewest)];
    }
    double expected() const noexcept {
        double sum = 0;
        for (int s = fewest; s <= most(); ++s) sum += s * of(s);
        return sum;
    }
};

/// A change of the rate as a choice between two neighbouring numbers of steps.
///
/// Formula: x = change / step; P(trunc x + sign x) = |x| - |trunc x|, and the rest P(trunc x)
/// Input: the change in the unit of the step
/// Value: probabilities that sum to 1 and expect x steps
/// No data: none
/// Errors: `std::invalid_argument` for a change that is not finite or of a thousand steps, and a step that is not
///   positive
/// Source: CME Group, Understanding the FedWatch tool methodology (2023)
inline step_distribution steps_of(double change, double step = 0.25) {
    if (!(step > 0 && core::is_finite(step))) core::refuse("step", step, "a positive finite number");
    const double x = change / step;
    if (!(std::abs(x) < 1000)) core::refuse("change", change, "fewer than a thousand steps");
    const double whole = std::trunc(x), rest = std::abs(x) - std::abs(whole);
    const int base = static_cast<int>(whole);
    if (rest == 0) return {base, {1.0}};
    return x > 0 ? step_distribution{base, {1 - rest, rest}} : step_distribution{base - 1, {rest, 1 - rest}};
}

/// Two numbers of steps, one after the other and independent of each other.
inline step_distribution operator+(const step_distribution& first, const step_distribution& second) {
    step_distribution both{first.fewest + second.fewest, {}};
    both.probabilities.assign(first.probabilities.size() + second.probabilities.size() - 1, 0.0);
    for (std::size_t i = 0; i < first.probabilities.size(); ++i)
        for (std::size_t j = 0; j < second.probabilities.size(); ++j)
            both.probabilities[i + j] += first.probabilities[i] * second.probabilities[j];
    return both;
}

/// The steps from before the first meeting to after each: the tree that chains the meetings.
///
/// The changes at two meetings are taken to be independent. To read the whole change to a meeting as one choice between
/// two neighbours instead, ask `steps_of(after - before the first)`: it hides that one meeting may move and the next
/// not.
///
/// Formula: the convolution of `steps_of` the changes of all meetings so far
/// Input: outlooks of consecutive meetings
/// Value: a distribution for each meeting, which expects the cumulative change so far
/// No data: nothing for no meetings
/// Errors: as `steps_of`
/// Cost: O(n^2) for n meetings
/// Source: CME Group, Understanding the FedWatch tool methodology (2023)
inline std::vector<step_distribution> chained_steps(std::span<const meeting_outlook> path, double step = 0.25) {
    std::vector<step_distribution> tree;
    step_distribution so_far;
    for (const meeting_outlook& m : path) tree.push_back(so_far = so_far + steps_of(m.change(), step));
    return tree;
}

/// How much the rate is expected to change over some meetings: "fifty basis points of cuts are priced" is -0.5.
///
/// Formula: the sum of after - before
/// Input: outlooks of consecutive meetings
/// Value: percentage points
/// No data: 0 for no meetings
/// Source: CME Group, Understanding the FedWatch tool methodology (2023)
inline double expected_cumulative_change(std::span<const meeting_outlook> path) noexcept {
    double sum = 0;
    for (const meeting_outlook& m : path) sum += m.change();
    return sum;
}

}
