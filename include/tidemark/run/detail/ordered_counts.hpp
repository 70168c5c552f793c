// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/version.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// How many members stand in the children 0 .. c-1 of a node, for each of its `children`, side by side in one word: a
/// member that comes or goes is one addition or subtraction, and no branch.
template <unsigned Children, unsigned Bits>
struct counts_before {
    static constexpr unsigned children = Children;

    std::uint64_t packed = 0;  // of the last child in the lowest bits; of the first, which is always 0, in the highest

    void add(unsigned child) noexcept { packed += ones >> child * Bits; }
    void subtract(unsigned child) noexcept { packed -= ones >> child * Bits; }
    std::uint32_t before(unsigned child) const noexcept {
        return static_cast<std::uint32_t>(packed >> (Children - 1 - child) * Bits & ((std::uint64_t{1} << Bits) - 1));
    }

private:
    static_assert((Children - 1) * Bits < 64);

    static constexpr std::uint64_t ones = [] {
        std::uint64_t all = 0;
        for (unsigned c = 0; c + 1 < Children; ++c) all |= std::uint64_t{1} << c * Bits;
        return all;
    }();
};

/// A set of places 0 .. n-1, as bits, that tells how many of its members are below a place: a tree of counts, eight
/// words to a block, four nodes to the next. A place beyond n comes and goes without effect.
class ordered_counts {
public:
    explicit ordered_counts(std::size_t capacity) : capacity_{capacity} {
        const std::size_t needed = capacity / 64 + 2;
        std::size_t span = block::children;  // words below one node of the highest level
        for (; span < needed && levels_ < most; ++levels_) span *= node::children;
        bits_.resize((needed + span - 1) / span * span);
        words_.resize(bits_.size() / block::children);
        std::size_t nodes = words_.size();
        for (std::size_t l = 0; l < levels_; ++l) {
            nodes /= node::children;
            first_[l] = nodes_.size();
            nodes_.resize(nodes_.size() + nodes);
        }
        tops_.resize(nodes);
    }

    void clear() noexcept {
        for (auto& b : bits_) b = 0;
        for (auto& w : words_) w = {};
        for (auto& n : nodes_) n = {};
        for (auto& t : tops_) t = 0;
    }

    void slide(std::uint32_t in, std::uint32_t gone) noexcept {
        const std::size_t in_word = word_of(in), gone_word = word_of(gone);
        bits_[in_word] |= std::uint64_t{1} << in % 64;
        bits_[gone_word] &= ~(std::uint64_t{1} << gone % 64);
        std::size_t up = in_word / block::children, down = gone_word / block::children;
        words_[up].add(in_word % block::children);
        words_[down].subtract(gone_word % block::children);
        for (std::size_t l = 0; l < levels_; ++l) {
            node* const level = nodes_.data() + first_[l];
            level[up / node::children].add(up % node::children);
            level[down / node::children].subtract(down % node::children);
            up /= node::children, down /= node::children;
        }
        for (++up; up < tops_.size(); ++up) ++tops_[up];
        for (++down; down < tops_.size(); ++down) --tops_[down];
    }

    std::uint32_t below(std::uint32_t place) const noexcept {
        const std::size_t word = place / 64;
        const std::uint64_t before = bits_[word] & ((std::uint64_t{1} << place % 64) - 1);
        std::size_t at = word / block::children;
        std::uint32_t count =
            static_cast<std::uint32_t>(std::popcount(before)) + words_[at].before(word % block::children);
        for (std::size_t l = 0; l < levels_; ++l, at /= node::children)
            count += nodes_[first_[l] + at / node::children].before(at % node::children);
        return count + tops_[at];
    }

private:
    using block = counts_before<8, 9>;  // 7 words hold less than 2^9
    using node = counts_before<4, 21>;
    static constexpr std::size_t most = 5;  // levels of nodes: the highest spans 2^19 places

    // The last word is that of all places beyond the others: nothing is after it, so it is never counted.
    std::size_t word_of(std::uint32_t place) const noexcept {
        return place < capacity_ ? place / 64 : bits_.size() - 1;
    }

    std::size_t capacity_;
    std::vector<std::uint64_t> bits_;
    std::vector<block> words_;
    std::vector<node> nodes_;
    std::vector<std::uint32_t> tops_;
    std::size_t first_[most]{};
    std::size_t levels_ = 0;
};

}
