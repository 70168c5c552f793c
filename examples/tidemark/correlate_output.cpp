// SPDX-License-Identifier: BSL-1.0
#include "cells.hpp"
#include "correlate.hpp"
#include "words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace program {

namespace {

using json = ordered_json;
using registry::estimate;
using registry::parameter;

constexpr std::size_t width = 120;

std::span<const parameter> parameters_of(const correlated& c) { return c.estimator->documented.parameters; }

json last_row_of(const correlated& c, const estimate& e) {
    const file_row& row = c.data.rows[e.last_row];
    if (c.data.dated) return iso(row.date);
    return row.number;
}

/// "5", or "3 to 5".
std::string range_of(const std::vector<Eigen::MatrixXd>& counts) {
    double fewest = counts.front().minCoeff(), most = counts.front().maxCoeff();
    for (const Eigen::MatrixXd& m : counts) {
        fewest = (std::min)(fewest, m.minCoeff());
        most = (std::max)(most, m.maxCoeff());
    }
    return fewest < most ? fmt::format("{} to {}", fewest, most) : fmt::format("{}", most);
}

bool leaves_rows_out(const correlated& c) {
    return c.in_force.when_missing == registry::missing_rows::skip ||
           c.in_force.when_missing == registry::missing_rows::complete;
}

std::string circumstances(const correlated& c) {
    std::string text;
    for (std::size_t i = 0; i < c.settings.size(); ++i)
        text += fmt::format("  {} = {}\n", parameters_of(c)[i].name,
                            for_reading(setting_cell(parameters_of(c)[i], c.settings[i])));
    if (c.rolls()) text += fmt::format("  window = {}, step = {}\n", c.in_force.window, c.in_force.step);
    text += fmt::format("  missing = {}", name_of(c.in_force.when_missing));
    text += leaves_rows_out(c) ? fmt::format(", min_count = {}\n", c.in_force.min_count) : "\n";
    const std::size_t rows = c.data.rows.size();
    text += fmt::format("  {} rows, {} with a missing observation; a pair of columns rests on {}{}\n", rows,
                        rows - c.complete_rows(), range_of(c.counts), c.rolls() ? " of a window" : "");
    if (!c.rolls())
        for (const registry::said_beside& said : c.estimates.front().beside)
            text += fmt::format("  {} = {}\n", said.name, for_reading(cell(said.value)));
    for (const std::string& note : c.notes) text += fmt::format("  note: {}\n", note);
    return text;
}

std::string short_number(double value) { return std::isnan(value) ? "-" : fmt::format("{:.6g}", value); }

void append_rows(text_table& table, const correlated& c, const std::string& before, const Eigen::MatrixXd& matrix) {
    for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
        table.rows.push_back({before + c.data.names[static_cast<std::size_t>(i)], {}});
        for (Eigen::Index j = 0; j < matrix.cols(); ++j) table.rows.back().cells.push_back(short_number(matrix(i, j)));
    }
}

text_table table_of(const correlated& c, std::string title) {
    text_table table{.title = std::move(title), .explanation = {}, .headings = {}, .rows = {}};
    for (const std::string& name : c.data.names) table.headings.push_back({name, ""});
    return table;
}

template <class Write>
json as_json(const Eigen::MatrixXd& matrix, const Write& write) {
    json rows = json::array();
    for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
        json& row = rows.emplace_back(json::array());
        for (Eigen::Index j = 0; j < matrix.cols(); ++j) row.push_back(write(matrix(i, j)));
    }
    return rows;
}

json as_json(const estimate& e, const Eigen::MatrixXd& counts) {
    json j{{"matrix", as_json(e.matrix, cell)}};
    for (const registry::said_beside& said : e.beside) j[std::string{said.name}] = cell(said.value);
    j["counts"] = as_json(counts, [](double count) { return static_cast<std::size_t>(count); });
    return j;
}

}

std::string correlated_as_text(const correlated& c) {
    std::string text = fmt::format("{} of {} columns\n{}{}\n", c.asked.estimator, c.data.names.size(), circumstances(c),
                                   convention_as_text(c.estimator->documented));
    text_table matrix = table_of(c, "Matrix"), counts = table_of(c, "Rows of each pair");
    for (std::size_t i = 0; i < c.estimates.size(); ++i) {
        const std::string before = c.rolls() ? for_reading(last_row_of(c, c.estimates[i])) + "  " : "";
        append_rows(matrix, c, before, c.estimates[i].matrix);
        append_rows(counts, c, before, c.counts[i]);
    }
    text += rendered(matrix, width);
    const bool differ = std::any_of(c.counts.begin(), c.counts.end(), [&](const Eigen::MatrixXd& m) {
        return (m.array() != c.counts.front()(0, 0)).any();
    });
    if (differ) text += '\n' + rendered(counts, width);
    return text;
}

std::string correlated_as_csv(const correlated& c) {
    std::string text = c.rolls() ? c.data.dated ? "date,column" : "row,column" : "column";
    for (const std::string& name : c.data.names) text += ',' + csv_field(name);
    text += '\n';
    for (const estimate& e : c.estimates) {
        for (std::size_t i = 0; i < c.data.names.size(); ++i) {
            if (c.rolls()) text += for_machines(last_row_of(c, e)) + ',';
            text += csv_field(c.data.names[i]);
            for (const double value : e.matrix.row(static_cast<Eigen::Index>(i)))
                text += ',' + for_machines(cell(value));
            text += '\n';
        }
    }
    return text;
}

std::string correlated_as_json(const correlated& c) {
    json j{{"estimator", c.asked.estimator}, {"parameters", json::object()}};
    for (std::size_t i = 0; i < c.settings.size(); ++i)
        j["parameters"][std::string{parameters_of(c)[i].name}] = setting_cell(parameters_of(c)[i], c.settings[i]);
    j["convention"] = convention_as_json(c.estimator->documented);
    j["input"] = c.asked.input.string();
    j["columns"] = c.data.names;
    j["kind"] = c.asked.is == correlate_request::kind::prices ? "prices" : "returns";
    j["driver"] = c.rolls() ? "rolling" : "whole";
    if (c.rolls()) {
        j["window"] = c.in_force.window;
        j["step"] = c.in_force.step;
    }
    j["missing"] = name_of(c.in_force.when_missing);
    if (leaves_rows_out(c)) j["min_count"] = c.in_force.min_count;
    const std::size_t rows = c.data.rows.size(), complete = c.complete_rows();
    j["rows"] = {{"all", rows}, {"complete", complete}, {"with_missing", rows - complete}};
    j["notes"] = c.notes;
    if (!c.rolls()) {
        j.update(as_json(c.estimates.front(), c.counts.front()));
        return dumped(j);
    }
    json& windows = j["windows"] = json::array();
    for (std::size_t i = 0; i < c.estimates.size(); ++i) {
        json& window = windows.emplace_back(json{{c.data.dated ? "date" : "row", last_row_of(c, c.estimates[i])}});
        window.update(as_json(c.estimates[i], c.counts[i]));
    }
    return dumped(j);
}

}
