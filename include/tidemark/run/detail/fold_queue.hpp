// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/block_prefix.hpp>

#include <bit>
#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// The fold of rows that enter at one end and leave at the other, as many at a time as they like: the rows that came
/// last are one prefix, those before them suffixes of a stretch that is folded right to left when the one before it has
/// left. Nothing is removed from a state, and no anchor is older than the oldest row. (Two stacks; van Herk's blocks of
/// varying length.)
template <core::fold M>
class fold_queue {
    using form = scan_form<M>;
    using state = typename form::state;

public:
    using observation = core::observation_of<M>;

    fold_queue(const M& metric, std::size_t capacity)
        : metric_{metric}, rows_(std::bit_ceil(capacity)), suffix_(rows_.size()), missing_(rows_.size()) {}

    std::size_t rows() const noexcept { return last_ - first_; }
    std::size_t observed() const noexcept { return rows() - head_.missing() - missing_before(); }

    /// There must be room.
    void push(const observation& x) noexcept {
        rows_[place(last_++)] = x;
        head_.extend(metric_, x);
    }
    /// There must be a row.
    void pop() noexcept {
        if (first_ == boundary_) fold_back();
        ++first_;
    }

    auto value() const noexcept {
        if (missing_before() == boundary_ - first_)
            return core::lower(form::at(metric_, head_.anchor()), head_.folded());
        const auto fold = form::at(metric_, anchor_);
        const state before = suffix_[place(first_)].with_count(boundary_ - first_ - missing_before());
        if (head_.observed() == 0) return core::lower(fold, before);
        return core::lower(fold, core::combine(fold, before, form::moved(head_.folded(), head_.anchor(), anchor_)));
    }

    /// The rows, the oldest first, and how many of them stand before the boundary.
    const observation& row(std::size_t k) const noexcept { return rows_[place(first_ + k)]; }
    std::size_t rows_before_boundary() const noexcept { return boundary_ - first_; }
    /// Puts the boundary behind the rows that are there.
    void close() noexcept { fold_back(); }

    void reset() noexcept {
        first_ = boundary_ = last_ = 0;
        head_ = {};
    }

private:
    std::size_t place(std::size_t i) const noexcept { return i & (rows_.size() - 1); }
    std::size_t missing_before() const noexcept { return first_ == boundary_ ? 0 : missing_[place(first_)]; }

    // Makes suffixes of all rows, about the last finite observation.
    void fold_back() noexcept {
        anchor_ = last_finite();
        const auto fold = form::at(metric_, anchor_);
        state folded{};
        std::size_t missing = 0;
        for (std::size_t i = last_; i-- > first_;) {
            const observation& x = rows_[place(i)];
            if (core::is_missing(x))
                ++missing;
            else
                folded = core::combine(fold, core::lift(fold, x), folded);
            suffix_[place(i)] = folded;
            missing_[place(i)] = missing;
        }
        boundary_ = last_;
        head_ = {};
    }

    typename form::anchor_type last_finite() const noexcept {
        if constexpr (form::sums)
            for (std::size_t i = last_; i-- > first_;)
                if (const auto z = core::observe(metric_, rows_[place(i)]); core::is_finite(z)) return z;
        return {};
    }

    M metric_;
    std::vector<observation> rows_;
    std::vector<kept<M>> suffix_;  // suffix_[i]: rows i, i + 1, ... before the boundary
    std::vector<std::size_t> missing_;
    block_prefix<M> head_{};  // rows from the boundary on
    typename form::anchor_type anchor_{};
    std::size_t first_ = 0, boundary_ = 0, last_ = 0;
};

}
