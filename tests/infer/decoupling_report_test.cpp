// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/decoupling_report.hpp>

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

using namespace tidemark::infer;

namespace {

decoupling_report some_report() {
    decoupling_report r;
    r.asset = "ETH";
    r.benchmark = "\"RUT\"";
    r.cut = {2025, 10, 6};
    r.first_day = {2025, 1, 2};
    r.last_day_before = {2025, 10, 3};
    r.first_day_after = {2025, 10, 6};
    r.last_day = {2025, 11, 21};
    r.confidence = 0.95;
    r.periods_per_year = 252;
    r.shared_days = 224;
    r.asset_days_left_out = 100;
    r.rows_before = 188;
    r.rows_after = 35;
    r.correlation_before = {188, 4, 0.5, {0.25, 0.75}, 0.625, 0.125, 50};
    r.change = {0.25, {-0.125, 0.5}, 2, 20, 0.0625};
    r.change_if_normal = {0.25, {0.0625, 0.375}, 4, tidemark::core::infinity, 0.0001};
    r.any_break = {1.5, 0.25, {2025, 4, 8}, 0.5, 0.75, 5};
    r.line_before = {188, 4, 0.001, 0.002, {-0.003, 0.005}, 1.25, 0.25, {0.75, 1.75}, 0.25, 0.5};
    r.gap = 0.1 + 0.2;
    r.ratio_return = 0.35;
    r.residual_part = {0.125, 0.0625, {0, 0.25}};
    r.residual_p_value = 0.05;
    r.before.asset_return = 0.5;
    r.parted_in_comovement = finding::not_significant;
    r.parted_in_level = finding::significant;
    r.verdict = "They parted\nin level.";
    return r;
}

TEST(decoupling_report, is_json_with_every_field_by_its_name) {
    const std::string part = R"({"value":null,"standard_error":null,"range":[null,null]})";
    const std::string line =
        R"("alpha":null,"alpha_error":null,"alpha_range":[null,null],"beta":null,"beta_error":null,)"
        R"("beta_range":[null,null],"r_squared":null,"residual_deviation":null})";
    const std::string performance = R"("benchmark_return":null,"asset_annualised_return":null,)"
                                    R"("benchmark_annualised_return":null,"tracking_gap":null,"tracking_error":null,)"
                                    R"("up_capture":null,"down_capture":null})";
    EXPECT_EQ(
        json(some_report()),
        R"({"format":1,"asset":"ETH","benchmark":"\"RUT\"","cut":"2025-10-06","first_day":"2025-01-02",)"
        R"("last_day_before":"2025-10-03","first_day_after":"2025-10-06","last_day":"2025-11-21",)"
        R"("confidence":0.95,"periods_per_year":252,"shared_days":224,"asset_days_left_out":100,)"
        R"("benchmark_days_left_out":0,"rows_before":188,"rows_after":35,)"
        R"("correlation_before":{"observations":188,"lags":4,"correlation":0.5,"range":[0.25,0.75],"z":0.625,)"
        R"("standard_error":0.125,"degrees_of_freedom":50},)"
        R"("correlation_after":{"observations":0,"lags":0,"correlation":null,"range":[null,null],"z":null,)"
        R"("standard_error":null,"degrees_of_freedom":null},)"
        R"("change":{"change":0.25,"range":[-0.125,0.5],"statistic":2,"degrees_of_freedom":20,"p_value":0.0625},)"
        R"("change_if_normal":{"change":0.25,"range":[0.0625,0.375],"statistic":4,"degrees_of_freedom":null,)"
        R"("p_value":0.0001},)"
        R"("any_break":{"statistic":1.5,"p_value":0.25,"last_day_before":"2025-04-08","before":0.5,"after":0.75,)"
        R"("bandwidth":5},)"
        R"("line_before":{"rows":188,"lags":4,"alpha":0.001,"alpha_error":0.002,"alpha_range":[-0.003,0.005],)"
        R"("beta":1.25,"beta_error":0.25,"beta_range":[0.75,1.75],"r_squared":0.25,"residual_deviation":0.5},)"
        R"("line_after":{"rows":0,"lags":0,)" +
            line + R"(,"beta_change":null,"beta_change_p_value":null,"gap":0.30000000000000004,"ratio_return":0.35,)" +
            R"("mean_part":)" + part + R"(,"beta_part":)" + part + R"(,"expected":)" + part +
            R"(,"residual_part":{"value":0.125,"standard_error":0.0625,"range":[0,0.25]},"residual_p_value":0.05,)" +
            R"("any_drift_break":{"statistic":null,"p_value":null,"last_day_before":null,"before":null,"after":null,)" +
            R"("bandwidth":0},"before":{"asset_return":0.5,)" + performance + R"(,"after":{"asset_return":null,)" +
            performance +
            R"(,"parted_in_comovement":"not significant","beta_changed":"no answer","parted_in_level":"significant",)" +
            R"("drifted_apart_before":"no answer","drifted_apart_after":"no answer","verdict":"They parted\u000ain level."})");
}

TEST(decoupling_report, keeps_every_digit) {
    decoupling_report r;
    r.gap = 1.0 / 3;
    const std::string found = json(r);
    const std::size_t at = found.find("\"gap\":") + 6;
    EXPECT_EQ(std::strtod(found.c_str() + at, nullptr), 1.0 / 3);
}

TEST(decoupling_report, is_a_table_for_reading) {
    EXPECT_EQ(text(some_report()),
              R"(ETH against "RUT", cut at 2025-10-06
224 shared days; left out 100 days of ETH and 0 of "RUT"; ranges hold at 95.0 %

                              before                    after
returns until                 2025-10-03                2025-11-21
rows                          188                       35
correlation                   0.500 (0.250 to 0.750)    -
beta                          1.250 (0.750 to 1.750)    -
alpha, % a row                0.100 (-0.300 to 0.500)   -
return of the asset           50.0 %                    -
return of the benchmark       -                         -
tracking gap, a year          -                         -
tracking error, a year        -                         -
up capture                    -                         -
down capture                  -                         -

change of correlation         0.250 (-0.125 to 0.500)   p 0.062; if normal below 0.001
change of beta                -                         p -
correlation break, any day    after 2025-04-08          p 0.250

gap in logarithmic returns    0.300                     ratio return 35.0 %
  mean part                   -
  beta part                   -
  residual part               0.125 (0.000 to 0.250)    p 0.050
expected of mean and beta     -
drift break, any day          -                         p -

They parted
in level.
)");
}

TEST(decoupling_report, names_what_was_found) {
    EXPECT_EQ(text_of(finding::no_answer), "no answer");
    EXPECT_EQ(text_of(finding::not_significant), "not significant");
    EXPECT_EQ(text_of(finding::significant), "significant");
}

}
