// SPDX-License-Identifier: BSL-1.0
// What tidemark diverge answers: plain figures against their definitions, tests against what was put into the series.
#include "diverge.hpp"

#include "support/temporary_folder.hpp"
#include "tidemark/two_calendars.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace program;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using tidemark::core::date;
using tidemark::support::noise;
using tidemark::support::temporary_folder;
using tidemark::support::two_calendars;

/// A file with two columns of closes on every day.
std::string file_of(const std::vector<double>& first, const std::vector<double>& second) {
    std::string text = "date,coin,stock\n";
    for (std::size_t i = 0; i < first.size(); ++i)
        text += iso(date{2022, 1, 1} + static_cast<int>(i)) + ',' + std::to_string(first[i]) + ',' +
                std::to_string(second[i]) + '\n';
    return text;
}

/// Closes that have these log returns.
std::vector<double> closes_of(const std::vector<double>& returns) {
    std::vector<double> levels{10000};
    for (const double r : returns) levels.push_back(levels.back() * std::exp(r));
    return levels;
}

std::vector<double> scaled(double by, std::vector<double> x) {
    for (double& each : x) each *= by;
    return x;
}

divergence of_file(const std::string& text, diverge_request q = {.first = "coin", .second = "stock"}) {
    const temporary_folder folder;
    q.inputs = {folder.write("closes.csv", text)};
    return diverge(q);
}

ordered_json section(const divergence& d, const std::string& name) {
    return ordered_json::parse(divergence_as_json(d)).at(name);
}

double plain_correlation(const std::vector<double>& x, const std::vector<double>& y) {
    const auto n = static_cast<double>(x.size());
    double mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) mx += x[i] / n, my += y[i] / n;
    for (std::size_t i = 0; i < x.size(); ++i)
        xx += (x[i] - mx) * (x[i] - mx), yy += (y[i] - my) * (y[i] - my), xy += (x[i] - mx) * (y[i] - my);
    return xy / std::sqrt(xx * yy);
}

constexpr date parted_on{2023, 7, 15};  // the day of return 560 of the series that part

/// The series that part, and the plain numbers of their shared days.
class diverge_values : public testing::Test {
protected:
    diverge_values() {
        const auto coin = made_.coin(), stock = made_.stock();
        for (std::size_t i = 0; i < made_.days; ++i) {
            if (!two_calendars::is_open(made_.dates()[i])) continue;
            days_.push_back(made_.dates()[i]);
            coin_.push_back(std::stod(std::to_string(coin[i])));  // as the file has it
            stock_.push_back(std::stod(std::to_string(stock[i])));
        }
        cut_ = static_cast<std::size_t>(std::lower_bound(days_.begin(), days_.end(), parted_on) - days_.begin());
    }
    static const divergence& answered() {
        static const divergence d =
            of_file(two_calendars{}.csv(), {.first = "coin", .second = "stock", .cut = parted_on});
        return d;
    }

    two_calendars made_{};
    std::vector<date> days_{};
    std::vector<double> coin_{}, stock_{};
    std::size_t cut_;  ///< the first shared day of "after"
};

TEST_F(diverge_values, are_of_the_days_that_both_were_open) {
    const diverge_pair& p = answered().pair;
    EXPECT_EQ(p.dates, days_);
    EXPECT_EQ(p.first_levels, coin_);
    EXPECT_EQ(p.second_levels, stock_);
    EXPECT_EQ(answered().cut, cut_ - 1) << "the return that ends on the first day of after";
}

TEST_F(diverge_values, have_the_correlations_of_both_sides_of_the_cut) {
    std::vector<double> x[2], y[2];
    for (std::size_t i = 1; i < days_.size(); ++i) {
        x[i < cut_ ? 0 : 1].push_back(std::log(coin_[i] / coin_[i - 1]));
        y[i < cut_ ? 0 : 1].push_back(std::log(stock_[i] / stock_[i - 1]));
    }
    const ordered_json j = section(answered(), "decoupling");
    EXPECT_NEAR(j.at("correlation_before").at("correlation"), plain_correlation(x[0], y[0]), 1e-12);
    EXPECT_NEAR(j.at("correlation_after").at("correlation"), plain_correlation(x[1], y[1]), 1e-12);
    EXPECT_EQ(j.at("rows_before"), x[0].size());
    EXPECT_LT(j.at("change").at("p_value"), 0.01) << "they do part there";
    EXPECT_EQ(j.at("parted_in_comovement"), "significant");
}

TEST_F(diverge_values, have_the_ratio_with_its_extremes) {
    const ordered_json j = section(answered(), "ratio");
    const auto ratio = [&](std::size_t i) { return coin_[i] / stock_[i]; };
    EXPECT_NEAR(j.at("level"), 100 * ratio(days_.size() - 1) / ratio(0), 1e-9);
    EXPECT_NEAR(j.at("return_after"), ratio(days_.size() - 1) / ratio(cut_ - 1) - 1, 1e-12);
    std::size_t low = cut_;
    for (std::size_t i = cut_; i < days_.size(); ++i) low = ratio(i) < ratio(low) ? i : low;
    std::size_t before = low;
    while (before > 0 && ratio(before - 1) > ratio(low)) --before;
    EXPECT_EQ(j.at("lowest_after").at("day"), iso(days_[low]));
    EXPECT_EQ(j.at("lowest_after").at("since"), before == 0 ? ordered_json{} : ordered_json(iso(days_[before - 1])));
    EXPECT_EQ(j.at("lowest_after").at("sample_begins"), iso(days_[0]));
}

TEST_F(diverge_values, have_the_falls_and_what_it_takes_to_catch_up) {
    const ordered_json j = section(answered(), "drawdowns");
    const auto high = std::max_element(coin_.begin(), coin_.end());
    EXPECT_NEAR(j.at("first_drawdown").at("depth"), 1 - coin_.back() / *high, 1e-12);
    EXPECT_EQ(j.at("first_drawdown").at("peak"), iso(days_[static_cast<std::size_t>(high - coin_.begin())]));
    EXPECT_NEAR(j.at("first_recovery_return"), *high / coin_.back() - 1, 1e-12);
    EXPECT_NEAR(j.at("catch_up_after"), stock_.back() / stock_[cut_ - 1] / (coin_.back() / coin_[cut_ - 1]) - 1, 1e-12);
}

TEST_F(diverge_values, count_peaks_by_the_rule_that_is_told) {
    const ordered_json j = section(answered(), "peaks").at("by_rule").at(0);
    const auto peaks_of = [&](const std::vector<double>& x) {
        std::vector<std::size_t> found;
        for (std::size_t t = 20; t + 20 < x.size(); ++t) {
            bool is_peak = true;
            for (std::size_t k = 1; k <= 20; ++k) is_peak = is_peak && x[t - k] < x[t] && x[t + k] <= x[t];
            if (is_peak) found.push_back(t);
        }
        return found;
    };
    const auto a = peaks_of(coin_), b = peaks_of(stock_);
    ASSERT_EQ(j.at("each_side"), 20);
    ASSERT_EQ(j.at("within"), 5);
    ASSERT_EQ(j.at("first").size(), a.size());
    ASSERT_EQ(j.at("second").size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) EXPECT_EQ(j.at("first").at(i), iso(days_[a[i]]));
    std::size_t together = 0;  // peaks are more than 20 rows apart, so that none has two partners
    for (const std::size_t s : a)
        for (const std::size_t t : b) together += (s > t ? s - t : t - s) <= 5 ? 1 : 0;
    EXPECT_EQ(j.at("together"), together);
    EXPECT_GT(j.at("p_value"), 0.);
    EXPECT_LE(j.at("p_value"), 1.);
}

TEST_F(diverge_values, find_the_day_on_which_they_parted) {
    const ordered_json j = section(answered(), "breaks").at("correlation");
    EXPECT_LT(j.at("p_value"), 0.01);
    const date found = tidemark::core::parse_date(j.at("day").get<std::string>());
    EXPECT_LT(std::abs(found - parted_on), 30) << iso(found);
    const ordered_json alarms = section(answered(), "detectors").at("correlation");
    ASSERT_FALSE(alarms.empty());
    EXPECT_EQ(alarms.back().at("toward"), "down");
    EXPECT_GE(alarms.back().at("raised").get<std::string>(), iso(parted_on)) << "not before they part";
}

TEST_F(diverge_values, of_detectors_know_no_later_day) {
    const ordered_json all = section(answered(), "detectors").at("correlation");
    const std::string last = all.back().at("raised");
    const divergence until =
        of_file(two_calendars{}.csv(), {.first = "coin", .second = "stock", .to = tidemark::core::parse_date(last)});
    EXPECT_EQ(section(until, "detectors").at("correlation"), all) << "an alarm stands on the day that raised it";
}

TEST(diverge_words, say_that_series_which_never_parted_did_not) {
    const divergence d = of_file(two_calendars{.parted_after = 700}.csv());
    EXPECT_EQ(section(d, "decoupling").at("parted_in_comovement"), "not significant");
    EXPECT_GT(section(d, "breaks").at("correlation").at("p_value"), 0.05);
    EXPECT_THAT(divergence_as_text(d), HasSubstr("chance makes as much"));
}

TEST(diverge_words, name_the_one_that_leads) {
    const std::size_t days = 400;
    const auto common = noise(days + 1, 7), own = noise(days, 8);
    std::vector<double> early(days), late(days);
    for (std::size_t i = 0; i < days; ++i) {
        early[i] = 0.01 * common[i + 1];
        late[i] = 0.01 * (0.6 * common[i] + 0.8 * own[i]);
    }
    const divergence d = of_file(file_of(closes_of(early), closes_of(late)));
    EXPECT_EQ(section(d, "lead_lag").at("lead").at("lag"), 1);
    EXPECT_THAT(d.verdict, Contains(HasSubstr("coin seems to lead by 1 row")));
    const divergence turned = of_file(file_of(closes_of(late), closes_of(early)));
    EXPECT_EQ(section(turned, "lead_lag").at("lead").at("lag"), -1);
    EXPECT_THAT(turned.verdict, Contains(HasSubstr("stock seems to lead by 1 row")));
}

TEST(diverge_words, say_whether_levels_are_tied) {
    const auto wander = closes_of(scaled(0.02, noise(400, 3)));
    const auto around = noise(401, 4);
    std::vector<double> tied = wander;
    for (std::size_t i = 0; i < tied.size(); ++i) tied[i] *= std::exp(0.01 * around[i]);
    const divergence together = of_file(file_of(tied, wander));
    EXPECT_LT(section(together, "cointegration").at("augmented_dickey_fuller").at("p_value"), 0.01);
    EXPECT_EQ(section(together, "cointegration").at("kpss").at("p_value_is"), "at_least");
    EXPECT_THAT(together.verdict, Contains(HasSubstr("Their ratio comes back to a mean")));
    auto drifting = scaled(0.02, noise(400, 5));
    for (double& r : drifting) r += 0.004;
    const divergence apart = of_file(file_of(closes_of(drifting), wander));
    EXPECT_GT(section(apart, "cointegration").at("engle_granger").at("p_value"), 0.05);
    EXPECT_THAT(apart.verdict, Contains(HasSubstr("Nothing is found that ties the levels")));
}

TEST(diverge_words, tell_calm_from_stress) {
    std::vector<double> calm_and_wild = scaled(0.01, noise(600, 6));
    for (std::size_t i = 0; i < calm_and_wild.size(); ++i) calm_and_wild[i] *= i / 100 % 2 == 1 ? 4 : 1;
    const divergence d = of_file(file_of(closes_of(scaled(0.02, noise(600, 9))), closes_of(calm_and_wild)));
    const ordered_json j = section(d, "regimes");
    EXPECT_NEAR(j.at("calm_volatility").at("deviation"), 0.01, 0.002);
    EXPECT_NEAR(j.at("stressed_volatility").at("deviation"), 0.04, 0.008);
    EXPECT_GT(j.at("bic_gain"), 0.);
    EXPECT_GT(j.at("stressed_now"), 0.5);
}

TEST(diverge_words, have_no_answer_where_there_is_none) {
    const auto once = closes_of(scaled(0.01, noise(300, 2)));
    const divergence d = of_file(file_of(scaled(2, once), once));
    const ordered_json j = ordered_json::parse(divergence_as_json(d));
    EXPECT_TRUE(j.at("decoupling").at("change").at("p_value").is_null()) << "both are the same";
    EXPECT_TRUE(j.at("breaks").at("correlation").at("p_value").is_null());
    EXPECT_EQ(j.at("decoupling").at("parted_in_comovement"), "no answer");
    const std::string text = divergence_as_text(d);
    EXPECT_THAT(text, HasSubstr("no answer"));
    EXPECT_THAT(text, Not(HasSubstr("nan")));
    EXPECT_THAT(text, Not(HasSubstr("(no date)")));
}

}
