// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/lanes.hpp>

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

/// A set of places 0 .. n-1, as bits, that tells its k-th smallest. A place beyond n comes and goes without effect.
///
/// The questions of one row are much like those of the row before, so each has a cursor that stays at the word where it
/// found its answer: a window that slides by one row moves an answer by one member at most, and seldom out of its word.
/// A question for the neighbour of the one before it needs no cursor. Questions beyond the sixteenth share the last
/// one: right, and slower.
class ordered_places {
public:
    explicit ordered_places(std::size_t capacity)
        : capacity_{static_cast<std::uint32_t>(capacity)}, words_(capacity / 64 + 2) {}

    void clear() noexcept {
        for (auto& w : words_) w = 0;
        for (auto& c : cursors_) c = {};
        size_ = 0;
    }

    std::size_t size() const noexcept { return size_; }

    /// `in` enters and `gone` leaves. One change of each cursor for both: the next row waits for it.
    void slide(std::uint32_t in, std::uint32_t gone) noexcept {
        const std::uint32_t in_word = word_of(in), gone_word = word_of(gone);
        words_[in_word] |= std::uint64_t{1} << in % 64;
        words_[gone_word] &= ~(std::uint64_t{1} << gone % 64);
        size_ = size_ + (in < capacity_ ? 1 : 0) - (gone < capacity_ ? 1 : 0);
        for (std::size_t c = 0; c < used_; ++c)
            cursors_[c].below += (in_word < cursors_[c].word ? 1U : 0U) - (gone_word < cursors_[c].word ? 1U : 0U);
    }

    /// What one row has asked so far.
    struct questions {
        std::size_t asked = 0;  // cursors
        std::size_t expected = ~std::size_t{0};
        std::uint32_t found = 0;
    };

    /// The k-th place of the set, counted from 0; k is less than its size.
    TIDEMARK_INLINE std::uint32_t find(std::size_t k, questions& row) noexcept {
        if (k == row.expected) {
            row.found = after(row.found);
        } else {
            const cursor& at = seek(row, static_cast<std::uint32_t>(k));
            row.found = at.word * 64 + select_bit(words_[at.word], static_cast<std::uint32_t>(k) - at.below);
        }
        row.expected = k + 1;
        return row.found;
    }

    /// The k-th place and the next.
    struct neighbours {
        std::uint32_t first, second;
    };
    TIDEMARK_INLINE neighbours find_two(std::size_t k, questions& row) noexcept {
        const cursor& at = seek(row, static_cast<std::uint32_t>(k));
        const std::uint64_t word = words_[at.word];
        const std::uint32_t bit = select_bit(word, static_cast<std::uint32_t>(k) - at.below), before = at.word * 64;
        const std::uint64_t rest = word & ~std::uint64_t{1} << bit;
        if (rest == 0) return {before + bit, first_from(at.word + 1)};
        return {before + bit, before + static_cast<std::uint32_t>(std::countr_zero(rest))};
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

    // The last word is that of all places beyond the others.
    std::uint32_t word_of(std::uint32_t place) const noexcept {
        return place < capacity_ ? place / 64 : capacity_ / 64 + 1;
    }

    static std::uint32_t bits_in(std::uint64_t word) noexcept {
        return static_cast<std::uint32_t>(std::popcount(word));
    }

    // The next cursor, at the word of the k-th place.
    TIDEMARK_INLINE const cursor& seek(questions& row, std::uint32_t k) noexcept {
        const std::size_t c = row.asked;
        cursor& at = cursors_[c];
        row.asked += c + 1 < most ? 1 : 0;
        if (c >= used_) used_ = c + 1;
        if (k - at.below >= bits_in(words_[at.word])) walk(at, k);
        return at;
    }

    void walk(cursor& at, std::uint32_t k) const noexcept {
        while (k < at.below) at.below -= bits_in(words_[--at.word]);
        while (k >= at.below + bits_in(words_[at.word])) at.below += bits_in(words_[at.word++]);
    }

    std::uint32_t after(std::uint32_t place) const noexcept {
        const std::uint32_t word = place / 64;
        const std::uint64_t rest = words_[word] & ~std::uint64_t{1} << place % 64;
        if (rest == 0) return first_from(word + 1);
        return word * 64 + static_cast<std::uint32_t>(std::countr_zero(rest));
    }

    std::uint32_t first_from(std::uint32_t word) const noexcept {
        while (words_[word] == 0) ++word;
        return word * 64 + static_cast<std::uint32_t>(std::countr_zero(words_[word]));
    }

    std::uint32_t capacity_;
    std::vector<std::uint64_t> words_;
    cursor cursors_[most]{};
    std::size_t used_ = 0;  // cursors that have been asked
    std::size_t size_ = 0;
};

}
