// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/risk/calmar_ratio.hpp>
#include <tidemark/state/recent_values.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// The Calmar ratio of the last returns, by Young's definition those of 36 months, or of all where there are fewer.
///
/// Formula: calmar_ratio of the last `window` observed returns
/// Input:   simple returns per period, as fractions
/// Value:   per year
/// No data: as calmar_ratio
/// Errors:  periods_per_year not positive, window 0
/// Cost:    O(window) an answer; the state holds every return
/// Source:  Young (1991), Calmar Ratio: a smoother tool, Futures magazine
struct calmar_ratio_recent {
    core::frequency periods_per_year;
    std::size_t window = 36;

    using state = tidemark::state::all_values;

    constexpr core::complaint check() const noexcept {
        if (window == 0) return {"window", 0, "1 or more"};
        return periods_per_year.check();
    }
    void absorb(state& s, double simple_return) const { s.absorb(simple_return); }
    double lower(const state& s) const noexcept { return lower(s.view()); }
    double lower(const tidemark::state::row_view& rows) const noexcept {
        tidemark::state::wealth recent;
        rows.visit_last(window, [&](double r) { recent.absorb(r); });
        return calmar_ratio{periods_per_year}.lower(recent);
    }
};

}
