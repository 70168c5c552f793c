// SPDX-License-Identifier: BSL-1.0
#include <tidemark/state/moments.hpp>

#include "support/fifty_digits.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <type_traits>
#include <vector>

using tidemark::core::is_missing;
using tidemark::state::moments;
using tidemark::state::power_sums;
using namespace tidemark::support;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct named_sample {
    std::string name;
    std::vector<double> rows;
};

// Two hundred rows each: friendly, and what breaks formulas that are not.
std::vector<named_sample> samples() {
    std::mt19937_64 random{7};
    std::normal_distribution<double> normal;
    const auto rows = [&](auto next) {
        std::vector<double> x(200);
        for (double& v : x) v = next();
        return x;
    };
    std::vector<named_sample> all{
        {"returns", rows([&] { return 0.01 * normal(random); })},
        {"level 1e9, deviation 1", rows([&] { return 1e9 + normal(random); })},
        {"level 6e4, deviation 1e-2", rows([&] { return 6e4 + 0.01 * normal(random); })},
        {"satoshis", rows([&] { return 1e-8 + 1e-12 * normal(random); })},
        {"many decades", rows([&] {
             const double size = std::exp(5 * normal(random));
             return size * normal(random);
         })},
        {"two values", rows([&] { return random() % 2 == 0 ? 0.1 : 0.3; })},
        {"an outlier", rows([&] { return 0.01 * normal(random); })},
    };
    all.back().rows[60] = 1e9;
    return all;
}

template <int P>
moments<P> absorbed(const std::vector<double>& rows, std::size_t first, std::size_t last) {
    moments<P> s;
    for (std::size_t i = first; i < last; ++i) s.absorb(rows[i]);
    return s;
}

template <int P>
moments<P> combined_one_by_one(const std::vector<double>& rows) {
    moments<P> s;
    for (const double x : rows) s = moments<P>::combine(s, moments<P>::lift(x));
    return s;
}

/// Split anywhere, empty parts included, down to stretches that are absorbed.
template <int P>
moments<P> combined_at_random(const std::vector<double>& rows, std::size_t first, std::size_t last,
                              std::mt19937_64& random) {
    if (last - first < 3) return absorbed<P>(rows, first, last);
    const std::size_t cut = first + random() % (last - first + 1);
    if (cut == first || cut == last)
        return moments<P>::combine(absorbed<P>(rows, first, cut), absorbed<P>(rows, cut, last));
    return moments<P>::combine(combined_at_random<P>(rows, first, cut, random),
                               combined_at_random<P>(rows, cut, last, random));
}

template <int P>
power_sums<P> summed(const std::vector<double>& rows, double anchor) {
    power_sums<P> s;
    for (const double x : rows) s = power_sums<P>::combine(s, power_sums<P>::lift(x, anchor));
    return s;
}

/// What a sample's mean and central sums are, and what their errors are measured by: level and deviation, and the sums
/// of absolute powers.
struct definition {
    double count;
    fifty mean, level, central[3], scale[3];

    explicit definition(const std::vector<double>& rows)
        : count{static_cast<double>(rows.size())}, mean{exact_mean(rows)} {
        for (const double v : rows) {
            fifty d = v - mean, power = d;
            for (int k = 0; k < 3; ++k) {
                power *= d;
                central[k] += power;
                scale[k] += abs(power);
            }
        }
        level = abs(mean) + sqrt(scale[0] / count);
    }
};

/// The worst error of many states of one sample.
template <int P>
class errors {
public:
    explicit errors(const definition& d) : definition_{d} {}

    void take(const moments<P>& s) {
        EXPECT_EQ(s.count, definition_.count);
        mean_ = (std::max)(mean_, error_in(definition_.level, s.mean(), definition_.mean));
        for (int k = 0; k + 1 < P; ++k)
            central_[k] = (std::max)(central_[k], error_in(definition_.scale[k], s.central[k], definition_.central[k]));
    }

    void within(const std::string& what, double mean, double m2, double m3, double m4) const {
        EXPECT_LE(mean_, mean) << what << ", mean";
        const double bounds[]{m2, m3, m4};
        for (int k = 0; k + 1 < P; ++k) EXPECT_LE(central_[k], bounds[k]) << what << ", m" << k + 2;
    }

private:
    const definition& definition_;
    double mean_ = 0;
    double central_[3]{};
};

template <int P>
void portable_states_meet_the_definition() {
    for (const auto& [name, rows] : samples()) {
        const definition d{rows};
        std::mt19937_64 random{11};
        errors<P> worst{d};
        worst.take(absorbed<P>(rows, 0, rows.size()));
        worst.take(combined_one_by_one<P>(rows));
        for (int tree = 0; tree < 50; ++tree) worst.take(combined_at_random<P>(rows, 0, rows.size(), random));
        worst.within(name, 2e-15, 1.5e-15, 1.5e-15, 3e-15);
    }
}

// Seen at worst: 7.5e-16, 6.6e-16, 6.5e-16 and 1.3e-15.
TEST(moments, meet_the_definition_however_they_are_merged) {
    portable_states_meet_the_definition<1>();
    portable_states_meet_the_definition<2>();
    portable_states_meet_the_definition<3>();
    portable_states_meet_the_definition<4>();
}

template <int P>
void sums_meet_the_definition() {
    for (const auto& [name, rows] : samples()) {
        const definition d{rows};
        errors<P> near{d}, anywhere{d};
        const double middle = static_cast<double>(d.mean);
        near.take(moments<P>::about(middle, summed<P>(rows, middle)));
        for (const double anchor : rows) anywhere.take(moments<P>::about(anchor, summed<P>(rows, anchor)));
        near.within(name + ", about the mean", 2e-16, 7e-15, 1.5e-15, 1e-14);
        anywhere.within(name + ", about a row", 7e-15, 2.5e-13, 8e-13, 1.6e-12);
    }
}

// Seen at worst: 4.6e-17, 3.4e-15, 5.5e-16 and 5.3e-15 about the mean; 3.4e-15, 1.2e-13, 4.0e-13 and 7.9e-13 about the
// outlier itself, which costs a factor of the number of rows, 200.
TEST(power_sums, meet_the_definition_about_the_mean_and_about_any_row) {
    sums_meet_the_definition<1>();
    sums_meet_the_definition<2>();
    sums_meet_the_definition<3>();
    sums_meet_the_definition<4>();
}

// A level of 1e9 with a deviation of 1 leaves a sum of squares as it stands no digit at all.
TEST(moments, keep_their_digits_over_many_rows_at_a_high_level) {
    std::mt19937_64 random{3};
    std::normal_distribution<double> normal;
    std::vector<double> rows(100000);
    for (double& x : rows) x = 1e9 + normal(random);
    const fifty exact = exact_central(rows, 2);
    EXPECT_LE(relative_error(absorbed<2>(rows, 0, rows.size()).m2(), exact), 2e-14) << "7e-15 was seen";
    EXPECT_LE(relative_error(combined_one_by_one<2>(rows).m2(), exact), 2e-14) << "7e-15 was seen";
    EXPECT_LE(relative_error(combined_at_random<2>(rows, 0, rows.size(), random).m2(), exact), 1e-15)
        << "2e-16 was seen";
    EXPECT_LE(relative_error(moments<2>::about(rows[0], summed<2>(rows, rows[0])).m2(), exact), 5e-13) << "2e-13";
}

TEST(moments, of_equal_rows_have_no_spread_at_all) {
    std::mt19937_64 random{5};
    for (const double x : {0.0, 0.1, -1.0 / 3, 1e9 + 0.1, 1e300, -3.7e-300, 0x1p-1074, 1.7976931348623157e308}) {
        const std::vector<double> rows(300, x);
        for (int tree = 0; tree < 20; ++tree) {
            const auto s = combined_at_random<4>(rows, 0, rows.size(), random);
            EXPECT_EQ(s.mean(), x);
            EXPECT_EQ(s.m2(), 0);
            EXPECT_EQ(s.m3(), 0);
            EXPECT_EQ(s.m4(), 0);
            EXPECT_EQ(s.variance(1), 0);
        }
        const auto told = moments<4>::about(x, summed<4>(rows, x));
        EXPECT_EQ(told.mean(), x);
        EXPECT_TRUE(told.m2() == 0 && told.m3() == 0 && told.m4() == 0) << x;
    }
    const auto zeros = absorbed<4>({0.0, -0.0, 0.0, -0.0}, 0, 4);
    EXPECT_EQ(zeros.m2(), 0);
}

TEST(moments, see_a_spread_of_one_unit_in_the_last_place) {
    for (const double x : {0.1, 1.0, 1e9 + 0.1, 4503599627370497.5, 1e-12, -7e150, 3e-130}) {
        const double other = std::nextafter(x, infinity);
        for (const std::size_t odd_one : {0U, 1U, 25U, 49U}) {
            std::vector<double> rows(50, x);
            rows[odd_one] = other;
            const fifty exact = exact_central(rows, 2);
            EXPECT_LE(relative_error(absorbed<2>(rows, 0, rows.size()).m2(), exact), 1e-14) << x;
            EXPECT_LE(relative_error(combined_one_by_one<2>(rows).m2(), exact), 1e-14) << x;
            for (const double anchor : {x, other})
                EXPECT_LE(relative_error(moments<2>::about(anchor, summed<2>(rows, anchor)).m2(), exact), 1e-14) << x;
        }
    }
}

TEST(moments, of_an_infinity_have_a_mean_and_no_spread) {
    for (const double x : {infinity, -infinity}) {
        for (const std::size_t at : {0U, 1U, 3U, 6U}) {
            std::vector<double> rows{1, 2, 4, 8, 16, 32, 64};
            rows[at] = x;
            std::mt19937_64 random{9};
            std::vector<moments<4>> ways{absorbed<4>(rows, 0, 7), combined_one_by_one<4>(rows),
                                         moments<4>::about(2, summed<4>(rows, 2)),
                                         moments<4>::about(2, summed<4>(rows, 16).moved(16, 2))};
            for (int tree = 0; tree < 20; ++tree) ways.push_back(combined_at_random<4>(rows, 0, 7, random));
            for (const auto& s : ways) {
                EXPECT_EQ(s.count, 7);
                EXPECT_EQ(s.mean(), x);
                EXPECT_TRUE(is_missing(s.m2()) && is_missing(s.m3()) && is_missing(s.m4()));
                EXPECT_TRUE(is_missing(s.variance(1)));
            }
        }
    }
    const std::vector<double> both{1, infinity, 2, -infinity, 3};
    std::mt19937_64 random{9};
    for (int tree = 0; tree < 20; ++tree) EXPECT_TRUE(is_missing(combined_at_random<2>(both, 0, 5, random).mean()));
    EXPECT_TRUE(is_missing(moments<2>::about(1, summed<2>(both, 1)).mean()));
    EXPECT_EQ(absorbed<2>({infinity, infinity}, 0, 2).mean(), infinity);
}

// The difference of the means overflows although both are numbers: an overflow may answer infinity, not a wrong number.
TEST(moments, do_not_invent_a_mean_when_differences_overflow) {
    const std::vector<double> rows{1e308, 1e308, 1e308, -1e308};
    std::mt19937_64 random{13};
    for (int tree = 0; tree < 20; ++tree) {
        const double mean = combined_at_random<2>(rows, 0, 4, random).mean();
        EXPECT_TRUE(!std::isfinite(mean) || std::fabs(mean / 5e307 - 1) < 1e-15) << mean;
    }
    EXPECT_TRUE(!std::isfinite(absorbed<2>(rows, 0, 4).mean()));
}

template <int P>
void nothing_is_neutral() {
    std::mt19937_64 random{17};
    const std::vector<double> rows{0.1, -0.7, 1e9, 3, 3, -2e-8};
    const auto s = combined_at_random<P>(rows, 0, rows.size(), random);
    EXPECT_EQ(moments<P>::combine(s, {}), s);
    EXPECT_EQ(moments<P>::combine({}, s), s);
    EXPECT_EQ(moments<P>::combine({}, {}), moments<P>{});
    EXPECT_EQ(moments<P>::about(5, {}).count, 0);
    EXPECT_EQ(moments<P>::combine(moments<P>::about(5, {}), s), s) << "an empty stretch that was told an anchor";
    const auto sums = summed<P>(rows, 3);
    EXPECT_EQ(power_sums<P>::combine(sums, {}), sums);
    EXPECT_EQ(power_sums<P>::combine({}, sums), sums);
    EXPECT_EQ((power_sums<P>{}.moved(2, 7)), power_sums<P>{});
}

TEST(moments, take_nothing_for_neutral_on_both_sides) {
    nothing_is_neutral<1>();
    nothing_is_neutral<2>();
    nothing_is_neutral<3>();
    nothing_is_neutral<4>();
}

TEST(moments, of_nothing_and_of_one_row) {
    EXPECT_TRUE(is_missing(moments<1>{}.mean()));
    EXPECT_TRUE(is_missing(moments<2>{}.variance(0)));
    EXPECT_TRUE(is_missing(moments<2>{}.variance(1)));
    const auto one = moments<4>::lift(0.1);
    EXPECT_EQ(one.mean(), 0.1);
    EXPECT_EQ(one.variance(0), 0);
    EXPECT_TRUE(is_missing(one.variance(1)));
    EXPECT_TRUE(one.m3() == 0 && one.m4() == 0);
    EXPECT_EQ(absorbed<4>({0.1}, 0, 1), one);
}

TEST(moments, divide_by_the_degrees_of_freedom_that_are_left) {
    const auto s = absorbed<2>({2, 4, 4, 4, 5, 5, 7, 9}, 0, 8);
    EXPECT_EQ(s.mean(), 5);
    EXPECT_EQ(s.variance(0), 4);
    EXPECT_DOUBLE_EQ(s.variance(1), 32.0 / 7);
    EXPECT_TRUE(is_missing(s.variance(8)));
}

// Whole numbers about whole numbers, so that every sum is exact and the binomial theorem has to hold to the last bit.
TEST(power_sums, move_from_anchor_to_anchor) {
    const std::vector<double> rows{3, -1, 4, 1, -5, 9, 2, 6, -5, 35};
    for (int from = -9; from <= 9; ++from) {
        const auto sums = summed<4>(rows, from);
        for (int to = -9; to <= 9; ++to) {
            EXPECT_EQ(sums.moved(from, to), summed<4>(rows, to)) << from << " to " << to;
            EXPECT_EQ((summed<3>(rows, from).moved(from, to)), summed<3>(rows, to));
            EXPECT_EQ((summed<2>(rows, from).moved(from, to)), summed<2>(rows, to));
            EXPECT_EQ((summed<1>(rows, from).moved(from, to)), summed<1>(rows, to));
        }
        EXPECT_DOUBLE_EQ(moments<4>::about(from, sums).mean(), 4.9);
    }
}

TEST(moments, are_small_values_that_can_be_copied_as_bytes) {
    static_assert(std::is_trivially_copyable_v<moments<4>> && std::is_trivially_copyable_v<power_sums<4>>);
    static_assert(sizeof(moments<1>) == 4 * sizeof(double) && sizeof(moments<4>) == 6 * sizeof(double));
    static_assert(moments<2>::combine(moments<2>::lift(1), moments<2>::lift(3)).variance(1) == 2);
    static_assert(moments<2>::lift(infinity).mean() == infinity, "also in constant expressions");
}

}
