// SPDX-License-Identifier: BSL-1.0
#include "index_rules.hpp"

#include <tidemark/index/group_limits.hpp>
#include <tidemark/index/schedule.hpp>

#include <span>

namespace program {

namespace index = tidemark::index;

const vocabulary<index::schedule_rule>& schedule_words() {
    using rule = index::schedule_rule;
    static const vocabulary<rule> words{
        {"month_start",
         [](const written_rule& r) -> rule {
             r.takes_nothing();
             return index::month_start{};
         }},
    };
    return words;
}

index::trigger read_trigger(const rules_node& where) {
    where.only({"when", "then"});
    const auto then = where.at("then").choice<index::triggered_review>(
        {{"reweigh", index::triggered_review::reweigh}, {"reconstitute", index::triggered_review::reconstitute}});
    return {make_rule(where.at("when"), trigger_words(), "trigger"), then};
}

const vocabulary<index::trigger_rule>& trigger_words() {
    using rule = index::trigger_rule;
    static const vocabulary<rule> words{
        {"share_below",
         [](const written_rule& r) -> rule {
             r.parameters().only({"assets", "classes", "threshold"});
             return index::share_below{read_asset_set(r.parameters()), r.parameters().at("threshold").number()};
         }},
        {"weight_above",
         [](const written_rule& r) -> rule {
             const double limit = r.parameters().number();
             return [limit](std::span<const index::holding> held) {
                 for (const index::holding& h : held) {
                     if (h.weight > limit) return true;
                 }
                 return false;
             };
         }},
    };
    return words;
}

}
