// SPDX-License-Identifier: BSL-1.0
#include "index_methodologies.hpp"

#include <tidemark/index/methodologies/marketvector.hpp>

#include <cstddef>
#include <span>

namespace program {

namespace index = tidemark::index;
namespace books = tidemark::index::methodologies;

namespace {

using index::market;
using index::rulebook;
using tracks = std::span<const index::track>;
using buffer = std::optional<index::rank_buffer>;

/// `none`, or the inner and the outer place.
buffer read_buffer(const rules_node& where, std::size_t target) {
    if (where.is_text() && where.text() == "none") return std::nullopt;
    if (!where.is_object()) where.refuse(R"(none, or the places of a buffer, {"upper": 15, "lower": 25})");
    where.only({"upper", "lower"});
    return made_at(where, [&]() -> buffer {
        return index::rank_buffer{
            .target = target, .upper = where.at("upper").count(), .lower = where.at("lower").count()};
    });
}

books::marketvector_data data_of(const rules_node& given) {
    return {.cut_off = made_at(given.at("cut_off"), [&] { return index::calendar_days{given.at("cut_off").days()}; }),
            .pegged = find_excluded(given, "pegged")};
}

index_chain hundred(const rules_node& given, const index_terms& t) {
    return {[t, data = data_of(given)](const market&, tracks) -> rulebook {
        return books::marketvector_100_style(data, t.base, *t.missing_prices);
    }};
}

index_chain large_caps(const rules_node& given, const index_terms& t) {
    index_chain chain = hundred(given, t);
    chain.push_back([t, data = data_of(given), own = read_buffer(given.at("large_cap_buffer"), 20)](
                        const market&, tracks before) -> rulebook {
        return books::marketvector_large_cap_style(data, before[0], own, t.base, *t.missing_prices);
    });
    return chain;
}

index_chain mid_caps(const rules_node& given, const index_terms& t) {
    index_chain chain = large_caps(given, t);
    chain.push_back([t, data = data_of(given), own = read_buffer(given.at("mid_cap_buffer"), 30)](
                        const market&, tracks before) -> rulebook {
        return books::marketvector_mid_cap_style(data, before[0], before[1], own, t.base, *t.missing_prices);
    });
    return chain;
}

index_chain small_caps(const rules_node& given, const index_terms& t) {
    index_chain chain = mid_caps(given, t);
    chain.push_back([t, data = data_of(given)](const market&, tracks before) -> rulebook {
        return books::marketvector_small_cap_style(data, before[0], before[1], before[2], t.base, *t.missing_prices);
    });
    return chain;
}

index_chain by_size_and_liquidity(const rules_node& given, const index_terms& t) {
    using books::marketvector_choice;
    const auto choice =
        given.at("choice").choice<marketvector_choice>({{"five", marketvector_choice::five},
                                                        {"ten", marketvector_choice::ten},
                                                        {"twenty_five", marketvector_choice::twenty_five}});
    const rules_node month = given.at("month");
    index_chain chain = hundred(given, t);
    chain.push_back([t, choice, data = data_of(given), window = made_at(month, [&] { return read_window(month); }),
                     own = read_buffer(given.at("buffer"), static_cast<std::size_t>(choice))](
                        const market&, tracks before) -> rulebook {
        return books::marketvector_choice_style(choice, data, before[0], window, own, t.base, *t.missing_prices);
    });
    return chain;
}

constexpr asked cut_off{"cut_off", "days before the last one of a month on which members are ranked; 0 is that day",
                        "5"};
constexpr asked pegged{"pegged", "classes of stablecoins, pegged and wrapped assets, none of them since May 2023"};
constexpr asked large_cap_buffer{"large_cap_buffer", R"(none, or {"upper": 15, "lower": 25}; not published)", "none"};
constexpr asked mid_cap_buffer{"mid_cap_buffer", R"(none, or {"upper": 25, "lower": 35}; not published)", "none"};

}

methodology_table marketvector_methodologies() {
    return {
        {"marketvector_100_style", {.parameters = {cut_off, pegged}, .make = hundred, .base_level = 100}},
        {"marketvector_large_cap_style", {.parameters = {cut_off, large_cap_buffer, pegged}, .make = large_caps}},
        {"marketvector_mid_cap_style",
         {.parameters = {cut_off, large_cap_buffer, mid_cap_buffer, pegged}, .make = mid_caps}},
        {"marketvector_small_cap_style",
         {.parameters = {cut_off, large_cap_buffer, mid_cap_buffer, pegged}, .make = small_caps}},
        {"marketvector_choice_style",
         {.parameters = {{"choice", "how many members: five, ten or twenty_five", "ten"},
                         cut_off,
                         {"month.days", "the days that make the month of the traded values", "30"},
                         {"month.unpublished", "what a day without a traded value says: is_zero or is_left_out",
                          "is_left_out"},
                         {"buffer", R"(none, or {"upper": 8, "lower": 12}; not published)", "none"},
                         pegged,
                         {"month.min_count", "days that must have a traded value; all of them by default"}},
          .make = by_size_and_liquidity}},
    };
}

}
