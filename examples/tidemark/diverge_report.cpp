// SPDX-License-Identifier: BSL-1.0
#include "cells.hpp"
#include "diverge.hpp"

#include <fmt/format.h>

namespace program {

namespace {

constexpr std::size_t width = 100;

std::string_view name_of(diverge_request::unit unit) { return unit == diverge_request::unit::weeks ? "week" : "day"; }

std::string returns_of(const diverge_request& q) {
    if (q.sampled_by == diverge_request::unit::weeks) return "weekly log returns";
    return q.every == 1 ? "log returns" : fmt::format("log returns of {} shared days", q.every);
}

std::string cut_in_words(const divergence& d) {
    const std::string sides = fmt::format("{} returns before, {} after", d.cut, d.pair.returns() - d.cut);
    if (d.asked.cut) return fmt::format("Cut {}: {}.", iso(*d.asked.cut), sides);
    return fmt::format(
        "No --cut was given: \"after\" begins on {}, with the last {} returns ({}). Nobody picked that day; what it "
        "shows may have begun at another. Of the tests for a change, those that search for the day are the ones to "
        "read.",
        iso(d.pair.end_of(d.cut)), d.pair.returns() - d.cut, sides);
}

ordered_json asked_as_json(const divergence& d) {
    const diverge_request& q = d.asked;
    ordered_json j{{"first", q.first}, {"second", q.second}};
    if (q.inputs.empty()) {
        j["data"] = q.data.string();
    } else {
        for (const auto& each : q.inputs) j["input"].push_back(each.string());
    }
    j["first_day"] = iso(d.pair.dates.front());
    j["last_day"] = iso(d.pair.dates.back());
    j["sampled_by"] = name_of(q.sampled_by);
    j["every"] = q.every;
    j["returns"] = d.pair.returns();
    j["periods_per_year"] = cell(d.periods_per_year);
    j["cut"] = day_cell(q.cut ? *q.cut : d.pair.end_of(d.cut));
    j["cut_was_given"] = q.cut.has_value();
    j["returns_before"] = d.cut;
    j["returns_after"] = d.pair.returns() - d.cut;
    j["closing_offset_hours"] = d.pair.clocks ? cell(d.pair.clocks->hours) : ordered_json{};
    j["confidence"] = q.confidence;
    return j;
}

}

std::string divergence_as_text(const divergence& d) {
    std::string text = fmt::format("{} against {}, {} to {}: {} {}, {:.4g} a year\n", d.pair.first.label,
                                   d.pair.second.label, iso(d.pair.dates.front()), iso(d.pair.dates.back()),
                                   d.pair.returns(), returns_of(d.asked), d.periods_per_year);
    text += wrapped(cut_in_words(d), width);
    for (const std::string& warning : d.warnings) text += wrapped(warning, width, "Warning: ");
    text += "\nVerdict\n";
    for (const std::string& sentence : d.verdict) text += wrapped(sentence, width, "  - ");
    for (const told_section& section : d.sections) text += section_as_text(section, width);
    return text;
}

std::string divergence_as_json(const divergence& d) {
    ordered_json j = asked_as_json(d);
    j["warnings"] = d.warnings;
    j["verdict"] = d.verdict;
    for (const told_section& section : d.sections) j[section.name] = section_as_json(section);
    return dumped(j);
}

}
