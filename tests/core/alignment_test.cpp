// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/alignment.hpp>

#include "support/thrown.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/risk/correlation.hpp>
#include <tidemark/run/whole.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <stdexcept>
#include <vector>

using namespace tidemark::core;
using testing::ElementsAre;
using tidemark::support::thrown;

namespace {

using days = std::vector<date>;

/// Each of the days from the first on with this probability.
days some_days(date first, int count, double probability, std::mt19937& random) {
    std::bernoulli_distribution open{probability};
    days kept;
    for (int i = 0; i < count; ++i)
        if (open(random)) kept.push_back(first + i);
    return kept;
}

TEST(align, finds_the_days_on_which_both_markets_are_open) {
    days every_day, weekdays;
    for (date d{2024, 12, 26}; d < date{2025, 1, 9}; d = d + 1) {
        every_day.push_back(d);
        if (d.iso_weekday() <= 5 && d != date{2025, 1, 1}) weekdays.push_back(d);
    }
    const auto shared = align(every_day, weekdays);
    EXPECT_EQ(shared.dates, weekdays);
    EXPECT_THAT(shared.first, ElementsAre(0, 1, 4, 5, 7, 8, 11, 12, 13)) << "neither weekends nor New Year's Day";
    EXPECT_THAT(shared.second, ElementsAre(0, 1, 2, 3, 4, 5, 6, 7, 8));
}

TEST(align, agrees_with_a_search_for_every_day) {
    std::mt19937 random{1};
    for (int round = 0; round < 200; ++round) {
        const days a = some_days({1969, 12, 1}, round % 40, 0.7, random), b = some_days({1969, 12, 5}, 30, 0.5, random);
        const auto shared = align(a, b);
        std::size_t found = 0;
        for (std::size_t i = 0; i < a.size(); ++i) {
            const auto at = std::find(b.begin(), b.end(), a[i]);
            if (at == b.end()) continue;
            ASSERT_LT(found, shared.dates.size());
            EXPECT_EQ(shared.dates[found], a[i]);
            EXPECT_EQ(shared.first[found], i);
            EXPECT_EQ(shared.second[found], static_cast<std::size_t>(at - b.begin()));
            ++found;
        }
        EXPECT_EQ(shared.dates.size(), found);
        EXPECT_EQ(shared.first.size(), found);
        EXPECT_EQ(shared.second.size(), found);
    }
}

TEST(align, shares_nothing_with_nothing) {
    const days some{{2024, 1, 1}, {2024, 1, 2}};
    EXPECT_TRUE(align(some, {}).dates.empty());
    EXPECT_TRUE(align({}, some).dates.empty());
    EXPECT_TRUE(align({}, {}).dates.empty());
    EXPECT_TRUE(align(some, days{{2024, 1, 3}}).dates.empty());
}

TEST(align, refuses_days_out_of_order) {
    const days good{{2024, 1, 1}, {2024, 1, 2}};
    const days falling{{2024, 1, 1}, {2024, 1, 3}, {2024, 1, 2}};
    const days repeated{{2024, 1, 1}, {2024, 1, 1}};
    const days unnamed{date{}, {2024, 1, 1}};
    EXPECT_EQ(thrown<std::invalid_argument>([&] { align(falling, good); }),
              "first[2] is 2024-01-02, expected a day after 2024-01-03");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { align(good, repeated); }),
              "second[1] is 2024-01-01, expected a day after 2024-01-01");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { align(unnamed, good); }), "first[0] is (no date), expected a day");
}

// One walk, seen every day and on five days of seven, from an example that an independent program checks: what the
// shared days tell, and what prices carried over a weekend make of it.
TEST(align, keeps_the_correlation_that_carried_prices_lose) {
    const std::vector<double> moves{
        2.46030671497e-05, 0.00597491075017,  -0.00548275710724, -0.0178118367751,   -0.00909341570343,
        -0.0198329310999,  0.00120287205195,  0.0268043049111,   -0.00984413037103,  -0.0124094979964,
        0.0097968410037,   0.0071377401632,   0.00210828497996,  -0.0186093608942,   -0.000585036449265,
        0.0139060638892,   -0.0268842909457,  -0.0091523152208,  -0.038024454796,    -0.0257907547957,
        -0.0368347007558,  -0.00470182262149, -0.0253489296289,  0.00542528717643,   0.00313502173248,
        -0.0037386188926,  -0.0503351942164,  -0.0107738579169,  -0.000970018908021, 0.00226617972007,
        -0.0306027153101,  -0.00955506552068, -0.0195703815611,  -0.0161767447885,   0.0212179724677,
        -0.0161506935066,  -0.00065043409891, 0.0176877973477,   -0.0116720086549,   -0.00223403899168,
        0.00220928286499,  0.0012756354851,   -0.0245011165284,  0.00152280460754,   0.0271764684348,
        -0.0309428935626,  0.0171876537604,   0.00238708051393,  -0.0128294078821,   0.0400083309268,
        0.0152451942417,   -0.0239857780421,  0.00149032457543,  0.0115337916734,    -0.00377564250701,
        0.0136582053439,   -0.00133034640299, 0.0133449512167,   0.0287704518331,    -0.0135132450201};
    days every_day, weekdays;
    std::vector<double> open, carried, of_open, of_carried;
    double walk = 0;
    for (int day = 0; day < 60; ++day) {
        every_day.push_back(date{2024, 1, 1} + day);  // a Monday
        open.push_back(walk += moves[static_cast<std::size_t>(day)]);
        if (every_day.back().iso_weekday() <= 5) weekdays.push_back(every_day.back());
        carried.push_back(every_day.back().iso_weekday() <= 5 ? walk : carried.back());
        if (day == 0) continue;
        of_open.push_back(open.back() - open[open.size() - 2]);
        of_carried.push_back(carried.back() - carried[carried.size() - 2]);
    }
    const tidemark::risk::correlation correlation;
    EXPECT_NEAR(tidemark::run::whole(correlation, pairs(of_open, of_carried)), 0.60286843, 5e-9);

    const auto shared = align(every_day, weekdays);
    std::vector<double> first, second;
    for (std::size_t i = 1; i < shared.dates.size(); ++i) {
        first.push_back(open[shared.first[i]] - open[shared.first[i - 1]]);
        const auto at = static_cast<std::size_t>(shared.dates[i] - every_day[0]),
                   before = static_cast<std::size_t>(shared.dates[i - 1] - every_day[0]);
        second.push_back(carried[at] - carried[before]);
    }
    EXPECT_EQ(first.size(), 43U);
    EXPECT_NEAR(tidemark::run::whole(correlation, pairs(first, second)), 1, 1e-12);
}

TEST(in_force, is_what_was_last_published_a_lag_before) {
    const days published{{2024, 1, 2}, {2024, 1, 3}, {2024, 1, 5}};
    const days asked{{2023, 12, 31}, {2024, 1, 2}, {2024, 1, 3}, {2024, 1, 4},
                     {2024, 1, 5},   {2024, 1, 6}, {2024, 2, 1}};
    EXPECT_THAT(in_force(asked, published, 1), ElementsAre(none_published, none_published, 0, 1, 1, 2, 2));
    EXPECT_THAT(in_force(asked, published, 0), ElementsAre(none_published, 0, 1, 1, 2, 2, 2));
    EXPECT_THAT(in_force(asked, {}, 0), testing::Each(none_published));
    EXPECT_THAT(in_force({}, published, 0), testing::IsEmpty());
}

TEST(in_force, agrees_with_a_search_for_every_day) {
    std::mt19937 random{2};
    for (int round = 0; round < 200; ++round) {
        const days published = some_days({1969, 12, 10}, 40, 0.4, random),
                   asked = some_days({1969, 12, 1}, 60, 0.6, random);
        const int lag = round % 7;
        const auto got = in_force(asked, published, lag);
        ASSERT_EQ(got.size(), asked.size());
        for (std::size_t i = 0; i < asked.size(); ++i) {
            std::size_t want = none_published;
            for (std::size_t j = 0; j < published.size(); ++j)
                if (asked[i] - published[j] >= lag) want = j;
            EXPECT_EQ(got[i], want);
        }
    }
}

TEST(in_force, takes_any_lag_that_is_not_negative) {
    const days published{{2024, 1, 2}}, asked{{2024, 1, 3}};
    EXPECT_THAT(in_force(asked, published, (std::numeric_limits<int>::max)()), ElementsAre(none_published));
    EXPECT_EQ(thrown<std::invalid_argument>([&] { in_force(asked, published, -1); }),
              "lag_days is -1, expected 0 or more");
}

TEST(in_force, refuses_days_out_of_order) {
    const days good{{2024, 1, 2}, {2024, 1, 3}}, bad{{2024, 1, 3}, {2024, 1, 2}};
    EXPECT_EQ(thrown<std::invalid_argument>([&] { in_force(bad, good, 0); }),
              "days[1] is 2024-01-02, expected a day after 2024-01-03");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { in_force(good, bad, 0); }),
              "published[1] is 2024-01-02, expected a day after 2024-01-03");
}

}
