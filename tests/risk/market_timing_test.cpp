// SPDX-License-Identifier: BSL-1.0
#include <tidemark/risk/market_timing.hpp>

#include "support/bacon.hpp"
#include "support/fifty_digits.hpp"

#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace {

namespace risk = tidemark::risk;
namespace run = tidemark::run;
using series = std::vector<double>;
constexpr double inf = std::numeric_limits<double>::infinity();
const double nan = std::numeric_limits<double>::quiet_NaN();
using risk::timing;
using tidemark::core::pairs;
using tidemark::support::bacon;
using tidemark::support::bacon_benchmark;
using tidemark::support::bacon_portfolio;
using tidemark::support::fifty;
using tidemark::support::relative_error;

/// Alpha, beta and gamma by Cramer's rule on the normal equations, in fifty digits.
template <class Second>
std::vector<fifty> solved(double risk_free, Second second) {
    fifty m[3][4]{};
    for (std::size_t i = 0; i < bacon_portfolio.size(); ++i) {
        const fifty z = fifty{bacon_benchmark[i]} - risk_free, x = fifty{bacon_portfolio[i]} - risk_free;
        const fifty row[4]{1, z, second(z), x};
        for (int j = 0; j < 3; ++j)
            for (int k = 0; k < 4; ++k) m[j][k] += row[j] * row[k];
    }
    const auto determinant = [&](int replaced) {
        const auto at = [&](int j, int k) { return m[j][k == replaced ? 3 : k]; };
        return at(0, 0) * (at(1, 1) * at(2, 2) - at(1, 2) * at(2, 1)) -
               at(0, 1) * (at(1, 0) * at(2, 2) - at(1, 2) * at(2, 0)) +
               at(0, 2) * (at(1, 0) * at(2, 1) - at(1, 1) * at(2, 0));
    };
    return {determinant(0) / determinant(-1), determinant(1) / determinant(-1), determinant(2) / determinant(-1)};
}

template <class M>
void expect_solved(double risk_free, const std::vector<fifty>& want) {
    const auto got = [&](timing c) { return run::whole(M{.coefficient = c, .risk_free = risk_free}, bacon()); };
    EXPECT_LE(relative_error(got(timing::alpha), want[0]), 1e-12);
    EXPECT_LE(relative_error(got(timing::beta), want[1]), 1e-13);
    EXPECT_LE(relative_error(got(timing::gamma), want[2]), 1e-12);
}

TEST(MarketTiming, MeetsItsNormalEquations) {
    for (const double rf : {0.0, 0.003}) {
        expect_solved<risk::treynor_mazuy>(rf, solved(rf, [](const fifty& z) { return z * z; }));
        expect_solved<risk::henriksson_merton>(rf,
                                               solved(rf, [](const fifty& z) { return z < 0 ? fifty{-z} : fifty{0}; }));
    }
}

TEST(MarketTiming, FindsWhatItIsMadeOf) {
    const series b{-0.04, -0.02, 0, 0.01, 0.05};
    series curved, kinked;
    for (const double z : b) {
        curved.push_back(0.001 + 0.8 * z + 3 * z * z);
        kinked.push_back(0.001 + 0.8 * z + 0.5 * (z < 0 ? -z : 0));
    }
    using mazuy = risk::treynor_mazuy;
    using merton = risk::henriksson_merton;
    EXPECT_NEAR(run::whole(mazuy{}, pairs(curved, b)), 3, 1e-12);
    EXPECT_NEAR(run::whole(mazuy{.coefficient = timing::beta}, pairs(curved, b)), 0.8, 1e-14);
    EXPECT_NEAR(run::whole(mazuy{.coefficient = timing::alpha}, pairs(curved, b)), 0.001, 1e-16);
    EXPECT_NEAR(run::whole(merton{}, pairs(kinked, b)), 0.5, 1e-14);
    EXPECT_NEAR(run::whole(merton{.coefficient = timing::beta}, pairs(kinked, b)), 0.8, 1e-14);
    EXPECT_NEAR(run::whole(merton{.coefficient = timing::alpha}, pairs(kinked, b)), 0.001, 1e-16);
}

TEST(MarketTiming, Edges) {
    const auto expect_none = [](const series& x, const series& b) {
        for (const timing c : {timing::gamma, timing::beta, timing::alpha}) {
            EXPECT_TRUE(std::isnan(run::whole(risk::treynor_mazuy{.coefficient = c}, pairs(x, b))));
            EXPECT_TRUE(std::isnan(run::whole(risk::henriksson_merton{.coefficient = c}, pairs(x, b))));
        }
    };
    expect_none({}, {});
    expect_none({1, 2}, {-0.1, 0.3});
    expect_none({1, nan, 3, 2}, {-0.1, 0.3, nan, 0.2});
    expect_none({1, 2, 3, 5}, {0.1, 0.1, 0.1, 0.1});
    expect_none({1, 2, 3, 5, 4}, {-0.1, 0.7, 0.7, -0.1, 0.7});
    expect_none({1, 2, 3, 5}, {-0.1, 0.3, inf, 0.2});
    EXPECT_TRUE(std::isnan(run::whole(risk::henriksson_merton{}, pairs(series{1, 2, 4, 3}, series{0, 1, 2, 3}))))
        << "it never fell";
    EXPECT_TRUE(std::isnan(run::whole(risk::henriksson_merton{}, pairs(series{1, 2, 4, 3}, series{-4, -1, -2, -3}))));
    EXPECT_THROW(run::whole(risk::treynor_mazuy{.risk_free = inf}, bacon()), std::invalid_argument);
    EXPECT_THROW(run::whole(risk::henriksson_merton{.risk_free = nan}, bacon()), std::invalid_argument);
}

}
