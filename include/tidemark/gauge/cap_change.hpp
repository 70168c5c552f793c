// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/gauge/market_weights.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/required.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// How what prices and supply did together is shared between them, asset by asset. Over a span in which an asset is
/// redenominated, or its supply explodes, `bennet` and `paasche` value old prices with the new supply and answer
/// effects of many times the market, which cancel; `montgomery` does not.
enum class cap_split {
    bennet,      ///< in halves: each is valued with the mean of the other before and after (Marshall and Edgeworth's
                 ///< weights; the Shapley value of two)
    laspeyres,   ///< to supply: prices are valued with the supply before, supply with the prices after
    paasche,     ///< to prices: they are valued with the supply after, supply with the prices before
    montgomery,  ///< as their logarithms: the logarithmic mean of the caps times the growth of each (Vartia; the LMDI)
};

/// What moved the market cap of all members from one close to a later one. Each asset is before, after or both.
struct cap_change {
    core::date from{};
    core::date until{};
    double before = 0;   ///< the cap of all members then
    double after = 0;    ///< and now
    double price = 0;    ///< what changes of prices did to the caps of those that stayed
    double supply = 0;   ///< what changes of supply did
    double unsplit = 0;  ///< the change of caps of those that stayed, where a price is not known
    double entries = 0;  ///< the caps after of those that were no members before, or had no cap
    double exits = 0;    ///< less the caps before of those that are no members after, or have no cap
    std::size_t stayed = 0;
    std::size_t entered = 0;
    std::size_t left = 0;

    /// The sum of the parts: after - before, up to rounding.
    double total() const noexcept { return price + supply + unsplit + entries + exits; }
};

/// Splits the change of market cap between two closes into the effects of prices and of supply, and what came and went.
///
/// Formula: of an asset that stays, with supply Q = M / P, price and supply: (Q0 + Q1) / 2 (P1 - P0) and
///          (P0 + P1) / 2 (Q1 - Q0) for `bennet`; Q0 (P1 - P0) and P1 (Q1 - Q0) for `laspeyres`; Q1 (P1 - P0) and
///          P0 (Q1 - Q0) for `paasche`; L ln(P1 / P0) and L ln(Q1 / Q0), L = (M1 - M0) / ln(M1 / M0), for `montgomery`
/// Input:   a market as it was known at two closes; who belongs, asked at each; how to split; how old a cap may be, in
///          calendar days: it is that of `carried_market_cap`, with the price of its day
/// Value:   in the money of the market; the parts sum to after - before
/// No data: a member whose cap is too old is not there: a gap in data is an exit, and its end an entry; NaN before or
///          after where no member has a cap then
/// Rounding: the parts sum to after - before within (n + 8) 2^-52 of the caps and all effects, whatever their signs,
///          n members
/// Cost:    O(members log members)
/// Source:  Bennet (1920), The theory of measurement of changes in cost of living; Laspeyres (1871); Paasche (1874);
///          Montgomery (1937), The mathematical problem of the price index; Ang (2005), The LMDI approach
struct cap_changes {
    members_rule among;
    index::required<cap_split> split;
    index::calendar_days max_age;

    cap_change operator()(const index::known_market& earlier, const index::known_market& later) const {
        const std::vector<holding> then = held(earlier), now = held(later);
        cap_change all{.from = earlier.today(), .until = later.today()};
        all.before = total(then);
        all.after = total(now);
        auto one = then.begin();
        auto two = now.begin();
        while (one != then.end() || two != now.end()) {
            if (two == now.end() || (one != then.end() && one->asset < two->asset)) {
                all.exits -= one++->cap;
                ++all.left;
            } else if (one == then.end() || two->asset < one->asset) {
                all.entries += two++->cap;
                ++all.entered;
            } else {
                add(all, *one++, *two++);
            }
        }
        return all;
    }

    /// The market cap of all members, that the change is of. No data: NaN where none has a cap.
    double cap(const index::known_market& known) const { return total(held(known)); }

private:
    struct holding {
        std::size_t asset;
        double cap;
        double price;
    };

    std::vector<holding> held(const index::known_market& known) const {
        const carried_market_cap latest{max_age};
        std::vector<holding> all;
        for (const std::size_t asset : among(known)) {
            const std::size_t ago = latest.days_since(known, asset);
            if (ago <= known.day()) all.push_back({asset, known.market_cap(asset, ago), known.price(asset, ago)});
        }
        std::sort(all.begin(), all.end(), [](const holding& a, const holding& b) { return a.asset < b.asset; });
        return all;
    }

    static double total(const std::vector<holding>& all) noexcept {
        double sum = 0;
        for (const holding& h : all) sum += h.cap;
        return all.empty() ? core::nan : sum;
    }

    void add(cap_change& all, const holding& before, const holding& after) const noexcept {
        ++all.stayed;
        if (core::is_missing(before.price) || core::is_missing(after.price)) {
            all.unsplit += after.cap - before.cap;
            return;
        }
        const double supply_before = before.cap / before.price, supply_after = after.cap / after.price;
        if (split == cap_split::montgomery) {
            const double mean = logarithmic_mean(before.cap, after.cap);
            all.price += mean * std::log(after.price / before.price);
            all.supply += mean * std::log(supply_after / supply_before);
            return;
        }
        const double part = weight_of_before();
        const double supply = part * supply_before + (1 - part) * supply_after;
        const double price = (1 - part) * before.price + part * after.price;
        all.price += supply * (after.price - before.price);
        all.supply += price * (supply_after - supply_before);
    }

    /// In the supply with which prices are valued.
    double weight_of_before() const noexcept {
        if (split == cap_split::laspeyres) return 1;
        return split == cap_split::paasche ? 0 : 0.5;
    }

    static double logarithmic_mean(double a, double b) noexcept {
        const double growth = (b - a) / a;
        return growth == 0 ? a : a * (growth / std::log1p(growth));
    }
};

}
