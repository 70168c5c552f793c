// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/capping_factors.hpp>
#include <tidemark/index/detail/asked_of.hpp>
#include <tidemark/index/detail/events_in_order.hpp>
#include <tidemark/index/detail/portfolio.hpp>
#include <tidemark/index/detail/review_days.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/track.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::detail {

/// What a review has to go by.
struct review_basis {
    const rulebook& rules;
    const market& universe;
    std::span<const located_event> events;
    review_day day;
    std::span<const holding> held;          ///< at the reference close
    std::span<const holding> held_weighed;  ///< at the weighting close
    std::span<const ranking> past;

    std::string when() const { return " at the review of " + iso(universe.dates()[day.effective]); }
    std::string whose() const { return rules.name.empty() ? std::string{} : rules.name + ": "; }
};

inline void check_distinct(std::span<const candidate> chosen, const review_basis& basis) {
    std::vector<bool> seen(basis.universe.assets().size(), false);
    for (const candidate& c : chosen) {
        if (seen[c.asset]) {
            core::refuse("member" + basis.when(), std::string_view{basis.universe.assets()[c.asset].id},
                         "each asset at most once");
        }
        seen[c.asset] = true;
    }
}

inline void check_weights(std::span<const double> weights, std::span<const candidate> chosen,
                          const review_basis& basis) {
    if (weights.size() != chosen.size()) {
        core::refuse("number of weights" + basis.when(), weights.size(),
                     std::to_string(chosen.size()) + ", one a member");
    }
    double sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (!(weights[i] >= 0 && std::isfinite(weights[i]))) {
            core::refuse("weight of " + basis.universe.assets()[chosen[i].asset].id + basis.when(), weights[i],
                         "a finite number, zero or more");
        }
        sum += weights[i];
    }
    if (!(std::abs(sum - 1) <= 1e-12)) core::refuse("sum of weights" + basis.when(), sum, "1 to within 1e-12");
}

/// The snapshot as one index sees it: each asset as the member or newcomer it is there. The memory of a list that is no
/// longer needed is used again: a market of thousands would ask for new pages at each review.
inline std::vector<candidate> seen_by_index(const ranking& snapshot, std::span<const holding> held,
                                            std::size_t asset_count, review& record, std::vector<candidate> memory) {
    std::vector<membership> status(asset_count, membership::newcomer);
    for (const holding& h : held) status[h.asset] = membership::member;
    std::vector<bool> turned_away(asset_count, false);
    record.rejected.reserve(snapshot.rejected.size());
    for (const rejected_asset& r : snapshot.rejected) {
        if (!concerns(r.whom, status[r.asset])) continue;
        record.rejected.push_back(r);
        turned_away[r.asset] = true;
        if (r.whom != applies_to::everyone) ++record.excluded;
    }
    std::vector<candidate> seen = std::move(memory);
    seen.assign(snapshot.candidates.begin(), snapshot.candidates.end());
    std::erase_if(seen, [&](const candidate& c) { return turned_away[c.asset]; });
    for (std::size_t i = 0; i < seen.size(); ++i) {
        seen[i].rank = i + 1;
        seen[i].status = status[seen[i].asset];
    }
    record.eligible = seen.size();
    record.excluded += snapshot.excluded;
    record.without_quotation = snapshot.without_quotation;
    return seen;
}

/// Takes out those an event deletes between the reference and the effective date.
inline void drop_deleted(std::vector<candidate>& chosen, const review_basis& basis, review& record) {
    const core::date from = basis.universe.dates()[basis.day.reference];
    const core::date to = basis.universe.dates()[basis.day.effective];
    for (const located_event& e : basis.events) {
        if (e.date() <= from || e.date() > to || !std::holds_alternative<deletion>(e.what->what)) continue;
        if (std::erase_if(chosen, [&](const candidate& c) { return c.asset == e.asset; }) > 0) {
            record.decisions.push_back({e.asset, "deleted between reference and effective date"});
        }
    }
}

/// The last price up to a day, and no earlier than the reference day, on which every candidate has one.
inline std::size_t last_quoted(const review_basis& basis, std::size_t asset, std::size_t day) {
    while (day > basis.day.reference && core::is_missing(basis.universe.prices(day)[asset])) --day;
    return day;
}

/// The numbers of the weighting day in place of those of the reference day.
inline void bring_forward(std::vector<candidate>& chosen, const review_basis& basis) {
    if (basis.day.weighting == basis.day.reference) return;
    for (candidate& c : chosen) {
        const known_market known{basis.universe, last_quoted(basis, c.asset, basis.day.weighting)};
        c.price = known.price(c.asset);
        if (!core::is_missing(known.market_cap(c.asset))) c.market_cap = known.market_cap(c.asset);
        c.traded_value = known.traded_value(c.asset);
        c.float_factor = known_market{basis.universe, basis.day.weighting}.float_factor(c.asset);
    }
}

/// What turns supplies into the units that have these weights: the capping factors of supply x float factor x price.
///
/// Rounding: a factor within four units in the last place of 1 is rounding of the weights, and is 1.
inline void set_units(std::vector<member>& members, std::span<const double> weights) {
    const bool without_supply =
        std::any_of(members.begin(), members.end(), [](const member& m) { return core::is_missing(m.supply); });
    const auto supply = [&](const member& m) { return without_supply ? 1 : m.supply; };
    std::vector<double> uncapped;
    uncapped.reserve(members.size());
    for (const member& m : members) uncapped.push_back(supply(m) * m.float_factor * m.price);
    const std::vector<double> factors = capping_factors(weights, uncapped);
    for (std::size_t i = 0; i < members.size(); ++i) {
        member& m = members[i];
        m.cap_factor = 1 - factors[i] <= 0x1p-50 ? 1 : factors[i];
        m.units = supply(m) * m.float_factor * m.cap_factor;
    }
}

inline std::vector<member> weigh(std::span<const candidate> chosen, const review_context& context,
                                 const review_basis& basis) {
    const auto weights = basis.rules.weighting(chosen, context);
    check_distinct(chosen, basis);
    check_weights(weights, chosen, basis);
    std::vector<member> members;
    members.reserve(chosen.size());
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const candidate& c = chosen[i];
        members.push_back({.asset = c.asset,
                           .rank = c.rank,
                           .weight = weights[i],
                           .units = 0,
                           .price = c.price,
                           .market_cap = c.market_cap,
                           .supply = c.market_cap / c.price,
                           .float_factor = c.float_factor,
                           .cap_factor = 1});
    }
    set_units(members, weights);
    return members;
}

/// The decisions of a review; what they move is known only together with what was held before. The memory of the list
/// it works on is handed on to the next review.
inline review decide(const review_basis& basis, const ranking& snapshot, std::vector<candidate>& memory) {
    const market& universe = basis.universe;
    review record;
    record.date = universe.dates()[basis.day.effective];
    record.kind = basis.day.kind;
    record.dates = basis.day.on_days_of(universe);
    auto seen = seen_by_index(snapshot, basis.held, universe.assets().size(), record, std::move(memory));
    const auto describe = [&] {
        return basis.whose() + "review of " + iso(record.date) + " among " + std::to_string(record.eligible) +
               " eligible assets";
    };
    const review_context at_reference{known_market{universe, basis.day.reference}, basis.held, basis.past,
                                      record.decisions};
    auto chosen = asked_of(describe, [&] { return basis.rules.selection(std::move(seen), at_reference); });
    drop_deleted(chosen, basis, record);
    if (chosen.empty()) core::infeasible(describe() + ": the selection keeps none");
    bring_forward(chosen, basis);
    const review_context at_weighting{known_market{universe, basis.day.weighting}, basis.held_weighed, basis.past,
                                      record.decisions};
    record.members = asked_of(describe, [&] { return weigh(chosen, at_weighting, basis); });
    memory = std::move(chosen);
    return record;
}

/// The members that are held, as candidates of today: for a review that weighs them anew and chooses nobody.
inline review reweigh(const review_basis& basis, const portfolio& held) {
    review record;
    record.date = basis.universe.dates()[basis.day.effective];
    record.kind = basis.day.kind;
    record.dates = basis.day.on_days_of(basis.universe);
    const known_market known{basis.universe, basis.day.effective};
    std::vector<candidate> members;
    for (const position& p : held.positions()) {
        if (!(p.quoted_price > 0)) continue;
        const double cap = known.market_cap(p.asset);
        members.push_back({.asset = p.asset,
                           .rank = 0,
                           .price = p.quoted_price,
                           .market_cap = core::is_missing(cap) ? p.supply * p.quoted_price : cap,
                           .traded_value = known.traded_value(p.asset),
                           .float_factor = known.float_factor(p.asset),
                           .status = membership::member});
    }
    std::sort(members.begin(), members.end(), larger{});
    for (std::size_t i = 0; i < members.size(); ++i) members[i].rank = i + 1;
    record.eligible = members.size();
    const auto describe = [&] { return basis.whose() + "early review of " + iso(record.date); };
    const review_context context{known, basis.held, basis.past, record.decisions};
    record.members = asked_of(describe, [&] { return weigh(members, context, basis); });
    return record;
}

/// What the members of a review are at its effective close: units follow splits and migrations since the weighting day.
inline std::vector<position> positions_of(const review& record, const review_basis& basis) {
    const auto dates = basis.universe.dates();
    std::vector<position> result;
    result.reserve(record.members.size());
    for (const member& m : record.members) {
        position p{.asset = m.asset,
                   .units = m.units,
                   .price = m.price,
                   .quoted_price = m.price,
                   .quoted_on = dates[last_quoted(basis, m.asset, basis.day.weighting)],
                   .supply = m.supply,
                   .float_factor = m.float_factor};
        for (const located_event& e : basis.events) {
            if (e.date() <= dates[basis.day.weighting] || e.date() > dates[basis.day.effective]) continue;
            if (e.asset != p.asset) continue;
            if (const auto* s = std::get_if<split>(&e.what->what)) portfolio::split(p, s->ratio);
            if (const auto* moved = std::get_if<migration>(&e.what->what)) {
                portfolio::split(p, moved->ratio);
                p.asset = e.other;
            }
        }
        const std::size_t day = last_quoted(basis, p.asset, basis.day.effective);
        if (day > basis.day.weighting) {
            p.quoted_price = p.price = basis.universe.prices(day)[p.asset];
            p.quoted_on = dates[day];
        }
        result.push_back(p);
    }
    return result;
}

}
