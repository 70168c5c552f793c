// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/rule.hpp>
#include <tidemark/index/track.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// Who belongs to the market that a gauge looks at: any callable that is shown what was known at a close and answers
/// with asset numbers, none twice.
using members_rule = index::rule<std::vector<std::size_t>(const index::known_market&)>;

/// On which day the members of a gauge that looks back over a window are asked for. At its end, who is there because it
/// rose is counted, too: nothing of that is later than the day, but it selects.
enum class membership_date : unsigned char { window_start, window_end };

/// The largest of the eligible assets: `members{.eligibility = index::exclude_classes{"stable"}, .count = 50}`.
///
/// Input:   an eligibility rule, asked about newcomers; what is ranked by; how many
/// Value:   asset numbers, the first rank first, ties as `index::rank` breaks them
/// No data: all of the eligible where they are fewer than the count; an asset without a price or a rank is none
/// Errors:  std::invalid_argument for a count of 0
/// Cost:    O(n log n) in the number of assets
struct members {
    index::eligibility_rule eligibility;
    index::ranking_rule rank_by = index::by_market_cap{};
    index::required<std::size_t> count;
    index::checked parameters = check();

    index::checked check() const {
        if (count < 1) core::refuse("count of members", std::size_t{count}, "1 or more");
        return {};
    }

    std::vector<std::size_t> operator()(const index::known_market& known) const {
        std::vector<std::size_t> all;
        for (const index::candidate& c : index::rank(known, as_newcomers(), rank_by).candidates) {
            if (all.size() == count) break;
            all.push_back(c.asset);
        }
        return all;
    }

private:
    index::eligibility_rule as_newcomers() const {
        return [this](const index::applicant& a) -> index::verdict {
            return eligibility(a).admits(index::membership::newcomer);
        };
    }
};

/// What an index holds: those of its last review, with what its events added and took away since.
///
/// Input:   the track of an index, of the same market
/// Value:   asset numbers in the order of the review; a review and an event count from the close of their day on, and a
///          suspended member stays one
/// No data: nobody before the base and after the last day of the track
/// Cost:    O(members) for each review and each event that changes them, when it is made; O(log) of their number when
///          it is asked
class members_of_index {
public:
    explicit members_of_index(const index::track& trail) {
        auto next = trail.changes.begin();
        const auto changed_before = [&](core::date date) {
            for (; next != trail.changes.end() && next->date <= date; ++next) apply(*next);
        };
        for (const index::review& decided : trail.reviews) {
            changed_before(decided.date);
            lists_.push_back({decided.date, {}});
            for (const index::held_from& h : decided.held) lists_.back().assets.push_back(h.asset);
        }
        if (trail.dates.empty()) return;
        last_ = trail.dates.back();
        changed_before(last_);
    }

    std::vector<std::size_t> operator()(const index::known_market& known) const {
        const core::date today = known.today();
        const auto after = std::upper_bound(lists_.begin(), lists_.end(), today,
                                            [](core::date day, const list& l) { return day < l.from; });
        if (after == lists_.begin() || today > last_) return {};
        return std::prev(after)->assets;
    }

private:
    struct list {
        core::date from;
        std::vector<std::size_t> assets;
    };

    void apply(const index::change& c) {
        if (c.taken != index::effect::taken || lists_.empty()) return;
        std::vector<std::size_t> assets = lists_.back().assets;
        const auto add = [&](std::size_t asset) {
            if (std::find(assets.begin(), assets.end(), asset) == assets.end()) assets.push_back(asset);
        };
        const auto drop = [&](std::size_t asset) { std::erase(assets, asset); };
        switch (c.kind) {
            case index::change_kind::fork:
            case index::change_kind::addition: add(c.other); break;
            case index::change_kind::migration:
                if (std::find(assets.begin(), assets.end(), c.asset) == assets.end()) return;
                drop(c.other);
                std::replace(assets.begin(), assets.end(), c.asset, c.other);
                break;
            case index::change_kind::deletion:
            case index::change_kind::deletion_at_zero:
            case index::change_kind::fork_dropped: drop(c.asset); break;
            default: return;
        }
        lists_.push_back({c.date, std::move(assets)});
    }

    std::vector<list> lists_;  // ascending by day, of one day the last counts
    core::date last_{};
};

}
