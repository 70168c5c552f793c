// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/asset.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/selection.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

enum class committee_act {
    add,     ///< it is a member beside those the rule selects
    remove,  ///< it is no member, and nobody takes its place
    bar      ///< the rule does not see it, so that the next one takes its place
};

/// What a committee decides about an asset, from one day until before another.
struct committee_decision {
    std::string asset;
    required<committee_act> act;
    core::date from{};  ///< from ever by default
    core::date until = open_end;

    bool on(core::date day) const noexcept { return from <= day && day < until; }
};

/// What becomes of an addition that is no candidate of the review.
enum class ineligible_addition { refused, ignored };

/// A selection rule and the decisions that override it, by the date of the review. Every decision in force goes into
/// the record, also one that the rule would have taken by itself.
///
/// Added assets follow those the rule selected, in the order in which they were received.
/// Errors: `std::invalid_argument` for an empty id, a period that ends before it begins, two decisions about an asset
///   that are in force at once, and where no market is known; `std::domain_error` for an id that the market does not
///   know, and for an addition that is no candidate where that is refused
struct committee {
    selection_rule selection;
    std::vector<committee_decision> decisions;
    required<ineligible_addition> not_eligible;
    checked parameters = check();

    checked check() const {
        for (std::size_t i = 0; i < decisions.size(); ++i) {
            const committee_decision& one = decisions[i];
            if (one.asset.empty()) core::refuse("asset of a committee's decision", std::string_view{}, "an id");
            detail::check_end("the committee's decision on " + one.asset, one.until, one.from);
            for (std::size_t j = 0; j < i; ++j) {
                const committee_decision& other = decisions[j];
                if (other.asset != one.asset || one.until <= other.from || other.until <= one.from) continue;
                core::refuse("beginning of the committee's decision on " + one.asset, one.from,
                             "one decision at a time, another is in force then");
            }
        }
        return {};
    }

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        const std::vector<order> orders = in_force(context.market());
        const std::vector<candidate> received = ranked;
        std::erase_if(ranked, [&](const candidate& c) { return holds(orders, committee_act::bar, c.asset); });
        std::vector<candidate> selected = selection(std::move(ranked), context);
        std::erase_if(selected, [&](const candidate& c) { return holds(orders, committee_act::remove, c.asset); });
        for (const order& o : orders) {
            if (o.act == committee_act::bar) context.explain(o.asset, "barred by the committee");
            if (o.act == committee_act::remove) context.explain(o.asset, "removed by the committee");
            if (o.act == committee_act::add && !holds(received, o.asset)) turn_away(o.asset, context);
        }
        for (const candidate& c : received) {
            if (!holds(orders, committee_act::add, c.asset)) continue;
            const bool by_rule = holds(selected, c.asset);
            context.explain(c.asset, by_rule ? "added by the committee, as by the rule" : "added by the committee");
            if (!by_rule) selected.push_back(c);
        }
        return selected;
    }

private:
    struct order {
        std::size_t asset;
        committee_act act;
    };

    /// The decisions in force; one that the market cannot place is an error even before and after its time.
    std::vector<order> in_force(const known_market& market) const {
        std::vector<order> orders;
        for (const committee_decision& d : decisions) {
            std::size_t asset = 0;
            while (asset < market.asset_count() && market.id(asset) != d.asset) ++asset;
            if (asset == market.asset_count()) {
                core::infeasible("the committee decides on " + core::text_of(std::string_view{d.asset}) +
                                 ", which the market does not know");
            }
            if (d.on(market.today())) orders.push_back({asset, d.act});
        }
        return orders;
    }

    static bool holds(const std::vector<order>& orders, committee_act act, std::size_t asset) {
        return std::any_of(orders.begin(), orders.end(),
                           [&](const order& o) { return o.act == act && o.asset == asset; });
    }
    static bool holds(const std::vector<candidate>& list, std::size_t asset) {
        return std::any_of(list.begin(), list.end(), [&](const candidate& c) { return c.asset == asset; });
    }

    void turn_away(std::size_t asset, const review_context& context) const {
        if (not_eligible == ineligible_addition::refused) {
            core::infeasible("the committee adds " + core::text_of(context.market().id(asset)) +
                             ", which is not eligible");
        }
        context.explain(asset, "addition by the committee ignored: not eligible");
    }
};

}
