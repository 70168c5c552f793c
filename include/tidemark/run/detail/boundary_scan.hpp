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

/// Every window that straddles one block boundary, and the block before it, with one boundary in each lane: what
/// `block_scan` computes row by row.
///
/// `left` holds the `window` rows before the boundary, about whose last observation `before` is anchored, `right` the
/// `after` < window rows behind it, for which `behind` is; where every row is observed both are the same. `out` is
/// placed as `right` is. `suffix` has room for `window` states. An answer needs `least` observations.
template <rows_are Rows, class M, class Real, class From, class To>
TIDEMARK_FLATTEN void scan_boundary(const lane_fold<M, Real>& before, const lane_fold<M, Real>& behind,
                                    suffixes<M, Real>& suffix, const From& left, const From& right, std::size_t window,
                                    std::size_t after, double least, const To& out) noexcept {
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
            before.template prepend<Rows>(rows.row[step - 1 - k], folded);
            suffix.template keep<Rows>(i - 1 - k, folded);
        });
    }
    if (i > 0) {
        const auto rows = left(0);
        while (i-- > 0) {
            before.template prepend<Rows>(rows.row[i], folded);
            suffix.template keep<Rows>(i, folded);
        }
    }
    if constexpr (Rows == rows_are::observed)
        out.put_one(-1, before.lower(folded));
    else
        out.put_one(-1, unless(folded.count < least, before.lower(folded)));

    state head{};
    const auto next = [&](const auto& row, std::size_t t) TIDEMARK_INLINE_LAMBDA {
        behind.template append<Rows>(head, row);
        return answer(suffix.template get<Rows>(t + 1), head);
    };
    tile<Real, decltype(before.lower(head))> answers;
    std::size_t t = 0;
    for (; t + step <= after; t += step) {
        const auto rows = right(t);
        unrolled<step>([&](auto k) TIDEMARK_INLINE_LAMBDA { answers.row[k] = next(rows.row[k], t + k); });
        out.put(t, answers);
    }
    if (step == 1 || t == after) return;
    if (after < step) {
        for (; t < after; ++t) out.put_one(static_cast<std::ptrdiff_t>(t), next(right.one(t), t));
        return;
    }
    // The last rows, fewer than a tile: read and written with those before them.
    const std::size_t rest = after - t, kept = step - rest;
    const auto rows = right(after - step);
    for (std::size_t k = 0; k < kept; ++k) answers.row[k] = answers.row[k + rest];
    for (std::size_t k = kept; k < step; ++k) answers.row[k] = next(rows.row[k], after - step + k);
    out.put(after - step, answers);
}

}
