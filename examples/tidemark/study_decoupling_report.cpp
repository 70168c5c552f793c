// SPDX-License-Identifier: BSL-1.0
#include "study_decoupling_report.hpp"

#include "decouple.hpp"
#include "study_decoupling_answers.hpp"
#include "study_tables.hpp"

#include <fmt/format.h>

#include <iterator>

namespace program {

namespace infer = tidemark::infer;

namespace {

constexpr std::size_t width = 120;

/// "small, RUT": the ranks of an index are told once.
std::string label_of(const infer::decoupling_report& r) {
    const auto short_name = [](const std::string& label) { return label.substr(0, label.find(' ')); };
    return fmt::format("{}, {}", short_name(r.asset), short_name(r.benchmark));
}
std::string range_of(const infer::interval& i) { return fmt::format("{} to {}", decimal(i.low), decimal(i.high)); }
std::string points(double x) { return signed_decimal(100 * x, 1); }
std::string p_cell(double p) { return p < 0.001 ? "< 0.001" : decimal(p, 3); }

text_table table_of_correlations(const study_decoupling& d) {
    text_table table{.title = fmt::format("Who moves with whom, before and from {} on", iso(d.cut)),
                     .explanation =
                         "Correlation of log returns between shared days with 95 % intervals that allow for fat tails "
                         "and for days that hang on those before; p of no change at the cut; p of no change on any "
                         "day, and the likeliest. The cut is the first day of the quarter in which the data end (of "
                         "the one before, where that is short): nobody picked it for what followed.",
                     .headings = {{"before", ""},
                                  {"95 %", ""},
                                  {"after", ""},
                                  {"95 %", ""},
                                  {"p", "at the cut"},
                                  {"p", "any day"},
                                  {"likeliest", "after"}},
                     .rows = {}};
    for (const decoupled_pair& p : d.pairs) {
        const infer::decoupling_report& r = p.report;
        table.rows.push_back(
            {label_of(r),
             {decimal(r.correlation_before.correlation), range_of(r.correlation_before.range),
              decimal(r.correlation_after.correlation), range_of(r.correlation_after.range), p_cell(r.change.p_value),
              p_cell(r.any_break.p_value), day_or_dash(r.any_break.last_day_before)}});
    }
    return table;
}

text_table table_of_gaps(const study_decoupling& d) {
    text_table table{.title = fmt::format("What became of them since {}", iso(d.pairs.front().report.last_day_before)),
                     .explanation =
                         "The gap is the log return of the first less that of the second, in points: drift is what its "
                         "mean of before would have made, beta what moving more or less than the other made, the rest "
                         "what neither explains, with p of chance.",
                     .headings = {{"gap", ""},
                                  {"drift", ""},
                                  {"beta", ""},
                                  {"rest", ""},
                                  {"p", "of the rest"},
                                  {"they", "move"},
                                  {"in level", "it"}},
                     .rows = {}};
    for (const decoupled_pair& p : d.pairs) {
        const infer::decoupling_report& r = p.report;
        table.rows.push_back(
            {label_of(r),
             {points(r.gap), points(r.mean_part.value), points(r.beta_part.value), points(r.residual_part.value),
              p_cell(r.residual_p_value), comovement_in_words(r), level_in_words(r)}});
    }
    return table;
}

text_table table_of_peaks(const study_decoupling& d) {
    const auto& [turns, tops] = peaks_of_days;
    text_table table{.title = "Who peaks with whom",
                     .explanation = fmt::format(
                         "A peak is a close above those of the {} shared days before it and not below those of as many "
                         "after it; great ones are so of {} days. Together are two within {} days, great ones within "
                         "{}. Chance is what every other start of the returns of the second makes: no relation at all.",
                         turns.each_side, tops.each_side, turns.within, tops.within),
                     .headings = {{"peaks", "of both"},
                                  {"together", ""},
                                  {"by", "chance"},
                                  {"p", ""},
                                  {"great", "of both"},
                                  {"together", ""},
                                  {"by", "chance"},
                                  {"p", ""}},
                     .rows = {}};
    for (const decoupled_pair& p : d.pairs) {
        if (p.peaks.empty()) continue;
        table.rows.push_back({label_of(p.report), {}});
        for (const shared_peaks& f : p.peaks) {
            auto& cells = table.rows.back().cells;
            cells.push_back(fmt::format("{}, {}", f.first.size(), f.second.size()));
            cells.push_back(fmt::format("{}", f.together));
            cells.push_back(decimal(f.expected, 1));
            cells.push_back(p_cell(f.p_value));
        }
    }
    return table;
}

/// Every number of a pair by its name, in the order of the columns.
std::vector<std::pair<const char*, double>> numbers_of(const decoupled_pair& p) {
    const infer::decoupling_report& r = p.report;
    return {{"rows_before", static_cast<double>(r.rows_before)},
            {"rows_after", static_cast<double>(r.rows_after)},
            {"correlation_before", r.correlation_before.correlation},
            {"correlation_before_low", r.correlation_before.range.low},
            {"correlation_before_high", r.correlation_before.range.high},
            {"correlation_after", r.correlation_after.correlation},
            {"correlation_after_low", r.correlation_after.range.low},
            {"correlation_after_high", r.correlation_after.range.high},
            {"change_p_value", r.change.p_value},
            {"any_break_p_value", r.any_break.p_value},
            {"gap", r.gap},
            {"mean_part", r.mean_part.value},
            {"beta_part", r.beta_part.value},
            {"residual_part", r.residual_part.value},
            {"residual_part_low", r.residual_part.range.low},
            {"residual_part_high", r.residual_part.range.high},
            {"residual_p_value", r.residual_p_value},
            {"any_drift_break_p_value", r.any_drift_break.p_value},
            {"ratio_return", r.ratio_return}};
}

std::string day_field(tidemark::core::date day) { return day.ok() ? iso(day) : ""; }

}

std::string decoupling_as_text(const study& s) {
    const study_decoupling& d = s.decoupling;
    std::string text;
    if (!d.pairs.empty()) {
        text += table_text(s, table_of_correlations(d), width);
        text += table_text(s, table_of_gaps(d), width);
        text += table_text(s, table_of_peaks(d), width);
        for (const std::string& answer : answers_of(d)) text += wrapped(answer, text_width, "  - ");
    }
    for (const std::string& each : d.left_out) text += wrapped(each, text_width, "Note: ");
    return text;
}

std::string decoupling_csv(const study& s) {
    std::string text = "first,second,cut,last_day";
    for (const auto& [name, value] : numbers_of({})) text.append(1, ',').append(name);
    for (const char* rule : {"peaks", "great_peaks"})
        text += fmt::format(",first_{0},second_{0},{0}_together,{0}_expected,{0}_p_value", rule);
    text += ",any_break_after,any_drift_break_after,comovement,level";
    text += s.is_simulated() ? ",market\n" : "\n";
    for (const decoupled_pair& p : s.decoupling.pairs) {
        fmt::format_to(std::back_inserter(text), "{},{},{},{}", p.first, p.second, iso(p.report.cut),
                       iso(p.report.last_day));
        for (const auto& [name, value] : numbers_of(p)) text += ',' + for_machines(cell(value));
        for (const shared_peaks& f : p.peaks)
            fmt::format_to(std::back_inserter(text), ",{},{},{},{},{}", f.first.size(), f.second.size(), f.together,
                           for_machines(cell(f.expected)), for_machines(cell(f.p_value)));
        if (p.peaks.empty()) text.append(10, ',');
        fmt::format_to(std::back_inserter(text), ",{},{},{},{}", day_field(p.report.any_break.last_day_before),
                       day_field(p.report.any_drift_break.last_day_before), comovement_in_words(p.report),
                       level_in_words(p.report));
        text += s.is_simulated() ? ",simulated\n" : "\n";
    }
    return text;
}

ordered_json decoupling_json(const study& s) {
    const study_decoupling& d = s.decoupling;
    ordered_json j{{"cut", d.cut.ok() ? ordered_json(iso(d.cut)) : ordered_json{}},
                   {"pairs", ordered_json::array()},
                   {"answers", answers_of(d)},
                   {"left_out", d.left_out}};
    for (const decoupled_pair& p : d.pairs) {
        ordered_json pair{
            {"first", p.first}, {"second", p.second}, {"report", ordered_json::parse(infer::json(p.report))}};
        pair["peaks"] = ordered_json::array();
        for (const shared_peaks& f : p.peaks)
            pair["peaks"].push_back({{"each_side", f.rule.each_side},
                                     {"within", f.rule.within},
                                     {"first", f.first.size()},
                                     {"second", f.second.size()},
                                     {"together", f.together},
                                     {"expected", cell(f.expected)},
                                     {"p_value", cell(f.p_value)},
                                     {"mid_p_value", cell(f.mid_p_value)}});
        pair["comovement"] = comovement_in_words(p.report);
        pair["level"] = level_in_words(p.report);
        j["pairs"].push_back(std::move(pair));
    }
    return j;
}

}
