// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/gauge/bars.hpp>
#include <tidemark/gauge/open_interest.hpp>
#include <tidemark/gauge/policy_rate.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// The files that gauges read beside the market. Errors of all: `data_error`, naming the file, line and column; where
/// the file is not there, one that says which columns it has.
namespace program {

inline constexpr std::string_view bar_file_name = "bars.csv";
inline constexpr std::string_view future_file_name = "rate_futures.csv";
inline constexpr std::string_view option_file_name = "options.csv";
inline constexpr std::string_view fund_file_name = "funds.csv";

struct dated_bar {
    tidemark::core::date date;
    tidemark::gauge::traded_bar traded;
};

/// The bars of an asset, of ascending dates; an empty number is missing.
std::vector<dated_bar> read_bars(const std::filesystem::path& folder, const std::string& asset);

/// rate_futures.csv: month,price, the month as YYYY-MM.
std::vector<tidemark::gauge::rate_future> read_futures(const std::filesystem::path& folder);

/// meetings.csv: date.
std::vector<tidemark::core::date> read_meetings(const std::filesystem::path& folder);

/// options.csv: expiry,strike,calls,puts.
std::vector<tidemark::gauge::option_interest> read_options(const std::filesystem::path& folder);

struct fund_day {
    tidemark::core::date date;
    double shares;
    double nav;
};

/// funds.csv: date,fund,shares,nav, of one fund; of ascending dates, an empty number is missing.
std::vector<fund_day> read_fund(const std::filesystem::path& folder, const std::string& fund);

/// How these files are read, for the help.
inline constexpr const char* gauge_files_summary =
    "  bars.csv                       date,asset,high,low,close,volume\n"
    "  rate_futures.csv               month,price; month as YYYY-MM, price 100 less the average rate of the month\n"
    "  meetings.csv                   date\n"
    "  options.csv                    expiry,strike,calls,puts\n"
    "  funds.csv                      date,fund,shares,nav\n";

}
