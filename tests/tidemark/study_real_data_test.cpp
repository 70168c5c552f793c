// SPDX-License-Identifier: BSL-1.0
// The study of the real market against figures that independent programs computed: returns, volatilities, drawdowns and
// correlations to the digits in which they were printed, levels and members to ten digits; and spans of its own choice,
// recomputed here from the reference levels.
#include "market_file.hpp"
#include "study.hpp"
#include "study_files.hpp"
#include "verdict.hpp"
#include "words.hpp"

#include "support/gz_csv.hpp"
#include "support/real_data.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace program;
using tidemark::support::csv_fields;
using tidemark::support::for_each_csv_line;
using tidemark::support::to_number;

const std::vector<std::string> asked_spans{"2020-11-17:2025-11-17", "2020-11-01:2025-11-01", "2024-12-31:2025-03-31",
                                           "2024-12-31:2025-07-15", "2023-12-31:2025-11-23", "2021-03-09:2024-08-21",
                                           "2022-05-07:2022-11-13", "2023-01-03:2023-12-31", "2024-01-02:2024-12-31"};

class study_of_real_data : public tidemark::support::real_data_test {
protected:
    void SetUp() override {
        real_data_test::SetUp();
        if (IsSkipped() || HasFatalFailure()) return;
        static const study once = make_study(read_market(file("assets.csv").parent_path()), asked_spans);
        made_ = &once;
    }

    const study& made() const { return *made_; }

    std::size_t span(std::string_view label) const {
        const auto found =
            std::find_if(made().spans.begin(), made().spans.end(), [&](const auto& s) { return s.label == label; });
        if (found == made().spans.end()) throw std::logic_error{"no such span"};
        return static_cast<std::size_t>(found - made().spans.begin());
    }
    const performance& of(std::string_view series, std::string_view label) const {
        return made().series_named(series).performances[span(label)].value();
    }
    const correlation& of(std::string_view one, std::string_view other, std::string_view label) const {
        return made().pair_of(one, other)->correlations[span(label)].value();
    }

    /// One row of the printed tables: the years from 2020, the whole period, its volatility and its maximum drawdown.
    void expect_row(std::string_view name, const std::vector<std::string>& printed) const {
        const std::vector<std::string> labels{"2020", "2021", "2022", "2023", "2024", "2025", "whole period"};
        for (std::size_t i = 0; i < labels.size(); ++i) {
            EXPECT_EQ(percent(of(name, labels[i]).cumulative_return), printed[i]) << name << " in " << labels[i];
        }
        EXPECT_EQ(unsigned_percent(of(name, "whole period").volatility), printed[7]) << name;
        EXPECT_EQ(percent(-of(name, "whole period").drawdown.depth), printed[8]) << name;
    }

    /// The returns of one series over the spans it was asked for.
    void expect_returns(std::string_view name, const std::map<std::string, std::string>& printed) const {
        for (const auto& [label, text] : printed) {
            EXPECT_EQ(percent(of(name, label).cumulative_return), text) << name << " in " << label;
        }
    }

private:
    const study* made_ = nullptr;
};

TEST_F(study_of_real_data, returns_of_crypto_are_those_printed) {
    expect_row("large_1_20",
               {"+274.9 %", "+123.8 %", "-67.7 %", "+123.1 %", "+101.3 %", "-10.6 %", "+987.9 %", "66.1 %", "-77.7 %"});
    expect_row("mid_21_50",
               {"+147.9 %", "+646.3 %", "-80.2 %", "+105.6 %", "+23.6 %", "-50.5 %", "+359.6 %", "84.4 %", "-85.9 %"});
    expect_row("small_51_100",
               {"+149.6 %", "+485.9 %", "-83.7 %", "+95.6 %", "+5.9 %", "-66.0 %", "+67.5 %", "87.3 %", "-92.4 %"});
    expect_row("BTC",
               {"+302.8 %", "+59.7 %", "-64.3 %", "+155.4 %", "+121.1 %", "-6.8 %", "+1109.1 %", "62.2 %", "-76.6 %"});
    expect_row("ETH",
               {"+464.1 %", "+399.1 %", "-67.5 %", "+90.6 %", "+46.1 %", "-15.1 %", "+2062.3 %", "83.1 %", "-79.4 %"});
}

TEST_F(study_of_real_data, returns_of_equities_are_those_printed) {
    expect_row("RUT",
               {"+18.4 %", "+13.7 %", "-21.6 %", "+15.1 %", "+10.0 %", "+6.3 %", "+42.0 %", "27.5 %", "-41.9 %"});
    expect_row("SPX",
               {"+16.3 %", "+26.9 %", "-19.4 %", "+24.2 %", "+23.3 %", "+12.3 %", "+104.4 %", "21.1 %", "-33.9 %"});
    expect_row("NDX",
               {"+47.6 %", "+26.6 %", "-33.0 %", "+53.8 %", "+24.9 %", "+15.4 %", "+177.6 %", "25.8 %", "-35.6 %"});
    expect_row("GOLD",
               {"+24.6 %", "-3.5 %", "-0.4 %", "+13.3 %", "+27.5 %", "+55.1 %", "+168.3 %", "17.0 %", "-20.9 %"});
    EXPECT_EQ(percent(-of("SPX", "2025").drawdown.depth), "-18.9 %");
    EXPECT_EQ(of("SPX", "2025").drawdown.trough, (tidemark::core::date{2025, 4, 8}));
    EXPECT_EQ(percent(-of("SPX", "2024").drawdown.depth), "-8.5 %");
    EXPECT_EQ(of("SPX", "2024").drawdown.trough, (tidemark::core::date{2024, 8, 5}));
    EXPECT_EQ(percent(-of("NDX", "2025").drawdown.depth), "-22.9 %");
    EXPECT_EQ(percent(-of("RUT", "2025").drawdown.depth), "-24.0 %");
}

TEST_F(study_of_real_data, correlations_are_those_printed) {
    // The whole period and the years from 2020. For 2023 and 2024 the table leaves out the first shared return of a
    // pair with an equity series, which a span does that begins on the year's first trading day (below); where it also
    // names the value with that return, that one stands here, else none.
    const std::map<std::string, std::vector<std::string>> printed{
        {"large_1_20 small_51_100", {"0.888", "0.892", "0.899", "0.932", "0.872", "0.867", "0.882"}},
        {"large_1_20 mid_21_50", {"0.889", "0.883", "0.892", "0.929", "0.884", "0.867", "0.896"}},
        {"mid_21_50 small_51_100", {"0.961", "0.955", "0.950", "0.981", "0.953", "0.962", "0.970"}},
        {"BTC small_51_100", {"0.810", "0.840", "0.799", "0.868", "0.803", "0.784", "0.808"}},
        {"ETH small_51_100", {"0.857", "0.900", "0.838", "0.898", "0.810", "0.832", "0.853"}},
        {"small_51_100 RUT", {"0.398", "0.470", "0.274", "0.541", "0.203", "0.428", "0.425"}},
        {"large_1_20 RUT", {"0.417", "0.461", "0.287", "0.585", "0.174", "0.455", "0.484"}},
        {"large_1_20 NDX", {"0.414", "0.465", "0.259", "0.588", "", "", "0.483"}},
        {"small_51_100 NDX", {"0.401", "0.483", "0.260", "0.554", "", "", "0.423"}},
        {"large_1_20 SPX", {"0.406", "0.466", "0.273", "0.571", "", "", "0.442"}},
        {"ETH RUT", {"0.401", "0.458", "0.216", "0.559", "", "", "0.507"}},
        {"BTC GOLD", {"0.113", "0.282", "-0.055", "0.102", "", "", "0.112"}},
    };
    const std::vector<std::string> labels{"whole period", "2020", "2021", "2022", "2023", "2024", "2025"};
    for (const auto& [pair, texts] : printed) {
        const std::size_t blank = pair.find(' ');
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (texts[i].empty()) continue;
            EXPECT_EQ(decimal(of(pair.substr(0, blank), pair.substr(blank + 1), labels[i]).value, 3), texts[i])
                << pair << " in " << labels[i];
        }
    }
    const std::map<std::string, std::pair<std::string, std::string>> without_the_first{
        {"small_51_100 RUT", {"0.205", "0.430"}}, {"large_1_20 RUT", {"0.175", "0.459"}},
        {"large_1_20 NDX", {"0.202", "0.354"}},   {"small_51_100 NDX", {"0.209", "0.349"}},
        {"large_1_20 SPX", {"0.184", "0.400"}},   {"ETH RUT", {"0.152", "0.430"}},
        {"BTC GOLD", {"0.107", "0.069"}}};
    for (const auto& [pair, texts] : without_the_first) {
        const std::size_t blank = pair.find(' ');
        const auto name = pair.substr(0, blank), other = pair.substr(blank + 1);
        EXPECT_EQ(decimal(of(name, other, "2023-01-03:2023-12-31").value, 3), texts.first) << pair << " in 2023";
        EXPECT_EQ(decimal(of(name, other, "2024-01-02:2024-12-31").value, 3), texts.second) << pair << " in 2024";
    }
    EXPECT_EQ(decimal(of("ranks_1_5", "ranks_21_100", "whole period").value, 3), "0.878");
    EXPECT_EQ(decimal(of("ranks_1_5", "ranks_21_100", "2024-12-31:2025-07-15").value, 3), "0.896");
    EXPECT_EQ(decimal(of("large_1_20", "small_51_100", "2023-12-31:2025-11-23").value, 3), "0.871");
}

TEST_F(study_of_real_data, returns_of_spans_are_those_printed) {
    const auto printed = [](const char* five_years, const char* from_november, const char* quarter,
                            const char* to_july) {
        return std::map<std::string, std::string>{{asked_spans[0], five_years},
                                                  {asked_spans[1], from_november},
                                                  {asked_spans[2], quarter},
                                                  {asked_spans[3], to_july}};
    };
    expect_returns("large_1_20", printed("+378.9 %", "+617.5 %", "-18.5 %", "+16.0 %"));
    expect_returns("mid_21_50", printed("+148.5 %", "+264.3 %", "-41.8 %", "-30.9 %"));
    expect_returns("small_51_100", printed("-7.7 %", "+29.5 %", "-50.8 %", "-39.3 %"));
    expect_returns("BTC", printed("+421.9 %", "+701.2 %", "-11.6 %", "+26.1 %"));
    expect_returns("ETH", printed("+529.6 %", "+877.4 %", "-45.3 %", "-5.8 %"));
    expect_returns("ranks_21_100", {{asked_spans[2], "-45.1 %"}, {asked_spans[3], "-34.0 %"}, {"2024", "+16.5 %"}});
    expect_returns("ranks_1_5", {{asked_spans[2], "-17.3 %"}, {asked_spans[3], "+19.2 %"}, {"2024", "+106.7 %"}});
}

TEST_F(study_of_real_data, recent_lows_are_those_printed) {
    const std::map<std::string, std::pair<std::string, std::string>> printed{
        {"large_1_20", {"2025-11-22", "2025-04-21"}},
        {"mid_21_50", {"2025-11-22", "2023-11-03"}},
        {"small_51_100", {"2025-11-22", "2020-11-04"}},
        {"BTC", {"2025-11-22", "2025-04-18"}},
        {"ETH", {"2025-11-21", "2025-07-08"}}};
    for (const auto& [name, days] : printed) {
        const recent_low low = made().series_named(name).low.value();
        EXPECT_EQ(iso(low.day), days.first) << name;
        EXPECT_EQ(iso(low.as_low_on), days.second) << name;
        EXPECT_EQ(low.found, tidemark::gauge::since::found::earlier);
    }
}

TEST_F(study_of_real_data, missing_prices_decide_five_years_of_small_caps) {
    const auto small =
        std::find_if(made().indices.begin(), made().indices.end(), [](const auto& i) { return i.name == small_caps; });
    const missing_price_effect effect = small->missing_prices[span(asked_spans[0])].value();
    EXPECT_EQ(percent(effect.carried_return), "-7.7 %");
    EXPECT_EQ(percent(effect.zeroed_return.value()), "-31.2 %");
    EXPECT_EQ(made().assets.with_prices, 567U);
    EXPECT_EQ(made().assets.never_priced.size(), 162U);
    EXPECT_EQ(made().assets.ended_early, 368U);
}

TEST_F(study_of_real_data, published_rules_have_the_levels_of_an_independent_program) {
    const published_rules& rules = made().published;
    EXPECT_TRUE(rules.left_out.empty());
    ASSERT_EQ(rules.indices.size(), 5U);
    const published_index &large = rules.indices[0], &small = rules.indices[1];
    EXPECT_NEAR(100 * large.closes.levels.back(), 818.209693, 5e-7);
    EXPECT_NEAR(100 * small.closes.levels.back(), 111.045740, 5e-7);
    const std::size_t five_years = span(asked_spans[0]);
    EXPECT_EQ(percent(large.performances[five_years]->cumulative_return), "+397.2 %");
    EXPECT_EQ(percent(small.performances[five_years]->cumulative_return), "-7.1 %");
    for (std::size_t i = 2; i < 5; ++i) EXPECT_EQ(iso(rules.indices[i].closes.dates.front()), "2022-10-04");
    EXPECT_EQ(rules.in_common[five_years]->size(), 7U);
}

TEST_F(study_of_real_data, the_gap_of_five_years_is_mostly_the_weight_of_bitcoin) {
    const explained_gap& why = made().small_less_large[span(asked_spans[0])].value();
    EXPECT_NEAR(why.parts.total(), why.small_return - why.large_return, 1e-12);
    EXPECT_EQ(percent(why.parts.total()), "-386.5 %") << "-7.7 and 378.9";
    EXPECT_EQ(why.months.size(), 61U);
    const auto names = tidemark::index::greatest_gaps(why.names, 1);
    EXPECT_EQ(made().data.universe.assets()[names.front().asset].id, "BTC");
    EXPECT_LT(why.parts.weighting, why.parts.selection);
}

TEST_F(study_of_real_data, files_agree_with_the_reference_to_its_ten_digits) {
    const tidemark::support::temporary_folder out;
    write_study(made(), judge(made()), out.path());
    // Half a unit of the tenth significant digit of the reference, and a little for our own rounding.
    const auto tolerance = [](double printed) { return 0.5001 * std::pow(10.0, std::floor(std::log10(printed)) - 9); };

    std::map<std::string, std::map<std::string, double>> levels;  // of a date, of an index
    std::vector<std::string> names;
    for_each_csv_line(out.path() / "levels.csv", [&](csv_fields f) {
        if (names.empty()) {
            names.assign(f.begin(), f.end());
            return;
        }
        for (std::size_t i = 1; i < f.size(); ++i) {
            if (!f[i].empty()) levels[std::string{f[0]}][names[i]] = to_number(f[i]);
        }
    });
    EXPECT_EQ(levels.size(), 2154U);
    std::vector<std::string> header;
    for_each_csv_line(file("reference_index_levels.csv"), [&](csv_fields f) {
        if (header.empty()) {
            header.assign(f.begin(), f.end());
            return;
        }
        for (std::size_t i = 1; i < f.size(); ++i) {
            ASSERT_NEAR(levels.at(std::string{f[0]}).at(header[i]), to_number(f[i]), tolerance(to_number(f[i])))
                << header[i] << " on " << f[0];
        }
    });

    std::map<std::string, double> weights;  // of "date index asset"
    const auto key = [](csv_fields f) { return std::string{f[0]} + ' ' + std::string{f[1]} + ' ' + std::string{f[2]}; };
    for_each_csv_line(out.path() / "members.csv", [&](csv_fields f) {
        const bool referred_to = f[1] == "large_1_20" || f[1] == "mid_21_50" || f[1] == "small_51_100";
        if (referred_to) weights.emplace(key(f), to_number(f[4]));
    });
    std::size_t compared = 0;
    for_each_csv_line(file("reference_index_members.csv"), [&](csv_fields f) {
        if (f[0] == "date") return;
        ASSERT_TRUE(weights.contains(key(f))) << key(f);
        ASSERT_NEAR(weights.at(key(f)), to_number(f[3]), tolerance(to_number(f[3]))) << key(f);
        ++compared;
    });
    EXPECT_EQ(compared, weights.size());
}

/// Closes under their dates, as text: enough for plain sums.
using closes_by_date = std::map<std::string, double>;

double plain_mean(const std::vector<double>& x) {
    double sum = 0;
    for (const double v : x) sum += v;
    return sum / static_cast<double>(x.size());
}
double plain_deviation(const std::vector<double>& x) {
    const double mean = plain_mean(x);
    double squares = 0;
    for (const double v : x) squares += (v - mean) * (v - mean);
    return std::sqrt(squares / static_cast<double>(x.size() - 1));
}

/// The loss at a place between two of the worst, and the mean of the worst share with a part of the last.
void expect_tail(const tail_loss& got, std::vector<double> returns, double share) {
    std::sort(returns.begin(), returns.end());
    const double place = share * static_cast<double>(returns.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const double quantile = returns[below] + (place - std::floor(place)) * (returns[below + 1] - returns[below]);
    EXPECT_NEAR(got.value_at_risk, -quantile, 1e-8);
    const double days = share * static_cast<double>(returns.size());
    double sum = 0;
    for (std::size_t i = 0; static_cast<double>(i) < days; ++i)
        sum += returns[i] * std::min(1.0, days - static_cast<double>(i));
    EXPECT_NEAR(got.expected_shortfall, -sum / days, 1e-8);
}

class spans_of_our_choice : public study_of_real_data {
protected:
    closes_by_date reference(std::string_view index) const {
        closes_by_date closes;
        std::size_t column = 0;
        for_each_csv_line(file("reference_index_levels.csv"), [&](csv_fields f) {
            if (column == 0) {
                column = static_cast<std::size_t>(std::find(f.begin(), f.end(), index) - f.begin());
            } else {
                closes.emplace(f[0], to_number(f[column]));
            }
        });
        return closes;
    }
    closes_by_date equity(std::string_view symbol) const {
        closes_by_date closes;
        for_each_csv_line(file("equities_daily.csv"), [&](csv_fields f) {
            if (f[1] == symbol) closes.emplace(f[0], to_number(f[2]));
        });
        return closes;
    }
    closes_by_date bill() const {
        closes_by_date rates;
        for_each_csv_line(file("rates_daily.csv"), [&](csv_fields f) {
            if (f[0] != "date" && !f[1].empty()) rates.emplace(f[0], to_number(f[1]) / 100);
        });
        return rates;
    }
};

TEST_F(spans_of_our_choice, have_the_figures_of_the_reference_levels) {
    const closes_by_date rates = bill();
    for (const std::string label : {"2021-03-09:2024-08-21", "2022-05-07:2022-11-13"}) {
        const std::string from = label.substr(0, 10), to = label.substr(11);
        for (const std::string name :
             {"large_1_20", "mid_21_50", "small_51_100", "ranks_21_100", "ranks_1_5", "BTC", "ETH"}) {
            SCOPED_TRACE(testing::Message() << name << " in " << label);
            const closes_by_date closes = reference(name);
            std::vector<double> simple, log, excess, below;
            double high = 0, fall = 0;
            for (auto day = closes.find(from); day != std::next(closes.find(to)); ++day) {
                high = std::max(high, day->second);
                fall = std::max(fall, 1 - day->second / high);
                if (day->first == from) continue;
                simple.push_back(day->second / std::prev(day)->second - 1);
                log.push_back(std::log1p(simple.back()));
                const double rate = std::prev(rates.lower_bound(day->first))->second;
                excess.push_back(simple.back() - (std::pow(1 + rate, 1 / 365.0) - 1));
                below.push_back(std::pow(std::min(excess.back(), 0.0), 2));
            }
            // The reference has ten digits: its returns are good to 1e-9, its means to less.
            const performance& p = of(name, label);
            const double sharpe = plain_mean(excess) / plain_deviation(excess);
            const auto n = static_cast<double>(simple.size());
            EXPECT_EQ(p.returns, simple.size());
            EXPECT_NEAR(p.cumulative_return, closes.at(to) / closes.at(from) - 1, 1e-8);
            EXPECT_NEAR(p.annualised_arithmetic, plain_mean(simple) * 365, 1e-7);
            EXPECT_NEAR(p.annualised_geometric, std::pow(closes.at(to) / closes.at(from), 365 / n) - 1, 1e-7);
            EXPECT_NEAR(p.volatility, plain_deviation(log) * std::sqrt(365.0), 1e-8);
            EXPECT_NEAR(p.sharpe, sharpe * std::sqrt(365.0), 1e-7);
            EXPECT_NEAR(p.sharpe_error, std::sqrt((1 + sharpe * sharpe / 2) / n * 365), 1e-8);
            EXPECT_NEAR(p.sortino, plain_mean(excess) / std::sqrt(plain_mean(below)) * std::sqrt(365.0), 1e-7);
            EXPECT_NEAR(p.drawdown.depth, fall, 1e-9);
            expect_tail(p.worst_5_percent, simple, 0.05);
            expect_tail(p.worst_1_percent, simple, 0.01);
        }
    }
}

TEST_F(spans_of_our_choice, have_the_capture_of_the_days_up_and_down) {
    const closes_by_date small = reference("small_51_100"), large = reference("large_1_20");
    for (const std::string label : {"2021-03-09:2024-08-21", "2022-05-07:2022-11-13"}) {
        double small_up = 0, small_down = 0, large_up = 0, large_down = 0, up = 0, down = 0;
        for (auto day = std::next(large.find(label.substr(0, 10))); day->first <= label.substr(11); ++day) {
            const std::string before = std::prev(day)->first;
            const double of_large = std::log(day->second / large.at(before));
            const double of_small = std::log(small.at(day->first) / small.at(before));
            (of_large > 0 ? up : down) += 1;
            (of_large > 0 ? large_up : large_down) += of_large;
            (of_large > 0 ? small_up : small_down) += of_small;
        }
        const capture_ratios& c = made().small_of_large[span(label)].value();
        EXPECT_EQ(static_cast<double>(c.returns), up + down);
        EXPECT_NEAR(c.up, std::expm1(small_up / up) / std::expm1(large_up / up), 1e-7) << label;
        EXPECT_NEAR(c.down, std::expm1(small_down / down) / std::expm1(large_down / down), 1e-7) << label;
    }
}

TEST_F(spans_of_our_choice, have_the_correlations_of_shared_days) {
    for (const std::string name : {"large_1_20", "small_51_100", "ETH"}) {
        for (const std::string symbol : {"RUT", "NDX", "SPX"}) {
            const closes_by_date crypto = reference(name), shut_at_times = equity(symbol);
            for (const std::string label :
                 {"2021-03-09:2024-08-21", "2022-05-07:2022-11-13", "2023-12-31:2025-11-23"}) {
                const std::string from = label.substr(0, 10), to = label.substr(11);
                std::vector<double> x, y;
                std::string before;
                for (const auto& [day, close] : shut_at_times) {
                    if (!crypto.contains(day)) continue;
                    if (!before.empty() && day > from && day <= to) {
                        x.push_back(std::log(crypto.at(day) / crypto.at(before)));
                        y.push_back(std::log(close / shut_at_times.at(before)));
                    }
                    before = day;
                }
                const double mean_x = plain_mean(x), mean_y = plain_mean(y);
                double products = 0;
                for (std::size_t i = 0; i < x.size(); ++i) products += (x[i] - mean_x) * (y[i] - mean_y);
                const double r =
                    products / (static_cast<double>(x.size() - 1) * plain_deviation(x) * plain_deviation(y));
                EXPECT_EQ(of(name, symbol, label).returns, x.size());
                EXPECT_NEAR(of(name, symbol, label).value, r, 1e-8) << name << ", " << symbol << " in " << label;
            }
        }
    }
}

/// Of a pair of series before and from 1 October 2025 on, by numpy.
struct parting_by_numpy {
    const char *first, *second;
    std::size_t rows_before, rows_after;
    double before, after, gap, mean, beta, residual;
    std::size_t first_peaks, second_peaks, together;
    double expected, p_value;
    double tolerance;  ///< the reference levels of the indices have ten digits
};

constexpr parting_by_numpy partings[]{
    {"ETH", "RUT", 1443, 38, 0.395477231999, 0.700498303862, -0.377002854513, 0.079659022494, -0.005709048402,
     -0.450952828605, 18, 23, 8, 3.205405, 0.018231, 1e-11},
    {"BTC", "RUT", 1443, 38, 0.395751894253, 0.645592125517, -0.265135309181, 0.064524986078, 0.002717276641,
     -0.332377571900, 21, 23, 9, 3.739865, 0.018231, 1e-11},
    {"BTC", "SPX", 1443, 38, 0.383568681694, 0.687472708071, -0.280111662979, 0.052019099000, -0.001755507568,
     -0.330375254411, 21, 15, 5, 2.493919, 0.108710, 1e-11},
    {"ETH", "BTC", 2099, 54, 0.825464091668, 0.919828159951, -0.112341422810, 0.010802853644, -0.026760726475,
     -0.096383549979, 31, 37, 18, 5.854554, 0.003716, 1e-11},
    {"small_51_100", "RUT", 1443, 38, 0.395093560019, 0.551470932119, -0.509070937229, 0.016627211111, -0.005845766721,
     -0.519852381620, 20, 23, 9, 3.561486, 0.006752, 1e-7},
    {"small_51_100", "large_1_20", 2099, 54, 0.891168203388, 0.878489378733, -0.237666651991, -0.053093194161,
     -0.047382089137, -0.137191368693, 26, 28, 15, 3.714219, 0.003716, 1e-7}};

TEST_F(study_of_real_data, partings_have_the_figures_of_an_independent_program) {
    EXPECT_EQ(iso(made().decoupling.cut), "2025-10-01");
    EXPECT_EQ(made().decoupling.pairs.size(), 11U);
    for (const parting_by_numpy& expected : partings) {
        SCOPED_TRACE(std::string{expected.first} + ", " + expected.second);
        const decoupled_pair* const pair = made().decoupling.pair_of(expected.first, expected.second);
        ASSERT_NE(pair, nullptr);
        const tidemark::infer::decoupling_report& r = pair->report;
        EXPECT_EQ(r.rows_before, expected.rows_before);
        EXPECT_EQ(r.rows_after, expected.rows_after);
        EXPECT_NEAR(r.correlation_before.correlation, expected.before, expected.tolerance);
        EXPECT_NEAR(r.correlation_after.correlation, expected.after, expected.tolerance);
        EXPECT_NEAR(r.gap, expected.gap, expected.tolerance);
        EXPECT_NEAR(r.mean_part.value, expected.mean, expected.tolerance);
        EXPECT_NEAR(r.beta_part.value, expected.beta, expected.tolerance);
        EXPECT_NEAR(r.residual_part.value, expected.residual, expected.tolerance);
        ASSERT_EQ(pair->peaks.size(), 2U);
        const shared_peaks& peaks = pair->peaks.front();
        EXPECT_EQ(peaks.first.size(), expected.first_peaks);
        EXPECT_EQ(peaks.second.size(), expected.second_peaks);
        EXPECT_EQ(peaks.together, expected.together);
        EXPECT_NEAR(peaks.expected, expected.expected, 6e-7);
        EXPECT_NEAR(peaks.p_value, expected.p_value, 6e-7);
    }
}

TEST_F(study_of_real_data, the_verdict_follows_from_the_numbers) {
    using testing::AllOf;
    using testing::Contains;
    using testing::HasSubstr;
    using testing::StartsWith;
    const verdict v = judge(made());
    const finding& five_years = v.findings[1];
    ASSERT_EQ(made().spans[five_years.span].label, asked_spans[0]);
    EXPECT_THAT(five_years.reasons, Contains(AllOf(HasSubstr("lost 7.7 %"), HasSubstr("gained 378.9 %"))));
    EXPECT_THAT(five_years.reasons,
                Contains(StartsWith("A loss and a positive Sharpe ratio are both true. This is volatility drag")));
    EXPECT_THAT(five_years.reasons, Contains(HasSubstr("yet their growth is")));
    EXPECT_THAT(five_years.reasons, Contains(AllOf(HasSubstr("-7.7 %"), HasSubstr("-31.2 %"))));
    // The gap is about two standard errors: not quite in these five years, a little more in the whole period.
    EXPECT_THAT(five_years.conclusion, AllOf(StartsWith("Undecided"), HasSubstr("1.8 standard errors (p = 0.069)")));
    EXPECT_THAT(v.findings[0].conclusion,
                AllOf(StartsWith("Probably not"), HasSubstr("2.0 standard errors (p = 0.042)")));
    EXPECT_THAT(v.limits, Contains(StartsWith("The answer hangs on the dates")));
}

}
