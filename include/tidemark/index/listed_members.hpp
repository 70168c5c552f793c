// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/asset.hpp>
#include <tidemark/index/committee.hpp>
#include <tidemark/index/detail/keyed.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/review_context.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// Keeps the candidates of a list of members that somebody published, such as those of a committee: each list holds
/// from its day until the next, by the date of the review. The order stays.
///
/// Errors: `std::invalid_argument` for no list, days that do not ascend, an empty id or one that a list has twice, and
///   where no market is known; `std::domain_error` before the first list, for an id that the market does not know, and
///   for one that is no candidate where that is refused
struct listed_members {
    std::vector<dated<std::vector<std::string>>> lists;
    required<ineligible_addition> not_eligible;
    checked parameters = check();

    checked check() const {
        if (lists.empty()) core::refuse("number of lists of members", lists.size(), "1 or more");
        detail::check_dates(lists, "a list of members");
        for (const auto& list : lists) {
            std::vector<std::string> ids = list.value;
            std::sort(ids.begin(), ids.end());
            const std::string what = "member on the list of " + std::string{core::iso_text{list.known}};
            if (!ids.empty() && ids.front().empty()) core::refuse(what, std::string_view{}, "an id");
            const auto twice = std::adjacent_find(ids.begin(), ids.end());
            if (twice != ids.end()) core::refuse(what, std::string_view{*twice}, "each id once");
        }
        return {};
    }

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        const known_market& known = context.market();
        std::vector<bool> keeps(ranked.size(), false);
        for (const std::string& id : in_force(known)) {
            const std::size_t asset = position(id, known);
            const auto is_it = [&](const candidate& c) { return c.asset == asset; };
            const auto found = std::find_if(ranked.begin(), ranked.end(), is_it);
            if (found == ranked.end()) {
                turn_away(asset, context);
            } else {
                keeps[static_cast<std::size_t>(found - ranked.begin())] = true;
            }
        }
        return detail::marked(std::move(ranked), keeps);
    }

private:
    const std::vector<std::string>& in_force(const known_market& known) const {
        const std::vector<std::string>* list = known_on(lists, known.today());
        if (list != nullptr) return *list;
        core::infeasible("there is no list of members on " + std::string{core::iso_text{known.today()}} +
                         ", the first is from " + std::string{core::iso_text{lists.front().known}});
    }

    static std::size_t position(const std::string& id, const known_market& known) {
        std::size_t asset = 0;
        while (asset < known.asset_count() && known.id(asset) != id) ++asset;
        if (asset == known.asset_count()) {
            core::infeasible("the list of members has " + core::text_of(std::string_view{id}) +
                             ", which the market does not know");
        }
        return asset;
    }

    void turn_away(std::size_t asset, const review_context& context) const {
        if (not_eligible == ineligible_addition::refused) {
            core::infeasible("the list of members has " + core::text_of(context.market().id(asset)) +
                             ", which is not eligible");
        }
        context.explain(asset, "on the list of members, but not eligible");
    }
};

}
