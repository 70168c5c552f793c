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

namespace detail {

/// A callable that answers when it is given these, or the first few of them, and how many it takes.
template <class Callable, class Result, class... Arguments>
struct answers_to;

template <class Callable, class Result>
struct answers_to<Callable, Result> : std::false_type {};

template <class Callable, class Result, class First>
struct answers_to<Callable, Result, First> : std::is_invocable_r<Result, const Callable&, First> {};

template <class Callable, class Result, class First, class Second>
struct answers_to<Callable, Result, First, Second>
    : std::disjunction<std::is_invocable_r<Result, const Callable&, First, Second>,
                       answers_to<Callable, Result, First>> {};

template <class Callable, class Result, class First, class Second, class Third>
struct answers_to<Callable, Result, First, Second, Third>
    : std::disjunction<std::is_invocable_r<Result, const Callable&, First, Second, Third>,
                       answers_to<Callable, Result, First, Second>> {};

}

/// One rule of an index: any callable of this signature, our own or the user's, exchangeable at run time.
///
/// A callable that does without the last arguments may leave them out. A rule has no default, so a rulebook that leaves
/// a required one out does not compile. The callable is called as const: a rule answers from what it is given and
/// remembers nothing.
/// Errors: `std::invalid_argument` for a null function.
template <class Result, class... Arguments>
class rule<Result(Arguments...)> {
public:
    template <class Callable>
        requires(!std::same_as<Callable, rule> && detail::answers_to<Callable, Result, Arguments...>::value)
    rule(Callable callable)  // NOLINT(google-explicit-constructor): rules are written as the callables they are
        : callable_(taking_all(std::move(callable))) {
        if (!callable_) core::raise<std::invalid_argument>("rule is a null function, expected a callable");
    }

    Result operator()(Arguments... arguments) const { return callable_(std::forward<Arguments>(arguments)...); }

private:
    template <class Callable>
    static std::function<Result(Arguments...)> taking_all(Callable callable) {
        if constexpr (std::is_invocable_r_v<Result, const Callable&, Arguments...>) {
            return callable;
        } else {
            if constexpr (std::is_pointer_v<Callable> || requires { callable.target_type(); }) {
                if (!callable) return nullptr;
            }
            return [callable = std::move(callable)](Arguments... arguments) -> Result {
                return first_of<Arguments...>(callable, std::forward<Arguments>(arguments)...);
            };
        }
    }

    template <class First, class... Others, class Callable>
    static Result first_of(const Callable& callable, First first, Others... others) {
        if constexpr (std::is_invocable_r_v<Result, const Callable&, First>) {
            return callable(std::forward<First>(first));
        } else {
            return first_two_of<First, Others...>(callable, std::forward<First>(first),
                                                  std::forward<Others>(others)...);
        }
    }

    template <class First, class Second, class... Others, class Callable>
    static Result first_two_of(const Callable& callable, First first, Second second, Others...) {
        return callable(std::forward<First>(first), std::forward<Second>(second));
    }

    std::function<Result(Arguments...)> callable_;
};

}
