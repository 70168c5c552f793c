// SPDX-License-Identifier: BSL-1.0
// tidemark index as it is typed: rules, options, complaints, exit codes and what it writes.
#include "support/program_run.hpp"
#include "support/real_data.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <string_view>

namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using tidemark::support::content_of;
using tidemark::support::program_run;
using tidemark::support::run_program;
using tidemark::support::temporary_folder;

// A and B are worth 40 and 60, the stablecoin 500; A doubles, B is not quoted on the third day and split in two on the
// fourth.
constexpr std::string_view prices =
    "date,asset,price_usd,market_cap_usd,volume_usd\n"
    "2024-01-30,A,1,40,5\n"
    "2024-01-30,B,6,60,5\n"
    "2024-01-30,S,1,500,5\n"
    "2024-01-31,A,2,80,5\n"
    "2024-01-31,B,6,60,5\n"
    "2024-01-31,S,1,500,5\n"
    "2024-02-01,A,2,80,5\n"
    "2024-02-01,S,1,500,5\n"
    "2024-02-02,A,2,80,5\n"
    "2024-02-02,B,3,60,5\n"
    "2024-02-02,S,1,500,5\n";

constexpr std::string_view assets =
    "asset,class\n"
    "A,coin\n"
    "B,coin\n"
    "S,stable\n";

constexpr std::string_view events =
    "date,kind,asset,value,other,treatment\n"
    "2024-02-02,split,B,2,,\n"
    "2024-02-02,distribution,A,0.5,,ordinary\n";

constexpr std::string_view rules = R"({
  "name": "both coins",
  "base": {"date": "2024-01-30", "level": 100},
  "schedule": "quarter_end",
  "eligibility": [{"exclude_classes": ["stable"]}, {"minimum_price": {"at_least": 0.5}}],
  "selection": {"largest": 2},
  "weighting": ["market_cap", {"weight_cap": 0.75}],
  "missing_prices": {"carry": {"max_age": 31}}
})";

class index_command : public testing::Test {
protected:
    index_command() {
        folder_.write("crypto_daily.csv", prices);
        folder_.write("assets.csv", assets);
        folder_.write("events.csv", events);
    }

    program_run index(const std::string& arguments) const {
        return run_program("index " + rules_.string() + " --data " + folder_.path().string() + " " + arguments);
    }
    program_run index_by(std::string_view text, const std::string& arguments = {}) const {
        const auto file = folder_.write("others.json", text);
        return run_program("index " + file.string() + " --data " + folder_.path().string() + " " + arguments);
    }
    void expect_refused(int exit_code, const program_run& run, const std::string& message) const {
        EXPECT_EQ(run.exit_code, exit_code) << message;
        EXPECT_THAT(run.out, IsEmpty());
        EXPECT_THAT(run.err, HasSubstr(message));
        EXPECT_THAT(run.err, StartsWith("tidemark: "));
    }

    temporary_folder folder_;
    std::filesystem::path rules_ = folder_.write("rules.json", rules);
    std::filesystem::path out_ = folder_.path() / "out";
};

TEST_F(index_command, writes_levels_members_events_and_the_trail) {
    const program_run run = index("--out " + out_.string());
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.err, IsEmpty());
    EXPECT_THAT(run.out, HasSubstr("return             +40.0 %\n"));
    EXPECT_THAT(run.out, HasSubstr("events             2 on record, of which 2 met a member\n"));
    EXPECT_THAT(run.out, HasSubstr("zero at once           +40.0 %\n"));
    EXPECT_EQ(content_of(out_ / "levels.csv"),
              "date,level,divisor,income,staking_income\n"
              "2024-01-30,100,1,0,0\n"
              "2024-01-31,140,1,0,0\n"
              "2024-02-01,140,1,0,0\n"
              "2024-02-02,140,1,20,0\n");
    EXPECT_THAT(content_of(out_ / "members.csv"), HasSubstr("2024-01-30,B,1,0.6,6,60,10,1,1,10\n"));
    EXPECT_THAT(content_of(out_ / "events.csv"), HasSubstr("2024-02-01,open,carried price,B,,taken,6,10,10,,,1,1\n"));
    const json trail = json::parse(content_of(out_ / "audit.json"));
    EXPECT_EQ(trail["reviews"][0]["rejected"][0]["reason"], "class stable");
    EXPECT_EQ(trail["changes"].size(), 3U);
}

TEST_F(index_command, replays_a_trail_bit_for_bit) {
    ASSERT_EQ(index("--out " + out_.string()).exit_code, 0);
    const auto again = folder_.path() / "again";
    const std::string data = " --data " + folder_.path().string();
    const program_run run =
        run_program("index --replay " + (out_ / "audit.json").string() + data + " --out " + again.string());
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_EQ(run.out, "last               2024-02-02  140, as on record, bit for bit\n");
    EXPECT_EQ(content_of(again / "levels.csv"), content_of(out_ / "levels.csv"));

    std::string other{prices};
    other.replace(other.find("2024-02-02,A,2,80"), 17, "2024-02-02,A,3,80");
    folder_.write("crypto_daily.csv", other);
    expect_refused(1, run_program("index --replay " + (out_ / "audit.json").string() + data),
                   "the trail leads to 2024-02-02  180, on record is 140: it is not of this market");
    folder_.write("broken.json", "{\"format\": 2}");
    expect_refused(1, run_program("index --replay " + (folder_.path() / "broken.json").string() + data),
                   "is no trail of this market: format is not 1");
    expect_refused(2, index("--replay " + (out_ / "audit.json").string()),
                   "--replay follows a trail: rules, --set, --from and --to do not belong to it");
}

TEST_F(index_command, takes_other_values_and_another_span) {
    EXPECT_THAT(index("--set base.level=1000").out, HasSubstr("base               2024-01-30  1000\n"));
    EXPECT_THAT(index("--set selection.largest=1 --set weighting=market_cap").out,
                HasSubstr("return             +0.0 %\n"));
    EXPECT_THAT(index("--set eligibility[1].minimum_price.at_least=5 --set selection.largest=1 --set "
                      "weighting=market_cap")
                    .out,
                HasSubstr("return             +0.0 %\n"));
    EXPECT_THAT(index("--set units_between_reviews=follow_supply").out, HasSubstr("+40.0 %"));
    const program_run later = index("--from 2024-01-31 --to 2024-02-01");
    EXPECT_THAT(later.out, HasSubstr("base               2024-01-31  100\n"));
    EXPECT_THAT(later.out, HasSubstr("last               2024-02-01  100\n"));
}

TEST_F(index_command, names_the_path_of_what_is_wrong_in_the_rules) {
    const auto expect_wrong = [&](const std::string& assignment, const std::string& message) {
        expect_refused(2, index("--set '" + assignment + "'"), message);
    };
    expect_wrong("selection.largest=two",
                 "rules.json: selection.largest is \"two\", expected a whole number, 0 or more");
    expect_wrong("selection.largest=0", "rules.json: selection.largest: count of the largest is 0, expected 1 or more");
    expect_wrong("selection={\"biggest\":2}", "rules.json: selection: \"biggest\" is no selection rule; known are ");
    expect_wrong("selection=largest", "rules.json: selection: largest needs its parameters: {\"largest\": ...}");
    expect_wrong("weighting=[\"market_cap\",{\"weight_cap\":1.5}]", "rules.json: weighting[1].weight_cap: ");
    expect_wrong("weighting={\"market_cap\":1}", "rules.json: weighting.market_cap: market_cap takes no parameters");
    expect_wrong("missing_prices.carry={\"days\":3}",
                 "rules.json: missing_prices.carry: unknown field \"days\", expected max_age");
    expect_wrong("missing_prices.carry={}", "rules.json: missing_prices.carry: the field \"max_age\" is missing");
    expect_wrong("base.date=2024-13-01", "rules.json: base.date is \"2024-13-01\", expected a date, YYYY-MM-DD");
    expect_wrong("base.level=-1", "rules.json: base.level: base level is -1, expected a positive finite number");
    expect_wrong("levels=3",
                 "rules.json: unknown field \"levels\", expected name, description, base, schedule, eligibility");
    expect_wrong("selection[3]=1", "--set selection[3]=1: ");
    expect_wrong("=1", "--set is \"=1\", expected path=value");
    expect_wrong("schedule={\"weekly\":\"someday\"}",
                 "rules.json: schedule.weekly is \"someday\", expected one of monday");
    expect_refused(2, index_by("{\"base\": "), "others.json: is not JSON: ");
    expect_refused(2, index_by("[]"), "others.json: the file is [], expected an object");
    expect_refused(2, index_by("{}"), "others.json: the field \"base\" is missing");
}

TEST_F(index_command, writes_a_window_of_traded_values_alike_wherever_one_is_named) {
    const auto expect_made = [&](const std::string& assignment) {
        EXPECT_EQ(index("--set '" + assignment + "'").exit_code, 0) << assignment;
    };
    const std::string day = R"({"window":{"days":1,"unpublished":"is_left_out"}})";
    expect_made(R"(selection=[{"sort_by":{"mean_traded_value":)" + day + R"(}},{"largest":2}])");
    expect_made(R"(selection=[{"sort_by":{"median_traded_value":)" + day + R"(}},{"largest":2}])");
    expect_made(R"(weighting={"liquidity":{"window":{"days":2,"unpublished":"is_zero","min_count":1},"of":"median"}})");
    expect_made(R"(rank_by={"liquidity":{"window":{"days":1,"unpublished":"is_zero"},"of":"mean"}})");
    expect_made(R"(eligibility={"mean_traded_value":{"window":{"days":1,"unpublished":"is_zero"},"at_least":5}})");
    const auto expect_wrong = [&](const std::string& assignment, const std::string& message) {
        expect_refused(2, index("--set '" + assignment + "'"), message);
    };
    expect_wrong(R"(weighting={"liquidity":{"days":30}})",
                 "rules.json: weighting.liquidity: unknown field \"days\", expected window, of");
    expect_wrong(R"(weighting={"liquidity":{"window":{"days":2,"unpublished":"is_zero","min_count":3},"of":"mean"}})",
                 "rules.json: weighting.liquidity: min_count is 3, expected at most the window, 2");
    expect_wrong(R"(selection={"sort_by":{"mean_traded_value":{"window":{"days":2}}}})",
                 "rules.json: selection.sort_by.mean_traded_value.window: the field \"unpublished\" is missing");
}

TEST_F(index_command, has_words_for_rules_that_are_dated_or_made_of_others) {
    const auto returns = [&](const std::string& assignment, const std::string& expected) {
        const program_run run = index("--set weighting=market_cap --set '" + assignment + "'");
        EXPECT_THAT(run.out, HasSubstr("return             " + expected + " %\n")) << assignment << run.err;
    };
    // A gains 100 %, B nothing, both together 40 %.
    returns(R"(weighting=["market_cap",{"in_force":{"from":"2025-01-01","rule":[{"weight_cap":0.4}]}}])", "+40.0");
    returns(R"(weighting=["market_cap",{"in_force":{"rule":[{"weight_cap":0.5},{"weight_floor":0.5}]}}])", "+50.0");
    returns(R"(weighting={"weighting_by_month":{"months":[1],"in_these":"equal_weight","otherwise":"market_cap"}})",
            "+50.0");
    returns(R"(weighting={"weighting_by_month":{"months":[2],"in_these":"market_cap","otherwise":"newcomers_alike"}})",
            "+50.0");
    returns(R"(selection={"largest_as_decided":1})", "+0.0");
    returns(R"(selection={"largest_as_decided":[{"from":"2024-01-30","count":2}]})", "+40.0");
    returns(R"(selection=[{"largest":2},{"admitted":{"minimum_price":{"at_least":5}}}])", "+0.0");
    returns(R"(selection={"value_limit":{"by":"size","at_least":50,"fewest":1,"most":2}})", "+0.0");
    returns(R"(selection={"listed_members":{"lists":[{"from":"2024-01-01","assets":["A"]}],"not_eligible":"refused"}})",
            "+100.0");
    returns(R"(eligibility=["require_class",{"only_class":"coin"}])", "+40.0");
    expect_refused(1, index(R"(--set 'selection={"largest_as_decided":[{"from":"2024-02-01","count":1}]}')"),
                   "selection.largest_as_decided: no count is decided for 2024-01-30, the first is from 2024-02-01");
    expect_refused(2, index(R"(--set 'weighting=["market_cap",{"in_force":{"until":"2024-01-01","rule":[]}}]')"),
                   "rules.json: weighting[1].in_force.rule is [], expected one limit or more");
    expect_refused(1, index(R"(--set 'eligibility={"sp_500_screens":{"year":{"days":1,"unpublished":"is_zero"}}}')"),
                   "what the S&P 500 asks of additions is known here from 2025-01-02 on");

    const auto reviews = [&](const std::string& schedule, const std::string& expected) {
        const program_run run = index(
            "--set weighting=market_cap --set selection.largest=1 --set 'schedule=" + schedule + "' --from 2024-01-31");
        EXPECT_THAT(run.out, HasSubstr(expected)) << schedule << run.err;
    };
    reviews(R"({"schedule_change":{"before":"quarter_end","from":"2024-02-02","after":"every_day"}})",
            "reviews            1 after the base");
    reviews(R"({"on_dates":["2024-02-02"]})", "0.0 in, 0.0 out");
    const std::string midnight = R"({"reference_at_midnight":{"on_dates":["2024-01-31"]}})";
    EXPECT_THAT(index("--set weighting=market_cap --set selection.largest=1 --set 'schedule=" + midnight + "'").out,
                HasSubstr("0.0 in, 0.0 out"));
    EXPECT_THAT(index("--set weighting=market_cap --set selection.largest=1 --set "
                      "'schedule={\"on_dates\":[\"2024-01-31\"]}'")
                    .out,
                HasSubstr("1.0 in, 1.0 out"));

    folder_.write("float_factors.csv", "asset,known,float_factor\nB,2024-01-01,0.5\n");
    EXPECT_THAT(index("--set weighting=market_cap --set selection.largest=1 --set rank_by=float_market_cap").out,
                HasSubstr("return             +100.0 %\n"));
}

TEST_F(index_command, says_when_and_of_what_a_rule_has_no_answer) {
    expect_refused(1, index("--set selection.largest=3"),
                   "review of 2024-01-30 among 2 eligible assets: selection.largest: ranks 1 to 3 need 3 candidates, "
                   "there are 2");
    expect_refused(
        1, index("--set 'weighting[1].weight_cap=0.4'"),
        "review of 2024-01-30 among 2 eligible assets: weighting[1].weight_cap: reachable caps sum to 0.8, 1 "
        "is needed");
    expect_refused(1, index("--set missing_prices.carry.max_age=0"),
                   "price of B on 2024-02-01: missing_prices.carry: the last price is 1 days old, carry allows 0");
    expect_refused(1, index("--set 'eligibility={\"only_class\":\"none\"}'"),
                   "review of 2024-01-30 among 0 eligible assets");
    expect_refused(1, index("--from 2023-01-01"), "base date is 2023-01-01, expected a day of the market");
}

TEST_F(index_command, refuses_events_that_cannot_be) {
    const auto expect_wrong = [&](const std::string& row, const std::string& message) {
        folder_.write("events.csv", "date,kind,asset,value,other,treatment\n" + row + "\n");
        expect_refused(1, index(""), message);
    };
    expect_wrong("2024-01-31,split,X,2,,",
                 "asset of the event on 2024-01-31 is \"X\", expected an asset of the market");
    expect_wrong("2024-01-31,supply,A,0,,",
                 "supply of the event of A on 2024-01-31 is 0, expected a positive finite number");
    expect_wrong("2024-01-31,burn,A,1,,", "events.csv, line 2, column 2 (kind): \"burn\", expected split, migration");
    expect_wrong("2024-01-31,deletion,A,,,soon", "column 6 (treatment): \"soon\", expected last or zero");
    expect_wrong("2024-01-31,split,A,,,", "column 4 (value): \"\", expected");
    expect_wrong("2024-02-01,split,A,2,,\n2024-01-31,split,A,2,,",
                 "date of the event of A is 2024-01-31, expected 2024-02-01 or later, as the event before it");
    folder_.write("events.csv", "date,kind,asset\n2024-01-31,split,A\n");
    expect_refused(1, index(""), "events.csv, line 2: an event of kind split needs a column \"value\"");
}

TEST_F(index_command, reads_facts_with_their_dates) {
    folder_.write("classes.csv", "asset,known,class\nS,2024-01-31,coin\n");
    folder_.write("events.csv", "date,kind,asset\n");
    EXPECT_THAT(index("--set selection.largest=3 --from 2024-01-31 --set weighting=market_cap").out,
                HasSubstr("3 members at the last"));
    expect_refused(1, index("--set selection.largest=3"), "among 2 eligible assets");
    folder_.write("float_factors.csv", "asset,known,float_factor\nA,2024-01-01,0.5\n");
    ASSERT_EQ(index("--set weighting=free_float --out " + out_.string()).exit_code, 0);
    EXPECT_THAT(content_of(out_ / "members.csv"), HasSubstr("2024-01-30,A,2,0.25,1,40,40,0.5,1,20\n"));
    folder_.write("venues.csv", "asset,venue,from,until,flags\nA,X,,,top usd\nA,Y,2024-02-01,,top\nB,X,,2024-01-15,\n");
    expect_refused(1, index("--set 'eligibility={\"minimum_venues\":{\"at_least\":1,\"flags\":[\"usd\"]}}'"),
                   "among 1 eligible assets");
    folder_.write("venues.csv", "asset,venue\nX,Y\n");
    expect_refused(1, index(""), "venues.csv, line 2, column 1 (asset): \"X\", expected an asset of the market");
}

TEST_F(index_command, cuts_a_sibling_from_the_members_of_another_index) {
    ASSERT_EQ(index("--out " + out_.string()).exit_code, 0);
    const std::string members = (out_ / "members.csv").string();
    const std::string rest =
        "--set eligibility=every_asset --set weighting=market_cap --set 'selection=[{\"not_in_index\":\"" + members +
        "\"},{\"largest\":1}]'";
    ASSERT_EQ(index(rest + " --out " + (folder_.path() / "rest").string()).exit_code, 0);
    EXPECT_THAT(content_of(folder_.path() / "rest" / "members.csv"), HasSubstr("2024-01-30,S,1,1,"));

    const std::string others = (folder_.path() / "rest" / "members.csv").string() + "\",\"" + members;
    const program_run all = index(
        "--set eligibility=every_asset --set weighting=market_cap --set 'selection={\"in_any_"
        "index\":[\"" +
        others + "\"]}'");
    EXPECT_THAT(all.out, HasSubstr("3 members at the last")) << all.err;
}

TEST_F(index_command, asks_for_what_it_needs) {
    expect_refused(2, run_program("index --data " + folder_.path().string()), "a file of rules is missing");
    expect_refused(2, run_program("index " + rules_.string()), "--data is required");
    expect_refused(1, run_program("index missing.json --data " + folder_.path().string()),
                   "missing.json: cannot be read");
    expect_refused(2, index("--from yesterday"), "--from is \"yesterday\", expected a date, YYYY-MM-DD");
    const program_run help = run_program("index --help");
    EXPECT_EQ(help.exit_code, 0);
    for (const char* word : {"rank_buffer", "weight_cap", "review_calendar", "median_traded_value", "insensitive"}) {
        EXPECT_THAT(help.out, HasSubstr(word));
    }
}

class index_of_real_data : public tidemark::support::real_data_test {};

TEST_F(index_of_real_data, says_what_each_rule_for_missing_prices_makes_of_small_caps) {
    const program_run run =
        run_program(std::string{"index "} + TIDEMARK_EXAMPLES + "/small_caps.json --data " + file("").string());
    ASSERT_EQ(run.exit_code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("a review           21.1 % one-way turnover, 9.4 in, 9.4 out\n"));
    EXPECT_THAT(run.out, HasSubstr("  carried for 31 days    +67.5 %\n"
                                   "  left out for 31 days   +68.8 %\n"
                                   "  zero after 5 days      +17.9 %\n"
                                   "  zero at once           +8.4 %\n"
                                   "  spread                 60.4 points\n"));
}

}
