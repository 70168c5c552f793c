// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/page_hinkley.hpp>

#include "support/detectors.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace {

using namespace tidemark::support;
namespace core = tidemark::core;
namespace infer = tidemark::infer;
namespace run = tidemark::run;
using infer::correlation_page_hinkley;
using infer::mean_page_hinkley;
using infer::variance_page_hinkley;
using real = long double;

const numbers moving = followed_by(normal_numbers(100, 1, 40, 2), normal_numbers(60, 2, 43, 5));
const numbers beside = followed_by(correlated_with(normal_numbers(100, 1), 0.9, 3), normal_numbers(60, 4));

struct sums {
    real mean_x = 0, mean_y = 0, xx = 0, yy = 0, xy = 0;
    sums(const numbers& x, const numbers& y, std::size_t n) {
        for (std::size_t i = 0; i < n; ++i) {
            mean_x += static_cast<real>(x[i]) / static_cast<real>(n);
            mean_y += static_cast<real>(y[i]) / static_cast<real>(n);
        }
        for (std::size_t i = 0; i < n; ++i) {
            const real dx = static_cast<real>(x[i]) - mean_x, dy = static_cast<real>(y[i]) - mean_y;
            xx += dx * dx, yy += dy * dy, xy += dx * dy;
        }
    }
};

/// The statistic as Hinkley has it: the sum of what every row is off, and how far it is from its minimum; of a fall the
/// maximum. `off(n)` is told of the rows before and including row n.
template <class Off>
void expect_definition(const std::vector<infer::detection>& told, std::size_t warm_up, real tolerance, real threshold,
                       Off off) {
    real rising = 0, least = 0, falling = 0, most = 0;
    for (std::size_t i = 0; i < told.size(); ++i) {
        if (i < warm_up) continue;
        const real p = off(i);
        rising += p - tolerance, falling += p + tolerance;
        least = std::min(least, rising), most = std::max(most, falling);
        EXPECT_NEAR(told[i].up, static_cast<double>(rising - least), 1e-9) << i;
        EXPECT_NEAR(told[i].down, static_cast<double>(most - falling), 1e-9) << i;
        EXPECT_EQ(told[i].alarm, rising - least > threshold || most - falling > threshold) << i;
    }
}

TEST(page_hinkley, is_its_definition) {
    const auto upto = [](std::size_t i) { return sums{moving, beside, i + 1}; };
    const auto rows = [](std::size_t i) { return static_cast<real>(i + 1); };
    const auto x = [](std::size_t i) { return static_cast<real>(moving[i]); };
    expect_definition(run::expanding(mean_page_hinkley{.deviation = 2, .threshold = 5}, moving), 30, 0.5L, 5,
                      [&](std::size_t i) { return (x(i) - upto(i).mean_x) / 2; });
    expect_definition(run::expanding(mean_page_hinkley{.tolerance = 0.2, .threshold = 5, .warm_up = 10}, moving), 10,
                      static_cast<real>(0.2), 5, [&](std::size_t i) {
                          const sums s = upto(i);
                          return (x(i) - s.mean_x) / std::sqrt(s.xx / (rows(i) - 1));
                      });
    const auto either = infer::change_direction::either;
    expect_definition(run::expanding(variance_page_hinkley{.watches = either, .threshold = 6}, moving), 30, 0.5L, 6,
                      [&](std::size_t i) {
                          const sums s = upto(i);
                          return (x(i) - s.mean_x) * (x(i) - s.mean_x) / (s.xx / rows(i)) - 1;
                      });
    expect_definition(run::expanding(variance_page_hinkley{.mean = 40, .watches = either, .threshold = 6}, moving), 30,
                      0.5L, 6, [&](std::size_t i) {
                          real squares = 0;
                          for (std::size_t k = 0; k <= i; ++k) squares += (x(k) - 40) * (x(k) - 40);
                          return (x(i) - 40) * (x(i) - 40) / (squares / rows(i)) - 1;
                      });
    expect_definition(run::expanding(correlation_page_hinkley{.threshold = 4}, core::pairs(moving, beside)), 30, 0.25L,
                      4, [&](std::size_t i) {
                          const sums s = upto(i);
                          const real y = static_cast<real>(beside[i]), scale = std::sqrt(s.xx * s.yy);
                          return (x(i) - s.mean_x) * (y - s.mean_y) * rows(i) / scale - s.xy / scale;
                      });
}

TEST(page_hinkley, in_batch_and_stream_is_the_same) {
    const numbers rows = with_gaps(moving, 5), other = with_gaps(beside, 6);
    for (const auto after : {infer::after_alarm::goes_on, infer::after_alarm::restarts, infer::after_alarm::learns}) {
        expect_batch_and_stream_agree(mean_page_hinkley{.threshold = 4, .after = after}, rows);
        expect_batch_and_stream_agree(variance_page_hinkley{.threshold = 4, .after = after}, rows);
        expect_batch_and_stream_agree(correlation_page_hinkley{.threshold = 2, .after = after},
                                      core::pairs(rows, other));
    }
}

TEST(page_hinkley, does_not_know_the_unit) {
    numbers scaled = moving;
    for (double& one : scaled) one = std::ldexp(one, -30);
    EXPECT_TRUE(same(run::whole(mean_page_hinkley{.threshold = 4}, scaled),
                     run::whole(mean_page_hinkley{.threshold = 4}, moving)));
    EXPECT_TRUE(same(run::whole(variance_page_hinkley{.threshold = 4}, scaled),
                     run::whole(variance_page_hinkley{.threshold = 4}, moving)));
}

TEST(page_hinkley, learns_anew_after_an_alarm_where_it_shall) {
    const numbers rows = followed_by(normal_numbers(100, 1), normal_numbers(300, 2, 5));
    const auto told = run::whole(mean_page_hinkley{.threshold = 9, .after = infer::after_alarm::learns}, rows);
    EXPECT_EQ(told.alarms, 1);  // the new level is usual by now
    EXPECT_NEAR(told.changed_at, 100, 2);
}

TEST(page_hinkley, has_no_answer_without_spread) {
    const numbers equal(50, 2.5);
    const auto mean = run::whole(mean_page_hinkley{.threshold = 4}, equal);
    EXPECT_TRUE(std::isnan(mean.up) && !mean.alarm);
    EXPECT_EQ(run::whole(mean_page_hinkley{.deviation = 1, .threshold = 4}, equal).up, 0);
    EXPECT_TRUE(std::isnan(run::whole(variance_page_hinkley{.threshold = 4}, equal).up));
    const auto pair = run::whole(correlation_page_hinkley{.threshold = 4}, core::pairs(equal, equal));
    EXPECT_TRUE(std::isnan(pair.up) && !pair.alarm);
}

TEST(page_hinkley, refuses_what_is_no_parameter) {
    const auto message = [](const mean_page_hinkley& d) {
        return thrown<std::invalid_argument>([&] { run::whole(d, numbers{1}); });
    };
    EXPECT_EQ(message({.deviation = -1, .threshold = 4}), "deviation is -1, expected a positive number");
    EXPECT_EQ(message({.tolerance = 0, .threshold = 4}), "tolerance is 0, expected a positive number");
    EXPECT_EQ(message({.threshold = 0}), "threshold is 0, expected a positive number, as calibrated finds one");
    EXPECT_EQ(message({.threshold = 4, .warm_up = 2}), "warm_up is 2, expected 3 or more, to have a mean");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  run::whole(correlation_page_hinkley{.tolerance = -1, .threshold = 4},
                             core::pairs(numbers{1}, numbers{1}));
              }),
              "tolerance is -1, expected a positive number");
    EXPECT_THROW(run::whole(variance_page_hinkley{.threshold = missing_number}, numbers{1}), std::invalid_argument);
}

}
