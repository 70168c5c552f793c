// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/gauge/cross_sectional_dispersion.hpp>
#include <tidemark/gauge/market_weights.hpp>
#include <tidemark/gauge/members.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/rule.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// The sector of an asset as it was known on a day, such as "DeFi"; an empty text where it has none.
using sector_rule = index::rule<std::string(const index::applicant&)>;

/// The dated class of the asset in the market.
struct by_asset_class {
    std::string operator()(const index::applicant& a) const { return std::string{a.asset_class()}; }
};

/// What an asset without a sector does.
enum class without_sector {
    is_left_out,      ///< of the market, too
    is_of_no_sector,  ///< but of the market
    is_a_sector       ///< of that name, the empty text
};

/// What a member is taken to return that has a price as the window opens and none as it closes.
enum class without_end_price {
    is_left_out,      ///< which knows at the open who has a price at the close
    has_its_last,     ///< the return to its last price in the window
    is_worth_nothing  ///< a return of -1
};

/// What one sector returned.
struct sector_return {
    std::string sector{};
    double value = core::nan;  ///< a simple return over the window, as a fraction
    double weight = 0;         ///< of the sector in the market as the window opened
    std::size_t members = 0;   ///< in the return
};

/// What the sectors of a market returned over a window, and what that rests on.
struct sector_table {
    core::date from{};
    core::date until{};
    std::vector<sector_return> sectors{};  ///< ascending by name
    double market = core::nan;             ///< the return of all of them together
    std::size_t unclassified = 0;          ///< members without a sector
    std::size_t not_held = 0;              ///< members without a price or a weight as the window opened
    std::size_t unpriced = 0;              ///< members without a price as it closed
};

/// What each sector of a market returned over the last days. Members, sectors and weights are those of the close at
/// which the window opens: an asset that changes its sector meanwhile counts for the one it was in.
///
/// Formula: R_s = sum of w_i r_i / sum of w_i over the members i of sector s, r_i = P_i(t) / P_i(t - days) - 1
/// Input:   a market as it was known at a close; who belongs and of which sector, by the dated class unless said; what
///          each weighs, `equal_weight` or `index::by_market_cap`; the window in days of the market
/// Value:   simple returns, as fractions, of the sectors that have members, and of all
/// No data: no sectors and NaN on a day with fewer days before it, and where nobody belongs; a member without a price
///          or a weight at the open is not held; one without a sector, or without a price at the close, as is said
/// Errors:  std::invalid_argument for a window of 0 days, and for a weight that is negative or not finite
/// Cost:    O(n log n) in the number of members
/// Source:  Bacon, Practical Portfolio Performance Measurement and Attribution, for weights of the start of the period
struct sector_returns {
    members_rule among;
    sector_rule sector = by_asset_class{};
    weight_rule weigh_by;
    index::required<std::size_t> days;
    index::required<without_sector> one_without_sector;
    index::required<without_end_price> one_without_end_price;
    index::checked parameters = check();

    index::checked check() const {
        if (days < 1) core::refuse("days of the window", std::size_t{days}, "1 or more");
        return {};
    }

    sector_table operator()(const index::known_market& known) const {
        sector_table table;
        if (known.day() < days) return table;
        const index::known_market opened = known.earlier(days);
        table.from = opened.today();
        table.until = known.today();
        sector_return all;
        for (const std::size_t asset : among(opened)) {
            const index::applicant a{opened, asset};
            const double weight = weigh_by(a), price = end_price(known, asset);
            if (core::is_missing(a.price()) || core::is_missing(weight)) {
                ++table.not_held;
                continue;
            }
            if (!(weight >= 0 && core::is_finite(weight)))
                core::refuse("weight of " + std::string{a.id()}, weight, "a finite number, zero or more");
            std::string name = sector(a);
            table.unpriced += core::is_missing(known.price(asset)) ? 1 : 0;
            table.unclassified += name.empty() ? 1 : 0;
            if (core::is_missing(price) || (name.empty() && one_without_sector == without_sector::is_left_out))
                continue;
            const double growth = price / a.price() - 1;
            add(all, weight, growth);
            if (name.empty() && one_without_sector == without_sector::is_of_no_sector) continue;
            add(of_sector(table.sectors, std::move(name)), weight, growth);
        }
        table.market = all.value / all.weight;
        for (sector_return& s : table.sectors) {
            s.value /= s.weight;
            s.weight /= all.weight;
        }
        return table;
    }

private:
    /// Until the end, the value is the sum of weight x return.
    static void add(sector_return& to, double weight, double growth) noexcept {
        to.value = (to.members == 0 ? 0 : to.value) + weight * growth;
        to.weight += weight;
        ++to.members;
    }

    static sector_return& of_sector(std::vector<sector_return>& sectors, std::string name) {
        const auto at = std::lower_bound(sectors.begin(), sectors.end(), name,
                                         [](const sector_return& s, const std::string& n) { return s.sector < n; });
        if (at != sectors.end() && at->sector == name) return *at;
        return *sectors.insert(at, {.sector = std::move(name)});
    }

    double end_price(const index::known_market& known, std::size_t asset) const noexcept {
        const double price = known.price(asset);
        if (!core::is_missing(price) || one_without_end_price == without_end_price::is_left_out) return price;
        if (one_without_end_price == without_end_price::is_worth_nothing) return 0;
        std::size_t ago = 1;
        while (ago < days && core::is_missing(known.price(asset, ago))) ++ago;
        return known.price(asset, ago);
    }
};

/// How far apart the best and the worst sector were. It grows with the number of sectors: of two classifications, it
/// compares nothing.
///
/// Formula: max of R_s - min of R_s
/// Input:   a market as it was known at a close; the returns of which sectors
/// Value:   a difference of simple returns, 0 or more
/// No data: NaN for fewer than two sectors that have a return
/// Errors:  as sector_returns
/// Cost:    as sector_returns
/// Source:  CF Benchmarks, weekly market notes: best less worst sector
struct sector_spread {
    sector_returns of;

    double operator()(const index::known_market& known) const {
        std::vector<double> returns;
        for (const sector_return& s : of(known).sectors)
            if (!core::is_missing(s.value)) returns.push_back(s.value);
        return returns.size() < 2 ? core::nan : cross_sectional_spread(returns);
    }
};

/// How a sector stands among the others.
struct sector_standing {
    std::string sector{};
    double value = core::nan;              ///< its return over the window
    double relative_strength = core::nan;  ///< (1 + its return) / (1 + that of the market) - 1
    double rank = core::nan;               ///< 1 for the best; equal returns share the mean of their places
    double rank_change = core::nan;        ///< places gained since the window before, negative where lost
};

/// Who leads and who falls behind: the ranks of sectors over the last window, and what became of their ranks over the
/// window before it.
///
/// Formula: rank = b + (e + 1) / 2, with b sectors that returned more and e as much, itself included; its change is the
///          rank over [t - 2 days, t - days] less that over [t - days, t]
/// Input:   a market as it was known at a close; the returns of which sectors
/// Value:   the sectors of the last window, ascending by name
/// No data: nothing on a day with fewer days before it than a window; no change of rank for a sector that had no return
///          in the window before
/// Errors:  as sector_returns
/// Cost:    twice that of sector_returns
/// Source:  Levy (1967), Relative strength as a criterion for investment selection
struct sector_rotation {
    sector_returns of;

    std::vector<sector_standing> operator()(const index::known_market& known) const {
        std::vector<sector_standing> now = standings(of(known));
        if (known.day() < of.days) return now;
        const std::vector<sector_standing> before = standings(of(known.earlier(of.days)));
        for (sector_standing& s : now) {
            const auto same = std::find_if(before.begin(), before.end(),
                                           [&](const sector_standing& b) { return b.sector == s.sector; });
            if (same != before.end()) s.rank_change = same->rank - s.rank;
        }
        return now;
    }

private:
    static std::vector<sector_standing> standings(const sector_table& table) {
        std::vector<sector_standing> all;
        for (const sector_return& s : table.sectors) {
            std::size_t better = 0, equal = 0;
            for (const sector_return& other : table.sectors) {
                better += other.value > s.value ? 1 : 0;
                equal += other.value == s.value ? 1 : 0;
            }
            all.push_back(
                {.sector = s.sector,
                 .value = s.value,
                 .relative_strength = (1 + s.value) / (1 + table.market) - 1,
                 .rank = equal == 0 ? core::nan : static_cast<double>(better) + (static_cast<double>(equal) + 1) / 2});
        }
        return all;
    }
};

/// How much the order of sectors changed: the mean of their changes of rank, whichever way.
///
/// Formula: mean of |rank_change|
/// Input:   standings of sector_rotation; those without a change of rank do not count
/// Value:   in places, 0 where the order stayed
/// No data: NaN where none has a change of rank
/// Cost:    O(sectors)
/// Source:  Spearman (1906), Footrule for measuring correlation, per sector
inline double mean_rank_change(const std::vector<sector_standing>& standings) {
    double sum = 0, count = 0;
    for (const sector_standing& s : standings) {
        if (core::is_missing(s.rank_change)) continue;
        sum += s.rank_change < 0 ? -s.rank_change : s.rank_change;
        ++count;
    }
    return sum / count;
}

}
