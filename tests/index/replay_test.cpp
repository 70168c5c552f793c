// SPDX-License-Identifier: BSL-1.0
// Ten thousand small markets in which assets are born and die, split, fork, migrate, pay and tick badly, under all
// policies in turn: whatever happens, these must hold.
#include <tidemark/index/replay.hpp>

#include "support/eventful_markets.hpp"
#include "support/thrown.hpp"

#include <tidemark/index/bounded_weights.hpp>
#include <tidemark/index/calculate.hpp>
#include <tidemark/index/rank_buffer.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <random>
#include <span>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::eventful_market;
using tidemark::support::eventful_market_maker;
using tidemark::support::thrown;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr std::uint64_t markets = 1000;  // instrumented, each costs many times as much
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr std::uint64_t markets = 1000;
#else
constexpr std::uint64_t markets = 10000;
#endif
#else
constexpr std::uint64_t markets = 10000;
#endif

std::vector<candidate> up_to_six(std::vector<candidate> ranked) {
    ranked.erase(ranked.begin() + static_cast<std::ptrdiff_t>((std::min)(ranked.size(), std::size_t{6})), ranked.end());
    return ranked;
}

std::vector<double> equally(std::span<const candidate> members) {
    return std::vector<double>(members.size(), 1 / static_cast<double>(members.size()));
}

/// By market cap, none above 40 %, or above what as few as there are must have.
std::vector<double> capped(std::span<const candidate> members) {
    std::vector<double> caps;
    for (const candidate& c : members) caps.push_back(c.market_cap);
    return bounded_weights(caps, 0, (std::max)(0.4, 1 / static_cast<double>(members.size())));
}

/// A review every eighth day; chosen three days before and weighed the day before, or all at once.
struct every_eighth_day {
    bool apart;

    occasion operator()(std::span<const date> until_today) const {
        const date today = until_today.back();
        if (today.days_since_1970() % 8 != 0) return false;
        if (!apart || until_today.size() < 4) return true;
        return review_dates{today - 3, today - 2, today - 1, today};
    }
};

bool one_outweighs(std::span<const holding> weights, const known_market&) {
    return std::any_of(weights.begin() + 1, weights.end(), [](const holding& h) { return h.weight > 0.3; });
}

/// The seed decides on the policies, so that all their combinations come up.
rulebook rules_of(std::uint64_t seed) {
    rulebook rules{.selection = up_to_six,
                   .weighting = market_cap{},
                   .schedule = every_eighth_day{.apart = seed % 2 == 0},
                   .missing_prices = carry{.max_age = 90},
                   .base = {.date = eventful_market_maker::first, .level = 1000}};
    if (seed % 3 == 1) rules.missing_prices = zero_after{.max_age = 1};
    if (seed % 3 == 2) rules.missing_prices = insensitive{.max_age = 90};
    if (seed % 5 == 3) rules.weighting = equally;
    if (seed % 5 == 4) rules.weighting = capped;
    rules.units_between_reviews = static_cast<unit_changes>(seed / 3 % 3);
    if (seed % 7 == 3) rules.early_review = trigger{one_outweighs, triggered_review::reweigh};
    if (seed % 7 == 5) rules.early_review = trigger{one_outweighs, triggered_review::reconstitute};
    return rules;
}

void expect_same(const track& a, const track& b) {
    ASSERT_EQ(a.levels, b.levels) << "to the last bit";
    ASSERT_EQ(a.divisors, b.divisors);
    ASSERT_EQ(a.incomes, b.incomes);
    ASSERT_EQ(a.changes.size(), b.changes.size());
}

/// Neither an event nor a review moves the level: the divisor makes up for it.
void expect_continuous(const track& t) {
    const auto same_level = [](const auto& x) {
        const double before = x.market_value_before / x.divisor_before, after = x.market_value_after / x.divisor_after;
        return std::abs(after - before) <= 4e-16 * before;
    };
    for (const change& c : t.changes) {
        if (c.taken == effect::taken && keeps_level(c.kind)) {
            ASSERT_TRUE(same_level(c)) << text_of(c.kind);
        } else {
            ASSERT_EQ(c.divisor_before, c.divisor_after) << text_of(c.kind);
        }
        if (c.kind == change_kind::split || c.kind == change_kind::migration) {
            ASSERT_NEAR(c.market_value_after, c.market_value_before, 1e-14 * c.market_value_before);
        }
    }
    for (const review& r : t.reviews) ASSERT_TRUE(same_level(r));
}

/// Under a cap the larger weigh no less than the smaller, and none more than it may.
void expect_capped_in_order(const track& t) {
    for (const review& r : t.reviews) {
        const double cap = (std::max)(0.4, 1 / static_cast<double>(r.members.size()));
        double sum = 0;
        std::vector<member> by_size = r.members;
        std::sort(by_size.begin(), by_size.end(),
                  [](const member& a, const member& b) { return a.market_cap > b.market_cap; });
        for (std::size_t i = 0; i < by_size.size(); ++i) {
            sum += by_size[i].weight;
            const double most = i > 0 ? (std::min)(cap, by_size[i - 1].weight) : cap;
            ASSERT_LE(by_size[i].weight, most);
        }
        ASSERT_NEAR(sum, 1, 1e-12);
    }
}

/// The track, or why there is none.
std::pair<std::vector<double>, std::string> outcome(const rulebook& rules, const market& universe,
                                                    std::span<const event> events) {
    try {
        return {calculate(rules, universe, {.events = events}).levels, ""};
    } catch (const std::domain_error& error) {
        return {{}, std::string{error.what()}.substr(0, 20)};
    }
}

/// From close to close the level moves by the prices of what was held, and by nothing else.
class moved_by_prices_alone {
public:
    void operator()(date, std::span<const valued_position> held, double divisor) {
        double points = 0, size = 0;
        for (const valued_position& p : held) {
            points += p.units * (p.price - p.price_before);
            size += p.units * (p.price + p.price_before);
        }
        points_.push_back(points / divisor);
        bounds_.push_back(1e-14 * size / divisor);
    }

    void expect(const track& t) const {
        ASSERT_EQ(points_.size(), t.levels.size());
        for (std::size_t i = 1; i < points_.size(); ++i) {
            ASSERT_NEAR(t.levels[i] - t.levels[i - 1], points_[i], bounds_[i]) << "day " << i;
        }
    }

private:
    std::vector<double> points_;
    std::vector<double> bounds_;
};

track calculated(const rulebook& rules, const market& universe, std::span<const event> events) {
    return calculate(rules, universe, circumstances{.events = events});
}

void holds_in(std::uint64_t seed) {
    eventful_market m = eventful_market_maker{seed}.make();
    const market universe = m.build();
    const rulebook rules = rules_of(seed);
    moved_by_prices_alone prices;
    const track t = calculate(rules, universe,
                              {.events = m.events, .on_close = std::ref(prices), .identities = identity_checks::on});
    prices.expect(t);
    expect_continuous(t);
    expect_same(replay(t, universe), t);

    if (seed % 5 == 4) expect_capped_in_order(t);

    rulebook plain = rules, buffered = rules;
    plain.selection = largest(3);
    buffered.selection = rank_buffer{.target = 3, .upper = 3, .lower = 3};
    ASSERT_EQ(outcome(buffered, universe, m.events), outcome(plain, universe, m.events)) << "a buffer of no width";

    std::mt19937_64 engine{seed};
    eventful_market other = m;
    std::shuffle(other.rows.begin(), other.rows.end(), engine);
    std::stable_sort(other.rows.begin(), other.rows.end(),
                     [](const auto& a, const auto& b) { return a.date < b.date; });
    expect_same(calculated(rules, other.build(), m.events), t);

    other = m;
    for (auto& r : other.rows) r.supply *= 1024;
    for (event& e : other.events) {
        if (auto* s = std::get_if<supply_change>(&e.what)) s->supply *= 1024;
    }
    const track scaled = calculated(rules, other.build(), other.events);
    ASSERT_EQ(scaled.levels, t.levels) << "the scale of supplies does not matter, a power of two leaves every bit";

    const date cut = eventful_market_maker::first + 1 + static_cast<int>(seed % (eventful_market_maker::days - 1));
    other = m;
    std::erase_if(other.rows, [&](const auto& r) { return r.date >= cut; });
    std::erase_if(other.events, [&](const event& e) { return e.date >= cut; });
    const track past = calculated(rules, other.build(), other.events);
    ASSERT_TRUE(std::equal(past.levels.begin(), past.levels.end(), t.levels.begin())) << "no day looks ahead";
    ASSERT_TRUE(std::equal(past.divisors.begin(), past.divisors.end(), t.divisors.begin()));
}

class eventful_markets : public testing::TestWithParam<std::uint64_t> {};

TEST_P(eventful_markets, keep_the_laws_of_an_index) {
    constexpr std::uint64_t each = markets / 10;
    for (std::uint64_t i = 0; i < each; ++i) {
        const std::uint64_t seed = GetParam() * each + i + 1;
        SCOPED_TRACE("seed " + std::to_string(seed));
        holds_in(seed);
        if (HasFatalFailure()) return;
    }
}

INSTANTIATE_TEST_SUITE_P(ten_thousand, eventful_markets, testing::Range<std::uint64_t>(0, 10));

TEST(replay, follows_a_trail_that_fits_the_market) {
    const eventful_market m = eventful_market_maker{1}.make();
    const market universe = m.build();
    track trail = calculated(rules_of(1), universe, m.events);
    EXPECT_TRUE(replay(track{}, universe).levels.empty());
    EXPECT_EQ(thrown<std::invalid_argument>([&] { replay(trail, market{}); }),
              "date of the trail is 2024-01-01, expected a day of the market");
    trail.reviews[0].held[0].asset = 99;
    EXPECT_EQ(thrown<std::invalid_argument>([&] { replay(trail, universe); }),
              "asset of the trail on 2024-01-01 is 99, expected an asset of the market");
}

TEST(eventful_market_maker, makes_every_kind_of_change) {
    std::vector<std::size_t> seen(static_cast<std::size_t>(change_kind::resumption) + 1);
    std::size_t early = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const eventful_market m = eventful_market_maker{seed}.make();
        const track t = calculated(rules_of(seed), m.build(), m.events);
        for (const change& c : t.changes) seen[static_cast<std::size_t>(c.kind)] += c.taken == effect::taken ? 1 : 0;
        for (const review& r : t.reviews) early += r.kind == review_kind::triggered ? 1 : 0;
    }
    for (std::size_t kind = 0; kind < seen.size(); ++kind) {
        if (static_cast<change_kind>(kind) == change_kind::addition) continue;  // whom, no random market can know
        EXPECT_GT(seen[kind], 0U) << text_of(static_cast<change_kind>(kind));
    }
    EXPECT_GT(early, 0U);
}

}
