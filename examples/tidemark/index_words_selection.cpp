// SPDX-License-Identifier: BSL-1.0
#include "index_rules.hpp"
#include "members_on_file.hpp"

#include <tidemark/index/admitted.hpp>
#include <tidemark/index/among.hpp>
#include <tidemark/index/committee.hpp>
#include <tidemark/index/coverage.hpp>
#include <tidemark/index/listed_members.hpp>
#include <tidemark/index/rank_buffer.hpp>
#include <tidemark/index/rank_sum.hpp>
#include <tidemark/index/relative_screen.hpp>
#include <tidemark/index/score_segment.hpp>
#include <tidemark/index/selection.hpp>
#include <tidemark/index/selection_count.hpp>
#include <tidemark/index/selection_key.hpp>
#include <tidemark/index/value_limit.hpp>
#include <tidemark/index/waiting.hpp>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace program {

namespace index = tidemark::index;

index::selection_key read_key(const rules_node& where) { return make_rule(where, key_words(), "key"); }

index::selection_rule read_selection(const rules_node& where) {
    return make_rules(where, selection_words(), "selection rule",
                      [](index::selection_rule a, index::selection_rule b) { return std::move(a) | std::move(b); });
}

std::vector<index::dated<std::size_t>> read_dated_counts(const rules_node& where) {
    if (!where.is_list()) return {{tidemark::core::date{1, 1, 1}, where.count()}};
    std::vector<index::dated<std::size_t>> counts;
    for (const rules_node& each : where.items()) {
        each.only({"from", "count"});
        counts.push_back({each.at("from").date(), each.at("count").count()});
    }
    return counts;
}

std::vector<index::dated<std::vector<std::string>>> read_dated_lists(const rules_node& where) {
    std::vector<index::dated<std::vector<std::string>>> lists;
    for (const rules_node& each : where.items()) {
        each.only({"from", "assets"});
        lists.push_back({each.at("from").date(), each.at("assets").texts()});
    }
    return lists;
}

index::ineligible_addition read_ineligible(const rules_node& where) {
    using index::ineligible_addition;
    return where.choice<ineligible_addition>(
        {{"refused", ineligible_addition::refused}, {"ignored", ineligible_addition::ignored}});
}

namespace {

using rule = index::selection_rule;
using key = index::selection_key;

/// A key of what was traded in a window.
template <class Key>
key by_window(const written_rule& r) {
    r.parameters().only({"window"});
    return Key{.window = read_window(r.parameters().at("window"))};
}

/// A rule that is made from one whole number.
template <class Rule>
rule counted(const written_rule& r) {
    return Rule{r.parameters().count()};
}

rule ranks(const written_rule& r) {
    r.parameters().only({"first", "last"});
    return index::ranks{r.parameters().at("first").count(), r.parameters().at("last").count()};
}

rule rank_buffer(const written_rule& r) {
    r.parameters().only({"target", "upper", "lower"});
    return index::rank_buffer{.target = r.parameters().at("target").count(),
                              .upper = r.parameters().at("upper").count(),
                              .lower = r.parameters().at("lower").count()};
}

rule segment_buffer(const written_rule& r) {
    const rules_node& p = r.parameters();
    p.only({"first", "last", "inner_first", "inner_last", "outer_first", "outer_last"});
    return index::segment_buffer{.first = p.at("first").count(),
                                 .last = p.at("last").count(),
                                 .inner_first = p.at("inner_first").count(),
                                 .inner_last = p.at("inner_last").count(),
                                 .outer_first = p.at("outer_first").count(),
                                 .outer_last = p.at("outer_last").count()};
}

rule rank_limit(const written_rule& r) {
    r.parameters().only({"by", "newcomers", "members"});
    return index::rank_limit{.by = read_key(r.parameters().at("by")),
                             .newcomers = r.parameters().at("newcomers").count(),
                             .members = r.parameters().at("members").count()};
}

rule median_multiple(const written_rule& r) {
    r.parameters().only({"by", "newcomers", "members"});
    return index::median_multiple{.by = read_key(r.parameters().at("by")),
                                  .newcomers = r.parameters().at("newcomers").number(),
                                  .members = r.parameters().at("members").number()};
}

rule quantile_screen(const written_rule& r) {
    r.parameters().only({"by", "probability"});
    return index::quantile_screen{.by = read_key(r.parameters().at("by")),
                                  .probability = r.parameters().at("probability").number()};
}

rule rank_sum(const written_rule& r) {
    std::vector<key> keys;
    for (const rules_node& each : r.parameters().items()) keys.push_back(read_key(each));
    return index::rank_sum{.keys = std::move(keys)};
}

rule score_segment(const written_rule& r) {
    r.parameters().only({"score", "from", "until"});
    std::vector<index::score_part> parts;
    for (const rules_node& part : r.parameters().at("score").items()) {
        part.only({"by", "weight"});
        parts.push_back({read_key(part.at("by")), part.at("weight").number()});
    }
    return index::score_segment{.score = std::move(parts),
                                .from = r.parameters().at("from").number(),
                                .until = r.parameters().at("until").number()};
}

rule coverage(const written_rule& r) {
    r.parameters().only({"by", "share", "at_the_edge"});
    return index::coverage{.by = read_key(r.parameters().at("by")),
                           .share = r.parameters().at("share").number(),
                           .at_the_edge = r.parameters()
                                              .at("at_the_edge")
                                              .choice<index::edge_asset>({{"included", index::edge_asset::included},
                                                                          {"excluded", index::edge_asset::excluded}})};
}

rule percentile_band(const written_rule& r) {
    r.parameters().only({"by", "breakpoint", "half_width", "side"});
    return index::percentile_band{.by = read_key(r.parameters().at("by")),
                                  .breakpoint = r.parameters().at("breakpoint").count(),
                                  .half_width = r.parameters().at("half_width").number(),
                                  .side = r.parameters().at("side").choice<index::band_side>(
                                      {{"larger", index::band_side::larger}, {"smaller", index::band_side::smaller}})};
}

rule class_limit(const written_rule& r) {
    r.parameters().only({"count", "class"});
    const auto name = r.parameters().find("class");
    return index::class_limit{.count = r.parameters().at("count").count(),
                              .asset_class = name ? std::optional{name->text()} : std::nullopt};
}

rule waiting_reviews(const written_rule& r) {
    using early = index::early_reviews;
    r.parameters().only({"reviews", "early", "down_to"});
    const auto down_to = r.parameters().find("down_to");
    return index::waiting_reviews{
        .reviews = r.parameters().at("reviews").count(),
        .early = r.parameters().at("early").choice<early>(
            {{"ask_those_there_are", early::ask_those_there_are}, {"admit_no_newcomer", early::admit_no_newcomer}}),
        .down_to = down_to ? std::optional{down_to->count()} : std::nullopt};
}

rule value_limit(const written_rule& r) {
    const rules_node& p = r.parameters();
    p.only({"by", "at_least", "fewest", "most"});
    return index::value_limit{.by = read_key(p.at("by")),
                              .at_least = p.at("at_least").number(),
                              .fewest = p.at("fewest").count(),
                              .most = p.at("most").count()};
}

rule listed_members(const written_rule& r) {
    r.parameters().only({"lists", "not_eligible"});
    return index::listed_members{.lists = read_dated_lists(r.parameters().at("lists")),
                                 .not_eligible = read_ineligible(r.parameters().at("not_eligible"))};
}

/// What one of these indices holds or more.
rule in_any_index(const written_rule& r) {
    std::vector<std::filesystem::path> files;
    for (const std::string& file : r.parameters().texts()) files.emplace_back(file);
    if (files.empty()) r.parameters().refuse("one file of members or more");
    return members_on_file{files, members_on_file::side::kept};
}

rule committee(const written_rule& r) {
    using act = index::committee_act;
    r.parameters().only({"selection", "decisions", "not_eligible"});
    std::vector<index::committee_decision> decisions;
    for (const rules_node& each : r.parameters().at("decisions").items()) {
        each.only({"asset", "act", "from", "until"});
        const auto from = each.find("from"), until = each.find("until");
        decisions.push_back(
            {.asset = each.at("asset").text(),
             .act = each.at("act").choice<act>({{"add", act::add}, {"remove", act::remove}, {"bar", act::bar}}),
             .from = from ? from->date() : tidemark::core::date{},
             .until = until ? until->date() : index::open_end});
    }
    return index::committee{.selection = read_selection(r.parameters().at("selection")),
                            .decisions = std::move(decisions),
                            .not_eligible = read_ineligible(r.parameters().at("not_eligible"))};
}

rule in_force(const written_rule& r) {
    r.parameters().only({"from", "until", "rule"});
    const auto from = r.parameters().find("from"), until = r.parameters().find("until");
    return index::selection_in_force{.from = from ? from->date() : tidemark::core::date{},
                                     .until = until ? until->date() : index::open_end,
                                     .rule = read_selection(r.parameters().at("rule"))};
}

}

const vocabulary<key>& key_words() {
    static const vocabulary<key> words{
        {"size", alone<index::by_size, key>},
        {"float_size", alone<index::by_float_size, key>},
        {"score", alone<index::by_score, key>},
        {"traded_value", alone<index::by_traded_value, key>},
        {"mean_traded_value", by_window<index::by_mean_traded_value>},
        {"median_traded_value", by_window<index::by_median_traded_value>},
    };
    return words;
}

const vocabulary<rule>& selection_words() {
    static const vocabulary<rule> words{
        {"largest", counted<index::largest>},
        {"smallest", counted<index::smallest>},
        {"ranks", ranks},
        {"up_to", counted<index::up_to>},
        {"at_least", counted<index::at_least>},
        {"largest_as_decided",
         [](const written_rule& r) -> rule { return index::largest_as_decided{read_dated_counts(r.parameters())}; }},
        {"admitted", [](const written_rule& r) -> rule { return index::admitted{read_eligibility(r.parameters())}; }},
        {"listed_members", listed_members},
        {"class_limit", class_limit},
        {"among", [](const written_rule& r) -> rule { return index::among{r.parameters().texts()}; }},
        {"sort_by", [](const written_rule& r) -> rule { return index::sort_by{.key = read_key(r.parameters())}; }},
        {"rank_sum", rank_sum},
        {"rank_limit", rank_limit},
        {"rank_buffer", rank_buffer},
        {"segment_buffer", segment_buffer},
        {"value_limit", value_limit},
        {"median_multiple", median_multiple},
        {"quantile_screen", quantile_screen},
        {"score_segment", score_segment},
        {"coverage", coverage},
        {"percentile_band", percentile_band},
        {"waiting_days",
         [](const written_rule& r) -> rule { return index::waiting_days{.days = r.parameters().days()}; }},
        {"waiting_reviews", waiting_reviews},
        {"committee", committee},
        {"in_force", in_force},
        {"in_index",
         [](const written_rule& r) -> rule {
             return members_on_file{{r.parameters().text()}, members_on_file::side::kept};
         }},
        {"not_in_index",
         [](const written_rule& r) -> rule {
             return members_on_file{{r.parameters().text()}, members_on_file::side::left};
         }},
        {"in_any_index", in_any_index},
    };
    return words;
}

}
