// SPDX-License-Identifier: BSL-1.0
#include <tidemark/infer/johansen.hpp>

#include "oracle/infer/time_series.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <random>
#include <stdexcept>

using namespace tidemark::infer;
using namespace tidemark::support;
namespace core = tidemark::core;

namespace tidemark::support::oracle {

struct known_johansen_test {
    std::string name;
    int terms;
    std::size_t lags;
    std::vector<double> eigenvalues, trace, maximum;
    std::vector<double> trace_critical, maximum_critical;  // at 10, 5 and 1 per cent, rank by rank
    std::vector<double> vectors;                           // one after the other
};

#include "oracle/infer/johansen.inc"

}

namespace {

using level = johansen_test::level;

void expect_near_all(const std::vector<double>& got, const std::vector<double>& want) {
    ASSERT_EQ(got.size(), want.size());
    for (std::size_t i = 0; i < got.size(); ++i)
        EXPECT_LE(oracle::distance(got[i], want[i]), 1) << got[i] << " instead of " << want[i] << " at " << i;
}

void expect_critical(const std::vector<critical_values>& got, const std::vector<double>& want) {
    std::vector<double> flat;
    for (const critical_values& c : got) flat.insert(flat.end(), {c.ten_percent, c.five_percent, c.one_percent});
    EXPECT_EQ(flat, want);
}

TEST(johansen, is_what_statsmodels_answers) {
    for (const auto& known : oracle::johansens) {
        const johansen_test got =
            johansen{static_cast<johansen::deterministic>(known.terms), known.lags}(oracle::system(known.name).panel());
        SCOPED_TRACE(known.name + ", terms " + std::to_string(known.terms) + ", lags " + std::to_string(known.lags));
        expect_near_all(got.eigenvalues, known.eigenvalues);
        expect_near_all(got.trace, known.trace);
        expect_near_all(got.maximum_eigenvalue, known.maximum);
        expect_critical(got.trace_critical, known.trace_critical);
        expect_critical(got.maximum_eigenvalue_critical, known.maximum_critical);
        const std::size_t n = known.eigenvalues.size();
        EXPECT_EQ(got.observations, oracle::system(known.name).values.size() / n - 1 - known.lags);
        for (std::size_t i = 0; i < n; ++i) {
            double largest = 0;
            for (std::size_t j = 0; j < n; ++j) largest = (std::max)(largest, std::abs(known.vectors[i * n + j]));
            for (std::size_t j = 0; j < n; ++j)
                EXPECT_NEAR(got.vectors[i][j], known.vectors[i * n + j], 1e-8 * (known.name == "scales" ? largest : 1));
        }
    }
}

TEST(johansen, finds_the_relations_that_there_are) {
    const johansen_test pair = johansen{}(oracle::system("together").panel());
    EXPECT_EQ(pair.rank(), 1u);
    EXPECT_NEAR(pair.vectors[0][1] / pair.vectors[0][0], -0.8, 0.1);
    EXPECT_EQ(johansen{}(oracle::system("apart").panel()).rank(), 0u);
    EXPECT_EQ(johansen{}(oracle::system("six").panel()).rank(), 4u) << "six series that hold two wandering factors";
    EXPECT_LE(pair.rank(level::one_percent), pair.rank(level::ten_percent));
}

// Without lags the levels are those of the row before the change, as the model says.
TEST(johansen, without_lags_and_terms_is_a_correlation_of_changes_and_levels) {
    const auto panel = oracle::system("apart").panel();
    long double xx[2][2]{}, xy[2][2]{}, yy[2][2]{};
    for (std::size_t t = 1; t < panel.rows(); ++t)
        for (std::size_t i = 0; i < 2; ++i)
            for (std::size_t j = 0; j < 2; ++j) {
                const auto at = [&](std::size_t row, std::size_t c) { return static_cast<long double>(panel(row, c)); };
                const auto change = [&](std::size_t c) { return at(t, c) - at(t - 1, c); };
                const auto before = [&](std::size_t c) { return at(t - 1, c); };
                xx[i][j] += before(i) * before(j), xy[i][j] += before(i) * change(j), yy[i][j] += change(i) * change(j);
            }
    // The trace and the determinant of Sxx^-1 Sxy Syy^-1 Syx are the sum and the product of the eigenvalues.
    const long double dx = xx[0][0] * xx[1][1] - xx[0][1] * xx[1][0], dy = yy[0][0] * yy[1][1] - yy[0][1] * yy[1][0];
    long double trace = 0;
    const long double ix[2][2]{{xx[1][1] / dx, -xx[0][1] / dx}, {-xx[1][0] / dx, xx[0][0] / dx}};
    const long double iy[2][2]{{yy[1][1] / dy, -yy[0][1] / dy}, {-yy[1][0] / dy, yy[0][0] / dy}};
    for (std::size_t a = 0; a < 2; ++a)
        for (std::size_t b = 0; b < 2; ++b)
            for (std::size_t c = 0; c < 2; ++c)
                for (std::size_t d = 0; d < 2; ++d) trace += ix[a][b] * xy[b][c] * iy[c][d] * xy[a][d];
    const long double cross = xy[0][0] * xy[1][1] - xy[0][1] * xy[1][0];
    const johansen_test got = johansen{johansen::deterministic::none, 0}(panel.column(0), panel.column(1));
    EXPECT_NEAR(got.eigenvalues[0] + got.eigenvalues[1], static_cast<double>(trace), 1e-14);
    EXPECT_NEAR(got.eigenvalues[0] * got.eigenvalues[1], static_cast<double>(cross * cross / dx / dy), 1e-16);
    EXPECT_EQ(got.observations, panel.rows() - 1);
}

TEST(johansen, the_order_and_the_unit_of_the_series_make_no_difference) {
    const auto panel = oracle::system("six").panel();
    std::vector<double> turned;
    for (std::size_t i = 0; i < panel.rows(); ++i)
        for (std::size_t j = 6; j-- > 0;) turned.push_back(panel(i, j) * std::pow(10, 3 * static_cast<double>(j) - 9));
    const johansen_test plain = johansen{}(panel), other = johansen{}(core::panel_view<double>{
                                                       turned.data(), panel.rows(), 6, core::storage::row_major});
    expect_near_all(other.trace, plain.trace);
}

TEST(johansen, has_no_answer_for_series_that_are_mixes) {
    const std::vector<double>& x = oracle::series("walk");
    std::vector<double> y(x), constant(x.size(), 3.5), infinite(x), line(x);
    for (double& v : y) v = 0.1 * v + 7;
    for (std::size_t i = 0; i < line.size(); ++i) line[i] = 0.1 * static_cast<double>(i);
    infinite[9] = core::infinity;
    for (const std::vector<double>* other : {&y, &constant, &infinite, &line}) {
        const johansen_test t = johansen{}(x, *other);
        EXPECT_TRUE(std::isnan(t.trace[0]));
        EXPECT_TRUE(std::isnan(t.maximum_eigenvalue[1]));
        EXPECT_TRUE(std::isnan(t.vectors[0][0]));
        EXPECT_EQ(t.rank(), std::nullopt);
    }
    EXPECT_EQ((johansen{johansen::deterministic::line}(x, line).rank()), std::nullopt);
}

TEST(johansen, names_what_is_wrong) {
    const std::vector<double>& x = oracle::series("walk");
    std::vector<double> gap(x), brief(8, 1);
    gap[5] = core::nan;
    EXPECT_EQ(thrown<std::invalid_argument>([&] { johansen{}(x, gap); }),
              "y[5] is nan, expected an observation in every row, as lags count rows");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { johansen{}(x, brief); }),
              "length of y is 8, expected the length of x, 200");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { johansen{}(brief, brief); }),
              "length of series is 8, expected at least 9 for so many series and lags");
    EXPECT_EQ(thrown<std::invalid_argument>([&] { johansen{.lags = static_cast<std::size_t>(-1)}(brief, brief); }),
              "lags is 18446744073709551615, expected fewer than the observations, 8");
    EXPECT_EQ(thrown<std::invalid_argument>([&] {
                  johansen{}(core::panel_view<double>{x.data(), 200, 1, core::storage::row_major});
              }),
              "columns of panel is 1, expected 2 to 12 series");
}

struct rejections {
    static constexpr int runs = 1600;
    double trace = 0, maximum = 0;

    rejections(johansen::deterministic terms, double drift) {
        std::mt19937_64 generator{8};
        std::normal_distribution<double> normal;
        for (int run = 0; run < runs; ++run) {
            std::vector<double> x(150), y(150);
            double one = 0, other = 0;
            for (std::size_t i = 0; i < x.size(); ++i)
                x[i] = one += drift + normal(generator), y[i] = other += normal(generator) - drift / 2;
            const johansen_test t = johansen{terms}(x, y);
            trace += (t.rank() != 0) / double{runs};
            maximum += (t.maximum_eigenvalue[0] > t.maximum_eigenvalue_critical[0].five_percent) / double{runs};
        }
    }
};

// The tables are for many rows: of pairs of 150 that wander apart 0.053 to 0.058 have a relation at 0.05 (of 10000
// such). Of 1600 the share has a standard error of 0.0058.
TEST(johansen, is_wrong_as_often_as_it_says) {
    const rejections none{johansen::deterministic::none, 0}, constant{johansen::deterministic::constant, 1};
    EXPECT_NEAR(none.trace, 0.053, 0.018);
    EXPECT_NEAR(none.maximum, 0.053, 0.018);
    EXPECT_NEAR(constant.trace, 0.058, 0.018);
    EXPECT_NEAR(constant.maximum, 0.058, 0.018);
}

// With a constant the tables are for levels that drift; without a drift, the trace is too quick to see a relation.
TEST(johansen, with_a_constant_asks_for_a_drift) {
    const rejections r{johansen::deterministic::constant, 0};
    EXPECT_NEAR(r.trace, 0.12, 0.025);
    EXPECT_NEAR(r.maximum, 0.07, 0.02);
}

}
