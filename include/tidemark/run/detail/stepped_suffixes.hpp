// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/run/detail/block_prefix.hpp>

#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// The suffixes of the last whole block, folded a few at every row, so that no row waits for a whole block.
///
/// A block is cut in chunks, each `growth` times as long as the one before it. While the block comes in, each chunk is
/// folded from left to right about its own first finite observation. When the block has ended these folds, moved to
/// the block's last finite observation and combined right to left, are the suffixes that begin where a chunk begins;
/// those inside the first chunk follow at once. The suffixes inside any other chunk are folded while the rows before it
/// leave the window, `growth` at every row, from the suffix that begins behind it.
template <core::fold M>
class suffixes_in_steps {
    using form = scan_form<M>;

    static constexpr std::size_t first_chunk = 8;
    static constexpr std::size_t growth = 4;

public:
    using observation = core::observation_of<M>;
    using state = typename form::state;
    using anchor_type = typename form::anchor_type;

    explicit suffixes_in_steps(std::size_t window) : suffix_(window + 1), missing_(window + 1) {
        for (std::size_t begin = 0, size = first_chunk; begin < window; begin += size, size *= growth)
            begins_.push_back(begin);
        chunk_.resize(begins_.size());
        begins_.push_back(window);
    }

    void reset() noexcept {
        for (block_prefix<M>& c : chunk_) c = {};
        filled_ = 0;
        newest_ = {};
        row_ = stop_ = 0;
    }

    /// Rows i, i + 1, ... of the block, and how many of them are missing.
    state operator[](std::size_t i) const noexcept { return suffix_[i].with_count(window() - i - missing(i)); }
    std::size_t missing(std::size_t i) const noexcept { return complete_ ? 0 : missing_[i]; }
    const anchor_type& anchor() const noexcept { return anchor_; }

    /// Row i of the block that comes next, which lies at rows[i].
    void take(const M& metric, const observation* rows, std::size_t i) noexcept {
        chunk_[filled_].extend(metric, rows[i]);
        newest_.anchor_at(metric, rows[i]);
        prepare(metric, rows, growth);
        if (i + 1 == begins_[filled_ + 1]) next_chunk();
    }

    /// The block has ended; as many rows as said are missing.
    void close(const M& metric, const observation* rows, std::size_t missing) noexcept {
        anchor_ = newest_.anchor();
        complete_ = missing == 0;
        suffix_[window()] = state{};
        missing_[window()] = 0;
        fold_chunks(metric, chunk_.back(), anchor_, [this](std::size_t c, const state& folded) {
            suffix_[begins_[c]] = folded;
            missing_[begins_[c]] = missing_[begins_[c + 1]] + chunk_[c].missing();
        });
        reset();
        begin_at(0);
        prepare(metric, rows, first_chunk);
        begin_at(1);
    }

    /// The whole block as if `newest` were its last row.
    auto closed_by(const M& metric, const observation*, const observation& newest) const noexcept {
        block_prefix<M> last = chunk_.back(), at_end = newest_;
        last.extend(metric, newest);
        at_end.anchor_at(metric, newest);
        return core::lower(form::at(metric, at_end.anchor()),
                           fold_chunks(metric, last, at_end.anchor(), [](std::size_t, const state&) {}));
    }

private:
    std::size_t window() const noexcept { return suffix_.size() - 1; }

    // Folds the chunks right to left, the last of which is `last`, and shows what begins with each to `keep`.
    template <class Keep>
    state fold_chunks(const M& metric, const block_prefix<M>& last, const anchor_type& anchor,
                      Keep keep) const noexcept {
        const auto fold = form::at(metric, anchor);
        state folded{};
        for (std::size_t c = chunk_.size(); c-- > 0;) {
            const block_prefix<M>& chunk = c + 1 == chunk_.size() ? last : chunk_[c];
            if (chunk.observed() > 0)
                folded = core::combine(fold, form::moved(chunk.folded(), chunk.anchor(), anchor), folded);
            keep(c, folded);
        }
        return folded;
    }

    // The suffixes inside chunk c are next.
    void begin_at(std::size_t c) noexcept {
        if (c + 1 >= begins_.size()) return;
        row_ = begins_[c + 1];
        stop_ = begins_[c] + 1;
        folded_ = suffix_[row_];
    }

    void prepare(const M& metric, const observation* rows, std::size_t count) noexcept {
        if (row_ <= stop_) return;
        const auto fold = form::at(metric, anchor_);
        state folded = folded_.with_count(window() - row_ - missing(row_));
        for (; count > 0 && row_ > stop_; --count) {
            const observation& x = rows[--row_];
            const bool seen = !core::is_missing(x);
            if (seen) folded = core::combine(fold, core::lift(fold, x), folded);
            suffix_[row_] = folded;
            if (!complete_) missing_[row_] = missing_[row_ + 1] + (seen ? 0 : 1);
        }
        folded_ = folded;
    }

    void next_chunk() noexcept {
        ++filled_;
        begin_at(filled_ + 1);
    }

    std::vector<kept<M>> suffix_;
    std::vector<std::size_t> missing_;
    std::vector<std::size_t> begins_;     // of the chunks, and the end of the last
    std::vector<block_prefix<M>> chunk_;  // of the block that comes in
    std::size_t filled_ = 0;              // the chunk that the next row belongs to
    block_prefix<M> newest_{};            // its anchor is the last finite observation of that block
    kept<M> folded_{};                    // suffix_[row_]
    std::size_t row_ = 0;                 // where the folding of suffixes has come to
    std::size_t stop_ = 0;                // and where it rests
    anchor_type anchor_{};
    bool complete_ = true;
};

}
