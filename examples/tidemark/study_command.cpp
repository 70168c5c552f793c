// SPDX-License-Identifier: BSL-1.0
#include "commands.hpp"
#include "market_file.hpp"
#include "progress.hpp"
#include "simulation.hpp"
#include "study.hpp"
#include "study_files.hpp"
#include "study_report.hpp"
#include "verdict.hpp"

#include <fmt/core.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>
#include <string>
#include <vector>

namespace program {

namespace {

constexpr std::uint64_t seed = 1;

struct study_options {
    std::string data;
    std::string out;
    std::vector<std::string> spans;
};

void run_study(const study_options& options) {
    const study s = make_study(options.data.empty() ? simulate_market(seed) : read_market(options.data), options.spans);
    const verdict v = judge(s);
    if (!options.out.empty()) write_study(s, v, options.out);
    fmt::print("{}", report_of(s, v));
}

}

void add_study(CLI::App& app) {
    CLI::App& study =
        *app.add_subcommand("study", "Do the fifty smallest of the hundred largest digital assets pay for their risk?");
    const auto options = std::make_shared<study_options>();
    study
        .add_option(
            "--data", options->data,
            "Folder with crypto_daily.csv or crypto_daily.csv.gz (date,asset,price_usd,market_cap_usd,volume_usd) and, "
            "if "
            "you have them, assets.csv (asset,class), equities_daily.csv (date,symbol,close) and rates_daily.csv "
            "(date,dgs3mo_pct). Without it the market is simulated.")
        ->type_name("DIR");
    study.add_option("--out", options->out, "Folder to write levels.csv, members.csv and metrics.json into")
        ->type_name("DIR");
    study
        .add_option(
            "--span", options->spans,
            "Also judge this span, from the close of one day to the close of another; may be given several times")
        ->type_name("FROM:TO")
        ->allow_extra_args(false);
    study.footer(
        fmt::format("Example:\n  tidemark study --data prices --out results --span 2021-01-31:2024-01-31\n\n"
                    "The simulated market: {}\n\n"
                    "Crypto has 365 periods a year, the equity series have 252.\n"
                    "Exit codes: 0 done; 1 the data cannot answer; 2 asked wrongly.",
                    simulation_summary));
    study.callback([options] { run_study(*options); });
}

}
