// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/version.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// The place of the k-th set bit of a word, counted from 0; the word has more than k.
inline std::uint32_t select_bit(std::uint64_t word, std::uint32_t k) noexcept {
#if defined(__BMI2__) && defined(__GNUC__)
    return static_cast<std::uint32_t>(
        std::countr_zero(static_cast<std::uint64_t>(__builtin_ia32_pdep_di(std::uint64_t{1} << k, word))));
#else
    // Counts of pairs, of fours and of eights of bits; then down the tree, to the side that holds the k-th.
    const std::uint64_t twos = word - (word >> 1 & 0x5555555555555555);
    const std::uint64_t fours = (twos & 0x3333333333333333) + (twos >> 2 & 0x3333333333333333);
    const std::uint64_t eights = (fours + (fours >> 4)) & 0x0F0F0F0F0F0F0F0F;
    const std::uint64_t up_to = eights * 0x0101010101010101;  // byte i: set bits in bytes 0 .. i
    const std::uint64_t high = 0x8080808080808080;
    const std::uint64_t passed = ((k * 0x0101010101010101 | high) - up_to) & high;  // of each byte that ends before it
    const auto byte = static_cast<std::uint32_t>((passed >> 7) * 0x0101010101010101 >> 56) * 8;
    std::uint32_t rest = k - static_cast<std::uint32_t>(up_to << 8 >> byte & 0xFF), at = byte;
    const auto step = [&](std::uint64_t count, std::uint32_t width) {
        const std::uint32_t over = rest >= count ? 1 : 0;
        rest -= static_cast<std::uint32_t>(count) * over;
        at += width * over;
    };
    step(fours >> at & 0xF, 4);
    step(twos >> at & 0x3, 2);
    step(word >> at & 0x1, 1);
    return at;
#endif
}

/// A set of places 0 .. n-1, as bits, that tells its k-th smallest.
///
/// The questions of one row are much like those of the row before, so each has a cursor that stays at the word where it
/// found its answer: a window that slides by one row moves an answer by one member at most, and seldom out of its word.
/// A question for the neighbour of the one before it needs no cursor. Questions beyond the sixteenth share the last
/// one: right, and slower.
class ordered_places {
public:
    explicit ordered_places(std::size_t capacity) : words_(capacity / 64 + 1) {}

    void clear() noexcept {
        for (auto& w : words_) w = 0;
        for (auto& c : cursors_) c = {};
        size_ = 0;
    }

    std::size_t size() const noexcept { return size_; }

    void insert(std::uint32_t place) noexcept {
        const std::uint32_t word = place / 64;
        words_[word] |= std::uint64_t{1} << place % 64;
        ++size_;
        for (std::size_t c = 0; c < used_; ++c) cursors_[c].below += word < cursors_[c].word ? 1U : 0U;
    }

    void erase(std::uint32_t place) noexcept {
        const std::uint32_t word = place / 64;
        words_[word] &= ~(std::uint64_t{1} << place % 64);
        --size_;
        for (std::size_t c = 0; c < used_; ++c) cursors_[c].below -= word < cursors_[c].word ? 1U : 0U;
    }

    /// What one row has asked so far.
    struct questions {
        std::size_t asked = 0;  // cursors
        std::size_t expected = ~std::size_t{0};
        std::uint32_t found = 0;
    };

    /// The k-th place of the set, counted from 0; k is less than its size.
    std::uint32_t find(std::size_t k, questions& row) noexcept {
        row.found = k == row.expected ? after(row.found) : seek(next_cursor(row), static_cast<std::uint32_t>(k));
        row.expected = k + 1;
        return row.found;
    }

    /// Shows the first k places, in order.
    template <class Visit>
    void visit_first(std::size_t k, Visit visit) const noexcept {
        for (std::size_t w = 0; k > 0; ++w)
            for (std::uint64_t rest = words_[w]; rest != 0 && k > 0; rest &= rest - 1, --k)
                visit(w * 64 + static_cast<std::size_t>(std::countr_zero(rest)));
    }

private:
    static constexpr std::size_t most = 16;

    struct cursor {
        std::uint32_t word = 0;
        std::uint32_t below = 0;  // members in the words before it
    };

    cursor& next_cursor(questions& row) noexcept {
        const std::size_t c = row.asked < most ? row.asked++ : most - 1;
        if (c >= used_) {
            if (c > 0) cursors_[c] = cursors_[c - 1];
            used_ = c + 1;
        }
        return cursors_[c];
    }

    std::uint32_t members(std::uint32_t word) const noexcept {
        return static_cast<std::uint32_t>(std::popcount(words_[word]));
    }

    std::uint32_t seek(cursor& at, std::uint32_t k) const noexcept {
        while (k < at.below) at.below -= members(--at.word);
        for (std::uint32_t here = members(at.word); k - at.below >= here; here = members(++at.word)) at.below += here;
        return at.word * 64 + select_bit(words_[at.word], k - at.below);
    }

    std::uint32_t after(std::uint32_t place) const noexcept {
        std::uint32_t w = place / 64;
        std::uint64_t rest = words_[w] & ~std::uint64_t{1} << place % 64;
        while (rest == 0) rest = words_[++w];
        return w * 64 + static_cast<std::uint32_t>(std::countr_zero(rest));
    }

    std::vector<std::uint64_t> words_;
    cursor cursors_[most]{};
    std::size_t used_ = 0;  // cursors that have been asked
    std::size_t size_ = 0;
};

}
