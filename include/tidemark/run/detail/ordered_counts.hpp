// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/version.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// A set of places 0 .. n-1, as bits, that tells how many of its members are below a place: whole blocks of a thousand
/// places are counted as they change, the rest is counted when asked.
class ordered_counts {
public:
    explicit ordered_counts(std::size_t capacity)
        : words_(capacity / 64 + 1), blocks_(words_.size() / words_in_block + 1) {}

    void clear() noexcept {
        for (auto& w : words_) w = 0;
        for (auto& b : blocks_) b = 0;
    }

    void insert(std::size_t place) noexcept {
        words_[place / 64] |= std::uint64_t{1} << place % 64;
        ++blocks_[place / 64 / words_in_block];
    }

    void erase(std::size_t place) noexcept {
        words_[place / 64] &= ~(std::uint64_t{1} << place % 64);
        --blocks_[place / 64 / words_in_block];
    }

    std::size_t below(std::size_t place) const noexcept {
        const std::size_t word = place / 64, block = word / words_in_block;
        std::uint32_t count = 0;
        for (std::size_t b = 0; b < block; ++b) count += blocks_[b];
        for (std::size_t w = block * words_in_block; w < word; ++w) count += bits_in(words_[w]);
        return count + bits_in(words_[word] & ((std::uint64_t{1} << place % 64) - 1));
    }

private:
    static constexpr std::size_t words_in_block = 16;

    static std::uint32_t bits_in(std::uint64_t word) noexcept {
        return static_cast<std::uint32_t>(std::popcount(word));
    }

    std::vector<std::uint64_t> words_;
    std::vector<std::uint32_t> blocks_;
};

}
