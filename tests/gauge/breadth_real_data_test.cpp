// SPDX-License-Identifier: BSL-1.0
// Breadth of the real market, against figures that an independent program computed with pandas. What providers
// published stands beside it: their universes have assets that these data lack, and the other way round.
#include <tidemark/core/pairs.hpp>
#include <tidemark/gauge/advance_decline_line.hpp>
#include <tidemark/gauge/advances_declines.hpp>
#include <tidemark/gauge/altcoin_season.hpp>
#include <tidemark/gauge/average_pairwise_correlation.hpp>
#include <tidemark/gauge/cross_sectional_dispersion.hpp>
#include <tidemark/gauge/history.hpp>
#include <tidemark/gauge/mcclellan.hpp>
#include <tidemark/gauge/new_highs_lows.hpp>
#include <tidemark/gauge/share_above_mean.hpp>
#include <tidemark/run/whole.hpp>

#include "support/gz_csv.hpp"
#include "support/real_data.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace tidemark::gauge;
using tidemark::core::date;
using tidemark::index::exclude_classes;
using tidemark::index::known_market;
using tidemark::index::market;

namespace {

using enum membership_date;
using enum missing_history;

class breadth_of_real_data : public tidemark::support::real_data_test {
protected:
    /// Read once for all tests of a run.
    const market& universe() const {
        static const market all = read_market();
        return all;
    }

    known_market known(date day) const { return {universe(), universe().find_day(day).value()}; }

private:
    market read_market() const {
        using tidemark::support::csv_fields;
        const auto number = [](std::string_view text) {
            return text.empty() ? std::nullopt : std::optional{tidemark::support::to_number(text)};
        };
        std::vector<tidemark::index::asset> assets;
        tidemark::support::for_each_csv_line(file("assets.csv"), [&](csv_fields f) {
            if (f[0] != "asset") assets.push_back({.id = std::string{f[0]}, .asset_class = std::string{f[9]}});
        });
        tidemark::index::market_builder rows{assets};
        tidemark::support::for_each_csv_line(file("crypto_daily.csv.gz"), [&](csv_fields f) {
            if (f[0] == "date") return;
            rows.add({.date = tidemark::core::parse_date(f[0]),
                      .asset = f[1],
                      .price = number(f[2]),
                      .market_cap = number(f[3]),
                      .traded_value = number(f[4])});
        });
        return std::move(rows).build();
    }
};

altcoin_universe altcoins(membership_date membership, missing_history missing) {
    return {.eligibility = exclude_classes{"stable", "wrapped"}, .membership = membership, .missing = missing};
}

members largest(std::size_t count) { return {.eligibility = exclude_classes{"stable", "wrapped"}, .count = count}; }

TEST_F(breadth_of_real_data, altcoin_season_on_days_with_published_readings) {
    struct reading {
        date day;
        altcoin_season (*style)(const altcoin_universe&);
        double at_start, at_end, at_end_missing_as_wins;
        double published;
        double away;  ///< how far, at most, end-date members are from it, without those of no history
    };
    const reading all[]{
        {{2023, 12, 9}, blockchain_center_style, 44.0000, 45.6522, 50.0000, 47, 1.5},
        {{2024, 1, 14}, blockchain_center_style, 68.0000, 70.2128, 72.0000, 76, 6},
        {{2024, 9, 3}, coinmarketcap_style, 8.0000, 12.3711, 15.0000, 13, 1},
        {{2024, 12, 4}, coinmarketcap_style, 80.6122, 86.5979, 87.0000, 87, 0.5},
        {{2025, 4, 26}, coinmarketcap_style, 7.0000, 10.6383, 16.0000, 12, 1.5},
        {{2025, 7, 21}, coinmarketcap_style, 52.0000, 57.1429, 58.0000, 52, 5.5},
    };
    for (const reading& r : all) {
        const known_market then = known(r.day);
        const double at_end = r.style(altcoins(window_end, dropped))(then);
        EXPECT_NEAR(r.style(altcoins(window_start, dropped))(then), r.at_start, 5e-5);
        EXPECT_NEAR(at_end, r.at_end, 5e-5);
        EXPECT_NEAR(r.style(altcoins(window_end, wins))(then), r.at_end_missing_as_wins, 5e-5);
        EXPECT_NEAR(at_end, r.published, r.away);
    }
    EXPECT_NEAR(half_year_style(altcoins(window_end, dropped), 50)(known({2024, 12, 4})), 48.9796, 5e-5);
    EXPECT_EQ(altcoin_bull_style(altcoins(window_end, wins))(known({2024, 12, 4})), .87) << "88 was published";
    EXPECT_EQ(altcoin_bull_style(altcoins(window_end, wins))(known({2025, 4, 26})), .16) << "16 was published";
}

/// Every so many days of the market, from one on.
std::vector<std::size_t> every(std::size_t step, std::size_t from, const market& universe) {
    std::vector<std::size_t> days;
    for (std::size_t day = from; day < universe.dates().size(); day += step) days.push_back(day);
    return days;
}

TEST_F(breadth_of_real_data, altcoin_season_reads_higher_by_those_who_are_there_because_they_rose) {
    const std::vector<std::size_t> days = every(14, 90, universe());
    const auto at_end = history(blockchain_center_style(altcoins(window_end, dropped)), universe(), days);
    const auto at_start = history(blockchain_center_style(altcoins(window_start, dropped)), universe(), days);
    ASSERT_EQ(days.size(), 148U);
    double sum = 0, most = 0;
    date when;
    for (std::size_t i = 0; i < days.size(); ++i) {
        const double by = at_end.values[i] - at_start.values[i];
        EXPECT_GT(by, 0);
        sum += by;
        if (by <= most) continue;
        most = by;
        when = at_end.dates[i];
    }
    EXPECT_NEAR(sum / 148, 8.133411881133783, 1e-11);
    EXPECT_NEAR(most, 19.387755102040813, 1e-12);
    EXPECT_EQ(when, (date{2021, 3, 16}));
}

TEST_F(breadth_of_real_data, dispersion_and_correlation) {
    const auto over_a_month = [](dispersion measure) {
        return cross_sectional_dispersion{
            .members = largest(100), .window = 30, .membership = window_start, .measure = measure};
    };
    const known_market peak = known({2024, 12, 4});
    EXPECT_NEAR(over_a_month(dispersion::best_less_worst)(peak), 5.682039705299664, 1e-12);
    EXPECT_NEAR(over_a_month(dispersion::standard_deviation)(peak), 0.8650873084432636, 1e-12);
    EXPECT_NEAR(over_a_month(dispersion::mean_absolute_deviation)(peak), 0.5834773741522489, 1e-12);
    const average_correlation_of_members season{.members = largest(50), .window = 90, .membership = window_start};
    EXPECT_NEAR(season(peak), 0.42503980524736235, 1e-12);
    EXPECT_NEAR(season(known({2025, 11, 17})), 0.6722165429708781, 1e-12);
    const average_correlation_of_members month{.members = largest(50), .window = 30, .membership = window_end};
    EXPECT_NEAR(month(known({2022, 11, 9})), 0.7318254548239834, 1e-12);
}

TEST_F(breadth_of_real_data, highs_lows_and_means) {
    const count_new_highs_lows year{.members = largest(100), .window = 365, .min_count = 365};
    EXPECT_EQ(year(known({2024, 12, 4})), (new_highs_lows{.highs = 15, .counted = 81, .missing = 19}));
    EXPECT_EQ(year(known({2022, 11, 9})), (new_highs_lows{.lows = 52, .counted = 83, .missing = 17}));
    const share_above_mean long_run{.members = largest(100), .window = 200, .min_count = 200};
    EXPECT_NEAR(long_run(known({2025, 11, 23})), 0.10989010989010989, 1e-15);
    EXPECT_NEAR(long_run(known({2021, 5, 19})), 0.8666666666666667, 1e-15);
}

TEST_F(breadth_of_real_data, advances_declines_and_what_is_made_of_them) {
    const auto counts = history(count_advances_declines{.members = largest(100), .membership = window_start},
                                universe(), every(1, known({2025, 7, 1}).day(), universe()));
    std::vector<double> up, down;
    for (const advances_declines& day : counts.values) {
        up.push_back(day.both().x);
        down.push_back(day.both().y);
    }
    const auto days = tidemark::core::pairs(up, down);
    constexpr net_advances plain = net_advances::plain, adjusted = net_advances::ratio_adjusted;
    EXPECT_EQ(counts.values.size(), 146U);
    EXPECT_EQ(tidemark::run::whole(advance_decline_line{.net = plain}, days), 7075 - 7512);
    EXPECT_NEAR(tidemark::run::whole(mcclellan_oscillator{.net = plain}, days), -5.842173834382361, 1e-11);
    EXPECT_NEAR(tidemark::run::whole(mcclellan_summation_index{.net = plain}, days), 806.8351283485198, 1e-10);
    EXPECT_NEAR(tidemark::run::whole(mcclellan_oscillator{.net = adjusted}, days), -58.56028227580859, 1e-10);
    EXPECT_NEAR(tidemark::run::whole(mcclellan_summation_index{.net = adjusted}, days), 8064.952436564215, 1e-9);
}

}
