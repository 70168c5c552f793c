// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/view.hpp>
#include <tidemark/risk/convention.hpp>
#include <tidemark/state/decayed.hpp>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// Co-moments of two series with a weight for every row. Rows where one of the three is missing are left out.
///
/// Errors: std::invalid_argument for lengths that differ, or a weight that is negative or infinite
/// Cost:   O(n), one pass
template <core::readable X, core::readable Y, core::readable W>
tidemark::state::decayed_comoments weighted_comoments(const X& x, const Y& y, const W& weights) {
    const auto xs = core::as_sample(x);
    const auto ys = core::as_sample(y);
    const auto ws = core::as_sample(weights);
    const auto expected = [&] { return "the length of x, " + std::to_string(xs.size()); };
    if (ys.size() != xs.size()) core::refuse("length of y", ys.size(), expected());
    if (ws.size() != xs.size()) core::refuse("length of weights", ws.size(), expected());
    tidemark::state::decayed_comoments all;
    for (std::size_t i = 0; i < xs.size(); ++i) {
        const double w = ws[i];
        if (w < 0 || w == core::infinity) core::refuse("weights[" + std::to_string(i) + "]", w, "0 or more, finite");
        const core::pair p{xs[i], ys[i]};
        if (w > 0 && !core::is_missing(p)) all = decltype(all)::combine(all, decltype(all)::lift(p, 1, w));
    }
    return all;
}

/// The covariance of two series with a weight for every row.
///
/// Formula: sum(w (x - mx)(y - my)) / (sum(w) - sum(w^2) / sum(w)), mx and my weighted means; `biased` by sum(w)
/// Input:   two series and weights from 0 to 1e150, of one length
/// Value:   unit of x times unit of y
/// No data: NaN with fewer than 2 positive weights (`biased` with none)
/// Errors:  std::invalid_argument for lengths that differ, or a weight that is negative or infinite
/// Source:  R stats::cov.wt
template <core::readable X, core::readable Y, core::readable W>
double weighted_covariance(const X& x, const Y& y, const W& weights,
                           risk::weighted_bias bias = risk::weighted_bias::debiased) {
    const auto s = weighted_comoments(x, y, weights);
    return bias == risk::weighted_bias::biased ? s.biased_covariance() : s.covariance();
}

/// The correlation of two series with a weight for every row.
///
/// Formula: sum(w (x - mx)(y - my)) / sqrt(sum(w (x - mx)^2) sum(w (y - my)^2)), mx and my weighted means
/// Input:   two series and weights from 0 to 1e150, of one length
/// Value:   -1 to 1
/// No data: NaN with fewer than 2 positive weights or when either series is constant
/// Errors:  std::invalid_argument for lengths that differ, or a weight that is negative or infinite
/// Source:  R stats::cov.wt
template <core::readable X, core::readable Y, core::readable W>
double weighted_correlation(const X& x, const Y& y, const W& weights) {
    return weighted_comoments(x, y, weights).correlation();
}

}
