// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/index/asset.hpp>
#include <tidemark/index/detail/keyed.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/selection.hpp>

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

/// Keeps the largest candidates, as many as was decided for the date of the review: each count holds from its day until
/// the next.
///
/// Errors: `std::invalid_argument` for no count, a count of 0, days that do not ascend, and where no market is known;
///   `std::domain_error` before the first day, and for fewer candidates than the count
class largest_as_decided {
public:
    explicit largest_as_decided(std::vector<dated<std::size_t>> counts) : counts_{std::move(counts)} {
        if (counts_.empty()) core::refuse("number of decided counts", counts_.size(), "1 or more");
        detail::check_dates(counts_, "a decided count");
        for (const dated<std::size_t>& c : counts_) {
            if (c.value < 1) core::refuse("count from " + std::string{core::iso_text{c.known}}, c.value, "1 or more");
        }
    }

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        const core::date today = context.market().today();
        const std::size_t* count = known_on(counts_, today);
        if (count == nullptr) {
            core::infeasible("no count is decided for " + std::string{core::iso_text{today}} + ", the first is from " +
                             std::string{core::iso_text{counts_.front().known}});
        }
        return largest(*count)(std::move(ranked));
    }

private:
    std::vector<dated<std::size_t>> counts_;
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
