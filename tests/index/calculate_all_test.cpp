// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/calculate_all.hpp>

#include <tidemark/index/sibling.hpp>

#include "support/eventful_markets.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::eventful_market;
using tidemark::support::eventful_market_maker;
using tidemark::support::thrown;

namespace {

struct up_to {
    std::size_t count;

    std::vector<candidate> operator()(std::vector<candidate> ranked) const {
        ranked.resize((std::min)(count, ranked.size()));
        return ranked;
    }
};

struct every_eighth_day {
    occasion operator()(std::span<const date> until_today) const {
        return until_today.back().days_since_1970() % 8 == 0;
    }
};

bool one_outweighs(std::span<const holding> weights, const known_market&) {
    return std::any_of(weights.begin() + 1, weights.end(), [](const holding& h) { return h.weight > 0.3; });
}

family of_the_test(eligibility_rule eligibility = every_asset{}) {
    return {.eligibility = std::move(eligibility),
            .schedule = every_eighth_day{},
            .base = {.date = eventful_market_maker::first, .level = 1000}};
}

sibling cap_weighted(selection_rule selection, std::string name = {}) {
    return {.selection = std::move(selection),
            .weighting = market_cap{},
            .missing_prices = carry{.max_age = 90},
            .name = std::move(name)};
}

void expect_same(const track& a, const track& b) {
    EXPECT_EQ(a.name, b.name);
    EXPECT_EQ(a.not_applied, b.not_applied);
    ASSERT_EQ(a.levels, b.levels) << "to the last bit";
    ASSERT_EQ(a.divisors, b.divisors);
    ASSERT_EQ(a.incomes, b.incomes);
    ASSERT_EQ(a.changes.size(), b.changes.size());
    ASSERT_EQ(a.reviews.size(), b.reviews.size());
    for (std::size_t r = 0; r < a.reviews.size(); ++r) {
        ASSERT_EQ(a.reviews[r].one_way_turnover, b.reviews[r].one_way_turnover);
        ASSERT_EQ(a.reviews[r].rejected.size(), b.reviews[r].rejected.size());
    }
}

TEST(calculate_all, gives_what_each_index_gives_alone) {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const eventful_market m = eventful_market_maker{seed}.make();
        const market universe = m.build();
        const family common = of_the_test(exclude_assets{"A03"});
        sibling nervous = cap_weighted(up_to{5}, "nervous");
        nervous.early_review = trigger{one_outweighs, triggered_review::reconstitute};
        nervous.units_between_reviews = unit_changes::follow_supply;
        sibling equal = cap_weighted(up_to{4}, "equal-style");
        equal.weighting = equal_weight{};
        equal.missing_prices = insensitive{.max_age = 90};
        equal.not_applied = {"a step"};
        const std::vector<sibling> siblings{cap_weighted(up_to{6}), nervous, equal};
        const std::vector<sibling_rule> list(siblings.begin(), siblings.end());
        const circumstances given{.events = m.events, .identities = identity_checks::on};

        const auto tracks = calculate_all(common, list, universe, given);
        ASSERT_EQ(tracks.size(), 3U);
        for (std::size_t i = 0; i < 3; ++i) {
            expect_same(tracks[i], calculate(rulebook_of(common, siblings[i]), universe, given));
        }
    }
}

TEST(calculate_all, ranks_once) {
    const eventful_market m = eventful_market_maker{1}.make();
    const market universe = m.build();
    std::size_t asked = 0;
    const auto counted = [&asked](const applicant&) -> verdict {
        ++asked;
        return true;
    };
    const auto times_asked = [&](std::size_t indices) {
        asked = 0;
        const std::vector<sibling_rule> list(indices, cap_weighted(up_to{6}));
        static_cast<void>(calculate_all(of_the_test(counted), list, universe));
        return asked;
    };
    const std::size_t once = times_asked(1);
    EXPECT_EQ(once % universe.assets().size(), 0U);
    EXPECT_GT(once, 0U);
    EXPECT_EQ(times_asked(9), once);
    EXPECT_EQ(times_asked(0), 0U);

    const family common = of_the_test(counted);
    const auto snapshots = rank_reviews(rulebook_of(common, cap_weighted(up_to{6})), universe);
    asked = 0;
    const std::vector<sibling_rule> list{cap_weighted(up_to{6})};
    static_cast<void>(calculate_all(common, list, universe, {.snapshots = snapshots}));
    EXPECT_EQ(asked, 0U) << "those that are handed in are used";
}

TEST(calculate_all, makes_a_child_from_the_track_of_its_parent) {
    const eventful_market m = eventful_market_maker{2}.make();
    const market universe = m.build();
    const std::vector<sibling_rule> list{
        cap_weighted(up_to{3}),
        [](std::span<const track> before) { return cap_weighted(in_index{before[0]} | up_to{2}, "child"); },
        [](std::span<const track> before) {
            EXPECT_EQ(before.size(), 2U);
            return cap_weighted(not_in_index{before[0]} | up_to{3}, before[1].name + "'s aunt");
        }};
    const auto tracks = calculate_all(of_the_test(), list, universe);
    ASSERT_EQ(tracks.size(), 3U);
    EXPECT_EQ(tracks[2].name, "child's aunt");
    for (std::size_t r = 0; r < tracks[0].reviews.size(); ++r) {
        const auto& parent = tracks[0].reviews[r].members;
        const auto held_by_parent = [&](const member& wanted) {
            return std::any_of(parent.begin(), parent.end(), [&](const member& p) { return p.asset == wanted.asset; });
        };
        const auto& child = tracks[1].reviews[r].members;
        const auto& aunt = tracks[2].reviews[r].members;
        EXPECT_TRUE(std::all_of(child.begin(), child.end(), held_by_parent));
        EXPECT_TRUE(std::none_of(aunt.begin(), aunt.end(), held_by_parent));
    }
}

TEST(calculate_all, shows_each_observer_its_own_index) {
    const eventful_market m = eventful_market_maker{4}.make();
    const market universe = m.build();
    std::vector<std::vector<double>> levels(2);
    std::vector<sibling_rule> list;
    for (std::size_t i = 0; i < 2; ++i) {
        sibling own = cap_weighted(up_to{i + 1});
        own.on_close = [&levels, i](date, std::span<const valued_position> held, double divisor) {
            double value = 0;
            for (const valued_position& p : held) value += p.units * p.price;
            levels[i].push_back(value / divisor);
        };
        list.push_back(own);
    }
    const auto tracks = calculate_all(of_the_test(), list, universe);
    for (std::size_t i = 0; i < 2; ++i) {
        ASSERT_EQ(levels[i].size(), tracks[i].levels.size());
        for (std::size_t t = 0; t < levels[i].size(); ++t) {
            EXPECT_NEAR(levels[i][t], tracks[i].levels[t], 1e-12 * levels[i][t]);
        }
    }
}

TEST(calculate_all, names_the_index_that_has_no_answer) {
    const eventful_market m = eventful_market_maker{1}.make();
    const market universe = m.build();
    const auto complaint = [&](const std::string& name) {
        const std::vector<sibling_rule> list{cap_weighted(up_to{5}), cap_weighted(largest(99), name)};
        const std::string all =
            thrown<std::domain_error>([&] { static_cast<void>(calculate_all(of_the_test(), list, universe)); });
        return all.substr(0, all.find(" among"));
    };
    EXPECT_EQ(complaint(""), "index 2 of 2: review of 2024-01-01");
    EXPECT_EQ(complaint("Top 99"), "index 2 of 2: Top 99: review of 2024-01-01");
    const std::vector<sibling_rule> list{cap_weighted(up_to{5})};
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  const close_observer all = [](date, std::span<const valued_position>, double) {};
                  static_cast<void>(calculate_all(of_the_test(), list, universe, {.on_close = all}));
              }),
              "observer of a whole family, expected one for each sibling");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  sibling (*none)(std::span<const track>) = nullptr;
                  static_cast<void>(sibling_rule{none});
              }),
              "rule is a null function, expected a callable");
}

}
