// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/set_up.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

// Where the answers of a metric go, or of several: the drivers are written once for both.
namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// What a metric alone has one of, and several have an array of: a place to write to, a vector of answers.
template <class M, class T>
struct each_of {
    using type = T;
};
template <class... Ms, class T>
struct each_of<all_of<Ms...>, T> {
    using type = std::array<T, sizeof...(Ms)>;
};
template <class M, class T>
using each_has = typename each_of<M, T>::type;

/// The caller's memory for one answer a row.
template <class M>
using out_for = each_has<M, std::span<double>>;
/// New memory for them.
template <class M>
using columns_for = each_has<M, std::vector<double>>;

template <class M>
columns_for<M> new_columns(std::size_t rows) {
    if constexpr (several<M>) {
        columns_for<M> all;
        for (auto& column : all) column.resize(rows);
        return all;
    } else {
        return columns_for<M>(rows);
    }
}
inline std::span<double> places_in(std::vector<double>& column) noexcept { return column; }
template <std::size_t K>
std::array<std::span<double>, K> places_in(std::array<std::vector<double>, K>& columns) noexcept {
    std::array<std::span<double>, K> places;
    for (std::size_t k = 0; k < K; ++k) places[k] = columns[k];
    return places;
}

// One answer a row goes to one place, several to as many.
inline void put(std::span<double> out, std::size_t i, double answer) noexcept { out[i] = answer; }
inline void put_nothing(std::span<double> out, std::size_t i) noexcept { out[i] = core::nan; }
template <class Out, std::size_t K>
void put(const std::array<Out, K>& out, std::size_t i, const std::array<double, K>& answers) noexcept {
    for (std::size_t k = 0; k < K; ++k) put(out[k], i, answers[k]);
}
template <class Out, std::size_t K>
void put_nothing(const std::array<Out, K>& out, std::size_t i) noexcept {
    for (std::size_t k = 0; k < K; ++k) put_nothing(out[k], i);
}

/// Calls f(out, metric) for a metric, and for several once for each of their states: with the metric that answers from
/// it and where its answers go.
template <class Out, class M, class F>
void for_each_state(const Out& out, const M& metric, F f) {
    f(out, metric);
}
template <class Out, std::size_t K, class... Ms, class F>
void for_each_state(const std::array<Out, K>& out, const all_of<Ms...>& metrics, F f) {
    each_state(metrics.by_state(), [&]<std::size_t... At>(auto, const auto& metric, std::index_sequence<At...>) {
        if constexpr (sizeof...(At) == 1)
            (f(out[At], metric), ...);
        else
            f(std::array{out[At]...}, metric);
    });
}

/// Rows pushed one by one, and the answer behind each of them where `enough` are observed.
template <class Out, class Past, core::sample S, missing::policy P>
void answer_by_row(const Out& out, Past past, const S& rows, const P& policy) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        past.push(rows[i]);
        if (enough(policy, past.observed(), past.rows(), past.usual_count()))
            put(out, i, past.value());
        else
            put_nothing(out, i);
    }
}

/// An answer where there is none.
template <class Answer>
constexpr Answer nothing() noexcept {
    if constexpr (std::same_as<Answer, double>) {
        return core::nan;
    } else {
        Answer all{};
        for (double& x : all) x = core::nan;
        return all;
    }
}

/// An answer of nothing but numbers.
template <class Answer>
inline constexpr bool numbers = std::same_as<Answer, double>;
template <std::size_t K>
inline constexpr bool numbers<std::array<double, K>> = true;

/// A fold or a recursion that answers more than one number.
template <class M>
concept tells_more = (core::fold<M> || core::recursion<M>)&&!several<M> && !std::same_as<answer_of<M>, double>;

/// What such a metric answers to no data.
template <class M>
constexpr answer_of<M> told_of_nothing(const M& metric) noexcept {
    return core::lower(metric, core::state_of<M>{});
}

/// Whether it keeps what it was shown in order, as windows of time cannot, and whether it has a window of rows all the
/// same; of several, any and all.
template <class M>
inline constexpr bool keeps_order = core::recursion<M>;
template <class... Ms>
inline constexpr bool keeps_order<all_of<Ms...>> = (core::recursion<Ms> || ...);
template <class M>
inline constexpr bool has_window = !core::recursion<M> || core::windowed_recursion<M>;
template <class... Ms>
inline constexpr bool has_window<all_of<Ms...>> = (has_window<Ms> && ...);

/// The answers of a metric that tells more, behind each of the rows.
template <tells_more M, class Past, core::sample S, missing::policy P>
std::vector<answer_of<M>> told_by_row(const M& metric, Past past, const S& rows, const P& policy) {
    std::vector<answer_of<M>> out(rows.size(), told_of_nothing(metric));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        past.push(rows[i]);
        if (enough(policy, past.observed(), past.rows(), past.usual_count())) out[i] = past.value();
    }
    return out;
}

/// A metric, or several, that answer one number each.
template <class M>
concept tells_numbers = std::same_as<answer_of<M>, each_has<M, double>>;

/// What rolls over a series, and what does so by time too.
template <class M, class R>
concept rolls = reads<M, R> && tells_numbers<M> && has_window<M>;
template <class M, class R>
concept rolls_by_time = rolls<M, R> && !keeps_order<M>;

}
