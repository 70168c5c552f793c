// SPDX-License-Identifier: BSL-1.0
#include "study_gap_report.hpp"

#include "study_tables.hpp"
#include "words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace program {

namespace index = tidemark::index;

namespace {

constexpr std::size_t names_told = 10;
constexpr double visible = 0.0005;  // half a digit of what is printed

/// A part of a return, in points of per cent.
std::string points(double fraction) {
    const std::string text = fmt::format("{:+.1f}", 100 * fraction);
    return text == "-0.0" ? "+0.0" : text;
}

std::string title_of(const study& s, const time_span& span) {
    return fmt::format("What made the gap between small and large caps, {} to {}{}", iso(span.from), iso(span.to),
                       s.is_simulated() ? "  [simulated]" : "");
}

std::string way_in_words(const explained_gap& g) {
    return fmt::format(
        "Small caps returned {}, large caps {}: a gap of {} points. No coin is in both at once; to tell names from "
        "weights, it goes by way of the same members in equal parts, which returned {} and {}.",
        percent(g.small_return), percent(g.large_return), points(g.parts.total()), percent(g.small_in_equal_parts),
        percent(g.large_in_equal_parts));
}

std::string parts_in_words(const explained_gap& g) {
    std::string text;
    const auto add = [&](const char* part, double fraction, const char* meaning) {
        text += fmt::format("  {:<9}  {:>7}{}{}\n", part, points(fraction), *meaning == '\0' ? "" : "   ", meaning);
    };
    add("selection", g.parts.selection, "what the names did: fifty in equal parts against twenty in equal parts");
    add("weighting", g.parts.weighting, "what came of weighing both by market cap instead, at the reviews");
    add("drift", g.parts.drift, "what came of weights that ran with prices from one review to the next");
    if (std::abs(g.parts.pricing) >= visible) add("pricing", g.parts.pricing, "what came of prices that differ");
    add("together", g.parts.total(), "");
    return text;
}

std::string month_of(const index::span_gap& m) { return iso(m.until).substr(0, 7); }

text_table table_of_names_and_months(const study& s, const explained_gap& g) {
    const auto names = index::greatest_gaps(g.names, names_told);
    const auto months = greatest_months(g.months, names_told);
    text_table table{.title = "The names and the months that made most of it, either way",
                     .explanation = {},
                     .headings = {{"name", ""}, {"points", ""}, {"month", ""}, {"points", ""}},
                     .rows = {}};
    double of_names = 0, of_months = 0;
    for (std::size_t i = 0; i < (std::max)(names.size(), months.size()); ++i) {
        std::vector<std::string> cells(4);
        if (i < names.size()) {
            cells[0] = s.data.universe.assets()[names[i].asset].id;
            cells[1] = points(names[i].parts.total());
            of_names += names[i].parts.total();
        }
        if (i < months.size()) {
            cells[2] = month_of(months[i]);
            cells[3] = points(months[i].parts.total());
            of_months += months[i].parts.total();
        }
        table.rows.push_back({fmt::format("{:>3}", i + 1), std::move(cells)});
    }
    table.rows.push_back({"sum", {"", points(of_names), "", points(of_months)}});
    return table;
}

std::string ratio_in_words(const explained_gap& g, const time_span& span) {
    const relative_level& r = g.small_in_large;
    return fmt::format(
        "Small caps in units of large caps: 100 on {}, {:.1f} on {}; at most {:.1f}, on {}, and at least {:.1f}, on "
        "{}.",
        iso(span.from), r.last, iso(span.to), r.highest, iso(r.highest_on), r.lowest, iso(r.lowest_on));
}

}

std::string gap_as_text(const study& s) {
    std::string text;
    for (std::size_t i = 0; i < s.spans.size(); ++i) {
        if (!s.small_less_large[i]) continue;
        const explained_gap& g = *s.small_less_large[i];
        text += '\n' + title_of(s, s.spans[i]) + '\n' + wrapped(way_in_words(g), text_width);
        text += parts_in_words(g);
        text += rendered(table_of_names_and_months(s, g), text_width);
        text += wrapped(ratio_in_words(g, s.spans[i]), text_width);
    }
    return text;
}

}
