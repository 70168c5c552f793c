// SPDX-License-Identifier: BSL-1.0
#include "list.hpp"

#include "support/program_run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

namespace {

using namespace program;
using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using tidemark::support::run_program;

const json& listed() {
    static const json all = json::parse(list_as_json());
    return all;
}

json entry_of(const json& family, const std::string& name) {
    const auto found = std::find_if(family.begin(), family.end(), [&](const json& e) { return e.at("name") == name; });
    return found == family.end() ? json{} : *found;
}

TEST(list_output, is_one_object_of_five_families) {
    ASSERT_EQ(listed().size(), 5U);
    for (const char* family : {"metrics", "functions", "estimators", "methodologies", "gauges"}) {
        ASSERT_TRUE(listed().at(family).is_array()) << family;
        for (const json& e : listed().at(family)) {
            for (const char* key : {"name", "summary", "formula", "source", "header"})
                EXPECT_FALSE(e.at(key).get<std::string>().empty()) << e.at("name") << ' ' << key;
            for (const json& p : e.at("parameters")) {
                EXPECT_FALSE(p.at("name").get<std::string>().empty());
                EXPECT_FALSE(p.at("type").get<std::string>().empty());
                EXPECT_EQ(p.at("default").is_null(), p.at("required").get<bool>());
            }
        }
    }
}

TEST(list_output, says_of_a_metric_what_its_header_says) {
    const json written = json::parse(R"json({
        "name": "sharpe_ratio",
        "parameters": [
            {"name": "periods_per_year", "type": "core::frequency", "default": null, "required": true},
            {"name": "risk_free", "type": "double", "default": 0.0, "required": false, "description": "per period"},
            {"name": "ddof", "type": "double", "default": 1.0, "required": false}],
        "summary": "The Sharpe ratio: mean excess return by its standard deviation, scaled to a year.",
        "formula": "mean(r - risk_free) / sd(r - risk_free) * sqrt(periods_per_year)",
        "input": "simple returns per period, as fractions; for a risk-free series pass the excess returns",
        "value": "per square root of a year",
        "no_data": "NaN with no more than ddof observations; no spread: +-infinity by the sign of the mean, NaN for 0/0",
        "errors": "periods_per_year not positive, ddof negative, risk_free not finite",
        "source": "Sharpe (1994), The Sharpe Ratio",
        "header": "tidemark/risk/sharpe_ratio.hpp"})json");
    EXPECT_EQ(entry_of(listed().at("metrics"), "sharpe_ratio"), written);
}

TEST(list_output, names_the_values_of_an_option) {
    const json type = entry_of(entry_of(listed().at("metrics"), "quantile").at("parameters"), "type");
    EXPECT_EQ(type.at("type"), "risk::quantile_type");
    EXPECT_EQ(type.at("default"), "linear");
    EXPECT_EQ(type.at("values").size(), 9U);
    EXPECT_EQ(type.at("values").at(6), "linear");
}

TEST(list_output, says_of_an_estimator_what_its_header_says) {
    const json e = entry_of(listed().at("estimators"), "covariance_matrix");
    EXPECT_EQ(e.at("header"), "tidemark/corr/covariance_matrix.hpp");
    EXPECT_EQ(e.at("summary"), "The covariance of every pair of columns.");
    EXPECT_EQ(e.at("parameters"), (json{{{"name", "ddof"}, {"type", "double"}, {"default", 1.}, {"required", false}}}));
    EXPECT_EQ(entry_of(listed().at("estimators"), "correlation_matrix").at("parameters"), json::array());
    for (const char* function : {"pair_counts", "pairwise_matrix", "weighted_covariance", "rolling_regression"})
        EXPECT_FALSE(entry_of(listed().at("estimators"), function).is_null()) << function;
}

TEST(list_output, has_what_is_no_metric_under_its_own_family) {
    EXPECT_EQ(entry_of(listed().at("gauges"), "lowest_since").at("parameters").size(), 3U);
    for (const char* name : {"altcoin_season", "relative_strength_index", "running_cap_loss", "max_pain", "macd"})
        EXPECT_FALSE(entry_of(listed().at("gauges"), name).is_null()) << name;
    EXPECT_TRUE(entry_of(listed().at("metrics"), "macd").is_null()) << "its rows may be anything: it is a gauge";
    const json share = entry_of(listed().at("gauges"), "share_outperforming").at("parameters");
    EXPECT_EQ(share.size(), 5U);
    EXPECT_EQ(share.at(3).at("type"), "gauge::membership_date");
    EXPECT_EQ(share.at(3).at("values"), json::parse(R"(["window_start", "window_end"])"));
    EXPECT_EQ(entry_of(listed().at("gauges"), "share_above_mean").at("parameters").size(), 3U) << "without checked";
    EXPECT_FALSE(entry_of(listed().at("metrics"), "sharpe_standard_error").is_null()) << "infer has metrics too";
    EXPECT_TRUE(entry_of(listed().at("metrics"), "normal_interval").is_null()) << "a function is no metric";
    for (const char* name :
         {"normal_interval", "money_weighted_return", "drawdown_series_into", "expected_maximum_sharpe"})
        EXPECT_FALSE(entry_of(listed().at("functions"), name).is_null()) << name;
}

TEST(list_output, reads_well_as_text) {
    const std::string text = list_as_text();
    EXPECT_THAT(text, HasSubstr("Metrics (risk)\n  adjusted_sharpe_ratio "));
    EXPECT_THAT(text, HasSubstr("\n      periods_per_year (required)\n"));
    EXPECT_THAT(text, HasSubstr("\n      alpha = 0.05\n"));
    EXPECT_THAT(text, HasSubstr("\n      as = as_loss (or as_return)\n"));
    EXPECT_THAT(text, AllOf(HasSubstr("\n\nEstimators (corr)\n  "), HasSubstr("\n  correlation_matrix ")));
    EXPECT_THAT(text, HasSubstr("The covariance of every pair of columns.\n      ddof = 1\n"));
    EXPECT_THAT(text, HasSubstr("\n\nGauges (gauge)\n  advance_decline_line "));
}

TEST(list_output, is_printed_by_the_program) {
    const auto text = run_program("list");
    EXPECT_EQ(text.exit_code, 0);
    EXPECT_EQ(text.out, list_as_text());
    EXPECT_THAT(text.err, IsEmpty());
    EXPECT_EQ(run_program("list --json").out, list_as_json());
    EXPECT_EQ(run_program("list --yaml").exit_code, 2);
}
}
