// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

#include <cstddef>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// Everything observed so far, as one state: the unbounded counterpart of `block_scan`, with the same members.
template <class M>
    requires core::fold<M> || core::recursion<M>
class history {
public:
    using observation = core::observation_of<M>;
    static constexpr bool windowed = false;

    explicit history(const M& metric) noexcept : metric_{metric} {}

    /// How many observed rows an answer needs when the caller does not say: the metric itself knows.
    static constexpr std::size_t usual_count() noexcept { return 0; }
    std::size_t rows() const noexcept { return rows_; }
    std::size_t observed() const noexcept { return observed_; }
    std::size_t observed_with(const observation& x) const noexcept { return observed_ + (core::is_missing(x) ? 0 : 1); }
    std::size_t rows_with_one_more() const noexcept { return rows_ + 1; }

    void push(const observation& x) noexcept {
        ++rows_;
        if (core::is_missing(x)) return;
        ++observed_;
        core::absorb(metric_, state_, x);
    }

    auto value() const noexcept { return core::lower(metric_, state_); }
    auto nothing() const noexcept { return core::lower(metric_, core::state_of<M>{}); }

    auto peek(const observation& x) const noexcept {
        core::state_of<M> ahead = state_;
        if (!core::is_missing(x)) core::absorb(metric_, ahead, x);
        return core::lower(metric_, ahead);
    }

    const core::state_of<M>& state() const noexcept { return state_; }

    void restore(const core::state_of<M>& s, std::size_t rows, std::size_t observed) noexcept {
        state_ = s;
        rows_ = rows;
        observed_ = observed;
    }

    /// Takes in what another knows of the rows that came next.
    void merge(const history& later) noexcept
        requires core::fold<M>
    {
        state_ = core::combine(metric_, state_, later.state_);
        rows_ += later.rows_;
        observed_ += later.observed_;
    }

    void reset() noexcept {
        state_ = {};
        rows_ = observed_ = 0;
    }

private:
    M metric_;
    core::state_of<M> state_{};
    std::size_t rows_ = 0;
    std::size_t observed_ = 0;
};

}
