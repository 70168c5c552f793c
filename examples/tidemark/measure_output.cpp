// SPDX-License-Identifier: BSL-1.0
#include "cells.hpp"
#include "measure.hpp"
#include "words.hpp"

#include <tidemark/core/numeric.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <string_view>

namespace program {

namespace {

using json = ordered_json;
using driver = registry::request::driver;
using registry::parameter;

json named(const measurement& m, const file_row& row) {
    if (m.dated) return iso(row.date);
    return row.number;
}

/// An answer as csv and text have it, a row a line.
struct table {
    std::vector<std::string> names;
    std::vector<std::vector<json>> rows;
};

table series_table(const measurement& m, const std::vector<double>& values) {
    if (m.asked.how == driver::whole) {
        const auto [used, missing] = m.of_all_rows();
        return {{"metric", "value", "used", "missing"}, {{m.asked.metric, cell(values.front()), used, missing}}};
    }
    table t{{m.dated ? "date" : "row", m.asked.metric, "used", "missing"}, {}};
    for (std::size_t i = 0; i < values.size(); ++i)
        t.rows.push_back({named(m, m.rows[i]), cell(values[i]), m.counts[i].used, m.counts[i].missing});
    return t;
}

/// The row at a position of a path: of returns, 0 is before the first of them.
json row_on_path(const measurement& m, std::size_t position) {
    if (m.metric->bound->reads == registry::reading::levels) return named(m, m.observed[position]);
    if (position > 0) return named(m, m.observed[position - 1]);
    return m.start ? named(m, *m.start) : json{};
}

table episodes_table(const measurement& m, const std::vector<tidemark::risk::drawdown_episode>& episodes) {
    using status = tidemark::risk::drawdown_episode::status;
    const std::string unit = m.dated ? "_date" : "_row";
    table t{{"peak", "trough", "recovery", "depth", "end", "peak" + unit, "trough" + unit, "recovery" + unit}, {}};
    for (const auto& e : episodes) {
        const bool over = e.end == status::recovered;
        t.rows.push_back({e.peak, e.trough, over ? json(e.recovery) : json{}, cell(e.depth),
                          over ? "recovered" : "open", row_on_path(m, e.peak), row_on_path(m, e.trough),
                          over ? row_on_path(m, e.recovery) : json{}});
    }
    return t;
}

table span_table(const measurement& m, const tidemark::risk::drawdown_span& span) {
    const std::string unit = m.dated ? "_date" : "_row";
    table t{{"peak", "trough", "depth", "peak" + unit, "trough" + unit}, {}};
    if (std::isnan(span.depth)) return t;
    const auto peak = static_cast<std::size_t>(span.peak), trough = static_cast<std::size_t>(span.trough);
    t.rows.push_back({peak, trough, cell(span.depth), row_on_path(m, peak), row_on_path(m, trough)});
    return t;
}

std::string_view name_of(tidemark::infer::change_direction toward) {
    switch (toward) {
        case tidemark::infer::change_direction::up: return "up";
        case tidemark::infer::change_direction::down: return "down";
        case tidemark::infer::change_direction::either: break;
    }
    return "";
}

/// Where a detector stands at the end, and its latest alarm.
table detection_table(const measurement& m, const tidemark::infer::detection& d) {
    const std::string unit = m.dated ? "_date" : "_row";
    const auto row = [&](double position) {
        return std::isnan(position) ? json{} : named(m, m.observed[static_cast<std::size_t>(position)]);
    };
    return {{"alarm", "up", "down", "alarms", "toward", "raised" + unit, "changed" + unit},
            {{d.alarm ? "stands" : "none", cell(d.up), cell(d.down), static_cast<std::size_t>(d.alarms),
              name_of(d.toward), row(d.raised_at), row(d.changed_at)}}};
}

table table_of(const measurement& m) {
    if (const auto* values = std::get_if<std::vector<double>>(&m.answer)) return series_table(m, *values);
    if (const auto* span = std::get_if<tidemark::risk::drawdown_span>(&m.answer)) return span_table(m, *span);
    if (const auto* told = std::get_if<tidemark::infer::detection>(&m.answer)) return detection_table(m, *told);
    return episodes_table(m, std::get<std::vector<tidemark::risk::drawdown_episode>>(m.answer));
}

std::string aligned(const table& t) {
    std::vector<std::size_t> widths;
    for (const std::string& name : t.names) widths.push_back(name.size());
    std::vector<std::vector<std::string>> lines{t.names};
    for (const auto& row : t.rows) {
        lines.emplace_back();
        for (const json& value : row) {
            lines.back().push_back(for_reading(value));
            std::size_t& width = widths[lines.back().size() - 1];
            width = (std::max)(width, lines.back().back().size());
        }
    }
    std::string text;
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i)
            text += fmt::format("{}{:>{}}", i == 0 ? "" : "  ", line[i], widths[i]);
        text += '\n';
    }
    return text;
}

std::size_t min_count_in_force(const measurement& m) {
    return m.asked.min_count.value_or(m.asked.how == driver::rolling ? m.asked.window : 0);
}

std::string_view name_of(measure_request::missing policy) {
    switch (policy) {
        case measure_request::missing::propagate: return "propagate";
        case measure_request::missing::refuse: return "refuse";
        case measure_request::missing::skip: break;
    }
    return "skip";
}

std::string_view name_of(driver how) {
    switch (how) {
        case driver::rolling: return "rolling";
        case driver::expanding: return "expanding";
        case driver::whole: break;
    }
    return "whole";
}

/// Why the whole sample has no answer, where that is not the metric's own rule.
std::string why_none(const measurement& m) {
    if (m.asked.when_missing == measure_request::missing::propagate && m.observed.size() < m.rows.size())
        return "  a row is missing, and --missing propagate says that it spoils the answer\n";
    if (m.observed.size() < min_count_in_force(m)) return "  fewer rows are observed than --min-count asks for\n";
    return {};
}

std::span<const parameter> parameters_of(const measurement& m) { return m.metric->documented.parameters; }

std::string circumstances(const measurement& m) {
    std::string text;
    for (std::size_t i = 0; i < m.settings.size(); ++i)
        text += fmt::format("  {} = {}\n", parameters_of(m)[i].name,
                            for_reading(setting_cell(parameters_of(m)[i], m.settings[i])));
    if (m.asked.how == driver::rolling)
        text += fmt::format("  window = {}, min_count = {}\n", m.asked.window, min_count_in_force(m));
    const auto [used, missing] = m.of_all_rows();
    text += fmt::format("  {} rows observed, {} missing\n", used, missing);
    return text;
}

}

std::string measurement_as_text(const measurement& m) {
    const auto* values = std::get_if<std::vector<double>>(&m.answer);
    if (values == nullptr || m.asked.how != driver::whole)
        return fmt::format("{}\n{}{}\n{}", m.asked.metric, circumstances(m), convention_as_text(m.metric->documented),
                           aligned(table_of(m)));
    const bool answered = !std::isnan(values->front());
    return fmt::format("{} = {}\n{}{}{}", m.asked.metric, answered ? for_reading(cell(values->front())) : "no answer",
                       circumstances(m), answered ? "" : why_none(m), convention_as_text(m.metric->documented));
}

std::string measurement_as_csv(const measurement& m) {
    const table t = table_of(m);
    std::string text = fmt::format("{}\n", fmt::join(t.names, ","));
    for (const auto& row : t.rows) {
        for (const json& value : row) text += for_machines(value) + (&value == &row.back() ? '\n' : ',');
    }
    return text;
}

std::string measurement_as_json(const measurement& m) {
    json j{{"metric", m.asked.metric}, {"parameters", json::object()}};
    for (std::size_t i = 0; i < m.settings.size(); ++i)
        j["parameters"][std::string{parameters_of(m)[i].name}] = setting_cell(parameters_of(m)[i], m.settings[i]);
    j["convention"] = convention_as_json(m.metric->documented);
    j["input"] = m.asked.input.string();
    j["column"] = m.asked.column;
    if (m.asked.benchmark) j["benchmark"] = *m.asked.benchmark;
    if (m.asked.flows)
        j["flows"] = *m.asked.flows;
    else
        j["kind"] = m.asked.is == measure_request::kind::prices ? "prices" : "returns";
    j["driver"] = name_of(m.asked.how);
    if (m.asked.how == driver::rolling) j["window"] = m.asked.window;
    j["missing"] = name_of(m.asked.when_missing);
    if (m.asked.when_missing == measure_request::missing::skip && m.metric->bound->is != registry::form::table)
        j["min_count"] = min_count_in_force(m);
    const auto [used, missing] = m.of_all_rows();
    j["observations"] = {{"used", used}, {"missing", missing}};
    json& values = j["values"] = json::array();
    if (const auto* numbers = std::get_if<std::vector<double>>(&m.answer)) {
        for (const double value : *numbers) values.push_back(cell(value));
        if (m.asked.how == driver::whole) return dumped(j);
        json& names = j[m.dated ? "dates" : "rows"] = json::array();
        for (const file_row& row : m.rows) names.push_back(named(m, row));
        json& counts = j["observations_by_row"] = {{"used", json::array()}, {"missing", json::array()}};
        for (const row_counts& c : m.counts) {
            counts["used"].push_back(c.used);
            counts["missing"].push_back(c.missing);
        }
        return dumped(j);
    }
    const table t = table_of(m);
    for (const auto& row : t.rows) {
        json& episode = values.emplace_back(json::object());
        for (std::size_t i = 0; i < row.size(); ++i) episode[t.names[i]] = row[i];
    }
    return dumped(j);
}

}
