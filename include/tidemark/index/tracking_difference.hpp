// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/detail/expectations.hpp>

#include <span>

namespace tidemark::inline TIDEMARK_ABI::index {

/// How much more a fund returned than its index, over the whole of the horizon that is handed in. How far it scattered
/// on the way is `risk::tracking_error` of the returns of both.
///
/// Formula: fund_T / fund_0 - index_T / index_0
/// Input: levels of fund and index on the same days
/// Value: fraction over the horizon, not of a year; negative where the fund fell behind
/// No data: NaN for no levels; 0 for one
/// Errors: std::invalid_argument for lengths that differ, or a level that is not positive and finite
/// Rounding: at most three halves of a unit in the last place of the greater growth
/// Source: European Securities and Markets Authority, Guidelines on ETFs and other UCITS issues (ESMA/2014/937)
inline double tracking_difference(std::span<const double> fund, std::span<const double> index) {
    detail::require_length("index", index.size(), "fund", fund.size());
    detail::require_positive("fund", fund);
    detail::require_positive("index", index);
    if (fund.empty()) return core::nan;
    return fund.back() / fund.front() - index.back() / index.front();
}

}
