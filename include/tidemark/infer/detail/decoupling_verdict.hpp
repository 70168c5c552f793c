// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/decoupling_report.hpp>
#include <tidemark/infer/detail/words.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace tidemark::inline TIDEMARK_ABI::infer::detail {

/// What a report says, in sentences: the returns, co-movement, level, the conclusion, and what its p-values do not
/// know.
inline std::string verdict_on(const decoupling_report& r) {
    const auto p = [](double value) {
        return value < 0.0005 ? std::string{"p below 0.001"} : "p = " + words::p_value(value);
    };
    const auto significant = [&](finding found, double value) {
        return std::string{found == finding::significant ? "significant" : "not significant"} + " (" + p(value) + ")";
    };
    const auto day = [](core::date d) { return std::string{core::iso_text{d}.view()}; };
    const auto bounds = [](const interval& range) {
        return words::number(range.low) + " to " + words::number(range.high);
    };
    const bool behind = r.gap < 0;
    const bool moved_apart = r.parted_in_comovement == finding::significant;
    const bool parted_in_level = r.parted_in_level == finding::significant;

    words w;
    w.add("From the close of ").add(day(r.last_day_before)).add(" to ").add(day(r.last_day)).add(", ").add(r.asset);
    w.add(" returned ").add(words::percent(r.after.asset_return)).add(" and ").add(r.benchmark).add(" ");
    w.add(words::percent(r.after.benchmark_return)).add("; their ratio changed by ");
    w.add(words::percent(r.ratio_return)).add(". ");

    if (r.parted_in_comovement == finding::no_answer) {
        w.add("Whether their co-movement changed has no answer: a series is constant, or both are the same. ");
    } else {
        w.add("Their correlation was ").add(words::number(r.correlation_before.correlation)).add(" before (");
        w.add(bounds(r.correlation_before.range)).add(") and ").add(words::number(r.correlation_after.correlation));
        w.add(" after (").add(bounds(r.correlation_after.range)).add("); the change is ");
        w.add(significant(r.parted_in_comovement, r.change.p_value)).add(". ");
    }

    if (r.parted_in_level == finding::no_answer) {
        w.add("Whether their levels parted has no answer: a series is constant, or both are the same. ");
    } else {
        w.add("Of the gap of ").add(words::number(r.gap)).add(" in logarithmic returns the line of before explains ");
        w.add(words::number(r.expected.value)).add(" (drift ").add(words::number(r.mean_part.value)).add(", beta ");
        w.add(words::number(r.beta_part.value))
            .add("); the rest, ")
            .add(words::number(r.residual_part.value))
            .add(" (");
        w.add(bounds(r.residual_part.range)).add("), is ");
        w.add(significant(r.parted_in_level, r.residual_p_value)).add(". ");
    }

    if (r.parted_in_comovement != finding::no_answer && r.parted_in_level != finding::no_answer) {
        if (moved_apart && parted_in_level) {
            w.add("They parted in co-movement and in level. ");
        } else if (moved_apart) {
            w.add("They parted in co-movement, not in level. ");
        } else if (parted_in_level) {
            w.add("They parted in level, not in co-movement: a correlation says nothing of what became of either. ");
        } else {
            w.add("Nothing here shows that they parted: ").add(r.asset);
            w.add(behind ? " only lost ground" : " only gained ground").add(", as far as drift, beta and chance go. ");
        }
    }
    if (r.drifted_apart_before == finding::significant)
        w.add("They drifted apart before the cut already: their alpha was ")
            .add(r.line_before.alpha < 0 ? "negative" : "positive")
            .add(" beyond chance. ");

    w.add(
        "These p-values take the cut as named beforehand; picked after a look at the data, it makes them too small. ");
    const auto with_no_day = [&](std::string_view what, const unknown_break& b) {
        if (core::is_missing(b.p_value)) {
            w.add("a break ").add(what).add(" has no answer");
            return;
        }
        w.add("a break ").add(what).add(b.p_value < 1 - r.confidence ? " is significant (" : " is not significant (");
        w.add(p(b.p_value)).add(", likeliest after ").add(day(b.last_day_before)).add(")");
    };
    w.add("With no day named, ");
    with_no_day("of the correlation", r.any_break);
    w.add(", and ");
    with_no_day("of the drift", r.any_drift_break);
    w.add(".");
    return std::move(w).take();
}

}
