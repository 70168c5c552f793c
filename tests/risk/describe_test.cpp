// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/describe.hpp>

#include <tidemark/risk/alpha.hpp>
#include <tidemark/risk/beta.hpp>
#include <tidemark/risk/ewm_mean.hpp>
#include <tidemark/risk/max_drawdown.hpp>
#include <tidemark/risk/partial_moment.hpp>
#include <tidemark/risk/sharpe_ratio.hpp>
#include <tidemark/risk/value_at_risk.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace {

namespace core = tidemark::core;
using namespace tidemark::risk;
using kind = core::described_parameter::kind;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::StartsWith;

std::vector<std::string_view> names_of(const core::description& d) {
    std::vector<std::string_view> names;
    for (const core::described_parameter& p : d.parameters) names.emplace_back(p.name);
    return names;
}

/// The enumerator in force at each option, nothing at other parameters.
std::vector<std::string_view> options_of(const core::description& d) {
    std::vector<std::string_view> options;
    for (const core::described_parameter& p : d.parameters)
        options.emplace_back(p.option == nullptr ? std::string_view{} : p.option);
    return options;
}

std::vector<double> numbers_of(const core::description& d) {
    std::vector<double> numbers;
    for (const core::described_parameter& p : d.parameters) numbers.push_back(p.number);
    return numbers;
}

TEST(describe, tells_the_numbers_in_force) {
    constexpr core::description d = describe(sharpe_ratio{.periods_per_year = 252, .ddof = 0});
    EXPECT_EQ(std::string_view{d.name}, "sharpe_ratio");
    EXPECT_EQ(std::string_view{d.formula}, "mean(r - risk_free) / sd(r - risk_free) * sqrt(periods_per_year)");
    EXPECT_EQ(std::string_view{d.value}, "per square root of a year");
    EXPECT_THAT(names_of(d), ElementsAre("periods_per_year", "risk_free", "ddof"));
    EXPECT_THAT(numbers_of(d), ElementsAre(252, 0, 0));
    static_assert(d.parameters[0].is == kind::frequency && d.parameters[2].is == kind::number);
}

TEST(describe, tells_the_type_of_a_quantile_and_the_sign) {
    const core::description plain = describe(value_at_risk_historical{});
    EXPECT_THAT(names_of(plain), ElementsAre("alpha", "type", "as", "at_least"));
    EXPECT_EQ(plain.parameters[0].number, 0.05);
    EXPECT_THAT(options_of(plain), ElementsAre("", "linear", "as_loss", "none"));
    const core::description other =
        describe(value_at_risk_historical{.alpha = 0.01,
                                          .type = quantile_type::median_unbiased,
                                          .as = sign::as_return,
                                          .at_least = value_at_risk_historical::floor::zero});
    EXPECT_EQ(other.parameters[0].number, 0.01);
    EXPECT_THAT(options_of(other), ElementsAre("", "median_unbiased", "as_return", "zero"));
    EXPECT_THAT(other.value, StartsWith("fraction; positive for a loss"));
}

TEST(describe, tells_the_sign_of_a_drawdown) {
    EXPECT_THAT(names_of(describe(max_drawdown{})), ElementsAre("as", "measured"));
    EXPECT_THAT(options_of(describe(max_drawdown{})), ElementsAre("as_loss", "fraction"));
    EXPECT_THAT(options_of(describe(max_drawdown{.as = sign::as_return, .measured = max_drawdown::scale::log})),
                ElementsAre("as_return", "log"));
}

TEST(describe, tells_a_decay_by_the_measure_that_was_given) {
    const core::description d = describe(ewm_mean{core::decay::half_life(20), ewm_weights::recursive});
    EXPECT_THAT(names_of(d), ElementsAre("decay", "weights"));
    EXPECT_EQ(d.parameters[0].is, kind::decay);
    EXPECT_EQ(d.parameters[0].number, 20);
    EXPECT_THAT(options_of(d), ElementsAre("half_life", "recursive"));
    EXPECT_THAT(options_of(describe(ewm_mean{core::decay::factor(0.94)})), ElementsAre("factor", "adjusted"));
}

TEST(describe, tells_how_a_year_is_made) {
    EXPECT_THAT(names_of(describe(alpha{12})), ElementsAre("periods_per_year", "risk_free", "annualised"));
    EXPECT_THAT(options_of(describe(alpha{12})), ElementsAre("", "", "arithmetic"));
    EXPECT_THAT(options_of(describe(alpha{.periods_per_year = 12, .annualised = alpha::annualisation::compounded})),
                ElementsAre("", "", "compounded"));
}

TEST(describe, tells_what_is_averaged_over) {
    EXPECT_THAT(options_of(describe(lower_partial_moment{.averaged = averaged_over::subset})),
                testing::Contains("subset"));
}

TEST(describe, has_nothing_to_tell_of_a_metric_without_parameters) {
    constexpr core::description d = describe(beta{});
    EXPECT_EQ(std::string_view{d.name}, "beta");
    EXPECT_THAT(names_of(d), IsEmpty());
}

TEST(describe, names_what_is_no_enumerator) {
    EXPECT_THAT(options_of(describe(max_drawdown{.as = static_cast<sign>(7)})),
                ElementsAre("no enumerator", "fraction"));
}

}
