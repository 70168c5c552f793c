// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>
#include <tidemark/index/ranking.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index::detail {

/// A candidate's place in the list it came in, from 0, and its number by some key.
struct keyed {
    std::size_t place;
    double key;
    candidate who;
};

/// The order of `larger` with the key in place of the score; an absent key stands below every other.
inline bool larger_key(const keyed& a, const keyed& b) noexcept {
    const bool a_absent = core::is_missing(a.key), b_absent = core::is_missing(b.key);
    if (a_absent != b_absent) return b_absent;
    candidate one = a.who, other = b.who;
    one.score = a_absent ? 0 : a.key;
    other.score = b_absent ? 0 : b.key;
    return larger{}(one, other);
}

/// The candidates with these keys, the largest key first.
inline std::vector<keyed> by_key(std::span<const candidate> ranked, std::span<const double> keys) {
    std::vector<keyed> all;
    all.reserve(ranked.size());
    for (std::size_t i = 0; i < ranked.size(); ++i) all.push_back({i, keys[i], ranked[i]});
    std::sort(all.begin(), all.end(), larger_key);
    return all;
}

/// The candidates in the order of these keys, the largest key first.
inline std::vector<candidate> ordered(std::vector<candidate> ranked, std::span<const double> keys) {
    const std::vector<keyed> order = by_key(ranked, keys);
    for (std::size_t i = 0; i < order.size(); ++i) ranked[i] = order[i].who;
    return ranked;
}

/// Those of the candidates that are marked, in the order they came in.
inline std::vector<candidate> marked(std::vector<candidate> ranked, const std::vector<bool>& keeps) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        if (keeps[i]) ranked[kept++] = ranked[i];
    }
    ranked.erase(ranked.begin() + static_cast<std::ptrdiff_t>(kept), ranked.end());
    return ranked;
}

}
