// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/fold_queue.hpp>
#include <tidemark/run/detail/ordered_queue.hpp>
#include <tidemark/run/detail/together.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run {

/// Which ends belong to a window of time that ends at t: (t - width, t], [t - width, t], [t - width, t) or
/// (t - width, t).
enum class closed { right, both, left, neither };

namespace detail {

template <class M>
struct queue_of {
    using type = fold_queue<M>;
};
template <class M>
    requires core::order_statistic<M> || core::rank_statistic<M>
struct queue_of<M> {
    using type = ordered_queue<M>;
};
template <class M>
using rows_in_a_queue = typename queue_of<M>::type;

/// A width, or the time from one stamp to a later one, in a form that holds it: whole numbers may lie further apart
/// than their own type can tell.
template <class Width>
constexpr auto time_held(const Width& width) noexcept {
    if constexpr (std::integral<Width>)
        return static_cast<std::uintmax_t>(width);
    else
        return width;
}
template <class Stamp>
constexpr auto time_between(const Stamp& early, const Stamp& late) noexcept {
    if constexpr (std::integral<Stamp>)
        return static_cast<std::uintmax_t>(late) - static_cast<std::uintmax_t>(early);
    else
        return time_held(late - early);
}

/// The rows of a window that reaches back over time. Rows come in the order of their stamps, which may repeat.
template <class M, class Stamp, class Width>
class time_window {
public:
    using observation = core::observation_of<M>;

    time_window(const M& metric, const Width& width, closed side, std::size_t capacity)
        : width_{width},
          side_{side},
          capacity_{capacity},
          rows_{metric, capacity},
          stamps_(std::bit_ceil(capacity)),
          waiting_(side == closed::right || side == closed::both ? 0 : stamps_.size()) {}

    /// Whether a row of that time comes too late.
    bool late(const Stamp& t) const noexcept { return !(t == t) || (arrived_ > 0 && t < newest_); }

    /// Whether there is room for one when the rows that are too old by then have left.
    bool room_at(const Stamp& t) const noexcept {
        std::size_t first = first_;
        while (first < arrived_ && too_old(first, t)) ++first;
        return arrived_ - first < capacity_;
    }

    /// There must be room, and the row must not come too late.
    void push(const Stamp& t, const observation& x) noexcept {
        move_to(t);
        stamps_[place(arrived_)] = t;
        newest_ = t;
        if (waiting_.empty())
            admit(x);
        else
            waiting_[place(arrived_)] = x;
        ++arrived_;
    }

    std::size_t rows() const noexcept { return rows_.rows(); }
    std::size_t observed() const noexcept { return rows_.observed(); }
    auto value() const noexcept { return rows_.value(); }

    /// What rebuilds the window: all rows that are held, the oldest first, also those that still wait to come in; their
    /// stamps; and how many of them stand before the boundary.
    std::size_t held() const noexcept { return arrived_ - first_; }
    observation row(std::size_t k) const noexcept { return k < rows() ? rows_.row(k) : waiting_[place(first_ + k)]; }
    const Stamp& stamp(std::size_t k) const noexcept { return stamps_[place(first_ + k)]; }
    std::size_t rows_before_boundary() const noexcept { return rows_.rows_before_boundary(); }
    const Width& width() const noexcept { return width_; }
    closed side() const noexcept { return side_; }
    std::size_t capacity() const noexcept { return capacity_; }

    /// Makes the window from what the members above told of another one.
    template <class Row, class When>
    void rebuild(std::size_t held, std::size_t in_window, std::size_t before_boundary, Row row, When when) noexcept {
        reset();
        for (; arrived_ < held; ++arrived_) {
            stamps_[place(arrived_)] = newest_ = when(arrived_);
            if (arrived_ < in_window)
                admit(row(arrived_));
            else
                waiting_[place(arrived_)] = row(arrived_);
            if (arrived_ + 1 == before_boundary) rows_.close();
        }
    }
    /// Whether rows can wait: those of the newest stamp, where that end is open.
    bool lets_wait() const noexcept { return !waiting_.empty(); }

    void reset() noexcept {
        rows_.reset();
        first_ = admitted_ = arrived_ = 0;
    }

private:
    std::size_t place(std::size_t i) const noexcept { return i & (stamps_.size() - 1); }

    bool too_old(std::size_t i, const Stamp& t) const noexcept {
        const auto age = time_between(stamps_[place(i)], t), most = time_held(width_);
        return side_ == closed::right || side_ == closed::neither ? !(age < most) : age > most;
    }

    void admit(const observation& x) noexcept {
        rows_.push(x);
        ++admitted_;
    }

    // What has waited for a later row than itself comes in, and what is too old goes.
    void move_to(const Stamp& t) noexcept {
        if (!waiting_.empty())
            while (admitted_ < arrived_ && stamps_[place(admitted_)] < t) admit(waiting_[place(admitted_)]);
        for (; first_ < admitted_ && too_old(first_, t); ++first_) rows_.pop();
    }

    Width width_;
    closed side_;
    std::size_t capacity_;
    past_for<rows_in_a_queue, M> rows_;
    std::vector<Stamp> stamps_;
    std::vector<observation> waiting_;  // rows of the newest stamp, where that end is open; else not used
    Stamp newest_{};
    std::size_t first_ = 0, admitted_ = 0, arrived_ = 0;
};

}

}
