// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/all.hpp>

#include <cstddef>
#include <tuple>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// The pasts of several metrics, one for each of their states and all of the same rows, with the members of one.
template <template <class> class Past, class All, class Groups>
class together;

template <template <class> class Past, class All, class... Groups>
class together<Past, All, std::tuple<Groups...>> {
    using answer = typename All::answer;

public:
    using observation = typename All::observation;
    static constexpr bool windowed = true;

    together(const All& several, std::size_t size)
        : groups_{several.by_state()},
          each_{std::apply(
              [&](const Groups&... g) {
                  return std::tuple{Past<typename Groups::metric_type>{g.metric, size}...};
              },
              groups_)} {}

    std::size_t window() const noexcept { return first().window(); }
    std::size_t usual_count() const noexcept { return first().usual_count(); }
    std::size_t rows() const noexcept { return first().rows(); }
    std::size_t rows_with_one_more() const noexcept { return first().rows_with_one_more(); }
    std::size_t observed() const noexcept { return first().observed(); }
    std::size_t observed_with(const observation& x) const noexcept { return first().observed_with(x); }

    observation row(std::size_t k) const noexcept { return first().row(k); }
    /// Where the boundary is that cuts the rows for those which have one; it is the same for all of them.
    std::size_t rows_since_boundary() const noexcept {
        return most([](const auto& past) { return past.rows_since_boundary(); });
    }
    std::size_t rows_before_boundary() const noexcept {
        return most([](const auto& past) { return past.rows_before_boundary(); });
    }

    void push(const observation& x) noexcept {
        for_each([&](auto& past) { past.push(x); });
    }
    void pop() noexcept {
        for_each([](auto& past) { past.pop(); });
    }
    void close() noexcept {
        for_each([](auto& past) { past.close(); });
    }
    void reset() noexcept {
        for_each([](auto& past) { past.reset(); });
    }

    answer value() const noexcept {
        return in_order<answer>(groups_, [&](auto k, const auto&) { return std::get<k>(each_).value(); });
    }
    answer peek(const observation& x) const noexcept {
        return in_order<answer>(groups_, [&](auto k, const auto&) { return std::get<k>(each_).peek(x); });
    }

private:
    const auto& first() const noexcept { return std::get<0>(each_); }
    template <class F>
    void for_each(F f) noexcept {
        std::apply([&](auto&... past) { (f(past), ...); }, each_);
    }
    template <class F>
    std::size_t most(F f) const noexcept {
        std::size_t all = 0;
        std::apply([&](const auto&... past) { ((all = all < f(past) ? f(past) : all), ...); }, each_);
        return all;
    }

    std::tuple<Groups...> groups_;
    std::tuple<Past<typename Groups::metric_type>...> each_;
};

template <template <class> class Past, class M>
struct past {
    using type = Past<M>;
};
template <template <class> class Past, class... Ms>
struct past<Past, all_of<Ms...>> {
    using type = together<Past, all_of<Ms...>, groups_of<Ms...>>;
};
/// The past of that kind of a metric, or those of several.
template <template <class> class Past, class M>
using past_for = typename past<Past, M>::type;

}
