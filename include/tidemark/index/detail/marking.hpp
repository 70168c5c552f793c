// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/detail/asked_of.hpp>
#include <tidemark/index/detail/ledger.hpp>
#include <tidemark/index/detail/portfolio.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/track.hpp>

#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::detail {

/// Prices of a day for what an index holds, and what stands in for those that are missing.
class marking {
public:
    marking(const missing_price_rule& missing, ledger& book) : missing_prices_{missing}, book_{book} {}

    /// Whether nothing is left out of the day, and nothing waits for a first price.
    bool all_count() const noexcept { return all_count_; }

    /// The prices of a day; `worthless` are those that events leave without value.
    void mark(std::size_t day, std::span<const std::size_t> worthless) {
        const auto prices = book_.universe.prices(day);
        unquoted_.clear();
        all_count_ = true;
        for (position& p : book_.held.positions()) {
            all_count_ = all_count_ && p.as == position::role::held;
            p.price_before = p.price;
            const double quoted = prices[p.asset];
            if (core::is_missing(quoted)) {
                unquoted_.push_back(&p);
                continue;
            }
            p.quoted_price = quoted;
            p.quoted_on = book_.today;
            if (p.counts()) p.price = quoted;
        }
        for (position* p : unquoted_) stand_in(*p);
        for (const std::size_t asset : worthless) {
            position* p = book_.held.find(asset);
            if (p == nullptr) continue;
            if (!p->counts()) step_in(*p, moment::open, p->price);  // to be paid for
            value_at(*p, 0, change_kind::zero_price);
        }
    }

    /// After the close: those that were left out and are quoted again.
    void resume() {
        for (position& p : book_.held.positions()) {
            if (!p.counts() && p.quoted_on == book_.today) step_in(p, moment::close, p.quoted_price);
        }
    }

private:
    /// The rule for missing prices about a position that was quoted before and is not today.
    void stand_in(position& p) {
        if (!(p.quoted_price > 0)) return;  // a fork that was never quoted is held at nothing
        const auto describe = [&] { return "price of " + book_.name(p.asset) + " on " + iso(book_.today); };
        const int age = book_.today - p.quoted_on;
        const auto price = asked_of(describe, [&] { return missing_prices_(p.quoted_price, age); });
        if (!price) {
            ++book_.result.reviews.back().suspended;
            if (p.counts()) step_out(p);
            return;
        }
        if (!(*price >= 0 && std::isfinite(*price))) {
            core::refuse(describe() + " by the rule for missing prices", *price, "a finite number, zero or more");
        }
        ++(*price == 0 ? book_.result.reviews.back().zeroed_prices : book_.result.reviews.back().carried_prices);
        value_at(p, *price, *price == 0 ? change_kind::zero_price : change_kind::carried_price);
    }

    void value_at(position& p, double price, change_kind kind) {
        if (!p.counts()) return;
        p.price = price;
        change c = book_.entry(moment::open, kind, p.asset, p.units);
        c.value = price;
        book_.enter(c, core::nan);
    }

    /// Leaves a position out of the day, at the price with which the day began.
    void step_out(position& p) {
        change c = book_.entry(moment::open, change_kind::suspension, p.asset, p.units);
        c.value = p.price_before;
        c.market_value_before = opening_value();
        p.as = position::role::stepped_out;
        all_count_ = false;
        book_.enter(c, opening_value());
    }

    /// Puts it back, before the prices of a day or after its close.
    void step_in(position& p, moment at, double price) {
        const auto value = [&] { return at == moment::open ? opening_value() : book_.held.market_value(); };
        change c = book_.entry(at, change_kind::resumption, p.asset, p.units);
        c.value = price;
        c.market_value_before = value();
        p.as = position::role::held;
        p.price = p.price_before = price;
        book_.enter(c, value());
    }

    double opening_value() const noexcept {
        double sum = 0;
        for (const position& p : book_.held.positions()) {
            if (p.counts()) sum += p.units * p.price_before;
        }
        return sum;
    }

    const missing_price_rule& missing_prices_;
    ledger& book_;
    bool all_count_ = true;
    std::vector<position*> unquoted_;  // of the day
};

}
