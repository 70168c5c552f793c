// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/bytes.hpp>

#include <tidemark/state.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>
#include <string>
#include <vector>

namespace {

namespace state = tidemark::state;
using state::load_status;
using both = state::joint<state::moments<2>, state::wealth>;
using of_pairs = state::joint<state::of_each<state::growth>, state::of_each<state::partial_moments>>;

template <class S>
S filled() {
    S s{};
    for (const double x : {0.01, -0.02, 0.5, -0.125}) {
        if constexpr (std::same_as<typename S::observation, double>)
            s = S::combine(s, S::lift(x));
        else
            s = S::combine(s, S::lift({x, -2 * x}));
    }
    return s;
}

template <class S>
class EveryState : public testing::Test {};

using states =
    testing::Types<state::moments<1>, state::moments<2>, state::moments<3>, state::moments<4>, state::comoments,
                   state::partial_moments, state::extremes, state::wealth, state::level_range, state::running_sum,
                   state::oldest, state::newest, state::standing_level, state::lowest_position, state::newest_among,
                   state::product, state::tally, state::growth, state::longest_run,
                   state::deepest_fall<state::path::returns>, state::deepest_fall<state::path::levels>,
                   state::cross_moments<4>, both, of_pairs>;
TYPED_TEST_SUITE(EveryState, states);

TYPED_TEST(EveryState, ComesBackBitForBit) {
    const auto s = filled<TypeParam>();
    EXPECT_EQ(state::load<TypeParam>(state::save(s)), s);
    EXPECT_EQ(state::load<TypeParam>(state::save(TypeParam{})), TypeParam{});
    EXPECT_EQ(state::save(s).size(), 52 + sizeof(TypeParam));
}

TYPED_TEST(EveryState, RefusesEveryShorterText) {
    const auto bytes = state::save(filled<TypeParam>());
    TypeParam s{};
    for (std::size_t n = 0; n < bytes.size(); ++n)
        EXPECT_EQ(state::try_load(std::span{bytes}.first(n), s), load_status::truncated);
    EXPECT_EQ(s, TypeParam{});
}

TYPED_TEST(EveryState, NoticesEveryFlippedBit) {
    const auto bytes = state::save(filled<TypeParam>());
    TypeParam s{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        for (int bit = 0; bit < 8; ++bit) {
            auto wrong = bytes;
            wrong[i] ^= static_cast<std::byte>(1 << bit);
            EXPECT_NE(state::try_load(wrong, s), load_status::loaded) << "bit " << bit << " of byte " << i;
        }
    }
    EXPECT_EQ(s, TypeParam{});
}

TYPED_TEST(EveryState, TakesAnyBytesWithoutHarm) {
    std::uint64_t seed = 1;
    TypeParam s{};
    for (int round = 0; round < 2000; ++round) {
        auto bytes = state::save(filled<TypeParam>());
        for (int change = 0; change < 3; ++change) {
            seed = seed * 6364136223846793005U + 1442695040888963407U;
            bytes[(seed >> 33) % bytes.size()] = static_cast<std::byte>(seed >> 56);
        }
        static_cast<void>(state::try_load(std::span{bytes}.first((seed >> 20) % (bytes.size() + 1)), s));
    }
}

std::vector<std::byte> bytes_of(const state::wealth& s) {
    const auto saved = state::save(s);
    return {saved.begin(), saved.end()};
}

TEST(Bytes, SayWhatIsWrongWithThem) {
    const auto message = [](const std::vector<std::byte>& bytes) {
        return tidemark::support::thrown<std::invalid_argument>([&] { state::load<state::wealth>(bytes); });
    };
    const auto good = bytes_of(filled<state::wealth>());
    auto bytes = good;
    bytes[0] = std::byte{'T'};
    EXPECT_EQ(message(bytes), "state is \"foreign\", expected bytes that Tidemark saved");
    bytes = good, bytes[8] = std::byte{9};
    EXPECT_EQ(message(bytes), "byte format is 9, expected at most 1, the newest that this release reads");
    bytes = good, bytes.pop_back();
    EXPECT_EQ(message(bytes), "number of bytes is 91, expected 92");
    bytes = good, bytes[50] ^= std::byte{1};
    EXPECT_EQ(message(bytes), "checksum is \"wrong\", expected bytes as they were saved");
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>([&] { state::load<state::extremes>(good); }),
              "state is \"wealth\", expected extremes");
}

TEST(Bytes, AreLittleEndianDoublesUnderAName) {
    const auto bytes = state::save(state::extremes{1, -2.5, 4});
    EXPECT_EQ(std::string(reinterpret_cast<const char*>(bytes.data()), 8), "tidemark");
    EXPECT_EQ(std::string(reinterpret_cast<const char*>(bytes.data()) + 16), "extremes");
    EXPECT_EQ(bytes[8], std::byte{1});
    EXPECT_EQ(bytes[12], std::byte{24});
    EXPECT_EQ(bytes[48 + 15], std::byte{0xC0});  // -2.5 is C004 0000 0000 0000
    EXPECT_EQ(bytes[48 + 14], std::byte{0x04});
    EXPECT_EQ(bytes[48 + 8], std::byte{0});
}

// CRC-32 of "123456789" is the check value that its catalogues print.
TEST(Bytes, ChecksumIsTheUsualCrc32) {
    std::vector<std::byte> digits;
    for (const char c : std::string{"123456789"}) digits.push_back(static_cast<std::byte>(c));
    EXPECT_EQ(state::detail::crc32(digits), 0xCBF43926U);
}

// What every released version wrote is read by this one: tests/state/golden/<version>/<state>.bin holds the states of
// `filled`, and stays as it is for ever.
template <class S>
void expect_golden(const std::string& version, const std::string& name) {
    std::ifstream file{std::string{TIDEMARK_GOLDEN} + "/" + version + "/" + name + ".bin", std::ios::binary};
    ASSERT_TRUE(file) << version << " " << name;
    std::vector<std::byte> bytes;
    for (std::istreambuf_iterator<char> i{file}, end; i != end; ++i) bytes.push_back(static_cast<std::byte>(*i));
    EXPECT_EQ(state::load<S>(bytes), filled<S>()) << version << " " << name;
}

TEST(Bytes, OfEveryReleaseAreRead) {
    for (const std::string version : {"0.1.0"}) {
        expect_golden<state::moments<1>>(version, "moments.1");
        expect_golden<state::moments<2>>(version, "moments.2");
        expect_golden<state::moments<3>>(version, "moments.3");
        expect_golden<state::moments<4>>(version, "moments.4");
        expect_golden<state::comoments>(version, "comoments");
        expect_golden<state::partial_moments>(version, "partial_moments");
        expect_golden<state::extremes>(version, "extremes");
        expect_golden<state::wealth>(version, "wealth");
        expect_golden<state::level_range>(version, "level_range");
        expect_golden<state::running_sum>(version, "running_sum");
        expect_golden<both>(version, "moments.2+wealth");
    }
}

}
