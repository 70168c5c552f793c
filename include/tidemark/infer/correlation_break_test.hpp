// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/core/pairs.hpp>
#include <tidemark/infer/brownian_bridge.hpp>
#include <tidemark/infer/detail/long_run_variance.hpp>
#include <tidemark/infer/detail/observed_rows.hpp>
#include <tidemark/risk/correlation.hpp>
#include <tidemark/state/comoments.hpp>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// What a test for a change in correlation found.
struct correlation_break {
    double statistic = core::nan;
    double p_value = core::nan;
    std::size_t position = 0;  ///< the caller's row with which the later stretch begins, where the break is likeliest
    double before = core::nan, after = core::nan, whole = core::nan;  ///< the correlations of both stretches and of all
    std::size_t rows_before = 0, rows_after = 0;                      ///< observed
    std::size_t bandwidth = 0;
};

/// Has the correlation of two series changed, at a date that nobody names beforehand? Their means and variances are
/// taken as constant: a change of a variance alone may be told as one of the correlation.
///
/// Formula:  max over j of j / sqrt(n) |r_j - r_n| / d, r_j the correlation of the first j rows; d^2 = c_0 + 2 sum over
///           0 < h < bandwidth of (1 - h / bandwidth) c_h, c_h the autocovariances of u v - r_n (u^2 + v^2) / 2, u and
///           v the series standardised: what the delta method makes of the long-run variance of their five moments
/// Input:    two series of one length, 20 rows or more; rows with a missing side are left out; bandwidth: 1 for rows
///           independent of each other, more where they depend on those before, 0 for the whole part of ln n; trimming:
///           the share of rows at either end in which no break is looked for, 0 in the paper: a bridge is hardly ever
///           furthest in its first or last tenth, but a correlation of few rows may be anything
/// Value:    the statistic, and the probability that a Brownian bridge goes as far; the row after which the statistic
///           is largest, the first of equals, and the correlations before and from it. Of normal rows it is true to
///           its level from 200 rows where r is 0, 500 where it is 1/2, and 1000 where it is 0.9, and rejects too often
///           of fewer; a day unlike all others makes d large, and hides what happened on the others
/// No data:  NaN, and position 0, when either series is constant, with an infinite value, and when the series agree so
///           well that r^2 > 1 - 1e-10; a beginning that is constant is passed over
/// Errors:   std::invalid_argument for lengths that differ, fewer than 20 rows, a bandwidth above their number, or
///           trimming outside [0, 1/2)
/// Cost:     O(n bandwidth)
/// Source:   Wied, Kraemer and Dehling (2012), Testing for a change in correlation at an unknown point in time using an
///           extended functional delta method
struct correlation_break_test {
    static constexpr std::size_t least_rows = 20;

    std::size_t bandwidth = 0;
    double trimming = 0.1;
    bridge_path path = bridge_path::sampled;

    constexpr core::complaint check() const noexcept {
        if (!(trimming >= 0 && trimming < 0.5)) return {"trimming", trimming, "a share of 0 or more and below 1/2"};
        return {};
    }

    template <core::readable X, core::readable Y>
    correlation_break operator()(const X& x, const Y& y) const {
        if (const core::complaint c = check(); c.argument != nullptr) core::refuse(c.argument, c.value, c.expected);
        const detail::observed_rows rows{core::pairs(x, y), least_rows};
        const std::size_t n = rows.size();
        if (bandwidth > n) core::refuse("bandwidth", bandwidth, "at most the number of rows, " + std::to_string(n));

        correlation_break found;
        found.bandwidth = bandwidth == 0 ? detail::log_bandwidth(n) : bandwidth;
        const state::comoments all = stretch(rows, 0, n);
        const double whole = found.whole = risk::correlation{}.lower(all);
        if (!((1 - whole) * (1 + whole) > 1e-10)) return found;
        const double variance = detail::long_run_variance(influence(rows, all, whole), found.bandwidth);

        const auto share = static_cast<std::size_t>(trimming * static_cast<double>(n));
        const std::size_t first = share < 1 ? 1 : share;
        state::comoments early;
        double largest = -1;
        for (std::size_t j = 1; j <= n - first; ++j) {
            early = state::comoments::combine(early, state::comoments::lift(rows[j - 1]));
            const double r = risk::correlation{}.lower(early);
            const double distance = static_cast<double>(j) * std::fabs(r - whole);
            if (j < first || !(distance > largest)) continue;
            largest = distance;
            found.rows_before = j;
            found.before = r;
        }
        if (largest < 0) return found;
        found.rows_after = n - found.rows_before;
        found.position = rows.positions[found.rows_before];
        found.after = risk::correlation{}.lower(stretch(rows, found.rows_before, n));
        found.statistic = largest / std::sqrt(static_cast<double>(n) * variance);
        found.p_value = bridge_exceedance(found.statistic, n, path);
        return found;
    }

private:
    template <class Rows>
    static state::comoments stretch(const Rows& rows, std::size_t first, std::size_t last) noexcept {
        state::comoments s;
        for (std::size_t t = first; t < last; ++t) s = state::comoments::combine(s, state::comoments::lift(rows[t]));
        return s;
    }

    /// By how much each row moves the correlation, times the number of rows; their mean is 0.
    template <class Rows>
    static std::vector<double> influence(const Rows& rows, const state::comoments& all, double whole) {
        const double of_x = std::sqrt(all.count / all.xx), of_y = std::sqrt(all.count / all.yy);
        std::vector<double> pull;
        pull.reserve(rows.size());
        for (const core::pair& row : rows.rows) {
            const double u = ((row.x - all.origin.x) - all.offset.x) * of_x,
                         v = ((row.y - all.origin.y) - all.offset.y) * of_y;
            pull.push_back(u * v - whole * (u * u + v * v) / 2);
        }
        return pull;
    }
};

}
