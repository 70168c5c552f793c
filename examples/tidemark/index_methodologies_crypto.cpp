// SPDX-License-Identifier: BSL-1.0
#include "index_methodologies.hpp"

#include <tidemark/index/methodologies/bitwise.hpp>
#include <tidemark/index/methodologies/bloomberg_galaxy.hpp>
#include <tidemark/index/methodologies/cmc_100.hpp>
#include <tidemark/index/methodologies/crix.hpp>
#include <tidemark/index/methodologies/kaiko.hpp>
#include <tidemark/index/methodologies/nasdaq_crypto.hpp>

#include <cstddef>

namespace program {

namespace index = tidemark::index;
namespace books = tidemark::index::methodologies;

namespace {

std::size_t count_or(const rules_node& given, std::string_view name, std::size_t otherwise) {
    const auto where = given.find(name);
    return where ? where->count() : otherwise;
}

index_chain bitwise_10(const rules_node& given, const index_terms& t) {
    const auto approved = given.find("approved");
    const books::bitwise_choices choices{
        .review_day = read_day(given.at("review_day")),
        .untraded = read_unpublished(given.at("untraded")),
        .members = count_or(given, "members", 10),
        .pegged_and_meme = find_classes(given, "pegged_and_meme"),
        .venues = find_eligibility(given, "venues"),
        .custody = find_eligibility(given, "custody"),
        .approved = approved ? std::optional{read_asset_set(*approved)} : std::nullopt};
    return alone_in_chain([=] { return books::bitwise_10(choices, t.base, *t.missing_prices); });
}

index_chain bloomberg_galaxy(const rules_node& given, const index_terms& t) {
    const books::bloomberg_galaxy_choices choices{.cap_of_35_from = given.at("cap_of_35_from").date(),
                                                  .schedule = read_schedule(given.at("schedule")),
                                                  .excluded_classes = find_classes(given, "excluded_classes"),
                                                  .pricing_sources = find_eligibility(given, "pricing_sources"),
                                                  .liquidity = find_eligibility(given, "liquidity")};
    return alone_in_chain([=] { return books::bloomberg_galaxy(choices, t.base, *t.missing_prices); });
}

index_chain cmc_100(const rules_node& given, const index_terms& t) {
    using books::utc_prices;
    const books::cmc_100_choices choices{
        .prices = given.at("prices").choice<utc_prices>(
            {{"at_start_of_day", utc_prices::at_start_of_day}, {"at_end_of_day", utc_prices::at_end_of_day}}),
        .stable_and_wrapped = find_classes(given, "stable_and_wrapped"),
        .members = count_or(given, "members", 100)};
    return alone_in_chain([=] { return books::cmc_100(choices, t.base, *t.missing_prices); });
}

index_chain crix(const rules_node& given, const index_terms& t) {
    using books::crix_weights;
    if (t.base.level.value() != 1000) given.complain("base.level is 1000 by its rules, and no other number");
    const rules_node window = given.at("window"), oldest = given.at("oldest_price");
    const books::crix_choices choices{
        .weights = given.at("weights").choice<crix_weights>(
            {{"by_market_cap", crix_weights::by_market_cap}, {"by_liquidity", crix_weights::by_liquidity}}),
        .members = read_dated_counts(given.at("members")),
        .selection_months =
            made_at(given.at("selection_months"), [&] { return read_months(given.at("selection_months")); }),
        .window = made_at(window, [&] { return read_window(window); }),
        .oldest_price = made_at(oldest, [&] { return index::calendar_days{oldest.days()}; })};
    return alone_in_chain([=] { return books::crix(choices, t.base.date); });
}

index_chain kaiko(const rules_node& given, const index_terms& t) {
    using books::kaiko_segment;
    const books::kaiko_choices choices{
        .segment = given.at("segment").choice<kaiko_segment>({{"large_caps", kaiko_segment::large_caps},
                                                              {"mid_caps", kaiko_segment::mid_caps},
                                                              {"small_caps", kaiko_segment::small_caps}}),
        .eligibility = read_eligibility(given.at("eligibility")),
        .liquidity = read_key(given.at("liquidity")),
        .weighting = read_weighting(given.at("weighting")),
        .schedule = read_schedule(given.at("schedule"))};
    return alone_in_chain([=] { return books::kaiko_style_segment(choices, t.base, *t.missing_prices); });
}

index_chain nasdaq_crypto(const rules_node& given, const index_terms& t) {
    const books::nasdaq_crypto_choices choices{.eligibility = read_eligibility(given.at("eligibility")),
                                               .core_venues = find_eligibility(given, "core_venues"),
                                               .custodians = find_eligibility(given, "custodians")};
    return alone_in_chain([=] { return books::nasdaq_crypto_index(choices, t.base, *t.missing_prices); });
}

constexpr const char* untraded = "what a day without a traded value says: is_zero or is_left_out";
constexpr asked schedule{"schedule", "when it is reviewed", "month_end"};

}

methodology_table other_crypto_methodologies() {
    return {
        {"bitwise_10",
         {.parameters = {{"review_day", "day of each month: last_business_day, {\"nth_business_day\": 1}, ...",
                          "last_business_day"},
                         {"untraded", untraded, "is_left_out"},
                         {"members", "how many, 10 by default"},
                         {"pegged_and_meme", "classes of pegged and meme assets"},
                         {"venues", "eligibility rule: venues with 1 % of the volume of the world"},
                         {"custody", "eligibility rule: what custodians keep"},
                         {"approved", "assets with an approved product, {\"assets\": [...]} or {\"classes\": [...]}"}},
          .make = bitwise_10}},
        {"bloomberg_galaxy",
         {.parameters = {{"cap_of_35_from", "the day on which the cap went from 40 % to 35 %", "2021-07-01"},
                         schedule,
                         {"excluded_classes", "classes of pegged, wrapped, privacy, meme and exchange tokens"},
                         {"pricing_sources", "eligibility rule: two approved sources of prices"},
                         {"liquidity", "eligibility rule: least value traded a day"}},
          .make = bloomberg_galaxy}},
        {"cmc_100",
         {.parameters = {{"prices", "what the prices under a date are: at_start_of_day or at_end_of_day",
                          "at_end_of_day"},
                         {"stable_and_wrapped", "classes of stablecoins and wrapped ones"},
                         {"members", "how many, 100 by default"}},
          .make = cmc_100}},
        {"crix",
         {.parameters = {{"weights", "by_market_cap or by_liquidity", "by_market_cap"},
                         {"members", "how many: a number, or [{\"from\": DATE, \"count\": N}, ...]", "20"},
                         {"selection_months", "in which members are chosen: january_cycle, [3, 6, 9, 12], ...",
                          "january_cycle"},
                         {"window.days", "days over which the mean traded value is taken", "90"},
                         {"window.unpublished", untraded, "is_left_out"},
                         {"oldest_price", "days for which the index may do without a price of a member", "31"},
                         {"window.min_count", "days that must have a traded value; all of them by default"}},
          .make = crix,
          .base_level = 1000,
          .missing_prices = methodology::prices::in_the_rules}},
        {"kaiko_style_segment",
         {.parameters = {{"segment", "large_caps, mid_caps or small_caps", "small_caps"},
                         {"eligibility", "which assets; every_asset, or rules", "every_asset"},
                         {"liquidity", "a key, such as traded_value or {\"mean_traded_value\": ...}", "traded_value"},
                         {"weighting", "a scheme, and limits after it", "market_cap"},
                         schedule},
          .make = kaiko}},
        {"nasdaq_crypto_index",
         {.parameters = {{"eligibility", "what else is asked of an asset; every_asset for nothing", "every_asset"},
                         {"core_venues", "eligibility rule: three core venues, or two"},
                         {"custodians", "eligibility rule: two custodians, or one"}},
          .make = nasdaq_crypto,
          .base_date = "2020-12-01",
          .base_level = books::nasdaq_crypto_base.level.value(),
          .carried = 120}},
    };
}

}
