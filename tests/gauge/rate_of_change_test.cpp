// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/rate_of_change.hpp>

#include "support/indicators.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace {

using namespace tidemark::support;
namespace missing = tidemark::missing;
namespace run = tidemark::run;
using tidemark::gauge::change_in;
using tidemark::gauge::rate_of_change;

auto definition_of(change_in told) {
    return [told](const numbers& x) -> wide {
        if (x.size() < 2) return {no_answer};
        const long double change = static_cast<long double>(x.back()) - x.front();
        if (told == change_in::units) return {change};
        return {change / x.front() * (told == change_in::percent ? 100 : 1)};
    };
}

TEST(rate_of_change, is_its_definition) {
    for (const change_in told : {change_in::fraction, change_in::percent, change_in::units}) {
        expect_definition(rate_of_change{told}, price_bars{150}.close, definition_of(told));
        expect_definition(rate_of_change{told}, price_bars{150}.with_gaps().close, definition_of(told));
        expect_definition(rate_of_change{told}, numbers{}, definition_of(told));
    }
}

TEST(rate_of_change, in_batch_and_stream_is_the_same) {
    expect_batch_and_stream_agree(rate_of_change{}, price_bars{400}.close);
    expect_batch_and_stream_agree(rate_of_change{change_in::percent}, price_bars{150}.with_gaps().close);
    expect_batch_and_stream_agree(rate_of_change{change_in::units}, price_bars{150}.with_gaps().close);
}

TEST(rate_of_change, comes_first_after_so_many_rows) {
    const numbers x{100, 110, 121, 99};
    const auto got = run::rolling(rate_of_change{}, x, 3);
    EXPECT_TRUE(std::isnan(got[1]));
    EXPECT_NEAR(got[2], 0.21, 1e-15);
    EXPECT_NEAR(got[3], -0.1, 1e-15);
}

TEST(rate_of_change, of_equal_prices_is_0_and_from_0_by_the_sign) {
    EXPECT_EQ(run::whole(rate_of_change{}, numbers(5, 0.1)), 0);
    EXPECT_EQ(run::whole(rate_of_change{}, numbers{0, 2}), HUGE_VAL);
    EXPECT_TRUE(std::isnan(run::whole(rate_of_change{}, numbers{0, 0})));
    EXPECT_EQ(run::whole(rate_of_change{change_in::units}, numbers{0, 2}), 2);
}

TEST(rate_of_change, skips_a_gap_where_the_policy_lets_it) {
    const numbers x{missing_number, 100, missing_number, 110};
    EXPECT_TRUE(std::isnan(run::rolling(rate_of_change{}, x, 3).back()));
    EXPECT_NEAR(run::rolling(rate_of_change{}, x, 3, missing::skip{.min_count = 2}).back(), 0.1, 1e-15);
}

}
