// SPDX-License-Identifier: BSL-1.0
#include "gauge_files.hpp"
#include "gauge_words.hpp"
#include "index_rules.hpp"
#include "words.hpp"

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/core/pairs.hpp>
#include <tidemark/gauge/fund_flow.hpp>
#include <tidemark/gauge/open_interest.hpp>
#include <tidemark/gauge/policy_rate.hpp>
#include <tidemark/run/expanding.hpp>
#include <tidemark/run/rolling.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace program {

namespace core = tidemark::core;
namespace gauge = tidemark::gauge;
namespace run = tidemark::run;

namespace {

// Options

using strikes_of = std::vector<gauge::strike_interest>;

strikes_of strikes_on_file(const gauge_question& question, const std::vector<core::date>& expiries) {
    return gauge::open_interest_by_strike(read_options(question.folder), expiries);
}

/// A number of the open contracts of some expiries: one row.
template <class Numbers>
made_gauge of_strikes(const rules_node& given, std::vector<std::string> names, Numbers numbers) {
    const rules_node where = given.at("expiries");
    const std::vector<core::date> expiries = where.is_text() ? std::vector{where.date()} : read_dates(where);
    return {[=](const gauge_question& question) {
        const strikes_of strikes = strikes_on_file(question, expiries);
        gauge_readings all{.rows_are = "expiries"};
        std::string row;
        for (const core::date e : expiries) row.append(row.empty() ? "" : " ").append(iso(e));
        all.rows.push_back(row);
        const std::vector<double> said = numbers(strikes);
        for (std::size_t i = 0; i < names.size(); ++i) all.columns.push_back({names[i], {said[i]}});
        return all;
    }};
}

/// Numbers of each strike.
template <class Columns>
made_gauge by_strike(const rules_node& given, Columns columns) {
    const rules_node where = given.at("expiries");
    const std::vector<core::date> expiries = where.is_text() ? std::vector{where.date()} : read_dates(where);
    return {[=](const gauge_question& question) {
        const strikes_of strikes = strikes_on_file(question, expiries);
        gauge_readings all{.rows_are = "strike"};
        for (const gauge::strike_interest& s : strikes) all.rows.push_back(std::string{core::text_of(s.strike)});
        all.columns = columns(strikes);
        return all;
    }};
}

gauge::option_side read_side(const rules_node& given) {
    using gauge::option_side;
    return given.at("side").choice<option_side>(
        {{"calls", option_side::calls}, {"puts", option_side::puts}, {"both", option_side::both}});
}

made_gauge open_interest_by_strike(const rules_node& given) {
    return by_strike(given, [](const strikes_of& strikes) {
        std::vector<reading_column> all{{"calls", {}}, {"puts", {}}};
        for (const gauge::strike_interest& s : strikes) {
            all[0].values.push_back(s.calls);
            all[1].values.push_back(s.puts);
        }
        return all;
    });
}

made_gauge payouts_by_settlement(const rules_node& given) {
    return by_strike(given, [](const strikes_of& strikes) {
        std::vector<reading_column> all{{"payout", {}}};
        for (const gauge::settlement& s : gauge::payouts_by_settlement(strikes)) all[0].values.push_back(s.payout);
        return all;
    });
}

template <double (*function)(std::span<const gauge::strike_interest>)>
made_gauge one_of_strikes(const rules_node& given) {
    return of_strikes(given, {"reading"}, [](const strikes_of& s) { return std::vector<double>{function(s)}; });
}

made_gauge max_pain(const rules_node& given) {
    return of_strikes(given, {"strike", "payout"}, [](const strikes_of& strikes) {
        const gauge::settlement s = gauge::max_pain(strikes);
        return std::vector<double>{s.strike, s.payout};
    });
}

made_gauge top_strike_share(const rules_node& given) {
    return of_strikes(given, {"share"}, [side = read_side(given)](const strikes_of& s) {
        return std::vector<double>{gauge::top_strike_share(s, side)};
    });
}

made_gauge share_of_strikes_within(const rules_node& given) {
    const double price = given.at("price").number(), within = given.at("within").number();
    if (!(price > 0)) given.at("price").refuse("a positive number");
    if (!(within >= 0)) given.at("within").refuse("zero or more");
    return of_strikes(given, {"share"}, [=, side = read_side(given)](const strikes_of& s) {
        return std::vector<double>{gauge::share_of_strikes_within(s, side, price, within)};
    });
}

// Rates

gauge::policy_path_rules read_path_rules(const rules_node& given) {
    gauge::policy_path_rules rules;
    if (const auto begins = given.find("begins")) {
        using gauge::new_rate;
        rules.begins = begins->choice<new_rate>(
            {{"on_the_meeting_day", new_rate::on_the_meeting_day}, {"on_the_day_after", new_rate::on_the_day_after}});
    }
    if (const auto now = given.find("rate_now")) rules.rate_now = now->number();
    return rules;
}

std::vector<gauge::meeting_outlook> path_on_file(const gauge_question& question,
                                                 const gauge::policy_path_rules& rules) {
    return gauge::policy_path(read_futures(question.folder), read_meetings(question.folder), rules);
}

gauge_readings by_meeting(const std::vector<gauge::meeting_outlook>& path) {
    gauge_readings all{.rows_are = "meeting"};
    for (const gauge::meeting_outlook& m : path) all.rows.push_back(iso(m.meeting));
    return all;
}

/// The path, and the odds of so many steps since before the first meeting.
made_gauge policy_path(const rules_node& given) {
    const double step = number_or(given, "step", 0.25);
    if (!(step > 0)) given.at("step").refuse("a positive number");
    return {[=, rules = read_path_rules(given)](const gauge_question& question) {
        const auto path = path_on_file(question, rules);
        gauge_readings all = by_meeting(path);
        const auto add = [&](std::string name, const auto& number) {
            all.columns.push_back({std::move(name), {}});
            for (std::size_t i = 0; i < path.size(); ++i) all.columns.back().values.push_back(number(i));
        };
        add("after", [&](std::size_t i) { return path[i].after; });
        add("before", [&](std::size_t i) { return path[i].before; });
        add("change", [&](std::size_t i) { return path[i].change(); });
        add("error magnified", [&](std::size_t i) { return path[i].after_magnified; });
        const auto tree = gauge::chained_steps(path, step);
        int fewest = 0, most = 0;
        for (const gauge::step_distribution& d : tree) {
            fewest = (std::min)(fewest, d.fewest);
            most = (std::max)(most, d.most());
        }
        for (int steps = fewest; steps <= most; ++steps) {
            add(fmt::format("odds of {:+g}", steps * step), [&](std::size_t i) { return tree[i].of(steps); });
        }
        return all;
    }};
}

made_gauge expected_cumulative_change(const rules_node& given) {
    return {[rules = read_path_rules(given)](const gauge_question& question) {
        const auto path = path_on_file(question, rules);
        gauge_readings all = by_meeting(path);
        all.columns.push_back({"change so far", {}});
        for (std::size_t i = 1; i <= path.size(); ++i) {
            all.columns.front().values.push_back(gauge::expected_cumulative_change(std::span{path}.first(i)));
        }
        return all;
    }};
}

// Funds

/// Cumulative where no days are asked for, else over so many.
template <class Metric>
made_gauge of_fund(const rules_node& given) {
    const auto days = given.find("days");
    if (days && days->count() < 1) days->refuse("1 or more");
    return {[window = days ? days->count() + 1 : 0, fund = given.at("fund").text()](const gauge_question& question) {
        std::vector<core::date> dates;
        std::vector<double> shares, nav;
        for (const fund_day& day : read_fund(question.folder, fund)) {
            if (question.to && day.date > *question.to) continue;
            dates.push_back(day.date);
            shares.push_back(day.shares);
            nav.push_back(day.nav);
        }
        const auto rows = core::pairs(shares, nav);
        reading_column flow{"flow", window > 0 ? run::rolling(Metric{}, rows, window) : run::expanding(Metric{}, rows)};
        return from_day(question, dates, {std::move(flow)});
    }};
}

}

gauge_table file_gauges() {
    constexpr asked expiries{"expiries", "which; a list of days", R"(["2025-12-26"])"};
    constexpr asked side{"side", "calls, puts or both", "both"};
    const std::vector<asked> rates{{"rate_now", "the effective rate before the first meeting, where it is known"},
                                   {"begins", "on_the_meeting_day, or on_the_day_after; the first by default"}};
    std::vector<asked> stepped = rates;
    stepped.push_back({"step", "of the odds, 0.25 by default"});
    const std::vector<asked> fund{{"fund", "its name in the file", "IBIT"},
                                  {"days", "over how many; cumulative by default"}};
    return {
        {"open_interest_by_strike", {{expiries}, option_file_name, open_interest_by_strike}},
        {"payouts_by_settlement", {{expiries}, option_file_name, payouts_by_settlement}},
        {"put_call_ratio", {{expiries}, option_file_name, one_of_strikes<gauge::put_call_ratio>}},
        {"call_wall", {{expiries}, option_file_name, one_of_strikes<gauge::call_wall>}},
        {"put_wall", {{expiries}, option_file_name, one_of_strikes<gauge::put_wall>}},
        {"max_pain", {{expiries}, option_file_name, max_pain}},
        {"top_strike_share", {{expiries, side}, option_file_name, top_strike_share}},
        {"share_of_strikes_within",
         {{expiries, side, {"price", "around which", "90000"}, {"within", "a fraction of it", "0.05"}},
          option_file_name,
          share_of_strikes_within}},
        {"policy_path", {stepped, future_file_name, policy_path}},
        {"expected_cumulative_change", {rates, future_file_name, expected_cumulative_change}},
        {"fund_flow", {fund, fund_file_name, of_fund<gauge::fund_flow>}},
        {"fund_market_effect", {fund, fund_file_name, of_fund<gauge::fund_market_effect>}},
    };
}

}
