// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/detail/expectations.hpp>
#include <tidemark/index/divisor.hpp>
#include <tidemark/index/track.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// What `update` did with a tick. A level that did not take it is as it was.
enum class tick_status : unsigned char {
    accepted,
    unknown_asset,  ///< no member
    refused,        ///< a price that is not positive and finite, or makes a value that is not finite
    late            ///< older than the price that is held
};

/// When a tick happened, in whatever unit and from whatever epoch the feed counts.
using tick_time = std::int64_t;

/// The level of an index between closes, tick by tick, with the units and the divisor of its last review.
///
/// Values are added along a fixed binary tree, of which a tick adds one path anew. So there is nothing to drift: after
/// any ticks the level is, bit for bit, that of an index made afresh with the prices of the moment, and the order in
/// which they came does not matter. Formula: L = sum of units x price / divisor Input:   assets, each once, with as
/// many units, positive, and prices, positive or NaN for none yet No data: NaN until every member has a price Errors:
/// std::invalid_argument from the constructor and `set_divisor` only: no members, lengths that differ, an asset
///   twice, units, a price or a divisor that is not positive and finite
/// Rounding: at most log2(n) + 3 halves of a unit in the last place; a sum in another order, as that of a close, may
///   differ by its own rounding
/// Cost:    O(log n) a tick, O(1) the level; no allocation after construction, and none for updates that are not taken
class live_level {
public:
    live_level(std::span<const std::size_t> assets, std::span<const double> units, std::span<const double> prices,
               double divisor) {
        require_members(assets, units, prices);
        set_divisor(divisor);
        std::vector<std::size_t> order(assets.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return assets[a] < assets[b]; });
        first_leaf_ = std::bit_ceil(assets.size());
        sums_.resize(2 * first_leaf_);
        for (const std::size_t i : order) {
            if (!assets_.empty() && assets_.back() == assets[i]) core::refuse("asset", assets[i], "each asset once");
            const std::size_t leaf = first_leaf_ + assets_.size();
            sums_[leaf] = core::product(units[i], prices[i]);
            require_finite_value(assets[i], prices[i], sums_[leaf]);
            assets_.push_back(assets[i]);
            units_.push_back(units[i]);
            prices_.push_back(prices[i]);
            priced_ += core::is_missing(prices[i]) ? 0 : 1;
        }
        times_.resize(assets_.size(), never);
        for (std::size_t node = first_leaf_ - 1; node > 0; --node) sums_[node] = sums_[2 * node] + sums_[2 * node + 1];
    }

    /// The members of a review at the prices at which it weighed them, with its divisor.
    explicit live_level(const review& r) : live_level{columns{r}, r.divisor_after} {}

    tick_status update(std::size_t asset, double price) noexcept { return update(asset, price, never); }

    /// The same with the instant of the tick: what is older than the price that is held is late.
    tick_status update(std::size_t asset, double price, tick_time when) noexcept {
        const std::size_t i = place_of(asset);
        if (assets_[i] != asset) return tick_status::unknown_asset;
        const double value = core::product(units_[i], price);
        if (!(price > 0 && core::is_finite(price) && core::is_finite(value))) return tick_status::refused;
        if (when != never && when < times_[i]) return tick_status::late;
        priced_ += core::is_missing(prices_[i]) ? 1 : 0;
        prices_[i] = price;
        times_[i] = when;
        double sum = value;
        for (std::size_t node = first_leaf_ + i; node > 0; node /= 2) {
            sums_[node] = sum;
            sum += sums_[node ^ 1];  // of the sibling; which of the two comes first makes no difference to a sum
        }
        return tick_status::accepted;
    }

    double level() const noexcept { return index::level(sums_[1], divisor_); }
    double market_value() const noexcept { return sums_[1]; }

    /// Whether every member has a price.
    bool ready() const noexcept { return priced_ == assets_.size(); }
    std::size_t priced() const noexcept { return priced_; }
    std::size_t size() const noexcept { return assets_.size(); }

    std::span<const std::size_t> assets() const noexcept { return assets_; }  ///< ascending
    std::span<const double> units() const noexcept { return units_; }         ///< of these assets
    std::span<const double> prices() const noexcept { return prices_; }       ///< of these assets; NaN for none yet
    double divisor() const noexcept { return divisor_; }

    void set_divisor(double divisor) {
        detail::require_positive("divisor", divisor);
        divisor_ = divisor;
    }

    /// Stands for the instant of a price that came without one: older than every other.
    static constexpr tick_time never = INT64_MIN;

    /// How old the oldest of the prices is, in the unit of the instants.
    ///
    /// No data: the greatest age there is, where a price is missing or came without an instant
    /// Cost: O(n)
    tick_time oldest_age(tick_time now) const noexcept {
        const tick_time oldest = *std::min_element(times_.begin(), times_.end());
        return oldest == never || (oldest < 0 && now > INT64_MAX + oldest) ? INT64_MAX : now - oldest;
    }

private:
    struct columns {
        explicit columns(const review& r) {
            for (const member& m : r.members) {
                assets.push_back(m.asset);
                units.push_back(m.units);
                prices.push_back(m.price);
            }
        }
        std::vector<std::size_t> assets;
        std::vector<double> units;
        std::vector<double> prices;
    };
    live_level(const columns& c, double divisor) : live_level{c.assets, c.units, c.prices, divisor} {}

    /// Of the last member that is no greater, or the first; halved without branches, which ticks would mispredict.
    std::size_t place_of(std::size_t asset) const noexcept {
        std::size_t place = 0;
        for (std::size_t left = assets_.size(); left > 1;) {
            const std::size_t half = left / 2;
            place += assets_[place + half] <= asset ? half : 0;
            left -= half;
        }
        return place;
    }

    static void require_members(std::span<const std::size_t> assets, std::span<const double> units,
                                std::span<const double> prices) {
        if (assets.empty()) core::refuse("number of members", std::size_t{0}, "1 or more");
        detail::require_length("units", units.size(), "assets", assets.size());
        detail::require_length("prices", prices.size(), "assets", assets.size());
        detail::require_positive("units", units);
        for (std::size_t i = 0; i < prices.size(); ++i) {
            if (!core::is_missing(prices[i])) detail::require_positive(detail::place("prices", i), prices[i]);
        }
    }

    static void require_finite_value(std::size_t asset, double price, double value) {
        if (core::is_missing(price) || core::is_finite(value)) return;
        core::refuse("units x price of asset " + std::to_string(asset), value, "a finite number");
    }

    std::size_t first_leaf_ = 1;
    std::size_t priced_ = 0;
    double divisor_ = 1;
    std::vector<double> sums_;  // node i of the tree is the sum of nodes 2 i and 2 i + 1; node 1 is the root
    std::vector<std::size_t> assets_;
    std::vector<double> units_;
    std::vector<double> prices_;
    std::vector<tick_time> times_;
};

}
