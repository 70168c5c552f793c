// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/value_at_risk.hpp>
#include <tidemark/state/recent_values.hpp>

#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The entropic risk measure: the loss that an investor of constant absolute risk tolerance z would take for certain in
/// place of the returns. With `alpha` below 1 it is the bound on the value at risk that the entropic value at risk is
/// the least of.
///
/// Formula:  z ln(mean(exp(-r/z)) / alpha)
/// Input:    returns per period, as fractions
/// Value:    fraction; positive for a loss
/// No data:  NaN
/// Errors:   z not positive, alpha outside (0, 1]
/// Rounding: relative to the worst return, so that nothing overflows, and without the digits that ln(1 + x) loses
/// Cost:     two exponentials a merge
/// Source:   Foellmer and Schied (2002), Convex measures of risk and trading constraints; Ahmadi-Javid (2012)
struct entropic_risk_measure {
    double z = 1;      ///< risk tolerance, in the unit of the returns
    double alpha = 1;  ///< 1 for the measure itself

    using observation = double;
    /// The worst loss, and sums of exp((loss - worst) / z), and of the same less 1, which keeps what is close to 0.
    struct state {
        double count = 0;
        double worst = -core::infinity;
        double powers = 0;
        double powers_less_one = 0;

        friend constexpr bool operator==(const state&, const state&) noexcept = default;
    };

    constexpr core::complaint check() const noexcept {
        if (!(z > 0 && core::is_finite(z))) return {"z", z, "a positive number"};
        if (!(alpha > 0 && alpha <= 1)) return {"alpha", alpha, "a number in (0, 1]"};
        return {};
    }
    static constexpr state lift(double r) noexcept { return {1, -r, 1, 0}; }
    state combine(const state& early, const state& late) const noexcept {
        if (early.count == 0) return late;
        if (late.count == 0) return early;
        const double worst = core::larger(late.worst, early.worst);
        const state a = seen_from(worst, early), b = seen_from(worst, late);
        return {a.count + b.count, worst, a.powers + b.powers, a.powers_less_one + b.powers_less_one};
    }
    double lower(const state& s) const noexcept {
        const double less_one = s.powers_less_one / s.count;
        const double log_mean = less_one > -0.5 ? std::log1p(less_one) : std::log(s.powers / s.count);
        return s.count > 0 ? s.worst + core::product(z, log_mean - std::log(alpha)) : core::nan;
    }

private:
    /// exp(d/z) = (1 + e)(1 + g), and less 1 it is e (1 + g) + g: both negative, so that nothing cancels.
    state seen_from(double worst, const state& s) const noexcept {
        if (worst == s.worst) return s;
        const double less = std::expm1((s.worst - worst) / z), factor = std::exp((s.worst - worst) / z);
        return {s.count, worst, s.powers * factor,
                core::product(s.powers_less_one, factor) + core::product(s.count, less)};
    }
};

/// The entropic value at risk: the least bound of Chernoff's kind on the value at risk, and a coherent measure. No
/// state of fixed size knows the least of all tilts, so every sample or window is looked through anew.
///
/// Formula:  min over z > 0 of z ln(mean(exp(-r/z)) / alpha)
/// Input:    returns per period, as fractions
/// Value:    fraction; positive for a loss; from the expected shortfall to the worst loss, which it is where a
///           share alpha of the returns or more is as bad as that
/// No data:  NaN; also with an infinite return
/// Errors:   alpha outside (0, 1)
/// Rounding: within 1e-10 of the range of the returns: bounds from above and below close in on it
/// Cost:     about ten passes over the sample; in a rolling window O(w) a row, as many passes over its values
/// Source:   Ahmadi-Javid (2012), Entropic value-at-risk: a new coherent risk measure
struct entropic_value_at_risk {
    double alpha = 0.05;
    sign as = sign::as_loss;

    using state = tidemark::state::all_values;

    constexpr core::complaint check() const noexcept { return check_alpha(alpha); }
    void absorb(state& s, double r) const { s.absorb(r); }
    double lower(const state& s) const noexcept { return lower(s.view()); }
    double lower(const tidemark::state::row_view& rows) const noexcept { return signed_as(as, loss(rows)); }

private:
    /// The returns tilted towards the worst one, w_i proportional to exp(t (loss_i - worst)).
    struct tilted {
        double log_mean;   ///< of exp(t (loss - worst))
        double shortfall;  ///< weighted mean of loss - worst, 0 or less
        double variance;   ///< weighted
    };
    static tilted tilt(const tidemark::state::row_view& rows, double n, double worst_return, double t) noexcept {
        double first = 0, second = 0;
        const double weights = rows.sum([&](double r) {
            const double d = worst_return - r, w = std::exp(core::product(t, d));
            first += core::product(w, d);
            second += core::product(core::product(w, d), d);
            return w;
        });
        const double mean = first / weights;
        return {std::log(weights / n), mean, second / weights - core::product(mean, mean)};
    }

    /// The tilt t = 1/z is best where its entropy against equal weights, t E_w(loss) - ln mean(exp(t loss)), is
    /// -ln(alpha). The entropy rises with t, at t Var_w(loss); below the best tilt the weighted mean loss is a lower
    /// bound of the answer, and the formula is an upper bound everywhere.
    double loss(const tidemark::state::row_view& rows) const noexcept {
        double low = core::infinity, high = -core::infinity, equal = 0;
        const double n = rows.sum([&](double r) {
            if (r < low) equal = 0;
            low = core::smaller(r, low);
            high = core::larger(r, high);
            equal += r == low ? 1 : 0;
            return 1;
        });
        if (n == 0 || !core::is_finite(low) || !core::is_finite(high)) return core::nan;
        if (alpha * n <= equal * (1 + 0x1p-50)) return -low;
        const double wanted = -std::log(alpha), range = high - low;
        double below = 0, above = core::infinity, lower_bound = -core::infinity, upper_bound = core::infinity;
        double t = core::sqrt(2 * wanted) / range;
        for (int step = 0; step < 200 && !(upper_bound - lower_bound <= 1e-12 * range); ++step) {
            const tilted at = tilt(rows, n, low, t);
            const double entropy = core::product(t, at.shortfall) - at.log_mean;
            upper_bound = core::smaller((at.log_mean + wanted) / t, upper_bound);
            if (entropy <= wanted) {
                lower_bound = core::larger(at.shortfall, lower_bound);
                below = t;
            } else {
                above = t;
            }
            // Newton's step for sqrt(2 entropy), which rises nearly like a line; within the bounds, or half way.
            const double root = core::sqrt(2 * entropy), slope = t * at.variance / root;
            const double next = t + (core::sqrt(2 * wanted) - root) / slope;
            const double middle = core::is_finite(above) ? below + (above - below) / 2 : 2 * t;
            t = next > below && next < above ? next : middle;
        }
        return upper_bound - low;
    }
};

}
