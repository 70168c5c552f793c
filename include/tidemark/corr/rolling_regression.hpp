// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/view.hpp>
#include <tidemark/corr/detail/least_squares.hpp>
#include <tidemark/run/detail/set_up.hpp>

#include <concepts>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::corr {

namespace detail {

/// Fits over the rolling window by block scans of sums of products: suffixes about the last complete row before a
/// boundary, prefixes about the first one from there on, and the join moves the one onto the other.
template <core::sample Y, std::floating_point T, missing::policy P>
class regression_scan {
public:
    regression_scan(const Y& y, const core::panel_view<T>& x, std::size_t window, const P& policy)
        : y_{y},
          x_{x},
          window_{window},
          policy_{policy},
          layout_{x.columns() + 1},
          solver_{x.columns()},
          suffixes_((window <= y.size() ? window + 1 : 0) * layout_.size()),
          head_(layout_.size()),
          both_(layout_.size()),
          row_(layout_.variables()),
          before_(layout_.variables()),
          behind_(layout_.variables()) {}

    template <class Visit>
    void run(Visit& visit) {
        const std::size_t n = y_.size();
        for (std::size_t boundary = 0; boundary <= n; boundary += window_) {
            const std::size_t end = n - boundary < window_ - 1 ? n : boundary + window_ - 1;
            find_anchors(boundary, end);
            head_.assign(layout_.size(), 0);
            if (boundary > 0) {
                fold_block(boundary);
                visit(boundary - 1, fit(suffix(0), before_, window_));
            }
            for (std::size_t i = boundary; i < end; ++i) {
                if (read(i)) layout_.add_row(head_.data(), row_.data(), behind_.data());
                visit(i, boundary > 0 ? join(i + 1 - boundary) : fit(head_.data(), behind_, i + 1));
            }
            if (n - boundary < window_) return;
        }
    }

private:
    double* suffix(std::size_t i) noexcept { return suffixes_.data() + i * layout_.size(); }

    /// Whether row i is complete; then it is in `row_`, the regressors first.
    bool read(std::size_t i) noexcept {
        bool complete = true;
        for (std::size_t j = 0; j < x_.columns(); ++j) row_[j] = x_(i, j);
        row_.back() = y_[i];
        for (const double v : row_) complete = complete && !core::is_missing(v);
        return complete;
    }
    bool read_finite(std::size_t i) noexcept {
        bool finite = read(i);
        for (const double v : row_) finite = finite && core::is_finite(v);
        return finite;
    }

    void find_anchors(std::size_t boundary, std::size_t end) {
        const std::size_t start = boundary > 0 ? boundary - window_ : 0;
        std::size_t i = boundary;
        while (i > start && !read_finite(i - 1)) --i;
        if (i > start) before_ = row_;
        for (i = boundary > 0 ? boundary - 1 : 0; i < end && !read_finite(i);) ++i;
        if (i < end) behind_ = row_;
    }

    void fold_block(std::size_t boundary) noexcept {
        for (std::size_t e = 0; e < layout_.size(); ++e) suffix(window_)[e] = 0;
        for (std::size_t i = window_; i-- > 0;) {
            for (std::size_t e = 0; e < layout_.size(); ++e) suffix(i)[e] = suffix(i + 1)[e];
            if (read(boundary - window_ + i)) layout_.add_row(suffix(i), row_.data(), before_.data());
        }
    }

    const regression& join(std::size_t tail) noexcept {
        if (suffix(tail)[0] == 0) return fit(head_.data(), behind_, window_);
        both_ = head_;
        if (before_ != behind_) layout_.move(both_.data(), behind_.data(), before_.data());
        layout_.add(both_.data(), suffix(tail));
        return fit(both_.data(), before_, window_);
    }

    const regression& fit(const double* sums, const std::vector<double>& anchor, std::size_t rows) noexcept {
        const auto observed = static_cast<std::size_t>(sums[0]);
        if (!run::detail::enough(policy_, observed, rows, window_)) return solver_.nothing(observed);
        return solver_.solve(layout_, sums, anchor.data());
    }

    Y y_;
    core::panel_view<T> x_;
    std::size_t window_;
    P policy_;
    row_sums layout_;
    least_squares solver_;
    std::vector<double> suffixes_;  // of the block before the boundary, one from each row on
    std::vector<double> head_, both_, row_, before_, behind_;
};

template <core::sample Y, std::floating_point T, missing::policy P>
void require_regression(const Y& y, const core::panel_view<T>& x, std::size_t window, const P& policy) {
    run::detail::require_window(window);
    run::detail::require_min_count(policy, window);
    if (x.columns() == 0) core::refuse("columns of regressors", x.columns(), "at least 1");
    if (x.rows() != y.size())
        core::refuse("rows of regressors", x.rows(), "the length of y, " + std::to_string(y.size()));
    if constexpr (std::same_as<P, missing::refuse>) {
        run::detail::require_complete(y);
        for (std::size_t j = 0; j < x.columns(); ++j) run::detail::require_complete(x.column(j));
    }
}

}

/// What hears of every row and of the fit over the window that ends there.
template <class Visit>
concept regression_visitor = std::invocable<Visit&, std::size_t, const regression&>;

/// The regression of a series on several others with an intercept, by ordinary least squares over the last `window`
/// rows: `visit(row, fit)` hears the fit at every row, and may read it until it returns.
///
/// Formula:  y = a + b1 x1 + ... + bk xk + e with the least sum of e^2; s^2 = sum(e^2) / (n - k - 1), standard errors
///           s sqrt(diagonal of (X' X)^-1), R^2 = 1 - sum(e^2) / sum((y - mean y)^2)
/// Input:    y of n rows; a panel of n rows and k columns, in any storage
/// Value:    coefficients in units of y by units of x
/// No data:  NaN with no more than k + 1 complete rows, with fewer than `min_count` (missing::skip, by default the
///           window), with a missing row under missing::propagate; where a regressor is constant or infinite, or keeps
///           less than n 2^-40 of its variance once those with more are allowed for. R^2 is NaN of a constant y
/// Errors:   std::invalid_argument for a window of 0, a min_count above the window, no regressor, lengths that differ,
///           or a missing value under missing::refuse; nothing is visited then
/// Rounding: bounded by the window, whatever came before it: about 1e-16 n over the smallest share of variance that a
///           regressor keeps beside the others, in units of the spread of y; sum(e^2) below 0 by rounding is 0
/// Cost:     O(k^2) sums a row and O(k^3) for the fit; memory of window (k + 1)(k + 4) / 2 numbers
/// Source:   Gauss (1823); block scans of van Herk (1992), Gil and Werman (1993)
template <core::readable Y, std::floating_point T, regression_visitor Visit, missing::policy P = missing::skip>
void rolling_regression(const Y& y, const core::panel_view<T>& regressors, std::size_t window, Visit visit,
                        const P& policy = {}) {
    const auto rows = core::as_sample(y);
    detail::require_regression(rows, regressors, window, policy);
    detail::regression_scan{rows, regressors, window, policy}.run(visit);
}

/// Fits at every row, number by number. Those of k regressors lie side by side, row after row.
struct regression_path {
    std::size_t regressors = 0;
    std::vector<double> intercept{}, intercept_error{};
    std::vector<double> coefficients{}, errors{};  // rows x regressors
    std::vector<double> r_squared{}, residual_deviation{};
};

/// The same in new vectors. See `rolling_regression` with a visitor.
template <core::readable Y, std::floating_point T, missing::policy P = missing::skip>
regression_path rolling_regression(const Y& y, const core::panel_view<T>& regressors, std::size_t window,
                                   const P& policy = {}) {
    regression_path path{regressors.columns()};
    rolling_regression(
        y, regressors, window,
        [&](std::size_t, const regression& fit) {
            path.intercept.push_back(fit.intercept);
            path.intercept_error.push_back(fit.intercept_error);
            path.coefficients.insert(path.coefficients.end(), fit.coefficients.begin(), fit.coefficients.end());
            path.errors.insert(path.errors.end(), fit.errors.begin(), fit.errors.end());
            path.r_squared.push_back(fit.r_squared);
            path.residual_deviation.push_back(fit.residual_deviation);
        },
        policy);
    return path;
}

}
