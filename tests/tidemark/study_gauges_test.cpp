// SPDX-License-Identifier: BSL-1.0
#include "study_gauges.hpp"

#include "simulation.hpp"
#include "tidemark/two_tier_market.hpp"

#include <tidemark/gauge/dominance.hpp>
#include <tidemark/gauge/market_weights.hpp>
#include <tidemark/gauge/share_above_mean.hpp>
#include <tidemark/gauge/total_market.hpp>
#include <tidemark/index/eligibility.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace program;
using testing::Contains;
using testing::HasSubstr;
namespace gauge = tidemark::gauge;
namespace index = tidemark::index;

const market_data& simulated() {
    static const market_data market = simulate_market(1);
    return market;
}

const study_gauges& page() {
    static const study_gauges read = read_gauges(simulated());
    return read;
}

const study_gauge* named(const study_gauges& all, std::string_view name) {
    for (const study_gauge& g : all.gauges)
        if (g.name == name) return &g;
    return nullptr;
}

template <class Gauge>
void expect_that_of(const Gauge& of_market, const char* name, double relative) {
    SCOPED_TRACE(name);
    const study_gauge* told = named(page(), name);
    ASSERT_NE(told, nullptr);
    ASSERT_EQ(told->values.size(), page().days.size());
    std::size_t answers = 0, day = (simulated().universe.dates().size() - 1) % 7;
    for (std::size_t i = 0; i < told->values.size(); ++i, day += 7) {
        const double expected = of_market(index::known_market{simulated().universe, day});
        ASSERT_EQ(std::isnan(told->values[i]), std::isnan(expected)) << day;
        if (std::isnan(expected)) continue;
        EXPECT_NEAR(told->values[i], expected, relative * std::abs(expected)) << day;
        ++answers;
    }
    EXPECT_GT(answers, told->values.size() / 2);
}

TEST(study_gauges, are_of_every_seventh_day_to_the_last) {
    ASSERT_FALSE(page().days.empty());
    EXPECT_EQ(page().days.back(), simulated().universe.dates().back());
    for (std::size_t i = 1; i < page().days.size(); ++i) EXPECT_EQ(page().days[i] - page().days[i - 1], 7);
}

TEST(study_gauges, are_what_the_library_says_of_each_day) {
    const gauge::members_rule all = gauge::listed{index::every_asset{}};
    const index::exclude_classes not_pegged{std::vector<std::string>{"stable", "wrapped"}};
    const gauge::weight_rule cap = gauge::carried_market_cap{7};
    expect_that_of(gauge::total_market_cap{.among = all, .cap = cap}, "total_cap", 1e-12);
    expect_that_of(gauge::dominance{.asset = "BTC", .among = gauge::listed{not_pegged}, .share_of = cap},
                   "dominance_without_stable", 1e-12);
    expect_that_of(
        gauge::share_above_mean{.members = gauge::members{.eligibility = not_pegged, .count = std::size_t{100}},
                                .window = 200,
                                .min_count = 200},
        "above_mean", 0);
}

TEST(study_gauges, split_the_loss_of_the_market_into_parts_that_make_it_up) {
    ASSERT_TRUE(page().loss.has_value());
    EXPECT_NEAR(page().loss->fraction, named(page(), "cap_loss")->values.back(), 0);
}

// Momentum against the mean of 90 days, as a percentile of 365 days, is the last component to have a score.
TEST(study_gauges, have_no_composite_before_all_of_its_components) {
    const study_gauge* composite = named(page(), "fear_and_greed_style");
    ASSERT_NE(composite, nullptr);
    std::size_t day = (simulated().universe.dates().size() - 1) % 7;
    for (std::size_t i = 0; i < composite->values.size(); ++i, day += 7)
        EXPECT_EQ(std::isnan(composite->values[i]), day < 89 + 364) << day;
}

TEST(study_gauges, leave_out_what_the_data_do_not_allow) {
    EXPECT_TRUE(page().left_out.empty());
    market_data unclassified = simulated();
    unclassified.asset_classes = market_data::classes::unknown;
    EXPECT_THAT(read_gauges(unclassified).left_out, Contains(HasSubstr("no classes are known")));
    const std::vector<double> steady(100, 0.001);
    const study_gauges without_bitcoin = read_gauges(tidemark::support::two_tier_market(steady, steady));
    EXPECT_THAT(without_bitcoin.left_out, Contains(HasSubstr("need BTC")));
    EXPECT_THAT(without_bitcoin.left_out, Contains(HasSubstr("No day has an answer: share of 100 above the mean")));
}

}
