// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/order.hpp>
#include <tidemark/core/view.hpp>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

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

/// Sorts y and tells how many pairs stood in the wrong order: a merge sort, whose merges count what they overtake.
inline double sort_and_count(std::vector<double>& y) {
    std::vector<double> merged(y.size());
    double overtaken = 0;
    for (std::size_t width = 1; width < y.size(); width *= 2) {
        for (std::size_t first = 0; first < y.size(); first += 2 * width) {
            const std::size_t middle = (std::min)(first + width, y.size()), last = (std::min)(middle + width, y.size());
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

/// The concordance of a sample in O(n log n): sorted by x and then by y, the pairs of rows that disagree are those
/// whose y stand in the wrong order (Knight 1966).
inline core::concordance concordance_of(std::vector<core::pair> rows) {
    const std::size_t n = rows.size();
    std::sort(rows.begin(), rows.end(),
              [](const core::pair& a, const core::pair& b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
    std::vector<double> y;
    for (const core::pair& p : rows) y.push_back(p.y);
    core::concordance c;
    c.count = static_cast<double>(n);
    c.tied_x = tied_pairs(n, [&](std::size_t i) { return rows[i].x == rows[i - 1].x; });
    const double tied_both = tied_pairs(n, [&](std::size_t i) { return rows[i] == rows[i - 1]; });
    const double discordant = sort_and_count(y);
    c.tied_y = tied_pairs(n, [&](std::size_t i) { return y[i] == y[i - 1]; });
    const double pairs = c.count * (c.count - 1) / 2;
    c.score = pairs - c.tied_x - c.tied_y + tied_both - 2 * discordant;
    return c;
}

/// For each row the rows below it less the rows above it.
inline std::vector<double> centred_ranks(const std::vector<double>& x) {
    const std::size_t n = x.size();
    std::vector<std::size_t> order(n);
    for (std::size_t i = 0; i < n; ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return x[a] < x[b]; });
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

inline core::rank_products rank_products_of(const std::vector<core::pair>& rows) {
    std::vector<double> x, y;
    for (const core::pair& p : rows) x.push_back(p.x), y.push_back(p.y);
    const std::vector<double> r = centred_ranks(x), s = centred_ranks(y);
    core::rank_products p;
    p.count = static_cast<double>(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        p.xy += core::product(r[i], s[i]);
        p.xx += core::product(r[i], r[i]);
        p.yy += core::product(s[i], s[i]);
    }
    return p;
}

}
