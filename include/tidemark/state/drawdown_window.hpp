// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/state/underwater.hpp>

#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::state {

/// The track of a window. Where its rows cross the boundary between blocks, its path counts in units of the wealth
/// there.
template <path P>
struct windowed_track : drawdown_track<P> {
    double start = 1;

    constexpr double growth() const noexcept
        requires(P == path::returns)
    {
        return this->value / start;
    }
};

/// The track of the last `window` rows, as if it began with them, in amortised constant time and without ever taking a
/// row out of a sum.
///
/// Rows are cut in blocks as long as the window, so that a window is a suffix of one block and a prefix of the next.
/// The track of every suffix is folded from the right, along its chain of highs. The prefix remembers, at each of its
/// own highs, what came before: when the suffix has a high M, the rows of the prefix before its first value of M or
/// more lie below M, and from there on the prefix is as it would be by itself. With k rows below their high H, of falls
/// from H that sum to f and whose squares sum to g, and h = M - H, their falls from M sum to f + kh and the squares to
/// g + h (2f + kh). Nothing in it is negative, so nothing cancels.
///
/// Returns are compounded from the boundary of the blocks, in both directions. A window whose path is not positive, or
/// leaves 1e-100 to 1e100, is followed row by row instead: O(window).
template <path P>
class drawdown_window {
public:
    using track = drawdown_track<P>;
    using windowed = windowed_track<P>;

    explicit drawdown_window(std::size_t window)
        : rows_(window), suffix_(window + 1), highs_{window}, chain_{window + 1} {
        reset();
    }

    void reset() noexcept {
        for (double& row : rows_) row = core::nan;
        for (suffix& s : suffix_) s = {};
        begin_block();
    }

    /// The next row; a missing one takes its place and says nothing.
    void push(double x) noexcept {
        if (position_ == rows_.size()) begin_block();
        rows_[position_++] = x;
        const prefix before = prefix_;
        if (extend(prefix_, x)) highs_.push_back({prefix_.path.value, before});
        if (position_ == rows_.size()) fold_block();
    }

    /// The track of the rows in the window.
    windowed state() const noexcept {
        const suffix& early = suffix_[position_];
        if (!early.ordinary || !prefix_.ordinary) return followed(position_, position_, core::nan);
        const std::size_t at = first_of(early.high);
        return at < highs_.size() ? joined(early, highs_[at].before, prefix_, rose::yes)
                                  : joined(early, prefix_, prefix_, rose::no);
    }

    /// The same if `x` came next; nothing changes.
    windowed state_with(double x) const noexcept {
        const bool opens = position_ == rows_.size();
        const std::size_t next = opens ? 1 : position_ + 1;
        const prefix before = opens ? prefix{} : prefix_;
        prefix all = before;
        const bool rises = extend(all, x);
        const suffix& early = suffix_[next];
        if (!early.ordinary || !all.ordinary) return followed(next, next - 1, x);
        const std::size_t at = opens ? highs_.size() : first_of(early.high);
        if (at < highs_.size()) return joined(early, highs_[at].before, all, rose::yes);
        return rises && all.path.value >= early.high ? joined(early, before, all, rose::yes)
                                                     : joined(early, all, all, rose::no);
    }

private:
    enum class rose { no, yes };

    static constexpr double start = track{}.high;

    /// The rows of the previous block from one of them on.
    struct suffix {
        double first = 1;  // where its path begins
        double high = start;
        underwater seen{};
        bool ordinary = true;
    };
    /// The rows of this block, and their falls from its high so far.
    struct prefix {
        track path{};
        double falls = 0;
        double squares = 0;
        bool ordinary = true;
    };
    /// A high of this block, and what came before it.
    struct milestone {
        double value;
        prefix before;
    };
    /// A link in the chain of highs of a suffix: the rows behind it that lie below it, up to the next link.
    struct link {
        double value;
        double rows = 0;
        double falls = 0;
        double squares = 0;
        underwater seen{};  // from this link on
        double high = 0;    // of all from this link on
    };

    /// A stack with room for so many, which its copies have too: a copied stream does not allocate either.
    template <class T>
    class stack {
    public:
        explicit stack(std::size_t room) : items_(room) {}

        bool empty() const noexcept { return size_ == 0; }
        std::size_t size() const noexcept { return size_; }
        const T& operator[](std::size_t i) const noexcept { return items_[i]; }
        T& back() noexcept { return items_[size_ - 1]; }
        void push_back(const T& item) noexcept { items_[size_++] = item; }
        void pop_back() noexcept { --size_; }
        void clear() noexcept { size_ = 0; }

    private:
        std::vector<T> items_;
        std::size_t size_ = 0;
    };

    static constexpr bool is_ordinary(double value) noexcept { return value >= 1e-100 && value <= 1e100; }

    // The sums of falls from a high that has risen by h, `rows` of them.
    static constexpr void raise(double h, double rows, double& falls, double& squares) noexcept {
        const double more = core::product(rows, h);
        squares += core::product(h, 2 * falls + more);
        falls += more;
    }

    void begin_block() noexcept {
        position_ = 0;
        prefix_ = {};
        highs_.clear();
    }

    /// Whether the row is a high of its block.
    static bool extend(prefix& p, double x) noexcept {
        if (core::is_missing(x) || !p.ordinary) return false;
        const double before = p.path.high, rows = p.path.seen.count;
        p.path.absorb(x);
        p.ordinary = is_ordinary(p.path.value);
        const bool rises = p.path.value >= before;
        if (rises && rows > 0) raise(p.path.value - before, rows, p.falls, p.squares);
        if (!rises) {
            const double fall = before - p.path.value;
            p.falls += fall;
            p.squares += core::product(fall, fall);
        }
        return rises;
    }

    /// The first high of this block that reaches one of the suffix: highs_.size() where none does.
    std::size_t first_of(double value) const noexcept {
        std::size_t first = 0, last = highs_.size();
        while (first < last) {
            const std::size_t middle = first + (last - first) / 2;
            if (highs_[middle].value >= value)
                last = middle;
            else
                first = middle + 1;
        }
        return first;
    }

    /// A suffix, and a prefix whose rows `below` lie under the suffix's high; the row after them rose to it, or there
    /// is none.
    static windowed joined(const suffix& early, const prefix& below, const prefix& all, rose then) noexcept {
        windowed t{{all.path.value, core::larger(early.high, all.path.high), early.seen}, early.first};
        underwater& seen = t.seen;
        const underwater& late = all.path.seen;
        seen.count += late.count;
        if (const double rows = below.path.seen.count; rows > 0) {
            double falls = below.falls, squares = below.squares;
            raise(early.high - below.path.high, rows, falls, squares);
            seen.depth += falls / early.high;
            seen.depth_squared += squares / (early.high * early.high);
            seen.episodes += seen.below == 0 ? 1 : 0;
            seen.below += rows;
        }
        if (then == rose::no) return t;
        seen.longest = core::larger(core::larger(seen.below, late.longest), seen.longest);
        seen.below = late.below;
        // What lay below its own highs lies below a higher one too: the sums above are no smaller than what is taken
        // away here, which so costs no digits.
        seen.depth += late.depth - below.path.seen.depth;
        seen.depth_squared += late.depth_squared - below.path.seen.depth_squared;
        seen.episodes += late.episodes - below.path.seen.episodes;
        return t;
    }

    /// The suffixes of the block, from the right.
    void fold_block() noexcept {
        chain_.clear();
        suffix s{};
        suffix_[rows_.size()] = s;
        if (P == path::returns) chain_.push_back({.value = start, .high = start});
        for (std::size_t i = rows_.size(); i-- > 0;) {
            if (!core::is_missing(rows_[i]) && s.ordinary) {
                const double value = P == path::returns ? chain_.back().value / (1 + rows_[i]) : rows_[i];
                s.ordinary = is_ordinary(value);
                if (s.ordinary) prepend(value, s);
            }
            suffix_[i] = s;
        }
    }

    /// A value before all of the chain: it takes the links that lie below it as rows of its own.
    void prepend(double value, suffix& s) noexcept {
        link l{.value = value};
        while (!chain_.empty() && chain_.back().value < value) {
            link& gone = chain_.back();
            const double h = value - gone.value;
            raise(h, gone.rows, gone.falls, gone.squares);
            l.rows += gone.rows + 1;
            l.falls += gone.falls + h;
            l.squares += gone.squares + core::product(h, h);
            chain_.pop_back();
        }
        const bool open = chain_.empty();
        l.high = open ? value : chain_.back().high;
        if (!open) l.seen = chain_.back().seen;
        l.seen.count = s.seen.count + 1;
        l.seen.depth += l.falls / value;
        l.seen.depth_squared += l.squares / (value * value);
        l.seen.episodes += l.rows > 0 ? 1 : 0;
        if (open)
            l.seen.below = l.rows;
        else
            l.seen.longest = core::larger(l.rows, l.seen.longest);
        chain_.push_back(l);
        s.first = value;
        s.high = l.high;
        s.seen = l.seen;
    }

    /// The rows of the previous block from `first` on, those of this block before `last`, and one more.
    windowed followed(std::size_t first, std::size_t last, double x) const noexcept {
        track t{};
        const auto follow = [&t](double row) {
            if (!core::is_missing(row)) t.absorb(row);
        };
        for (std::size_t i = first; i < rows_.size(); ++i) follow(rows_[i]);
        for (std::size_t i = 0; i < last; ++i) follow(rows_[i]);
        follow(x);
        return {t};
    }

    std::vector<double> rows_;    // of this block, and behind them those of the previous one
    std::vector<suffix> suffix_;  // of the previous block
    stack<milestone> highs_;      // of this block
    stack<link> chain_;
    prefix prefix_{};
    std::size_t position_ = 0;
};

}
