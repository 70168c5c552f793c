// SPDX-License-Identifier: BSL-1.0
#include "cells.hpp"
#include "commands.hpp"
#include "diverge.hpp"
#include "options.hpp"
#include "words.hpp"
#include "written_files.hpp"

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace program {

namespace {

/// As typed: what CLI11 fills.
struct diverge_options {
    std::string first;
    std::string second;
    std::optional<std::string> data{};
    std::vector<std::string> inputs{};
    std::optional<std::string> from{};
    std::optional<std::string> to{};
    std::optional<std::string> cut{};
    std::optional<std::string> every{};
    bool weekly = false;
    std::optional<std::string> closing_offset{};
    std::optional<std::string> lags{};
    std::string confidence = "0.95";
    std::string format = "text";
    std::optional<std::string> out{};
};

constexpr const char* data_help =
    "Folder with the market in CSV files\n"
    "  crypto_daily.csv or .csv.gz    date,asset,price_usd,market_cap_usd,volume_usd\n"
    "  assets.csv (optional)          asset,class; of class coin are the members of indices\n"
    "  equities_daily.csv (optional)  date,symbol,close";

constexpr const char* footer =
    "Names\n"
    "  With --data an asset (BTC), a symbol of equities_daily.csv (RUT) or an index of the study: large_1_20 (or "
    "large),\n"
    "  mid_21_50, small_51_100 (or small), ranks_21_100, ranks_1_5. With --input a column of closes beside one named\n"
    "  date, both of one file, or A of the first and B of the second. An empty field is a day on which it was shut.\n"
    "Days\n"
    "  The two are compared on the days that both were open; returns between those compound over days on which one "
    "was\n"
    "  shut. Closes at different hours of the day make the two look less alike and one of them late: with --data the\n"
    "  hours between crypto and equities are known, of files --closing-offset tells them.\n"
    "Cut\n"
    "  The first day of \"after\". A day that was picked because the two seemed to part on it makes every p-value of\n"
    "  before against after too small: then read the tests that search for the day themselves. Without --cut \"after\" "
    "is\n"
    "  the last 90 returns, or the last third of fewer than 270.\n"
    "Answers\n"
    "  No answer is a dash, in json null; why there is none is told. Nothing is random.\n"
    "Exit codes: 0 done; 1 the data cannot answer; 2 asked wrongly.\n"
    "\n"
    "Examples:\n"
    "  tidemark diverge ETH RUT --data prices --cut 2025-10-01\n"
    "  tidemark diverge small large --data prices --weekly\n"
    "  tidemark diverge fund index --input closes.csv --format json --out fund.json\n"
    "  tidemark diverge close close --input fund.csv --input index.csv --closing-offset 6.5\n";

double number(std::string_view option, const std::string& typed, double above, double below) {
    const ordered_json value = ordered_json::parse(typed, nullptr, false);
    if (value.is_number() && value > above && value < below) return value.get<double>();
    throw usage_error{fmt::format("{} is \"{}\", expected a number between {} and {}", option, typed, above, below)};
}

/// `--every 5` or `--every week`, which is --weekly.
void set_sampling(diverge_request& q, const diverge_options& o) {
    if (o.weekly && o.every) throw usage_error{"--weekly and --every say twice how often: expected one of them"};
    if (o.weekly || o.every == "week") {
        q.sampled_by = diverge_request::unit::weeks;
    } else if (o.every) {
        if (o.every->find_first_not_of("0123456789") != std::string::npos || o.every->empty())
            throw usage_error{fmt::format("--every is \"{}\", expected a number of shared days, or week", *o.every)};
        q.every = whole_number("--every", *o.every);
        if (q.every == 0) throw usage_error{"--every is 0, expected at least 1"};
    }
}

void set_source(diverge_request& q, const diverge_options& o) {
    if (o.data && !o.inputs.empty()) throw usage_error{"--data and --input are two sources: expected one of them"};
    if (!o.data && o.inputs.empty()) throw usage_error{"--data or --input is missing: where are the two series?"};
    if (o.inputs.size() > 2)
        throw usage_error{fmt::format("--input is given {} times, expected once or twice", o.inputs.size())};
    if (o.data) q.data = *o.data;
    for (const std::string& each : o.inputs) q.inputs.emplace_back(each);
    const bool one_source = q.inputs.size() < 2 || q.inputs.front() == q.inputs.back();
    if (o.first == o.second && one_source)
        throw usage_error{fmt::format("{} is named twice, expected two series", o.first)};
}

diverge_request request_of(const diverge_options& o) {
    diverge_request q{.first = o.first, .second = o.second};
    set_source(q, o);
    set_sampling(q, o);
    if (o.from) q.from = chosen_day("--from", *o.from);
    if (o.to) q.to = chosen_day("--to", *o.to);
    if (o.cut) q.cut = chosen_day("--cut", *o.cut);
    if (q.from && q.to && *q.to < *q.from) throw usage_error{"--to is before --from"};
    if (o.closing_offset) q.closing_offset = number("--closing-offset", *o.closing_offset, -24, 24);
    if (o.lags) q.lags = whole_number("--lags", *o.lags);
    q.confidence = number("--confidence", o.confidence, 0, 1);
    return q;
}

void run_diverge(const diverge_options& o) {
    const auto written =
        chosen<output_format>("--format", o.format, {{"text", output_format::text}, {"json", output_format::json}});
    const divergence d = diverge(request_of(o));
    const std::string answer = written == output_format::json ? divergence_as_json(d) : divergence_as_text(d);
    if (o.out)
        write_file(*o.out, answer);
    else
        fmt::print("{}", answer);
}

}

void add_diverge(CLI::App& app) {
    CLI::App& diverge =
        *app.add_subcommand("diverge", "Do two series move together, have they parted, and is it chance?");
    const auto o = std::make_shared<diverge_options>();
    diverge.add_option("A", o->first, "The one")->required()->type_name("NAME");
    diverge.add_option("B", o->second, "The other, the benchmark")->required()->type_name("NAME");
    diverge.add_option("--data", o->data, data_help)->type_name("DIR");
    diverge.add_option("--input", o->inputs, "CSV file with a header, plain or gzip; twice for a file of each")
        ->type_name("FILE")
        ->allow_extra_args(false);
    diverge.add_option("--from", o->from, "First day that is read")->type_name("DATE");
    diverge.add_option("--to", o->to, "Last day that is read")->type_name("DATE");
    diverge.add_option("--cut", o->cut, "First day of \"after\"; see below for what holds without it")
        ->type_name("DATE");
    diverge.add_flag("--weekly", o->weekly, "Closes of the last shared day of each week: the control of daily answers");
    diverge.add_option("--every", o->every, "Closes of every N-th shared day, or week: as --weekly")
        ->type_name("N|week");
    diverge.add_option("--closing-offset", o->closing_offset, "Hours by which A closes after B; negative where before")
        ->type_name("HOURS");
    diverge.add_option("--lags", o->lags, "Rows by which one may lead the other; 5 unless told otherwise")
        ->type_name("N");
    diverge.add_option("--confidence", o->confidence, "Of intervals; 1 less it is the level of tests")
        ->type_name("C")
        ->capture_default_str();
    diverge.add_option("--format", o->format, "json has all 17 digits")->type_name("text|json")->capture_default_str();
    diverge.add_option("--out", o->out, "File to write the answer into, in place of standard output")
        ->type_name("FILE");
    diverge.footer(footer);
    diverge.callback([o] { run_diverge(*o); });
}

}
