// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/convention.hpp>
#include <tidemark/risk/quantile.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// A loss level by its tail: `alpha` is the share of returns beyond it, 0.05 for a confidence of 95 %. It is asked for
/// directly, since 1 - 0.95 is not 0.05 in binary and the difference can move an order statistic.
constexpr core::complaint check_alpha(double alpha) noexcept {
    if (alpha > 0 && alpha < 1) return {};
    return {"alpha", alpha, "a number in (0, 1)"};
}

namespace detail {

/// A value at risk of a quantile whose place is known.
template <class M>
struct placed_value_at_risk {
    M metric;
    placed_quantile quantile;

    template <core::ordered_window W>
    constexpr double lower(const W& ascending) const noexcept {
        return metric.at_quantile(quantile.lower(ascending));
    }
};

}

/// The historical value at risk: the loss that a share `alpha` of the returns exceeded.
///
/// Formula: -quantile(r, alpha)
/// Input:   returns per period, as fractions
/// Value:   fraction; positive for a loss, not floored at zero unless `floor::zero`
/// No data: NaN
/// Errors:  alpha outside (0, 1)
/// Source:  Jorion, Value at Risk, ch. 10; quantile types of Hyndman and Fan (1996)
struct value_at_risk_historical {
    enum class floor { none, zero };

    double alpha = 0.05;
    quantile_type type = quantile_type::linear;
    sign as = sign::as_loss;
    floor at_least = floor::none;

    constexpr core::complaint check() const noexcept { return check_alpha(alpha); }
    constexpr detail::placed_value_at_risk<value_at_risk_historical> among(std::size_t count) const noexcept {
        return {*this, {locate_quantile(alpha, count, type)}};
    }
    template <core::ordered_window W>
    constexpr double lower(const W& ascending) const noexcept {
        return among(ascending.size()).lower(ascending);
    }
    constexpr double at_quantile(double q) const noexcept {
        return signed_as(as, at_least == floor::zero && -q < 0 ? 0 : -q);
    }
};

}
