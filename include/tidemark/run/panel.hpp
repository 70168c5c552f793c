// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/row_sweep.hpp>
#include <tidemark/run/rolling.hpp>

namespace tidemark::inline TIDEMARK_ABI::run {

namespace detail {

/// As many neighbouring columns of a panel as there are lanes, laid out for them row after row, and what they contain.
class column_group {
    static constexpr std::size_t width = core::lane_count;

public:
    // A block of fewer rows than lanes is read as if it had as many.
    explicit column_group(std::size_t rows) : rows_{rows}, numbers_((rows + width - 1) * width) {}

    template <std::floating_point T>
    contents show(const core::panel_view<T>& panel, std::size_t column) noexcept {
        core::lanes spoiled{};
        std::size_t i = 0;
        const auto place = [&](const core::lanes& x) {
            core::store(numbers_.data() + i++ * width, x);
            spoiled += x * 0;
        };
        if constexpr (std::same_as<T, double>) {
            const contiguous_rows<core::lanes> source{panel.at(0, column), panel.column_stride()};
            while (panel.row_stride() == 1 && i + width <= rows_) {
                const auto t = source(i);
                unrolled<width>([&](auto k) TIDEMARK_INLINE_LAMBDA { place(t.row[k]); });
            }
        }
        while (i < rows_) {
            core::lanes x;
            for (std::size_t j = 0; j < width; ++j) core::set_lane(x, j, panel(i, column + j));
            place(x);
        }
        return core::any(spoiled != 0) ? survey(row(0), rows_ * width) : contents::finite;
    }

    const double* row(std::size_t i) const noexcept { return numbers_.data() + i * width; }

private:
    std::size_t rows_;
    std::vector<double> numbers_;
};

/// A fold over the rolling window of every column, as many columns at once as there are lanes, each group of them on
/// its own: for panels in any storage.
template <laned M, std::floating_point T, missing::policy P>
class group_scan {
    using lanes = core::lanes;
    using fold = lane_fold<M, lanes>;

public:
    group_scan(const core::panel_span& out, const M& metric, const core::panel_view<T>& panel, std::size_t window,
               const P& policy)
        : out_{out}, metric_{metric}, panel_{panel}, window_{window}, policy_{policy}, shown_{panel.rows()} {
        if (window <= panel.rows()) suffix_.resize(window, rows_are::maybe_missing);
    }

    /// Every column, but for groups in which there is an infinity: `skipped` is told the first column of each of those.
    template <class F>
    void run(F skipped) {
        constexpr std::size_t width = core::lane_count;
        const std::size_t last = panel_.columns() - width;
        for (std::size_t next = 0; next < panel_.columns(); next += width) {
            const std::size_t column = (std::min)(next, last);
            switch (shown_.show(panel_, column)) {
                case contents::finite: scan<rows_are::observed>(column); break;
                case contents::missing: scan<rows_are::maybe_missing>(column); break;
                case contents::infinite: skipped(column); break;
            }
        }
    }

private:
    template <rows_are Rows>
    void scan(std::size_t column) noexcept {
        const std::size_t n = panel_.rows();
        for (std::size_t i = 0; i + 1 < window_ && i < n; ++i)
            for (std::size_t j = 0; j < core::lane_count; ++j) *out_.at(i, column + j) = core::nan;
        for (std::size_t boundary = window_; boundary <= n; boundary += window_)
            if (out_.column_stride() == 1)
                scan<Rows>(boundary, interleaved_answers<lanes>{out_.at(boundary, column), out_.row_stride()});
            else
                scan<Rows>(boundary, contiguous_answers<lanes>{out_.at(boundary, column), out_.column_stride()});
    }

    template <rows_are Rows, class Answers>
    void scan(std::size_t boundary, const Answers& answers) noexcept {
        const std::size_t after = (std::min)(window_ - 1, panel_.rows() - boundary);
        const auto row = [&](std::size_t i) { return interleaved_rows<lanes>{shown_.row(0)}.one(i); };
        const lanes before = last_observed<Rows, lanes>(row, boundary - window_, boundary);
        const lanes behind = first_observed<Rows, lanes>(row, boundary - 1, boundary + after);
        contents_known seen;
        scan_boundary<Rows>(
            fold{metric_, fold::anchor_at(metric_, before)}, fold{metric_, fold::anchor_at(metric_, behind)}, suffix_,
            interleaved_rows<lanes>{shown_.row(boundary - window_)}, interleaved_rows<lanes>{shown_.row(boundary)},
            window_, after, 0, least(policy_, window_), answers, seen);
    }

    core::panel_span out_;
    M metric_;
    core::panel_view<T> panel_;
    std::size_t window_;
    P policy_;
    column_group shown_;
    suffixes<M, lanes> suffix_;
};

template <class M, std::floating_point T, missing::policy P>
class column_scan {
public:
    column_scan(const core::panel_span& out, const M& metric, const core::panel_view<T>& panel, std::size_t window,
                const P& policy)
        : out_{out}, metric_{metric}, panel_{panel}, window_{window}, policy_{policy}, answers_(panel.rows()) {}

    void run(std::size_t column) { run(column, panel_.rows()); }

    /// The first rows only.
    void run(std::size_t column, std::size_t rows) {
        roll(std::span{answers_}, metric_, panel_.column(column).part(0, rows), window_, policy_);
        for (std::size_t i = 0; i < rows; ++i) *out_.at(i, column) = answers_[i];
    }

private:
    core::panel_span out_;
    M metric_;
    core::panel_view<T> panel_;
    std::size_t window_;
    P policy_;
    std::vector<double> answers_;
};

template <laned M, std::floating_point T, missing::policy P, class F>
void roll_in_lanes(const core::panel_span& out, const M& metric, const core::panel_view<T>& panel, std::size_t window,
                   const P& policy, F skipped) {
    if constexpr (std::same_as<T, double>)
        if (panel.column_stride() == 1 && out.column_stride() == 1)
            return row_sweep{out, metric, panel, window, policy}.run(skipped);
    group_scan{out, metric, panel, window, policy}.run(skipped);
}

template <class M, std::floating_point T, missing::policy P>
void roll_columns(const core::panel_span& out, const M& metric, const core::panel_view<T>& panel, std::size_t window,
                  const P& policy) {
    column_scan columns{out, metric, panel, window, policy};
    if constexpr (laned<M> && core::lane_count > 1) {
        const bool stored_in_lanes = out.row_stride() == 1 || out.column_stride() == 1;
        if (stored_in_lanes && panel.columns() >= core::lane_count) {
            const auto one_by_one = [&](std::size_t first) {
                for (std::size_t k = 0; k < core::lane_count; ++k) columns.run(first + k);
            };
            roll_in_lanes(out, metric, panel, window, policy, one_by_one);
            // With fewer observations than rows enough, the first windows answer too, which only the scan by rows
            // knows.
            const std::size_t opening = (std::min)(window - 1, panel.rows());
            if (enough(policy, opening, opening, window))
                for (std::size_t j = 0; j < panel.columns(); ++j) columns.run(j, opening);
            return;
        }
    }
    for (std::size_t j = 0; j < panel.columns(); ++j) columns.run(j);
}

/// Metrics that share a state: one after the other, as the kernels over panels write to one.
template <std::size_t K, class M, std::floating_point T, missing::policy P>
void roll_columns(const std::array<core::panel_span, K>& out, const M& shared, const core::panel_view<T>& panel,
                  std::size_t window, const P& policy) {
    std::size_t k = 0;
    std::apply([&](const auto&... one) { (roll_columns(out[k++], one, panel, window, policy), ...); }, shared.metrics);
}

inline void require_shape(const core::panel_span& out, std::size_t rows, std::size_t columns,
                          const std::string& name = "out") {
    if (out.rows() != rows)
        core::refuse("rows of " + name, out.rows(), "the rows of the panel, " + std::to_string(rows));
    if (out.columns() != columns)
        core::refuse("columns of " + name, out.columns(), "the columns of the panel, " + std::to_string(columns));
}
template <std::size_t K>
void require_shape(const std::array<core::panel_span, K>& out, std::size_t rows, std::size_t columns) {
    for (std::size_t k = 0; k < K; ++k) require_shape(out[k], rows, columns, "out[" + std::to_string(k) + "]");
}

template <class Out, class M, std::floating_point T, missing::policy P>
void require_panel(const Out& out, const M& metric, const core::panel_view<T>& panel, std::size_t window,
                   const P& policy) {
    require_window(window);
    require_min_count(policy, window);
    require_shape(out, panel.rows(), panel.columns());
    if (panel.rows() == 0) return require_ready(metric, core::series_view<T>{}, policy);
    for (std::size_t j = 0; j < panel.columns(); ++j) require_ready(metric, panel.column(j), policy);
}

/// Where the answers over a panel go.
template <class M>
using panels_for = each_has<M, core::panel_span>;

/// A metric, or several, that roll over the columns of a panel.
template <class M>
concept rolls_over_panels =
    asked<M> && tells_numbers<M> && !keeps_order<M> && std::same_as<core::observation_of<M>, double>;

}

/// The metric over the last `window` rows of every column, at every row, into the caller's memory.
///
/// Input:    a panel of n rows and m columns in any storage; `out` of as many, in any storage and memory of its own
/// Value:    column j of `out` is `rolling` of column j, bit for bit
/// No data:  as `rolling_into` of one series
/// Errors:   as `rolling_into` of one series; nothing is written then
/// Rounding: as `rolling_into` of one series
/// Cost:     O(n m), about three combines an element, four in long windows; where the metric runs in lanes, memory of
///           one column and `window` states for each lane, or of some hundred columns' states where rows are
///           contiguous; several metrics one after the other
/// Source:   -
template <class M, std::floating_point T, missing::policy P = missing::skip>
    requires detail::rolls_over_panels<M>
void rolling_into(const detail::panels_for<M>& out, const M& metric, const core::panel_view<T>& panel,
                  std::size_t window, const P& policy = {}) {
    detail::require_panel(out, metric, panel, window, policy);
    if (panel.rows() == 0) return;
    detail::for_each_state(
        out, metric, [&](const auto& to, const auto& one) { detail::roll_columns(to, one, panel, window, policy); });
}

}
