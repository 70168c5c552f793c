// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/block_prefix.hpp>

#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// The suffixes of the last whole block, folded all at once when it ends: right to left, about the block's last finite
/// observation.
template <core::fold M>
class suffixes_at_once {
    using form = scan_form<M>;

public:
    using observation = core::observation_of<M>;
    using state = typename form::state;
    using anchor_type = typename form::anchor_type;

    explicit suffixes_at_once(std::size_t window) : suffix_(window + 1), missing_(window + 1) {}

    /// Rows i, i + 1, ... of the block, and how many of them are missing.
    state operator[](std::size_t i) const noexcept {
        return suffix_[i].with_count(suffix_.size() - 1 - i - missing(i));
    }
    std::size_t missing(std::size_t i) const noexcept { return complete_ ? 0 : missing_[i]; }
    const anchor_type& anchor() const noexcept { return anchor_; }

    void reset() noexcept {}

    /// Row i of the block that comes next, which lies at rows[i].
    void take(const M&, const observation*, std::size_t) noexcept {}

    /// The block has ended; as many rows as said are missing.
    void close(const M& metric, const observation* rows, std::size_t missing) noexcept {
        const std::size_t window = suffix_.size() - 1;
        anchor_ = last_finite(metric, rows, rows[window - 1]);
        complete_ = missing == 0;
        suffix_[window] = state{};
        missing_[window] = 0;
        if (complete_)
            fold_back<rows_are::observed>(metric, rows, rows[window - 1], anchor_,
                                          [&](std::size_t i, const state& s, bool) { suffix_[i] = s; });
        else
            fold_back<rows_are::maybe_missing>(metric, rows, rows[window - 1], anchor_,
                                               [&](std::size_t i, const state& s, bool seen) {
                                                   suffix_[i] = s;
                                                   missing_[i] = missing_[i + 1] + (seen ? 0 : 1);
                                               });
    }

    /// The whole block as if `newest` were its last row.
    auto closed_by(const M& metric, const observation* rows, const observation& newest) const noexcept {
        const anchor_type anchor = last_finite(metric, rows, newest);
        return core::lower(
            form::at(metric, anchor),
            fold_back<rows_are::maybe_missing>(metric, rows, newest, anchor, [](std::size_t, const state&, bool) {}));
    }

private:
    template <rows_are Rows, class Keep>
    state fold_back(const M& metric, const observation* rows, const observation& newest, const anchor_type& anchor,
                    Keep keep) const noexcept {
        const auto fold = form::at(metric, anchor);
        state folded{};
        for (std::size_t i = suffix_.size() - 1; i-- > 0;) {
            const observation& row = i + 2 == suffix_.size() ? newest : rows[i];
            const bool seen = Rows == rows_are::observed || !core::is_missing(row);
            if (seen) folded = core::combine(fold, core::lift(fold, row), folded);
            keep(i, folded, seen);
        }
        return folded;
    }

    anchor_type last_finite(const M& metric, const observation* rows, const observation& newest) const noexcept {
        if constexpr (form::sums) {
            for (std::size_t i = suffix_.size() - 1; i-- > 0;) {
                const observation& row = i + 2 == suffix_.size() ? newest : rows[i];
                if (const anchor_type z = core::observe(metric, row); core::is_finite(z)) return z;
            }
        }
        return {};
    }

    std::vector<kept<M>> suffix_;
    std::vector<std::size_t> missing_;
    anchor_type anchor_{};
    bool complete_ = true;
};

}
