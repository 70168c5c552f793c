// SPDX-License-Identifier: BSL-1.0
#include "study_files.hpp"

#include "cells.hpp"
#include "study_decoupling_report.hpp"
#include "study_gauges_report.hpp"
#include "study_metrics.hpp"
#include "words.hpp"
#include "written_files.hpp"

#include <fmt/format.h>

#include <iterator>

namespace program {

namespace index = tidemark::index;
using std::filesystem::path;

namespace {

std::string levels_csv(const study& s) {
    std::vector<const series*> columns;
    for (const measured_series& m : s.series) {
        if (m.closes.periods_per_year == crypto_days_a_year) columns.push_back(&m.closes);
    }
    for (const published_index& p : s.published.indices) columns.push_back(&p.closes);
    const char* const end_of_header = s.is_simulated() ? ",market\n" : "\n";
    const char* const end_of_row = s.is_simulated() ? ",simulated\n" : "\n";
    std::string text = "date";
    for (const series* c : columns) text += "," + c->name;
    text += end_of_header;
    const auto dates = s.data.universe.dates();
    for (std::size_t day = 0; day < dates.size(); ++day) {
        text += iso(dates[day]);
        for (const series* c : columns) {
            text += ',';
            const std::size_t before = dates.size() - c->levels.size();  // an index may begin later than the data
            if (day >= before) fmt::format_to(std::back_inserter(text), "{:.17g}", c->levels[day - before]);
        }
        text += end_of_row;
    }
    return text;
}

std::string members_csv(const study& s) {
    std::string text = "date,index,asset,rank,weight,price_usd,market_cap_usd";
    text += s.is_simulated() ? ",market\n" : "\n";
    const char* const end_of_row = s.is_simulated() ? ",simulated\n" : "\n";
    const auto add = [&](const std::string& name, const index::track& track) {
        for (const index::review& review : track.reviews) {
            for (const index::member& m : review.members) {
                fmt::format_to(std::back_inserter(text), "{},{},{},{},{:.17g},{:.17g},{:.17g}{}", iso(review.date),
                               name, csv_field(s.data.universe.assets()[m.asset].id), m.rank, m.weight, m.price,
                               m.market_cap, end_of_row);
            }
        }
    };
    for (const measured_index& i : s.indices) add(i.name, i.track);
    for (const published_index& p : s.published.indices) add(p.closes.name, p.track);
    return text;
}

std::string attribution_csv(const study& s) {
    std::string text = "span,from,to,asset,selection,weighting,drift,pricing,gap";
    text += s.is_simulated() ? ",market\n" : "\n";
    const char* const end_of_row = s.is_simulated() ? ",simulated\n" : "\n";
    for (std::size_t i = 0; i < s.spans.size(); ++i) {
        if (!s.small_less_large[i]) continue;
        for (const index::span_gap& month : s.small_less_large[i]->months) {
            const std::string when = s.spans[i].label + ',' + iso(month.after) + ',' + iso(month.until);
            for (const index::asset_gap& name : month.assets) {
                const index::gap& g = name.parts;
                fmt::format_to(std::back_inserter(text), "{},{},{:.17g},{:.17g},{:.17g},{:.17g},{:.17g}{}", when,
                               csv_field(s.data.universe.assets()[name.asset].id), g.selection, g.weighting, g.drift,
                               g.pricing, g.total(), end_of_row);
            }
        }
    }
    return text;
}

std::string drawdowns_csv(const study& s) {
    std::string text = "series,rank,peak,trough,recovery,depth,days";
    text += s.is_simulated() ? ",market\n" : "\n";
    const char* const end_of_row = s.is_simulated() ? ",simulated\n" : "\n";
    for (const measured_series& m : s.series) {
        std::size_t rank = 0;
        for (const drawdown& d : m.drawdowns) {
            fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{:.17g},{}{}", m.closes.name, ++rank, iso(d.peak),
                           iso(d.trough), d.recovery ? iso(*d.recovery) : "", d.depth, d.days, end_of_row);
        }
    }
    return text;
}

}

void write_study(const study& s, const verdict& v, const path& folder) {
    make_folder(folder);
    write_file(folder / "levels.csv", levels_csv(s));
    write_file(folder / "members.csv", members_csv(s));
    write_file(folder / "drawdowns.csv", drawdowns_csv(s));
    write_file(folder / "attribution.csv", attribution_csv(s));
    write_file(folder / "gauges.csv", gauges_csv(s));
    write_file(folder / "decoupling.csv", decoupling_csv(s));
    write_file(folder / "metrics.json", metrics_json(s, v));
}

}
