// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/version.hpp>

#include <concepts>
#include <type_traits>
#include <utility>

namespace tidemark::inline TIDEMARK_ABI::index {

/// A parameter that has no default: a set-up that leaves it out does not compile.
template <class T>
class required {
public:
    // NOLINTNEXTLINE(google-explicit-constructor): it is written `.fee = 0.1`
    constexpr required(T value) noexcept(std::is_nothrow_move_constructible_v<T>) : value_(std::move(value)) {}
    template <std::same_as<bool> B>
        requires(!std::same_as<T, bool>)
    required(B) = delete;

    constexpr operator const T&() const noexcept { return value_; }  // NOLINT(google-explicit-constructor): it is one

private:
    T value_;
};

/// That the parameters of an aggregate were found to be good: its last member, made by its `check()`.
struct checked {};

}
