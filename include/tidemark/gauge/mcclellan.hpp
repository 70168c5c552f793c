// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/core/decay.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/gauge/advance_decline_line.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/risk/ewm_mean.hpp>
#include <tidemark/state/decayed.hpp>
#include <tidemark/state/joint.hpp>

namespace tidemark::inline TIDEMARK_ABI::gauge {

namespace detail {

/// A fast and a slow moving average of the net advances, both from the first of them on.
struct two_averages {
    using one = tidemark::state::decayed_moments;
    using state = tidemark::state::joint<one, one>;

    core::decay fast;
    core::decay slow;

    constexpr core::complaint check() const noexcept {
        if (const auto c = fast.check(); c.argument != nullptr) return c;
        if (const auto c = slow.check(); c.argument != nullptr) return c;
        if (fast.factor() < slow.factor()) return {};
        return {"factor of fast", fast.factor(), "less than that of slow"};
    }
    constexpr state lift(double net) const noexcept {
        return {one::lift({net, fast.factor()}), one::lift({net, slow.factor()})};
    }
    constexpr void absorb(state& s, double net) const noexcept {
        s.first.absorb({net, fast.factor()});
        s.second.absorb({net, slow.factor()});
    }
    static constexpr double mean(const one& s, const core::decay& d) noexcept {
        return risk::ewm_mean{d, risk::ewm_weights::recursive}.lower(s);
    }
};

}

/// The McClellan oscillator: by how much the recent average of net advances is above the older one.
///
/// Formula:  F_t - S_t, F_t = F_(t-1) + (1 - factor of fast) (net_t - F_(t-1)), F_1 = net_1, and S alike by slow
/// Input:    pairs (advances, declines) per day
/// Value:    unit of the net advances: members, or thousandths of those that moved
/// No data:  NaN; 0 on the first day; a missing day changes nothing
/// Errors:   a decay out of its range, `fast` not faster than `slow`
/// Source:   McClellan and McClellan (1970), Patterns for Profit
struct mcclellan_oscillator {
    index::required<net_advances> net;
    core::decay fast = core::decay::span(19);  ///< the "10 % trend"
    core::decay slow = core::decay::span(39);  ///< the "5 % trend"

    using observation = core::pair;
    using state = detail::two_averages::state;

    constexpr core::complaint check() const noexcept { return averages().check(); }
    constexpr state lift(const core::pair& day) const noexcept { return averages().lift(net_of(net, day)); }
    constexpr void absorb(state& s, const core::pair& day) const noexcept { averages().absorb(s, net_of(net, day)); }
    constexpr double lower(const state& s) const noexcept {
        return detail::two_averages::mean(s.first, fast) - detail::two_averages::mean(s.second, slow);
    }

private:
    constexpr detail::two_averages averages() const noexcept { return {fast, slow}; }
};

/// From where a summation index counts.
enum class summation_level : unsigned char {
    since_first,  ///< from the first day: it is the sum of the oscillator, and its level hangs on that day
    calibrated    ///< from where both averages are 0, so that in time the first day is forgotten
};

/// The McClellan summation index: the sum of the oscillator since it began. It need not be added up: what an average
/// has missed of the sum of its numbers is what it has moved since, times factor / (1 - factor), so that with the usual
/// decays it is 19 times the move of the slow average less 9 times that of the fast one.
///
/// Formula:  base + s (S_t - c) - f (F_t - c), s = factor / (1 - factor) of slow, f of fast, c = net_1 (the sum) or 0
/// Input:    pairs (advances, declines) per day
/// Value:    unit of the net advances; for `base` 0 and 1000 are in use, the latter where the level is calibrated
/// No data:  NaN; a missing day changes nothing
/// Errors:   as `mcclellan_oscillator`; base not finite
/// Rounding: as that of the averages, however long the sum
/// Source:   McClellan and McClellan (1970), Patterns for Profit; calibrated: their interview in Technical Analysis of
///           Stocks and Commodities, June 1994
struct mcclellan_summation_index {
    index::required<net_advances> net;
    double base = 0;
    summation_level level = summation_level::since_first;
    core::decay fast = core::decay::span(19);
    core::decay slow = core::decay::span(39);

    using observation = core::pair;
    using state = detail::two_averages::state;

    constexpr core::complaint check() const noexcept {
        if (!core::is_finite(base)) return {"base", base, "a finite number"};
        return averages().check();
    }
    constexpr state lift(const core::pair& day) const noexcept { return averages().lift(net_of(net, day)); }
    constexpr void absorb(state& s, const core::pair& day) const noexcept { averages().absorb(s, net_of(net, day)); }
    constexpr double lower(const state& s) const noexcept {
        return base + missed_by(s.second, slow) - missed_by(s.first, fast);
    }

private:
    constexpr detail::two_averages averages() const noexcept { return {fast, slow}; }

    constexpr double missed_by(const detail::two_averages::one& s, const core::decay& d) const noexcept {
        const double from = level == summation_level::since_first ? s.first : 0;
        return d.factor() / (1 - d.factor()) * (detail::two_averages::mean(s, d) - from);
    }
};

}
