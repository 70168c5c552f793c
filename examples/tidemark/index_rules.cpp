// SPDX-License-Identifier: BSL-1.0
#include "index_rules.hpp"

#include "words.hpp"

#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/missing_price.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/schedule.hpp>
#include <tidemark/index/selection.hpp>
#include <tidemark/index/weighting.hpp>

namespace program {

namespace index = tidemark::index;

const vocabulary<index::missing_price_rule>& missing_price_words() {
    using rule = index::missing_price_rule;
    const auto max_age = [](const written_rule& r) {
        r.parameters().only({"max_age"});
        return index::calendar_days{r.parameters().at("max_age").days()};
    };
    static const auto age = max_age;
    static const vocabulary<rule> words{
        {"carry", [](const written_rule& r) -> rule { return index::carry{.max_age = age(r)}; }},
        {"zero_after", [](const written_rule& r) -> rule { return index::zero_after{.max_age = age(r)}; }},
        {"insensitive", [](const written_rule& r) -> rule { return index::insensitive{.max_age = age(r)}; }},
    };
    return words;
}

namespace {

index::unit_changes read_unit_changes(const rules_node& where) {
    return where.choice<index::unit_changes>(
        {{"frozen", index::unit_changes::frozen},
         {"follow_supply", index::unit_changes::follow_supply},
         {"follow_supply_and_float", index::unit_changes::follow_supply_and_float}});
}

template <class Rule>
std::string names_of(const char* kind, const vocabulary<Rule>& words) {
    std::string names;
    for (const auto& [name, make] : words) names.append(names.empty() ? "" : ", ").append(name);
    return wrapped(names, 112, fmt::format("  {:<15}", kind));
}

}

std::string words_of_rules() {
    return names_of("eligibility", eligibility_words()) + names_of("rank_by", ranking_words()) +
           names_of("selection", selection_words()) + names_of("keys", key_words()) +
           names_of("weighting", weighting_words()) + names_of("limits", limit_words()) +
           names_of("schedule", schedule_words()) + names_of("missing_prices", missing_price_words()) +
           names_of("early_review", trigger_words());
}

index::missing_price_rule read_missing_prices(const rules_node& where) {
    return make_rule(where, missing_price_words(), "rule for missing prices");
}

index::base_point read_base(const rules_node& where) {
    where.only({"date", "level"});
    const rules_node level = where.at("level");
    return {.date = where.at("date").date(),
            .level = made_at(level, [&] { return index::base_level{level.number()}; })};
}

index::rulebook read_rulebook(const rules_node& root) {
    root.only({"name", "description", "base", "schedule", "eligibility", "rank_by", "selection", "weighting",
               "missing_prices", "early_review", "units_between_reviews"});
    if (const auto description = root.find("description")) static_cast<void>(description->text());
    const rules_node base = root.at("base");
    index::rulebook rules{.selection = read_selection(root.at("selection")),
                          .weighting = read_weighting(root.at("weighting")),
                          .schedule = read_schedule(root.at("schedule")),
                          .missing_prices = read_missing_prices(root.at("missing_prices")),
                          .base = read_base(base)};
    if (const auto eligibility = root.find("eligibility")) rules.eligibility = read_eligibility(*eligibility);
    if (const auto rank_by = root.find("rank_by")) rules.rank_by = make_rule(*rank_by, ranking_words(), "ranking");
    if (const auto early = root.find("early_review")) rules.early_review = read_trigger(*early);
    if (const auto units = root.find("units_between_reviews")) rules.units_between_reviews = read_unit_changes(*units);
    if (const auto name = root.find("name")) rules.name = name->text();
    return rules;
}

}
