// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/view.hpp>
#include <tidemark/infer/markov_switching.hpp>

#include <vector>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// The probability of regime 1 at every row; that of regime 0 is the rest.
struct regime_path {
    std::vector<double> predicted;  ///< from the rows before it
    std::vector<double> filtered;   ///< from these and itself
    std::vector<double> smoothed;   ///< from all rows
    double log_likelihood = core::nan;
    std::size_t observed = 0;
    std::size_t missing = 0;
};

namespace detail {

/// By how much more probable each regime has become, for what came after. One that rounding has made impossible stays
/// so.
inline core::pair hindsight(double smoothed, double predicted) noexcept {
    return {predicted < 1 ? (1 - smoothed) / (1 - predicted) : 0, predicted > 0 ? smoothed / predicted : 0};
}

}

/// Which regime was in force when, as all rows tell it in hindsight: Kim's smoother after Hamilton's filter.
///
/// Formula: s_t(i) = f_t(i) sum_j P(i to j) s_(t+1)(j) / a_(t+1)(j), back from s_n = f_n, with the predicted a and the
///          filtered f of `markov_switching`
/// Input:   returns per period, in order; a missing row passes without telling anything, so that it is predicted only
/// Value:   probabilities of regime 1, as many as rows, the log-likelihood and how many rows were observed. Filtered
///          ones know no later row, smoothed ones know all: a backtest must not read them
/// No data: no rows, log-likelihood NaN; NaN for an infinite row: filtered ones from there on, smoothed ones all
/// Errors:  std::invalid_argument for parameters that `markov_switching` refuses
/// Cost:    O(n), two passes
/// Source:  Kim (1994), Dynamic linear models with Markov-switching
template <core::readable R>
regime_path smoothed_regimes(const markov_switching& model, const R& series) {
    if (const auto c = model.check(); c.argument != nullptr) core::refuse(c.argument, c.value, c.expected);
    const auto rows = core::as_sample(series);
    const std::size_t n = rows.size();
    regime_path path;
    path.predicted.resize(n);
    path.filtered.resize(n);
    path.smoothed.resize(n);
    markov_switching::state s;
    for (std::size_t t = 0; t < n; ++t) {
        path.predicted[t] = model.ahead(s).y;
        model.absorb(s, rows[t]);
        path.filtered[t] = s.state1;
        ++(core::is_missing(rows[t]) ? path.missing : path.observed);
    }
    if (n == 0) return path;
    path.log_likelihood = s.log_likelihood;
    path.smoothed[n - 1] = path.filtered[n - 1];
    for (std::size_t t = n - 1; t-- > 0;) {
        const double f = path.filtered[t];
        const auto [to0, to1] = detail::hindsight(path.smoothed[t + 1], path.predicted[t + 1]);
        const double in0 = (1 - f) * (model.p00 * to0 + (1 - model.p00) * to1);
        const double in1 = f * ((1 - model.p11) * to0 + model.p11 * to1);
        path.smoothed[t] = in1 / (in0 + in1);
    }
    return path;
}

}
