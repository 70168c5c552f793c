// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/surrogates.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <vector>

namespace {

using tidemark::infer::circular_block_bootstrap;
using tidemark::infer::circular_shifts;
using tidemark::infer::permutations;
using tidemark::infer::surrogate_scheme;
using tidemark::support::thrown;
using series = std::vector<double>;

static_assert(surrogate_scheme<circular_shifts>);
static_assert(surrogate_scheme<permutations>);
static_assert(surrogate_scheme<circular_block_bootstrap>);

template <surrogate_scheme Scheme>
std::vector<series> all_of(const Scheme& scheme, const series& y) {
    std::vector<series> made(scheme.count(y.size()), series(y.size()));
    for (std::size_t k = made.size(); k-- > 0;) scheme.make(k, y, made[k]);
    return made;
}

TEST(CircularShifts, AreAllOthersOnce) {
    EXPECT_EQ(all_of(circular_shifts{}, {1, 2, 3, 4}), (std::vector<series>{{2, 3, 4, 1}, {3, 4, 1, 2}, {4, 1, 2, 3}}));
    EXPECT_EQ(circular_shifts{}.count(1), 0U);
    EXPECT_EQ(circular_shifts{}.count(0), 0U);
}

TEST(Permutations, HoldEachRowOnceInEveryOrderAsOften) {
    const series y{1, 2, 3};
    const permutations scheme{.seed = 5, .replications = 1200};
    std::vector<int> count(6);
    for (series order : all_of(scheme, y)) {
        std::size_t rank = 0;
        for (series each = y; each != order; ++rank) std::next_permutation(each.begin(), each.end());
        ++count.at(rank);
    }
    double chi_square = 0;
    for (const int c : count) chi_square += (c - 200.) * (c - 200.) / 200.;
    EXPECT_LT(chi_square, 15.1);  // the 99th percentile of chi-square with five degrees of freedom
}

TEST(CircularBlockBootstrap, HoldsWholeBlocksThatBeginAnywhere) {
    series y(10);
    for (std::size_t i = 0; i < y.size(); ++i) y[i] = static_cast<double>(i);
    const circular_block_bootstrap scheme{.seed = 4, .block_length = 4, .replications = 1000};
    std::vector<int> count(10);
    for (const series& drawn : all_of(scheme, y))
        for (std::size_t t = 0; t < drawn.size(); ++t) {
            if (t % 4 == 0) {
                ++count.at(static_cast<std::size_t>(drawn[t]));
            } else {
                EXPECT_EQ(drawn[t], drawn[t - 1] == 9 ? 0 : drawn[t - 1] + 1);
            }
        }
    double chi_square = 0;
    for (const int c : count) chi_square += (c - 300.) * (c - 300.) / 300.;
    EXPECT_LT(chi_square, 21.7);  // the 99th percentile of chi-square with nine degrees of freedom
}

TEST(Surrogates, DependOnTheirNumberAlone) {
    const series y{1, 2, 3, 4, 5, 6, 7};
    const permutations few{.seed = 4, .replications = 3}, other{.seed = 5, .replications = 3};
    const auto many = all_of(permutations{.seed = 4, .replications = 20}, y);
    const auto first = all_of(few, y);
    EXPECT_TRUE(std::equal(first.begin(), first.end(), many.begin()));
    EXPECT_NE(first, all_of(other, y));
}

TEST(Surrogates, RefuseWhatCannotBeDrawn) {
    EXPECT_STREQ((permutations{.seed = 1, .replications = 0}.check().argument), "replications");
    EXPECT_STREQ((circular_block_bootstrap{.seed = 1, .block_length = 0}.check().argument), "block_length");
    EXPECT_STREQ((circular_block_bootstrap{.seed = 1, .block_length = 1, .replications = 0}.check().argument),
                 "replications");
    EXPECT_EQ(thrown<std::invalid_argument>([] {
                  series out(2);
                  circular_block_bootstrap{.seed = 1, .block_length = 3}.make(0, series{1, 2}, out);
              }),
              "block_length is 3, expected at most the number of rows, 2");
}

}
