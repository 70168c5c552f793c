// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/detail/least_number.hpp>
#include <tidemark/risk/median.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The medcouple: a skewness that a quarter of the observations may be wild without moving far.
///
/// It is the median of h(a, b) = (a - b) / (a + b) over every distance a above the median with every distance b below
/// it. What is ranked is a / b, which rounds in the same order as it grows, and of which h is a function that grows.
///
/// Formula: median of ((x_j - m) - (m - x_i)) / (x_j - x_i) over x_i <= m <= x_j; of the t^2 pairs of t observations at
///          m, t count as 0, half of the others as -1 and half as 1
/// Input:   any series
/// Value:   -1 to 1, 0 for a symmetric sample and for equal observations
/// No data: NaN, also with an infinite observation
/// Cost:    63 or 126 visits of every value in the window a row
/// Source:  Brys, Hubert and Struyf (2004), A robust measure of skewness
struct medcouple {
    template <core::ordered_window W>
    constexpr double lower(const W& ascending) const noexcept {
        const std::size_t n = ascending.size();
        if (n == 0 || !core::is_finite(ascending[0]) || !core::is_finite(ascending[n - 1])) return core::nan;
        const couples<W> all{ascending, median{}.lower(ascending)};
        const std::size_t half = all.count() / 2;
        const double upper = skew(all.of_rank(half));
        return all.count() % 2 == 1 ? upper : (skew(all.of_rank(half - 1)) + upper) / 2;
    }

private:
    static constexpr double skew(double quotient) noexcept {
        return quotient == core::infinity ? 1 : (quotient - 1) / (quotient + 1);
    }

    /// The quotients a / b: 0 for a couple that counts as -1, 1 for 0, infinity for 1.
    template <core::ordered_window W>
    class couples {
    public:
        constexpr couples(const W& ascending, double middle) noexcept : x_{ascending}, middle_{middle} {
            const std::size_t n = x_.size();
            below_ = n / 2;
            while (below_ > 0 && x_[below_ - 1] == middle_) --below_;
            std::size_t end = below_;
            while (end < n && x_[end] == middle_) ++end;
            equal_ = end - below_;
            above_ = n - end;
        }

        constexpr std::size_t count() const noexcept { return (below_ + equal_) * (above_ + equal_); }

        /// The quotient of a rank from 0.
        constexpr double of_rank(std::size_t rank) const noexcept {
            return detail::least_number([=, this](double q) { return up_to(q) > rank; });
        }

    private:
        constexpr std::size_t up_to(double q) const noexcept {
            const std::size_t tied = equal_ == 0 ? 0 : equal_ * (equal_ - 1) / 2;
            std::size_t within = below_ * equal_ + tied + (q >= 1 ? equal_ : 0);
            if (q == core::infinity) return count();
            std::size_t distant = below_;  // how many of those below lie far enough, the farthest first
            for (std::size_t j = below_ + equal_; j < x_.size() && distant > 0; ++j) {
                while (distant > 0 && (x_[j] - middle_) / (middle_ - x_[distant - 1]) > q) --distant;
                within += distant;
            }
            return within;
        }

        const W& x_;
        double middle_;
        std::size_t below_ = 0, equal_ = 0, above_ = 0;
    };
};

}
