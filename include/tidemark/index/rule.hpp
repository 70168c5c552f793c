// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>

#include <concepts>
#include <functional>
#include <type_traits>
#include <utility>

namespace tidemark::inline TIDEMARK_ABI::index {

template <class Signature>
class rule;

/// One rule of an index: any callable of this signature, our own or the user's, exchangeable at run time.
///
/// It has no default, so a rulebook that leaves a required rule out does not compile. The callable is called as const:
/// a rule answers from what it is given and remembers nothing.
/// Errors: `std::invalid_argument` for a null function.
template <class Result, class... Arguments>
class rule<Result(Arguments...)> {
public:
    template <class Callable>
        requires(!std::same_as<Callable, rule> && std::is_invocable_r_v<Result, const Callable&, Arguments...>)
    rule(Callable callable)  // NOLINT(google-explicit-constructor): rules are written as the callables they are
        : callable_(std::move(callable)) {
        if (!callable_) core::raise<std::invalid_argument>("rule is a null function, expected a callable");
    }

    Result operator()(Arguments... arguments) const { return callable_(std::forward<Arguments>(arguments)...); }

private:
    std::function<Result(Arguments...)> callable_;
};

}
