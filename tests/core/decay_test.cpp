// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/decay.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace {

using tidemark::core::decay;

TEST(decay, is_the_same_by_every_measure) {
    EXPECT_DOUBLE_EQ(decay::alpha(0.25).factor(), 0.75);
    EXPECT_DOUBLE_EQ(decay::span(7).factor(), 0.75);
    EXPECT_DOUBLE_EQ(decay::centre_of_mass(3).factor(), 0.75);
    EXPECT_DOUBLE_EQ(decay::wilder(4).factor(), 0.75);
    EXPECT_DOUBLE_EQ(decay::half_life(1).factor(), 0.5);
    EXPECT_DOUBLE_EQ(decay::half_life(std::log(0.5) / std::log(0.75)).factor(), 0.75);
    EXPECT_EQ(decay::factor(0.94).factor(), 0.94);
}

TEST(decay, remembers_how_it_was_given) {
    const decay span = decay::span(7), half_life = decay::half_life(0.5);
    EXPECT_EQ(std::string{span.measure()}, "span");
    EXPECT_EQ(span.given(), 7);
    EXPECT_EQ(std::string{half_life.measure()}, "half_life");
    EXPECT_EQ(half_life.given(), 0.5);
    static_assert(decay::alpha(0.1).given() == 0.1);
}

TEST(decay, may_forget_all_but_the_last_row) {
    for (const decay d : {decay::factor(0), decay::alpha(1), decay::span(1), decay::centre_of_mass(0)}) {
        EXPECT_EQ(d.check().argument, nullptr);
        EXPECT_EQ(d.factor(), 0);
    }
}

TEST(decay, tells_a_wrong_measure_by_its_name) {
    const double infinity = HUGE_VAL, nan = std::nan("");
    const auto wrong = [](const decay& d) { return std::string{d.check().argument} + ": " + d.check().expected; };
    for (const double lambda : {-0.1, 1.0, nan}) EXPECT_EQ(wrong(decay::factor(lambda)), "factor: a number in [0, 1)");
    for (const double alpha : {0.0, 1.1, nan}) EXPECT_EQ(wrong(decay::alpha(alpha)), "alpha: a number in (0, 1]");
    for (const double rows : {0.9, infinity, nan}) EXPECT_EQ(wrong(decay::span(rows)), "span: 1 or more");
    for (const double rows : {0.9, infinity, nan}) EXPECT_EQ(wrong(decay::wilder(rows)), "wilder: 1 or more");
    for (const double rows : {-1.0, infinity, nan})
        EXPECT_EQ(wrong(decay::centre_of_mass(rows)), "centre_of_mass: 0 or more");
    for (const double rows : {0.0, infinity, nan})
        EXPECT_EQ(wrong(decay::half_life(rows)), "half_life: a positive number");
    EXPECT_EQ(decay::span(0.5).check().value, 0.5);
}

}
