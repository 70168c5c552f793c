// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/decayed.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <type_traits>
#include <vector>

using tidemark::core::pair;
using tidemark::state::decayed_comoments;
using tidemark::state::decayed_moments;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
using series = std::vector<double>;
using real = long double;

/// What the weights are by their definition: factor^age, the oldest 1 / (1 - factor) times as much when seeded.
struct exact {
    real weight = 0, cross = 0, mean = 0, m2 = 0;

    exact(const series& x, double factor, bool seeded) {
        std::vector<real> w;
        for (std::size_t i = 0; i < x.size(); ++i)
            w.push_back(std::pow(static_cast<real>(factor), static_cast<real>(x.size() - 1 - i)));
        if (seeded) w.front() /= 1 - static_cast<real>(factor);
        for (std::size_t i = 0; i < x.size(); ++i) {
            cross += weight * w[i];
            weight += w[i];
            mean += w[i] * (static_cast<real>(x[i]) - static_cast<real>(x.back()));
        }
        mean = mean / weight + static_cast<real>(x.back());
        for (std::size_t i = 0; i < x.size(); ++i) {
            const real d = static_cast<real>(x[i]) - mean;
            m2 += w[i] * d * d;
        }
    }
};

series noise(std::size_t n, double level, double deviation, std::uint64_t seed = 3) {
    std::mt19937_64 random{seed};
    std::normal_distribution<double> normal{level, deviation};
    series x(n);
    for (double& v : x) v = normal(random);
    return x;
}

decayed_moments merged(const series& x, double factor, std::size_t first, std::size_t last, std::mt19937_64& random) {
    if (last - first < 3 || random() % 4 == 0) {
        decayed_moments s;
        for (std::size_t i = first; i < last; ++i) s.absorb({x[i], factor});
        return s;
    }
    const std::size_t cut = first + random() % (last - first + 1);
    return decayed_moments::combine(merged(x, factor, first, cut, random), merged(x, factor, cut, last, random));
}

double relative(double got, real want) {
    return static_cast<double>(std::fabs((static_cast<real>(got) - want) / want));
}

// Seen at worst: 1.6e-15 for the weight, 2.7e-15 for cross, 1.3e-15 for m2, and 8e-16 or an ulp of the level for the
// mean.
TEST(decayed_moments, meet_the_definition_however_they_are_merged) {
    std::mt19937_64 random{5};
    for (const double level : {0.0, 1e9}) {
        for (const double factor : {0.0, 0.5, 0.94, 0.999}) {
            const series x = noise(300, level, 1);
            for (const bool seeded : {false, true}) {
                const exact want{x, factor, seeded};
                for (int tree = 0; tree < 30; ++tree) {
                    auto s = merged(x, factor, 0, x.size(), random);
                    if (seeded) s = s.seeded(factor);
                    EXPECT_LE(relative(s.weight, want.weight), 4e-15);
                    EXPECT_NEAR(s.mean(), static_cast<double>(want.mean), 3e-16 * level + 2e-15);
                    if (factor == 0) {
                        EXPECT_EQ(s.m2, 0);
                        EXPECT_EQ(s.cross, 0);
                    } else {
                        EXPECT_LE(relative(s.cross, want.cross), 6e-15);
                        EXPECT_LE(relative(s.m2, want.m2), 4e-15) << level << ' ' << factor;
                    }
                }
            }
        }
    }
}

// The level falls from 1e9 to 0 at once; when it has decayed below the last place its rounding has too.
TEST(decayed_moments, forget_a_level_long_past) {
    series x = noise(2000, 1e9, 1);
    const series later = noise(2000, 0, 1e-3, 4);
    x.insert(x.end(), later.begin(), later.end());
    decayed_moments s;
    for (const double v : x) s.absorb({v, 0.9});
    const exact want{later, 0.9, false};
    EXPECT_NEAR(s.mean(), static_cast<double>(want.mean), 1e-18);
    EXPECT_LE(relative(s.m2, want.m2), 1e-14);
}

// Numbers below the normal ones would cost fifty times as much, for ever.
TEST(decayed_moments, fade_to_nothing_and_not_below_the_normal_numbers) {
    decayed_moments s;
    double least = 1;
    for (int i = 0; i < 10000; ++i) {
        s.absorb({0.1 * i, 0.9});
        least = s.fade > 0 ? s.fade : least;
    }
    EXPECT_EQ(s.fade, 0);
    EXPECT_GT(least, 1e-290);
    EXPECT_LT(least, 2e-290);
    EXPECT_EQ(s.seeded(0.9), s);
}

TEST(decayed_moments, of_equal_values_are_exactly_zero_about_their_value) {
    std::mt19937_64 random{7};
    for (const double value : {0.1, -1.0 / 3, 1e9 + 0.1}) {
        const auto s = merged(series(100, value), 0.97, 0, 100, random).seeded(0.97);
        EXPECT_EQ(s.mean(), value);
        EXPECT_EQ(s.m2, 0);
        EXPECT_EQ(s.variance(), 0);
    }
}

TEST(decayed_moments, of_one_row_have_a_mean_and_no_unbiased_variance) {
    const auto s = decayed_moments::lift({3, 0.9});
    EXPECT_EQ(s.mean(), 3);
    EXPECT_EQ(s.biased_variance(), 0);
    EXPECT_TRUE(std::isnan(s.variance()));
    EXPECT_TRUE(std::isnan(s.seeded(0.9).variance()));
    EXPECT_TRUE(std::isnan(decayed_moments{}.mean()));
    EXPECT_TRUE(std::isnan(decayed_moments{}.seeded(0.9).biased_variance()));
}

TEST(decayed_moments, of_an_infinity_have_a_mean_and_no_spread) {
    for (std::size_t at = 0; at < 5; ++at) {
        series x{1, 2, 3, 4, 5};
        x[at] = infinity;
        std::mt19937_64 random{9};
        for (int tree = 0; tree < 10; ++tree) {
            const auto s = merged(x, 0.9, 0, x.size(), random);
            EXPECT_EQ(s.mean(), infinity);
            EXPECT_EQ(s.seeded(0.9).mean(), infinity);
            EXPECT_TRUE(std::isnan(s.variance()));
        }
    }
    auto both =
        decayed_moments::combine(decayed_moments::lift({infinity, 0.9}), decayed_moments::lift({-infinity, 0.9}));
    EXPECT_TRUE(std::isnan(both.mean()));
}

TEST(decayed_moments, take_nothing_for_neutral_on_both_sides) {
    decayed_moments s;
    for (const double v : {0.1, -3.0, 1e9}) s.absorb({v, 0.8});
    EXPECT_EQ(decayed_moments::combine(s, {}), s);
    EXPECT_EQ(decayed_moments::combine({}, s), s);
}

TEST(decayed_comoments, of_a_series_with_itself_are_its_moments_thrice) {
    const series x = noise(100, 5, 2);
    decayed_moments one;
    decayed_comoments two;
    for (const double v : x) {
        one.absorb({v, 0.9});
        two.absorb({v, v}, 0.9);
    }
    for (const double factor : {0.0, 0.9}) {
        const auto a = factor > 0 ? one.seeded(factor) : one;
        const auto b = factor > 0 ? two.seeded(factor) : two;
        EXPECT_DOUBLE_EQ(b.mean_x(), a.mean());
        EXPECT_DOUBLE_EQ(b.mean_y(), a.mean());
        EXPECT_LE(relative(b.covariance(), static_cast<real>(a.variance())), 4e-15);
        EXPECT_DOUBLE_EQ(b.biased_covariance(), b.xy / b.weight);
        EXPECT_NEAR(b.correlation(), 1, 4e-16);
    }
}

TEST(decayed_comoments, of_an_infinity_keep_the_other_side) {
    decayed_comoments s;
    for (const pair p : {pair{1, 3}, pair{infinity, 1}, pair{4, 4}, pair{8, 1}})
        s = decayed_comoments::combine(s, decayed_comoments::lift(p, 0.5));
    EXPECT_EQ(s.mean_x(), infinity);
    EXPECT_DOUBLE_EQ(s.mean_y(), (3 * 0.125 + 0.25 + 4 * 0.5 + 1) / 1.875);
    EXPECT_TRUE(std::isnan(s.xx) && std::isnan(s.xy) && std::isnan(s.correlation()));
    EXPECT_GT(s.yy, 0);
    EXPECT_EQ(decayed_comoments::combine(decayed_comoments{}, decayed_comoments::lift({1, 2}, 0.5)),
              decayed_comoments::lift({1, 2}, 0.5));
}

TEST(decayed_states, are_small_values_that_can_be_copied_as_bytes) {
    static_assert(std::is_trivially_copyable_v<decayed_moments> && sizeof(decayed_moments) == 8 * sizeof(double));
    static_assert(std::is_trivially_copyable_v<decayed_comoments> && sizeof(decayed_comoments) == 12 * sizeof(double));
}

}
