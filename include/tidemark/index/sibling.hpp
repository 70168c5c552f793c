// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/asset.hpp>
#include <tidemark/index/detail/keyed.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/track.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// The members of an index at each time, from the day on which they were decided. It is a copy: the track may go.
class member_history {
public:
    /// From the reviews of a track, each from its reference date, and the additions, deletions and migrations between
    /// them. What was decided while a review was on its way, at the base above all, holds until that takes effect.
    explicit member_history(const track& of) {
        std::vector<dated<std::vector<std::size_t>>> lists;
        auto next = of.changes.begin();
        const auto overtaken = [&](const review& r) { return !lists.empty() && decided(r) < lists.back().known; };
        for (std::size_t r = 0; r < of.reviews.size(); ++r) {
            const review& made = of.reviews[r];
            std::vector<std::size_t> assets;
            for (const member& m : made.members) assets.push_back(m.asset);
            std::sort(assets.begin(), assets.end());
            if (overtaken(made)) {
                const auto later = std::upper_bound(lists.begin(), lists.end(), decided(made),
                                                    [](core::date day, const auto& list) { return day < list.known; });
                lists.insert(later, {decided(made), assets});
                lists.push_back({made.date, assets});
            } else {
                lists.push_back({decided(made), assets});
            }
            core::date end = open_end;
            if (r + 1 < of.reviews.size()) {
                const review& coming = of.reviews[r + 1];
                end = overtaken(coming) ? coming.date : decided(coming);
            }
            while (next != of.changes.end() && next->date <= made.date) ++next;
            for (; next != of.changes.end() && next->date < end; ++next) {
                if (apply(*next, assets)) lists.push_back({next->date, assets});
            }
        }
        lists_ = std::make_shared<const std::vector<dated<std::vector<std::size_t>>>>(std::move(lists));
    }

    /// From lists of assets, each from the day it was decided.
    ///
    /// Errors: `std::invalid_argument` for dates that do not ascend
    explicit member_history(std::vector<dated<std::vector<std::size_t>>> lists) {
        for (std::size_t i = 0; i < lists.size(); ++i) {
            std::sort(lists[i].value.begin(), lists[i].value.end());
            if (i == 0 || lists[i - 1].known < lists[i].known) continue;
            core::refuse("date of a list of members", lists[i].known,
                         "later than the one before, " + std::string{core::iso_text{lists[i - 1].known}});
        }
        lists_ = std::make_shared<const std::vector<dated<std::vector<std::size_t>>>>(std::move(lists));
    }

    /// The members on a day, ascending.
    ///
    /// Errors: `std::domain_error` before the base
    const std::vector<std::size_t>& on(core::date day) const {
        const std::vector<std::size_t>* members = known_on(*lists_, day);
        if (members != nullptr) return *members;
        std::string message = "the other index has no members on " + std::string{core::iso_text{day}};
        if (!lists_->empty()) message += ", it begins on " + std::string{core::iso_text{lists_->front().known}};
        core::infeasible(message);
    }

private:
    static core::date decided(const review& r) noexcept { return r.dates.reference.ok() ? r.dates.reference : r.date; }

    /// Whether the change makes another list of members.
    static bool apply(const change& what, std::vector<std::size_t>& assets) {
        if (what.taken != effect::taken) return false;
        const bool joins = what.kind == change_kind::addition || what.kind == change_kind::migration;
        const bool leaves = what.kind == change_kind::deletion || what.kind == change_kind::deletion_at_zero ||
                            what.kind == change_kind::migration;
        if (leaves) std::erase(assets, what.asset);
        if (joins) {
            const std::size_t asset = what.kind == change_kind::migration ? what.other : what.asset;
            const auto at = std::lower_bound(assets.begin(), assets.end(), asset);
            if (at == assets.end() || *at != asset) assets.insert(at, asset);
        }
        return joins || leaves;
    }

    std::shared_ptr<const std::vector<dated<std::vector<std::size_t>>>> lists_;
};

namespace detail {

enum class held_by_other { kept, left };

inline std::vector<candidate> by_others(std::vector<candidate> ranked, const review_context& context,
                                        std::span<const member_history> others, held_by_other which) {
    std::vector<bool> keeps(ranked.size());
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        const bool held = std::any_of(others.begin(), others.end(), [&](const member_history& other) {
            const std::vector<std::size_t>& members = other.on(context.market().today());
            return std::binary_search(members.begin(), members.end(), ranked[i].asset);
        });
        keeps[i] = held == (which == held_by_other::kept);
        if (!keeps[i])
            context.explain(ranked[i].asset, held ? "left: held by the other index" : "left: not in the other index");
    }
    return marked(std::move(ranked), keeps);
}

inline std::vector<candidate> by_other(std::vector<candidate> ranked, const review_context& context,
                                       const member_history& other, held_by_other which) {
    return by_others(std::move(ranked), context, {&other, 1}, which);
}

}

/// Keeps what another index of the same market holds, after its own review where it has one on this reference date:
/// `in_index{parent} | rank_buffer{.target = 5, .upper = 4, .lower = 6}`.
///
/// Input: the track of the other index, calculated before, or its members by date
/// Errors: `std::domain_error` before the base of the other index; `std::invalid_argument` where no market is known
class in_index {
public:
    explicit in_index(const track& other) : other_{other} {}
    explicit in_index(member_history other) : other_{std::move(other)} {}

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        return detail::by_other(std::move(ranked), context, other_, detail::held_by_other::kept);
    }

private:
    member_history other_;
};

/// Keeps what another index of the same market does not hold, after its own review where it has one on this reference
/// date.
///
/// Input: the track of the other index, calculated before, or its members by date
/// Errors: `std::domain_error` before the base of the other index; `std::invalid_argument` where no market is known
class not_in_index {
public:
    explicit not_in_index(const track& other) : other_{other} {}
    explicit not_in_index(member_history other) : other_{std::move(other)} {}

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        return detail::by_other(std::move(ranked), context, other_, detail::held_by_other::left);
    }

private:
    member_history other_;
};

/// Keeps what one or more of several other indices of the same market hold, each after its own review where it has one
/// on this reference date: the members of an index that is made of others.
///
/// Errors: `std::invalid_argument` for no other index, and where no market is known; `std::domain_error` before the
/// base
///   of one of them
class in_any_index {
public:
    explicit in_any_index(std::vector<member_history> others) : others_{std::move(others)} {
        if (others_.empty()) core::refuse("number of other indices", others_.size(), "1 or more");
    }

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        for (const member_history& other : others_) static_cast<void>(other.on(context.market().today()));
        return detail::by_others(std::move(ranked), context, others_, detail::held_by_other::kept);
    }

private:
    std::vector<member_history> others_;
};

}
