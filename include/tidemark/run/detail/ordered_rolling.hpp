// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/set_up.hpp>

#include <algorithm>
#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run {

/// The same for a metric of order statistics, each window sorted anew. Cost: O(n w log w).
template <core::order_statistic M, class R, missing::policy P = missing::skip>
    requires detail::reads<M, R>
void rolling_into(std::span<double> out, const M& metric, const R& sample, std::size_t window, const P& policy = {}) {
    const auto rows = core::as_sample(sample);
    detail::require_rolling(out, metric, rows, window, policy);
    std::vector<double> observed;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::size_t first = i + 1 < window ? 0 : i + 1 - window;
        observed.clear();
        for (std::size_t j = first; j <= i; ++j)
            if (!core::is_missing(rows[j])) observed.push_back(rows[j]);
        std::sort(observed.begin(), observed.end());
        const bool answers = detail::enough(policy, observed.size(), i + 1 - first, window);
        out[i] = answers ? metric.lower(std::span<const double>{observed}) : core::nan;
    }
}

}
