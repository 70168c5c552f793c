// SPDX-License-Identifier: BSL-1.0
#include "market_file.hpp"

#include "errors.hpp"
#include "support/temporary_folder.hpp"
#include "support/thrown.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <string_view>

namespace {

using namespace program;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using tidemark::core::date;
using tidemark::support::temporary_folder;
using tidemark::support::thrown;

constexpr std::string_view prices =
    "date,asset,price_usd,market_cap_usd,volume_usd,source\n"
    "2024-01-01,BTC,42000,8e11,2e10,somewhere\n"
    "2024-01-01,USDT,1.0,9e10,,somewhere\n"
    "2024-01-02,BTC,43000,,0,somewhere\n";
constexpr std::string_view classes = "asset,class\nBTC,coin\nUSDT,stable\nGONE,coin\n";

class market_file : public testing::Test {
protected:
    /// The complaint when a row follows those above.
    std::string complaint_after_adding(const std::string& row) {
        folder_.write("assets.csv", classes);
        folder_.write("crypto_daily.csv", std::string{prices} + row + "\n");
        return thrown<data_error>([&] { read_market(folder_.path()); });
    }

    /// The complaint about an optional file.
    std::string complaint_about(const char* name, std::string_view text) {
        folder_.write("crypto_daily.csv", prices);
        folder_.write(name, text);
        return thrown<data_error>([&] { read_market(folder_.path()); });
    }

    temporary_folder folder_;
};

TEST_F(market_file, reads_prices_caps_and_volumes) {
    folder_.write("crypto_daily.csv", prices);
    folder_.write("assets.csv", classes);
    const market_data data = read_market(folder_.path());
    EXPECT_EQ(data.came_from, market_data::origin::files);
    EXPECT_EQ(data.asset_classes, market_data::classes::given);
    ASSERT_EQ(data.universe.dates().size(), 2U);
    const std::size_t btc = data.universe.find_asset("BTC").value();
    const std::size_t usdt = data.universe.find_asset("USDT").value();
    EXPECT_EQ(data.universe.assets()[usdt].asset_class, "stable");
    EXPECT_EQ(data.universe.prices(0)[btc], 42000);
    EXPECT_EQ(data.universe.market_caps(0)[btc], 8e11);
    EXPECT_TRUE(std::isnan(data.universe.market_caps(1)[btc])) << "an empty field is a number nobody published";
    EXPECT_EQ(data.universe.traded_values(1)[btc], 0);
    EXPECT_TRUE(std::isnan(data.universe.traded_values(0)[usdt]));
    EXPECT_TRUE(std::isnan(data.universe.prices(1)[usdt]));
    EXPECT_TRUE(data.universe.find_asset("GONE")) << "classified and never priced is normal";
    EXPECT_TRUE(data.equities.empty());
    EXPECT_FALSE(data.bill);
}

TEST_F(market_file, reads_compressed_prices_and_does_without_classes) {
    folder_.write_compressed("crypto_daily.csv.gz", prices);
    const market_data data = read_market(folder_.path());
    EXPECT_EQ(data.asset_classes, market_data::classes::unknown);
    EXPECT_EQ(data.universe.assets().size(), 2U);
}

TEST_F(market_file, reads_equities_and_the_bill) {
    folder_.write("crypto_daily.csv", prices);
    folder_.write("equities_daily.csv",
                  "date,symbol,close\n2024-01-02,SPX,4700\n2024-01-02,VIX,13\n2024-01-02,RUT,2000\n"
                  "2024-01-03,SPX,\n2024-01-04,SPX,4800\n");
    folder_.write("rates_daily.csv", "date,dgs3mo_pct\n2024-01-02,5.4\n2024-01-03,\n2024-01-04,-0.1\n");
    const market_data data = read_market(folder_.path());
    ASSERT_EQ(data.equities.size(), 2U);
    EXPECT_EQ(data.equities[0].name, "RUT") << "in the order of the study, those only that it uses";
    EXPECT_EQ(data.equities[1].name, "SPX");
    EXPECT_EQ(data.equities[1].periods_per_year, 252);
    EXPECT_THAT(data.equities[1].dates, ElementsAre(date{2024, 1, 2}, date{2024, 1, 4}));
    EXPECT_THAT(data.equities[1].levels, ElementsAre(4700, 4800));
    ASSERT_TRUE(data.bill);
    EXPECT_THAT(data.bill->dates, ElementsAre(date{2024, 1, 2}, date{2024, 1, 4}));
    EXPECT_THAT(data.bill->annual_rates, ElementsAre(testing::DoubleEq(0.054), testing::DoubleEq(-0.001)));
}

TEST_F(market_file, names_what_is_missing) {
    EXPECT_THAT(thrown<data_error>([&] { read_market(folder_.path() / "none"); }), EndsWith("none: is not a folder"));
    EXPECT_THAT(thrown<data_error>([&] { read_market(folder_.path()); }),
                EndsWith("has neither crypto_daily.csv nor crypto_daily.csv.gz"));
    EXPECT_THAT(complaint_about("assets.csv", "asset,sort\nBTC,coin\n"),
                EndsWith("assets.csv: has no column named class; its columns are asset, sort"));
    folder_.write("crypto_daily.csv", "date,asset,price_usd,market_cap_usd\n");
    EXPECT_THAT(thrown<data_error>([&] { read_market(folder_.path()); }), HasSubstr("has no column named"));
    folder_.write_compressed("crypto_daily.csv.gz", prices);
    EXPECT_THAT(thrown<data_error>([&] { read_market(folder_.path()); }),
                EndsWith("has both crypto_daily.csv and crypto_daily.csv.gz, expected one of them"));
}

TEST_F(market_file, refuses_prices_without_rows) {
    folder_.write("crypto_daily.csv", "date,asset,price_usd,market_cap_usd,volume_usd\n");
    EXPECT_THAT(thrown<data_error>([&] { read_market(folder_.path()); }), EndsWith("crypto_daily.csv: has no rows"));
}

TEST_F(market_file, names_an_asset_that_has_prices_but_no_class) {
    EXPECT_THAT(
        complaint_after_adding("2024-01-02,NEW,1,1,1,x"),
        EndsWith("crypto_daily.csv, line 5, column 2 (asset): \"NEW\", expected an asset to which assets.csv gives a "
                 "class"));
    folder_.write("assets.csv", "asset,class\nBTC,coin\nUSDT,\n");
    EXPECT_THAT(thrown<data_error>([&] { read_market(folder_.path()); }),
                HasSubstr("line 3, column 2 (asset): \"USDT\""));
}

TEST_F(market_file, names_an_asset_that_is_classified_twice) {
    EXPECT_THAT(complaint_about("assets.csv", "asset,class\nBTC,coin\nUSDT,stable\nBTC,coin\n"),
                EndsWith("assets.csv, line 4, column 1 (asset): \"BTC\", expected each asset once"));
}

TEST_F(market_file, names_what_is_no_number_and_no_date) {
    EXPECT_THAT(complaint_after_adding("2024-01-02,USDT,one,9e10,1,x"),
                EndsWith("line 5, column 3 (price_usd): \"one\", expected a number"));
    EXPECT_THAT(complaint_after_adding("02.01.2024,USDT,1,9e10,1,x"),
                EndsWith("line 5, column 1 (date): \"02.01.2024\", expected a date such as 2024-01-31"));
}

TEST_F(market_file, names_a_second_row_of_an_asset_on_a_day) {
    const std::string complaint = complaint_after_adding("2024-01-02,BTC,43000,8e11,1,x");
    EXPECT_THAT(complaint, HasSubstr("crypto_daily.csv, line 5: "));
    EXPECT_THAT(complaint, HasSubstr("BTC"));
    EXPECT_THAT(complaint, HasSubstr("2024-01-02, expected one row of an asset on a day"));
}

TEST_F(market_file, names_a_row_out_of_order) {
    EXPECT_THAT(
        complaint_after_adding("2023-12-31,USDT,1,1,1,x"),
        HasSubstr("crypto_daily.csv, line 5: date of a row of USDT is 2023-12-31, expected 2024-01-02 or later"));
}

TEST_F(market_file, names_prices_and_caps_that_cannot_be) {
    for (const std::string value : {"-1", "0", "inf", "nan"}) {
        EXPECT_THAT(
            complaint_after_adding("2024-01-02,USDT," + value + ",9e10,1,x"),
            HasSubstr("line 5: price of USDT on 2024-01-02 is " + value + ", expected a positive finite number"));
        EXPECT_THAT(complaint_after_adding("2024-01-02,USDT,1," + value + ",1,x"),
                    HasSubstr("line 5: market cap of USDT on 2024-01-02 is " + value));
    }
    EXPECT_THAT(complaint_after_adding("2024-01-02,USDT,1,1,-1,x"),
                HasSubstr("traded value of USDT on 2024-01-02 is -1"));
}

TEST_F(market_file, names_wrong_rows_of_equities_and_rates) {
    EXPECT_THAT(complaint_about("equities_daily.csv", "date,symbol,close\n2024-01-02,RUT,0\n"),
                EndsWith("equities_daily.csv, line 2, column 3 (close): \"0\", expected a positive finite number"));
    EXPECT_THAT(
        complaint_about("equities_daily.csv", "date,symbol,close\n2024-01-02,RUT,1\n2024-01-02,RUT,2\n"),
        EndsWith("line 3, column 1 (date): \"2024-01-02\", expected a day after 2024-01-02, the one before it"));
    folder_.write("equities_daily.csv", "date,symbol,close\n");
    EXPECT_THAT(
        complaint_about("rates_daily.csv", "date,dgs3mo_pct\n2024-01-02,-100\n"),
        EndsWith("rates_daily.csv, line 2, column 2 (dgs3mo_pct): \"-100\", expected per cent a year, above -100"));
    EXPECT_THAT(complaint_about("rates_daily.csv", "date,rate\n"), EndsWith("its columns are date, rate"));
}

}
