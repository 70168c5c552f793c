// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/alignment.hpp>
#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace tidemark::inline TIDEMARK_ABI::index::detail {

// What the series and numbers that are handed in must be. Each refusal names the argument and, of a series, the place.

inline std::string place(std::string_view series, std::size_t i) {
    return std::string{series} + "[" + std::to_string(i) + "]";
}

inline void require_length(std::string_view series, std::size_t size, std::string_view other, std::size_t expected) {
    if (size == expected) return;
    core::refuse("length of " + std::string{series}, size,
                 "the length of " + std::string{other} + ", " + std::to_string(expected));
}

inline void require_positive(std::string_view name, double value) {
    if (!(value > 0 && core::is_finite(value))) core::refuse(name, value, "a positive finite number");
}
inline void require_positive(std::string_view series, std::span<const double> values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!(values[i] > 0 && core::is_finite(values[i]))) require_positive(place(series, i), values[i]);
    }
}

inline void require_not_negative(std::string_view name, double value) {
    if (!(value >= 0 && core::is_finite(value))) core::refuse(name, value, "a finite number, zero or more");
}
inline void require_not_negative(std::string_view series, std::span<const double> values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!(values[i] >= 0 && core::is_finite(values[i]))) require_not_negative(place(series, i), values[i]);
    }
}

inline void require_finite(std::string_view name, double value) {
    if (!core::is_finite(value)) core::refuse(name, value, "a finite number");
}
inline void require_finite(std::string_view series, std::span<const double> values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!core::is_finite(values[i])) require_finite(place(series, i), values[i]);
    }
}

/// Answers with the number.
inline double require_fraction(std::string_view name, double value) {
    if (!(value >= 0 && value <= 1)) core::refuse(name, value, "a number from 0 to 1");
    return value;
}

/// Of what is traded in a day.
inline void require_participation(double value) {
    if (!(value > 0 && value <= 1)) core::refuse("participation", value, "a number above 0, at most 1");
}

inline void require_dated_levels(std::span<const core::date> dates, std::span<const double> levels) {
    require_length("levels", levels.size(), "dates", dates.size());
    core::require_ascending("dates", dates);
    require_positive("levels", levels);
}

/// Numbers that are known at each close and used on the way to the next one: the last is not looked at.
inline void require_known_at_closes(std::string_view series, std::span<const double> values, std::size_t closes) {
    require_length(series, values.size(), "levels", closes);
    if (closes > 0) require_finite(series, values.first(closes - 1));
}

}
