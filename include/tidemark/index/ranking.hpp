// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/rule.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
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

/// The assets that were turned away, ascending. Copies share one list, and the copy of an index shows of it what
/// concerns that index: a family of a hundred holds the reasons once.
class rejections {
public:
    class iterator {
    public:
        using value_type = rejected_asset;
        using difference_type = std::ptrdiff_t;

        iterator() = default;
        iterator(const rejections& of, std::size_t at) : of_{&of}, at_{at} { pass_hidden(); }

        const rejected_asset& operator*() const noexcept { return of_->list_->all[at_]; }
        const rejected_asset* operator->() const noexcept { return &**this; }
        iterator& operator++() noexcept {
            ++at_;
            pass_hidden();
            return *this;
        }
        iterator operator++(int) noexcept {
            const iterator before = *this;
            ++*this;
            return before;
        }
        bool operator==(const iterator& other) const noexcept { return at_ == other.at_; }

    private:
        void pass_hidden() noexcept {
            for (; next_ < of_->hidden_.size() && of_->hidden_[next_] <= at_; ++next_) {
                if (of_->hidden_[next_] == at_) ++at_;
            }
        }

        const rejections* of_ = nullptr;
        std::size_t at_ = 0;
        std::size_t next_ = 0;  // of the hidden
    };

    iterator begin() const { return {*this, 0}; }
    iterator end() const { return {*this, list_ ? list_->all.size() : 0}; }
    std::size_t size() const noexcept { return list_ ? list_->all.size() - hidden_.size() : 0; }
    bool empty() const noexcept { return size() == 0; }

    /// Cost: O(1), and O(n) where some are not shown
    const rejected_asset& operator[](std::size_t i) const noexcept {
        for (const std::size_t hidden : hidden_) {
            if (hidden <= i) ++i;
        }
        return list_->all[i];
    }

    /// Copies made before do not see it.
    void push_back(rejected_asset turned_away) {
        if (!list_) {
            list_ = std::make_shared<reasons>();
        } else if (list_.use_count() > 1) {
            list_ = std::make_shared<reasons>(*list_);
        }
        if (turned_away.whom != applies_to::everyone) list_->of_some.push_back(list_->all.size());
        list_->all.push_back(std::move(turned_away));
    }

    /// Those that concern an index, of which it is known which assets are members; `visit` is shown each asset that is
    /// turned away there, but not everywhere.
    template <class Visit>
    rejections concerning(std::span<const membership> status, const Visit& visit) const {
        rejections shown = *this;
        if (!list_) return shown;
        shown.hidden_.clear();
        for (const std::size_t at : list_->of_some) {
            const rejected_asset& r = list_->all[at];
            if (concerns(r.whom, status[r.asset])) {
                visit(r.asset);
            } else {
                shown.hidden_.push_back(at);
            }
        }
        return shown;
    }

private:
    struct reasons {
        std::vector<rejected_asset> all;
        std::vector<std::size_t> of_some;  // positions of those that do not apply to everyone
    };

    std::shared_ptr<reasons> list_;
    std::vector<std::size_t> hidden_;  // positions, ascending
};

/// The snapshot a review decides on: all assets that are eligible as newcomers or as members, the first rank first, and
/// all others with the reason. It knows no index, so that siblings are cut from the same one.
struct ranking {
    std::size_t day;  ///< position in the market's dates
    std::vector<candidate> candidates;
    rejections rejected;
    std::size_t excluded;           ///< turned away by the eligibility rule
    std::size_t without_quotation;  ///< admitted by the rule, but without a price or a rank on the day
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
/// rest, which is moved once, along the cycles of the order.
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
    for (std::size_t first = 0; first < order.size(); ++first) {
        if (order[first].at == first) continue;
        const candidate moved = candidates[first];
        std::size_t place = first;
        while (order[place].at != first) {
            const std::size_t from = std::exchange(order[place].at, place);
            candidates[place] = candidates[from];
            place = from;
        }
        candidates[place] = moved;
        order[place].at = place;
    }
    for (std::size_t i = 0; i < candidates.size(); ++i) candidates[i].rank = i + 1;
}

}

/// Ranks the eligible assets of one day, from what was known on that day alone.
///
/// Input: the memory of a list of candidates that is no longer needed may be handed in
/// Cost: O(n log n) in the number of assets.
inline ranking rank(const known_market& known, const eligibility_rule& eligible,
                    const ranking_rule& rank_by = by_market_cap{}, std::vector<candidate> memory = {}) {
    ranking result{
        .day = known.day(), .candidates = std::move(memory), .rejected = {}, .excluded = 0, .without_quotation = 0};
    result.candidates.clear();
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
