// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/lanes.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// The bits of a number, so that unsigned order is the order of the numbers.
constexpr std::uint64_t ordered_bits(double x) noexcept {
    const auto bits = std::bit_cast<std::uint64_t>(x);
    return bits ^ (bits >> 63 != 0 ? ~std::uint64_t{0} : std::uint64_t{1} << 63);
}

/// Sorts a tile of at most `capacity` numbers, none of them NaN and none of them -0, in linear time: equal steps
/// between the least and the greatest are the first key of a radix sort in two passes. What shares a step is sorted
/// again, in equal steps of its bits, which part what an outlier had pressed together.
class ordered_sort {
public:
    explicit ordered_sort(std::size_t capacity)
        : digit_{digit_of(capacity)}, items_(capacity), other_(capacity), count_(std::size_t{2} << digit_) {}

    /// The positions of x, in ascending order of what stands there; equal numbers in the order of their positions.
    std::span<const std::uint64_t> operator()(std::span<const double> x) noexcept {
        const std::size_t n = x.size();
        if (n == 0) return {};
        const auto [low, high] = extremes(x);
        const double steps = static_cast<double>((std::uint64_t{1} << 2 * digit_) - 1);
        const double scale = steps / (high - low);
        if (low == high) {
            for (std::size_t i = 0; i < n; ++i) items_[i] = i;
        } else if (high - low <= core::largest_finite && scale <= core::largest_finite) {
            clear();
            for (std::size_t i = 0; i < n; ++i) {
                const auto step = static_cast<std::int64_t>((x[i] - low) * scale);
                enter(i, static_cast<std::uint64_t>(step) << 32 | i);
            }
            scatter(0, n);
            settle(x, 0, n);
        } else {
            for (std::size_t i = 0; i < n; ++i) items_[i] = i;
            sort_by_bits(x, 0, n);
        }
        for (std::size_t i = 0; i < n; ++i) items_[i] &= 0xFFFFFFFF;
        return {items_.data(), n};
    }

private:
    static constexpr std::size_t few = 32;

    struct range {
        double low, high;
    };

    static range extremes(std::span<const double> x) noexcept {
        core::lanes low{x[0]}, high{x[0]}, here;
        std::size_t i = 0;
        for (; i + core::lane_count <= x.size(); i += core::lane_count) {
            core::load(here, x.data() + i);
            low = core::smaller(low, here);
            high = core::larger(high, here);
        }
        range r{x[0], x[0]};
        const auto take = [&](double a, double b) { r = {core::smaller(r.low, a), core::larger(r.high, b)}; };
        for (std::size_t l = 0; l < core::lane_count; ++l) take(core::lane(low, l), core::lane(high, l));
        for (; i < x.size(); ++i) take(x[i], x[i]);
        return r;
    }

    static constexpr int digit_of(std::size_t capacity) noexcept {
        const int bits = static_cast<int>(std::bit_width(capacity));
        return bits < 6 ? 6 : bits > 11 ? 11 : bits;
    }

    std::uint64_t mask() const noexcept { return (std::uint64_t{1} << digit_) - 1; }

    void clear() noexcept {
        for (auto& c : count_) c = 0;
    }

    void enter(std::size_t at, std::uint64_t item) noexcept {
        items_[at] = item;
        ++count_[item >> 32 & mask()];
        ++count_[(mask() + 1) + (item >> (32 + digit_))];
    }

    // items_[first, last) by their upper halves, whose digits have been counted. Stable.
    void scatter(std::size_t first, std::size_t last) noexcept {
        const std::size_t radix = mask() + 1;
        std::uint32_t low = static_cast<std::uint32_t>(first), high = low;
        for (std::size_t d = 0; d < radix; ++d) {
            const std::uint32_t a = count_[d], b = count_[radix + d];
            count_[d] = low, count_[radix + d] = high;
            low += a, high += b;
        }
        for (std::size_t i = first; i < last; ++i) other_[count_[items_[i] >> 32 & mask()]++] = items_[i];
        for (std::size_t i = first; i < last; ++i) items_[count_[radix + (other_[i] >> (32 + digit_))]++] = other_[i];
    }

    // Sorts every run of items that share a step.
    void settle(std::span<const double> x, std::size_t first, std::size_t last) noexcept {
        for (std::size_t i = first + 1; i < last; ++i) {
            if ((items_[i] ^ items_[i - 1]) >> 32 != 0) continue;
            std::size_t end = i + 1;
            while (end < last && (items_[end] ^ items_[i]) >> 32 == 0) ++end;
            if (end - i < few)
                insert(x, i - 1, end);
            else
                sort_by_bits(x, i - 1, end);
            i = end;
        }
    }

    void sort_by_bits(std::span<const double> x, std::size_t first, std::size_t last) noexcept {
        std::uint64_t low = ~std::uint64_t{0}, high = 0;
        for (std::size_t i = first; i < last; ++i) {
            items_[i] &= 0xFFFFFFFF;
            const std::uint64_t bits = ordered_bits(x[items_[i]]);
            low = bits < low ? bits : low;
            high = bits > high ? bits : high;
        }
        if (low == high) return;
        const int width = static_cast<int>(std::bit_width(high - low)),
                  shift = width > 2 * digit_ ? width - 2 * digit_ : 0;
        clear();
        for (std::size_t i = first; i < last; ++i)
            enter(i, (ordered_bits(x[items_[i]]) - low) >> shift << 32 | items_[i]);
        scatter(first, last);
        if (shift != 0) settle(x, first, last);
    }

    void insert(std::span<const double> x, std::size_t first, std::size_t last) noexcept {
        for (std::size_t i = first + 1; i < last; ++i) {
            const std::uint64_t item = items_[i];
            const double value = x[item & 0xFFFFFFFF];
            std::size_t to = i;
            for (; to > first && x[items_[to - 1] & 0xFFFFFFFF] > value; --to) items_[to] = items_[to - 1];
            items_[to] = item;
        }
    }

    int digit_;
    std::vector<std::uint64_t> items_;  // the step, and below it the position in 32 bits
    std::vector<std::uint64_t> other_;
    std::vector<std::uint32_t> count_;
};

}
