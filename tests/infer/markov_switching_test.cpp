// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/markov_switching.hpp>

#include "infer/regime_definition.hpp"
#include "support/thrown.hpp"

#include <tidemark/run/expanding.hpp>
#include <tidemark/run/stream.hpp>
#include <tidemark/run/whole.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>
#include <type_traits>
#include <vector>

namespace {

#include "oracle/infer/markov_switching.inc"

namespace run = tidemark::run;
using namespace tidemark::infer;
using series = std::vector<double>;
using tidemark::support::every_path;
using tidemark::support::thrown;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

constexpr markov_switching calm_and_stressed{
    .p00 = 0.95, .p11 = 0.8, .mean0 = 0.001, .mean1 = -0.004, .variance0 = 0.0001, .variance1 = 0.0016};
constexpr markov_switching likelihood_of(markov_switching model) {
    model.told = regime_answer::log_likelihood;
    return model;
}
const series returns{0.004, -0.012, 0.031, -0.055, 0.062, -0.02, 0.001, 0.0, -0.003, 0.008};

static_assert(std::is_trivially_copyable_v<markov_switching::state>);
static_assert(tidemark::core::recursion<markov_switching>);

void expect_as_every_path(const markov_switching& model, const series& rows) {
    const every_path exact{model, rows};
    markov_switching::state s;
    for (std::size_t t = 0; t < rows.size(); ++t) {
        model.absorb(s, rows[t]);
        EXPECT_NEAR(model.lower(s), static_cast<double>(exact.filtered[t]), 1e-15) << t;
        EXPECT_NEAR(s.state0, 1 - static_cast<double>(exact.filtered[t]), 1e-15) << t;
    }
    EXPECT_NEAR(s.log_likelihood, static_cast<double>(exact.log_likelihood), 2e-14);
}

TEST(MarkovSwitching, IsTheSumOverEveryPathOfTheChain) {
    expect_as_every_path(calm_and_stressed, returns);
    markov_switching stated = calm_and_stressed;
    stated.initial = initial_regime::stated;
    for (const double first : {0.5, 0.1, 0.0, 1.0}) {
        stated.stated_state1 = first;
        expect_as_every_path(stated, returns);
    }
}

TEST(MarkovSwitching, PredictsThroughAMissingRow) {
    expect_as_every_path(calm_and_stressed, {nan, 0.004, -0.06, nan, nan, 0.05, nan});
    markov_switching::state s;
    calm_and_stressed.absorb(s, -0.06);
    const auto next = calm_and_stressed.ahead(s);
    calm_and_stressed.absorb(s, nan);
    EXPECT_EQ(calm_and_stressed.lower(s), next.y);
    EXPECT_EQ(s.state0, next.x);
}

struct oracle_case {
    const series &rows, &parameters, &filtered;
    double log_likelihood;
};

TEST(MarkovSwitching, IsStatsmodelsOnItsExamples) {
    const oracle_case cases[] = {{fedfunds, means_parameters, means_filtered, means_log_likelihood},
                                 {fedfunds, rates_parameters, rates_filtered, rates_log_likelihood},
                                 {areturns, weekly_parameters, weekly_filtered, weekly_log_likelihood}};
    for (const oracle_case& c : cases) {
        const series& p = c.parameters;
        const markov_switching model{p[0], 1 - p[1], p[2], p[3], p[4], p.back()};
        const auto seen = run::expanding(model, c.rows);
        ASSERT_EQ(seen.size(), c.filtered.size());
        for (std::size_t t = 0; t < seen.size(); ++t) EXPECT_NEAR(seen[t], c.filtered[t], 1e-12) << t;
        EXPECT_NEAR(run::whole(likelihood_of(model), c.rows), c.log_likelihood, 1e-10);
    }
}

TEST(MarkovSwitching, DriversAgreeInEveryBit) {
    for (const markov_switching& m : {calm_and_stressed, likelihood_of(calm_and_stressed)}) {
        run::stream live{m};
        const auto expanding = run::expanding(m, returns);
        for (std::size_t t = 0; t < returns.size(); ++t) {
            const double ahead = live.peek(returns[t]);
            live.update(returns[t]);
            EXPECT_EQ(live.value(), ahead);
            EXPECT_EQ(live.value(), expanding[t]);
        }
        EXPECT_EQ(run::whole(m, returns), expanding.back());
    }
}

TEST(MarkovSwitching, DriversLeaveMissingRowsOut) {
    const series gaps{0.004, nan, -0.012, nan, nan, 0.031}, dense{0.004, -0.012, 0.031};
    EXPECT_EQ(run::whole(calm_and_stressed, gaps), run::whole(calm_and_stressed, dense));
}

TEST(MarkovSwitching, NothingUnderflows) {
    markov_switching surely = calm_and_stressed;
    surely.initial = initial_regime::stated;
    surely.stated_state1 = 0;  // the regime in which the row is all but impossible
    EXPECT_EQ(run::whole(surely, series{1e5}), 0);
    EXPECT_NEAR(run::whole(likelihood_of(surely), series{1e5}) / (-0.5 * (1e5 - 0.001) * (1e5 - 0.001) / 0.0001), 1,
                1e-12);
    const series far_off{1e5, 0.0, -1e150, 0.001};
    EXPECT_TRUE(std::isfinite(run::whole(likelihood_of(calm_and_stressed), far_off)));
    const double after = run::whole(calm_and_stressed, far_off);
    EXPECT_TRUE(after > 0 && after < 1);
    // A hundred thousand rows: their likelihood is about e^300000.
    const double often = run::whole(likelihood_of(calm_and_stressed), series(100'000, 0.001));
    EXPECT_TRUE(std::isfinite(often));
    EXPECT_GT(often, 2e5);
}

TEST(MarkovSwitching, Edges) {
    EXPECT_TRUE(std::isnan(run::whole(calm_and_stressed, series{})));
    EXPECT_TRUE(std::isnan(run::whole(likelihood_of(calm_and_stressed), series{})));
    EXPECT_TRUE(std::isnan(run::whole(calm_and_stressed, series{0.01, HUGE_VAL, 0.01})));
    EXPECT_TRUE(std::isnan(run::whole(likelihood_of(calm_and_stressed), series{0.01, HUGE_VAL, 0.01})));
    const std::vector<float> single{0.5F, -0.25F};
    EXPECT_EQ(run::whole(calm_and_stressed, single), run::whole(calm_and_stressed, series{0.5, -0.25}));
}

TEST(MarkovSwitching, RefusesWhatIsNoChainOrNoDistribution) {
    const auto with = [](auto change) {
        markov_switching m = calm_and_stressed;
        change(m);
        return thrown<std::invalid_argument>([&] { run::whole(m, returns); });
    };
    EXPECT_EQ(with([](auto& m) { m.p00 = 1; }), "p00 is 1, expected a probability in (0, 1)");
    EXPECT_EQ(with([](auto& m) { m.p11 = 0; }), "p11 is 0, expected a probability in (0, 1)");
    EXPECT_EQ(with([](auto& m) { m.p11 = nan; }), "p11 is nan, expected a probability in (0, 1)");
    EXPECT_EQ(with([](auto& m) { m.mean0 = nan; }), "mean0 is nan, expected a finite number");
    EXPECT_EQ(with([](auto& m) { m.mean1 = HUGE_VAL; }), "mean1 is inf, expected a finite number");
    EXPECT_EQ(with([](auto& m) { m.variance0 = 0; }), "variance0 is 0, expected a finite number above 0");
    EXPECT_EQ(with([](auto& m) { m.variance1 = -1; }), "variance1 is -1, expected a finite number above 0");
    const auto stated = [](auto& m) { m.initial = initial_regime::stated, m.stated_state1 = 1.5; };
    EXPECT_EQ(with(stated), "stated_state1 is 1.5, expected a probability in [0, 1]");
}

}
