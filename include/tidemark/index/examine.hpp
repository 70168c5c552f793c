// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/defect.hpp>
#include <tidemark/index/event.hpp>
#include <tidemark/index/market.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// What `examine` calls a defect. No limit has a default; an infinite factor switches its question off.
struct defect_limits {
    double price_factor;     ///< a price may be this multiple of the one before it, or that fraction; more than 1
    double supply_factor;    ///< the same of the supply, market cap / price; more than 1
    std::size_t stale_days;  ///< a price that stays the same for so many days of the market is stale; 2 or more
    std::size_t gap_days;    ///< so many days of the market may be without a price between two with one
};

namespace detail {

/// What an event means to the numbers of an asset, from a date on.
struct expected_change {
    double units = 1;         // that one unit has become
    double paid = 0;          // out of the price of a unit
    bool any_price = false;   // whatever the price is now, the event is why
    bool any_supply = false;  // the same of the supply
    std::size_t asset = 0;
    core::date date{};
};

inline std::vector<expected_change> expected_changes(const market& data, std::span<const event> events) {
    std::vector<expected_change> all;
    const auto expect = [&](core::date date, std::string_view id, expected_change change) {
        const auto asset = data.find_asset(id);
        if (!asset) return;
        change.asset = *asset;
        change.date = date;
        all.push_back(change);
    };
    constexpr expected_change anything{.any_price = true, .any_supply = true};
    for (const event& e : events) {
        if (const auto* s = std::get_if<split>(&e.what)) {
            expect(e.date, s->asset, {.units = s->ratio});
        } else if (const auto* m = std::get_if<migration>(&e.what)) {
            expect(e.date, m->asset, anything);
            expect(e.date, m->successor, anything);
        } else if (const auto* f = std::get_if<hard_fork>(&e.what)) {
            expect(e.date, f->asset, {.any_price = true});
            expect(e.date, f->child, anything);
        } else if (const auto* a = std::get_if<airdrop>(&e.what)) {
            expect(e.date, a->asset, {.paid = a->value});
        } else if (const auto* d = std::get_if<distribution>(&e.what)) {
            expect(e.date, d->asset, {.paid = d->amount});
        } else if (const auto* c = std::get_if<supply_change>(&e.what)) {
            // After the close of its date: in the data of that day or of the next.
            expect(e.date, c->asset, {.any_supply = true});
            expect(e.date + 1, c->asset, {.any_supply = true});
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const expected_change& a, const expected_change& b) { return a.date < b.date; });
    return all;
}

/// A number as it was last seen, in the units of today.
struct last_seen {
    double value = core::nan;
    bool any_change = false;

    /// The multiple that a new number is; 1 where nothing can be said. It is the last one from now on.
    double multiple_to(double now) noexcept {
        const double multiple = any_change || core::is_missing(value) ? 1 : now / value;
        *this = {now, false};
        return multiple;
    }
};

class examination {
public:
    examination(const market& data, const defect_limits& limits)
        : data_{data}, limits_{limits}, assets_(data.assets().size()) {}

    void expect(const expected_change& change) noexcept {
        history& h = assets_[change.asset];
        h.price.value = h.price.value / change.units - change.paid;
        h.supply.value *= change.units;
        h.price.any_change |= change.any_price;
        h.supply.any_change |= change.any_supply;
    }

    void look_at(std::size_t day, std::size_t asset) {
        const double price = data_.prices(day)[asset];
        if (core::is_missing(price)) {
            if (data_.quoted(day, asset) == quotation::bad_tick) {
                found_.push_back({data_.dates()[day], asset, defect_kind::bad_tick});
            }
            return;
        }
        history& h = assets_[asset];
        follow_run(h, day, asset, price);
        check_jump(h.price, price, day, asset, defect_kind::price_jump, limits_.price_factor);
        const double market_cap = data_.market_caps(day)[asset];
        if (core::is_missing(market_cap)) return;
        check_jump(h.supply, market_cap / price, day, asset, defect_kind::supply_jump, limits_.supply_factor);
    }

    std::vector<defect> finished() {
        for (std::size_t asset = 0; asset < assets_.size(); ++asset) end_run(assets_[asset], asset);
        std::sort(found_.begin(), found_.end(), [](const defect& a, const defect& b) {
            return std::tuple{a.date, a.asset, a.kind} < std::tuple{b.date, b.asset, b.kind};
        });
        return std::move(found_);
    }

private:
    struct history {
        last_seen price;
        last_seen supply;
        double quoted = core::nan;  // the price of the run below
        std::size_t first_day = 0;  // of neighbouring days with that price
        std::size_t last_day = 0;
    };

    void check_jump(last_seen& last, double now, std::size_t day, std::size_t asset, defect_kind kind, double factor) {
        const double multiple = last.multiple_to(now);
        if (factor == core::infinity || (multiple <= factor && multiple * factor >= 1)) return;
        found_.push_back({data_.dates()[day], asset, kind, multiple, factor});
    }

    void follow_run(history& h, std::size_t day, std::size_t asset, double price) {
        const bool seen = !core::is_missing(h.quoted);
        if (seen && day - h.last_day - 1 > limits_.gap_days) {
            found_.push_back({data_.dates()[h.last_day + 1], asset, defect_kind::gap,
                              static_cast<double>(day - h.last_day - 1), static_cast<double>(limits_.gap_days)});
        }
        if (!(price == h.quoted && h.last_day + 1 == day)) {
            end_run(h, asset);
            h.quoted = price;
            h.first_day = day;
        }
        h.last_day = day;
    }

    void end_run(const history& h, std::size_t asset) {
        const std::size_t days = h.last_day - h.first_day + 1;
        if (core::is_missing(h.quoted) || days < limits_.stale_days) return;
        found_.push_back({data_.dates()[h.first_day], asset, defect_kind::stale_price, static_cast<double>(days),
                          static_cast<double>(limits_.stale_days)});
    }

    const market& data_;
    const defect_limits& limits_;
    std::vector<history> assets_;
    std::vector<defect> found_;
};

}

/// What looks wrong in a market: jumps of price and supply that no event explains, prices that stand still, gaps, and
/// bad ticks. Nothing is changed.
///
/// A number is held against the last one before it, however old, in the units of its day: after a split by 10 a tenth
/// of the price is no jump and the same price is one; airdrops and distributions come off the price before. A migration
/// explains any price and supply of both its assets on its date, a fork any price of the asset and anything of the
/// child, a supply change any supply on its date or the next.
///
/// Input: events in any order, those of one date as they follow each other; also of assets that the market lacks
/// Value: ascending by date, then by asset; a jump found as the multiple of what was expected, a stale price dated by
///   its first day and a gap by its first without a price, both found as days of the market
/// Errors: `std::invalid_argument` for a factor that is not more than 1, and for stale days below 2
/// Cost: O(days x assets)
inline std::vector<defect> examine(const market& data, std::span<const event> events, const defect_limits& limits) {
    if (!(limits.price_factor > 1)) core::refuse("price_factor", limits.price_factor, "a number above 1");
    if (!(limits.supply_factor > 1)) core::refuse("supply_factor", limits.supply_factor, "a number above 1");
    if (limits.stale_days < 2) core::refuse("stale_days", limits.stale_days, "2 or more");

    detail::examination work{data, limits};
    const std::vector<detail::expected_change> changes = detail::expected_changes(data, events);
    auto change = changes.begin();
    for (std::size_t day = 0; day < data.dates().size(); ++day) {
        for (; change != changes.end() && change->date <= data.dates()[day]; ++change) work.expect(*change);
        for (std::size_t asset = 0; asset < data.assets().size(); ++asset) work.look_at(day, asset);
    }
    return work.finished();
}

}
