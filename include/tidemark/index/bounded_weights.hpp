// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <initializer_list>
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

/// A name, what it may have, and between which scales it moves with the scale; one that cannot grow never does.
struct bounded_name {
    double weight;
    double floor;
    double cap;
    double moves_from = core::infinity;
    double moves_until = core::infinity;

    double at(double scale) const noexcept {
        if (scale <= moves_from) return floor;
        if (scale >= moves_until) return cap;
        return core::smaller(core::larger(scale * weight, floor), cap);
    }
};

/// The scale at which the names have `total` together, which must be within their reach.
///
/// What they have together never falls and bends at known scales, so the bends are halved until none is left between
/// one that gives too little and one that gives enough; there it is a straight line. A name is settled as soon as it
/// does not bend in between, so that half as much is left to do each time.
inline double scale_that_gives(careful_sum total, std::vector<bounded_name> names) {
    std::vector<double> bends;
    bends.reserve(2 * names.size());
    for (const bounded_name& n : names) {
        for (const double bend : {n.moves_from, n.moves_until}) {
            if (bend > 0 && bend < core::infinity) bends.push_back(bend);
        }
    }
    double too_little = 0, enough = core::infinity;
    careful_sum moving;  // the weights of the names that move all the way between the two
    const auto settle = [&] {
        std::size_t open = 0;
        for (const bounded_name& n : names) {
            if (n.moves_from >= enough) {
                total -= n.floor;
            } else if (n.moves_until <= too_little) {
                total -= n.cap;
            } else if (n.moves_from <= too_little && n.moves_until >= enough) {
                moving += n.weight;
            } else {
                names[open++] = n;
            }
        }
        names.erase(names.begin() + static_cast<std::ptrdiff_t>(open), names.end());
    };
    settle();
    for (auto first = bends.begin(), last = bends.end(); first != last;) {
        const auto middle = first + (last - first) / 2;
        std::nth_element(first, middle, last);
        careful_sum lacking = total;
        lacking -= *middle * moving.value();
        for (const bounded_name& n : names) lacking -= n.at(*middle);
        if (lacking.value() > 0) {
            too_little = *middle;
            first = middle + 1;
        } else {
            enough = *middle;
            last = middle;
        }
        settle();
    }
    if (!(moving.value() > 0)) return enough;
    return core::smaller(core::larger(total.value() / moving.value(), too_little), enough);
}

/// Names with what they may have, and how much of it there is.
class bounded_names {
public:
    bounded_names(std::span<const double> weights, std::span<const double> floors, std::span<const double> caps,
                  double total)
        : total_{total} {
        double largest = 0;
        for (const double w : weights) largest = core::larger(largest, w);
        names_.reserve(weights.size());
        careful_sum least, most;
        for (std::size_t i = 0; i < weights.size(); ++i) {
            const double weight = weights[i] / largest;  // so that no scale is beyond the numbers
            const double cap = core::smaller(caps[i], core::larger(total, floors[i]));
            if (cap / weight < core::infinity) {
                names_.push_back({weight, floors[i], cap, floors[i] / weight, cap / weight});
            } else {
                names_.push_back({0, floors[i], floors[i]});
            }
            least += floors[i];
            most += names_.back().cap;
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
        double scale = core::infinity;  // all have their caps
        if (least_ >= total_ - rounding_of_sums * total_) {
            scale = 0;  // all have their floors
        } else if (most_ > total_ + rounding_of_sums * total_) {
            scale = scale_that_gives(total_, names_);
        }
        std::vector<double> weights;
        weights.reserve(names_.size());
        for (const bounded_name& n : names_) weights.push_back(n.at(scale));
        return weights;
    }

private:
    double total_;
    double least_ = 0;
    double most_ = 0;
    std::vector<bounded_name> names_;
};

}

/// Weights in proportion to those given, as far as every floor and every cap allows: where "cut what is above its cap,
/// give the excess to the others in proportion, repeat" ends when it ends well, found without repeating.
///
/// The order of the given weights is kept among names of equal limits, equal names have equal weights, and a small
/// change of what goes in is a small change of what comes out. A name of weight zero stays at its floor.
/// Formula:  w_i = clip(lambda m_i, floor_i, cap_i) with the lambda for which sum w_i = total
/// Input:    m_i zero or more, of any sum; a floor and a cap for each, 0 <= floor <= cap, a cap may be infinite
/// Errors:   `std::invalid_argument` for anything else; `std::domain_error` where the floors sum to more than the total
///   or the caps of the names that can grow, with the floors of the others, to less
/// Rounding: no limit is broken by a last digit; the sum is the total to a few units in the last place; limits whose
///   sum is the total to 1e-13 of it count as summing to it
/// Cost:     O(n)
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
    const detail::bounded_names names{weights, floors, caps, total};
    if (names.floors_exceed_total()) {
        core::infeasible("floors sum to " + detail::sum_text(names.least()) + ", " + detail::sum_text(total) +
                         " is all there is");
    }
    if (names.caps_fall_short()) {
        core::infeasible("reachable caps sum to " + detail::sum_text(names.most()) + ", " + detail::sum_text(total) +
                         " is needed");
    }
    return names.solution();
}

/// The same with one floor and one cap for all.
inline std::vector<double> bounded_weights(std::span<const double> weights, double floor, double cap,
                                           double total = 1) {
    return bounded_weights(weights, std::vector<double>(weights.size(), floor),
                           std::vector<double>(weights.size(), cap), total);
}

}
