// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/stream_bytes.hpp>
#include <tidemark/run/detail/time_window.hpp>

// A stream by time as bytes: the frame of stream_bytes.hpp, named "stream.time", with these numbers of 8 bytes each.
//
//     whether stamps are whole numbers (1) or not (0); the width; the side (0 right, 1 both, 2 left, 3 neither);
//     the rows that are held, of them in the window, of these before the boundary between the folds;
//     then for each row its stamp and the row: a double, or two for pairs
namespace tidemark::inline TIDEMARK_ABI::run::detail {

inline constexpr std::string_view time_name = "stream.time";

/// A time of at most 8 bytes as a number, and back.
template <class Time>
constexpr std::uint64_t time_bits(Time t) noexcept {
    if constexpr (std::integral<Time>)
        return static_cast<std::uint64_t>(t);
    else
        return std::bit_cast<std::uint64_t>(static_cast<double>(t));
}
template <class Time>
constexpr Time time_from(std::uint64_t bits) noexcept {
    if constexpr (std::integral<Time>)
        return static_cast<Time>(bits);
    else
        return static_cast<Time>(std::bit_cast<double>(bits));
}

template <class M, class Time>
    requires row_of_doubles<core::observation_of<M>> && (sizeof(Time) <= 8)
std::vector<std::byte> save(const time_window<M, Time, Time>& last) {
    constexpr std::size_t width = sizeof(core::observation_of<M>) / 8;
    auto bytes = framed(time_name, 8 * (6 + (1 + width) * last.held()));
    std::byte* to = bytes.data() + state::detail::header_size;
    const auto put = [&](std::uint64_t number) {
        state::detail::put(to, number);
        to += 8;
    };
    put(std::integral<Time> ? 1 : 0);
    put(time_bits(last.width()));
    put(static_cast<std::uint64_t>(last.side()));
    put(last.held());
    put(last.rows());
    put(last.rows_before_boundary());
    for (std::size_t k = 0; k < last.held(); ++k) {
        put(time_bits(last.stamp(k)));
        for (const std::uint64_t number : std::bit_cast<std::array<std::uint64_t, width>>(last.row(k))) put(number);
    }
    seal(bytes);
    return bytes;
}

template <class M, class Time>
    requires row_of_doubles<core::observation_of<M>> && (sizeof(Time) <= 8)
load_status try_load(std::span<const std::byte> bytes, time_window<M, Time, Time>& last) noexcept {
    using observation = core::observation_of<M>;
    constexpr std::size_t width = sizeof(observation) / 8, head = 6;
    if (const load_status s = check_frame(bytes, time_name, 8 * head); s != load_status::loaded) return s;
    const auto contents = bytes.subspan(state::detail::header_size, bytes.size() - frame_size);
    const std::uint64_t held = number_at(contents, 3), in_window = number_at(contents, 4),
                        before = number_at(contents, 5);
    if (number_at(contents, 0) != (std::integral<Time> ? 1 : 0) || number_at(contents, 1) != time_bits(last.width()) ||
        number_at(contents, 2) != static_cast<std::uint64_t>(last.side()) || held > last.capacity())
        return load_status::other_state;
    if (contents.size() != 8 * (head + (1 + width) * held))
        return contents.size() == 8 * (head + (4 - width) * held) ? load_status::other_state : load_status::truncated;
    const bool ordered = in_window <= held && before <= in_window && (last.lets_wait() || in_window == held);
    const auto stamp = [&](std::size_t k) { return time_from<Time>(number_at(contents, head + (1 + width) * k)); };
    for (std::size_t k = 0; k < held; ++k)
        if (!ordered || !(stamp(k) == stamp(k)) || (k > 0 && stamp(k) < stamp(k - 1))) return load_status::corrupted;
    const auto row = [&](std::size_t k) {
        std::array<std::uint64_t, width> numbers;
        for (std::size_t j = 0; j < width; ++j) numbers[j] = number_at(contents, head + (1 + width) * k + 1 + j);
        return std::bit_cast<observation>(numbers);
    };
    last.rebuild(held, in_window, before, row, stamp);
    return load_status::loaded;
}

}
