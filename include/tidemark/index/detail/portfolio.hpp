// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/track.hpp>
#include <tidemark/index/turnover.hpp>

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::detail {

/// Asks a rule; where nothing satisfies it, the error also says of what the rule was asked (with exceptions only).
template <class Description, class Question>
auto asked_of(const Description& describe, const Question& ask) {
#if TIDEMARK_EXCEPTIONS
    try {
        return ask();
    } catch (const std::domain_error& error) {
        core::infeasible(describe() + ": " + error.what());
    }
#else
    static_cast<void>(describe);
    return ask();
#endif
}

/// The units an index holds between two reviews, marked at each close.
///
/// The market is referred to, not copied: it must outlive the portfolio.
class portfolio {
public:
    portfolio(const market& universe, missing_price_rule missing_prices)
        : universe_{universe}, missing_prices_{std::move(missing_prices)} {}

    /// Replaces all that is held by the members of a review, at the prices of its close.
    void hold(const review& latest) {
        positions_.clear();
        market_value_ = 0;
        for (const member& m : latest.members) {
            positions_.push_back({m.asset, m.units, m.price, latest.date, m.units * m.price});
            market_value_ += positions_.back().value;
        }
    }

    /// Marks every position at a day's close; the review it is held under counts the prices that were missing.
    ///
    /// Errors: `std::domain_error`, naming asset and date, where the rule for missing prices gives none.
    void mark(std::size_t day, review& held_under) {
        const auto prices = universe_.prices(day);
        const core::date today = universe_.dates()[day];
        market_value_ = 0;
        for (position& p : positions_) {
            double price = prices[p.asset];
            if (std::isnan(price)) {
                price = missing_price(p, today);
                ++(price == 0 ? held_under.zeroed_prices : held_under.carried_prices);
            } else {
                p.last_price = price;
                p.last_priced = today;
            }
            p.value = p.units * price;
            market_value_ += p.value;
        }
    }

    double market_value() const noexcept { return market_value_; }

    /// The share of each position in the market value at the last close: since the review they drift with the prices.
    std::vector<holding> weights() const {
        std::vector<holding> result;
        result.reserve(positions_.size());
        for (const position& p : positions_) result.push_back({p.asset, p.value / market_value_});
        return result;
    }

private:
    struct position {
        std::size_t asset;
        double units;
        double last_price;
        core::date last_priced;
        double value;  // at the last close
    };

    double missing_price(const position& p, core::date today) const {
        const auto describe = [&] {
            return "price of " + universe_.assets()[p.asset].id + " on " + std::string{core::iso_text{today}};
        };
        const int age = today - p.last_priced;
        const double price = asked_of(describe, [&] { return missing_prices_(p.last_price, age); });
        if (!(price >= 0 && std::isfinite(price))) {
            core::refuse(describe() + " by the rule for missing prices", price, "a finite number, zero or more");
        }
        return price;
    }

    const market& universe_;
    missing_price_rule missing_prices_;
    std::vector<position> positions_;
    double market_value_ = 0;
};

}
