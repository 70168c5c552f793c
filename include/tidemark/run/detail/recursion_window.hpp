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

    recursion_window(const M& metric, std::size_t window) : metric_{metric}, kernel_{window}, rows_(window) {}

    std::size_t window() const noexcept { return rows_.size(); }
    std::size_t usual_count() const noexcept { return window(); }
    std::size_t rows() const noexcept { return count_; }
    std::size_t rows_with_one_more() const noexcept { return count_ < window() ? count_ + 1 : count_; }
    std::size_t observed() const noexcept { return observed_; }
    std::size_t observed_with(const observation& x) const noexcept {
        const bool gone = count_ == window() && !core::is_missing(rows_[next_]);
        return observed_ + (core::is_missing(x) ? 0U : 1U) - (gone ? 1U : 0U);
    }

    /// The rows of the window, the oldest first, and how many of them came after the last boundary between blocks.
    const observation& row(std::size_t k) const noexcept {
        const std::size_t i = count_ < window() ? k : next_ + k;
        return rows_[i < window() ? i : i - window()];
    }
    std::size_t rows_since_boundary() const noexcept { return next_; }

    void push(const observation& x) noexcept {
        observed_ = observed_with(x);
        count_ = rows_with_one_more();
        rows_[next_] = x;
        next_ = next_ + 1 == window() ? 0 : next_ + 1;
        kernel_.push(x);
    }

    auto value() const noexcept { return metric_.lower(kernel_.state()); }
    auto nothing() const noexcept { return core::lower(metric_, core::state_of<M>{}); }
    auto peek(const observation& x) const noexcept { return metric_.lower(kernel_.state_with(x)); }

    void reset() noexcept {
        kernel_.reset();
        count_ = observed_ = next_ = 0;
    }

private:
    M metric_;
    typename core::state_of<M>::window kernel_;
    std::vector<observation> rows_;  // a ring
    std::size_t count_ = 0;
    std::size_t observed_ = 0;
    std::size_t next_ = 0;  // where the next row goes: in a full window, where the oldest is
};

}
