// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/detail/json_text.hpp>
#include <tidemark/infer/correlation_change_test.hpp>
#include <tidemark/infer/detail/words.hpp>

#include <cstddef>
#include <string>
#include <string_view>

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

/// A test for one break at a day that nobody names, over all rows.
struct unknown_break {
    double statistic = core::nan;
    double p_value = core::nan;
    core::date last_day_before{};  ///< the last day of the earlier stretch where the break is likeliest
    double before = core::nan;     ///< what may have changed, up to that day
    double after = core::nan;      ///< and after it
    std::size_t bandwidth = 0;     ///< of the long-run variance: lags and one
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

    correlation_estimate correlation_before;  ///< of any pairs, with interval
    correlation_estimate correlation_after;   ///< of any pairs, with interval
    correlation_change change;                ///< of any pairs
    correlation_change change_if_normal;      ///< Fisher's, for independent normal pairs
    unknown_break any_break;                  ///< of the correlation, at a day that nobody picked

    return_line line_before;
    return_line line_after;
    double beta_change = core::nan;          ///< after less before
    double beta_change_p_value = core::nan;  ///< two-sided

    double gap = core::nan;           ///< logarithmic return of the asset less that of the benchmark, after the cut
    double ratio_return = core::nan;  ///< of asset / benchmark: exp(gap) - 1
    gap_part mean_part;               ///< rows_after alpha
    gap_part beta_part;               ///< (beta - 1) times the benchmark's logarithmic return after the cut
    gap_part expected;                ///< mean and beta part; the range is the one in which the gap was to be expected
    gap_part residual_part;           ///< what neither explains: mean, beta and residual part add up to the gap
    double residual_p_value = core::nan;  ///< of "the residual part is chance", two-sided
    unknown_break any_drift_break;        ///< of the mean residual of one line through all rows, at a day nobody picked

    joint_performance before;
    joint_performance after;

    finding parted_in_comovement = finding::no_answer;  ///< the correlation fell, change.p_value below 1 - confidence
    finding beta_changed = finding::no_answer;          ///< beta_change_p_value below 1 - confidence
    finding parted_in_level = finding::no_answer;       ///< residual_p_value below 1 - confidence
    finding drifted_apart_before = finding::no_answer;  ///< 0 lies outside line_before.alpha_range
    finding drifted_apart_after = finding::no_answer;   ///< 0 lies outside line_after.alpha_range
    std::string verdict;                                ///< a paragraph in plain English
};

constexpr std::string_view text_of(finding found) noexcept {
    switch (found) {
        case finding::no_answer: return "no answer";
        case finding::not_significant: return "not significant";
        case finding::significant: return "significant";
    }
    return "";
}

namespace detail {

/// A report as JSON: every field by its name, a part or side of it as an object.
class decoupling_json {
public:
    std::string write(const decoupling_report& r) {
        json_.open('{');
        json_.key("format").value(std::size_t{1});
        json_.key("asset").value(std::string_view{r.asset}).key("benchmark").value(std::string_view{r.benchmark});
        json_.key("cut").value(r.cut).key("first_day").value(r.first_day);
        json_.key("last_day_before").value(r.last_day_before).key("first_day_after").value(r.first_day_after);
        json_.key("last_day").value(r.last_day);
        json_.key("confidence").value(r.confidence).key("periods_per_year").value(r.periods_per_year);
        json_.key("shared_days").value(r.shared_days).key("asset_days_left_out").value(r.asset_days_left_out);
        json_.key("benchmark_days_left_out").value(r.benchmark_days_left_out);
        json_.key("rows_before").value(r.rows_before).key("rows_after").value(r.rows_after);
        write("correlation_before", r.correlation_before);
        write("correlation_after", r.correlation_after);
        write("change", r.change);
        write("change_if_normal", r.change_if_normal);
        write("any_break", r.any_break);
        write("line_before", r.line_before);
        write("line_after", r.line_after);
        json_.key("beta_change").value(r.beta_change).key("beta_change_p_value").value(r.beta_change_p_value);
        json_.key("gap").value(r.gap).key("ratio_return").value(r.ratio_return);
        write("mean_part", r.mean_part);
        write("beta_part", r.beta_part);
        write("expected", r.expected);
        write("residual_part", r.residual_part);
        json_.key("residual_p_value").value(r.residual_p_value);
        write("any_drift_break", r.any_drift_break);
        write("before", r.before);
        write("after", r.after);
        json_.key("parted_in_comovement").value(text_of(r.parted_in_comovement));
        json_.key("beta_changed").value(text_of(r.beta_changed));
        json_.key("parted_in_level").value(text_of(r.parted_in_level));
        json_.key("drifted_apart_before").value(text_of(r.drifted_apart_before));
        json_.key("drifted_apart_after").value(text_of(r.drifted_apart_after));
        json_.key("verdict").value(std::string_view{r.verdict}).close('}');
        return std::move(json_).take();
    }

private:
    void write(std::string_view name, const interval& range) {
        json_.key(name).open('[').value(range.low).value(range.high).close(']');
    }
    void write(std::string_view name, const correlation_estimate& e) {
        json_.key(name).open('{').key("observations").value(e.observations).key("lags").value(e.lags);
        json_.key("correlation").value(e.correlation);
        write("range", e.range);
        json_.key("z").value(e.z).key("standard_error").value(e.standard_error);
        json_.key("degrees_of_freedom").value(e.degrees_of_freedom).close('}');
    }
    void write(std::string_view name, const correlation_change& c) {
        json_.key(name).open('{').key("change").value(c.change);
        write("range", c.range);
        json_.key("statistic").value(c.statistic).key("degrees_of_freedom").value(c.degrees_of_freedom);
        json_.key("p_value").value(c.p_value).close('}');
    }
    void write(std::string_view name, const unknown_break& b) {
        json_.key(name).open('{').key("statistic").value(b.statistic).key("p_value").value(b.p_value);
        json_.key("last_day_before");
        if (b.last_day_before.ok())
            json_.value(b.last_day_before);
        else
            json_.value(core::nan);
        json_.key("before").value(b.before).key("after").value(b.after);
        json_.key("bandwidth").value(b.bandwidth).close('}');
    }
    void write(std::string_view name, const return_line& l) {
        json_.key(name).open('{').key("rows").value(l.rows).key("lags").value(l.lags);
        json_.key("alpha").value(l.alpha).key("alpha_error").value(l.alpha_error);
        write("alpha_range", l.alpha_range);
        json_.key("beta").value(l.beta).key("beta_error").value(l.beta_error);
        write("beta_range", l.beta_range);
        json_.key("r_squared").value(l.r_squared);
        json_.key("residual_deviation").value(l.residual_deviation).close('}');
    }
    void write(std::string_view name, const gap_part& p) {
        json_.key(name).open('{').key("value").value(p.value).key("standard_error").value(p.standard_error);
        write("range", p.range);
        json_.close('}');
    }
    void write(std::string_view name, const joint_performance& p) {
        json_.key(name).open('{');
        json_.key("asset_return").value(p.asset_return).key("benchmark_return").value(p.benchmark_return);
        json_.key("asset_annualised_return").value(p.asset_annualised_return);
        json_.key("benchmark_annualised_return").value(p.benchmark_annualised_return);
        json_.key("tracking_gap").value(p.tracking_gap).key("tracking_error").value(p.tracking_error);
        json_.key("up_capture").value(p.up_capture).key("down_capture").value(p.down_capture).close('}');
    }

    index::detail::json_text json_;
};

}

/// The report as one JSON object of format 1: every field by its name, ranges as [low, high], dates as YYYY-MM-DD,
/// numbers so that they read back as themselves, null for what there is no answer to.
inline std::string json(const decoupling_report& report) { return detail::decoupling_json{}.write(report); }

/// The report as a table for reading, its verdict below.
inline std::string text(const decoupling_report& r) {
    using detail::words;
    words w;
    const auto side = [&w](std::string_view name, auto before, auto after) {
        w.cell(name, 30).cell(before, 26).cell(after, 26).line();
    };
    const auto day = [](core::date d) { return std::string{core::iso_text{d}.view()}; };
    const auto part = [&](std::string_view name, const gap_part& p) {
        w.cell(name, 30).cell(words::bounded(p.value, p.range), 26).line();
    };

    w.add(r.asset).add(" against ").add(r.benchmark).add(", cut at ").add(day(r.cut)).line();
    w.add(std::to_string(r.shared_days)).add(" shared days; left out ");
    w.add(std::to_string(r.asset_days_left_out)).add(" days of ").add(r.asset).add(" and ");
    w.add(std::to_string(r.benchmark_days_left_out)).add(" of ").add(r.benchmark);
    w.add("; ranges hold at ").add(words::percent(r.confidence)).line().line();

    side("", std::string{"before"}, std::string{"after"});
    side("returns until", day(r.last_day_before), day(r.last_day));
    side("rows", std::to_string(r.rows_before), std::to_string(r.rows_after));
    side("correlation", words::bounded(r.correlation_before.correlation, r.correlation_before.range),
         words::bounded(r.correlation_after.correlation, r.correlation_after.range));
    side("beta", words::bounded(r.line_before.beta, r.line_before.beta_range),
         words::bounded(r.line_after.beta, r.line_after.beta_range));
    side("alpha, % a row", words::bounded(100 * r.line_before.alpha, words::times(100, r.line_before.alpha_range)),
         words::bounded(100 * r.line_after.alpha, words::times(100, r.line_after.alpha_range)));
    const auto fractions = [&](std::string_view name, double joint_performance::*of) {
        side(name, words::percent(r.before.*of), words::percent(r.after.*of));
    };
    fractions("return of the asset", &joint_performance::asset_return);
    fractions("return of the benchmark", &joint_performance::benchmark_return);
    fractions("tracking gap, a year", &joint_performance::tracking_gap);
    fractions("tracking error, a year", &joint_performance::tracking_error);
    side("up capture", words::number(r.before.up_capture), words::number(r.after.up_capture));
    side("down capture", words::number(r.before.down_capture), words::number(r.after.down_capture));
    w.line();

    w.cell("change of correlation", 30).cell(words::bounded(r.change.change, r.change.range), 26);
    w.add("p ").add(words::p_value(r.change.p_value)).add("; if normal ");
    w.add(words::p_value(r.change_if_normal.p_value)).line();
    w.cell("change of beta", 30).cell(words::number(r.beta_change), 26);
    w.add("p ").add(words::p_value(r.beta_change_p_value)).line();
    const auto break_at = [&](std::string_view name, const unknown_break& b) {
        w.cell(name, 30).cell(b.last_day_before.ok() ? "after " + day(b.last_day_before) : "-", 26);
        w.add("p ").add(words::p_value(b.p_value)).line();
    };
    break_at("correlation break, any day", r.any_break);
    w.line();

    w.cell("gap in logarithmic returns", 30).cell(words::number(r.gap), 26);
    w.add("ratio return ").add(words::percent(r.ratio_return)).line();
    part("  mean part", r.mean_part);
    part("  beta part", r.beta_part);
    w.cell("  residual part", 30).cell(words::bounded(r.residual_part.value, r.residual_part.range), 26);
    w.add("p ").add(words::p_value(r.residual_p_value)).line();
    part("expected of mean and beta", r.expected);
    break_at("drift break, any day", r.any_drift_break);
    w.line().add(r.verdict).line();
    return std::move(w).take();
}

}
