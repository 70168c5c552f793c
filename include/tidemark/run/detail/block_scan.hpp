// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>

#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// The rolling window of one fold: the last `window` rows, cut at block boundaries.
///
/// Time is cut in blocks of `window` rows, the first beginning with the first row. A window that straddles a boundary
/// is a suffix of one block and a prefix of the next, so its state is one combine of two states, and nothing is ever
/// removed from a state. What has left the window leaves no trace: an answer depends on the rows of its window and on
/// where the boundary falls in it, bit for bit. (van Herk 1992; Gil and Werman 1993; for any associative state.)
///
/// An anchorable metric runs on sums about an anchor that lies in the window: the last observation before the boundary,
/// which every straddling window contains. Where that row is missing or infinite, the suffixes are anchored at the last
/// finite observation before it, the prefix at the first one after it, and the join moves the one onto the other.
template <core::fold M>
class block_scan {
    static constexpr bool sums = core::anchorable<M>;

    struct no_anchor {};

    template <class Metric, bool Anchored>
    struct form_of {
        using type = Metric;
        using anchor = no_anchor;
    };
    template <class Metric>
    struct form_of<Metric, true> {
        using type = core::anchored<Metric>;
        using anchor = typename core::state_of<Metric>::observation;
    };

public:
    using observation = core::observation_of<M>;
    static constexpr bool windowed = true;
    using form = typename form_of<M, sums>::type;
    using state = core::state_of<form>;

    block_scan(const M& metric, std::size_t window)
        : metric_{metric}, block_(window), suffix_(window + 1), suffix_observed_(window + 1) {}

    std::size_t window() const noexcept { return block_.size(); }

    /// How many observed rows an answer needs when the caller does not say.
    std::size_t usual_count() const noexcept { return window(); }

    /// Rows in the window that were pushed, and those of them that were observed.
    std::size_t rows() const noexcept { return full_ ? window() : position_; }
    std::size_t rows_with_one_more() const noexcept { return full_ ? window() : position_ + 1; }
    std::size_t observed() const noexcept { return (full_ ? suffix_observed_[tail_] : 0) + head_.observed; }

    void reset() noexcept {
        position_ = tail_ = 0;
        full_ = false;
        head_ = {};
    }

    void push(const observation& x) noexcept {
        if (position_ == window()) begin_block();
        block_[position_++] = x;
        if (position_ < window()) {
            extend(head_, x);
            tail_ = position_;
        } else {
            fold_block();
        }
    }

    /// The answer for the rows now in the window.
    auto value() const noexcept { return join(head_, tail_); }

    /// The answer if `x` came next; nothing changes. One combine, but a fold of the whole block where x would end it.
    auto peek(const observation& x) const noexcept {
        const bool opens = position_ == window();
        const std::size_t position = opens ? 1 : position_ + 1;
        if (position == window()) {
            const anchor_type anchor = last_finite(x);
            return core::lower(at(anchor), fold_back(x, anchor, [](std::size_t, const state&, bool) {}));
        }
        prefix head = head_;
        if (opens) inherit_anchor(head);
        extend(head, x);
        return join(head, position);
    }

    /// How many of the window's rows would be observed if `x` came next.
    std::size_t observed_with(const observation& x) const noexcept {
        const std::size_t next = position_ == window() ? 1 : position_ + 1;
        return (full_ ? suffix_observed_[next] : 0) + head_.observed + (core::is_missing(x) ? 0 : 1);
    }

private:
    using anchor_type = typename form_of<M, sums>::anchor;

    // The fold of the rows since the last boundary.
    struct prefix {
        state folded{};
        std::size_t observed = 0;
        anchor_type anchor{};
        bool anchored = false;
    };

    form at(const anchor_type& anchor) const noexcept {
        if constexpr (sums)
            return {metric_, anchor};
        else
            return metric_;
    }

    void begin_block() noexcept {
        position_ = 0;
        head_ = {};
        inherit_anchor(head_);
    }

    // Every window that straddles the boundary contains the row before it, so that row is the best anchor.
    void inherit_anchor(prefix& head) const noexcept {
        if constexpr (sums) {
            if (const anchor_type z = core::observe(metric_, block_.back()); core::is_finite(z)) {
                head.anchor = z;
                head.anchored = true;
            }
        }
    }

    void extend(prefix& head, const observation& x) const noexcept {
        if (core::is_missing(x)) return;
        if constexpr (sums) {
            if (const anchor_type z = core::observe(metric_, x); !head.anchored && core::is_finite(z)) {
                head.folded = head.folded.moved(head.anchor, z);
                head.anchor = z;
                head.anchored = true;
            }
        }
        core::absorb(at(head.anchor), head.folded, x);
        ++head.observed;
    }

    // At the end of a block its suffixes are folded right to left, about the block's last finite observation. The
    // whole block is suffix 0, so the prefix, whose anchor may lie before the block, is not needed for it.
    void fold_block() noexcept {
        tail_anchor_ = last_finite(block_.back());
        suffix_[window()] = state{};
        suffix_observed_[window()] = 0;
        fold_back(block_.back(), tail_anchor_, [this](std::size_t i, const state& folded, bool seen) {
            suffix_[i] = folded;
            suffix_observed_[i] = suffix_observed_[i + 1] + (seen ? 1 : 0);
        });
        head_ = {};
        tail_ = 0;
        full_ = true;
    }

    // Folds the block right to left as if `newest` were its last row, and shows each suffix to `keep`.
    template <class Keep>
    state fold_back(const observation& newest, const anchor_type& anchor, Keep keep) const noexcept {
        const form metric = at(anchor);
        state folded{};
        for (std::size_t i = window(); i-- > 0;) {
            const observation& row = i + 1 == window() ? newest : block_[i];
            const bool seen = !core::is_missing(row);
            if (seen) folded = core::combine(metric, core::lift(metric, row), folded);
            keep(i, folded, seen);
        }
        return folded;
    }

    // The last finite observation of the block as if `newest` were its last row.
    anchor_type last_finite(const observation& newest) const noexcept {
        if constexpr (sums) {
            for (std::size_t i = window(); i-- > 0;) {
                const observation& row = i + 1 == window() ? newest : block_[i];
                if (const anchor_type z = core::observe(metric_, row); core::is_finite(z)) return z;
            }
        }
        return {};
    }

    auto join(const prefix& head, std::size_t tail) const noexcept {
        const form metric = at(tail_anchor_);
        if (!full_ || suffix_observed_[tail] == 0) return core::lower(at(head.anchor), head.folded);
        if (head.observed == 0) return core::lower(metric, suffix_[tail]);
        if constexpr (sums)
            return core::lower(metric,
                               core::combine(metric, suffix_[tail], head.folded.moved(head.anchor, tail_anchor_)));
        else
            return core::lower(metric, core::combine(metric, suffix_[tail], head.folded));
    }

    M metric_;
    std::vector<observation> block_;  // the rows since the last boundary
    std::vector<state> suffix_;       // suffix_[i]: rows i, i+1, ... of the last whole block
    std::vector<std::size_t> suffix_observed_;
    prefix head_{};
    anchor_type tail_anchor_{};
    std::size_t position_ = 0;  // rows in block_
    std::size_t tail_ = 0;      // the suffix that is still in the window
    bool full_ = false;         // a whole block has been seen
};

}
