// SPDX-License-Identifier: BSL-1.0
// tidemark measure as it is typed: options, complaints, exit codes.
#include "support/program_run.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;
using tidemark::support::program_run;
using tidemark::support::run_program;
using tidemark::support::temporary_folder;

constexpr std::string_view prices =
    "date,close,index,gap\n"
    "2024-01-01,100,50,1\n"
    "2024-01-02,110,52,\n"
    "2024-01-03,99,51,2\n"
    "2024-01-04,121,53,3\n";

class measure_command : public testing::Test {
protected:
    program_run measure(const std::string& arguments) const {
        return run_program("measure " + arguments + " --input " + file_.string());
    }
    void expect_refused(int exit_code, const std::string& arguments, const std::string& message) const {
        const program_run run = measure(arguments);
        EXPECT_EQ(run.exit_code, exit_code) << arguments;
        EXPECT_THAT(run.out, IsEmpty()) << arguments;
        EXPECT_THAT(run.err, HasSubstr(message)) << arguments;
        EXPECT_THAT(run.err, StartsWith("tidemark: ")) << arguments;
    }
    void expect_usage_error(const std::string& arguments, const std::string& message) const {
        expect_refused(2, arguments, message);
    }
    void expect_data_error(const std::string& arguments, const std::string& message) const {
        expect_refused(1, arguments, message);
    }
    void expect_bad_data(std::string_view text, const std::string& arguments, const std::string& message) {
        const auto good = file_;
        file_ = folder_.write("bad.csv", text);
        expect_data_error(arguments, message);
        file_ = good;
    }

    temporary_folder folder_;
    std::filesystem::path file_ = folder_.write("prices.csv", prices);
};

TEST_F(measure_command, prints_the_answer_and_nothing_else) {
    const program_run run = measure("cumulative_return --column close --kind prices --format csv");
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_THAT(run.out, StartsWith("metric,value,used,missing\ncumulative_return,0.2"));
    EXPECT_THAT(run.err, IsEmpty());
}

TEST_F(measure_command, takes_every_option) {
    const program_run run = measure(
        "tracking_error --column close --benchmark index --kind prices --periods-per-year 365 --set ddof=0 "
        "--window 3 --min-count 2 --missing skip --format json");
    ASSERT_EQ(run.exit_code, 0) << run.err;
    const json j = json::parse(run.out);
    EXPECT_EQ(j.at("parameters"), (json{{"periods_per_year", 365.}, {"ddof", 0.}}));
    EXPECT_EQ(j.at("benchmark"), "index");
    EXPECT_EQ(j.at("kind"), "prices");
    EXPECT_EQ(j.at("driver"), "rolling");
    EXPECT_EQ(j.at("window"), 3);
    EXPECT_EQ(j.at("min_count"), 2);
    EXPECT_EQ(j.at("dates"), (json{"2024-01-02", "2024-01-03", "2024-01-04"}));
    EXPECT_TRUE(j.at("values").at(0).is_null());
    EXPECT_GT(j.at("values").at(1).get<double>(), 0);
}

TEST_F(measure_command, expands) {
    const program_run run = measure("maximum --column close --expanding --format csv");
    EXPECT_EQ(
        run.out,
        "date,maximum,used,missing\n2024-01-01,100,1,0\n2024-01-02,110,2,0\n2024-01-03,110,3,0\n2024-01-04,121,4,0\n");
}

TEST_F(measure_command, explains_itself) {
    const program_run run = run_program("measure --help");
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_THAT(run.out, HasSubstr("--kind prices makes simple returns"));
    EXPECT_THAT(run.out, HasSubstr("max_drawdown_of_levels"));
    EXPECT_THAT(run.out, HasSubstr("Exit codes: "));
}

TEST_F(measure_command, suggests_a_metric) {
    expect_usage_error("sharp_ratio --column close",
                       "there is no metric \"sharp_ratio\"; the nearest are sharpe_ratio, ");
}

TEST_F(measure_command, never_guesses_the_periods_of_a_year) {
    expect_usage_error("volatility --column close", "volatility needs --periods-per-year");
    expect_usage_error("volatility --column close --periods-per-year 0",
                       "volatility: periods_per_year is 0, expected a positive number");
    expect_usage_error("volatility --column close --periods-per-year daily",
                       "periods_per_year is \"daily\", expected a number");
    expect_usage_error("mean --column close --periods-per-year 365", "mean has no parameter periods_per_year");
    expect_usage_error("volatility --column close --periods-per-year 365 --set periods_per_year=252",
                       "periods_per_year is given more than once");
}

TEST_F(measure_command, refuses_wrong_parameters) {
    expect_usage_error("variance --column close --set dof=1", "variance has no parameter dof; its parameters are ddof");
    expect_usage_error("variance --column close --set ddof=-1", "variance: ddof is -1, expected 0 or more");
    expect_usage_error("variance --column close --set ddof", "--set is \"ddof\", expected a parameter and its value");
    expect_usage_error("quantile --column close --set type=G7", "type is \"G7\", expected one of inverted_cdf, ");
    expect_usage_error("quantile --column close --set probability=2",
                       "quantile: probability is 2, expected a number in [0, 1]");
}

TEST_F(measure_command, refuses_what_does_not_go_together) {
    expect_usage_error("mean --column close --window 2 --expanding", "excludes");
    expect_usage_error("beta --column close", "beta compares two columns: --benchmark is missing");
    expect_usage_error("mean --column close --benchmark index", "mean reads one column: --benchmark does not belong");
    expect_usage_error("max_drawdown_of_levels --column close",
                       "max_drawdown_of_levels reads prices or levels, not returns: say --kind prices");
    expect_usage_error("sharpe_ratio_lo_adjusted --column close --periods-per-year 12 --window 2",
                       "has no rolling form");
    expect_usage_error("drawdown_episodes --column close --kind prices --expanding", "a table of the whole sample");
    expect_usage_error("drawdown_episodes --column close --kind prices --missing propagate", "a table");
    expect_usage_error("drawdown_episodes --column close --kind prices --min-count 2", "a table");
    expect_usage_error("mean --column close --missing propagate --min-count 2", "--min-count counts the rows that");
}

TEST_F(measure_command, refuses_wrong_choices_and_counts) {
    expect_usage_error("mean --column close --kind levels", "--kind is \"levels\", expected one of returns, prices");
    expect_usage_error("mean --column close --missing drop",
                       "--missing is \"drop\", expected one of skip, propagate, refuse");
    expect_usage_error("mean --column close --format xml", "--format is \"xml\", expected one of text, csv, json");
    expect_usage_error("mean --column close --window 0", "--window is 0, expected at least 1");
    expect_usage_error("mean --column close --window 2.5", "--window is \"2.5\", expected a whole number");
    expect_usage_error("mean --column close --window -2", "--window is \"-2\", expected a whole number");
    expect_usage_error("mean --column close --window 2 --min-count 3",
                       "--min-count is 3, expected at most the window, 2");
    expect_usage_error("mean --column close --min-count 5", "--min-count is 5, expected at most the 4 rows");
    expect_usage_error("mean --column close --kind prices --expanding --min-count 4",
                       "--min-count is 4, expected at most the 3 rows");
}

TEST_F(measure_command, wants_its_arguments) {
    expect_usage_error("mean", "--column is required");
    EXPECT_EQ(run_program("measure mean --column close").exit_code, 2);
    EXPECT_EQ(run_program("measure").exit_code, 2);
}

TEST_F(measure_command, names_what_is_wrong_with_the_file) {
    expect_data_error("mean --column closing", "has no column named closing; its columns are date, close, index, gap");
    expect_data_error("mean --column gap --missing refuse",
                      "prices.csv, line 3, column 4 (gap): \"\", expected a number (--missing refuse)");
    expect_bad_data("", "mean --column x", "is empty, expected a header");
    expect_bad_data("x\n", "mean --column x", "has no rows");
    expect_bad_data("x\n1\n", "mean --column x --kind prices", "has fewer than two prices, so there is no return");
    expect_bad_data("x\n1\nten\n", "mean --column x", "bad.csv, line 3, column 1 (x): \"ten\", expected a number");
    expect_bad_data("x\n1\n0\n", "mean --column x --kind prices",
                    "bad.csv, line 3, column 1 (x): \"0\", expected a positive price");
    expect_bad_data("x\n1\n-1\n", "mean --column x --kind prices", "\"-1\", expected a positive price");
    expect_bad_data("x\n1\ninf\n", "mean --column x --kind prices", "\"inf\", expected a positive price");
    expect_bad_data(
        "date,x\n2024-01-02,1\n2024-01-02,1\n", "mean --column x",
        "bad.csv, line 3, column 1 (date): \"2024-01-02\", expected a date after 2024-01-02, the one before it");
    expect_bad_data("date,x\n2024-02-30,1\n", "mean --column x", "expected a date");
    file_ = folder_.path() / "nowhere.csv";
    expect_data_error("mean --column x", "nowhere.csv: cannot be read");
}

}
