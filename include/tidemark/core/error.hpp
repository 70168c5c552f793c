// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/version.hpp>

#include <cstddef>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>

namespace tidemark::inline TIDEMARK_ABI::core {

/// How an error message writes a value: all digits of a number, quotes around a text. Found by argument for other
/// types, such as dates.
inline std::string text_of(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.17g", value);
    return text;
}
inline std::string text_of(std::size_t value) { return std::to_string(value); }
inline std::string text_of(int value) { return std::to_string(value); }
inline std::string text_of(std::string_view value) { return '"' + std::string{value} + '"'; }

/// Throws `std::invalid_argument` with "<argument> is <value>, expected <expected>".
template <class Value>
[[noreturn]] void refuse(std::string_view argument, const Value& value, std::string_view expected) {
    std::string message{argument};
    message.append(" is ").append(std::string_view{text_of(value)}).append(", expected ").append(expected);
    throw std::invalid_argument{message};
}

/// Throws `std::domain_error`: the rule is well formed, but nothing satisfies it.
[[noreturn]] inline void infeasible(const std::string& message) { throw std::domain_error{message}; }

}
