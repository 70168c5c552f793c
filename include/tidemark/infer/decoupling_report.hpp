// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/infer/correlation_change_test.hpp>

#include <cstddef>
#include <string>

namespace tidemark::inline TIDEMARK_ABI::infer {

/// A part of the gap in logarithmic returns, and how sure it is.
struct gap_part {
    double value = core::nan;
    double standard_error = core::nan;
    interval range{core::nan, core::nan};  ///< at the report's confidence
};

/// The line of the asset's logarithmic returns on the benchmark's over one side of the cut, per row.
struct return_line {
    std::size_t rows = 0;
    std::size_t lags = 0;  ///< of the Newey-West errors
    double alpha = core::nan;
    double alpha_error = core::nan;
    interval alpha_range{core::nan, core::nan};
    double beta = core::nan;
    double beta_error = core::nan;
    interval beta_range{core::nan, core::nan};
    double r_squared = core::nan;
    double residual_deviation = core::nan;  ///< with rows - 2
};

/// What the two did over one side of the cut, in simple returns.
struct joint_performance {
    double asset_return = core::nan;                 ///< whole, a fraction
    double benchmark_return = core::nan;             ///< whole, a fraction
    double asset_annualised_return = core::nan;      ///< compounded; an extrapolation where the side is short
    double benchmark_annualised_return = core::nan;  ///< the same of the benchmark
    double tracking_gap = core::nan;                 ///< the asset's annualised return less the benchmark's
    double tracking_error = core::nan;               ///< a year
    double up_capture = core::nan;                   ///< geometric means of the rows on which the benchmark rose
    double down_capture = core::nan;                 ///< geometric means of the rows on which the benchmark fell
};

/// The test for one change of correlation at an unknown day, over all rows (Wied, Kraemer and Dehling).
struct unknown_break {
    double statistic = core::nan;
    double p_value = core::nan;
    core::date last_day_before{};  ///< the last day of the stretch after which the correlation differs most
};

/// Whether a question that a report asks was answered with yes at its confidence.
enum class finding { no_answer, not_significant, significant };

/// Two series before and after a day: what `decoupling` answers. Rows are returns between neighbouring shared days; a
/// row belongs to the day on which it ends.
struct decoupling_report {
    std::string asset;      ///< its name
    std::string benchmark;  ///< its name

    core::date cut{};              ///< the first day of "after", as given
    core::date first_day{};        ///< the first shared day
    core::date last_day_before{};  ///< the last shared day before the cut: from its close the gap is counted
    core::date first_day_after{};  ///< the first shared day at or after the cut
    core::date last_day{};         ///< the last shared day
    double confidence = core::nan;
    double periods_per_year = core::nan;
    std::size_t shared_days = 0;
    std::size_t asset_days_left_out = 0;      ///< the benchmark has no price on them
    std::size_t benchmark_days_left_out = 0;  ///< the asset has no price on them
    std::size_t rows_before = 0;
    std::size_t rows_after = 0;

    correlation_estimate correlation_before;  ///< with interval
    correlation_estimate correlation_after;   ///< with interval
    correlation_change change;                ///< any pairs: Newey-West errors
    correlation_change change_if_normal;      ///< independent normal pairs: Fisher's
    unknown_break any_break;                  ///< at a day that nobody picked

    return_line line_before;
    return_line line_after;
    double beta_change = core::nan;  ///< after less before
    double beta_change_p_value = core::nan;

    double gap = core::nan;           ///< logarithmic return of the asset less that of the benchmark, after the cut
    double ratio_return = core::nan;  ///< of asset / benchmark: exp(gap) - 1
    gap_part mean_part;               ///< rows_after alpha
    gap_part beta_part;               ///< (beta - 1) times the benchmark's logarithmic return after the cut
    gap_part expected;       ///< mean and beta part; its interval is the one in which the gap was to be expected
    gap_part residual_part;  ///< what neither explains; the three parts add up to the gap
    double residual_p_value = core::nan;  ///< of "the residual part is zero"

    joint_performance before;
    joint_performance after;

    finding parted_in_comovement = finding::no_answer;  ///< change.p_value below 1 - confidence
    finding parted_in_level = finding::no_answer;       ///< residual_p_value below 1 - confidence
    finding drifted_apart_before = finding::no_answer;  ///< whether 0 lies outside line_before.alpha_range
    std::string verdict;                                ///< a paragraph in plain English
};

}
