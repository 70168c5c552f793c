// SPDX-License-Identifier: BSL-1.0
// tidemark correlate as it is typed: options, complaints, exit codes.
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
    "2024-01-04,121,53,3\n"
    "2024-01-05,130,52,5\n";

class correlate_command : public testing::Test {
protected:
    program_run correlate(const std::string& arguments) const {
        return run_program("correlate " + arguments + " --input " + file_.string());
    }
    void expect_refused(int exit_code, const std::string& arguments, const std::string& message) const {
        const program_run run = correlate(arguments);
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

    temporary_folder folder_;
    std::filesystem::path file_ = folder_.write("prices.csv", prices);
};

TEST_F(correlate_command, prints_the_answer_and_nothing_else) {
    const program_run run = correlate("correlation_matrix --columns close,index --kind prices --format csv");
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_THAT(run.out, StartsWith("column,close,index\nclose,1,0.75477359769680"));
    EXPECT_THAT(run.err, IsEmpty());
    EXPECT_EQ(correlate("correlation_matrix --columns close --columns index --kind prices --format csv").out, run.out);
}

TEST_F(correlate_command, takes_every_option) {
    const program_run run = correlate(
        "covariance_matrix --columns close,index,gap --kind returns --set ddof=0 --window 3 --step 2 "
        "--missing complete --min-count 2 --format json");
    ASSERT_EQ(run.exit_code, 0) << run.err;
    const json j = json::parse(run.out);
    EXPECT_EQ(j.at("parameters"), (json{{"ddof", 0.}}));
    EXPECT_EQ(j.at("columns"), (json{"close", "index", "gap"}));
    EXPECT_EQ(j.at("kind"), "returns");
    EXPECT_EQ(j.at("driver"), "rolling");
    EXPECT_EQ(j.at("window"), 3);
    EXPECT_EQ(j.at("step"), 2);
    EXPECT_EQ(j.at("missing"), "complete");
    EXPECT_EQ(j.at("min_count"), 2);
    EXPECT_EQ(j.at("windows").at(0).at("date"), "2024-01-03");
    EXPECT_EQ(j.at("windows").at(1).at("date"), "2024-01-05");
    EXPECT_EQ(j.at("windows").at(0).at("matrix").at(0).at(0), 0.25) << "of 100 and 99";
}

TEST_F(correlate_command, explains_itself) {
    const program_run run = run_program("correlate --help");
    EXPECT_EQ(run.exit_code, 0);
    EXPECT_THAT(run.out, HasSubstr("skip|complete|propagate|refuse"));
    EXPECT_THAT(run.out, HasSubstr("correlation_matrix, covariance_matrix"));
    EXPECT_THAT(run.out, HasSubstr("constant, without observations"));
    EXPECT_THAT(run.out, HasSubstr("Exit codes: "));
    EXPECT_THAT(run_program("--help").out, HasSubstr("correlate"));
}

TEST_F(correlate_command, suggests_an_estimator) {
    expect_usage_error("correlation_matrx",
                       "there is no estimator \"correlation_matrx\"; the nearest are correlation_matrix, ");
    expect_usage_error("pairwise_matrix", "pairwise_matrix makes no matrix of the columns of a file, it is for C++");
    expect_usage_error("sharpe_ratio", "sharpe_ratio is a metric, not an estimator: see tidemark measure");
}

TEST_F(correlate_command, refuses_wrong_parameters) {
    expect_usage_error("covariance_matrix --set dof=1", "covariance_matrix has no parameter dof; its parameters are");
    expect_usage_error("covariance_matrix --set ddof=-1", "covariance_matrix: ddof is -1, expected 0 or more");
    expect_usage_error("covariance_matrix --set ddof", "--set is \"ddof\", expected a parameter and its value");
    expect_usage_error("correlation_matrix --set ddof=1", "correlation_matrix has no parameter ddof; it has no");
}

TEST_F(correlate_command, refuses_wrong_choices_and_counts) {
    expect_usage_error("correlation_matrix --kind levels", "--kind is \"levels\", expected one of returns, prices");
    expect_usage_error("correlation_matrix --missing drop",
                       "--missing is \"drop\", expected one of skip, complete, propagate, refuse");
    expect_usage_error("correlation_matrix --format xml", "--format is \"xml\", expected one of text, csv, json");
    expect_usage_error("correlation_matrix --window 0", "--window is 0, expected at least 1");
    expect_usage_error("correlation_matrix --window -2", "--window is \"-2\", expected a whole number");
    expect_usage_error("correlation_matrix --window 2 --step 0", "--step is 0, expected at least 1");
    expect_usage_error("correlation_matrix --step 2", "--window is missing");
    expect_usage_error("correlation_matrix --window 2 --min-count 3",
                       "--min-count is 3, expected at most the window, 2");
    expect_usage_error("correlation_matrix --min-count 6", "--min-count is 6, expected at most the 5 rows");
    expect_usage_error("correlation_matrix --missing propagate --min-count 2", "--min-count counts the rows that");
}

TEST_F(correlate_command, wants_two_columns_or_more) {
    expect_usage_error("correlation_matrix --columns close", "--columns names close alone, expected two columns");
    expect_usage_error("correlation_matrix --columns close,index,close", "--columns names close more than once");
    expect_data_error("correlation_matrix --columns close,closing", "has no column named closing; its columns are");
    expect_data_error("correlation_matrix --columns close,date", "column 1 (date): \"2024-01-01\", expected a number");
    EXPECT_EQ(run_program("correlate correlation_matrix").exit_code, 2);
    EXPECT_EQ(run_program("correlate").exit_code, 2);
}

TEST_F(correlate_command, names_what_is_wrong_with_the_file) {
    expect_data_error("correlation_matrix --missing refuse",
                      "prices.csv, line 3, column 4 (gap): \"\", expected a number (--missing refuse)");
    expect_data_error("correlation_matrix --window 6", "prices.csv: has 5 rows, fewer than the window, 6");
    expect_data_error("correlation_matrix --window 5 --kind prices", "prices.csv: has 4 rows");
    file_ = folder_.write("bad.csv", "x,y\n7,1\n7,1\n");
    expect_data_error("correlation_matrix",
                      "bad.csv: correlation_matrix has no answer for any pair of columns: column x is 7 in each of its "
                      "2 rows; column y is 1 in each of its 2 rows");
    file_ = folder_.write("bad.csv", "x,y\n7,1\n0,1\n");
    expect_data_error("correlation_matrix --kind prices", "bad.csv, line 3, column 1 (x): \"0\", expected a positive");
    file_ = folder_.write("bad.csv", "x,y\n7,1\n");
    expect_data_error("correlation_matrix --kind prices", "has fewer than two prices, so there is no return");
    file_ = folder_.write("bad.csv", "date,x,y\n2024-01-02,7,1\n2024-01-02,7,1\n");
    expect_data_error("correlation_matrix", "expected a date after 2024-01-02, the one before it");
    file_ = folder_.path() / "nowhere.csv";
    expect_data_error("correlation_matrix", "nowhere.csv: cannot be read");
}

}
