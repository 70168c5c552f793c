// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/lanes.hpp>

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

namespace {

namespace core = tidemark::core;
using core::lanes;

constexpr std::size_t width = core::lane_count;
constexpr double inf = std::numeric_limits<double>::infinity();

std::vector<double> numbers() {
    std::vector<double> x{0, -0.0, 1, -1, 0.1, 1e-300, 5e-324, 1e300, inf, -inf, core::nan, 2, 3, 4};
    std::mt19937_64 random{7};
    std::uniform_real_distribution<double> uniform{-300, 300};
    while (x.size() < 4096) x.push_back((random() % 2 == 0 ? 1 : -1) * std::pow(10, uniform(random)));
    return x;
}

bool same(double a, double b) {
    return (std::isnan(a) && std::isnan(b)) || std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

// A function of one or two numbers gives in every lane the bits that it gives alone.
template <class F>
void every_lane_is_the_number_alone(F f) {
    const auto x = numbers();
    for (std::size_t i = 0; i + 3 * width <= x.size(); ++i) {
        lanes a, b;
        core::load(a, x.data() + i);
        core::load(b, x.data() + i + 2 * width);
        const lanes got = f(a, b);
        for (std::size_t j = 0; j < width; ++j)
            ASSERT_TRUE(same(core::lane(got, j), f(x[i + j], x[i + j + 2 * width])))
                << x[i + j] << " and " << x[i + j + 2 * width] << ": " << core::lane(got, j);
    }
}

TEST(lanes, compute_what_doubles_do) {
    every_lane_is_the_number_alone([](const auto& a, const auto& b) { return a + b; });
    every_lane_is_the_number_alone([](const auto& a, const auto& b) { return a - b; });
    every_lane_is_the_number_alone([](const auto& a, const auto& b) { return core::product(a, b) + a; });
    every_lane_is_the_number_alone([](const auto& a, const auto& b) { return a / b; });
    every_lane_is_the_number_alone([](const auto& a, const auto&) { return -a; });
    every_lane_is_the_number_alone([](const auto& a, const auto&) { return core::sqrt(a); });
    every_lane_is_the_number_alone([](const auto& a, const auto& b) { return core::smaller(a, b); });
    every_lane_is_the_number_alone([](const auto& a, const auto& b) { return core::larger(a, b); });
    every_lane_is_the_number_alone([](const auto& a, const auto& b) { return core::sqrt_of_product(a, b); });
}

TEST(lanes, choose_what_doubles_choose) {
    const auto chosen = [](const auto& a, const auto& b, auto condition) {
        return core::select(condition(a, b), a, b);
    };
    every_lane_is_the_number_alone(
        [&](const auto& a, const auto& b) { return chosen(a, b, [](auto x, auto y) { return x < y; }); });
    every_lane_is_the_number_alone(
        [&](const auto& a, const auto& b) { return chosen(a, b, [](auto x, auto y) { return x <= y || x == 1; }); });
    every_lane_is_the_number_alone([&](const auto& a, const auto& b) {
        return chosen(a, b, [](auto x, auto y) { return core::is_finite(x) && !core::is_missing(y); });
    });
    every_lane_is_the_number_alone([&](const auto& a, const auto& b) {
        return chosen(a, b, [](auto x, auto y) { return x > y && y >= -1 && x != 3; });
    });
}

TEST(lanes, know_whether_any_holds) {
    for (std::size_t j = 0; j < width; ++j) {
        lanes x = 1;
        EXPECT_FALSE(core::any(x > 1));
        core::set_lane(x, j, 2);
        EXPECT_TRUE(core::any(x > 1));
    }
}

TEST(lanes, hold_one_constant_in_all) {
    for (const double c : {0.0, -0.0, 1.5, inf})
        for (std::size_t j = 0; j < width; ++j) EXPECT_TRUE(same(core::lane(lanes{c}, j), c));
}

TEST(lanes, change_rows_for_columns) {
    lanes rows[width];
    for (std::size_t i = 0; i < width; ++i)
        for (std::size_t j = 0; j < width; ++j) core::set_lane(rows[i], j, static_cast<double>(10 * i + j));
    if constexpr (width > 1) core::transpose(rows);
    for (std::size_t i = 0; i < width; ++i)
        for (std::size_t j = 0; j < width; ++j) EXPECT_EQ(core::lane(rows[i], j), static_cast<double>(10 * j + i));
}

// The square root is the one nearest to the exact one: its square and those of its neighbours say so.
TEST(sqrt, is_rounded_correctly) {
    for (const double x : numbers()) {
        const double root = core::sqrt(x);
        if (std::isnan(x) || x < 0)
            EXPECT_TRUE(std::isnan(root)) << x;
        else
            EXPECT_EQ(root, std::sqrt(x));
    }
}

TEST(sqrt_of_product, neither_overflows_nor_loses_digits) {
    EXPECT_DOUBLE_EQ(core::sqrt_of_product(1e-200, 1e-200), 1e-200);
    EXPECT_DOUBLE_EQ(core::sqrt_of_product(1e200, 1e200), 1e200);
    EXPECT_DOUBLE_EQ(core::sqrt_of_product(3e-160, 12e-160), 6e-160);
    EXPECT_EQ(core::sqrt_of_product(0.0, 4.0), 0);
}

}
