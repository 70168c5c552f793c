// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "study.hpp"
#include "verdict.hpp"

#include <filesystem>

namespace program {

/// Writes the study into a folder, which is made if it is not there:
///
///     levels.csv       date and one column an index, 17 significant digits; empty before an index begins
///     members.csv      date,index,asset,rank,weight,price_usd,market_cap_usd: every member from every review
///     drawdowns.csv    series,rank,peak,trough,recovery,depth,days: the deepest of the whole period; recovery empty
///                      while open
///     attribution.csv  span,from,to,asset,selection,weighting,drift,pricing,gap: what each name did in each month to
///                      the gap between small and large caps; the rows of a span sum to its gap
///     decoupling.csv   first,second,cut,last_day and what there is of each pair before and from the cut on
///     metrics.json     all that is printed, in full precision, with the conventions; null where there is no answer
///
/// Of a simulated market the rows of all tables end with a column `market` that says "simulated".
/// Errors: `data_error` for a file that cannot be written
void write_study(const study& s, const verdict& v, const std::filesystem::path& folder);

}
