// SPDX-License-Identifier: BSL-1.0
#include "gauge_words.hpp"
#include "words.hpp"

#include <tidemark/gauge/cap_change.hpp>
#include <tidemark/gauge/dominance.hpp>
#include <tidemark/gauge/history.hpp>
#include <tidemark/gauge/market_concentration.hpp>
#include <tidemark/gauge/peak_to_date_loss.hpp>
#include <tidemark/gauge/sectors.hpp>
#include <tidemark/gauge/total_market.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/risk/concentration.hpp>

namespace program {

namespace core = tidemark::core;
namespace gauge = tidemark::gauge;
namespace index = tidemark::index;
namespace risk = tidemark::risk;

namespace {

gauge::weight_rule weight_or_cap(const rules_node& given, std::string_view name) {
    const auto where = given.find(name);
    return where ? read_weight(*where) : index::by_market_cap{};
}

made_gauge dominance(const rules_node& given) {
    return on_each_day("dominance", gauge::dominance{.asset = given.at("asset").text(),
                                                     .among = read_members(given),
                                                     .share_of = weight_or_cap(given, "share_of")});
}

using measure = double (*)(std::span<const double>);

made_gauge concentration(const rules_node& given) {
    const auto of =
        given.at("measure").choice<measure>({{"herfindahl_index", risk::herfindahl_index},
                                             {"normalised_herfindahl_index", risk::normalised_herfindahl_index},
                                             {"effective_number", risk::effective_number},
                                             {"entropy_of_weights", risk::entropy_of_weights},
                                             {"effective_number_by_entropy", risk::effective_number_by_entropy},
                                             {"gini_coefficient", [](std::span<const double> w) {
                                                  return risk::gini_coefficient(w, risk::inequality_of::population);
                                              }}});
    return on_each_day(given.at("measure").text(),
                       gauge::market_concentration{
                           .among = read_members(given), .weigh_by = read_weight(given.at("weigh_by")), .measure = of});
}

made_gauge share_of_largest(const rules_node& given) {
    return on_each_day("share", gauge::share_of_largest{.count = given.at("largest").count(),
                                                        .among = read_members(given),
                                                        .largest_by = read_weight(given.at("largest_by")),
                                                        .share_of = read_weight(given.at("share_of"))});
}

made_gauge total_market_cap(const rules_node& given) {
    const gauge::total_market_cap total{.among = read_members(given),
                                        .cap = weight_or_cap(given, "cap"),
                                        .without_largest = count_or(given, "without_largest", 0)};
    return on_each_day(
        std::vector<std::string>{"cap", "counted", "unknown"}, [total](const index::known_market& known) {
            const gauge::market_total day = total.counted(known);
            return std::vector<double>{day.value, static_cast<double>(day.counted), static_cast<double>(day.unknown)};
        });
}

gauge::cap_changes read_changes(const rules_node& given) {
    using gauge::cap_split;
    return {.among = read_members(given),
            .split = given.at("split").choice<cap_split>({{"bennet", cap_split::bennet},
                                                          {"laspeyres", cap_split::laspeyres},
                                                          {"paasche", cap_split::paasche},
                                                          {"montgomery", cap_split::montgomery}}),
            .max_age = given.at("max_age").days()};
}

std::vector<double> numbers_of(const gauge::cap_change& c) {
    return {c.after - c.before, c.price, c.supply, c.unsplit, c.entries, c.exits};
}

made_gauge cap_changes(const rules_node& given) {
    const gauge::cap_changes changes = read_changes(given);
    const std::size_t days = given.at("days").count();
    if (days < 1) given.at("days").refuse("1 or more");
    return on_each_day(std::vector<std::string>{"change", "price", "supply", "unsplit", "entries", "exits"},
                       [=](const index::known_market& known) {
                           if (known.day() < days) return std::vector<double>(6, core::nan);
                           return numbers_of(changes(known.earlier(days), known));
                       });
}

/// The high is the highest since the first day that is asked for.
made_gauge cap_loss(const rules_node& given) {
    return {[changes = read_changes(given)](const gauge_question& question) {
        const index::market universe = market_of(question);
        gauge::running_cap_loss running{changes};
        gauge_readings all;
        for (const char* name : {"fraction", "amount", "price", "supply", "unsplit", "entries", "exits"})
            all.columns.push_back({name, {}});
        for (const std::size_t day : days_of(question, universe)) {
            const gauge::cap_loss loss = running.update({universe, day});
            const std::vector<double> parts =
                loss.known() ? numbers_of(loss.since_peak) : std::vector<double>(6, core::nan);
            all.rows.push_back(iso(universe.dates()[day]));
            all.columns[0].values.push_back(loss.fraction);
            all.columns[1].values.push_back(loss.amount);
            for (std::size_t i = 2; i < all.columns.size(); ++i) all.columns[i].values.push_back(parts[i - 1]);
        }
        return all;
    }};
}

gauge::sector_returns read_sectors(const rules_node& given) {
    using gauge::without_end_price;
    using gauge::without_sector;
    return {.among = read_members(given),
            .weigh_by = read_weight(given.at("weigh_by")),
            .days = given.at("days").count(),
            .one_without_sector = given.at("one_without_sector")
                                      .choice<without_sector>({{"is_left_out", without_sector::is_left_out},
                                                               {"is_of_no_sector", without_sector::is_of_no_sector},
                                                               {"is_a_sector", without_sector::is_a_sector}}),
            .one_without_end_price =
                given.at("one_without_end_price")
                    .choice<without_end_price>({{"is_left_out", without_end_price::is_left_out},
                                                {"has_its_last", without_end_price::has_its_last},
                                                {"is_worth_nothing", without_end_price::is_worth_nothing}})};
}

/// A column for each sector that has members on any day, below the name of its number.
class sector_columns {
public:
    explicit sector_columns(std::size_t rows) : rows_{rows} {}

    void put(std::size_t row, const std::string& name, double value) {
        auto& column = by_name_.try_emplace(name, rows_, core::nan).first->second;
        column[row] = value;
    }

    std::vector<reading_column> columns() && {
        std::vector<reading_column> all;
        for (auto& [name, values] : by_name_) all.push_back({name, std::move(values)});
        return all;
    }

private:
    std::size_t rows_;
    std::map<std::string, std::vector<double>> by_name_;
};

template <class Gauge, class Write>
made_gauge of_sectors(Gauge gauge, Write write) {
    return {[=](const gauge_question& question) {
        const index::market universe = market_of(question);
        const std::vector<std::size_t> days = days_of(question, universe);
        sector_columns table{days.size()};
        gauge_readings all;
        for (std::size_t row = 0; row < days.size(); ++row) {
            const index::known_market known{universe, days[row]};
            all.rows.push_back(iso(known.today()));
            write(table, row, gauge(known));
        }
        all.columns = std::move(table).columns();
        if (all.columns.empty()) all.columns.push_back({"market", std::vector<double>(days.size(), core::nan)});
        return all;
    }};
}

std::string named(const std::string& sector) { return sector.empty() ? "no sector" : sector; }

made_gauge sector_returns(const rules_node& given) {
    return of_sectors(read_sectors(given), [](sector_columns& table, std::size_t row, const gauge::sector_table& day) {
        table.put(row, "market", day.market);
        for (const gauge::sector_return& s : day.sectors) table.put(row, named(s.sector), s.value);
    });
}

made_gauge sector_spread(const rules_node& given) {
    return on_each_day("spread", gauge::sector_spread{.of = read_sectors(given)});
}

made_gauge sector_rotation(const rules_node& given) {
    return of_sectors(gauge::sector_rotation{.of = read_sectors(given)},
                      [](sector_columns& table, std::size_t row, const std::vector<gauge::sector_standing>& day) {
                          for (const gauge::sector_standing& s : day) {
                              table.put(row, named(s.sector) + " rank", s.rank);
                              table.put(row, named(s.sector) + " places gained", s.rank_change);
                          }
                      });
}

}

gauge_table cap_gauges() {
    constexpr asked some{"count", "how many of them, the largest; all by default"};
    constexpr asked max_age{"max_age", "for how many days a cap that nobody published stays the last one", "7"};
    constexpr asked split{"split", "between price and supply: bennet, laspeyres, paasche or montgomery", "montgomery"};
    constexpr const char* weights = "market_cap, traded_value, equal_weight or {\"carried_market_cap\": days}";
    const std::vector<asked> sectors{
        asked_eligibility,
        some,
        {"weigh_by", weights, "market_cap"},
        {"days", "of the window, of the market", "30"},
        {"one_without_sector", "is_left_out, is_of_no_sector or is_a_sector", "is_left_out"},
        {"one_without_end_price", "is_left_out, has_its_last or is_worth_nothing", "has_its_last"}};
    return {
        {"dominance",
         {{{"asset", "its id", "BTC"}, asked_eligibility, some, {"share_of", weights}}, market_file_name, dominance}},
        {"market_concentration",
         {{asked_eligibility,
           some,
           {"weigh_by", weights, "market_cap"},
           {"measure",
            "herfindahl_index, normalised_herfindahl_index, effective_number, entropy_of_weights, "
            "effective_number_by_entropy or gini_coefficient",
            "effective_number"}},
          market_file_name,
          concentration}},
        {"share_of_largest",
         {{{"largest", "how many are the largest", "10"},
           asked_eligibility,
           some,
           {"largest_by", weights, "traded_value"},
           {"share_of", weights, "traded_value"}},
          market_file_name,
          share_of_largest}},
        {"total_market_cap",
         {{asked_eligibility, some, {"cap", weights}, {"without_largest", "how many of the largest do not count"}},
          market_file_name,
          total_market_cap}},
        {"cap_changes",
         {{asked_eligibility, some, split, max_age, {"days", "of the window, of the market", "30"}},
          market_file_name,
          cap_changes}},
        {"running_cap_loss", {{asked_eligibility, some, split, max_age}, market_file_name, cap_loss}},
        {"sector_returns", {sectors, market_file_name, sector_returns}},
        {"sector_spread", {sectors, market_file_name, sector_spread}},
        {"sector_rotation", {sectors, market_file_name, sector_rotation}},
    };
}

}
