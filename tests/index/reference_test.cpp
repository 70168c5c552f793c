// SPDX-License-Identifier: BSL-1.0
// Five indexes of the real market against levels, members and weights that an independent program computed with pandas.
#include <tidemark/index/calculate.hpp>
#include <tidemark/index/replay.hpp>

#include "support/gz_csv.hpp"
#include "support/real_data.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace td = tidemark;
using namespace td::index;

namespace {

std::optional<double> optional_number(std::string_view text) {
    if (text.empty()) return std::nullopt;
    return td::support::to_number(text);
}

/// The rule that selects each index, under its name in the reference.
const std::map<std::string, selection_rule>& selections() {
    static const std::map<std::string, selection_rule> all{
        {"large_1_20", largest(20)},      {"mid_21_50", ranks(21, 50)}, {"small_51_100", largest(100) | smallest(50)},
        {"ranks_21_100", ranks(21, 100)}, {"ranks_1_5", largest(5)},
    };
    return all;
}

rulebook rules_for(const selection_rule& selection) {
    return {.eligibility = only_class("coin"),
            .selection = selection,
            .weighting = market_cap{},
            .schedule = month_start{},
            .missing_prices = carry{.max_age = 31},
            .base = {.date = td::core::date{2020, 1, 1}, .level = 1}};
}

class reference : public td::support::real_data_test {
protected:
    market read_market() const {
        std::vector<asset> assets;
        td::support::for_each_csv_line(file("assets.csv"), [&](td::support::csv_fields f) {
            if (f[0] != "asset") assets.push_back({.id = std::string{f[0]}, .asset_class = std::string{f[9]}});
        });
        market_builder rows{assets};
        td::support::for_each_csv_line(file("crypto_daily.csv.gz"), [&](td::support::csv_fields f) {
            if (f[0] == "date") return;
            rows.add({.date = td::core::parse_date(f[0]),
                      .asset = f[1],
                      .price = optional_number(f[2]),
                      .market_cap = optional_number(f[3]),
                      .traded_value = optional_number(f[4])});
        });
        return std::move(rows).build();
    }
};

/// Half a unit of the tenth significant digit, to which the reference is rounded, and a little for our own rounding.
double half_a_digit(double printed) { return 0.5001 * std::pow(10.0, std::floor(std::log10(printed)) - 9); }

TEST_F(reference, levels_agree_to_ten_digits_on_every_day) {
    const market universe = read_market();
    std::map<std::string, track, std::less<>> tracks;
    const auto snapshots = rank_reviews(rules_for(largest(1)), universe);
    for (const auto& [name, selection] : selections()) {
        tracks.emplace(name, calculate(rules_for(selection), universe, snapshots));
    }

    std::vector<std::string> header;
    std::size_t day = 0;
    std::size_t compared = 0;
    td::support::for_each_csv_line(file("reference_index_levels.csv"), [&](td::support::csv_fields f) {
        if (header.empty()) {
            header.assign(f.begin(), f.end());
            return;
        }
        for (std::size_t column = 1; column < f.size(); ++column) {
            const auto found = tracks.find(header[column]);
            if (found == tracks.end()) continue;
            const double level = found->second.levels.at(day);
            const double printed = td::support::to_number(f[column]);
            ASSERT_EQ(td::core::iso_text{found->second.dates.at(day)}.view(), f[0]);
            ASSERT_NEAR(level, printed, half_a_digit(printed)) << header[column] << " on " << f[0];
            ++compared;
        }
        ++day;
    });
    EXPECT_EQ(day, 2154U);
    EXPECT_EQ(day, universe.dates().size());
    EXPECT_EQ(compared, 5 * day);
}

TEST_F(reference, members_and_weights_agree_at_every_review) {
    using key = std::tuple<std::string, std::string, std::string>;  // date, index, asset
    std::map<key, double> printed;
    td::support::for_each_csv_line(file("reference_index_members.csv"), [&](td::support::csv_fields f) {
        if (f[0] == "date") return;
        printed.emplace(key{f[0], f[1], f[2]}, td::support::to_number(f[3]));
    });
    ASSERT_EQ(printed.size(), 7100U);

    const market universe = read_market();
    std::size_t compared = 0;
    for (const std::string name : {"large_1_20", "mid_21_50", "small_51_100"}) {
        for (const review& r : calculate(rules_for(selections().at(name)), universe).reviews) {
            for (const member& m : r.members) {
                const key k{td::core::iso_text{r.date}.view(), name, universe.assets()[m.asset].id};
                SCOPED_TRACE(testing::PrintToString(k));
                ASSERT_TRUE(printed.contains(k));
                ASSERT_NEAR(m.weight, printed.at(k), half_a_digit(printed.at(k)));
                ++compared;
            }
        }
    }
    EXPECT_EQ(compared, printed.size());
}

// The last levels of ranks 51 to 100 under each rule, also computed with pandas.
TEST_F(reference, every_rule_for_missing_prices_comes_to_its_level) {
    const market universe = read_market();
    rulebook rules = rules_for(selections().at("small_51_100"));
    const auto snapshots = rank_reviews(rules, universe);
    const auto last_level = [&](missing_price_rule rule) {
        rules.missing_prices = std::move(rule);
        const track t = calculate(rules, universe, snapshots);
        EXPECT_EQ(replay(t, universe).levels, t.levels) << "to the last bit";
        return t.levels.back();
    };
    EXPECT_NEAR(last_level(carry{.max_age = 31}), 1.6746546860734555, 1e-13);
    EXPECT_NEAR(last_level(insensitive{.max_age = 31}), 1.6878982325206422, 1e-13);
    EXPECT_NEAR(last_level(zero_after{.max_age = 5}), 1.17924276419737, 1e-13);
    EXPECT_NEAR(last_level(zero_after{.max_age = 0}), 1.0843947530757974, 1e-13);
}

/// The growth of an index between two dates, in per cent, rounded to one decimal.
double growth(const track& t, const market& universe, td::core::date from, td::core::date to) {
    const std::size_t base = universe.find_day(t.dates.front()).value();
    const double ratio =
        t.levels.at(universe.find_day(to).value() - base) / t.levels.at(universe.find_day(from).value() - base);
    return std::round(1000 * (ratio - 1)) / 10;
}

TEST_F(reference, the_rule_for_missing_prices_decides_five_years_of_small_caps) {
    const market universe = read_market();
    rulebook rules = rules_for(selections().at("small_51_100"));
    const td::core::date from{2020, 11, 17};
    const td::core::date to{2025, 11, 17};
    EXPECT_DOUBLE_EQ(growth(calculate(rules, universe), universe, from, to), -7.7);
    rules.missing_prices = zero_after{.max_age = 5};
    EXPECT_DOUBLE_EQ(growth(calculate(rules, universe), universe, from, to), -31.2);
}

}
