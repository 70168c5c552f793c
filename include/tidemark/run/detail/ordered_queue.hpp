// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/run/detail/ordered_standing.hpp>
#include <tidemark/state/ordered.hpp>

#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// Rows in order that enter at one end of time and leave at the other, as many at a time as they like: the counterpart
/// of `fold_queue`, with the same members.
template <class M>
    requires core::order_statistic<M> || core::rank_statistic<M>
class ordered_queue {
public:
    using observation = double;

    ordered_queue(const M& metric, std::size_t capacity) : metric_{metric}, rows_(capacity), ascending_{capacity} {}

    std::size_t rows() const noexcept { return size_; }
    std::size_t observed() const noexcept { return ascending_.size(); }

    void push(double x) noexcept {
        ascending_.slide(core::nan, x);
        rows_[place(oldest_ + size_++)] = x;
    }
    void pop() noexcept {
        ascending_.slide(rows_[oldest_], core::nan);
        oldest_ = place(oldest_ + 1);
        --size_;
    }

    double value() const noexcept {
        if constexpr (core::order_statistic<M>) {
            return metric_.lower(ascending_);
        } else {
            const double newest = size_ == 0 ? core::nan : rows_[place(oldest_ + size_ - 1)];
            if (core::is_missing(newest)) return core::nan;
            return metric_.lower(standing_in(ascending_, newest, core::equals_count_once(metric_)));
        }
    }

    /// The rows, the oldest first. No boundary cuts them.
    const double& row(std::size_t k) const noexcept { return rows_[place(oldest_ + k)]; }
    static constexpr std::size_t rows_before_boundary() noexcept { return 0; }
    static constexpr void close() noexcept {}

    void reset() noexcept {
        ascending_.clear();
        oldest_ = size_ = 0;
    }

private:
    std::size_t place(std::size_t i) const noexcept { return i < rows_.size() ? i : i - rows_.size(); }

    M metric_;
    std::vector<double> rows_;
    state::ordered ascending_;
    std::size_t oldest_ = 0, size_ = 0;
};

}
