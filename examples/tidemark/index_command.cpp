// SPDX-License-Identifier: BSL-1.0
#include "asset_facts.hpp"
#include "commands.hpp"
#include "errors.hpp"
#include "event_file.hpp"
#include "index_chain.hpp"
#include "index_files.hpp"
#include "index_report.hpp"
#include "index_rules.hpp"
#include "market_file.hpp"
#include "options.hpp"
#include "rules_file.hpp"
#include "words.hpp"

#include <fmt/core.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace program {

namespace index = tidemark::index;

namespace {

/// As typed.
struct index_options {
    std::optional<std::string> rules;
    std::string data;
    std::vector<std::string> set;
    std::optional<std::string> from;
    std::optional<std::string> to;
    std::optional<std::string> out;
    std::optional<std::string> replay;
};

std::string footer() {
    return fmt::format(
        "Data\n"
        "  crypto_daily.csv or .csv.gz    date,asset,price_usd,market_cap_usd,volume_usd\n"
        "  assets.csv (optional)          asset,class; also listed,delisted\n{}{}"
        "Rules\n"
        "  JSON with the words of the library; a rule is its name, or an object of its name and its parameters.\n"
        "    {{\n"
        "      \"base\": {{\"date\": \"2020-01-01\", \"level\": 1000}},\n"
        "      \"schedule\": \"month_start\",\n"
        "      \"eligibility\": {{\"exclude_classes\": [\"stable\", \"wrapped\"]}},\n"
        "      \"selection\": [{{\"largest\": 100}}, {{\"smallest\": 50}}],\n"
        "      \"weighting\": [\"market_cap\", {{\"weight_cap\": 0.05}}],\n"
        "      \"missing_prices\": {{\"carry\": {{\"max_age\": 31}}}}\n"
        "    }}\n"
        "  Optional: name, description, rank_by, early_review, units_between_reviews.\n"
        "{}"
        "Published indices\n"
        "  By the name of their rules, which is short for a file that has no more than it:\n"
        "    {{\n"
        "      \"methodology\": {{\"coindesk_80_style\": {{\"stablecoins\": \"stable\", \"traded\": {{...}}}}}},\n"
        "      \"base\": {{\"date\": \"2024-12-31\", \"level\": 1000}},\n"
        "      \"missing_prices\": {{\"carry\": {{\"max_age\": 31}}}}\n"
        "    }}\n"
        "  --set reaches the parameters without their way: --set traded.min_count=60 is\n"
        "  --set methodology.coindesk_80_style.traded.min_count=60. Called with a name alone, the\n"
        "  program says what is missing, and what else may be given. Indices that it is cut from are\n"
        "  calculated first, on the same base.\n"
        "{}"
        "Exit codes: 0 done; 1 the data cannot answer; 2 asked wrongly, or the rules are wrong.\n"
        "\n"
        "Examples:\n"
        "  tidemark index rules.json --data prices --set selection[1].smallest=30 --out results\n"
        "  tidemark index marketvector_100_style --data prices --from 2020-01-31 --set cut_off=5 \\\n"
        "    --set missing_prices.carry.max_age=31 --set 'pegged=[\"stable\",\"wrapped\"]'\n",
        facts_summary, events_summary, words_of_rules(), names_of_methodologies());
}

/// The command so far.
std::string typed(const index_options& o) {
    std::string command = fmt::format("tidemark index {} --data {}", shell_word(*o.rules), shell_word(o.data));
    const auto add = [&](const char* option, const std::optional<std::string>& value) {
        if (value) command += fmt::format(" {} {}", option, shell_word(*value));
    };
    add("--from", o.from);
    add("--to", o.to);
    add("--out", o.out);
    for (const std::string& assignment : o.set) command += fmt::format(" --set {}", shell_word(assignment));
    return command;
}

void calculate_index(const index_options& o) {
    rules_file file{*o.rules};
    for (const std::string& assignment : o.set) file.set(assignment);
    if (o.from) file.set("base.date=" + iso(chosen_day("--from", *o.from)));
    const index_chain chain = file.chain(typed(o));
    const market_data data = read_market(o.data, o.to ? chosen_day("--to", *o.to) : index::open_end);
    const auto events = read_events(o.data);
    const calculated_chain all = calculate_chain(chain, data.universe, events);
    if (o.out) write_index(all.track(), data.universe, *o.out);
    fmt::print("{}", report_of(all, data.universe, events));
}

void replay_index(const index_options& o) {
    if (o.rules || !o.set.empty() || o.from || o.to) {
        throw usage_error{"--replay follows a trail: rules, --set, --from and --to do not belong to it"};
    }
    const market_data data = read_market(o.data);
    const index::track trail = read_trail(*o.replay, data.universe);
    const replayed again = replay_trail(trail, data.universe);
    if (o.out) write_levels(again.trail, *o.out);
    fmt::print("{}", report_of(again));
}

void run_index(const index_options& o) {
    if (o.replay) return replay_index(o);
    if (!o.rules) throw usage_error{"a file of rules is missing, or the name of a published index"};
    calculate_index(o);
}

}

void add_index(CLI::App& app) {
    CLI::App& command =
        *app.add_subcommand("index", "Calculate an index from its rules, with the trail that explains it");
    const auto options = std::make_shared<index_options>();
    command.add_option("rules", options->rules, "File of rules, or the name of a published index")
        ->type_name("RULES.json|NAME");
    command.add_option("--data", options->data, "Folder with the market in CSV files")->type_name("DIR")->required();
    command.add_option("--set", options->set, "Put a value in the place of another in the rules; may be given again")
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
    command.add_option("--from", options->from, "Base date, in place of that of the rules")->type_name("DATE");
    command.add_option("--to", options->to, "Last day; what is later is not read")->type_name("DATE");
    command
        .add_option("--out", options->out, "Folder to write levels.csv, members.csv, events.csv and audit.json into")
        ->type_name("DIR");
    command.add_option("--replay", options->replay, "Follow this trail in place of rules, and compare the levels")
        ->type_name("AUDIT.json");
    command.footer(footer());
    command.callback([options] { run_index(*options); });
}

}
