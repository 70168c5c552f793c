// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/drawdown_window.hpp>

#include <vector>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// One stretch below a high. Positions count along the path of wealth: 0 is the unit at the start (for levels, the
/// first level), i the value after the i-th observed return (for levels, the level at i).
struct drawdown_episode {
    std::size_t peak;      ///< the last time wealth stood at the high
    std::size_t trough;    ///< the first time it was lowest
    std::size_t recovery;  ///< the first time it stood at the high again; the last position while `open`
    double depth;          ///< largest fall, as a positive fraction of the high
    enum class status { recovered, open } end;

    friend constexpr bool operator==(const drawdown_episode&, const drawdown_episode&) noexcept = default;
};

/// All drawdown episodes of a path of values, in order. A recursion: where an episode ends depends on the high before
/// it, so two stretches cannot be merged.
class drawdown_path {
public:
    void move_to(double value) {
        if (values_ == 0 || value >= high_) {
            if (below_) episodes_.back().recovery = values_, episodes_.back().end = drawdown_episode::status::recovered;
            below_ = false;
            high_ = value;
            peak_ = values_;
        } else {
            if (!below_) episodes_.push_back({peak_, values_, values_, 0, drawdown_episode::status::open});
            below_ = true;
            drawdown_episode& e = episodes_.back();
            const double depth = 1 - value / high_;
            if (depth > e.depth) e.depth = depth, e.trough = values_;
            e.recovery = values_;
        }
        ++values_;
    }

    const std::vector<drawdown_episode>& episodes() const noexcept { return episodes_; }
    std::size_t values() const noexcept { return values_; }

    /// The depths of the deepest episodes, the deepest first; of all of them, as they came, for `largest` 0.
    std::vector<double> depths(std::size_t largest) const {
        std::vector<double> deepest;
        for (const drawdown_episode& e : episodes_) {
            if (largest == 0 || deepest.size() < largest)
                deepest.push_back(e.depth);
            else if (deepest.back() < e.depth)
                deepest.back() = e.depth;
            if (largest > 0) move_up_last(deepest);
        }
        return deepest;
    }

private:
    static void move_up_last(std::vector<double>& descending) noexcept {
        for (std::size_t i = descending.size() - 1; i > 0 && descending[i - 1] < descending[i]; --i)
            std::swap(descending[i - 1], descending[i]);
    }

    std::vector<drawdown_episode> episodes_;
    std::size_t values_ = 0;
    std::size_t peak_ = 0;
    double high_ = 0;
    bool below_ = false;
};

/// The drawdown episodes of compounded wealth.
///
/// Formula: maximal runs with V_t < max(V_0 .. V_t), V_0 = 1
/// Input:   simple returns per period, as fractions
/// Value:   one episode for each run, in order of time; the last one may be open
/// No data: no episodes
/// Cost:    O(1) a return; memory of the episodes
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct drawdown_episodes {
    using observation = double;
    struct state {
        double wealth = 1;
        drawdown_path path{};

        std::size_t returns() const noexcept { return path.values() == 0 ? 0 : path.values() - 1; }

        /// Whether there are returns, none of them below -1, and wealth has not overflown.
        bool answers() const noexcept {
            bool positive = true;
            for (const drawdown_episode& e : path.episodes()) positive = positive && e.depth <= 1;
            return returns() > 0 && positive && core::is_finite(wealth);
        }
    };

    void absorb(state& s, double simple_return) const {
        if (s.path.values() == 0) s.path.move_to(1);
        s.wealth *= 1 + simple_return;
        s.path.move_to(s.wealth);
    }
    std::vector<drawdown_episode> lower(const state& s) const { return s.path.episodes(); }
};

/// The drawdown episodes of prices or levels.
///
/// Formula: maximal runs with P_t < max(P_0 .. P_t)
/// Input:   prices or levels, positive
/// Value:   one episode for each run, in order of time; the last one may be open
/// No data: no episodes
/// Cost:    O(1) a level; memory of the episodes
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct drawdown_episodes_of_levels {
    using observation = double;
    using state = drawdown_path;

    void absorb(state& s, double level) const { s.move_to(level); }
    std::vector<drawdown_episode> lower(const state& s) const { return s.episodes(); }
};

/// The longest drawdown, from peak to recovery, in observations; one that is still open counts up to the last row.
///
/// Formula:  max over episodes of recovery - peak
/// Input:    simple returns per period, as fractions
/// Value:    number of periods; 0 without a loss
/// No data:  NaN
/// Rounding: a high that rounding misses is not reached; in a window wealth is compounded from the middle of it
/// Cost:     O(1) a return; in a rolling window O(log w), and O(w) while it holds a total loss
/// Source:   Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct max_drawdown_duration {
    /// From the peak to the recovery, or only the observations strictly below the peak.
    enum class count { peak_to_recovery, underwater };

    count counted = count::peak_to_recovery;

    using state = tidemark::state::drawdown_track<tidemark::state::path::returns>;

    constexpr void absorb(state& s, double simple_return) const noexcept { s.absorb(simple_return); }
    constexpr double lower(const state& s) const noexcept { return longest(s.seen); }
    constexpr double longest(const tidemark::state::underwater& seen) const noexcept {
        if (seen.count == 0) return core::nan;
        const bool recovers = counted == count::peak_to_recovery && seen.longest > 0;
        return core::larger(seen.below, seen.longest + (recovers ? 1 : 0));
    }
};

/// The longest drawdown of prices or levels, from peak to recovery, in observations.
///
/// Formula: max over episodes of recovery - peak
/// Input:   prices or levels
/// Value:   number of periods; 0 without a loss
/// No data: NaN
/// Cost:    O(1) a level; in a rolling window O(log w), and O(w) while it holds a level that is not positive
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4
struct max_drawdown_duration_of_levels {
    max_drawdown_duration::count counted = max_drawdown_duration::count::peak_to_recovery;

    using state = tidemark::state::drawdown_track<tidemark::state::path::levels>;

    constexpr void absorb(state& s, double level) const noexcept { s.absorb(level); }
    constexpr double lower(const state& s) const noexcept { return max_drawdown_duration{counted}.longest(s.seen); }
};

}
