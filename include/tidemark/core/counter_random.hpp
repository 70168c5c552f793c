// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>

#include <array>
#include <cstdint>

namespace tidemark::inline TIDEMARK_ABI::core {

/// 128 random bits that are a function of a counter and a key, and of nothing else: Philox4x32-10.
///
/// Formula: ten rounds of two products of 32 bits whose halves are crossed and mixed with a key that grows every round
/// Input:   any counter and key
/// Value:   four words of 32 bits; different counters under one key have different values
/// Cost:    20 products of 32 bits
/// Source:  Salmon, Moraes, Dror and Shaw (2011), Parallel random numbers: as easy as 1, 2, 3
constexpr std::array<std::uint32_t, 4> philox_4x32(std::array<std::uint32_t, 4> counter,
                                                   std::array<std::uint32_t, 2> key) noexcept {
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t even = std::uint64_t{0xD2511F53} * counter[0], odd = std::uint64_t{0xCD9E8D57} * counter[2];
        counter = {static_cast<std::uint32_t>(odd >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(odd),
                   static_cast<std::uint32_t>(even >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(even)};
        key = {key[0] + 0x9E3779B9u, key[1] + 0xBB67AE85u};
    }
    return counter;
}

/// Random numbers that are looked up rather than drawn: number i of a seed and a stream is the same whoever asks for
/// it, and whatever was asked before, so that no answer depends on the order of calls or on threads.
///
/// Formula: block(i) = Philox4x32-10 of the counter (i, stream) under the key seed
/// Input:   a seed; streams of one seed are independent of each other
/// Value:   bits(i), uniform(i) and below(i, n) rest on the same 64 bits of block i
/// Errors:  below: std::invalid_argument for n = 0
/// Source:  Salmon, Moraes, Dror and Shaw (2011); Lemire (2019), Fast random integer generation in an interval
struct counter_random {
    std::uint64_t seed;
    std::uint64_t stream = 0;

    constexpr std::array<std::uint32_t, 4> block(std::uint64_t i) const noexcept {
        return encrypted({low_half(i), high_half(i), low_half(stream), high_half(stream)});
    }

    /// 64 random bits.
    constexpr std::uint64_t bits(std::uint64_t i) const noexcept { return first_bits(block(i)); }

    /// A number in [0, 1): one of the 2^53 multiples of 2^-53, each as likely.
    constexpr double uniform(std::uint64_t i) const noexcept { return static_cast<double>(bits(i) >> 11) * 0x1p-53; }

    /// An integer in [0, n), each as likely: the high word of bits * n, where a low word among the first 2^64 mod n is
    /// rejected and tried again with the block as the next counter. No further draw is used up.
    constexpr std::uint64_t below(std::uint64_t i, std::uint64_t n) const {
        if (n == 0) refuse("n", 0, "1 or more");
        auto words = block(i);
        auto scaled = product(first_bits(words), n);
        if (scaled.low < n)
            for (const std::uint64_t surplus = (0 - n) % n; scaled.low < surplus;) {
                words = encrypted(words);
                scaled = product(first_bits(words), n);
            }
        return scaled.high;
    }

    friend constexpr bool operator==(const counter_random&, const counter_random&) noexcept = default;

private:
    struct double_word {
        std::uint64_t high, low;
    };

    static constexpr std::uint32_t low_half(std::uint64_t x) noexcept { return static_cast<std::uint32_t>(x); }
    static constexpr std::uint32_t high_half(std::uint64_t x) noexcept { return static_cast<std::uint32_t>(x >> 32); }
    static constexpr std::uint64_t first_bits(const std::array<std::uint32_t, 4>& words) noexcept {
        return std::uint64_t{words[1]} << 32 | words[0];
    }

    /// All 128 bits of a product, in halves: no standard type holds them.
    static constexpr double_word product(std::uint64_t a, std::uint64_t b) noexcept {
        const std::uint64_t a0 = low_half(a), a1 = high_half(a), b0 = low_half(b), b1 = high_half(b);
        const std::uint64_t cross = a1 * b0 + high_half(a0 * b0);
        const std::uint64_t other = a0 * b1 + low_half(cross);
        return {a1 * b1 + high_half(cross) + high_half(other), a * b};
    }

    constexpr std::array<std::uint32_t, 4> encrypted(const std::array<std::uint32_t, 4>& counter) const noexcept {
        return philox_4x32(counter, {low_half(seed), high_half(seed)});
    }
};

}
