// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/detection.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// What of a pair speaks for another correlation: the likelihood of normal pairs, which finds a change soonest, or the
/// angle of the pair alone, which has the same distribution for normal pairs, for Student's of any tail and for any
/// other elliptical ones, and does not mind that the volatility of both rises or falls.
enum class correlation_evidence { likelihood, angle };

namespace detail {

/// Where pairs usually lie.
struct usual_pairs {
    core::pair mean;
    core::pair deviation;
    double correlation;
};

/// A correlation as far from r as `shift` says, on Fisher's scale, and half the logarithm of (1 - its square) against
/// (1 - r^2).
struct other_correlation {
    double value;
    double log_ratio;

    other_correlation(double r, double shift) noexcept {
        const double odds = (1 + r) / (1 - r) * std::exp(2 * shift);
        value = (odds - 1) / (odds + 1);
        // 1 - value^2 by the odds: nothing cancels near 1.
        log_ratio = std::log(4 * odds / ((odds + 1) * (odds + 1)) / ((1 - r) * (1 + r))) / 2;
    }
};

/// The log-likelihood ratio of a pair that is standardised, or of its angle, for a correlation `to` against r.
inline double likelihood_ratio(double r, const other_correlation& to, const core::pair& z) noexcept {
    using core::product;
    const double sum = z.x + z.y, difference = z.x - z.y, move = (to.value - r) / 4;
    const double for_sum = move / ((1 + r) * (1 + to.value)), for_difference = -move / ((1 - r) * (1 - to.value));
    return product(for_sum, product(sum, sum)) + product(for_difference, product(difference, difference)) -
           to.log_ratio;
}
inline double angle_ratio(double r, const other_correlation& to, const core::pair& z) noexcept {
    using core::product;
    if (z.x == 0 && z.y == 0) return 0;
    const double sine = 2 * product(z.x, z.y) / (product(z.x, z.x) + product(z.y, z.y));  // of twice the angle
    return to.log_ratio - std::log((1 - product(to.value, sine)) / (1 - product(r, sine)));
}

}

/// Whether the correlation of two series has moved: cumulative sums of the log-likelihood ratio. `calibrated` finds the
/// threshold.
///
/// Formula: up = max(0, up + l(r+)), down = max(0, down + l(r-)), atanh r+- = atanh r +- shift, z standardised;
///          `likelihood` l(q) = a(q) (zx + zy)^2 - a(-q) (zx - zy)^2 - g, `angle` l(q) = g - ln((1 - q s) / (1 - r s)),
///          s = 2 zx zy / (zx^2 + zy^2), a(q) = (q - r) / (4 (1 + r) (1 + q)) and a(-q) with both signs turned,
///          g = ln((1 - q^2) / (1 - r^2)) / 2; alarm where one is above the threshold
/// Input:   pairs, standardised where the correlation is given: of mean 0 and deviation 1 while nothing changes; with a
///          warm-up any, of which means, deviations and correlation are estimated
/// Value:   `detection`; statistics and threshold in units of the log-likelihood
/// No data: no alarm; NaN statistics in the warm-up, for good after one without spread or whose correlation is 1 or
///          -1, and after an infinity
/// Errors:  correlation outside (-1, 1), shift not positive, threshold not positive, a warm_up below 3 where the
///          correlation is to be learned or above 0 where it is given
/// Cost:    O(1) a row, two exponentials and four logarithms
/// Source:  Page (1954), Continuous inspection schemes; Lorden (1971), Procedures for reacting to a change in
///          distribution; the angle: Tyler (1987), Statistical analysis for the angular central Gaussian distribution
struct correlation_cusum {
    double correlation = core::nan;
    double shift = 0.5;  ///< the change to be found soonest, a difference of atanh(correlation): 0.8 to 0.3 is 0.79
    change_direction watches = change_direction::either;
    correlation_evidence evidence = correlation_evidence::angle;
    double threshold = core::nan;
    std::size_t warm_up = 0;
    after_alarm after = after_alarm::goes_on;

    using observation = core::pair;
    using state = detail::pairs_watch;

    constexpr core::complaint check() const noexcept { return detail::check_with_threshold(*this); }
    constexpr core::complaint check_but_threshold() const noexcept {
        if (!core::is_missing(correlation) && !(correlation > -1 && correlation < 1))
            return {"correlation", correlation, "a number in (-1, 1)"};
        if (!(shift > 0 && core::is_finite(shift))) return {"shift", shift, "a positive difference of atanh"};
        return detail::check_warm_up(warm_up, !core::is_missing(correlation), after);
    }
    detail::usual_pairs usual(const tidemark::state::comoments& learned) const noexcept {
        if (!core::is_missing(correlation)) return {{0, 0}, {1, 1}, correlation};
        const double dof = learned.count - 1, r = learned.xy / core::sqrt(core::product(learned.xx, learned.yy));
        return {{learned.mean_x(), learned.mean_y()},
                {core::sqrt(learned.xx / dof), core::sqrt(learned.yy / dof)},
                r > -1 && r < 1 ? r : core::nan};
    }
    detail::evidence weigh(const detail::usual_pairs& u, const core::pair& p) const noexcept {
        const double r = u.correlation;
        const core::pair z{(p.x - u.mean.x) / u.deviation.x, (p.y - u.mean.y) / u.deviation.y};
        const detail::other_correlation rise{r, shift}, fall{r, -shift};
        if (evidence == correlation_evidence::likelihood)
            return {detail::likelihood_ratio(r, rise, z), detail::likelihood_ratio(r, fall, z)};
        return {detail::angle_ratio(r, rise, z), detail::angle_ratio(r, fall, z)};
    }
    void absorb(state& s, const core::pair& p) const noexcept { detail::absorb_by_baseline(*this, s, p); }
    constexpr detection lower(const state& s) const noexcept { return s.told(watches, warm_up); }
};

}
