// SPDX-License-Identifier: BSL-1.0
// Concentration, total cap and sectors of the real market, against figures that an independent program computed with
// pandas.
#include <tidemark/gauge/altcoins.hpp>
#include <tidemark/gauge/cap_change.hpp>
#include <tidemark/gauge/dominance.hpp>
#include <tidemark/gauge/history.hpp>
#include <tidemark/gauge/market_concentration.hpp>
#include <tidemark/gauge/peak_to_date_loss.hpp>
#include <tidemark/gauge/sectors.hpp>
#include <tidemark/gauge/total_market.hpp>
#include <tidemark/index/selection_key.hpp>
#include <tidemark/risk/concentration.hpp>

#include "support/real_market.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

using namespace tidemark::gauge;
using namespace tidemark::index;
namespace risk = tidemark::risk;
using tidemark::core::date;

namespace {

using structure_of_real_data = tidemark::support::real_market_test;

void expect_digits(double got, double expected) { EXPECT_NEAR(got, expected, 6e-10 * std::abs(expected)); }

const exclude_classes not_pegged{"stable", "wrapped"};
const members_rule everybody = listed{every_asset{}};
const members_rule coins = listed{not_pegged};
const members_rule with_ether = listed{altcoins{ether::is_altcoin, not_pegged}};
const members_rule without_ether = listed{altcoins{ether::is_left_out, not_pegged}};

double ten_largest(const known_market& known, const members_rule& among, const weight_rule& by) {
    return share_of_largest{.count = 10, .among = among, .largest_by = by, .share_of = by}(known);
}

TEST_F(structure_of_real_data, concentration_and_total_cap) {
    struct row {
        date day;
        std::vector<double> expected;
    };
    const std::vector<row> rows{{{2020, 12, 31},
                                 {0.70846831, 0.7401991529, 0.5157313822, 1.938993892, 4.427820354, 0.9606049977,
                                  0.9106431149, 0.9265250326, 0.7986987936, 0.7411353927}},
                                {{2021, 12, 31},
                                 {0.4057605074, 0.4413330005, 0.2116380265, 4.725048786, 13.58864287, 0.906784086,
                                  0.793732117, 0.8272823265, 0.6033969535, 0.5151933538}},
                                {{2022, 12, 31},
                                 {0.4068579693, 0.4954157835, 0.2151455933, 4.648015257, 10.92089433, 0.9256902918,
                                  0.8601839906, 0.8725095045, 0.6921073406, 0.5013200433}},
                                {{2023, 12, 31},
                                 {0.5081678635, 0.5544570525, 0.2925860323, 3.41779815, 9.388223556, 0.9210293028,
                                  0.8534709463, 0.8668954194, 0.6300433661, 0.5080195911}},
                                {{2024, 12, 31},
                                 {0.5784598455, 0.6152144515, 0.3561494673, 2.8078099, 7.380068309, 0.9371513742,
                                  0.8885687228, 0.8944650532, 0.7541883386, 0.591194471}},
                                {{2025, 11, 21},
                                 {0.5953814302, 0.6557146948, 0.376869505, 2.653438356, 5.986529556, 0.959248499,
                                  0.927871811, 0.934139372, 0.878823107, 0.767418656}}};
    const auto by_cap = [](const members_rule& among, auto measure) {
        return market_concentration{.among = among, .weigh_by = by_market_cap{}, .measure = measure};
    };
    const auto gini = [](std::span<const double> w) {
        return risk::gini_coefficient(w, risk::inequality_of::population);
    };
    for (const row& r : rows) {
        const known_market known = this->known(r.day);
        const std::vector<double> got{dominance{.asset = "BTC", .among = everybody}(known),
                                      dominance{.asset = "BTC", .among = coins}(known),
                                      by_cap(everybody, risk::herfindahl_index)(known),
                                      by_cap(everybody, risk::effective_number)(known),
                                      by_cap(everybody, risk::effective_number_by_entropy)(known),
                                      by_cap(coins, gini)(known),
                                      ten_largest(known, everybody, by_market_cap{}),
                                      ten_largest(known, coins, by_market_cap{}),
                                      ten_largest(known, with_ether, by_traded_value{}),
                                      ten_largest(known, without_ether, by_traded_value{})};
        ASSERT_EQ(got.size(), r.expected.size());
        for (std::size_t i = 0; i < got.size(); ++i) expect_digits(got[i], r.expected[i]);
    }
    const share_of_largest ten_caps{
        .count = 10, .among = with_ether, .largest_by = by_market_cap{}, .share_of = by_traded_value{}};
    expect_digits(ten_caps(known({2021, 12, 31})), 0.4256843561);

    const known_market high = this->known({2025, 10, 6});
    const market_total all = total_market_cap{.among = everybody}.counted(high);
    expect_digits(all.value, 4.237802934e12);
    EXPECT_EQ(all.counted, 209U);
    expect_digits(total_market_cap{.among = coins}(high), 3.96091208e12);
    expect_digits(total_market_cap{.among = everybody, .without_largest = 10}(high), 3.567957741e11);
    expect_digits(total_market_cap{.among = everybody, .cap = carried_market_cap{7}}(high), 4.238804271e12);
}

TEST_F(structure_of_real_data, losses_of_market_cap) {
    const peak_to_date_loss as_published{.what = {.among = everybody, .split = cap_split::bennet, .max_age = 0},
                                         .from = date{2025, 7, 1}};
    const cap_loss first_days = as_published(known({2025, 10, 10}));
    EXPECT_EQ(first_days.since_peak.from, date(2025, 10, 6));
    expect_digits(first_days.since_peak.before, 4.237802934e12);
    expect_digits(first_days.amount, 5.166398114e11);
    const cap_loss loss = as_published(known({2025, 11, 21}));
    EXPECT_EQ(loss.since_peak.from, date(2025, 10, 6));
    expect_digits(loss.amount, 1.389706043e12);
    EXPECT_NEAR(loss.fraction, 0.327931, 5e-7);
    expect_digits(loss.since_peak.price, -1.364398716e12);
    EXPECT_NEAR(loss.since_peak.supply, -907411.99, .05);
    expect_digits(loss.since_peak.exits, -2.53064202e10);
    EXPECT_EQ(loss.since_peak.stayed, 199U);
    EXPECT_EQ(loss.since_peak.left, 10U);
    EXPECT_NEAR(loss.since_peak.total(), -loss.amount, .01);
    // Ten assets have no cap on the day; six of them had one in the two weeks before.
    const peak_to_date_loss carried{.what = {.among = everybody, .split = cap_split::bennet, .max_age = 14},
                                    .from = date{2025, 7, 1}};
    const cap_loss with_latest = carried(known({2025, 11, 21}));
    expect_digits(with_latest.amount, 1.370805875e12);
    expect_digits(with_latest.since_peak.price, -1.368958589e12);
    expect_digits(with_latest.since_peak.exits, -1.846382370e9);

    // In 2022 the supply of one asset rose 16,573-fold.
    struct row {
        cap_split split;
        double price, supply;
    };
    for (const row& r : {row{cap_split::bennet, -2.582516657e14, 2.569241883e14},
                         row{cap_split::laspeyres, -1.348083818e12, 2.060632661e10},
                         row{cap_split::paasche, -5.151552477e14, 5.138277702e14},
                         row{cap_split::montgomery, -1.459140098e12, 1.316626073e11}}) {
        const cap_changes what{.among = coins, .split = r.split, .max_age = 0};
        const cap_change change = what(known({2021, 12, 31}), known({2022, 12, 31}));
        expect_digits(change.price, r.price);
        expect_digits(change.supply, r.supply);
        expect_digits(change.entries, 1.077033575e10);
        expect_digits(change.exits, -2.51413706e10);
        EXPECT_NEAR(change.total(), change.after - change.before, 1e-15 * std::abs(r.price) + 1);
    }
}

TEST_F(structure_of_real_data, sectors_of_ninety_days) {
    std::map<std::string, std::string, std::less<>> sectors;
    tidemark::support::for_each_csv_line(file("categories.csv"), [&](tidemark::support::csv_fields f) {
        if (f[2] != "Other") sectors.emplace(f[0], f[2]);
    });
    const sector_returns by_cap{.among = coins,
                                .sector = [&](const applicant& a) -> std::string {
                                    const auto found = sectors.find(a.id());
                                    return found == sectors.end() ? "" : found->second;
                                },
                                .weigh_by = by_market_cap{},
                                .days = 90,
                                .one_without_sector = without_sector::is_of_no_sector,
                                .one_without_end_price = without_end_price::has_its_last};
    const known_market known = this->known({2025, 11, 21});
    const sector_table table = by_cap(known);
    EXPECT_EQ(table.unpriced, 21U);
    EXPECT_NEAR(table.market, -0.30290324, 5e-9);
    EXPECT_NEAR(sector_spread{by_cap}(known), 0.19929059, 5e-9);
    struct row {
        const char* sector;
        double value, relative, rank, change;
    };
    const std::vector<row> rows{
        {"Culture", -0.466847, -0.235181, 6, 0},        {"Currency", -0.267557, 0.050705, 1, 3},
        {"DeFi", -0.452701, -0.214888, 4, -1},          {"Exchange", -0.269193, 0.048359, 2, 0},
        {"Infrastructure", -0.458867, -0.223733, 5, 0}, {"SmartContractPlatform", -0.374639, -0.102906, 3, -2}};
    const std::vector<sector_standing> standings = sector_rotation{by_cap}(known);
    ASSERT_EQ(standings.size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(standings[i].sector, rows[i].sector);
        EXPECT_NEAR(standings[i].value, rows[i].value, 5e-7);
        EXPECT_NEAR(standings[i].relative_strength, rows[i].relative, 5e-7);
        EXPECT_EQ(standings[i].rank, rows[i].rank);
        EXPECT_EQ(standings[i].rank_change, rows[i].change);
    }
    EXPECT_EQ(mean_rank_change(standings), 1);
    sector_returns equal = by_cap;
    equal.weigh_by = equal_weight{};
    EXPECT_NEAR(equal(known).market, -0.34021487, 5e-9);
    EXPECT_NEAR(sector_spread{equal}(known), 0.98448291, 5e-9);
}

}
