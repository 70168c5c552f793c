// SPDX-License-Identifier: BSL-1.0
#include "study_published_report.hpp"

#include "study_tables.hpp"
#include "words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace program {

namespace {

constexpr std::string_view rules_in_words =
    "Indices by the rules that their makers publish; as some of these ask for what the data do not have, only in "
    "their style. "
    "MarketVector takes the hundred largest with a "
    "buffer from 80 to 120, anew each month, and cuts them into 20 large, 30 mid and 50 small caps. The CoinDesk 20 "
    "takes the largest of the forty most traded, at most 30 % the first and 20 % each other, quarterly; the CoinDesk 5 "
    "the five largest of it; the CoinDesk 80 the largest of the hundred most traded of what it leaves, at most 5 % "
    "each.";

/// What an index did over some days, as a row.
text_table::row row_of(std::string label, const performance& p, const std::optional<correlation>& with_large_caps) {
    return {"  " + std::move(label),
            {iso(p.from), percent(p.cumulative_return), unsigned_percent(p.volatility),
             with_error(p.sharpe, p.sharpe_error), percent(0 - p.drawdown.depth),
             with_large_caps ? decimal(with_large_caps->value, 3) : "-"}};
}

class published_writer {
public:
    explicit published_writer(const study& s) : study_{s}, rules_{s.published} {}

    std::string write() && {
        text_ += "\nPublished rules, as far as the data go\n";
        add_paragraph(rules_in_words);
        for (const std::string& each : rules_.left_out) add_paragraph(each, "Note: ");
        if (rules_.indices.empty()) return std::move(text_);
        add_what_is_not_applied();
        for (std::size_t i = 0; i < study_.spans.size(); ++i) {
            if (study_.spans[i].chosen_as != time_span::kind::calendar_year) add_span(i);
        }
        add_years();
        add_choices();
        return std::move(text_);
    }

private:
    void add_paragraph(std::string_view paragraph, std::string_view bullet = "") {
        text_ += wrapped(paragraph, text_width, bullet);
    }
    void add_table(text_table table) { text_ += table_text(study_, std::move(table), text_width); }

    void add_what_is_not_applied() {
        std::string all = "venues and their grades, halts and hacks";
        for (const std::string& step : rules_.not_applied) all += "; " + step;
        add_paragraph(fmt::format("Not applied: {}.", all));
    }

    void add_span(std::size_t i) {
        const time_span& span = study_.spans[i];
        text_table table{
            .title = fmt::format("In the style of published rules, {} to {}", iso(span.from), iso(span.to)),
            .explanation = "Each from the first day on which both its rules and the data allow it.",
            .headings = {{"from", ""},
                         {"return", ""},
                         {"volatility", ""},
                         {"Sharpe", ""},
                         {"maximum", "drawdown"},
                         {"corr. with", "large 1-20"}},
            .rows = {}};
        for (const published_index& each : rules_.indices) {
            if (!each.performances[i]) continue;
            table.rows.push_back(row_of(each.closes.label, *each.performances[i], each.with_large_caps[i]));
        }
        if (table.rows.empty()) return;
        if (const auto& common = rules_.in_common[i]) {
            table.explanation += " Below, all of them over the days that all have.";
            table.rows.push_back({fmt::format("all from {}", iso(common->front().over.from)), {}});
            for (const compared_index& each : *common) {
                table.rows.push_back(row_of(each.label, each.over, each.with_large_caps));
            }
        }
        add_table(std::move(table));
    }

    void add_years() {
        text_table table{.title = "In the style of published rules, return by calendar year",
                         .explanation = "Of the years that an index has from their beginning.",
                         .headings = {},
                         .rows = {}};
        std::vector<std::size_t> years;
        for (std::size_t i = 0; i < study_.spans.size(); ++i) {
            if (study_.spans[i].chosen_as != time_span::kind::calendar_year) continue;
            years.push_back(i);
            table.headings.push_back(heading_of(study_, study_.spans[i]));
        }
        for (const published_index& each : rules_.indices) {
            table.rows.push_back({each.closes.label, {}});
            for (const std::size_t i : years) {
                const auto& p = each.performances[i];
                const bool whole = p && p->from == study_.spans[i].from;
                table.rows.back().cells.push_back(whole ? percent(p->cumulative_return) : "-");
            }
        }
        add_table(std::move(table));
    }

    void add_choices() {
        text_table table{.title = "In the style of published rules, return by what the study chooses",
                         .explanation =
                             "The rules do not say, or not in public, what is chosen here: "
                             "MarketVector ranks on the day of the review and its segments have no buffers; "
                             "CoinDesk ranks by the days whose traded value is known, 60 of 90 at least; a "
                             "missing price is the last one until the next review. Below each index what "
                             "another choice returns, all else the same.",
                         .headings = {},
                         .rows = {}};
        std::vector<std::size_t> judged;
        for (std::size_t i = 0; i < study_.spans.size(); ++i) {
            if (study_.spans[i].chosen_as == time_span::kind::calendar_year) continue;
            judged.push_back(i);
            table.headings.push_back(heading_of(study_, study_.spans[i]));
        }
        std::string of;
        for (const other_choice& other : rules_.choices) {
            if (other.index != of) {
                of = other.index;
                const published_index& chosen = *std::find_if(rules_.indices.begin(), rules_.indices.end(),
                                                              [&](const auto& i) { return i.closes.name == of; });
                table.rows.push_back({chosen.closes.label, {}});
                for (const std::size_t i : judged) {
                    const auto& p = chosen.performances[i];
                    table.rows.back().cells.push_back(p ? percent(p->cumulative_return) : "-");
                }
            }
            table.rows.push_back({"  " + other.choice, {}});
            for (const std::size_t i : judged) {
                const auto& r = other.returns[i];
                table.rows.back().cells.push_back(r ? percent(*r) : "-");
            }
        }
        add_table(std::move(table));
    }

    const study& study_;
    const published_rules& rules_;
    std::string text_;
};

}

std::string published_as_text(const study& s) { return published_writer{s}.write(); }

}
