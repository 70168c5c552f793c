// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/schedule.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// One asset held from a review to the next, with the numbers of the close at which weights were fixed.
struct member {
    std::size_t asset;  ///< position in the market's assets
    std::size_t rank;   ///< among all eligible assets, 1 the first
    double weight;
    double units;  ///< supply x float factor x cap factor
    double price;
    double market_cap;
    double supply = core::nan;  ///< market cap / price; quiet NaN where there is no market cap
    double float_factor = 1;    ///< 1 where weights do not ask for it
    double cap_factor = 1;      ///< what the weighting rule makes of the supply, the largest 1
};

/// What a review leaves an index with: after splits and migrations since the weighting date, at its effective close.
struct held_from {
    std::size_t asset;
    double units;
    double price;
};

enum class review_kind : unsigned char { base, scheduled, triggered };

/// What a review decided and what it moved. At the base nothing is exchanged, and "before" equals "after".
struct review {
    core::date date{};  ///< the effective one
    review_kind kind = review_kind::scheduled;
    review_dates dates{};               ///< but for the announcement the days of the market that stood for them
    std::vector<member> members{};      ///< as selected, the first rank first
    std::vector<held_from> held{};      ///< from this close on, in the order of the members
    std::size_t eligible = 0;           ///< assets ranked
    std::size_t excluded = 0;           ///< assets turned away by the eligibility rule
    std::size_t without_quotation = 0;  ///< assets it admits that had no price or no rank on the day
    rejections rejected{};              ///< shared with the snapshot
    std::vector<decision> decisions{};  ///< what the rules wanted to be known for, such as a buffer that was used
    double market_value_before = 0;     ///< of the old units at this close
    double market_value_after = 0;      ///< of the new units at this close
    double divisor_before = 0;
    double divisor_after = 0;
    double one_way_turnover = 0;           ///< against drifted weights: 0 nothing, 1 everything
    std::vector<std::size_t> additions{};  ///< ascending, as the deletions
    std::vector<std::size_t> deletions{};
    std::size_t carried_prices = 0;  ///< members times days, to the next review's close, valued at an older price
    std::size_t zeroed_prices = 0;   ///< members times days, to the next review's close, valued at zero
    std::size_t suspended = 0;       ///< members times days, to the next review's close, left out for want of a price
};

enum class change_kind : unsigned char {
    split,
    migration,
    fork,
    fork_dropped,
    airdrop,
    distribution,
    staking_distribution,
    special_distribution,
    supply,
    float_factor,
    addition,
    deletion,
    deletion_at_zero,
    carried_price,
    zero_price,
    suspension,
    resumption
};

/// How a record writes a kind of change.
constexpr std::string_view text_of(change_kind kind) noexcept {
    switch (kind) {
        case change_kind::split: return "split";
        case change_kind::migration: return "migration";
        case change_kind::fork: return "fork";
        case change_kind::fork_dropped: return "fork dropped";
        case change_kind::airdrop: return "airdrop";
        case change_kind::distribution: return "distribution";
        case change_kind::staking_distribution: return "staking distribution";
        case change_kind::special_distribution: return "special distribution";
        case change_kind::supply: return "supply";
        case change_kind::float_factor: return "float factor";
        case change_kind::addition: return "addition";
        case change_kind::deletion: return "deletion";
        case change_kind::deletion_at_zero: return "deletion at zero";
        case change_kind::carried_price: return "carried price";
        case change_kind::zero_price: return "zero price";
        case change_kind::suspension: return "suspension";
        case change_kind::resumption: return "resumption";
    }
    return "";
}

/// Whether the divisor makes up for a change, so that it leaves the level; else it has no value or the level pays.
constexpr bool keeps_level(change_kind kind) noexcept {
    switch (kind) {
        case change_kind::fork_dropped:
        case change_kind::special_distribution:
        case change_kind::supply:
        case change_kind::float_factor:
        case change_kind::addition:
        case change_kind::deletion:
        case change_kind::suspension:
        case change_kind::resumption: return true;
        default: return false;
    }
}

/// Before the prices of a day, or after its close.
enum class moment : unsigned char { open, close };

/// Whether what happened met something that is held.
enum class effect : unsigned char { none, taken };

/// What happened between reviews: each event, and each price that was missing.
struct change {
    core::date date;  ///< the day of the market on which it took effect
    moment at;
    change_kind kind;
    effect taken;
    std::size_t asset;
    std::size_t other;  ///< successor or child; else the asset itself
    double value;  ///< ratio, amount, supply, factor or weight of the event; the price that stood in for a missing one
    double units_before;  ///< of the asset
    double units_after;   ///< of the asset, or of its successor or child
    double market_value_before;
    double market_value_after;
    double divisor_before;
    double divisor_after;
};

/// An index, day by day, from its base to the last day of the market, and the trail that explains it: with `replay` the
/// reviews and changes give the same levels again, bit for bit.
struct track {
    std::string name{};                      ///< of the rulebook
    std::vector<std::string> not_applied{};  ///< steps of its methodology that it leaves out
    std::vector<core::date> dates{};
    std::vector<double> levels{};    ///< at the close; on the day of a review still of the units held before it
    std::vector<double> divisors{};  ///< that gave the level; the divisor of a review is first used on the next day
    std::vector<double> incomes{};   ///< index points paid to holders on the day, as ordinary distributions
    std::vector<double> staking_incomes{};  ///< index points paid as staking rewards
    std::vector<review> reviews{};          ///< the first is the base
    std::vector<change> changes{};          ///< in the order in which they took effect
};

}
