// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/compensated.hpp>

namespace tidemark::inline TIDEMARK_ABI::run {

/// A metric whose sums carry their rounding errors, made by `compensated`.
template <core::anchorable M>
struct compensated_metric {
    using observation = core::observation_of<M>;
    using state = state::compensated<core::state_of<M>>;

    M metric;

    constexpr core::complaint check() const noexcept { return core::check(metric); }
    template <class X>
    constexpr auto observe(const X& x) const noexcept {
        return core::observe(metric, x);
    }
    template <class S>
    constexpr auto lower(const S& s) const noexcept {
        return metric.lower(s);
    }
    template <class Real>
    constexpr auto lowering(const Real& n) const noexcept
        requires requires { metric.lowering(n); }
    {
        return metric.lowering(n);
    }
};

/// The same metric with sums that carry what their additions round away, for long windows in which much cancels: a
/// variance or a correlation loses the rounding of its terms and no more.
///
/// Input:    a metric that rests on sums about an anchor: mean, variance, skewness, covariance, correlation and their
///           like
/// Value:    a metric, for any driver: `rolling(compensated(variance{}), returns, 5000)`
/// Rounding: the sums of a window as if added with twice the digits; an unbounded stream and `expanding` do not sum
///           about an anchor and gain nothing
/// Cost:     seven operations for each addition, which are hidden where memory is slower
/// Source:   Knuth, The Art of Computer Programming, vol. 2, 4.2.2; Ogita, Rump and Oishi (2005)
template <core::anchorable M>
constexpr compensated_metric<M> compensated(const M& metric) noexcept {
    return {metric};
}

}
