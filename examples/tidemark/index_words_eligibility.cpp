// SPDX-License-Identifier: BSL-1.0
#include "index_rules.hpp"

#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/methodologies/sp_500.hpp>
#include <tidemark/index/screens.hpp>

#include <optional>
#include <utility>

namespace program {

namespace index = tidemark::index;

index::unpublished read_unpublished(const rules_node& where) {
    return where.choice<index::unpublished>(
        {{"is_zero", index::unpublished::is_zero}, {"is_left_out", index::unpublished::is_left_out}});
}

index::traded_window read_window(const rules_node& where, std::optional<int> usual_days) {
    where.only({"days", "unpublished", "min_count"});
    const index::unpublished policy = read_unpublished(where.at("unpublished"));
    const int days = usual_days && !where.find("days") ? *usual_days : where.at("days").days();
    const auto min_count = where.find("min_count");
    return {days, policy, min_count ? min_count->days() : days};
}

index::eligibility_rule read_eligibility(const rules_node& where) {
    return make_rules(where, eligibility_words(), "eligibility rule",
                      [](index::eligibility_rule a, index::eligibility_rule b) { return std::move(a) & std::move(b); });
}

namespace {

using rule = index::eligibility_rule;

index::thresholds read_thresholds(const rules_node& where) {
    if (!where.is_object()) return {where.number()};
    where.only({"newcomer", "member"});
    return {where.at("newcomer").number(), where.at("member").number()};
}

/// A screen of one number: that alone, or what newcomers and members must reach.
template <class Screen>
rule by_threshold(const written_rule& r) {
    return Screen{read_thresholds(r.parameters())};
}

/// A screen of what was traded in a window.
template <class Screen>
rule by_window(const written_rule& r) {
    r.parameters().only({"window", "at_least"});
    return Screen{.window = read_window(r.parameters().at("window")),
                  .at_least = read_thresholds(r.parameters().at("at_least"))};
}

template <class Screen>
rule by_days(const written_rule& r) {
    r.parameters().only({"window", "at_least"});
    return Screen{.window = r.parameters().at("window").days(),
                  .at_least = read_thresholds(r.parameters().at("at_least"))};
}

rule turnover_ratio(const written_rule& r) {
    r.parameters().only({"window", "over_days", "at_least"});
    return index::turnover_ratio{.window = read_window(r.parameters().at("window")),
                                 .over_days = r.parameters().at("over_days").days(),
                                 .at_least = read_thresholds(r.parameters().at("at_least"))};
}

rule minimum_price(const written_rule& r) {
    r.parameters().only({"at_least", "days"});
    const auto days = r.parameters().find("days");
    return index::minimum_price{.at_least = read_thresholds(r.parameters().at("at_least")),
                                .days = days ? days->days() : 1};
}

rule minimum_venues(const written_rule& r) {
    r.parameters().only({"at_least", "flags", "days_listed"});
    const auto flags = r.parameters().find("flags"), days = r.parameters().find("days_listed");
    return index::minimum_venues{.at_least = read_thresholds(r.parameters().at("at_least")),
                                 .flags = flags ? flags->texts() : std::vector<std::string>{},
                                 .days_listed = days ? days->days() : 0};
}

rule sp_500_screens(const written_rule& r) {
    r.parameters().only({"year"});
    return index::methodologies::sp_500_screens(read_window(r.parameters().at("year")));
}

rule in_force(const written_rule& r) {
    r.parameters().only({"from", "until", "rule"});
    const auto from = r.parameters().find("from"), until = r.parameters().find("until");
    return index::in_force{.from = from ? from->date() : tidemark::core::date{},
                           .until = until ? until->date() : index::open_end,
                           .rule = read_eligibility(r.parameters().at("rule"))};
}

}

const vocabulary<rule>& eligibility_words() {
    static const vocabulary<rule> words{
        {"every_asset", alone<index::every_asset, rule>},
        {"require_class", alone<index::require_class, rule>},
        {"only_class", [](const written_rule& r) -> rule { return index::only_class{r.parameters().text()}; }},
        {"exclude_classes",
         [](const written_rule& r) -> rule { return index::exclude_classes{r.parameters().texts()}; }},
        {"only_assets", [](const written_rule& r) -> rule { return index::only_assets{r.parameters().texts()}; }},
        {"exclude_assets", [](const written_rule& r) -> rule { return index::exclude_assets{r.parameters().texts()}; }},
        {"minimum_age", by_threshold<index::minimum_age>},
        {"days_traded", by_days<index::days_traded>},
        {"share_of_days_traded", by_days<index::share_of_days_traded>},
        {"median_traded_value", by_window<index::median_traded_value>},
        {"mean_traded_value", by_window<index::mean_traded_value>},
        {"turnover_ratio", turnover_ratio},
        {"minimum_market_cap", by_threshold<index::minimum_market_cap>},
        {"minimum_float_market_cap", by_threshold<index::minimum_float_market_cap>},
        {"minimum_price", minimum_price},
        {"minimum_venues", minimum_venues},
        {"sp_500_screens", sp_500_screens},
        {"in_force", in_force},
    };
    return words;
}

}
