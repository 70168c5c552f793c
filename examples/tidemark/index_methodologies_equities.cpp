// SPDX-License-Identifier: BSL-1.0
#include "index_methodologies.hpp"

#include <tidemark/index/methodologies/nasdaq_100.hpp>
#include <tidemark/index/methodologies/russell.hpp>
#include <tidemark/index/methodologies/sp_500.hpp>

namespace program {

namespace index = tidemark::index;
namespace books = tidemark::index::methodologies;

namespace {

index_chain sp_500(const rules_node& given, const index_terms& t) {
    const auto cap = given.find("cap");
    const books::sp_500_choices choices{.members = read_dated_lists(given.at("members")),
                                        .without_price = read_ineligible(given.at("without_price")),
                                        .on_holiday = read_roll(given.at("on_holiday")),
                                        .cap = cap ? std::optional{cap->number()} : std::nullopt};
    return alone_in_chain([=] { return books::sp_500_style(choices, t.base, *t.missing_prices); });
}

index_chain nasdaq_100(const rules_node& given, const index_terms& t) {
    const auto special = given.find("special_rebalances");
    const books::nasdaq_100_choices choices{
        .selection = read_selection(given.at("selection")),
        .cut = read_group_cut(given.at("cut")),
        .on_holiday = read_roll(given.at("on_holiday")),
        .special_rebalances = special ? read_dates(*special) : std::vector<tidemark::core::date>{}};
    return alone_in_chain([=] { return books::nasdaq_100_style(choices, t.base, *t.missing_prices); });
}

books::russell_choices russell_choices(const rules_node& given) {
    books::russell_choices choices{.rank_day = read_step(given.at("rank_day"))};
    if (const auto november = given.find("november_rank_day")) choices.november_rank_day = read_step(*november);
    if (const auto large = given.find("large")) choices.large = large->count();
    if (const auto all = given.find("all")) choices.all = all->count();
    if (const auto half_width = given.find("half_width")) choices.half_width = half_width->number();
    return choices;
}

index_chain russell_1000(const rules_node& given, const index_terms& t) {
    return alone_in_chain([choices = russell_choices(given), t] {
        return books::russell_1000_style(choices, t.base, *t.missing_prices);
    });
}

index_chain russell_2000(const rules_node& given, const index_terms& t) {
    return alone_in_chain([choices = russell_choices(given), t] {
        return books::russell_2000_style(choices, t.base, *t.missing_prices);
    });
}

constexpr asked on_holiday{"on_holiday", "of a third Friday: preceding, following, modified_following or none",
                           "preceding"};

}

methodology_table equity_methodologies() {
    const std::vector<asked> of_russell{{"rank_day", "from the fourth Friday of June back to the day of ranking",
                                         R"({"months_before":{"months":2,"day":"last_business_day"}})"},
                                        {"november_rank_day", "from the second Friday of November, likewise"},
                                        {"large", "the rank down to which an asset is a large cap, 1000 by default"},
                                        {"all", "the last rank of the small caps, 3000 by default"},
                                        {"half_width", "of the band, 0.025 by default"}};
    return {
        {"sp_500_style",
         {.parameters = {{"members", "lists of them as the committee decided, each from its day",
                          R"([{"from":"2024-01-01","assets":["AAPL","MSFT"]}])"},
                         {"without_price", "a listed member that has no price is refused or ignored", "refused"},
                         on_holiday,
                         {"cap", "of each weight, 0.03 in the capped version"}},
          .make = sp_500,
          .carried = 120}},
        {"nasdaq_100_style",
         {.parameters = {{"selection", "the members, by a rule or listed_members", R"({"largest":100})"},
                         {"cut", "how the largest are brought down: one_factor or common_lid", "one_factor"},
                         on_holiday,
                         {"special_rebalances", "dates of them, as announced"}},
          .make = nasdaq_100,
          .carried = 120}},
        {"russell_1000_style", {.parameters = of_russell, .make = russell_1000, .carried = 400}},
        {"russell_2000_style", {.parameters = of_russell, .make = russell_2000, .carried = 400}},
    };
}

}
