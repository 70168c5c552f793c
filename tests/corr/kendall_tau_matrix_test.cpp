// SPDX-License-Identifier: BSL-1.0
#include <tidemark/corr/kendall_tau_matrix.hpp>

#include "corr/rank_panels.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <stdexcept>

namespace tidemark::support::oracle {
#include "oracle/corr/ranks.inc"
}

using namespace tidemark::corr;
using namespace tidemark::support;
namespace missing = tidemark::missing;
namespace risk = tidemark::risk;

namespace {

using type = risk::kendall_tau::type;
constexpr kendall_tau_matrix kendall{};

TEST(kendall_tau_matrix, agrees_with_pandas) {
    oracle::expect_entries(kendall(oracle::returns_panel), oracle::kendall_of_returns, 1e-14);
    oracle::expect_entries(kendall(oracle::wide_panel), oracle::kendall_of_wide, 1e-14);
    oracle::expect_entries(kendall(oracle::ill_conditioned_panel), oracle::kendall_of_ill_conditioned, 1e-14);
    oracle::expect_entries(kendall(oracle::panel_with_gaps), oracle::kendall_of_gaps, 1e-14);
}

TEST(kendall_tau_matrix, agrees_with_scipy_in_variant_c) {
    oracle::expect_entries(kendall_tau_matrix{type::c}(oracle::returns_panel), oracle::kendall_c_of_returns, 1e-14);
    oracle::expect_entries(kendall_tau_matrix{type::c}(oracle::panel_with_gaps), oracle::kendall_c_of_gaps, 1e-14);
}

TEST(kendall_tau_matrix, says_of_each_pair_what_the_metric_says) {
    for (const Eigen::Index rows : {3, 10, 63, 64, 65, 128, 300}) {
        const Eigen::MatrixXd m = panel_of_all_kinds(rows), b = pair_by_pair(risk::kendall_tau{}, m);
        EXPECT_TRUE(same(kendall(m), b)) << rows;
        EXPECT_TRUE(same(kendall(m, missing::skip{170}), pair_by_pair(risk::kendall_tau{}, m, 170))) << rows;
        for (const type corrected : {type::a, type::c}) {
            Eigen::MatrixXd expected = pair_by_pair(risk::kendall_tau{corrected}, m);
            expected = b.array().isNaN().select(b, expected);  // of a constant series type a says 0
            EXPECT_TRUE(same(kendall_tau_matrix{corrected}(m), expected)) << rows;
        }
    }
    const Eigen::MatrixXd longer = panel_of_all_kinds(17'000).leftCols(2);
    EXPECT_TRUE(same(kendall(longer), pair_by_pair(risk::kendall_tau{}, longer)));
}

TEST(kendall_tau_matrix, counts_every_inversion) {
    detail::inversion_count inversions;
    std::mt19937_64 random{3};
    for (const std::uint32_t n : {0U, 1U, 2U, 63U, 64U, 65U, 127U, 129U, 640U, 1000U, 16384U, 16385U}) {
        std::vector<std::uint32_t> v(n);
        for (std::uint32_t i = 0; i < n; ++i) v[i] = n - 1 - i;
        EXPECT_EQ(inversions(v), n * (n - 1.0) / 2);
        if (n > 1000) continue;
        std::shuffle(v.begin(), v.end(), random);
        double counted = 0;
        for (std::uint32_t i = 0; i < n; ++i)
            for (std::uint32_t j = 0; j < i; ++j) counted += v[j] > v[i] ? 1 : 0;
        EXPECT_EQ(inversions(v), counted) << n;
    }
}

TEST(kendall_tau_matrix, takes_every_policy) { expect_every_policy_taken(kendall); }

TEST(kendall_tau_matrix, has_no_answer_without_data) { expect_no_answer_without_data(kendall); }

TEST(kendall_tau_matrix, reads_nothing_but_the_order) { expect_nothing_but_the_order_read(kendall); }

}
