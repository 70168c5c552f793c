// SPDX-License-Identifier: BSL-1.0
// What measure answers: rows, kinds, policies for missing rows, and how it writes them.
#include "measure.hpp"

#include "errors.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <tidemark/core/missing.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/risk/mean.hpp>
#include <tidemark/risk/variance.hpp>
#include <tidemark/run/expanding.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace program;
namespace td = tidemark;
using nlohmann::json;
using td::support::temporary_folder;
using testing::AllOf;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::NanSensitiveDoubleEq;
using testing::Pointwise;
using testing::StartsWith;

constexpr double nan = td::core::nan;

class measure_values : public testing::Test {
protected:
    measure_request request(std::string metric, std::string_view text, std::string column = "x") {
        return {std::move(metric), folder_.write("data.csv", text), std::move(column)};
    }
    static std::vector<double> numbers(measure_request q) {
        return std::get<std::vector<double>>(measure(std::move(q)).answer);
    }
    static measure_request of_prices(measure_request q) {
        q.is = measure_request::kind::prices;
        return q;
    }

    temporary_folder folder_;
};

constexpr std::string_view four = "x\n0.1\n-0.5\n0.2\n0.6\n";

TEST_F(measure_values, measures_a_column_by_hand) {
    EXPECT_DOUBLE_EQ(numbers(request("mean", four)).front(), 0.1);
    EXPECT_DOUBLE_EQ(numbers(request("cumulative_return", four)).front(), 1.1 * 0.5 * 1.2 * 1.6 - 1);
    EXPECT_DOUBLE_EQ(numbers(request("max_drawdown", four)).front(), 0.5);
    measure_request q = request("variance", four);
    q.parameters = {{"ddof", "0"}};
    EXPECT_DOUBLE_EQ(numbers(q).front(), (0 + 0.36 + 0.01 + 0.25) / 4);
}

TEST_F(measure_values, measures_a_pair_of_columns) {
    measure_request q = request("beta", "index,x\n0.1,0.2\n0.2,0.4\n,7\n0.4,0.8\n");
    q.benchmark = "index";
    const measurement m = measure(q);
    EXPECT_DOUBLE_EQ(std::get<std::vector<double>>(m.answer).front(), 2);
    EXPECT_EQ(m.rows.size(), 4U);
    EXPECT_EQ(m.observed.size(), 3U);
}

TEST_F(measure_values, reads_compressed_files) {
    measure_request q = request("mean", four);
    q.input = folder_.write_compressed("data.csv.gz", four);
    EXPECT_DOUBLE_EQ(numbers(q).front(), 0.1);
}

TEST_F(measure_values, turns_prices_into_simple_returns) {
    measure_request q = of_prices(request("mean", "date,x\n2024-01-01,100\n2024-01-02,150\n2024-01-05,75\n"));
    q.how = measure_request::driver::expanding;
    EXPECT_THAT(numbers(q), ElementsAre(0.5, 0));
    EXPECT_EQ(measurement_as_csv(measure(q)), "date,mean,used,missing\n2024-01-02,0.5,1,0\n2024-01-05,0,2,0\n");
}

TEST_F(measure_values, carries_no_price_across_a_gap) {
    const measurement m = measure(of_prices(request("mean", "y,x\n0,100\n0,150\n0,\n0,75\n0,150\n")));
    EXPECT_THAT(std::get<std::vector<double>>(m.answer), ElementsAre(0.75));
    EXPECT_EQ(m.rows.size(), 4U);
    EXPECT_EQ(m.observed.size(), 2U);
}

TEST_F(measure_values, leaves_prices_alone_for_a_metric_of_levels) {
    measure_request q = of_prices(request("max_drawdown_of_levels", "x\n100\n150\n0\n150\n"));
    EXPECT_THAT(numbers(q), ElementsAre(1));
    q.how = measure_request::driver::rolling;
    q.window = 2;
    EXPECT_THAT(numbers(q), Pointwise(NanSensitiveDoubleEq(), {nan, 0., 1., 0.}));
}

// The policies for missing rows are those of the library, for every driver.
class measure_policy : public measure_values, public testing::WithParamInterface<std::string_view> {
protected:
    void SetUp() override {
        std::string text = "y,x\n";
        for (std::size_t i = 0; i < GetParam().size(); ++i) {
            const bool missing = GetParam()[i] == '.';
            const double value = std::sin(static_cast<double>(i));
            x_.push_back(missing ? nan : value);
            char line[40];
            std::snprintf(line, sizeof line, missing ? "1,\n" : "1,%.17g\n", value);
            text += line;
        }
        request_ = request("variance", text);
    }

    template <class Policy>
    void expect_as_library(const Policy& policy) {
        using driver = measure_request::driver;
        const td::risk::variance metric{};
        EXPECT_THAT(run(driver::whole), ElementsAre(NanSensitiveDoubleEq(td::run::whole(metric, x_, policy))));
        EXPECT_THAT(run(driver::expanding), Pointwise(NanSensitiveDoubleEq(), td::run::expanding(metric, x_, policy)));
        EXPECT_THAT(run(driver::rolling), Pointwise(NanSensitiveDoubleEq(), td::run::rolling(metric, x_, 4, policy)));
    }
    std::vector<double> run(measure_request::driver how) {
        request_.how = how;
        request_.window = 4;
        return numbers(request_);
    }

    std::vector<double> x_;
    measure_request request_;
};

INSTANTIATE_TEST_SUITE_P(rows, measure_policy,
                         testing::Values("xxxxxxxxxxxx", ".xxxxxxxxxxx", "xxxxxx.xxxxx", "xxxxxxxxxxx.", "x..x.xxxxxx.",
                                         "............"));

TEST_P(measure_policy, skips_as_the_library) {
    expect_as_library(td::missing::skip{});
    request_.min_count = 2;
    expect_as_library(td::missing::skip{2});
}

TEST_P(measure_policy, propagates_as_the_library) {
    request_.when_missing = measure_request::missing::propagate;
    expect_as_library(td::missing::propagate{});
}

TEST_P(measure_policy, refuses_where_the_library_refuses) {
    request_.when_missing = measure_request::missing::refuse;
    if (GetParam().find('.') == std::string_view::npos)
        expect_as_library(td::missing::refuse{});
    else
        EXPECT_THROW(numbers(request_), data_error);
}

// Returns of 100, 150, 75, 90, 60, 160: two falls, the second below the first high until the end but one.
constexpr std::string_view path =
    "date,x\n2024-01-01,100\n2024-01-02,150\n2024-01-03,75\n2024-01-04,90\n2024-01-05,150\n2024-01-06,120\n";

TEST_F(measure_values, has_episodes_with_their_dates) {
    const std::string csv = "peak,trough,recovery,depth,end,peak_date,trough_date,recovery_date\n";
    EXPECT_EQ(measurement_as_csv(measure(of_prices(request("drawdown_episodes_of_levels", path)))),
              csv +
                  "1,2,4,0.5,recovered,2024-01-02,2024-01-03,2024-01-05\n"
                  "4,5,,0.19999999999999996,open,2024-01-05,2024-01-06,\n");

    const std::string falling = "date,x\n2024-01-01,100\n2024-01-02,\n2024-01-03,100\n2024-01-04,50\n2024-01-05,25\n";
    EXPECT_EQ(measurement_as_csv(measure(of_prices(request("drawdown_episodes", falling)))),
              csv + "0,2,,0.75,open,2024-01-03,2024-01-05,\n")
        << "the path begins at the price before the first return that is there";
    EXPECT_EQ(measurement_as_csv(measure(request("drawdown_episodes", "y,x\n1,-0.5\n1,\n1,-0.5\n1,9\n"))),
              "peak,trough,recovery,depth,end,peak_row,trough_row,recovery_row\n0,2,3,0.75,recovered,,3,4\n")
        << "and of returns before any row";
}

TEST_F(measure_values, has_the_span_of_the_largest_drawdown_with_its_dates) {
    EXPECT_EQ(measurement_as_csv(measure(of_prices(request("max_drawdown_span_of_levels", path)))),
              "peak,trough,depth,peak_date,trough_date\n1,2,0.5,2024-01-02,2024-01-03\n");
    EXPECT_EQ(measurement_as_csv(measure(request("max_drawdown_span", "x\n-1.5\n"))),
              "peak,trough,depth,peak_row,trough_row\n")
        << "a path below zero has no span";
}

TEST_F(measure_values, has_the_latest_alarm_of_a_detector_with_its_dates) {
    const auto detected = [&](std::string_view text) {
        measure_request q = request("mean_cusum", text);
        q.parameters = {{"mean", "0"}, {"deviation", "1"}, {"shift", "2"}, {"watches", "up"}, {"threshold", "2.5"}};
        return measurement_as_csv(measure(q));
    };
    EXPECT_EQ(detected("date,x\n2024-01-01,0\n2024-01-02,\n2024-01-03,3.25\n2024-01-04,2.5\n"),
              "alarm,up,down,alarms,toward,raised_date,changed_date\nstands,3.75,,1,up,2024-01-04,2024-01-03\n");
    EXPECT_EQ(detected("x\n1.5\n"), "alarm,up,down,alarms,toward,raised_row,changed_row\nnone,0.5,,0,,,\n");
}

TEST_F(measure_values, writes_the_whole_sample) {
    measure_request q = request("volatility", four);
    q.parameters = {{"periods_per_year", "4"}};
    const measurement m = measure(q);
    const double value = std::get<std::vector<double>>(m.answer).front();
    char digits[40];
    std::snprintf(digits, sizeof digits, "%.10g", value);
    EXPECT_EQ(measurement_as_text(m), "volatility = " + std::string{digits} +
                                          "\n  periods_per_year = 4\n  ddof = 1\n  stability = 2\n"
                                          "  4 rows observed, 0 missing\n"
                                          "  formula: sd(r) * periods_per_year^(1 / stability), with n - ddof in the "
                                          "standard deviation\n"
                                          "  value: fraction per square root of a year; exactly 0 for equal returns\n"
                                          "  no data: NaN with no more than ddof observations\n"
                                          "  source: Bacon, Practical Portfolio Performance Measurement and "
                                          "Attribution, ch. 4\n");
    const std::string csv = measurement_as_csv(m);
    const std::string before = "metric,value,used,missing\nvolatility,", after = ",4,0\n";
    ASSERT_THAT(csv, AllOf(StartsWith(before), EndsWith(after)));
    EXPECT_EQ(std::stod(csv.substr(before.size())), value) << "all digits";
    EXPECT_EQ(json::parse(measurement_as_json(m)),
              (json{{"metric", "volatility"},
                    {"parameters", {{"periods_per_year", 4.}, {"ddof", 1.}, {"stability", 2.}}},
                    {"convention",
                     {{"formula", "sd(r) * periods_per_year^(1 / stability), with n - ddof in the standard deviation"},
                      {"value", "fraction per square root of a year; exactly 0 for equal returns"},
                      {"no_data", "NaN with no more than ddof observations"},
                      {"source", "Bacon, Practical Portfolio Performance Measurement and Attribution, ch. 4"}}},
                    {"input", (folder_.path() / "data.csv").string()},
                    {"column", "x"},
                    {"kind", "returns"},
                    {"driver", "whole"},
                    {"missing", "skip"},
                    {"min_count", 0},
                    {"observations", {{"used", 4}, {"missing", 0}}},
                    {"values", {value}}}));
}

TEST_F(measure_values, writes_a_row_for_each_row) {
    measure_request q = request("mean", "date,x\n2024-02-28,1\n2024-02-29,\n2024-03-01,4\n2024-03-02,8\n");
    q.how = measure_request::driver::rolling;
    q.window = 2;
    const measurement m = measure(q);
    EXPECT_EQ(measurement_as_csv(m),
              "date,mean,used,missing\n2024-02-28,,1,0\n2024-02-29,,1,1\n2024-03-01,,1,1\n2024-03-02,6,2,0\n");
    EXPECT_EQ(measurement_as_text(m),
              "mean\n  window = 2, min_count = 2\n  3 rows observed, 1 missing\n"
              "  formula: sum(x) / n\n  value: unit of the series\n  no data: NaN\n  source: -\n\n"
              "      date  mean  used  missing\n2024-02-28     -     1        0\n2024-02-29     -     1        1\n"
              "2024-03-01     -     1        1\n2024-03-02     6     2        0\n");
    const json j = json::parse(measurement_as_json(m));
    EXPECT_EQ(j.at("values"), (json{nullptr, nullptr, nullptr, 6.}));
    EXPECT_EQ(j.at("dates"), (json{"2024-02-28", "2024-02-29", "2024-03-01", "2024-03-02"}));
    EXPECT_EQ(j.at("window"), 2);
    EXPECT_EQ(j.at("min_count"), 2);
    EXPECT_EQ(j.at("observations"), (json{{"used", 3}, {"missing", 1}}));
    EXPECT_EQ(j.at("observations_by_row"), (json{{"used", {1, 1, 1, 2}}, {"missing", {0, 1, 1, 0}}}));
}

// Every driver tells what its numbers rest on, and every form but the csv of a table writes it.
TEST_F(measure_values, counts_what_is_used_and_missing_of_pairs) {
    measure_request q = request("correlation", "index,x\n0.1,0.2\n,0.4\n0.3,\n0.4,0.8\n0.6,0.7\n");
    q.benchmark = "index";
    EXPECT_THAT(measurement_as_csv(measure(q)), EndsWith(",3,2\n"));
    EXPECT_THAT(measurement_as_text(measure(q)), HasSubstr("3 rows observed, 2 missing"));
    EXPECT_EQ(json::parse(measurement_as_json(measure(q))).at("observations"), (json{{"used", 3}, {"missing", 2}}));
    q.how = measure_request::driver::expanding;
    json counts = json::parse(measurement_as_json(measure(q))).at("observations_by_row");
    EXPECT_EQ(counts, (json{{"used", {1, 1, 1, 2, 3}}, {"missing", {0, 1, 2, 2, 2}}}));
    q.how = measure_request::driver::rolling;
    q.window = 2;
    q.when_missing = measure_request::missing::propagate;
    counts = json::parse(measurement_as_json(measure(q))).at("observations_by_row");
    EXPECT_EQ(counts, (json{{"used", {1, 1, 0, 1, 2}}, {"missing", {0, 1, 2, 1, 0}}}));
    EXPECT_THAT(measurement_as_csv(measure(q)), HasSubstr("\n3,,0,2\n"));
}

TEST_F(measure_values, tells_the_counts_of_a_table_once) {
    const measurement m = measure(request("drawdown_episodes", "y,x\n1,-0.5\n1,\n1,-0.5\n1,9\n"));
    EXPECT_THAT(measurement_as_text(m), HasSubstr("3 rows observed, 1 missing"));
    EXPECT_EQ(json::parse(measurement_as_json(m)).at("observations"), (json{{"used", 3}, {"missing", 1}}));
}

TEST_F(measure_values, numbers_the_rows_of_a_file_without_dates) {
    measure_request q = of_prices(request("mean", "x\n1\n2\n4\n"));
    q.how = measure_request::driver::expanding;
    EXPECT_EQ(measurement_as_csv(measure(q)), "row,mean,used,missing\n2,1,1,0\n3,1,2,0\n");
    EXPECT_EQ(json::parse(measurement_as_json(measure(q))).at("rows"), (json{2, 3}));
}

TEST_F(measure_values, writes_infinities_and_options_as_words) {
    measure_request q = request("sharpe_ratio", "x\n0.5\n0.5\n");
    q.parameters = {{"periods_per_year", "1"}};
    EXPECT_EQ(measurement_as_csv(measure(q)), "metric,value,used,missing\nsharpe_ratio,inf,2,0\n");
    EXPECT_EQ(json::parse(measurement_as_json(measure(q))).at("values"), (json{"inf"}));

    q = request("kurtosis", "x\n0.5\n0.5\n0.5\n0.5\n");
    q.parameters = {{"on_equal", "pandas"}};
    const json j = json::parse(measurement_as_json(measure(q)));
    EXPECT_EQ(j.at("parameters"), (json{{"type", "G2"}, {"on_equal", "pandas"}}));
    EXPECT_EQ(j.at("values"), (json{-3.}));
}

TEST_F(measure_values, says_why_there_is_no_answer) {
    measure_request q = request("variance", "y,x\n1,1\n1,\n");
    EXPECT_EQ(measurement_as_text(measure(q)),
              "variance = no answer\n  ddof = 1\n  1 rows observed, 1 missing\n"
              "  formula: sum((x - mean)^2) / (n - ddof)\n"
              "  value: square of the unit of the series; exactly 0 for equal observations\n"
              "  no data: NaN with no more than ddof observations\n"
              "  source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.6\n");
    q.min_count = 2;
    EXPECT_THAT(measurement_as_text(measure(q)), HasSubstr("fewer rows are observed than --min-count asks for"));
    q.min_count.reset();
    q.when_missing = measure_request::missing::propagate;
    EXPECT_THAT(measurement_as_text(measure(q)), HasSubstr("--missing propagate"));
}

}
