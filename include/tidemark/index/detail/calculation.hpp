// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/detail/asked_of.hpp>
#include <tidemark/index/detail/events_in_order.hpp>
#include <tidemark/index/detail/portfolio.hpp>
#include <tidemark/index/detail/reviewing.hpp>
#include <tidemark/index/divisor.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/track.hpp>
#include <tidemark/index/turnover.hpp>
#include <tidemark/index/valued_position.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::detail {

/// An index on its way from day to day: what it holds, the divisor, and the record so far.
///
/// The market and the events are referred to: they must outlive the calculation.
class calculation {
public:
    calculation(const rulebook& rules, const market& universe, std::span<const located_event> events)
        : rules_{rules}, universe_{universe}, events_{events} {}

    const portfolio& held() const noexcept { return held_; }

    /// What the last level was made of.
    std::vector<valued_position> valued() const {
        std::vector<valued_position> result;
        result.reserve(held_.positions().size());
        for (const position& p : held_.positions()) {
            if (p.counts()) result.push_back({p.asset, p.units, p.price_before, p.price});
        }
        return result;
    }

    double divisor() const noexcept { return divisor_; }
    std::vector<holding> weights() const { return held_.weights(); }

    /// Makes room for a record of so many days and reviews.
    void expect(std::size_t days, std::size_t reviews) {
        result_.dates.reserve(days);
        result_.levels.reserve(days);
        result_.divisors.reserve(days);
        result_.incomes.reserve(days);
        result_.staking_incomes.reserve(days);
        result_.reviews.reserve(reviews);
    }

    /// The first members, and the divisor that gives the base level.
    void begin(review base, std::vector<position> members, double level) {
        hold(base, std::move(members));
        base.market_value_before = base.market_value_after = held_.market_value();
        base.divisor_before = base.divisor_after = divisor_ = base_divisor(base.market_value_after, level);
        while (next_ < events_.size() && (events_[next_].date() < base.date || (events_[next_].date() == base.date &&
                                                                                before_prices(*events_[next_].what)))) {
            ++next_;
        }
        today_ = base.date;
        result_.reviews.push_back(std::move(base));
        record_close(level);
        events_at_close();
    }

    /// From the close before to the close of a day: events, prices, level, and what happens after the close.
    void close(std::size_t day) {
        today_ = universe_.dates()[day];
        income_ = staking_income_ = 0;
        events_before_prices();
        mark(day);
        record_close(level(held_.market_value(), divisor_));
    }

    void after_close() {
        if (!all_count_) {
            resume();
            drop_forks();
        }
        leave_at_zero();
        events_at_close();
    }

    /// Passes from what is held to what a review decided, both at this close.
    void carry_out(review latest, std::vector<position> members) {
        const double before = held_.market_value();
        if (!(before > 0)) {
            core::infeasible("review of " + iso(latest.date) + ": what is held is worth 0, no divisor keeps the level");
        }
        const auto drifted = held_.weights();
        hold(latest, std::move(members));
        exchange moved = compare(drifted, held_.weights());
        latest.market_value_before = before;
        latest.market_value_after = held_.market_value();
        latest.divisor_before = divisor_;
        latest.divisor_after = divisor_ = chained_divisor(divisor_, before, latest.market_value_after);
        latest.one_way_turnover = moved.one_way_turnover;
        latest.additions = std::move(moved.additions);
        latest.deletions = std::move(moved.deletions);
        result_.reviews.push_back(std::move(latest));
    }

    track finish() && { return std::move(result_); }

private:
    void hold(review& decided, std::vector<position> members) {
        held_.positions() = std::move(members);
        decided.held.reserve(held_.positions().size());
        for (position& p : held_.positions()) {
            p.price_before = p.price;
            decided.held.push_back({p.asset, p.units, p.price});
        }
    }

    review& in_force() noexcept { return result_.reviews.back(); }

    void record_close(double level_at_close) {
        result_.dates.push_back(today_);
        result_.levels.push_back(level_at_close);
        result_.divisors.push_back(divisor_);
        result_.incomes.push_back(income_);
        result_.staking_incomes.push_back(staking_income_);
    }

    // Events.

    void events_before_prices() {
        while (next_ < events_.size() && (events_[next_].date() < today_ ||
                                          (events_[next_].date() == today_ && before_prices(*events_[next_].what)))) {
            apply(events_[next_++], moment::open);
        }
        // On the day itself, those after the close may stand between others.
        for (std::size_t i = next_; i < events_.size() && events_[i].date() == today_; ++i) {
            if (before_prices(*events_[i].what))
                apply(events_[i], moment::open);
            else if (leaves_at_zero(events_[i]))
                worthless_.push_back(events_[i].asset);
        }
    }

    void events_at_close() {
        for (; next_ < events_.size() && events_[next_].date() == today_; ++next_) {
            if (!before_prices(*events_[next_].what) && !leaves_at_zero(events_[next_])) {
                apply(events_[next_], moment::close);
            }
        }
    }

    static bool leaves_at_zero(const located_event& e) {
        const auto* d = std::get_if<deletion>(&e.what->what);
        return d != nullptr && d->at == leaving_price::zero;
    }

    void apply(const located_event& e, moment at) {
        position* p = held_.find(e.asset);
        change c = entry(at, {}, e.asset, p == nullptr ? 0 : p->units);
        c.taken = effect::none;
        c.other = e.other;
        c.market_value_before = held_.market_value();
        std::visit([&](const auto& what) { happen(what, p, c); }, e.what->what);
        finish(c, held_.market_value());
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
        held_.rename(*p, c.other);
        c.units_after = held_.find(c.other)->units;
    }

    void happen(const hard_fork& f, position* p, change& c) {
        c.kind = change_kind::fork;
        c.value = f.ratio;
        c.units_after = 0;
        if (p == nullptr || f.treatment == fork_treatment::ignored) return;
        c.taken = effect::taken;
        const bool drop = f.treatment == fork_treatment::added_then_dropped;
        held_.add({.asset = c.other,
                   .units = p->units * f.ratio,
                   .price = 0,
                   .quoted_price = 0,
                   .quoted_on = today_,
                   .supply = p->supply * f.ratio,
                   .float_factor = p->float_factor,
                   .as = drop ? position::role::fork_to_drop : position::role::held});
        c.units_after = held_.find(c.other)->units;
    }

    void happen(const airdrop& a, position* p, change& c) {
        c.kind = change_kind::airdrop;
        c.value = a.value;
        if (p == nullptr || !p->counts() || a.treatment == airdrop_treatment::ignored) return;
        c.taken = effect::taken;
        income_ += p->units * a.value / divisor_;
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
            (d.kind == distribution_kind::staking ? staking_income_ : income_) += p->units * d.amount / divisor_;
            return;
        }
        if (!(d.amount < p->price)) {
            core::infeasible("special distribution of " + name(c.asset) + " on " + iso(today_) + ": it pays " +
                             core::text_of(d.amount) + " of a price of " + core::text_of(p->price));
        }
        p->price -= d.amount;
        p->quoted_price -= d.amount;
    }

    void happen(const supply_change& s, position* p, change& c) {
        c.kind = change_kind::supply;
        c.value = s.supply;
        if (p == nullptr || rules_.units_between_reviews == unit_changes::frozen) return;
        if (!(p->supply > 0)) {
            core::infeasible("supply of " + name(c.asset) + " on " + iso(today_) +
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
        if (p == nullptr || rules_.units_between_reviews != unit_changes::follow_supply_and_float) return;
        c.taken = effect::taken;
        p->units *= f.float_factor / p->float_factor;
        p->float_factor = f.float_factor;
        c.units_after = p->units;
    }

    void happen(const addition& a, position* p, change& c) {
        c.kind = change_kind::addition;
        c.value = a.weight;
        const std::string of = "addition of " + name(c.asset) + " on " + iso(today_);
        if (p != nullptr) core::infeasible(of + ": it is a member already");
        const std::size_t day = universe_.find_day(today_).value();
        const std::size_t priced = c.at == moment::close ? day : day - 1;
        const double price = universe_.prices(priced)[c.asset];
        if (core::is_missing(price)) core::infeasible(of + ": it has no price");
        c.taken = effect::taken;
        c.units_after = a.weight / (1 - a.weight) * c.market_value_before / price;
        held_.add({.asset = c.asset,
                   .units = c.units_after,
                   .price = price,
                   .quoted_price = price,
                   .quoted_on = universe_.dates()[priced],
                   .supply = universe_.market_caps(priced)[c.asset] / price,
                   .float_factor = universe_.assets()[c.asset].float_factor_on(today_)});
    }

    void happen(const deletion& d, position* p, change& c) {
        c.kind = d.at == leaving_price::zero ? change_kind::deletion_at_zero : change_kind::deletion;
        if (p == nullptr) return;
        c.taken = effect::taken;
        c.value = d.at == leaving_price::zero ? 0 : p->price;
        held_.remove(c.asset);
        c.units_after = 0;
    }

    // Prices.

    void mark(std::size_t day) {
        const auto prices = universe_.prices(day);
        unquoted_.clear();
        all_count_ = true;
        for (position& p : held_.positions()) {
            all_count_ = all_count_ && p.as == position::role::held;
            p.price_before = p.price;
            const double quoted = prices[p.asset];
            if (core::is_missing(quoted)) {
                unquoted_.push_back(&p);
                continue;
            }
            p.quoted_price = quoted;
            p.quoted_on = today_;
            if (p.counts()) p.price = quoted;
        }
        for (position* p : unquoted_) stand_in(*p);
        for (const std::size_t asset : worthless_) {
            position* p = held_.find(asset);
            if (p == nullptr) continue;
            if (!p->counts()) step_in(*p, moment::open, p->price);  // to be paid for
            value_at(*p, 0, change_kind::zero_price);
        }
    }

    /// The rule for missing prices about a position that was quoted before and is not today.
    void stand_in(position& p) {
        if (!(p.quoted_price > 0)) return;  // a fork that was never quoted is held at nothing
        const auto describe = [&] { return "price of " + name(p.asset) + " on " + iso(today_); };
        const int age = today_ - p.quoted_on;
        const auto price = asked_of(describe, [&] { return rules_.missing_prices(p.quoted_price, age); });
        if (!price) {
            ++in_force().suspended;
            if (p.counts()) step_out(p);
            return;
        }
        if (!(*price >= 0 && std::isfinite(*price))) {
            core::refuse(describe() + " by the rule for missing prices", *price, "a finite number, zero or more");
        }
        ++(*price == 0 ? in_force().zeroed_prices : in_force().carried_prices);
        value_at(p, *price, *price == 0 ? change_kind::zero_price : change_kind::carried_price);
    }

    void value_at(position& p, double price, change_kind kind) {
        if (!p.counts()) return;
        p.price = price;
        change c = entry(moment::open, kind, p.asset, p.units);
        c.value = price;
        finish(c, core::nan);
    }

    /// Leaves a position out of the day, at the price with which the day began.
    void step_out(position& p) {
        change c = entry(moment::open, change_kind::suspension, p.asset, p.units);
        c.value = p.price_before;
        c.market_value_before = opening_value();
        p.as = position::role::stepped_out;
        all_count_ = false;
        finish(c, opening_value());
    }

    /// Puts it back, before the prices of a day or after its close.
    void step_in(position& p, moment at, double price) {
        const auto value = [&] { return at == moment::open ? opening_value() : held_.market_value(); };
        change c = entry(at, change_kind::resumption, p.asset, p.units);
        c.value = price;
        c.market_value_before = value();
        p.as = position::role::held;
        p.price = p.price_before = price;
        finish(c, value());
    }

    double opening_value() const noexcept {
        double sum = 0;
        for (const position& p : held_.positions()) {
            if (p.counts()) sum += p.units * p.price_before;
        }
        return sum;
    }

    // After the close.

    void resume() {
        for (position& p : held_.positions()) {
            if (!p.counts() && p.quoted_on == today_) step_in(p, moment::close, p.quoted_price);
        }
    }

    void drop_forks() {
        std::vector<std::size_t> done;
        for (const position& p : held_.positions()) {
            if (p.as == position::role::fork_to_drop && p.quoted_price > 0) done.push_back(p.asset);
        }
        for (const std::size_t asset : done) leave(asset, change_kind::fork_dropped);
    }

    void leave_at_zero() {
        for (const std::size_t asset : worthless_) leave(asset, change_kind::deletion_at_zero);
        worthless_.clear();
    }

    void leave(std::size_t asset, change_kind kind) {
        const position* p = held_.find(asset);
        change c = entry(moment::close, kind, asset, p == nullptr ? 0 : p->units);
        c.market_value_before = held_.market_value();
        c.units_after = 0;
        if (p == nullptr) {
            c.taken = effect::none;
        } else {
            c.value = p->price;
            held_.remove(asset);
        }
        finish(c, held_.market_value());
    }

    // The record.

    const std::string& name(std::size_t asset) const noexcept { return universe_.assets()[asset].id; }

    change entry(moment at, change_kind kind, std::size_t asset, double units) const noexcept {
        return {.date = today_,
                .at = at,
                .kind = kind,
                .taken = effect::taken,
                .asset = asset,
                .other = asset,
                .value = 0,
                .units_before = units,
                .units_after = units,
                .market_value_before = core::nan,
                .market_value_after = core::nan,
                .divisor_before = divisor_,
                .divisor_after = divisor_};
    }

    /// Puts a change on record; where it moves what is held, the divisor makes up for it.
    void finish(change& c, double market_value_after) {
        c.market_value_after = market_value_after;
        if (keeps_level(c.kind) && c.taken == effect::taken) {
            if (!(c.market_value_after > 0)) {
                core::infeasible(std::string{text_of(c.kind)} + " of " + name(c.asset) + " on " + iso(today_) +
                                 ": all else is worth 0, no divisor keeps the level");
            }
            divisor_ = chained_divisor(divisor_, c.market_value_before, c.market_value_after);
        }
        c.divisor_after = divisor_;
        make_room();
        result_.changes.push_back(c);
    }

    /// Room for as many changes as there will be if they go on as they did: doubling would fill new memory again and
    /// again.
    void make_room() {
        std::vector<change>& all = result_.changes;
        if (all.size() < all.capacity()) return;
        const double so_far = static_cast<double>(result_.dates.size()) + 1, count = static_cast<double>(all.size());
        const double expected = 1.1 * count * static_cast<double>(result_.dates.capacity()) / so_far;
        all.reserve(static_cast<std::size_t>(core::larger(2 * count + 8, core::smaller(expected, 8 * count))));
    }

    const rulebook& rules_;
    const market& universe_;
    std::span<const located_event> events_;
    std::size_t next_ = 0;
    portfolio held_;
    double divisor_ = 0;
    core::date today_{};
    double income_ = 0;
    double staking_income_ = 0;
    bool all_count_ = true;               // every position is held, none has stepped out or is a fork to drop
    std::vector<position*> unquoted_;     // of the day
    std::vector<std::size_t> worthless_;  // that leave after this close, at zero
    track result_;
};

}
