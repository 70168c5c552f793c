// SPDX-License-Identifier: BSL-1.0
#include "index_rules.hpp"

#include <tidemark/index/combined_weighting.hpp>
#include <tidemark/index/group_limits.hpp>
#include <tidemark/index/inverse_volatility.hpp>
#include <tidemark/index/liquidity.hpp>
#include <tidemark/index/partial_reweighting.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/tiered_limits.hpp>
#include <tidemark/index/weight_limits.hpp>
#include <tidemark/index/weighting.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace program {

namespace index = tidemark::index;

namespace {

using index::limit_rule;
using index::ranking_rule;
using index::weighting_rule;

template <class Rule>
Rule read_liquidity(const written_rule& r) {
    r.parameters().only({"window", "of"});
    return index::liquidity{.window = read_window(r.parameters().at("window")),
                            .of = r.parameters().at("of").choice<index::average>(
                                {{"mean", index::average::mean}, {"median", index::average::median}})};
}

ranking_rule read_ranking(const rules_node& where) { return make_rule(where, ranking_words(), "ranking"); }

weighting_rule inverse_volatility(const written_rule& r) {
    r.parameters().only({"days", "min_count"});
    const int days = r.parameters().at("days").days();
    const auto min_count = r.parameters().find("min_count");
    return index::inverse_volatility{.days = days, .min_count = min_count ? min_count->days() : days};
}

weighting_rule blend(const written_rule& r) {
    std::vector<index::blended> parts;
    for (const rules_node& part : r.parameters().items()) {
        part.only({"scheme", "share"});
        parts.push_back({read_weighting(part.at("scheme")), part.at("share").number()});
    }
    return index::blend{std::move(parts)};
}

weighting_rule tilt(const written_rule& r) {
    r.parameters().only({"scheme", "score"});
    return index::tilt{read_weighting(r.parameters().at("scheme")), read_ranking(r.parameters().at("score"))};
}

weighting_rule fixed_plus_pro_rata(const written_rule& r) {
    using absent = index::absent_fixed;
    r.parameters().only({"fixed", "rest", "absent"});
    const rules_node fixed = r.parameters().at("fixed");
    std::vector<index::fixed_weight> weights;
    for (const std::string& id : fixed.keys()) weights.push_back({id, fixed.at(id).number()});
    return index::fixed_plus_pro_rata{std::move(weights), read_weighting(r.parameters().at("rest")),
                                      r.parameters().at("absent").choice<absent>(
                                          {{"refuse", absent::refuse}, {"give_to_rest", absent::give_to_rest}})};
}

weighting_rule weighting_by_month(const written_rule& r) {
    r.parameters().only({"months", "in_these", "otherwise"});
    return index::weighting_by_month{.months = read_months(r.parameters().at("months")),
                                     .in_these = read_weighting(r.parameters().at("in_these")),
                                     .otherwise = read_weighting(r.parameters().at("otherwise"))};
}

/// One limit, or a list of them, each under those before it.
limit_rule read_limits(const rules_node& where) {
    return make_rules(where, limit_words(), "limit", [](limit_rule first, limit_rule then) -> limit_rule {
        return [first = std::move(first), then = std::move(then)](std::vector<double> weights,
                                                                  std::span<const index::candidate> members,
                                                                  const index::review_context& context) {
            return then(first(std::move(weights), members, context), members, context);
        };
    });
}

limit_rule in_force(const written_rule& r) {
    r.parameters().only({"from", "until", "rule"});
    const auto from = r.parameters().find("from"), until = r.parameters().find("until");
    return index::limit_in_force{.from = from ? from->date() : tidemark::core::date{},
                                 .until = until ? until->date() : index::open_end,
                                 .rule = read_limits(r.parameters().at("rule"))};
}

limit_rule weight_bounds(const written_rule& r) {
    r.parameters().only({"floor", "cap"});
    return index::weight_bounds{r.parameters().at("floor").number(), r.parameters().at("cap").number()};
}

limit_rule capacity_cap(const written_rule& r) {
    const rules_node& p = r.parameters();
    p.only({"participation", "days", "index_value", "traded_value"});
    return index::capacity_cap{{.participation = p.at("participation").number(),
                                .days = p.at("days").number(),
                                .index_value = p.at("index_value").number()},
                               read_ranking(p.at("traded_value"))};
}

/// Groups are asset classes.
limit_rule group_limits(const written_rule& r) {
    std::vector<index::group_limit> limits;
    for (const rules_node& each : r.parameters().items()) {
        each.only({"class", "floor", "cap"});
        const auto floor = each.find("floor"), cap = each.find("cap");
        limits.push_back(
            {.group = each.at("class").text(), .floor = floor ? floor->number() : 0, .cap = cap ? cap->number() : 1});
    }
    return index::group_limits{index::by_asset_class{}, std::move(limits)};
}

limit_rule group_cap(const written_rule& r) {
    r.parameters().only({"assets", "classes", "cap"});
    return index::group_cap{read_asset_set(r.parameters()), r.parameters().at("cap").number()};
}

limit_rule group_floor(const written_rule& r) {
    r.parameters().only({"assets", "classes", "floor"});
    return index::group_floor{read_asset_set(r.parameters()), r.parameters().at("floor").number()};
}

limit_rule enumerated_tiers(const written_rule& r) {
    const rules_node& p = r.parameters();
    p.only({"single", "threshold", "group"});
    return index::enumerated_tiers{
        {.single = p.at("single").number(), .threshold = p.at("threshold").number(), .group = p.at("group").number()}};
}

limit_rule staged_tiers(const written_rule& r) {
    const rules_node& p = r.parameters();
    p.only({"single", "large", "group", "others"});
    return index::staged_tiers{{.single = p.at("single").number(),
                                .large = p.at("large").number(),
                                .group = p.at("group").number(),
                                .others = p.at("others").number()}};
}

double number_or(const rules_node& where, std::string_view name, double otherwise) {
    const auto given = where.find(name);
    return given ? given->number() : otherwise;
}

limit_rule trimmed_tiers(const written_rule& r) {
    const rules_node& p = r.parameters();
    p.only({"single", "trigger", "threshold", "group", "cut_to"});
    const double single = p.at("single").number();
    return index::trimmed_tiers{{.single = single,
                                 .trigger = number_or(p, "trigger", single),
                                 .threshold = p.at("threshold").number(),
                                 .group = p.at("group").number(),
                                 .cut_to = p.at("cut_to").number()}};
}

}

index::group_cut read_group_cut(const rules_node& where) {
    return where.choice<index::group_cut>(
        {{"one_factor", index::group_cut::one_factor}, {"common_lid", index::group_cut::common_lid}});
}

namespace {

limit_rule rescaled_tiers(const written_rule& r) {
    const rules_node& p = r.parameters();
    p.only({"single", "trigger", "threshold", "group_trigger", "group", "others", "cut"});
    const double single = number_or(p, "single", 1);
    return index::rescaled_tiers{{.single = single,
                                  .trigger = number_or(p, "trigger", single),
                                  .threshold = p.at("threshold").number(),
                                  .group_trigger = p.at("group_trigger").number(),
                                  .group = p.at("group").number(),
                                  .others = p.at("others").number()},
                                 read_group_cut(p.at("cut"))};
}

/// A limit that is made from one number.
template <class Limit>
limit_rule of_number(const written_rule& r) {
    return Limit{r.parameters().number()};
}

}

const vocabulary<ranking_rule>& ranking_words() {
    static const vocabulary<ranking_rule> words{
        {"market_cap", alone<index::by_market_cap, ranking_rule>},
        {"float_market_cap", alone<index::by_float_market_cap, ranking_rule>},
        {"traded_value", alone<index::traded_value, ranking_rule>},
        {"liquidity", read_liquidity<ranking_rule>},
    };
    return words;
}

const vocabulary<weighting_rule>& weighting_words() {
    static const vocabulary<weighting_rule> words{
        {"market_cap", alone<index::market_cap, weighting_rule>},
        {"free_float", alone<index::free_float, weighting_rule>},
        {"power_of_market_cap",
         [](const written_rule& r) -> weighting_rule { return index::power_of_market_cap{r.parameters().number()}; }},
        {"equal_weight", alone<index::equal_weight, weighting_rule>},
        {"price_weighted", alone<index::price_weighted, weighting_rule>},
        {"traded_value", alone<index::traded_value, weighting_rule>},
        {"liquidity", read_liquidity<weighting_rule>},
        {"inverse_volatility", inverse_volatility},
        {"score_weighted",
         [](const written_rule& r) -> weighting_rule { return index::score_weighted{read_ranking(r.parameters())}; }},
        {"blend", blend},
        {"tilt", tilt},
        {"newcomers_alike", alone<index::newcomers_alike, weighting_rule>},
        {"weighting_by_month", weighting_by_month},
        {"fixed_plus_pro_rata", fixed_plus_pro_rata},
    };
    return words;
}

const vocabulary<limit_rule>& limit_words() {
    static const vocabulary<limit_rule> words{
        {"weight_cap", of_number<index::weight_cap>},
        {"weight_floor", of_number<index::weight_floor>},
        {"weight_bounds", weight_bounds},
        {"caps_by_rank",
         [](const written_rule& r) -> limit_rule { return index::caps_by_rank{r.parameters().numbers()}; }},
        {"capacity_cap", capacity_cap},
        {"group_limits", group_limits},
        {"group_cap", group_cap},
        {"group_floor", group_floor},
        {"enumerated_tiers", enumerated_tiers},
        {"staged_tiers", staged_tiers},
        {"trimmed_tiers", trimmed_tiers},
        {"rescaled_tiers", rescaled_tiers},
        {"in_force", in_force},
    };
    return words;
}

index::asset_set read_asset_set(const rules_node& where) {
    const auto assets = where.find("assets"), classes = where.find("classes");
    if (assets.has_value() == classes.has_value()) where.complain("expected either assets or classes");
    if (assets) return index::any_of_ids{assets->texts()};
    return index::any_of_classes{classes->texts()};
}

weighting_rule read_weighting(const rules_node& where) {
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
