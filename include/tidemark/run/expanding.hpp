// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/history.hpp>
#include <tidemark/run/detail/ordered_rolling.hpp>
#include <tidemark/run/detail/set_up.hpp>

#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run {

namespace detail {

template <core::sample S, class M, missing::policy P>
void require_expanding(std::span<double> out, const M& metric, const S& rows, const P& policy) {
    if (out.size() != rows.size())
        core::refuse("length of out", out.size(), "the length of the sample, " + std::to_string(rows.size()));
    require_min_count(policy, rows.size(), "rows of the sample");
    require_ready(metric, rows, policy);
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
/// Cost:     O(n), one absorb and one lower a row
template <class M, class R, missing::policy P = missing::skip>
    requires(core::fold<M> || core::recursion<M>) && detail::reads<M, R>
void expanding_into(std::span<double> out, const M& metric, const R& sample, const P& policy = {}) {
    const auto rows = core::as_sample(sample);
    detail::require_expanding(out, metric, rows, policy);
    detail::history<M> past{metric};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        past.push(rows[i]);
        const bool answers = detail::enough(policy, past.observed(), past.rows(), past.usual_count());
        out[i] = answers ? past.value() : core::nan;
    }
}

/// The same for a metric that reads rows in order. Cost: O(n), one sort of all rows in linear time, and what the metric
/// reads; for rank associations of pairs O(n) a row.
template <class M, class R, missing::policy P = missing::skip>
    requires(core::order_statistic<M> || core::rank_statistic<M> || core::rank_association<M>) && detail::reads<M, R>
void expanding_into(std::span<double> out, const M& metric, const R& sample, const P& policy = {}) {
    const auto rows = core::as_sample(sample);
    detail::require_expanding(out, metric, rows, policy);
    detail::answer_in_order(out, metric, rows, rows.size() + 1, 0, policy);
}

/// The metric of all rows so far, at every row, in a new vector. See `expanding_into`.
template <core::metric M, class R, missing::policy P = missing::skip>
    requires detail::reads<M, R>
std::vector<double> expanding(const M& metric, const R& sample, const P& policy = {}) {
    std::vector<double> out(core::as_sample(sample).size());
    expanding_into(out, metric, sample, policy);
    return out;
}

}
