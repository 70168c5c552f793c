// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/asset.hpp>
#include <tidemark/index/defect.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
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

    std::span<const double> prices(std::size_t day) const noexcept { return row(day, 0); }
    std::span<const double> market_caps(std::size_t day) const noexcept { return row(day, 1); }
    std::span<const double> traded_values(std::size_t day) const noexcept { return row(day, 2); }

    /// Why there is a price or none. Cost: O(log bad ticks) where there is none.
    quotation quoted(std::size_t day, std::size_t asset) const noexcept {
        if (!core::is_missing(prices(day)[asset])) return quotation::quoted;
        if (!assets_[asset].listed_on(dates_[day])) return quotation::not_listed;
        const std::size_t cell = day * assets_.size() + asset;
        const bool bad = std::binary_search(bad_ticks_.begin(), bad_ticks_.end(), cell);
        return bad ? quotation::bad_tick : quotation::not_traded;
    }

    /// The first day on which an asset has a price; empty where it has none at all.
    std::optional<std::size_t> first_quoted(std::size_t asset) const noexcept {
        if (first_quoted_[asset] == never) return std::nullopt;
        return first_quoted_[asset];
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

    static constexpr std::size_t never = static_cast<std::size_t>(-1);

    std::span<const double> row(std::size_t day, std::size_t kind) const noexcept {
        return std::span{numbers_[day]}.subspan(kind * assets_.size(), assets_.size());
    }

    std::vector<core::date> dates_;
    std::vector<asset> assets_;
    std::vector<std::vector<double>> numbers_;  // of each day, all prices, all market caps, all traded values
    std::vector<std::size_t> bad_ticks_;        // ascending, day x assets + asset
    std::vector<std::size_t> first_quoted_;     // of each asset, a day
};

/// What a builder does with a row whose numbers cannot be.
enum class on_defect : unsigned char {
    refuse,  ///< throws, and is as it was before the row
    record   ///< does not use the number, and says so in its record
};

/// Makes a market from rows in the order of their dates; within a day the rows come in any order.
///
/// Defects are: a second row of an asset on a day, a row of a day on which the asset is not listed, a price, market cap
/// or supply that is not positive and finite, a traded value that is negative or not finite, and a supply without a
/// price. A builder that records goes on: it drops the second and the unlisted row, takes an impossible price for a bad
/// tick, and any other number for one that nobody published. Of a bad tick nothing is used but that it was there.
///
/// Errors: `std::invalid_argument`, with asset, date and value, for facts that `check_facts` refuses and for a repeated
///   id; for a row of an unknown asset, with a date that is no day or earlier than the one before, or with a supply and
///   a market cap; and, unless it records, for a defect. A refused row leaves the builder as it was
/// Cost: O(log assets) a row, O(1) where assets keep their order from day to day; 24 bytes of the market for each asset
///   on each day
class market_builder {
public:
    explicit market_builder(std::vector<asset> assets, on_defect policy = on_defect::refuse)
        : policy_{policy}, last_row_(assets.size(), none), successor_(assets.size(), 0) {
        market_.first_quoted_.assign(assets.size(), market::never);
        market_.assets_ = std::move(assets);
        auto& all = market_.assets_;
        for (const asset& each : all) check_facts(each);
        std::sort(all.begin(), all.end(), [](const asset& a, const asset& b) { return a.id < b.id; });
        const auto twin =
            std::adjacent_find(all.begin(), all.end(), [](const asset& a, const asset& b) { return a.id == b.id; });
        if (twin != all.end()) core::refuse("asset id", std::string_view{twin->id}, "each id once");
    }

    void add(const observation& row) {
        const std::size_t asset = checked_asset(row);
        if (must_drop(row, asset)) return;
        const cell numbers = row.quality == tick::bad ? cell{.bad_tick = true} : read(row, asset);

        if (market_.dates_.empty() || row.date != market_.dates_.back()) open_day(row.date);
        const std::size_t day = market_.dates_.size() - 1;
        last_row_[asset] = day;
        const std::size_t assets = market_.assets_.size();
        if (numbers.bad_tick) {
            market_.bad_ticks_.push_back(day * assets + asset);
            return;
        }
        std::vector<double>& today = market_.numbers_.back();
        today[asset] = numbers.price;
        today[assets + asset] = numbers.market_cap;
        today[2 * assets + asset] = numbers.traded_value;
        if (market_.first_quoted_[asset] == market::never && row.price) market_.first_quoted_[asset] = day;
    }

    /// What was not used so far, in the order of the rows; nothing unless the builder records.
    const std::vector<defect>& defects() const noexcept { return defects_; }

    market build() && {
        std::sort(market_.bad_ticks_.begin(), market_.bad_ticks_.end());
        return std::move(market_);
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    struct cell {
        double price = core::nan;
        double market_cap = core::nan;
        double traded_value = core::nan;
        bool bad_tick = false;
    };

    static std::string named(std::string_view what, const observation& row) {
        return std::string{what} + " of " + std::string{row.asset} + " on " + std::string{core::iso_text{row.date}};
    }

    [[noreturn]] static void refuse_date(const observation& row, const std::string& expected) {
        core::refuse("date of a row of " + std::string{row.asset}, row.date, expected);
    }

    std::size_t checked_asset(const observation& row) {
        const auto found = find_asset(row.asset);
        if (!found) {
            core::refuse("asset of a row on " + std::string{core::iso_text{row.date}}, row.asset,
                         "one of the assets the market was declared with");
        }
        if (!row.date.ok()) refuse_date(row, "a day of the calendar");
        if (!market_.dates_.empty() && row.date < market_.dates_.back()) {
            refuse_date(row, std::string{core::iso_text{market_.dates_.back()}} + " or later, as the row above it");
        }
        if (row.supply && row.market_cap) {
            core::refuse(named("supply", row), *row.supply, "no supply where a market cap is given");
        }
        return *found;
    }

    // Most files have their assets in the same order every day: the one that followed the last time is tried first.
    std::optional<std::size_t> find_asset(std::string_view id) {
        if (market_.assets_.empty()) return std::nullopt;
        const std::size_t guess = successor_[latest_];
        const auto found = market_.assets_[guess].id == id ? std::optional{guess} : market_.find_asset(id);
        if (found) latest_ = successor_[latest_] = *found;
        return found;
    }

    bool must_drop(const observation& row, std::size_t asset) {
        if (!market_.assets_[asset].listed_on(row.date)) {
            if (policy_ == on_defect::refuse) refuse_unlisted(row, market_.assets_[asset]);
            defects_.push_back({row.date, asset, defect_kind::unlisted_row, row.price.value_or(core::nan)});
            return true;
        }
        const bool first_of_day = market_.dates_.empty() || row.date != market_.dates_.back() ||
                                  last_row_[asset] != market_.dates_.size() - 1;
        if (first_of_day) return false;
        if (policy_ == on_defect::refuse) refuse_date(row, "one row of an asset on a day, this is its second");
        defects_.push_back({row.date, asset, defect_kind::repeated_row, row.price.value_or(core::nan)});
        return true;
    }

    [[noreturn]] static void refuse_unlisted(const observation& row, const index::asset& a) {
        if (row.date < a.listed) {
            refuse_date(row, std::string{core::iso_text{a.listed}} + " or later, when it is listed");
        }
        refuse_date(row, "a day before " + std::string{core::iso_text{a.delisted}} + ", when it is delisted");
    }

    cell read(const observation& row, std::size_t asset) {
        const auto impossible = [&](defect_kind kind, std::string_view what, double value, std::string_view expected) {
            if (policy_ == on_defect::refuse) core::refuse(named(what, row), value, expected);
            defects_.push_back({row.date, asset, kind, value});
            return core::nan;
        };
        const auto positive = [&](defect_kind kind, std::string_view what, double value) {
            if (value > 0 && std::isfinite(value)) return value;
            return impossible(kind, what, value, "a positive finite number");
        };
        cell numbers;
        if (row.price) numbers.price = positive(defect_kind::impossible_price, "price", *row.price);
        numbers.bad_tick = row.price && core::is_missing(numbers.price);
        if (row.market_cap) {
            numbers.market_cap = positive(defect_kind::impossible_market_cap, "market cap", *row.market_cap);
        }
        if (row.supply && !row.price) {
            impossible(defect_kind::supply_without_price, "supply", *row.supply, "a price in the same row");
        } else if (row.supply) {
            const double supply = positive(defect_kind::impossible_supply, "supply", *row.supply);
            if (!core::is_missing(supply) && !numbers.bad_tick) {
                numbers.market_cap =
                    positive(defect_kind::impossible_market_cap, "market cap (price x supply)", *row.price * supply);
            }
        }
        if (row.traded_value) {
            const double value = *row.traded_value;
            numbers.traded_value = value >= 0 && std::isfinite(value)
                                       ? value
                                       : impossible(defect_kind::impossible_traded_value, "traded value", value,
                                                    "a finite number, zero or more");
        }
        return numbers;
    }

    void open_day(core::date date) {
        market_.numbers_.emplace_back(3 * market_.assets_.size(), core::nan);
        market_.dates_.push_back(date);
    }

    market market_;
    on_defect policy_;
    std::vector<defect> defects_;
    std::vector<std::size_t> last_row_;   // of each asset, the day of its last row
    std::vector<std::size_t> successor_;  // of each asset, the one whose row followed the last time
    std::size_t latest_ = 0;              // the asset of the last row
};

}
