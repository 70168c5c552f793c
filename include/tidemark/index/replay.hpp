// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/detail/asked_of.hpp>
#include <tidemark/index/detail/portfolio.hpp>
#include <tidemark/index/divisor.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/track.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

namespace detail {

/// A trail that is followed day by day; it asks no rule, the trail has every answer.
class replaying {
public:
    replaying(const track& trail, const market& universe) : trail_{trail}, universe_{universe} {}

    track follow() {
        track again;
        again.name = trail_.name;
        again.not_applied = trail_.not_applied;
        again.reviews = trail_.reviews;
        again.changes = trail_.changes;
        if (trail_.reviews.empty() || trail_.levels.empty()) return again;
        again.dates = trail_.dates;
        for (const core::date today : trail_.dates) {
            const std::size_t day = day_of(today);
            income_ = staking_income_ = 0;
            if (again.levels.empty()) {
                hold(trail_.reviews.front());
                again.levels.push_back(trail_.levels.front());
            } else {
                follow(today, moment::open);
                mark(day);
                again.levels.push_back(level(held_.market_value(), divisor_));
            }
            again.divisors.push_back(divisor_);
            again.incomes.push_back(income_);
            again.staking_incomes.push_back(staking_income_);
            follow(today, moment::close);
            if (next_review_ < trail_.reviews.size() && trail_.reviews[next_review_].date == today) {
                hold(trail_.reviews[next_review_]);
            }
        }
        return again;
    }

private:
    std::size_t day_of(core::date date) const {
        const auto day = universe_.find_day(date);
        if (!day) core::refuse("date of the trail", date, "a day of the market");
        return *day;
    }

    void hold(const review& decided) {
        held_.positions().clear();
        for (const held_from& h : decided.held) {
            check_asset(h.asset, decided.date);
            held_.positions().push_back({.asset = h.asset,
                                         .units = h.units,
                                         .price = h.price,
                                         .quoted_price = h.price,
                                         .quoted_on = decided.date,
                                         .supply = core::nan,
                                         .float_factor = 1});
        }
        divisor_ = decided.divisor_after;
        ++next_review_;
    }

    void check_asset(std::size_t asset, core::date date) const {
        if (asset >= universe_.assets().size()) {
            core::refuse("asset of the trail on " + iso(date), asset, "an asset of the market");
        }
    }

    /// The changes of a day before its prices, or after its close.
    void follow(core::date today, moment at) {
        stand_ins_.clear();
        for (; next_change_ < trail_.changes.size(); ++next_change_) {
            const change& c = trail_.changes[next_change_];
            if (c.date != today || c.at != at) break;
            check_asset(c.asset, today);
            check_asset(c.other, today);
            if (c.taken == effect::taken) apply(c);
            divisor_ = c.divisor_after;
        }
    }

    void apply(const change& c) {
        position* p = held_.find(c.asset);
        switch (c.kind) {
            case change_kind::carried_price:
            case change_kind::zero_price: stand_ins_.push_back(&c); return;
            case change_kind::airdrop:
            case change_kind::distribution: income_ += c.units_before * c.value / c.divisor_before; return;
            case change_kind::staking_distribution:
                staking_income_ += c.units_before * c.value / c.divisor_before;
                return;
            case change_kind::fork:
            case change_kind::addition: held_.add(fresh(c)); break;
            case change_kind::migration:
                if (p != nullptr) held_.rename(*p, c.other);
                break;
            case change_kind::deletion:
            case change_kind::deletion_at_zero:
            case change_kind::fork_dropped: held_.remove(c.asset); return;
            case change_kind::suspension:
                if (p != nullptr) p->as = position::role::stepped_out;
                return;
            case change_kind::resumption:
                if (p != nullptr) p->as = position::role::held;
                return;
            default: break;
        }
        if (position* moved = held_.find(c.other)) moved->units = c.units_after;
    }

    static position fresh(const change& c) noexcept {
        return {.asset = c.other,
                .units = c.units_after,
                .price = 0,
                .quoted_price = 0,
                .quoted_on = c.date,
                .supply = core::nan,
                .float_factor = 1};
    }

    void mark(std::size_t day) {
        const auto prices = universe_.prices(day);
        for (position& p : held_.positions()) {
            if (!core::is_missing(prices[p.asset])) p.price = prices[p.asset];
        }
        for (const change* c : stand_ins_) {
            if (position* p = held_.find(c->asset)) p->price = c->value;
        }
    }

    const track& trail_;
    const market& universe_;
    portfolio held_;
    double divisor_ = 0;
    double income_ = 0;
    double staking_income_ = 0;
    std::size_t next_review_ = 0;
    std::size_t next_change_ = 0;
    std::vector<const change*> stand_ins_;
};

}

/// An index from its trail and the prices of the market alone: units, stand-ins for missing prices and divisors are
/// those on record, no rule is asked.
///
/// Formula: L(t) = sum of units x P(t) / D
/// Input: the trail of `calculate`, of which dates, the base level, reviews and changes are read, and its market
/// Value: levels, divisors and incomes, the same as those of the calculation, bit for bit; reviews and changes copied
/// Errors: `std::invalid_argument` for a date or an asset that the market does not have
/// Cost: O(members) a day
inline track replay(const track& trail, const market& universe) { return detail::replaying{trail, universe}.follow(); }

}
