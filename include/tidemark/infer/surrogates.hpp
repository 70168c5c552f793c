// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/core/counter_random.hpp>
#include <tidemark/core/error.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// A way to make series that move as one did, but know nothing of any other: surrogate number k, below `count(rows)`,
/// of a series. Which one it is depends on k alone.
template <class S>
concept surrogate_scheme =
    requires(const S& s, std::size_t k, std::span<const double> series, std::span<double> surrogate) {
        { s.check() } -> std::same_as<core::complaint>;
        { s.count(k) } -> std::same_as<std::size_t>;
        s.make(k, series, surrogate);
    };

/// Every other start of the same series: it goes on at its beginning. What one row says of the next, and so its
/// autocorrelation and clusters, stays, but for the one seam. Nothing is drawn at random.
///
/// Formula: y*(t) = y((t + k + 1) mod n), k = 0 .. n - 2
/// Input:   a series of n rows
/// Value:   n - 1 surrogates; the series itself, shift 0, is none of them
/// No data: none
/// Source:  Theiler, Eubank, Longtin, Galdrikian and Farmer (1992), Testing for nonlinearity in time series, for
///          surrogates; Andrzejak, Kraskov, Stoegbauer, Mormann and Kreuz (2003) for those shifted in time
struct circular_shifts {
    constexpr core::complaint check() const noexcept { return {}; }
    constexpr std::size_t count(std::size_t rows) const noexcept { return rows > 0 ? rows - 1 : 0; }
    void make(std::size_t k, std::span<const double> series, std::span<double> surrogate) const {
        std::rotate_copy(series.begin(), series.begin() + static_cast<std::ptrdiff_t>(k + 1), series.end(),
                         surrogate.begin());
    }
};

/// The rows in a random order, each as likely: what one row says of the next is lost.
///
/// Formula: the shuffle of Fisher and Yates with the draws 1 .. n - 1 of stream k
/// Input:   a series of n rows; a seed
/// Value:   `replications` surrogates
/// No data: none
/// Errors:  no replications
/// Source:  Durstenfeld (1964), Algorithm 235
struct permutations {
    std::uint64_t seed;
    std::size_t replications = 999;

    constexpr core::complaint check() const noexcept {
        if (replications > 0) return {};
        return {"replications", 0, "1 or more"};
    }
    constexpr std::size_t count(std::size_t) const noexcept { return replications; }
    void make(std::size_t k, std::span<const double> series, std::span<double> surrogate) const {
        const core::counter_random random{.seed = seed, .stream = k};
        std::copy(series.begin(), series.end(), surrogate.begin());
        for (std::size_t i = surrogate.size(); i-- > 1;)
            std::swap(surrogate[i], surrogate[static_cast<std::size_t>(random.below(i, i + 1))]);
    }
};

/// Blocks of rows, drawn with replacement from the series closed to a circle: within a block, what one row says of the
/// next stays.
///
/// Formula: block b of the surrogate begins at a row drawn from 0 .. n - 1, draw b of stream k; the last one is cut
/// Input:   a series of n rows; a seed; a length of blocks well above the memory of the series
/// Value:   `replications` surrogates
/// No data: none
/// Errors:  no replications; a block length of 0 or above n
/// Source:  Politis and Romano (1992), A circular block-resampling procedure for stationary data
struct circular_block_bootstrap {
    std::uint64_t seed;
    std::size_t block_length;
    std::size_t replications = 999;

    constexpr core::complaint check() const noexcept {
        if (replications == 0) return {"replications", 0, "1 or more"};
        if (block_length == 0) return {"block_length", 0, "1 or more"};
        return {};
    }
    constexpr std::size_t count(std::size_t) const noexcept { return replications; }
    void make(std::size_t k, std::span<const double> series, std::span<double> surrogate) const {
        if (block_length > series.size())
            core::refuse("block_length", block_length, "at most the number of rows, " + std::to_string(series.size()));
        const core::counter_random random{.seed = seed, .stream = k};
        std::size_t from = 0;
        for (std::size_t t = 0; t < surrogate.size(); ++t) {
            if (t % block_length == 0) from = static_cast<std::size_t>(random.below(t / block_length, series.size()));
            surrogate[t] = series[from];
            from = from + 1 < series.size() ? from + 1 : 0;
        }
    }
};

}
