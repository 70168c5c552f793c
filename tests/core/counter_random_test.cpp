// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/counter_random.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <set>
#include <stdexcept>
#include <vector>

namespace {

using tidemark::core::counter_random;
using tidemark::core::philox_4x32;
using words = std::array<std::uint32_t, 4>;

// The known answers that Random123 publishes for philox4x32 with ten rounds.
static_assert(philox_4x32({0, 0, 0, 0}, {0, 0}) == words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
static_assert(philox_4x32({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
              words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
static_assert(philox_4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
              words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});

TEST(CounterRandom, LaysDrawStreamAndSeedOverCounterAndKey) {
    constexpr counter_random random{.seed = 0x299f31d0a4093822, .stream = 0x0370734413198a2e};
    static_assert(random.block(0x85a308d3243f6a88) == words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
    static_assert(random.bits(0x85a308d3243f6a88) == 0x94fdccebd16cfe09);
    static_assert(random.uniform(0x85a308d3243f6a88) ==
                  static_cast<double>(0x94fdccebd16cfe09 >> 11) / 9007199254740992.0);
    EXPECT_EQ(random.bits(0x85a308d3243f6a88), 0x94fdccebd16cfe09);
}

TEST(CounterRandom, AnswersTheSameInAnyOrder) {
    const counter_random random{.seed = 7, .stream = 3};
    std::vector<std::uint64_t> forwards, backwards(1000);
    for (std::uint64_t i = 0; i < 1000; ++i) forwards.push_back(random.below(i, 17));
    for (std::uint64_t i = 1000; i-- > 0;) backwards[i] = random.below(i, 17);
    EXPECT_EQ(forwards, backwards);
}

TEST(CounterRandom, TellsDrawsStreamsAndSeedsApart) {
    std::set<std::uint64_t> seen;
    for (std::uint64_t seed = 0; seed < 10; ++seed)
        for (std::uint64_t stream = 0; stream < 10; ++stream)
            for (std::uint64_t i = 0; i < 10; ++i) seen.insert(counter_random{seed, stream}.bits(i));
    EXPECT_EQ(seen.size(), 1000u);
}

TEST(CounterRandom, IsUniform) {
    // The mean of 10,000 numbers has standard error sqrt(1 / 12 / 10000) = 0.0029, that of their squares 0.003.
    const counter_random random{.seed = 2011};
    double sum = 0, squares = 0;
    for (std::uint64_t i = 0; i < 10000; ++i) {
        const double u = random.uniform(i);
        ASSERT_GE(u, 0);
        ASSERT_LT(u, 1);
        sum += u;
        squares += u * u;
    }
    EXPECT_NEAR(sum / 10000, 1 / 2., 3 * 0.0029);
    EXPECT_NEAR(squares / 10000, 1 / 3., 3 * 0.003);
}

TEST(CounterRandom, DrawsIntegersEvenlyBelowABound) {
    const counter_random random{.seed = 42};
    std::vector<int> count(6);
    for (std::uint64_t i = 0; i < 6000; ++i) ++count.at(random.below(i, 6));
    double chi_square = 0;
    for (const int c : count) chi_square += (c - 1000.) * (c - 1000.) / 1000.;
    EXPECT_LT(chi_square, 15.1);  // the 99th percentile of chi-square with five degrees of freedom
    for (std::uint64_t i = 0; i < 100; ++i) EXPECT_EQ(random.below(i, 1), 0u);
}

TEST(CounterRandom, ScalesAllBitsAndRejectsTheSurplus) {
    // Below a power of two the high word is the first bits, and nothing is rejected.
    const counter_random random{.seed = 1, .stream = 1};
    for (std::uint64_t i = 0; i < 100; ++i) {
        EXPECT_EQ(random.below(i, std::uint64_t{1} << 40), random.bits(i) >> 24);
        EXPECT_EQ(random.below(i, std::uint64_t{1} << 63), random.bits(i) >> 1);
    }
    // Below 3 * 2^62 a quarter of the words is rejected; scaling alone would make every third integer twice as likely.
    const std::uint64_t n = std::uint64_t{3} << 62;
    int thirds[3] = {}, retried = 0;
    for (std::uint64_t i = 0; i < 9000; ++i) {
        const std::uint64_t k = random.below(i, n);
        ASSERT_LT(k, n);
        ++thirds[k % 3];
        const auto drawn = random.block(i);
        const std::uint64_t bits = random.bits(i);
        if ((bits & 3) == 0) {  // the low word, (3 * bits mod 4) * 2^62, is below 2^64 mod n = 2^62: rejected
            ++retried;
            const auto next = philox_4x32(drawn, {1, 0});
            const std::uint64_t again = std::uint64_t{next[1]} << 32 | next[0];
            if ((again & 3) != 0) {
                EXPECT_EQ(k, again / 4 * 3 + (again % 4) * 3 / 4);
            }
        } else {
            EXPECT_EQ(k, bits / 4 * 3 + (bits % 4) * 3 / 4);
        }
    }
    EXPECT_NEAR(retried, 9000 / 4., 3 * std::sqrt(9000 * 3. / 16));
    for (const int count : thirds) EXPECT_NEAR(count, 3000, 3 * std::sqrt(9000 * 2. / 9));
}

TEST(CounterRandom, RefusesNothingToChooseFrom) {
    try {
        static_cast<void>(counter_random{.seed = 1}.below(0, 0));
        FAIL();
    } catch (const std::invalid_argument& e) {
        EXPECT_STREQ(e.what(), "n is 0, expected 1 or more");
    }
}

}
