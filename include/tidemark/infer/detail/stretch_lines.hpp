// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/state/comoments.hpp>

#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::infer::detail {

struct line {
    double intercept, slope;
};

/// Lines of y on x, or means of y where all x are 0, through the first j rows and through the others, for every j.
class stretch_lines {
public:
    stretch_lines(const std::vector<core::pair>& rows, int fitted)
        : rows_{rows}, fitted_{fitted}, early_(rows.size() + 1), late_(rows.size() + 1) {
        using state::comoments;
        const std::size_t n = rows.size();
        for (std::size_t t = 0; t < n; ++t) early_[t + 1] = comoments::combine(early_[t], comoments::lift(rows[t]));
        for (std::size_t t = n; t-- > 0;) late_[t] = comoments::combine(comoments::lift(rows[t]), late_[t + 1]);
    }

    line before(std::size_t j) const noexcept { return through(early_[j]); }
    line after(std::size_t j) const noexcept { return through(late_[j]); }

    /// How much less two lines leave than one, in variances of what they leave.
    double chow(std::size_t j) const noexcept {
        const double left = residual(early_[j]) + residual(late_[j]), one = residual(early_.back());
        const double n = static_cast<double>(rows_.size());
        // Of rows on one line there is nothing left but rounding.
        if (!(one > 0x1p-40 * early_.back().yy)) return core::nan;
        return (one > left ? one - left : left >= one ? 0 : core::nan) / (left / (n - 2 * fitted_));
    }

    /// The same difference in its covariance matrix where each row has a variance of its own.
    double robust(std::size_t j) const noexcept {
        if (core::is_missing(chow(j))) return core::nan;
        const line a = before(j), b = after(j);
        const double about = early_.back().mean_x();
        const covariance v = of_line(0, j, early_[j], a, about) + of_line(j, rows_.size(), late_[j], b, about);
        const auto height = [&](const state::comoments& s, const line& l) {
            return s.mean_y() + l.slope * (about - s.mean_x());
        };
        const double slope = a.slope - b.slope, level = height(early_[j], a) - height(late_[j], b);
        if (fitted_ == 1) return level * level / v.level;
        return (level * level * v.slope - 2 * level * slope * v.both + slope * slope * v.level) /
               (v.level * v.slope - v.both * v.both);
    }

private:
    struct covariance {
        double level, slope, both;
        friend covariance operator+(const covariance& a, const covariance& b) noexcept {
            return {a.level + b.level, a.slope + b.slope, a.both + b.both};
        }
    };

    line through(const state::comoments& s) const noexcept {
        const double slope = fitted_ == 1 ? 0 : s.xx > 0 ? s.xy / s.xx : core::nan;
        return {s.mean_y() - slope * s.mean_x(), slope};
    }

    double residual(const state::comoments& s) const noexcept {
        if (fitted_ == 1) return s.yy;
        if (!(s.xx > 0)) return core::nan;
        const double left = s.yy - s.xy / s.xx * s.xy;
        return left > 0 ? left : left <= 0 ? 0 : core::nan;
    }

    /// The covariance matrix of a line's height at `about` and of its slope: how much each row, left out, moves both.
    /// Source: MacKinnon and White (1985), Some heteroskedasticity-consistent covariance matrix estimators (HC3).
    covariance of_line(std::size_t first, std::size_t last, const state::comoments& s, const line& l,
                       double about) const noexcept {
        covariance v{0, 0, 0};
        for (std::size_t t = first; t < last; ++t) {
            const double x = (rows_[t].x - s.origin.x) - s.offset.x, y = (rows_[t].y - s.origin.y) - s.offset.y,
                         share = 1 / s.count + (fitted_ == 1 ? 0 : x * x / s.xx),
                         left = (y - l.slope * x) / (1 - share), turn = fitted_ == 1 ? 0 : left * x / s.xx,
                         lift = left / s.count + turn * (about - s.mean_x());
            v.level += lift * lift, v.slope += turn * turn, v.both += lift * turn;
        }
        return v;
    }

    const std::vector<core::pair>& rows_;
    int fitted_;
    std::vector<state::comoments> early_, late_;
};

}
