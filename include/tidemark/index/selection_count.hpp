// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/index/detail/keyed.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/review_context.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// Keeps the largest candidates, or all of them where there are fewer; `largest` refuses then.
///
/// Errors: `std::invalid_argument` for a count of 0
class up_to {
public:
    explicit up_to(std::size_t count) : count_{count} {
        if (count < 1) core::refuse("count of up_to", count, "1 or more");
    }

    std::vector<candidate> operator()(std::vector<candidate> ranked) const {
        const std::size_t kept = (std::min)(count_, ranked.size());
        ranked.erase(ranked.begin() + static_cast<std::ptrdiff_t>(kept), ranked.end());
        return ranked;
    }

private:
    std::size_t count_;
};

/// Keeps all candidates, of which there must be enough.
///
/// Errors: `std::invalid_argument` for a count of 0; `std::domain_error` for fewer candidates than the count
class at_least {
public:
    explicit at_least(std::size_t count) : count_{count} {
        if (count < 1) core::refuse("count of at_least", count, "1 or more");
    }

    std::vector<candidate> operator()(std::vector<candidate> ranked) const {
        if (ranked.size() < count_) {
            core::infeasible("at least " + std::to_string(count_) + " candidates are needed, there are " +
                             std::to_string(ranked.size()));
        }
        return ranked;
    }

private:
    std::size_t count_;
};

/// Keeps the first candidates of a class, at most so many; of one class where it is named, else of each.
///
/// Errors: `std::invalid_argument` for a count of 0, and where no market is known
struct class_limit {
    required<std::size_t> count;
    std::optional<std::string> asset_class = std::nullopt;
    checked parameters = check();

    checked check() const {
        if (count < 1) core::refuse("count of a class limit", count, "1 or more");
        return {};
    }

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        std::map<std::string_view, std::size_t> seen;
        std::vector<bool> keeps(ranked.size(), true);
        for (std::size_t i = 0; i < ranked.size(); ++i) {
            const std::string_view its_class = context.market().asset_class(ranked[i].asset);
            if (asset_class && its_class != *asset_class) continue;
            const std::size_t place = ++seen[its_class];
            if (place <= count) continue;
            keeps[i] = false;
            context.explain(ranked[i].asset, "left at place " + std::to_string(place) + " of class " +
                                                 std::string{its_class} + ", limit " + std::to_string(count));
        }
        return detail::marked(std::move(ranked), keeps);
    }
};

}
