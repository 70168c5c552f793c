// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/order.hpp>
#include <tidemark/core/view.hpp>
#include <tidemark/run/detail/ordered_tile.hpp>

#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// The observed rows, in ascending order.
template <core::sample S>
std::vector<double> ascending_of(const S& rows) {
    if (rows.size() == 0) return {};
    ordered_tile all{rows.size()};
    all.sort(rows, 0, rows.size());
    return {all.ascending().begin(), all.ascending().end()};
}

/// Pairs of members of equal runs, where `same(i)` says whether member i equals the one before it.
template <class Same>
double tied_pairs(std::size_t n, Same same) noexcept {
    double pairs = 0, run = 0;
    for (std::size_t i = 1; i < n; ++i) {
        run = same(i) ? run + 1 : 0;
        pairs += run;
    }
    return pairs;
}

/// How many runs there are, where `same(i)` says whether member i equals the one before it.
template <class Same>
double run_count(std::size_t n, Same same) noexcept {
    double runs = 0;
    for (std::size_t i = 0; i < n; ++i) runs += i > 0 && same(i) ? 0 : 1;
    return runs;
}

/// Sorts y and tells how many pairs stood in the wrong order: a merge sort in O(n log n), whose merges count what they
/// overtake.
inline double sort_and_count(std::vector<double>& y) {
    std::vector<double> merged(y.size());
    double overtaken = 0;
    for (std::size_t width = 1; width < y.size(); width *= 2) {
        for (std::size_t first = 0; first < y.size(); first += 2 * width) {
            const std::size_t middle = core::lesser(first + width, y.size()),
                              last = core::lesser(middle + width, y.size());
            std::size_t a = first, b = middle;
            for (std::size_t to = first; to < last; ++to) {
                const bool from_early = b == last || (a < middle && y[a] <= y[b]);
                if (!from_early) overtaken += static_cast<double>(middle - a);
                merged[to] = from_early ? y[a++] : y[b++];
            }
        }
        y.swap(merged);
    }
    return overtaken;
}

/// x and y of the observed rows.
struct columns {
    std::vector<double> x, y;

    template <core::sample S>
    explicit columns(const S& rows) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (core::is_missing(rows[i])) continue;
            x.push_back(state::one_zero(rows[i].x));
            y.push_back(state::one_zero(rows[i].y));
        }
    }
};

/// The concordance of a sample by sorting: in the order of x, and of y where x is equal, the pairs of rows that
/// disagree are those whose y stand in the wrong order (Knight 1966).
inline core::concordance concordance_of(const columns& rows) {
    const std::size_t n = rows.x.size();
    ordered_sort sort{n};
    std::vector<std::size_t> by_y;
    std::vector<double> x, y;
    for (const std::uint64_t i : sort(rows.y)) by_y.push_back(i), x.push_back(rows.x[i]);
    std::vector<double> ascending_x;
    for (const std::uint64_t k : sort(x)) ascending_x.push_back(x[k]), y.push_back(rows.y[by_y[k]]);
    x.swap(ascending_x);
    core::concordance c;
    c.count = static_cast<double>(n);
    const auto same_x = [&](std::size_t i) { return x[i] == x[i - 1]; };
    c.tied_x = tied_pairs(n, same_x);
    c.distinct_x = run_count(n, same_x);
    const double tied_both = tied_pairs(n, [&](std::size_t i) { return x[i] == x[i - 1] && y[i] == y[i - 1]; });
    const double discordant = sort_and_count(y);
    const auto same_y = [&](std::size_t i) { return y[i] == y[i - 1]; };
    c.tied_y = tied_pairs(n, same_y);
    c.distinct_y = run_count(n, same_y);
    const double pairs = c.count * (c.count - 1) / 2;
    c.score = pairs - c.tied_x - c.tied_y + tied_both - 2 * discordant;
    return c;
}

/// For each row the rows below it less the rows above it.
inline std::vector<double> centred_ranks(const std::vector<double>& x) {
    const std::size_t n = x.size();
    ordered_sort sort{n};
    const auto order = sort(x);
    std::vector<double> ranks(n);
    for (std::size_t first = 0; first < n;) {
        std::size_t last = first + 1;
        while (last < n && x[order[last]] == x[order[first]]) ++last;
        for (std::size_t k = first; k < last; ++k)
            ranks[order[k]] = static_cast<double>(first) - static_cast<double>(n - last);
        first = last;
    }
    return ranks;
}

inline core::rank_products rank_products_of(const columns& rows) {
    const std::vector<double> r = centred_ranks(rows.x), s = centred_ranks(rows.y);
    core::rank_products p;
    p.count = static_cast<double>(r.size());
    for (std::size_t i = 0; i < r.size(); ++i) {
        p.xy += core::product(r[i], s[i]);
        p.xx += core::product(r[i], r[i]);
        p.yy += core::product(s[i], s[i]);
    }
    return p;
}

}
