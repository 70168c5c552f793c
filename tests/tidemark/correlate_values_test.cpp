// SPDX-License-Identifier: BSL-1.0
// What correlate answers: columns, kinds, policies for missing rows, notes, and how it writes them.
#include "correlate.hpp"

#include "errors.hpp"
#include "registry/estimator_binding.hpp"
#include "support/temporary_folder.hpp"
#include "support/thrown.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <tidemark/core/numeric.hpp>

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace program;
using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using tidemark::support::temporary_folder;
using tidemark::support::thrown;
using missing = correlate_request::missing;

class correlate_values : public testing::Test {
protected:
    correlate_request request(std::string_view text, std::string estimator = "correlation_matrix") {
        return {std::move(estimator), folder_.write("data.csv", text)};
    }
    static double only(const correlated& c, Eigen::Index i, Eigen::Index j) {
        EXPECT_EQ(c.estimates.size(), 1U);
        return c.estimates.front().matrix(i, j);
    }

    temporary_folder folder_;
};

// Correlations by hand: (1, 2, 3), (1, 3, 2) and (3, 2, 1).
constexpr std::string_view three = "date,up,mixed,down\n2024-01-01,1,1,3\n2024-01-02,2,3,2\n2024-01-03,3,2,1\n";

TEST_F(correlate_values, correlates_every_column_but_the_date) {
    const correlated c = correlate(request(three));
    EXPECT_THAT(c.data.names, ElementsAre("up", "mixed", "down"));
    EXPECT_NEAR(only(c, 0, 1), 0.5, 1e-15);
    EXPECT_NEAR(only(c, 0, 2), -1, 1e-15);
    EXPECT_NEAR(only(c, 1, 2), -0.5, 1e-15);
    EXPECT_EQ(only(c, 1, 1), 1);
    EXPECT_THAT(c.notes, IsEmpty());
}

TEST_F(correlate_values, takes_named_columns_in_the_order_of_their_names) {
    correlate_request q = request(three, "covariance_matrix");
    q.columns = {"down", "up"};
    q.parameters = {{"ddof", "0"}};
    const correlated c = correlate(q);
    EXPECT_THAT(c.data.names, ElementsAre("down", "up"));
    EXPECT_NEAR(only(c, 0, 1), -2. / 3, 1e-15);
}

TEST_F(correlate_values, leaves_columns_of_words_out_and_says_so) {
    const correlated c = correlate(request("asset,x,late,y\nBTC,1,,3\nETH,2,1,1\n7,3,2,2\n"));
    EXPECT_THAT(c.data.names, ElementsAre("x", "late", "y"));
    EXPECT_THAT(c.notes, ElementsAre("column asset is left out: \"BTC\" is no number"));
    EXPECT_THAT(thrown<data_error>([&] { correlate(request("x,y\n1,2\nten,1\n")); }),
                HasSubstr("data.csv, line 3, column 1 (x): \"ten\", expected a number"))
        << "a column of numbers is not left out for one word";
}

TEST_F(correlate_values, turns_prices_into_simple_returns) {
    correlate_request q =
        request("date,x,y\n2024-01-01,100,10\n2024-01-02,150,11\n2024-01-03,75,11\n2024-01-04,75,22\n");
    q.is = correlate_request::kind::prices;
    q.columns = {"x", "y"};
    q.estimator = "covariance_matrix";
    const correlated c = correlate(q);
    EXPECT_EQ(c.data.rows.size(), 3U);
    const double mean_x = 0, mean_y = 1.1 / 3;  // of 0.5, -0.5, 0 and 0.1, 0, 1
    EXPECT_NEAR(only(c, 0, 1), ((0.5 - mean_x) * (0.1 - mean_y) + (-0.5 - mean_x) * (0 - mean_y)) / 2, 1e-15);
    q.window = 2;
    EXPECT_THAT(correlated_as_csv(correlate(q)), StartsWith("date,column,x,y\n2024-01-03,x,"));
}

constexpr std::string_view gaps = "a,b,c\n1,2,9\n2,1,\n3,5,7\n4,,8\n5,4,1\n";

TEST_F(correlate_values, leaves_missing_rows_out_pair_by_pair_or_for_all) {
    correlate_request q = request(gaps, "covariance_matrix");
    const correlated by_pair = correlate(q);
    EXPECT_EQ(by_pair.in_force.when_missing, missing::skip) << "where the estimator takes it";
    EXPECT_NEAR(only(by_pair, 0, 0), 2.5, 1e-15);
    EXPECT_THAT(by_pair.counts.front().reshaped(), ElementsAre(5, 4, 4, 4, 4, 3, 4, 3, 4));
    EXPECT_EQ(by_pair.complete_rows(), 3U);
    q.when_missing = missing::complete;
    const correlated complete = correlate(q);
    EXPECT_NEAR(only(complete, 0, 0), 4, 1e-15) << "of 1, 3, 5";
    EXPECT_THAT(complete.counts.front().reshaped(), testing::Each(3));
    EXPECT_THAT(complete.notes, IsEmpty()) << "everything is answered";
}

TEST_F(correlate_values, propagates_or_refuses_missing_rows) {
    correlate_request q = request(gaps);
    q.when_missing = missing::propagate;
    const auto why = [&] { return thrown<data_error>([&] { correlate(q); }); };
    EXPECT_THAT(correlate(q).notes, ElementsAre("column b misses 1 of 5 rows, and --missing propagate says that they "
                                                "spoil the answer",
                                                "column c misses 1 of 5 rows, and --missing propagate says that they "
                                                "spoil the answer"));
    q.when_missing = missing::refuse;
    EXPECT_THAT(why(), HasSubstr("data.csv, line 3, column 3 (c): \"\", expected a number (--missing refuse)"));
}

TEST_F(correlate_values, wants_as_many_rows_as_it_is_told) {
    correlate_request q = request(gaps);
    q.min_count = 4;
    const correlated c = correlate(q);
    EXPECT_TRUE(std::isnan(only(c, 1, 2)));
    EXPECT_FALSE(std::isnan(only(c, 0, 1)));
    EXPECT_THAT(c.notes, ElementsAre("columns b and c share 3 of 5 rows, fewer than min_count, 4"));
    q.when_missing = missing::complete;
    EXPECT_THAT(thrown<data_error>([&] { correlate(q); }),
                HasSubstr("correlation_matrix has no answer for any pair of columns: all columns share 3 of 5 rows, "
                          "fewer than min_count, 4"));
}

TEST_F(correlate_values, names_the_columns_that_have_no_answer) {
    const correlated c = correlate(request("x,y,flat,none,wild\n1,2,7,,1\n2,1,7,,inf\n3,5,7,,2\n"));
    EXPECT_THAT(c.notes, ElementsAre("column flat is 7 in each of its 3 rows", "column none has no observation",
                                     "column wild holds inf",
                                     "columns x and none share 0 of 3 rows, fewer than the two that an answer needs"));
    EXPECT_THAT(correlated_as_csv(c), HasSubstr("\nflat,,,,,\nnone,,,,,\nwild,,,,,\n"));
    EXPECT_THAT(correlate(request("x,flat\n1,7\n2,7\n", "covariance_matrix")).notes, IsEmpty())
        << "a constant column has a covariance";
    EXPECT_THAT(correlate(request("x,flat,none\n1,7,\n2,7,\n", "covariance_matrix")).notes,
                ElementsAre("column none has no observation",
                            "columns x and none share 0 of 2 rows, fewer than the two that an answer needs"));
}

TEST_F(correlate_values, is_an_error_where_nothing_has_an_answer) {
    const auto why = [&](std::string_view text) { return thrown<data_error>([&] { correlate(request(text)); }); };
    EXPECT_THAT(why("x,y\n1,2\n1,2\n"), HasSubstr("column x is 1 in each of its 2 rows; column y is 2 in"));
    EXPECT_THAT(why("x,y\n1,2\n"), HasSubstr("column x has 1 of 1 rows, fewer than the two that an answer needs"));
    EXPECT_THAT(why("x,y\n"), HasSubstr("data.csv: has no rows"));
    EXPECT_THAT(why("x,word\n1,a\n"), HasSubstr("data.csv: has one column of numbers, expected two or more"));
}

TEST_F(correlate_values, rolls) {
    correlate_request q = request(gaps);
    q.window = 3;
    const correlated strict = correlate(q);
    EXPECT_EQ(strict.in_force.min_count, 3U) << "an answer needs all rows of its window";
    EXPECT_THAT(strict.notes, ElementsAre("3 of 3 windows lack an answer",
                                          "columns b and c share 1 of 3 rows of a window, fewer than min_count, 3"));
    q.min_count = 2;
    q.step = 2;
    const correlated c = correlate(q);
    ASSERT_EQ(c.estimates.size(), 2U);
    EXPECT_EQ(c.estimates[1].last_row, 4U);
    EXPECT_THAT(c.counts[1].reshaped(), ElementsAre(3, 2, 3, 2, 2, 2, 3, 2, 3));
    EXPECT_THAT(c.notes, IsEmpty());
    const std::string csv = correlated_as_csv(c);
    EXPECT_THAT(csv, StartsWith("row,column,a,b,c\n3,a,1,"));
    EXPECT_THAT(csv, HasSubstr("\n5,a,1,-1,"));
    EXPECT_THAT(correlated_as_text(c), HasSubstr("\n5  a"));
    EXPECT_THAT(correlated_as_text(c), HasSubstr("window = 3, step = 2\n  missing = skip, min_count = 2\n  5 rows, 2 "
                                                 "with a missing observation; a pair of columns rests on 2 to 3 of a "
                                                 "window\n"));
    const json j = json::parse(correlated_as_json(c));
    EXPECT_EQ(j.at("driver"), "rolling");
    EXPECT_EQ(j.at("step"), 2);
    ASSERT_EQ(j.at("windows").size(), 2U);
    EXPECT_EQ(j.at("windows").at(1).at("row"), 5);
    EXPECT_EQ(j.at("windows").at(1).at("counts").at(1), (json{2, 2, 2}));
    EXPECT_EQ(j.at("windows").at(1).at("matrix").at(0).at(1), -1.);
    EXPECT_FALSE(j.contains("matrix"));
}

TEST_F(correlate_values, tells_of_windows_without_an_answer) {
    correlate_request q = request("date,x,y\n2024-01-01,1,2\n2024-01-02,1,2\n2024-01-03,3,5\n2024-01-04,4,1\n");
    q.window = 2;
    EXPECT_THAT(correlate(q).notes,
                ElementsAre("1 of 3 windows lack an answer", StartsWith("no data: NaN in the rows and columns of")))
        << "the columns are constant in one window, not in the file";
    q.window = 5;
    EXPECT_THAT(thrown<data_error>([&] { correlate(q); }), HasSubstr("data.csv: has 4 rows, fewer than the window, 5"));
}

TEST_F(correlate_values, writes_the_whole_sample) {
    const correlated c = correlate(request(gaps, "covariance_matrix"));
    EXPECT_EQ(correlated_as_text(c),
              "covariance_matrix of 3 columns\n"
              "  ddof = 1\n"
              "  missing = skip, min_count = 0\n"
              "  5 rows, 2 with a missing observation; a pair of columns rests on 3 to 5\n"
              "  formula: " +
                  std::string{c.estimator->documented.formula} +
                  "\n  value: " + std::string{c.estimator->documented.value} +
                  "\n  no data: " + std::string{c.estimator->documented.no_data} +
                  "\n  source: " + std::string{c.estimator->documented.source} +
                  "\n\n"
                  "Matrix\n"
                  "          a         b         c\n"
                  "a       2.5         2     -4.75\n"
                  "b         2   3.33333  -2.66667\n"
                  "c     -4.75  -2.66667   12.9167\n"
                  "\n"
                  "Rows of each pair\n"
                  "   a  b  c\n"
                  "a  5  4  4\n"
                  "b  4  4  3\n"
                  "c  4  3  4\n");
    const json j = json::parse(correlated_as_json(c));
    EXPECT_EQ(j.at("estimator"), "covariance_matrix");
    EXPECT_EQ(j.at("parameters"), (json{{"ddof", 1.}}));
    EXPECT_EQ(j.at("convention").at("source"), std::string{c.estimator->documented.source});
    EXPECT_EQ(j.at("columns"), (json{"a", "b", "c"}));
    EXPECT_EQ(j.at("kind"), "returns");
    EXPECT_EQ(j.at("driver"), "whole");
    EXPECT_EQ(j.at("missing"), "skip");
    EXPECT_EQ(j.at("min_count"), 0);
    EXPECT_EQ(j.at("rows"), (json{{"all", 5}, {"complete", 3}, {"with_missing", 2}}));
    EXPECT_EQ(j.at("notes"), json::array());
    EXPECT_EQ(j.at("counts"), (json{{5, 4, 4}, {4, 4, 3}, {4, 3, 4}}));
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t k = 0; k < 3; ++k)
            EXPECT_EQ(j.at("matrix").at(i).at(k),
                      c.estimates.front().matrix(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(k)));
}

TEST_F(correlate_values, writes_a_square_with_the_names_of_its_columns) {
    EXPECT_EQ(correlated_as_csv(correlate(request("\"x, 1\",y\n0,0\n2,4\n", "covariance_matrix"))),
              "column,\"x, 1\",y\n\"x, 1\",2,4\ny,4,8\n");
}

TEST_F(correlate_values, shows_counts_only_where_they_differ) {
    EXPECT_THAT(correlated_as_text(correlate(request(three))), Not(HasSubstr("Rows of each pair")));
    EXPECT_THAT(correlated_as_text(correlate(request(three))),
                HasSubstr("3 rows, 0 with a missing observation; a pair of columns rests on 3\n"));
}

// An estimator of our own, which says a number beside its matrix and knows its data only when it is called.
struct shrunk {
    double intensity = 0.5;

    template <class Derived, tidemark::corr::whole_rows_policy P = tidemark::missing::complete_rows>
    auto operator()(const Eigen::MatrixBase<Derived>& m, const P& = {}) const {
        struct result {
            Eigen::MatrixXd matrix;
            double intensity;
        };
        if (intensity > 1) tidemark::core::refuse("intensity", intensity, "at most 1");
        if (m.rows() < 3) return result{Eigen::MatrixXd::Constant(m.cols(), m.cols(), tidemark::core::nan), 0};
        return result{intensity * Eigen::MatrixXd::Identity(m.cols(), m.cols()), intensity};
    }
};
constexpr registry::parameter shrunk_parameters[] = {
    {"intensity", registry::parameter::kind::number, "double", "0.5", {}, ""}};
shrunk make_shrunk(registry::settings given) { return {.intensity = given[0]}; }
constexpr registry::estimator_binding shrunk_binding = registry::bind_estimator<make_shrunk>();

registry::estimator shrunk_estimator() {
    registry::entry e{};
    e.name = "shrunk";
    e.parameters = shrunk_parameters;
    e.no_data = "NaN for fewer than 3 rows";
    return {e, &shrunk_binding};
}

TEST_F(correlate_values, takes_any_estimator_of_columns) {
    const registry::estimator own = shrunk_estimator();
    correlate_request q = request(gaps, "shrunk");
    const correlated c = correlate(q, own);
    EXPECT_EQ(c.in_force.when_missing, missing::complete);
    EXPECT_THAT(correlated_as_text(c), HasSubstr("  intensity = 0.5\n  missing = complete, min_count = 0\n"));
    EXPECT_THAT(correlated_as_text(c), HasSubstr("rests on 3\n  intensity = 0.5\n"));
    EXPECT_EQ(json::parse(correlated_as_json(c)).at("intensity"), 0.5);
    q.parameters = {{"intensity", "2"}};
    EXPECT_EQ(thrown<usage_error>([&] { correlate(q, own); }), "shrunk: intensity is 2, expected at most 1");
    q.parameters = {};
    q.when_missing = missing::skip;
    EXPECT_EQ(thrown<usage_error>([&] { correlate(q, own); }),
              "shrunk does not take --missing skip: its choices are complete, propagate, refuse");
    EXPECT_THAT(thrown<data_error>([&] { correlate(request("a,b\n1,2\n2,1\n", "shrunk"), own); }),
                HasSubstr("shrunk has no answer for any pair of columns: no data: NaN for fewer than 3 rows"));
}

}
