// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/pair_rows.hpp>

#include <cmath>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The slopes of the lines through every two of the pairs, where their y differ. No more than `capacity` of them are
/// ever in memory.
class pairwise_slopes {
public:
    explicit pairwise_slopes(const std::vector<core::pair>& rows, std::size_t capacity = 65536)
        : rows_{rows}, capacity_{capacity} {
        visit([this](double slope) { ++(slope == slope ? count_ : undefined_); });
    }

    /// The median; NaN without slopes, or with one that infinities leave undefined.
    double median() const {
        if (count_ == 0 || undefined_ > 0) return core::nan;
        const double upper = at_rank(count_ / 2);
        return count_ % 2 == 1 ? upper : at_rank(count_ / 2 - 1) / 2 + upper / 2;
    }

private:
    template <class See>
    void visit(See see) const {
        for (std::size_t i = 0; i < rows_.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (rows_[i].y != rows_[j].y) see((rows_[i].x - rows_[j].x) / (rows_[i].y - rows_[j].y));
    }

    /// The slopes between the bounds, or every so many of them.
    std::vector<double> sample(double low, double high, std::size_t stride) const {
        std::vector<double> some;
        std::size_t seen = 0;
        visit([&](double slope) {
            if (low <= slope && slope <= high && seen++ % stride == 0) some.push_back(slope);
        });
        return some;
    }

    /// What stands at `place` when the values are in order (Hoare's FIND): <algorithm> would cost its users more lines
    /// than the rest of this header.
    static double find(std::vector<double>& values, std::size_t place) {
        auto at = static_cast<std::ptrdiff_t>(place), left = std::ptrdiff_t{0}, right = std::ssize(values) - 1;
        double* const v = values.data();
        while (left < right) {
            const double pivot = v[left + (right - left) / 2];
            std::ptrdiff_t i = left, j = right;
            while (i <= j) {
                while (v[i] < pivot) ++i;
                while (pivot < v[j]) --j;
                if (i <= j) std::swap(v[i++], v[j--]);
            }
            if (j < at) left = i;
            if (at < i) right = j;
        }
        return v[at];
    }

    /// The slope of that rank, counted from 0. Two slopes of a sample, a little below and above the rank's place in it,
    /// cut what lies between the bounds in three; the part with the rank becomes the new bounds, until all of it fits
    /// into memory. A cut is never kept, so that equal slopes come to an end as well.
    double at_rank(std::size_t rank) const {
        double low = -core::infinity, high = core::infinity;
        std::size_t below = 0, inside = count_;
        while (inside > capacity_) {
            const std::size_t stride = inside / capacity_ + 1;
            auto some = sample(low, high, stride);
            const std::size_t place = (rank - below) / stride, margin = some.size() / 64 + 1;
            const double a = find(some, place > margin ? place - margin : 0);
            const double b = find(some, place + margin < some.size() ? place + margin : some.size() - 1);
            std::size_t under_a = 0, to_a = 0, under_b = 0, to_b = 0;
            visit([&](double s) { under_a += s < a, to_a += s <= a, under_b += s < b, to_b += s <= b; });
            if (rank < under_a) {
                high = std::nextafter(a, -core::infinity), inside = under_a - below;
            } else if (rank < to_a) {
                return a;
            } else if (rank < under_b) {
                low = std::nextafter(a, core::infinity), high = std::nextafter(b, -core::infinity);
                below = to_a, inside = under_b - to_a;
            } else if (rank < to_b) {
                return b;
            } else {
                low = std::nextafter(b, core::infinity), inside -= to_b - below, below = to_b;
            }
        }
        auto all = sample(low, high, 1);
        return find(all, rank - below);
    }

    const std::vector<core::pair>& rows_;
    std::size_t capacity_;
    std::size_t count_ = 0;
    std::size_t undefined_ = 0;
};

/// The slope of one series on another by Theil and Sen, which three rows in ten may be outliers without moving far.
///
/// Formula: median of (x_j - x_i) / (b_j - b_i) over all i < j with b_i != b_j; of an even number, the mean of the two
///          in the middle
/// Input:   pairs (x, b) of returns per period
/// Value:   unit of x per unit of b
/// No data: NaN with fewer than 2 pairs or a constant benchmark, and where infinities leave a slope undefined
/// Cost:    O(n^2) for each answer, a few passes over the slopes and at most 65536 of them in memory; the state holds
///          every pair, and a rolling window copies it
/// Source:  Theil (1950); Sen (1968), Estimates of the regression coefficient based on Kendall's tau
struct theil_sen_beta {
    using state = tidemark::state::pair_rows;

    double lower(const state& s) const { return pairwise_slopes{s.rows}.median(); }
};

}
