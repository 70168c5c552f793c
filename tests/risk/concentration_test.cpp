// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/concentration.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using namespace tidemark::risk;
using tidemark::support::thrown;
using numbers = std::vector<double>;
using real = long double;

namespace {

double gini_of_population(std::span<const double> w) { return gini_coefficient(w, inequality_of::population); }
double gini_of_sample(std::span<const double> w) { return gini_coefficient(w, inequality_of::sample); }
double top_three(std::span<const double> w) { return top_share(w, 3); }

using measure = double (*)(std::span<const double>);

constexpr std::array<measure, 8> all{herfindahl_index,
                                     normalised_herfindahl_index,
                                     effective_number,
                                     entropy_of_weights,
                                     effective_number_by_entropy,
                                     gini_of_population,
                                     gini_of_sample,
                                     top_three};

// Traded values of thirteen assets: a worked example that an independent program checks.
TEST(concentration, of_thirteen_traded_values) {
    const numbers traded{30, 22, 9, 8, 6, 5, 4, 4, 3, 3, 2.5, 2, 1.5};
    EXPECT_NEAR(top_share(traded, 10), .94, 1e-15);
    EXPECT_NEAR(herfindahl_index(traded), .16525, 1e-15);
    EXPECT_NEAR(effective_number(traded), 1 / .16525, 1e-13);
}

// The shares of four firms, 30, 30, 20 and 20 per cent, which the Merger Guidelines of the United States work out.
TEST(herfindahl_index, of_a_published_example) {
    EXPECT_DOUBLE_EQ(10000 * herfindahl_index(numbers{30, 30, 20, 20}), 2600);
}

// Four members of market caps 1000, 400, 100 and 50.
TEST(effective_number, of_a_small_index) {
    EXPECT_NEAR(effective_number(numbers{1000, 400, 100, 50}), 2.05, 5e-3);
    EXPECT_DOUBLE_EQ(herfindahl_index(numbers{1000, 400, 100, 50}), 1172500.0 / (1550.0 * 1550.0));
    EXPECT_DOUBLE_EQ(effective_number(numbers{.6004, .2957, .0545, .0494}),
                     effective_number(numbers{6004, 2957, 545, 494}));
}

TEST(concentration, of_equal_weights) {
    EXPECT_EQ(effective_number(numbers(4, .25)), 4);
    EXPECT_DOUBLE_EQ(effective_number(numbers(50, 3e11)), 50);
    EXPECT_NEAR(effective_number_by_entropy(numbers(50, 3e11)), 50, 1e-13);
    EXPECT_DOUBLE_EQ(entropy_of_weights(numbers(7, .1)), std::log(7));
    for (std::size_t n = 2; n < 40; ++n) {
        EXPECT_EQ(normalised_herfindahl_index(numbers(n, .1)), 0) << n;
        EXPECT_EQ(gini_of_population(numbers(n, .1)), 0) << n;
        EXPECT_EQ(gini_of_sample(numbers(n, .1)), 0) << n;
        EXPECT_DOUBLE_EQ(top_three(numbers(n, .1)), std::min(1.0, 3 / static_cast<double>(n))) << n;
    }
}

TEST(concentration, of_a_single_weight) {
    for (const numbers& weights : {numbers{5}, numbers{0, 5, 0}}) {
        EXPECT_EQ(herfindahl_index(weights), 1);
        EXPECT_EQ(effective_number(weights), 1);
        EXPECT_EQ(entropy_of_weights(weights), 0);
        EXPECT_FALSE(std::signbit(entropy_of_weights(weights)));
        EXPECT_EQ(effective_number_by_entropy(weights), 1);
        EXPECT_EQ(top_share(weights, 1), 1);
    }
    EXPECT_TRUE(std::isnan(normalised_herfindahl_index(numbers{5})));
    EXPECT_DOUBLE_EQ(normalised_herfindahl_index(numbers{0, 5, 0}), 1);
    EXPECT_EQ(gini_of_population(numbers{5}), 0);
    EXPECT_TRUE(std::isnan(gini_of_sample(numbers{5})));
    EXPECT_DOUBLE_EQ(gini_of_population(numbers{0, 5, 0}), 2.0 / 3);
    EXPECT_DOUBLE_EQ(gini_of_sample(numbers{0, 5, 0}), 1);
}

/// What each of `all` means, apart from the library; the Gini coefficient as the mean difference of all pairs.
std::array<real, 8> definitions(numbers weights) {
    const real n = static_cast<real>(weights.size());
    const real total = std::accumulate(weights.begin(), weights.end(), real{0});
    real squares = 0, entropy = 0, differences = 0, top = 0;
    for (const double w : weights) {
        const real s = static_cast<real>(w) / total;
        squares += s * s;
        if (w > 0) entropy -= s * std::log(s);
        for (const double other : weights) differences += std::abs(static_cast<real>(w) - static_cast<real>(other));
    }
    std::sort(weights.begin(), weights.end(), std::greater<>{});
    for (std::size_t i = 0; i < std::min<std::size_t>(3, weights.size()); ++i) top += static_cast<real>(weights[i]);
    return {squares,
            (squares - 1 / n) / (1 - 1 / n),
            1 / squares,
            entropy,
            std::exp(entropy),
            differences / (2 * n * total),
            differences / (2 * (n - 1) * total),
            top / total};
}

TEST(concentration, is_its_definition_in_long_double) {
    std::mt19937_64 engine{19};
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    for (const double spread : {.001, 1.0, 12.0}) {
        for (const std::size_t n : {2U, 3U, 10U, 301U}) {
            numbers weights;
            for (std::size_t i = 0; i < n; ++i) weights.push_back(1e9 * std::exp(spread * uniform()));
            if (n == 10) weights[4] = 0;
            const auto expected = definitions(weights);
            for (std::size_t m = 0; m < all.size(); ++m) {
                const double got = all[m](weights), apart = static_cast<double>(expected[m]);
                EXPECT_NEAR(got / apart, 1, 1e-11) << "measure " << m << " of " << n << " weights";
                EXPECT_NEAR(got, apart, 1e-13 * std::max(1.0, std::abs(apart)));
            }
        }
    }
}

TEST(concentration, does_not_ask_for_order_or_scale) {
    const numbers weights{7, 1, 3, 3, .5, 11, 0, 2}, sorted{0, .5, 1, 2, 3, 3, 7, 11};
    for (const measure m : all) {
        EXPECT_NEAR(m(weights), m(sorted), 1e-15 * std::max(1.0, m(sorted)));
        for (const double scale : {0x1p-1070, 0x1p+1020}) {
            numbers scaled = weights;
            for (double& w : scaled) w *= scale;
            EXPECT_EQ(m(scaled), m(weights)) << scale;
        }
    }
}

TEST(top_share, grows_with_the_count_to_the_whole) {
    const numbers weights{.1, .7, .3, .9, 0, .2};
    double before = 0;
    for (std::size_t count = 1; count <= 7; ++count) {
        const double share = top_share(weights, count);
        EXPECT_GE(share, before);
        EXPECT_LE(share, 1);
        before = share;
    }
    EXPECT_EQ(before, 1);
    EXPECT_DOUBLE_EQ(top_share(numbers{1, 2, 2, 2, 3}, 2), .5);
}

TEST(concentration, of_nothing_is_no_number) {
    for (const measure m : all) {
        EXPECT_TRUE(std::isnan(m(numbers{})));
        EXPECT_TRUE(std::isnan(m(numbers{0})));
        EXPECT_TRUE(std::isnan(m(numbers{0, 0, 0, 0})));
    }
}

TEST(concentration, refuses_what_is_no_weight) {
    for (const measure m : all) {
        EXPECT_EQ(thrown<std::invalid_argument>([&] {
                      m(numbers{1, -1});
                  }),
                  "weights[1] is -1, expected a finite number, zero or more");
        EXPECT_EQ(thrown<std::invalid_argument>([&] { m(numbers{tidemark::core::nan}); }),
                  "weights[0] is nan, expected a finite number, zero or more");
        EXPECT_EQ(thrown<std::invalid_argument>([&] {
                      m(numbers{0, tidemark::core::infinity});
                  }),
                  "weights[1] is inf, expected a finite number, zero or more");
    }
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  static_cast<void>(top_share(numbers{1, 2}, 0));
              }),
              "count is 0, expected 1 or more");
}

}
