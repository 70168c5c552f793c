// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/run/detail/history.hpp>
#include <tidemark/run/detail/set_up.hpp>
#include <tidemark/state/bytes.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

// Streams as bytes: the frame of a saved state (state/bytes.hpp) with these contents, all numbers little-endian.
//
//     "stream.window"   rows of the window (8 bytes), of them there (8), of those since the last boundary between
//                       blocks (8), then the rows, the oldest first: a double each, two for pairs, three or
//                       four for bars
//     "stream.history"  rows so far (8 bytes), of them observed (8), then the state as `state::save` writes it, or one
//                       state after the other where several metrics have more than one
//
// A window is rebuilt from its rows, by the way in which it was built, so that its bits are the same and its bytes do
// not depend on the metric.
namespace tidemark::inline TIDEMARK_ABI::run::detail {

using state::load_status;

inline constexpr std::size_t frame_size = state::detail::header_size + 4;  // before the contents, and behind them

/// A window that can say what rows it holds.
template <class Past>
concept rebuilt_from_rows = row_of_doubles<typename Past::observation> && requires(const Past& past, std::size_t k) {
    { past.row(k) } -> std::convertible_to<typename Past::observation>;
    { past.rows_since_boundary() } -> std::same_as<std::size_t>;
};

inline std::vector<std::byte> framed(std::string_view name, std::size_t contents) {
    std::vector<std::byte> bytes(frame_size + contents);
    for (std::size_t i = 0; i < state::detail::signature.size(); ++i)
        bytes[i] = static_cast<std::byte>(state::detail::signature[i]);
    state::detail::put(bytes.data() + 8, state::byte_format);
    for (std::size_t i = 0; i < name.size(); ++i) bytes[16 + i] = static_cast<std::byte>(name[i]);
    return bytes;
}

inline void seal(std::vector<std::byte>& bytes) noexcept {
    const std::size_t checked = bytes.size() - 4;
    state::detail::put(bytes.data() + checked, state::detail::crc32(std::span{bytes}.first(checked)));
}

/// What is wrong with a frame of that name whose contents are at least `least` bytes, if anything.
inline load_status check_frame(std::span<const std::byte> bytes, std::string_view name, std::size_t least) noexcept {
    if (bytes.size() < state::detail::signature.size()) return load_status::truncated;
    for (std::size_t i = 0; i < state::detail::signature.size(); ++i)
        if (bytes[i] != static_cast<std::byte>(state::detail::signature[i])) return load_status::foreign;
    if (bytes.size() < state::detail::header_size) return load_status::truncated;
    if (state::detail::get<std::uint32_t>(bytes.data() + 8) > state::byte_format) return load_status::newer;
    for (std::size_t i = 0; i < 32; ++i)
        if (bytes[16 + i] != static_cast<std::byte>(i < name.size() ? name[i] : '\0')) return load_status::other_state;
    if (bytes.size() < frame_size + least) return load_status::truncated;
    const std::size_t checked = bytes.size() - 4;
    const bool intact =
        state::detail::get<std::uint32_t>(bytes.data() + checked) == state::detail::crc32(bytes.first(checked));
    return intact ? load_status::loaded : load_status::corrupted;
}

inline std::uint64_t number_at(std::span<const std::byte> contents, std::size_t k) noexcept {
    return state::detail::get<std::uint64_t>(contents.data() + 8 * k);
}

inline constexpr std::string_view window_name = "stream.window", history_name = "stream.history";

template <rebuilt_from_rows Past>
std::vector<std::byte> save(const Past& past) {
    constexpr std::size_t width = sizeof(typename Past::observation) / 8;
    auto bytes = framed(window_name, 24 + 8 * width * past.rows());
    std::byte* to = bytes.data() + state::detail::header_size;
    const auto put = [&](std::uint64_t number) {
        state::detail::put(to, number);
        to += 8;
    };
    put(past.window());
    put(past.rows());
    put(past.rows_since_boundary());
    for (std::size_t k = 0; k < past.rows(); ++k)
        for (const std::uint64_t number : std::bit_cast<std::array<std::uint64_t, width>>(past.row(k))) put(number);
    seal(bytes);
    return bytes;
}

template <rebuilt_from_rows Past>
load_status try_load(std::span<const std::byte> bytes, Past& past) noexcept {
    using observation = typename Past::observation;
    constexpr std::size_t width = sizeof(observation) / 8;
    if (const load_status s = check_frame(bytes, window_name, 24); s != load_status::loaded) return s;
    const auto contents = bytes.subspan(state::detail::header_size);
    const std::uint64_t window = number_at(contents, 0), rows = number_at(contents, 1), since = number_at(contents, 2);
    if (window != past.window()) return load_status::other_state;
    const std::size_t numbers = (bytes.size() - frame_size) / 8 - 3;
    if ((bytes.size() - frame_size) % 8 != 0 || rows > window || since > rows) return load_status::corrupted;
    // Rows of another width, unless nothing is there.
    if (numbers != width * rows && numbers > 0 && rows > 0 && numbers % rows == 0) return load_status::other_state;
    if (numbers != width * rows) return load_status::truncated;
    past.reset();
    // What has left the window stands before it as if it were missing: no answer to come depends on it.
    constexpr observation none = missing_row<observation>();
    for (std::uint64_t i = 0; rows == window && i < since; ++i) past.push(none);
    for (std::size_t k = 0; k < rows; ++k) {
        std::array<std::uint64_t, width> row;
        for (std::size_t j = 0; j < width; ++j) row[j] = number_at(contents, 3 + width * k + j);
        past.push(std::bit_cast<observation>(row));
    }
    return load_status::loaded;
}

/// A state that can be saved, or several.
template <class S>
inline constexpr bool storable = state::storable<S>;
template <class... S>
inline constexpr bool storable<std::tuple<S...>> = (state::storable<S> && ...);

/// Calls f(state) for a state, or each of several.
template <class S, class F>
void each_state_in(S& s, F f) {
    if constexpr (state::storable<std::remove_const_t<S>>)
        f(s);
    else
        std::apply([&](auto&... one) { (f(one), ...); }, s);
}

template <class M>
    requires storable<core::state_of<M>>
std::vector<std::byte> save(const history<M>& past) {
    std::size_t size = 16;
    each_state_in(past.state(), [&]<class S>(const S&) { size += state::saved_size<S>; });
    auto bytes = framed(history_name, size);
    std::byte* to = bytes.data() + state::detail::header_size;
    state::detail::put(to, static_cast<std::uint64_t>(past.rows()));
    state::detail::put(to + 8, static_cast<std::uint64_t>(past.observed()));
    to += 16;
    each_state_in(past.state(), [&](const auto& s) {
        for (const std::byte b : state::save(s)) *to++ = b;
    });
    seal(bytes);
    return bytes;
}

template <class M>
    requires storable<core::state_of<M>>
load_status try_load(std::span<const std::byte> bytes, history<M>& past) noexcept {
    if (const load_status s = check_frame(bytes, history_name, 16); s != load_status::loaded) return s;
    const auto contents = bytes.subspan(state::detail::header_size, bytes.size() - frame_size);
    const std::uint64_t rows = number_at(contents, 0), observed = number_at(contents, 1);
    if (observed > rows) return load_status::corrupted;
    core::state_of<M> all{};
    auto rest = contents.subspan(16);
    load_status status = load_status::loaded;
    each_state_in(all, [&]<class S>(S& s) {
        if (status != load_status::loaded) return;
        const auto its = rest.first(core::lesser(state::saved_size<S>, rest.size()));
        status = state::try_load(its, s);
        rest = rest.subspan(its.size());
    });
    if (status == load_status::loaded && !rest.empty()) status = load_status::truncated;
    if (status == load_status::loaded)
        past.restore(all, static_cast<std::size_t>(rows), static_cast<std::size_t>(observed));
    return status;
}

/// A past that can be saved.
template <class Past>
concept saves = requires(const Past& past, Past& other, std::span<const std::byte> bytes) {
    save(past);
    try_load(bytes, other);
};

[[noreturn]] inline void refuse_bytes(load_status status, std::span<const std::byte> bytes) {
    switch (status) {
        case load_status::foreign: core::refuse("stream", std::string_view{"foreign"}, "bytes that Tidemark saved");
        case load_status::newer:
            core::refuse("byte format", static_cast<int>(state::detail::get<std::uint32_t>(bytes.data() + 8)),
                         "at most " + std::to_string(state::byte_format) + ", the newest that this release reads");
        case load_status::other_state:
            core::refuse("stream", std::string_view{"another"}, "bytes of a stream of this metric's state and window");
        case load_status::corrupted: core::refuse("checksum", std::string_view{"wrong"}, "bytes as they were saved");
        default: core::refuse("number of bytes", bytes.size(), "as many as were saved");
    }
}

}
