// SPDX-License-Identifier: BSL-1.0
#include "study_report.hpp"

#include "study_decoupling_report.hpp"
#include "study_gap_report.hpp"
#include "study_gauges_report.hpp"
#include "study_published_report.hpp"
#include "study_tables.hpp"
#include "words.hpp"

#include <fmt/format.h>

#include <cmath>
#include <functional>
#include <utility>

namespace program {

namespace {

constexpr std::size_t width = 120;

constexpr std::string_view of_three =
    "Pearson's is of the returns themselves, Spearman's of their ranks, in which a few wild days count no more than "
    "others; Ledoit and Wolf (2004) move Pearson's towards one correlation of all pairs, as far as the errors of so "
    "many "
    "days advise. The indices share members: ranks 1-5 lie in large 1-20, and ranks 21-100 are mid 21-50 and small "
    "51-100 "
    "together.";

class report_writer {
public:
    report_writer(const study& s, const verdict& v) : study_{s}, verdict_{v} {}

    std::string write() && {
        add_headline();
        add_performance_tables();
        add_tail_losses();
        add_drawdowns();
        add_deepest_drawdowns();
        add_correlations();
        add_correlations_among_indices();
        add_capture();
        add_recent_lows();
        add_exchanges();
        add_missing_prices();
        text_ += gap_as_text(study_);
        text_ += published_as_text(study_);
        text_ += gauges_as_text(study_);
        text_ += decoupling_as_text(study_);
        add_verdict();
        return std::move(text_);
    }

private:
    bool simulated() const { return study_.is_simulated(); }
    bool has_equities() const { return !study_.data.equities.empty(); }
    std::string rate_name() const { return study_.data.bill ? "the 3-month bill" : "a rate of zero"; }

    void add_paragraph(std::string_view paragraph, std::string_view bullet = "") {
        text_ += wrapped(paragraph, text_width, bullet);
    }

    void add_table(text_table table) { text_ += table_text(study_, std::move(table), width); }

    void add_headline() {
        const auto dates = study_.data.universe.dates();
        text_ += "Do the fifty smallest of the hundred largest digital assets pay for their risk?\n\n";
        add_paragraph(fmt::format("{}: {}, {} to {}, {} days, {} assets with prices.",
                                  simulated() ? "SIMULATED market" : "Market", study_.data.source, iso(dates.front()),
                                  iso(dates.back()), dates.size(), study_.assets.with_prices));
        for (const std::string& note : study_.notes) add_paragraph(note, "Note: ");
        for (const finding& f : verdict_.findings) add_headline_of(f);
    }

    void add_headline_of(const finding& f) {
        const performance& small = *study_.series_named(small_caps).performances[f.span];
        const performance& large = *study_.series_named(large_caps).performances[f.span];
        const sharpe_gap& gap = *study_.small_over_large[f.span];
        const bool whole = study_.spans[f.span].chosen_as == time_span::kind::whole_period;
        text_ += fmt::format("\n{}{}, {} to {}\n", simulated() ? "SIMULATED market. " : "",
                             whole ? "Whole period" : "Span", iso(small.from), iso(small.to));
        add_paragraph(f.conclusion, "  ");
        text_ += fmt::format("  small caps, 51-100  {:>10}   Sharpe {}   maximum drawdown {}\n",
                             percent(small.cumulative_return), with_error(small.sharpe, small.sharpe_error),
                             percent(0 - small.drawdown.depth));
        text_ += fmt::format("  large caps, 1-20    {:>10}   Sharpe {}   maximum drawdown {}\n",
                             percent(large.cumulative_return), with_error(large.sharpe, large.sharpe_error),
                             percent(0 - large.drawdown.depth));
        text_ += fmt::format("  small less large                 Sharpe {} ({})\n",
                             with_error(gap.difference, gap.error), p_value_in_words(gap.p_value));
    }

    text_table table_of_spans(std::string title, std::string explanation) const {
        return {.title = std::move(title),
                .explanation = std::move(explanation),
                .headings = headings_of(study_),
                .rows = {}};
    }

    void add_performance_table(std::string title, std::string explanation,
                               const std::function<std::string(const performance&)>& write) {
        text_table table = table_of_spans(std::move(title), std::move(explanation));
        for (const measured_series& s : study_.series) {
            table.rows.push_back({s.closes.label, cells_of(s.performances, write)});
        }
        add_table(std::move(table));
    }

    void add_performance_tables() {
        const std::string bill =
            study_.data.bill ? "The bill in force is the last one published at least a day before. " : "";
        const std::string periods = has_equities()
                                        ? "365 periods a year for crypto, open every day; 252 for the equity series."
                                        : "365 periods a year.";
        add_performance_table("Return",
                              "From close to close, compounded; a market that is shut counts with its last close.",
                              [](const performance& p) { return percent(p.cumulative_return); });
        add_performance_table("Annualised return, arithmetic",
                              "Mean daily return times the periods of a year. " + periods,
                              [](const performance& p) { return percent(p.annualised_arithmetic); });
        add_performance_table("Annualised return, geometric", "Compounded growth of a year. " + periods,
                              [](const performance& p) { return percent(p.annualised_geometric); });
        add_performance_table(
            "Volatility of log returns",
            "Sample standard deviation of daily log returns times the square root of the periods of a year. " + periods,
            [](const performance& p) { return unsigned_percent(p.volatility); });
        add_performance_table("Sharpe ratio over " + rate_name() + ", ± one standard error",
                              "Arithmetic, of daily simple returns, a year; the error is Lo's. " + bill + periods,
                              [](const performance& p) { return with_error(p.sharpe, p.sharpe_error); });
        add_performance_table("Sortino ratio over " + rate_name(),
                              "Mean excess return by the deviation below it, over all days, a year. " + periods,
                              [](const performance& p) { return decimal(p.sortino); });
    }

    /// One table of the losses in the worst 5 % and 1 % of the days.
    void add_tail_loss_table(std::string title, std::string explanation, double tail_loss::*loss) {
        add_performance_table(std::move(title), std::move(explanation), [loss](const performance& p) {
            const double at_95 = p.worst_5_percent.*loss, at_99 = p.worst_1_percent.*loss;
            return std::isnan(at_95) ? "-" : fmt::format("{:.1f} / {:.1f}", 100 * at_95 + 0.0, 100 * at_99 + 0.0);
        });
    }

    void add_tail_losses() {
        add_tail_loss_table("Value at risk of a day at 95 % / 99 %, in per cent",
                            "Historical: the loss that was exceeded on 5 % and on 1 % of the days, by simple returns.",
                            &tail_loss::value_at_risk);
        add_tail_loss_table("Expected shortfall of a day at 95 % / 99 %, in per cent",
                            "Historical: the mean loss of the worst 5 % and 1 % of the days, by simple returns.",
                            &tail_loss::expected_shortfall);
    }

    void add_drawdowns() {
        text_table table =
            table_of_spans("Maximum drawdown",
                           "Of closes within the span, with its peak, its trough and the day on which the peak was "
                           "reached again: open where that was not within the span.");
        const auto day_or = [](const std::optional<tidemark::core::date>& day, const char* other) {
            return day ? iso(*day) : std::string{other};
        };
        for (const measured_series& s : study_.series) {
            const auto add = [&](std::string label, const std::function<std::string(const deepest_drawdown&)>& write) {
                table.rows.push_back({std::move(label), cells_of(s.performances, [&](const performance& p) {
                                          return write(p.drawdown);
                                      })});
            };
            add(s.closes.label, [](const deepest_drawdown& d) { return percent(0 - d.depth); });
            add("  peak", [&](const deepest_drawdown& d) { return day_or(d.peak, "-"); });
            add("  trough", [&](const deepest_drawdown& d) { return day_or(d.trough, "-"); });
            add("  recovered", [&](const deepest_drawdown& d) { return day_or(d.recovery, d.peak ? "open" : "-"); });
        }
        add_table(std::move(table));
    }

    void add_deepest_drawdowns() {
        text_table table{
            .title = "Deepest drawdowns of the indices",
            .explanation = fmt::format("The {} deepest of the whole period, from a high of the closes to the day on "
                                       "which it was reached again, and the days between; open, with the days to the "
                                       "last close, where it was not.",
                                       drawdowns_told),
            .headings = {{"depth", ""}, {"peak", ""}, {"trough", ""}, {"recovered", ""}, {"days", ""}},
            .rows = {}};
        for (const measured_index& index : study_.indices) {
            const measured_series& s = study_.series_named(index.name);
            std::string label = s.closes.label;
            for (const drawdown& d : s.drawdowns) {
                table.rows.push_back({std::exchange(label, ""),
                                      {percent(0 - d.depth), iso(d.peak), iso(d.trough),
                                       d.recovery ? iso(*d.recovery) : "open", fmt::format("{}", d.days)}});
            }
        }
        add_table(std::move(table));
    }

    void add_correlation(text_table& table, std::string_view one, std::string_view other) const {
        const measured_pair* const pair = study_.pair_of(one, other);
        if (pair == nullptr) return;
        table.rows.push_back(
            {fmt::format("{}, {}", study_.series_named(one).closes.label, study_.series_named(other).closes.label),
             cells_of(pair->correlations, [](const correlation& c) { return decimal(c.value, 3); })});
    }

    void add_correlations() {
        text_table table = table_of_spans(
            "Correlation of daily log returns",
            has_equities()
                ? "With equities on the days that both were open, compounded over the days between; a span includes "
                  "the "
                  "return that ends on its first shared day. Crypto closes three to four hours after US equities."
                : "");
        constexpr std::string_view crypto[]{"mid_21_50", "small_51_100", "ranks_21_100", "BTC", "ETH"};
        for (const auto other : crypto) add_correlation(table, large_caps, other);
        for (const std::string_view other : {"mid_21_50", "BTC", "ETH"}) add_correlation(table, small_caps, other);
        add_correlation(table, "ranks_1_5", "ranks_21_100");
        for (const series& equity : study_.data.equities) {
            for (const std::string_view one : {large_caps, std::string_view{"mid_21_50"}, small_caps,
                                               std::string_view{"BTC"}, std::string_view{"ETH"}}) {
                add_correlation(table, one, equity.name);
            }
        }
        add_table(std::move(table));
    }

    void add_correlations_among_indices() {
        const std::optional<correlation_estimates>& whole = study_.among_indices.front();
        const time_span& span = study_.spans.front();
        text_table table{
            .title = "Correlation of daily log returns among the indices, by three estimators",
            .explanation = fmt::format("Of the whole period, {} to {}: {} days, the same for every index. {}",
                                       iso(span.from), iso(span.to), whole->returns, of_three),
            .headings = {},
            .rows = {}};
        std::vector<std::string> labels;
        for (const measured_index& i : study_.indices) labels.push_back(study_.series_named(i.name).closes.label);
        for (const std::string& label : labels) table.headings.push_back({label, ""});
        for (const correlation_estimate& e : whole->estimates) {
            const std::string moved = e.intensity ? fmt::format(", moved {}", unsigned_percent(*e.intensity)) : "";
            table.rows.push_back({e.label + moved, {}});
            for (std::size_t i = 0; i < labels.size(); ++i) {
                table.rows.push_back({"  " + labels[i], {}});
                for (const double value : e.matrix[i]) table.rows.back().cells.push_back(decimal(value, 3));
            }
        }
        add_table(std::move(table));
    }

    void add_capture() {
        text_table table = table_of_spans("Capture of large caps by small caps",
                                          "The geometric mean return of small caps on the days on which large caps "
                                          "rose, and on those on which they fell, in per cent of that of large caps.");
        const auto add = [&](std::string label, double capture_ratios::*ratio) {
            table.rows.push_back({std::move(label), cells_of(study_.small_of_large, [ratio](const capture_ratios& c) {
                                      return unsigned_percent(c.*ratio);
                                  })});
        };
        add("days up", &capture_ratios::up);
        add("days down", &capture_ratios::down);
        add_table(std::move(table));
    }

    void add_recent_lows() {
        text_table table{
            .title = "Lowest since",
            .explanation = fmt::format("The lowest close of the {} days to {}, and the last close before it that was "
                                       "as low.",
                                       recent_days, iso(study_.data.universe.dates().back())),
            .headings = {{"low on", ""}, {"last as low on", ""}},
            .rows = {}};
        for (const measured_series& s : study_.series) {
            if (!s.low) continue;
            const bool never = s.low->found == tidemark::gauge::since::found::never;
            table.rows.push_back(
                {s.closes.label,
                 {iso(s.low->day), never ? "never since " + iso(s.low->as_low_on) : iso(s.low->as_low_on)}});
        }
        add_table(std::move(table));
    }

    void add_exchanges() {
        text_table turnover =
            table_of_spans("Turnover a month, one way",
                           "Mean of half the sum of weight changes at a review, against drifted weights.");
        text_table churn =
            table_of_spans("Names a month, entered / left", "Mean of a review; the members are fixed in number.");
        for (const measured_index& index : study_.indices) {
            const std::string& label = study_.series_named(index.name).closes.label;
            turnover.rows.push_back({label, cells_of(index.exchanges, [](const exchange_per_review& e) {
                                         return unsigned_percent(e.one_way_turnover);
                                     })});
            churn.rows.push_back({label, cells_of(index.exchanges, [](const exchange_per_review& e) {
                                      return fmt::format("{:.1f} / {:.1f}", e.entered, e.left);
                                  })});
        }
        add_table(std::move(turnover));
        add_table(std::move(churn));
    }

    void add_missing_prices() {
        text_table table = table_of_spans("Return by the value of missing prices",
                                          fmt::format("Carried for at most {} days, as everywhere else here, or zero "
                                                      "after {} days; and the share of the days of "
                                                      "members that have no price.",
                                                      days_carried, days_until_zero));
        for (const measured_index& index : study_.indices) {
            const auto add = [&](std::string label,
                                 const std::function<std::string(const missing_price_effect&)>& write) {
                table.rows.push_back({std::move(label), cells_of(index.missing_prices, write)});
            };
            add(study_.series_named(index.name).closes.label, [](const auto& m) { return percent(m.carried_return); });
            add(fmt::format("  zero after {}", days_until_zero),
                [](const auto& m) { return m.zeroed_return ? percent(*m.zeroed_return) : "no answer"; });
            add("  without price", [](const missing_price_effect& m) {
                return fmt::format("{:.2f} %", 100 * static_cast<double>(m.member_days_without_price) /
                                                   static_cast<double>(m.member_days));
            });
        }
        add_table(std::move(table));
    }

    void add_verdict() {
        text_ += simulated() ? "\nVerdict on a SIMULATED market\n" : "\nVerdict\n";
        for (const finding& f : verdict_.findings) {
            const time_span& span = study_.spans[f.span];
            text_ += '\n';
            add_paragraph(fmt::format("{} to {}. {}", iso(span.from), iso(span.to), f.conclusion));
            for (const std::string& reason : f.reasons) add_paragraph(reason, "  - ");
        }
        text_ += "\nWhat this does not prove\n";
        for (const std::string& limit : verdict_.limits) add_paragraph(limit, "  - ");
    }

    const study& study_;
    const verdict& verdict_;
    std::string text_;
};

}

std::string report_of(const study& s, const verdict& v) { return report_writer{s, v}.write(); }

}
