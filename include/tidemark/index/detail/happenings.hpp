// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/detail/asked_of.hpp>
#include <tidemark/index/detail/events_in_order.hpp>
#include <tidemark/index/detail/ledger.hpp>
#include <tidemark/index/detail/portfolio.hpp>
#include <tidemark/index/event.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/track.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::detail {

/// What events do to what an index holds.
class happenings {
public:
    happenings(unit_changes units, std::span<const located_event> events, ledger& book)
        : units_{units}, events_{events}, book_{book} {}

    /// Leaves out those that the base has behind it.
    void skip_before(core::date base) {
        while (next_ < events_.size() && (events_[next_].date() < base ||
                                          (events_[next_].date() == base && before_prices(*events_[next_].what)))) {
            ++next_;
        }
    }

    /// Those before the prices of a day.
    void before_close() {
        while (next_ < events_.size() &&
               (events_[next_].date() < book_.today ||
                (events_[next_].date() == book_.today && before_prices(*events_[next_].what)))) {
            apply(events_[next_++], moment::open);
        }
        // On the day itself, those after the close may stand between others.
        for (std::size_t i = next_; i < events_.size() && events_[i].date() == book_.today; ++i) {
            if (before_prices(*events_[i].what))
                apply(events_[i], moment::open);
            else if (leaves_at_zero(events_[i]))
                worthless_.push_back(events_[i].asset);
        }
    }

    /// Assets that leave after this close, at zero.
    std::span<const std::size_t> worthless() const noexcept { return worthless_; }

    /// Forks that are held until their first close.
    void drop_forks() {
        std::vector<std::size_t> done;
        for (const position& p : book_.held.positions()) {
            if (p.as == position::role::fork_to_drop && p.quoted_price > 0) done.push_back(p.asset);
        }
        for (const std::size_t asset : done) leave(asset, change_kind::fork_dropped);
    }

    void leave_at_zero() {
        for (const std::size_t asset : worthless_) leave(asset, change_kind::deletion_at_zero);
        worthless_.clear();
    }

    /// Those after its close.
    void at_close() {
        for (; next_ < events_.size() && events_[next_].date() == book_.today; ++next_) {
            if (!before_prices(*events_[next_].what) && !leaves_at_zero(events_[next_])) {
                apply(events_[next_], moment::close);
            }
        }
    }

private:
    static bool leaves_at_zero(const located_event& e) {
        const auto* d = std::get_if<deletion>(&e.what->what);
        return d != nullptr && d->at == leaving_price::zero;
    }

    void apply(const located_event& e, moment at) {
        position* p = book_.held.find(e.asset);
        change c = book_.entry(at, {}, e.asset, p == nullptr ? 0 : p->units);
        c.taken = effect::none;
        c.other = e.other;
        c.market_value_before = book_.held.market_value();
        std::visit([&](const auto& what) { happen(what, p, c); }, e.what->what);
        book_.enter(c, book_.held.market_value());
    }

    void happen(const split& s, position* p, change& c) {
        c.kind = change_kind::split;
        c.value = s.ratio;
        if (p == nullptr) return;
        c.taken = effect::taken;
        portfolio::split(*p, s.ratio);
        c.units_after = p->units;
    }

    void happen(const migration& m, position* p, change& c) {
        c.kind = change_kind::migration;
        c.value = m.ratio;
        if (p == nullptr) return;
        c.taken = effect::taken;
        portfolio::split(*p, m.ratio);
        book_.held.rename(*p, c.other);
        c.units_after = book_.held.find(c.other)->units;
    }

    void happen(const hard_fork& f, position* p, change& c) {
        c.kind = change_kind::fork;
        c.value = f.ratio;
        c.units_after = 0;
        if (p == nullptr || f.treatment == fork_treatment::ignored) return;
        c.taken = effect::taken;
        const bool drop = f.treatment == fork_treatment::added_then_dropped;
        book_.held.add({.asset = c.other,
                        .units = p->units * f.ratio,
                        .price = 0,
                        .quoted_price = 0,
                        .quoted_on = book_.today,
                        .supply = p->supply * f.ratio,
                        .float_factor = p->float_factor,
                        .as = drop ? position::role::fork_to_drop : position::role::held});
        c.units_after = book_.held.find(c.other)->units;
    }

    void happen(const airdrop& a, position* p, change& c) {
        c.kind = change_kind::airdrop;
        c.value = a.value;
        if (p == nullptr || !p->counts() || a.treatment == airdrop_treatment::ignored) return;
        c.taken = effect::taken;
        book_.income += p->units * a.value / book_.divisor;
    }

    static change_kind kind_of(distribution_kind kind) noexcept {
        switch (kind) {
            case distribution_kind::ordinary: return change_kind::distribution;
            case distribution_kind::staking: return change_kind::staking_distribution;
            case distribution_kind::special: return change_kind::special_distribution;
        }
        return {};
    }

    void happen(const distribution& d, position* p, change& c) {
        c.kind = kind_of(d.kind);
        c.value = d.amount;
        if (p == nullptr || !p->counts()) return;
        c.taken = effect::taken;
        if (d.kind != distribution_kind::special) {
            (d.kind == distribution_kind::staking ? book_.staking_income : book_.income) +=
                p->units * d.amount / book_.divisor;
            return;
        }
        if (!(d.amount < p->price)) {
            core::infeasible("special distribution of " + book_.name(c.asset) + " on " + iso(book_.today) +
                             ": it pays " + core::text_of(d.amount) + " of a price of " + core::text_of(p->price));
        }
        p->price -= d.amount;
        p->quoted_price -= d.amount;
    }

    void happen(const supply_change& s, position* p, change& c) {
        c.kind = change_kind::supply;
        c.value = s.supply;
        if (p == nullptr || units_ == unit_changes::frozen) return;
        if (!(p->supply > 0)) {
            core::infeasible("supply of " + book_.name(c.asset) + " on " + iso(book_.today) +
                             " changes, but at the review it had none");
        }
        c.taken = effect::taken;
        p->units *= s.supply / p->supply;
        p->supply = s.supply;
        c.units_after = p->units;
    }

    void happen(const float_change& f, position* p, change& c) {
        c.kind = change_kind::float_factor;
        c.value = f.float_factor;
        if (p == nullptr || units_ != unit_changes::follow_supply_and_float) return;
        c.taken = effect::taken;
        p->units *= f.float_factor / p->float_factor;
        p->float_factor = f.float_factor;
        c.units_after = p->units;
    }

    void happen(const addition& a, position* p, change& c) {
        c.kind = change_kind::addition;
        c.value = a.weight;
        const std::string of = "addition of " + book_.name(c.asset) + " on " + iso(book_.today);
        if (p != nullptr) core::infeasible(of + ": it is a member already");
        const std::size_t day = book_.universe.find_day(book_.today).value();
        const std::size_t priced = c.at == moment::close ? day : day - 1;
        const double price = book_.universe.prices(priced)[c.asset];
        if (core::is_missing(price)) core::infeasible(of + ": it has no price");
        c.taken = effect::taken;
        c.units_after = a.weight / (1 - a.weight) * c.market_value_before / price;
        book_.held.add({.asset = c.asset,
                        .units = c.units_after,
                        .price = price,
                        .quoted_price = price,
                        .quoted_on = book_.universe.dates()[priced],
                        .supply = book_.universe.market_caps(priced)[c.asset] / price,
                        .float_factor = book_.universe.assets()[c.asset].float_factor_on(book_.today)});
    }

    void happen(const deletion& d, position* p, change& c) {
        c.kind = d.at == leaving_price::zero ? change_kind::deletion_at_zero : change_kind::deletion;
        if (p == nullptr) return;
        c.taken = effect::taken;
        c.value = d.at == leaving_price::zero ? 0 : p->price;
        book_.held.remove(c.asset);
        c.units_after = 0;
    }

    void leave(std::size_t asset, change_kind kind) {
        const position* p = book_.held.find(asset);
        change c = book_.entry(moment::close, kind, asset, p == nullptr ? 0 : p->units);
        c.market_value_before = book_.held.market_value();
        c.units_after = 0;
        if (p == nullptr) {
            c.taken = effect::none;
        } else {
            c.value = p->price;
            book_.held.remove(asset);
        }
        book_.enter(c, book_.held.market_value());
    }

    unit_changes units_;
    std::span<const located_event> events_;
    ledger& book_;
    std::size_t next_ = 0;
    std::vector<std::size_t> worthless_;
};

}
