// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/attribution.hpp>

#include <tidemark/index/calculate.hpp>

#include "support/eventful_markets.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::eventful_market;
using tidemark::support::eventful_market_maker;
using tidemark::support::thrown;
using positions = std::vector<valued_position>;

namespace {

constexpr long double wide(double x) noexcept { return static_cast<long double>(x); }

constexpr date first_day{2024, 1, 31};

struct recorded {
    track of{};
    recorded_closes closes{};

    void close(const positions& held) {
        const date day = of.dates.empty() ? first_day : of.dates.back() + 1;
        double level = 0;
        for (const valued_position& p : held) level += p.units * p.price;
        if (of.dates.empty()) of.reviews.push_back({.date = day, .kind = review_kind::base});
        of.dates.push_back(day);
        of.levels.push_back(level);
        closes(day, held, 1);
    }
    void review_after_close() { of.reviews.push_back({.date = of.dates.back()}); }
    operator recorded_index() const { return {of, closes}; }
};

// X, Y and Z are worth 1; X goes to 1.2 and 1.5, Y to 0.9, Z stays and then doubles. The first index holds X and Y,
// half and half, the second X and Z, three to one.
recorded halves() {
    recorded r;
    r.close({{0, 50, 1, 1}, {1, 50, 1, 1}});
    r.close({{0, 50, 1, 1.2}, {1, 50, 1, .9}});
    r.close({{0, 50, 1.2, 1.5}, {1, 50, .9, .9}});
    return r;
}
recorded three_to_one() {
    recorded r;
    r.close({{0, 75, 1, 1}, {2, 25, 1, 1}});
    r.close({{0, 75, 1, 1.2}, {2, 25, 1, 1}});
    r.close({{0, 75, 1.2, 1.5}, {2, 25, 1, 2}});
    return r;
}

TEST(attribution, of_a_single_day_needs_no_linking) {
    const span_gap day = attribution{halves(), three_to_one()}.over(first_day, first_day + 1);
    EXPECT_NEAR(day.parts.selection, .5 * -.1, 1e-16) << "of Y; Z stood still";
    EXPECT_NEAR(day.parts.weighting, (.5 - .75) * .2, 1e-16);
    EXPECT_EQ(day.parts.drift, 0);
    EXPECT_EQ(day.parts.pricing, 0);
    EXPECT_NEAR(day.parts.total(), 1.05 - 1.15, 2e-16);
}

TEST(attribution, of_a_small_index_by_hand) {
    // The first returns 5 % and 1/7, the second 15 % and 47.5/115.
    const auto k = [](double one, double two) { return (std::log(one) - std::log(two)) / (one - two); };
    const double whole = k(1.2, 1.625);
    const double first = k(1.05, 1.15) / whole, second = k(120 / 105., 162.5 / 115) / whole;
    const attribution why{halves(), three_to_one()};
    const span_gap both = why.over(first_day, first_day + 2);
    EXPECT_NEAR(both.parts.selection, first * -.05 + second * -5 / 23, 1e-15);
    EXPECT_NEAR(both.parts.weighting, first * -.05 + second * -.25 * .25, 1e-15);
    EXPECT_NEAR(both.parts.drift, second * ((4 / 7. - .5) - (18 / 23. - .75)) * .25, 1e-15);
    EXPECT_NEAR(both.parts.pricing, 0, 1e-16);
    EXPECT_NEAR(both.parts.total(), 1.2 - 1.625, 1e-15);

    ASSERT_EQ(both.assets.size(), 3U);
    EXPECT_NEAR(both.assets[1].parts.total(), first * -.05, 1e-15);
    EXPECT_NEAR(both.assets[2].parts.selection, second * -5 / 23, 1e-15);
    const auto greatest = greatest_gaps(both.assets, 2);
    ASSERT_EQ(greatest.size(), 2U);
    EXPECT_EQ(greatest[0].asset, 2U);
    EXPECT_EQ(greatest[1].asset, 0U);

    const auto months = why.by_month(first_day, first_day + 2);
    ASSERT_EQ(months.size(), 1U) << "February alone: a month begins with the close before it";
    EXPECT_EQ(months[0].parts.total(), both.parts.total());
}

TEST(attribution, begins_anew_at_a_review) {
    // As before, but after the first close the first index is weighed anew, to halves again.
    recorded one = halves(), two = three_to_one();
    recorded reviewed;
    reviewed.close({{0, 50, 1, 1}, {1, 50, 1, 1}});
    reviewed.close({{0, 50, 1, 1.2}, {1, 50, 1, .9}});
    reviewed.review_after_close();
    reviewed.close({{0, 43.75, 1.2, 1.5}, {1, 525 / 9., .9, .9}});
    const attribution why{reviewed, two};
    const auto spans = why.by_review(first_day, first_day + 2);
    ASSERT_EQ(spans.size(), 2U);
    EXPECT_EQ(spans[0].until, first_day + 1);
    EXPECT_EQ(spans[1].after, first_day + 1);
    const span_gap day = why.over(first_day + 1, first_day + 2);
    EXPECT_NEAR(day.parts.weighting, -.25 * .25, 1e-15);
    EXPECT_NEAR(day.parts.drift, -(18 / 23. - .75) * .25, 1e-15) << "of the second alone";
}

TEST(attribution, leaves_a_lead_with_the_days_that_made_it) {
    recorded one, two;
    one.close({{0, 100, 1, 1}});
    two.close({{1, 100, 1, 1}});
    one.close({{0, 100, 1, 2}});
    two.close({{1, 100, 1, 1}});
    for (recorded* r : {&one, &two}) {
        r->review_after_close();
        const double units = r->of.levels.back() / 10;
        r->close({{5, units, 10, 30}});
    }
    const attribution why{one, two};
    const auto spans = why.by_review(first_day, first_day + 2);
    ASSERT_EQ(spans.size(), 2U);
    EXPECT_NEAR(spans[0].parts.selection, 3, 2e-15) << "sixfold against threefold";
    EXPECT_EQ(spans[1].parts.total(), 0) << "both hold the same";
}

TEST(attribution, calls_a_price_that_only_one_index_uses_pricing) {
    recorded one, two;
    one.close({{0, 50, 1, 1}, {1, 50, 1, 1}});
    two.close({{0, 50, 1, 1}, {1, 50, 1, 1}});
    one.close({{0, 50, 1, 1}, {1, 50, 1, 0}});  // nobody quotes it: worth nothing to one, carried by the other
    two.close({{0, 50, 1, 1}, {1, 50, 1, 1}});
    one.close({{0, 50, 1, 1}, {1, 50, 0, .8}});
    two.close({{0, 50, 1, 1}, {1, 50, 1, .8}});
    const attribution why{one, two};
    EXPECT_EQ(why.over(first_day, first_day + 1).parts.pricing, -.5);
    const gap back = why.over(first_day + 1, first_day + 2).parts;
    EXPECT_NEAR(back.pricing, .8 + .1, 1e-15);
    EXPECT_EQ(back.total(), back.pricing);
    EXPECT_NEAR(why.over(first_day, first_day + 2).parts.total(), 0, 1e-15);
}

TEST(attribution, remembers_the_target_of_what_steps_out_for_a_day) {
    recorded one, two;
    one.close({{0, 50, 1, 1}, {1, 50, 1, 1}});
    two.close({{0, 50, 1, 1}, {1, 50, 1, 1}});
    one.close({{0, 50, 1, 3}, {1, 50, 1, 1}});
    two.close({{0, 50, 1, 3}, {1, 50, 1, 1}});
    one.close({{0, 50, 3, 3}});  // without a price, and insensitive to it
    two.close({{0, 50, 3, 3}, {1, 50, 1, 1}});
    one.close({{0, 50, 3, 3}, {1, 50, 1, 2}});
    two.close({{0, 50, 3, 3}, {1, 50, 1, 2}});
    one.of.levels[2] = 200;  // the divisor keeps it
    const attribution why{one, two};
    EXPECT_EQ(why.over(first_day, first_day + 3).parts.total(), 0);
    EXPECT_EQ(why.over(first_day + 2, first_day + 3).assets[1].parts.weighting, 0);
}

// Random indices.

struct up_to {
    std::size_t count;

    std::vector<candidate> operator()(std::vector<candidate> ranked) const {
        ranked.resize((std::min)(count, ranked.size()));
        return ranked;
    }
};

struct every {
    int days;

    occasion operator()(std::span<const date> until_today) const {
        return until_today.back().days_since_1970() % days == 0;
    }
};

std::vector<double> equally(std::span<const candidate> members) {
    return std::vector<double>(members.size(), 1 / static_cast<double>(members.size()));
}

recorded run(const rulebook& rules, const market& universe, const eventful_market& m) {
    recorded r;
    r.of = calculate(rules, universe, {.events = m.events, .on_close = std::ref(r.closes)});
    return r;
}

rulebook first_rules() {
    return {.selection = up_to{6},
            .weighting = market_cap{},
            .schedule = every{8},
            .missing_prices = carry{.max_age = 90},
            .base = {.date = eventful_market_maker::first, .level = 1000}};
}
rulebook second_rules(std::uint64_t seed) {
    rulebook rules = first_rules();
    if (seed % 2 == 0) rules.weighting = equally;
    if (seed % 3 == 0) rules.selection = up_to{3};
    if (seed % 5 < 2) rules.schedule = every{5};
    if (seed % 4 == 1) rules.missing_prices = zero_after{.max_age = 1};
    if (seed % 4 == 2) rules.missing_prices = insensitive{.max_age = 90};
    if (seed % 7 == 3) rules.base.date = eventful_market_maker::first + 11;
    return rules;
}

/// The definition, plainly, from what is held at each close.
struct defined {
    std::map<std::size_t, long double> selection, weighting, drift, pricing;

    using day = std::map<std::size_t, valued_position>;
    using shares = std::map<std::size_t, long double>;

    static day held(const recorded& r, date when) {
        day result;
        const auto dates = r.closes.dates();
        const auto at = std::lower_bound(dates.begin(), dates.end(), when) - dates.begin();
        for (const valued_position& p : r.closes.at(static_cast<std::size_t>(at))) result[p.asset] = p;
        return result;
    }
    static long double level(const recorded& r, date when) {
        const auto at = std::lower_bound(r.of.dates.begin(), r.of.dates.end(), when) - r.of.dates.begin();
        return wide(r.of.levels[static_cast<std::size_t>(at)]);
    }
    static shares weights(const day& held) {
        long double total = 0;
        shares result;
        for (const auto& [asset, p] : held) total += wide(p.units) * wide(p.price_before);
        for (const auto& [asset, p] : held) {
            result[asset] = wide(p.units) * wide(p.price_before) / total;
        }
        return result;
    }
    static shares targets(const recorded& r, date when) {
        date reviewed = r.of.dates.front();
        for (const review& each : r.of.reviews) {
            if (each.date < when) reviewed = each.date;
        }
        shares result;
        for (date t = reviewed + 1; t <= when; t = t + 1) {
            for (const auto& [asset, weight] : weights(held(r, t))) result.try_emplace(asset, weight);
        }
        return result;
    }
    static long double k(long double one, long double two) {
        const long double z = (one - two) / (one + two);  // log(one / two) = 2 artanh z
        if (std::abs(z) < 1e-4L) return 2 / (one + two) * (1 + z * z / 3 + z * z * z * z / 5);
        return (std::log(one) - std::log(two)) / (one - two);
    }

    defined(const recorded& one, const recorded& two, date after, date until) {
        const auto growth = [](const recorded& r, date from, date to) { return level(r, to) / level(r, from); };
        const long double whole = k(growth(one, after, until), growth(two, after, until));
        for (date t = after + 1; t <= until; t = t + 1) {
            const long double link = k(growth(one, t - 1, t), growth(two, t - 1, t)) / whole;
            const day p1 = held(one, t), p2 = held(two, t);
            shares w1 = weights(p1), w2 = weights(p2), t1 = targets(one, t), t2 = targets(two, t);
            for (const auto& [asset, p] : p1) {
                const long double gain = wide(p.price) - wide(p.price_before);
                if (p2.contains(asset)) {
                    const valued_position& q = p2.at(asset);
                    if (p.price_before > 0 && q.price_before > 0) {
                        const long double r1 = gain / wide(p.price_before);
                        const long double r2 = (wide(q.price) - wide(q.price_before)) / wide(q.price_before);
                        const long double apart = w1[asset] - w2[asset], meant = t1[asset] - t2[asset];
                        weighting[asset] += link * meant * (r1 + r2) / 2;
                        drift[asset] += link * (apart - meant) * (r1 + r2) / 2;
                        pricing[asset] += link * (w1[asset] + w2[asset]) / 2 * (r1 - r2);
                    } else {
                        pricing[asset] += link * (points(p1, p) - points(p2, q));
                    }
                } else {
                    selection[asset] += link * points(p1, p);
                }
            }
            for (const auto& [asset, q] : p2) {
                if (!p1.contains(asset)) selection[asset] -= link * points(p2, q);
            }
        }
    }
    static long double points(const day& all, const valued_position& p) {
        long double total = 0;
        for (const auto& [asset, q] : all) total += wide(q.units) * wide(q.price_before);
        return wide(p.units) * (wide(p.price) - wide(p.price_before)) / total;
    }
};

void expect_near(const gap& a, const gap& b, double allowed) {
    EXPECT_NEAR(a.selection, b.selection, allowed);
    EXPECT_NEAR(a.weighting, b.weighting, allowed);
    EXPECT_NEAR(a.drift, b.drift, allowed);
    EXPECT_NEAR(a.pricing, b.pricing, allowed);
}

gap sum_of(const std::vector<span_gap>& spans) {
    gap sum;
    for (const span_gap& s : spans) sum += s.parts;
    return sum;
}

class eventful_indices : public testing::TestWithParam<std::uint64_t> {};

TEST_P(eventful_indices, are_explained_to_the_last_digit) {
    for (std::uint64_t seed = 20 * GetParam(); seed < 20 * GetParam() + 20; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const eventful_market m = eventful_market_maker{seed}.make();
        const market universe = m.build();
        const recorded one = run(first_rules(), universe, m), two = run(second_rules(seed), universe, m);
        const attribution why{one, two};
        const date after = why.dates()[seed % 9], until = why.dates()[why.dates().size() - 1 - seed % 4];

        const span_gap all = why.over(after, until);
        const auto growth = [&](const recorded& r) { return defined::level(r, until) / defined::level(r, after); };
        const double expected = static_cast<double>(growth(one) - growth(two));
        const double allowed = 1e-13 * static_cast<double>((std::max)(growth(one), growth(two)));
        ASSERT_NEAR(all.parts.total(), expected, allowed);
        expect_near(sum_of(why.by_review(after, until)), all.parts, allowed);
        expect_near(sum_of(why.by_month(after, until)), all.parts, allowed);
        expect_near(attribution{two, one}.over(after, until).parts, -1 * all.parts, allowed);

        defined by_hand{one, two, after, until};
        gap of_assets;
        for (const asset_gap& a : all.assets) {
            of_assets += a.parts;
            ASSERT_NEAR(a.parts.selection, static_cast<double>(by_hand.selection[a.asset]), allowed);
            ASSERT_NEAR(a.parts.weighting, static_cast<double>(by_hand.weighting[a.asset]), allowed);
            ASSERT_NEAR(a.parts.drift, static_cast<double>(by_hand.drift[a.asset]), allowed);
            ASSERT_NEAR(a.parts.pricing, static_cast<double>(by_hand.pricing[a.asset]), allowed);
        }
        expect_near(of_assets, all.parts, allowed);

        const span_gap itself = attribution{two, two}.over(after, until);
        EXPECT_EQ(itself.parts.selection, 0);
        EXPECT_EQ(itself.parts.weighting, 0);
        EXPECT_EQ(itself.parts.drift, 0);
        EXPECT_EQ(itself.parts.pricing, 0);
    }
}

INSTANTIATE_TEST_SUITE_P(two_hundred, eventful_indices, testing::Range<std::uint64_t>(0, 10));

TEST(attribution, of_one_schedule_and_one_rule_for_missing_prices_is_selection_and_weighting_and_drift) {
    const eventful_market m = eventful_market_maker{3}.make();
    const market universe = m.build();
    rulebook equal = first_rules();
    equal.weighting = equally;
    const recorded one = run(first_rules(), universe, m), two = run(equal, universe, m);
    const span_gap all = attribution{one, two}.over(one.of.dates.front(), one.of.dates.back());
    EXPECT_EQ(all.parts.selection, 0) << "both hold the same";
    EXPECT_NE(all.parts.weighting, 0);
    EXPECT_NE(all.parts.drift, 0);
}

TEST(attribution, by_way_of_equal_parts_tells_weights_from_names) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const eventful_market m = eventful_market_maker{seed}.make();
        const market universe = m.build();
        rulebook equal = first_rules();
        equal.weighting = equally;
        const recorded one = run(first_rules(), universe, m), middle = run(equal, universe, m);
        const recorded two = run(second_rules(seed), universe, m);
        const std::vector<recorded_index> path{one, middle, two};
        const attribution direct{one, two}, steps{path};
        const date after = direct.dates().front(), until = direct.dates().back();
        const span_gap whole = direct.over(after, until), by_steps = steps.over(after, until);
        const double allowed = 1e-13 * std::max(one.of.levels.back(), two.of.levels.back()) / 1000;
        EXPECT_NEAR(by_steps.parts.total(), whole.parts.total(), allowed);
        std::map<std::size_t, double> totals;
        for (const asset_gap& a : by_steps.assets) totals[a.asset] = a.parts.total();
        for (const asset_gap& a : whole.assets) EXPECT_NEAR(totals[a.asset], a.parts.total(), allowed);

        // One day alone needs no linking, so that its steps are those of pairs.
        gap pairs = attribution{one, middle}.over(until - 1, until).parts;
        pairs += attribution{middle, two}.over(until - 1, until).parts;
        expect_near(steps.over(until - 1, until).parts, pairs, allowed);
    }
}

TEST(attribution, of_no_days_is_nothing) {
    const attribution why{halves(), three_to_one()};
    const span_gap none = why.over(first_day + 1, first_day + 1);
    EXPECT_EQ(none.parts.total(), 0);
    EXPECT_TRUE(none.assets.empty());
    EXPECT_TRUE(why.by_month(first_day + 1, first_day + 1).empty());
    EXPECT_TRUE(greatest_gaps({}, 3).empty());
}

TEST(attribution, refuses_what_it_cannot_mean) {
    const recorded one = halves(), two = three_to_one();
    const auto refused = [](const recorded& a, const recorded& b) {
        return thrown<std::invalid_argument>([&] { static_cast<void>(attribution{a, b}); });
    };
    EXPECT_EQ(refused(one, {}), "number of closes of second is 0, expected those of its track, 0, one at least");
    recorded shorter = two;
    shorter.of.dates.pop_back();
    shorter.of.levels.pop_back();
    EXPECT_EQ(refused(one, shorter), "number of closes of second is 3, expected those of its track, 2, one at least");
    recorded longer = two;
    longer.close({{2, 1, 1, 1}});
    EXPECT_EQ(refused(one, longer), "number of closes of second is 4, expected those of first from 2024-01-31 on, 3");
    recorded worthless = two;
    worthless.of.levels[1] = 0;
    EXPECT_EQ(refused(worthless, one), "levels of first[1] is 0, expected a positive finite number");
    const auto refused_path = [](const std::vector<recorded_index>& path) {
        return thrown<std::invalid_argument>([&] { static_cast<void>(attribution{path}); });
    };
    EXPECT_EQ(refused_path({one}), "number of indices is 1, expected 2 or more");
    EXPECT_EQ(refused_path({one, longer, two}),
              "number of closes of 2 of 3 is 4, expected those of first from 2024-01-31 on, 3");
    EXPECT_EQ(refused_path({one, two, worthless}), "levels of 3 of 3[1] is 0, expected a positive finite number");

    const attribution why{one, two};
    const auto asked = [&](date after, date until) {
        return thrown<std::invalid_argument>([&] { static_cast<void>(why.over(after, until)); });
    };
    EXPECT_EQ(asked(first_day - 1, first_day), "after is 2024-01-30, expected the date of a close");
    EXPECT_EQ(asked(first_day, first_day + 9), "until is 2024-02-09, expected the date of a close");
    EXPECT_EQ(asked(first_day + 1, first_day), "until is 2024-01-31, expected a close no earlier than 2024-02-01");

    recorded_closes closes;
    const auto shown = [&](date day, const positions& held) {
        return thrown<std::invalid_argument>([&] { closes(day, held, 1); });
    };
    EXPECT_EQ(shown({}, {}), "date is (no date), expected a day");
    EXPECT_EQ(shown(first_day, {{7, 1, 1, 1}, {7, 1, 1, 1}}),
              "asset on 2024-01-31 is 7, expected each asset at most once");
    EXPECT_EQ(shown(first_day, {{7, 1, 1, 1}}), "(nothing thrown)");
    EXPECT_EQ(shown(first_day, {{7, 1, 1, 1}}), "date is 2024-01-31, expected a day after 2024-01-31");
}

}
