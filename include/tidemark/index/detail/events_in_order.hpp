// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/detail/asked_of.hpp>
#include <tidemark/index/event.hpp>
#include <tidemark/index/market.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::detail {

/// An event whose assets are found in the market.
struct located_event {
    const event* what;
    std::size_t asset;
    std::size_t other;  ///< successor or child; else the asset itself

    core::date date() const noexcept { return what->date; }
};

template <class... Functions>
struct overloaded : Functions... {
    using Functions::operator()...;
};
template <class... Functions>
overloaded(Functions...) -> overloaded<Functions...>;

/// Whether an event takes effect before the prices of its date; else it does after their close.
inline bool before_prices(const event& e) {
    return !std::holds_alternative<supply_change>(e.what) && !std::holds_alternative<float_change>(e.what) &&
           !std::holds_alternative<addition>(e.what) && !std::holds_alternative<deletion>(e.what);
}

class event_checks {
public:
    event_checks(const market& universe, const event& e) : universe_{universe}, e_{e} {}

    located_event locate() const {
        return std::visit(
            overloaded{
                [&](const split& s) { return of(s.asset, s.asset, "ratio", s.ratio, positive); },
                [&](const migration& m) { return of(m.asset, m.successor, "ratio", m.ratio, positive); },
                [&](const hard_fork& f) { return of(f.asset, f.child, "ratio", f.ratio, positive); },
                [&](const airdrop& a) { return of(a.asset, a.asset, "value", a.value, positive); },
                [&](const distribution& d) { return of(d.asset, d.asset, "amount", d.amount, positive); },
                [&](const supply_change& s) { return of(s.asset, s.asset, "supply", s.supply, positive); },
                [&](const float_change& f) { return of(f.asset, f.asset, "float factor", f.float_factor, share); },
                [&](const addition& a) { return of(a.asset, a.asset, "weight", a.weight, part); },
                [&](const deletion& d) { return of(d.asset, d.asset, "weight", 0, anything); }},
            e_.what);
    }

private:
    struct demand {
        bool (*met)(double);
        const char* text;
    };
    static constexpr demand positive{[](double x) { return x > 0 && std::isfinite(x); }, "a positive finite number"};
    static constexpr demand share{[](double x) { return x > 0 && x <= 1; }, "above 0, at most 1"};
    static constexpr demand part{[](double x) { return x > 0 && x < 1; }, "between 0 and 1"};
    static constexpr demand anything{[](double) { return true; }, ""};

    located_event of(std::string_view asset, std::string_view other, const char* name, double value,
                     const demand& expected) const {
        const located_event found{&e_, find(asset), find(other)};
        if (!expected.met(value)) {
            core::refuse(std::string{name} + " of the event of " + std::string{asset} + " on " + iso(e_.date), value,
                         expected.text);
        }
        if (found.asset == found.other &&
            (std::holds_alternative<migration>(e_.what) || std::holds_alternative<hard_fork>(e_.what))) {
            core::refuse("other asset of the event of " + std::string{asset} + " on " + iso(e_.date), other,
                         "another one");
        }
        return found;
    }

    std::size_t find(std::string_view id) const {
        const auto found = universe_.find_asset(id);
        if (!found) core::refuse("asset of the event on " + iso(e_.date), id, "an asset of the market");
        return *found;
    }

    const market& universe_;
    const event& e_;
};

/// The events of a market, checked.
///
/// Errors: `std::invalid_argument`, naming date and asset, for an unknown asset, a number that cannot be, or an event
///   earlier than the one before it
inline std::vector<located_event> events_in_order(std::span<const event> events, const market& universe) {
    std::vector<located_event> located;
    located.reserve(events.size());
    for (const event& e : events) {
        const located_event next = event_checks{universe, e}.locate();
        const std::string of = "date of the event of " + universe.assets()[next.asset].id;
        if (!e.date.ok()) core::refuse(of, e.date, "a day of the calendar");
        if (!located.empty() && e.date < located.back().date()) {
            core::refuse(of, e.date, iso(located.back().date()) + " or later, as the event before it");
        }
        located.push_back(next);
    }
    return located;
}

}
