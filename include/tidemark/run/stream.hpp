// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/answers.hpp>
#include <tidemark/run/detail/block_scan.hpp>
#include <tidemark/run/detail/history.hpp>
#include <tidemark/run/detail/ordered_association.hpp>
#include <tidemark/run/detail/ordered_window.hpp>
#include <tidemark/run/detail/recursion_window.hpp>
#include <tidemark/run/detail/stream_bytes.hpp>
#include <tidemark/run/detail/together.hpp>
#include <tidemark/run/detail/update_status.hpp>
#include <tidemark/run/worst_case.hpp>

namespace tidemark::inline TIDEMARK_ABI::run {

/// One observation at a time: the metric of the last `window` rows, or of all rows when no window is given. The numbers
/// are those of `rolling` and `expanding` on the same rows, bit for bit.
///
/// Value:   `value()` for the rows so far, `peek(x)` as if x came next; arrays of several metrics, made by `all`
/// No data: NaN until `ready()`, which is when `rolling` or `expanding` would answer; of a metric that answers more
///          than a number, what it answers to no data
/// Errors:  std::invalid_argument from the constructor only (window of 0, min_count above it, invalid metric)
/// Cost:    amortised O(1); in a window, the row that ends a block costs O(window); a window in order is searched and
///          moved at every row, O(window) at most. No allocation after construction
template <class M, missing::policy P, class Past>
class stream {
public:
    using observation = core::observation_of<M>;
    using answer = detail::answer_of<M>;
    static_assert(detail::tells_numbers<M> || detail::tells_more<M>, "several metrics in a stream answer numbers");

    explicit stream(const M& metric, const P& policy = {})
        requires(!Past::windowed)
        : past_{valid(metric)}, policy_{policy} {}

    stream(const M& metric, std::size_t window, const P& policy = {})
        requires(Past::windowed)
        : past_{valid(metric), valid(window, policy)}, policy_{policy} {}

    /// A window whose slowest row counts: see `worst_case`.
    stream(const M& metric, std::size_t window, worst_case)
        requires(Past::windowed)
        : stream{metric, window} {}
    stream(const M& metric, std::size_t window, const P& policy, worst_case)
        requires(Past::windowed)
        : stream{metric, window, policy} {}

    update_status update(const observation& x) noexcept {
        const bool absent = core::is_missing(x);
        if (std::same_as<P, tidemark::missing::refuse> && absent) return update_status::refused;
        past_.push(x);
        return absent ? update_status::missing : update_status::accepted;
    }

    answer value() const noexcept { return ready() ? past_.value() : nothing(); }

    answer peek(const observation& x) const noexcept {
        const bool answers =
            detail::enough(policy_, past_.observed_with(x), past_.rows_with_one_more(), past_.usual_count());
        return answers ? past_.peek(x) : nothing();
    }

    bool ready() const noexcept {
        if constexpr (requires { past_.complete(); })
            if (past_.complete()) return true;
        return detail::enough(policy_, past_.observed(), past_.rows(), past_.usual_count());
    }

    /// Observed rows that the value rests on.
    std::size_t count() const noexcept { return past_.observed(); }

    /// How many rows, none of them missing, it takes from the beginning until the stream is ready.
    std::size_t lookback() const noexcept {
        if constexpr (std::same_as<P, missing::skip>)
            if (policy_.min_count != missing::skip::unset) return policy_.min_count;
        return past_.usual_count();
    }

    void reset() noexcept { past_.reset(); }

    /// Takes in the rows of another stream of the same metric, which came after those of this one.
    void merge(const stream& later) noexcept
        requires(!Past::windowed && core::fold<M>)
    {
        past_.merge(later.past_);
    }

    /// The stream as bytes, for another process, another machine or another day: a stream that loads them continues
    /// with the same bits. Metric and policy are not among them: the stream that loads was made with the same ones.
    std::vector<std::byte> save() const
        requires detail::saves<Past>
    {
        return detail::save(past_);
    }

    /// Continues where the stream that was saved stood; changes nothing unless the answer is `loaded`.
    state::load_status try_load(std::span<const std::byte> bytes) noexcept
        requires detail::saves<Past>
    {
        return detail::try_load(bytes, past_);
    }

    /// The same. Errors: std::invalid_argument for bytes that are foreign, of a newer format, of another kind of stream
    /// or window, cut off, or corrupted
    void load(std::span<const std::byte> bytes)
        requires detail::saves<Past>
    {
        if (const auto status = try_load(bytes); status != state::load_status::loaded)
            detail::refuse_bytes(status, bytes);
    }

private:
    answer nothing() const noexcept {
        if constexpr (detail::numbers<answer>)
            return detail::nothing<answer>();
        else
            return past_.nothing();
    }
    static const M& valid(const M& metric) {
        detail::require_valid(metric);
        return metric;
    }
    static std::size_t valid(std::size_t window, const P& policy) {
        detail::require_window(window);
        detail::require_min_count(policy, window);
        return window;
    }

    Past past_;
    P policy_;
};

namespace detail {

template <class M>
struct window_of {
    using type = block_scan<M>;
};
template <class M>
    requires core::order_statistic<M> || core::rank_statistic<M>
struct window_of<M> {
    using type = ordered_window<M>;
};
template <core::rank_association M>
struct window_of<M> {
    using type = association_window<M>;
};
template <core::recursion M>
struct window_of<M> {
    static_assert(core::windowed_recursion<M>, "this metric needs all of its past: its state names no window");
    using type = recursion_window<M>;
};
template <class M>
using last_rows = typename window_of<M>::type;
template <class M>
using last_rows_in_steps = stepped_scan<M>;

}

template <class M>
stream(M) -> stream<M, missing::skip, detail::history<M>>;
template <class M, missing::policy P>
stream(M, P) -> stream<M, P, detail::history<M>>;
template <class M, std::integral W>
stream(M, W) -> stream<M, missing::skip, detail::past_for<detail::last_rows, M>>;
template <class M, std::integral W, missing::policy P>
stream(M, W, P) -> stream<M, P, detail::past_for<detail::last_rows, M>>;

template <core::fold M, std::integral W>
stream(M, W, worst_case) -> stream<M, missing::skip, detail::past_for<detail::last_rows_in_steps, M>>;
template <core::fold M, std::integral W, missing::policy P>
stream(M, W, P, worst_case) -> stream<M, P, detail::past_for<detail::last_rows_in_steps, M>>;

}
