// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/lanes.hpp>
#include <tidemark/core/order.hpp>
#include <tidemark/core/view.hpp>
#include <tidemark/run/detail/ordered_counts.hpp>
#include <tidemark/run/detail/ordered_tile.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// Counts how many of `count` numbers, at most 2^20, are below another and how many are equal to it. NaN is neither.
class window_counter {
public:
    explicit window_counter(std::size_t count) noexcept : count_{count}, whole_{count / width * width} {
        for (std::size_t i = 0; i < width; ++i) core::set_lane(inside_, i, i < width - count % width ? 0 : 1);
    }

    /// Before the numbers there are as many readable ones as there are lanes.
    core::standing operator()(const double* from, double x) const noexcept {
        const core::lanes newest{x};
        const double* at = from + (count_ - whole_);
        core::lanes sum = core::product(inside_, counted(at - width, newest));
        for (std::size_t i = 0; i < whole_; i += width) sum += counted(at + i, newest);
        double both = 0;
        for (std::size_t i = 0; i < width; ++i) both += core::lane(sum, i);
        const auto bits = static_cast<std::uint64_t>(both);
        return {static_cast<std::size_t>(bits & 0xFFFFF), static_cast<std::size_t>(bits >> 20), 0};
    }

private:
    static constexpr std::size_t width = core::lane_count;

    // 1 for a smaller number and 2^20 for an equal one, so that one sum holds both counts.
    static TIDEMARK_INLINE core::lanes counted(const double* at, const core::lanes& newest) noexcept {
        const core::lanes smaller{1.0}, equal{0x1p20}, other{0.0};
        core::lanes here;
        core::load(here, at);
        return core::select(here < newest, smaller, core::select(here == newest, equal, other));
    }

    std::size_t count_;
    std::size_t whole_;   // of the numbers, those in full vectors
    core::lanes inside_;  // 1 in the lanes of the first vector that hold a number
};

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

/// The standing of every row in its window, by counting the window: the fastest way while it is short.
template <core::sample S, class Visit>
void count_windows(const S& rows, std::size_t window, Visit visit) {
    constexpr std::size_t chunk = 4096;
    const std::size_t n = rows.size(), w = lesser(window, n);
    constexpr std::size_t before = core::lane_count;
    std::vector<double> some(before + w - 1 + lesser(chunk, n), core::nan);
    double* const from = some.data() + before;  // the window of the first new row
    const window_counter count_in{w};
    std::size_t observed = 0;
    for (std::size_t first = 0; first < n; first += chunk) {
        const std::size_t count = lesser(chunk, n - first);
        if (first > 0)
            for (std::size_t i = 0; i + 1 < w; ++i) from[i] = from[chunk + i];
        for (std::size_t i = 0; i < count; ++i) from[w - 1 + i] = rows[first + i];
        for (std::size_t i = 0; i < count; ++i) {
            const double x = from[w - 1 + i];
            observed += core::is_missing(x) ? 0 : 1;
            core::standing s = count_in(from + i, x);
            s.count = observed;
            visit(first + i, s, lesser(first + i + 1, w));
            observed -= core::is_missing(from[i]) ? 0 : 1;
        }
    }
}

/// The standing of every row in its window, by the places in a sorted tile of some windows. Where equals count once,
/// a set of the different values takes the place of the set of rows.
template <core::sample S, class Visit>
void rank_in_tiles(const S& rows, std::size_t window, bool equals_count_once, Visit visit) {
    const std::size_t n = rows.size(), w = lesser(window, n), length = tile_length(n, w);
    ordered_tile tile{length};
    ordered_counts members{length}, different{length};
    std::vector<std::uint32_t> value_of(length), first_of(length + 1), copies(length);
    for_each_tile(n, w, length, [&](std::size_t first, std::size_t count, std::size_t next) {
        tile.sort(rows, first, count);
        const auto ascending = tile.ascending();
        std::uint32_t values = 0;
        for (std::size_t k = 0; k < ascending.size(); ++k) {
            if (k == 0 || ascending[k] != ascending[k - 1]) first_of[values++] = static_cast<std::uint32_t>(k);
            value_of[k] = values - 1;
            copies[k] = 0;
        }
        first_of[values] = static_cast<std::uint32_t>(ascending.size());
        members.clear();
        different.clear();
        std::size_t observed = 0;
        for (std::size_t i = 0; i < count; ++i) {
            core::standing s{0, 0, 0};
            if (const std::uint32_t in = tile.place(i); in != ordered_tile::absent) {
                members.insert(in);
                if (copies[value_of[in]]++ == 0) different.insert(value_of[in]);
                ++observed;
            }
            if (i >= w) {
                if (const std::uint32_t gone = tile.place(i - w); gone != ordered_tile::absent) {
                    members.erase(gone);
                    if (--copies[value_of[gone]] == 0) different.erase(value_of[gone]);
                    --observed;
                }
            }
            if (first + i < next) continue;
            if (const std::uint32_t newest = tile.place(i); newest != ordered_tile::absent) {
                const std::uint32_t value = value_of[newest];
                s.below = equals_count_once ? different.below(value) : members.below(first_of[value]);
                s.equal = copies[value];
            }
            s.count = observed;
            visit(first + i, s, lesser(first + i + 1, w));
        }
    });
}

/// Calls visit(row, standing of the newest, rows of the window) at every row; a missing row is equal to none.
template <core::sample S, class Visit>
void stand_in_order(const S& rows, std::size_t window, bool equals_count_once, Visit visit) {
    if (rows.size() == 0) return;
    if (lesser(window, rows.size()) <= 16 * core::lane_count && !equals_count_once)
        count_windows(rows, window, visit);
    else
        rank_in_tiles(rows, window, equals_count_once, visit);
}

}
