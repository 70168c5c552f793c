// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>
#include <tidemark/gauge/members.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/ranking.hpp>

#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// All that is listed: every eligible asset that was seen so far, also one without a price on the day, so that what is
/// missing can be counted: `listed{index::exclude_classes{"stable", "wrapped"}}`.
///
/// Input:   an eligibility rule, asked about newcomers
/// Value:   asset numbers, ascending
/// No data: an asset before its first price or listing, and after its delisting, is none
/// Cost:    O(n) in the number of assets
struct listed {
    index::eligibility_rule eligibility;

    std::vector<std::size_t> operator()(const index::known_market& known) const {
        std::vector<std::size_t> all;
        for (std::size_t i = 0; i < known.asset_count(); ++i) {
            if (known.quoted(i) == index::quotation::not_listed || !known.first_seen(i).ok()) continue;
            if (eligibility(index::applicant{known, i}).admits(index::membership::newcomer)) all.push_back(i);
        }
        return all;
    }
};

/// What an asset weighs in a market, such as `index::by_market_cap` or `index::by_traded_value`; quiet NaN where that
/// is not known.
using weight_rule = index::ranking_rule;

/// The same weight for every asset.
struct equal_weight {
    double operator()(const index::applicant&) const noexcept { return 1; }
};

/// The latest market cap, while it is no older than `max_age` calendar days: a total does not fall because nobody
/// published one.
///
/// No data: quiet NaN where the latest is older, and after the delisting of the asset
struct carried_market_cap {
    index::calendar_days max_age;

    double operator()(const index::applicant& a) const noexcept {
        const index::known_market& known = a.market();
        return known.market_cap(a.asset(), days_since(known, a.asset()));
    }

    /// How many days of the market ago it was published; more than there are where it is too old.
    std::size_t days_since(const index::known_market& known, std::size_t asset) const noexcept {
        const std::size_t none = known.day() + 1;
        if (known.quoted(asset) == index::quotation::not_listed) return none;
        for (std::size_t ago = 0; ago < none; ++ago) {
            if (known.today() - known.dates()[known.day() - ago] > max_age.count()) break;
            if (!core::is_missing(known.market_cap(asset, ago))) return ago;
        }
        return none;
    }
};

/// The members of a market that weigh something, and how many more there are whose weight is not known.
struct known_weights {
    std::vector<std::size_t> assets{};
    std::vector<double> weights{};  ///< in the order of the assets
    std::size_t unknown = 0;

    double total() const noexcept {
        double sum = 0;
        for (const double w : weights) sum += w;
        return sum;
    }
};

/// Weighs the members of a market.
///
/// Input:   a market as it was known at a close, who belongs to it, and what each weighs
/// Value:   assets in the order of the members
/// No data: a member whose weight is not known is left out and counted
/// Cost:    O(members), and what the rules cost
inline known_weights weigh(const index::known_market& known, const members_rule& among, const weight_rule& by) {
    known_weights all;
    for (const std::size_t asset : among(known)) {
        const double weight = by(index::applicant{known, asset});
        if (core::is_missing(weight)) {
            ++all.unknown;
            continue;
        }
        all.assets.push_back(asset);
        all.weights.push_back(weight);
    }
    return all;
}

}
