// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/core/lanes.hpp>
#include <tidemark/core/view.hpp>

#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

template <class M>
struct association {
    using type = core::rank_products;
};
template <class M>
    requires requires(const M& m, const core::concordance& c) { m.lower(c); }
struct association<M> {
    using type = core::concordance;
};

/// 1 where a is the greater, -1 where b is, 0 where they are equal or either is NaN.
TIDEMARK_INLINE core::lanes sign_of(const core::lanes& a, const core::lanes& b) noexcept {
    const core::lanes one{1.0}, less{-1.0}, none{0.0};
    return core::select(a > b, one, core::select(a < b, less, none));
}

TIDEMARK_INLINE core::lanes one_if_equal(const core::lanes& a, const core::lanes& b) noexcept {
    const core::lanes one{1.0}, none{0.0};
    return core::select(a == b, one, none);
}

TIDEMARK_INLINE double total(const core::lanes& x) noexcept {
    double sum = 0;
    for (std::size_t i = 0; i < core::lane_count; ++i) sum += core::lane(x, i);
    return sum;
}

/// The rows of a window of pairs, each in a place of its own until it leaves; NaN where there is none.
class pairs_in_places {
public:
    explicit pairs_in_places(std::size_t window) : window_{window}, x_(padded(), core::nan), y_(x_) {}

    std::size_t window() const noexcept { return window_; }
    std::size_t padded() const noexcept {
        return (window_ + core::lane_count - 1) / core::lane_count * core::lane_count;
    }
    const double* x() const noexcept { return x_.data(); }
    const double* y() const noexcept { return y_.data(); }

    /// The place of the row that leaves next.
    std::size_t oldest() const noexcept { return oldest_; }
    core::pair leaving() const noexcept { return at(oldest_); }
    core::pair at(std::size_t place) const noexcept { return {x_[place], y_[place]}; }

    void put(std::size_t place, const core::pair& p) noexcept { x_[place] = p.x, y_[place] = p.y; }
    void advance() noexcept { oldest_ = oldest_ + 1 == window_ ? 0 : oldest_ + 1; }
    void clear() noexcept {
        for (double& x : x_) x = core::nan;
        for (double& y : y_) y = core::nan;
        oldest_ = 0;
    }

private:
    std::size_t window_;
    std::vector<double> x_, y_;
    std::size_t oldest_ = 0;
};

inline constexpr core::pair no_pair{core::nan, core::nan};

/// A pair of which both sides are missing when one is: it compares with nothing.
constexpr core::pair observed_or_none(const core::pair& p) noexcept { return core::is_missing(p) ? no_pair : p; }

/// The concordance of a window: what a row adds when it comes it takes away when it goes, in whole numbers, so that
/// nothing of it stays.
class concordance_window {
public:
    using answer = core::concordance;

    explicit concordance_window(std::size_t window) : rows_{window} {}

    const answer& value() const noexcept { return sums_; }
    answer after(const core::pair& p) const noexcept { return changed(observed_or_none(p)); }
    core::pair leaving() const noexcept { return rows_.leaving(); }
    const pairs_in_places& rows() const noexcept { return rows_; }

    void push(const core::pair& p) noexcept {
        const core::pair come = observed_or_none(p);
        sums_ = changed(come);
        rows_.put(rows_.oldest(), come);
        rows_.advance();
    }

    void clear() noexcept {
        rows_.clear();
        sums_ = {};
    }

private:
    answer changed(const core::pair& come) const noexcept {
        const core::pair gone = rows_.leaving();
        const core::lanes come_x{come.x}, come_y{come.y}, gone_x{gone.x}, gone_y{gone.y};
        core::lanes score{0.0}, as_come_x{0.0}, as_come_y{0.0}, as_gone_x{0.0}, as_gone_y{0.0}, x, y;
        for (std::size_t i = 0; i < rows_.padded(); i += core::lane_count) {
            core::load(x, rows_.x() + i);
            core::load(y, rows_.y() + i);
            score += sign_of(x, come_x) * sign_of(y, come_y) - sign_of(x, gone_x) * sign_of(y, gone_y);
            as_come_x += one_if_equal(x, come_x);
            as_come_y += one_if_equal(y, come_y);
            as_gone_x += one_if_equal(x, gone_x);
            as_gone_y += one_if_equal(y, gone_y);
        }
        answer sums = sums_;
        sums.score += total(score);
        if (!core::is_missing(gone)) {  // it was compared with itself
            sums.count -= 1;
            change(sums.tied_x, sums.distinct_x, -1, total(as_gone_x) - 1);
            change(sums.tied_y, sums.distinct_y, -1, total(as_gone_y) - 1);
        }
        if (!core::is_missing(come)) {  // it was compared with the row that leaves as if that stayed
            sums.count += 1;
            sums.score -= sign(gone.x, come.x) * sign(gone.y, come.y);
            change(sums.tied_x, sums.distinct_x, 1, total(as_come_x) - (gone.x == come.x ? 1 : 0));
            change(sums.tied_y, sums.distinct_y, 1, total(as_come_y) - (gone.y == come.y ? 1 : 0));
        }
        return sums;
    }

    // A number that comes (1) or goes (-1), where `others` equal it.
    static constexpr void change(double& tied, double& distinct, double by, double others) noexcept {
        tied += by * others;
        distinct += others == 0 ? by : 0;
    }

    static constexpr double sign(double a, double b) noexcept { return a > b ? 1 : a < b ? -1 : 0; }

    pairs_in_places rows_;
    answer sums_{};
};

/// The rank products of a window: each row's rank moves by one when another comes or goes.
class rank_products_window {
public:
    using answer = core::rank_products;

    explicit rank_products_window(std::size_t window) : rows_{window}, rank_x_(rows_.padded(), 0.0), rank_y_(rank_x_) {}

    const answer& value() const noexcept { return sums_; }
    core::pair leaving() const noexcept { return rows_.leaving(); }
    const pairs_in_places& rows() const noexcept { return rows_; }

    answer after(const core::pair& p) const noexcept {
        return swept(observed_or_none(p), [](std::size_t, const core::lanes&, const core::lanes&) {}).sums;
    }

    void push(const core::pair& p) noexcept {
        const core::pair come = observed_or_none(p);
        const std::size_t place = rows_.oldest();
        const sweep s = swept(come, [this](std::size_t i, const core::lanes& x, const core::lanes& y) {
            core::store(rank_x_.data() + i, x);
            core::store(rank_y_.data() + i, y);
        });
        sums_ = s.sums;
        rank_x_[place] = s.rank_x;
        rank_y_[place] = s.rank_y;
        rows_.put(place, come);
        rows_.advance();
    }

    void clear() noexcept {
        rows_.clear();
        for (double& r : rank_x_) r = 0;
        for (double& r : rank_y_) r = 0;
        sums_ = {};
    }

private:
    struct sweep {
        answer sums;
        double rank_x, rank_y;  // of the row that comes
    };

    // The ranks of all rows after the slide, shown to `keep`, and the sums of their products.
    template <class Keep>
    sweep swept(const core::pair& come, Keep keep) const noexcept {
        const core::pair gone = rows_.leaving();
        const double gone_over_x = sign(gone.x, come.x), gone_over_y = sign(gone.y, come.y);
        const double out_x = rank_x_[rows_.oldest()] + gone_over_x, out_y = rank_y_[rows_.oldest()] + gone_over_y;
        const core::lanes come_x{come.x}, come_y{come.y}, gone_x{gone.x}, gone_y{gone.y};
        core::lanes xy{0.0}, xx{0.0}, yy{0.0}, above_x{0.0}, above_y{0.0}, x, y, rank_x, rank_y;
        for (std::size_t i = 0; i < rows_.padded(); i += core::lane_count) {
            core::load(x, rows_.x() + i);
            core::load(y, rows_.y() + i);
            core::load(rank_x, rank_x_.data() + i);
            core::load(rank_y, rank_y_.data() + i);
            const core::lanes over_x = sign_of(x, come_x), over_y = sign_of(y, come_y);
            above_x += over_x;
            above_y += over_y;
            rank_x += over_x - sign_of(x, gone_x);
            rank_y += over_y - sign_of(y, gone_y);
            xy += core::product(rank_x, rank_y);
            xx += core::product(rank_x, rank_x);
            yy += core::product(rank_y, rank_y);
            keep(i, rank_x, rank_y);
        }
        // The row that leaves was counted as if it stayed.
        const double in_x = gone_over_x - total(above_x), in_y = gone_over_y - total(above_y);
        sweep s{{sums_.count, total(xy), total(xx), total(yy)}, in_x, in_y};
        s.sums.count += (core::is_missing(come) ? 0 : 1) - (core::is_missing(gone) ? 0 : 1);
        s.sums.xy += core::product(in_x, in_y) - core::product(out_x, out_y);
        s.sums.xx += core::product(in_x, in_x) - core::product(out_x, out_x);
        s.sums.yy += core::product(in_y, in_y) - core::product(out_y, out_y);
        return s;
    }

    static constexpr double sign(double a, double b) noexcept { return a > b ? 1 : a < b ? -1 : 0; }

    pairs_in_places rows_;
    std::vector<double> rank_x_, rank_y_;  // of each row: those below it less those above it
    answer sums_{};
};

/// The rolling window of one rank association: the counterpart of `block_scan`, with the same members.
template <core::rank_association M>
class association_window {
    static constexpr bool concordant = std::same_as<typename association<M>::type, core::concordance>;
    using store = std::conditional_t<concordant, concordance_window, rank_products_window>;

public:
    using observation = core::pair;
    static constexpr bool windowed = true;

    association_window(const M& metric, std::size_t window) : metric_{metric}, window_{window}, rows_{window} {}

    std::size_t window() const noexcept { return window_; }
    std::size_t usual_count() const noexcept { return window_; }
    std::size_t rows() const noexcept { return seen_; }
    std::size_t rows_with_one_more() const noexcept { return seen_ < window_ ? seen_ + 1 : seen_; }
    std::size_t observed() const noexcept { return static_cast<std::size_t>(rows_.value().count); }
    std::size_t observed_with(const core::pair& p) const noexcept {
        return observed() + (core::is_missing(p) ? 0 : 1) - (core::is_missing(rows_.leaving()) ? 0 : 1);
    }

    /// The rows of the window, the oldest first. No boundary cuts them.
    core::pair row(std::size_t k) const noexcept {
        const std::size_t place = seen_ < window_ ? k : rows_.rows().oldest() + k;
        return rows_.rows().at(place < window_ ? place : place - window_);
    }
    static constexpr std::size_t rows_since_boundary() noexcept { return 0; }

    void reset() noexcept {
        rows_.clear();
        seen_ = 0;
    }
    void push(const core::pair& p) noexcept {
        rows_.push(p);
        seen_ = rows_with_one_more();
    }
    double value() const noexcept { return metric_.lower(rows_.value()); }
    double peek(const core::pair& p) const noexcept { return metric_.lower(rows_.after(p)); }

private:
    M metric_;
    std::size_t window_;
    store rows_;
    std::size_t seen_ = 0;
};

}
