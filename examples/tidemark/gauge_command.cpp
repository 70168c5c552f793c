// SPDX-License-Identifier: BSL-1.0
#include "commands.hpp"
#include "errors.hpp"
#include "gauge_files.hpp"
#include "gauge_report.hpp"
#include "gauge_words.hpp"
#include "options.hpp"
#include "registry/settings.hpp"
#include "words.hpp"
#include "written_files.hpp"

#include <tidemark/core/date.hpp>

#include <fmt/core.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace program {

using tidemark::core::date;

namespace {

/// As typed.
struct gauge_options {
    std::string name;
    std::string data;
    std::vector<std::string> set;
    std::optional<std::string> from;
    std::optional<std::string> to;
    std::optional<std::string> out;
};

std::string footer() {
    std::string names;
    for (const auto& [name, words] : gauges_by_name()) names.append(names.empty() ? "" : ", ").append(name);
    return fmt::format(
        "Data\n"
        "  crypto_daily.csv or .csv.gz    date,asset,price_usd,market_cap_usd,volume_usd\n"
        "  assets.csv (optional)          asset,class\n{}"
        "Gauges\n{}"
        "  Called with a name alone, the program says what is missing and what else may be given. Each day is read\n"
        "  from what was known then; `tidemark list` says what a gauge is.\n"
        "Exit codes: 0 done; 1 the data cannot answer; 2 asked wrongly.\n"
        "\n"
        "Examples:\n"
        "  tidemark gauge relative_strength_index --data prices --set asset=BTC --from 2024-01-01\n"
        "  tidemark gauge dominance --data prices --set asset=BTC --set eligibility=every_asset --out results\n",
        gauge_files_summary, wrapped(names, 112, "  "));
}

std::optional<date> day_of(const char* option, const std::optional<std::string>& typed) {
    return typed ? std::optional{chosen_day(option, *typed)} : std::nullopt;
}

gauge_question question_of(const gauge_options& o) {
    const gauge_question q{.folder = o.data, .from = day_of("--from", o.from), .to = day_of("--to", o.to)};
    if (q.from && q.to && *q.to < *q.from) throw usage_error{"--to is before --from"};
    if (!is_directory(q.folder)) throw data_error{fmt::format("{}: is not a folder", q.folder.string())};
    return q;
}

const gauge_words& words_of(const std::string& name) {
    const auto found = gauges_by_name().find(name);
    if (found != gauges_by_name().end()) return found->second;
    std::vector<std::string_view> known;
    for (const auto& [each, words] : gauges_by_name()) known.push_back(each);
    registry::refuse_unknown("gauge that runs on files", name, known);
}

ordered_json parameters_of(const gauge_options& o) {
    ordered_json given = ordered_json::object();
    for (const std::string& each : o.set) {
        auto [steps, value] = parse_path_assignment(each);
        ordered_json* const place = find_place(given, steps);
        if (place == nullptr) throw usage_error{fmt::format("--set {}: {} has no such field", each, o.name)};
        *place = std::move(value);
    }
    return given;
}

/// The command so far.
std::string typed(const gauge_options& o) {
    std::string command = fmt::format("tidemark gauge {} --data {}", o.name, shell_word(o.data));
    const auto add = [&](const char* option, const std::optional<std::string>& value) {
        if (value) command += fmt::format(" {} {}", option, shell_word(*value));
    };
    add("--from", o.from);
    add("--to", o.to);
    add("--out", o.out);
    for (const std::string& each : o.set) command += fmt::format(" --set {}", shell_word(each));
    return command;
}

void refuse_what_is_missing(const gauge_options& o, const gauge_words& words, const ordered_json& given) {
    std::vector<asked> missing, optional;
    std::string command = typed(o);
    for (const asked& each : words.parameters) {
        if (is_given(given, std::string{each.path})) continue;
        (each.example.empty() ? optional : missing).push_back(each);
        if (!each.example.empty()) command += assignment_of(each);
    }
    if (!missing.empty()) throw usage_error{complaint_about(o.name, missing, optional, command)};
}

void run_gauge(const gauge_options& o) {
    const gauge_words& words = words_of(o.name);
    const ordered_json given = parameters_of(o);
    refuse_what_is_missing(o, words, given);
    const rules_node node{o.name, given};
    node.only(fields_of(words.parameters));
    const made_gauge made = made_at(node, [&] { return words.make(node); });
    const gauge_readings readings = made.read(question_of(o));
    if (o.out) {
        make_folder(*o.out);
        write_file(std::filesystem::path{*o.out} / (o.name + ".csv"), readings_csv(readings));
    }
    fmt::print("{}", report_of({.name = o.name, .words = words, .given = given, .made = made, .readings = readings}));
}

}

void add_gauge(CLI::App& app) {
    CLI::App& command = *app.add_subcommand("gauge", "What the market says of itself, day by day");
    const auto options = std::make_shared<gauge_options>();
    command.add_option("gauge", options->name, "Which gauge")->type_name("NAME")->required();
    command.add_option("--data", options->data, "Folder with the data in CSV files")->type_name("DIR")->required();
    command.add_option("--set", options->set, "Give a parameter; may be given again")
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
    command.add_option("--from", options->from, "First day that is told")->type_name("DATE");
    command.add_option("--to", options->to, "Last day; what is later is not read")->type_name("DATE");
    command.add_option("--out", options->out, "Folder to write NAME.csv into, with every reading")->type_name("DIR");
    command.footer(footer());
    command.callback([options] { run_gauge(*options); });
}

}
