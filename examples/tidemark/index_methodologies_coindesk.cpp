// SPDX-License-Identifier: BSL-1.0
#include "index_methodologies.hpp"
#include "members_on_file.hpp"

#include <tidemark/index/methodologies/coindesk.hpp>
#include <tidemark/index/methodologies/coindesk_themes.hpp>

#include <span>
#include <utility>

namespace program {

namespace index = tidemark::index;
namespace books = tidemark::index::methodologies;

namespace {

using index::market;
using index::rulebook;
using tracks = std::span<const index::track>;

/// The data of a methodology; the members of the Market Index are read when the market is known.
template <class Data>
struct available {
    Data data;
    std::optional<std::string> market_index;

    Data on(const market& universe) const {
        Data all = data;
        if (market_index) all.market_index = read_member_history(*market_index, universe);
        return all;
    }
};

using broad = available<books::coindesk_data>;

broad data_of(const rules_node& given) {
    return {.data = {.stablecoins = index::exclude_classes{read_classes(given.at("stablecoins"))},
                     .traded = read_traded(given, "traded", 90),
                     .wrapped = find_excluded(given, "wrapped"),
                     .memes_and_privacy = find_excluded(given, "memes_and_privacy"),
                     .no_security = find_eligibility(given, "no_security"),
                     .priced = find_eligibility(given, "priced"),
                     .listed = find_eligibility(given, "listed"),
                     .widely_traded = find_eligibility(given, "widely_traded"),
                     .in_custody = find_eligibility(given, "in_custody")},
            .market_index = find_text(given, "market_index")};
}

index_chain coindesk_20(const rules_node& given, const index_terms& t) {
    return {[t, all = data_of(given)](const market& universe, tracks) -> rulebook {
        return books::coindesk_20_style(all.on(universe), t.base, *t.missing_prices);
    }};
}

index_chain coindesk_80(const rules_node& given, const index_terms& t) {
    index_chain chain = coindesk_20(given, t);
    chain.push_back([t, all = data_of(given)](const market& universe, tracks before) -> rulebook {
        return books::coindesk_80_style(all.on(universe), before[0], t.base, *t.missing_prices);
    });
    return chain;
}

index_chain coindesk_5(const rules_node& given, const index_terms& t) {
    index_chain chain = coindesk_20(given, t);
    chain.push_back([t, all = data_of(given)](const market& universe, tracks before) -> rulebook {
        return books::coindesk_5_style(all.on(universe), before[0], t.base, *t.missing_prices);
    });
    return chain;
}

index_chain coindesk_100(const rules_node& given, const index_terms& t) {
    index_chain chain = coindesk_80(given, t);
    chain.push_back([t, all = data_of(given)](const market& universe, tracks before) -> rulebook {
        return books::coindesk_100_style(all.on(universe), before[0], before[1], t.base, *t.missing_prices);
    });
    return chain;
}

index_chain memecoin(const rules_node& given, const index_terms& t) {
    const books::coindesk_memecoin_data data{.memecoins = given.at("memecoins").text(),
                                             .traded = read_traded(given, "traded", 30),
                                             .three_venues = find_eligibility(given, "three_venues"),
                                             .not_offensive = find_eligibility(given, "not_offensive")};
    return alone_in_chain([=] { return books::coindesk_memecoin_style(data, t.base, *t.missing_prices); });
}

index_chain select_sector(const rules_node& given, const index_terms& t) {
    const auto watch_list = given.find("watch_list");
    const available<books::coindesk_sector_data> all{
        .data = {.sector = given.at("sector").text(),
                 .traded = read_traded(given, "traded", 30),
                 .not_meme = find_eligibility(given, "not_meme"),
                 .in_custody = find_eligibility(given, "in_custody"),
                 .three_venues = find_eligibility(given, "three_venues"),
                 .market_index = std::nullopt,
                 .watch_list = watch_list ? std::optional{read_selection(*watch_list)} : std::nullopt},
        .market_index = find_text(given, "market_index")};
    return {[t, all](const market& universe, tracks) -> rulebook {
        return books::coindesk_select_sector_style(all.on(universe), t.base, *t.missing_prices);
    }};
}

constexpr int quarter = 120;

constexpr asked unpublished{"traded.unpublished", "what a day without a traded value says: is_zero or is_left_out",
                            "is_left_out"};
constexpr asked min_count{"traded.min_count", "days that must have a traded value; all of them by default"};
constexpr asked of_ninety{"traded.days", "90, and no other number"};
constexpr asked of_thirty{"traded.days", "30, and no other number"};
constexpr asked market_index{"market_index", "members.csv of the CoinDesk Market Index"};
constexpr asked in_custody{"in_custody", "eligibility rule that admits what Coinbase Custody supports"};
constexpr asked three_venues{"three_venues", "eligibility rule that admits what three venues price"};

std::vector<asked> broad_parameters() {
    return {{"stablecoins", "their classes in the data", "stable"},
            unpublished,
            min_count,
            of_ninety,
            {"wrapped", "classes of wrapped, pegged, staked and gas tokens"},
            {"memes_and_privacy", "classes of memecoins and privacy tokens"},
            {"no_security", "eligibility rule that turns away securities"},
            {"priced", "eligibility rule that admits what a reference rate can be made for"},
            {"listed", "eligibility rule: listed as the CoinDesk 20 asks"},
            {"widely_traded", "eligibility rule: traded as the CoinDesk 80 asks"},
            in_custody,
            market_index};
}

}

methodology_table coindesk_methodologies() {
    const auto of_2022 = [](auto make) {
        return methodology{.parameters = broad_parameters(),
                           .make = make,
                           .base_date = "2022-10-04",
                           .base_level = 1000,
                           .carried = quarter};
    };
    return {
        {"coindesk_20_style", of_2022(coindesk_20)},
        {"coindesk_80_style", of_2022(coindesk_80)},
        {"coindesk_5_style",
         {.parameters = broad_parameters(), .make = coindesk_5, .base_level = 1000, .carried = quarter}},
        {"coindesk_100_style", {.parameters = broad_parameters(), .make = coindesk_100, .carried = quarter}},
        {"coindesk_memecoin_style",
         {.parameters = {{"memecoins", "their class in the data", "meme"},
                         unpublished,
                         min_count,
                         of_thirty,
                         three_venues,
                         {"not_offensive", "eligibility rule that turns away offensive themes"}},
          .make = memecoin,
          .base_date = "2024-10-31"}},
        {"coindesk_select_sector_style",
         {.parameters = {{"sector", "the class of its assets in the data", "coin"},
                         unpublished,
                         min_count,
                         of_thirty,
                         {"not_meme", "eligibility rule that turns away memecoins"},
                         in_custody,
                         three_venues,
                         market_index,
                         {"watch_list", "selection rule, such as waiting_reviews"}},
          .make = select_sector,
          .carried = quarter}},
    };
}

}
