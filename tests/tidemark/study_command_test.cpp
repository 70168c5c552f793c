// SPDX-License-Identifier: BSL-1.0
// The program as its users run it: what it answers, what it complains of, how it exits.
#include "support/program_run.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;
using tidemark::support::content_of;
using tidemark::support::program_run;
using tidemark::support::run_program;
using tidemark::support::temporary_folder;

/// Prices of a hundred and ten coins on the days of the first months of 2024, without the days after `days`.
std::string prices(int coins = 110, int days = 60) {
    std::string text = "date,asset,price_usd,market_cap_usd,volume_usd\n";
    for (int day = 0; day < days; ++day) {
        const int month = day < 31 ? 1 : 2;
        const int day_of_month = day < 31 ? day + 1 : day - 30;
        const std::string date = std::string{"2024-0"} + std::to_string(month) + (day_of_month < 10 ? "-0" : "-") +
                                 std::to_string(day_of_month);
        for (int coin = 0; coin < coins; ++coin) {
            const int price = 1000 + (day * 37 + coin * 11) % 101;
            text += date + ",C" + std::to_string(coin) + "," + std::to_string(price) + "," +
                    std::to_string(price * (200 - coin)) + ",1\n";
        }
    }
    return text;
}

class study_command : public testing::Test {
protected:
    program_run study(const std::string& options) const {
        return run_program("study --data " + folder_.path().string() + " " + options);
    }
    /// The complaint of a run that must fail with this exit code and answer nothing.
    std::string complaint(int exit_code, const std::string& options = "") const {
        const program_run run = study(options);
        EXPECT_EQ(run.exit_code, exit_code);
        EXPECT_THAT(run.out, IsEmpty());
        EXPECT_THAT(run.err, StartsWith("tidemark: "));
        return run.err;
    }

    temporary_folder folder_;
};

TEST_F(study_command, without_data_studies_a_simulated_market) {
    const std::string out = (folder_.path() / "out").string();
    const program_run run = run_program("study --out " + out + " --span 2021-06-30:2023-06-30");
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_THAT(run.err, IsEmpty()) << "no progress bar in a pipe";
    EXPECT_THAT(run.out, AllOf(HasSubstr("SIMULATED market"), HasSubstr("2192 days, 150 assets with prices"),
                               HasSubstr("2021-06-30 to 2023-06-30"), HasSubstr("This market is simulated.")));
    for (const char* name : {"levels.csv", "members.csv", "drawdowns.csv", "attribution.csv", "gauges.csv",
                             "decoupling.csv", "metrics.json"}) {
        EXPECT_TRUE(std::filesystem::exists(folder_.path() / "out" / name)) << name;
    }
    EXPECT_THAT(content_of(folder_.path() / "out" / "levels.csv"),
                StartsWith("date,large_1_20,mid_21_50,small_51_100,"));
    EXPECT_EQ(run_program("study --span 2021-06-30:2023-06-30").out, run.out) << "the same again";
}

TEST_F(study_command, studies_the_data_it_is_given) {
    folder_.write("crypto_daily.csv", prices());
    const program_run run = study("--span 2024-01-10:2024-02-10");
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.err, IsEmpty());
    EXPECT_THAT(run.out, AllOf(HasSubstr("60 days, 110 assets with prices"), HasSubstr("no assets.csv"),
                               HasSubstr("Span, 2024-01-10 to 2024-02-10"),
                               HasSubstr("Note: CoinDesk-style 5, 20 and 80: left out")));
    EXPECT_FALSE(std::filesystem::exists("levels.csv")) << "nothing is written unless asked for";
}

TEST_F(study_command, helps) {
    const program_run run = run_program("study --help");
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_THAT(
        run.out,
        AllOf(
            HasSubstr("--data"), HasSubstr("--out"), HasSubstr("--span"), HasSubstr("Example:"),
            HasSubstr("simulated market"),
            HasSubstr(
                "levels.csv, members.csv, drawdowns.csv, attribution.csv, gauges.csv, decoupling.csv and metrics.json"),
            HasSubstr("MarketVector and CoinDesk")));
    EXPECT_EQ(run_program("--help").exit_code, 0);
    EXPECT_THAT(run_program("--version").out, StartsWith("tidemark "));
}

TEST_F(study_command, exits_with_2_when_asked_wrongly) {
    folder_.write("crypto_daily.csv", prices());
    EXPECT_THAT(complaint(2, "--span 2024-01-10"), HasSubstr("--span 2024-01-10: expected FROM:TO"));
    EXPECT_THAT(complaint(2, "--span 2024-01-10:2024-03-31"),
                HasSubstr("dates within the data, 2024-01-01 to 2024-02-29"));
    EXPECT_THAT(complaint(2, "--spam"), HasSubstr("--spam"));
    EXPECT_THAT(complaint(2, "--span"), HasSubstr("--span"));
    const program_run nothing = run_program("");
    EXPECT_EQ(nothing.exit_code, 2);
    EXPECT_THAT(nothing.err, StartsWith("tidemark: "));
}

TEST_F(study_command, exits_with_1_when_a_file_is_missing) {
    EXPECT_THAT(complaint(1), HasSubstr("has neither crypto_daily.csv nor crypto_daily.csv.gz"));
    const program_run run = run_program("study --data ''");
    EXPECT_EQ(run.exit_code, 1) << "an empty name is no wish for a simulation";
    EXPECT_THAT(run.err, HasSubstr("is not a folder"));
}

TEST_F(study_command, exits_with_1_when_a_column_is_missing) {
    folder_.write("crypto_daily.csv", "date,asset,price_usd\n");
    EXPECT_THAT(complaint(1), HasSubstr("crypto_daily.csv: has no column named market_cap_usd"));
}

TEST_F(study_command, exits_with_1_at_bad_rows_and_names_them) {
    const std::string last_line = "line 6602";
    const auto complaint_at = [&](const std::string& row) {
        folder_.write("crypto_daily.csv", prices() + row + "\n");
        return complaint(1);
    };
    EXPECT_THAT(complaint_at("2024-02-30,C1,1,1,1"), HasSubstr(last_line + ", column 1 (date): \"2024-02-30\""));
    EXPECT_THAT(complaint_at("2024-03-01,C1,l,1,1"), HasSubstr(last_line + ", column 3 (price_usd): \"l\""));
    EXPECT_THAT(complaint_at("2024-02-29,C1,1,1,1"), HasSubstr(last_line + ": date of a row of C1 is 2024-02-29"));
    EXPECT_THAT(complaint_at("2024-02-01,C1,1,1,1"), HasSubstr(last_line + ": date of a row of C1 is 2024-02-01"));
    EXPECT_THAT(complaint_at("2024-03-01,C1,0,1,1"), HasSubstr(last_line + ": price of C1 on 2024-03-01 is 0"));
    EXPECT_THAT(complaint_at("2024-03-01,C1,-2,1,1"), HasSubstr(last_line + ": price of C1 on 2024-03-01 is -2"));
    EXPECT_THAT(complaint_at("2024-03-01,C1,inf,1,1"), HasSubstr(last_line + ": price of C1 on 2024-03-01 is inf"));
    EXPECT_THAT(complaint_at("2024-03-01,C1,1,inf,1"),
                HasSubstr(last_line + ": market cap of C1 on 2024-03-01 is inf"));
    EXPECT_THAT(complaint_at("2024-03-01,C1,1,1"), HasSubstr(last_line + ": has 4 fields, the header has 5"));
}

TEST_F(study_command, exits_with_1_when_an_asset_has_no_class) {
    folder_.write("crypto_daily.csv", prices());
    folder_.write("assets.csv", "asset,class\nC0,coin\n");
    EXPECT_THAT(complaint(1),
                HasSubstr("line 3, column 2 (asset): \"C1\", expected an asset to which assets.csv gives a class"));
}

TEST_F(study_command, exits_with_1_when_fewer_than_a_hundred_assets_are_eligible) {
    folder_.write("crypto_daily.csv", prices(99));
    EXPECT_THAT(complaint(1), HasSubstr("on 2024-01-01 only 99 assets are eligible"));
}

TEST_F(study_command, exits_with_1_when_it_cannot_write) {
    folder_.write("crypto_daily.csv", prices());
    const auto in_the_way = folder_.write("taken", "");
    EXPECT_THAT(complaint(1, "--out " + in_the_way.string()), HasSubstr("taken: cannot be made"));
    std::filesystem::create_directories(folder_.path() / "out" / "levels.csv");
    EXPECT_THAT(complaint(1, "--out " + (folder_.path() / "out").string()), HasSubstr("levels.csv: cannot be written"));
}

}
