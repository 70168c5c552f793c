// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "registry.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/infer/describe.hpp>
#include <tidemark/risk/describe.hpp>
#include <tidemark/run/expanding.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include <type_traits>

/// What the generated bindings are made of. Each metric pays for one instantiation of each driver and no more: the
/// drivers are called with one kind of sample and with missing::skip alone, and the other policies are told by it.
namespace program::registry {

template <class M>
auto sample_for(const request& asked) {
    if constexpr (std::is_same_v<tidemark::core::observation_of<M>, tidemark::core::pair>)
        return tidemark::core::pairs(asked.x, asked.benchmark);
    else
        return tidemark::core::as_sample(asked.x);
}

template <class M>
using answer_of =
    decltype(tidemark::run::whole(std::declval<const M&>(), sample_for<M>(std::declval<const request&>())));

template <class M>
constexpr form form_of() {
    if constexpr (!std::is_same_v<answer_of<M>, double>)
        return form::table;
    else
        return tidemark::core::recursion<M> && !tidemark::core::windowed_recursion<M> ? form::recursion : form::rolls;
}

template <class M>
answer run_metric(const M& metric, const request& asked) {
    namespace run = tidemark::run;
    const auto sample = sample_for<M>(asked);
    const tidemark::missing::skip policy{asked.min_count};
    if constexpr (form_of<M>() == form::table) {
        return run::whole(metric, sample, policy);
    } else {
        if constexpr (form_of<M>() == form::rolls)
            if (asked.how == request::driver::rolling) return run::rolling(metric, sample, asked.window, policy);
        if (asked.how == request::driver::expanding) return run::expanding(metric, sample, policy);
        return std::vector<double>{run::whole(metric, sample, policy)};
    }
}

/// `make` is the function that makes the metric from its settings.
template <auto make, reading documented>
constexpr binding bind() {
    using M = decltype(make(settings{}));
    static_assert(tidemark::core::metric<M>);
    static_assert(
        (documented == reading::pairs) == std::is_same_v<tidemark::core::observation_of<M>, tidemark::core::pair>,
        "the docstring's Input label must begin with `pairs` for a metric of pairs, and for no other");
    static_assert(
        requires(const M& m) { describe(m); }, "a new metric: build the target tidemark_renew_descriptions");
    return {documented, form_of<M>(),
            [](settings given, const request& asked) { return run_metric(make(given), asked); },
            [](settings given) { return describe(make(given)); }};
}

}
