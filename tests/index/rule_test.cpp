// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/rule.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <stdexcept>
#include <type_traits>

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

TEST(rule, refuses_a_null_function) {
    constexpr auto expected = "rule is a null function, expected a callable";
    double (*const none)(double) = nullptr;
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>([&] { test_rule{none}; }), expected);
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>([] { test_rule{std::function<double(double)>{}}; }),
              expected);
}

}
