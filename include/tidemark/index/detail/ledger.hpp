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

#include <cstddef>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::detail {

/// The book of an index: what it holds, its divisor, and the record of what moved them.
struct ledger {
    explicit ledger(const market& all) : universe{all} {}

    /// Makes room for a record of so many days and reviews.
    void expect(std::size_t days, std::size_t reviews) {
        result.dates.reserve(days);
        result.levels.reserve(days);
        result.divisors.reserve(days);
        result.incomes.reserve(days);
        result.staking_incomes.reserve(days);
        result.reviews.reserve(reviews);
    }

    void record_close(double level_at_close) {
        result.dates.push_back(today);
        result.levels.push_back(level_at_close);
        result.divisors.push_back(divisor);
        result.incomes.push_back(income);
        result.staking_incomes.push_back(staking_income);
    }

    const std::string& name(std::size_t asset) const noexcept { return universe.assets()[asset].id; }

    change entry(moment at, change_kind kind, std::size_t asset, double units) const noexcept {
        return {.date = today,
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
                .divisor_before = divisor,
                .divisor_after = divisor};
    }

    /// Puts a change on record; where it moves what is held, the divisor makes up for it.
    void enter(change& c, double market_value_after) {
        c.market_value_after = market_value_after;
        if (keeps_level(c.kind) && c.taken == effect::taken) {
            if (!(c.market_value_after > 0)) {
                core::infeasible(std::string{text_of(c.kind)} + " of " + name(c.asset) + " on " + iso(today) +
                                 ": all else is worth 0, no divisor keeps the level");
            }
            divisor = chained_divisor(divisor, c.market_value_before, c.market_value_after);
        }
        c.divisor_after = divisor;
        make_room();
        result.changes.push_back(c);
    }

    const market& universe;
    portfolio held{};
    double divisor = 0;
    core::date today{};
    double income = 0;  // of the day
    double staking_income = 0;
    track result{};

private:
    /// Room for as many changes as there will be if they go on as they did: doubling would fill new memory again and
    /// again.
    void make_room() {
        std::vector<change>& all = result.changes;
        if (all.size() < all.capacity()) return;
        const double so_far = static_cast<double>(result.dates.size()) + 1, count = static_cast<double>(all.size());
        const double expected = 1.1 * count * static_cast<double>(result.dates.capacity()) / so_far;
        all.reserve(static_cast<std::size_t>(core::larger(2 * count + 8, core::smaller(expected, 8 * count))));
    }
};

}
