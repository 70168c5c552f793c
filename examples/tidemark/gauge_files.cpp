// SPDX-License-Identifier: BSL-1.0
#include "gauge_files.hpp"

#include "csv.hpp"
#include "errors.hpp"

#include <tidemark/core/numeric.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace program {

namespace core = tidemark::core;
namespace gauge = tidemark::gauge;
using std::filesystem::path;

namespace {

csv_reader open(const path& folder, std::string_view name, std::string_view columns) {
    const path file = folder / name;
    if (!exists(file)) throw data_error{fmt::format("{}: is not there; its columns are {}", file.string(), columns)};
    return csv_reader{file};
}

double number_or_missing(const csv_reader& rows, std::size_t column) {
    return rows.optional_number(column).value_or(core::nan);
}

/// The rows of one name, of ascending dates. Errors: `data_error` where there are none, with the names that there are
template <class Row, class Read>
std::vector<Row> rows_of(csv_reader rows, std::string_view column, const std::string& name, const Read& read) {
    const std::size_t day = rows.column("date"), whose = rows.column(column);
    std::vector<Row> all;
    std::vector<std::string> names;
    while (rows.next()) {
        const std::string_view here = rows.text(whose);
        if (std::find(names.begin(), names.end(), here) == names.end()) names.emplace_back(here);
        if (here != name) continue;
        const core::date today = rows.date(day);
        if (!all.empty() && !(all.back().date < today)) rows.refuse(day, "a day after the one before it");
        all.push_back(read(rows, today));
    }
    if (all.empty()) {
        throw data_error{
            fmt::format("{}: has no {} \"{}\", but {}", rows.file().string(), column, name, fmt::join(names, ", "))};
    }
    return all;
}

gauge::rate_future future_of(const csv_reader& rows, std::size_t month, std::size_t price) {
    const core::date first = core::parse_date(std::string{rows.text(month)} + "-01");
    if (!first.ok()) rows.refuse(month, "a month, YYYY-MM");
    return {first.year(), first.month(), rows.number(price)};
}

}

std::vector<dated_bar> read_bars(const path& folder, const std::string& asset) {
    csv_reader rows = open(folder, bar_file_name, "date,asset,high,low,close,volume");
    const std::size_t high = rows.column("high"), low = rows.column("low"), close = rows.column("close"),
                      volume = rows.column("volume");
    return rows_of<dated_bar>(std::move(rows), "asset", asset, [&](const csv_reader& row, core::date today) {
        const gauge::traded_bar b{number_or_missing(row, high), number_or_missing(row, low),
                                  number_or_missing(row, close), number_or_missing(row, volume)};
        if (b.low > b.high) row.refuse(low, "no more than high");
        if (b.volume < 0) row.refuse(volume, "zero or more");
        return dated_bar{today, b};
    });
}

std::vector<gauge::rate_future> read_futures(const path& folder) {
    csv_reader rows = open(folder, future_file_name, "month,price");
    const std::size_t month = rows.column("month"), price = rows.column("price");
    std::vector<gauge::rate_future> all;
    while (rows.next()) all.push_back(future_of(rows, month, price));
    return all;
}

std::vector<core::date> read_meetings(const path& folder) {
    csv_reader rows = open(folder, "meetings.csv", "date");
    const std::size_t day = rows.column("date");
    std::vector<core::date> all;
    while (rows.next()) all.push_back(rows.date(day));
    return all;
}

std::vector<gauge::option_interest> read_options(const path& folder) {
    csv_reader rows = open(folder, option_file_name, "expiry,strike,calls,puts");
    const std::size_t expiry = rows.column("expiry"), strike = rows.column("strike"), calls = rows.column("calls"),
                      puts = rows.column("puts");
    std::vector<gauge::option_interest> all;
    while (rows.next()) all.push_back({rows.date(expiry), rows.number(strike), rows.number(calls), rows.number(puts)});
    return all;
}

std::vector<fund_day> read_fund(const path& folder, const std::string& fund) {
    csv_reader rows = open(folder, fund_file_name, "date,fund,shares,nav");
    const std::size_t shares = rows.column("shares"), nav = rows.column("nav");
    return rows_of<fund_day>(std::move(rows), "fund", fund, [&](const csv_reader& row, core::date today) {
        return fund_day{today, number_or_missing(row, shares), number_or_missing(row, nav)};
    });
}

}
