// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/weighting.hpp>

#include "support/expect_near.hpp"
#include "support/small_review.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <vector>

using namespace tidemark::index;
using tidemark::support::exact_sum;
using tidemark::support::expect_near;
using tidemark::support::members_of;
using tidemark::support::one_day;
using tidemark::support::small_review;
using tidemark::support::thrown;

namespace {

using numbers = std::vector<double>;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(market_cap, weighs_in_proportion) {
    const auto weights = market_cap{}(members_of({1000, 400, 100, 50}));
    EXPECT_EQ(weights, (numbers{1000.0 / 1550, 400.0 / 1550, 100.0 / 1550, 50.0 / 1550}));
    expect_near(weights, {0.6451612903, 0.2580645161, 0.0645161290, 0.0322580645}, 5e-11);
}

TEST(market_cap, gives_all_to_a_single_member) {
    const std::vector<candidate> alone{{0, 1, 3, 7e11, 0}};
    EXPECT_EQ(market_cap{}(alone), numbers{1});
    EXPECT_EQ(market_cap{}({}), numbers{});
}

TEST(market_cap, sums_as_it_always_did) {
    numbers caps;
    for (int i = 0; i < 3000; ++i) caps.push_back(1e12 * std::exp(-0.01 * i) * (1 + 0.5 * std::sin(i)));
    double total = 0;
    for (const double cap : caps) total += cap;
    const auto weights = market_cap{}(members_of(caps));
    for (std::size_t i = 0; i < caps.size(); ++i) EXPECT_EQ(weights[i], caps[i] / total) << i;
    EXPECT_NEAR(static_cast<double>(exact_sum(weights)), 1, 1e-12);
}

TEST(market_cap, names_a_member_without_one) {
    const auto message = [](const std::vector<candidate>& members, const review_context& context = {}) {
        return thrown<std::domain_error>([&] { market_cap{}(members, context); });
    };
    EXPECT_EQ(message(members_of({5, nan})), "market cap of asset 1 is nan, needed is a finite number, zero or more");
    EXPECT_EQ(message(members_of({5, -3})), "market cap of asset 1 is -3, needed is a finite number, zero or more");
    EXPECT_EQ(message(members_of({0, 0})),
              "market cap of all 2 members together is 0, needed is a positive finite number");
    const small_review review{one_day({{"BTC", 9}, {"ETH", 4}})};
    std::vector<candidate> members = review.members();
    members[1].market_cap = nan;
    EXPECT_EQ(message(members, review.context()), "market cap of ETH is nan, needed is a finite number, zero or more");
}

TEST(free_float, weighs_what_trades) {
    const small_review review{one_day({{"A", 1000, 1, 0.5}, {"B", 400}, {"C", 100, 1, 0.25}})};
    expect_near(free_float{}(review.members(), review.context()), {500 / 925.0, 400 / 925.0, 25 / 925.0}, 1e-16);
}

TEST(power_of_market_cap, has_square_root_market_cap_and_equal_weight_among_its_kind) {
    const auto members = members_of({1000, 400, 100, 50});
    expect_near(power_of_market_cap{0.5}(members), {0.4603436723, 0.2911469022, 0.1455734511, 0.1029359744}, 5e-11);
    EXPECT_EQ(power_of_market_cap{1}(members), market_cap{}(members));
    EXPECT_EQ(power_of_market_cap{0}(members), equal_weight{}(members));
    EXPECT_EQ(thrown<std::invalid_argument>([] { power_of_market_cap{nan}; }),
              "exponent of market cap is nan, expected a finite number");
}

TEST(equal_weight, is_the_same_for_each) {
    EXPECT_EQ(equal_weight{}(members_of({1000, 400, 100, 50})), numbers(4, 0.25));
    EXPECT_EQ(equal_weight{}({}), numbers{});
}

TEST(price_weighted, weighs_one_unit_of_each) {
    const small_review review{
        one_day({{"A", 1000, {}, 1, "coin", 5}, {"B", 400, {}, 1, "coin", 20}, {"C", 100, {}, 1, "coin", 75}})};
    expect_near(price_weighted{}(review.members()), {0.05, 0.2, 0.75}, 1e-16);
}

TEST(score_weighted, takes_any_score) {
    const small_review review{one_day({{"A", 1000, 3}, {"B", 400, 0}, {"C", 100, 1}})};
    const auto traded = [](const applicant& a) { return a.traded_value(); };
    expect_near(score_weighted{traded}(review.members(), review.context()), {0.75, 0, 0.25}, 0);
    EXPECT_EQ(score_weighted{by_market_cap{}}(review.members(), review.context()), market_cap{}(review.members()));
    const auto of_c = [](const applicant& a) { return a.id() == "C" ? nan : 1; };
    EXPECT_EQ(thrown<std::domain_error>([&] { score_weighted{of_c}(review.members(), review.context()); }),
              "score of C is nan, needed is a finite number, zero or more");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { score_weighted{traded}(review.members(), {}); }),
              "rule needs the market of a review, which it was not given");
}

TEST(weighting, takes_any_callable_under_any_limit) {
    const auto smallest_takes_all = [](std::span<const candidate> members) {
        numbers weights(members.size(), 0);
        weights.back() = 1;
        return weights;
    };
    const auto turned_round = [](numbers weights) { return numbers(weights.rbegin(), weights.rend()); };
    const weighting_rule rule = smallest_takes_all | limit_rule{turned_round};
    EXPECT_EQ(rule(members_of({3, 2, 1}), {}), (numbers{1, 0, 0}));
    EXPECT_EQ((rule | turned_round)(members_of({3, 2, 1}), {}), (numbers{0, 0, 1}));
}

TEST(limit_in_force, holds_from_a_day_until_before_another) {
    using tidemark::core::date;
    const auto halved = [](numbers) { return numbers{0.5, 0.5}; };
    const auto turned_round = [](numbers weights) { return numbers(weights.rbegin(), weights.rend()); };
    const small_review review{one_day({{"A", 3}, {"B", 1}})};  // on 31 January 2024
    const auto changing_on = [&](date change) {
        const weighting_rule rule = market_cap{} | limit_in_force{.until = change, .rule = halved} |
                                    limit_in_force{.from = change, .rule = turned_round};
        return rule(review.members(), review.context());
    };
    EXPECT_EQ(changing_on({2024, 2, 1}), (numbers{0.5, 0.5}));
    EXPECT_EQ(changing_on({2024, 1, 31}), (numbers{0.25, 0.75}));
    EXPECT_EQ(changing_on({2020, 1, 1}), (numbers{0.25, 0.75}));
    const weighting_rule later = market_cap{} | limit_in_force{.from = {2024, 2, 1}, .rule = halved};
    EXPECT_EQ(later(review.members(), review.context()), (numbers{0.75, 0.25}));
}

TEST(limit_in_force, refuses_no_time_and_no_market) {
    const auto same = [](numbers weights) { return weights; };
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  return limit_in_force{.from = {2024, 3, 1}, .until = {2024, 3, 1}, .rule = same};
              }),
              "end of a limit in force is 2024-03-01, expected a day after its first, 2024-03-01");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { limit_in_force{.rule = same}({1}, members_of({1}), {}); }),
              "rule needs the market of a review, which it was not given");
}

}
