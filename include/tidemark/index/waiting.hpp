// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/detail/keyed.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/review_context.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

// Rules that let newcomers wait. Members are never held up, and the order stays.

/// Keeps newcomers only when they were first seen long enough ago.
///
/// No data: a newcomer of which it is not known when it was first seen is left
/// Errors: `std::invalid_argument` where no market is known
struct waiting_days {
    calendar_days days;  ///< from the first day on which the asset was listed, or else had a price, to the review

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        std::vector<bool> keeps(ranked.size(), true);
        for (std::size_t i = 0; i < ranked.size(); ++i) {
            if (ranked[i].status == membership::member) continue;
            const core::date seen = context.market().first_seen(ranked[i].asset);
            keeps[i] = seen.ok() && context.market().today() - seen >= days.count();
            if (keeps[i]) continue;
            context.explain(ranked[i].asset, seen.ok() ? "waits: seen for " +
                                                             std::to_string(context.market().today() - seen) +
                                                             " days of " + std::to_string(days.count())
                                                       : std::string{"waits: never seen"});
        }
        return detail::marked(std::move(ranked), keeps);
    }
};

/// What is asked of newcomers at the first reviews, before there are as many earlier ones as they have to wait.
enum class early_reviews {
    ask_those_there_are,  ///< at the base nobody waits
    admit_no_newcomer     ///< and so nobody at the base
};

/// Keeps newcomers only when they qualified at each of the last reviews before this one: they were eligible as
/// newcomers, and where a place is given, ranked there or above.
///
/// Errors: `std::invalid_argument` for no reviews and for a place of 0
struct waiting_reviews {
    required<std::size_t> reviews;
    required<early_reviews> early;
    std::optional<std::size_t> down_to = std::nullopt;  ///< the last rank that qualifies, among all eligible
    checked parameters = check();

    checked check() const {
        if (reviews < 1) core::refuse("reviews to wait", reviews, "1 or more");
        if (down_to && *down_to < 1) core::refuse("rank to have waited at", *down_to, "1 or more");
        return {};
    }

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        const std::size_t known = (std::min<std::size_t>)(reviews, context.past().size());
        const std::size_t needed = early == early_reviews::ask_those_there_are ? known : reviews + 0;
        const auto last = context.past().last(known);
        std::vector<bool> keeps(ranked.size(), true);
        for (std::size_t i = 0; i < ranked.size(); ++i) {
            if (ranked[i].status == membership::member) continue;
            std::size_t in_a_row = 0;
            while (in_a_row < known && qualified(last[known - 1 - in_a_row], ranked[i].asset)) ++in_a_row;
            keeps[i] = in_a_row >= needed;
            if (keeps[i]) continue;
            context.explain(ranked[i].asset, "waits: qualified at " + std::to_string(in_a_row) + " of the last " +
                                                 std::to_string(needed) + " reviews");
        }
        return detail::marked(std::move(ranked), keeps);
    }

private:
    bool qualified(const ranking& snapshot, std::size_t asset) const {
        const auto& all = snapshot.candidates;
        const auto found = std::find_if(all.begin(), all.end(), [&](const candidate& c) { return c.asset == asset; });
        if (found == all.end() || (down_to && found->rank > *down_to)) return false;
        return std::none_of(snapshot.rejected.begin(), snapshot.rejected.end(), [&](const rejected_asset& r) {
            return r.asset == asset && concerns(r.whom, membership::newcomer);
        });
    }
};

}
