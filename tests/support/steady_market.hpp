// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/schedule.hpp>
#include <tidemark/index/track.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::support {

/// An asset whose price and supply stay until something moves them.
struct steady_asset {
    index::asset facts;
    double price = 1;
    double supply = 1;
    double traded_value = 1;
};

/// From a day on an asset has another price and another supply; a price of 0 is none.
struct move {
    core::date from;
    std::string id;
    double price;
    double supply;
};

inline std::vector<core::date> days_between(core::date first, core::date last) {
    std::vector<core::date> days;
    for (core::date d = first; d <= last; d = d + 1) days.push_back(d);
    return days;
}

/// The market of these days, whose assets stand still but for the moves.
inline index::market steady_market(std::vector<steady_asset> assets, const std::vector<core::date>& days,
                                   const std::vector<move>& moves = {}) {
    std::vector<index::asset> declared;
    for (const steady_asset& a : assets) declared.push_back(a.facts);
    index::market_builder rows{std::move(declared)};
    for (const core::date day : days) {
        for (steady_asset& a : assets) {
            for (const move& m : moves) {
                if (m.from != day || m.id != a.facts.id) continue;
                a.price = m.price;
                a.supply = m.supply;
            }
            if (!a.facts.listed_on(day) || !(a.price > 0)) continue;
            rows.add({.date = day,
                      .asset = a.facts.id,
                      .price = a.price,
                      .supply = a.supply,
                      .traded_value = a.traded_value});
        }
    }
    return std::move(rows).build();
}

/// The ids of the members of a review, the first rank first: "A B".
inline std::string members_at(const index::review& r, const index::market& universe) {
    std::string ids;
    for (const index::member& m : r.members) ids += (ids.empty() ? "" : " ") + universe.assets()[m.asset].id;
    return ids;
}

/// Their weights, in the same order.
inline std::vector<double> weights_at(const index::review& r) {
    std::vector<double> weights;
    for (const index::member& m : r.members) weights.push_back(m.weight);
    return weights;
}

/// The dates of each review that a schedule calls for on the days from one to another: reference, announcement,
/// weighting and effective date; one date where it tells none apart.
inline std::vector<std::string> dates_called_for(const index::schedule_rule& schedule, core::date first,
                                                 core::date last) {
    const std::vector<core::date> days = days_between(first, last);
    const auto text = [](core::date day) { return std::string{core::iso_text{day}}; };
    std::vector<std::string> lines;
    for (std::size_t n = 1; n <= days.size(); ++n) {
        const index::occasion today = schedule(std::span{days}.first(n));
        if (!today) continue;
        const auto& dates = today.dates();
        lines.push_back(!dates ? text(days[n - 1])
                               : text(dates->reference) + " " + text(dates->announcement) + " " +
                                     text(dates->weighting) + " " + text(dates->effective));
    }
    return lines;
}

/// The effective dates alone, in one line.
inline std::string effective_dates(const index::schedule_rule& schedule, core::date first, core::date last) {
    std::string all;
    for (const std::string& line : dates_called_for(schedule, first, last)) {
        all += (all.empty() ? "" : " ") + line.substr(line.size() - 10);
    }
    return all;
}

/// The effective dates of all reviews but the base: "2024-01-31 2024-02-29".
inline std::string review_dates_of(const index::track& t) {
    std::string dates;
    for (std::size_t i = 1; i < t.reviews.size(); ++i) {
        dates += (i > 1 ? " " : "") + std::string{core::iso_text{t.reviews[i].date}};
    }
    return dates;
}

}
