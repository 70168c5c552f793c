// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/tiered_limits.hpp>

#include <tidemark/index/weighting.hpp>

#include "support/expect_near.hpp"
#include "support/small_review.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <optional>
#include <random>
#include <stdexcept>
#include <utility>
#include <vector>

using namespace tidemark::index;
using tidemark::support::exact_sum;
using tidemark::support::expect_near;
using tidemark::support::members_of;
using tidemark::support::thrown;

namespace {

using numbers = std::vector<double>;

/// The limit on weights of these sizes.
numbers under(const limit_rule& limit, const numbers& sizes) {
    const auto members = members_of(sizes);
    return (market_cap{} | limit)(members, {});
}

numbers with_tail(numbers first, std::size_t count, double each) {
    first.insert(first.end(), count, each);
    return first;
}

double distance(const numbers& a, const numbers& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += std::abs(a[i] - b[i]) / 2;
    return sum;
}

double sum_above(double threshold, const numbers& weights) {
    double sum = 0;
    for (const double w : weights) sum += w > threshold ? w : 0;
    return sum;
}

const numbers sixteen{30, 18, 12, 8, 6, 5, 4, 3, 3, 2, 2, 2, 1.5, 1.5, 1, 1};
const numbers forty = with_tail({30, 18, 12, 8, 6, 5, 4, 3, 3, 2}, 30, 1);

TEST(enumerated_tiers, gives_the_published_kinds_of_limits) {
    const numbers tight = under(enumerated_tiers{{.single = 0.225, .threshold = 0.045, .group = 0.45}}, sixteen);
    numbers want = with_tail({0.225, 0.135, 0.09}, 9, 0.045);
    for (const double w : {0.0435, 0.0435, 0.029, 0.029}) want.push_back(w);
    expect_near(tight, want, 1e-15);
    EXPECT_NEAR(distance(tight, market_cap{}(members_of(sixteen))), 0.205, 1e-15);

    const numbers wide = under(enumerated_tiers{{.single = 0.20, .threshold = 0.045, .group = 0.48}}, sixteen);
    want = with_tail({0.2, 0.168, 0.112}, 9, 0.045);
    for (const double w : {0.0345, 0.0345, 0.023, 0.023}) want.push_back(w);
    expect_near(wide, want, 1e-15);
    EXPECT_NEAR(distance(wide, market_cap{}(members_of(sixteen))), 0.175, 1e-15);
}

TEST(enumerated_tiers, leaves_the_tail_in_proportion) {
    const numbers weights = under(enumerated_tiers{{.single = 0.225, .threshold = 0.045, .group = 0.45}}, forty);
    expect_near({weights.begin(), weights.begin() + 8},
                {0.225, 0.135, 0.09, 0.045, 0.045, 0.045, 0.0395238095, 0.0296428571}, 5e-11);
    EXPECT_NEAR(weights.back(), 0.0098809524, 5e-11);
}

TEST(enumerated_tiers, leaves_what_keeps_them_as_it_is) {
    const numbers sizes = with_tail({20, 15}, 20, 3.25);
    EXPECT_EQ(under(enumerated_tiers{{.single = 0.225, .threshold = 0.045, .group = 0.45}}, sizes),
              market_cap{}(members_of(sizes)));
}

TEST(enumerated_tiers, says_when_nothing_keeps_them) {
    EXPECT_EQ(thrown<std::domain_error>(
                  [] { under(enumerated_tiers{{.single = 0.2, .threshold = 0.05, .group = 0.4}}, numbers(8, 1)); }),
              "no weights of 8 members are at most 0.2 each and at most 0.4 together where above 0.05");
    const auto message = [](enumerated_tiers::limits l) {
        return thrown<std::invalid_argument>([&] { enumerated_tiers{l}; });
    };
    EXPECT_EQ(message({.single = 0.05, .threshold = 0.1, .group = 0.4}),
              "threshold is 0.1, expected the single limit, 0.05, or less");
    EXPECT_EQ(message({.single = 0.2, .threshold = 0, .group = 0.4}), "threshold is 0, expected a positive number");
    EXPECT_EQ(message({.single = 2, .threshold = 0.1, .group = 0.4}),
              "single limit is 2, expected a number from 0 to 1");
    EXPECT_EQ(message({.single = 0.2, .threshold = 0.1, .group = 1.4}),
              "group limit is 1.4, expected a number from 0 to 1");
}

// The rule again, by bisection in long double and over all k, also those that the library knows to be no better.

using real = long double;

std::optional<std::vector<real>> bisected(const std::vector<real>& m, real floor, const std::vector<real>& caps,
                                          real total) {
    const auto at = [&](real scale) {
        std::vector<real> w;
        for (std::size_t i = 0; i < m.size(); ++i) w.push_back((std::min)(caps[i], (std::max)(floor, scale * m[i])));
        return w;
    };
    const auto sum = [](const std::vector<real>& w) { return std::accumulate(w.begin(), w.end(), real{0}); };
    real low = 0, high = 1e6L;
    if (sum(at(low)) > total + 1e-15L || sum(at(high)) < total - 1e-15L) return std::nullopt;
    for (int halving = 0; halving < 72; ++halving) {
        const real middle = (low + high) / 2;
        (sum(at(middle)) < total ? low : high) = middle;
    }
    return at(high);
}

/// The smallest distance that any k reaches; infinite where none has an answer. `parent` in descending order.
real nearest(const std::vector<real>& parent, const enumerated_tiers::limits& limits) {
    const auto single = static_cast<real>(limits.single), threshold = static_cast<real>(limits.threshold);
    const auto group = static_cast<real>(limits.group);
    const auto big = [&](const std::vector<real>& w) {
        real sum = 0;
        for (const real x : w) sum += x > threshold + 1e-12L ? x : 0;
        return sum;
    };
    real best = std::numeric_limits<real>::infinity();
    for (std::size_t k = 0; k <= parent.size(); ++k) {
        const auto edge = static_cast<std::ptrdiff_t>(k);
        std::vector<real> caps(parent.size(), threshold);
        std::fill_n(caps.begin(), k, single);
        auto w = bisected(parent, 0, caps, 1);
        if (!w) continue;
        if (big(*w) > group + 1e-12L) {
            const real floor = k == 0 ? 0 : (std::min)(threshold, group / static_cast<real>(k));
            auto large = bisected({parent.begin(), parent.begin() + edge}, floor, caps, group);
            const auto others =
                bisected({parent.begin() + edge, parent.end()}, 0, {caps.begin() + edge, caps.end()}, 1 - group);
            if (!large || !others) continue;
            large->insert(large->end(), others->begin(), others->end());
            w = large;
            if (big(*w) > group + 1e-9L) continue;
        }
        real d = 0;
        for (std::size_t i = 0; i < parent.size(); ++i) d += std::abs((*w)[i] - parent[i]) / 2;
        best = (std::min)(best, d);
    }
    return best;
}

TEST(enumerated_tiers, is_as_near_as_the_definition_over_all_counts) {
    std::mt19937_64 engine{8};
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    int answers = 0;
    for (int round = 0; round < 40; ++round) {
        const std::size_t n = 12 + static_cast<std::size_t>(uniform() * 20);
        numbers sizes;
        for (std::size_t i = 0; i < n; ++i) sizes.push_back(std::exp(-(1 + 3 * uniform()) * uniform()));
        std::sort(sizes.begin(), sizes.end(), std::greater<>{});
        const numbers parent = market_cap{}(members_of(sizes));
        const enumerated_tiers::limits l{
            .single = 0.08 + 0.2 * uniform(), .threshold = 0.03 + 0.03 * uniform(), .group = 0.2 + 0.3 * uniform()};
        const real best = nearest({parent.begin(), parent.end()}, l);
        if (!std::isfinite(best)) {
            EXPECT_THROW(under(enumerated_tiers{l}, sizes), std::domain_error) << round;
            continue;
        }
        ++answers;
        const numbers weights = under(enumerated_tiers{l}, sizes);
        EXPECT_NEAR(distance(weights, parent), static_cast<double>(best), 2e-12) << round;
        EXPECT_NEAR(static_cast<double>(exact_sum(weights)), 1, 1e-14) << round;
        EXPECT_LE(weights.front(), l.single) << round;
        EXPECT_LE(sum_above(l.threshold, weights), l.group + 2e-13) << round;
        for (std::size_t i = 1; i < n; ++i) EXPECT_LE(weights[i], weights[i - 1]) << round;
        const numbers again = enumerated_tiers{l}(weights, members_of(sizes), {});
        EXPECT_EQ(again, weights) << round;
    }
    EXPECT_GT(answers, 20);
}

TEST(staged_tiers, fills_the_group_from_the_top) {
    const numbers weights =
        under(staged_tiers{{.single = 0.225, .large = 0.05, .group = 0.48, .others = 0.0475}}, forty);
    expect_near({weights.begin(), weights.begin() + 8},
                {0.225, 0.1532967033, 0.1017032967, 0.0475, 0.0475, 0.045212766, 0.0361702128, 0.0271276596}, 5e-11);
    EXPECT_NEAR(sum_above(0.0475, weights), 0.48, 1e-15);
    EXPECT_NEAR(static_cast<double>(exact_sum(weights)), 1, 1e-15);
}

TEST(staged_tiers, gives_the_last_large_one_no_less_than_the_others) {
    // The first two use 0.40 of 0.41; the third is not cut to 0.01, which is less than the others may have.
    const numbers weights = under(staged_tiers{{.single = 0.2, .large = 0.05, .group = 0.41, .others = 0.04}},
                                  with_tail({20, 20, 8}, 26, 2));
    expect_near({weights.begin(), weights.begin() + 4}, {0.2, 0.2, 0.04, 0.56 / 26}, 1e-15);
}

TEST(staged_tiers, refuses_what_cannot_be) {
    const auto message = [](staged_tiers::limits l) { return thrown<std::invalid_argument>([&] { staged_tiers{l}; }); };
    EXPECT_EQ(message({.single = 0.2, .large = 0.05, .group = 0.48, .others = 0.06}),
              "limit of the others is 0.06, expected the threshold of large members, 0.05, or less");
    EXPECT_EQ(message({.single = 0.04, .large = 0.05, .group = 0.48, .others = 0.04}),
              "threshold of large members is 0.05, expected the single limit, 0.04, or less");
    EXPECT_EQ(thrown<std::domain_error>([] {
                  under(staged_tiers{{.single = 0.2, .large = 0.05, .group = 0.4, .others = 0.05}},
                        with_tail({40, 30}, 8, 1));
              }),
              "reachable caps sum to 0.4, 0.6 is needed");
}

const numbers giants = with_tail({0.2135, 0.2133, 0.2132}, 60, 0.36 / 60);
const numbers swapped = with_tail({0.2135, 0.2132, 0.2133}, 60, 0.36 / 60);

TEST(trimmed_tiers, moves_a_sixth_of_the_index_for_one_basis_point) {
    const trimmed_tiers rule{{.single = 0.23, .trigger = 0.24, .threshold = 0.048, .group = 0.50, .cut_to = 0.045}};
    const numbers before = under(rule, giants), after = under(rule, swapped);
    expect_near({before.begin(), before.begin() + 3}, {0.2135, 0.2133, 0.045}, 1e-15);
    expect_near({after.begin(), after.begin() + 3}, {0.2135, 0.045, 0.2133}, 1e-15);
    EXPECT_NEAR(distance(before, after), 0.1683, 1e-15);
    EXPECT_NEAR(static_cast<double>(exact_sum(before)), 1, 1e-15);
}

TEST(rescaled_tiers, moves_no_more_than_was_moved) {
    const rescaled_tiers rule{
        {.single = 0.23, .trigger = 0.24, .threshold = 0.048, .group_trigger = 0.50, .group = 0.45, .others = 0.045},
        group_cut::one_factor};
    const numbers before = under(rule, giants), after = under(rule, swapped);
    expect_near({before.begin(), before.begin() + 3}, {0.15011719, 0.14997656, 0.14990625}, 5e-9);
    expect_near({after.begin(), after.begin() + 3}, {0.15011719, 0.14990625, 0.14997656}, 5e-9);
    EXPECT_NEAR(distance(before, after), 0.00007, 5e-7);
}

TEST(trimmed_tiers, goes_on_until_the_group_fits) {
    const trimmed_tiers rule{{.single = 0.23, .threshold = 0.048, .group = 0.50, .cut_to = 0.045}};
    const numbers weights = under(rule, with_tail({30, 20, 15, 10, 6}, 38, 0.5));
    // 0.23 is the first; of the others 0.2 fits beside it, 0.15, 0.1 and 0.06 of what they were do not.
    const double scale = 0.77 / 0.70;
    expect_near({weights.begin(), weights.begin() + 5}, {0.23, 0.2 * scale, 0.045, 0.045, 0.045}, 1e-15);
    EXPECT_NEAR(weights.back(), (1 - 0.23 - 0.2 * scale - 3 * 0.045) / 38, 1e-15);
}

TEST(trimmed_tiers, caps_single_members_above_the_trigger_alone) {
    const numbers sizes = with_tail({23.5}, 30, 2.55);
    const auto largest = [&](double trigger) {
        return under(
                   trimmed_tiers{
                       {.single = 0.23, .trigger = trigger, .threshold = 0.048, .group = 0.5, .cut_to = 0.045}},
                   sizes)
            .front();
    };
    EXPECT_NEAR(largest(0.24), 0.235, 1e-15);
    EXPECT_EQ(largest(0.23), 0.23);
}

TEST(trimmed_tiers, refuses_what_cannot_be) {
    const auto message = [](trimmed_tiers::limits l) {
        return thrown<std::invalid_argument>([&] { trimmed_tiers{l}; });
    };
    EXPECT_EQ(message({.single = 0.23, .trigger = 0.22, .threshold = 0.05, .group = 0.5, .cut_to = 0.045}),
              "single limit is 0.23, expected the trigger of the single limit, 0.22, or less");
    EXPECT_EQ(message({.single = 0.23, .threshold = 0.04, .group = 0.5, .cut_to = 0.045}),
              "weight after the cut is 0.045, expected the threshold, 0.04, or less");
    EXPECT_EQ(thrown<std::domain_error>([] {
                  under(trimmed_tiers{{.single = 0.3, .threshold = 0.048, .group = 0.5, .cut_to = 0.045}},
                        with_tail({30, 30, 28}, 3, 4));
              }),
              "reachable caps sum to 0.144, 0.355 is needed");
}

const numbers special = with_tail({0.13, 0.12, 0.10, 0.09, 0.07, 0.06}, 40, 0.43 / 40);

rescaled_tiers special_rebalance(group_cut cut) {
    return {{.threshold = 0.045, .group_trigger = 0.48, .group = 0.40, .others = 0.045}, cut};
}

TEST(rescaled_tiers, cuts_by_one_factor_or_to_a_common_lid) {
    const numbers factor = under(special_rebalance(group_cut::one_factor), special);
    const numbers lid = under(special_rebalance(group_cut::common_lid), special);
    expect_near({factor.begin(), factor.begin() + 6},
                {0.0912280702, 0.0842105263, 0.0701754386, 0.0631578947, 0.0491228070, 0.0421052632}, 5e-11);
    expect_near({lid.begin(), lid.begin() + 6}, {0.068, 0.068, 0.068, 0.068, 0.068, 0.06}, 1e-15);
    EXPECT_NEAR(factor.back(), 0.015, 1e-15);
    EXPECT_NEAR(lid.back(), 0.015, 1e-15);
    EXPECT_NEAR(distance(factor, lid), 0.0416140351, 5e-11);
    EXPECT_EQ(std::count_if(factor.begin(), factor.begin() + 6, [](double w) { return w < 0.045; }), 1);
}

TEST(rescaled_tiers, rests_below_its_trigger) {
    const numbers sizes = with_tail({0.13, 0.12, 0.10, 0.09}, 40, 0.56 / 40);  // 0.44 above the threshold
    EXPECT_EQ(under(special_rebalance(group_cut::one_factor), sizes), market_cap{}(members_of(sizes)));
}

TEST(rescaled_tiers, refuses_what_cannot_be) {
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  rescaled_tiers{{.threshold = 0.045, .group_trigger = 0.3, .group = 0.4, .others = 0.045},
                                 group_cut::one_factor};
              }),
              "group limit is 0.4, expected the trigger of the group limit, 0.3, or less");
    EXPECT_EQ(thrown<std::domain_error>([] {
                  under(special_rebalance(group_cut::common_lid), {5, 4, 3});
              }),
              "reachable caps sum to 0, 0.6 is needed");
}

TEST(tiered_limits, keep_their_promises_on_any_weights) {
    std::mt19937_64 engine{9};
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    for (int round = 0; round < 120; ++round) {
        const std::size_t n = 45 + static_cast<std::size_t>(uniform() * 60);
        const double spread = 1 + 4 * uniform();
        numbers sizes;
        for (std::size_t i = 0; i < n; ++i) sizes.push_back(i % 7 == 6 ? sizes.back() : std::exp(-spread * uniform()));
        std::sort(sizes.begin(), sizes.end(), std::greater<>{});
        for (std::size_t i = 0; i < 5; ++i) sizes[i] *= 1 + 30 * uniform();
        std::sort(sizes.begin(), sizes.end(), std::greater<>{});

        const auto check = [&](const limit_rule& rule, double single, double threshold, double group) {
            const numbers w = under(rule, sizes);
            EXPECT_NEAR(static_cast<double>(exact_sum(w)), 1, 1e-14) << round;
            EXPECT_LE(*std::max_element(w.begin(), w.end()), single) << round;
            EXPECT_LE(sum_above(threshold, w), group + 2e-13) << round;
            return w;
        };
        const auto in_order = [](const numbers& w) { return std::is_sorted(w.begin(), w.end(), std::greater<>{}); };
        EXPECT_TRUE(in_order(
            check(enumerated_tiers{{.single = 0.225, .threshold = 0.045, .group = 0.45}}, 0.225, 0.045, 0.45)));
        check(staged_tiers{{.single = 0.225, .large = 0.05, .group = 0.48, .others = 0.0475}}, 0.225, 0.05, 0.48);
        check(trimmed_tiers{{.single = 0.23, .threshold = 0.048, .group = 0.5, .cut_to = 0.045}}, 0.23, 0.048, 0.5);
        for (const group_cut cut : {group_cut::one_factor, group_cut::common_lid}) {
            const rescaled_tiers rule{
                {.single = 0.23, .threshold = 0.048, .group_trigger = 0.5, .group = 0.45, .others = 0.045}, cut};
            const numbers w = check(rule, 0.23, 0.048, 0.5);
            for (std::size_t i = 1; i < n; ++i) {
                EXPECT_TRUE(sizes[i] != sizes[i - 1] || w[i] == w[i - 1]) << round;  // equal in, equal out
            }
        }
    }
}

TEST(tiered_limits, move_little_when_little_moves_away_from_their_edges) {
    std::mt19937_64 engine{10};
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    int compared = 0;
    for (int round = 0; round < 300; ++round) {
        numbers sizes{6 + 6 * uniform(), 5 + 2 * uniform(), 4 + uniform(), 3 * uniform() + 1};
        for (int i = 0; i < 50; ++i) sizes.push_back(0.1 + 0.3 * uniform());
        numbers moved = sizes;
        moved[static_cast<std::size_t>(engine()) % sizes.size()] *= 1 + 1e-9;
        // Whether a member is large is asked of the weights after the single cap: no such weight may lie at the
        // threshold.
        const numbers capped = bounded_weights(sizes, 0, 0.23);
        const auto at_the_edge = [](double w) { return std::abs(w - 0.048) < 1e-6; };
        if (std::any_of(capped.begin(), capped.end(), at_the_edge)) continue;
        if (std::abs(sum_above(0.048, capped) - 0.5) < 1e-6) continue;
        ++compared;
        const rescaled_tiers rescaled{
            {.single = 0.23, .threshold = 0.048, .group_trigger = 0.5, .group = 0.45, .others = 0.045},
            group_cut::common_lid};
        const staged_tiers staged{{.single = 0.23, .large = 0.048, .group = 0.48, .others = 0.045}};
        for (const limit_rule& rule : {limit_rule{rescaled}, limit_rule{staged}}) {
            const numbers a = under(rule, sizes), b = under(rule, moved);
            for (std::size_t i = 0; i < a.size(); ++i) EXPECT_NEAR(a[i], b[i], 2e-9) << round;
        }
    }
    EXPECT_GT(compared, 270);
}

}
