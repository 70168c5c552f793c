// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/missing.hpp>
#include <tidemark/core/view.hpp>
#include <tidemark/run/all.hpp>

#include <array>
#include <bit>
#include <concepts>
#include <cstddef>
#include <span>
#include <type_traits>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

template <class M>
inline constexpr bool several = false;
template <class... Ms>
inline constexpr bool several<all_of<Ms...>> = true;

/// What a driver takes: a metric, or several.
template <class M>
concept asked = core::metric<M> || several<M>;

/// A sample that the metric can read: doubles for a metric of one series, pairs for a metric of two.
template <class M, class R>
concept reads =
    asked<M> && core::readable<R> && std::same_as<typename core::sample_of<R>::observation, core::observation_of<M>>;

/// A double, a pair, or a row of nothing but doubles that says by itself whether it is missing.
template <class T>
concept row_of_doubles = std::same_as<T, double> || std::same_as<T, core::pair> ||
                         (std::is_trivially_copyable_v<T> && sizeof(T) % sizeof(double) == 0 &&
                          requires(const T& row) { row.is_missing(); });

/// A row of which every number is missing.
template <row_of_doubles T>
constexpr T missing_row() noexcept {
    std::array<double, sizeof(T) / sizeof(double)> all{};
    for (double& x : all) x = core::nan;
    return std::bit_cast<T>(all);
}

template <class M>
void require_valid(const M& metric) {
    if (const core::complaint c = core::check(metric); c.argument != nullptr)
        core::refuse(c.argument, c.value, c.expected);
}

template <core::sample S>
void require_complete(const S& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (core::is_missing(rows[i]))
            core::refuse("sample[" + std::to_string(i) + "]", core::nan,
                         "no missing observation under missing::refuse");
}

/// The checks that every driver makes before it computes anything.
template <class M, core::sample S, missing::policy P>
void require_ready(const M& metric, const S& rows, const P&) {
    require_valid(metric);
    if constexpr (std::same_as<P, missing::refuse>) require_complete(rows);
}

inline void require_window(std::size_t window) {
    if (window == 0) core::refuse("window", window, "at least 1");
}

template <missing::policy P>
void require_min_count(const P& policy, std::size_t most, const char* what = "window") {
    if constexpr (std::same_as<P, missing::skip>)
        if (policy.min_count != missing::skip::unset && policy.min_count > most)
            core::refuse("min_count", policy.min_count,
                         std::string{"at most the "} + what + ", " + std::to_string(most));
}

/// Room for as many answers as there are `expected`, which is `what`.
inline void require_length(std::span<double> out, std::size_t expected, const char* what,
                           const std::string& name = "out") {
    if (out.size() != expected)
        core::refuse("length of " + name, out.size(), std::string{what} + ", " + std::to_string(expected));
}
template <std::size_t K>
void require_length(const std::array<std::span<double>, K>& out, std::size_t expected, const char* what) {
    for (std::size_t k = 0; k < K; ++k) require_length(out[k], expected, what, "out[" + std::to_string(k) + "]");
}
inline constexpr const char* of_sample = "the length of the sample";

/// The checks of every rolling driver: all of them before anything is written.
template <class Out, class M, core::sample S, missing::policy P>
void require_rolling(const Out& out, const M& metric, const S& rows, std::size_t window, const P& policy) {
    require_window(window);
    require_min_count(policy, window);
    require_length(out, rows.size(), of_sample);
    require_ready(metric, rows, policy);
}

/// Whether `observed` of `rows` rows are enough to answer. `usual` is what an unset min_count means to the driver.
template <missing::policy P>
constexpr bool enough(const P& policy, std::size_t observed, std::size_t rows, std::size_t usual) noexcept {
    if constexpr (std::same_as<P, missing::skip>)
        return observed >= (policy.min_count == missing::skip::unset ? usual : policy.min_count);
    else
        return observed == rows && rows >= usual;
}

}
