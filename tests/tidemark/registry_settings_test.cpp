// SPDX-License-Identifier: BSL-1.0
#include "registry/settings.hpp"

#include "errors.hpp"
#include "support/thrown.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace program;
using namespace program::registry;
using testing::ElementsAre;
using testing::HasSubstr;
using tidemark::support::thrown;

constexpr std::string_view ways[] = {"up", "down", "sideways"};
constexpr parameter parameters[] = {
    {"periods_per_year", parameter::kind::frequency, "core::frequency", "", {}, ""},
    {"share", parameter::kind::number, "double", "0.05", {}, ""},
    {"way", parameter::kind::option, "risk::way", "down", ways, ""},
    {"lags", parameter::kind::count, "std::size_t", "3", {}, ""},
};
constexpr parameter fading[] = {{"decay", parameter::kind::decay, "core::decay", "", {}, ""}};
constexpr parameter twice_fading[] = {{"slow", parameter::kind::decay, "core::decay", "", {}, ""},
                                      {"fast", parameter::kind::decay, "core::decay", "slow", {}, ""},
                                      {"part", parameter::kind::number, "double", "nan", {}, ""}};
constexpr parameter needed[] = {{"half_life", parameter::kind::number, "double", "", {}, ""}};

entry named(std::string_view name, std::span<const parameter> of) {
    entry e{};
    e.name = name;
    e.parameters = of;
    return e;
}
const entry demand = named("demand", parameters);

std::string refused(const entry& e, const std::vector<assignment>& given) {
    return thrown<usage_error>([&] { settings_of(e, given); });
}

TEST(registry_settings, takes_what_is_given_and_else_the_default) {
    EXPECT_THAT(settings_of(demand, {{"periods_per_year", "365"}}), ElementsAre(365, 0.05, 1, 3));
    EXPECT_THAT(
        settings_of(demand, {{"lags", "7"}, {"way", "sideways"}, {"share", "-1e-3"}, {"periods_per_year", "12"}}),
        ElementsAre(12, -1e-3, 2, 7));
    EXPECT_EQ(option_name(parameters[2], 2), "sideways");
}

TEST(registry_settings, asks_for_the_periods_of_a_year_by_their_option) {
    EXPECT_THAT(refused(demand, {}), HasSubstr("demand needs --periods-per-year: 365 "));
    EXPECT_EQ(refused(named("decay", needed), {}), "decay needs --set half_life=...");
}

TEST(registry_settings, reads_a_decay_by_the_name_of_its_measure) {
    const entry e = named("ewm", fading);
    for (const char* same : {"factor:0.75", "alpha:0.25", "span:7", "centre_of_mass:3", "wilder:4"})
        EXPECT_THAT(settings_of(e, {{"decay", same}}), ElementsAre(0.75));
    EXPECT_THAT(settings_of(e, {{"decay", "half_life:1"}}), ElementsAre(0.5));
    for (const char* wrong : {"0.9", "span", "span:", "span:0.5", "alpha:0", "age:3", ":3", ""}) {
        EXPECT_EQ(refused(e, {{"decay", wrong}}),
                  std::string{"decay is \""} + wrong +
                      "\", expected factor, alpha, span, centre_of_mass, half_life or wilder, a colon and a number in "
                      "its range: span:20");
    }
    EXPECT_EQ(refused(e, {}),
              "ewm needs --set decay=span:20, or another of factor, alpha, span, centre_of_mass, half_life or wilder");
}

TEST(registry_settings, takes_the_value_of_another_parameter_for_a_default) {
    const entry e = named("twice", twice_fading);
    EXPECT_THAT(settings_of(e, {{"slow", "span:7"}}), ElementsAre(0.75, 0.75, testing::IsNan()));
    EXPECT_THAT(settings_of(e, {{"fast", "half_life:1"}, {"slow", "span:7"}, {"part", "0.1"}}),
                ElementsAre(0.75, 0.5, 0.1));
}

TEST(registry_settings, refuses_a_value_of_another_kind) {
    const auto with = [](std::string name, std::string value) {
        return refused(demand, {{"periods_per_year", "365"}, {std::move(name), std::move(value)}});
    };
    EXPECT_EQ(with("share", "5%"), "share is \"5%\", expected a number");
    EXPECT_EQ(with("share", ""), "share is \"\", expected a number");
    EXPECT_EQ(with("way", "left"), "way is \"left\", expected one of up, down, sideways");
    EXPECT_EQ(with("lags", "2.5"), "lags is \"2.5\", expected a whole number");
    EXPECT_EQ(with("lags", "-1"), "lags is \"-1\", expected a whole number");
    EXPECT_EQ(refused(demand, {{"periods_per_year", "daily"}}), "periods_per_year is \"daily\", expected a number");
}

TEST(registry_settings, refuses_a_parameter_that_is_unknown_or_given_twice) {
    EXPECT_EQ(refused(demand, {{"dof", "1"}}),
              "demand has no parameter dof; its parameters are periods_per_year, share, way, lags");
    EXPECT_EQ(refused(named("plain", {}), {{"dof", "1"}}), "plain has no parameter dof; it has no parameters");
    EXPECT_EQ(refused(demand, {{"share", "1"}, {"share", "2"}}), "share is given more than once");
}

TEST(registry_settings, splits_an_assignment_at_the_first_equals_sign) {
    const assignment a = parse_assignment("way=a=b");
    EXPECT_EQ(a.name, "way");
    EXPECT_EQ(a.value, "a=b");
    for (const char* text : {"way", "=1", ""}) {
        EXPECT_EQ(thrown<usage_error>([&] { parse_assignment(text); }),
                  "--set is \"" + std::string{text} + "\", expected a parameter and its value: name=value");
    }
}

TEST(registry_settings, finds_an_estimator_or_suggests_the_nearest) {
    EXPECT_EQ(find_estimator("covariance_matrix").documented.name, "covariance_matrix");
    const auto answered = [](const char* typed) { return thrown<usage_error>([&] { find_estimator(typed); }); };
    EXPECT_THAT(answered("covariance_matrx"),
                HasSubstr("there is no estimator \"covariance_matrx\"; the nearest are covariance_matrix, "));
    EXPECT_THAT(answered("weighted_covariance"),
                HasSubstr("weighted_covariance makes no matrix of the columns of a file, it is for C++; its input: two "
                          "series and weights"));
    EXPECT_EQ(answered("volatility"), "volatility is a metric, not an estimator: see tidemark measure");
}

TEST(registry_settings, finds_a_metric_or_suggests_the_nearest) {
    EXPECT_EQ(find_metric("sharpe_ratio").documented.name, "sharpe_ratio");
    const auto suggested = [](const char* typed) { return thrown<usage_error>([&] { find_metric(typed); }); };
    EXPECT_THAT(suggested("sharp_ratio"),
                HasSubstr("there is no metric \"sharp_ratio\"; the nearest are sharpe_ratio, "));
    EXPECT_THAT(suggested("sortino"), HasSubstr("the nearest are sortino_ratio, "));
    EXPECT_THAT(suggested("Volatility"), HasSubstr("the nearest are volatility, "));
}

}
