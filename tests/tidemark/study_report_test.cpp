// SPDX-License-Identifier: BSL-1.0
#include "study_report.hpp"

#include "csv.hpp"
#include "errors.hpp"
#include "study_files.hpp"
#include "support/temporary_folder.hpp"
#include "support/thrown.hpp"
#include "tidemark/two_tier_market.hpp"
#include "words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace program;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using tidemark::support::content_of;
using tidemark::support::noise;
using tidemark::support::returns_with;
using tidemark::support::temporary_folder;
using tidemark::support::thrown;
using tidemark::support::two_tier_market;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(study_words, write_numbers_and_what_is_none) {
    EXPECT_EQ(percent(3.7889), "+378.9 %");
    EXPECT_EQ(percent(-0.0768), "-7.7 %");
    EXPECT_EQ(percent(nan), "-");
    EXPECT_EQ(unsigned_percent(0.661), "66.1 %");
    EXPECT_EQ(unsigned_percent(nan), "-");
    EXPECT_EQ(gained_or_lost(-0.0768), "lost 7.7 %");
    EXPECT_EQ(gained_or_lost(3.7889), "gained 378.9 %");
    EXPECT_EQ(with_error(0.377, 0.447), "0.38 ±0.45");
    EXPECT_EQ(with_error(nan, nan), "-");
    EXPECT_EQ(p_value_in_words(0.0694), "p = 0.069");
    EXPECT_EQ(p_value_in_words(0.4), "p = 0.40");
    EXPECT_EQ(p_value_in_words(0.0004), "p < 0.001");
    EXPECT_EQ(p_value_in_words(nan), "no p-value");
}

TEST(study_words, wrap_at_blanks_but_not_before_a_per_cent_sign) {
    EXPECT_EQ(wrapped("one two three", 9, "- "), "- one two\n  three\n");
    EXPECT_EQ(wrapped("loss of 5 % a day", 10), "loss of\n5 % a day\n");
    EXPECT_EQ(wrapped("unbreakable", 4), "unbreakable\n");
    EXPECT_EQ(wrapped("", 4, "- "), "- \n");
}

TEST(study_words, put_columns_that_do_not_fit_below) {
    const text_table table{.title = "Title",
                           .explanation = "Why.",
                           .headings = {{"a", ""}, {"b", "bb"}, {"c", ""}},
                           .rows = {{"one", {"1 ±1", "2", "3"}}, {"three", {"4", "5", "6"}}}};
    EXPECT_EQ(rendered(table, 80),
              "Title\nWhy.\n"
              "          a     b     c\n"
              "               bb\n"
              "one    1 ±1     2     3\n"
              "three     4     5     6\n");
    EXPECT_EQ(rendered(table, 17),
              "Title\nWhy.\n"
              "          a     b\n"
              "               bb\n"
              "one    1 ±1     2\n"
              "three     4     5\n"
              "\n"
              "          c\n"
              "one       3\n"
              "three     6\n");
}

study study_of(market_data::origin origin) {
    market_data data = two_tier_market(returns_with(0.6, 0.03, noise(400, 1)), returns_with(0.3, 0.04, noise(400, 2)));
    data.came_from = origin;
    series spx{.name = "SPX", .label = "SPX", .periods_per_year = 252, .dates = {}, .levels = {}};
    const auto own = noise(401, 3);
    for (std::size_t i = 0; i < own.size(); ++i) {
        const tidemark::core::date day = data.universe.dates()[i];
        if (day.iso_weekday() > 5) continue;
        spx.dates.push_back(day);
        spx.levels.push_back(100 + own[i]);
    }
    data.equities = {spx};
    return make_study(data, {"2021-03-01:2021-06-01"});
}

TEST(study_report, answers_first_then_shows_a_table_a_question_then_judges) {
    const study s = study_of(market_data::origin::files);
    const std::string report = report_of(s, judge(s));
    EXPECT_THAT(report,
                StartsWith("Do the fifty smallest of the hundred largest digital assets pay for their risk?\n"));
    std::size_t at = 0;
    for (const char* part :
         {"\nWhole period, 2021-01-01 to 2022-02-05\n", "\nSpan, 2021-03-01 to 2021-06-01\n", "\nReturn\n",
          "\nAnnualised return, arithmetic\n", "\nAnnualised return, geometric\n", "\nVolatility of log returns\n",
          "\nSharpe ratio over a rate of zero, ± one standard error\n", "\nSortino ratio over a rate of zero\n",
          "\nMaximum drawdown\n", "\nCorrelation of daily log returns\n", "\nLowest since\n",
          "\nTurnover a month, one way\n", "\nNames a month, entered / left\n",
          "\nReturn by the value of missing prices\n", "\nVerdict\n", "\nWhat this does not prove\n"}) {
        const std::size_t found = report.find(part, at);
        ASSERT_NE(found, report.npos) << part;
        at = found;
    }
    EXPECT_THAT(report, HasSubstr("three to four hours after US equities"));
    EXPECT_THAT(report, Not(HasSubstr("imulated")));
    EXPECT_THAT(report, Not(HasSubstr("nan")));
}

TEST(study_report, fits_into_120_columns) {
    const study s = study_of(market_data::origin::files);
    std::istringstream lines{report_of(s, judge(s))};
    for (std::string line; std::getline(lines, line);) {
        const auto columns = std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
        EXPECT_LE(columns, 120) << line;
        EXPECT_FALSE(line.ends_with(' ')) << line;
    }
}

TEST(study_report, says_simulated_at_every_table_and_judgement) {
    const study s = study_of(market_data::origin::simulated);
    const std::string report = report_of(s, judge(s));
    EXPECT_THAT(report, HasSubstr("SIMULATED market: two tiers"));
    EXPECT_THAT(report, HasSubstr("\nSIMULATED market. Whole period, 2021-01-01"));
    EXPECT_THAT(report, HasSubstr("\nVerdict on a SIMULATED market\n"));
    std::size_t tables = 0;
    for (std::size_t at = report.find("[simulated]"); at != report.npos; at = report.find("[simulated]", at + 1))
        ++tables;
    EXPECT_EQ(tables, 12U);
}

class study_files : public testing::Test {
protected:
    void write(const study& s) { write_study(s, judge(s), folder_.path() / "made" / "here"); }
    std::filesystem::path file(const char* name) const { return folder_.path() / "made" / "here" / name; }

    temporary_folder folder_;
};

TEST_F(study_files, levels_are_exact) {
    const study s = study_of(market_data::origin::files);
    write(s);
    csv_reader rows{file("levels.csv")};
    EXPECT_THAT(rows.names(),
                testing::ElementsAre("date", "large_1_20", "mid_21_50", "small_51_100", "ranks_21_100", "ranks_1_5"));
    std::size_t day = 0;
    for (; rows.next(); ++day) {
        ASSERT_EQ(rows.date(0), s.data.universe.dates()[day]);
        for (std::size_t column = 1; column < rows.names().size(); ++column) {
            ASSERT_EQ(rows.number(column), s.series_named(rows.names()[column]).closes.levels[day]);
        }
    }
    EXPECT_EQ(day, 401U);
}

TEST_F(study_files, members_are_those_of_every_review) {
    const study s = study_of(market_data::origin::files);
    write(s);
    csv_reader rows{file("members.csv")};
    const std::size_t weight = rows.column("weight"), index = rows.column("index"), rank = rows.column("rank");
    double small_weights = 0;
    std::size_t count = 0;
    while (rows.next()) {
        ++count;
        if (rows.text(index) != "small_51_100" || rows.date(0) != (tidemark::core::date{2021, 7, 1})) continue;
        small_weights += rows.number(weight);
        EXPECT_TRUE(rows.number(rank) >= 51 && rows.number(rank) <= 100);
    }
    EXPECT_EQ(count, 14U * (20 + 30 + 50 + 80 + 5));
    EXPECT_NEAR(small_weights, 1, 1e-12);
}

TEST_F(study_files, names_with_commas_are_quoted) {
    study s = study_of(market_data::origin::files);
    tidemark::index::market_builder renamed{{{.id = "A,\"B\"", .asset_class = "coin"}}};
    for (const auto d : s.data.universe.dates()) {
        renamed.add({.date = d, .asset = "A,\"B\"", .price = 1, .market_cap = 1, .supply = {}, .traded_value = {}});
    }
    s.data.universe = std::move(renamed).build();
    for (auto& i : s.indices) {
        i.track.reviews.resize(1);
        i.track.reviews.front().members = {
            {.asset = 0, .rank = 1, .weight = 1, .units = 1, .price = 1, .market_cap = 1}};
    }
    write(s);
    csv_reader rows{file("members.csv")};
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.text(rows.column("asset")), "A,\"B\"");
}

TEST_F(study_files, metrics_hold_what_is_printed_in_full_precision) {
    const study s = study_of(market_data::origin::files);
    write(s);
    const auto json = nlohmann::json::parse(content_of(file("metrics.json")));
    EXPECT_EQ(json["market"], "files");
    EXPECT_EQ(json["first_day"], "2021-01-01");
    EXPECT_EQ(json["assets"]["with_prices"], 101);
    EXPECT_EQ(json["assets"]["without_prices"], 1);
    EXPECT_EQ(json["assets"]["names_without_prices"][0], "NEVER");
    const auto& small = json["series"]["small_51_100"];
    EXPECT_EQ(small["periods_per_year"], 365);
    EXPECT_EQ(json["series"]["SPX"]["periods_per_year"], 252);
    const performance& whole = *s.series_named(small_caps).performances.front();
    EXPECT_EQ(small["performance"]["whole period"]["return"], whole.cumulative_return);
    EXPECT_EQ(small["performance"]["whole period"]["sharpe_error"], whole.sharpe_error);
    EXPECT_EQ(small["performance"]["2021-03-01:2021-06-01"]["from"], "2021-03-01");
    EXPECT_EQ(json["sharpe_gap_small_less_large"]["2021"]["p_value"], s.small_over_large[1]->p_value);
    EXPECT_EQ(json["correlations"].size(), 15U) << "every pair of six series";
    EXPECT_TRUE(json["conventions"].contains("sharpe"));
    EXPECT_EQ(json["verdict"].size(), 2U);
    EXPECT_EQ(json["spans"].size(), 4U);
}

TEST_F(study_files, what_has_no_answer_is_null) {
    const std::vector<double> nothing(50, 0.0);
    write(make_study(two_tier_market(nothing, nothing), {}));
    const std::string text = content_of(file("metrics.json"));
    const auto json = nlohmann::json::parse(text);
    EXPECT_TRUE(json["series"]["small_51_100"]["performance"]["whole period"]["sharpe"].is_null());
    EXPECT_TRUE(json["sharpe_gap_small_less_large"]["whole period"]["difference"].is_null());
}

TEST_F(study_files, all_say_when_the_market_is_simulated) {
    write(study_of(market_data::origin::simulated));
    for (const char* name : {"levels.csv", "members.csv"}) {
        csv_reader rows{file(name)};
        const std::size_t market = rows.column("market");
        while (rows.next()) ASSERT_EQ(rows.text(market), "simulated");
    }
    EXPECT_EQ(nlohmann::json::parse(content_of(file("metrics.json")))["market"], "simulated");
}

TEST_F(study_files, a_folder_that_cannot_be_made_is_named) {
    const auto in_the_way = folder_.write("made", "a file");
    EXPECT_THAT(thrown<data_error>([&] { write(study_of(market_data::origin::files)); }), HasSubstr("cannot be made"));
}

}
