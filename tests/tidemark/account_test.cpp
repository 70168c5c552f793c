// SPDX-License-Identifier: BSL-1.0
// What an account earned that money flows into and out of: tidemark measure with --flows.
#include "support/program_run.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <string>
#include <string_view>

namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using tidemark::support::program_run;
using tidemark::support::run_program;
using tidemark::support::temporary_folder;

// 100 that become 110; 40 more paid in; 150 become 120, of which 30 are drawn; 90 become 99.
constexpr std::string_view rows =
    "date,value,paid_in\n"
    "2023-01-01,100,\n"
    "2023-03-01,110,40\n"
    "2023-06-01,,\n"
    "2023-10-28,120,-30\n"
    "2024-01-01,99,7\n";

class account : public testing::Test {
protected:
    program_run measure(const std::string& metric, const std::string& more = "--flows paid_in") const {
        return run_program("measure " + metric + " --column value " + more + " --input " + file_.string());
    }
    double earned(const std::string& metric) const {
        const program_run run = measure(metric, "--flows paid_in --format json");
        EXPECT_EQ(run.exit_code, 0) << run.err;
        return json::parse(run.out).at("values").at(0);
    }
    void expect_refused(int exit_code, const std::string& metric, const std::string& more, const std::string& message) {
        const program_run run = measure(metric, more);
        EXPECT_EQ(run.exit_code, exit_code) << more;
        EXPECT_THAT(run.out, IsEmpty()) << more;
        EXPECT_THAT(run.err, HasSubstr(message)) << more;
    }

    temporary_folder folder_;
    std::filesystem::path file_ = folder_.write("account.csv", rows);
};

TEST_F(account, earned_by_time) { EXPECT_NEAR(earned("time_weighted_return"), 1.1 * 0.8 * 1.1 - 1, 1e-15); }

// 59 of 365 days had passed when 40 came, 300 when 30 went.
TEST_F(account, earned_by_dietz) {
    EXPECT_NEAR(earned("modified_dietz_return"), (99 - 100 - 10) / (100 + 40 * 306.0 / 365 - 30 * 65.0 / 365), 1e-15);
    EXPECT_NEAR(earned("simple_dietz_return"), (99.0 - 100 - 10) / (100 + 5), 1e-15);
}

TEST_F(account, earned_by_money) {
    const double r = earned("money_weighted_return");
    EXPECT_NEAR(100 * (1 + r) + 40 * std::pow(1 + r, 306 / 365.0) - 30 * std::pow(1 + r, 65 / 365.0), 99, 1e-10);
}

TEST_F(account, says_what_was_asked) {
    const json told = json::parse(measure("modified_dietz_return", "--flows paid_in --format json").out);
    EXPECT_EQ(told.at("flows"), "paid_in");
    EXPECT_FALSE(told.contains("kind"));
    EXPECT_EQ(told.at("observations"), (json{{"used", 4}, {"missing", 1}}));
    EXPECT_THAT(told.at("convention").at("formula").get<std::string>(), HasSubstr("sum w F"));
    EXPECT_THAT(measure("simple_dietz_return", "--flows paid_in --format csv").out,
                HasSubstr("simple_dietz_return,-0.10476190476190476,4,1\n"));
    EXPECT_THAT(measure("time_weighted_return").out, HasSubstr("time_weighted_return = -0.032\n"));
}

TEST_F(account, begins_with_what_flows_on_the_first_day) {
    file_ = folder_.write("opened.csv", "date,value,paid_in\n2023-01-01,0,100\n2024-01-01,110,\n");
    for (const char* metric :
         {"time_weighted_return", "money_weighted_return", "modified_dietz_return", "simple_dietz_return"})
        EXPECT_NEAR(earned(metric), 0.1, 1e-12) << metric;
}

TEST_F(account, refuses_what_has_no_meaning) {
    expect_refused(2, "simple_dietz_return", "", "--flows is missing");
    expect_refused(2, "mean", "--flows paid_in", "--flows does not belong to it");
    for (const char* option : {"--benchmark value", "--kind prices", "--periods-per-year 12", "--set a=1", "--window 3",
                               "--expanding", "--min-count 2", "--missing propagate"}) {
        const std::string typed{option};
        expect_refused(2, "simple_dietz_return", "--flows paid_in " + typed, typed.substr(0, typed.find(' ')));
    }
    expect_refused(1, "simple_dietz_return", "--flows nothing", "nothing");
}

TEST_F(account, refuses_rows_that_do_not_answer) {
    const auto with = [&](std::string_view text) { file_ = folder_.write("bad.csv", text); };
    with("date,value,paid_in\n2023-01-01,100,\n2023-02-01,,5\n2023-03-01,110,\n");
    expect_refused(1, "time_weighted_return", "--flows paid_in", "a value, since something flows on this day");
    EXPECT_NEAR(earned("simple_dietz_return"), 5 / 102.5, 1e-15);
    with("date,value,paid_in\n2023-01-01,,\n2023-03-01,110,\n");
    expect_refused(1, "simple_dietz_return", "--flows paid_in", "the value that the account begins with");
    with("date,value,paid_in\n2023-01-01,100,\n2023-03-01,,\n");
    expect_refused(1, "simple_dietz_return", "--flows paid_in", "2023-03-01 has no value");
    with("date,value,paid_in\n2023-01-01,100,\n");
    expect_refused(1, "simple_dietz_return", "--flows paid_in", "has 1 row, expected two or more");
    with("date,value,paid_in\n2023-03-01,100,\n2023-01-01,100,\n");
    expect_refused(1, "simple_dietz_return", "--flows paid_in", "a date after 2023-03-01");
    with("value,paid_in\n100,\n100,\n");
    expect_refused(1, "simple_dietz_return", "--flows paid_in", "date");
}

TEST_F(account, is_told_from_functions_for_cpp) {
    expect_refused(2, "expected_maximum_sharpe", "", "is a function for C++, not a metric of a column");
    expect_refused(2, "drawdown_series", "", "current_drawdown with --expanding");
}

}
