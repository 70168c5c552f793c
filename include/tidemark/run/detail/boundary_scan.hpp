// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/lane_fold.hpp>

#include <type_traits>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// The states of the suffixes of one block. States in lanes are kept without their count where it is known, that is
/// where every row is observed: memory is what slows long windows.
template <class M, class Real>
class suffixes {
    using state = typename lane_fold<M, Real>::state;
    static constexpr std::size_t members = sizeof(state) / sizeof(Real) - 1;

public:
    void resize(std::size_t window, rows_are rows) {
        if constexpr (laned<M>) {
            states_.resize(window * members);
            if (rows == rows_are::maybe_missing) counts_.resize(window);
        } else {
            states_.resize(window);
        }
    }

    template <rows_are Rows>
    TIDEMARK_INLINE void keep(std::size_t i, const state& s) noexcept {
        if constexpr (laned<M>) {
            Real* to = states_.data() + i * members;
            each_but_count(s, [&](const Real& member) TIDEMARK_INLINE_LAMBDA { *to++ = member; });
            if constexpr (Rows == rows_are::maybe_missing) counts_[i] = s.count;
        } else {
            states_[i] = s;
        }
    }

    template <rows_are Rows>
    TIDEMARK_INLINE state get(std::size_t i) const noexcept {
        if constexpr (laned<M>) {
            state s;
            const Real* from = states_.data() + i * members;
            each_but_count(s, [&](Real& member) TIDEMARK_INLINE_LAMBDA { member = *from++; });
            if constexpr (Rows == rows_are::maybe_missing)
                s.count = counts_[i];
            else
                s.count = static_cast<double>(states_.size() / members - i);
            return s;
        } else {
            return states_[i];
        }
    }

private:
    std::vector<std::conditional_t<laned<M>, Real, state>> states_;
    std::vector<Real> counts_;
};

enum class contents { finite, missing, infinite };

/// Learns what rows contain from those that a kernel shows it. Missing ones are those that a state has not counted.
/// Where a fold sums what it reads, one that is not finite leaves sums that are not, and they are enough to look at.
template <class Fold, class Real>
class contents_of {
public:
    template <rows_are Rows, class Row>
    TIDEMARK_INLINE void see(const Row& row) noexcept {
        if constexpr (!Fold::sums) look<Rows>(row);
    }
    /// The state of the `rows` rows seen since the last one.
    template <rows_are Rows>
    TIDEMARK_INLINE void see_folded(const typename Fold::state& s, std::size_t rows) noexcept {
        if constexpr (Fold::sums)
            each_but_count(s, [&](const Real& sum) TIDEMARK_INLINE_LAMBDA { look<rows_are::observed>(sum); });
        if constexpr (Rows == rows_are::maybe_missing)
            missing_ = missing_ || core::any(s.count != Real{static_cast<double>(rows)});
    }

    contents result() const noexcept {
        if (core::any(not_finite_ != 0)) return contents::infinite;
        return missing_ ? contents::missing : contents::finite;
    }

private:
    // x * 0 is NaN where x is not finite, and else 0.
    template <rows_are Rows>
    TIDEMARK_INLINE void look(const Real& x) noexcept {
        const Real y = Rows == rows_are::observed ? x : core::select(core::is_missing(x), Real{0}, x);
        not_finite_ = core::either_bits(not_finite_, y * 0);
    }
    template <rows_are Rows>
    TIDEMARK_INLINE void look(const core::basic_pair<Real>& p) noexcept {
        look<Rows>(p.x);
        look<Rows>(p.y);
    }

    Real not_finite_{0};
    bool missing_ = false;
};

/// Stands for it where that is known.
struct contents_known {
    template <rows_are Rows, class Row>
    TIDEMARK_INLINE void see(const Row&) noexcept {}
    template <rows_are Rows, class State>
    TIDEMARK_INLINE void see_folded(const State&, std::size_t) noexcept {}
};

/// Every window that straddles one block boundary, and the block before it, with one boundary in each lane: what
/// `block_scan` computes row by row.
///
/// `left` holds the `window` rows before the boundary, about whose last observation `before` is anchored, `right` the
/// `after` < window rows behind it, for which `behind` is; where every row is observed both are the same. `out` is
/// placed as `right` is. `suffix` has room for `window` states. An answer needs `least` observations. `seen` is shown
/// every row; without it the answers mean something only where all rows are what `Rows` says, and none is infinite.
template <rows_are Rows, class M, class Real, class From, class To, class Seen>
TIDEMARK_FLATTEN void scan_boundary(const lane_fold<M, Real>& before, const lane_fold<M, Real>& behind,
                                    suffixes<M, Real>& suffix, const From& left, const From& right, std::size_t window,
                                    std::size_t after, std::size_t ahead, double least, const To& out,
                                    Seen& seen_rows) noexcept {
    Seen seen = seen_rows;  // in registers
    using state = typename lane_fold<M, Real>::state;
    constexpr std::size_t step = core::width<Real>;
    const bool agree = before.agrees(behind);
    const auto answer = [&, full = before.joining(behind, static_cast<double>(window))](
                            const state& early, const state& late) TIDEMARK_INLINE_LAMBDA {
        if constexpr (Rows == rows_are::observed)
            return full(early, late);
        else
            return unless(early.count + late.count < least, before.join(behind, agree, early, late));
    };

    state folded{};
    std::size_t i = window;
    for (; i >= step; i -= step) {
        const auto rows = left(i - step);
        unrolled<step>([&](auto k) TIDEMARK_INLINE_LAMBDA {
            seen.template see<Rows>(rows.row[step - 1 - k]);
            before.template prepend<Rows>(rows.row[step - 1 - k], folded);
            suffix.template keep<Rows>(i - 1 - k, folded);
        });
    }
    if (i > 0) {
        const auto rows = left(0);
        unrolled<step>([&](auto k) TIDEMARK_INLINE_LAMBDA {
            constexpr std::size_t row = step - 1 - k;
            if (row >= i) return;
            seen.template see<Rows>(rows.row[row]);
            before.template prepend<Rows>(rows.row[row], folded);
            suffix.template keep<Rows>(row, folded);
        });
    }
    seen.template see_folded<Rows>(folded, window);
    if constexpr (Rows == rows_are::observed)
        out.put_one(-1, before.lower(folded));
    else
        out.put_one(-1, unless(folded.count < least, before.lower(folded)));

    state head{};
    const auto next = [&](const auto& row, std::size_t t) TIDEMARK_INLINE_LAMBDA {
        seen.template see<Rows>(row);
        behind.template append<Rows>(head, row);
        return answer(suffix.template get<Rows>(t + 1), head);
    };
    gathered<decltype(before.lower(head))> answers;
    std::size_t t = 0;
    for (; t + step <= after; t += step) {
        const auto rows = right(t);
        right.fetch(t + ahead);
        unrolled<step>([&](auto k) TIDEMARK_INLINE_LAMBDA { answers.keep(k, next(rows.row[k], t + k)); });
        answers.put(out, t);
    }
    answers.finish(out, t);
    if (after < step) {
        for (; t < after; ++t) out.put_one(static_cast<std::ptrdiff_t>(t), next(right.one(t), t));
    } else if (step > 1 && t < after) {
        // The last rows, fewer than a tile: read with those before them, whose answers stay.
        const std::size_t last = after - step, answered = t - last;
        const auto rows = right(last);
        unrolled<step>([&](auto k) TIDEMARK_INLINE_LAMBDA {
            if (k >= answered) answers.keep(k, next(rows.row[k], last + k));
        });
        answers.put_but_first(out, last, answered);
    }
    seen.template see_folded<Rows>(head, after);
    seen_rows = seen;
}

}
