// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/run/detail/ordered_standing.hpp>
#include <tidemark/state/ordered.hpp>

#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// The rolling window of one metric that reads its observations in order: the counterpart of `block_scan`, with the
/// same members.
template <class M>
    requires core::order_statistic<M> || core::rank_statistic<M>
class ordered_window {
public:
    using observation = double;
    static constexpr bool windowed = true;

    ordered_window(const M& metric, std::size_t window)
        : metric_{metric}, rows_(window, core::nan), ascending_{window} {}

    std::size_t window() const noexcept { return rows_.size(); }
    std::size_t usual_count() const noexcept { return window(); }
    std::size_t rows() const noexcept { return seen_; }
    std::size_t rows_with_one_more() const noexcept { return seen_ < window() ? seen_ + 1 : seen_; }
    std::size_t observed() const noexcept { return ascending_.size(); }
    std::size_t observed_with(double x) const noexcept { return ascending_.observed_after(rows_[oldest_], x); }

    /// The rows of the window, the oldest first. No boundary cuts them.
    const double& row(std::size_t k) const noexcept {
        const std::size_t i = seen_ < window() ? k : oldest_ + k;
        return rows_[i < window() ? i : i - window()];
    }
    static constexpr std::size_t rows_since_boundary() noexcept { return 0; }

    void reset() noexcept {
        for (double& r : rows_) r = core::nan;
        ascending_.clear();
        seen_ = oldest_ = 0;
    }

    void push(double x) noexcept {
        ascending_.slide(rows_[oldest_], x);
        rows_[oldest_] = x;
        oldest_ = oldest_ + 1 == window() ? 0 : oldest_ + 1;
        seen_ = rows_with_one_more();
    }

    double value() const noexcept { return answer(ascending_, rows_[(oldest_ == 0 ? window() : oldest_) - 1]); }
    double peek(double x) const noexcept { return answer(state::ordered::ahead{ascending_, rows_[oldest_], x}, x); }

private:
    template <core::ordered_window W>
    double answer(const W& ascending, double newest) const noexcept {
        if constexpr (core::order_statistic<M>)
            return metric_.lower(ascending);
        else if (core::is_missing(newest))
            return core::nan;
        else
            return metric_.lower(standing_in(ascending, newest, core::equals_count_once(metric_)));
    }

    M metric_;
    std::vector<double> rows_;  // the oldest in the place where the next one goes; NaN where there was none
    state::ordered ascending_;
    std::size_t seen_ = 0;
    std::size_t oldest_ = 0;
};

}
