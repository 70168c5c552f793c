// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/view.hpp>
#include <tidemark/run/detail/answers.hpp>
#include <tidemark/run/detail/block_scan.hpp>
#include <tidemark/run/detail/boundary_scan.hpp>

#include <span>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::run::detail {

/// Folds f(state, numbers) over n numbers, as many at once as there are lanes, in two chains; the rest one by one.
template <class F>
TIDEMARK_INLINE core::lanes in_two_chains(const double* x, std::size_t n, F f) noexcept {
    constexpr std::size_t step = core::lane_count;
    core::lanes chain[2]{};
    std::size_t i = 0;
    for (; i + 2 * step <= n; i += 2 * step) {
        unrolled<2>([&](auto k) TIDEMARK_INLINE_LAMBDA {
            core::lanes some;
            core::load(some, x + i + k * step);
            chain[k] = f(chain[k], some);
        });
    }
    for (; i < n; ++i) chain[0] = f(chain[0], core::lanes{x[i]});
    return f(chain[0], chain[1]);
}

/// Whether numbers are all finite, or some missing but none infinite, or some infinite.
inline contents survey(const double* x, std::size_t n) noexcept {
    using core::lanes;
    // x * 0 is NaN where x is not finite, and else 0.
    const lanes spoiled = in_two_chains(x, n, [](lanes s, lanes y) TIDEMARK_INLINE_LAMBDA { return s + y * 0; });
    if (!core::any(spoiled != 0)) return contents::finite;
    // A comparison with NaN is false, which leaves the extremes of the rest.
    const lanes top = in_two_chains(x, n, [](lanes s, lanes y) TIDEMARK_INLINE_LAMBDA { return core::larger(y, s); });
    const lanes low = in_two_chains(x, n, [](lanes s, lanes y) TIDEMARK_INLINE_LAMBDA { return core::smaller(y, s); });
    return core::any(top == core::infinity || low == -core::infinity) ? contents::infinite : contents::missing;
}

/// The rows of a sample as contiguous doubles: in place where they are that, else copied into memory of its own.
template <class S>
class contiguous;

template <class S>
    requires std::same_as<typename S::observation, double>
class contiguous<S> {
public:
    explicit contiguous(const S& rows) noexcept : rows_{rows} {}

    /// Shows the rows [first, first + count) from now on.
    void show(std::size_t first, std::size_t count) {
        shown_ = in_place(first);
        if (shown_ != nullptr) return;
        copy_.resize(count);
        for (std::size_t i = 0; i < count; ++i) copy_[i] = rows_[first + i];
        shown_ = copy_.data();
    }
    /// What the first of them contain.
    contents look(std::size_t count) const noexcept { return survey(shown_, count); }

    double operator[](std::size_t i) const noexcept { return shown_[i]; }

    template <class Real>
    contiguous_rows<Real> from(std::size_t row, std::size_t apart) const noexcept {
        return {shown_ + row, static_cast<std::ptrdiff_t>(apart)};
    }

private:
    const double* in_place(std::size_t first) const noexcept {
        if constexpr (std::same_as<S, core::series_view<double>>)
            if (rows_.stride() == 1) return rows_.data() + first;
        return nullptr;
    }

    S rows_;
    std::vector<double> copy_;
    const double* shown_ = nullptr;
};

template <class X, class Y>
class contiguous<core::pair_view<X, Y>> {
public:
    explicit contiguous(const core::pair_view<X, Y>& rows) noexcept : x_{rows.x()}, y_{rows.y()} {}

    void show(std::size_t first, std::size_t count) {
        x_.show(first, count);
        y_.show(first, count);
    }
    contents look(std::size_t count) const noexcept {
        const contents x = x_.look(count), y = y_.look(count);
        return x < y ? y : x;
    }

    core::pair operator[](std::size_t i) const noexcept { return {x_[i], y_[i]}; }

    template <class Real>
    contiguous_pairs<Real> from(std::size_t row, std::size_t apart) const noexcept {
        return {x_.template from<Real>(row, apart), y_.template from<Real>(row, apart)};
    }

private:
    contiguous<core::series_view<X>> x_;
    contiguous<core::series_view<Y>> y_;
};

/// How many observations a window of that many rows needs.
template <missing::policy P>
double least(const P& policy, std::size_t window) noexcept {
    if constexpr (std::same_as<P, missing::skip>)
        if (policy.min_count != missing::skip::unset) return static_cast<double>(policy.min_count);
    return static_cast<double>(window);
}

// Where the answers of a scan in lanes go: one a row to one place, several to as many.
template <class Real>
contiguous_answers<Real> place(std::span<double> out, std::size_t first, std::size_t apart) noexcept {
    return {out.data() + first, static_cast<std::ptrdiff_t>(apart)};
}
template <class Real, class Out, std::size_t K>
several_answers<contiguous_answers<Real>, K> place(const std::array<Out, K>& out, std::size_t first,
                                                   std::size_t apart) noexcept {
    several_answers<contiguous_answers<Real>, K> places{};
    for (std::size_t k = 0; k < K; ++k) places.each[k] = place<Real>(out[k], first, apart);
    return places;
}

/// A fold over the rolling window of a whole series: boundary by boundary where all rows are finite, as many in one go
/// as there are lanes, and row by row where some are not.
template <class Out, core::fold M, class S, missing::policy P>
    requires requires { sizeof(contiguous<S>); }
class series_scan {
public:
    series_scan(const Out& out, const M& metric, const S& rows, std::size_t window, const P& policy)
        : out_{out}, metric_{metric}, sample_{rows}, shown_{rows}, window_{window}, policy_{policy} {}

    void run() {
        const std::size_t n = sample_.size(), boundaries = n / window_;
        warm_up(core::lesser(n, window_ - 1));
        std::size_t k = 0;
        if constexpr (laned<M> && core::lane_count > 1) {
            constexpr std::size_t together = core::lane_count;
            // The boundaries behind which a whole block lies, but for its last row, which opens no new window.
            const std::size_t whole = boundaries == 0 ? 0 : (n + 1) / window_ - 1;
            if (window_ > together && whole >= together) {
                for (; k + together <= whole; k += together) scan<core::lanes>(k, window_ - 1);
                if (k < whole) scan<core::lanes>(whole - together, window_ - 1);
                k = whole;
            }
        }
        for (; k < boundaries; ++k) scan<double>(k, core::lesser(window_ - 1, n - (k + 1) * window_));
    }

private:
    template <class Real>
    using states = suffixes<M, Real>;

    void warm_up(std::size_t rows) {
        if (enough(policy_, rows, rows, window_))
            by_row(0, 0, rows);
        else
            for (std::size_t i = 0; i < rows; ++i) put_nothing(out_, i);
    }

    // The boundaries behind blocks k, k + 1, ..., one in each lane of a Real, with `after` rows behind each. In lanes
    // rows are taken to be as those before them were, and scanned anew where they turn out to be otherwise: reading
    // them once more, only to look, would take half as long as a cheap kernel.
    template <class Real>
    void scan(std::size_t k, std::size_t after) {
        constexpr std::size_t lanes = core::width<Real>;
        const std::size_t first = k * window_, count = lanes * window_ + after;
        shown_.show(first, count);
        if constexpr (lanes > 1) {
            if (rows_ == rows_are::observed && scan_shown<rows_are::observed, Real>(first, after) == contents::finite)
                return;
            const contents found = scan_shown<rows_are::maybe_missing, Real>(first, after);
            rows_ = found == contents::finite ? rows_are::observed : rows_are::maybe_missing;
            if (found != contents::infinite) return;
        } else if (shown_.look(count) == contents::finite) {
            scan_shown<rows_are::observed, Real>(first, after);
            return;
        }
        by_row(first, first + window_ - 1, first + count);
    }

    // What the rows contain; of rows taken to be observed, only whether they are finite.
    template <rows_are Rows, class Real>
    contents scan_shown(std::size_t first, std::size_t after) {
        using fold = lane_fold<M, Real>;
        observation_in<M, Real> before{}, behind{};
        for (std::size_t j = 0; j < core::width<Real>; ++j) {
            const std::size_t boundary = (j + 1) * window_;
            core::set_lane(before, j, Rows == rows_are::observed ? shown_[boundary - 1] : last_observed(boundary));
            core::set_lane(behind, j,
                           Rows == rows_are::observed ? shown_[boundary - 1] : first_observed(boundary, after));
        }
        auto& suffix = memory<Real>();
        suffix.resize(window_, Rows);
        const auto out = place<Real>(out_, first + window_, window_);
        // The blocks of the next lanes that are not among these, where they are whole.
        constexpr std::size_t lanes = core::width<Real>;
        const std::size_t ahead = first + (2 * lanes + 1) * window_ <= sample_.size() ? (lanes - 1) * window_ : 0;
        std::conditional_t<(lanes > 1), contents_of<fold, Real>, contents_known> seen;
        scan_boundary<Rows>(fold{metric_, fold::anchor_at(metric_, before)},
                            fold{metric_, fold::anchor_at(metric_, behind)}, suffix,
                            shown_.template from<Real>(0, window_), shown_.template from<Real>(window_, window_),
                            window_, after, ahead, least(policy_, window_), out, seen);
        if constexpr (lanes == 1)
            return contents::finite;
        else
            return seen.result();
    }

    // The anchors of block_scan: the last observation before the boundary, and that of the row before the boundary or
    // the first one after it. Where there is none, there is nothing to anchor.
    core::observation_of<M> last_observed(std::size_t boundary) const noexcept {
        for (std::size_t i = boundary; i-- > boundary - window_;)
            if (!core::is_missing(shown_[i])) return shown_[i];
        return {};
    }
    core::observation_of<M> first_observed(std::size_t boundary, std::size_t after) const noexcept {
        for (std::size_t i = boundary - 1; i < boundary + after; ++i)
            if (!core::is_missing(shown_[i])) return shown_[i];
        return {};
    }

    // Rows [from, to), having read those since `start`, where a block begins.
    void by_row(std::size_t start, std::size_t from, std::size_t to) {
        if (by_row_.empty()) by_row_.emplace_back(metric_, core::lesser(window_, sample_.size() + 1));
        block_scan<M>& scan = by_row_.front();
        scan.reset();
        for (std::size_t i = start; i < to; ++i) {
            scan.push(sample_[i]);
            if (i < from) continue;
            if (enough(policy_, scan.observed(), scan.rows(), window_))
                put(out_, i, scan.value());
            else
                put_nothing(out_, i);
        }
    }

    template <class Real>
    states<Real>& memory() noexcept {
        if constexpr (std::same_as<Real, double>)
            return single_;
        else
            return in_lanes_;
    }

    template <class Metric, bool Laned>
    struct lane_states {
        using type = states<double>;
    };
    template <class Metric>
    struct lane_states<Metric, true> {
        using type = states<core::lanes>;
    };

    Out out_;
    M metric_;
    S sample_;
    contiguous<S> shown_;
    std::size_t window_;
    P policy_;
    rows_are rows_ = rows_are::observed;  // as far as the last ones tell
    std::vector<block_scan<M>> by_row_;   // made when it is needed
    states<double> single_;
    typename lane_states<M, laned<M> && (core::lane_count > 1)>::type in_lanes_;
};

}
