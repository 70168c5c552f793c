// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/ordered_rolling.hpp>
#include <tidemark/run/detail/recursion_window.hpp>
#include <tidemark/run/detail/series_scan.hpp>
#include <tidemark/run/detail/set_up.hpp>

#include <algorithm>
#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run {

/// The metric over the last `window` rows, at every row, into the caller's memory.
///
/// Input:    a readable sample of n rows; `out` of n numbers
/// Value:    out[i] is the metric of rows i-window+1 .. i
/// No data:  NaN until the window holds `min_count` observed rows (missing::skip, by default the whole window); under
///           missing::propagate and missing::refuse NaN until it is full, and while a missing row is in it
/// Errors:   std::invalid_argument for a window of 0, a min_count above the window, an `out` of another length, an
///           invalid metric, or a missing row under missing::refuse; nothing is written then
/// Rounding: bounded by the window, whatever came before it; equal window contents at the same position in their
///           blocks give equal bits
/// Cost:     O(n), about three combines a row; memory of `window` states
/// Source:   van Herk (1992), Gil and Werman (1993): block scans
template <core::fold M, class R, missing::policy P = missing::skip>
    requires detail::reads<M, R>
void rolling_into(std::span<double> out, const M& metric, const R& sample, std::size_t window, const P& policy = {}) {
    const auto rows = core::as_sample(sample);
    detail::require_rolling(out, metric, rows, window, policy);
    if (rows.size() == 0) return;
    detail::series_scan{out, metric, rows, window, policy}.run();
}

/// The same for a recursion that rolls by a kernel of its own: see there what it costs.
template <core::windowed_recursion M, class R, missing::policy P = missing::skip>
    requires detail::reads<M, R>
void rolling_into(std::span<double> out, const M& metric, const R& sample, std::size_t window, const P& policy = {}) {
    const auto rows = core::as_sample(sample);
    detail::require_rolling(out, metric, rows, window, policy);
    detail::recursion_window<M> last{metric, (std::min)(window, rows.size() + 1)};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        last.push(rows[i]);
        out[i] = detail::enough(policy, last.observed(), last.rows(), window) ? last.value() : core::nan;
    }
}

/// The metric over the last `window` rows, at every row, in a new vector. See `rolling_into`.
template <core::metric M, class R, missing::policy P = missing::skip>
    requires detail::reads<M, R> && (!core::recursion<M> || core::windowed_recursion<M>)
std::vector<double> rolling(const M& metric, const R& sample, std::size_t window, const P& policy = {}) {
    std::vector<double> out(core::as_sample(sample).size());
    rolling_into(out, metric, sample, window, policy);
    return out;
}

}
