// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/asset.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

// A market is read once and never changed:
//
//     market_builder rows{{{.id = "BTC", .asset_class = "coin"}, {.id = "USDT", .asset_class = "stable"}}};
//     rows.add({.date = day, .asset = "BTC", .price = 7200.2, .market_cap = 1.3e11, .traded_value = 1.9e10});
//     const market all = std::move(rows).build();
//     all.prices(0)[*all.find_asset("BTC")];      // days and assets are numbered from 0, assets in order of id

/// What a market knows of an asset's price on a day.
enum class quotation : unsigned char {
    not_listed,  ///< the asset was not there yet, or is no more
    not_traded,  ///< it was there, but nobody published a price
    bad_tick,    ///< a price was published that is known to be wrong, and is not used
    quoted
};

/// Whether a published price may be used.
enum class tick : unsigned char { good, bad };

/// What is known of one asset on one day; an empty optional is a number nobody published.
struct observation {
    core::date date{};
    std::string_view asset{};
    std::optional<double> price{};
    std::optional<double> market_cap{};    ///< either this
    std::optional<double> supply{};        ///< or this with a price: market cap = price x supply
    std::optional<double> traded_value{};  ///< in money, not in pieces; may be zero
    tick quality = tick::good;             ///< of a bad tick nothing is used but that it was there
};

/// Prices, market caps and traded values of all assets on all days, one row of memory per day.
///
/// No data: a number that is absent is a quiet NaN; every other is finite, prices and market caps positive.
class market {
public:
    market() = default;

    /// The days of the market, ascending; "day" below is a position in this span.
    std::span<const core::date> dates() const noexcept { return dates_; }

    /// The assets, ascending by id whatever the order they came in; "asset" below is a position in this span.
    std::span<const asset> assets() const noexcept { return assets_; }

    std::span<const double> prices(std::size_t day) const noexcept { return row(prices_, day); }
    std::span<const double> market_caps(std::size_t day) const noexcept { return row(market_caps_, day); }
    std::span<const double> traded_values(std::size_t day) const noexcept { return row(traded_values_, day); }

    /// Why there is a price or none. Cost: O(log bad ticks) where there is none.
    quotation quoted(std::size_t day, std::size_t asset) const noexcept {
        if (!core::is_missing(prices(day)[asset])) return quotation::quoted;
        if (!assets_[asset].listed_on(dates_[day])) return quotation::not_listed;
        const std::size_t cell = day * assets_.size() + asset;
        const bool bad = std::binary_search(bad_ticks_.begin(), bad_ticks_.end(), cell);
        return bad ? quotation::bad_tick : quotation::not_traded;
    }

    /// The day of a date; empty when the market has no such day. Cost: O(log days).
    std::optional<std::size_t> find_day(core::date date) const noexcept {
        const auto at = std::lower_bound(dates_.begin(), dates_.end(), date);
        if (at == dates_.end() || *at != date) return std::nullopt;
        return static_cast<std::size_t>(at - dates_.begin());
    }

    /// The asset of an id; empty when the market has no such asset. Cost: O(log assets).
    std::optional<std::size_t> find_asset(std::string_view id) const noexcept {
        const auto at = std::lower_bound(assets_.begin(), assets_.end(), id,
                                         [](const asset& a, std::string_view wanted) { return a.id < wanted; });
        if (at == assets_.end() || at->id != id) return std::nullopt;
        return static_cast<std::size_t>(at - assets_.begin());
    }

private:
    friend class market_builder;

    std::span<const double> row(const std::vector<double>& matrix, std::size_t day) const noexcept {
        return std::span{matrix}.subspan(day * assets_.size(), assets_.size());
    }

    std::vector<core::date> dates_;
    std::vector<asset> assets_;
    std::vector<double> prices_;
    std::vector<double> market_caps_;
    std::vector<double> traded_values_;
    std::vector<std::size_t> bad_ticks_;  // ascending positions in the matrices
};

/// Makes a market from rows in the order of their dates; within a day the rows come in any order.
///
/// Refused are: an unknown asset, a date that is no day or earlier than the one before, a second row of an asset on a
/// day, a price, market cap or supply that is not positive and finite, a traded value that is negative or not finite,
/// a market cap together with a supply, and a supply without a price. A refused row leaves the builder as it was.
///
/// Errors: `std::invalid_argument`, with asset, date and value, for a refused row and for an empty or repeated id
/// Cost: O(log assets) a row; 24 bytes of the market for each asset on each day
class market_builder {
public:
    explicit market_builder(std::vector<asset> assets) : last_row_(assets.size(), none) {
        market_.assets_ = std::move(assets);
        auto& all = market_.assets_;
        std::sort(all.begin(), all.end(), [](const asset& a, const asset& b) { return a.id < b.id; });
        const auto twin =
            std::adjacent_find(all.begin(), all.end(), [](const asset& a, const asset& b) { return a.id == b.id; });
        if (twin != all.end()) core::refuse("asset id", std::string_view{twin->id}, "each id once");
        if (!all.empty() && all.front().id.empty()) core::refuse("asset id", std::string_view{}, "a text");
    }

    void add(const observation& row) {
        const std::size_t asset = checked_asset(row);
        const double price = positive("price", row.price, row);
        const double market_cap = row.supply ? implied_market_cap(row) : positive("market cap", row.market_cap, row);
        const double traded_value = not_negative("traded value", row.traded_value, row);

        if (market_.dates_.empty() || row.date != market_.dates_.back()) open_day(row.date);
        const std::size_t day = market_.dates_.size() - 1;
        const std::size_t cell = day * market_.assets_.size() + asset;
        market_.prices_[cell] = price;
        market_.market_caps_[cell] = market_cap;
        market_.traded_values_[cell] = traded_value;
        last_row_[asset] = day;
    }

    market build() && { return std::move(market_); }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    static constexpr double absent = std::numeric_limits<double>::quiet_NaN();

    static std::string named(std::string_view what, const observation& row) {
        return std::string{what} + " of " + std::string{row.asset} + " on " + std::string{core::iso_text{row.date}};
    }

    static double positive(std::string_view what, const std::optional<double>& value, const observation& row) {
        if (!value) return absent;
        if (!(*value > 0 && std::isfinite(*value))) {
            core::refuse(named(what, row), *value, "a positive finite number");
        }
        return *value;
    }

    static double not_negative(std::string_view what, const std::optional<double>& value, const observation& row) {
        if (!value) return absent;
        if (!(*value >= 0 && std::isfinite(*value))) {
            core::refuse(named(what, row), *value, "a finite number, zero or more");
        }
        return *value;
    }

    static double implied_market_cap(const observation& row) {
        if (row.market_cap) core::refuse(named("supply", row), *row.supply, "no supply where a market cap is given");
        if (!row.price) core::refuse(named("supply", row), *row.supply, "a price in the same row");
        const double supply = positive("supply", row.supply, row);
        return positive("market cap (price x supply)", *row.price * supply, row);
    }

    [[noreturn]] static void refuse_date(const observation& row, const std::string& expected) {
        core::refuse("date of a row of " + std::string{row.asset}, row.date, expected);
    }

    std::size_t checked_asset(const observation& row) const {
        const auto found = market_.find_asset(row.asset);
        if (!found) {
            core::refuse("asset of a row on " + std::string{core::iso_text{row.date}}, row.asset,
                         "one of the assets the market was declared with");
        }
        if (!row.date.ok()) refuse_date(row, "a day of the calendar");
        if (market_.dates_.empty()) return *found;
        const core::date last = market_.dates_.back();
        if (row.date < last) refuse_date(row, std::string{core::iso_text{last}} + " or later, as the row above it");
        if (row.date == last && last_row_[*found] == market_.dates_.size() - 1) {
            refuse_date(row, "one row of an asset on a day, this is its second");
        }
        return *found;
    }

    void open_day(core::date date) {
        market_.dates_.push_back(date);
        const std::size_t cells = market_.dates_.size() * market_.assets_.size();
        market_.prices_.resize(cells, absent);
        market_.market_caps_.resize(cells, absent);
        market_.traded_values_.resize(cells, absent);
    }

    market market_;
    std::vector<std::size_t> last_row_;  // of each asset, the day of its last row
};

}
