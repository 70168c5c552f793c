// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/methodologies/kaiko.hpp>

#include <tidemark/index/calculate.hpp>

#include "support/expect_near.hpp"
#include "support/steady_market.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

using namespace tidemark::index;
using namespace tidemark::support;
using methodologies::kaiko_segment;
using tidemark::core::date;

namespace {

rulebook segment(kaiko_segment which) {
    return methodologies::kaiko_style_segment({.segment = which,
                                               .eligibility = every_asset{},
                                               .liquidity = by_traded_value{},
                                               .weighting = market_cap{},
                                               .schedule = month_start{}},
                                              {.date = date{2024, 1, 1}, .level = 100}, carry{.max_age = 0});
}

market fifteen() {
    const std::vector<double> caps{500, 200, 90, 80, 40, 30, 20, 12, 9, 6, 4, 3, 3, 2, 1};
    const std::vector<double> traded{300, 180, 30, 60, 50, 10, 15, 12, 3, 4, 2, 1, 2, 0.5, 0.5};
    std::vector<steady_asset> assets;
    for (std::size_t i = 0; i < caps.size(); ++i) {
        const std::string id = (i < 10 ? "0" : "") + std::to_string(i);
        assets.push_back({.facts = {.id = id}, .supply = caps[i], .traded_value = traded[i]});
    }
    return steady_market(assets, days_between({2024, 1, 1}, {2024, 1, 2}));
}

TEST(kaiko, parts_fifteen_assets_at_75_90_and_99_per_cent_of_the_score) {
    const market universe = fifteen();
    const auto snapshots = rank_reviews(segment(kaiko_segment::large_caps), universe);
    const auto members = [&](kaiko_segment which) {
        return members_at(calculate(segment(which), universe, snapshots).reviews[0], universe);
    };
    EXPECT_EQ(members(kaiko_segment::large_caps), "00 01 03");
    EXPECT_EQ(members(kaiko_segment::mid_caps), "02 04");
    EXPECT_EQ(members(kaiko_segment::small_caps), "05 06 07 08 09 10");
}

TEST(kaiko, weighs_as_it_is_told_and_says_what_it_leaves_out) {
    const track t = calculate(segment(kaiko_segment::mid_caps), fifteen());
    expect_near(weights_at(t.reviews[0]), {90.0 / 130, 40.0 / 130}, 1e-15);
    EXPECT_EQ(t.name, "Kaiko-style mid caps");
    EXPECT_EQ(t.not_applied,
              std::vector<std::string>{
                  "liquidity of the asset at a cut from 50 % to 115 % of a least that is not published"});
    EXPECT_EQ(segment(kaiko_segment::large_caps).name, "Kaiko-style large caps");
    EXPECT_EQ(segment(kaiko_segment::small_caps).name, "Kaiko-style small caps");
}

}
