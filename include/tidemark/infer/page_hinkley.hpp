// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/detection.hpp>

namespace tidemark::inline TIDEMARK_ABI::infer {

namespace detail {

constexpr core::complaint check_page_hinkley(double tolerance, std::size_t warm_up) noexcept {
    if (!(tolerance > 0 && core::is_finite(tolerance))) return {"tolerance", tolerance, "a positive number"};
    if (warm_up < 3) return {"warm_up", static_cast<double>(warm_up), "3 or more, to have a mean"};
    return {};
}

/// What a detector does that measures an observation against all so far, itself included.
template <class D, class X>
void absorb_by_running_mean(const D& d, core::state_of<D>& s, const X& x) noexcept {
    s.begin_row(d.after);
    if (s.warms_up(x, d.warm_up)) return;
    s.learn(x);
    const double off = d.measure(s.learned, x);
    s.sums.absorb({off - d.tolerance, -off - d.tolerance}, d.watches, d.threshold);
}

}

/// Whether the mean of a series has moved away from its running mean: the test of Page and Hinkley, which needs to know
/// no mean. `calibrated` finds the threshold.
///
/// Formula: up = max(0, up + z - tolerance), down = max(0, down - z - tolerance), z_t = (x_t - mean(x_1 .. x_t)) /
///          deviation, which is the distance of the summed z - tolerance from its minimum; alarm where one is above the
///          threshold
/// Input:   any series; its deviation, or else that of the observations so far is taken
/// Value:   `detection`; statistics and threshold in standard deviations
/// No data: no alarm; NaN statistics in the warm-up, and for good where there was no spread or an infinity
/// Errors:  deviation, tolerance or threshold not positive, a warm_up below 3
/// Cost:    O(1) a row
/// Source:  Page (1954), Continuous inspection schemes; Hinkley (1971), Inference about the change-point from
///          cumulative sum tests
struct mean_page_hinkley {
    double deviation = core::nan;
    double tolerance =
        0.5;  ///< what is forgiven of every observation, in standard deviations: half a change to be found
    change_direction watches = change_direction::either;
    double threshold = core::nan;
    std::size_t warm_up = 30;  ///< observations that are averaged before the first is weighed
    after_alarm after = after_alarm::goes_on;

    using observation = double;
    using state = detail::series_watch;

    constexpr core::complaint check() const noexcept { return detail::check_with_threshold(*this); }
    constexpr core::complaint check_but_threshold() const noexcept {
        if (const auto c = detail::check_usual(0, deviation); c.argument != nullptr) return c;
        return detail::check_page_hinkley(tolerance, warm_up);
    }
    double measure(const tidemark::state::moments<2>& learned, double x) const noexcept {
        const detail::usual u = detail::usual_of(core::nan, deviation, learned);
        return (x - u.mean) / u.deviation;
    }
    void absorb(state& s, double x) const noexcept { detail::absorb_by_running_mean(*this, s, x); }
    constexpr detection lower(const state& s) const noexcept { return s.told(watches, warm_up); }
};

/// Whether the variance of a series has moved away from its running variance: the test of Page and Hinkley of squared
/// deviations.
///
/// Formula: up = max(0, up + p - tolerance), down = max(0, down - p - tolerance), p_t = (x_t - m)^2 / v_t - 1, with v_t
///          the mean of (x_s - m)^2, s <= t, and m the mean, or that of x_1 .. x_t; alarm where one is above the
///          threshold
/// Input:   any series; its mean, or else that of the observations so far is taken
/// Value:   `detection`; statistics and threshold in variances
/// No data: no alarm; NaN statistics in the warm-up, and for good where there was no spread or an infinity
/// Errors:  mean not finite, tolerance or threshold not positive, a warm_up below 3
/// Cost:    O(1) a row
/// Source:  Page (1954), Continuous inspection schemes; Hinkley (1971), Inference about the change-point from
///          cumulative sum tests
struct variance_page_hinkley {
    double mean = core::nan;
    double tolerance = 0.5;  ///< what is forgiven of every observation, as a fraction of the variance
    change_direction watches =
        change_direction::up;  ///< squares rise much further than they fall, and alarms with them
    double threshold = core::nan;
    std::size_t warm_up = 30;  ///< observations that are averaged before the first is weighed
    after_alarm after = after_alarm::goes_on;

    using observation = double;
    using state = detail::series_watch;

    constexpr core::complaint check() const noexcept { return detail::check_with_threshold(*this); }
    constexpr core::complaint check_but_threshold() const noexcept {
        if (const auto c = detail::check_usual(mean, core::nan); c.argument != nullptr) return c;
        return detail::check_page_hinkley(tolerance, warm_up);
    }
    double measure(const tidemark::state::moments<2>& learned, double x) const noexcept {
        const double m = core::is_missing(mean) ? learned.mean() : mean, off = learned.mean() - m;
        const double variance = learned.variance(0) + core::product(off, off), d = x - m;
        return variance > 0 ? core::product(d, d) / variance - 1 : core::nan;
    }
    void absorb(state& s, double x) const noexcept { detail::absorb_by_running_mean(*this, s, x); }
    constexpr detection lower(const state& s) const noexcept { return s.told(watches, warm_up); }
};

/// Whether the correlation of two series has moved away from its running value: the test of Page and Hinkley of
/// standardised products.
///
/// Formula: up = max(0, up + p - tolerance), down = max(0, down - p - tolerance), p_t = zx_t zy_t - r_t, with z
///          standardised by means and deviations of the pairs 1 .. t, whose correlation is r_t; alarm where one is
///          above the threshold
/// Input:   pairs of any unit
/// Value:   `detection`; statistics and threshold in units of the correlation
/// No data: no alarm; NaN statistics in the warm-up, and for good where one side had no spread or an infinity
/// Errors:  tolerance or threshold not positive, a warm_up below 3
/// Cost:    O(1) a row
/// Source:  Page (1954), Continuous inspection schemes; Hinkley (1971), Inference about the change-point from
///          cumulative sum tests
struct correlation_page_hinkley {
    double tolerance = 0.25;  ///< what is forgiven of every pair: half a change to be found
    change_direction watches = change_direction::either;
    double threshold = core::nan;
    std::size_t warm_up = 30;  ///< pairs that are averaged before the first is weighed
    after_alarm after = after_alarm::goes_on;

    using observation = core::pair;
    using state = detail::pairs_watch;

    constexpr core::complaint check() const noexcept { return detail::check_with_threshold(*this); }
    constexpr core::complaint check_but_threshold() const noexcept {
        return detail::check_page_hinkley(tolerance, warm_up);
    }
    double measure(const tidemark::state::comoments& learned, const core::pair& p) const noexcept {
        const double scale = core::sqrt(learned.xx) * core::sqrt(learned.yy);
        const double together = core::product(p.x - learned.mean_x(), p.y - learned.mean_y());
        return scale > 0 ? (core::product(together, learned.count) - learned.xy) / scale : core::nan;
    }
    void absorb(state& s, const core::pair& p) const noexcept { detail::absorb_by_running_mean(*this, s, p); }
    constexpr detection lower(const state& s) const noexcept { return s.told(watches, warm_up); }
};

}
