// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "index_files.hpp"

#include <tidemark/index/event.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/track.hpp>

#include <span>
#include <string>

namespace program {

/// What an index did, and what it would have done under other rules for missing prices.
std::string report_of(const tidemark::index::track& trail, const tidemark::index::rulebook& rules,
                      const tidemark::index::market& universe, std::span<const tidemark::index::event> events);

/// Says that a replay came to the level on record. Errors: `data_error` where it came to another
std::string report_of(const replayed& again);

}
