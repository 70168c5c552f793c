// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/contract.hpp>
#include <tidemark/state/deepest_fall.hpp>

namespace tidemark::inline TIDEMARK_ABI::risk {

/// A largest drawdown and where it lies, in positions along the path: 0 is the unit at the start, or the first level.
struct drawdown_span {
    double depth = core::nan;   ///< as a positive fraction of the high
    double peak = core::nan;    ///< the last time at the high
    double trough = core::nan;  ///< the first time so low; the peak itself where there is no loss

    friend constexpr bool operator==(const drawdown_span&, const drawdown_span&) noexcept = default;
};

/// The span that a state of `deepest_fall` tells, NaN where its path means nothing.
template <tidemark::state::path P>
constexpr drawdown_span span_of(const tidemark::state::deepest_fall<P>& s) noexcept {
    const bool answers = s.count > 0 && s.low.value >= 0 && core::is_finite(s.high.value);
    return answers ? drawdown_span{1 - s.worst.left, s.worst.peak, s.worst.trough} : drawdown_span{};
}

/// The largest fall of compounded wealth, with the high it came from and the low it came to. `run::rolling` answers one
/// for each row, in positions from the window's start.
///
/// Formula: 1 - V_trough / V_peak, the largest for peak <= trough, with V_0 = 1 and V_t = V_(t-1) (1 + r_t)
/// Input:   simple returns per period, as fractions
/// Value:   depth as a fraction of the high, and the number of observed returns until the peak and until the trough
/// No data: NaN; also after a return below -1, or when wealth overflows
/// Source:  Magdon-Ismail and Atiya (2004), Maximum drawdown
struct max_drawdown_span {
    using state = tidemark::state::deepest_fall<tidemark::state::path::returns>;

    constexpr drawdown_span lower(const state& s) const noexcept { return span_of(s); }
};

/// The largest fall of a price or level, with the high it came from and the low it came to.
///
/// Formula: 1 - P_trough / P_peak, the largest for peak <= trough
/// Input:   prices or levels, not negative
/// Value:   depth as a fraction of the high, and the number of observed levels before the peak and before the trough
/// No data: NaN; also when a level is negative or infinite
/// Source:  Magdon-Ismail and Atiya (2004), Maximum drawdown
struct max_drawdown_span_of_levels {
    using state = tidemark::state::deepest_fall<tidemark::state::path::levels>;

    constexpr drawdown_span lower(const state& s) const noexcept { return span_of(s); }
};

/// Which end of a drawdown is meant.
enum class drawdown_end { peak, trough };

/// Where the largest fall of compounded wealth began, or where it ended: one number of `max_drawdown_span`.
///
/// Formula: of max_drawdown, the last t with V_t at the high, or the first t with V_t at the trough
/// Input:   simple returns per period, as fractions
/// Value:   number of observed returns until then, 0 for the unit at the start; both are 0 without a loss
/// No data: NaN; also after a return below -1, or when wealth overflows
/// Source:  Magdon-Ismail and Atiya (2004), Maximum drawdown
struct max_drawdown_position {
    drawdown_end of = drawdown_end::trough;

    using state = tidemark::state::deepest_fall<tidemark::state::path::returns>;

    constexpr double lower(const state& s) const noexcept {
        const drawdown_span span = span_of(s);
        return of == drawdown_end::peak ? span.peak : span.trough;
    }
};

}
