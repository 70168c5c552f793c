// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/audit.hpp>

#include "support/markets.hpp"
#include "support/thrown.hpp"

#include <tidemark/index/calculate.hpp>

#include <gtest/gtest.h>

#include <span>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::absent;
using tidemark::support::thrown;

namespace {

constexpr date new_year{2020, 1, 1};

/// Two members; the second, whose name needs quotes, splits, misses a day and gives way to a third.
struct small_example {
    market universe = made();
    track trail = calculate(rules(), universe, {.events = events()});

    static market made() {
        market_builder rows{{{.id = "A"}, {.id = "B, \"b\""}, {.id = "C"}, {.id = "S", .asset_class = "stable"}}};
        const auto add = [&](int day, const char* asset, double price, double supply) {
            rows.add({.date = new_year + day, .asset = asset, .price = price, .supply = supply});
        };
        add(0, "A", 0.125, 16);
        add(0, "B, \"b\"", 4, 1);
        add(0, "S", 1, 9);
        add(1, "A", 0.125, 16);
        add(1, "C", 2, 2);
        add(2, "A", 0.125, 16);
        add(2, "C", 3, 2);
        return std::move(rows).build();
    }
    static std::vector<event> events() { return {{new_year + 1, split{"B, \"b\"", 2}}}; }
    static rulebook rules() {
        return {.eligibility = exclude_classes{"stable"},
                .selection =
                    [](std::vector<candidate> ranked, const review_context& context) {
                        context.explain(ranked.back().asset, "kept");
                        return ranked;
                    },
                .weighting = market_cap{},
                .schedule = [](std::span<const date> until) { return until.back() == new_year + 1; },
                .missing_prices = carry{.max_age = 3},
                .base = {.date = new_year, .level = 96}};
    }
};

TEST(levels_csv, has_a_row_a_day) {
    EXPECT_EQ(levels_csv(small_example{}.trail),
              "date,level,divisor,income,staking_income\n"
              "2020-01-01,96,0.0625,0,0\n"
              "2020-01-02,96,0.0625,0,0\n"
              "2020-01-03,128,0.0625,0,0\n");
}

TEST(members_csv, has_what_makes_up_the_units) {
    const small_example e;
    EXPECT_EQ(members_csv(e.trail, e.universe),
              "date,asset,rank,weight,price,market_cap,supply,float_factor,cap_factor,units\n"
              "2020-01-01,\"B, \"\"b\"\"\",1,0.6666666666666666,4,4,1,1,1,1\n"
              "2020-01-01,A,2,0.3333333333333333,0.125,2,16,1,1,16\n"
              "2020-01-02,C,1,0.6666666666666666,2,4,2,1,1,2\n"
              "2020-01-02,A,2,0.3333333333333333,0.125,2,16,1,1,16\n");
}

TEST(events_csv, tells_reviews_and_changes_in_their_order) {
    const small_example e;
    EXPECT_EQ(events_csv(e.trail, e.universe),
              "date,moment,kind,asset,other,effect,value,units_before,units_after,market_value_before,"
              "market_value_after,divisor_before,divisor_after\n"
              "2020-01-01,close,base review,,,taken,0,,,6,6,0.0625,0.0625\n"
              "2020-01-02,open,split,\"B, \"\"b\"\"\",,taken,2,1,2,6,6,0.0625,0.0625\n"
              "2020-01-02,open,carried price,\"B, \"\"b\"\"\",,taken,2,2,2,,,0.0625,0.0625\n"
              "2020-01-02,close,scheduled review,,,taken,0.6666666666666666,,,6,6,0.0625,0.0625\n");
}

TEST(audit_json, tells_who_was_rejected_and_what_was_decided) {
    const small_example e;
    const std::string json = audit_json(e.trail, e.universe);
    const auto has = [&](const std::string& part) { return json.find(part) != json.npos; };
    EXPECT_TRUE(has(R"({"format":1,"base":{"date":"2020-01-01","level":96},)"));
    EXPECT_TRUE(has(R"("rejected":[{"asset":"C","applies_to":"everyone","reason":"no price"},)"
                    R"({"asset":"S","applies_to":"everyone","reason":"class stable"}])"));
    EXPECT_TRUE(has(R"("decisions":[{"asset":"A","why":"kept"}])"));
    EXPECT_TRUE(has(R"("additions":["C"],"deletions":["B, \"b\""])"));
    EXPECT_TRUE(has(R"("held":[{"asset":"B, \"b\"","units":1,"price":4},{"asset":"A","units":16,"price":0.125}])"));
    EXPECT_TRUE(has(R"("dates":{"reference":"2020-01-02","announcement":"2020-01-02",)"));
    EXPECT_TRUE(has(R"("market_value_before":null)")) << "a stand-in for a price moves nothing";
    EXPECT_EQ(json.back(), '}');
}

TEST(audit_json, names_the_index_and_what_its_rules_leave_out) {
    small_example e;
    e.trail.name = "example";
    e.trail.not_applied = {"custody", "venues"};
    EXPECT_EQ(
        audit_json(e.trail, e.universe).find(R"({"format":1,"name":"example","not_applied":["custody","venues"],)"),
        0U);
}

TEST(audit_json, escapes_what_a_text_may_not_hold) {
    market_builder rows{{{.id = "tab\t\"\\\x01"}}};
    rows.add({.date = new_year, .asset = "tab\t\"\\\x01", .price = 1, .supply = 1});
    const market universe = std::move(rows).build();
    const rulebook rules{.selection = largest(1),
                         .weighting = market_cap{},
                         .schedule = month_start{},
                         .missing_prices = carry{.max_age = 0},
                         .base = {.date = new_year, .level = 1}};
    EXPECT_NE(audit_json(calculate(rules, universe), universe).find(R"("tab\u0009\"\\\u0001")"), std::string::npos);
}

TEST(audit_json, has_nothing_to_tell_of_no_day) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { audit_json(track{}, market{}); }),
              "number of days of the track is 0, expected 1 or more");
    EXPECT_EQ(levels_csv(track{}), "date,level,divisor,income,staking_income\n");
}

}
