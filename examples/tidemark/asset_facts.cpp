// SPDX-License-Identifier: BSL-1.0
#include "asset_facts.hpp"

#include "csv.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace program {

namespace index = tidemark::index;
using std::filesystem::path;
using tidemark::core::date;

namespace {

using assets_by_id = std::map<std::string, index::asset*, std::less<>>;

index::asset& asset_of(const csv_reader& rows, std::size_t column, const assets_by_id& assets) {
    const auto found = assets.find(rows.text(column));
    if (found == assets.end()) rows.refuse(column, "an asset of the market");
    return *found->second;
}

void add_classes(const path& file, const assets_by_id& assets) {
    csv_reader rows{file};
    const std::size_t id = rows.column("asset"), known = rows.column("known"), name = rows.column("class");
    while (rows.next()) {
        asset_of(rows, id, assets).classes.push_back({rows.date(known), std::string{rows.text(name)}});
    }
}

void add_float_factors(const path& file, const assets_by_id& assets) {
    csv_reader rows{file};
    const std::size_t id = rows.column("asset"), known = rows.column("known"), factor = rows.column("float_factor");
    while (rows.next()) {
        asset_of(rows, id, assets).float_factors.push_back({rows.date(known), rows.number(factor)});
    }
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t blank = text.find(' ');
        const std::string_view word = text.substr(0, blank);
        if (!word.empty()) words.emplace_back(word);
        text = blank == text.npos ? std::string_view{} : text.substr(blank + 1);
    }
    return words;
}

void add_venues(const path& file, const assets_by_id& assets) {
    csv_reader rows{file};
    const std::size_t id = rows.column("asset"), venue = rows.column("venue");
    const auto from = rows.find_column("from"), until = rows.find_column("until"), flags = rows.find_column("flags");
    const auto date_or = [&](std::optional<std::size_t> column, date otherwise) {
        return column && !rows.text(*column).empty() ? rows.date(*column) : otherwise;
    };
    while (rows.next()) {
        asset_of(rows, id, assets)
            .venues.push_back({.venue = std::string{rows.text(venue)},
                               .from = date_or(from, {}),
                               .until = date_or(until, index::open_end),
                               .flags = flags ? words_of(rows.text(*flags)) : std::vector<std::string>{}});
    }
}

}

void add_facts(std::vector<index::asset>& assets, const path& folder) {
    assets_by_id by_id;
    for (index::asset& a : assets) by_id.emplace(a.id, &a);
    const auto read = [&](const char* name, void (*add)(const path&, const assets_by_id&)) {
        if (exists(folder / name)) add(folder / name, by_id);
    };
    read("classes.csv", add_classes);
    read("float_factors.csv", add_float_factors);
    read("venues.csv", add_venues);
}

}
