// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/rule.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

using tidemark::index::rule;

namespace {

using test_rule = rule<double(double)>;

struct forgetful {
    double operator()(double x) const { return x; }
};

struct remembering {
    double operator()(double x) { return last = x; }
    double last = 0;
};

static_assert(!std::is_default_constructible_v<test_rule>, "a rule must be given");
static_assert(std::is_constructible_v<test_rule, forgetful>);
static_assert(!std::is_constructible_v<test_rule, remembering>, "a rule remembers nothing");
static_assert(!std::is_constructible_v<test_rule, int>);

TEST(rule, is_any_callable) {
    const double factor = 3;
    test_rule r = [factor](double x) { return factor * x; };
    EXPECT_EQ(r(2), 6);
    const test_rule copy = r;
    r = forgetful{};
    EXPECT_EQ(r(2), 2);
    EXPECT_EQ(copy(2), 6);
}

using rule_of_three = rule<double(double, const std::string&, std::vector<int>)>;

static_assert(std::is_constructible_v<rule_of_three, forgetful>);
static_assert(!std::is_constructible_v<rule_of_three, double (*)()>, "a rule looks at something");
static_assert(!std::is_constructible_v<rule_of_three, double (*)(std::string)>, "the first arguments, in their order");
static_assert(!std::is_constructible_v<rule_of_three, double (*)(double, std::string, std::vector<int>, int)>);

TEST(rule, may_do_without_the_last_arguments) {
    const rule_of_three one = [](double x) { return x; };
    const rule_of_three two = [](double x, const std::string& text) { return x + static_cast<double>(text.size()); };
    const rule_of_three three = [](double x, const std::string&, const std::vector<int>& v) { return x + v.at(0); };
    EXPECT_EQ(one(1, "four", {7}), 1);
    EXPECT_EQ(two(1, "four", {7}), 5);
    EXPECT_EQ(three(1, "four", {7}), 8);
}

TEST(rule, gives_all_arguments_to_a_callable_that_could_also_do_without) {
    struct choosy {
        double operator()(double) const { return 1; }
        double operator()(double, const std::string&, const std::vector<int>&) const { return 3; }
    };
    EXPECT_EQ(rule_of_three{choosy{}}(0, "", {}), 3);
}

TEST(rule, hands_its_arguments_on_without_a_copy) {
    using taker = rule<std::vector<int>(std::vector<int>, int)>;
    const taker back = [](std::vector<int> all) { return all; };
    std::vector<int> numbers{1, 2, 3};
    const int* const place = numbers.data();
    EXPECT_EQ(back(std::move(numbers), 0).data(), place);
}

TEST(rule, refuses_a_null_function_that_takes_fewer_arguments) {
    constexpr auto expected = "rule is a null function, expected a callable";
    double (*const none)(double) = nullptr;
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>([&] { rule_of_three{none}; }), expected);
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>([] { rule_of_three{std::function<double(double)>{}}; }),
              expected);
}

TEST(rule, refuses_a_null_function) {
    constexpr auto expected = "rule is a null function, expected a callable";
    double (*const none)(double) = nullptr;
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>([&] { test_rule{none}; }), expected);
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>([] { test_rule{std::function<double(double)>{}}; }),
              expected);
}

}
