// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/track.hpp>

#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

namespace tidemark::inline TIDEMARK_ABI::index {

/// Whether what must hold of every index is looked at while it is computed. A failure is a mistake of the program, not
/// of the data.
enum class identity_checks : unsigned char { off, on };

namespace detail {

/// Errors: `std::logic_error` with the date and the gap, unless it is at most as large as allowed
inline void require_identity(core::date date, std::string_view identity, double gap, double allowed) {
    if (std::abs(gap) <= allowed) return;
    core::raise<std::logic_error>("on " + std::string{core::iso_text{date}} + " " + std::string{identity} +
                                  " differ by " + core::text_of(gap) + ", at most " + core::text_of(allowed) +
                                  " is rounding");
}

}

/// Raises an error where a track contradicts itself: weights of a review that do not sum to 1, a divisor that does not
/// carry the level over it, a turnover that is none.
///
/// Formula: |sum of w - 1| <= 1e-12; |MV_after / D_after - MV_before / D_before| <= 4 x 2^-52 x level; 0 <= one-way
///   turnover <= 1 + 1e-12
/// Errors: `std::logic_error` with the date and the gap
/// Cost: O(members of all reviews)
inline void require_identities(const track& t) {
    for (const review& r : t.reviews) {
        double weights = 0;
        for (const member& m : r.members) weights += m.weight;
        detail::require_identity(r.date, "weights and 1", weights - 1, 1e-12);
        const double before = r.market_value_before / r.divisor_before, after = r.market_value_after / r.divisor_after;
        detail::require_identity(r.date, "the levels before and after the review", after - before,
                                 4 * 0x1p-52 * std::abs(before));
        const double turnover = r.one_way_turnover;
        const double excess = turnover > 1 ? turnover - 1 : turnover < 0 ? turnover : turnover - turnover;
        detail::require_identity(r.date, "turnover and the nearest number from 0 to 1", excess,
                                 turnover > 1 ? 1e-12 : 0);
    }
}

}
