// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/answers.hpp>
#include <tidemark/run/detail/block_scan.hpp>
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
    requires detail::rolls<M, R>
void rolling_into(const detail::out_for<M>& out, const M& metric, const R& sample, std::size_t window, const P& policy,
                  worst_case) {
    const auto rows = core::as_sample(sample);
    detail::require_rolling(out, metric, rows, window, policy);
    detail::for_each_state(out, metric, [&]<class One>(const auto& to, const One& one) {
        detail::answer_by_row(to, detail::stepped_scan<One>{one, core::lesser(window, rows.size() + 1)}, rows, policy);
    });
}

/// The same in a new vector.
template <core::fold M, class R, missing::policy P>
    requires detail::rolls<M, R>
detail::columns_for<M> rolling(const M& metric, const R& sample, std::size_t window, const P& policy, worst_case how) {
    auto out = detail::new_columns<M>(core::as_sample(sample).size());
    rolling_into(detail::places_in(out), metric, sample, window, policy, how);
    return out;
}
template <core::fold M, class R>
    requires detail::rolls<M, R>
detail::columns_for<M> rolling(const M& metric, const R& sample, std::size_t window, worst_case how) {
    return rolling(metric, sample, window, missing::skip{}, how);
}

}
