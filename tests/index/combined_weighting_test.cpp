// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/combined_weighting.hpp>

#include <tidemark/index/liquidity.hpp>

#include "support/expect_near.hpp"
#include "support/small_review.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>
#include <string>
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

market four_assets() { return one_day({{"A", 1000, 50}, {"B", 400, 30}, {"C", 100, 4}, {"D", 50, 6}}); }

TEST(blend, is_half_size_half_liquidity) {
    const small_review review{four_assets()};
    const blend half{{{market_cap{}, 0.5}, {traded_value{}, 0.5}}};
    expect_near(half(review.members(), review.context()), {0.6003584229, 0.2956989247, 0.0544802867, 0.0494623656},
                5e-11);
}

TEST(blend, of_one_scheme_is_that_scheme) {
    const small_review review{four_assets()};
    const numbers alone = blend{{{market_cap{}, 1}}}(review.members(), review.context());
    EXPECT_EQ(alone, market_cap{}(review.members()));
    const blend three{{{market_cap{}, 0.2}, {equal_weight{}, 0.3}, {traded_value{}, 0.5}}};
    EXPECT_NEAR(static_cast<double>(exact_sum(three(review.members(), review.context()))), 1, 1e-15);
}

TEST(blend, refuses_shares_that_are_no_whole) {
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  blend{{{market_cap{}, 0.5}, {traded_value{}, 0.25}}};
              }),
              "sum of the shares of a blend is 0.75, expected 1");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  blend{{{market_cap{}, 1.5}, {traded_value{}, -0.5}}};
              }),
              "share of a blended scheme is 1.5, expected a number from 0 to 1");
    EXPECT_EQ(thrown<std::invalid_argument>([] { blend{std::vector<blended>{}}; }),
              "sum of the shares of a blend is 0, expected 1");
}

TEST(blend, refuses_weights_that_are_none) {
    const small_review review{four_assets()};
    const auto broken = [](std::span<const candidate> members) { return numbers(members.size(), -1); };
    const auto short_of_one = [](std::span<const candidate> members) { return numbers(members.size() - 1, 1); };
    EXPECT_EQ(thrown<std::domain_error>([&] {
                  blend{{{broken, 1}}}(review.members(), review.context());
              }),
              "weight of A is -1, needed is a finite number, zero or more");
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  blend{{{short_of_one, 1}}}(review.members(), review.context());
              }),
              "number of weights is 3, expected one for each member, 4");
}

TEST(tilt, leans_towards_high_scores) {
    const small_review review{four_assets()};
    const auto twice_b = [](const applicant& a) { return a.id() == "B" ? 2.0 : 1.0; };
    expect_near(tilt{market_cap{}, twice_b}(review.members(), review.context()),
                {1000 / 1950.0, 800 / 1950.0, 100 / 1950.0, 50 / 1950.0}, 1e-15);
    expect_near(tilt{equal_weight{}, traded_value{}}(review.members(), review.context()),
                traded_value{}(review.members()), 1e-15);
}

TEST(tilt, refuses_scores_that_are_not_positive) {
    const small_review review{four_assets()};
    const auto message = [&](double score_of_c) {
        const auto score = [=](const applicant& a) { return a.id() == "C" ? score_of_c : 1; };
        return thrown<std::domain_error>([&] { tilt{market_cap{}, score}(review.members(), review.context()); });
    };
    EXPECT_EQ(message(0), "score of C is 0, needed is a positive finite number");
    EXPECT_EQ(message(std::numeric_limits<double>::quiet_NaN()),
              "score of C is nan, needed is a positive finite number");
    EXPECT_EQ(message(std::numeric_limits<double>::infinity()),
              "score of C is inf, needed is a positive finite number");
}

market two_leaders() { return one_day({{"BTC", 1000}, {"ETH", 400}, {"SOL", 90}, {"XRP", 60}}); }

TEST(fixed_plus_pro_rata, fixes_the_leaders) {
    const small_review review{two_leaders()};
    const fixed_plus_pro_rata scheme{{{"BTC", 0.40}, {"ETH", 0.25}}, market_cap{}, absent_fixed::refuse};
    const numbers weights = scheme(review.members(), review.context());
    expect_near(weights, {0.40, 0.25, 0.21, 0.14}, 1e-16);
    EXPECT_EQ(weights[0], 0.40);
    EXPECT_EQ(weights[1], 0.25);
}

TEST(fixed_plus_pro_rata, says_what_becomes_of_an_absent_leader) {
    const small_review review{two_leaders()};
    const std::vector<fixed_weight> fixed{{"BTC", 0.40}, {"ADA", 0.25}};
    EXPECT_EQ(thrown<std::domain_error>([&] {
                  fixed_plus_pro_rata{fixed, market_cap{}, absent_fixed::refuse}(review.members(), review.context());
              }),
              "ADA has a fixed weight of 0.25, but is not a member");
    const fixed_plus_pro_rata giving{fixed, market_cap{}, absent_fixed::give_to_rest};
    expect_near(giving(review.members(), review.context()), {0.40, 0.6 * 400 / 550, 0.6 * 90 / 550, 0.6 * 60 / 550},
                1e-16);
}

TEST(fixed_plus_pro_rata, needs_somebody_to_have_the_rest) {
    const small_review review{one_day({{"BTC", 1000}, {"ETH", 400}})};
    const auto weigh = [&](double of_btc, double of_eth) {
        const fixed_plus_pro_rata scheme{{{"BTC", of_btc}, {"ETH", of_eth}}, market_cap{}, absent_fixed::refuse};
        return scheme(review.members(), review.context());
    };
    EXPECT_EQ(weigh(0.7, 0.3), (numbers{0.7, 0.3}));
    EXPECT_EQ(thrown<std::domain_error>([&] { weigh(0.5, 0.25); }),
              "fixed weights of the members sum to 0.75, and there is no other member to have the rest");
}

TEST(fixed_plus_pro_rata, refuses_weights_that_cannot_be) {
    const auto message = [](std::vector<fixed_weight> fixed) {
        return thrown<std::invalid_argument>([&] {
            fixed_plus_pro_rata{std::move(fixed), market_cap{}, absent_fixed::refuse};
        });
    };
    EXPECT_EQ(message({{"BTC", 0.75}, {"ETH", 0.5}}), "sum of the fixed weights is 1.25, expected 1 or less");
    EXPECT_EQ(message({{"BTC", -0.1}}), "fixed weight of BTC is -0.1, expected a number from 0 to 1");
    EXPECT_EQ(message({{"BTC", 0.1}, {"BTC", 0.2}}), "id of a fixed weight is \"BTC\", expected each id once");
}

}
