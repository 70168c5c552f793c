// SPDX-License-Identifier: BSL-1.0
#include "index_rules.hpp"

#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/ranking.hpp>

namespace program {

namespace index = tidemark::index;

const vocabulary<index::eligibility_rule>& eligibility_words() {
    using rule = index::eligibility_rule;
    static const vocabulary<rule> words{
        {"every_asset",
         [](const written_rule& r) -> rule {
             r.takes_nothing();
             return index::every_asset{};
         }},
        {"only_class", [](const written_rule& r) -> rule { return index::only_class{r.parameters().text()}; }},
        {"exclude_classes",
         [](const written_rule& r) -> rule { return index::exclude_classes{r.parameters().texts()}; }},
    };
    return words;
}

const vocabulary<index::ranking_rule>& ranking_words() {
    static const vocabulary<index::ranking_rule> words{
        {"market_cap",
         [](const written_rule& r) -> index::ranking_rule {
             r.takes_nothing();
             return index::by_market_cap{};
         }},
    };
    return words;
}

}
