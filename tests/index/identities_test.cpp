// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/identities.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>
#include <string>

using namespace tidemark::index;
using tidemark::core::date;
using tidemark::support::thrown;

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

member of_weight(double weight) {
    member m{};
    m.weight = weight;
    return m;
}

track sound() {
    track t;
    t.reviews.resize(2);
    review& base = t.reviews[0];
    base.date = date{2024, 1, 1};
    base.kind = review_kind::base;
    base.members = {of_weight(1)};
    base.market_value_before = base.market_value_after = 5000;
    base.divisor_before = base.divisor_after = 5;
    review& next = t.reviews[1];
    next.date = date{2024, 2, 1};
    next.members = {of_weight(.1), of_weight(.2), of_weight(.7)};
    next.market_value_before = 6000;
    next.divisor_before = 5;
    next.market_value_after = 7000;
    next.divisor_after = 5 * (7000.0 / 6000.0);
    next.one_way_turnover = 1;
    return t;
}

template <class Change>
std::string after(const Change& change) {
    track t = sound();
    change(t.reviews[1]);
    return thrown<std::logic_error>([&] { require_identities(t); });
}

TEST(require_identities, accepts_sound_books) {
    EXPECT_EQ(after([](review&) {}), "(nothing thrown)");
    EXPECT_EQ(thrown<std::logic_error>([] { require_identities(track{}); }), "(nothing thrown)");
}

TEST(require_identities, names_date_and_gap) {
    EXPECT_EQ(after([](review& r) { r.members[0].weight += .25; }),
              "on 2024-02-01 weights and 1 differ by 0.25, at most 1e-12 is rounding");
    EXPECT_EQ(after([](review& r) { r.members.clear(); }),
              "on 2024-02-01 weights and 1 differ by -1, at most 1e-12 is rounding");
    EXPECT_EQ(after([](review& r) { r.divisor_after = 7; }),
              "on 2024-02-01 the levels before and after the review differ by -200, at most 1.0658141036401503e-12 is "
              "rounding");
    EXPECT_EQ(after([](review& r) { r.one_way_turnover = 1.5; }),
              "on 2024-02-01 turnover and the nearest number from 0 to 1 differ by 0.5, at most 1e-12 is rounding");
    EXPECT_EQ(after([](review& r) { r.one_way_turnover = -.5; }),
              "on 2024-02-01 turnover and the nearest number from 0 to 1 differ by -0.5, at most 0 is rounding");
}

TEST(require_identities, takes_no_missing_number_for_a_sound_one) {
    EXPECT_NE(after([](review& r) { r.members[1].weight = nan; }), "(nothing thrown)");
    EXPECT_NE(after([](review& r) { r.market_value_after = nan; }), "(nothing thrown)");
    EXPECT_NE(after([](review& r) { r.one_way_turnover = nan; }), "(nothing thrown)");
}

TEST(require_identities, allows_rounding) {
    EXPECT_EQ(after([](review& r) { r.members[0].weight += 1e-13; }), "(nothing thrown)");
    EXPECT_NE(after([](review& r) { r.members[0].weight += 1e-11; }), "(nothing thrown)");
    EXPECT_NE(after([](review& r) { r.divisor_after *= 1 + 2e-15; }), "(nothing thrown)");
}

}
