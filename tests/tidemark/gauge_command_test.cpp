// SPDX-License-Identifier: BSL-1.0
// tidemark gauge: every gauge that is listed runs by its name or is one of numbers, with the command that the program
// proposes itself; readings are those of the library; what is missing is said at once.
#include "gauge_words.hpp"
#include "market_file.hpp"
#include "registry/registry.hpp"

#include "support/program_run.hpp"
#include "support/temporary_folder.hpp"

#include <tidemark/gauge/dominance.hpp>
#include <tidemark/gauge/share_above_mean.hpp>
#include <tidemark/index/known_market.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace gauge = tidemark::gauge;
namespace index = tidemark::index;
using program::gauges_by_name;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;
using tidemark::core::date;
using tidemark::support::content_of;
using tidemark::support::program_run;
using tidemark::support::run_program;
using tidemark::support::temporary_folder;

TEST(gauge_words, are_there_for_every_gauge_that_the_library_lists) {
    std::set<std::string_view> listed, known{program::gauges_of_numbers.begin(), program::gauges_of_numbers.end()};
    for (const auto& each : program::registry::gauges()) listed.insert(each.name);
    for (const auto& [name, words] : gauges_by_name()) {
        EXPECT_FALSE(known.contains(name)) << name;
        known.insert(name);
    }
    EXPECT_EQ(known, listed);
}

std::string iso(date day) { return std::string{tidemark::core::iso_text{day}.view()}; }

constexpr date first_day{2024, 1, 1};

/// BTC, a stablecoin and ten altcoins over 220 days; one of them is new after a hundred.
std::string small_market() {
    std::string rows = "date,asset,price_usd,market_cap_usd,volume_usd\n";
    for (int day = 0; day < 220; ++day) {
        for (int i = 0; i < 12; ++i) {
            if (i == 11 && day < 100) continue;
            const double price = i == 1 ? 1 : 10 + 0.5 * ((i * 37 + day * (1 + i % 5)) % 23);
            rows += iso(first_day + day) + ',' +
                    (i == 0   ? "BTC"
                     : i == 1 ? "USD"
                              : "C" + std::to_string(i)) +
                    ',' + std::to_string(price) + ',' + std::to_string(price * 1000 * (30 - i)) + ",2000\n";
        }
    }
    return rows;
}

class gauge_by_name : public testing::Test {
protected:
    gauge_by_name() {
        folder_.write("crypto_daily.csv", small_market());
        std::string classes = "asset,class\nBTC,coin\nUSD,stable\n", bars = "date,asset,high,low,close,volume\n";
        for (int i = 2; i < 12; ++i) classes += "C" + std::to_string(i) + ",coin\n";
        folder_.write("assets.csv", classes);
        for (int day = 0; day < 40; ++day) {
            const int moved = day * 7 % 11;
            bars += iso(first_day + day) + ",BTC," + std::to_string(102 + moved) + ',' + std::to_string(98 + moved) +
                    ',' + std::to_string(100 + moved) + ',' + std::to_string(5 + day % 3) + '\n';
        }
        folder_.write("bars.csv", bars);
        folder_.write("rate_futures.csv", "month,price\n2025-11,96.12\n2025-12,96.25\n2026-01,96.35\n");
        folder_.write("meetings.csv", "date\n2025-12-10\n");
        folder_.write("options.csv",
                      "expiry,strike,calls,puts\n2025-12-26,80000,10,300\n2025-12-26,100000,500,20\n"
                      "2026-01-30,90000,7,7\n");
        folder_.write("funds.csv",
                      "date,fund,shares,nav\n2024-01-02,IBIT,100,10\n2024-01-03,IBIT,110,11\n2024-01-04,IBIT,105,9\n");
    }

    program_run run(const std::string& arguments) const { return run_program("gauge " + arguments); }
    program_run gauge_of(const std::string& arguments) const { return run(arguments + data()); }
    std::string data() const { return " --data " + folder_.path().string(); }

    void expect_refused(int exit_code, const std::string& arguments, const std::string& message) const {
        const program_run r = gauge_of(arguments);
        EXPECT_EQ(r.exit_code, exit_code) << arguments;
        EXPECT_THAT(r.out, IsEmpty());
        EXPECT_THAT(r.err, StartsWith("tidemark: "));
        EXPECT_THAT(r.err, HasSubstr(message));
    }

    temporary_folder folder_;
};

TEST_F(gauge_by_name, says_what_is_missing_with_a_command_that_works) {
    for (const auto& [key, words] : gauges_by_name()) {
        const std::string name{key};
        const auto must_be_said = [](const program::asked& each) { return !each.example.empty(); };
        const program_run asked = gauge_of(name);
        if (std::none_of(words.parameters.begin(), words.parameters.end(), must_be_said)) {
            EXPECT_EQ(asked.exit_code, 0) << name << asked.err;
            continue;
        }
        ASSERT_EQ(asked.exit_code, 2) << name << asked.out;
        for (const program::asked& each : words.parameters) {
            EXPECT_THAT(asked.err, HasSubstr("  " + std::string{each.path} + " ")) << name;
        }
        const std::string command = asked.err.substr(asked.err.rfind("tidemark gauge ") + 15);
        const program_run done = run(command.substr(0, command.find('\n')));
        EXPECT_EQ(done.exit_code, 0) << command << done.err;
        EXPECT_THAT(done.out, StartsWith("gauge    " + name + '\n'));
    }
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in{text};
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

TEST_F(gauge_by_name, tells_what_the_library_does_day_by_day) {
    const auto out = folder_.path() / "out";
    const program_run r = gauge_of(
        "share_above_mean --set eligibility=every_asset --set count=8 --set window=20 "
        "--set min_count=20 --from 2024-01-10 --to 2024-06-30 --out " +
        out.string());
    ASSERT_EQ(r.exit_code, 0) << r.err;
    EXPECT_THAT(r.out, HasSubstr("of       date 2024-01-10 to 2024-06-30, 173 rows"));
    EXPECT_THAT(r.out, HasSubstr("10 of 173 rows have no answer, 10 of them before the first that has one"));
    const auto lines = lines_of(content_of(out / "share_above_mean.csv"));
    ASSERT_EQ(lines.size(), 174U);
    EXPECT_EQ(lines[0], "date,share");
    EXPECT_EQ(lines[1], "2024-01-10,");
    const program::market_data market = program::read_market(folder_.path());
    const gauge::share_above_mean share{
        .members = gauge::members{.eligibility = index::every_asset{}, .count = 8}, .window = 20, .min_count = 20};
    for (const std::size_t row : {11U, 60U, 173U}) {
        const index::known_market known{market.universe, row + 8};
        EXPECT_EQ(std::stod(lines[row].substr(11)), share(known)) << lines[row];
    }
}

TEST_F(gauge_by_name, reads_an_index_of_an_asset_and_of_bars) {
    const program_run rsi = gauge_of("relative_strength_index --set asset=C3 --to 2024-01-14");
    ASSERT_EQ(rsi.exit_code, 0) << rsi.err;
    EXPECT_THAT(rsi.out, HasSubstr("14 of 14 rows have no answer")) << "it takes 15 closes";
    const program_run mfi = gauge_of("money_flow_index --set asset=BTC --set periods=14");
    ASSERT_EQ(mfi.exit_code, 0) << mfi.err;
    EXPECT_THAT(mfi.out, HasSubstr("14 of 40 rows have no answer"));
    expect_refused(2, "relative_strength_index --set asset=NONE", "expected one of the market");
    expect_refused(1, "money_flow_index --set asset=ETH --set periods=14", "has no asset \"ETH\", but BTC");
}

TEST_F(gauge_by_name, reads_meetings_options_and_funds) {
    const program_run path = gauge_of("policy_path --set rate_now=3.88");
    ASSERT_EQ(path.exit_code, 0) << path.err;
    EXPECT_THAT(path.out, HasSubstr("of       meeting 2025-12-10"));
    EXPECT_THAT(path.out, HasSubstr("odds of -0.25"));
    const program_run pain = gauge_of(R"(max_pain --set 'expiries=["2025-12-26"]')");
    ASSERT_EQ(pain.exit_code, 0) << pain.err;
    EXPECT_THAT(pain.out, HasSubstr("of       expiries 2025-12-26"));
    expect_refused(1, R"(max_pain --set 'expiries=["2025-12-27"]')", "expiry");
    const auto out = folder_.path() / "out";
    ASSERT_EQ(gauge_of("fund_flow --set fund=IBIT --out " + out.string()).exit_code, 0);
    EXPECT_EQ(content_of(out / "fund_flow.csv"), "date,flow\n2024-01-02,\n2024-01-03,110\n2024-01-04,65\n");
}

TEST_F(gauge_by_name, says_whose_season_it_is_and_refuses_what_does_not_belong) {
    const std::string season =
        "altcoin_season --set eligibility=every_asset --set membership=window_start --set missing=dropped --set style=";
    const program_run r = gauge_of(season + "blockchain_center_style");
    ASSERT_EQ(r.exit_code, 0) << r.err;
    EXPECT_THAT(r.out, testing::ContainsRegex("last     (bitcoin season|neutral|altcoin season)"));
    EXPECT_THAT(r.out, HasSubstr("bitcoin              not given: its id, BTC by default"));
    expect_refused(2, season + "half_year_style", "count is given with half_year_style");
    expect_refused(2, season + "another_style", "expected one of blockchain_center_style");
    expect_refused(2, "altcoin_seasons", "altcoin_season");
    expect_refused(2, "dominance --set asset=BTC --set eligibility=every_asset --set window=3", "unknown field");
    expect_refused(2, "share_above_mean --set eligibility=every_asset --set count=8 --set window=5 --set min_count=9",
                   "min_count");
    expect_refused(1, "dominance --set asset=BTC --set eligibility=every_asset --from 2030-01-01", "has no days from");
    expect_refused(2, "dominance --set asset=BTC --set eligibility=every_asset --from 2024-13-01", "expected a date");
}

TEST(gauge_files, say_which_columns_they_have_where_they_are_not_there) {
    const temporary_folder empty;
    const program_run r =
        run_program("gauge money_flow_index --set asset=BTC --set periods=14 --data " + empty.path().string());
    EXPECT_EQ(r.exit_code, 1);
    EXPECT_THAT(r.err, HasSubstr("bars.csv: is not there; its columns are date,asset,high,low,close,volume"));
}

}
