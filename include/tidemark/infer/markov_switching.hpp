// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// How probable the regimes are before the first row: as the chain in the long run, or as stated.
enum class initial_regime { steady_state, stated };

/// What is told of the rows so far.
enum class regime_answer { state1, log_likelihood };

/// A Markov chain of two regimes, in each of which the rows are normal with a mean and a variance of their own, and the
/// probability of each regime live: Hamilton's filter, row by row.
///
/// Formula:  before a row a_j = sum_i f_i P(i to j), after it f_j = a_j d_j / sum_i a_i d_i, d_j the normal density of
///           the row in regime j; log_likelihood = sum of ln sum_i a_i d_i. `steady_state`: before the first row
///           a_1 = (1 - p00) / (2 - p00 - p11); `stated`: stated_state1
/// Input:    returns per period, in order; drivers leave missing rows out, as if no time had passed, `smoothed_regimes`
///           and a NaN given to `absorb` count them as time
/// Value:    the probability of regime 1 at the last row, given the rows so far (`state1`; regime 0 has the rest), or
///           the `log_likelihood` of these rows
/// No data:  NaN before the first row, and from a row on that is infinite or whose square is
/// Errors:   p00 or p11 outside (0, 1), a mean or variance that is not finite, a variance not above 0, stated_state1
///           outside [0, 1]
/// Rounding: densities by their logarithms, scaled by the larger: no row underflows
/// Cost:     five exponentials and logarithms a row
/// Source:   Hamilton (1989), A new approach to the economic analysis of nonstationary time series
struct markov_switching {
    double p00;  ///< probability of staying in regime 0
    double p11;  ///< probability of staying in regime 1
    double mean0;
    double mean1;
    double variance0;
    double variance1;
    initial_regime initial = initial_regime::steady_state;
    double stated_state1 = 0.5;  ///< probability of regime 1 before the first row, for `stated`
    regime_answer told = regime_answer::state1;

    struct state {
        using observation = double;

        double rows = 0;  ///< also missing ones
        double state0 = core::nan;
        double state1 = core::nan;
        double log_likelihood = 0;

        friend constexpr bool operator==(const state&, const state&) noexcept = default;
    };

    constexpr core::complaint check() const noexcept {
        if (!(p00 > 0 && p00 < 1)) return {"p00", p00, "a probability in (0, 1)"};
        if (!(p11 > 0 && p11 < 1)) return {"p11", p11, "a probability in (0, 1)"};
        if (!core::is_finite(mean0)) return {"mean0", mean0, "a finite number"};
        if (!core::is_finite(mean1)) return {"mean1", mean1, "a finite number"};
        if (!(variance0 > 0 && core::is_finite(variance0))) return {"variance0", variance0, "a finite number above 0"};
        if (!(variance1 > 0 && core::is_finite(variance1))) return {"variance1", variance1, "a finite number above 0"};
        if (initial == initial_regime::stated && !(stated_state1 >= 0 && stated_state1 <= 1))
            return {"stated_state1", stated_state1, "a probability in [0, 1]"};
        return {};
    }

    /// The probabilities of the row that comes next.
    constexpr core::pair ahead(const state& s) const noexcept {
        if (s.rows > 0)
            return {core::product(s.state0, p00) + core::product(s.state1, 1 - p11),
                    core::product(s.state0, 1 - p00) + core::product(s.state1, p11)};
        if (initial == initial_regime::stated) return {1 - stated_state1, stated_state1};
        return {(1 - p11) / ((1 - p00) + (1 - p11)), (1 - p00) / ((1 - p00) + (1 - p11))};
    }

    void absorb(state& s, double x) const noexcept {
        const core::pair next = ahead(s);
        s.rows += 1;
        s.state0 = next.x;
        s.state1 = next.y;
        if (core::is_missing(x)) return;
        const double log0 = log_density(x, mean0, variance0), log1 = log_density(x, mean1, variance1);
        // By the larger of the densities that can be, so that the sum is never nothing.
        const double top = next.x == 0 ? log1 : next.y == 0 ? log0 : core::larger(log0, log1);
        const double joint0 = next.x == 0 ? 0 : core::product(next.x, std::exp(log0 - top));
        const double joint1 = next.y == 0 ? 0 : core::product(next.y, std::exp(log1 - top));
        s.state0 = joint0 / (joint0 + joint1);
        s.state1 = joint1 / (joint0 + joint1);
        s.log_likelihood += top + std::log(joint0 + joint1);
    }

    constexpr double lower(const state& s) const noexcept {
        if (s.rows == 0) return core::nan;
        return told == regime_answer::state1 ? s.state1 : s.log_likelihood;
    }

private:
    static double log_density(double x, double mean, double variance) noexcept {
        constexpr double log_two_pi = 1.8378770664093454836;
        const double d = x - mean;
        return -(log_two_pi + std::log(variance) + core::product(d, d) / variance) / 2;
    }
};

}
