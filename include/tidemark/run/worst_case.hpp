// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/block_scan.hpp>
#include <tidemark/run/detail/set_up.hpp>
#include <tidemark/run/detail/stepped_suffixes.hpp>

#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run {

/// Asks for windows in which no row waits for a whole block: every row takes a few combines more, and the slowest one
/// O(log window) of them instead of O(window). The blocks are cut in chunks, whose folds are moved to a common anchor,
/// so that the last digits differ from those of one fold; `stream` and `rolling` agree on them bit for bit.
struct worst_case {};

namespace detail {

template <core::fold M>
using stepped_scan = block_scan<M, suffixes_in_steps<M>>;

}

/// What a stream of the same window and policy under `worst_case` answers, at every row.
///
/// Errors: as `rolling_into`
/// Cost:   O(n), row by row
template <core::fold M, class R, missing::policy P>
    requires detail::reads<M, R>
void rolling_into(std::span<double> out, const M& metric, const R& sample, std::size_t window, const P& policy,
                  worst_case) {
    const auto rows = core::as_sample(sample);
    detail::require_rolling(out, metric, rows, window, policy);
    detail::stepped_scan<M> last{metric, window < rows.size() ? window : rows.size() + 1};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        last.push(rows[i]);
        out[i] = detail::enough(policy, last.observed(), last.rows(), window) ? last.value() : core::nan;
    }
}

/// The same in a new vector.
template <core::fold M, class R, missing::policy P>
    requires detail::reads<M, R>
std::vector<double> rolling(const M& metric, const R& sample, std::size_t window, const P& policy, worst_case how) {
    std::vector<double> out(core::as_sample(sample).size());
    rolling_into(out, metric, sample, window, policy, how);
    return out;
}
template <core::fold M, class R>
    requires detail::reads<M, R>
std::vector<double> rolling(const M& metric, const R& sample, std::size_t window, worst_case how) {
    return rolling(metric, sample, window, missing::skip{}, how);
}

}
