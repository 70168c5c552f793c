// SPDX-License-Identifier: BSL-1.0
// Every estimator of the registry, and what the program makes of estimators of any kind.
#include "registry/estimator_binding.hpp"

#include "registry/settings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <tidemark/core/numeric.hpp>
#include <tidemark/corr/correlation_matrix.hpp>
#include <tidemark/corr/covariance_matrix.hpp>
#include <tidemark/corr/pairwise_matrix.hpp>

#include <cmath>
#include <random>

namespace {

using namespace program::registry;
namespace td = tidemark;
using Eigen::Index;
using Eigen::MatrixXd;
using testing::ElementsAre;

MatrixXd panel_of(Index rows, Index columns) {
    std::mt19937_64 bits{5};
    MatrixXd panel(rows, columns);
    for (Index t = 0; t < rows; ++t) {
        const double all = static_cast<double>(bits() >> 11) * 0x1p-53 - 0.5;
        for (Index j = 0; j < columns; ++j)
            panel(t, j) = 0.02 * all + 0.03 * (static_cast<double>(bits() >> 11) * 0x1p-53 - 0.5);
    }
    return panel;
}

MatrixXd panel_with_gaps() {
    MatrixXd panel = panel_of(40, 3);
    panel(3, 0) = panel(7, 1) = panel(8, 1) = td::core::nan;
    return panel;
}

bool same(const MatrixXd& a, const MatrixXd& b) {
    if (a.rows() != b.rows() || a.cols() != b.cols()) return false;
    return ((a.array() == b.array()) || (a.array().isNaN() && b.array().isNaN())).all();
}

/// The settings that must be given, at some value, and the defaults.
std::vector<double> settings_for(const entry& e) {
    std::vector<assignment> given;
    for (const parameter& p : e.parameters)
        if (p.required()) given.push_back({std::string{p.name}, p.is == parameter::kind::decay ? "span:20" : "1"});
    return settings_of(e, given);
}

template <class Check>
void for_each_of_columns(const Check& check) {
    for (const estimator& e : estimators()) {
        SCOPED_TRACE(e.documented.name);
        if (e.bound != nullptr && e.bound->run != nullptr) check(e);
    }
}

TEST(estimator_binding, lets_every_estimator_of_columns_make_a_matrix) {
    const MatrixXd panel = panel_of(120, 4);
    std::size_t count = 0;
    for_each_of_columns([&](const estimator& e) {
        ++count;
        const auto settings = settings_for(e.documented);
        const std::vector<estimate> whole = e.bound->run(settings, panel, {e.bound->takes.front(), 0, 0, 1});
        ASSERT_EQ(whole.size(), 1U);
        EXPECT_EQ(whole.front().last_row, 119U);
        EXPECT_EQ(whole.front().matrix.rows(), 4);
        EXPECT_EQ(whole.front().matrix.cols() % 4, 0) << "a tensor is as wide as several squares";
        EXPECT_TRUE(whole.front().matrix.allFinite());
    });
    EXPECT_GE(count, 2U);
}

TEST(estimator_binding, agrees_on_complete_rows_whatever_the_policy) {
    const MatrixXd panel = panel_of(120, 3);
    for_each_of_columns([&](const estimator& e) {
        const auto settings = settings_for(e.documented);
        const MatrixXd first = e.bound->run(settings, panel, {e.bound->takes.front(), 0, 0, 1}).front().matrix;
        for (const missing_rows policy : e.bound->takes) {
            const MatrixXd other = e.bound->run(settings, panel, {policy, 0, 0, 1}).front().matrix;
            EXPECT_LE((other - first).cwiseAbs().maxCoeff(), 1e-12 * (1 + first.cwiseAbs().maxCoeff()))
                << static_cast<int>(policy);
        }
    });
}

TEST(estimator_binding, comes_with_its_documentation) {
    for (const estimator& e : estimators()) {
        SCOPED_TRACE(e.documented.name);
        for (const std::string_view said :
             {e.documented.summary, e.documented.formula, e.documented.input, e.documented.value, e.documented.no_data})
            EXPECT_FALSE(said.empty());
        for (const parameter& p : e.documented.parameters)
            EXPECT_TRUE(e.bound == nullptr || p.is != parameter::kind::other) << p.name;
    }
}

// The bindings are the library: the same bits.

TEST(estimator_binding, is_the_library) {
    const MatrixXd panel = panel_with_gaps();
    const auto run = [&](std::string_view name, const std::vector<assignment>& given, const estimation& asked) {
        const estimator& e = find_estimator(name);
        return e.bound->run(settings_of(e.documented, given), panel, asked).front().matrix;
    };
    using td::corr::correlation_matrix;
    EXPECT_TRUE(same(run("correlation_matrix", {}, {}), correlation_matrix{}(panel, td::missing::skip{})));
    EXPECT_TRUE(same(run("correlation_matrix", {}, {missing_rows::skip, 38}),
                     correlation_matrix{}(panel, td::missing::skip{38})));
    EXPECT_TRUE(same(run("correlation_matrix", {}, {missing_rows::complete}),
                     correlation_matrix{}(panel, td::missing::complete_rows{})));
    EXPECT_TRUE(same(run("correlation_matrix", {}, {missing_rows::propagate}),
                     correlation_matrix{}(panel, td::missing::propagate{})));
    EXPECT_TRUE(same(run("covariance_matrix", {{"ddof", "0"}}, {}), (td::corr::covariance_matrix{.ddof = 0}(panel))));
    EXPECT_THROW(run("correlation_matrix", {}, {missing_rows::refuse}), std::invalid_argument);
    EXPECT_THROW(run("covariance_matrix", {{"ddof", "-1"}}, {}), std::invalid_argument);
}

TEST(estimator_binding, estimates_every_window_afresh) {
    const MatrixXd panel = panel_with_gaps();
    const std::vector<estimate> rolled =
        find_estimator("correlation_matrix").bound->run({}, panel, {missing_rows::skip, 0, 10, 7});
    ASSERT_EQ(rolled.size(), 5U);
    for (std::size_t m = 0; m < rolled.size(); ++m) {
        EXPECT_EQ(rolled[m].last_row, 9 + 7 * m);
        const MatrixXd window = panel.middleRows(static_cast<Index>(7 * m), 10);
        EXPECT_TRUE(same(rolled[m].matrix, td::corr::correlation_matrix{}(window)));
    }
}

// Estimators of our own: what they take is known by their call operators.

struct products {
    template <class Derived, td::corr::whole_rows_policy P = td::missing::complete_rows>
    auto operator()(const Eigen::MatrixBase<Derived>& m, const P& = {}) const {
        struct result {
            MatrixXd matrix;
            double intensity;
        };
        return result{factor * m.transpose() * m, 0.25};
    }
    double factor = 1;
};
struct differences {
    double operator()(std::span<const double> x, std::span<const double> y) const { return x[0] - y[0]; }
};
struct sums {
    static constexpr bool symmetric = true;
    double operator()(std::span<const double> x, std::span<const double> y) const {
        ++calls;
        return x[0] + y[0];
    }
    static inline int calls = 0;
};
struct repair {
    MatrixXd operator()(const MatrixXd& m) const { return m; }
};
struct stream {
    void operator()(double) {}
};

template <class E>
E make(settings given) {
    if constexpr (requires(E e) { e.factor; })
        return {.factor = given[0]};
    else
        return {};
}

TEST(estimator_binding, knows_what_an_estimator_takes) {
    constexpr estimator_binding whole = bind_estimator<make<products>>(), pairs = bind_estimator<make<differences>>();
    EXPECT_THAT(whole.takes, ElementsAre(missing_rows::complete, missing_rows::propagate, missing_rows::refuse));
    EXPECT_THAT(pairs.takes,
                ElementsAre(missing_rows::skip, missing_rows::complete, missing_rows::propagate, missing_rows::refuse));
    EXPECT_EQ(bind_estimator<make<repair>>().run, nullptr) << "of a finished matrix";
    EXPECT_EQ(bind_estimator<make<stream>>().run, nullptr);
}

TEST(estimator_binding, keeps_what_is_said_beside_the_matrix) {
    const MatrixXd panel = panel_of(6, 2);
    constexpr estimator_binding bound = bind_estimator<make<products>>();
    const estimate e = bound.run(std::vector<double>{2.}, panel, {missing_rows::complete}).front();
    EXPECT_TRUE(same(e.matrix, 2 * panel.transpose() * panel));
    ASSERT_EQ(e.beside.size(), 1U);
    EXPECT_EQ(e.beside.front().name, "intensity");
    EXPECT_EQ(e.beside.front().value, 0.25);
}

TEST(estimator_binding, makes_matrices_of_pairs) {
    const MatrixXd panel = panel_with_gaps();
    constexpr estimator_binding bound = bind_estimator<make<differences>>();
    for (const missing_rows policy : {missing_rows::skip, missing_rows::propagate}) {
        const MatrixXd expected = policy == missing_rows::skip
                                      ? td::corr::pairwise_matrix(differences{}, panel)
                                      : td::corr::pairwise_matrix(differences{}, panel, td::missing::propagate{});
        EXPECT_TRUE(same(bound.run({}, panel, {policy, 0}).front().matrix, expected));
    }
    EXPECT_TRUE(same(bound.run({}, panel, {missing_rows::complete, 37}).front().matrix,
                     td::corr::pairwise_matrix(differences{}, panel, td::missing::complete_rows{37})));
    EXPECT_TRUE(bound.run({}, panel, {missing_rows::complete, 38}).front().matrix.array().isNaN().all());
    EXPECT_THROW(bound.run({}, panel, {missing_rows::refuse}), std::invalid_argument);

    constexpr estimator_binding symmetric = bind_estimator<make<sums>>();
    sums::calls = 0;
    EXPECT_TRUE(same(symmetric.run({}, panel, {}).front().matrix, td::corr::pairwise_matrix(sums{}, panel)));
    EXPECT_EQ(sums::calls, 6 + 6) << "a call for each of six pairs, twice";
}

}
