// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/version.hpp>

#include <concepts>

namespace tidemark::inline TIDEMARK_ABI::index {

/// A parameter that has no default: a set-up that leaves it out does not compile.
template <class T>
class required {
public:
    constexpr required(T value) noexcept : value_{value} {}  // NOLINT(google-explicit-constructor): `.fee = 0.1`
    template <std::same_as<bool> B>
    required(B) = delete;

    constexpr operator T() const noexcept { return value_; }  // NOLINT(google-explicit-constructor): it is the number

private:
    T value_;
};

}
