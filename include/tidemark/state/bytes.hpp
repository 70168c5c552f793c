// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/state/joint.hpp>
#include <tidemark/state/of_each.hpp>

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

// States as bytes, for another process, another machine or another day. The layout, all numbers little-endian:
//
//     offset  size  what
//          0     8  "tidemark"
//          8     4  byte format, a whole number that counts up when any state changes
//         12     4  size of the state, 8 bytes a number
//         16    32  name of the state, padded with zeros
//         48     n  the state: IEEE 754 doubles in the order of its members
//     48 + n     4  CRC-32 (ISO 3309) of all before it
//
// The format has a number of its own: a release that changes no state leaves it alone, and reads what older ones wrote.
namespace tidemark::inline TIDEMARK_ABI::state {

inline constexpr std::uint32_t byte_format = 1;

namespace detail {

/// A name of at most 32 characters.
struct byte_name {
    std::array<char, 32> text{};
    std::size_t size = 0;

    explicit constexpr byte_name(std::string_view s) noexcept {
        for (const char c : s)
            if (size < text.size()) text[size++] = c;
    }
    constexpr byte_name operator+(const byte_name& more) const noexcept {
        byte_name joined = *this;
        for (std::size_t i = 0; i < more.size && joined.size < joined.text.size(); ++i)
            joined.text[joined.size++] = more.text[i];
        return joined;
    }
};

template <class S>
struct name_of {
    static constexpr byte_name value{S::name};
};
template <class First, class Second>
struct name_of<joint<First, Second>> {
    static constexpr byte_name value = name_of<First>::value + byte_name{"+"} + name_of<Second>::value;
};
template <class S>
struct name_of<of_each<S>> {
    static constexpr byte_name value = byte_name{"each."} + name_of<S>::value;
};

constexpr std::uint32_t crc32(std::span<const std::byte> bytes) noexcept {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const std::byte b : bytes) {
        crc ^= std::to_integer<std::uint32_t>(b);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (0xEDB88320U & (0U - (crc & 1U)));
    }
    return ~crc;
}

template <std::unsigned_integral N>
constexpr void put(std::byte* at, N number) noexcept {
    for (std::size_t i = 0; i < sizeof(N); ++i) at[i] = static_cast<std::byte>(number >> (8 * i) & 0xFFU);
}

template <std::unsigned_integral N>
constexpr N get(const std::byte* at) noexcept {
    N number = 0;
    for (std::size_t i = 0; i < sizeof(N); ++i) number = static_cast<N>(number | std::to_integer<N>(at[i]) << (8 * i));
    return number;
}

inline constexpr std::string_view signature = "tidemark";
inline constexpr std::size_t header_size = 48;

}

/// A state that can be saved: nothing but doubles, under a name that never changes, whatever becomes of the type.
template <class S>
concept storable = std::is_trivially_copyable_v<S> && sizeof(S) % sizeof(double) == 0 && requires {
    { detail::name_of<S>::value };
};

template <storable S>
inline constexpr std::size_t saved_size = detail::header_size + sizeof(S) + 4;

/// The bytes of a state.
///
/// Cost: saved_size<S> bytes, which is 52 and 8 for each number; nothing is allocated
template <storable S>
constexpr std::array<std::byte, saved_size<S>> save(const S& s) noexcept {
    std::array<std::byte, saved_size<S>> bytes{};
    std::byte* const out = bytes.data();
    for (std::size_t i = 0; i < detail::signature.size(); ++i) out[i] = static_cast<std::byte>(detail::signature[i]);
    detail::put(out + 8, byte_format);
    detail::put(out + 12, static_cast<std::uint32_t>(sizeof(S)));
    const detail::byte_name name = detail::name_of<S>::value;
    for (std::size_t i = 0; i < name.size; ++i) out[16 + i] = static_cast<std::byte>(name.text[i]);
    const auto numbers = std::bit_cast<std::array<std::uint64_t, sizeof(S) / 8>>(s);
    for (std::size_t i = 0; i < numbers.size(); ++i) detail::put(out + detail::header_size + 8 * i, numbers[i]);
    const std::size_t checked = bytes.size() - 4;
    detail::put(out + checked, detail::crc32(std::span{bytes}.first(checked)));
    return bytes;
}

/// What `try_load` made of some bytes.
enum class load_status {
    loaded,
    foreign,      ///< they do not begin as Tidemark's bytes do
    newer,        ///< they were written in a later format than this release knows
    other_state,  ///< they hold another state
    truncated,    ///< they are fewer, or more, than that state takes
    corrupted     ///< their checksum is not theirs
};

/// Reads a state; `s` changes only when the answer is `loaded`.
template <storable S>
constexpr load_status try_load(std::span<const std::byte> bytes, S& s) noexcept {
    if (bytes.size() < detail::signature.size()) return load_status::truncated;
    for (std::size_t i = 0; i < detail::signature.size(); ++i)
        if (bytes[i] != static_cast<std::byte>(detail::signature[i])) return load_status::foreign;
    if (bytes.size() < detail::header_size) return load_status::truncated;
    if (detail::get<std::uint32_t>(bytes.data() + 8) > byte_format) return load_status::newer;
    const detail::byte_name name = detail::name_of<S>::value;
    for (std::size_t i = 0; i < name.text.size(); ++i)
        if (bytes[16 + i] != static_cast<std::byte>(name.text[i])) return load_status::other_state;
    if (bytes.size() != saved_size<S>) return load_status::truncated;
    const std::size_t checked = bytes.size() - 4;
    if (detail::get<std::uint32_t>(bytes.data() + checked) != detail::crc32(bytes.first(checked)))
        return load_status::corrupted;
    std::array<std::uint64_t, sizeof(S) / 8> numbers{};
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = detail::get<std::uint64_t>(bytes.data() + detail::header_size + 8 * i);
    s = std::bit_cast<S>(numbers);
    return load_status::loaded;
}

/// Reads a state that `save` wrote, here or elsewhere, with this release or an older one.
///
/// Value:  the state, bit for bit
/// Errors: std::invalid_argument for bytes that are foreign, from a newer format, of another state, of the wrong
/// length,
///         or corrupted
template <storable S>
S load(std::span<const std::byte> bytes) {
    S s{};
    switch (try_load(bytes, s)) {
        case load_status::loaded: break;
        case load_status::foreign: core::refuse("state", std::string_view{"foreign"}, "bytes that Tidemark saved");
        case load_status::newer:
            core::refuse("byte format", static_cast<int>(detail::get<std::uint32_t>(bytes.data() + 8)),
                         "at most " + std::to_string(byte_format) + ", the newest that this release reads");
        case load_status::other_state: {
            const detail::byte_name name = detail::name_of<S>::value;
            core::refuse("state", std::string_view{reinterpret_cast<const char*>(bytes.data() + 16)}.substr(0, 32),
                         std::string{name.text.data(), name.size});
        }
        case load_status::truncated: core::refuse("number of bytes", bytes.size(), std::to_string(saved_size<S>));
        case load_status::corrupted: core::refuse("checksum", std::string_view{"wrong"}, "bytes as they were saved");
    }
    return s;
}

}
