// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>

#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// One asset held from a review to the next, with the numbers of the review's close.
struct member {
    std::size_t asset;  ///< position in the market's assets
    std::size_t rank;   ///< among all eligible assets, 1 the largest
    double weight;
    double units;  ///< weight x total market cap of the members / price: under market-cap weights the supply
    double price;
    double market_cap;
};

/// What a review decided and what it moved. At the base nothing is exchanged, and "before" equals "after".
struct review {
    core::date date{};
    std::vector<member> members{};      ///< as selected, the largest first
    std::size_t eligible = 0;           ///< assets ranked
    std::size_t excluded = 0;           ///< assets turned away by the eligibility rule
    std::size_t without_quotation = 0;  ///< assets it admits that had no price or no market cap on the day
    double market_value_before = 0;     ///< of the old units at this close
    double market_value_after = 0;      ///< of the new units at this close
    double divisor_before = 0;
    double divisor_after = 0;
    double one_way_turnover = 0;           ///< against drifted weights: 0 nothing, 1 everything
    std::vector<std::size_t> additions{};  ///< ascending, as the deletions
    std::vector<std::size_t> deletions{};
    std::size_t carried_prices = 0;  ///< members times days, to the next review's close, valued at an older price
    std::size_t zeroed_prices = 0;   ///< members times days, to the next review's close, valued at zero
};

/// An index, day by day, from its base to the last day of the market.
struct track {
    std::vector<core::date> dates;
    std::vector<double> levels;    ///< at the close; on the day of a review still of the units held before it
    std::vector<double> divisors;  ///< that gave the level; the divisor of a review is first used on the next day
    std::vector<review> reviews;   ///< the first is the base
};

}
