// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/frequency.hpp>
#include <tidemark/risk/detail/time_aggregation.hpp>

#include <cstddef>
#include <span>

namespace tidemark::inline TIDEMARK_ABI::risk {

namespace detail {

inline double periods_to_aggregate(core::frequency periods) {
    if (periods.check().argument != nullptr) core::refuse("periods", periods.value(), "a positive number");
    return periods.value();
}

}

/// What a Sharpe ratio per period is multiplied by to be one of q periods, when returns are serially correlated.
///
/// Formula: q / sqrt(q + 2 sum over k < q of (q - k) rho_k)
/// Input:   q, the number of periods; rho_1, rho_2, ..., lags that are not given count as uncorrelated
/// Value:   a factor; sqrt(q) without correlation
/// No data: NaN for a missing autocorrelation, and where they leave nothing under the root
/// Errors:  std::invalid_argument for periods not positive
/// Source:  Lo (2002), The statistics of Sharpe ratios, eq. 20
inline double sharpe_time_aggregation_factor(core::frequency periods, std::span<const double> autocorrelations) {
    const double q = detail::periods_to_aggregate(periods);
    return detail::time_aggregation(q, autocorrelations.size(), [=](std::size_t k) { return autocorrelations[k - 1]; });
}

/// The same factor for returns that follow an autoregression of order one, whose autocorrelations are powers of the
/// first.
///
/// Formula: q / sqrt(q + 2 sum over k < q of (q - k) rho^k)
/// Input:   q, the number of periods; rho, the autocorrelation of neighbouring returns
/// Value:   a factor; sqrt(q) without correlation, 1 for rho = 1
/// No data: NaN
/// Errors:  std::invalid_argument for periods not positive, autocorrelation outside [-1, 1]
/// Cost:    O(q): the sum loses no digits near rho = 1, where its closed form does
/// Source:  Lo (2002), The statistics of Sharpe ratios, eq. 22
inline double sharpe_time_aggregation_factor_ar1(core::frequency periods, double autocorrelation) {
    const double q = detail::periods_to_aggregate(periods);
    if (autocorrelation < -1 || autocorrelation > 1)
        core::refuse("autocorrelation", autocorrelation, "a number in [-1, 1]");
    double power = 1;
    return detail::time_aggregation(q, static_cast<std::size_t>(-1),
                                    [&](std::size_t) { return power *= autocorrelation; });
}

}
