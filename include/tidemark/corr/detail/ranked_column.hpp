// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/missing.hpp>
#include <tidemark/run/detail/ordered_sort.hpp>
#include <tidemark/state/ordered.hpp>

#include <cstdint>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::corr::detail {

/// A series in ascending order. Equal numbers are one group.
struct ranked_column {
    static constexpr std::uint32_t absent = ~std::uint32_t{0};

    std::vector<std::uint32_t> order;  // the observed rows
    std::vector<std::uint32_t> group;  // of every row: its place among the different numbers, or absent
    std::vector<std::uint32_t> start;  // of every group: how many rows are below it; and of one past the last: all

    explicit ranked_column(std::size_t rows) : group(rows) {}

    std::size_t size() const noexcept { return order.size(); }
    std::size_t groups() const noexcept { return start.empty() ? 0 : start.size() - 1; }
    bool tied() const noexcept { return groups() < size(); }
    bool observes(std::uint32_t row) const noexcept { return group[row] != absent; }

    /// The rows below less the rows above: the rank less its mean, twice, a whole number.
    double centred_rank(std::uint32_t row) const noexcept {
        const std::uint32_t g = group[row];
        return static_cast<double>(start[g]) + static_cast<double>(start[g + 1]) - static_cast<double>(size());
    }

    void clear() noexcept {
        order.clear();
        start.clear();
    }
    void append(std::uint32_t row, bool equals_the_last) {
        if (!equals_the_last) start.push_back(static_cast<std::uint32_t>(order.size()));
        group[row] = static_cast<std::uint32_t>(start.size() - 1);
        order.push_back(row);
    }
    void finish() { start.push_back(static_cast<std::uint32_t>(order.size())); }
};

/// Of a vector, a span or a column of a matrix.
template <class Series>
ranked_column ranked(const Series& x) {
    const auto rows = static_cast<std::size_t>(x.size());
    std::vector<double> observed;
    std::vector<std::uint32_t> row;
    for (std::size_t t = 0; t < rows; ++t) {
        const double v = x[static_cast<decltype(x.size())>(t)];
        if (core::is_missing(v)) continue;
        observed.push_back(state::one_zero(v));
        row.push_back(static_cast<std::uint32_t>(t));
    }
    ranked_column c{rows};
    for (auto& g : c.group) g = ranked_column::absent;
    run::detail::ordered_sort sort{observed.size()};
    double last = core::nan;
    for (const std::uint64_t k : sort(observed)) {
        c.append(row[k], observed[k] == last);
        last = observed[k];
    }
    c.finish();
    return c;
}

/// The rows of two columns that observe the same ones, in the order of x and of y where x is equal: those of y in their
/// order, dealt out to the groups of x. Into `rows`; `next` is scratch.
inline void order_of_both(const ranked_column& x, const ranked_column& y, std::vector<std::uint32_t>& rows,
                          std::vector<std::uint32_t>& next) {
    next = x.start;
    rows.resize(x.size());
    for (const std::uint32_t row : y.order) rows[next[x.group[row]]++] = row;
}

}
