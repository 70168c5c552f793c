// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/detail/cumulated.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/required.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/selection_key.hpp>

#include <cmath>
#include <cstddef>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::index {

/// A number that a score takes its share of, and with what weight.
struct score_part {
    selection_key by;
    required<double> weight;
};

/// Keeps a segment of the whole, cut by a score that is a mixture of shares:
///
///     score_segment{.score = {{by_size{}, 0.5}, {by_median_traded_value{{30, unpublished::is_left_out}}, 0.5}},
///                   .from = 0.75,
///                   .until = 0.9}
///
/// The scores of all candidates are laid side by side, the largest first: an asset belongs to the segment in which its
/// stretch begins. So segments that meet, [0, 0.75), [0.75, 0.9), part the candidates. Kept in the order of the score.
/// Formula: score = sum over the parts of weight x number / sum of the numbers of all received
/// No data: a candidate without one of the numbers is left and has no part in the sums
/// Errors: `std::invalid_argument` unless the weights are positive and sum to 1 and 0 <= from < until <= 1;
///   `std::domain_error` for numbers of a part that are negative, not finite or all 0
/// Rounding: shares closer than 1e-12 are the same
struct score_segment {
    std::vector<score_part> score;
    required<double> from;
    required<double> until;
    checked parameters = check();

    checked check() const {
        double sum = 0;
        for (const score_part& part : score) {
            if (!(part.weight > 0)) core::refuse("weight of a part of the score", part.weight, "a positive number");
            sum += part.weight;
        }
        if (!(std::abs(sum - 1) <= detail::share_rounding)) core::refuse("sum of the weights of the score", sum, "1");
        if (!(from >= 0 && from < 1)) core::refuse("beginning of a segment", from, "a number from 0 to below 1");
        if (!(until > from && until <= 1)) {
            core::refuse("end of a segment", until,
                         "a number above its beginning, " + core::text_of(from) + ", up to 1");
        }
        return {};
    }

    std::vector<candidate> operator()(const std::vector<candidate>& ranked, const review_context& context) const {
        std::vector<candidate> kept;
        for (const detail::stretch& s : detail::cumulated(ranked, scores(ranked, context), "a score")) {
            if (detail::reaches(s.begin, from) && detail::begins_below(s.begin, until)) kept.push_back(ranked[s.place]);
        }
        return kept;
    }

private:
    /// Quiet NaN for a candidate without one of the numbers.
    std::vector<double> scores(const std::vector<candidate>& ranked, const review_context& context) const {
        std::vector<double> mixed(ranked.size(), 0.0);
        std::vector<std::vector<double>> numbers;
        for (const score_part& part : score) {
            numbers.push_back(detail::keys_of(ranked, part.by, context));
            for (std::size_t i = 0; i < mixed.size(); ++i) {
                if (core::is_missing(numbers.back()[i])) mixed[i] = core::nan;
            }
        }
        for (std::size_t p = 0; p < score.size(); ++p) {
            for (std::size_t i = 0; i < mixed.size(); ++i) {
                if (core::is_missing(mixed[i])) numbers[p][i] = core::nan;
            }
            const double total = detail::total_of(ranked, numbers[p], "a score");
            for (std::size_t i = 0; i < mixed.size(); ++i) mixed[i] += score[p].weight * (numbers[p][i] / total);
        }
        return mixed;
    }
};

}
