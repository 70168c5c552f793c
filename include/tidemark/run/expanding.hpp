// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/answers.hpp>
#include <tidemark/run/detail/history.hpp>
#include <tidemark/run/detail/ordered_rolling.hpp>

#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run {

namespace detail {

template <class Out, class M, core::sample S, missing::policy P>
void expand(const Out& out, const M& metric, const S& rows, const P& policy) {
    if constexpr (core::fold<M> || core::recursion<M>)
        answer_by_row(out, history<M>{metric}, rows, policy);
    else
        answer_in_order(out, metric, rows, rows.size() + 1, 0, policy);
}

}

/// The metric of all rows so far, at every row, into the caller's memory.
///
/// Input:    a readable sample of n rows; `out` of n numbers
/// Value:    out[i] is the metric of rows 0 .. i
/// No data:  NaN before `min_count` observed rows (missing::skip), from the first missing row on (missing::propagate),
///           and where the metric has no answer
/// Errors:   std::invalid_argument for a min_count above n, an `out` of another length, an invalid metric, or a missing
///           row under missing::refuse; nothing is written then
/// Rounding: a running left fold of mergeable states about the first observation
/// Cost:     O(n), one absorb and one lower a row; metrics that read rows in order: one sort of all rows in linear
/// time,
///           and what the metric reads; rank associations of pairs O(n) a row
template <class M, class R, missing::policy P = missing::skip>
    requires detail::reads<M, R> && detail::tells_numbers<M>
void expanding_into(const detail::out_for<M>& out, const M& metric, const R& sample, const P& policy = {}) {
    const auto rows = core::as_sample(sample);
    detail::require_length(out, rows.size(), detail::of_sample);
    detail::require_min_count(policy, rows.size(), "rows of the sample");
    detail::require_ready(metric, rows, policy);
    detail::for_each_state(out, metric,
                           [&](const auto& to, const auto& one) { detail::expand(to, one, rows, policy); });
}

/// The metric of all rows so far, at every row, in a new vector. See `expanding_into`.
template <class M, class R, missing::policy P = missing::skip>
    requires detail::reads<M, R> && detail::tells_numbers<M>
detail::columns_for<M> expanding(const M& metric, const R& sample, const P& policy = {}) {
    auto out = detail::new_columns<M>(core::as_sample(sample).size());
    expanding_into(detail::places_in(out), metric, sample, policy);
    return out;
}

/// The same for a metric whose answer is more than a number: one answer a row, and where `expanding_into` would write
/// NaN what the metric answers to no data.
template <class M, class R, missing::policy P = missing::skip>
    requires detail::reads<M, R> && detail::tells_more<M>
auto expanding(const M& metric, const R& sample, const P& policy = {}) {
    const auto rows = core::as_sample(sample);
    detail::require_min_count(policy, rows.size(), "rows of the sample");
    detail::require_ready(metric, rows, policy);
    return detail::told_by_row(metric, detail::history<M>{metric}, rows, policy);
}

}
