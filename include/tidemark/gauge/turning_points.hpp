// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/view.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// Whether a series turned from rising to falling, or from falling to rising.
enum class turn { peak, trough };

/// Which turns a rule answers.
enum class turns { peaks, troughs, both };

/// Where a series turned, and when that was known: never at the turn itself.
struct turning_point {
    std::size_t position;
    std::size_t known;  ///< the row whose level made it a turning point; a test that looks no further cannot use it
    turn kind;

    friend constexpr bool operator==(const turning_point&, const turning_point&) noexcept = default;
};

/// A rule of what a turning point is: any callable that tells them of levels, in ascending order of position.
template <class Rule>
concept turning_rule = requires(const Rule& rule, const std::vector<double>& levels) {
    { rule(levels) } -> std::same_as<std::vector<turning_point>>;
};

namespace detail {

struct observed_levels {
    std::vector<double> level{};
    std::vector<std::size_t> position{};
};

enum class levels_of { any_sign, positive };

template <core::readable R>
observed_levels observed(const R& levels, levels_of sign) {
    const auto sample = core::as_sample(levels);
    observed_levels seen;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        if (core::is_missing(sample[i])) continue;
        if (!core::is_finite(sample[i]) || (sign == levels_of::positive && sample[i] <= 0))
            core::refuse("levels[" + std::to_string(i) + "]", sample[i],
                         sign == levels_of::positive ? "a positive number" : "a finite number");
        seen.level.push_back(sample[i]);
        seen.position.push_back(i);
    }
    return seen;
}

template <class Rule>
void require_turning_rule(const Rule& rule) {
    if (const core::complaint wrong = rule.check(); wrong.argument != nullptr)
        core::refuse(wrong.argument, wrong.value, wrong.expected);
}

constexpr bool asked(turns wanted, turn kind) noexcept {
    return wanted == turns::both || (wanted == turns::peaks) == (kind == turn::peak);
}

inline std::vector<turning_point> in_order(std::vector<turning_point> found) {
    std::stable_sort(found.begin(), found.end(),
                     [](const turning_point& a, const turning_point& b) { return a.position < b.position; });
    return found;
}

}

/// Record highs from which the series then fell, and record lows from which it rose.
///
/// Formula: t with L(t) >= L(s) for all s < t, and a first u > t with L(u) <= (1 - reversal) L(t), L(u) < L(t), and no
///          L >= L(t) in between; a trough likewise, L(u) >= (1 + reversal) L(t)
/// Input:   levels, finite, positive if `reversal` is above 0; missing ones are passed over
/// Value:   positions t, with the u at which each was known; of equal records in a row the last; the first level is a
///          record; a record that nothing has followed yet is none
/// No data: none
/// Errors:  std::invalid_argument for another level, or a reversal outside [0, 1)
/// Cost:    O(n)
/// Source:  -
struct record_turns {
    double reversal = 0;  ///< the least fall from a peak or rise from a trough, as a fraction; 0: any
    turns wanted = turns::peaks;

    constexpr core::complaint check() const noexcept {
        if (reversal >= 0 && reversal < 1) return {};
        return {"reversal", reversal, "0 or more, less than 1"};
    }

    template <core::readable R>
    std::vector<turning_point> operator()(const R& levels) const {
        detail::require_turning_rule(*this);
        const auto seen =
            detail::observed(levels, reversal > 0 ? detail::levels_of::positive : detail::levels_of::any_sign);
        std::vector<turning_point> found;
        for (const turn kind : {turn::peak, turn::trough})
            if (detail::asked(wanted, kind)) search(seen, kind, found);
        return detail::in_order(std::move(found));
    }

private:
    void search(const detail::observed_levels& seen, turn kind, std::vector<turning_point>& found) const {
        const double side = kind == turn::peak ? 1 : -1;
        bool open = true;  // the record may still become a turning point
        for (std::size_t i = 1, record = 0; i < seen.level.size(); ++i) {
            const double best = seen.level[record], now = seen.level[i];
            if (side * now >= side * best) {
                record = i;
                open = true;
            } else if (open && side * now <= side * ((1 - side * reversal) * best)) {
                found.push_back({seen.position[record], seen.position[i], kind});
                open = false;
            }
        }
    }
};

/// The zigzag: peaks and troughs in turn, each followed by a move of at least `reversal` the other way.
///
/// Formula: from a trough the running high h is a peak once L <= (1 - reversal) h; from a peak the running low l is a
///          trough once L >= (1 + reversal) l
/// Input:   levels, positive; missing ones are passed over
/// Value:   positions, peaks and troughs alternating, with the row at which each was known; of equal extremes the
///          first; the first extreme is no turn, as nothing is known of the move that led to it; the last move is open
/// No data: none
/// Errors:  std::invalid_argument for another level, or a reversal not between 0 and 1
/// Cost:    O(n)
/// Source:  common charting usage
struct zigzag {
    double reversal;  ///< as a fraction
    turns wanted = turns::both;

    constexpr core::complaint check() const noexcept {
        if (reversal > 0 && reversal < 1) return {};
        return {"reversal", reversal, "more than 0 and less than 1"};
    }

    template <core::readable R>
    std::vector<turning_point> operator()(const R& levels) const {
        detail::require_turning_rule(*this);
        const auto seen = detail::observed(levels, detail::levels_of::positive);
        std::vector<turning_point> found;
        bool may_be_peak = true, may_be_trough = true, led_to = false;
        std::size_t high = 0, low = 0;
        const auto turned = [&](std::size_t extreme, std::size_t now, turn kind) {
            if (led_to && detail::asked(wanted, kind))
                found.push_back({seen.position[extreme], seen.position[now], kind});
            led_to = true;
            may_be_peak = kind == turn::trough;
            may_be_trough = kind == turn::peak;
            high = low = now;
        };
        for (std::size_t i = 1; i < seen.level.size(); ++i) {
            if (seen.level[i] > seen.level[high]) high = i;
            if (seen.level[i] < seen.level[low]) low = i;
            if (may_be_peak && seen.level[i] <= (1 - reversal) * seen.level[high])
                turned(high, i, turn::peak);
            else if (may_be_trough && seen.level[i] >= (1 + reversal) * seen.level[low])
                turned(low, i, turn::trough);
        }
        return found;
    }
};

/// Levels that are extreme among their neighbours.
///
/// Formula: a peak at t: L(t) > L(s) for the `each_side` observed rows s before it, L(t) >= L(s) for as many after it;
///          a trough likewise
/// Input:   levels, finite; missing ones are passed over
/// Value:   positions, with the last row on the right, at which each was known; of a plateau the first row; none within
///          `each_side` rows of either end
/// No data: none
/// Errors:  std::invalid_argument for an infinite level, or `each_side` of 0
/// Cost:    O(n each_side) at most
/// Source:  the first step of Bry and Boschan (1971), Cyclical analysis of time series
struct local_extremes {
    std::size_t each_side;
    turns wanted = turns::peaks;

    constexpr core::complaint check() const noexcept {
        if (each_side > 0) return {};
        return {"each_side", 0, "1 row or more"};
    }

    template <core::readable R>
    std::vector<turning_point> operator()(const R& levels) const {
        detail::require_turning_rule(*this);
        const auto seen = detail::observed(levels, detail::levels_of::any_sign);
        std::vector<turning_point> found;
        for (std::size_t t = each_side; t < seen.level.size() && seen.level.size() - t > each_side; ++t)
            for (const turn kind : {turn::peak, turn::trough})
                if (detail::asked(wanted, kind) && is_extreme(seen.level, t, kind == turn::peak ? 1 : -1))
                    found.push_back({seen.position[t], seen.position[t + each_side], kind});
        return found;
    }

private:
    bool is_extreme(const std::vector<double>& level, std::size_t t, double side) const {
        for (std::size_t k = 1; k <= each_side; ++k)
            if (side * level[t - k] >= side * level[t] || side * level[t + k] > side * level[t]) return false;
        return true;
    }
};

/// Where the turning points of one kind lie.
inline std::vector<std::size_t> positions_of(const std::vector<turning_point>& points, turn kind) {
    std::vector<std::size_t> positions;
    for (const turning_point& p : points)
        if (p.kind == kind) positions.push_back(p.position);
    return positions;
}

}
