// SPDX-License-Identifier: BSL-1.0
#include "index_rules.hpp"

#include <tidemark/index/selection.hpp>

namespace program {

namespace index = tidemark::index;

const vocabulary<index::selection_rule>& selection_words() {
    using rule = index::selection_rule;
    static const vocabulary<rule> words{
        {"largest", [](const written_rule& r) -> rule { return index::largest{r.parameters().count()}; }},
        {"smallest", [](const written_rule& r) -> rule { return index::smallest{r.parameters().count()}; }},
        {"ranks",
         [](const written_rule& r) -> rule {
             r.parameters().only({"first", "last"});
             return index::ranks{r.parameters().at("first").count(), r.parameters().at("last").count()};
         }},
    };
    return words;
}

}
