// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/version.hpp>

#include <utility>

namespace tidemark::inline TIDEMARK_ABI::index {

/// A parameter of a rule that must be given: it has no default, so a rule that leaves it out does not compile.
template <class T>
class given {
public:
    constexpr given(T value) : value_(std::move(value)) {}  // NOLINT(google-explicit-constructor): `.target = 10`

    constexpr operator const T&() const noexcept { return value_; }  // NOLINT(google-explicit-constructor): it is one

private:
    T value_;
};

/// That the parameters of an aggregate were found to be good: its last member, made by its `check()`.
struct checked {};

}
