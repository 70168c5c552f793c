// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/numeric.hpp>

#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::state {

/// Rows side by side, oldest first, and perhaps one more; missing ones among them are NaN.
struct row_view {
    const double* rows = nullptr;
    std::size_t count = 0;
    double next = core::nan;

    /// The sum of f over the observed rows, in four chains. Its bits do not depend on whether the last row is `next`.
    template <class F>
    constexpr double sum(F f) const noexcept {
        double chain[4]{};
        const auto add = [&](double& to, double x) { to += core::is_missing(x) ? 0 : f(x); };
        std::size_t i = 0;
        for (; i + 4 <= count; i += 4) {
            add(chain[0], rows[i]), add(chain[1], rows[i + 1]);
            add(chain[2], rows[i + 2]), add(chain[3], rows[i + 3]);
        }
        for (; i < count; ++i) add(chain[i % 4], rows[i]);
        add(chain[i % 4], next);
        return (chain[0] + chain[1]) + (chain[2] + chain[3]);
    }

    /// The observed rows one by one, oldest first; NaN after the last.
    class reader {
    public:
        constexpr explicit reader(const row_view& rows) noexcept : rows_{&rows} {}

        constexpr double next() noexcept {
            while (at_ <= rows_->count) {
                const double x = at_ < rows_->count ? rows_->rows[at_] : rows_->next;
                ++at_;
                if (!core::is_missing(x)) return x;
            }
            return core::nan;
        }

    private:
        const row_view* rows_;
        std::size_t at_ = 0;
    };

    constexpr std::size_t observed() const noexcept {
        std::size_t n = core::is_missing(next) ? 0 : 1;
        for (std::size_t i = 0; i < count; ++i) n += core::is_missing(rows[i]) ? 0 : 1;
        return n;
    }

    /// Shows the last `k` observed rows, or all where there are fewer, the oldest first.
    template <class F>
    constexpr void visit_last(std::size_t k, F f) const noexcept {
        std::size_t first = count, seen = core::is_missing(next) ? 0 : 1;
        while (first > 0 && seen < k) seen += core::is_missing(rows[--first]) ? 0 : 1;
        for (std::size_t i = first; i < count; ++i)
            if (!core::is_missing(rows[i])) f(rows[i]);
        if (!core::is_missing(next)) f(next);
    }

    /// The newest observed row; NaN where there is none.
    constexpr double newest() const noexcept {
        double x = next;
        for (std::size_t i = count; i > 0 && core::is_missing(x); --i) x = rows[i - 1];
        return x;
    }
};

/// The last rows of a series, kept twice in a ring so that they always lie side by side.
class recent_values {
public:
    explicit recent_values(std::size_t window) : ring_(2 * window, core::nan), window_{window} {}

    void reset() noexcept {
        for (double& x : ring_) x = core::nan;
        oldest_ = 0;
    }
    void push(double x) noexcept {
        ring_[oldest_] = ring_[oldest_ + window_] = x;
        oldest_ = oldest_ + 1 == window_ ? 0 : oldest_ + 1;
    }

    row_view state() const noexcept { return {ring_.data() + oldest_, window_}; }
    row_view state_with(double x) const noexcept { return {ring_.data() + oldest_ + 1, window_ - 1, x}; }

private:
    std::vector<double> ring_;
    std::size_t window_;
    std::size_t oldest_ = 0;
};

/// All observations of a stretch: for what must see them twice. Its window is looked through at every row.
struct all_values {
    using observation = double;
    using window = recent_values;

    std::vector<double> values;

    void absorb(double x) { values.push_back(x); }
    row_view view() const noexcept { return {values.data(), values.size()}; }

    friend bool operator==(const all_values&, const all_values&) = default;
};

}
