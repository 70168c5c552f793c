// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>
#include <tidemark/run/detail/ordered_sort.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Nearest rows of two series, by the greater of the distances in x and in y.
namespace tidemark::inline TIDEMARK_ABI::corr::detail {

/// Numbers in ascending order, and the rows in which they stand.
struct sorted_series {
    std::vector<std::uint32_t> row;
    std::vector<double> ascending;

    explicit sorted_series(std::span<const double> x) {
        run::detail::ordered_sort sort{x.size()};
        for (const std::uint64_t i : sort(x)) {
            row.push_back(static_cast<std::uint32_t>(i));
            ascending.push_back(x[i]);
        }
    }

    /// How many others are nearer to `centre`, which is one of them, than `distance`, which is not 0.
    std::size_t nearer(double centre, double distance) const noexcept {
        const std::size_t below = first([&](double v) { return centre - v < distance; });
        return first([&](double v) { return v - centre >= distance; }) - below - 1;
    }

private:
    template <class Holds>
    std::size_t first(Holds holds) const noexcept {
        std::size_t low = 0, high = ascending.size();
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (holds(ascending[middle]))
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
};

/// The distance of each row from the k-th nearest other row, of more than k: rows are tried in the order of how near
/// they are in x, until that alone is too far.
inline std::vector<double> distances_to_neighbour(std::size_t k, const sorted_series& x, std::span<const double> y) {
    const std::size_t n = x.row.size();
    std::vector<double> answer(n), across, nearest(k);
    for (const std::uint32_t row : x.row) across.push_back(y[row]);
    for (std::size_t at = 0; at < n; ++at) {
        for (double& d : nearest) d = core::infinity;
        std::size_t left = at, right = at + 1;  // the next are left - 1 and right
        while (left > 0 || right < n) {
            const double to_left = left > 0 ? x.ascending[at] - x.ascending[left - 1] : core::infinity,
                         to_right = right < n ? x.ascending[right] - x.ascending[at] : core::infinity;
            const bool goes_left = to_left < to_right;
            const double along = goes_left ? to_left : to_right;
            if (along >= nearest.back()) break;
            const double dy = across[goes_left ? --left : right++] - across[at];
            const double distance = core::larger(along, dy < 0 ? -dy : dy);
            if (distance >= nearest.back()) continue;
            std::size_t to = k - 1;
            for (; to > 0 && nearest[to - 1] > distance; --to) nearest[to] = nearest[to - 1];
            nearest[to] = distance;
        }
        answer[x.row[at]] = nearest.back();
    }
    return answer;
}

}
