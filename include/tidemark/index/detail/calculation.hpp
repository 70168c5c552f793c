// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/index/detail/asked_of.hpp>
#include <tidemark/index/detail/events_in_order.hpp>
#include <tidemark/index/detail/happenings.hpp>
#include <tidemark/index/detail/ledger.hpp>
#include <tidemark/index/detail/marking.hpp>
#include <tidemark/index/detail/portfolio.hpp>
#include <tidemark/index/divisor.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/track.hpp>
#include <tidemark/index/turnover.hpp>
#include <tidemark/index/valued_position.hpp>

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::detail {

/// An index on its way from day to day.
///
/// The market, the rules and the events are referred to: they must outlive the calculation.
class calculation {
public:
    calculation(const rulebook& rules, const market& universe, std::span<const located_event> events)
        : book_{universe}, events_{rules.units_between_reviews, events, book_}, prices_{rules.missing_prices, book_} {}

    calculation(const calculation&) = delete;
    calculation& operator=(const calculation&) = delete;

    const portfolio& held() const noexcept { return book_.held; }

    /// What the last level was made of.
    std::vector<valued_position> valued() const {
        std::vector<valued_position> result;
        result.reserve(book_.held.positions().size());
        for (const position& p : book_.held.positions()) {
            if (p.counts()) result.push_back({p.asset, p.units, p.price_before, p.price});
        }
        return result;
    }

    double divisor() const noexcept { return book_.divisor; }
    std::vector<holding> weights() const { return book_.held.weights(); }

    void expect(std::size_t days, std::size_t reviews) { book_.expect(days, reviews); }

    /// The first members, and the divisor that gives the base level.
    void begin(review base, std::vector<position> members, double level) {
        hold(base, std::move(members));
        base.market_value_before = base.market_value_after = book_.held.market_value();
        base.divisor_before = base.divisor_after = book_.divisor = base_divisor(base.market_value_after, level);
        events_.skip_before(base.date);
        book_.today = base.date;
        book_.result.reviews.push_back(std::move(base));
        book_.record_close(level);
        events_.at_close();
    }

    /// From the close before to the close of a day: events, prices, level.
    void close(std::size_t day) {
        book_.today = book_.universe.dates()[day];
        book_.income = book_.staking_income = 0;
        events_.before_close();
        prices_.mark(day, events_.worthless());
        book_.record_close(level(book_.held.market_value(), book_.divisor));
    }

    void after_close() {
        if (!prices_.all_count()) {
            prices_.resume();
            events_.drop_forks();
        }
        events_.leave_at_zero();
        events_.at_close();
    }

    /// Passes from what is held to what a review decided, both at this close.
    void carry_out(review latest, std::vector<position> members) {
        const double before = book_.held.market_value();
        if (!(before > 0)) {
            core::infeasible("review of " + iso(latest.date) + ": what is held is worth 0, no divisor keeps the level");
        }
        const auto drifted = book_.held.weights();
        hold(latest, std::move(members));
        exchange moved = compare(drifted, book_.held.weights());
        latest.market_value_before = before;
        latest.market_value_after = book_.held.market_value();
        latest.divisor_before = book_.divisor;
        latest.divisor_after = book_.divisor = chained_divisor(book_.divisor, before, latest.market_value_after);
        latest.one_way_turnover = moved.one_way_turnover;
        latest.additions = std::move(moved.additions);
        latest.deletions = std::move(moved.deletions);
        book_.result.reviews.push_back(std::move(latest));
    }

    track finish() && { return std::move(book_.result); }

private:
    void hold(review& decided, std::vector<position> members) {
        book_.held.positions() = std::move(members);
        decided.held.reserve(book_.held.positions().size());
        for (position& p : book_.held.positions()) {
            p.price_before = p.price;
            decided.held.push_back({p.asset, p.units, p.price});
        }
    }

    ledger book_;
    happenings events_;
    marking prices_;
};

}
