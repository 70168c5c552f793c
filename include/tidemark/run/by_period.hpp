// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/alignment.hpp>
#include <tidemark/core/calendar.hpp>
#include <tidemark/run/detail/answers.hpp>
#include <tidemark/run/whole.hpp>

#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run {

/// Stands for the state of a metric whose stretches do not merge.
struct no_state {};

/// One stretch of the calendar: its first day, the rows in it, what the metric knows of them, and its answer.
template <class State, class Answer = double>
struct period_of {
    core::date start;       ///< first day of the period, whether or not a row falls on it
    std::size_t first = 0;  ///< position of its first row
    std::size_t rows = 0;
    std::size_t observed = 0;
    State state{};
    Answer value = detail::nothing<Answer>();
};

namespace detail {

template <class M>
struct period {
    using type = period_of<no_state, answer_of<M>>;
};
template <core::fold M>
struct period<M> {
    using type = period_of<core::state_of<M>, answer_of<M>>;
};
template <class M>
using period_for = typename period<M>::type;

inline void require_dates(std::span<const core::date> dates, std::size_t rows) {
    if (dates.size() != rows)
        core::refuse("length of dates", dates.size(), "the length of the sample, " + std::to_string(rows));
    core::require_ascending("dates", dates);
}

/// Calls visit(start, first, rows) for each period in turn.
template <class Visit>
void for_each_period(std::span<const core::date> dates, core::calendar_period period, Visit visit) {
    for (std::size_t first = 0; first < dates.size();) {
        const core::date start = core::period_start(dates[first], period);
        std::size_t last = first + 1;
        while (last < dates.size() && core::period_start(dates[last], period) == start) ++last;
        visit(start, first, last - first);
        first = last;
    }
}

}

/// The metric of each week, month, quarter or year, with its state where it merges, so that months become years.
///
/// Input:    the day of each row, ascending; a readable sample of as many rows
/// Value:    one entry for each period that has a row, in order
/// No data:  NaN as under `whole`, period by period
/// Errors:   std::invalid_argument for lengths that differ, days out of order or repeated, an invalid metric, or a
///           missing row under missing::refuse
/// Cost:     O(n)
template <class M, class R, missing::policy P = missing::skip>
    requires detail::reads<M, R> && detail::tells_numbers<M>
std::vector<detail::period_for<M>> by_period(const M& metric, std::span<const core::date> dates, const R& sample,
                                             core::calendar_period period, const P& policy = {}) {
    const auto rows = core::as_sample(sample);
    detail::require_dates(dates, rows.size());
    detail::require_ready(metric, rows, policy);
    std::vector<detail::period_for<M>> periods;
    detail::for_each_period(dates, period, [&](core::date start, std::size_t first, std::size_t count) {
        const auto part = rows.part(first, count);
        auto& p = periods.emplace_back();
        p.start = start;
        p.first = first;
        p.rows = count;
        p.observed = detail::observed_in(part);
        const bool enough = detail::enough(policy, p.observed, count, 0);
        if constexpr (core::fold<M>) {
            p.state = detail::state_of_rows(metric, part);
            if (enough) p.value = core::lower(metric, p.state);
        } else {
            p.value = detail::answer_if(enough, metric, part);
        }
    });
    return periods;
}

/// Periods merged into longer ones, without another look at the rows: months into quarters, quarters into years.
///
/// Input:  what `by_period` returned for the same metric
/// Errors: std::invalid_argument when the periods are out of order
/// Cost:   one combine a period
template <core::fold M, missing::policy P = missing::skip>
    requires detail::tells_numbers<M>
std::vector<detail::period_for<M>> regroup(const M& metric, std::span<const detail::period_for<M>> periods,
                                           core::calendar_period period, const P& policy = {}) {
    std::vector<core::date> starts;
    for (const auto& p : periods) starts.push_back(p.start);
    detail::require_dates(starts, periods.size());
    std::vector<detail::period_for<M>> merged;
    detail::for_each_period(starts, period, [&](core::date start, std::size_t first, std::size_t count) {
        auto& m = merged.emplace_back();
        m.start = start;
        m.first = periods[first].first;
        for (const auto& p : periods.subspan(first, count)) {
            m.rows += p.rows;
            m.observed += p.observed;
            m.state = core::combine(metric, m.state, p.state);
        }
        if (detail::enough(policy, m.observed, m.rows, 0)) m.value = core::lower(metric, m.state);
    });
    return merged;
}

}
