// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/lane_fold.hpp>
#include <tidemark/run/detail/lane_rows.hpp>

#include <type_traits>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// Shows f every member of a state but its first, the count. By name, since compilers keep what is reached by position
/// in memory.
template <class S, class F>
TIDEMARK_INLINE void each_but_count(S& s, F f) noexcept {
    constexpr std::size_t members = sizeof(S) / sizeof(s.count);
    static_assert(members >= 2 && members <= 8, "a state in lanes has a count and up to seven numbers");
    if constexpr (requires { s.sum[0]; }) {
        unrolled<members - 1>([&](auto k) TIDEMARK_INLINE_LAMBDA { f(s.sum[k]); });
    } else if constexpr (members == 2) {
        auto& [n, a] = s;
        f(a);
    } else if constexpr (members == 3) {
        auto& [n, a, b] = s;
        f(a), f(b);
    } else if constexpr (members == 4) {
        auto& [n, a, b, c] = s;
        f(a), f(b), f(c);
    } else if constexpr (members == 5) {
        auto& [n, a, b, c, d] = s;
        f(a), f(b), f(c), f(d);
    } else if constexpr (members == 6) {
        auto& [n, a, b, c, d, e] = s;
        f(a), f(b), f(c), f(d), f(e);
    } else if constexpr (members == 7) {
        auto& [n, a, b, c, d, e, g] = s;
        f(a), f(b), f(c), f(d), f(e), f(g);
    } else {
        auto& [n, a, b, c, d, e, g, h] = s;
        f(a), f(b), f(c), f(d), f(e), f(g), f(h);
    }
}

/// The states of the suffixes of one block. States in lanes are kept without their count, which is known where every
/// row is observed: memory is what slows long windows.
template <class M, class Real>
class suffixes {
    using state = typename lane_fold<M, Real>::state;
    static constexpr std::size_t kept = sizeof(state) / sizeof(Real) - 1;

public:
    void resize(std::size_t window) {
        if constexpr (laned<M>)
            states_.resize(window * kept);
        else
            states_.resize(window);
    }

    TIDEMARK_INLINE void keep(std::size_t i, const state& s) noexcept {
        if constexpr (laned<M>) {
            Real* to = states_.data() + i * kept;
            each_but_count(s, [&](const Real& member) TIDEMARK_INLINE_LAMBDA { *to++ = member; });
        } else {
            states_[i] = s;
        }
    }

    TIDEMARK_INLINE state operator[](std::size_t i) const noexcept {
        if constexpr (laned<M>) {
            state s;
            const Real* from = states_.data() + i * kept;
            each_but_count(s, [&](Real& member) TIDEMARK_INLINE_LAMBDA { member = *from++; });
            return s;
        } else {
            return states_[i];
        }
    }

private:
    std::vector<std::conditional_t<laned<M>, Real, state>> states_;
};

/// Every window that straddles one block boundary, and the block before it, with one boundary in each lane: what
/// `block_scan` computes row by row, where all rows are observed.
///
/// `left` holds the `window` rows before the boundary, `right` the `after` < window rows behind it; `out` is placed as
/// `right` is. `suffix` has room for `window` states.
template <class M, class Real, class Rows, class Answers>
TIDEMARK_FLATTEN void scan_boundary(const lane_fold<M, Real>& fold, suffixes<M, Real>& suffix, const Rows& left,
                                    const Rows& right, std::size_t window, std::size_t after,
                                    const Answers& out) noexcept {
    using state = typename lane_fold<M, Real>::state;
    constexpr std::size_t step = core::width<Real>;
    const Real full = static_cast<double>(window);
    const auto lower = fold.lowering(full);

    state folded{};
    std::size_t i = window;
    for (; i >= step; i -= step) {
        const auto rows = left(i - step);
        unrolled<step>([&](auto k) TIDEMARK_INLINE_LAMBDA {
            folded = fold.combine(fold.lift(rows.row[step - 1 - k]), folded);
            suffix.keep(i - 1 - k, folded);
        });
    }
    if (i > 0) {
        const auto rows = left(0);
        while (i-- > 0) {
            folded = fold.combine(fold.lift(rows.row[i]), folded);
            suffix.keep(i, folded);
        }
    }
    if constexpr (laned<M>) folded.count = full;
    out.put_one(-1, lower(folded));

    state head{};
    const auto answer = [&](const auto& row, std::size_t t) TIDEMARK_INLINE_LAMBDA {
        fold.absorb(head, row);
        state joined = fold.combine(suffix[t + 1], head);
        if constexpr (laned<M>)
            joined.count = full;  // as it is: said so that what depends on it alone is computed once
        return lower(joined);
    };
    tile<Real> answers;
    std::size_t t = 0;
    for (; t + step <= after; t += step) {
        const auto rows = right(t);
        unrolled<step>([&](auto k) TIDEMARK_INLINE_LAMBDA { answers.row[k] = answer(rows.row[k], t + k); });
        out.put(t, answers);
    }
    if (step == 1 || t == after) return;
    // The last rows, fewer than a tile: read and written with those before them.
    const std::size_t rest = after - t, kept = step - rest;
    const auto rows = right(after - step);
    for (std::size_t k = 0; k < kept; ++k) answers.row[k] = answers.row[k + rest];
    for (std::size_t k = kept; k < step; ++k) answers.row[k] = answer(rows.row[k], after - step + k);
    out.put(after - step, answers);
}

}
