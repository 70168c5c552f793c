// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/asset.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;

namespace {

constexpr date new_year{2020, 1, 1};

std::string refusal(const asset& a) {
    return tidemark::support::thrown<std::invalid_argument>([&] { check_facts(a); });
}

TEST(known_on, answers_with_the_last_fact_that_was_known) {
    const std::vector<dated<int>> facts{{new_year, 1}, {new_year + 10, 2}};
    EXPECT_EQ(known_on(facts, new_year - 1), nullptr);
    EXPECT_EQ(*known_on(facts, new_year), 1);
    EXPECT_EQ(*known_on(facts, new_year + 9), 1);
    EXPECT_EQ(*known_on(facts, new_year + 10), 2);
    EXPECT_EQ(*known_on(facts, new_year + 999), 2);
    EXPECT_EQ(known_on(std::vector<dated<int>>{}, new_year), nullptr);
}

TEST(asset, is_there_from_ever_and_for_ever_unless_its_listing_says_otherwise) {
    EXPECT_TRUE(asset{.id = "A"}.listed_on(date{-9999, 1, 1}));
    EXPECT_TRUE(asset{.id = "A"}.listed_on(date{9999, 12, 31}));
    const asset dated{.id = "A", .listed = new_year, .delisted = new_year + 2};
    EXPECT_FALSE(dated.listed_on(new_year - 1));
    EXPECT_TRUE(dated.listed_on(new_year));
    EXPECT_TRUE(dated.listed_on(new_year + 1));
    EXPECT_FALSE(dated.listed_on(new_year + 2));
}

TEST(asset, has_the_class_and_the_float_factor_that_were_known) {
    const asset a{.id = "A",
                  .asset_class = "coin",
                  .classes = {{new_year, "meme"}, {new_year + 5, "stable"}},
                  .float_factors = {{new_year, 0.5}, {new_year + 5, 0.75}}};
    EXPECT_EQ(a.class_on(new_year - 1), "coin");
    EXPECT_EQ(a.class_on(new_year), "meme");
    EXPECT_EQ(a.class_on(new_year + 5), "stable");
    EXPECT_EQ(a.float_factor_on(new_year - 1), 1);
    EXPECT_EQ(a.float_factor_on(new_year + 4), 0.5);
    EXPECT_EQ(a.float_factor_on(new_year + 5), 0.75);
}

TEST(venue_listing, holds_from_its_first_day_until_before_its_end) {
    const venue_listing v{.venue = "V", .from = new_year, .until = new_year + 2};
    EXPECT_FALSE(v.on(new_year - 1));
    EXPECT_TRUE(v.on(new_year));
    EXPECT_TRUE(v.on(new_year + 1));
    EXPECT_FALSE(v.on(new_year + 2));
    EXPECT_TRUE(venue_listing{.venue = "V"}.on(date{1900, 1, 1}));
}

TEST(check_facts, takes_what_can_be) {
    EXPECT_EQ(refusal({.id = "A"}), "(nothing thrown)");
    EXPECT_EQ(refusal({.id = "A",
                       .classes = {{new_year, "meme"}, {new_year + 1, "stable"}},
                       .listed = new_year,
                       .delisted = new_year + 1,
                       .float_factors = {{new_year, 1}, {new_year + 1, 1e-9}},
                       .venues = {{.venue = "V", .from = new_year, .until = new_year + 1}, {.venue = "V"}}}),
              "(nothing thrown)");
}

TEST(check_facts, refuses_dates_that_are_none_or_not_ascending) {
    EXPECT_EQ(refusal({.id = "A", .classes = {{date{2020, 2, 30}, "meme"}}}),
              "date of a class of A is (no date), expected a day of the calendar");
    EXPECT_EQ(refusal({.id = "A", .classes = {{new_year, "meme"}, {new_year, "stable"}}}),
              "date of a class of A is 2020-01-01, expected a day after 2020-01-01, that of the one before it");
    EXPECT_EQ(refusal({.id = "A", .float_factors = {{new_year, 1}, {new_year - 1, 1}}}),
              "date of a float factor of A is 2019-12-31, expected a day after 2020-01-01, that of the one before it");
}

TEST(check_facts, refuses_float_factors_that_are_no_share) {
    for (const double wrong : {0.0, -0.5, 1.0000001, std::numeric_limits<double>::quiet_NaN()}) {
        EXPECT_NE(refusal({.id = "A", .float_factors = {{new_year, wrong}}}), "(nothing thrown)") << wrong;
    }
    EXPECT_EQ(refusal({.id = "A", .float_factors = {{new_year, 1}, {new_year + 1, 60}}}),
              "float factor of A from 2020-01-02 is 60, expected a number in (0, 1]");
}

TEST(check_facts, refuses_listings_that_end_before_they_begin) {
    EXPECT_EQ(refusal({.id = "A", .listed = new_year, .delisted = new_year}),
              "end of the listing of A is 2020-01-01, expected a day after its first, 2020-01-01");
    EXPECT_EQ(refusal({.id = "A", .delisted = date{2020, 2, 30}}),
              "end of the listing of A is (no date), expected a day after its first, (no date)");
    EXPECT_EQ(refusal({.id = "A", .venues = {{.venue = "V", .from = new_year, .until = new_year - 1}}}),
              "end of the listing of A on V is 2019-12-31, expected a day after its first, 2020-01-01");
}

TEST(check_facts, wants_names) {
    EXPECT_EQ(refusal({.id = ""}), "asset id is \"\", expected a text");
    EXPECT_EQ(refusal({.id = "A", .venues = {{.venue = ""}}}), "venue of A is \"\", expected a text");
}

}
