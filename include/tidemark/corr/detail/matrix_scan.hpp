// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/missing.hpp>
#include <tidemark/core/view.hpp>
#include <tidemark/corr/detail/matrix_cells.hpp>

#include <algorithm>
#include <concepts>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// How many full windows of `window` rows, `step` rows apart, lie in so many rows: the matrices of a rolling matrix.
constexpr std::size_t window_count(std::size_t rows, std::size_t window, std::size_t step = 1) noexcept {
    return rows < window || step == 0 ? 0 : (rows - window) / step + 1;
}

}

namespace tidemark::inline TIDEMARK_ABI::corr::detail {

/// A policy of missing data for a matrix: those of every driver, or complete rows only.
template <class P>
concept matrix_policy = missing::policy<P> || std::same_as<P, missing::complete_rows>;

template <matrix_policy P>
constexpr std::size_t least_count(const P& policy, std::size_t window) noexcept {
    if constexpr (requires { policy.min_count; })
        return policy.min_count == missing::skip::unset ? window : policy.min_count;
    else
        return window;
}

/// One matrix for every window of a panel, by block scans of the products of deviations.
///
/// Time is cut in blocks of `window` rows. A window that straddles a boundary is a suffix of one block and a prefix of
/// the next: its sums are one addition, and nothing is ever removed from a sum. Deviations are taken from the last row
/// before the boundary, which lies in every window that straddles it.
///
/// Windows are answered in batches of about the square root of their number at a boundary, so that a batch of matrices
/// stays near the processor; from batch to batch each entry keeps its prefix, and for each batch the suffix behind it.
///
/// `Entry` turns central sums into an entry. `Sink::place(m, count)` says where the matrices m .. m + count - 1 go, and
/// `Sink::done(m, count)` hears when they are there. Columns with missing rows are read pair by pair where fewer rows
/// than the window are enough; else their entries are NaN.
template <class Entry, class Real, std::floating_point T, class Sink>
class matrix_scan {
    static constexpr std::size_t width = core::width<Real>;
    static constexpr std::size_t together = 4;  // registers that are folded side by side

public:
    template <matrix_policy P>
    matrix_scan(const Entry& entry, const core::panel_view<T>& panel, std::size_t window, std::size_t step,
                const P& policy, Sink& sink)
        : entry_{entry},
          panel_{panel},
          sink_{sink},
          n_{panel.columns()},
          window_{window},
          step_{step},
          least_{least_count(policy, window)},
          complete_rows_{std::same_as<P, missing::complete_rows>} {}

    void run() {
        const std::size_t count = window_count(panel_.rows(), window_, step_);
        for (std::size_t m = 0; m < count;) {
            const std::size_t block = m * step_ / window_ * window_;
            const std::size_t next = (std::min)(count, (block + window_ - 1) / step_ + 1);
            scan_boundary(m, block, {window_, step_, m * step_ - block, next - m, window_, 0});
            m = next;
        }
    }

private:
    // The windows m, m + 1, ... that begin in the block whose first row is `block`.
    void scan_boundary(std::size_t m, std::size_t block, const window_batch& all) {
        rows_ = all.last() + window_;
        read(block);
        find_gaps(block);
        describe_columns(all);

        std::size_t size = 8;
        while (size * size < all.count) ++size;
        const std::size_t batches = (all.count + size - 1) / size;
        const auto batch = [&](std::size_t b) { return all.part(b * size, (std::min)(size, all.count - b * size)); };
        const std::size_t registers = (n_ + width - 1) / width * (n_ + gaps_.size() * pair_registers);
        before_.assign(registers, Real{0});
        behind_.assign(registers * batches, Real{0});
        for (std::size_t b = batches; b-- > 1;) keep_suffix(batch(b), behind_.data() + b * registers, registers);
        for (std::size_t b = 0; b < batches; ++b) {
            const window_batch some = batch(b);
            double* const out = sink_.place(m + b * size, some.count);
            answer(some, b * size, behind_.data() + b * registers, out);
            finish(some.count, out);
            sink_.done(m + b * size, some.count);
        }
    }

    // Deviations from the last row before the boundary. Where that is missing or infinite, so are the entries of every
    // window here.
    void read(std::size_t block) {
        deviations_.resize(rows_ * n_);
        for (std::size_t t = 0; t < rows_; ++t)
            for (std::size_t j = 0; j < n_; ++j)
                deviations_[t * n_ + j] = panel_(block + t, j) - panel_(block + window_ - 1, j);
    }

    // The columns that are to be read pair by pair, and the panel as they are read.
    void find_gaps(std::size_t block) {
        gaps_.clear();
        if (least_ == window_) return;
        const auto missing = [&](std::size_t t, std::size_t j) { return core::is_missing(panel_(block + t, j)); };
        for (std::size_t j = 0; j < n_; ++j)
            for (std::size_t t = 0; t < rows_ && (gaps_.empty() || gaps_.back() != j); ++t)
                if (missing(t, j)) gaps_.push_back(j);
        if (gaps_.empty()) return;
        numbers_.resize(rows_ * n_);
        for (std::size_t t = 0; t < rows_; ++t) {
            bool complete = true;
            for (const std::size_t j : gaps_) complete = complete && !missing(t, j);
            for (std::size_t j = 0; j < n_; ++j)
                numbers_[t * n_ + j] = complete_rows_ && !complete ? core::nan : panel_(block + t, j);
        }
        if (!complete_rows_) return;
        gaps_.clear();
        for (std::size_t j = 0; j < n_; ++j) gaps_.push_back(j);
    }

    void describe_columns(const window_batch& all) {
        sums_.resize(all.count * n_);
        scales_.resize(all.count * n_);
        using cell = column_cell<Entry, Real>;
        constexpr std::size_t size = sizeof(typename cell::sums) / sizeof(Real);
        scratch_.resize(all.count * size);
        const double count = static_cast<double>(window_);
        for (std::size_t c = 0; c < n_; c += width) {
            const Real nothing[size]{};
            Real before[size]{};
            scan_batch(cell{deviations(), facts(0), start(c), entry_, count, core::sqrt(1 / count)}, all, nothing,
                       before, scratch_.data());
        }
    }

    // For the batch before this one: the sums of the suffixes that begin with this one's first window.
    void keep_suffix(const window_batch& some, const Real* behind, std::size_t registers) {
        each_cell(0, nullptr, [&](const auto& cell, std::size_t at) TIDEMARK_INLINE_LAMBDA {
            const auto early = fold_suffixes(cell, some, behind + at, [](std::size_t, const auto&) {});
            keep_sums(behind_.data() + (behind - behind_.data()) - registers + at, early);
        });
    }

    void answer(const window_batch& some, std::size_t windows_before, const Real* behind, double* out) {
        scratch_.resize(some.count * (std::max)(together, pair_registers));
        each_cell(windows_before, out, [&](const auto& cell, std::size_t at) TIDEMARK_INLINE_LAMBDA {
            scan_batch(cell, some, behind + at, before_.data() + at, scratch_.data());
        });
    }

    // Every cell of the matrix, with the place of its sums.
    template <class F>
    void each_cell(std::size_t windows_before, double* out, F f) {
        std::size_t at = 0;
        for (std::size_t i = 0; i < n_; ++i) {
            std::size_t c = 0;
            for (; c + together * width <= n_; c += together * width, at += together)
                f(product_cell<Entry, Real, together>{deviations(),
                                                      facts(windows_before),
                                                      out,
                                                      entry_,
                                                      i,
                                                      {c, c + width, c + 2 * width, c + 3 * width}},
                  at);
            for (; c < n_; c += width, ++at)
                f(product_cell<Entry, Real, 1>{deviations(), facts(windows_before), out, entry_, i, {start(c)}}, at);
        }
        for (const std::size_t k : gaps_)
            for (std::size_t c = 0; c < n_; c += width, at += pair_registers)
                f(
                    pair_cell<Entry, Real>{
                        {numbers_.data(), n_}, out, entry_, static_cast<double>(least_), k, start(c), window_, rows_},
                    at);
    }

    // A pair is computed once, and a diagonal is what it must be.
    void finish(std::size_t count, double* out) const {
        for (std::size_t a = 0; a < count; ++a) {
            double* const matrix = out + a * n_ * n_;
            std::size_t gap = 0;
            for (const std::size_t k : gaps_) {
                gap = 0;
                for (std::size_t j = 0; j < n_; ++j) {
                    const bool has_gap = gap < gaps_.size() && gaps_[gap] == j;
                    gap += has_gap ? 1 : 0;
                    if (!has_gap || j > k) matrix[j * n_ + k] = matrix[k * n_ + j];
                }
            }
            for (std::size_t i = 0; i < n_; ++i) matrix[i * n_ + i] = entry_.diagonal(matrix[i * n_ + i]);
        }
    }

    static constexpr std::size_t pair_registers = sizeof(typename pair_cell<Entry, Real>::sums) / sizeof(Real);

    // The last register of a row overlaps the one before it.
    std::size_t start(std::size_t column) const noexcept { return (std::min)(column, n_ - width); }
    deviation_rows deviations() const noexcept { return {deviations_.data(), n_}; }
    column_facts facts(std::size_t windows_before) noexcept {
        return {sums_.data() + windows_before * n_, scales_.data() + windows_before * n_};
    }

    Entry entry_;
    core::panel_view<T> panel_;
    Sink& sink_;
    std::size_t n_, window_, step_, least_;
    bool complete_rows_;
    std::size_t rows_ = 0;               // that the windows at this boundary read
    std::vector<double> deviations_;     // of those rows
    std::vector<double> numbers_;        // those rows themselves, where some are missing
    std::vector<std::size_t> gaps_;      // the columns that are read pair by pair
    std::vector<double> sums_, scales_;  // of the columns, window after window
    std::vector<Real> before_, behind_;  // sums of prefixes, and of suffixes batch after batch
    std::vector<Real> scratch_;          // the suffixes of one cell
};

}
