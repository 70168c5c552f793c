// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/state/moments.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::infer::detail {

/// Twice the negative logarithm of the likelihood of a stretch of normal rows, without the constants. Cut in two, a
/// stretch costs no more: also with a variance added to its own, where a least variance would not keep to it.
template <class Change>
class stretch_cost {
public:
    stretch_cost(const std::vector<double>& rows, Change of, double noise, double added_deviation) noexcept
        : of_{of}, noise_{noise * noise}, added_{added_deviation * added_deviation} {
        double differences = 0;
        for (std::size_t t = 0; t < rows.size(); ++t) {
            all_.absorb(rows[t]);
            if (t > 0) differences += (rows[t] - rows[t - 1]) * (rows[t] - rows[t - 1]);
        }
        if (noise == 0) noise_ = differences / (2 * (all_.count - 1));
    }

    /// Whether the rows are finite and not all the same.
    bool answers() const noexcept { return all_.m2() > 0 && (of_ != Change::mean || noise_ > 0); }

    double operator()(const state::moments<2>& s) const noexcept {
        if (of_ == Change::mean) return s.m2() / noise_;
        double variance = s.m2() / s.count;
        if (of_ == Change::variance) {
            const double off = (s.origin - all_.origin) + (s.offset - all_.offset);
            variance += off * off;
        }
        return s.count * std::log(variance + added_);
    }

private:
    Change of_;
    double noise_, added_;
    state::moments<2> all_{};
};

}
