// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/version.hpp>

#include <concepts>
#include <cstddef>

namespace tidemark::inline TIDEMARK_ABI::core {

/// The observed values of a stretch in ascending order: `w[k]` is the k-th smallest, counted from 0, for k < w.size().
/// A span of sorted numbers is one; a rolling window need not have its values side by side.
template <class W>
concept ordered_window = requires(const W& w, std::size_t k) {
    { w.size() } -> std::convertible_to<std::size_t>;
    { w[k] } -> std::convertible_to<double>;
};

/// Shows the k smallest values, in ascending order: by the window's own way where it has a faster one.
template <ordered_window W, class Visit>
constexpr void visit_smallest(const W& w, std::size_t k, Visit visit) noexcept {
    if constexpr (requires { w.visit_smallest(k, visit); })
        w.visit_smallest(k, visit);
    else
        for (std::size_t i = 0; i < k; ++i) visit(w[i]);
}

/// An order statistic and the next.
struct neighbours {
    double low, high;
};

/// The k-th smallest and the next: by the window's own way where it has a faster one.
template <ordered_window W>
constexpr neighbours neighbours_at(const W& w, std::size_t k) noexcept {
    if constexpr (requires { w.neighbours(k); })
        return w.neighbours(k);
    else
        return {w[k], w[k + 1]};
}

/// How the newest observation stands among all observations of its stretch.
struct standing {
    std::size_t below = 0;  ///< observations smaller than it; different values, where the metric counts equals once
    std::size_t equal = 1;  ///< observations equal to it, itself included
    std::size_t count = 1;  ///< observations in all

    friend constexpr bool operator==(const standing&, const standing&) noexcept = default;
};

/// How two series order the pairs of rows. Whole numbers, and exact up to 2^53.
struct concordance {
    double count = 0;   ///< rows
    double score = 0;   ///< pairs of rows that both series order alike, less those that they order against each other
    double tied_x = 0;  ///< pairs of rows that are equal in x
    double tied_y = 0;
    double distinct_x = 0;  ///< different numbers in x
    double distinct_y = 0;

    friend constexpr bool operator==(const concordance&, const concordance&) noexcept = default;
};

/// Sums over the rows of products of their ranks, each rank doubled and less its mean: the rows below less the rows
/// above. Whole numbers, and exact up to 2^53: for 200,000 rows.
struct rank_products {
    double count = 0;
    double xy = 0;
    double xx = 0;
    double yy = 0;

    friend constexpr bool operator==(const rank_products&, const rank_products&) noexcept = default;
};

/// The same metric, told that it will read `count` observations: what it can work out from that alone is done once and
/// not at every row. A metric that has such work has a member `among(count)`.
template <class M>
constexpr auto among(const M& m, std::size_t count) noexcept {
    if constexpr (requires { m.among(count); })
        return m.among(count);
    else
        return m;
}

namespace detail {

/// The least that an ordered window promises: what reads this reads every one.
struct any_ordered_window {
    std::size_t size() const noexcept;
    double operator[](std::size_t k) const noexcept;
};

}

}
