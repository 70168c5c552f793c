// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/index/detail/cumulated.hpp>
#include <tidemark/index/detail/keyed.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/selection_key.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// What becomes of the asset whose stretch a cut falls into.
enum class edge_asset { included, excluded };

/// Keeps the largest candidates until they make up a share of the whole:
/// `coverage{.by = by_float_size{}, .share = 0.95, .at_the_edge = edge_asset::included}`.
///
/// Included, the asset that takes the sum over the share is the last that is kept; excluded, it is the first that is
/// not. Where a stretch ends at the share both are the same. The order of the candidates stays.
/// Formula: share of the first k = sum of their numbers / sum of all received, the largest number first
/// No data: a candidate without the number is left and has no part in the sums
/// Errors: `std::invalid_argument` unless 0 < share <= 1; `std::domain_error` for numbers that are negative, not finite
///   or all 0
/// Rounding: shares closer than 1e-12 are the same
struct coverage {
    selection_key by;
    required<double> share;
    required<edge_asset> at_the_edge;
    checked parameters = check();

    checked check() const {
        if (!(share > 0 && share <= 1)) core::refuse("share of the coverage", share, "a number above 0, up to 1");
        return {};
    }

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        const std::vector<double> keys = detail::keys_of(ranked, by, context);
        std::vector<bool> keeps(ranked.size(), false);
        for (const detail::stretch& s : detail::cumulated(ranked, keys, "a coverage")) {
            keeps[s.place] = at_the_edge == edge_asset::included ? detail::begins_below(s.begin, share)
                                                                 : detail::reaches(share, s.end);
        }
        return detail::marked(std::move(ranked), keeps);
    }
};

enum class band_side { larger, smaller };

/// Keeps the candidates on one side of a breakpoint, but lets assets near it stay on the side where they were.
///
/// The breakpoint is the share of the whole that the candidates down to a place make up. An asset whose share, with all
/// that are larger, is within half a width of it stays: a member of this index on its side, any other that was eligible
/// at the last review on the other. What was not eligible then goes by the breakpoint, as all do at the base. Two
/// indices of the same schedule, base and candidates, one for each side, part them. The order of the candidates stays.
/// Formula: share at place k = sum of the numbers of places 1 to k / sum of all received, the largest number first
/// Input: `breakpoint` is the place of the last asset of the larger side, `half_width` a share, such as 0.025
/// No data: a candidate without the number is left and has no part in the sums
/// Errors: `std::invalid_argument` for a breakpoint of 0 and unless 0 <= half_width < 1; `std::domain_error` for fewer
///   candidates than the breakpoint, and for numbers that are negative, not finite or all 0
/// Rounding: shares closer than 1e-12 are the same
struct percentile_band {
    selection_key by;
    required<std::size_t> breakpoint;
    required<double> half_width;
    required<band_side> side;
    checked parameters = check();

    checked check() const {
        if (breakpoint < 1) core::refuse("breakpoint of the band", breakpoint, "1 or more");
        if (!(half_width >= 0 && half_width < 1)) {
            core::refuse("half_width of the band", half_width, "a number from 0 to below 1");
        }
        return {};
    }

    std::vector<candidate> operator()(std::vector<candidate> ranked, const review_context& context) const {
        const auto stretches = detail::cumulated(ranked, detail::keys_of(ranked, by, context), "a band");
        if (stretches.size() < breakpoint) {
            core::infeasible("a band around place " + std::to_string(breakpoint) +
                             " needs as many candidates, there are " + std::to_string(stretches.size()));
        }
        const double middle = stretches[breakpoint - 1].end;
        std::vector<bool> keeps(ranked.size(), false);
        for (std::size_t k = 0; k < stretches.size(); ++k) {
            const candidate& c = ranked[stretches[k].place];
            const double share = stretches[k].end;
            const bool inside =
                detail::reaches(share, middle - half_width) && detail::reaches(middle + half_width, share);
            const bool plainly = (k < breakpoint) == (side == band_side::larger);
            const bool kept = !inside                          ? plainly
                              : c.status == membership::member ? true
                              : known_before(c.asset, context) ? false
                                                               : plainly;
            keeps[stretches[k].place] = kept;
            if (kept != plainly) {
                context.explain(c.asset, (kept ? "kept by the band at share " : "left by the band at share ") +
                                             core::text_of(share));
            }
        }
        return detail::marked(std::move(ranked), keeps);
    }

private:
    static bool known_before(std::size_t asset, const review_context& context) {
        if (context.past().empty()) return false;
        const std::vector<candidate>& last = context.past().back().candidates;
        return std::any_of(last.begin(), last.end(), [&](const candidate& c) { return c.asset == asset; });
    }
};

}
