// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// The rolling window of a recursion, by the kernel that its state names; the counterpart of `block_scan`, with the
/// same members.
template <core::windowed_recursion M>
class recursion_window {
public:
    using observation = core::observation_of<M>;
    static constexpr bool windowed = true;

    recursion_window(const M& metric, std::size_t window) : metric_{metric}, kernel_{window}, seen_(window, 0) {}

    std::size_t usual_count() const noexcept { return seen_.size(); }
    std::size_t rows() const noexcept { return rows_; }
    std::size_t rows_with_one_more() const noexcept { return rows_ < seen_.size() ? rows_ + 1 : rows_; }
    std::size_t observed() const noexcept { return observed_; }
    std::size_t observed_with(const observation& x) const noexcept {
        return observed_ + (core::is_missing(x) ? 0U : 1U) - static_cast<std::size_t>(seen_[oldest_]);
    }

    void push(const observation& x) noexcept {
        rows_ = rows_with_one_more();
        observed_ = observed_with(x);
        seen_[oldest_] = core::is_missing(x) ? 0 : 1;
        oldest_ = oldest_ + 1 == seen_.size() ? 0 : oldest_ + 1;
        kernel_.push(x);
    }

    auto value() const noexcept { return metric_.lower(kernel_.state()); }
    auto peek(const observation& x) const noexcept { return metric_.lower(kernel_.state_with(x)); }

    void reset() noexcept {
        kernel_.reset();
        for (char& seen : seen_) seen = 0;
        rows_ = observed_ = oldest_ = 0;
    }

private:
    M metric_;
    typename core::state_of<M>::window kernel_;
    std::vector<char> seen_;  // whether each row of the window was observed, in a ring
    std::size_t rows_ = 0;
    std::size_t observed_ = 0;
    std::size_t oldest_ = 0;
};

}
