// SPDX-License-Identifier: BSL-1.0
#include "decouple.hpp"
#include "diverge_sections.hpp"

#include <tidemark/infer/decoupling_report.hpp>

#include <fmt/format.h>

#include <string_view>

namespace program {

namespace infer = tidemark::infer;

namespace {

std::string correlation_of(const infer::correlation_estimate& c) {
    return with_range(decimal(c.correlation), decimal(c.range.low), decimal(c.range.high));
}

/// A part of the gap, in points of per cent of logarithmic return.
std::string points(double x) { return signed_decimal(100 * x, 1); }
std::string points(const infer::gap_part& part) {
    return with_range(points(part.value), points(part.range.low), points(part.range.high));
}

std::string both(std::string_view one, std::string_view other) { return fmt::format("{}, {}", one, other); }

const char* judged(infer::finding f, const char* yes, const char* no) {
    return f == infer::finding::significant ? yes : f == infer::finding::not_significant ? no : "no answer";
}

class teller {
public:
    explicit teller(const infer::decoupling_report& r) : r_{r} {}

    std::vector<told_number> numbers() && {
        add_correlations();
        add_lines();
        add_gap();
        add_performance();
        return std::move(told_);
    }

private:
    void add(std::string label, std::string told, std::string meaning) {
        told_.push_back({"", std::move(label), std::move(told), std::move(meaning)});
    }

    void add_correlations() {
        add("correlation before", correlation_of(r_.correlation_before), fmt::format("of {} returns", r_.rows_before));
        add("correlation after", correlation_of(r_.correlation_after), fmt::format("of {} returns", r_.rows_after));
        add("change",
            with_range(signed_decimal(r_.change.change), signed_decimal(r_.change.range.low),
                       signed_decimal(r_.change.range.high)),
            fmt::format("{}: {}", p_value_in_words(r_.change.p_value), meaning_of_change()));
        add("  if returns were normal", p_value_in_words(r_.change_if_normal.p_value),
            "Fisher's test, which wild days make too sure of itself");
        add("  at a day nobody picked", p_value_in_words(r_.any_break.p_value),
            fmt::format("the likeliest change of all days is after {}", day_or_dash(r_.any_break.last_day_before)));
    }

    std::string meaning_of_change() const {
        const comovement moved = comovement_of(r_);
        if (moved == comovement::no_answer) return "no answer";
        return moved == comovement::as_before ? "chance makes as much"
                                              : comovement_in_words(r_) + ", more than chance makes";
    }

    void add_lines() {
        const auto beta = [](const infer::return_line& l) {
            return with_range(decimal(l.beta), decimal(l.beta_range.low), decimal(l.beta_range.high));
        };
        add("beta before", beta(r_.line_before), fmt::format("how far {} moved with 1 of {}", r_.asset, r_.benchmark));
        add("beta after", beta(r_.line_after),
            fmt::format("{} for no change", p_value_in_words(r_.beta_change_p_value)));
    }

    void add_gap() {
        add("gap after", points(r_.gap),
            fmt::format("log return of {} less that of {}, in points", r_.asset, r_.benchmark));
        add("  mean part", points(r_.mean_part), "what its own mean return of before would have made");
        add("  beta part", points(r_.beta_part), fmt::format("what moving more or less than {} made", r_.benchmark));
        add("  residual part", points(r_.residual_part),
            fmt::format("what neither explains, {}: {}", p_value_in_words(r_.residual_p_value),
                        judged(r_.parted_in_level, "more than chance makes", "chance makes as much")));
        add("  at a day nobody picked", p_value_in_words(r_.any_drift_break.p_value),
            fmt::format("for a change of the mean part somewhere, likeliest after {}",
                        day_or_dash(r_.any_drift_break.last_day_before)));
        add("ratio return after", percent(r_.ratio_return),
            fmt::format("of {} in units of {}", r_.asset, r_.benchmark));
    }

    void add_performance() {
        const auto names = fmt::format("of {} and of {}", r_.asset, r_.benchmark);
        add("return before", both(percent(r_.before.asset_return), percent(r_.before.benchmark_return)), names);
        add("return after", both(percent(r_.after.asset_return), percent(r_.after.benchmark_return)), names);
        add("tracking gap a year", both(percent(r_.before.tracking_gap), percent(r_.after.tracking_gap)),
            "before and after: compounded returns of a year, the one less the other");
        add("tracking error a year",
            both(unsigned_percent(r_.before.tracking_error), unsigned_percent(r_.after.tracking_error)),
            "before and after: how far apart the returns are, day by day");
        add("up capture", both(unsigned_percent(r_.before.up_capture), unsigned_percent(r_.after.up_capture)),
            fmt::format("before and after: of the rises of {}", r_.benchmark));
        add("down capture", both(unsigned_percent(r_.before.down_capture), unsigned_percent(r_.after.down_capture)),
            "before and after: of its falls");
    }

    const infer::decoupling_report& r_;
    std::vector<told_number> told_{};
};

}

told_section tell_decoupling(const diverge_pair& p, const diverge_circumstances& c) {
    const auto sampled = [&](const series& s, const std::vector<double>& levels) {
        return series{s.name, s.label, s.periods_per_year, p.dates, levels};
    };
    const decoupling_question q{.cut = c.asked.cut ? *c.asked.cut : p.end_of(c.cut),
                                .periods_per_year = c.periods_per_year,
                                .confidence = c.asked.confidence};
    const infer::decoupling_report r =
        c.asked.every_day() ? decouple(p.first, p.second, q)
                            : decouple(sampled(p.first, p.first_levels), sampled(p.second, p.second_levels), q);
    return {.name = "decoupling",
            .title = fmt::format("Before and after {}", iso(r.cut)),
            .explanation = fmt::format(
                "Correlations of log returns with {:.0f} % intervals that allow for fat tails and for days that hang "
                "on those before; the gap of logarithmic returns since {} split by the line of before.",
                100 * r.confidence, iso(r.last_day_before)),
            .verdict = r.verdict,
            .numbers = teller{r}.numbers(),
            .written = ordered_json::parse(infer::json(r))};
}

}
