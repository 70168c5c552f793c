// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/pairs.hpp>
#include <tidemark/corr/detail/careful_sum.hpp>
#include <tidemark/corr/detail/neighbours.hpp>
#include <tidemark/corr/detail/ranked_column.hpp>
#include <tidemark/corr/detail/unit_range.hpp>
#include <tidemark/corr/estimator.hpp>
#include <tidemark/run/detail/ordered_whole.hpp>

#include <algorithm>
#include <cmath>

namespace tidemark::inline TIDEMARK_ABI::corr {

namespace detail {

/// Divides by the standard deviation. The range is about 1.
inline void scale_to_unit_variance(std::vector<double>& x) noexcept {
    const double count = static_cast<double>(x.size()), anchor = x[0];
    careful_sum sum, squares;
    for (const double v : x) sum.add(v - anchor);
    const double mean = sum.value() / count;
    for (const double v : x) squares.add((v - anchor - mean) * (v - anchor - mean));
    const double deviation = core::sqrt(squares.value() / count);
    for (double& v : x) v = (v - anchor) / deviation;
}

/// Kraskov, Stoegbauer and Grassberger's first estimator. The digamma function of a whole number is a sum of
/// reciprocals less Euler's constant, which goes out. NaN where more than k rows are equal.
inline double information_of_neighbours(std::size_t k, const std::vector<double>& x, const std::vector<double>& y) {
    const std::size_t n = x.size();
    if (n <= k) return core::nan;
    std::vector<double> harmonic(n, 0.0);
    careful_sum reciprocals;
    for (std::size_t m = 1; m < n; ++m) {
        reciprocals.add(1 / static_cast<double>(m));
        harmonic[m] = reciprocals.value();
    }
    const sorted_series by_x{x}, by_y{y};
    const std::vector<double> distance = distances_to_neighbour(k, by_x, y);
    careful_sum nearer;
    for (std::size_t i = 0; i < n; ++i) {
        if (distance[i] == 0) return core::nan;
        nearer.add(harmonic[by_x.nearer(x[i], distance[i])] + harmonic[by_y.nearer(y[i], distance[i])]);
    }
    return harmonic[k - 1] + harmonic[n - 1] - nearer.value() / static_cast<double>(n);
}

/// Bins of one width between the least and the greatest number. A number on an edge is in the bin above, the greatest
/// in the last.
inline std::vector<std::uint64_t> bins_of_equal_width(std::size_t bins, const std::vector<double>& x) {
    const double low = *std::min_element(x.begin(), x.end()), high = *std::max_element(x.begin(), x.end());
    const double step = (high - low) / static_cast<double>(bins);
    const auto edge = [&](std::uint64_t b) { return core::product(static_cast<double>(b), step) + low; };
    std::vector<std::uint64_t> bin;
    for (const double v : x) {
        auto b = static_cast<std::uint64_t>((v - low) / step);
        if (b >= bins) b = bins - 1;
        if (b > 0 && v < edge(b)) --b;
        if (b + 1 < bins && v >= edge(b + 1)) ++b;
        bin.push_back(b);
    }
    return bin;
}

/// Bins of as many rows. Equal numbers are in one bin, that of the first of them.
inline std::vector<std::uint64_t> bins_of_equal_frequency(std::size_t bins, const std::vector<double>& x) {
    const ranked_column ranks = ranked(x);
    std::vector<std::uint64_t> bin;
    for (const std::uint32_t group : ranks.group) bin.push_back(std::uint64_t{ranks.start[group]} * bins / x.size());
    return bin;
}

/// Of the frequencies in the cells of a table: each row's logarithm of how much more often its cell holds than its two
/// bins alone would have it.
inline double information_of_bins(std::size_t bins, const std::vector<std::uint64_t>& x,
                                  const std::vector<std::uint64_t>& y) {
    const auto counts = [n = x.size()](const auto& label_of) {
        std::vector<std::uint64_t> labels(n);
        for (std::size_t i = 0; i < n; ++i) labels[i] = label_of(i);
        std::vector<std::uint64_t> sorted = labels;
        std::sort(sorted.begin(), sorted.end());
        std::vector<double> count;
        for (const std::uint64_t label : labels) {
            const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), label);
            count.push_back(static_cast<double>(last - first));
        }
        return count;
    };
    const std::vector<double> in_x = counts([&](std::size_t i) { return x[i]; }),
                              in_y = counts([&](std::size_t i) { return y[i]; }),
                              in_both = counts([&](std::size_t i) { return x[i] * bins + y[i]; });
    const double n = static_cast<double>(x.size());
    careful_sum sum;
    for (std::size_t i = 0; i < x.size(); ++i) sum.add(std::log(n * in_both[i] / (in_x[i] * in_y[i])));
    return core::larger(sum.value() / n, 0);
}

}

/// Mutual information: how much one series tells of the other, whatever the form of their dependence.
///
/// Formula:  `nearest_neighbours`: psi(k) + psi(n) - mean(psi(n_x + 1) + psi(n_y + 1)), psi the digamma function, n_x
///           and n_y how many rows are nearer in x and in y than the k-th nearest row is in both, both scaled to unit
///           variance; `binned`: sum(p_ij ln(p_ij / (p_i p_j))), p the frequencies of a table of bins x bins
/// Input:    two series of one length; rows with a missing side are left out; bins of equal frequency (equal numbers in
///           one bin) or of equal width from the least to the greatest number
/// Value:    `nats`: 0 where the series are independent, but for chance, which may take `nearest_neighbours` below 0
///           and lifts `binned` by about (bins - 1)^2 / (2 n); `as_correlation`: sqrt(1 - exp(-2 I)), 0 to 1, for
///           normal series the size of their correlation, and 0 where I is below 0
/// No data:  NaN with fewer than 2 rows, when either series is constant, or with an infinite value;
///           `nearest_neighbours`: NaN with no more than k rows, and where more than k rows are equal in both series
/// Errors:   std::invalid_argument for lengths that differ, neighbours of 0, or bins outside 2 to 1e9
/// Rounding: about 1e-15; no noise is added, so that an answer is always the same
/// Cost:     `binned`: O(n log n); `nearest_neighbours`: about n sqrt(k n), and n^2 at worst, where x takes few values
/// Source:   Kraskov, Stoegbauer and Grassberger (2004), eq. 8; Granger and Lin (1994) for sqrt(1 - exp(-2 I))
struct mutual_information {
    static constexpr bool symmetric = true;

    enum class method { nearest_neighbours, binned };
    enum class binning { equal_frequency, equal_width };
    enum class unit { nats, as_correlation };

    method estimated = method::nearest_neighbours;
    std::size_t neighbours = 3;
    std::size_t bins = 10;
    binning binned_by = binning::equal_frequency;
    unit told_in = unit::nats;

    core::complaint check() const noexcept {
        if (neighbours == 0) return {"neighbours", 0, "at least 1"};
        if (bins < 2 || bins > 1'000'000'000) return {"bins", static_cast<double>(bins), "from 2 to 1e9"};
        return {};
    }

    template <core::readable X, core::readable Y>
    double operator()(const X& x, const Y& y) const {
        detail::require_valid(*this);
        run::detail::columns rows{core::pairs(x, y)};
        if (!detail::scale_to_unit_range(rows.x) || !detail::scale_to_unit_range(rows.y)) return core::nan;
        // Sums must not depend on which of the two is called x.
        if (rows.y < rows.x) rows.x.swap(rows.y);
        const double nats = estimated == method::binned ? of_bins(rows.x, rows.y) : of_neighbours(rows.x, rows.y);
        if (told_in == unit::nats || core::is_missing(nats)) return nats;
        return nats > 0 ? core::sqrt(-std::expm1(-2 * nats)) : 0;
    }

private:
    double of_neighbours(std::vector<double>& x, std::vector<double>& y) const {
        detail::scale_to_unit_variance(x);
        detail::scale_to_unit_variance(y);
        return detail::information_of_neighbours(neighbours, x, y);
    }

    double of_bins(const std::vector<double>& x, const std::vector<double>& y) const {
        return binned_by == binning::equal_width
                   ? detail::information_of_bins(bins, detail::bins_of_equal_width(bins, x),
                                                 detail::bins_of_equal_width(bins, y))
                   : detail::information_of_bins(bins, detail::bins_of_equal_frequency(bins, x),
                                                 detail::bins_of_equal_frequency(bins, y));
    }
};

}
