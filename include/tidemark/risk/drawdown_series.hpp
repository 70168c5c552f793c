// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/view.hpp>
#include <tidemark/risk/drawdown_walk.hpp>

#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::risk {

namespace detail {

template <class S, class Step>
void walk_into(std::span<double> out, const S& rows, drawdown_walk walk, Step step) {
    if (out.size() != rows.size())
        core::refuse("length of out", out.size(), "the length of the sample, " + std::to_string(rows.size()));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool missing = core::is_missing(rows[i]);
        if (!missing) step(walk, rows[i]);
        out[i] = missing ? core::nan : walk.drawdown();
    }
}

}

/// How far wealth stood below its high after every return, into the caller's memory.
///
/// Formula: V_t / max(V_0 .. V_t) - 1, with V_0 = 1 and V_t = V_(t-1) (1 + r_t); `arithmetic` S_t - max(S_0 .. S_t) of
///          the sums; `log` ln(V_t / max(V_0 .. V_t))
/// Input:   a readable sample of n simple returns per period, as fractions; `out` of n numbers
/// Value:   n numbers, 0 or less
/// No data: NaN where the return is missing; from a return below -1 on, or an overflow of wealth, unless `arithmetic`
/// Errors:  std::invalid_argument for an `out` of another length; nothing is written then
/// Cost:    O(n)
/// Source:  Magdon-Ismail and Atiya (2004), Maximum drawdown; Chekhlov, Uryasev and Zabarankin (2005) for `arithmetic`
template <core::readable R>
    requires std::same_as<typename core::sample_of<R>::observation, double>
void drawdown_series_into(std::span<double> out, const R& returns, drawdown_scale scale = drawdown_scale::compounded) {
    detail::walk_into(out, core::as_sample(returns), drawdown_walk::of_returns(scale),
                      [](drawdown_walk& w, double r) { w.earn(r); });
}

/// The same in a new vector. See `drawdown_series_into`.
template <core::readable R>
    requires std::same_as<typename core::sample_of<R>::observation, double>
std::vector<double> drawdown_series(const R& returns, drawdown_scale scale = drawdown_scale::compounded) {
    std::vector<double> out(core::as_sample(returns).size());
    drawdown_series_into(out, returns, scale);
    return out;
}

/// How far a price or level stood below its high, at every row, into the caller's memory. The first level is a high.
///
/// Formula: P_t / max(P_1 .. P_t) - 1; `arithmetic` P_t - max(P_1 .. P_t); `log` ln(P_t / max(P_1 .. P_t))
/// Input:   a readable sample of n prices or levels, not negative unless `arithmetic`; `out` of n numbers
/// Value:   n numbers, 0 or less; of `arithmetic` in the unit of the prices
/// No data: NaN where the level is missing, and from one that is negative or infinite on, unless `arithmetic`
/// Errors:  std::invalid_argument for an `out` of another length; nothing is written then
/// Cost:    O(n)
/// Source:  Magdon-Ismail and Atiya (2004), Maximum drawdown
template <core::readable R>
    requires std::same_as<typename core::sample_of<R>::observation, double>
void drawdown_series_of_levels_into(std::span<double> out, const R& levels,
                                    drawdown_scale scale = drawdown_scale::compounded) {
    detail::walk_into(out, core::as_sample(levels), drawdown_walk::of_levels(scale),
                      [](drawdown_walk& w, double level) { w.move_to(level); });
}

/// The same in a new vector. See `drawdown_series_of_levels_into`.
template <core::readable R>
    requires std::same_as<typename core::sample_of<R>::observation, double>
std::vector<double> drawdown_series_of_levels(const R& levels, drawdown_scale scale = drawdown_scale::compounded) {
    std::vector<double> out(core::as_sample(levels).size());
    drawdown_series_of_levels_into(out, levels, scale);
    return out;
}

}
