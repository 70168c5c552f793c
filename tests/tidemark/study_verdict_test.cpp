// SPDX-License-Identifier: BSL-1.0
// The words follow from the numbers: markets are made whose answer is known, and the verdict must give it.
#include "verdict.hpp"

#include "tidemark/two_tier_market.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace {

using namespace program;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using tidemark::support::noise;
using tidemark::support::returns_with;
using tidemark::support::two_tier_market;

constexpr std::size_t five_years = 1825;
constexpr double large_sharpe = 0.6;

// Noise that large and small caps share in nine parts of ten: the standard error of the gap is then about 0.2.
std::vector<double> shared_noise(std::size_t days) {
    const auto common = noise(days, 1), own = noise(days, 2);
    std::vector<double> mixed(days);
    for (std::size_t i = 0; i < days; ++i) mixed[i] = 0.9 * common[i] + std::sqrt(0.19) * own[i];
    return mixed;
}

market_data market_with_gap(double gap, std::size_t days = five_years, double deviation = 0.03) {
    return two_tier_market(returns_with(large_sharpe, deviation, noise(days, 1)),
                           returns_with(large_sharpe + gap, deviation, shared_noise(days)));
}

verdict verdict_of(market_data data, const std::vector<std::string>& spans = {}) {
    return judge(make_study(std::move(data), spans));
}

std::string conclusion_of(market_data data) { return verdict_of(std::move(data)).findings.front().conclusion; }

TEST(study_verdict, grades_the_gap_by_its_standard_errors) {
    EXPECT_THAT(conclusion_of(market_with_gap(1.0)),
                AllOf(StartsWith("Yes: small caps earned more per unit of risk"), HasSubstr("(p < 0.001)")));
    EXPECT_THAT(conclusion_of(market_with_gap(0.44)), StartsWith("Probably: small caps earned more"));
    EXPECT_THAT(conclusion_of(market_with_gap(-0.44)), StartsWith("Probably not: small caps earned less"));
    EXPECT_THAT(conclusion_of(market_with_gap(-1.0)), StartsWith("No: small caps earned less per unit of risk"));
}

TEST(study_verdict, leaves_a_small_gap_undecided_and_says_what_would_decide_it) {
    EXPECT_THAT(conclusion_of(market_with_gap(-0.25)),
                AllOf(StartsWith("Undecided: small caps earned less"), HasSubstr("years of the same")));
    EXPECT_THAT(conclusion_of(market_with_gap(0.02)), HasSubstr("more than a century of the same"));
}

TEST(study_verdict, does_not_call_it_pay_when_small_caps_lost_less) {
    EXPECT_THAT(conclusion_of(market_with_gap(-1.6)), StartsWith("No: small caps earned less"));
    const auto data = two_tier_market(returns_with(-2.5, 0.03, noise(five_years, 1)),
                                      returns_with(-1.0, 0.03, shared_noise(five_years)));
    EXPECT_THAT(conclusion_of(data), AllOf(StartsWith("No: small caps lost less per unit of risk"),
                                           HasSubstr("but lost against a rate of zero")));
}

TEST(study_verdict, explains_a_loss_with_a_positive_sharpe_ratio_by_volatility_drag) {
    const auto data = two_tier_market(returns_with(0.6, 0.03, noise(five_years, 1)),
                                      returns_with(0.2, 0.05, shared_noise(five_years)));
    const auto reasons = verdict_of(data).findings.front().reasons;
    // A standard deviation of 0.05 a day is 95.5 % a year, half its square 45.6; the mean is 0.2 times as much.
    EXPECT_THAT(reasons, Contains(AllOf(StartsWith("A loss and a positive Sharpe ratio are both true."),
                                        HasSubstr("comes to +19.1 % a year"), HasSubstr("half its square is"))));
    EXPECT_THAT(verdict_of(market_with_gap(1.0)).findings.front().reasons,
                Not(Contains(HasSubstr("A loss and a positive Sharpe ratio"))));
}

TEST(study_verdict, tells_the_sharpe_ratio_of_small_caps_from_zero_or_not) {
    const auto reasons = [](double gap) { return verdict_of(market_with_gap(gap)).findings.front().reasons; };
    EXPECT_THAT(reasons(0.0), Contains(HasSubstr("it cannot be told from zero (p = 0.18)")));
    EXPECT_THAT(reasons(1.0), Contains(HasSubstr("is above zero by more than chance (p < 0.001)")));
    EXPECT_THAT(reasons(-2.0), Contains(HasSubstr("is below zero by more than chance (p = 0.002)")));
}

TEST(study_verdict, sets_correlation_apart_from_growth) {
    EXPECT_THAT(verdict_of(market_with_gap(-1.0)).findings.front().reasons,
                Contains(AllOf(HasSubstr("Day by day the two move together"), HasSubstr("points a year apart"))));
    EXPECT_THAT(verdict_of(market_with_gap(0.0, five_years, 0.01)).findings.front().reasons,
                Contains(HasSubstr("small caps spread little risk")));
    const auto apart =
        two_tier_market(returns_with(0.6, 0.03, noise(five_years, 1)), returns_with(0.6, 0.03, noise(five_years, 2)));
    EXPECT_THAT(verdict_of(apart).findings.front().reasons, Contains(HasSubstr("hardly move together")));
}

TEST(study_verdict, weighs_the_rule_for_missing_prices) {
    const auto large = returns_with(0.6, 0.03, noise(400, 1)), small = returns_with(0.6, 0.03, noise(400, 2));
    EXPECT_THAT(verdict_of(two_tier_market(large, small)).findings.front().reasons,
                Contains(HasSubstr("hardly matters here")));
    // A fiftieth of the small caps is without a price over the review of 2021-03-01, 59 days after the first day.
    EXPECT_THAT(verdict_of(two_tier_market(large, small, {2021, 1, 1}, 50, 70)).findings.front().reasons,
                Contains(HasSubstr("How missing prices are valued matters")));
}

TEST(study_verdict, tells_what_is_shown_from_what_is_not) {
    const auto reasons = [](double gap) { return verdict_of(market_with_gap(gap)).findings.front().reasons; };
    EXPECT_THAT(
        reasons(-0.25),
        Contains(AllOf(StartsWith("This shows that who held small caps by this rule"), Not(HasSubstr("so far apart")),
                       HasSubstr("It does not show that small caps are paid less for their risk"),
                       HasSubstr("that they are paid more than a rate of zero at all"))));
    EXPECT_THAT(reasons(1.0), Contains(AllOf(HasSubstr("seldom have set their Sharpe ratios so far apart"),
                                             HasSubstr("It does not show what the next years will be"))));
}

TEST(study_verdict, names_the_rate_it_measures_against) {
    market_data data = market_with_gap(0.0);
    EXPECT_THAT(verdict_of(data).findings.front().reasons, Contains(HasSubstr("over a rate of zero")));
    data.bill = published_rate{.dates = {{2020, 12, 1}}, .annual_rates = {0.02}};
    EXPECT_THAT(verdict_of(data).findings.front().reasons, Contains(HasSubstr("over the 3-month bill")));
}

TEST(study_verdict, warns_of_few_days) {
    EXPECT_THAT(verdict_of(market_with_gap(0.0, 100)).findings.front().reasons,
                Contains(StartsWith("100 days are few")));
    EXPECT_THAT(verdict_of(market_with_gap(0.0)).findings.front().reasons, Not(Contains(HasSubstr("are few"))));
    EXPECT_THAT(conclusion_of(market_with_gap(0.0, 2)), Not(HasSubstr("nan")));
}

TEST(study_verdict, has_no_answer_without_spread) {
    const std::vector<double> nothing(50, 0.0);
    const verdict v = verdict_of(two_tier_market(nothing, nothing));
    EXPECT_THAT(v.findings.front().conclusion, StartsWith("No answer"));
    for (const std::string& reason : v.findings.front().reasons) EXPECT_THAT(reason, Not(HasSubstr("nan")));
    for (const std::string& limit : v.limits) EXPECT_THAT(limit, Not(HasSubstr("nan")));
}

TEST(study_verdict, judges_every_span_and_says_when_they_disagree) {
    // Small caps lose for two years and win for three.
    auto large = returns_with(0.6, 0.03, noise(five_years, 1)), small = shared_noise(five_years);
    for (std::size_t i = 0; i < five_years; ++i)
        small[i] = 0.03 * (small[i] + (i < 730 ? -2.5 : 2.0) / std::sqrt(365.0));
    const verdict v = verdict_of(two_tier_market(large, small), {"2021-01-01:2022-12-31", "2023-01-01:2025-06-01"});
    ASSERT_EQ(v.findings.size(), 3U);
    EXPECT_THAT(v.findings[1].conclusion, StartsWith("No"));
    EXPECT_THAT(v.findings[2].conclusion, StartsWith("Yes"));
    EXPECT_THAT(v.limits, Contains(AnyOf(HasSubstr("The answer hangs on the dates"), HasSubstr("overlapping spans"))));
}

TEST(study_verdict, says_of_a_simulated_market_that_it_is_simulated) {
    market_data data = market_with_gap(0.0, 100);
    EXPECT_THAT(verdict_of(data).limits, Not(Contains(HasSubstr("simulated"))));
    data.came_from = market_data::origin::simulated;
    EXPECT_THAT(verdict_of(data).limits, Contains(StartsWith("This market is simulated.")));
}

}
