// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::state {

/// The last rows of a series, for a recursion that begins anew at the oldest of them: each answer looks through the
/// window. What has left it leaves no trace.
template <class Row>
class recent_rows {
public:
    /// The rows, the oldest first, and perhaps one that came next.
    class view {
    public:
        view(const recent_rows& held, std::size_t skipped, const Row* next) noexcept
            : held_{&held}, skipped_{skipped}, next_{next} {}

        /// What a recursion knows after the observed ones of them.
        template <class M>
        core::state_of<M> seen_by(const M& metric) const noexcept {
            core::state_of<M> s{};
            for (std::size_t k = skipped_; k < held_->count_; ++k) see(metric, s, held_->row(k));
            if (next_ != nullptr) see(metric, s, *next_);
            return s;
        }

    private:
        template <class M>
        static void see(const M& metric, core::state_of<M>& s, const Row& row) noexcept {
            if (!core::is_missing(row)) core::absorb(metric, s, row);
        }

        const recent_rows* held_;
        std::size_t skipped_;
        const Row* next_;
    };

    explicit recent_rows(std::size_t window) : ring_(window) {}

    void reset() noexcept { count_ = next_ = 0; }
    void push(const Row& row) noexcept {
        ring_[next_] = row;
        next_ = next_ + 1 == ring_.size() ? 0 : next_ + 1;
        if (count_ < ring_.size()) ++count_;
    }

    view state() const noexcept { return {*this, 0, nullptr}; }
    /// As if `row` came next; it is looked at when the view is.
    view state_with(const Row& row) const noexcept { return {*this, count_ == ring_.size() ? 1U : 0U, &row}; }

private:
    const Row& row(std::size_t k) const noexcept {
        const std::size_t i = count_ < ring_.size() ? k : next_ + k;
        return ring_[i < ring_.size() ? i : i - ring_.size()];
    }

    std::vector<Row> ring_;
    std::size_t count_ = 0;
    std::size_t next_ = 0;  // where the next row goes: in a full window, where the oldest is
};

}
