// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/sharpe_ratio_difference.hpp>

#include "laws/law.hpp"
#include "support/definition.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/infer/sharpe_standard_error.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <stdexcept>
#include <utility>
#include <vector>

namespace {

namespace core = tidemark::core;
namespace infer = tidemark::infer;
namespace run = tidemark::run;
using definition::real;

constexpr infer::sharpe_ratio_difference difference{.periods_per_year = 365};
constexpr infer::sharpe_ratio_difference_standard_error error{.periods_per_year = 365};

struct sides {
    definition::series x, y;
    explicit sides(const definition::pairs& rows) {
        for (const auto& p : rows) x.push_back(p.x), y.push_back(p.y);
    }
};

real correlation(const sides& s) {
    real products = 0;
    const real mean_x = definition::mean(s.x), mean_y = definition::mean(s.y);
    for (std::size_t i = 0; i < s.x.size(); ++i) {
        products += (static_cast<real>(s.x[i]) - mean_x) * (static_cast<real>(s.y[i]) - mean_y);
    }
    return products / std::sqrt(definition::central(s.x, 2) * definition::central(s.y, 2));
}

real plain_difference(const definition::pairs& rows) {
    const sides s{rows};
    return definition::sharpe_ratio(s.x, 365, 0) - definition::sharpe_ratio(s.y, 365, 0);
}

real plain_error(const definition::pairs& rows) {
    const sides s{rows};
    const real a = definition::sharpe_ratio(s.x, 1, 0), b = definition::sharpe_ratio(s.y, 1, 0), r = correlation(s);
    return std::sqrt((2 - 2 * r + (a * a + b * b - 2 * a * b * r * r) / 2) / definition::count(s.x) * 365);
}

TEST(SharpeRatioDifference, HoldsTheLaws) {
    law::holds(law::subject<infer::sharpe_ratio_difference>{"difference", difference, plain_difference, 1, 1e-12});
    law::holds(law::subject<infer::sharpe_ratio_difference_standard_error>{"error", error, plain_error, 1, 1e-12});
}

TEST(SharpeRatioDifference, OfASeriesWithItselfIsZeroAndCertain) {
    // The correlation may miss 1 by a unit in the last place, of which the error is a square root.
    const std::vector<double> r{0.01, -0.02, 0.03, 0.005};
    EXPECT_EQ(run::whole(difference, core::pairs(r, r)), 0);
    EXPECT_NEAR(run::whole(error, core::pairs(r, r)), 0, 1e-6);
}

TEST(SharpeRatioDifference, HasNoAnswerWithoutSpread) {
    const std::vector<double> r{0.01, -0.02, 0.03}, constant{0.01, 0.01, 0.01}, one{0.01};
    for (const auto& [x, y] : {std::pair{r, constant}, std::pair{constant, r}, std::pair{one, one}}) {
        EXPECT_TRUE(std::isnan(run::whole(difference, core::pairs(x, y))));
        EXPECT_TRUE(std::isnan(run::whole(error, core::pairs(x, y))));
    }
}

TEST(SharpeRatioDifference, ErrorsOfUncorrelatedSeriesAddInSquares) {
    // Four points, every combination of signs: means are zero, the correlation is exactly zero.
    const std::vector<double> x{0.01, 0.01, -0.01, -0.01}, y{0.02, -0.02, 0.02, -0.02};
    const infer::sharpe_standard_error lo{.periods_per_year = 365};
    EXPECT_DOUBLE_EQ(run::whole(error, core::pairs(x, y)), std::hypot(run::whole(lo, x), run::whole(lo, y)));
}

TEST(SharpeRatioDifference, ErrorIsTheScatterOfTheDifferenceOverManySamples) {
    std::mt19937_64 random{7};
    std::normal_distribution<double> normal;
    std::vector<double> differences, errors, x(250), y(250);
    for (int sample = 0; sample < 4000; ++sample) {
        for (std::size_t i = 0; i < x.size(); ++i) {
            const double common = normal(random);
            x[i] = 0.002 + 0.03 * (0.9 * common + 0.4 * normal(random));
            y[i] = 0.005 + 0.05 * (0.9 * common + 0.4 * normal(random));
        }
        differences.push_back(run::whole(difference, core::pairs(x, y)));
        errors.push_back(run::whole(error, core::pairs(x, y)));
    }
    const auto scatter = static_cast<double>(definition::standard_deviation(differences));
    // The scatter of 4000 differences is itself known to one part in sqrt(2 * 4000), about 1.1 %; four times that.
    EXPECT_NEAR(static_cast<double>(definition::mean(errors)) / scatter, 1, 0.045);
}

TEST(SharpeRatioDifference, RefusesAFrequencyThatIsNone) {
    const std::vector<double> r{0.01, -0.02, 0.03};
    const infer::sharpe_ratio_difference wrong{.periods_per_year = 0};
    EXPECT_THROW(run::whole(wrong, core::pairs(r, r)), std::invalid_argument);
}

}
