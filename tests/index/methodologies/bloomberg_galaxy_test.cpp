// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/methodologies/bloomberg_galaxy.hpp>

#include <tidemark/index/calculate.hpp>
#include <tidemark/index/screens.hpp>

#include "support/expect_near.hpp"
#include "support/steady_market.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::index;
using namespace tidemark::support;
using tidemark::core::date;

namespace {

rulebook rules(date base, date cap_of_35_from = {2021, 3, 1}) {
    return methodologies::bloomberg_galaxy({.cap_of_35_from = cap_of_35_from, .schedule = month_start{}},
                                           {.date = base, .level = 1000}, carry{.max_age = 31});
}

// The first days of the months from August 2018 to May 2021.
std::vector<date> first_days() {
    std::vector<date> days;
    for (int month = 7; month < 41; ++month) {
        days.push_back({2018 + month / 12, static_cast<unsigned>(month % 12) + 1, 1});
    }
    return days;
}

std::vector<steady_asset> six() {
    std::vector<steady_asset> assets;
    char id = 'A';
    for (const double cap : {70.0, 20.0, 6.0, 3.0, 0.6, 0.4}) {
        assets.push_back({.facts = {.id = std::string(1, id++)}, .supply = cap});
    }
    return assets;
}

TEST(bloomberg_galaxy, changes_its_cap_on_the_days_of_the_methodology) {
    const track t = calculate(rules({2018, 8, 1}), steady_market(six(), first_days()));
    std::map<std::string, std::vector<double>> weights;
    for (const review& r : t.reviews) weights[std::string{tidemark::core::iso_text{r.date}}] = weights_at(r);

    const std::vector<double> cap_30{0.30, 0.30, 0.24, 0.12, 0.024, 0.016};
    const double rest = 0.59 / 0.296;  // of those below the cap the last is at the floor
    const std::vector<double> cap_40{0.40, 0.2 * rest, 0.06 * rest, 0.03 * rest, 0.006 * rest, 0.01};
    const std::vector<double> cap_35{0.35, 0.35, 0.18, 0.09, 0.018, 0.012};
    expect_near(weights["2018-08-01"], cap_30, 1e-14);
    expect_near(weights["2020-08-01"], cap_30, 1e-14);
    expect_near(weights["2020-09-01"], cap_40, 1e-14);
    expect_near(weights["2021-02-01"], cap_40, 1e-14);
    expect_near(weights["2021-03-01"], cap_35, 1e-14);
    expect_near(weights["2021-05-01"], cap_35, 1e-14);
}

TEST(bloomberg_galaxy, lets_newcomers_wait_and_has_at_most_twelve) {
    std::vector<steady_asset> assets = six();
    for (char id = 'G'; id <= 'N'; ++id) {
        assets.push_back({.facts = {.id = std::string(1, id), .listed = {2019, 1, 1}}, .supply = 5});
    }
    const market universe = steady_market(assets, first_days());
    const track t = calculate(rules({2018, 8, 1}), universe);
    EXPECT_EQ(members_at(t.reviews[6], universe), "A B C D E F") << "February 2019: they qualify for the second time";
    EXPECT_EQ(members_at(t.reviews[7], universe), "A B C G H I J K L M N D");
}

TEST(bloomberg_galaxy, refuses_caps_out_of_order) {
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  rules({2018, 8, 1}, {2020, 9, 1});
              }),
              "first day of the cap of 35 % is 2020-09-01, expected a day after 2020-09-01, that of the cap of 40 %");
}

TEST(bloomberg_galaxy, says_what_it_leaves_out_without_data) {
    const rulebook least = rules({2018, 8, 1});
    EXPECT_EQ(least.name, "Bloomberg Galaxy Crypto Index-style");
    EXPECT_EQ(least.not_applied,
              (std::vector<std::string>{"no pegged, wrapped, privacy, meme and exchange tokens",
                                        "two approved sources of prices", "least value traded a day"}));
    const rulebook full =
        methodologies::bloomberg_galaxy({.cap_of_35_from = date{2021, 3, 1},
                                         .schedule = month_start{},
                                         .excluded_classes = std::vector<std::string>{"stable"},
                                         .pricing_sources = minimum_venues{.at_least = {2}, .flags = {"approved"}},
                                         .liquidity = every_asset{}},
                                        {.date = date{2018, 8, 1}, .level = 1000}, carry{.max_age = 31});
    EXPECT_EQ(full.name, "Bloomberg Galaxy Crypto Index");
    EXPECT_TRUE(full.not_applied.empty());
}

}
