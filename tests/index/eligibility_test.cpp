// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/eligibility.hpp>

#include "support/applicants.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::answer;
using tidemark::support::answers;
using tidemark::support::market_with;
using tidemark::support::verdict_on;

namespace {

constexpr date new_year{2020, 1, 1};

/// A coin, a stablecoin, a wrapped coin, one without a class, and one that turned out to be a stablecoin on the third
/// day.
const market& universe() {
    static const market all =
        market_with({{.id = "BTC", .asset_class = "coin"},
                     {.id = "USDT", .asset_class = "stable"},
                     {.id = "WBTC", .asset_class = "wrapped"},
                     {.id = "XYZ"},
                     {.id = "USTC", .asset_class = "coin", .classes = {{new_year + 2, "stable"}}}},
                    {{.date = new_year, .asset = "BTC", .price = 7200, .market_cap = 131e9},
                     {.date = new_year + 1, .asset = "BTC", .price = 7000, .traded_value = 2e10},
                     {.date = new_year + 2, .asset = "BTC", .price = 6900}});
    return all;
}

std::string asked(const eligibility_rule& rule, const char* id, date day = {}) {
    return answers(verdict_on(rule, universe(), id, day));
}

constexpr auto admitted = "admitted | admitted";

TEST(applicant, shows_what_was_known_that_day) {
    const known_market known{universe(), 1};
    const applicant a{known, 0};
    EXPECT_EQ(a.id(), "BTC");
    EXPECT_EQ(a.asset(), 0U);
    EXPECT_EQ(&a.market(), &known);
    EXPECT_EQ(a.asset_class(), "coin");
    EXPECT_EQ(a.float_factor(), 1);
    EXPECT_EQ(a.price(), 7000);
    EXPECT_EQ(a.traded_value(), 2e10);
    EXPECT_NE(a.market_cap(), a.market_cap());
}

TEST(verdict, says_yes_or_no_to_newcomers_and_members) {
    EXPECT_EQ(answers(verdict{true}), admitted);
    EXPECT_EQ(answers(verdict{false}), "predicate | predicate");
    EXPECT_EQ(answers(rejection{.reason = "why"}), "why | why");
    EXPECT_EQ(answers({rejection{.reason = "why"}, std::nullopt}), "why | admitted");
    EXPECT_EQ(answers({std::nullopt, rejection{.reason = "why", .found = 1, .required = 2}}),
              "admitted | why: 1, required 2");
}

TEST(every_asset, admits_all) {
    EXPECT_EQ(asked(every_asset{}, "BTC"), admitted);
    EXPECT_EQ(asked(every_asset{}, "XYZ"), admitted);
}

TEST(only_class, admits_its_class) {
    EXPECT_EQ(asked(only_class{"coin"}, "BTC"), admitted);
    EXPECT_EQ(asked(only_class{"coin"}, "USDT"), "class stable | class stable");
    EXPECT_EQ(asked(only_class{"coin"}, "XYZ"), "no class | no class");
}

TEST(exclude_classes, admits_all_but_its_classes) {
    const exclude_classes listed{"stable", "wrapped"};
    const exclude_classes from_a_file{std::vector<std::string>{"stable", "wrapped"}};
    const exclude_classes doubly_braced{{"stable", "wrapped"}};
    for (const auto& rule : {listed, from_a_file, doubly_braced}) {
        EXPECT_EQ(asked(rule, "BTC"), admitted);
        EXPECT_EQ(asked(rule, "USDT"), "class stable | class stable");
        EXPECT_EQ(asked(rule, "WBTC"), "class wrapped | class wrapped");
        EXPECT_EQ(asked(rule, "XYZ"), admitted);
    }
    EXPECT_EQ(asked(exclude_classes{"stable"}, "WBTC"), admitted);
}

TEST(rules_of_classes, do_not_know_a_class_before_its_day) {
    EXPECT_EQ(asked(only_class{"coin"}, "USTC", new_year + 1), admitted);
    EXPECT_EQ(asked(only_class{"coin"}, "USTC", new_year + 2), "class stable | class stable");
    EXPECT_EQ(asked(exclude_classes{"stable"}, "USTC", new_year + 1), admitted);
    EXPECT_EQ(asked(exclude_classes{"stable"}, "USTC", new_year + 2), "class stable | class stable");
}

TEST(only_assets, admits_those_on_its_list) {
    for (const auto& rule : {only_assets{"BTC", "XYZ"}, only_assets{std::vector<std::string>{"BTC", "XYZ"}}}) {
        EXPECT_EQ(asked(rule, "BTC"), admitted);
        EXPECT_EQ(asked(rule, "USDT"), "not on the list | not on the list");
    }
}

TEST(exclude_assets, admits_those_that_are_not_on_its_list) {
    for (const auto& rule : {exclude_assets{"USDT"}, exclude_assets{std::vector<std::string>{"USDT"}}}) {
        EXPECT_EQ(asked(rule, "BTC"), admitted);
        EXPECT_EQ(asked(rule, "USDT"), "on the list of the excluded | on the list of the excluded");
    }
}

static_assert(!std::is_default_constructible_v<in_force>, "the rule must be given");

TEST(in_force, asks_its_rule_between_its_dates_alone) {
    const in_force since{.from = new_year + 1, .rule = exclude_classes{"stable"}};
    EXPECT_EQ(asked(since, "USDT", new_year), admitted);
    EXPECT_EQ(asked(since, "USDT", new_year + 1), "class stable | class stable");
    EXPECT_EQ(asked(since, "USDT", new_year + 2), "class stable | class stable");
    const in_force once{.until = new_year + 1, .rule = exclude_classes{"stable"}};
    EXPECT_EQ(asked(once, "USDT", new_year), "class stable | class stable");
    EXPECT_EQ(asked(once, "USDT", new_year + 1), admitted);
    const eligibility_rule both = once & in_force{.from = new_year + 2, .rule = exclude_classes{"stable"}};
    EXPECT_EQ(asked(both, "USDT", new_year + 1), admitted);
    EXPECT_EQ(asked(both, "USDT", new_year + 2), "class stable | class stable");
}

TEST(in_force, refuses_dates_in_the_wrong_order) {
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>(
                  [] { asked(in_force{.from = new_year, .until = new_year, .rule = every_asset{}}, "BTC"); }),
              "end of a rule in force is 2020-01-01, expected a day after its first, 2020-01-01");
}

TEST(require_class, refuses_a_market_with_a_priced_asset_of_no_class) {
    const auto universe = [](std::vector<dated<std::string>> classes) {
        return market_with({{.id = "BTC", .asset_class = "coin"}, {.id = "NEW", .classes = std::move(classes)}},
                           {{.date = new_year, .asset = "BTC", .price = 7000},
                            {.date = new_year + 1, .asset = "BTC", .price = 7000},
                            {.date = new_year + 1, .asset = "NEW", .price = 1}});
    };
    const market unknown = universe({}), later = universe({{new_year + 1, "meme"}});
    const auto rule = require_class{} & exclude_classes{"meme"};
    EXPECT_EQ(answers(verdict_on(rule, unknown, "BTC")), admitted);
    EXPECT_EQ(answers(verdict_on(rule, unknown, "NEW", new_year)), admitted) << "it has no price yet";
    EXPECT_EQ(tidemark::support::thrown<std::domain_error>([&] { verdict_on(rule, unknown, "NEW"); }),
              "NEW has a price on 2020-01-02 and no class, which the rules need");
    EXPECT_EQ(answers(verdict_on(rule, later, "NEW")), "class meme | class meme");
}

TEST(eligibility_rule, is_any_predicate) {
    const eligibility_rule dear = [](const applicant& a) { return a.price() > 7000; };
    EXPECT_EQ(asked(dear, "BTC", new_year), admitted);
    EXPECT_EQ(asked(dear, "BTC"), "predicate | predicate");
    const eligibility_rule telling = [](const applicant& a) -> verdict {
        if (a.price() > 7000) return true;
        return rejection{.reason = "price", .found = a.price(), .required = 7000};
    };
    EXPECT_EQ(answer(verdict_on(telling, universe(), "BTC")), "price: 6900, required 7000");
}

eligibility_rule for_newcomers(const char* reason) {
    return [reason](const applicant&) { return verdict{rejection{.reason = reason}, std::nullopt}; };
}
eligibility_rule for_members(const char* reason) {
    return [reason](const applicant&) { return verdict{std::nullopt, rejection{.reason = reason}}; };
}

TEST(both_rules, turn_away_whom_either_does_with_the_first_reason) {
    EXPECT_EQ(asked(every_asset{} & every_asset{}, "BTC"), admitted);
    EXPECT_EQ(asked(exclude_classes{"coin"} & only_assets{"XYZ"}, "BTC"), "class coin | class coin");
    EXPECT_EQ(asked(every_asset{} & only_assets{"XYZ"}, "BTC"), "not on the list | not on the list");
    EXPECT_EQ(asked(for_newcomers("new") & for_members("old"), "BTC"), "new | old");
    EXPECT_EQ(asked(for_members("old") & for_newcomers("new"), "BTC"), "new | old");
    EXPECT_EQ(asked(for_newcomers("new") & only_assets{"XYZ"}, "BTC"), "new | not on the list");
    EXPECT_EQ(asked(only_assets{"BTC"} & for_newcomers("new") & every_asset{}, "BTC"), "new | admitted");
}

TEST(both_rules, ask_the_second_only_where_the_first_admits_somebody) {
    const eligibility_rule unasked = [](const applicant&) -> verdict { throw std::logic_error{"asked"}; };
    EXPECT_EQ(asked(only_assets{"XYZ"} & unasked, "BTC"), "not on the list | not on the list");
    EXPECT_THROW(asked(only_assets{"BTC"} & unasked, "BTC"), std::logic_error);
}

}
