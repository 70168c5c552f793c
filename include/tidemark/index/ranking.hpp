// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/rule.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// What assets are ranked by, the greatest number first; an asset without one (quiet NaN) is not ranked.
using ranking_rule = rule<double(const applicant&)>;

/// Ranks by market cap.
struct by_market_cap {
    double operator()(const applicant& a) const noexcept { return a.market_cap(); }
};

/// Ranks by the part of the market cap that trades.
struct by_float_market_cap {
    double operator()(const applicant& a) const noexcept { return a.market_cap() * a.float_factor(); }
};

/// An eligible asset at a review, with the numbers of that day's close.
struct candidate {
    std::size_t asset = 0;            ///< position in the market's assets
    std::size_t rank = 0;             ///< 1 is the first of all eligible assets
    double price = core::nan;         ///< positive
    double market_cap = core::nan;    ///< positive; quiet NaN only where assets are ranked by something else
    double traded_value = core::nan;  ///< quiet NaN where nobody published it
    double float_factor = 1;
    double score = market_cap;  ///< what it is ranked by
    membership status = membership::newcomer;
};

/// A verdict that differs between newcomers and members applies to one of them only.
enum class applies_to : unsigned char { everyone, newcomers, members };

constexpr bool concerns(applies_to whom, membership status) noexcept {
    return whom == applies_to::everyone || (whom == applies_to::members) == (status == membership::member);
}

/// An asset that is not eligible, and why.
struct rejected_asset {
    std::size_t asset;
    applies_to whom;
    rejection why;
};

/// The snapshot a review decides on: all assets that are eligible as newcomers or as members, the first rank first, and
/// all others with the reason. It knows no index, so that siblings are cut from the same one.
struct ranking {
    std::size_t day;  ///< position in the market's dates
    std::vector<candidate> candidates;
    std::vector<rejected_asset> rejected;  ///< ascending by asset
    std::size_t excluded;                  ///< turned away by the eligibility rule
    std::size_t without_quotation;         ///< admitted by the rule, but without a price or a rank on the day
};

/// The order of ranks, total, so that no tie is left to chance: what assets are ranked by, then market cap, then traded
/// value, then permanent id.
///
/// No data: an absent traded value or market cap stands below every published one, zero included.
struct larger {
    bool operator()(const candidate& a, const candidate& b) const noexcept {
        if (a.score != b.score) return a.score > b.score;
        const double a_cap = or_least(a.market_cap), b_cap = or_least(b.market_cap);
        if (a_cap != b_cap) return a_cap > b_cap;
        const double a_traded = or_least(a.traded_value), b_traded = or_least(b.traded_value);
        if (a_traded != b_traded) return a_traded > b_traded;
        return a.asset < b.asset;  // a market numbers its assets in the order of their ids
    }

private:
    static double or_least(double x) noexcept { return core::is_missing(x) ? -1 : x; }
};

namespace detail {

/// Sorts candidates by `larger` and numbers their ranks. Scores, which nearly always decide, are sorted apart from the
/// rest, which is moved once.
inline void put_in_order(std::vector<candidate>& candidates) {
    struct scored {
        double score;
        std::size_t at;
    };
    std::vector<scored> order;
    order.reserve(candidates.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) order.push_back({candidates[i].score, i});
    std::sort(order.begin(), order.end(), [&](const scored& a, const scored& b) {
        return a.score != b.score ? a.score > b.score : larger{}(candidates[a.at], candidates[b.at]);
    });
    std::vector<candidate> sorted;
    sorted.reserve(candidates.size());
    for (const scored& each : order) {
        sorted.push_back(candidates[each.at]);
        sorted.back().rank = sorted.size();
    }
    candidates = std::move(sorted);
}

}

/// Ranks the eligible assets of one day, from what was known on that day alone.
///
/// Cost: O(n log n) in the number of assets.
inline ranking rank(const known_market& known, const eligibility_rule& eligible,
                    const ranking_rule& rank_by = by_market_cap{}) {
    ranking result{.day = known.day(), .candidates = {}, .rejected = {}, .excluded = 0, .without_quotation = 0};
    result.candidates.reserve(known.asset_count());
    const auto unquoted = [&](std::size_t asset) -> const char* {
        switch (known.quoted(asset)) {
            case quotation::not_listed: return "not listed";
            case quotation::not_traded: return "no price";
            case quotation::bad_tick: return "bad tick";
            case quotation::quoted: break;
        }
        return nullptr;
    };
    for (std::size_t i = 0; i < known.asset_count(); ++i) {
        const applicant a{known, i};
        const verdict answer = eligible(a);
        const bool new_ones = answer.admits(membership::newcomer), members = answer.admits(membership::member);
        if (!new_ones && !members) {
            ++result.excluded;
            result.rejected.push_back({i, applies_to::everyone, *answer.as(membership::newcomer)});
            continue;
        }
        const char* missing = unquoted(i);
        const double score = missing != nullptr ? core::nan : rank_by(a);
        if (missing == nullptr && core::is_missing(score)) {
            missing = core::is_missing(a.market_cap()) ? "no market cap" : "no rank";
        }
        if (missing != nullptr) {
            ++result.without_quotation;
            result.rejected.push_back({i, applies_to::everyone, {.reason = missing}});
            continue;
        }
        if (!new_ones) result.rejected.push_back({i, applies_to::newcomers, *answer.as(membership::newcomer)});
        if (!members) result.rejected.push_back({i, applies_to::members, *answer.as(membership::member)});
        result.candidates.push_back({.asset = i,
                                     .rank = 0,
                                     .price = a.price(),
                                     .market_cap = a.market_cap(),
                                     .traded_value = a.traded_value(),
                                     .float_factor = a.float_factor(),
                                     .score = score});
    }
    detail::put_in_order(result.candidates);
    return result;
}

/// The same of a day of a market.
///
/// Errors: `std::invalid_argument` for a day the market does not have
inline ranking rank(const market& universe, std::size_t day, const eligibility_rule& eligible,
                    const ranking_rule& rank_by = by_market_cap{}) {
    return rank(known_market{universe, day}, eligible, rank_by);
}

}
