// SPDX-License-Identifier: BSL-1.0
#include "commands.hpp"
#include "measure.hpp"
#include "options.hpp"
#include "words.hpp"

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>
#include <utility>

namespace program {

namespace {

/// As typed: what CLI11 fills.
struct measure_options {
    std::string metric;
    std::string input;
    std::string column;
    std::optional<std::string> benchmark{};
    std::optional<std::string> flows{};
    std::optional<std::string> periods_per_year{};
    std::string kind = "returns";
    std::vector<std::string> set{};
    std::optional<std::string> window{};
    std::optional<std::string> min_count{};
    bool expanding = false;
    std::string missing = "skip";
    std::string format = "text";
};

measure_request request_of(const measure_options& o) {
    measure_request q{o.metric, o.input, o.column, o.benchmark, o.flows};
    q.is = chosen<measure_request::kind>(
        "--kind", o.kind, {{"returns", measure_request::kind::returns}, {"prices", measure_request::kind::prices}});
    q.when_missing = chosen<measure_request::missing>("--missing", o.missing,
                                                      {{"skip", measure_request::missing::skip},
                                                       {"propagate", measure_request::missing::propagate},
                                                       {"refuse", measure_request::missing::refuse}});
    for (const std::string& text : o.set) q.parameters.push_back(registry::parse_assignment(text));
    if (o.periods_per_year) q.parameters.push_back({"periods_per_year", *o.periods_per_year});
    if (o.expanding) q.how = measure_request::driver::expanding;
    if (o.window) {
        q.how = measure_request::driver::rolling;
        q.window = whole_number("--window", *o.window);
    }
    if (o.min_count) q.min_count = whole_number("--min-count", *o.min_count);
    return q;
}

void run_measure(const measure_options& o) {
    const output_format written = chosen_format(o.format);
    const measurement m = measure(request_of(o));
    switch (written) {
        case output_format::text: fmt::print("{}", measurement_as_text(m)); break;
        case output_format::csv: fmt::print("{}", measurement_as_csv(m)); break;
        case output_format::json: fmt::print("{}", measurement_as_json(m)); break;
    }
}

template <class Has>
std::string names_of_metrics(const Has& has) {
    std::string names;
    for (const registry::metric& m : registry::metrics())
        if (has(*m.bound)) names.append(names.empty() ? "" : ", ").append(m.documented.name);
    return wrapped(names, 110, "  ");
}

std::string footer() {
    using registry::binding;
    const auto of_levels = [](const binding& b) { return b.reads == registry::reading::levels; };
    const auto recursion = [](const binding& b) { return b.is == registry::form::recursion; };
    const auto table = [](const binding& b) { return b.is == registry::form::table; };
    return fmt::format(
        "Rows\n"
        "  An empty field is missing. A column named date is read as dates, which must ascend, and goes along into "
        "the\n"
        "  answer; without one the rows are numbered.\n"
        "Kind\n"
        "  --kind returns reads the columns as they are, whatever they hold. --kind prices makes simple returns of "
        "them\n"
        "  first: the first one belongs to the second row, and a missing price leaves two returns missing. These "
        "metrics\n"
        "  read prices or levels themselves, and only with --kind prices:\n{}"
        "Accounts\n"
        "  time_weighted_return, money_weighted_return, modified_dietz_return and simple_dietz_return ask what an "
        "account\n"
        "  earned. --column is its value on each date, --flows what flowed in after that value was taken, negative "
        "for\n"
        "  what flowed out; an empty flow is none, and that of the last day comes too late to matter.\n"
        "Drivers\n"
        "  These have no rolling form:\n{}"
        "  These answer with a table of the whole sample:\n{}"
        "Answers\n"
        "  No answer is an empty field in csv and null in json. Infinities are inf and -inf, in json as strings.\n"
        "  With every number stands how many observations it used and how many rows were missing: of the whole "
        "sample,\n"
        "  of the window or of all rows so far. Of a table text and json tell it once.\n"
        "Exit codes: 0 done; 1 the data cannot answer; 2 asked wrongly.\n"
        "\n"
        "Examples:\n"
        "  tidemark measure sharpe_ratio --input levels.csv --column large_1_20 --kind prices --periods-per-year 365\n"
        "  tidemark measure beta --input returns.csv --column fund --benchmark index --window 60 --format csv\n"
        "  tidemark measure modified_dietz_return --input account.csv --column value --flows paid_in\n"
        "  tidemark measure value_at_risk_historical --input returns.csv --column fund --set alpha=0.01\n",
        names_of_metrics(of_levels), names_of_metrics(recursion), names_of_metrics(table));
}

}

void add_measure(CLI::App& app) {
    CLI::App& measure = *app.add_subcommand("measure", "Any metric of any column: whole, rolling or expanding.");
    const auto o = std::make_shared<measure_options>();
    measure.add_option("metric", o->metric, "Its name; 'tidemark list' shows all")->required()->type_name("METRIC");
    measure.add_option("--input", o->input, "CSV file with a header, plain or gzip")->required()->type_name("FILE");
    measure.add_option("--column", o->column, "The column to measure")->required()->type_name("NAME");
    measure.add_option("--benchmark", o->benchmark, "The other column, for a metric of pairs")->type_name("NAME");
    measure.add_option("--flows", o->flows, "What flowed into the account, for a metric that asks what it earned")
        ->type_name("NAME");
    measure.add_option("--periods-per-year", o->periods_per_year, "Required where the metric has it: never guessed")
        ->type_name("P");
    measure.add_option("--kind", o->kind, "What the columns hold: returns (as they are) or prices")
        ->type_name("returns|prices")
        ->capture_default_str();
    measure.add_option("--set", o->set, "A parameter of the metric; may be given again")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    CLI::Option* window = measure.add_option("--window", o->window, "Roll over so many rows")->type_name("N");
    measure
        .add_option("--min-count", o->min_count,
                    "An answer needs so many observed rows: by default all of a window, else what the metric needs")
        ->type_name("K");
    measure.add_flag("--expanding", o->expanding, "An answer a row, of all rows so far")->excludes(window);
    measure.add_option("--missing", o->missing, "What a missing row does: is left out, spoils the answer, is an error")
        ->type_name("skip|propagate|refuse")
        ->capture_default_str();
    measure.add_option("--format", o->format, "csv and json have all 17 digits")
        ->type_name("text|csv|json")
        ->capture_default_str();
    measure.footer(footer());
    measure.callback([o] { run_measure(*o); });
}

}
