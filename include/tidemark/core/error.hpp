// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/version.hpp>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
#define TIDEMARK_EXCEPTIONS 1
#else
#define TIDEMARK_EXCEPTIONS 0
#endif

/// Where exceptions are switched off an error ends in `TIDEMARK_ON_ERROR(message)`, which must not return. Define it
/// before the first header of Tidemark to have it log or trap your way; by default the message goes to standard error
/// and the program aborts. With exceptions it is not used.
#ifndef TIDEMARK_ON_ERROR
#define TIDEMARK_ON_ERROR(message) (std::fprintf(stderr, "tidemark: %s\n", message), std::abort())
#endif

namespace tidemark::inline TIDEMARK_ABI::core {

/// How an error message writes a value: a number so that it reads back as itself, quotes around a text. Found by
/// argument for other types, such as dates.
inline std::string text_of(double value) {
    char text[32];
    for (int digits = 15; digits <= 17; ++digits) {  // the fewest that read back as the same number
        std::snprintf(text, sizeof text, "%.*g", digits, value);
        if (std::strtod(text, nullptr) == value) break;
    }
    return text;
}
inline std::string text_of(std::size_t value) { return std::to_string(value); }
inline std::string text_of(int value) { return std::to_string(value); }
inline std::string text_of(std::string_view value) { return '"' + std::string{value} + '"'; }

/// Raises an error of this type.
template <class Error>
[[noreturn]] void raise(const std::string& message) {
#if TIDEMARK_EXCEPTIONS
    throw Error{message};
#else
    TIDEMARK_ON_ERROR(message.c_str());
    std::abort();
#endif
}

/// Throws `std::invalid_argument` with "<argument> is <value>, expected <expected>".
template <class Value>
[[noreturn]] void refuse(std::string_view argument, const Value& value, std::string_view expected) {
    std::string message{argument};
    message.append(" is ").append(std::string_view{text_of(value)}).append(", expected ").append(expected);
    raise<std::invalid_argument>(message);
}

/// Throws `std::domain_error`: the rule is well formed, but nothing satisfies it.
[[noreturn]] inline void infeasible(const std::string& message) { raise<std::domain_error>(message); }

}
