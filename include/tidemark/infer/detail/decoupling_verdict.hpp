// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/infer/decoupling_report.hpp>
#include <tidemark/infer/detail/words.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace tidemark::inline TIDEMARK_ABI::infer::detail {

/// What a report says, in sentences: returns, co-movement, level, the conclusion, and what its p-values do not know.
class verdict {
public:
    explicit verdict(const decoupling_report& report) : r_{report} {}

    std::string write() && {
        add_returns();
        add_comovement();
        add_level();
        if (answered(r_.parted_in_comovement) && answered(r_.parted_in_level)) conclude();
        add_drift("before", r_.drifted_apart_before, r_.line_before);
        add_drift("after", r_.drifted_apart_after, r_.line_after);
        add_warning();
        return std::move(w_).take();
    }

private:
    static bool answered(finding f) noexcept { return f != finding::no_answer; }
    static bool is(finding f) noexcept { return f == finding::significant; }
    static std::string day(core::date d) { return std::string{core::iso_text{d}.view()}; }
    static std::string p(double value) { return value < 0.0005 ? "p below 0.001" : "p = " + words::p_value(value); }
    std::string judged(double p_value) const {
        return std::string{p_value < 1 - r_.confidence ? "significant" : "not significant"} + " (" + p(p_value) + ")";
    }

    void add_returns() {
        w_.add("From the close of ").add(day(r_.last_day_before)).add(" to ").add(day(r_.last_day)).add(", ");
        w_.add(r_.asset).add(" returned ").add(words::percent(r_.after.asset_return)).add(" and ").add(r_.benchmark);
        w_.add(" ").add(words::percent(r_.after.benchmark_return)).add("; their ratio changed by ");
        w_.add(words::percent(r_.ratio_return)).add(". ");
    }

    void add_comovement() {
        if (!answered(r_.parted_in_comovement)) {
            w_.add("Whether their co-movement changed has no answer: a series is constant, or both are the same. ");
            return;
        }
        const correlation_estimate &before = r_.correlation_before, &after = r_.correlation_after;
        w_.add("Their correlation was ").add(words::bounded(before.correlation, before.range)).add(" before and ");
        w_.add(words::bounded(after.correlation, after.range)).add(" after; the change is ");
        w_.add(judged(r_.change.p_value)).add(". ");
        if (!is(r_.beta_changed)) return;
        w_.add("The beta went from ").add(words::number(r_.line_before.beta)).add(" to ");
        w_.add(words::number(r_.line_after.beta)).add(", which is ").add(judged(r_.beta_change_p_value)).add(". ");
    }

    void add_level() {
        if (!answered(r_.parted_in_level)) {
            w_.add("Whether their levels parted has no answer: a series is constant, or both are the same. ");
            return;
        }
        w_.add("Of the gap of ").add(words::number(r_.gap)).add(" in logarithmic returns the line of before explains ");
        w_.add(words::number(r_.expected.value)).add(" (drift ").add(words::number(r_.mean_part.value));
        w_.add(", beta ").add(words::number(r_.beta_part.value)).add("); the rest, ");
        w_.add(words::bounded(r_.residual_part.value, r_.residual_part.range)).add(", is ");
        w_.add(judged(r_.residual_p_value)).add(". ");
    }

    void conclude() {
        const bool apart = is(r_.parted_in_comovement), in_level = is(r_.parted_in_level);
        if (apart && in_level) {
            w_.add("They parted in co-movement and in level. ");
        } else if (apart) {
            w_.add("They parted in co-movement, not in level. ");
        } else if (in_level) {
            w_.add("They parted in level, not in co-movement: a correlation says nothing of what became of either. ");
        } else {
            w_.add("Nothing here shows that they parted: ").add(r_.asset).add(" only ");
            w_.add(r_.gap < 0 ? "lost" : "gained").add(" ground, as far as drift, beta and chance go. ");
        }
    }

    void add_drift(std::string_view side, finding drifted, const return_line& line) {
        if (!is(drifted)) return;
        w_.add("Taken alone, the stretch ").add(side).add(" the cut has an alpha that is ");
        w_.add(line.alpha < 0 ? "negative" : "positive").add(" beyond chance. ");
    }

    void add_warning() {
        w_.add("These p-values take the cut as named beforehand; picked after a look at the data, it makes them too ");
        w_.add("small. With no day named, ");
        add_break("of the correlation", r_.any_break);
        w_.add(", and ");
        add_break("of the drift", r_.any_drift_break);
        w_.add(".");
    }

    void add_break(std::string_view what, const unknown_break& b) {
        w_.add("a break ").add(what);
        if (core::is_missing(b.p_value)) {
            w_.add(" has no answer");
            return;
        }
        w_.add(b.p_value < 1 - r_.confidence ? " is significant (" : " is not significant (").add(p(b.p_value));
        w_.add(", likeliest after ").add(day(b.last_day_before)).add(")");
    }

    const decoupling_report& r_;
    words w_;
};

}
