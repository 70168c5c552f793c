// SPDX-License-Identifier: BSL-1.0
#include "study_tables.hpp"

namespace program {

text_table::heading heading_of(const study& s, const time_span& span) {
    const auto month_and_day = [](tidemark::core::date d) { return iso(d).substr(5); };
    switch (span.chosen_as) {
        case time_span::kind::whole_period: return {"whole", "period"};
        case time_span::kind::asked_for: return {iso(span.from), iso(span.to)};
        case time_span::kind::calendar_year: break;
    }
    const bool begins_late = span.from.year() == span.to.year();
    const bool ends_early = span.to == s.data.universe.dates().back() && month_and_day(span.to) != "12-31";
    return {span.label, ends_early    ? "to " + month_and_day(span.to)
                        : begins_late ? "from " + month_and_day(span.from)
                                      : ""};
}

std::vector<text_table::heading> headings_of(const study& s) {
    std::vector<text_table::heading> headings;
    for (const time_span& span : s.spans) headings.push_back(heading_of(s, span));
    return headings;
}

std::string table_text(const study& s, text_table table, std::size_t width) {
    if (s.is_simulated()) table.title += "  [simulated]";
    return '\n' + rendered(table, width);
}

}
