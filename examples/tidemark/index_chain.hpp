// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/index/event.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/rulebook.hpp>
#include <tidemark/index/track.hpp>

#include <functional>
#include <span>
#include <vector>

namespace program {

/// The rules of one index of a chain, made on the market once those before it are calculated.
using chained_rules = std::function<tidemark::index::rulebook(const tidemark::index::market&,
                                                              std::span<const tidemark::index::track> before)>;

/// An index and those that it is cut from, which come first; all have the same eligibility, ranking, schedule and base.
using index_chain = std::vector<chained_rules>;

/// What became of a chain.
struct calculated_chain {
    tidemark::index::rulebook rules;                  ///< of its last index
    std::vector<tidemark::index::track> tracks;       ///< of all, the last that of the index itself
    std::vector<tidemark::index::ranking> snapshots;  ///< which they share

    const tidemark::index::track& track() const { return tracks.back(); }
};

/// Errors: as `calculate`, naming the index where it has a name
calculated_chain calculate_chain(const index_chain& chain, const tidemark::index::market& universe,
                                 std::span<const tidemark::index::event> events);

}
