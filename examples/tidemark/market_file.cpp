// SPDX-License-Identifier: BSL-1.0
#include "market_file.hpp"

#include "asset_facts.hpp"
#include "csv.hpp"
#include "equities.hpp"
#include "errors.hpp"
#include "progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace program {

namespace index = tidemark::index;
using std::filesystem::path;
using tidemark::core::date;
using tidemark::core::iso_text;

namespace {

path price_file(const path& folder) {
    const path plain = folder / "crypto_daily.csv";
    const path compressed = folder / "crypto_daily.csv.gz";
    const bool has_plain = exists(plain);
    const bool has_compressed = exists(compressed);
    if (!has_plain && !has_compressed) {
        throw data_error{fmt::format("{}: has neither crypto_daily.csv nor crypto_daily.csv.gz", folder.string())};
    }
    if (has_plain && has_compressed) {
        throw data_error{fmt::format("{}: has both crypto_daily.csv and crypto_daily.csv.gz, expected one of them",
                                     folder.string())};
    }
    return has_plain ? plain : compressed;
}

std::vector<index::asset> classified_assets(const path& file) {
    csv_reader rows{file};
    const std::size_t id = rows.column("asset");
    const std::size_t asset_class = rows.column("class");
    const auto listed = rows.find_column("listed"), delisted = rows.find_column("delisted");
    const auto date_or = [&](std::optional<std::size_t> column, date otherwise) {
        return column && !rows.text(*column).empty() ? rows.date(*column) : otherwise;
    };
    std::set<std::string, std::less<>> seen;
    std::vector<index::asset> assets;
    while (rows.next()) {
        if (rows.text(id).empty()) rows.refuse(id, "the name of an asset");
        if (!seen.emplace(rows.text(id)).second) rows.refuse(id, "each asset once");
        if (rows.text(asset_class).empty()) continue;  // it has none: an error only where it has prices
        assets.push_back({.id = std::string{rows.text(id)},
                          .asset_class = std::string{rows.text(asset_class)},
                          .listed = date_or(listed, {}),
                          .delisted = date_or(delisted, index::open_end)});
    }
    return assets;
}

/// Every asset that has prices, all of no class.
std::vector<index::asset> priced_assets(const path& file) {
    csv_reader rows{file};
    const std::size_t id = rows.column("asset");
    std::set<std::string, std::less<>> ids;
    progress bar{"looking for assets"};
    while (rows.next()) {
        if (rows.text(id).empty()) rows.refuse(id, "the name of an asset");
        if (!ids.contains(rows.text(id))) ids.emplace(rows.text(id));
        bar.show(rows.share_read());
    }
    std::vector<index::asset> assets;
    assets.reserve(ids.size());
    for (const std::string& each : ids) assets.push_back({.id = each, .asset_class = {}});
    return assets;
}

index::market read_prices(const path& file, std::vector<index::asset> assets, date last) {
    std::set<std::string, std::less<>> known;
    for (const index::asset& a : assets) known.insert(a.id);
    csv_reader rows{file};
    const std::size_t day = rows.column("date");
    const std::size_t asset = rows.column("asset");
    const std::size_t price = rows.column("price_usd");
    const std::size_t market_cap = rows.column("market_cap_usd");
    const std::size_t volume = rows.column("volume_usd");
    index::market_builder market{std::move(assets)};
    progress bar{"reading prices"};
    while (rows.next()) {
        if (!known.contains(rows.text(asset))) rows.refuse(asset, "an asset to which assets.csv gives a class");
        const index::observation row{.date = rows.date(day),
                                     .asset = rows.text(asset),
                                     .price = rows.optional_number(price),
                                     .market_cap = rows.optional_number(market_cap),
                                     .supply = {},
                                     .traded_value = rows.optional_number(volume)};
        if (row.date > last) break;
        try {
            market.add(row);
        } catch (const std::invalid_argument& error) {
            rows.refuse(std::string_view{error.what()});
        }
        bar.show(rows.share_read());
    }
    return std::move(market).build();
}

/// A row's date, which must come after the last one of its series.
date next_date(const csv_reader& rows, std::size_t column, const std::vector<date>& so_far) {
    const date day = rows.date(column);
    if (!so_far.empty() && !(so_far.back() < day)) {
        rows.refuse(column, fmt::format("a day after {}, the one before it", iso_text{so_far.back()}.view()));
    }
    return day;
}

}

std::vector<series> read_equities(const path& file) {
    csv_reader rows{file};
    const std::size_t day = rows.column("date");
    const std::size_t symbol = rows.column("symbol");
    const std::size_t close = rows.column("close");
    std::map<std::string, series, std::less<>> all;
    while (rows.next()) {
        auto found = all.find(rows.text(symbol));
        if (found == all.end()) {
            found = all.emplace(std::string{rows.text(symbol)}, equity_series(std::string{rows.text(symbol)})).first;
        }
        series& s = found->second;
        const date today = next_date(rows, day, s.dates);
        const auto level = rows.optional_number(close);
        if (!level) continue;
        if (!(*level > 0 && std::isfinite(*level))) rows.refuse(close, "a positive finite number");
        s.dates.push_back(today);
        s.levels.push_back(*level);
    }
    std::vector<series> in_order;
    for (auto& [name, s] : all) in_order.push_back(std::move(s));
    return in_order;
}

namespace {

/// Those that the study sets beside its own, in its order.
std::vector<series> equities_of_study(std::vector<series> all) {
    std::vector<series> chosen;
    for (const char* name : equity_names) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const series& s) { return s.name == name; });
        if (found != all.end()) chosen.push_back(std::move(*found));
    }
    return chosen;
}

published_rate read_bill(const path& file) {
    csv_reader rows{file};
    const std::size_t day = rows.column("date");
    const std::size_t per_cent = rows.column("dgs3mo_pct");
    published_rate bill;
    while (rows.next()) {
        const date today = next_date(rows, day, bill.dates);
        const auto rate = rows.optional_number(per_cent);
        if (!rate) continue;
        if (!(*rate > -100 && std::isfinite(*rate))) rows.refuse(per_cent, "per cent a year, above -100");
        bill.dates.push_back(today);
        bill.annual_rates.push_back(*rate / 100);
    }
    return bill;
}

}

market_data read_market(const path& folder, date last) {
    if (!is_directory(folder)) throw data_error{fmt::format("{}: is not a folder", folder.string())};
    const path prices = price_file(folder);
    const bool classified = exists(folder / "assets.csv");
    market_data data{.came_from = market_data::origin::files,
                     .source = folder.string(),
                     .asset_classes = classified ? market_data::classes::given : market_data::classes::unknown,
                     .universe = {},
                     .equities = {},
                     .bill = {}};
    auto assets = classified ? classified_assets(folder / "assets.csv") : priced_assets(prices);
    add_facts(assets, folder);
    data.universe = read_prices(prices, std::move(assets), last);
    if (data.universe.dates().empty()) throw data_error{fmt::format("{}: has no rows", prices.string())};
    const path equities = folder / "equities_daily.csv";
    if (exists(equities)) data.equities = equities_of_study(read_equities(equities));
    if (exists(folder / "rates_daily.csv")) data.bill = read_bill(folder / "rates_daily.csv");
    return data;
}

}
