// SPDX-License-Identifier: BSL-1.0
#include "commands.hpp"
#include "market_file.hpp"
#include "simulation.hpp"
#include "study.hpp"
#include "study_files.hpp"
#include "study_report.hpp"
#include "verdict.hpp"

#include <fmt/core.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace program {

namespace {

constexpr std::uint64_t seed = 1;

struct study_options {
    std::optional<std::string> data;  // without it the market is simulated
    std::optional<std::string> out;
    std::vector<std::string> spans;
};

constexpr const char* data_help =
    "Folder with the market in CSV files; without it the market is simulated\n"
    "  crypto_daily.csv or .csv.gz    date,asset,price_usd,market_cap_usd,volume_usd\n"
    "  assets.csv (optional)          asset,class; of class coin are the eligible\n"
    "  equities_daily.csv (optional)  date,symbol,close of RUT, NDX, SPX, GOLD\n"
    "  rates_daily.csv (optional)     date,dgs3mo_pct: the 3-month bill, % a year";

constexpr const char* footer =
    "Beside its own indices stand those by the rules of MarketVector and CoinDesk, as far as the data go; the gap\n"
    "between small and large caps is explained by names and months.\n"
    "Crypto has 365 periods a year, the equity series have 252.\n"
    "Exit codes: 0 done; 1 the data cannot answer; 2 asked wrongly.\n"
    "\n"
    "Example:\n"
    "  tidemark study --data prices --out results --span 2021-01-31:2024-01-31\n";

void run_study(const study_options& options) {
    const study s = make_study(options.data ? read_market(*options.data) : simulate_market(seed), options.spans);
    const verdict v = judge(s);
    if (options.out) write_study(s, v, *options.out);
    fmt::print("{}", report_of(s, v));
}

}

void add_study(CLI::App& app) {
    CLI::App& study =
        *app.add_subcommand("study", "Do the fifty smallest of the hundred largest digital assets pay for their risk?");
    const auto options = std::make_shared<study_options>();
    study.add_option("--data", options->data, data_help)->type_name("DIR");
    study
        .add_option("--out", options->out,
                    "Folder to write levels.csv, members.csv, drawdowns.csv, attribution.csv, gauges.csv, "
                    "decoupling.csv and metrics.json into")
        ->type_name("DIR");
    study.add_option("--span", options->spans, "Judge this span as well, from close to close; may be given again")
        ->type_name("FROM:TO")
        ->allow_extra_args(false);
    study.footer(fmt::format("{}\n{}", simulation_summary, footer));
    study.callback([options] { run_study(*options); });
}

}
