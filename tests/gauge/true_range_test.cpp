// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/true_range.hpp>

#include "support/indicators.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace {

using namespace tidemark::support;
namespace run = tidemark::run;
using tidemark::gauge::average_true_range;
using tidemark::gauge::bar;
using tidemark::gauge::bars;
using tidemark::gauge::first_bar;
using tidemark::gauge::newest_bar;
using tidemark::gauge::true_range;

long double range_at(const std::vector<bar>& rows, std::size_t i, first_bar first) {
    const long double high = rows[i].high, low = rows[i].low;
    if (i == 0) return first == first_bar::high_less_low ? high - low : no_answer;
    const long double close = rows[i - 1].close;
    return std::max({high - low, std::fabs(high - close), std::fabs(low - close)});
}

auto range_of(first_bar first) {
    return [first](const std::vector<bar>& rows) -> wide {
        return {rows.empty() ? no_answer : range_at(rows, rows.size() - 1, first)};
    };
}

auto average_of(std::size_t n, first_bar first) {
    return [=](const std::vector<bar>& rows) -> wide {
        wide ranges;
        for (std::size_t i = first == first_bar::left_out ? 1 : 0; i < rows.size(); ++i)
            ranges.push_back(range_at(rows, i, first));
        if (ranges.size() < n) return {no_answer};
        const auto periods = static_cast<long double>(n);
        long double mean = 0;
        for (std::size_t i = 0; i < n; ++i) mean += ranges[i] / periods;
        for (std::size_t i = n; i < ranges.size(); ++i) mean = (mean * (periods - 1) + ranges[i]) / periods;
        return {mean};
    };
}

constexpr first_bar firsts[]{first_bar::high_less_low, first_bar::left_out};

TEST(true_range, is_its_definition) {
    for (const first_bar first : firsts) {
        expect_definition(true_range{first}, price_bars{150}.priced(), range_of(first));
        expect_definition(true_range{first}, price_bars{150}.with_gaps().priced(), range_of(first));
        expect_definition(true_range{first}, price_bars{0}.priced(), range_of(first));
    }
}

TEST(true_range, counts_gaps_to_either_side) {
    const numbers high{10, 15, 9}, low{9, 14, 8}, close{9.5, 14.5, 8.5};
    const auto all = run::expanding(true_range{first_bar::high_less_low}, bars(high, low, close));
    EXPECT_EQ(all[0], 1);
    EXPECT_EQ(all[1], 5.5);
    EXPECT_EQ(all[2], 6.5);
}

TEST(true_range, of_stretches_merges) {
    const price_bars prices{20};
    const auto rows = prices.priced();
    const auto folded = [&](std::size_t first, std::size_t last) {
        newest_bar s;
        for (std::size_t i = first; i < last; ++i) s = newest_bar::combine(s, newest_bar::lift(rows[i]));
        return s;
    };
    for (std::size_t i = 0; i <= 20; ++i) {
        EXPECT_EQ(newest_bar::combine(folded(0, i), folded(i, 20)), folded(0, 20)) << i;
        EXPECT_EQ(newest_bar::combine(folded(0, i), {}), folded(0, i));
        EXPECT_EQ(newest_bar::combine({}, folded(0, i)), folded(0, i));
    }
}

TEST(average_true_range, is_its_definition) {
    for (const first_bar first : firsts) {
        for (const std::size_t n : {1U, 3U, 14U}) {
            const average_true_range atr{.first = first, .periods = n};
            expect_definition(atr, price_bars{150}.priced(), average_of(n, first));
            expect_definition(atr, price_bars{150}.with_gaps().priced(), average_of(n, first));
            expect_definition(atr, price_bars{1}.priced(), average_of(n, first));
        }
    }
}

TEST(true_range, in_batch_and_stream_is_the_same) {
    const price_bars b = price_bars{150}.with_gaps();
    for (const first_bar first : firsts) {
        expect_batch_and_stream_agree(true_range{first}, b.priced());
        expect_batch_and_stream_agree(average_true_range{.first = first, .periods = 4}, b.priced());
    }
}

TEST(true_range, does_not_miss_a_volume) {
    price_bars b{30};
    b.volume[7] = missing_number;
    EXPECT_FALSE(std::isnan(run::rolling(true_range{first_bar::left_out}, b.priced(), 2)[7]));
}

TEST(average_true_range, of_bars_that_do_not_move_is_0) {
    const numbers flat(30, 0.1);
    EXPECT_EQ(run::whole(average_true_range{.first = first_bar::left_out}, bars(flat, flat, flat)), 0);
}

TEST(average_true_range, scales_with_the_price) {
    const price_bars b{60};
    const double scale = std::ldexp(1, -60);
    const average_true_range atr{.first = first_bar::high_less_low};
    const numbers high = times(b.high, scale), low = times(b.low, scale), close = times(b.close, scale);
    EXPECT_EQ(run::whole(atr, bars(high, low, close)), run::whole(atr, b.priced()) * scale);
}

TEST(average_true_range, refuses_no_periods) {
    const average_true_range none{.first = first_bar::left_out, .periods = 0};
    EXPECT_EQ(thrown<std::invalid_argument>([&] { run::whole(none, price_bars{3}.priced()); }),
              "periods is 0, expected 1 or more");
}

}
