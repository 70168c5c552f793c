// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/event.hpp>

#include <filesystem>
#include <vector>

namespace program {

/// The events of a folder, in the order of its events.csv; none where there is no such file.
///
/// Columns: date, kind, asset, and as the kind asks for them value, other and treatment
/// Errors: `data_error`, with file, line and column
std::vector<tidemark::index::event> read_events(const std::filesystem::path& folder);

/// How the columns of events.csv are read, for the help.
inline constexpr const char* events_summary =
    "  events.csv (optional)          date,kind,asset,value,other,treatment; kind is one of\n"
    "      split                      value units in place of one\n"
    "      migration                  value units of `other` in place of one\n"
    "      fork                       value units of `other` for each; treatment ignored, added_then_dropped or "
    "one_unit\n"
    "      airdrop                    of this value for each unit; treatment ignored or income\n"
    "      distribution               of this value for each unit; treatment ordinary, staking or special\n"
    "      supply, float_factor       is this value after the close\n"
    "      addition                   with this value as its weight, after the close\n"
    "      deletion                   treatment last (at its last price) or zero\n";

}
