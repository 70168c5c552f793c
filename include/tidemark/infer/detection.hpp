// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/comoments.hpp>
#include <tidemark/state/moments.hpp>

#include <concepts>
#include <cstddef>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// Which way a change is looked for.
enum class change_direction { up, down, either };

/// What a detector does once an alarm is raised: it goes on, and the alarm stands while the statistic is above the
/// threshold; its statistics restart at zero with the next observation; or it also learns anew, from the next `warm_up`
/// observations, what is usual.
enum class after_alarm { goes_on, restarts, learns };

/// What a detector says after an observation. Positions count observed rows from 0, those of a warm-up included.
struct detection {
    bool alarm = false;             ///< whether a statistic stands above the threshold
    double up = core::nan;          ///< the statistic of a rise; NaN where none is looked for, and in a warm-up
    double down = core::nan;        ///< the statistic of a fall, likewise
    double alarms = 0;              ///< how many were raised so far
    double raised_at = core::nan;   ///< of the latest alarm the observation that raised it
    double changed_at = core::nan;  ///< and the one after its statistic last stood at zero: the first after the change
    change_direction toward = change_direction::either;  ///< and its direction; either where there was none

    friend constexpr bool operator==(const detection&, const detection&) noexcept = default;
};

namespace detail {

/// What an observation adds to the two statistics.
struct evidence {
    double up;
    double down;
};

/// The sums of Page against a rise and against a fall, and the latest alarm. Numbers only, so that they can be saved.
struct page_sums {
    double rows = 0;
    double up = 0, down = 0;
    double up_since = 0, down_since = 0;  ///< the observation after the sum last stood at zero
    double standing = 0;                  ///< the alarm that stands: 1 of a rise, -1 of a fall, 0 none
    double alarms = 0;
    double latest = 0, raised_at = 0, changed_at = 0;  ///< of the latest alarm, if there was one

    constexpr void pass() noexcept { rows += 1; }
    constexpr void restart() noexcept { up = down = standing = 0; }
    constexpr void absorb(const evidence& e, change_direction watches, double threshold) noexcept {
        move(up, up_since, e.up);
        move(down, down_since, e.down);
        const bool rises = watches != change_direction::down && up > threshold;
        const bool falls = watches != change_direction::up && down > threshold;
        const double now = rises && !(falls && down > up) ? 1 : falls ? -1 : 0;
        if (now != 0 && now != standing) {
            alarms += 1;
            latest = now;
            raised_at = rows;
            changed_at = now > 0 ? up_since : down_since;
        }
        standing = now;
        rows += 1;
    }

    friend constexpr bool operator==(const page_sums&, const page_sums&) noexcept = default;

private:
    constexpr void move(double& sum, double& since, double step) const noexcept {
        if (sum == 0) since = rows;
        sum = core::larger(0, sum + step);  // in this order NaN stays
    }
};

/// A detector's past: what it has learned of its baseline, and its sums.
template <class Learned>
struct watch {
    static constexpr const char* name = std::same_as<Learned, state::comoments> ? "watch.pairs" : "watch.series";

    Learned learned{};
    page_sums sums{};

    /// What comes before an observation: after an alarm, what `after` says.
    constexpr void begin_row(after_alarm after) noexcept {
        if (sums.standing == 0 || after == after_alarm::goes_on) return;
        sums.restart();
        if (after == after_alarm::learns) learned = {};
    }
    template <class X>
    constexpr void learn(const X& x) noexcept {
        if constexpr (requires { learned.absorb(x); })
            learned.absorb(x);
        else
            learned = Learned::combine(learned, Learned::lift(x));
    }
    /// Whether the observation was one of the warm-up.
    template <class X>
    constexpr bool warms_up(const X& x, std::size_t warm_up) noexcept {
        if (learned.count >= static_cast<double>(warm_up)) return false;
        learn(x);
        sums.pass();
        return true;
    }

    constexpr detection told(change_direction watches, std::size_t warm_up) const noexcept {
        const bool tells = learned.count >= static_cast<double>(warm_up), raised = sums.alarms > 0;
        const double now_up = tells && watches != change_direction::down ? sums.up : core::nan;
        const double now_down = tells && watches != change_direction::up ? sums.down : core::nan;
        return {sums.standing != 0,
                now_up,
                now_down,
                sums.alarms,
                raised ? sums.raised_at : core::nan,
                raised ? sums.changed_at : core::nan,
                !raised           ? change_direction::either
                : sums.latest > 0 ? change_direction::up
                                  : change_direction::down};
    }

    friend constexpr bool operator==(const watch&, const watch&) noexcept = default;
};

using series_watch = watch<state::moments<2>>;
using pairs_watch = watch<state::comoments>;

/// Where observations usually lie: as it is given, or else as it was learned. No spread is no answer.
struct usual {
    double mean;
    double deviation;
};
inline usual usual_of(double mean, double deviation, const state::moments<2>& learned) noexcept {
    const double m = core::is_missing(mean) ? learned.mean() : mean, off = learned.mean() - m;
    const double variance =
        core::is_missing(mean) ? learned.variance(1) : learned.variance(0) + core::product(off, off);
    const double d = core::is_missing(deviation) ? core::sqrt(variance) : deviation;
    return {m, d > 0 ? d : core::nan};
}

template <class D>
constexpr core::complaint check_with_threshold(const D& detector) noexcept {
    if (const auto c = detector.check_but_threshold(); c.argument != nullptr) return c;
    if (detector.threshold > 0 && core::is_finite(detector.threshold)) return {};
    return {"threshold", detector.threshold, "a positive number, as calibrated finds one"};
}
constexpr core::complaint check_usual(double mean, double deviation) noexcept {
    if (!core::is_missing(mean) && !core::is_finite(mean)) return {"mean", mean, "a finite number"};
    if (!core::is_missing(deviation) && !(deviation > 0 && core::is_finite(deviation)))
        return {"deviation", deviation, "a positive number"};
    return {};
}
/// What a detector does that measures an observation against what is given, or was learned in the warm-up.
template <class D, class X>
void absorb_by_baseline(const D& d, typename D::state& s, const X& x) noexcept {
    s.begin_row(d.after);
    if (s.warms_up(x, d.warm_up)) return;
    s.sums.absorb(d.weigh(d.usual(s.learned), x), d.watches, d.threshold);
}

/// A warm-up is there where something is to be learned in it.
constexpr core::complaint check_warm_up(std::size_t warm_up, bool all_is_given, after_alarm after) noexcept {
    const auto rows = static_cast<double>(warm_up);
    if (!all_is_given && warm_up < 3) return {"warm_up", rows, "3 or more, to learn what is not given"};
    if (all_is_given && warm_up > 0) return {"warm_up", rows, "0 where nothing is left to be learned"};
    if (all_is_given && after == after_alarm::learns)
        return {"warm_up", rows, "3 or more, to learn anew after an alarm"};
    return {};
}

}

}
