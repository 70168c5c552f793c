// SPDX-License-Identifier: BSL-1.0
#include "gauge_report.hpp"

#include "registry/registry.hpp"
#include "words.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <iterator>

namespace program {

namespace {

constexpr std::size_t width = 100;

/// Of the numbers of a column, those that stand out.
struct extremes {
    std::size_t answers = 0;
    std::size_t none_at_first = 0;  ///< rows without an answer before the first that has one
    std::size_t lowest = 0;
    std::size_t highest = 0;
    double mean = std::nan("");
};

extremes extremes_of(const std::vector<double>& values) {
    extremes e;
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i])) continue;
        if (e.answers == 0) e.none_at_first = e.lowest = e.highest = i;
        if (values[i] < values[e.lowest]) e.lowest = i;
        if (values[i] > values[e.highest]) e.highest = i;
        sum += values[i];
        ++e.answers;
    }
    if (e.answers == 0) e.none_at_first = values.size();
    e.mean = sum / static_cast<double>(e.answers);
    return e;
}

std::string number(double x) { return std::isnan(x) ? "-" : fmt::format("{:.6g}", x); }

std::string_view no_data_of(const std::string& name) {
    for (const registry::entry& e : registry::gauges())
        if (e.name == name) return e.no_data;
    return {};
}

/// What is given and, of what is not, what is in force by default.
std::string parameters_of(const told_gauge& told) {
    std::string text;
    for (const auto& [name, value] : told.given.items()) {
        fmt::format_to(std::back_inserter(text), "  {:<20} {}\n", name,
                       value.is_string() ? value.get<std::string>() : value.dump());
    }
    for (const asked& each : told.words.parameters) {
        if (is_given(told.given, std::string{each.path})) continue;
        fmt::format_to(std::back_inserter(text), "  {:<20} not given: {}\n", each.path, each.meaning);
    }
    return text;
}

}

std::string report_of(const told_gauge& told) {
    const gauge_readings& all = told.readings;
    std::string text = fmt::format("gauge    {}\nreads    {}\n", told.name, told.words.reads);
    if (const std::string given = parameters_of(told); !given.empty()) text += "with\n" + given;
    const std::size_t rows = all.rows.size();
    if (rows == 0) return text + "nothing to tell\n";
    text += rows == 1
                ? fmt::format("of       {} {}\n", all.rows_are, all.rows.front())
                : fmt::format("of       {} {} to {}, {} rows\n", all.rows_are, all.rows.front(), all.rows.back(), rows);
    text += '\n';
    text_table table{.title = rows == 1 ? "" : "Last, mean, and where it was lowest and highest",
                     .explanation = {},
                     .headings = {{"last", ""}},
                     .rows = {}};
    if (rows > 1) {
        for (const char* heading : {"mean", "lowest", "on", "highest", "on", "no answer"})
            table.headings.push_back({heading, ""});
    }
    for (const reading_column& c : all.columns) {
        const extremes e = extremes_of(c.values);
        table.rows.push_back({c.name, {number(c.values.back())}});
        if (rows == 1) continue;
        std::vector<std::string>& cells = table.rows.back().cells;
        if (e.answers == 0) {
            cells.insert(cells.end(), {"-", "-", "-", "-", "-"});
        } else {
            cells.insert(cells.end(), {number(e.mean), number(c.values[e.lowest]), all.rows[e.lowest],
                                       number(c.values[e.highest]), all.rows[e.highest]});
        }
        cells.push_back(fmt::format("{}", rows - e.answers));
    }
    text += rendered(table, width);
    const std::vector<double>& first = all.columns.front().values;
    if (told.made.label_of) text += fmt::format("\nlast     {}\n", told.made.label_of(first.back()));
    if (const extremes e = extremes_of(first); e.answers < rows) {
        const std::size_t later = rows - e.answers - e.none_at_first;
        text += '\n';
        text += wrapped(fmt::format("{} of {} rows have no answer, {} of them before the first that has one{}. When "
                                    "there is none: {}.",
                                    rows - e.answers, rows, e.none_at_first,
                                    later > 0 ? fmt::format(" and {} after it", later) : "", no_data_of(told.name)),
                        width);
    }
    return text;
}

std::string readings_csv(const gauge_readings& readings) {
    std::string text = readings.rows_are;
    for (const reading_column& c : readings.columns) text += ',' + csv_field(c.name);
    text += '\n';
    for (std::size_t row = 0; row < readings.rows.size(); ++row) {
        text += readings.rows[row];
        for (const reading_column& c : readings.columns) text += ',' + for_machines(cell(c.values[row]));
        text += '\n';
    }
    return text;
}

}
