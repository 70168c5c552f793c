// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/market.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// A market as it was known at the close of a day: no question asked of it is answered with anything later.
///
/// The market is referred to, not copied: it must outlive this view.
/// Input: assets are positions in `assets`; `days_ago` counts days of the market back from today
/// No data: quiet NaN for a number that nobody published, and for days before the first of the market
class known_market {
public:
    known_market(const market& universe, std::size_t day) : universe_{&universe}, day_{day} {
        if (day >= universe.dates().size()) core::refuse("day", day, "a day of the market");
    }

    /// The market as it was known so many days before.
    ///
    /// Errors: `std::invalid_argument` for a day before the first
    known_market earlier(std::size_t days) const {
        if (days > day_)
            core::refuse("number of days earlier", days, "no more than there are, " + std::to_string(day_));
        return {*universe_, day_ - days};
    }

    std::size_t day() const noexcept { return day_; }
    core::date today() const noexcept { return universe_->dates()[day_]; }

    /// The days up to today, the last.
    std::span<const core::date> dates() const noexcept { return universe_->dates().first(day_ + 1); }

    std::size_t asset_count() const noexcept { return universe_->assets().size(); }
    std::string_view id(std::size_t asset) const noexcept { return universe_->assets()[asset].id; }

    /// The asset of an id; empty when the market has no such asset. Cost: O(log assets).
    std::optional<std::size_t> find_asset(std::string_view id) const noexcept { return universe_->find_asset(id); }

    std::string_view asset_class(std::size_t asset) const noexcept {
        return universe_->assets()[asset].class_on(today());
    }
    double float_factor(std::size_t asset) const noexcept {
        return universe_->assets()[asset].float_factor_on(today());
    }

    double price(std::size_t asset, std::size_t days_ago = 0) const noexcept {
        return days_ago > day_ ? core::nan : universe_->prices(day_ - days_ago)[asset];
    }
    double market_cap(std::size_t asset, std::size_t days_ago = 0) const noexcept {
        return days_ago > day_ ? core::nan : universe_->market_caps(day_ - days_ago)[asset];
    }
    double traded_value(std::size_t asset, std::size_t days_ago = 0) const noexcept {
        return days_ago > day_ ? core::nan : universe_->traded_values(day_ - days_ago)[asset];
    }
    quotation quoted(std::size_t asset, std::size_t days_ago = 0) const noexcept {
        return days_ago > day_ ? quotation::not_listed : universe_->quoted(day_ - days_ago, asset);
    }

    /// The first day on which the asset was listed, or else had a price; not `ok()` where that is not known yet.
    core::date first_seen(std::size_t asset) const noexcept {
        const core::date listed = universe_->assets()[asset].listed;
        if (listed.ok()) return listed <= today() ? listed : core::date{};
        const auto quoted = universe_->first_quoted(asset);
        return quoted && *quoted <= day_ ? universe_->dates()[*quoted] : core::date{};
    }

    /// How many venues quote the asset today with a listing that satisfies a predicate; a venue counts once.
    template <class Predicate>
    std::size_t count_venues(std::size_t asset, const Predicate& accepts) const {
        const std::vector<venue_listing>& listings = universe_->assets()[asset].venues;
        const auto counts = [&](const venue_listing& v) { return v.on(today()) && accepts(v); };
        std::size_t count = 0;
        for (auto here = listings.begin(); here != listings.end(); ++here) {
            const auto again = [&](const venue_listing& v) { return v.venue == here->venue && counts(v); };
            if (counts(*here) && std::none_of(listings.begin(), here, again)) ++count;
        }
        return count;
    }

private:
    const market* universe_;
    std::size_t day_;
};

}
