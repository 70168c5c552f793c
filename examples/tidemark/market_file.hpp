// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "market_data.hpp"

#include <filesystem>
#include <vector>

namespace program {

/// Reads a market from the files of a folder:
///
///     crypto_daily.csv or crypto_daily.csv.gz   date,asset,price_usd,market_cap_usd,volume_usd
///     assets.csv (may be missing)               asset,class; where they are there listed and delisted, both dates
///     what asset_facts.hpp names                classes, float factors and venues with their dates
///     equities_daily.csv (may be missing)       date,symbol,close
///     rates_daily.csv (may be missing)          date,dgs3mo_pct, per cent a year
///
/// Other columns are passed over; an empty number is one that nobody published. Rows are in order of their dates.
/// Prices after the last day are not read.
/// Errors: `data_error`, naming file, line and column, for whatever is not so
market_data read_market(const std::filesystem::path& folder, tidemark::core::date last = tidemark::index::open_end);

/// Every symbol of an equities_daily.csv, in the order of their names.
///
/// Errors: as `read_market`
std::vector<series> read_equities(const std::filesystem::path& file);

}
