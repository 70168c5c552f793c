// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/block_scan.hpp>
#include <tidemark/run/detail/ordered_rolling.hpp>
#include <tidemark/run/detail/recursion_window.hpp>
#include <tidemark/run/detail/series_scan.hpp>
#include <tidemark/run/detail/set_up.hpp>

#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run {

namespace detail {

template <class Out, core::fold M, core::sample S, missing::policy P>
void roll(const Out& out, const M& metric, const S& rows, std::size_t window, const P& policy) {
    if constexpr (requires { sizeof(contiguous<S>); }) {
        if (rows.size() > 0) series_scan{out, metric, rows, window, policy}.run();
    } else {
        answer_by_row(out, block_scan<M>{metric, core::lesser(window, rows.size() + 1)}, rows, policy);
    }
}
template <core::windowed_recursion M, core::sample S, missing::policy P>
void roll(std::span<double> out, const M& metric, const S& rows, std::size_t window, const P& policy) {
    answer_by_row(out, recursion_window<M>{metric, core::lesser(window, rows.size() + 1)}, rows, policy);
}
template <class M, core::sample S, missing::policy P>
    requires core::order_statistic<M> || core::rank_statistic<M> || core::rank_association<M>
void roll(std::span<double> out, const M& metric, const S& rows, std::size_t window, const P& policy) {
    answer_in_order(out, metric, rows, window, window, policy);
}

}

/// The metric over the last `window` rows, at every row, into the caller's memory.
///
/// Input:    a readable sample of n rows; `out` of n numbers
/// Value:    out[i] is the metric of rows i-window+1 .. i
/// No data:  NaN until the window holds `min_count` observed rows (missing::skip, by default the whole window); under
///           missing::propagate and missing::refuse NaN until it is full, and while a missing row is in it
/// Errors:   std::invalid_argument for a window of 0, a min_count above the window, an `out` of another length, an
///           invalid metric, or a missing row under missing::refuse; nothing is written then
/// Rounding: bounded by the window, whatever came before it; equal window contents at the same position in their
///           blocks give equal bits. Metrics that read rows in order take 0 and -0 for one number, which comes out as
///           0; rank associations of windows up to 200,000 rows count in whole numbers, exactly
/// Cost:     O(n), about three combines a row; memory of `window` states. A metric of order statistics or ranks: what
///           it reads, a short window kept sorted in registers, a long one for a linear-time sort of six windows at a
///           time and their memory; rank associations O(window) a row, in lanes; a recursion as its kernel says
/// Source:   van Herk (1992), Gil and Werman (1993): block scans
template <class M, class R, missing::policy P = missing::skip>
    requires detail::rolls<M, R>
void rolling_into(const detail::out_for<M>& out, const M& metric, const R& sample, std::size_t window,
                  const P& policy = {}) {
    const auto rows = core::as_sample(sample);
    detail::require_rolling(out, metric, rows, window, policy);
    detail::for_each_state(out, metric,
                           [&](const auto& to, const auto& one) { detail::roll(to, one, rows, window, policy); });
}

/// The metric over the last `window` rows, at every row, in a new vector. See `rolling_into`.
template <class M, class R, missing::policy P = missing::skip>
    requires detail::rolls<M, R>
detail::columns_for<M> rolling(const M& metric, const R& sample, std::size_t window, const P& policy = {}) {
    auto out = detail::new_columns<M>(core::as_sample(sample).size());
    rolling_into(detail::places_in(out), metric, sample, window, policy);
    return out;
}

/// The same for a metric whose answer is more than a number: one answer a row, and where `rolling_into` would write NaN
/// what the metric answers to no data.
///
/// Cost: as a stream, row by row
template <class M, class R, missing::policy P = missing::skip>
    requires detail::reads<M, R> && detail::tells_more<M> && detail::has_window<M>
auto rolling(const M& metric, const R& sample, std::size_t window, const P& policy = {}) {
    const auto rows = core::as_sample(sample);
    detail::require_window(window);
    detail::require_min_count(policy, window);
    detail::require_ready(metric, rows, policy);
    const std::size_t kept = core::lesser(window, rows.size() + 1);
    if constexpr (core::fold<M>)
        return detail::told_by_row(metric, detail::block_scan<M>{metric, kept}, rows, policy);
    else
        return detail::told_by_row(metric, detail::recursion_window<M>{metric, kept}, rows, policy);
}

}
