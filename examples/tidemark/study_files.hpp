// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "study.hpp"
#include "verdict.hpp"

#include <filesystem>

namespace program {

/// Writes the study into a folder, which is made if it is not there:
///
///     levels.csv     date and one column an index, 17 significant digits
///     members.csv    date,index,asset,rank,weight,price_usd,market_cap_usd: every member from every review
///     drawdowns.csv  series,rank,peak,trough,recovery,depth,days: the deepest of the whole period; recovery empty
///                    while open
///     metrics.json   all that is printed, in full precision, with the conventions; null where there is no answer
///
/// Of a simulated market the rows of all tables end with a column `market` that says "simulated".
/// Errors: `data_error` for a file that cannot be written
void write_study(const study& s, const verdict& v, const std::filesystem::path& folder);

}
