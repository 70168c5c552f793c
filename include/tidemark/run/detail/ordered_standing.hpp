// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/lanes.hpp>
#include <tidemark/core/order.hpp>
#include <tidemark/core/view.hpp>
#include <tidemark/run/detail/ordered_counts.hpp>
#include <tidemark/run/detail/ordered_tile.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// What a rank statistic reads of a sorted window whose newest observation is x.
template <core::ordered_window W>
core::standing standing_in(const W& ascending, double x, bool equals_count_once) noexcept {
    core::standing s{0, 0, ascending.size()};
    std::size_t k = 0;
    for (std::size_t rest = s.count; rest > 0;) {
        const std::size_t half = rest / 2;
        if (ascending[k + half] < x)
            k += half + 1, rest -= half + 1;
        else
            rest = half;
    }
    s.below = k;
    while (k < s.count && ascending[k] == x) ++k, ++s.equal;
    if (equals_count_once) {
        std::size_t different = 0;
        for (std::size_t i = 0; i < s.below; ++i) different += i == 0 || ascending[i] != ascending[i - 1] ? 1 : 0;
        s.below = different;
    }
    return s;
}

/// For as many rows as there are lanes: how many of the `window` numbers up to each are smaller than it, and 2^20 times
/// how many are equal to it. The window of the first row begins at `from`.
inline void count_in_lanes(double* counts, const double* from, std::size_t window) noexcept {
    const core::lanes smaller{1.0}, equal{0x1p20}, other{0.0};
    core::lanes newest, here, sum{0.0};
    core::load(newest, from + window - 1);
    for (std::size_t j = 0; j < window; ++j) {
        core::load(here, from + j);
        sum += core::select(here < newest, smaller, core::select(here == newest, equal, other));
    }
    core::store(counts, sum);
}

/// The standing of every row in its window, by counting the window: the fastest way while it is short.
template <core::sample S, class Visit>
void count_windows(const S& rows, std::size_t window, Visit visit) {
    constexpr std::size_t chunk = 4096, width = core::lane_count;
    static_assert(chunk % width == 0);
    const std::size_t n = rows.size(), w = core::lesser(window, n);
    std::vector<double> some(w - 1 + chunk, core::nan);  // the rows of a chunk, behind those of the first window
    double counts[width];
    std::size_t observed = 0;
    for (std::size_t first = 0; first < n; first += chunk) {
        const std::size_t count = core::lesser(chunk, n - first);
        if (first > 0)
            for (std::size_t i = 0; i + 1 < w; ++i) some[i] = some[chunk + i];
        for (std::size_t i = 0; i < count; ++i) some[w - 1 + i] = rows[first + i];
        for (std::size_t i = 0; i < count; ++i) {
            if (i % width == 0) count_in_lanes(counts, some.data() + i, w);
            observed += core::is_missing(some[w - 1 + i]) ? 0 : 1;
            const auto both = static_cast<std::uint64_t>(counts[i % width]);
            visit(first + i, core::standing{both & 0xFFFFF, both >> 20, observed}, core::lesser(first + i + 1, w));
            observed -= core::is_missing(some[i]) ? 0 : 1;
        }
    }
}

/// The different values of a sorted tile, numbered: where each begins, and how many of it are in the window.
class ordered_ties {
public:
    explicit ordered_ties(std::size_t capacity)
        : value_of_(capacity), first_of_(capacity), copies_(capacity), different_{capacity} {}

    /// Whether any are equal. Without such there is no more to know.
    bool read(std::span<const double> ascending) noexcept {
        unsigned equal = 0;
        for (std::size_t k = 1; k < ascending.size(); ++k) equal |= ascending[k] == ascending[k - 1] ? 1U : 0U;
        if (equal == 0) return false;
        std::uint32_t values = 0;
        for (std::size_t k = 0; k < ascending.size(); ++k) {
            if (k == 0 || ascending[k] != ascending[k - 1]) first_of_[values++] = static_cast<std::uint32_t>(k);
            value_of_[k] = values - 1;
            copies_[k] = 0;
        }
        different_.clear();
        return true;
    }

    void slide(std::uint32_t in, std::uint32_t gone, bool equals_count_once) noexcept {
        std::uint32_t first = ordered_tile::absent, last = ordered_tile::absent;
        if (in != ordered_tile::absent && copies_[value_of_[in]]++ == 0) first = value_of_[in];
        if (gone != ordered_tile::absent && --copies_[value_of_[gone]] == 0) last = value_of_[gone];
        if (equals_count_once) different_.slide(first, last);
    }

    /// The first place of the value at a place.
    std::uint32_t first(std::uint32_t place) const noexcept { return first_of_[value_of_[place]]; }
    std::size_t copies(std::uint32_t place) const noexcept { return copies_[value_of_[place]]; }
    std::size_t different_below(std::uint32_t place) const noexcept { return different_.below(value_of_[place]); }

private:
    std::vector<std::uint32_t> value_of_, first_of_, copies_;
    ordered_counts different_;
};

/// The standing of every row in its window, by the places in a sorted tile of some windows. Where equals count once,
/// a set of the different values takes the place of the set of rows.
template <core::sample S, class Visit>
void rank_in_tiles(const S& rows, std::size_t window, bool equals_count_once, Visit visit) {
    const std::size_t n = rows.size(), w = core::lesser(window, n), length = tile_length(n, w);
    ordered_tile tile{length};
    ordered_ties ties{length};
    ordered_counts members{length};
    for_each_tile(n, w, length, [&](std::size_t first, std::size_t count, std::size_t next) {
        tile.sort(rows, first, count);
        const bool tied = ties.read(tile.ascending()), once = tied && equals_count_once;
        members.clear();
        std::size_t observed = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t in = tile.place(i), gone = i < w ? ordered_tile::absent : tile.place(i - w);
            observed = observed + (in != ordered_tile::absent ? 1 : 0) - (gone != ordered_tile::absent ? 1 : 0);
            if (!once) members.slide(in, gone);
            if (tied) ties.slide(in, gone, once);
            if (first + i < next) continue;
            core::standing s{0, 0, observed};
            if (in != ordered_tile::absent) {
                s.below = once ? ties.different_below(in) : members.below(tied ? ties.first(in) : in);
                s.equal = tied ? ties.copies(in) : 1;
            }
            visit(first + i, s, core::lesser(first + i + 1, w));
        }
    });
}

/// Calls visit(row, standing of the newest, rows of the window) at every row; a missing row is equal to none.
template <core::sample S, class Visit>
void stand_in_order(const S& rows, std::size_t window, bool equals_count_once, Visit visit) {
    if (rows.size() == 0) return;
    if (core::lesser(window, rows.size()) <= 16 * core::lane_count && !equals_count_once)
        count_windows(rows, window, visit);
    else
        rank_in_tiles(rows, window, equals_count_once, visit);
}

}
