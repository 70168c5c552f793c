// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/lane_fold.hpp>
#include <tidemark/state/comoments.hpp>

#include <cstddef>

/// The sums from which rolling matrices are made: each cell folds some entries of one row of the matrix over the rows
/// around a block boundary, suffixes before it and prefixes behind it.
namespace tidemark::inline TIDEMARK_ABI::corr::detail {

/// Some windows that straddle one boundary. Rows are told from the beginning of the block before the boundary, which is
/// row `window`; window a holds the rows from `row(a)` on.
struct window_batch {
    std::size_t window, step;
    std::size_t first, count;
    std::size_t suffix_from;  // rows from here to the boundary are folded already
    std::size_t prefix_rows;  // so many rows behind the boundary are folded already

    constexpr std::size_t row(std::size_t a) const noexcept { return first + a * step; }
    constexpr std::size_t last() const noexcept { return row(count - 1); }

    /// The windows a .. a + some - 1 of these.
    constexpr window_batch part(std::size_t a, std::size_t some) const noexcept {
        return {window,
                step,
                row(a),
                some,
                a + some == count ? suffix_from : row(a + some),
                a == 0 ? prefix_rows : row(a - 1)};
    }
};

/// How many registers the sums of a cell are. They are read and written one by one: a copy of all would go through
/// memory.
template <class Sums, class Real>
inline constexpr std::size_t registers_of = sizeof(Sums) / sizeof(Real);

template <class Sums, class Real>
TIDEMARK_INLINE Sums sums_at(const Real* from) noexcept {
    Sums s;
    if constexpr (requires { s.of; }) {
        run::detail::unrolled<registers_of<Sums, Real>>([&](auto k) TIDEMARK_INLINE_LAMBDA { s.of[k] = from[k]; });
    } else {
        s.count = *from++;
        run::detail::each_but_count(s, [&](Real& member) TIDEMARK_INLINE_LAMBDA { member = *from++; });
    }
    return s;
}

template <class Sums, class Real>
TIDEMARK_INLINE void keep_sums(Real* to, const Sums& s) noexcept {
    if constexpr (requires { s.of; }) {
        run::detail::unrolled<registers_of<Sums, Real>>([&](auto k) TIDEMARK_INLINE_LAMBDA { to[k] = s.of[k]; });
    } else {
        *to++ = s.count;
        run::detail::each_but_count(s, [&](const Real& member) TIDEMARK_INLINE_LAMBDA { *to++ = member; });
    }
}

/// Folds the rows of the batch's suffixes, from that of the next batch on, and keeps each in `scratch`.
template <class Cell, class Real, class Keep>
TIDEMARK_INLINE typename Cell::sums fold_suffixes(const Cell cell, const window_batch batch, const Real* behind,
                                                  Keep keep) noexcept {
    auto early = sums_at<typename Cell::sums>(behind);
    std::size_t row = batch.suffix_from;
    for (std::size_t a = batch.count; a-- > 0;) {
        for (const std::size_t to = batch.row(a); row > to;) cell.prepend(early, --row);
        keep(a, early);
    }
    return early;
}

/// Answers a batch of windows. `behind` are the sums of the suffix behind the batch, `before` those of the prefix
/// before it, which becomes that of the next.
template <class Cell, class Real>
TIDEMARK_FLATTEN void scan_batch(const Cell cell, const window_batch batch, const Real* behind, Real* before,
                                 Real* scratch) noexcept {
    using sums = typename Cell::sums;
    constexpr std::size_t size = registers_of<sums, Real>;
    fold_suffixes(cell, batch, behind, [scratch](std::size_t a, const sums& early) TIDEMARK_INLINE_LAMBDA {
        keep_sums(scratch + a * size, early);
    });
    auto late = sums_at<sums>(before);
    std::size_t rows = batch.prefix_rows;
    for (std::size_t a = 0; a < batch.count; ++a) {
        for (const std::size_t to = batch.row(a); rows < to; ++rows) cell.append(late, batch.window + rows);
        cell.answer(a, sums_at<sums>(scratch + a * size), late);
    }
    keep_sums(before, late);
}

/// Deviations of the rows around a boundary, row after row.
struct deviation_rows {
    const double* first;
    std::size_t columns;

    const double* at(std::size_t row, std::size_t column) const noexcept { return first + row * columns + column; }
};

/// What the entries of a column need to know of it, window after window: its sum, times sqrt(1 / window), and the
/// factor that its spread gives to them.
struct column_facts {
    double* sums;
    double* scales;
};

/// One column in each lane, by itself.
template <class Entry, class Real>
struct column_cell {
    struct sums {
        Real of[2];  // deviations, and their squares
    };

    deviation_rows rows;
    column_facts facts;
    std::size_t column;
    Entry entry;
    Real count, root;

    TIDEMARK_INLINE void prepend(sums& s, std::size_t row) const noexcept {
        Real d;
        core::load(d, rows.at(row, column));
        s.of[0] = s.of[0] + d;
        s.of[1] = s.of[1] + core::product(d, d);
    }
    TIDEMARK_INLINE void append(sums& s, std::size_t row) const noexcept { prepend(s, row); }
    TIDEMARK_INLINE void answer(std::size_t a, const sums& early, const sums& late) const noexcept {
        const Real x = core::product(early.of[0] + late.of[0], root);
        core::store(facts.sums + a * rows.columns + column, x);
        core::store(facts.scales + a * rows.columns + column,
                    entry.scale((early.of[1] + late.of[1]) - core::product(x, x), count));
    }
};

/// Entries of row `i` of the matrix at the columns from j[0], j[1], ... on, of columns that miss nothing.
template <class Entry, class Real, std::size_t Registers>
struct product_cell {
    struct sums {
        Real of[Registers];
    };

    deviation_rows rows;
    column_facts facts;
    double* out;
    Entry entry;
    std::size_t i;
    std::size_t j[Registers];

    TIDEMARK_INLINE void prepend(sums& s, std::size_t row) const noexcept {
        const Real x = *rows.at(row, i);
        run::detail::unrolled<Registers>([&](auto v) TIDEMARK_INLINE_LAMBDA {
            Real y;
            core::load(y, rows.at(row, j[v]));
            s.of[v] = s.of[v] + core::product(x, y);
        });
    }
    TIDEMARK_INLINE void append(sums& s, std::size_t row) const noexcept { prepend(s, row); }
    TIDEMARK_INLINE void answer(std::size_t a, const sums& early, const sums& late) const noexcept {
        const std::size_t n = rows.columns;
        const Real x = facts.sums[a * n + i], scale = facts.scales[a * n + i];
        run::detail::unrolled<Registers>([&](auto v) TIDEMARK_INLINE_LAMBDA {
            Real y, other;
            core::load(y, facts.sums + a * n + j[v]);
            core::load(other, facts.scales + a * n + j[v]);
            core::store(out + (a * n + i) * n + j[v],
                        entry((early.of[v] + late.of[v]) - core::product(x, y), scale, other));
        });
    }
};

/// Entries of row `i` at the columns from `j` on, each over the rows where both columns are observed.
///
/// Suffixes are anchored at the last such row before the boundary that is finite, prefixes at the first one from the
/// last row before the boundary on, and the join moves the one onto the other.
template <class Entry, class Real>
struct pair_cell {
    using sums = tidemark::state::basic_cross_sums<Real>;
    using pair = core::basic_pair<Real>;

    deviation_rows rows;  // the numbers themselves
    double* out;
    Entry entry;
    double least;
    std::size_t i, j;
    pair before, behind;

    pair_cell(const deviation_rows& numbers, double* to, const Entry& lowered, double least_count, std::size_t row,
              std::size_t column, std::size_t window, std::size_t end) noexcept
        : rows{numbers}, out{to}, entry{lowered}, least{least_count}, i{row}, j{column} {
        for (std::size_t lane = 0; lane < core::width<Real>; ++lane) {
            const auto at = [&](std::size_t t) { return core::pair{*rows.at(t, i), *rows.at(t, j + lane)}; };
            std::size_t t = window;
            while (t > 0 && !core::is_finite(at(t - 1))) --t;
            core::set_lane(before, lane, t > 0 ? at(t - 1) : core::pair{0, 0});
            for (t = window - 1; t < end && !core::is_finite(at(t));) ++t;
            core::set_lane(behind, lane, t < end ? at(t) : core::pair{0, 0});
        }
    }

    TIDEMARK_INLINE void prepend(sums& s, std::size_t row) const noexcept { s = sums::combine(lift(row, before), s); }
    TIDEMARK_INLINE void append(sums& s, std::size_t row) const noexcept { s = sums::combine(s, lift(row, behind)); }
    TIDEMARK_INLINE void answer(std::size_t a, const sums& early, const sums& late) const noexcept {
        const pair anchor = core::select(early.count > 0, before, behind);
        const sums s = sums::combine(early, late.moved(behind, anchor));
        const Real root = core::sqrt(core::reciprocal_of_count(s.count));
        const Real x = core::product(s.x, root), y = core::product(s.y, root);
        const Real answer = entry(s.xy - core::product(x, y), entry.scale(s.xx - core::product(x, x), s.count),
                                  entry.scale(s.yy - core::product(y, y), s.count));
        core::store(out + (a * rows.columns + i) * rows.columns + j, core::select(s.count < least, core::nan, answer));
    }

private:
    // A missing row is read as the anchor, whose deviations are zero.
    TIDEMARK_INLINE sums lift(std::size_t row, const pair& anchor) const noexcept {
        pair p{*rows.at(row, i), 0};
        core::load(p.y, rows.at(row, j));
        const auto absent = core::is_missing(p);
        sums s = sums::lift(core::select(absent, anchor, p), anchor);
        s.count = core::select(absent, Real{0}, Real{1});
        return s;
    }
};

}
