// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/asset.hpp>

#include <filesystem>
#include <vector>

namespace program {

/// Adds what a folder tells of its assets beside their names: classes.csv (asset,known,class), float_factors.csv
/// (asset,known,float_factor) and venues.csv (asset,venue,from,until,flags), each where it is there.
///
/// Errors: `data_error`, with file, line and column
void add_facts(std::vector<tidemark::index::asset>& assets, const std::filesystem::path& folder);

/// How these files are read, for the help.
inline constexpr const char* facts_summary =
    "  classes.csv (optional)         asset,known,class: classes that followed, from the day they were known\n"
    "  float_factors.csv (optional)   asset,known,float_factor: from the day it was known; 1 before\n"
    "  venues.csv (optional)          asset,venue,from,until,flags: empty dates are open, flags part at blanks\n";

}
