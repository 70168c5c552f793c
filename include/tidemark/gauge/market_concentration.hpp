// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/gauge/market_weights.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/rule.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// How concentrated a market is, by any measure of weights:
/// `market_concentration{.among = listed{index::every_asset{}}, .weigh_by = index::by_market_cap{},
/// .measure = risk::effective_number}`.
///
/// Formula: measure(weights of the members)
/// Input:   a market as it was known at a close; who belongs; what each weighs; a measure, as in risk/concentration
/// Value:   as the measure says
/// No data: as the measure says of no weights; a member without a weight is left out
/// Errors:  as the measure says, such as std::invalid_argument for a negative weight
/// Cost:    O(members), and what the measure costs
/// Source:  that of the measure
struct market_concentration {
    members_rule among;
    weight_rule weigh_by;
    index::rule<double(std::span<const double>)> measure;

    double operator()(const index::known_market& known) const { return measure(weigh(known, among, weigh_by).weights); }
};

/// What part of a market the largest few are. Which are the largest and of what they have a share are two questions:
/// of the traded value, the ten that trade most have more than the ten with the greatest caps.
///
/// Formula: sum of `share_of` over the `count` largest by `largest_by` / its sum over all members
/// Input:   a market as it was known at a close; who belongs; how many are the largest, by what; and what is shared out
/// Value:   a fraction, 0 to 1; 1 where there are no more members than that; of equals the first named is the larger
/// No data: NaN where no member has a share; a member without a share is left out, and one that has no number to be
///          ranked by is not among the largest
/// Errors:  std::invalid_argument for a count of 0, and for a share that is negative or not finite
/// Cost:    O(n log n) in the number of members
/// Source:  Hall and Tideman (1967), Measures of concentration, for the concentration ratio
struct share_of_largest {
    index::required<std::size_t> count;
    members_rule among;
    weight_rule largest_by;
    weight_rule share_of;
    index::checked parameters = check();

    index::checked check() const {
        if (count < 1) core::refuse("count of the largest", std::size_t{count}, "1 or more");
        return {};
    }

    double operator()(const index::known_market& known) const {
        const known_weights all = weigh(known, among, share_of);
        std::vector<place> places;
        double total = 0;
        for (std::size_t i = 0; i < all.assets.size(); ++i) {
            const double share = all.weights[i];
            if (!(share >= 0 && core::is_finite(share)))
                core::refuse("share of " + std::string{known.id(all.assets[i])}, share,
                             "a finite number, zero or more");
            total += share;
            const double size = largest_by(index::applicant{known, all.assets[i]});
            if (!core::is_missing(size)) places.push_back({size, all.assets[i], share});
        }
        std::sort(places.begin(), places.end());
        double top = 0;
        for (std::size_t i = 0; i < places.size() && i < count; ++i) top += places[i].share;
        return top / total;
    }

private:
    struct place {
        double size;
        std::size_t asset;
        double share;

        friend bool operator<(const place& a, const place& b) noexcept {
            return a.size != b.size ? a.size > b.size : a.asset < b.asset;
        }
    };
};

}
