// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/on_balance_volume.hpp>

#include <tidemark/core/pairs.hpp>

#include "support/indicators.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace {

using namespace tidemark::support;
namespace core = tidemark::core;
namespace run = tidemark::run;
using core::pairs;
using tidemark::gauge::first_volume;
using tidemark::gauge::on_balance_volume;
using tidemark::gauge::signed_volume;

auto definition_of(first_volume first) {
    return [first](const std::vector<core::pair>& rows) -> wide {
        if (rows.empty()) return {no_answer};
        long double all = first == first_volume::counted ? rows[0].y : 0;
        for (std::size_t i = 1; i < rows.size(); ++i)
            all += rows[i].x > rows[i - 1].x ? rows[i].y : rows[i].x < rows[i - 1].x ? -rows[i].y : 0;
        return {all};
    };
}

constexpr first_volume firsts[]{first_volume::left_out, first_volume::counted};

numbers whole_volumes(const price_bars& b) {
    numbers all = b.volume;
    for (double& v : all) v = std::round(v);  // NaN stays
    return all;
}

TEST(on_balance_volume, is_its_definition) {
    for (const first_volume first : firsts) {
        for (const price_bars& b : {price_bars{150}, price_bars{150}.with_gaps(), price_bars{1}, price_bars{0}}) {
            const numbers volume = whole_volumes(b);
            expect_definition(on_balance_volume{first}, pairs(b.close, volume), definition_of(first), 0);
        }
    }
}

TEST(on_balance_volume, in_batch_and_stream_is_the_same) {
    const price_bars b = price_bars{150}.with_gaps();
    for (const first_volume first : firsts)
        expect_batch_and_stream_agree(on_balance_volume{first}, pairs(b.close, b.volume));
}

TEST(on_balance_volume, signs_volume_by_the_close) {
    const numbers close{10, 11, 11, 9, 12}, volume{1, 2, 4, 8, 16};
    EXPECT_EQ(run::whole(on_balance_volume{first_volume::left_out}, pairs(close, volume)), 10);
    EXPECT_EQ(run::whole(on_balance_volume{first_volume::counted}, pairs(close, volume)), 11);
    EXPECT_EQ(run::whole(on_balance_volume{first_volume::left_out}, pairs(numbers(5, 7.0), volume)), 0);
}

TEST(signed_volume, of_stretches_merges) {
    const price_bars b{30};
    const numbers volume = whole_volumes(b);
    const auto rows = pairs(b.close, volume);
    const auto folded = [&](std::size_t first, std::size_t last) {
        signed_volume s;
        for (std::size_t i = first; i < last; ++i) s = signed_volume::combine(s, signed_volume::lift(rows[i]));
        return s;
    };
    for (std::size_t i = 0; i <= 30; ++i) {
        EXPECT_EQ(signed_volume::combine(folded(0, i), folded(i, 30)), folded(0, 30)) << i;
        EXPECT_EQ(signed_volume::combine(folded(0, i), {}), folded(0, i));
        EXPECT_EQ(signed_volume::combine({}, folded(0, i)), folded(0, i));
    }
}

TEST(on_balance_volume, scales_with_the_volume) {
    const price_bars b{60};
    const double scale = std::ldexp(1, -60);
    const on_balance_volume obv{first_volume::counted};
    const numbers scaled = times(b.volume, scale);
    EXPECT_EQ(run::whole(obv, pairs(b.close, scaled)), run::whole(obv, pairs(b.close, b.volume)) * scale);
}

}
