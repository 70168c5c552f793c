// SPDX-License-Identifier: BSL-1.0
#include "gauge_words.hpp"
#include "index_rules.hpp"

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
#include <tidemark/gauge/share_outperforming.hpp>
#include <tidemark/run/expanding.hpp>

namespace program {

namespace core = tidemark::core;
namespace gauge = tidemark::gauge;
namespace index = tidemark::index;
namespace run = tidemark::run;

namespace {

constexpr asked missing{"missing", "what one without a price at an end of the window says: dropped, loses or wins",
                        "dropped"};
constexpr asked window{"window", "days of the market", "90"};
constexpr asked net{"net", "plain, or ratio_adjusted to a market of any size", "ratio_adjusted"};

gauge::missing_history read_missing(const rules_node& given) {
    using gauge::missing_history;
    return given.at("missing").choice<missing_history>(
        {{"dropped", missing_history::dropped}, {"loses", missing_history::loses}, {"wins", missing_history::wins}});
}

index::market_days read_days(const rules_node& given) {
    const rules_node where = given.at("window");
    return made_at(where, [&] { return index::market_days{where.days()}; });
}

std::string text_or(const rules_node& given, std::string_view name, std::string otherwise) {
    const auto where = given.find(name);
    return where ? where->text() : otherwise;
}

enum class season_style { blockchain_center, coinmarketcap, half_year };

made_gauge altcoin_season(const rules_node& given) {
    const gauge::altcoin_universe altcoins{.eligibility = read_eligibility(given.at("eligibility")),
                                           .membership = read_membership(given),
                                           .missing = read_missing(given),
                                           .bitcoin = text_or(given, "bitcoin", "BTC")};
    const auto style =
        given.at("style").choice<season_style>({{"blockchain_center_style", season_style::blockchain_center},
                                                {"coinmarketcap_style", season_style::coinmarketcap},
                                                {"half_year_style", season_style::half_year}});
    const auto count = given.find("count");
    if (count.has_value() != (style == season_style::half_year)) {
        given.complain("count is given with half_year_style, whose providers do not agree on it, and with no other");
    }
    const gauge::altcoin_season season =
        style == season_style::blockchain_center ? gauge::blockchain_center_style(altcoins)
        : style == season_style::coinmarketcap   ? gauge::coinmarketcap_style(altcoins)
                                                 : gauge::half_year_style(altcoins, count->count());
    made_gauge made = on_each_day("altcoin_season", season);
    made.label_of = [season](double reading) { return gauge::text_of(season.season_of(reading)); };
    return made;
}

made_gauge share_outperforming(const rules_node& given) {
    const gauge::share_outperforming share{.reference = given.at("reference").text(),
                                           .window = read_days(given),
                                           .members = read_members(given),
                                           .membership = read_membership(given),
                                           .missing = read_missing(given)};
    return on_each_day("share", share);
}

made_gauge average_correlation(const rules_node& given) {
    return on_each_day("correlation", gauge::average_correlation_of_members{.members = read_members(given),
                                                                            .window = read_days(given),
                                                                            .membership = read_membership(given)});
}

made_gauge dispersion(const rules_node& given) {
    using gauge::dispersion;
    return on_each_day("dispersion", gauge::cross_sectional_dispersion{
                                         .members = read_members(given),
                                         .window = read_days(given),
                                         .membership = read_membership(given),
                                         .measure = given.at("measure").choice<dispersion>(
                                             {{"best_less_worst", dispersion::best_less_worst},
                                              {"standard_deviation", dispersion::standard_deviation},
                                              {"mean_absolute_deviation", dispersion::mean_absolute_deviation}}),
                                         .ddof = number_or(given, "ddof", 1)});
}

made_gauge share_above_mean(const rules_node& given) {
    return on_each_day("share", gauge::share_above_mean{.members = read_members(given),
                                                        .window = read_days(given),
                                                        .min_count = given.at("min_count").count()});
}

made_gauge new_highs_lows(const rules_node& given) {
    const gauge::count_new_highs_lows counts{
        .members = read_members(given), .window = read_days(given), .min_count = given.at("min_count").count()};
    return on_each_day(std::vector<std::string>{"net_share", "highs", "lows", "counted", "missing"},
                       [counts](const index::known_market& known) {
                           const gauge::new_highs_lows day = counts(known);
                           return std::vector<double>{day.net_share(), static_cast<double>(day.highs),
                                                      static_cast<double>(day.lows), static_cast<double>(day.counted),
                                                      static_cast<double>(day.missing)};
                       });
}

gauge::count_advances_declines read_counts(const rules_node& given) {
    return {.members = read_members(given), .membership = read_membership(given)};
}

made_gauge advances_declines(const rules_node& given) {
    const auto counts = read_counts(given);
    return on_each_day(std::vector<std::string>{"advances", "declines", "unchanged", "missing"},
                       [counts](const index::known_market& known) {
                           const gauge::advances_declines day = counts(known);
                           return std::vector<double>{
                               static_cast<double>(day.advances), static_cast<double>(day.declines),
                               static_cast<double>(day.unchanged), static_cast<double>(day.missing)};
                       });
}

/// What is made of all advances and declines since the second day of the market.
template <class Metric>
made_gauge of_advances(const rules_node& given, std::string name, Metric metric) {
    return {[=, counts = read_counts(given)](const gauge_question& question) {
        const index::market universe = market_of(question);
        const auto days = gauge::history(counts, universe);
        std::vector<double> up{core::nan}, down{core::nan};  // the first day has none before it
        for (std::size_t i = 1; i < days.values.size(); ++i) {
            up.push_back(days.values[i].both().x);
            down.push_back(days.values[i].both().y);
        }
        reading_column line{name, run::expanding(metric, core::pairs(up, down))};
        line.values.front() = core::nan;
        return from_day(question, days.dates, {std::move(line)});
    }};
}

gauge::net_advances read_net(const rules_node& given) {
    using gauge::net_advances;
    return given.at("net").choice<net_advances>(
        {{"plain", net_advances::plain}, {"ratio_adjusted", net_advances::ratio_adjusted}});
}

gauge::summation_level read_level(const rules_node& given) {
    using gauge::summation_level;
    const auto where = given.find("level");
    if (!where) return summation_level::since_first;
    return where->choice<summation_level>(
        {{"since_first", summation_level::since_first}, {"calibrated", summation_level::calibrated}});
}

made_gauge advance_decline_line(const rules_node& given) {
    return of_advances(given, "line", gauge::advance_decline_line{.net = read_net(given)});
}

made_gauge mcclellan_oscillator(const rules_node& given) {
    return of_advances(given, "oscillator", gauge::mcclellan_oscillator{.net = read_net(given)});
}

made_gauge mcclellan_summation(const rules_node& given) {
    return of_advances(given, "summation",
                       gauge::mcclellan_summation_index{
                           .net = read_net(given), .base = number_or(given, "base", 0), .level = read_level(given)});
}

}

gauge_table breadth_gauges() {
    constexpr asked long_window{"window", "days of the market, today the last", "200"};
    constexpr asked min_count{"min_count", "how many of them need a price", "200"};
    const std::vector<asked> counted{asked_eligibility, asked_count, asked_membership, net};
    std::vector<asked> summed = counted;
    summed.push_back({"base", "where the sum begins, 0 by default"});
    summed.push_back({"level", "since_first or calibrated, since_first by default"});
    return {
        {"altcoin_season",
         {{{"style", "blockchain_center_style (50 altcoins, 90 days), coinmarketcap_style (100, 90) or half_year_style",
            "blockchain_center_style"},
           asked_eligibility,
           asked_membership,
           missing,
           {"count", "how many altcoins, of half_year_style (180 days)"},
           {"bitcoin", "its id, BTC by default"}},
          market_file_name,
          altcoin_season}},
        {"share_outperforming",
         {{{"reference", "the id of whom they outperform", "BTC"},
           window,
           asked_eligibility,
           asked_count,
           asked_membership,
           missing},
          market_file_name,
          share_outperforming}},
        {"average_correlation_of_members",
         {{asked_eligibility, asked_count, window, asked_membership}, market_file_name, average_correlation}},
        {"cross_sectional_dispersion",
         {{asked_eligibility,
           asked_count,
           {"window", "days of the market", "30"},
           asked_membership,
           {"measure", "best_less_worst, standard_deviation or mean_absolute_deviation", "standard_deviation"},
           {"ddof", "of the standard deviation, 1 by default"}},
          market_file_name,
          dispersion}},
        {"share_above_mean",
         {{asked_eligibility, asked_count, long_window, min_count}, market_file_name, share_above_mean}},
        {"count_new_highs_lows",
         {{asked_eligibility, asked_count, long_window, min_count}, market_file_name, new_highs_lows}},
        {"count_advances_declines",
         {{asked_eligibility, asked_count, asked_membership}, market_file_name, advances_declines}},
        {"advance_decline_line", {counted, market_file_name, advance_decline_line}},
        {"mcclellan_oscillator", {counted, market_file_name, mcclellan_oscillator}},
        {"mcclellan_summation_index", {summed, market_file_name, mcclellan_summation}},
    };
}

}
