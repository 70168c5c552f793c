// SPDX-License-Identifier: BSL-1.0
#include <tidemark/core/description.hpp>

#include <tidemark/core/decay.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace {

using namespace tidemark::core;
using kind = described_parameter::kind;

/// A metric of somebody else: what it says of itself is found beside it.
struct longest_losing_run {
    double floor = 0;
    std::size_t gap = 3;
};
constexpr description describe(const longest_losing_run& m) {
    return {"longest_losing_run", "max over runs of n(r < floor)", "rows", {{"floor", m.floor}, {"gap", m.gap}}};
}

TEST(description, says_name_formula_value_and_parameters) {
    constexpr description d = describe(longest_losing_run{-0.5});
    EXPECT_EQ(std::string_view{d.name}, "longest_losing_run");
    EXPECT_EQ(std::string_view{d.formula}, "max over runs of n(r < floor)");
    EXPECT_EQ(std::string_view{d.value}, "rows");
    static_assert(d.parameters.size() == 2);
    static_assert(d.parameters[0].is == kind::number && d.parameters[0].number == -0.5);
    static_assert(d.parameters[1].is == kind::count && d.parameters[1].number == 3);
    std::string_view names[2];
    std::size_t seen = 0;
    for (const described_parameter& p : describe(longest_losing_run{}).parameters) names[seen++] = p.name;
    EXPECT_EQ(names[0], "floor");
    EXPECT_EQ(names[1], "gap");
}

TEST(description, may_have_no_parameters_or_as_many_as_there_is_room_for) {
    static_assert(description{"beta", "cov / var", "a ratio"}.parameters.size() == 0);
    constexpr described_parameter all[described_parameters::most]{};
    static_assert(description{"n", "f", "v", all}.parameters.size() == described_parameters::most);
    static_assert(!std::is_constructible_v<described_parameters, const described_parameter(&)[11]>);
}

TEST(description, knows_each_kind_of_parameter) {
    constexpr described_parameter daily{"periods_per_year", frequency{252}}, chosen{"type", "linear"};
    static_assert(daily.is == kind::frequency && daily.number == 252 && daily.option == nullptr);
    static_assert(chosen.is == kind::option && std::string_view{chosen.option} == "linear");
    const described_parameter fading{"decay", decay::half_life(20)};
    EXPECT_EQ(fading.is, kind::decay);
    EXPECT_EQ(fading.number, 20);
    EXPECT_EQ(std::string_view{fading.option}, "half_life");
    static_assert(!std::is_constructible_v<described_parameter, const char*, bool>, "yes is no value");
}

}
