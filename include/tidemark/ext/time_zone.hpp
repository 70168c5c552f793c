// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/instant.hpp>
#include <tidemark/core/wall_clock.hpp>

#include <chrono>
#include <concepts>
#include <string_view>

namespace tidemark::inline TIDEMARK_ABI::ext {

// Any place and any year that a database of time zones knows, in place of the four zones of core/wall_clock.hpp:
//
//     const ext::zoned_fixing tokyo_close{*std::chrono::locate_zone("Asia/Tokyo"), 15, 30};    // or date::locate_zone
//     tokyo_close.instant({2026, 3, 16});

/// A time zone of a database: `std::chrono::time_zone`, or `date::time_zone` of Howard Hinnant's date library.
template <class Z>
concept time_zone = requires(const Z& z, std::chrono::sys_seconds t) {
    { z.name() } -> std::convertible_to<std::string_view>;
    z.get_info(t).offset.count();
    z.get_info(z.to_local(t)).result;
    z.get_info(z.to_local(t)).first.offset.count();
    z.get_info(z.to_local(t)).second.offset.count();
    z.get_info(z.to_local(t)).second.begin;
};

/// What the clock of a zone shows at an instant.
///
/// Errors: what the zone throws
template <time_zone Zone>
core::wall_time wall_time_at(const Zone& where, core::instant t) {
    const std::chrono::sys_seconds point = t;
    const std::chrono::seconds offset = where.get_info(point).offset;
    const core::instant as_if_utc = t + offset.count();
    const int second = as_if_utc.second_of_day();
    return {as_if_utc.day(), second / 3600, second / 60 % 60, second % 60};
}

/// The instant at which the clock of a zone shows this.
///
/// Errors: `std::invalid_argument`, under `core::clock_change::refuse`, for a time that the clock shows twice or never;
///   what the zone throws
template <time_zone Zone>
core::instant instant_of(const Zone& where, const core::wall_time& shown,
                         core::clock_change unclear = core::clock_change::refuse) {
    using local = decltype(where.to_local(std::chrono::sys_seconds{}));
    const core::instant as_if_utc{shown.day(), shown.second_of_day()};
    const auto info = where.get_info(local{std::chrono::seconds{as_if_utc.seconds_since_1970()}});
    const core::instant first = as_if_utc - std::chrono::seconds{info.first.offset}.count();
    if (info.result == info.unique) return first;
    const bool twice = info.result == info.ambiguous;
    if (unclear == core::clock_change::refuse) {
        core::detail::refuse_wall_time(shown, where.name(), twice ? "twice" : "never");
    }
    if (!twice) return std::chrono::sys_seconds{info.second.begin};
    return unclear == core::clock_change::earliest ? first
                                                   : as_if_utc - std::chrono::seconds{info.second.offset}.count();
}

/// The time of day at which an index takes its prices, by the clock of a zone of a database.
///
/// The zone is referred to, not copied: it must outlive the fixing, as those of a database do.
/// Errors: `std::invalid_argument` for a time that no clock shows
template <time_zone Zone>
class zoned_fixing {
public:
    zoned_fixing(const Zone& where, int hour, int minute, core::clock_change unclear = core::clock_change::refuse)
        : zone_{&where}, unclear_{unclear}, hour_{hour}, minute_{minute} {
        static_cast<void>(core::wall_time{core::date::from_days(0), hour, minute});
    }

    /// The instant of the fixing on a day; errors as `instant_of`.
    core::instant instant(core::date day) const {
        return instant_of(*zone_, core::wall_time{day, hour_, minute_}, unclear_);
    }

private:
    const Zone* zone_;
    core::clock_change unclear_;
    int hour_;
    int minute_;
};

}
