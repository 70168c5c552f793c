// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/asset.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/market_days.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/traded_window.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

// Eligibility rules that ask for a number, joined by `&`:
//
//     exclude_classes{"stable"} & minimum_age{.days = {.newcomer = 90, .member = 0}} &
//         median_traded_value{.window = {90, unpublished::is_zero}, .at_least = {.newcomer = 100e3, .member = 80e3}}
//
// Whoever is turned away is told what was asked, what was found and what is required.

/// A number to be reached that must be given: it has no default.
///
/// Errors: `std::invalid_argument` unless it is finite, zero or more
class threshold {
public:
    constexpr threshold(double value) : value_{value} {  // NOLINT(google-explicit-constructor): `{.newcomer = 1e6}`
        if (!(value >= 0 && core::is_finite(value))) core::refuse("threshold", value, "a finite number, zero or more");
    }

    constexpr double value() const noexcept { return value_; }

private:
    double value_;
};

/// What newcomers and members must reach, each for itself: `{.newcomer = 100e3, .member = 80e3}`, or one number for
/// both, `{100e3}`.
struct thresholds {
    threshold newcomer;
    threshold member = newcomer;

    constexpr double as(membership status) const noexcept {
        return (status == membership::member ? member : newcomer).value();
    }
};

/// The verdict on a number; one that is not there (quiet NaN) reaches nothing.
inline verdict reaches(double found, const thresholds& required, const char* reason) {
    const auto as = [&](membership status) -> std::optional<rejection> {
        if (found >= required.as(status)) return std::nullopt;
        return rejection{.reason = reason, .found = found, .required = required.as(status)};
    };
    return {as(membership::newcomer), as(membership::member)};
}

namespace detail {

/// Holds the average of a window, or what a function makes of it, against thresholds; too few days are a reason of
/// their own.
template <class Function = std::identity>
verdict reaches_over(const traded_window& window, average of, const applicant& a, const thresholds& required,
                     const char* reason, const Function& function = {}) {
    std::vector<double> values = window.values(a);
    if (values.size() < window.min_count()) {
        return rejection{.reason = "days with a traded value",
                         .found = static_cast<double>(values.size()),
                         .required = static_cast<double>(window.min_count())};
    }
    return reaches(function(average_of(values, of)), required, reason);
}

inline double count_traded(const applicant& a, market_days window) noexcept {
    std::size_t traded = 0;
    for (std::size_t ago = 0; ago < window.count(); ++ago) {
        traded += a.market().traded_value(a.asset(), ago) > 0 ? 1 : 0;
    }
    return static_cast<double>(traded);
}

/// A threshold that nothing could reach is a mistake, not a strict rule.
inline void check_reachable(const thresholds& required, double most) {
    const double highest = (std::max)(required.newcomer.value(), required.member.value());
    if (highest > most) core::refuse("threshold", highest, "at most " + core::text_of(most));
}

}

/// Admits what was first seen so many calendar days ago or more.
///
/// Formula: today - the day the asset was listed, or else the first on which it had a price
struct minimum_age {
    thresholds days;

    verdict operator()(const applicant& a) const {
        const core::date first = a.market().first_seen(a.asset());
        return reaches(first.ok() ? a.market().today() - first : core::nan, days, "age in days");
    }
};

/// Admits what was traded, for more than nothing, on so many of the last days; days before the first of the market, and
/// those on which nobody published a number, were none of them.
///
/// Errors: `std::invalid_argument`, when asked, for a threshold above the window
struct days_traded {
    market_days window;
    thresholds at_least;

    verdict operator()(const applicant& a) const {
        detail::check_reachable(at_least, static_cast<double>(window.count()));
        return reaches(detail::count_traded(a, window), at_least, "days traded");
    }
};

/// The same as a share of the last days, 0.9 for nine in ten.
///
/// Errors: `std::invalid_argument`, when asked, for a threshold above 1
struct share_of_days_traded {
    market_days window;
    thresholds at_least;

    verdict operator()(const applicant& a) const {
        detail::check_reachable(at_least, 1);
        const double share = detail::count_traded(a, window) / static_cast<double>(window.count());
        return reaches(share, at_least, "share of days traded");
    }
};

/// Admits by the median of what was traded a day.
struct median_traded_value {
    traded_window window;
    thresholds at_least;

    verdict operator()(const applicant& a) const {
        return detail::reaches_over(window, average::median, a, at_least, "median traded value");
    }
};

/// Admits by the mean of what was traded a day.
struct mean_traded_value {
    traded_window window;
    thresholds at_least;

    verdict operator()(const applicant& a) const {
        return detail::reaches_over(window, average::mean, a, at_least, "mean traded value");
    }
};

/// Admits by how much of the float is traded: .75 with `over_days = 365` is three quarters of it a year, .01 with 30
/// one hundredth a month.
///
/// Formula: mean traded value a day x over_days / (market cap x float factor), the latter two of today
struct turnover_ratio {
    traded_window window;
    market_days over_days;
    thresholds at_least;

    verdict operator()(const applicant& a) const {
        const double days = static_cast<double>(over_days.count());
        const double in_float = a.market_cap() * a.float_factor();
        return detail::reaches_over(window, average::mean, a, at_least, "turnover of the float",
                                    [&](double mean) { return mean * days / in_float; });
    }
};

/// Admits by market cap.
struct minimum_market_cap {
    thresholds at_least;

    verdict operator()(const applicant& a) const { return reaches(a.market_cap(), at_least, "market cap"); }
};

/// Admits by the part of the market cap that trades.
struct minimum_float_market_cap {
    thresholds at_least;

    verdict operator()(const applicant& a) const {
        return reaches(a.market_cap() * a.float_factor(), at_least, "float market cap");
    }
};

/// Admits what had such a price on each of the last days; a day without one is turned away.
struct minimum_price {
    thresholds at_least;
    market_days days = 1;

    verdict operator()(const applicant& a) const {
        double lowest = core::infinity;
        for (std::size_t ago = 0; ago < days.count() && !core::is_missing(lowest); ++ago) {
            const double price = a.market().price(a.asset(), ago);
            if (!(price >= lowest)) lowest = price;
        }
        return reaches(lowest, at_least, "price");
    }
};

/// Admits what is quoted by so many venues today, in listings that have all these flags and are so many days old.
struct minimum_venues {
    thresholds at_least;
    std::vector<std::string> flags{};
    calendar_days days_listed = 0;

    verdict operator()(const applicant& a) const {
        const core::date latest = a.market().today() - days_listed.count();
        const std::size_t venues = a.market().count_venues(a.asset(), [&](const venue_listing& v) {
            return v.from <= latest && std::all_of(flags.begin(), flags.end(), [&](const std::string& flag) {
                       return std::find(v.flags.begin(), v.flags.end(), flag) != v.flags.end();
                   });
        });
        return reaches(static_cast<double>(venues), at_least, "venues");
    }
};

}
