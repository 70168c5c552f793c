// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/comoments.hpp>

#include "support/fifty_digits.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

using tidemark::core::is_missing;
using tidemark::core::pair;
using tidemark::state::comoments;
using tidemark::state::cross_sums;
using namespace tidemark::support;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

using rows_of_pairs = std::vector<pair>;

struct named_sample {
    std::string name;
    rows_of_pairs rows;
};

std::vector<named_sample> samples() {
    std::mt19937_64 random{7};
    std::normal_distribution<double> normal;
    const auto rows = [&](double level_x, double deviation_x, double level_y, double deviation_y, double correlation) {
        rows_of_pairs all(200);
        for (pair& p : all) {
            const double common = normal(random), own = std::sqrt(1 - correlation * correlation) * normal(random);
            p = {level_x + deviation_x * common, level_y + deviation_y * (correlation * common + own)};
        }
        return all;
    };
    std::vector<named_sample> all{
        {"returns", rows(0, 0.01, 0, 0.02, 0.6)},
        {"levels of 1e9, deviation 1", rows(1e9, 1, -1e9, 1, -0.9)},
        {"a price and a return", rows(6e4, 10, 0, 1e-12, 0.5)},
        {"nearly unrelated", rows(1, 1, 1, 1, 1e-6)},
        {"nearly the same", rows(0, 1, 0, 1, 1 - 1e-13)},
        {"outliers", rows(0, 0.01, 0, 0.01, 0.6)},
    };
    all.back().rows[60] = {1e9, -3e8};
    return all;
}

comoments combined_one_by_one(const rows_of_pairs& rows, std::size_t first, std::size_t last) {
    comoments s;
    for (std::size_t i = first; i < last; ++i) s = comoments::combine(s, comoments::lift(rows[i]));
    return s;
}

comoments combined_at_random(const rows_of_pairs& rows, std::size_t first, std::size_t last, std::mt19937_64& random) {
    if (last - first < 3) return combined_one_by_one(rows, first, last);
    const std::size_t cut = first + random() % (last - first + 1);
    if (cut == first || cut == last)
        return comoments::combine(combined_one_by_one(rows, first, cut), combined_one_by_one(rows, cut, last));
    return comoments::combine(combined_at_random(rows, first, cut, random),
                              combined_at_random(rows, cut, last, random));
}

cross_sums summed(const rows_of_pairs& rows, const pair& anchor) {
    cross_sums s;
    for (const pair& p : rows) s = cross_sums::combine(s, cross_sums::lift(p, anchor));
    return s;
}

/// Means and sums in fifty digits, and the worst error of many states: of a mean by level and deviation, of xx and yy
/// relative, of xy by the root of xx yy, as a correlation feels it.
class errors {
public:
    explicit errors(const rows_of_pairs& rows) : count_{static_cast<double>(rows.size())} {
        std::vector<double> x, y;
        for (const pair& p : rows) x.push_back(p.x), y.push_back(p.y);
        mean_x_ = exact_mean(x), mean_y_ = exact_mean(y);
        xx_ = exact_central(x, 2), yy_ = exact_central(y, 2), xy_ = exact_co_central(x, y);
    }

    void take(const comoments& s) {
        EXPECT_EQ(s.count, count_);
        grow(mean, error_in(abs(mean_x_) + sqrt(xx_ / count_), s.mean_x(), mean_x_));
        grow(mean, error_in(abs(mean_y_) + sqrt(yy_ / count_), s.mean_y(), mean_y_));
        grow(square, relative_error(s.xx, xx_));
        grow(square, relative_error(s.yy, yy_));
        grow(product, error_in(sqrt(xx_ * yy_), s.xy, xy_));
    }

    double mean = 0, square = 0, product = 0;

private:
    static void grow(double& worst, double error) { worst = (std::max)(worst, error); }

    double count_;
    fifty mean_x_, mean_y_, xx_, yy_, xy_;
};

// Seen at worst: 4.4e-16, 9.1e-16 and 9.9e-16.
TEST(comoments, meet_the_definition_however_they_are_merged) {
    for (const auto& [name, rows] : samples()) {
        std::mt19937_64 random{11};
        errors worst{rows};
        worst.take(combined_one_by_one(rows, 0, rows.size()));
        for (int tree = 0; tree < 50; ++tree) worst.take(combined_at_random(rows, 0, rows.size(), random));
        EXPECT_LE(worst.mean, 8e-16) << name;
        EXPECT_LE(worst.square, 2e-15) << name;
        EXPECT_LE(worst.product, 2e-15) << name;
    }
}

// Seen at worst, about the outlier itself: 3.3e-15, 1.3e-13 and 9.7e-14; otherwise a tenth of that.
TEST(cross_sums, meet_the_definition_about_any_row) {
    for (const auto& [name, rows] : samples()) {
        errors worst{rows};
        for (const pair& anchor : rows) worst.take(comoments::about(anchor, summed(rows, anchor)));
        EXPECT_LE(worst.mean, 7e-15) << name;
        EXPECT_LE(worst.square, 3e-13) << name;
        EXPECT_LE(worst.product, 2e-13) << name;
    }
}

TEST(comoments, of_a_series_with_itself_are_its_moments_thrice) {
    for (auto [name, rows] : samples()) {
        for (pair& p : rows) p.y = p.x;
        std::mt19937_64 random{13};
        const auto s = combined_at_random(rows, 0, rows.size(), random);
        EXPECT_EQ(s.xx, s.xy) << name;
        EXPECT_EQ(s.yy, s.xy) << name;
        const auto told = comoments::about(rows[5], summed(rows, rows[5]));
        EXPECT_EQ(told.xx, told.xy) << name;
        EXPECT_EQ(told.yy, told.xy) << name;
    }
}

TEST(comoments, of_a_constant_series_are_exactly_zero) {
    std::mt19937_64 random{15};
    for (const double constant : {0.1, -1.0 / 3, 1e9 + 0.1, 1e-300}) {
        rows_of_pairs rows(100);
        for (pair& p : rows) p = {static_cast<double>(random() % 1000) / 7, constant};
        const auto merged = combined_at_random(rows, 0, rows.size(), random);
        const auto told = comoments::about(rows[3], summed(rows, rows[3]));
        for (const auto& s : {merged, told}) {
            EXPECT_EQ(s.mean_y(), constant);
            EXPECT_EQ(s.yy, 0);
            EXPECT_EQ(s.xy, 0);
            EXPECT_GT(s.xx, 0);
        }
    }
}

TEST(comoments, see_a_spread_of_one_unit_in_the_last_place) {
    for (const double x : {0.1, 1e9 + 0.1, 1e-12, -7e70}) {
        rows_of_pairs rows(50, pair{x, -x});
        rows[20] = {std::nextafter(x, infinity), std::nextafter(-x, infinity)};
        errors worst{rows};
        worst.take(combined_one_by_one(rows, 0, rows.size()));
        worst.take(comoments::about(rows[0], summed(rows, rows[0])));
        worst.take(comoments::about(rows[20], summed(rows, rows[20])));
        EXPECT_LE(worst.square, 1e-14) << x;
        EXPECT_LE(worst.product, 1e-14) << x;
    }
}

// An infinity on one side says nothing against the other side.
TEST(comoments, of_an_infinity_keep_the_other_side) {
    for (const std::size_t at : {0U, 1U, 3U, 6U}) {
        rows_of_pairs rows{{1, 3}, {2, 1}, {4, 4}, {8, 1}, {16, 5}, {32, 9}, {64, 5}};
        rows[at].x = infinity;
        std::mt19937_64 random{17};
        std::vector<comoments> ways{combined_one_by_one(rows, 0, rows.size()),
                                    comoments::about({2, 1}, summed(rows, {2, 1})),
                                    comoments::about({2, 1}, summed(rows, {4, 4}).moved({4, 4}, {2, 1}))};
        for (int tree = 0; tree < 20; ++tree) ways.push_back(combined_at_random(rows, 0, rows.size(), random));
        for (const auto& s : ways) {
            EXPECT_EQ(s.mean_x(), infinity);
            EXPECT_DOUBLE_EQ(s.mean_y(), 4);
            EXPECT_TRUE(is_missing(s.xx) && is_missing(s.xy));
            EXPECT_DOUBLE_EQ(s.yy, 46);
        }
        for (pair& p : rows) std::swap(p.x, p.y);
        const auto other = combined_at_random(rows, 0, rows.size(), random);
        EXPECT_DOUBLE_EQ(other.mean_x(), 4);
        EXPECT_EQ(other.mean_y(), infinity);
        EXPECT_DOUBLE_EQ(other.xx, 46);
        EXPECT_TRUE(is_missing(other.yy) && is_missing(other.xy));
    }
    const rows_of_pairs both{{1, infinity}, {infinity, 2}, {-infinity, 3}, {0, 4}};
    const auto s = combined_one_by_one(both, 0, both.size());
    EXPECT_TRUE(is_missing(s.mean_x()) && is_missing(s.xx) && is_missing(s.yy) && is_missing(s.xy));
    EXPECT_EQ(s.mean_y(), infinity);
}

TEST(comoments, take_nothing_for_neutral_on_both_sides) {
    const rows_of_pairs rows{{0.1, 5}, {-0.7, 1e9}, {3, 3}, {3, -2e-8}};
    const auto s = combined_one_by_one(rows, 0, rows.size());
    EXPECT_EQ(comoments::combine(s, {}), s);
    EXPECT_EQ(comoments::combine({}, s), s);
    EXPECT_EQ(comoments::combine(comoments::about({7, 8}, {}), s), s);
    EXPECT_TRUE(is_missing(comoments{}.mean_x()) && is_missing(comoments{}.mean_y()));
    const auto sums = summed(rows, {3, 3});
    EXPECT_EQ(cross_sums::combine(sums, {}), sums);
    EXPECT_EQ(cross_sums::combine({}, sums), sums);
    EXPECT_EQ((cross_sums{}.moved({1, 2}, {3, 4})), cross_sums{});
}

// Whole numbers, so that every sum is exact.
TEST(cross_sums, move_from_anchor_to_anchor) {
    const rows_of_pairs rows{{3, 1}, {-1, 4}, {4, -1}, {1, 5}, {-5, 9}, {9, 2}};
    for (int i = -3; i <= 3; ++i) {
        for (int j = -3; j <= 3; ++j) {
            const pair from{static_cast<double>(i), static_cast<double>(2 * j)};
            const pair to{static_cast<double>(j), static_cast<double>(i - 5)};
            EXPECT_EQ(summed(rows, from).moved(from, to), summed(rows, to));
        }
    }
    const pair same{2, 5}, other_y{2, 6}, other_x{3, 5};
    EXPECT_EQ(summed(rows, same).moved(same, other_y), summed(rows, other_y));
    EXPECT_EQ(summed(rows, same).moved(same, other_x), summed(rows, other_x));
}

TEST(comoments, are_small_values_that_can_be_copied_as_bytes) {
    static_assert(std::is_trivially_copyable_v<comoments> && std::is_trivially_copyable_v<cross_sums>);
    static_assert(sizeof(comoments) == 8 * sizeof(double) && sizeof(cross_sums) == 6 * sizeof(double));
    static_assert(comoments::combine(comoments::lift({1, 5}), comoments::lift({3, 1})).xy == -4);
}

}
