// SPDX-License-Identifier: BSL-1.0
#include <tidemark/ext/describe.hpp>

#include <tidemark/risk/beta.hpp>
#include <tidemark/risk/describe.hpp>
#include <tidemark/risk/ewm_variance.hpp>
#include <tidemark/risk/quantile.hpp>
#include <tidemark/risk/sharpe_ratio.hpp>

#include <gtest/gtest.h>

namespace {

namespace risk = tidemark::risk;
using tidemark::ext::to_string;

TEST(describe, writes_a_line) {
    EXPECT_EQ(to_string(describe(risk::sharpe_ratio{.periods_per_year = 252, .risk_free = 0.0001})),
              "sharpe_ratio(periods_per_year = 252, risk_free = 0.0001, ddof = 1): "
              "mean(r - risk_free) / sd(r - risk_free) * sqrt(periods_per_year)");
}

TEST(describe, writes_options_by_their_names) {
    const risk::quantile q{.probability = 0.1, .type = risk::quantile_type::hazen};
    EXPECT_EQ(to_string(describe(q).parameters[0]), "probability = 0.1");
    EXPECT_EQ(to_string(describe(q).parameters[1]), "type = hazen");
}

TEST(describe, writes_a_decay_as_it_was_given) {
    const risk::ewm_variance fading{.decay = tidemark::core::decay::half_life(20)};
    EXPECT_EQ(to_string(describe(fading).parameters[0]), "decay = half_life 20");
}

TEST(describe, writes_no_brackets_around_nothing) {
    const std::string line = to_string(describe(risk::beta{}));
    EXPECT_EQ(line.substr(0, 6), "beta: ");
}

}
