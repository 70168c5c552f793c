// SPDX-License-Identifier: BSL-1.0
// The indicators of a series on 252 daily bars, against what TA-Lib's own tests expect of them and what two further
// libraries made of the same bars, and on the closes of bitcoin.
#include <tidemark/gauge.hpp>

#include <tidemark/core/pairs.hpp>
#include <tidemark/risk/mean.hpp>
#include <tidemark/run/expanding.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/stream.hpp>

#include "support/gz_csv.hpp"
#include "support/real_data.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using namespace tidemark::gauge;
namespace core = tidemark::core;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
using numbers = std::vector<double>;

/// The bars of TA-Lib's regression tests (src/tools/ta_regtest/test_data.c).
class series_on_known_bars : public tidemark::support::real_data_test {
protected:
    void SetUp() override {
        real_data_test::SetUp();
        if (IsSkipped() || HasFatalFailure()) return;
        const auto path = file("../known/talib_ref252.csv");
        if (!std::filesystem::exists(path)) GTEST_SKIP() << "there is no " << path;
        tidemark::support::for_each_csv_line(path, [&](tidemark::support::csv_fields f) {
            if (f[0] == "open") return;
            numbers* const columns[]{&high, &low, &close, &volume};
            for (std::size_t k = 0; k < 4; ++k) columns[k]->push_back(tidemark::support::to_number(f[k + 1]));
        });
        ASSERT_EQ(close.size(), 252U);
    }

    numbers high, low, close, volume;
};

struct expected {
    std::size_t periods;
    std::size_t row;  ///< of those that have an answer
    double value;
};

// test_mfi.c: pandas-ta-classic 0.6.52, which sums every window anew; Tulip Indicators 0.9.2 agrees to 1e-13.
TEST_F(series_on_known_bars, money_flow_index) {
    const expected all[]{{2, 0, 100},
                         {2, 1, 53.489986681886066},
                         {2, 2, 0},
                         {2, 187, 40.157772208583673},
                         {2, 249, 0},
                         {14, 0, 42.892339191984448},
                         {14, 1, 45.607156851091489},
                         {14, 2, 38.878793951593373},
                         {14, 119, 78.780045284268795},
                         {14, 237, 53.199678850628629},
                         {30, 0, 37.580907663689317},
                         {30, 111, 58.813945030830297},
                         {30, 221, 65.129156440474773}};
    for (const double unit : {1.0, std::ldexp(1, -60)}) {
        numbers scaled = volume;
        for (double& v : scaled) v *= unit;
        for (const expected& e : all) {
            const auto got = run::rolling(money_flow_index{}, bars(high, low, close, scaled), e.periods + 1);
            EXPECT_TRUE(std::isnan(got[e.periods - 1]));
            EXPECT_NEAR(got[e.periods + e.row], e.value, 1e-12) << e.periods << ", " << e.row;
        }
    }
}

// test_rsi.c, to its two decimals.
TEST_F(series_on_known_bars, relative_strength_index) {
    const auto got = run::expanding(relative_strength_index{}, close);
    EXPECT_TRUE(std::isnan(got[13]));
    EXPECT_NEAR(got[14], 49.14, 0.01);
    EXPECT_NEAR(got[15], 52.32, 0.01);
    EXPECT_NEAR(got[16], 46.07, 0.01);
    EXPECT_NEAR(got[251], 49.63, 0.01);
}

// test_ma.c, to two decimals; test_rma.c: pandas-ta-classic 0.6.52.
TEST_F(series_on_known_bars, moving_averages) {
    EXPECT_NEAR(run::rolling(risk::mean{}, close, 30)[29], 90.42, 0.01);
    const auto ema = run::expanding(exponential_moving_average{.periods = 10}, close);
    EXPECT_TRUE(std::isnan(ema[8]));
    EXPECT_NEAR(ema[9], 93.22, 0.01);
    EXPECT_NEAR(ema[10], 93.75, 0.01);
    EXPECT_NEAR(ema[29], 86.46, 0.01);
    EXPECT_NEAR(ema[251], 108.97, 0.01);
    const expected all[]{{2, 2, 93.766249999999999},    {5, 50, 89.449404360488245},  {5, 251, 108.94720710690687},
                         {14, 13, 93.857500000000002},  {14, 14, 93.653392857142862}, {14, 150, 125.26530097547894},
                         {14, 251, 108.01489148034045}, {30, 29, 90.426333333333346}, {30, 251, 108.26343017251227}};
    for (const expected& e : all) {
        const auto got = run::expanding(wilder_mean{.periods = e.periods}, close);
        EXPECT_NEAR(got[e.row], e.value, 1e-12 * e.value) << e.periods << ", " << e.row;
    }
}

// test_macd.c, to four decimals.
TEST_F(series_on_known_bars, macd) {
    const auto got = run::expanding(tidemark::gauge::macd{.seed = macd_seed::aligned_mean}, close);
    EXPECT_TRUE(std::isnan(got[32].signal));
    EXPECT_NEAR(got[33].line, -1.9738, 5e-5);
    EXPECT_NEAR(got[33].signal, -2.7071, 5e-5);
    EXPECT_NEAR(got[33].histogram, -1.9738 + 2.7071, 1e-4) << "each of both is rounded";
}

// test_bbands.c, to four decimals.
TEST_F(series_on_known_bars, bollinger_bands) {
    const auto got = run::rolling(tidemark::gauge::bollinger_bands{}, close, 20);
    EXPECT_TRUE(std::isnan(got[18].middle));
    EXPECT_NEAR(got[19].upper, 98.0734, 5e-5);
    EXPECT_NEAR(got[19].middle, 92.8910, 5e-5);
    EXPECT_NEAR(got[19].lower, 87.7086, 5e-5);
}

// test_trange.c, to its decimals; of its average to the hundredth within which it is expected there.
TEST_F(series_on_known_bars, true_range_and_its_average) {
    const auto range = run::expanding(true_range{first_bar::left_out}, bars(high, low, close));
    EXPECT_TRUE(std::isnan(range[0]));
    EXPECT_NEAR(range[1], 3.535, 1e-12);
    EXPECT_NEAR(range[13], 9.685, 1e-12);
    EXPECT_NEAR(range[41], 5.125, 1e-12);
    EXPECT_NEAR(range[251], 2.88, 1e-12);
    const auto atr = run::expanding(average_true_range{.first = first_bar::left_out}, bars(high, low, close));
    EXPECT_TRUE(std::isnan(atr[13]));
    EXPECT_NEAR(atr[14], 3.578, 5e-4);
    EXPECT_NEAR(atr[15], 3.4876, 5e-5);
    EXPECT_NEAR(atr[16], 3.55, 0.01);
    EXPECT_NEAR(atr[251], 3.26, 5e-3);
}

// test_mom.c, to its decimals.
TEST_F(series_on_known_bars, rate_of_change) {
    const auto told = [&](change_in unit) { return run::rolling(tidemark::gauge::rate_of_change{unit}, close, 15); };
    EXPECT_NEAR(told(change_in::units)[14], -0.50, 1e-12);
    EXPECT_NEAR(told(change_in::units)[251], -1.13, 1e-12);
    EXPECT_NEAR(told(change_in::percent)[14], -0.546, 5e-4);
    EXPECT_NEAR(told(change_in::percent)[251], -1.0367, 5e-5);
}

// An independent program, in numpy.
TEST_F(series_on_known_bars, on_balance_volume) {
    const auto got =
        run::expanding(tidemark::gauge::on_balance_volume{first_volume::counted}, core::pairs(close, volume));
    EXPECT_EQ(got[0], volume[0]);
    EXPECT_EQ(got[1], 9033400);
    EXPECT_EQ(got[14], 21298100);
    EXPECT_EQ(got[251], -55167600);
}

class series_on_real_data : public tidemark::support::real_data_test {};

// Bitcoin has closes here but no highs and lows: no money flow index and no true range. What is asked of closes alone,
// against an independent program in pandas.
TEST_F(series_on_real_data, of_bitcoin) {
    numbers price;
    std::vector<std::string> days;
    tidemark::support::for_each_csv_line(file("crypto_daily.csv.gz"), [&](tidemark::support::csv_fields f) {
        if (f[1] != "BTC") return;
        days.emplace_back(f[0]);
        price.push_back(tidemark::support::to_number(f[2]));
    });
    ASSERT_EQ(days.size(), 2154U);
    ASSERT_EQ(days.front(), "2020-01-01");
    ASSERT_EQ(days[2151], "2025-11-21");
    ASSERT_EQ(days[71], "2020-03-12");
    const auto rsi = run::expanding(relative_strength_index{}, price);
    EXPECT_NEAR(rsi[2151], 23.455862683090565, 1e-10);
    EXPECT_NEAR(rsi.back(), 29.597890848468182, 1e-10);
    EXPECT_NEAR(rsi[71], 14.202379847358637, 1e-10) << "the lowest of six years";
    EXPECT_NEAR(run::rolling(relative_strength_index{}, price, 250).back(), 29.597890671348843, 1e-10)
        << "what lies 250 days back moves the seventh decimal";
    run::stream live{relative_strength_index{}};
    for (const double p : price) live.update(p);
    EXPECT_EQ(live.value(), rsi.back());

    const auto macd = run::expanding(tidemark::gauge::macd{.seed = macd_seed::first_value}, price)[2151];
    EXPECT_NEAR(macd.line, -5593.088574263515, 1e-7);
    EXPECT_NEAR(macd.signal, -4333.187275966029, 1e-7);
    const auto bands = run::rolling(tidemark::gauge::bollinger_bands{}, price, 20)[2151];
    EXPECT_NEAR(bands.lower, 85384.82857039562, 1e-7);
    EXPECT_NEAR(bands.percent_b, -0.010920041477554121, 1e-12);
    EXPECT_NEAR(bands.bandwidth, 0.2724845464199885, 1e-12);
    EXPECT_NEAR(run::rolling(tidemark::gauge::rate_of_change{}, price, 31)[2151], -0.20984490557449031, 1e-14);
}

}
