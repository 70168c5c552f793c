// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/bollinger_bands.hpp>

#include "support/indicators.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace {

using namespace tidemark::support;
namespace run = tidemark::run;
using tidemark::gauge::bollinger_bands;

auto definition_of(const bollinger_bands& b) {
    return [b](const numbers& x) -> wide {
        const auto n = static_cast<long double>(x.size());
        if (x.empty()) return wide(5, no_answer);
        long double mean = 0, squares = 0;
        for (const double one : x) mean += one / n;
        for (const double one : x) squares += (one - mean) * (one - mean);
        if (!(n > b.ddof)) return {mean, no_answer, no_answer, no_answer, no_answer};
        const long double reach = b.width * std::sqrt(squares / (n - b.ddof));
        const bool flat = x.front() == x.back() && std::equal(x.begin() + 1, x.end(), x.begin());
        return {mean, mean + reach, mean - reach, flat ? no_answer : (x.back() - (mean - reach)) / (2 * reach),
                flat ? 0 : 2 * reach / mean};
    };
}

TEST(bollinger_bands, is_its_definition) {
    for (const bollinger_bands& b : {bollinger_bands{}, bollinger_bands{.ddof = 1}, bollinger_bands{.width = 1.5}}) {
        expect_definition(b, price_bars{120}.close, definition_of(b));
        expect_definition(b, price_bars{120}.with_gaps().close, definition_of(b));
        expect_definition(b, numbers{}, definition_of(b));
        expect_definition(b, numbers{5}, definition_of(b));
    }
}

TEST(bollinger_bands, in_batch_and_stream_is_the_same) {
    expect_batch_and_stream_agree(bollinger_bands{}, price_bars{150}.close);
    expect_batch_and_stream_agree(bollinger_bands{.ddof = 1}, price_bars{150}.with_gaps().close);
}

TEST(bollinger_bands, do_not_collapse_where_the_price_dwarfs_its_spread) {
    numbers x = price_bars{60}.close;
    for (double& one : x) one = 1e9 + std::ldexp(std::round(std::ldexp(one, 10)), -20);
    const auto got = run::rolling(bollinger_bands{}, x, 20);
    for (std::size_t i = 19; i < x.size(); ++i) {
        const wide want = definition_of({})(
            numbers(x.begin() + static_cast<std::ptrdiff_t>(i) - 19, x.begin() + static_cast<std::ptrdiff_t>(i) + 1));
        EXPECT_NEAR(got[i].bandwidth / static_cast<double>(want[4]), 1, 1e-9) << i;
        EXPECT_NEAR(got[i].percent_b, static_cast<double>(want[3]), 1e-7) << i;
    }
}

TEST(bollinger_bands, of_equal_prices_have_no_width) {
    const auto b = run::whole(bollinger_bands{}, numbers(20, 0.1));
    EXPECT_EQ(b.middle, 0.1);
    EXPECT_EQ(b.upper, 0.1);
    EXPECT_EQ(b.lower, 0.1);
    EXPECT_EQ(b.bandwidth, 0);
    EXPECT_TRUE(std::isnan(b.percent_b));
}

TEST(bollinger_bands, scales_with_the_price) {
    const numbers x = price_bars{80}.close;
    const double scale = std::ldexp(1, -60);
    const auto a = run::whole(bollinger_bands{}, x), b = run::whole(bollinger_bands{}, times(x, scale));
    EXPECT_EQ(b.upper, a.upper * scale);
    EXPECT_EQ(b.percent_b, a.percent_b);
    EXPECT_EQ(b.bandwidth, a.bandwidth);
}

TEST(bollinger_bands, refuses_what_is_no_width) {
    const auto message = [](const bollinger_bands& b) {
        return thrown<std::invalid_argument>([&] { run::whole(b, numbers{1}); });
    };
    EXPECT_EQ(message({.width = 0}), "width is 0, expected a positive number");
    EXPECT_EQ(message({.ddof = -1}), "ddof is -1, expected 0 or more");
}

}
