// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/ordered_sort.hpp>
#include <tidemark/state/ordered.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// A stretch of some windows, sorted once: each row's place in the order of all, and the numbers in that order.
class ordered_tile {
public:
    static constexpr std::uint32_t absent = ~std::uint32_t{0};

    explicit ordered_tile(std::size_t capacity)
        : sort_{capacity}, observed_(capacity), ascending_(capacity), row_(capacity), place_(capacity) {}

    template <class S>
    void sort(const S& rows, std::size_t first, std::size_t count) noexcept {
        size_ = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const double x = state::one_zero(rows[first + i]);
            place_[i] = absent;
            row_[size_] = static_cast<std::uint32_t>(i);
            observed_[size_] = x;
            size_ += core::is_missing(x) ? 0 : 1;
        }
        const auto order = sort_({observed_.data(), size_});
        for (std::size_t k = 0; k < size_; ++k) {
            ascending_[k] = observed_[order[k]];
            place_[row_[order[k]]] = static_cast<std::uint32_t>(k);
        }
    }

    /// Places of rows, `absent` where one is missing. Equal numbers have neighbouring places, in the order of time.
    std::uint32_t place(std::size_t row) const noexcept { return place_[row]; }

    std::span<const double> ascending() const noexcept { return {ascending_.data(), size_}; }

private:
    ordered_sort sort_;
    std::vector<double> observed_, ascending_;
    std::vector<std::uint32_t> row_, place_;
    std::size_t size_ = 0;
};

/// How many rows a tile has: some windows, which overlap by a window less one.
inline std::size_t tile_length(std::size_t n, std::size_t window) noexcept {
    const std::size_t windows = window < n / 6 ? 6 * window : n;
    return core::lesser(n, windows < 2048 ? 2048 : windows);
}

/// Calls visit(first row, rows, first row that is new) for each tile in turn.
template <class Visit>
void for_each_tile(std::size_t n, std::size_t window, std::size_t length, Visit visit) {
    for (std::size_t next = 0; next < n;) {
        const std::size_t first = next < window ? 0 : next - (window - 1), count = core::lesser(length, n - first);
        visit(first, count, next);
        next = first + count;
    }
}

}
