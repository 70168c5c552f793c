// SPDX-License-Identifier: BSL-1.0
// tidemark diverge as it is typed: options, complaints, exit codes.
#include "support/program_run.hpp"
#include "support/temporary_folder.hpp"
#include "tidemark/two_calendars.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>
#include <string>

namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using tidemark::support::content_of;
using tidemark::support::program_run;
using tidemark::support::run_program;
using tidemark::support::temporary_folder;
using tidemark::support::two_calendars;

class diverge_command : public testing::Test {
protected:
    program_run of_file(const std::string& arguments) const {
        return run_program("diverge " + arguments + " --input " + file_.string());
    }
    static void expect_refused(const program_run& run, int exit_code, const std::string& message) {
        EXPECT_EQ(run.exit_code, exit_code) << message;
        EXPECT_THAT(run.out, IsEmpty()) << message;
        EXPECT_THAT(run.err, AllOf(StartsWith("tidemark: "), HasSubstr(message)));
    }
    void expect_usage_error(const std::string& arguments, const std::string& message) const {
        expect_refused(of_file(arguments), 2, message);
    }
    void expect_data_error(const std::string& arguments, const std::string& message) const {
        expect_refused(of_file(arguments), 1, message);
    }

    temporary_folder folder_;
    std::filesystem::path file_ = folder_.write("closes.csv", two_calendars{}.csv());
};

TEST_F(diverge_command, tells_the_verdict_first_and_fits_on_a_hundred_columns) {
    const program_run run = of_file("coin stock --cut 2023-07-15");
    ASSERT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.err, IsEmpty());
    EXPECT_THAT(run.out, StartsWith("coin against stock, 2022-01-03 to 2023-12-01: 499 log returns"));
    EXPECT_LT(run.out.find("\nVerdict\n"), run.out.find("\nRatio"));
    std::istringstream lines{run.out};
    for (std::string line; std::getline(lines, line);)
        EXPECT_LE(std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; }), 100) << line;
    EXPECT_EQ(of_file("coin stock --cut 2023-07-15").out, run.out) << "the same again";
}

TEST_F(diverge_command, takes_every_option) {
    const program_run run = of_file(
        "coin stock --from 2022-02-01 --to 2023-11-20 --cut 2023-03-01 --every 2 --closing-offset 3.5 --lags 4 "
        "--confidence 0.9 --format json");
    ASSERT_EQ(run.exit_code, 0) << run.err;
    const json j = json::parse(run.out);
    EXPECT_EQ(j.at("first"), "coin");
    EXPECT_EQ(j.at("second"), "stock");
    EXPECT_EQ(j.at("last_day"), "2023-11-20");
    EXPECT_EQ(j.at("every"), 2);
    EXPECT_EQ(j.at("cut"), "2023-03-01");
    EXPECT_EQ(j.at("cut_was_given"), true);
    EXPECT_EQ(j.at("closing_offset_hours"), 3.5);
    EXPECT_EQ(j.at("confidence"), 0.9);
    EXPECT_EQ(j.at("lead_lag").at("lags").size(), 9U) << "from -4 to 4";
}

TEST_F(diverge_command, writes_its_answer_into_a_file) {
    const auto out = folder_.path() / "answer.txt";
    const program_run run = of_file("coin stock --out " + out.string());
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.out, IsEmpty());
    EXPECT_EQ(content_of(out), of_file("coin stock").out);
    expect_data_error("coin stock --out " + (folder_.path() / "no" / "answer").string(), "cannot be written");
}

TEST_F(diverge_command, takes_a_file_of_each) {
    const auto two = folder_.write("two.csv", two_calendars{}.csv());
    const program_run run = run_program("diverge coin stock --input " + file_.string() + " --input " + two.string());
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_EQ(run.out, of_file("coin stock").out);
    const program_run same = run_program("diverge coin coin --input " + file_.string() + " --input " + two.string());
    EXPECT_THAT(same.out, StartsWith("coin of closes.csv against coin of two.csv"));
    expect_refused(run_program("diverge coin coin --input " + file_.string() + " --input " + file_.string()), 2,
                   "coin is named twice, expected two series");
}

TEST_F(diverge_command, says_that_nobody_picked_the_cut) {
    const program_run run = of_file("coin stock");
    EXPECT_THAT(run.out, AllOf(HasSubstr("No --cut was given"), HasSubstr("with the last 90 returns")));
    EXPECT_THAT(of_file("coin stock --cut 2023-07-15").out, Not(HasSubstr("No --cut")));
    EXPECT_EQ(json::parse(of_file("coin stock --format json").out).at("cut_was_given"), false);
}

TEST_F(diverge_command, samples_by_the_week) {
    const program_run run = of_file("coin stock --weekly");
    ASSERT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.out, StartsWith("coin against stock, 2022-01-07 to 2023-12-01: 99 weekly log returns"));
    EXPECT_EQ(of_file("coin stock --every week").out, run.out);
}

TEST_F(diverge_command, warns_of_closes_at_different_hours) {
    EXPECT_THAT(of_file("coin stock --closing-offset 4").out, HasSubstr("Warning: "));
    EXPECT_THAT(of_file("coin stock").out, Not(HasSubstr("Warning: ")));
}

TEST_F(diverge_command, explains_itself) {
    const program_run run = run_program("diverge --help");
    EXPECT_EQ(run.exit_code, 0);
    for (const char* told : {"large_1_20", "--closing-offset", "Without --cut", "Exit codes: ", "Examples:"})
        EXPECT_THAT(run.out, HasSubstr(told));
    EXPECT_THAT(run_program("--help").out, HasSubstr("diverge"));
}

TEST_F(diverge_command, refuses_what_has_no_meaning) {
    expect_usage_error("coin coin", "coin is named twice, expected two series");
    expect_usage_error("coin date", "date is the column of the days");
    expect_usage_error("coin stock --data .", "--data and --input are two sources: expected one of them");
    expect_usage_error("coin stock --input b --input c", "--input is given 3 times, expected once or twice");
    expect_usage_error("coin stock --from 1.1.2022", "--from is \"1.1.2022\", expected a date, YYYY-MM-DD");
    expect_usage_error("coin stock --from 2023-01-01 --to 2022-01-01", "--to is before --from");
    expect_usage_error("coin stock --every 0", "--every is 0, expected at least 1");
    expect_usage_error("coin stock --every month", "--every is \"month\", expected a number of shared days, or week");
    expect_usage_error("coin stock --every 2 --weekly", "--weekly and --every say twice how often");
    expect_usage_error("coin stock --closing-offset late", "--closing-offset is \"late\", expected a number between");
    expect_usage_error("coin stock --closing-offset 30", "expected a number between -24 and 24");
    expect_usage_error("coin stock --confidence 1", "--confidence is \"1\", expected a number between 0 and 1");
    expect_usage_error("coin stock --confidence 95", "--confidence is \"95\", expected a number between 0 and 1");
    expect_usage_error("coin stock --lags many", "--lags is \"many\", expected a whole number");
    expect_usage_error("coin stock --lags 400", "--lags is 400, expected 1 to 249, half of the 499 returns");
    expect_usage_error("coin stock --lags 0", "--lags is 0, expected 1 to 249");
    expect_usage_error("coin stock --format csv", "--format is \"csv\", expected one of text, json");
    EXPECT_EQ(run_program("diverge coin stock").exit_code, 2);
    EXPECT_THAT(run_program("diverge coin stock").err, HasSubstr("--data or --input is missing"));
    EXPECT_EQ(run_program("diverge coin --input " + file_.string()).exit_code, 2);
}

TEST_F(diverge_command, refuses_a_cut_that_leaves_no_side) {
    expect_usage_error("coin stock --cut 2021-01-01",
                       "--cut is 2021-01-01, which leaves 0 returns before and 499 from");
    expect_usage_error("coin stock --cut 2023-11-30", "which leaves 497 returns before and 2 from it on, expected at");
    expect_usage_error("coin stock --cut tomorrow", "--cut is \"tomorrow\", expected a date, YYYY-MM-DD");
}

TEST_F(diverge_command, names_what_is_wrong_with_the_files) {
    expect_data_error("coin bond",
                      "closes.csv: has no column named bond; its columns are date, coin, stock, peg, empty");
    expect_data_error("coin peg", "peg is 1 on each of the 700 shared days: what never moves has no correlation");
    expect_data_error("coin empty", "coin and empty share no day: coin has 2022-01-01 to 2023-12-01, empty has none");
    expect_data_error("coin stock --from 2023-11-01", "coin and stock share 22 returns, expected at least");
    expect_data_error("coin stock --from 2024-11-01", "coin has no close within the days that were asked for");
    expect_data_error("coin stock --weekly --from 2023-09-01", "weekly returns, expected at least");
    file_ = folder_.write("bad.csv", "date,coin,stock\n2024-01-01,1,1\n2024-01-01,1,1\n");
    expect_data_error("coin stock",
                      "bad.csv, line 3, column 1 (date): \"2024-01-01\", expected a day after 2024-01-01");
    file_ = folder_.write("bad.csv", "date,coin,stock\n2024-01-01,1,1\n2024-01-02,0,1\n");
    expect_data_error("coin stock", "bad.csv, line 3, column 2 (coin): \"0\", expected a positive finite close");
    file_ = folder_.write("bad.csv", "coin,stock\n1,1\n");
    expect_data_error("coin stock", "bad.csv: has no column named date");
    file_ = folder_.path() / "nowhere.csv";
    expect_data_error("coin stock", "nowhere.csv: cannot be read");
}

TEST_F(diverge_command, says_that_two_files_share_no_day) {
    const auto later = folder_.write("later.csv", two_calendars{.first = {2025, 1, 1}}.csv());
    expect_refused(
        run_program("diverge coin stock --input " + file_.string() + " --input " + later.string()), 1,
        "coin and stock share no day: coin has 2022-01-01 to 2023-12-01, stock has 2025-01-01 to 2026-12-01");
}

/// A market of three coins and an index of equities.
class diverge_on_a_market : public diverge_command {
protected:
    diverge_on_a_market() {
        const two_calendars both;
        const auto coin = both.coin(), stock = both.stock();
        std::string crypto = "date,asset,price_usd,market_cap_usd,volume_usd\n", equities = "date,symbol,close\n";
        for (std::size_t i = 0; i < both.days; ++i) {
            const std::string day{tidemark::core::iso_text{both.dates()[i]}.view()};
            const std::string a = std::to_string(coin[i]), b = std::to_string(stock[i]);
            crypto += day + ",ETH," + a + ",1000,1\n" + day + ",GOLD," + b + ",1000,1\n";
            if (two_calendars::is_open(both.dates()[i]))
                equities += day + ",GOLD," + b + "\n" + day + ",IWM_TR," + a + "\n" + day + ",RUT," + b + "\n";
        }
        folder_.write("crypto_daily.csv", crypto);
        folder_.write("equities_daily.csv", equities);
    }
    program_run of_market(const std::string& arguments) const {
        return run_program("diverge " + arguments + " --data " + folder_.path().string());
    }
};

TEST_F(diverge_on_a_market, knows_assets_and_symbols_and_when_they_close) {
    const program_run run = of_market("ETH RUT");
    ASSERT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.out,
                AllOf(StartsWith("ETH against RUT, 2022-01-03"), HasSubstr("Warning: ETH closes at 24:00 UTC")));
    EXPECT_EQ(json::parse(of_market("RUT ETH --format json").out).at("closing_offset_hours"), -3.5);
    EXPECT_THAT(of_market("IWM_TR RUT").out, AllOf(StartsWith("IWM_TR against RUT"), Not(HasSubstr("Warning: "))));
    EXPECT_EQ(json::parse(of_market("ETH RUT --closing-offset 0 --format json").out).at("closing_offset_hours"), 0.);
}

TEST_F(diverge_on_a_market, takes_a_name_for_the_symbol_and_says_so) {
    EXPECT_THAT(of_market("ETH GOLD").out,
                HasSubstr("GOLD is the symbol of equities_daily.csv; the asset of that name is"));
    EXPECT_EQ(json::parse(of_market("ETH GOLD --format json").out).at("warnings").size(), 2U);
    EXPECT_THAT(of_market("ETH asset:GOLD").out,
                StartsWith("ETH against asset:GOLD, 2022-01-01 to 2023-12-01: 699 log returns"));
    EXPECT_THAT(of_market("ETH symbol:GOLD").out, Not(HasSubstr("asset of that name")));
    EXPECT_EQ(of_market("asset:GOLD symbol:GOLD").exit_code, 0);
}

TEST_F(diverge_on_a_market, says_what_there_is) {
    expect_refused(
        of_market("ETH RUTT"), 1,
        "has nothing named RUTT; the nearest are RUT, ETH, GOLD. There are the indices and symbols large_1_20, "
        "mid_21_50, small_51_100, ranks_21_100, ranks_1_5, GOLD, IWM_TR, RUT, and 2 assets with prices");
    expect_refused(of_market("ETH asset:RUT"), 1, "has nothing named asset:RUT");
    expect_refused(of_market("small RUT"), 1, "only 2 assets are eligible");
    expect_refused(run_program("diverge ETH RUT --data " + (folder_.path() / "no").string()), 1, "is not a folder");
}

}
