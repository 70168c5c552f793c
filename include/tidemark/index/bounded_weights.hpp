// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

namespace detail {

/// A sum that carries what its additions round away (Knuth's two-sum): as exact as one of twice as many digits.
class careful_sum {
public:
    constexpr careful_sum(double first = 0) noexcept : sum_{first} {}  // NOLINT(google-explicit-constructor): a number

    constexpr careful_sum& operator+=(double x) noexcept {
        const double both = sum_ + x, of_x = both - sum_;
        rounded_away_ += (sum_ - (both - of_x)) + (x - of_x);
        sum_ = both;
        return *this;
    }
    constexpr careful_sum& operator-=(double x) noexcept { return *this += -x; }
    constexpr double value() const noexcept { return sum_ + rounded_away_; }

private:
    double sum_;
    double rounded_away_ = 0;
};

/// Sums that differ by no more than this part of what is shared are taken for equal: a third for each of three sums to
/// a little less than 1.
inline constexpr double rounding_of_sums = 1e-13;

/// A sum in an error message, to the digits that tell sums apart: those beyond are of the rounding of its terms.
inline std::string sum_text(double sum) {
    char text[32];
    std::snprintf(text, sizeof text, "%.13g", sum);
    return text;
}

/// Weights with what they may have, and how much of it there is.
class bounded_problem {
public:
    bounded_problem(std::span<const double> weights, std::span<const double> floors, std::span<const double> caps,
                    double total)
        : weights_{weights}, floors_{floors}, caps_{caps}, total_{total} {
        for (const double w : weights) largest_ = core::larger(largest_, w);
        careful_sum least, most;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            least += floors[i];
            most += can_grow(i) ? cap(i) : floors[i];
        }
        least_ = least.value();
        most_ = most.value();
    }

    double least() const noexcept { return least_; }
    double most() const noexcept { return most_; }
    bool floors_exceed_total() const noexcept { return least_ > total_ + rounding_of_sums * total_; }
    bool caps_fall_short() const noexcept { return most_ < total_ - rounding_of_sums * total_; }

    /// What each has; the total must be within reach.
    std::vector<double> solution() const {
        const double scale = this->scale();
        std::vector<double> result;
        result.reserve(weights_.size());
        for (std::size_t i = 0; i < weights_.size(); ++i) {
            if (!can_grow(i) || scale <= moves_from(i)) {
                result.push_back(floors_[i]);
            } else {
                result.push_back(scale >= moves_until(i) ? cap(i) : at(i, scale));
            }
        }
        return result;
    }

private:
    double weight(std::size_t i) const noexcept { return weights_[i] / largest_; }  // so that no scale is out of range
    double cap(std::size_t i) const noexcept { return core::smaller(caps_[i], core::larger(total_, floors_[i])); }
    double moves_from(std::size_t i) const noexcept { return floors_[i] / weight(i); }
    double moves_until(std::size_t i) const noexcept { return cap(i) / weight(i); }
    bool can_grow(std::size_t i) const noexcept { return moves_until(i) < core::infinity; }
    double at(std::size_t i, double scale) const noexcept {
        return core::smaller(core::larger(scale * weight(i), floors_[i]), cap(i));
    }

    /// The scale at which all have the total together.
    ///
    /// What they have together never falls and bends at known scales, so the bends are halved until none is left
    /// between one that gives too little and one that gives enough; there it is a straight line. A name is settled as
    /// soon as it does not bend in between, so that half as much is left to do each time.
    double scale() const {
        if (least_ >= total_ - rounding_of_sums * total_) return 0;
        if (most_ <= total_ + rounding_of_sums * total_) return core::infinity;
        std::vector<std::size_t> open;
        std::vector<double> bends;
        open.reserve(weights_.size());
        const auto floored = std::count_if(floors_.begin(), floors_.end(), [](double floor) { return floor > 0; });
        bends.reserve(weights_.size() + static_cast<std::size_t>(floored));
        careful_sum left = total_, moving;  // for the names that are not settled; weights that move all the way
        for (std::size_t i = 0; i < weights_.size(); ++i) {
            if (!can_grow(i)) {
                left -= floors_[i];
                continue;
            }
            open.push_back(i);
            bends.push_back(moves_until(i));
            if (floors_[i] > 0) bends.push_back(moves_from(i));
        }
        double too_little = 0, enough = core::infinity;
        for (auto first = bends.begin(), last = bends.end(); first != last;) {
            const auto middle = first + (last - first) / 2;
            std::nth_element(first, middle, last);
            careful_sum lacking = left;
            lacking -= *middle * moving.value();
            for (const std::size_t i : open) lacking -= at(i, *middle);
            if (lacking.value() > 0) {
                too_little = *middle;
                first = middle + 1;
            } else {
                enough = *middle;
                last = middle;
            }
            std::size_t still_open = 0;
            for (const std::size_t i : open) {
                if (moves_from(i) >= enough) {
                    left -= floors_[i];
                } else if (moves_until(i) <= too_little) {
                    left -= cap(i);
                } else if (moves_from(i) <= too_little && moves_until(i) >= enough) {
                    moving += weight(i);
                } else {
                    open[still_open++] = i;
                }
            }
            open.resize(still_open);
        }
        if (!(moving.value() > 0)) return enough;
        return core::smaller(core::larger(left.value() / moving.value(), too_little), enough);
    }

    std::span<const double> weights_;
    std::span<const double> floors_;
    std::span<const double> caps_;
    double total_;
    double largest_ = 0;
    double least_ = 0;
    double most_ = 0;
};

}

/// Weights in proportion to those given, as far as every floor and every cap allows: where "cut what is above its cap,
/// give the excess to the others in proportion, repeat" ends when it ends well, found without repeating.
///
/// The order of the given weights is kept among names of equal limits, equal names have equal weights, and a small
/// change of what goes in is a small change of what comes out. A name of weight zero stays at its floor.
/// Formula: w_i = clip(lambda m_i, floor_i, cap_i) with the lambda for which sum w_i = total
/// Input: m_i zero or more, of any sum; a floor and a cap for each, 0 <= floor <= cap, a cap may be infinite
/// Errors: `std::invalid_argument` for anything else; `std::domain_error` where the floors sum to more than the total
///   or the caps of the names that can grow, with the floors of the others, to less
/// Rounding: no limit is broken by a last digit; the sum is the total to a few units in the last place; limits whose
///   sum is the total to 1e-13 of it count as summing to it
/// Cost: O(n) on average
inline std::vector<double> bounded_weights(std::span<const double> weights, std::span<const double> floors,
                                           std::span<const double> caps, double total = 1) {
    const std::size_t n = weights.size();
    const auto at = [](const char* what, std::size_t i) {
        return std::string{what} + " at position " + std::to_string(i);
    };
    const std::string one_each = "one for each weight, " + std::to_string(n);
    if (floors.size() != n) core::refuse("number of floors", floors.size(), one_each);
    if (caps.size() != n) core::refuse("number of caps", caps.size(), one_each);
    if (!(total >= 0 && core::is_finite(total))) core::refuse("total", total, "a finite number, zero or more");

    for (std::size_t i = 0; i < n; ++i) {
        if (!(weights[i] >= 0 && core::is_finite(weights[i]))) {
            core::refuse(at("weight", i), weights[i], "a finite number, zero or more");
        }
        if (!(floors[i] >= 0 && core::is_finite(floors[i]))) {
            core::refuse(at("floor", i), floors[i], "a finite number, zero or more");
        }
        if (!(caps[i] >= floors[i])) core::refuse(at("cap", i), caps[i], "its floor or more");
    }
    const detail::bounded_problem problem{weights, floors, caps, total};
    if (problem.floors_exceed_total()) {
        core::infeasible("floors sum to " + detail::sum_text(problem.least()) + ", " + detail::sum_text(total) +
                         " is all there is");
    }
    if (problem.caps_fall_short()) {
        core::infeasible("reachable caps sum to " + detail::sum_text(problem.most()) + ", " + detail::sum_text(total) +
                         " is needed");
    }
    return problem.solution();
}

/// The same with one floor and one cap for all.
inline std::vector<double> bounded_weights(std::span<const double> weights, double floor, double cap,
                                           double total = 1) {
    return bounded_weights(weights, std::vector<double>(weights.size(), floor),
                           std::vector<double>(weights.size(), cap), total);
}

}
