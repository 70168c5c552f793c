// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk.hpp>
#include <tidemark/run/stream.hpp>

#include "support/allocations.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace {

namespace missing = tidemark::missing;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
using run::update_status;
using tidemark::support::allocations;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Stream, SaysWhenItIsReady) {
    run::stream live{risk::mean{}, 2};
    EXPECT_FALSE(live.ready());
    EXPECT_TRUE(std::isnan(live.value()));
    EXPECT_EQ(live.update(1), update_status::accepted);
    EXPECT_FALSE(live.ready());
    EXPECT_EQ(live.update(3), update_status::accepted);
    EXPECT_TRUE(live.ready());
    EXPECT_EQ(live.value(), 2);
    EXPECT_EQ(live.peek(5), 4);
    EXPECT_EQ(live.value(), 2);
    EXPECT_EQ(live.update(nan), update_status::missing);
    EXPECT_EQ(live.count(), 1U);
    EXPECT_FALSE(live.ready());
    live.reset();
    EXPECT_EQ(live.count(), 0U);
}

TEST(Stream, UnderRefuseAMissingRowChangesNothing) {
    run::stream live{risk::mean{}, 2, missing::refuse{}};
    live.update(1);
    live.update(3);
    EXPECT_EQ(live.update(nan), update_status::refused);
    EXPECT_EQ(live.value(), 2);
}

TEST(Stream, PropagateAnswersOnlyWithoutAGap) {
    run::stream live{risk::mean{}, 2, missing::propagate{}};
    live.update(1);
    live.update(nan);
    EXPECT_FALSE(live.ready());
    live.update(3);
    EXPECT_FALSE(live.ready());
    live.update(5);
    EXPECT_EQ(live.value(), 4);
}

TEST(Stream, ACopyGoesItsOwnWay) {
    run::stream one{risk::mean{}, 3};
    for (const double x : {1.0, 2.0, 3.0, 4.0}) one.update(x);
    auto two = one;
    two.update(100);
    EXPECT_EQ(one.value(), 3);
    one.update(5);
    EXPECT_EQ(one.value(), 4);
    two = one;
    EXPECT_EQ(two.value(), 4);
}

TEST(Stream, OfAllRowsRunsRecursionsToo) {
    run::stream live{risk::max_drawdown_duration{}};
    for (const double r : {0.1, -0.1, -0.1}) live.update(r);
    EXPECT_EQ(live.value(), 2);
    EXPECT_EQ(live.peek(1.0), 3);
}

TEST(Stream, DoesNotAllocateAfterConstruction) {
    run::stream windowed{risk::sharpe_ratio{.periods_per_year = 365}, 90};
    run::stream unbounded{risk::max_drawdown{}};
    const std::size_t before = allocations;
    double sum = 0;
    for (int i = 0; i < 1000; ++i) {
        const double r = 0.01 * std::sin(static_cast<double>(i));
        windowed.update(r);
        unbounded.update(r);
        sum += windowed.value() + unbounded.value();
        windowed.reset();
    }
    EXPECT_EQ(allocations, before) << sum;
}

TEST(Stream, ACopyDoesNotAllocateWhenItGoesOn) {
    const auto goes_on = [](const auto& metric) {
        const run::stream live{metric, 20};
        auto copy = live;
        const std::size_t before = allocations;
        double sum = 0;
        for (int i = 0; i < 100; ++i) copy.update(0.01 * std::cos(static_cast<double>(i * i))), sum += copy.value();
        EXPECT_EQ(allocations, before) << sum;
    };
    goes_on(risk::variance{});
    goes_on(risk::ulcer_index{});
    goes_on(risk::median{});
}

TEST(Stream, PeekDoesNotAllocateEither) {
    run::stream live{risk::variance{}, 5};
    for (int i = 0; i < 4; ++i) live.update(i);
    const std::size_t before = allocations;
    double sum = 0;
    for (int i = 0; i < 50; ++i) sum += live.peek(i), live.update(i);
    EXPECT_EQ(allocations, before) << sum;
}

TEST(Stream, SaysHowManyRowsItNeeds) {
    EXPECT_EQ((run::stream{risk::mean{}, 20}.lookback()), 20U);
    EXPECT_EQ((run::stream{risk::mean{}, 20, missing::skip{.min_count = 5}}.lookback()), 5U);
    EXPECT_EQ((run::stream{risk::mean{}, 20, missing::propagate{}}.lookback()), 20U);
    EXPECT_EQ((run::stream{risk::mean{}}.lookback()), 0U);
}

TEST(Stream, TakesInTheRowsThatCameAfterItsOwn) {
    run::stream early{risk::max_drawdown{}}, late{risk::max_drawdown{}}, all{risk::max_drawdown{}};
    for (const double r : {0.1, -0.2, 0.05}) early.update(r), all.update(r);
    for (const double r : {-0.5, nan, 0.3}) late.update(r), all.update(r);
    early.merge(late);
    EXPECT_EQ(early.value(), all.value());
    EXPECT_EQ(early.count(), 5U);
}

/// Rows with gaps, infinities and an outlier.
std::vector<double> rough(std::size_t n) {
    std::vector<double> x(n);
    for (std::size_t i = 0; i < n; ++i)
        x[i] = i % 11 == 3 ? nan : i % 37 == 5 ? HUGE_VAL : i == 40 ? 1e12 : 0.1 * std::sin(static_cast<double>(i));
    return x;
}

bool same_bits(double a, double b) {
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (std::isnan(a) && std::isnan(b));
}

/// Saves after any number of rows, and goes on as if nothing had happened.
template <class Row, class Make>
void continues_with_the_same_bits(Row row, Make make) {
    for (std::size_t cut = 0; cut < 90; ++cut) {
        auto live = make(), restored = make();
        for (std::size_t i = 0; i < cut; ++i) live.update(row(i));
        for (std::size_t i = 0; i < 7; ++i) restored.update(row(i));
        restored.load(live.save());
        for (std::size_t i = cut; i < 200; ++i) {
            ASSERT_TRUE(same_bits(live.value(), restored.value())) << "cut " << cut << " row " << i;
            ASSERT_EQ(live.count(), restored.count());
            ASSERT_EQ(live.ready(), restored.ready());
            live.update(row(i)), restored.update(row(i));
        }
    }
}

TEST(Stream, ContinuesFromItsBytesWithTheSameBits) {
    const auto x = rough(200), y = rough(211);
    const auto one = [&](std::size_t i) { return x[i]; };
    const auto two = [&](std::size_t i) { return tidemark::core::pair{x[i], y[i + 11]}; };
    const missing::skip any{.min_count = 1};
    for (const std::size_t w : {1U, 7U, 20U, 45U}) {
        continues_with_the_same_bits(one, [&] { return run::stream{risk::kurtosis{}, w, any}; });
        continues_with_the_same_bits(one, [&] { return run::stream{risk::kurtosis{}, w, any, run::worst_case{}}; });
        continues_with_the_same_bits(one, [&] { return run::stream{risk::max_drawdown{}, w, any}; });
        continues_with_the_same_bits(one, [&] { return run::stream{risk::median{}, w, any}; });
        continues_with_the_same_bits(one, [&] { return run::stream{risk::pain_index{}, w, any}; });
        continues_with_the_same_bits(two, [&] { return run::stream{risk::correlation{}, w, any}; });
        continues_with_the_same_bits(two, [&] { return run::stream{risk::kendall_tau{}, w, any}; });
        continues_with_the_same_bits(two, [&] { return run::stream{risk::spearman_correlation{}, w, any}; });
        continues_with_the_same_bits(two, [&] { return run::stream{risk::beta{}, w, any, run::worst_case{}}; });
    }
    continues_with_the_same_bits(one, [&] { return run::stream{risk::sharpe_ratio{.periods_per_year = 365}}; });
    continues_with_the_same_bits(two, [&] { return run::stream{risk::beta{}}; });
}

TEST(Stream, RefusesBytesThatAreNotItsOwn) {
    using tidemark::state::load_status;
    run::stream live{risk::variance{}, 5}, other{risk::variance{}, 6};
    run::stream all{risk::variance{}};
    for (const double x : {1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0}) live.update(x), all.update(x), other.update(x);
    run::stream pairs{risk::beta{}, 5};
    for (const double x : {1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0}) pairs.update({x, x});
    const double before = live.value();
    EXPECT_EQ(live.try_load(other.save()), load_status::other_state);
    EXPECT_EQ(live.try_load(all.save()), load_status::other_state);
    EXPECT_EQ(live.try_load(pairs.save()), load_status::other_state);
    EXPECT_EQ(live.try_load(tidemark::state::save(tidemark::state::moments<2>{})), load_status::other_state);
    EXPECT_EQ(all.try_load(live.save()), load_status::other_state);
    EXPECT_EQ(all.try_load(run::stream{risk::max_drawdown{}}.save()), load_status::other_state);
    const auto spoiled = [](auto& stream) {
        const auto saved = stream.save();
        for (std::size_t n = 0; n < saved.size(); ++n) {
            auto bytes = saved;
            bytes[n] ^= std::byte{0x10};
            EXPECT_NE(stream.try_load(bytes), load_status::loaded) << n;
            EXPECT_NE(stream.try_load(std::span{saved}.first(n)), load_status::loaded) << n;
        }
        auto longer = saved;
        longer.insert(longer.end(), 8, std::byte{0});
        EXPECT_NE(stream.try_load(longer), load_status::loaded);
    };
    spoiled(live);
    spoiled(all);
    EXPECT_EQ(live.value(), before);
    auto newer = live.save();
    newer[8] = std::byte{0xFF};
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>([&] { live.load(newer); }),
              "byte format is 255, expected at most 1, the newest that this release reads");
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>([&] { live.load(other.save()); }),
              "stream is \"another\", expected bytes of a stream of this metric's state and window");
}

TEST(Stream, DoesNotAllocateToLoad) {
    run::stream live{risk::variance{}, 50, run::worst_case{}};
    for (int i = 0; i < 120; ++i) live.update(i);
    const auto bytes = live.save();
    const std::size_t before = allocations;
    live.load(bytes);
    for (int i = 0; i < 120; ++i) live.update(i);
    EXPECT_EQ(allocations, before);
}

TEST(Stream, RefusesAWrongSetUp) {
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>([] { run::stream(risk::mean{}, 0); }),
              "window is 0, expected at least 1");
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>(
                  [] { run::stream(risk::mean{}, 3, missing::skip{.min_count = 4}); }),
              "min_count is 4, expected at most the window, 3");
    EXPECT_EQ(tidemark::support::thrown<std::invalid_argument>(
                  [] { run::stream(risk::sharpe_ratio{.periods_per_year = -1}); }),
              "periods_per_year is -1, expected a positive number");
}

}
