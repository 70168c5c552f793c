// SPDX-License-Identifier: BSL-1.0
#include "study_decoupling_answers.hpp"

#include "decouple.hpp"
#include "study_indices.hpp"
#include "verdict.hpp"
#include "words.hpp"

#include <fmt/format.h>

namespace program {

namespace infer = tidemark::infer;

namespace {

std::string points(double x) { return signed_decimal(100 * x, 1); }

bool chance_is_left(double p_value) { return !(p_value < significant); }

/// Of a change of the correlation, and of the drift, on a day that a test finds itself.
std::string with_no_day_named(const infer::decoupling_report& r) {
    const auto said = [](const infer::unknown_break& b, const char* of) {
        return fmt::format("the {} {} ({}, likeliest after {})", of,
                           chance_is_left(b.p_value) ? "shows no break" : "breaks", p_value_in_words(b.p_value),
                           day_or_dash(b.last_day_before));
    };
    return fmt::format("With no day named {}, and {}.", said(r.any_break, "correlation"),
                       said(r.any_drift_break, "drift"));
}

std::string is_more_than_chance(const infer::decoupling_report& r) {
    const comovement moved = comovement_of(r);
    if (moved == comovement::no_answer || r.parted_in_level == infer::finding::no_answer) return "There is no answer:";
    const bool level = r.parted_in_level == infer::finding::significant;
    switch (moved) {
        case comovement::less_alike:
            return level ? "Yes, in how they move together and in level:"
                         : "In how they move together yes, in level no:";
        case comovement::more_alike:
            return level ? "In level yes, yet they move more alike:" : "No, they move more alike:";
        default: return level ? "In level yes, in how they move together no:" : "No:";
    }
}

std::string answer_about_parting(const infer::decoupling_report& r) {
    return fmt::format(
        "Is the parting of {} and {} since {} more than chance? {} their correlation was {} before ({} to {}) and {} "
        "after ({} to {}), {}; of the gap of {} points of log return {} are not explained by drift and beta ({} to {}, "
        "{}). {}",
        r.asset, r.benchmark, iso(r.last_day_before), is_more_than_chance(r), decimal(r.correlation_before.correlation),
        decimal(r.correlation_before.range.low), decimal(r.correlation_before.range.high),
        decimal(r.correlation_after.correlation), decimal(r.correlation_after.range.low),
        decimal(r.correlation_after.range.high), p_value_in_words(r.change.p_value), points(r.gap),
        points(r.residual_part.value), points(r.residual_part.range.low), points(r.residual_part.range.high),
        p_value_in_words(r.residual_p_value), with_no_day_named(r));
}

std::string answer_about_peaks(const decoupled_pair& p) {
    return fmt::format("Do {} and {} peak together more than by chance? {}", p.report.asset, p.report.benchmark,
                       peaks_in_words(p.peaks, p.report.asset, p.report.benchmark, significant));
}

double whole_return(double before, double after) { return (1 + before) * (1 + after) - 1; }

std::string parted_or_lost(const infer::decoupling_report& r, double asset, double benchmark) {
    const comovement moved = comovement_of(r);
    if (moved == comovement::no_answer) return "There is no answer:";
    const bool apart = moved == comovement::less_alike;
    if (asset < benchmark && asset < 0) return apart ? "They parted, and they lost:" : "They only lost:";
    if (asset < benchmark) return apart ? "They parted, and they fell behind:" : "They only fell behind:";
    return apart ? "They parted:" : "Neither:";
}

std::string answer_about_losing(const infer::decoupling_report& r) {
    const double asset = whole_return(r.before.asset_return, r.after.asset_return);
    const double benchmark = whole_return(r.before.benchmark_return, r.after.benchmark_return);
    return fmt::format(
        "Did {} part from {}, or only lose? {} from {} to {} the one {}, the other {}, at a correlation of {} before "
        "{} and {} since ({}). {}",
        r.asset, r.benchmark, parted_or_lost(r, asset, benchmark), iso(r.first_day), iso(r.last_day),
        gained_or_lost(asset), gained_or_lost(benchmark), decimal(r.correlation_before.correlation), iso(r.cut),
        decimal(r.correlation_after.correlation), p_value_in_words(r.change.p_value), with_no_day_named(r));
}

}

std::vector<std::string> answers_of(const study_decoupling& d) {
    std::vector<std::string> answers;
    if (const auto* pair = d.pair_of("ETH", "RUT")) answers.push_back(answer_about_parting(pair->report));
    if (const auto* pair = d.pair_of("BTC", "RUT"); pair != nullptr && !pair->peaks.empty())
        answers.push_back(answer_about_peaks(*pair));
    if (const auto* pair = d.pair_of(small_caps, large_caps)) answers.push_back(answer_about_losing(pair->report));
    return answers;
}

}
