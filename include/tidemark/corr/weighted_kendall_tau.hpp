// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/pairs.hpp>
#include <tidemark/corr/detail/ranked_column.hpp>
#include <tidemark/corr/estimator.hpp>
#include <tidemark/run/detail/ordered_whole.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::corr {

namespace detail {

/// What pairs of ranks weigh: rows that have come, and the next one with each of them. Sums of positive numbers only.
template <bool Additive>
struct rank_weights {
    double count = 0, sum = 0;

    double with(double weight) const noexcept {
        return Additive ? core::product(count, weight) + sum : core::product(sum, weight);
    }
    void take(double weight) noexcept { count += 1, sum += weight; }
};

/// A row in the order of x: its group in either series, and how much it weighs.
struct weighted_rank {
    std::uint32_t x, y;
    double weight;
};

/// What the pairs weigh that stand in one run of equal rows.
template <bool Additive, class Same>
double tied_weight(const std::vector<weighted_rank>& rows, Same same) noexcept {
    double total = 0;
    rank_weights<Additive> run;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0 && !same(rows[i], rows[i - 1])) run = {};
        total += run.with(rows[i].weight);
        run.take(rows[i].weight);
    }
    return total;
}

struct order_weights {
    double right = 0, wrong = 0;
};

/// Sorts the rows by y and tells what the pairs weigh that stood in the right order or were equal, and in the wrong
/// one: a merge sort, in whose merges each row meets those of the other half that have gone before it.
template <bool Additive>
order_weights sort_and_weigh(std::vector<weighted_rank>& rows) {
    std::vector<weighted_rank> merged(rows.size());
    order_weights all;
    for (std::size_t width = 1; width < rows.size(); width *= 2) {
        for (std::size_t first = 0; first < rows.size(); first += 2 * width) {
            const std::size_t middle = core::lesser(first + width, rows.size()),
                              last = core::lesser(middle + width, rows.size());
            std::size_t a = first, b = middle;
            order_weights here;
            rank_weights<Additive> early, late;
            for (std::size_t to = first; to < last; ++to) {
                const bool from_early = b == last || (a < middle && rows[a].y <= rows[b].y);
                const weighted_rank& row = merged[to] = rows[from_early ? a++ : b++];
                if (from_early) {
                    here.wrong += late.with(row.weight);
                    early.take(row.weight);
                } else {
                    here.right += early.with(row.weight);
                    late.take(row.weight);
                }
            }
            all.right += here.right;
            all.wrong += here.wrong;
        }
        rows.swap(merged);
    }
    return all;
}

/// Weighted by ranks from the top in x, and in y where x is equal.
template <bool Additive>
double tau_weighted_by_first(const ranked_column& x, const ranked_column& y) {
    std::vector<std::uint32_t> order, scratch;
    order_of_both(x, y, order, scratch);
    std::vector<weighted_rank> rows;
    rows.reserve(order.size());
    for (std::size_t k = 0; k < order.size(); ++k)
        rows.push_back({x.group[order[k]], y.group[order[k]], 1 / static_cast<double>(order.size() - k)});
    using row = const weighted_rank&;
    const double tied_x = tied_weight<Additive>(rows, [](row a, row b) { return a.x == b.x; });
    const double tied_both = tied_weight<Additive>(rows, [](row a, row b) { return a.x == b.x && a.y == b.y; });
    const order_weights pairs = sort_and_weigh<Additive>(rows);
    const double tied_y = tied_weight<Additive>(rows, [](row a, row b) { return a.y == b.y; });
    const double free_x = pairs.right + pairs.wrong - tied_x, free_y = pairs.right + pairs.wrong - tied_y;
    const double score = pairs.right - tied_x - (tied_y - tied_both) - pairs.wrong;
    return within_one(score / core::sqrt(free_x * free_y));
}

template <bool Additive>
double weighted_tau(const ranked_column& x, const ranked_column& y) {
    if (x.groups() < 2 || y.groups() < 2) return core::nan;
    return (tau_weighted_by_first<Additive>(x, y) + tau_weighted_by_first<Additive>(y, x)) / 2;
}

}

/// Kendall's rank correlation in which the top counts most: pairs of rows weigh by their ranks from the greatest.
///
/// Formula:  (C - D) / sqrt((N - X) (N - Y)), each the weight of pairs of rows: of all N, C that the two series order
///           alike, D against each other, X tied in x and Y in y; a pair weighs 1 / r + 1 / s (`multiplicative` 1 / (r
///           s)), r and s its ranks, 1 the greatest; the mean of two such numbers, ranked by x (by y where x is equal)
///           and ranked by y
/// Input:    two series of one length; rows with a missing side are left out
/// Value:    -1 to 1; 1 for equal orders and -1 for opposite ones
/// No data:  NaN with fewer than 2 rows or when either series is constant
/// Errors:   std::invalid_argument for lengths that differ
/// Rounding: sums of positive weights
/// Cost:     O(n log n)
/// Source:   Vigna (2015), A weighted correlation index for rankings with ties; scipy.stats.weightedtau
struct weighted_kendall_tau {
    static constexpr bool symmetric = true;

    enum class combination { additive, multiplicative };

    combination weights = combination::additive;

    template <core::readable X, core::readable Y>
    double operator()(const X& x, const Y& y) const {
        const run::detail::columns rows{core::pairs(x, y)};
        const detail::ranked_column by_x = detail::ranked(rows.x), by_y = detail::ranked(rows.y);
        return weights == combination::additive ? detail::weighted_tau<true>(by_x, by_y)
                                                : detail::weighted_tau<false>(by_x, by_y);
    }
};

}
