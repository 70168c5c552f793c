// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/instant.hpp>
#include <tidemark/core/wall_clock.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

// A fixing is kept as what the clock shows, never as an offset from universal time, which summer time changes:
//
//     constexpr fixing new_york_close{core::zone::new_york, 16, 0};
//     new_york_close.instant({2026, 3, 16});  // 20:00 UTC, and 21:00 in winter

/// The time of day at which an index takes its prices, by the clock of a place.
///
/// Errors: `std::invalid_argument` for a time that no clock shows
class fixing {
public:
    constexpr fixing(core::zone where, int hour, int minute, core::clock_change unclear = core::clock_change::refuse)
        : zone_{where}, unclear_{unclear}, hour_{hour}, minute_{minute} {
        static_cast<void>(core::wall_time{core::date::from_days(0), hour, minute});
    }

    constexpr core::zone zone() const noexcept { return zone_; }
    constexpr int hour() const noexcept { return hour_; }
    constexpr int minute() const noexcept { return minute_; }

    /// The instant of the fixing on a day, by the calendar of the place.
    /// Errors: `std::invalid_argument` for a year whose clock changes are not known, and, unless told otherwise, for a
    /// day
    ///   on which the clock shows the time twice or never
    constexpr core::instant instant(core::date day) const {
        return core::instant_of(zone_, core::wall_time{day, hour_, minute_}, unclear_);
    }

private:
    core::zone zone_;
    core::clock_change unclear_;
    int hour_;
    int minute_;
};

/// The observation that a fixing takes: the last one at the instant or before it, unless that is too old.
///
/// Input: the instants of the observations, ascending; several may share one, and the last of them is taken
/// Value: a position among the observations
/// No data: empty where none is as early, or the last is older than `max_age_seconds`
/// Cost: O(log observations)
inline std::optional<std::size_t> observation_at(core::instant fixed, std::span<const core::instant> observed,
                                                 std::int64_t max_age_seconds) noexcept {
    std::size_t not_later = 0;
    for (std::size_t count = observed.size(); count > 0;) {
        const std::size_t half = count / 2;
        const bool counts = observed[not_later + half] <= fixed;
        not_later = counts ? not_later + half + 1 : not_later;
        count = counts ? count - half - 1 : half;
    }
    if (not_later == 0 || fixed - observed[not_later - 1] > max_age_seconds) return std::nullopt;
    return not_later - 1;
}

/// The observations that several fixings take, as the form above.
///
/// Input: fixings in any order
/// Value: one entry a fixing
/// Errors: `std::invalid_argument` for observations out of order, or a negative age
/// Cost: O(observations + fixings log observations)
inline std::vector<std::optional<std::size_t>> observations_at(std::span<const core::instant> fixings,
                                                               std::span<const core::instant> observed,
                                                               std::int64_t max_age_seconds) {
    if (max_age_seconds < 0) core::refuse("max_age_seconds", static_cast<double>(max_age_seconds), "0 or more");
    for (std::size_t i = 1; i < observed.size(); ++i) {
        if (observed[i] < observed[i - 1]) {
            core::refuse("observed[" + std::to_string(i) + "]", observed[i],
                         "no earlier than " + std::string{core::text_of(observed[i - 1]).view()});
        }
    }
    std::vector<std::optional<std::size_t>> taken;
    taken.reserve(fixings.size());
    for (const core::instant fixed : fixings) taken.push_back(observation_at(fixed, observed, max_age_seconds));
    return taken;
}

}
