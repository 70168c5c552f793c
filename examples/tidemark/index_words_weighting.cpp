// SPDX-License-Identifier: BSL-1.0
#include "index_rules.hpp"

#include <tidemark/index/weighting.hpp>

#include <cstddef>
#include <utility>

namespace program {

namespace index = tidemark::index;

const vocabulary<index::weighting_rule>& weighting_words() {
    using rule = index::weighting_rule;
    static const vocabulary<rule> words{
        {"market_cap",
         [](const written_rule& r) -> rule {
             r.takes_nothing();
             return index::market_cap{};
         }},
    };
    return words;
}

const vocabulary<index::limit_rule>& limit_words() {
    static const vocabulary<index::limit_rule> words{};
    return words;
}

index::weighting_rule read_weighting(const rules_node& where) {
    if (!where.is_list()) return make_rule(where, weighting_words(), "weighting rule");
    const auto items = where.items();
    if (items.empty()) where.refuse("a weighting rule, and limits after it");
    auto weighting = make_rule(items.front(), weighting_words(), "weighting rule");
    for (std::size_t i = 1; i < items.size(); ++i) {
        weighting = std::move(weighting) | make_rule(items[i], limit_words(), "limit");
    }
    return weighting;
}

}
