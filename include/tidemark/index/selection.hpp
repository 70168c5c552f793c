// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/asset.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/rule.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// Who becomes a member: receives candidates, the first rank first, and returns those it keeps, in the order in which
/// the next rule counts places: that in which they came, unless the rule is about an order.
///
/// A candidate tells its rank among all eligible assets, and whether this index holds it already. What a rule decides
/// against the plain order it puts into the record: `context.explain(asset, "kept by the buffer at place 11 of 10")`.
using selection_rule = rule<std::vector<candidate>(std::vector<candidate>, const review_context&)>;

/// Both rules one after the other: `largest(100) | smallest(50)` keeps ranks 51 to 100.
inline selection_rule operator|(selection_rule first, selection_rule second) {
    return [first = std::move(first), second = std::move(second)](std::vector<candidate> ranked,
                                                                  const review_context& context) {
        return second(first(std::move(ranked), context), context);
    };
}

/// Keeps the candidates from the first to the last place, both included; place 1 is the largest of those received.
///
/// Errors: `std::invalid_argument` unless 1 <= first <= last; `std::domain_error` for fewer than `last` candidates.
class ranks {
public:
    ranks(std::size_t first, std::size_t last) : first_{first}, last_{last} {
        if (first < 1) core::refuse("first rank", first, "1 or more");
        if (last < first) core::refuse("last rank", last, "the first rank, " + std::to_string(first) + ", or more");
    }

    std::vector<candidate> operator()(std::vector<candidate> ranked) const {
        if (ranked.size() < last_) {
            core::infeasible("ranks " + std::to_string(first_) + " to " + std::to_string(last_) + " need " +
                             std::to_string(last_) + " candidates, there are " + std::to_string(ranked.size()));
        }
        const auto top = ranked.begin();
        ranked.erase(top + static_cast<std::ptrdiff_t>(last_), ranked.end());
        ranked.erase(top, top + static_cast<std::ptrdiff_t>(first_ - 1));
        return ranked;
    }

private:
    std::size_t first_;
    std::size_t last_;
};

/// Keeps the largest candidates.
///
/// Errors: `std::invalid_argument` for a count of 0; `std::domain_error` for fewer candidates than the count.
class largest {
public:
    explicit largest(std::size_t count) : count_{count} {
        if (count < 1) core::refuse("count of the largest", count, "1 or more");
    }

    std::vector<candidate> operator()(std::vector<candidate> ranked) const {
        return ranks{1, count_}(std::move(ranked));
    }

private:
    std::size_t count_;
};

/// Keeps the smallest candidates, the larger of them still first.
///
/// Errors: `std::invalid_argument` for a count of 0; `std::domain_error` for fewer candidates than the count.
class smallest {
public:
    explicit smallest(std::size_t count) : count_{count} {
        if (count < 1) core::refuse("count of the smallest", count, "1 or more");
    }

    std::vector<candidate> operator()(std::vector<candidate> ranked) const {
        const std::size_t all = (std::max)(ranked.size(), count_);
        return ranks{all - count_ + 1, all}(std::move(ranked));
    }

private:
    std::size_t count_;
};

/// A rule from one day until before another, by the date of the review; at other times every candidate is kept. Changes
/// of a methodology are written as rules that follow each other: `selection_in_force{.until = change, .rule = ...} |
/// selection_in_force{.from = change, .rule = ...}`.
///
/// Errors: `std::invalid_argument` unless from < until, and where no market is known
struct selection_in_force {
    core::date from{};  ///< from ever by default
    core::date until = open_end;
    selection_rule rule;
    checked parameters = check();

    checked check() const {
        detail::check_end("a selection in force", until, from);
        return {};
    }

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        return detail::holds_on(context.market().today(), from, until) ? rule(std::move(ranked), context) : ranked;
    }
};

}
