// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "asked.hpp"
#include "rules_node.hpp"

#include <tidemark/core/date.hpp>
#include <tidemark/gauge/market_weights.hpp>
#include <tidemark/gauge/members.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/market.hpp>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace program {

/// A column of readings, one for each row.
struct reading_column {
    std::string name;
    std::vector<double> values;  ///< NaN where there is no answer
};

/// What a gauge answers: rows that are named by a day, a meeting or a strike.
struct gauge_readings {
    std::string rows_are = "date";
    std::vector<std::string> rows{};
    std::vector<reading_column> columns{};
};

/// Which market, and which of its days are asked for.
struct gauge_question {
    std::filesystem::path folder;
    std::optional<tidemark::core::date> from;
    std::optional<tidemark::core::date> to;
};

/// A gauge with its parameters.
struct made_gauge {
    std::function<gauge_readings(const gauge_question&)> read;
    std::function<std::string_view(double)> label_of = nullptr;  ///< of a reading of the first column
};

/// A gauge: what has to be said of it, which file it reads, and how it is made. What it answers where it has no number
/// stands in the registry.
struct gauge_words {
    std::vector<asked> parameters;
    std::string_view reads;
    made_gauge (*make)(const rules_node& given);
};

using gauge_table = std::map<std::string_view, gauge_words>;

/// All of them, by the names of the library.
const gauge_table& gauges_by_name();

// Its parts.
gauge_table breadth_gauges();
gauge_table cap_gauges();
gauge_table series_gauges();
gauge_table file_gauges();

/// What the library lists beside them: parts of a gauge, and functions of numbers that no file holds.
extern const std::vector<std::string_view> gauges_of_numbers;

inline constexpr std::string_view market_file_name = "crypto_daily.csv";

// What several of them are given.

inline constexpr asked asked_eligibility{"eligibility", "which assets; every_asset, or rules as those of an index",
                                         R"({"exclude_classes":["stable","wrapped"]})"};
inline constexpr asked asked_count{"count", "how many of them, the largest", "100"};
inline constexpr asked asked_membership{"membership", "when they are asked for, window_start or window_end",
                                        "window_start"};

std::size_t count_or(const rules_node& given, std::string_view name, std::size_t otherwise);
double number_or(const rules_node& given, std::string_view name, double otherwise);

/// The largest of the eligible assets, as many as `count` says; all of them where it is not given.
tidemark::gauge::members_rule read_members(const rules_node& given);
tidemark::gauge::membership_date read_membership(const rules_node& given);

/// market_cap, traded_value, equal_weight, or {"carried_market_cap": days}.
tidemark::gauge::weight_rule read_weight(const rules_node& where);

/// The market of a question, up to its last day.
tidemark::index::market market_of(const gauge_question& question);

/// The days of a market from the one asked for on. Errors: `data_error` where there are none
std::vector<std::size_t> days_of(const gauge_question& question, const tidemark::index::market& universe);

using numbers_of_day = std::function<std::vector<double>(const tidemark::index::known_market&)>;

/// A gauge that looks back by itself, on the days that are asked for.
made_gauge on_each_day(std::vector<std::string> columns, numbers_of_day read);

/// The same of one number.
template <class Gauge>
made_gauge on_each_day(std::string column, Gauge gauge) {
    return on_each_day(std::vector{std::move(column)},
                       [gauge = std::move(gauge)](const tidemark::index::known_market& known) {
                           return std::vector<double>{gauge(known)};
                       });
}

/// Rows that are named by dates, from the day asked for on. Errors: `data_error` where none are left
gauge_readings from_day(const gauge_question& question, const std::vector<tidemark::core::date>& dates,
                        std::vector<reading_column> columns);

}
