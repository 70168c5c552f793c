// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/market.hpp>
#include <tidemark/index/track.hpp>

#include <cstddef>
#include <filesystem>
#include <optional>

namespace program {

/// Writes levels.csv, members.csv, events.csv and audit.json into a folder, which is made where it is not there.
///
/// Errors: `data_error` where something cannot be written
void write_index(const tidemark::index::track& trail, const tidemark::index::market& universe,
                 const std::filesystem::path& folder);

/// Writes levels.csv alone.
void write_levels(const tidemark::index::track& trail, const std::filesystem::path& folder);

/// What a replay needs of an audit.json: base, last day, what reviews left held, and changes. Of levels it has the
/// first and the last.
///
/// Errors: `data_error`, with the path, for whatever is not as `write_index` wrote it, and for an unknown asset
tidemark::index::track read_trail(const std::filesystem::path& file, const tidemark::index::market& universe);

/// A trail with the levels that follow from it.
struct replayed {
    tidemark::index::track trail;
    double last_on_record;
};

/// Errors: `data_error` where the trail does not fit the market
replayed replay_trail(const tidemark::index::track& trail, const tidemark::index::market& universe);

}
