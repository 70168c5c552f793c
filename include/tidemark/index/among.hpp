// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/detail/keyed.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_context.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// Keeps the candidates of a list, such as the assets a custodian takes; the order stays.
///
/// Ids of the list that are no candidates, or that the market does not know, have no effect.
/// Errors: `std::invalid_argument` where no market is known
class among {
public:
    explicit among(std::vector<std::string> ids) : ids_{std::move(ids)} { std::sort(ids_.begin(), ids_.end()); }
    among(std::initializer_list<const char*> ids) : among{std::vector<std::string>(ids.begin(), ids.end())} {}

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        std::vector<bool> keeps(ranked.size());
        for (std::size_t i = 0; i < ranked.size(); ++i) {
            keeps[i] =
                std::binary_search(ids_.begin(), ids_.end(), context.market().id(ranked[i].asset), std::less<>{});
            if (!keeps[i]) context.explain(ranked[i].asset, "left: not on the list");
        }
        return detail::marked(std::move(ranked), keeps);
    }

private:
    std::vector<std::string> ids_;
};

}
