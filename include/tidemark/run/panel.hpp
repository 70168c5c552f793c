// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/rolling.hpp>

namespace tidemark::inline TIDEMARK_ABI::run {

namespace detail {

/// Neighbouring columns of a panel, laid out for lanes: groups of as many columns as there are lanes, each row after
/// row, and what they contain.
class column_groups {
    static constexpr std::size_t width = core::lane_count;

public:
    /// Groups that are read together: a few cache lines of every row, since a row-major panel has each row on another
    /// page.
    static constexpr std::size_t most = 1;

    column_groups(std::size_t rows, std::size_t groups) : rows_{rows}, numbers_(rows * width * groups) {}

    template <std::floating_point T>
    void show(const core::panel_view<T>& panel, std::size_t column, std::size_t groups) noexcept {
        if constexpr (std::same_as<T, double>)
            if (panel.column_stride() == 1) return show_rows(panel, column, groups);
        for (std::size_t g = 0; g < groups; ++g) found_[g] = show_columns(panel, column + g * width, g);
    }

    contents of(std::size_t group) const noexcept { return found_[group]; }

    const double* row(std::size_t group, std::size_t i) const noexcept {
        return numbers_.data() + (group * rows_ + i) * width;
    }

private:
    double* place(std::size_t group, std::size_t i) noexcept { return numbers_.data() + (group * rows_ + i) * width; }

    void show_rows(const core::panel_view<double>& panel, std::size_t column, std::size_t groups) noexcept {
        core::lanes spoiled[most]{};
        for (std::size_t i = 0; i < rows_; ++i) {
            const double* const from = panel.at(i, column);
            for (std::size_t g = 0; g < groups; ++g) {
                core::lanes x;
                core::load(x, from + g * width);
                core::store(place(g, i), x);
                spoiled[g] += x * 0;
            }
        }
        for (std::size_t g = 0; g < groups; ++g) found_[g] = judged(spoiled[g], g);
    }

    template <std::floating_point T>
    contents show_columns(const core::panel_view<T>& panel, std::size_t column, std::size_t group) noexcept {
        core::lanes spoiled{};
        std::size_t i = 0;
        if constexpr (std::same_as<T, double>) {
            const contiguous_rows<core::lanes> source{panel.at(0, column), panel.column_stride()};
            for (; panel.row_stride() == 1 && i + width <= rows_; i += width) {
                const auto t = source(i);
                unrolled<width>([&](auto k) TIDEMARK_INLINE_LAMBDA {
                    core::store(place(group, i + k), t.row[k]);
                    spoiled += t.row[k] * 0;
                });
            }
        }
        for (; i < rows_; ++i) {
            core::lanes x;
            for (std::size_t j = 0; j < width; ++j) core::set_lane(x, j, panel(i, column + j));
            core::store(place(group, i), x);
            spoiled += x * 0;
        }
        return judged(spoiled, group);
    }

    contents judged(const core::lanes& spoiled, std::size_t group) const noexcept {
        return core::any(spoiled != 0) ? survey(row(group, 0), rows_ * width) : contents::finite;
    }

    std::size_t rows_;
    std::vector<double> numbers_;
    contents found_[most]{};
};

/// A fold over the rolling window of every column, as many columns at once as there are lanes.
template <laned M, std::floating_point T, missing::policy P>
class panel_scan {
    using lanes = core::lanes;
    using fold = lane_fold<M, lanes>;

public:
    panel_scan(const core::panel_span& out, const M& metric, const core::panel_view<T>& panel, std::size_t window,
               const P& policy)
        : out_{out},
          metric_{metric},
          panel_{panel},
          window_{window},
          policy_{policy},
          shown_{panel.rows(), (std::min)(column_groups::most, panel.columns() / core::lane_count)} {
        suffix_.resize(window_, rows_are::maybe_missing);
    }

    /// The columns of `groups` groups from `first` on, but for groups in which there is an infinity: `skipped` is told
    /// the first column of each of those.
    template <class F>
    void run(std::size_t first, std::size_t groups, F skipped) {
        shown_.show(panel_, first, groups);
        const std::size_t n = panel_.rows();
        for (std::size_t i = 0; i + 1 < window_ && i < n; ++i)
            for (std::size_t j = 0; j < groups * core::lane_count; ++j) *out_.at(i, first + j) = core::nan;
        for (std::size_t boundary = window_; boundary <= n; boundary += window_)
            for (std::size_t g = 0; g < groups; ++g) scan(first, g, boundary);
        for (std::size_t g = 0; g < groups; ++g)
            if (shown_.of(g) == contents::infinite) skipped(first + g * core::lane_count);
    }

private:
    void scan(std::size_t first, std::size_t group, std::size_t boundary) noexcept {
        const std::size_t column = first + group * core::lane_count;
        if (out_.column_stride() == 1)
            scan(group, boundary, interleaved_answers<lanes>{out_.at(boundary, column), out_.row_stride()});
        else
            scan(group, boundary, contiguous_answers<lanes>{out_.at(boundary, column), out_.column_stride()});
    }

    template <class Answers>
    void scan(std::size_t group, std::size_t boundary, const Answers& answers) noexcept {
        switch (shown_.of(group)) {
            case contents::finite: return scan<rows_are::observed>(group, boundary, answers);
            case contents::missing: return scan<rows_are::maybe_missing>(group, boundary, answers);
            case contents::infinite: return;
        }
    }

    template <rows_are Rows, class Answers>
    void scan(std::size_t group, std::size_t boundary, const Answers& answers) noexcept {
        const std::size_t after = (std::min)(window_ - 1, panel_.rows() - boundary);
        const fold before{metric_, fold::anchor_at(metric_, last_observed<Rows>(group, boundary))};
        const fold behind{metric_, fold::anchor_at(metric_, first_observed<Rows>(group, boundary, after))};
        scan_boundary<Rows>(before, behind, suffix_, interleaved_rows<lanes>{shown_.row(group, boundary - window_)},
                            interleaved_rows<lanes>{shown_.row(group, boundary)}, window_, after,
                            least(policy_, window_), answers);
    }

    lanes row(std::size_t group, std::size_t i) const noexcept {
        lanes x;
        core::load(x, shown_.row(group, i));
        return x;
    }

    // The anchors of block_scan, in each lane: the last observation before the boundary, and that of the row before the
    // boundary or the first one after it. Where there is none, there is nothing to anchor.
    template <rows_are Rows>
    lanes last_observed(std::size_t group, std::size_t boundary) const noexcept {
        lanes x = row(group, boundary - 1);
        if constexpr (Rows == rows_are::maybe_missing)
            for (std::size_t i = boundary - 1; i-- > boundary - window_ && core::any(core::is_missing(x));)
                x = core::select(core::is_missing(x), row(group, i), x);
        return observed_or_zero(x);
    }
    template <rows_are Rows>
    lanes first_observed(std::size_t group, std::size_t boundary, std::size_t after) const noexcept {
        lanes x = row(group, boundary - 1);
        if constexpr (Rows == rows_are::maybe_missing)
            for (std::size_t i = boundary; i < boundary + after && core::any(core::is_missing(x)); ++i)
                x = core::select(core::is_missing(x), row(group, i), x);
        return observed_or_zero(x);
    }
    static lanes observed_or_zero(const lanes& x) noexcept { return core::select(core::is_missing(x), lanes{0}, x); }

    core::panel_span out_;
    M metric_;
    core::panel_view<T> panel_;
    std::size_t window_;
    P policy_;
    column_groups shown_;
    suffixes<M, lanes> suffix_;
};

template <class M, std::floating_point T, missing::policy P>
class column_scan {
public:
    column_scan(const core::panel_span& out, const M& metric, const core::panel_view<T>& panel, std::size_t window,
                const P& policy)
        : out_{out}, metric_{metric}, panel_{panel}, window_{window}, policy_{policy}, answers_(panel.rows()) {}

    void run(std::size_t column) {
        rolling_into(answers_, metric_, panel_.column(column), window_, policy_);
        for (std::size_t i = 0; i < answers_.size(); ++i) *out_.at(i, column) = answers_[i];
    }

private:
    core::panel_span out_;
    M metric_;
    core::panel_view<T> panel_;
    std::size_t window_;
    P policy_;
    std::vector<double> answers_;
};

template <class M, std::floating_point T, missing::policy P>
void require_panel(const core::panel_span& out, const M& metric, const core::panel_view<T>& panel, std::size_t window,
                   const P& policy) {
    require_window(window);
    require_min_count(policy, window);
    if (out.rows() != panel.rows())
        core::refuse("rows of out", out.rows(), "the rows of the panel, " + std::to_string(panel.rows()));
    if (out.columns() != panel.columns())
        core::refuse("columns of out", out.columns(), "the columns of the panel, " + std::to_string(panel.columns()));
    for (std::size_t j = 0; j < panel.columns(); ++j) require_ready(metric, panel.column(j), policy);
}

}

/// The metric over the last `window` rows of every column, at every row, into the caller's memory.
///
/// Input:    a panel of n rows and m columns in any storage; `out` of as many, in any storage
/// Value:    column j of `out` is `rolling` of column j, bit for bit
/// No data:  as `rolling_into` of one series
/// Errors:   as `rolling_into` of one series; nothing is written then
/// Rounding: as `rolling_into` of one series
/// Cost:     O(n m); where the metric runs in lanes, memory of one column and `window` states for each lane
/// Source:   -
template <core::metric M, std::floating_point T, missing::policy P = missing::skip>
    requires(!core::recursion<M>) && std::same_as<core::observation_of<M>, double>
void rolling_into(const core::panel_span& out, const M& metric, const core::panel_view<T>& panel, std::size_t window,
                  const P& policy = {}) {
    detail::require_panel(out, metric, panel, window, policy);
    detail::column_scan columns{out, metric, panel, window, policy};
    std::size_t j = 0;
    if constexpr (detail::laned<M> && core::lane_count > 1) {
        // With fewer observations than rows enough, the first windows answer too, which only the scan by rows knows.
        constexpr std::size_t together = core::lane_count;
        const bool opens_silent = !detail::enough(policy, window - 1, window - 1, window);
        if (panel.columns() >= together && (opens_silent || window == 1) && panel.rows() > 0) {
            detail::panel_scan scan{out, metric, panel, window, policy};
            const auto one_by_one = [&](std::size_t first) {
                for (std::size_t k = first; k < first + together; ++k) columns.run(k);
            };
            for (std::size_t groups = 0; j + together <= panel.columns(); j += groups * together) {
                groups = (std::min)(detail::column_groups::most, (panel.columns() - j) / together);
                scan.run(j, groups, one_by_one);
            }
            if (j < panel.columns()) scan.run(panel.columns() - together, 1, one_by_one);
            j = panel.columns();
        }
    }
    for (; j < panel.columns(); ++j) columns.run(j);
}

}
