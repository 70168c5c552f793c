// SPDX-License-Identifier: BSL-1.0
#include "study_gauges_report.hpp"

#include "study_tables.hpp"
#include "words.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

namespace program {

namespace {

std::string told(const study_gauge& g, double x) {
    if (std::isnan(x)) return "-";
    switch (g.told_in) {
        case study_gauge::unit::fraction: return unsigned_percent(x);
        case study_gauge::unit::points: return decimal(x, 0);
        case study_gauge::unit::number: return decimal(x);
        case study_gauge::unit::money: break;
    }
    return fmt::format("{:.3g} bn", x / 1e9);
}

text_table::row row_of(const study_gauge& g, const std::vector<tidemark::core::date>& days) {
    std::size_t lowest = g.values.size(), highest = g.values.size();
    for (std::size_t i = 0; i < g.values.size(); ++i) {
        if (std::isnan(g.values[i])) continue;
        if (lowest == g.values.size() || g.values[i] < g.values[lowest]) lowest = i;
        if (highest == g.values.size() || g.values[i] > g.values[highest]) highest = i;
    }
    return {"  " + g.label,
            {told(g, g.values.back()), told(g, g.values[lowest]), iso(days[lowest]), told(g, g.values[highest]),
             iso(days[highest])}};
}

}

std::string gauges_as_text(const study& s) {
    const study_gauges& all = s.gauges;
    std::string text;
    text_table table{.title = fmt::format("Gauges on {}, and their range over every seventh day since {}",
                                          iso(all.days.back()), iso(all.days.front())),
                     .explanation =
                         "Each is read from what was known on its day. Pegged assets are stablecoins and wrapped ones; "
                         "members are those of the beginning of a window. The composite is only in the style of fear "
                         "and greed: percentiles of 365 days of the volatility of BTC, of its momentum and the volume "
                         "of all, and of its dominance, by the weights that are published, spread over these; social "
                         "media, surveys and search trends are left out, and how a provider scores is not public.",
                     .headings = {{"last", ""}, {"lowest", ""}, {"on", ""}, {"highest", ""}, {"on", ""}},
                     .rows = {}};
    for (const study_gauge& g : all.gauges) table.rows.push_back(row_of(g, all.days));
    text += table_text(s, std::move(table), text_width);
    for (const end_date_effect& e : all.effects) {
        text += wrapped(fmt::format("{}: members of the end of the window, who are there because they rose, read {} "
                                    "points higher on average, {} at most ({}).",
                                    e.label, decimal(e.mean, 1), decimal(e.most, 1), iso(e.when)),
                        text_width, "  ");
    }
    if (all.loss && all.loss->amount > 0) {
        const tidemark::gauge::cap_change& c = all.loss->since_peak;
        const auto billions = [](double x) { return fmt::format("{:+.1f} bn", x / 1e9); };
        text +=
            wrapped(fmt::format("Since its high of {} the market cap lost {}: prices {}, supply {}, not to be split "
                                "{}, new members {}, gone {}.",
                                iso(c.from), unsigned_percent(all.loss->fraction), billions(c.price),
                                billions(c.supply), billions(c.unsplit), billions(c.entries), billions(c.exits)),
                    text_width, "  ");
    }
    for (const std::string& each : all.left_out) text += wrapped(each, text_width, "Note: ");
    return text;
}

std::string gauges_csv(const study& s) {
    std::string text = "date";
    for (const study_gauge& g : s.gauges.gauges) text += ',' + g.name;
    text += s.is_simulated() ? ",market\n" : "\n";
    for (std::size_t i = 0; i < s.gauges.days.size(); ++i) {
        text += iso(s.gauges.days[i]);
        for (const study_gauge& g : s.gauges.gauges) {
            text += ',';
            if (!std::isnan(g.values[i])) fmt::format_to(std::back_inserter(text), "{:.17g}", g.values[i]);
        }
        text += s.is_simulated() ? ",simulated\n" : "\n";
    }
    return text;
}

}
