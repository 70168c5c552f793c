// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk.hpp>
#include <tidemark/run/time_stream.hpp>

#include "support/allocations.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

namespace {

namespace missing = tidemark::missing;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
using run::closed;
using run::update_status;
using tidemark::support::allocations;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

bool same_bits(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (std::isnan(a) && std::isnan(b));
}

template <class M>
void gives_the_bits_of_batch(const M& metric) {
    std::mt19937_64 random{11};
    std::vector<double> t, x;
    for (double now = 0; t.size() < 500;) {
        now += static_cast<double>(random() % 5) * (random() % 20 == 0 ? 20 : 0.5);
        t.push_back(now);
        x.push_back(random() % 8 == 0 ? nan : 0.001 * static_cast<double>(random() % 4096));
    }
    for (const closed side : {closed::right, closed::both, closed::left, closed::neither}) {
        const auto batch = run::rolling_by_time(metric, t, x, 12.0, side);
        run::time_stream live{metric, 12.0, 100, side};
        const std::size_t before = allocations;
        for (int round = 0; round < 2; ++round) {
            for (std::size_t i = 0; i < t.size(); ++i) {
                live.update(t[i], x[i]);
                EXPECT_TRUE(same_bits(live.value(), batch[i])) << "row " << i;
            }
            live.reset();
        }
        EXPECT_EQ(allocations, before);
    }
}

TEST(TimeStream, GivesTheBitsOfBatchWithoutAllocating) {
    gives_the_bits_of_batch(risk::standard_deviation{});
    gives_the_bits_of_batch(risk::max_drawdown{});
    gives_the_bits_of_batch(risk::median{});
}

TEST(TimeStream, ContinuesFromItsBytesWithTheSameBits) {
    std::mt19937_64 random{12};
    std::vector<std::int64_t> t;
    std::vector<double> x;
    for (std::int64_t now = 0; t.size() < 200; now += static_cast<std::int64_t>(random() % 3)) {
        t.push_back(now);
        x.push_back(random() % 8 == 0    ? nan
                    : random() % 30 == 0 ? HUGE_VAL
                                         : 0.001 * static_cast<double>(random() % 99));
    }
    const auto continues = [&](const auto& metric, closed side) {
        for (std::size_t cut = 0; cut < 120; ++cut) {
            run::time_stream live{metric, std::int64_t{25}, 64, side}, restored{metric, std::int64_t{25}, 64, side};
            for (std::size_t i = 0; i < cut; ++i) live.update(t[i], x[i]);
            restored.update(1'000'000, 1);
            const auto bytes = live.save();
            const std::size_t before = allocations;
            restored.load(bytes);
            EXPECT_EQ(allocations, before);
            for (std::size_t i = cut; i < t.size(); ++i) {
                ASSERT_TRUE(same_bits(live.value(), restored.value())) << "cut " << cut << " row " << i;
                ASSERT_EQ(live.count(), restored.count());
                ASSERT_EQ(live.update(t[i], x[i]), restored.update(t[i], x[i]));
            }
        }
    };
    for (const closed side : {closed::right, closed::both, closed::left, closed::neither}) {
        continues(risk::kurtosis{}, side);
        continues(risk::median{}, side);
    }
}

TEST(TimeStream, RefusesBytesThatAreNotItsOwn) {
    using tidemark::state::load_status;
    run::time_stream live{risk::mean{}, 10.0, 8}, wider{risk::mean{}, 11.0, 8}, small{risk::mean{}, 10.0, 2};
    run::time_stream open{risk::mean{}, 10.0, 8, closed::left}, whole{risk::mean{}, 10.0, 8};
    for (const double t : {1.0, 2.0, 3.0, 4.0, 12.0}) live.update(t, t);
    const auto bytes = live.save();
    EXPECT_EQ(wider.try_load(bytes), load_status::other_state);
    EXPECT_EQ(small.try_load(bytes), load_status::other_state);
    EXPECT_EQ(open.try_load(bytes), load_status::other_state);
    EXPECT_EQ(whole.try_load(bytes), load_status::loaded);
    for (std::size_t n = 0; n < bytes.size(); ++n) {
        auto spoiled = bytes;
        spoiled[n] ^= std::byte{4};
        EXPECT_NE(live.try_load(spoiled), load_status::loaded) << n;
        EXPECT_NE(live.try_load(std::span{bytes}.first(n)), load_status::loaded) << n;
    }
    EXPECT_EQ(live.value(), (3.0 + 4.0 + 12.0) / 3);
}

TEST(TimeStream, RefusesLateRowsAndThoseWithoutRoom) {
    run::time_stream live{risk::mean{}, 10L, 3};
    EXPECT_EQ(live.update(100, 1), update_status::accepted);
    EXPECT_EQ(live.update(99, 50), update_status::late);
    EXPECT_EQ(live.update(100, 3), update_status::accepted);
    EXPECT_EQ(live.update(101, nan), update_status::missing);
    EXPECT_EQ(live.update(102, 50), update_status::full);
    EXPECT_EQ(live.value(), 2);
    EXPECT_EQ(live.count(), 2U);
    EXPECT_EQ(live.update(110, 7), update_status::accepted);
    EXPECT_EQ(live.value(), 7);
    run::time_stream real{risk::mean{}, 1.0, 3, closed::right, missing::refuse{}};
    EXPECT_EQ(real.update(nan, 1), update_status::late);
    EXPECT_EQ(real.update(0, nan), update_status::refused);
    EXPECT_FALSE(real.ready() && real.count() > 0);
}

TEST(TimeStream, StampsMayLieAsFarApartAsTheirTypeReaches) {
    using limits = std::numeric_limits<std::int64_t>;
    run::time_stream live{risk::mean{}, std::int64_t{10}, 3};
    live.update(limits::min(), 1);
    live.update(limits::max() - 9, 2);
    live.update(limits::max(), 4);
    EXPECT_EQ(live.value(), 3);
}

TEST(TimeStream, RefusesAWrongSetUp) {
    const auto refused = [](double width, std::size_t capacity, missing::skip policy) {
        return tidemark::support::thrown<std::invalid_argument>(
            [&] { run::time_stream(risk::mean{}, width, capacity, closed::right, policy); });
    };
    EXPECT_EQ(refused(0, 3, {}), "width is 0, expected more than 0");
    EXPECT_EQ(refused(1, 0, {}), "capacity is 0, expected at least 1");
    EXPECT_EQ(refused(1, 3, {.min_count = 4}), "min_count is 4, expected at most the capacity, 3");
}

}
