// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>
#include <tidemark/corr/detail/careful_sum.hpp>
#include <tidemark/run/detail/ordered_sort.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

/// Sums over all pairs of rows of distances in one dimension, in O(n log n): each is put together from positive numbers
/// only, differences of neighbours, so that neither a level nor an outlier costs digits.
namespace tidemark::inline TIDEMARK_ABI::corr::detail {

/// A series in ascending order, and the distances of each of its rows from all others.
struct distances {
    std::vector<std::uint32_t> order;
    std::vector<double> from_row;  ///< sums of distances
    double mean = 0;               ///< of these sums
    double squares = 0;            ///< the sum of squared distances over all pairs of rows, both ways

    explicit distances(const std::vector<double>& x) : from_row(x.size()) {
        const std::size_t n = x.size();
        run::detail::ordered_sort sort{n};
        for (const std::uint64_t row : sort(x)) order.push_back(static_cast<std::uint32_t>(row));
        careful_sum below, above, total, deviations, squared;
        for (std::size_t k = 1; k < n; ++k) {
            below.add(static_cast<double>(k) * (x[order[k]] - x[order[k - 1]]));
            from_row[order[k]] = below.value();
            deviations.add(x[order[k]] - x[order[0]]);
        }
        for (std::size_t k = n - 1; k-- > 0;) {
            above.add(static_cast<double>(n - 1 - k) * (x[order[k + 1]] - x[order[k]]));
            from_row[order[k]] += above.value();
        }
        for (const double sum : from_row) total.add(sum);
        const double count = static_cast<double>(n), middle = deviations.value() / count;
        for (const double v : x) squared.add((v - x[order[0]] - middle) * (v - x[order[0]] - middle));
        mean = total.value() / count;
        squares = 2 * count * squared.value();
    }
};

/// The rows of one half of a merge that have come.
class merged_rows {
public:
    /// y goes up to the next row.
    void climb(double dy) noexcept {
        climbed_.add(count_ * dy);
        lever_.add(away_.value() * dy);
    }
    /// A row that lies `apart` in x from where the halves meet.
    void take(double apart) noexcept {
        count_ += 1;
        away_.add(apart);
    }
    /// What it makes with each of them, as a row of the other half: distance in x times distance in y.
    double with(double apart) const noexcept { return apart * climbed_.value() + lever_.value(); }

private:
    double count_ = 0;
    careful_sum away_;     // how far they are, together
    careful_sum climbed_;  // how far y has gone up since each of them, together
    careful_sum lever_;    // and that times how far away it is
};

/// The sum over all pairs of rows, both ways, of |x_i - x_j| |y_i - y_j|: a merge sort by y of rows that are in the
/// order of x. Where two halves meet, at x = m, a pair lies (m - x_i) + (x_j - m) apart in x.
inline double distance_products(const std::vector<std::uint32_t>& order_of_x, const std::vector<double>& x,
                                const std::vector<double>& y) {
    const std::size_t n = x.size();
    std::vector<std::uint32_t> rows = order_of_x, merged(n);
    careful_sum total;
    for (std::size_t width = 1; width < n; width *= 2) {
        for (std::size_t first = 0; first < n; first += 2 * width) {
            const std::size_t middle = core::lesser(first + width, n), last = core::lesser(middle + width, n);
            if (middle == last) {
                for (std::size_t k = first; k < last; ++k) merged[k] = rows[k];
                continue;
            }
            const double meet = x[order_of_x[middle]];
            std::size_t a = first, b = middle;
            merged_rows early, late;
            double before = core::smaller(y[rows[a]], y[rows[b]]);
            for (std::size_t to = first; to < last; ++to) {
                const bool from_early = b == last || (a < middle && y[rows[a]] <= y[rows[b]]);
                const std::uint32_t row = merged[to] = rows[from_early ? a++ : b++];
                early.climb(y[row] - before);
                late.climb(y[row] - before);
                before = y[row];
                if (from_early) {
                    total.add(late.with(meet - x[row]));
                    early.take(meet - x[row]);
                } else {
                    total.add(early.with(x[row] - meet));
                    late.take(x[row] - meet);
                }
            }
        }
        rows.swap(merged);
    }
    return 2 * total.value();
}

/// The sum over rows of the products of their distances from all others, each less its mean.
inline double products_of_row_sums(const distances& x, const distances& y) noexcept {
    careful_sum sum;
    for (std::size_t i = 0; i < x.from_row.size(); ++i) sum.add((x.from_row[i] - x.mean) * (y.from_row[i] - y.mean));
    return sum.value();
}

}
