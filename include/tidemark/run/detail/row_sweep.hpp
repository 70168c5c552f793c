// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/view.hpp>
#include <tidemark/run/detail/panel_rows.hpp>
#include <tidemark/run/detail/series_scan.hpp>

#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// The rolling windows of all columns of a row-major panel, a column in each lane: the states and answers of
/// `scan_boundary`, but row after row for a whole tile of columns, since each row of such a panel lies on other pages.
///
/// Where the suffixes of a block would fill the cache, only every so many are kept as marks; those between two marks
/// are folded once more when their turn comes, in the same order and so to the same bits. The rows behind a boundary
/// are folded as if they were finite, and once more where they turn out not to be.
template <laned M, missing::policy P>
class row_sweep {
    using lanes = core::lanes;
    using fold = lane_fold<M, lanes>;
    using state = typename fold::state;

    static constexpr std::size_t width = core::lane_count;
    static constexpr std::size_t members = sizeof(state) / sizeof(lanes) - 1;
    // So many columns in a tile and so much memory for suffixes, both measured: less waits for pages, more for memory.
    static constexpr std::size_t most = 256 / width, close_by = std::size_t{1} << 20;
    // Rows that a group passes while its state is in registers.
    static constexpr std::size_t step = 2;

public:
    row_sweep(const core::panel_span& out, const M& metric, const core::panel_view<double>& panel, std::size_t window,
              const P& policy)
        : out_{out},
          metric_{metric},
          panel_{panel},
          window_{window},
          least_{least(policy, window)},
          together_{groups_together(panel.columns())},
          before_(together_),
          behind_(together_),
          spoiled_(together_),
          head_(together_) {
        if (window > panel.rows()) return;
        const std::size_t states = together_ * (members + 1);
        stretch_ = window * states * sizeof(lanes) <= close_by ? window : (std::min)(window, std::size_t{16});
        suffix_.resize((stretch_ + 1) * states);
        mark_.resize((stretches() + 1) * states);
    }

    /// Every column, but for groups in which there is an infinity: `skipped` is told the first column of each of those.
    template <class F>
    void run(F skipped) {
        const std::size_t groups = groups_of(panel_.columns());
        for (std::size_t g = 0; g < groups; g += together_) {
            first_ = g * width;
            groups_ = (std::min)(together_, groups - g);
            infinite_.assign(groups_, false);
            sweep();
            each_group([&](std::size_t group, std::size_t column) {
                if (infinite_[group]) skipped(column);
            });
        }
    }

private:
    static std::size_t groups_of(std::size_t columns) noexcept { return (columns + width - 1) / width; }

    static std::size_t groups_together(std::size_t columns) noexcept {
        const std::size_t groups = groups_of(columns), tiles = (groups - 1) / most + 1;
        return (groups - 1) / tiles + 1;  // tiles of about the same size
    }

    std::size_t stretches() const noexcept { return (window_ - 1) / stretch_ + 1; }

    void sweep() noexcept {
        const std::size_t n = panel_.rows();
        for (std::size_t i = 0; i + 1 < window_ && i < n; ++i)
            each_group([&](std::size_t, std::size_t column) { core::store(out_.at(i, column), lanes{core::nan}); });
        if (window_ > n) return;
        bool observed = survey(0, window_);
        for (std::size_t boundary = window_; boundary <= n; boundary += window_) {
            const std::size_t after = (std::min)(window_ - 1, n - boundary);
            if (observed) observed = scan<rows_are::observed>(boundary, after);
            if (observed) continue;
            scan<rows_are::maybe_missing>(boundary, after);
            observed = survey(boundary - 1, (std::min)(boundary + window_, n));
        }
    }

    /// Whether rows [from, to) are finite; notes the groups that have an infinity there.
    bool survey(std::size_t from, std::size_t to) noexcept {
        lanes spoiled{};
        for (std::size_t i = from; i < to; ++i)
            each_group([&](std::size_t, std::size_t column) { spoiled += row(i, column) * 0; });
        if (!core::any(spoiled != 0)) return true;
        for (std::size_t i = from; i < to; ++i)
            each_group([&](std::size_t g, std::size_t column) {
                const lanes x = row(i, column);
                if (core::any(x == core::infinity || x == -core::infinity)) infinite_[g] = true;
            });
        return false;
    }

    // The answers to the windows that straddle a boundary and to the block before it; whether the rows were observed as
    // assumed, without which the answers are none.
    template <rows_are Rows>
    bool scan(std::size_t boundary, std::size_t after) noexcept {
        begin<Rows>(boundary, after);
        mark_suffixes<Rows>(boundary);
        for (std::size_t m = 0, from = 0; m < stretches() && (m == 0 || from < after); ++m, from += stretch_) {
            const std::size_t to = (std::min)(from + stretch_, window_), states = groups_ * kept<Rows>;
            lanes* const last = suffix_.data() + (to - from) * states;
            std::copy(mark<Rows>(m + 1), mark<Rows>(m + 1) + states, last);
            fold_back<Rows>(boundary, from, to, last, states);
            if (m == 0) answer_block<Rows>(boundary);
            fold_forth<Rows>(boundary, from, (std::min)(to, after));
        }
        lanes spoiled{};
        for (std::size_t g = 0; g < groups_; ++g) spoiled += spoiled_[g];
        return !core::any(spoiled != 0);
    }

    template <rows_are Rows>
    void begin(std::size_t boundary, std::size_t after) noexcept {
        each_group([&](std::size_t g, std::size_t column) {
            const auto rows = [&](std::size_t i) { return row(i, column); };
            before_[g] = last_observed<Rows, lanes>(rows, boundary - window_, boundary);
            behind_[g] = first_observed<Rows, lanes>(rows, boundary - 1, boundary + after);
            spoiled_[g] = row(boundary - 1, column) * 0;
            head_[g] = {};
        });
    }

    // Mark m is the suffix at which stretch m begins, the last one that of no rows.
    template <rows_are Rows>
    void mark_suffixes(std::size_t boundary) noexcept {
        std::size_t m = stretches();
        each_group([&](std::size_t g, std::size_t) { keep<Rows>(mark<Rows>(m) + g * kept<Rows>, state{}); });
        for (std::size_t to = window_; --m > 0; to = m * stretch_) {
            std::copy(mark<Rows>(m + 1), mark<Rows>(m + 2), mark<Rows>(m));
            fold_back<Rows>(boundary, m * stretch_, to, mark<Rows>(m), 0);
        }
    }

    // Prepends rows [from, to) of the block before the boundary, the last one first, to the suffixes at `at`; each
    // row's go so many lanes before those of the row behind it.
    template <rows_are Rows>
    void fold_back(std::size_t boundary, std::size_t from, std::size_t to, lanes* at, std::size_t apart) noexcept {
        std::size_t i = to;
        for (; i >= from + step; i -= step, at -= step * apart) prepend_rows<Rows, step>(boundary, i - step, at, apart);
        for (; i > from; --i, at -= apart) prepend_rows<Rows, 1>(boundary, i - 1, at, apart);
    }
    template <rows_are Rows>
    void fold_forth(std::size_t boundary, std::size_t from, std::size_t to) noexcept {
        const std::size_t apart = groups_ * kept<Rows>;
        const lanes* suffix = suffix_.data() + apart;
        std::size_t t = from;
        for (; t + step <= to; t += step, suffix += step * apart) append_rows<Rows, step>(boundary, t, suffix);
        for (; t < to; ++t, suffix += apart) append_rows<Rows, 1>(boundary, t, suffix);
    }

    template <rows_are Rows, std::size_t Count>
    TIDEMARK_FLATTEN void prepend_rows(std::size_t boundary, std::size_t i, lanes* at, std::size_t apart) noexcept {
        const M metric = metric_;
        const std::size_t here = boundary - window_ + i, soon = here - (std::min)(i, Count);
        const panel_rows<const double> rows{panel_.at(here, 0), panel_.row_stride()};
        const panel_rows<const double> next_rows{panel_.at(soon, 0), panel_.row_stride()};
        const double count = static_cast<double>(window_ - i - Count);
        each_group([&, anchors = before_.data()](std::size_t g, std::size_t column) TIDEMARK_INLINE_LAMBDA {
            const fold before{metric, fold::anchor_at(metric, anchors[g])};
            lanes* const suffix = at + g * kept<Rows>;
            state s = kept_state<Rows>(suffix, count);
            unrolled<Count>([&](auto k) TIDEMARK_INLINE_LAMBDA {
                lanes x;
                core::load(x, rows.at(Count - 1 - k, column));
                next_rows.fetch(Count - 1 - k, column);
                before.template prepend<Rows>(x, s);
                keep<Rows>(suffix - (k + 1) * apart, s);
            });
        });
    }

    template <rows_are Rows>
    void answer_block(std::size_t boundary) noexcept {
        each_group([&](std::size_t g, std::size_t column) {
            const fold before{metric_, fold::anchor_at(metric_, before_[g])};
            const state s = kept_state<Rows>(suffix_.data() + g * kept<Rows>, static_cast<double>(window_));
            const lanes answer = before.lower(s);
            core::store(out_.at(boundary - 1, column), core::select(s.count < least_, lanes{core::nan}, answer));
        });
    }

    // Rows t, t + 1, ... behind the boundary, each joined with the suffix of the row that follows it a window earlier.
    template <rows_are Rows, std::size_t Count>
    TIDEMARK_FLATTEN void append_rows(std::size_t boundary, std::size_t t, const lanes* suffixes) noexcept {
        const M metric = metric_;
        const lanes full = static_cast<double>(window_), enough = least_;
        const std::size_t here = boundary + t, soon = (std::min)(here + Count, panel_.rows() - Count);
        const panel_rows<const double> rows{panel_.at(here, 0), panel_.row_stride()};
        const panel_rows<const double> next_rows{panel_.at(soon, 0), panel_.row_stride()};
        const panel_rows<double> answers{out_.at(here, 0), out_.row_stride()};
        const panel_rows<double> next_answers{out_.at(soon, 0), out_.row_stride()};
        const std::size_t apart = groups_ * kept<Rows>;
        const double count = static_cast<double>(window_ - t - 1);
        each_group([&, left = before_.data(), right = behind_.data(), heads = head_.data(), spoils = spoiled_.data()](
                       std::size_t g, std::size_t column) TIDEMARK_INLINE_LAMBDA {
            const fold before{metric, fold::anchor_at(metric, left[g])};
            const fold behind{metric, fold::anchor_at(metric, right[g])};
            const auto join = before.joining(behind, full);
            const bool agree = before.agrees(behind);
            state head = heads[g];
            lanes spoiled = spoils[g];
            unrolled<Count>([&](auto k) TIDEMARK_INLINE_LAMBDA {
                lanes x;
                core::load(x, rows.at(k, column));
                next_rows.fetch(k, column);
                next_answers.fetch(k, column);
                spoiled += x * 0;
                behind.template append<Rows>(head, x);
                const lanes* const suffix = suffixes + k * apart + g * kept<Rows>;
                const state early = kept_state<Rows>(suffix, count - static_cast<double>(std::size_t{k}));
                if constexpr (Rows == rows_are::observed)
                    core::store(answers.at(k, column), join(early, head));
                else
                    core::store(answers.at(k, column), core::select(early.count + head.count < enough, lanes{core::nan},
                                                                    before.join(behind, agree, early, head)));
            });
            heads[g] = head;
            spoils[g] = spoiled;
        });
    }

    // A state is kept without its count where that is known.
    template <rows_are Rows>
    static constexpr std::size_t kept = Rows == rows_are::observed ? members : members + 1;
    template <rows_are Rows>
    static TIDEMARK_INLINE void keep(lanes* to, const state& s) noexcept {
        each_but_count(s, [&](const lanes& member) TIDEMARK_INLINE_LAMBDA { *to++ = member; });
        if constexpr (Rows == rows_are::maybe_missing) *to = s.count;
    }
    template <rows_are Rows>
    static TIDEMARK_INLINE state kept_state(const lanes* from, double count) noexcept {
        state s;
        each_but_count(s, [&](lanes& member) TIDEMARK_INLINE_LAMBDA { member = *from++; });
        if constexpr (Rows == rows_are::maybe_missing)
            s.count = *from;
        else
            s.count = count;
        return s;
    }
    template <rows_are Rows>
    lanes* mark(std::size_t m) noexcept {
        return mark_.data() + m * groups_ * kept<Rows>;
    }

    // Calls f(g, its first column) for every group of the tile; the last one may begin within the one before it.
    template <class F>
    TIDEMARK_INLINE void each_group(F f) const noexcept {
        const std::size_t first = first_, last = panel_.columns() - width, groups = groups_;
        for (std::size_t g = 0; g < groups; ++g) f(g, (std::min)(first + g * width, last));
    }

    lanes row(std::size_t i, std::size_t column) const noexcept {
        lanes x;
        core::load(x, panel_.at(i, column));
        return x;
    }

    core::panel_span out_;
    M metric_;
    core::panel_view<double> panel_;
    std::size_t window_;
    double least_;
    std::size_t together_;     // groups in a tile
    std::size_t groups_ = 0;   // groups in this tile
    std::size_t first_ = 0;    // its first column
    std::size_t stretch_ = 1;  // rows from mark to mark
    std::vector<lanes> suffix_, mark_;
    std::vector<lanes> before_, behind_, spoiled_;
    std::vector<state> head_;
    std::vector<char> infinite_;
};

}
