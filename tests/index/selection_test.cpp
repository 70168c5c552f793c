// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/selection.hpp>

#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <vector>

using namespace tidemark::index;
using tidemark::support::thrown;

namespace {

std::vector<candidate> ranked(std::size_t count) {
    std::vector<candidate> all;
    for (std::size_t i = 1; i <= count; ++i) all.push_back({100 + i, i, 1, 1.0 / static_cast<double>(i), 1});
    return all;
}

std::vector<std::size_t> kept(const selection_rule& rule, std::size_t count) {
    std::vector<std::size_t> places;
    for (const candidate& c : rule(ranked(count))) places.push_back(c.rank);
    return places;
}

using places = std::vector<std::size_t>;

TEST(selection, cuts_the_ranking) {
    EXPECT_EQ(kept(largest(2), 10), (places{1, 2}));
    EXPECT_EQ(kept(smallest(3), 10), (places{8, 9, 10}));
    EXPECT_EQ(kept(ranks(3, 5), 10), (places{3, 4, 5}));
    EXPECT_EQ(kept(ranks(10, 10), 10), (places{10}));
    EXPECT_EQ(kept(largest(10), 10), kept(smallest(10), 10));
}

TEST(selection, composes_from_left_to_right) {
    EXPECT_EQ(kept(largest(6) | smallest(2), 10), (places{5, 6}));
    EXPECT_EQ(kept(smallest(6) | largest(2), 10), (places{5, 6}));
    EXPECT_EQ(kept(largest(6) | smallest(4) | ranks(2, 3), 10), (places{4, 5}));
    EXPECT_EQ(kept(largest(100) | smallest(50), 120), kept(ranks(51, 100), 120));
}

TEST(selection, takes_any_callable) {
    const auto odd_ranks = [](std::vector<candidate> all) {
        std::erase_if(all, [](const candidate& c) { return c.rank % 2 == 0; });
        return all;
    };
    EXPECT_EQ(kept(largest(6) | odd_ranks, 10), (places{1, 3, 5}));
    EXPECT_EQ(kept(odd_ranks | largest(2), 10), (places{1, 3}));
}

TEST(selection, parts_one_ranking_without_overlap_or_gap) {
    places all;
    for (const places& some : {kept(largest(2), 10), kept(ranks(3, 5), 10), kept(smallest(5), 10)}) {
        all.insert(all.end(), some.begin(), some.end());
    }
    EXPECT_EQ(all, (places{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
}

TEST(selection, says_how_many_candidates_are_needed_and_there) {
    EXPECT_EQ(thrown<std::domain_error>([] { kept(largest(100), 97); }),
              "ranks 1 to 100 need 100 candidates, there are 97");
    EXPECT_EQ(thrown<std::domain_error>([] { kept(ranks(21, 100), 99); }),
              "ranks 21 to 100 need 100 candidates, there are 99");
    EXPECT_EQ(thrown<std::domain_error>([] { kept(largest(30) | smallest(50), 97); }),
              "ranks 1 to 50 need 50 candidates, there are 30");
    EXPECT_EQ(kept(largest(97), 97).size(), 97U);
}

TEST(selection, refuses_counts_and_ranks_that_mean_nothing) {
    EXPECT_EQ(thrown<std::invalid_argument>([] { largest(0); }), "count of the largest is 0, expected 1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] { smallest(0); }), "count of the smallest is 0, expected 1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] { ranks(0, 5); }), "first rank is 0, expected 1 or more");
    EXPECT_EQ(thrown<std::invalid_argument>([] { ranks(6, 5); }),
              "last rank is 5, expected the first rank, 6, or more");
}

}
