// SPDX-License-Identifier: BSL-1.0
#include "commands.hpp"
#include "correlate.hpp"
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
struct correlate_options {
    std::string estimator;
    std::string input;
    std::vector<std::string> columns{};
    std::string kind = "returns";
    std::vector<std::string> set{};
    std::optional<std::string> window{};
    std::optional<std::string> step{};
    std::optional<std::string> missing{};
    std::optional<std::string> min_count{};
    std::string format = "text";
};

correlate_request request_of(const correlate_options& o) {
    using kind = correlate_request::kind;
    using missing = correlate_request::missing;
    correlate_request q{o.estimator, o.input, o.columns};
    q.is = chosen<kind>("--kind", o.kind, {{"returns", kind::returns}, {"prices", kind::prices}});
    if (o.missing) {
        q.when_missing = chosen<missing>("--missing", *o.missing,
                                         {{"skip", missing::skip},
                                          {"complete", missing::complete},
                                          {"propagate", missing::propagate},
                                          {"refuse", missing::refuse}});
    }
    for (const std::string& text : o.set) q.parameters.push_back(registry::parse_assignment(text));
    if (o.window) q.window = whole_number("--window", *o.window);
    if (o.step) q.step = whole_number("--step", *o.step);
    if (o.min_count) q.min_count = whole_number("--min-count", *o.min_count);
    return q;
}

void run_correlate(const correlate_options& o) {
    const output_format written = chosen_format(o.format);
    const correlated c = correlate(request_of(o));
    switch (written) {
        case output_format::text: fmt::print("{}", correlated_as_text(c)); break;
        case output_format::csv: fmt::print("{}", correlated_as_csv(c)); break;
        case output_format::json: fmt::print("{}", correlated_as_json(c)); break;
    }
}

/// The estimators of columns of which this is true.
template <class Has>
std::string names_of_estimators(const Has& has) {
    std::string names;
    for (const registry::estimator& e : registry::estimators())
        if (e.bound != nullptr && e.bound->run != nullptr && has(*e.bound))
            names.append(names.empty() ? "" : ", ").append(e.documented.name);
    return names.empty() ? "  none\n" : wrapped(names, 110, "  ");
}

std::string footer() {
    using registry::estimator_binding;
    using registry::missing_rows;
    const auto prefers = [](missing_rows policy) {
        return names_of_estimators([policy](const estimator_binding& b) { return b.takes.front() == policy; });
    };
    return fmt::format(
        "Rows\n"
        "  An empty field is missing. A column named date is read as dates, which must ascend. Without --columns all\n"
        "  columns are read whose first field is a number; a note says which are not.\n"
        "Kind\n"
        "  --kind returns reads the columns as they are, whatever they hold. --kind prices makes simple returns of "
        "them\n"
        "  first: the first one belongs to the second row, and a missing price leaves two returns missing.\n"
        "Missing\n"
        "  --missing skip leaves a row out of the pairs of columns that it misses, complete out of all, propagate "
        "leaves\n"
        "  what rests on it without an answer, refuse makes it an error. Unless told otherwise these skip:\n{}"
        "  and these, which need the same rows of every column, take complete rows:\n{}"
        "Windows\n"
        "  --window estimates the last N rows of every K-th row from the first full window on, each afresh; an answer\n"
        "  needs all rows of its window, unless --min-count asks for fewer.\n"
        "Answers\n"
        "  No answer is a dash, an empty field in csv and null in json; notes in text and json tell the columns that\n"
        "  are to blame: constant, without observations, not finite, or with fewer rows than needed. Where no entry\n"
        "  has an answer that is an error. csv has the matrix alone, a row a column, and of windows the date (or row)\n"
        "  of the last row before it; text and json tell how many rows each pair rests on.\n"
        "Exit codes: 0 done; 1 the data cannot answer; 2 asked wrongly.\n"
        "\n"
        "Examples:\n"
        "  tidemark correlate correlation_matrix --input returns.csv\n"
        "  tidemark correlate correlation_matrix --input levels.csv --columns large_1_20,small_51_100 --kind prices\n"
        "  tidemark correlate correlation_matrix --input returns.csv --window 60 --step 20 --format csv\n",
        prefers(missing_rows::skip), prefers(missing_rows::complete));
}

}

void add_correlate(CLI::App& app) {
    CLI::App& correlate =
        *app.add_subcommand("correlate", "Any estimator of a matrix, of columns of a file: whole or rolling.");
    const auto o = std::make_shared<correlate_options>();
    correlate.add_option("estimator", o->estimator, "Its name; 'tidemark list' shows all")
        ->required()
        ->type_name("ESTIMATOR");
    correlate.add_option("--input", o->input, "CSV file with a header, plain or gzip")->required()->type_name("FILE");
    correlate.add_option("--columns", o->columns, "The columns; without it all columns of numbers but date")
        ->type_name("A,B,...")
        ->delimiter(',')
        ->allow_extra_args(false);
    correlate.add_option("--kind", o->kind, "What the columns hold: returns (as they are) or prices")
        ->type_name("returns|prices")
        ->capture_default_str();
    correlate.add_option("--set", o->set, "A parameter of the estimator; may be given again")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    correlate.add_option("--window", o->window, "Roll over so many rows")->type_name("N");
    correlate.add_option("--step", o->step, "Rows from one window to the next; 1 unless told otherwise")
        ->type_name("K");
    correlate.add_option("--missing", o->missing, "What a row with a missing observation does; see below")
        ->type_name("skip|complete|propagate|refuse");
    correlate
        .add_option("--min-count", o->min_count,
                    "An answer needs so many observed rows: by default all of a window, else what the estimator needs")
        ->type_name("K");
    correlate.add_option("--format", o->format, "csv and json have all 17 digits")
        ->type_name("text|csv|json")
        ->capture_default_str();
    correlate.footer(footer());
    correlate.callback([o] { run_correlate(*o); });
}

}
