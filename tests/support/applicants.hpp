// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/market.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidemark::support {

/// The market of these assets and rows.
inline index::market market_with(std::vector<index::asset> assets, const std::vector<index::observation>& all) {
    index::market_builder rows{std::move(assets)};
    for (const index::observation& row : all) rows.add(row);
    return std::move(rows).build();
}

/// A market of "A" alone, of price 1, that publishes these traded values from new year of 2020 on; NaN is none.
inline index::market trading(const std::vector<double>& traded_values, double market_cap = 100,
                             index::asset a = {.id = "A"}) {
    index::market_builder rows{{std::move(a)}};
    for (std::size_t day = 0; day < traded_values.size(); ++day) {
        const double traded = traded_values[day];
        rows.add({.date = core::date{2020, 1, 1} + static_cast<int>(day),
                  .asset = "A",
                  .price = 1,
                  .market_cap = market_cap,
                  .traded_value = core::is_missing(traded) ? std::nullopt : std::optional{traded}});
    }
    return std::move(rows).build();
}

/// What a rule says of an asset at the close of a day, and of the last day if none is named.
inline index::verdict verdict_on(const index::eligibility_rule& rule, const index::market& universe,
                                 std::string_view id, core::date date = {}) {
    const std::size_t day = date.ok() ? universe.find_day(date).value() : universe.dates().size() - 1;
    const index::known_market known{universe, day};
    return rule(index::applicant{known, universe.find_asset(id).value()});
}

/// "admitted", or the reason with what was found and what is required.
inline std::string answer(const index::verdict& v, index::membership status = index::membership::newcomer) {
    if (v.admits(status)) return "admitted";
    const index::rejection& why = *v.as(status);
    if (core::is_missing(why.required)) return why.reason;
    const std::string found = core::is_missing(why.found) ? "none" : core::text_of(why.found);
    return why.reason + ": " + found + ", required " + core::text_of(why.required);
}

/// The answers to a newcomer and to a member.
inline std::string answers(const index::verdict& v) { return answer(v) + " | " + answer(v, index::membership::member); }

}
