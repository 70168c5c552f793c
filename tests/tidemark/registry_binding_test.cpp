// SPDX-License-Identifier: BSL-1.0
// Every metric of the registry under every driver that its contract allows.
#include "registry/registry.hpp"
#include "registry/settings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <tidemark/core/numeric.hpp>
#include <tidemark/core/pairs.hpp>
#include <tidemark/risk/beta.hpp>
#include <tidemark/risk/expected_shortfall.hpp>
#include <tidemark/risk/max_drawdown.hpp>
#include <tidemark/risk/quantile.hpp>
#include <tidemark/risk/sharpe_ratio.hpp>
#include <tidemark/run/expanding.hpp>
#include <tidemark/run/rolling.hpp>
#include <tidemark/run/whole.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace program::registry;
namespace td = tidemark;
using driver = request::driver;

constexpr std::size_t rows = 200;
constexpr std::size_t window = 60;

/// A year of returns and of a benchmark's, with three rows missing; and the prices that such returns make.
struct market {
    std::vector<double> x, benchmark, prices, times, weights;

    market() {
        std::mt19937_64 bits{7};
        // Not std::normal_distribution, whose numbers each standard library makes in its own way.
        const auto shock = [&] { return static_cast<double>(bits() >> 11) * 0x1p-53 - 0.5; };
        double price = 100;
        for (std::size_t i = 0; i < rows; ++i) {
            benchmark.push_back(0.001 + 0.06 * shock());
            x.push_back(1.2 * benchmark.back() + 0.03 * shock());
            prices.push_back(price *= 1 + x.back());
            times.push_back(static_cast<double>(i + i / 5));
            weights.push_back(1 + static_cast<double>(i % 5));
        }
        for (const std::size_t i : {17U, 90U, 91U}) x[i] = prices[i] = td::core::nan;
    }
};
const market& data() {
    static const market m;
    return m;
}

/// The series that a metric reads, by what its docstring says of a row.
struct columns {
    std::span<const double> x, benchmark;

    columns last(std::size_t n) const { return {x.last(n), benchmark.empty() ? benchmark : benchmark.last(n)}; }
};
columns columns_for(const metric& m) {
    if (m.bound->reads == reading::levels) return {data().prices, {}};
    if (m.bound->reads == reading::series) return {data().x, {}};
    if (m.documented.input.starts_with("pairs (t, x)")) return {data().times, data().x};
    if (m.documented.input.starts_with("pairs (x, w)")) return {data().x, data().weights};
    return {data().x, data().benchmark};
}

/// What must be given, and nothing else.
std::vector<double> settings_for(const metric& m) {
    std::vector<assignment> given;
    const auto value_for = [](const parameter& p) {
        if (p.is == parameter::kind::decay) return "span:20";
        if (p.name == "p00" || p.name == "p11") return "0.9";  // of staying in a regime
        if (p.name == "mean0" || p.name == "mean1") return "0.001";
        if (p.name == "variance0" || p.name == "variance") return "0.001";  // of Sharpe ratios a day, of quiet returns
        return p.name == "variance1" ? "0.004" : "365";
    };
    for (const parameter& p : m.documented.parameters) {
        if (p.required()) given.push_back({std::string{p.name}, value_for(p)});
        if (p.name == "order") given.push_back({"order", "3"});       // the least that L-moments have a ratio for
        if (p.name == "warm_up") given.push_back({"warm_up", "30"});  // of detectors, which are given nothing else
        if (p.name == "threshold" && p.initial == "nan") given.push_back({"threshold", "0.5"});
    }
    return settings_of(m.documented, given);
}

answer answered(const metric& m, driver how, std::vector<double> settings, std::size_t min_count = 0) {
    const columns read = columns_for(m);
    return m.bound->run(settings, {how, read.x, read.benchmark, window, min_count});
}
std::vector<double> numbers(const metric& m, driver how, std::size_t min_count = 0) {
    return std::get<std::vector<double>>(answered(m, how, settings_for(m), min_count));
}

/// Does something with every metric that has one of these forms.
template <class Check>
void for_each(std::initializer_list<form> forms, const Check& check) {
    for (const metric& m : metrics()) {
        SCOPED_TRACE(m.documented.name);
        if (std::find(forms.begin(), forms.end(), m.bound->is) != forms.end()) check(m);
    }
}

TEST(registry_binding, answers_the_whole_sample) {
    for_each({form::rolls, form::recursion}, [](const metric& m) {
        const std::vector<double> one = numbers(m, driver::whole);
        ASSERT_EQ(one.size(), 1U);
        EXPECT_TRUE(std::isfinite(one.front()));
    });
    for_each({form::table}, [](const metric& m) {
        const answer a = answered(m, driver::whole, settings_for(m));
        if (const auto* span = std::get_if<td::risk::drawdown_span>(&a))
            EXPECT_GT(span->depth, 0);
        else if (const auto* told = std::get_if<td::infer::detection>(&a))
            EXPECT_GT(told->alarms, 0);
        else
            EXPECT_FALSE(std::get<std::vector<td::risk::drawdown_episode>>(a).empty());
    });
}

// The drivers round apart: two passes for the whole, running states about the first row for the others.
constexpr double drivers_agree = 1e-11;

void expect_close(double value, double expected) {
    EXPECT_NEAR(value, expected, drivers_agree * (std::max)(1.0, std::abs(expected)));
}

TEST(registry_binding, answers_the_whole_sample_in_the_last_row_of_an_expanding_one) {
    for_each({form::rolls, form::recursion}, [](const metric& m) {
        const std::vector<double> expanding = numbers(m, driver::expanding);
        ASSERT_EQ(expanding.size(), rows);
        expect_close(expanding.back(), numbers(m, driver::whole).front());
    });
}

TEST(registry_binding, rolls_to_what_it_answers_for_the_window_alone) {
    for_each({form::rolls}, [](const metric& m) {
        const std::vector<double> rolled = numbers(m, driver::rolling);
        ASSERT_EQ(rolled.size(), rows);
        const columns read = columns_for(m).last(window);
        const request alone{driver::whole, read.x, read.benchmark};
        expect_close(rolled.back(), std::get<std::vector<double>>(m.bound->run(settings_for(m), alone)).front());
    });
}

TEST(registry_binding, wants_as_many_observed_rows_as_it_is_told) {
    for_each({form::rolls, form::recursion}, [](const metric& m) {
        EXPECT_TRUE(std::isnan(numbers(m, driver::whole, rows - 2).front())) << "three rows are missing";
        EXPECT_FALSE(std::isnan(numbers(m, driver::whole, rows - 3).front()));
        const std::vector<double> expanding = numbers(m, driver::expanding, 100);
        EXPECT_TRUE(std::isnan(expanding[101]));
        EXPECT_FALSE(std::isnan(expanding[102])) << "the hundredth observed row";
    });
    for_each({form::rolls}, [](const metric& m) {
        const std::vector<double> rolled = numbers(m, driver::rolling, window);
        EXPECT_TRUE(std::isnan(rolled[150])) << "row 91 is missing";
        EXPECT_FALSE(std::isnan(rolled[151]));
    });
}

TEST(registry_binding, obeys_each_value_of_each_option) {
    for_each({form::rolls, form::recursion}, [](const metric& m) {
        const std::span<const parameter> parameters = m.documented.parameters;
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            std::vector<double> settings = settings_for(m);
            std::set<double> answers;
            for (std::size_t v = 0; v < parameters[i].values.size(); ++v) {
                settings[i] = static_cast<double>(v);
                const answer a = answered(m, driver::whole, settings);
                answers.insert(std::get<std::vector<double>>(a).front());
            }
            // Floors, rules for equal returns and for returns of zero, where a target of 0 is subtracted, where a mean
            // that is not asked for would end and a beginning long past change nothing on this sample.
            const std::set<std::string_view> silent{"at_least", "on_equal", "among_equals", "corrected",
                                                    "tied",     "zeros",    "of_zeros",     "expected",
                                                    "from",     "bound",    "initial"};
            const bool tells = silent.count(parameters[i].name) == 0;
            EXPECT_TRUE(answers.size() > 1 || parameters[i].values.empty() || !tells) << parameters[i].name;
        }
    });
}

TEST(registry_binding, comes_with_its_documentation) {
    ASSERT_FALSE(metrics().empty());
    for (const metric& m : metrics()) {
        SCOPED_TRACE(m.documented.name);
        const entry& e = m.documented;
        for (const std::string_view said :
             {e.scope, e.header, e.summary, e.formula, e.input, e.value, e.no_data, e.source})
            EXPECT_FALSE(said.empty());
        for (const parameter& p : e.parameters) EXPECT_NE(p.is, parameter::kind::other) << p.name;
    }
}

// The bindings are the library: the same bits.

template <class M, class Sample>
void expect_same(std::string_view name, const std::vector<assignment>& given, const M& same, const Sample& sample) {
    const metric& m = find_metric(name);
    const std::vector<double> settings = settings_of(m.documented, given);
    const auto run = [&](driver how) { return std::get<std::vector<double>>(answered(m, how, settings)); };
    using testing::NanSensitiveDoubleEq;
    using testing::Pointwise;
    const td::missing::skip policy{0};
    EXPECT_EQ(run(driver::whole).front(), td::run::whole(same, sample, policy));
    EXPECT_THAT(run(driver::rolling),
                Pointwise(NanSensitiveDoubleEq(), td::run::rolling(same, sample, window, policy)));
    EXPECT_THAT(run(driver::expanding), Pointwise(NanSensitiveDoubleEq(), td::run::expanding(same, sample, policy)));
}

TEST(registry_binding, is_the_library) {
    const std::vector<double>& x = data().x;
    expect_same("sharpe_ratio", {{"periods_per_year", "252"}, {"risk_free", "0.0001"}, {"ddof", "0"}},
                td::risk::sharpe_ratio{.periods_per_year = 252, .risk_free = 0.0001, .ddof = 0}, x);
    expect_same("max_drawdown", {{"as", "as_return"}, {"measured", "log"}},
                td::risk::max_drawdown{.as = td::risk::sign::as_return, .measured = td::risk::max_drawdown::scale::log},
                x);
    expect_same("max_drawdown_of_levels", {}, td::risk::max_drawdown_of_levels{}, data().prices);
    expect_same("quantile", {{"probability", "0.9"}, {"type", "hazen"}},
                td::risk::quantile{.probability = 0.9, .type = td::risk::quantile_type::hazen}, x);
    expect_same(
        "expected_shortfall_historical", {{"averaged", "count_floor"}},
        td::risk::expected_shortfall_historical{.averaged = td::risk::expected_shortfall_historical::tail::count_floor},
        x);
    expect_same("down_beta", {}, td::risk::down_beta{}, td::core::pairs(x, data().benchmark));
}

TEST(registry_binding, knows_what_each_metric_reads_and_how_it_may_run) {
    const auto of = [](std::string_view name) { return *find_metric(name).bound; };
    EXPECT_EQ(of("tracking_error").reads, reading::pairs);
    EXPECT_EQ(of("drawdown_episodes_of_levels").reads, reading::levels);
    EXPECT_EQ(of("drawdown_episodes").reads, reading::series);
    EXPECT_EQ(of("drawdown_episodes").is, form::table);
    EXPECT_EQ(of("max_drawdown_duration").is, form::rolls);
    EXPECT_EQ(of("value_at_risk_historical").is, form::rolls);
}

}
