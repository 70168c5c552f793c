// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/answers.hpp>
#include <tidemark/run/detail/time_window.hpp>

#include <concepts>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run {

namespace detail {

/// When something happened: a number of seconds, of nanoseconds, a day.
template <class T>
concept stamp = std::totally_ordered<T> && requires(const T& t) { t - t; };

template <stamp T>
using width_of = decltype(std::declval<const T&>() - std::declval<const T&>());

template <class S>
using stamp_of = std::remove_cvref_t<decltype(*std::data(std::declval<const S&>()))>;

template <class Time>
std::string time_text(const Time& t) {
    if constexpr (std::integral<Time>)
        return std::to_string(t);
    else
        return std::string{core::text_of(t)};
}

template <class Width>
void require_width(const Width& width) {
    if (!(width > Width{}))
        core::raise<std::invalid_argument>("width is " + time_text(width) + ", expected more than 0");
}

template <stamp T>
void require_stamps(std::span<const T> stamps, std::size_t rows) {
    if (stamps.size() != rows)
        core::refuse("length of stamps", stamps.size(), "the length of the sample, " + std::to_string(rows));
    const auto refuse = [&](std::size_t i, const std::string& expected) {
        core::raise<std::invalid_argument>("stamps[" + std::to_string(i) + "] is " + time_text(stamps[i]) +
                                           ", expected " + expected);
    };
    for (std::size_t i = 0; i < stamps.size(); ++i) {
        if (!(stamps[i] == stamps[i])) refuse(i, "a time");
        if (i > 0 && stamps[i] < stamps[i - 1]) refuse(i, "at least the one before it, " + time_text(stamps[i - 1]));
    }
}

/// The most rows that have to be held at once.
template <stamp T, class Width>
std::size_t rows_held(std::span<const T> stamps, const Width& width) noexcept {
    std::size_t most = 1;
    for (std::size_t i = 0, first = 0; i < stamps.size(); ++i) {
        while (time_between(stamps[first], stamps[i]) > time_held(width)) ++first;
        if (i + 1 - first > most) most = i + 1 - first;
    }
    return most;
}

}

/// The metric over the last `width` of time, at every row, into the caller's memory.
///
/// Input:    the stamp of each row, ascending, of any type whose difference is a `width`; a readable sample of as many
///           rows; `out` of n numbers. Stamps may repeat: rows of one stamp come in the order given, and a row's window
///           holds none that comes later
/// Value:    out[i] is the metric of the rows whose stamps lie in (t - width, t], where t is the stamp of row i; `side`
///           says which ends belong to it
/// No data:  what the metric answers to the rows that are there; NaN below `min_count` observed ones (missing::skip)
///           or with a missing one among them (missing::propagate)
/// Errors:   std::invalid_argument for a width of 0 or less, stamps that descend or are not as many as the rows, an
///           `out` of another length, an invalid metric, or a missing row under missing::refuse; nothing is written
///           then
/// Rounding: bounded by the window, whatever came before it; values that have left change no bit
/// Cost:     O(n), about three combines a row; memory of the fullest window. Metrics that read rows in order: a search
///           and a move for each row that enters or leaves
template <class M, class S, class R, missing::policy P = missing::skip>
    requires detail::rolls_by_time<M, R>
void rolling_by_time_into(const detail::out_for<M>& out, const M& metric, const S& stamps, const R& sample,
                          const detail::width_of<detail::stamp_of<S>>& width, closed side = closed::right,
                          const P& policy = {}) {
    using stamp = detail::stamp_of<S>;
    const auto rows = core::as_sample(sample);
    const std::span<const stamp> when{std::data(stamps), std::size(stamps)};
    detail::require_width(width);
    detail::require_stamps(when, rows.size());
    detail::require_length(out, rows.size(), detail::of_sample);
    detail::require_ready(metric, rows, policy);
    detail::time_window<M, stamp, detail::width_of<stamp>> last{metric, width, side, detail::rows_held(when, width)};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        last.push(when[i], rows[i]);
        if (detail::enough(policy, last.observed(), last.rows(), 0))
            detail::put(out, i, last.value());
        else
            detail::put_nothing(out, i);
    }
}

/// The metric over the last `width` of time, at every row, in a new vector. See `rolling_by_time_into`.
template <class M, class S, class R, missing::policy P = missing::skip>
    requires detail::rolls_by_time<M, R>
detail::columns_for<M> rolling_by_time(const M& metric, const S& stamps, const R& sample,
                                       const detail::width_of<detail::stamp_of<S>>& width, closed side = closed::right,
                                       const P& policy = {}) {
    auto out = detail::new_columns<M>(core::as_sample(sample).size());
    rolling_by_time_into(detail::places_in(out), metric, stamps, sample, width, side, policy);
    return out;
}

}
