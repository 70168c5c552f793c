// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk.hpp>
#include <tidemark/run/stream.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <new>
#include <vector>

namespace {

std::size_t allocations = 0;

}

// Not inlined, or GCC sees malloc's memory go to delete and warns of a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) {
    ++allocations;
    if (void* p = std::malloc(size)) return p;
    throw std::bad_alloc{};
}
[[gnu::noinline]] void operator delete(void* p) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete(void* p, std::size_t) noexcept { std::free(p); }

namespace {

namespace missing = tidemark::missing;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
using run::update_status;
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

TEST(Stream, PeekDoesNotAllocateEither) {
    run::stream live{risk::variance{}, 5};
    for (int i = 0; i < 4; ++i) live.update(i);
    const std::size_t before = allocations;
    double sum = 0;
    for (int i = 0; i < 50; ++i) sum += live.peek(i), live.update(i);
    EXPECT_EQ(allocations, before) << sum;
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
