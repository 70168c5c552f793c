// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/block_suffixes.hpp>
#include <tidemark/run/detail/full_window.hpp>

#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// The rolling window of one fold: the last `window` rows, cut at block boundaries.
///
/// Time is cut in blocks of `window` rows, the first beginning with the first row. A window that straddles a boundary
/// is a suffix of one block and a prefix of the next, so its state is one combine of two states, and nothing is ever
/// removed from a state. What has left the window leaves no trace: an answer depends on the rows of its window and on
/// where the boundary falls in it, bit for bit. (van Herk 1992; Gil and Werman 1993; for any associative state.)
///
/// An anchorable metric runs on sums about an anchor that lies in the window: the last observation before the boundary,
/// which every straddling window contains. Where that row is missing or infinite, the suffixes are anchored at the last
/// finite observation before it, the prefix at the first one after it, and the join moves the one onto the other.
///
/// `Suffixes` says when the suffixes are folded.
template <core::fold M, class Suffixes = suffixes_at_once<M>>
class block_scan {
    using form = scan_form<M>;

public:
    using observation = core::observation_of<M>;
    static constexpr bool windowed = true;

    block_scan(const M& metric, std::size_t window)
        : metric_{metric}, whole_{metric, window}, window_{window}, block_(window), tail_{window} {}

    std::size_t window() const noexcept { return window_; }

    /// How many observed rows an answer needs when the caller does not say.
    std::size_t usual_count() const noexcept { return window_; }

    /// Rows in the window that were pushed, and those of them that were observed.
    std::size_t rows() const noexcept { return full_ ? window_ : position_; }
    std::size_t rows_with_one_more() const noexcept { return full_ ? window_ : position_ + 1; }
    std::size_t observed() const noexcept { return rows() - head_.missing() - (full_ ? tail_.missing(position_) : 0); }
    /// The rows of the window, the oldest first, and how many of them came after the last boundary.
    const observation& row(std::size_t k) const noexcept {
        const std::size_t i = full_ ? position_ + k : k;
        return block_[i < window_ ? i : i - window_];
    }
    std::size_t rows_since_boundary() const noexcept { return position_; }
    /// Whether the window is full and every row in it observed, as far as that is known at no cost.
    bool complete() const noexcept { return plain_; }

    void reset() noexcept {
        position_ = 0;
        full_ = plain_ = false;
        head_ = {};
        tail_.reset();
    }

    void push(const observation& x) noexcept {
        block_[position_] = x;
        head_.extend(metric_, x);
        if (core::is_missing(x)) plain_ = false;
        tail_.take(metric_, block_.data(), position_);
        if (++position_ == window_) end_block();
    }

    /// The answer for the rows now in the window.
    auto value() const noexcept {
        if (!plain_) return join(head_, position_);
        return whole_(position_ == 0 ? tail_[0] : core::combine(fold(), tail_[position_], head_.folded()),
                      tail_.anchor());
    }

    /// The answer to no rows.
    auto nothing() const noexcept { return core::lower(metric_, core::state_of<M>{}); }

    /// The answer if `x` came next; nothing changes. One combine, but a fold of the whole block where x would end it.
    auto peek(const observation& x) const noexcept {
        if (position_ + 1 == window_) return tail_.closed_by(metric_, block_.data(), x);
        block_prefix<M> head = head_;
        head.extend(metric_, x);
        return join(head, position_ + 1);
    }

    /// How many of the window's rows would be observed if `x` came next.
    std::size_t observed_with(const observation& x) const noexcept {
        const std::size_t next = position_ + 1 == window_ ? window_ : position_ + 1;
        return rows_with_one_more() - head_.missing() - (core::is_missing(x) ? 1 : 0) -
               (full_ && next < window_ ? tail_.missing(next) : 0);
    }

private:
    decltype(auto) fold() const noexcept { return form::at(metric_, tail_.anchor()); }

    // The whole block is suffix 0, so its prefix, whose anchor may lie before the block, is not needed for it. Every
    // window that straddles the boundary contains the row before it, so that row is the best anchor of the next.
    void end_block() noexcept {
        tail_.close(metric_, block_.data(), head_.missing());
        plain_ = head_.missing() == 0;
        head_ = {};
        head_.anchor_at(metric_, block_[window_ - 1]);
        if constexpr (form::sums) plain_ = plain_ && head_.anchored();
        position_ = 0;
        full_ = true;
    }

    auto join(const block_prefix<M>& head, std::size_t position) const noexcept {
        if (!full_ || tail_.missing(position) + position == window_)
            return core::lower(form::at(metric_, head.anchor()), head.folded());
        if (head.missing() == position) return core::lower(fold(), tail_[position]);
        return core::lower(
            fold(), core::combine(fold(), tail_[position], form::moved(head.folded(), head.anchor(), tail_.anchor())));
    }

    M metric_;
    full_window<M> whole_;
    std::size_t window_;
    std::vector<observation> block_;  // the rows since the last boundary; behind them those of the block before
    Suffixes tail_;
    block_prefix<M> head_{};
    std::size_t position_ = 0;  // rows since the last boundary
    bool full_ = false;         // a whole block has been seen
    bool plain_ = false;        // every row of the window is observed, and both sides are about one anchor
};

}
