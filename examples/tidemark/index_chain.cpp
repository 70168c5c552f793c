// SPDX-License-Identifier: BSL-1.0
#include "index_chain.hpp"

#include <tidemark/index/calculate.hpp>

#include <stdexcept>
#include <string>
#include <utility>

namespace program {

namespace index = tidemark::index;

calculated_chain calculate_chain(const index_chain& chain, const index::market& universe,
                                 std::span<const index::event> events) {
    std::vector<index::track> tracks;
    std::vector<index::ranking> snapshots;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        index::rulebook rules = chain[i](universe, tracks);
        try {
            if (i == 0) snapshots = index::rank_reviews(rules, universe);
            tracks.push_back(index::calculate(
                rules, universe, {.events = events, .snapshots = snapshots, .identities = index::identity_checks::on}));
        } catch (const std::domain_error& error) {
            throw std::domain_error{rules.name.empty() ? error.what() : rules.name + ": " + error.what()};
        }
        if (i + 1 == chain.size()) return {std::move(rules), std::move(tracks), std::move(snapshots)};
    }
    throw std::logic_error{"a chain without an index"};
}

}
