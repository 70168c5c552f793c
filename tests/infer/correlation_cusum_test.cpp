// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/correlation_cusum.hpp>

#include "support/detectors.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace {

using namespace tidemark::support;
namespace core = tidemark::core;
namespace infer = tidemark::infer;
namespace run = tidemark::run;
using infer::correlation_cusum;
using infer::correlation_evidence;
using real = long double;

/// The logarithm of the density of a normal pair, and of its angle, but for what does not depend on the correlation.
real log_density(real r, real x, real y) {
    return -std::log(1 - r * r) / 2 - (x * x - 2 * r * x * y + y * y) / (2 * (1 - r * r));
}
real log_density_of_angle(real r, real x, real y) {
    const real angle = std::atan2(y, x);
    return std::log(1 - r * r) / 2 - std::log(1 - r * std::sin(2 * angle));
}

struct columns {
    numbers x, y;
    columns(double before, double after, std::size_t rows, std::size_t then) {
        x = normal_numbers(rows, 1);
        y = correlated_with(x, before, 2);
        const numbers more = normal_numbers(then, 3);
        x = followed_by(x, more);
        y = followed_by(y, correlated_with(more, after, 4));
    }
};

TEST(correlation_cusum, is_its_definition) {
    const columns c{0.8, 0.3, 150, 50};
    for (const double r : {0.8, 0.0, -0.35}) {
        for (const auto evidence : {correlation_evidence::likelihood, correlation_evidence::angle}) {
            const correlation_cusum d{.correlation = r, .shift = 0.6, .evidence = evidence, .threshold = 4};
            const auto told = run::expanding(d, core::pairs(c.x, c.y));
            const auto of = static_cast<real>(r);
            const real higher = std::tanh(std::atanh(of) + 0.6L), lower = std::tanh(std::atanh(of) - 0.6L);
            real up = 0, down = 0;
            for (std::size_t i = 0; i < c.x.size(); ++i) {
                const auto x = static_cast<real>(c.x[i]), y = static_cast<real>(c.y[i]);
                const auto density = evidence == correlation_evidence::angle ? log_density_of_angle : log_density;
                up = std::max(0.0L, up + density(higher, x, y) - density(of, x, y));
                down = std::max(0.0L, down + density(lower, x, y) - density(of, x, y));
                EXPECT_NEAR(told[i].up, static_cast<double>(up), 1e-11 * std::max(1.0, told[i].up)) << i;
                EXPECT_NEAR(told[i].down, static_cast<double>(down), 1e-11 * std::max(1.0, told[i].down)) << i;
                EXPECT_EQ(told[i].alarm, up > 4 || down > 4) << i;
            }
        }
    }
}

TEST(correlation_cusum, finds_a_parting_and_says_where_it_was) {
    const columns c{0.95, -0.8, 150, 40};
    for (const auto evidence : {correlation_evidence::likelihood, correlation_evidence::angle}) {
        const correlation_cusum d{.correlation = 0.95, .shift = 1, .evidence = evidence, .threshold = 7};
        const auto told = first_alarm(run::expanding(d, core::pairs(c.x, c.y)));
        EXPECT_TRUE(told.alarm);
        EXPECT_EQ(told.toward, infer::change_direction::down);
        EXPECT_NEAR(told.raised_at, 155, 5);
        EXPECT_NEAR(told.changed_at, 150, 3);
    }
}

TEST(correlation_cusum, by_angle_does_not_see_a_volatility_that_both_have) {
    const columns c{0.8, 0.3, 150, 50};
    numbers x = c.x, y = c.y;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double volatility = std::ldexp(1, static_cast<int>(i % 9) - 4);
        x[i] *= volatility, y[i] *= volatility;
    }
    const correlation_cusum d{.correlation = 0.8, .threshold = 4};
    EXPECT_EQ(run::whole(d, core::pairs(x, y)).up, run::whole(d, core::pairs(c.x, c.y)).up);
    EXPECT_EQ(run::whole(d, core::pairs(x, y)).down, run::whole(d, core::pairs(c.x, c.y)).down);
}

TEST(correlation_cusum, of_the_other_sign_turns_round) {
    const columns c{0.6, 0.1, 100, 50};
    numbers turned = c.y;
    for (double& y : turned) y = -y;
    for (const auto evidence : {correlation_evidence::likelihood, correlation_evidence::angle}) {
        const correlation_cusum d{.correlation = 0.6, .evidence = evidence, .threshold = 4};
        const correlation_cusum other{.correlation = -0.6, .evidence = evidence, .threshold = 4};
        const auto a = run::expanding(d, core::pairs(c.x, c.y)), b = run::expanding(other, core::pairs(c.x, turned));
        for (std::size_t i = 0; i < a.size(); ++i) {
            EXPECT_NEAR(a[i].up, b[i].down, 1e-12 * std::max(1.0, a[i].up)) << i;
            EXPECT_NEAR(a[i].down, b[i].up, 1e-12 * std::max(1.0, a[i].down)) << i;
        }
    }
}

TEST(correlation_cusum, learns_in_a_warm_up_what_is_not_given) {
    const columns c{0.8, 0.3, 150, 50};
    numbers x = c.x, y = c.y, zx(140), zy(140);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = 3 + 0.01 * x[i], y[i] = -2 + 5 * y[i];
    real mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
    for (std::size_t i = 0; i < 60; ++i) mx += static_cast<real>(x[i]) / 60, my += static_cast<real>(y[i]) / 60;
    for (std::size_t i = 0; i < 60; ++i) {
        const real dx = static_cast<real>(x[i]) - mx, dy = static_cast<real>(y[i]) - my;
        xx += dx * dx, yy += dy * dy, xy += dx * dy;
    }
    for (std::size_t i = 0; i < 140; ++i) {
        zx[i] = static_cast<double>((static_cast<real>(x[i + 60]) - mx) / std::sqrt(xx / 59));
        zy[i] = static_cast<double>((static_cast<real>(y[i + 60]) - my) / std::sqrt(yy / 59));
    }
    for (const auto evidence : {correlation_evidence::likelihood, correlation_evidence::angle}) {
        const correlation_cusum learning{.evidence = evidence, .threshold = 4, .warm_up = 60};
        const correlation_cusum given{
            .correlation = static_cast<double>(xy / std::sqrt(xx * yy)), .evidence = evidence, .threshold = 4};
        const auto learned = run::expanding(learning, core::pairs(x, y)),
                   told = run::expanding(given, core::pairs(zx, zy));
        EXPECT_TRUE(std::isnan(learned[58].up));
        EXPECT_EQ(learned[59].up, 0);
        for (std::size_t i = 0; i < told.size(); ++i) {
            EXPECT_NEAR(learned[i + 60].up, told[i].up, 1e-9) << i;
            EXPECT_NEAR(learned[i + 60].down, told[i].down, 1e-9) << i;
        }
    }
}

TEST(correlation_cusum, in_batch_and_stream_is_the_same) {
    const columns c{0.8, 0.1, 100, 60};
    const numbers x = with_gaps(c.x, 5), y = with_gaps(c.y, 6);
    for (const auto evidence : {correlation_evidence::likelihood, correlation_evidence::angle}) {
        expect_batch_and_stream_agree(correlation_cusum{.correlation = 0.8, .evidence = evidence, .threshold = 3},
                                      core::pairs(x, y));
        expect_batch_and_stream_agree(
            correlation_cusum{.evidence = evidence, .threshold = 2, .warm_up = 30, .after = infer::after_alarm::learns},
            core::pairs(x, y));
    }
}

TEST(correlation_cusum, at_the_edges) {
    const correlation_cusum d{.correlation = 0.5, .threshold = 4};
    // A pair that has no direction says nothing of one.
    EXPECT_EQ(run::whole(d, core::pairs(numbers{1, 0}, numbers{-1, 0})).down,
              run::whole(d, core::pairs(numbers{1}, numbers{-1})).down);
    EXPECT_EQ(run::whole(d, core::pairs(numbers{}, numbers{})).up, 0);
    const correlation_cusum learning{.threshold = 4, .warm_up = 3};
    const numbers moves{1, 2, 4, 3}, stands{5, 5, 5, 6};
    EXPECT_TRUE(std::isnan(run::whole(learning, core::pairs(moves, stands)).up));
    EXPECT_TRUE(std::isnan(run::whole(learning, core::pairs(moves, moves)).up));  // a correlation of 1
}

TEST(correlation_cusum, refuses_what_is_no_parameter) {
    const auto message = [](const correlation_cusum& d) {
        return thrown<std::invalid_argument>([&] { run::whole(d, core::pairs(numbers{1}, numbers{1})); });
    };
    EXPECT_EQ(message({.correlation = 1, .threshold = 4}), "correlation is 1, expected a number in (-1, 1)");
    EXPECT_EQ(message({.correlation = -1.5, .threshold = 4}), "correlation is -1.5, expected a number in (-1, 1)");
    EXPECT_EQ(message({.correlation = 0, .shift = -1, .threshold = 4}),
              "shift is -1, expected a positive difference of atanh");
    EXPECT_EQ(message({.correlation = 0, .threshold = -4}),
              "threshold is -4, expected a positive number, as calibrated finds one");
    EXPECT_EQ(message({.threshold = 4}), "warm_up is 0, expected 3 or more, to learn what is not given");
}

}
