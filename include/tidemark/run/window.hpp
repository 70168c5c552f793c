// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/pairs.hpp>
#include <tidemark/run/rolling.hpp>

#include <array>
#include <concepts>
#include <span>
#include <string>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run {

/// The row that an answer belongs to: the newest of its window, or the middle one, of two middle ones the later.
enum class answer_at { newest_row, middle_row };

/// Windows that begin before the sample or end behind it are answered from the rows that are there, where `min_count`
/// of them are enough, or they are left out, so that every answer is that of a whole window.
enum class partial_windows { answered, left_out };

/// Windows of so many rows, one for every `step`-th row: the first one, and each `step` rows behind the one before.
struct window {
    std::size_t length = 0;
    std::size_t step = 1;
    answer_at row = answer_at::newest_row;
    partial_windows partial = partial_windows::answered;
};

namespace detail {

/// How many rows of a window come after the one that its answer belongs to.
constexpr std::size_t rows_ahead(const window& w) noexcept {
    return w.row == answer_at::newest_row ? 0 : (w.length - 1) / 2;
}

/// The newest row of the first window.
constexpr std::size_t first_end(const window& w) noexcept {
    return w.partial == partial_windows::left_out ? w.length - 1 : rows_ahead(w);
}

/// The newest row that a window may have, counted as if the sample went on.
constexpr std::size_t rows_with_ends(const window& w, std::size_t rows) noexcept {
    return w.partial == partial_windows::left_out || rows == 0 ? rows : rows + rows_ahead(w);
}

inline void require_window(const window& w) {
    require_window(w.length);
    if (w.step == 0) core::refuse("step", w.step, "at least 1");
}

/// A sample of rows of several numbers with missing ones behind it.
template <core::sample S>
class with_more {
public:
    using observation = typename S::observation;

    with_more(const S& rows, std::size_t more) : rows_{rows}, size_{rows.size() + more} {}
    std::size_t size() const noexcept { return size_; }
    observation operator[](std::size_t i) const noexcept {
        return i < rows_.size() ? rows_[i] : missing_row<observation>();
    }
    with_more part(std::size_t first, std::size_t count) const {
        const std::size_t own = first < rows_.size() ? core::lesser(count, rows_.size() - first) : 0;
        return {rows_.part(own > 0 ? first : 0, own), count - own};
    }

private:
    S rows_;
    std::size_t size_;
};

/// A copy of a sample with so many missing rows behind it, or a view of one whose rows are not copied.
template <core::sample S>
auto with_missing_rows(const S& rows, std::size_t more) {
    [[maybe_unused]] const auto column = [&](auto number) {
        std::vector<double> all(rows.size() + more, core::nan);
        for (std::size_t i = 0; i < rows.size(); ++i) all[i] = number(rows[i]);
        return all;
    };
    if constexpr (std::same_as<typename S::observation, double>)
        return std::array{column([](double x) { return x; })};
    else if constexpr (std::same_as<typename S::observation, core::pair>)
        return std::array{column([](const core::pair& p) { return p.x; }),
                          column([](const core::pair& p) { return p.y; })};
    else
        return with_more{rows, more};
}

inline const std::vector<double>& view_of(const std::array<std::vector<double>, 1>& columns) { return columns[0]; }
inline auto view_of(const std::array<std::vector<double>, 2>& columns) { return core::pairs(columns[0], columns[1]); }
template <core::sample S>
with_more<S> view_of(const with_more<S>& rows) {
    return rows;
}

/// Every window that ends in a row of the sample, or behind it.
template <class M, core::sample S, missing::policy P>
columns_for<M> roll_beyond(const M& metric, const S& rows, std::size_t length, std::size_t more, const P& policy) {
    if (more == 0) return rolling(metric, rows, length, policy);
    const auto columns = with_missing_rows(rows, more);
    if constexpr (std::same_as<P, missing::refuse>)
        return rolling(metric, view_of(columns), length, missing::propagate{});  // none of its own rows is missing
    else
        return rolling(metric, view_of(columns), length, policy);
}

inline void pick(std::span<double> out, const std::vector<double>& all, const window& w) noexcept {
    for (std::size_t k = 0; k < out.size(); ++k) out[k] = all[first_end(w) + k * w.step];
}
template <std::size_t K>
void pick(const std::array<std::span<double>, K>& out, const std::array<std::vector<double>, K>& all,
          const window& w) noexcept {
    for (std::size_t k = 0; k < K; ++k) pick(out[k], all[k], w);
}

}

/// How many answers there are for a sample of so many rows.
///
/// Errors: std::invalid_argument for a window or a step of 0
inline std::size_t number_of_answers(const window& w, std::size_t rows) {
    detail::require_window(w);
    const std::size_t ends = detail::rows_with_ends(w, rows), first = detail::first_end(w);
    return ends <= first ? 0 : (ends - first - 1) / w.step + 1;
}

/// The row that answer k belongs to.
constexpr std::size_t row_of_answer(const window& w, std::size_t k) noexcept {
    return detail::first_end(w) + k * w.step - detail::rows_ahead(w);
}

/// The metric over windows of rows, for every `step`-th row, centred or not, into the caller's memory.
///
/// Input:   a readable sample; `out` of as many numbers as `number_of_answers` says
/// Value:   out[k] is the metric of the window of row `row_of_answer(w, k)`, with the bits that `rolling` gives; a
///          centred window of an even length has one row more before its row than behind it
/// No data: as `rolling`; a window that reaches beyond the sample is as one whose first rows have not come yet
/// Errors:  std::invalid_argument for a window or a step of 0, a min_count above the window, an `out` of another
///          length, an invalid metric, or a missing row under missing::refuse; nothing is written then
/// Cost:    that of `rolling` at every row, and memory of n numbers
template <class M, class R, missing::policy P = missing::skip>
    requires detail::rolls<M, R>
void rolling_into(const detail::out_for<M>& out, const M& metric, const R& sample, const window& w,
                  const P& policy = {}) {
    const auto rows = core::as_sample(sample);
    const std::size_t answers = number_of_answers(w, rows.size());
    detail::require_min_count(policy, w.length);
    detail::require_length(out, answers, "the number of answers");
    detail::require_ready(metric, rows, policy);
    const std::size_t more = detail::rows_with_ends(w, rows.size()) - rows.size();
    detail::pick(out, detail::roll_beyond(metric, rows, w.length, more, policy), w);
}

/// The same in a new vector.
template <class M, class R, missing::policy P = missing::skip>
    requires detail::rolls<M, R>
detail::columns_for<M> rolling(const M& metric, const R& sample, const window& w, const P& policy = {}) {
    auto out = detail::new_columns<M>(number_of_answers(w, core::as_sample(sample).size()));
    rolling_into(detail::places_in(out), metric, sample, w, policy);
    return out;
}

/// The metric over windows of several lengths, at every row: `outs[j]` for windows[j].
///
/// Value:  what `rolling_into` gives for each of them
/// Errors: as `rolling_into`, for any of them, and when there are not as many outputs as windows; nothing is written
///         then
/// Cost:   that of one, times their number
template <class M, class R, missing::policy P = missing::skip>
    requires detail::rolls<M, R>
void rolling_into(std::span<const detail::out_for<M>> outs, const M& metric, const R& sample,
                  std::span<const std::size_t> windows, const P& policy = {}) {
    const auto rows = core::as_sample(sample);
    if (outs.size() != windows.size())
        core::refuse("number of outs", outs.size(), "the number of windows, " + std::to_string(windows.size()));
    for (std::size_t j = 0; j < outs.size(); ++j) detail::require_rolling(outs[j], metric, rows, windows[j], policy);
    for (std::size_t j = 0; j < outs.size(); ++j) rolling_into(outs[j], metric, rows, windows[j], policy);
}

/// The same in new vectors: `rolling(metric, sample, std::array{20, 60, 250})`.
template <class M, class R, std::integral W, std::size_t N, missing::policy P = missing::skip>
    requires detail::rolls<M, R>
std::array<detail::columns_for<M>, N> rolling(const M& metric, const R& sample, const std::array<W, N>& windows,
                                              const P& policy = {}) {
    std::array<std::size_t, N> lengths{};
    std::array<detail::columns_for<M>, N> out;
    std::array<detail::out_for<M>, N> places;
    for (std::size_t j = 0; j < N; ++j) {
        lengths[j] = windows[j] > 0 ? static_cast<std::size_t>(windows[j]) : 0;
        out[j] = detail::new_columns<M>(core::as_sample(sample).size());
        places[j] = detail::places_in(out[j]);
    }
    rolling_into(std::span<const detail::out_for<M>>{places}, metric, sample, std::span<const std::size_t>{lengths},
                 policy);
    return out;
}

}
