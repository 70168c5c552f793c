// SPDX-License-Identifier: BSL-1.0
#include "gauge_words.hpp"

#include "gauge_files.hpp"

#include <tidemark/core/numeric.hpp>
#include <tidemark/gauge/bollinger_bands.hpp>
#include <tidemark/gauge/macd.hpp>
#include <tidemark/gauge/money_flow_index.hpp>
#include <tidemark/gauge/moving_average.hpp>
#include <tidemark/gauge/on_balance_volume.hpp>
#include <tidemark/gauge/rate_of_change.hpp>
#include <tidemark/gauge/relative_strength_index.hpp>
#include <tidemark/gauge/true_range.hpp>
#include <tidemark/run/stream.hpp>

#include <fmt/format.h>

namespace program {

namespace core = tidemark::core;
namespace gauge = tidemark::gauge;
namespace index = tidemark::index;
namespace run = tidemark::run;

namespace {

/// One asset, day by day.
template <class Row>
struct rows_of_asset {
    std::vector<core::date> dates;
    std::vector<Row> rows;
};

rows_of_asset<double> closes_of_asset(const gauge_question& question, const std::string& asset) {
    const index::market universe = market_of(question);
    const auto found = universe.find_asset(asset);
    if (!found) throw usage_error{fmt::format("asset is \"{}\", expected one of the market", asset)};
    rows_of_asset<double> all;
    for (std::size_t day = 0; day < universe.dates().size(); ++day) {
        all.dates.push_back(universe.dates()[day]);
        all.rows.push_back(universe.prices(day)[*found]);
    }
    return all;
}

rows_of_asset<gauge::traded_bar> bars_of_asset(const gauge_question& question, const std::string& asset) {
    rows_of_asset<gauge::traded_bar> all;
    for (const dated_bar& b : read_bars(question.folder, asset)) {
        if (question.to && b.date > *question.to) continue;
        all.dates.push_back(b.date);
        all.rows.push_back(b.traded);
    }
    return all;
}

void add_numbers(std::vector<reading_column>& columns, std::initializer_list<double> numbers) {
    auto column = columns.begin();
    for (const double x : numbers) column++->values.push_back(x);
}

/// Shows the stream every row, and writes what it says; on a missing row no number is new, and none is told.
template <class Stream, class Rows, class Observe, class Numbers>
gauge_readings streamed(const gauge_question& question, Stream live, const Rows& asset,
                        const std::vector<std::string>& names, Observe observe, Numbers numbers) {
    std::vector<reading_column> columns;
    for (const std::string& name : names) columns.push_back({name, {}});
    for (const auto& row : asset.rows) {
        live.update(observe(row));
        numbers(columns, live.value());
        if (!core::is_missing(row)) continue;
        for (reading_column& c : columns) c.values.back() = core::nan;
    }
    return from_day(question, asset.dates, std::move(columns));
}

constexpr auto itself = [](const auto& row) { return row; };
constexpr auto one_number = [](std::vector<reading_column>& columns, double x) { add_numbers(columns, {x}); };

/// An indicator of the closes of an asset since they began, or in windows where `window` is not 0.
template <class Metric, class Numbers>
made_gauge of_closes(const rules_node& given, const Metric& metric, std::size_t window, std::vector<std::string> names,
                     Numbers numbers) {
    if (const core::complaint wrong = core::check(metric); wrong.argument != nullptr) {
        given.complain(fmt::format("{} is {}, expected {}", wrong.argument, wrong.value, wrong.expected));
    }
    return {[=, asset = given.at("asset").text()](const gauge_question& question) {
        const auto rows = closes_of_asset(question, asset);
        if constexpr (requires { run::stream{metric, window}; })
            if (window > 0) return streamed(question, run::stream{metric, window}, rows, names, itself, numbers);
        return streamed(question, run::stream{metric}, rows, names, itself, numbers);
    }};
}

std::size_t periods_of(const rules_node& given, std::size_t usual) { return count_or(given, "periods", usual); }

template <class Choice>
Choice choice_or(const rules_node& given, std::string_view name, Choice usual,
                 std::initializer_list<std::pair<std::string_view, Choice>> choices) {
    const auto where = given.find(name);
    return where ? where->choice<Choice>(choices) : usual;
}

gauge::no_movement read_unmoved(const rules_node& given, std::string_view name) {
    using gauge::no_movement;
    return choice_or<no_movement>(given, name, no_movement::nan,
                                  {{"nan", no_movement::nan},
                                   {"zero", no_movement::zero},
                                   {"neutral", no_movement::neutral},
                                   {"hundred", no_movement::hundred}});
}

made_gauge relative_strength_index(const rules_node& given) {
    return of_closes(
        given,
        gauge::relative_strength_index{.periods = periods_of(given, 14), .unmoved = read_unmoved(given, "unmoved")}, 0,
        {"rsi"}, one_number);
}

made_gauge rate_of_change(const rules_node& given) {
    using gauge::change_in;
    const gauge::rate_of_change metric{
        .told_in = choice_or<change_in>(
            given, "told_in", change_in::fraction,
            {{"fraction", change_in::fraction}, {"percent", change_in::percent}, {"units", change_in::units}})};
    return of_closes(given, metric, given.at("periods").count() + 1, {"change"}, one_number);
}

made_gauge exponential_moving_average(const rules_node& given) {
    return of_closes(given, gauge::exponential_moving_average{.periods = given.at("periods").count()}, 0, {"average"},
                     one_number);
}

made_gauge wilder_mean(const rules_node& given) {
    return of_closes(given, gauge::wilder_mean{.periods = given.at("periods").count()}, 0, {"average"}, one_number);
}

made_gauge macd(const rules_node& given) {
    using gauge::macd_seed;
    const gauge::macd metric{.seed = given.at("seed").choice<macd_seed>({{"first_value", macd_seed::first_value},
                                                                         {"simple_mean", macd_seed::simple_mean},
                                                                         {"aligned_mean", macd_seed::aligned_mean}}),
                             .fast = count_or(given, "fast", 12),
                             .slow = count_or(given, "slow", 26),
                             .signal = count_or(given, "signal", 9)};
    return of_closes(given, metric, 0, {"line", "signal", "histogram"},
                     [](std::vector<reading_column>& columns, const gauge::macd_values& v) {
                         add_numbers(columns, {v.line, v.signal, v.histogram});
                     });
}

made_gauge bollinger_bands(const rules_node& given) {
    const gauge::bollinger_bands metric{.width = number_or(given, "width", 2), .ddof = number_or(given, "ddof", 0)};
    const rules_node window = given.at("window");
    if (window.count() < 1) window.refuse("1 or more");
    return of_closes(given, metric, window.count(), {"percent_b", "middle", "upper", "lower", "bandwidth"},
                     [](std::vector<reading_column>& columns, const gauge::bollinger_values& v) {
                         add_numbers(columns, {v.percent_b, v.middle, v.upper, v.lower, v.bandwidth});
                     });
}

gauge::bar without_volume(const gauge::traded_bar& b) { return {b.high, b.low, b.close}; }

gauge::first_bar read_first(const rules_node& given) {
    using gauge::first_bar;
    return given.at("first").choice<first_bar>(
        {{"high_less_low", first_bar::high_less_low}, {"left_out", first_bar::left_out}});
}

made_gauge money_flow_index(const rules_node& given) {
    const gauge::money_flow_index metric{.empty_window = read_unmoved(given, "empty_window")};
    const rules_node periods = given.at("periods");
    if (periods.count() < 1) periods.refuse("1 or more");
    return {[=, n = periods.count(), asset = given.at("asset").text()](const gauge_question& question) {
        return streamed(question, run::stream{metric, n + 1}, bars_of_asset(question, asset), {"mfi"}, itself,
                        one_number);
    }};
}

made_gauge true_range(const rules_node& given) {
    return {[first = read_first(given), asset = given.at("asset").text()](const gauge_question& question) {
        const tidemark::missing::skip one_is_enough{.min_count = 1};
        return streamed(question, run::stream{gauge::true_range{.first = first}, 2, one_is_enough},
                        bars_of_asset(question, asset), {"range"}, without_volume, one_number);
    }};
}

made_gauge average_true_range(const rules_node& given) {
    const gauge::average_true_range metric{.first = read_first(given), .periods = periods_of(given, 14)};
    if (metric.periods < 1) given.at("periods").refuse("1 or more");
    return {[=, asset = given.at("asset").text()](const gauge_question& question) {
        return streamed(question, run::stream{metric}, bars_of_asset(question, asset), {"range"}, without_volume,
                        one_number);
    }};
}

made_gauge on_balance_volume(const rules_node& given) {
    using gauge::first_volume;
    const gauge::on_balance_volume metric{
        .first = given.at("first").choice<first_volume>(
            {{"left_out", first_volume::left_out}, {"counted", first_volume::counted}})};
    return {[=, asset = given.at("asset").text()](const gauge_question& question) {
        return streamed(
            question, run::stream{metric}, bars_of_asset(question, asset), {"volume"},
            [](const gauge::traded_bar& b) {
                return core::is_missing(b) ? core::pair{core::nan, core::nan} : core::pair{b.close, b.volume};
            },
            one_number);
    }};
}

}

gauge_table series_gauges() {
    constexpr asked asset{"asset", "its id", "BTC"};
    constexpr asked periods{"periods", "how many days", "20"}, fourteen{"periods", "how many days, 14 by default"};
    constexpr const char* unmoved = "nan, zero, neutral or hundred, nan by default";
    constexpr asked first_bar{"first", "the range of the first bar: high_less_low or left_out", "left_out"};
    constexpr std::string_view bars = bar_file_name;
    return {
        {"relative_strength_index",
         {{asset, fourteen, {"unmoved", unmoved}}, market_file_name, relative_strength_index}},
        {"rate_of_change",
         {{asset, periods, {"told_in", "fraction, percent or units, fraction by default"}},
          market_file_name,
          rate_of_change}},
        {"exponential_moving_average", {{asset, periods}, market_file_name, exponential_moving_average}},
        {"wilder_mean", {{asset, periods}, market_file_name, wilder_mean}},
        {"macd",
         {{asset,
           {"seed", "what averages begin with: first_value, simple_mean or aligned_mean", "aligned_mean"},
           {"fast", "days, 12 by default"},
           {"slow", "days, 26 by default"},
           {"signal", "days, 9 by default"}},
          market_file_name,
          macd}},
        {"bollinger_bands",
         {{asset,
           {"window", "days of the mean", "20"},
           {"width", "in standard deviations, 2 by default"},
           {"ddof", "of them, 0 by default"}},
          market_file_name,
          bollinger_bands}},
        {"money_flow_index",
         {{asset, {"periods", "changes of a window", "14"}, {"empty_window", unmoved}}, bars, money_flow_index}},
        {"true_range", {{asset, first_bar}, bars, true_range}},
        {"average_true_range", {{asset, first_bar, fourteen}, bars, average_true_range}},
        {"on_balance_volume",
         {{asset, {"first", "the volume of the first bar: left_out or counted", "left_out"}}, bars, on_balance_volume}},
    };
}

}
