// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/core/view.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::corr {

/// How a move from one price to the next is measured: by the logarithm of their ratio, or by their difference.
enum class price_moves { logarithmic, arithmetic };

/// The prices of one market at times of its own.
///
/// Input:  times in any unit, ascending, and the price at each; a missing price is a time without one, and left out.
///         Whole numbers (seconds, microseconds since 1970) compare exactly also after they are shifted, fractions such
///         as 0.1 do not: moves that only touch may then overlap
/// Errors: std::invalid_argument for lengths that differ, times that are not finite or do not increase, or a price that
///         is infinite or, for logarithms, not above 0
/// Cost:   O(n)
class asynchronous_prices {
public:
    template <core::readable T, core::readable P>
    asynchronous_prices(const T& times, const P& prices, price_moves moves = price_moves::logarithmic) {
        const auto at = core::as_sample(times);
        const auto of = core::as_sample(prices);
        if (of.size() != at.size())
            core::refuse("length of prices", of.size(), "the length of times, " + std::to_string(at.size()));
        times_.reserve(at.size());
        values_.reserve(at.size());
        for (std::size_t i = 0; i < at.size(); ++i) {
            if (!core::is_finite(at[i])) core::refuse(entry("times", i), at[i], "a finite time");
            if (i > 0 && !(at[i] > at[i - 1]))
                core::refuse(entry("times", i), at[i], "a time after " + core::text_of(at[i - 1]));
            if (core::is_missing(of[i])) continue;
            if (!core::is_finite(of[i])) core::refuse(entry("prices", i), of[i], "a finite price");
            if (moves == price_moves::logarithmic && !(of[i] > 0))
                core::refuse(entry("prices", i), of[i], "a price above 0, for its logarithm");
            times_.push_back(at[i]);
            values_.push_back(moves == price_moves::logarithmic ? std::log(of[i]) : of[i]);
        }
    }

    std::size_t size() const noexcept { return times_.size(); }
    double time(std::size_t i) const noexcept { return times_[i]; }
    double move(std::size_t from, std::size_t to) const noexcept { return values_[to] - values_[from]; }

    /// The sum of the squares of all moves; NaN without one.
    double realised_variance() const noexcept {
        if (size() < 2) return core::nan;
        double sum = 0;
        for (std::size_t i = 1; i < size(); ++i) sum += core::product(move(i - 1, i), move(i - 1, i));
        return sum;
    }

private:
    static std::string entry(const char* name, std::size_t i) {
        return std::string{name} + "[" + std::to_string(i) + "]";
    }

    std::vector<double> times_;
    std::vector<double> values_;
};

/// The covariance of two markets that trade at different times, without a common grid and without the bias towards
/// zero that a fine grid brings (Epps).
///
/// Formula: sum of dx_i dy_j over all pairs of moves whose times (from the last price, to this one] overlap; the times
///          of y less y_later. On common times the realised covariance, bit for bit
/// Input:   two series of prices; y_later in the unit of the times: above 0, y answers x that much later
/// Value:   of the whole stretch, unit of the moves of x times those of y
/// No data: NaN with fewer than 2 prices on either side; 0 where no moves overlap
/// Errors:  std::invalid_argument for a y_later that is not finite
/// Cost:    O(n + m)
/// Source:  Hayashi and Yoshida (2005), On covariance estimation of non-synchronously observed diffusion processes
inline double hayashi_yoshida_covariance(const asynchronous_prices& x, const asynchronous_prices& y,
                                         double y_later = 0) {
    if (!core::is_finite(y_later)) core::refuse("y_later", y_later, "a finite time");
    if (x.size() < 2 || y.size() < 2) return core::nan;
    const auto time_of_y = [&](std::size_t j) { return y.time(j) - y_later; };
    double sum = 0;
    // From the price of y that was in force when the move of x began to the first one when it had ended: all moves of y
    // in between are one.
    for (std::size_t i = 1, from = 0, to = 0; i < x.size(); ++i) {
        while (from + 1 < y.size() && time_of_y(from + 1) <= x.time(i - 1)) ++from;
        while (to + 1 < y.size() && time_of_y(to) < x.time(i)) ++to;
        if (to > from) sum += core::product(x.move(i - 1, i), y.move(from, to));
    }
    return sum;
}

/// The correlation of two markets that trade at different times.
///
/// Formula: hayashi_yoshida_covariance / sqrt(realised variance of x, realised variance of y), each on its own times
/// Input:   two series of prices; y_later in the unit of the times: above 0, y answers x that much later
/// Value:   about -1 to 1; in short samples beyond, because the three are no moments of one sample
/// No data: NaN with fewer than 2 prices on either side or a constant one
/// Errors:  std::invalid_argument for a y_later that is not finite
/// Cost:    O(n + m)
/// Source:  Hayashi and Yoshida (2005), On covariance estimation of non-synchronously observed diffusion processes
inline double hayashi_yoshida_correlation(const asynchronous_prices& x, const asynchronous_prices& y,
                                          double y_later = 0) {
    const double vx = x.realised_variance(), vy = y.realised_variance();
    const double covariance = hayashi_yoshida_covariance(x, y, y_later);
    return vx > 0 && vy > 0 ? covariance / (std::sqrt(vx) * std::sqrt(vy)) : core::nan;
}

}
