// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/time_bytes.hpp>
#include <tidemark/run/detail/update_status.hpp>
#include <tidemark/run/rolling_by_time.hpp>

namespace tidemark::inline TIDEMARK_ABI::run {

/// One observation at a time, with its stamp: the metric of the last `width` of time. The numbers are those of
/// `rolling_by_time` on the same rows, bit for bit.
///
/// Input:   a stamp is a number of the type of `width`; `capacity` is how many rows the window can hold
/// Value:   `value()` for the rows in the window that ends at the newest stamp; an array of several metrics
/// No data: NaN until `ready()`, which is when `rolling_by_time` would answer
/// Errors:  std::invalid_argument from the constructor only (width of 0 or less, capacity of 0, min_count above the
///          capacity, invalid metric)
/// Cost:    amortised O(1); the row that empties a stretch costs O(capacity). No allocation after construction
template <class M, class Time, missing::policy P = missing::skip>
class time_stream {
public:
    using observation = core::observation_of<M>;
    using answer = detail::answer_of<M>;
    static_assert(detail::tells_numbers<M>, "a stream answers numbers");

    time_stream(const M& metric, Time width, std::size_t capacity, closed side = closed::right, const P& policy = {})
        : last_{valid(metric), valid(width), side, valid(capacity, policy)}, policy_{policy} {}

    /// A row that is refused, too late or has no room changes nothing.
    update_status update(Time stamp, const observation& x) noexcept {
        const bool absent = core::is_missing(x);
        if (std::same_as<P, missing::refuse> && absent) return update_status::refused;
        if (last_.late(stamp)) return update_status::late;
        if (!last_.room_at(stamp)) return update_status::full;
        last_.push(stamp, x);
        return absent ? update_status::missing : update_status::accepted;
    }

    answer value() const noexcept { return ready() ? last_.value() : detail::nothing<answer>(); }
    bool ready() const noexcept { return detail::enough(policy_, last_.observed(), last_.rows(), 0); }

    /// Observed rows that the value rests on.
    std::size_t count() const noexcept { return last_.observed(); }

    void reset() noexcept { last_.reset(); }

    /// As `stream` does: a stream of the same metric, width and side, with room for the rows, continues with the same
    /// bits.
    std::vector<std::byte> save() const
        requires detail::saves<detail::time_window<M, Time, Time>>
    {
        return detail::save(last_);
    }
    state::load_status try_load(std::span<const std::byte> bytes) noexcept
        requires detail::saves<detail::time_window<M, Time, Time>>
    {
        return detail::try_load(bytes, last_);
    }
    void load(std::span<const std::byte> bytes)
        requires detail::saves<detail::time_window<M, Time, Time>>
    {
        if (const auto status = try_load(bytes); status != state::load_status::loaded)
            detail::refuse_bytes(status, bytes);
    }

private:
    static const M& valid(const M& metric) {
        detail::require_valid(metric);
        return metric;
    }
    static const Time& valid(const Time& width) {
        detail::require_width(width);
        return width;
    }
    static std::size_t valid(std::size_t capacity, const P& policy) {
        if (capacity == 0) core::refuse("capacity", capacity, "at least 1");
        detail::require_min_count(policy, capacity, "capacity");
        return capacity;
    }

    detail::time_window<M, Time, Time> last_;
    P policy_;
};

}
