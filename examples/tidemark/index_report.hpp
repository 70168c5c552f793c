// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "index_chain.hpp"
#include "index_files.hpp"

#include <tidemark/index/event.hpp>
#include <tidemark/index/market.hpp>

#include <span>
#include <string>

namespace program {

/// What the last index of a chain did, and what it would have done under other rules for missing prices.
std::string report_of(const calculated_chain& chain, const tidemark::index::market& universe,
                      std::span<const tidemark::index::event> events);

/// Says that a replay came to the level on record. Errors: `data_error` where it came to another
std::string report_of(const replayed& again);

}
