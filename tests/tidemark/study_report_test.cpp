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
using testing::ContainsRegex;
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
    for (const char* part : {"\nWhole period, 2021-01-01 to 2022-02-05\n",
                             "\nSpan, 2021-03-01 to 2021-06-01\n",
                             "\nReturn\n",
                             "\nAnnualised return, arithmetic\n",
                             "\nAnnualised return, geometric\n",
                             "\nVolatility of log returns\n",
                             "\nSharpe ratio over a rate of zero, ± one standard error\n",
                             "\nSortino ratio over a rate of zero\n",
                             "\nValue at risk of a day at 95 % / 99 %, in per cent\n",
                             "\nExpected shortfall of a day at 95 % / 99 %, in per cent\n",
                             "\nMaximum drawdown\n",
                             "\nDeepest drawdowns of the indices\n",
                             "\nCorrelation of daily log returns\n",
                             "\nCorrelation of daily log returns among the indices, by three estimators\n",
                             "\nCapture of large caps by small caps\n",
                             "\nLowest since\n",
                             "\nTurnover a month, one way\n",
                             "\nNames a month, entered / left\n",
                             "\nReturn by the value of missing prices\n",
                             "\nWhat made the gap between small and large caps, 2021-01-01 to 2022-02-05\n",
                             "\nThe names and the months that made most of it, either way\n",
                             "\nWhat made the gap between small and large caps, 2021-03-01 to 2021-06-01\n",
                             "\nPublished rules, as far as the data go\n",
                             "\nIn the style of published rules, 2021-01-01 to 2022-02-05\n",
                             "\nIn the style of published rules, 2021-03-01 to 2021-06-01\n",
                             "\nIn the style of published rules, return by calendar year\n",
                             "\nIn the style of published rules, return by what the study chooses\n",
                             "\nVerdict\n",
                             "\nWhat this does not prove\n"}) {
        const std::size_t found = report.find(part, at);
        ASSERT_NE(found, report.npos) << part;
        at = found;
    }
    EXPECT_THAT(report, HasSubstr("three to four hours after US equities"));
    EXPECT_THAT(report, Not(HasSubstr("imulated")));
    EXPECT_THAT(report, Not(ContainsRegex("(^|[^a-z])nan($|[^a-z])")));
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
    EXPECT_EQ(tables, 17U + 2 + 4 + 1 + 3) << "of the answer, of the gap, of published rules, of gauges, of partings";
}

/// The lines of the table with this title.
std::vector<std::string> table_of(const std::string& report, const std::string& title) {
    std::istringstream rest{report.substr(report.find('\n' + title + '\n') + 1)};
    std::vector<std::string> lines;
    for (std::string line; std::getline(rest, line) && (lines.empty() || !line.empty());) lines.push_back(line);
    return lines;
}

TEST(study_report, shows_the_tails_and_the_deepest_drawdowns) {
    const study s = study_of(market_data::origin::files);
    const std::string report = report_of(s, judge(s));
    const measured_series& small = s.series_named(small_caps);
    const performance& whole = *small.performances.front();

    const auto both = [](double at_95, double at_99) {
        return decimal(100 * at_95, 1) + " / " + decimal(100 * at_99, 1);
    };
    const auto row_of = [](const std::vector<std::string>& table, const std::string& label) {
        const auto row =
            std::find_if(table.begin(), table.end(), [&](const std::string& line) { return line.starts_with(label); });
        return row == table.end() ? label + " is not there" : *row;
    };
    EXPECT_THAT(row_of(table_of(report, "Value at risk of a day at 95 % / 99 %, in per cent"), small.closes.label),
                HasSubstr("  " + both(whole.worst_5_percent.value_at_risk, whole.worst_1_percent.value_at_risk)));
    EXPECT_THAT(
        row_of(table_of(report, "Expected shortfall of a day at 95 % / 99 %, in per cent"), small.closes.label),
        HasSubstr("  " + both(whole.worst_5_percent.expected_shortfall, whole.worst_1_percent.expected_shortfall)));

    const auto drawdowns = table_of(report, "Deepest drawdowns of the indices");
    const std::size_t first = drawdowns.size() - 5 * drawdowns_told;  // five indices
    EXPECT_THAT(drawdowns[first], StartsWith("large 1-20 "));
    ASSERT_EQ(small.drawdowns.size(), drawdowns_told);
    EXPECT_EQ(small.drawdowns.front().depth, whole.drawdown.depth);
    for (std::size_t i = 0; i < drawdowns_told; ++i) {
        const drawdown& d = small.drawdowns[i];
        const std::string& line = drawdowns[first + 2 * drawdowns_told + i];
        EXPECT_THAT(line, StartsWith(i == 0 ? small.closes.label : " "));
        for (const std::string& cell : {percent(-d.depth), iso(d.peak), iso(d.trough),
                                        d.recovery ? iso(*d.recovery) : "open", std::to_string(d.days)})
            EXPECT_THAT(line, HasSubstr("  " + cell)) << cell;
    }

    const auto capture = table_of(report, "Capture of large caps by small caps");
    EXPECT_THAT(row_of(capture, "days up"), HasSubstr("  " + unsigned_percent(s.small_of_large.front()->up)));
    EXPECT_THAT(row_of(capture, "days down"), HasSubstr("  " + unsigned_percent(s.small_of_large.front()->down)));
}

TEST(study_report, shows_three_matrices_of_the_indices) {
    const study s = study_of(market_data::origin::files);
    const auto table =
        table_of(report_of(s, judge(s)), "Correlation of daily log returns among the indices, by three estimators");
    std::string explanation = table[1] + ' ' + table[2];
    EXPECT_THAT(explanation, HasSubstr("2021-01-01 to 2022-02-05: 400 days, the same for every index."));
    const auto& estimates = s.among_indices.front()->estimates;
    ASSERT_EQ(estimates.size(), 3U);
    std::size_t line = table.size() - 3 * 6;
    EXPECT_EQ(table[table.size() - 6],
              "Ledoit and Wolf, moved " + unsigned_percent(estimates.back().intensity.value()));
    for (const correlation_estimate& e : estimates) {
        EXPECT_THAT(table[line++], StartsWith(e.label));
        for (std::size_t i = 0; i < 5; ++i, ++line) {
            const std::string& label = s.series_named(s.indices[i].name).closes.label;
            EXPECT_THAT(table[line], StartsWith("  " + label + ' '));
            for (const double value : e.matrix[i]) EXPECT_THAT(table[line], HasSubstr(' ' + decimal(value, 3)));
        }
    }
}

TEST(study_report, writes_no_minus_before_a_loss_of_nothing) {
    const std::vector<double> nothing(50, 0.0);
    const study s = make_study(two_tier_market(nothing, nothing), {});
    const std::string report = report_of(s, judge(s));
    EXPECT_THAT(report, HasSubstr("  0.0 / 0.0\n"));
    EXPECT_THAT(report, Not(HasSubstr("-0.0")));
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
                testing::ElementsAre("date", "large_1_20", "mid_21_50", "small_51_100", "ranks_21_100", "ranks_1_5",
                                     "marketvector_large_cap_style", "marketvector_small_cap_style"));
    std::size_t day = 0;
    for (; rows.next(); ++day) {
        ASSERT_EQ(rows.date(0), s.data.universe.dates()[day]);
        for (std::size_t column = 1; column < 6; ++column) {
            ASSERT_EQ(rows.number(column), s.series_named(rows.names()[column]).closes.levels[day]);
        }
        for (std::size_t i = 0; i < 2; ++i) {
            if (day < 30) {
                ASSERT_EQ(rows.text(6 + i), "") << "they begin on January 31";
            } else {
                ASSERT_EQ(rows.number(6 + i), s.published.indices[i].closes.levels[day - 30]);
            }
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
    std::size_t count = 0, published = 0;
    while (rows.next()) {
        if (rows.text(index).starts_with("marketvector")) {
            ++published;
            continue;
        }
        ++count;
        if (rows.text(index) != "small_51_100" || rows.date(0) != (tidemark::core::date{2021, 7, 1})) continue;
        small_weights += rows.number(weight);
        EXPECT_TRUE(rows.number(rank) >= 51 && rows.number(rank) <= 100);
    }
    EXPECT_EQ(count, 14U * (20 + 30 + 50 + 80 + 5));
    EXPECT_EQ(published, 13U * (20 + 50));
    EXPECT_NEAR(small_weights, 1, 1e-12);
}

TEST_F(study_files, drawdowns_are_the_deepest_of_every_series) {
    const study s = study_of(market_data::origin::files);
    write(s);
    csv_reader rows{file("drawdowns.csv")};
    EXPECT_THAT(rows.names(), testing::ElementsAre("series", "rank", "peak", "trough", "recovery", "depth", "days"));
    for (const measured_series& m : s.series) {
        for (std::size_t i = 0; i < m.drawdowns.size(); ++i) {
            ASSERT_TRUE(rows.next());
            const drawdown& d = m.drawdowns[i];
            EXPECT_EQ(rows.text(0), m.closes.name);
            EXPECT_EQ(rows.number(1), static_cast<double>(i + 1));
            EXPECT_EQ(rows.date(2), d.peak);
            EXPECT_EQ(rows.date(3), d.trough);
            EXPECT_EQ(rows.text(4), d.recovery ? iso(*d.recovery) : "");
            EXPECT_EQ(rows.number(5), d.depth);
            EXPECT_EQ(rows.number(6), d.days);
        }
    }
    EXPECT_FALSE(rows.next());
}

TEST_F(study_files, attribution_has_every_name_in_every_month) {
    const study s = study_of(market_data::origin::files);
    write(s);
    csv_reader rows{file("attribution.csv")};
    EXPECT_THAT(rows.names(), testing::ElementsAre("span", "from", "to", "asset", "selection", "weighting", "drift",
                                                   "pricing", "gap"));
    double of_whole = 0, of_span = 0;
    std::size_t count = 0;
    while (rows.next()) {
        (rows.text(0) == "whole period" ? of_whole : of_span) += rows.number(8);
        EXPECT_NEAR(rows.number(4) + rows.number(5) + rows.number(6) + rows.number(7), rows.number(8), 1e-12);
        ++count;
    }
    EXPECT_EQ(count, (14U + 4) * 70) << "months, with the first of June alone";
    EXPECT_NEAR(of_whole, s.small_less_large.front()->parts.total(), 1e-12);
    EXPECT_NEAR(of_span, s.small_less_large.back()->parts.total(), 1e-12);
}

TEST_F(study_files, names_with_commas_are_quoted) {
    study s = study_of(market_data::origin::files);
    s.published = {};
    for (auto& g : s.small_less_large) g.reset();
    s.published.in_common.resize(s.spans.size());
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
    EXPECT_EQ(small["performance"]["whole period"]["value_at_risk_95"], whole.worst_5_percent.value_at_risk);
    EXPECT_EQ(small["performance"]["whole period"]["value_at_risk_99"], whole.worst_1_percent.value_at_risk);
    EXPECT_EQ(small["performance"]["whole period"]["expected_shortfall_95"], whole.worst_5_percent.expected_shortfall);
    EXPECT_EQ(small["performance"]["whole period"]["expected_shortfall_99"], whole.worst_1_percent.expected_shortfall);
    const auto& drawdowns = s.series_named(small_caps).drawdowns;
    ASSERT_EQ(small["drawdowns"].size(), drawdowns.size());
    for (std::size_t i = 0; i < drawdowns.size(); ++i) {
        const drawdown& d = drawdowns[i];
        const nlohmann::json recovery = d.recovery ? nlohmann::json(iso(*d.recovery)) : nlohmann::json(nullptr);
        EXPECT_EQ(small["drawdowns"][i], (nlohmann::json{{"peak", iso(d.peak)},
                                                         {"trough", iso(d.trough)},
                                                         {"recovery", recovery},
                                                         {"depth", d.depth},
                                                         {"days", d.days}}));
    }
    const auto& capture = json["capture_of_large_by_small"]["2021"];
    EXPECT_EQ(capture["up"], s.small_of_large[1]->up);
    EXPECT_EQ(capture["down"], s.small_of_large[1]->down);
    EXPECT_EQ(capture["returns"], 364);
    EXPECT_EQ(json["correlations"].size(), 15U) << "every pair of six series";
    const auto& among = json["correlations_among_indices"];
    EXPECT_EQ(among["indices"],
              (nlohmann::json{"large_1_20", "mid_21_50", "small_51_100", "ranks_21_100", "ranks_1_5"}));
    EXPECT_EQ(among["by_span"]["2022"]["returns"], 36);
    for (const correlation_estimate& e : s.among_indices[2]->estimates)
        EXPECT_EQ(among["by_span"]["2022"][e.name]["matrix"], e.matrix) << e.name;
    EXPECT_EQ(among["by_span"]["2022"]["ledoit_wolf"]["intensity"], s.among_indices[2]->estimates[2].intensity.value());
    const auto& why = json["gap_small_less_large"];
    EXPECT_EQ(why["whole period"]["parts"]["selection"], s.small_less_large.front()->parts.selection);
    EXPECT_EQ(why["whole period"]["small_in_units_of_large"]["last"], s.small_less_large.front()->small_in_large.last);
    EXPECT_TRUE(why["2021"].is_null()) << "of the whole period and of spans that were asked for";
    const auto& published = json["published_rules"];
    const published_index& by_rules = s.published.indices.back();
    EXPECT_EQ(by_rules.closes.name, "marketvector_small_cap_style");
    const auto& of_rules = published["indices"][by_rules.closes.name];
    EXPECT_EQ(of_rules["from"], "2021-01-31");
    EXPECT_EQ(of_rules["performance"]["whole period"]["return"], by_rules.performances.front()->cumulative_return);
    EXPECT_EQ(of_rules["correlation_with_large_caps"]["2021"]["correlation"], by_rules.with_large_caps[1]->value);
    EXPECT_EQ(of_rules["return_by_other_choices"][s.published.choices[0].choice]["whole period"],
              s.published.choices[0].returns.front().value());
    EXPECT_EQ(published["in_common"]["whole period"]["from"], "2021-01-31");
    EXPECT_EQ(published["in_common"]["whole period"]["indices"]["small_51_100"]["performance"]["return"],
              s.published.in_common.front()->back().over.cumulative_return);
    EXPECT_TRUE(published["in_common"]["2021-03-01:2021-06-01"].is_null()) << "all have the whole of it";
    EXPECT_EQ(published["left_out"], s.published.left_out);
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
    EXPECT_TRUE(json["capture_of_large_by_small"]["whole period"]["up"].is_null());
    EXPECT_TRUE(json["correlations_among_indices"]["by_span"]["whole period"]["pearson"]["matrix"][0][1].is_null());
    EXPECT_TRUE(json["series"]["small_51_100"]["drawdowns"].is_array());
    EXPECT_TRUE(json["series"]["small_51_100"]["drawdowns"].empty());
}

TEST_F(study_files, all_say_when_the_market_is_simulated) {
    write(study_of(market_data::origin::simulated));
    for (const char* name : {"levels.csv", "members.csv", "drawdowns.csv", "attribution.csv"}) {
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
