// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/view.hpp>

namespace tidemark::inline TIDEMARK_ABI::core {

/// Two series as one sample of pairs, for metrics that read two: beta, correlation, tracking error.
///
/// Input:  two readable series of one length; nothing is copied, so they must outlive the sample
/// Errors: std::invalid_argument when the lengths differ
template <readable X, readable Y>
constexpr auto pairs(const X& x, const Y& y) {
    const auto xs = as_sample(x);
    const auto ys = as_sample(y);
    if (xs.size() != ys.size()) refuse("length of y", ys.size(), "the length of x, " + std::to_string(xs.size()));
    return pair_view{xs, ys};
}

}
