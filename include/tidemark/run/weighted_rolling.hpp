// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/lanes.hpp>
#include <tidemark/run/detail/set_up.hpp>

#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run {

/// What a window with weights answers: the weighted mean sum(w x) / sum(w), or sum(w x) alone, which is a filter.
enum class weighted_answer { mean, sum };

namespace detail {

/// The weights of a window, oldest row first.
template <core::readable W>
std::vector<double> weights_of_window(const W& weights, weighted_answer answer) {
    const auto given = core::as_sample(weights);
    if (given.size() == 0) core::refuse("length of weights", given.size(), "at least 1, the window");
    std::vector<double> all(given.size());
    bool any = false;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const double w = all[i] = given[i];
        const auto name = [&] { return "weights[" + std::to_string(i) + "]"; };
        if (!core::is_finite(w)) core::refuse(name(), w, "a finite number");
        if (w < 0 && answer == weighted_answer::mean) core::refuse(name(), w, "0 or more, for a weighted mean");
        any = any || w != 0;
    }
    if (!any) core::refuse("sum of weights", 0.0, "a weight other than 0");
    return all;
}

/// sum(w_j x[i + j]) for i = 0 .. count-1, several windows side by side in registers, each from its oldest row. Rounds
/// `count` up to the next multiple of windows_together.
inline constexpr std::size_t windows_together = 4 * core::lane_count;
inline void dot_each(std::span<const double> weights, const double* x, std::size_t count, double* to) noexcept {
    constexpr std::size_t step = core::lane_count;
    for (std::size_t i = 0; i < count; i += windows_together) {
        core::lanes a = 0, b = 0, c = 0, d = 0, row = 0;  // by name: GCC would keep an array in memory
        for (std::size_t j = 0; j < weights.size(); ++j) {
            const core::lanes w = weights[j];
            const double* const at = x + i + j;
            core::load(row, at), a += core::product(w, row);
            core::load(row, at + step), b += core::product(w, row);
            core::load(row, at + 2 * step), c += core::product(w, row);
            core::load(row, at + 3 * step), d += core::product(w, row);
        }
        core::store(to + i, a), core::store(to + i + step, b);
        core::store(to + i + 2 * step, c), core::store(to + i + 3 * step, d);
    }
}

/// The windows that end in one tile of a sample. A row that is missing, or before the first, is 0, and so is its
/// `here`, which is 1 for an observed one. All windows go the same way, so that equal ones have equal bits.
class weighted_tile {
public:
    explicit weighted_tile(std::vector<double> weights)
        : w_{std::move(weights)},
          tile_{(w_.size() + 1024) / windows_together * windows_together},
          value_(w_.size() + tile_),
          here_(value_),
          weighted_(tile_),
          weight_(tile_) {
        const std::vector<double> ones(w_.size() + windows_together, 1.0);
        dot_each(w_, ones.data(), 1, weight_.data());
        all_weights_ = weight_[0];
    }

    std::size_t size() const noexcept { return tile_; }

    /// The windows that end in rows [first, first + count).
    template <core::sample S>
    void show(const S& rows, std::size_t first, std::size_t count) noexcept {
        const std::size_t before = w_.size() - 1;
        double seen = 0;
        for (std::size_t k = 0; k < before + count; ++k) {
            const double x = first + k < before ? core::nan : rows[first + k - before];
            here_[k] = core::is_missing(x) ? 0 : 1;
            value_[k] = core::is_missing(x) ? 0 : x;
            seen += here_[k];
        }
        complete_ = seen == static_cast<double>(before + count);
        dot_each(w_, value_.data(), count, weighted_.data());
        if (!complete_) dot_each(w_, here_.data(), count, weight_.data());
    }

    bool complete() const noexcept { return complete_; }
    bool here(std::size_t k) const noexcept { return here_[k] != 0; }  ///< k = 0 is the oldest row of window 0
    double weighted(std::size_t i) const noexcept { return weighted_[i]; }
    double weight(std::size_t i) const noexcept { return complete_ ? all_weights_ : weight_[i]; }

private:
    std::vector<double> w_;
    std::size_t tile_;
    std::vector<double> value_, here_, weighted_, weight_;
    double all_weights_ = 0;
    bool complete_ = false;
};

}

/// A window with a weight for each of its rows, at every row, into the caller's memory.
///
/// Input:    w finite weights, the oldest row's first; a readable sample of n rows; `out` of n numbers
/// Value:    out[i] = sum(w_j x_(i-w+1+j)) / sum(w_j), j = 0 .. w-1; for weighted_answer::sum not divided
/// No data:  as `rolling`, whose window is the number of weights: under missing::skip both sums are over the observed
///           rows. NaN also where all observed rows weigh 0, or an infinity does
/// Errors:   std::invalid_argument for no weights, weights that are all 0, not finite or, for a mean, negative, a
///           min_count above the window, an `out` of another length, or a missing row under missing::refuse; nothing is
///           written then
/// Rounding: each window by itself, from its oldest row; equal windows give equal bits
/// Cost:     O(n w), as many windows at a time as four registers hold; memory of a few windows
template <core::readable W, class R, missing::policy P = missing::skip>
    requires core::readable<R> && std::same_as<typename core::sample_of<R>::observation, double>
void weighted_rolling_into(std::span<double> out, const W& weights, const R& sample,
                           weighted_answer answer = weighted_answer::mean, const P& policy = {}) {
    const auto rows = core::as_sample(sample);
    detail::weighted_tile tile{detail::weights_of_window(weights, answer)};
    const std::size_t window = core::as_sample(weights).size();
    detail::require_min_count(policy, window);
    if (out.size() != rows.size())
        core::refuse("length of out", out.size(), "the length of the sample, " + std::to_string(rows.size()));
    if constexpr (std::same_as<P, missing::refuse>) detail::require_complete(rows);

    for (std::size_t first = 0; first < rows.size(); first += tile.size()) {
        const std::size_t count = core::lesser(tile.size(), rows.size() - first);
        tile.show(rows, first, count);
        std::size_t observed = 0;
        for (std::size_t k = 0; k + 1 < window; ++k) observed += tile.here(k) ? 1 : 0;
        for (std::size_t i = 0; i < count; ++i) {
            observed += tile.here(i + window - 1) ? 1 : 0;
            const double value = answer == weighted_answer::mean ? tile.weighted(i) / tile.weight(i) : tile.weighted(i);
            const bool answers = detail::enough(policy, observed, core::lesser(first + i + 1, window), window);
            out[first + i] = answers ? value : core::nan;
            observed -= tile.here(i) ? 1 : 0;
        }
    }
}

/// A window with a weight for each of its rows, at every row, in a new vector. See `weighted_rolling_into`.
template <core::readable W, class R, missing::policy P = missing::skip>
    requires core::readable<R> && std::same_as<typename core::sample_of<R>::observation, double>
std::vector<double> weighted_rolling(const W& weights, const R& sample, weighted_answer answer = weighted_answer::mean,
                                     const P& policy = {}) {
    std::vector<double> out(core::as_sample(sample).size());
    weighted_rolling_into(out, weights, sample, answer, policy);
    return out;
}

}
