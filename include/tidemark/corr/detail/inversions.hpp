// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/ordered_whole.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::corr::detail {

/// How many pairs of a permutation of 0 .. n - 1 stand in the wrong order.
///
/// Positions are cut in blocks of 64, and so are values. A pair of two blocks of positions and two blocks of values is
/// counted from a table of the values seen in earlier blocks; one within a block of positions by the blocks of its
/// values, and one within a block of values by their lower bits, each in bytes, 64 at a time.
class inversion_count {
public:
    /// Longer permutations are counted by a merge sort: their blocks have no number in a byte.
    static constexpr std::size_t longest = 64 * 256;

    double operator()(std::span<const std::uint32_t> v) {
        if (v.size() > longest) {
            merged_.assign(v.begin(), v.end());
            return run::detail::sort_and_count(merged_);
        }
        const std::size_t blocks = (v.size() + 63) / 64;
        low_.assign(blocks * 64, nothing);
        filled_.assign(blocks, 0);
        seen_.assign(blocks, 0);
        above_.assign(blocks, 0);
        std::uint64_t count = 0;
        for (std::size_t first = 0; first < v.size(); first += 64)
            count += block(v.subspan(first, core::lesser(64, v.size() - first)));
        for (std::size_t b = 0; b < blocks; ++b) count += within(low_.data() + b * 64);
        return static_cast<double>(count);
    }

private:
    static constexpr std::uint8_t nothing = 255;  // above what is compared with it

    std::uint64_t block(std::span<const std::uint32_t> v) noexcept {
        std::uint8_t high[64];
        for (auto& h : high) h = nothing;
        std::uint64_t count = 0;
        for (std::size_t i = 0; i < v.size(); ++i) {
            const std::uint32_t b = v[i] / 64;
            high[i] = static_cast<std::uint8_t>(b);
            low_[b * 64 + filled_[b]++] = static_cast<std::uint8_t>(v[i] % 64);
            count += above_[b];
        }
        std::uint32_t above = 0;
        for (std::size_t b = filled_.size(); b-- > 0;) {
            above_[b] += above;
            above += filled_[b] - seen_[b];
            seen_[b] = filled_[b];
        }
        return count + within(high);
    }

    static std::uint64_t within(const std::uint8_t* v) noexcept {
        std::uint8_t padded[128], larger[64]{};
        for (std::size_t i = 0; i < 64; ++i) padded[i] = v[i], padded[64 + i] = nothing;
        for (std::size_t apart = 1; apart < 64; ++apart)
            for (std::size_t i = 0; i < 64; ++i)
                larger[i] = static_cast<std::uint8_t>(larger[i] + (padded[i] > padded[i + apart] ? 1 : 0));
        std::uint64_t count = 0;
        for (const std::uint8_t c : larger) count += c;
        return count;
    }

    std::vector<std::uint8_t> low_;      // the lower bits of the values, block by block, in the order of positions
    std::vector<std::uint32_t> filled_;  // values of each block that have come
    std::vector<std::uint32_t> seen_;    // the same before this block of positions
    std::vector<std::uint32_t> above_;   // and how many of blocks above it
    std::vector<double> merged_;
};

}
