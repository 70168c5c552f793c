// SPDX-License-Identifier: BSL-1.0
#include <tidemark/run/all.hpp>

#include "support/allocations.hpp"
#include "support/thrown.hpp"

#include <tidemark/core/pairs.hpp>
#include <tidemark/risk.hpp>
#include <tidemark/run.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <random>
#include <span>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

namespace {

namespace core = tidemark::core;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
namespace missing = tidemark::missing;
using core::storage;

std::vector<double> returns(std::size_t n, bool gaps) {
    std::mt19937_64 random{9};
    std::normal_distribution<double> normal{0.0005, 0.01};
    std::vector<double> r;
    for (std::size_t i = 0; i < n; ++i) r.push_back(gaps && random() % 12 == 0 ? core::nan : normal(random));
    return r;
}

bool same_bits(double a, double b) {
    return (std::isnan(a) && std::isnan(b)) || std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

void expect_same_bits(const std::vector<double>& got, const std::vector<double>& want) {
    ASSERT_EQ(got.size(), want.size());
    for (std::size_t i = 0; i < got.size(); ++i)
        ASSERT_TRUE(same_bits(got[i], want[i])) << "row " << i << ": " << got[i] << " and alone " << want[i];
}

/// Whether a driver answers for all of the metrics what it answers for each alone: numbers, or columns of them.
template <class Run, class... Ms>
void expect_each(const Run& driver, const Ms&... metrics) {
    const auto together = driver(run::all(metrics...));
    std::size_t k = 0;
    const auto compare = [&](const auto& alone) {
        SCOPED_TRACE(k);
        if constexpr (std::is_same_v<decltype(alone), const double&>)
            EXPECT_TRUE(same_bits(together[k], alone)) << together[k] << " and alone " << alone;
        else
            expect_same_bits(together[k], alone);
        ++k;
    };
    (compare(driver(metrics)), ...);
    EXPECT_EQ(together.size(), k);
}

// Two states whose stretches merge, one beside what reads a window in order, one beside a recursion.
template <class Run>
void with_folds(const Run& driver) {
    expect_each(driver, risk::kurtosis{}, risk::max_drawdown{}, risk::mean{});
}
template <class Run>
void with_any(const Run& driver) {
    expect_each(driver, risk::median{}, risk::sharpe_ratio{.periods_per_year = 365}, risk::max_drawdown{},
                risk::skewness{});
}
template <class Run>
void with_recursions(const Run& driver) {
    expect_each(driver, risk::ulcer_index{}, risk::mean{}, risk::variance{});
}

/// Calls f(sample, policy) with and without missing rows.
template <class F>
void with_samples(std::size_t n, F f) {
    for (const bool gaps : {false, true}) {
        SCOPED_TRACE(gaps ? "gaps" : "no gaps");
        const auto r = returns(n, gaps);
        f(r, missing::skip{});
        f(r, missing::skip{.min_count = 3});
    }
}

TEST(all, rolls) {
    with_samples(300, [](const auto& r, const auto& policy) {
        for (const std::size_t window : {3U, 20U, 130U}) {
            const auto driver = [&](const auto& m) { return run::rolling(m, r, window, policy); };
            with_any(driver);
            with_recursions(driver);
        }
    });
    const auto x = returns(300, true), y = returns(301, false);
    expect_each([&](const auto& m) { return run::rolling(m, core::pairs(x, std::span{y}.first(300)), 30); },
                risk::beta{}, risk::correlation{}, risk::tracking_error{.periods_per_year = 365}, risk::covariance{});
}

TEST(all, asks_every_missing_policy) {
    const auto r = returns(90, true), whole = returns(90, false);
    const missing::propagate propagate;
    with_folds([&](const auto& m) { return run::rolling(m, r, 7, propagate); });
    with_folds([&](const auto& m) { return run::expanding(m, r, propagate); });
    with_folds([&](const auto& m) { return run::whole(m, r, propagate); });
    const auto metrics = run::all(risk::median{}, risk::mean{});
    const missing::refuse refuse;
    EXPECT_EQ(run::whole(metrics, whole, refuse), run::whole(metrics, whole));
    const auto message = [](const auto& call) { return tidemark::support::thrown<std::invalid_argument>(call); };
    for (const auto& told :
         {message([&] { run::whole(metrics, r, refuse); }), message([&] { run::rolling(metrics, r, 7, refuse); })})
        EXPECT_NE(told.find("no missing observation under missing::refuse"), std::string::npos) << told;
}

TEST(all, rolls_in_the_worst_case_form) {
    with_samples(200, [](const auto& r, const auto& policy) {
        with_folds([&](const auto& m) { return run::rolling(m, r, 40, policy, run::worst_case{}); });
    });
}

TEST(all, rolls_with_any_window) {
    with_samples(150, [](const auto& r, const auto& policy) {
        const run::window centred{.length = 9, .step = 2, .row = run::answer_at::middle_row};
        with_any([&](const auto& m) { return run::rolling(m, r, centred, policy); });
        const std::array lengths{3, 20, 60};
        const auto metrics = run::all(risk::ulcer_index{}, risk::mean{}, risk::variance{});
        const auto together = run::rolling(metrics, r, lengths, policy);
        for (std::size_t j = 0; j < lengths.size(); ++j) {
            const auto alone = run::rolling(metrics, r, static_cast<std::size_t>(lengths[j]), policy);
            for (std::size_t k = 0; k < metrics.size; ++k) expect_same_bits(together[j][k], alone[k]);
        }
    });
}

TEST(all, rolls_by_time) {
    std::vector<int> stamps;
    for (int i = 0; i < 200; ++i) stamps.push_back(i + i % 7 * 3 - i % 7 * 3 % 2 + (i / 50) * 30);
    std::sort(stamps.begin(), stamps.end());
    with_samples(200, [&](const auto& r, const auto& policy) {
        for (const auto side : {run::closed::right, run::closed::neither}) {
            const auto driver = [&](const auto& m) { return run::rolling_by_time(m, stamps, r, 15, side, policy); };
            with_any(driver);
            const auto metrics = run::all(risk::median{}, risk::sharpe_ratio{.periods_per_year = 365},
                                          risk::max_drawdown{}, risk::skewness{});
            const auto batch = driver(metrics);
            run::time_stream live{metrics, 15, 60, side, policy};
            for (std::size_t i = 0; i < r.size(); ++i) {
                live.update(stamps[i], r[i]);
                for (std::size_t k = 0; k < batch.size(); ++k)
                    ASSERT_TRUE(same_bits(live.value()[k], batch[k][i])) << "row " << i << " metric " << k;
                if (i % 31 == 0) {
                    run::time_stream other{metrics, 15, 60, side, policy};
                    other.load(live.save());
                    live = other;
                }
            }
        }
    });
}

TEST(all, expands) {
    with_samples(300, [](const auto& r, const auto& policy) {
        const auto driver = [&](const auto& m) { return run::expanding(m, r, policy); };
        with_any(driver);
        with_recursions(driver);
    });
}

TEST(all, answers_for_a_whole_sample) {
    with_samples(300, [](const auto& r, const auto& policy) {
        const auto driver = [&](const auto& m) { return run::whole(m, r, policy); };
        with_any(driver);
        with_recursions(driver);
    });
    const std::vector<double> few{0.01, core::nan, -0.02};
    const missing::skip three{.min_count = 3};
    with_folds([&](const auto& m) { return run::whole(m, few, three); });
}

TEST(all, answers_a_tuple_where_one_answers_more_than_a_number) {
    const std::vector<double> r{0.01, -0.02, -0.01, 0.04};
    const auto [mean, fall, variance] =
        run::whole(run::all(risk::mean{}, risk::max_drawdown_span{}, risk::variance{}), r);
    EXPECT_EQ(mean, run::whole(risk::mean{}, r));
    EXPECT_TRUE(fall == run::whole(risk::max_drawdown_span{}, r));
    EXPECT_EQ(variance, run::whole(risk::variance{}, r));
}

TEST(all, answers_by_period) {
    std::vector<core::date> days;
    for (int i = 0; i < 300; ++i) days.push_back(core::date{2023, 12, 1} + i * 2);
    const auto r = returns(300, true);
    const auto compare = [&](const auto& driver) {
        return [=](const auto& m) {
            using value = std::remove_cvref_t<decltype(driver(m)[0].value)>;
            if constexpr (std::is_same_v<value, double>) {
                std::vector<double> values;
                for (const auto& p : driver(m)) values.push_back(p.value);
                return values;
            } else {
                std::array<std::vector<double>, std::tuple_size_v<value>> values;
                for (const auto& p : driver(m))
                    for (std::size_t k = 0; k < values.size(); ++k) values[k].push_back(p.value[k]);
                return values;
            }
        };
    };
    const missing::skip ten{.min_count = 10};
    const auto months = [&](const auto& m) { return run::by_period(m, days, r, core::calendar_period::month, ten); };
    with_folds(compare(months));
    with_any(compare(months));
    with_folds(compare([&](const auto& m) {
        const auto parts = months(m);
        return run::regroup(m, std::span{parts}, core::calendar_period::year);
    }));
}

/// Holds a stream of several metrics against streams of each, row by row, also where it was saved and loaded.
template <class Make, class... Ms>
void streams_as_each(const std::vector<double>& r, const Make& make, const Ms&... metrics) {
    auto together = make(run::all(metrics...));
    auto alone = std::tuple{make(metrics)...};
    const auto each = [&](const auto& f) { std::apply([&](auto&... one) { (f(one), ...); }, alone); };
    const auto expect = [&](const auto& got, const auto& ask) {
        std::size_t k = 0;
        each([&](const auto& one) {
            ASSERT_TRUE(same_bits(got[k], ask(one))) << got[k] << " and alone " << ask(one) << ", metric " << k;
            ++k;
        });
    };
    for (std::size_t i = 0; i < r.size(); ++i) {
        SCOPED_TRACE(i);
        const auto status = together.update(r[i]);
        each([&](auto& one) {
            EXPECT_EQ(status, one.update(r[i]));
            EXPECT_EQ(together.count(), one.count());
            EXPECT_EQ(together.ready(), one.ready());
            EXPECT_EQ(together.lookback(), one.lookback());
        });
        expect(together.value(), [](const auto& one) { return one.value(); });
        if (i % 3 == 0) expect(together.peek(0.02), [](const auto& one) { return one.peek(0.02); });
        if (i % 7 == 0) expect(together.peek(core::nan), [](const auto& one) { return one.peek(core::nan); });
        if constexpr (requires { together.save(); })
            if (i % 23 == 0) {
                auto other = make(run::all(metrics...));
                other.load(together.save());
                together = other;
            }
    }
    together.reset();
    EXPECT_EQ(together.count(), 0U);
}

TEST(all, streams_in_a_window) {
    with_samples(100, [](const auto& r, const auto& policy) {
        for (const std::size_t window : {3U, 20U}) {
            const auto make = [&](const auto& m) { return run::stream{m, window, policy}; };
            streams_as_each(r, make, risk::median{}, risk::kurtosis{}, risk::ulcer_index{}, risk::mean{});
            streams_as_each(
                r,
                [&](const auto& m) {
                    return run::stream{m, window, policy, run::worst_case{}};
                },
                risk::kurtosis{}, risk::max_drawdown{}, risk::mean{});
        }
    });
}

TEST(all, streams_over_all_rows) {
    with_samples(100, [](const auto& r, const auto& policy) {
        const auto make = [&](const auto& m) { return run::stream{m, policy}; };
        streams_as_each(r, make, risk::kurtosis{}, risk::max_drawdown{}, risk::mean{});
        streams_as_each(r, make, risk::variance{}, risk::ulcer_index{}, risk::mean{});
    });
}

TEST(all, streams_merge) {
    const auto r = returns(100, true);
    const auto merged = [&](const auto& m) {
        run::stream early{m}, late{m};
        for (std::size_t i = 0; i < r.size(); ++i) (i < 60 ? early : late).update(r[i]);
        early.merge(late);
        return early.value();
    };
    with_folds(merged);
}

TEST(all, streams_without_allocation) {
    const auto metrics = run::all(risk::kurtosis{}, risk::max_drawdown{}, risk::mean{});
    run::stream windowed{run::all(risk::median{}, risk::kurtosis{}, risk::ulcer_index{}, risk::mean{}), 90};
    run::stream evenly{metrics, 90, run::worst_case{}};
    run::stream unbounded{metrics};
    run::time_stream timed{metrics, 50, 90};
    const auto window = windowed.save(), history = unbounded.save();
    const std::size_t before = tidemark::support::allocations;
    double sum = 0;
    for (int i = 0; i < 1000; ++i) {
        const double r = 0.01 * std::sin(static_cast<double>(i));
        windowed.update(r), evenly.update(r), unbounded.update(r), timed.update(i, r);
        sum += windowed.value()[0] + windowed.peek(r)[1] + evenly.value()[0] + unbounded.peek(r)[2] + timed.value()[1];
        if (i % 300 == 299) windowed.reset(), evenly.reset(), unbounded.reset(), timed.reset();
    }
    const auto loaded = windowed.try_load(window), also = unbounded.try_load(history);
    EXPECT_EQ(tidemark::support::allocations, before) << sum;
    EXPECT_EQ(loaded, tidemark::state::load_status::loaded);
    EXPECT_EQ(also, tidemark::state::load_status::loaded);
}

TEST(all, a_stream_loads_what_a_stream_of_its_states_saved) {
    using tidemark::state::load_status;
    run::stream both{run::all(risk::variance{}, risk::max_drawdown{})};
    run::stream one{risk::variance{}};
    run::stream other_one{risk::max_drawdown{}};
    run::stream same_state{run::all(risk::standard_deviation{}, risk::mean{})};
    for (const double r : {0.1, -0.2, 0.3}) both.update(r), one.update(r), other_one.update(r);
    EXPECT_EQ(same_state.try_load(one.save()), load_status::loaded);  // one state, however many read it
    EXPECT_EQ(same_state.value()[0], std::sqrt(one.value()));
    const auto before = both.value();
    EXPECT_EQ(both.try_load(one.save()), load_status::truncated);
    EXPECT_EQ(both.try_load(other_one.save()), load_status::other_state);
    EXPECT_EQ(one.try_load(both.save()), load_status::truncated);
    EXPECT_EQ(both.value(), before);
    run::stream window{run::all(risk::median{}, risk::variance{}, risk::max_drawdown{}), 2};
    run::stream alone{risk::variance{}, 2};
    for (const double r : {0.1, -0.2, 0.3}) alone.update(r);
    window.load(alone.save());
    EXPECT_EQ(window.value()[1], alone.value());
}

/// What a driver over panels writes for one metric or several, one column behind the other.
template <class M, class Roll>
auto written(const M& metric, std::size_t rows, std::size_t columns, storage order, const Roll& roll) {
    run::detail::columns_for<M> answers = run::detail::new_columns<M>(rows * columns);
    const auto span_of = [&](std::vector<double>& a) { return core::panel_span{a.data(), rows, columns, order}; };
    if constexpr (std::is_same_v<decltype(answers), std::vector<double>>)
        roll(span_of(answers), metric);
    else
        roll(std::apply([&](auto&... a) { return std::array{span_of(a)...}; }, answers), metric);
    return answers;
}

TEST(all, rolls_over_panels) {
    const run::parallel in_turn{[](std::size_t count, const auto& task) {
        for (std::size_t c = count; c-- > 0;) task(c);
    }};
    for (const bool gaps : {false, true}) {
        const auto r = returns(90 * 70, gaps);
        for (const storage from : {storage::row_major, storage::column_major})
            for (const storage to : {storage::row_major, storage::column_major})
                for (const std::size_t columns : {3U, 70U}) {
                    const core::panel_view<double> panel{r.data(), 90, columns, from};
                    const missing::skip policy{.min_count = 3};
                    with_any([&](const auto& m) {
                        return written(m, 90, columns, to, [&](const auto& out, const auto& metric) {
                            run::rolling_into(out, metric, panel, 9, policy);
                        });
                    });
                    with_any([&](const auto& m) {
                        return written(m, 90, columns, to, [&](const auto& out, const auto& metric) {
                            in_turn.rolling_into(out, metric, panel, 20);
                        });
                    });
                }
    }
}

TEST(all, rolls_on_threads) {
    const run::parallel in_turn{[](std::size_t count, const auto& task) {
        for (std::size_t c = count; c-- > 0;) task(c);
    }};
    for (const bool gaps : {false, true}) {
        const auto r = returns(70'000, gaps);
        const auto metrics = run::all(risk::sharpe_ratio{.periods_per_year = 365}, risk::skewness{}, risk::median{},
                                      risk::ulcer_index{});
        const auto alone = run::rolling(metrics, r, 20, missing::skip{.min_count = 2});
        const auto shared = in_turn.rolling(metrics, r, 20, missing::skip{.min_count = 2});
        for (std::size_t k = 0; k < alone.size(); ++k) expect_same_bits(shared[k], alone[k]);
        with_folds([&](const auto& m) { return in_turn.whole(m, r); });
        with_folds([&](const auto& m) { return in_turn.whole(m, r, missing::skip{.min_count = 200'000}); });
    }
}

TEST(all, takes_one_state_for_moments_of_any_power) {
    const auto metrics =
        run::all(risk::kurtosis{}, risk::max_drawdown{}, risk::mean{}, risk::cumulative_return{}, risk::variance{});
    EXPECT_EQ(std::tuple_size_v<std::remove_cvref_t<decltype(metrics.by_state())>>, 2U);
}

TEST(all, is_a_metric_where_each_of_them_has_a_state) {
    using folds = decltype(run::all(risk::kurtosis{}, risk::max_drawdown{}, risk::mean{}));
    using with_past = decltype(run::all(risk::kurtosis{}, risk::ulcer_index{}));
    using in_order = decltype(run::all(risk::kurtosis{}, risk::median{}));
    static_assert(core::fold<folds> && !core::anchorable<folds>);
    static_assert(core::recursion<with_past> && !core::windowed_recursion<with_past>);
    static_assert(!core::metric<in_order>);
    const folds metrics = run::all(risk::kurtosis{}, risk::max_drawdown{}, risk::mean{});
    core::state_of<folds> s{};
    for (const double r : {0.1, -0.2, 0.3}) s = core::combine(metrics, s, core::lift(metrics, r));
    EXPECT_DOUBLE_EQ(core::lower(metrics, s)[1], 0.2);
    EXPECT_DOUBLE_EQ(core::lower(metrics, s)[2], 0.2 / 3);
}

TEST(all, refuses_before_it_writes) {
    const auto r = returns(10, false);
    std::vector<double> first(10, -1), second(9, -1), third(10, -1);
    const auto metrics = run::all(risk::mean{}, risk::variance{});
    const auto message = [](const auto& call) { return tidemark::support::thrown<std::invalid_argument>(call); };
    const auto too_short = "length of out[1] is 9, expected the length of the sample, 10";
    EXPECT_EQ(message([&] { run::rolling_into({first, second}, metrics, r, 2); }), too_short);
    EXPECT_EQ(message([&] {
                  run::rolling_into({first, second}, metrics, r, 2, missing::skip{}, run::worst_case{});
              }),
              too_short);
    EXPECT_EQ(message([&] { run::expanding_into({first, second}, metrics, r); }), too_short);
    const std::vector<int> stamps(10, 1);
    EXPECT_EQ(message([&] { run::rolling_by_time_into({first, second}, metrics, stamps, r, 2); }), too_short);
    const run::window steps{.length = 2, .step = 1};
    EXPECT_EQ(message([&] {
                  run::rolling_into({first, second}, metrics, r, steps);
              }),
              "length of out[1] is 9, expected the number of answers, 10");
    const run::parallel in_turn{[](std::size_t count, const auto& task) {
        for (std::size_t c = 0; c < count; ++c) task(c);
    }};
    EXPECT_EQ(message([&] { in_turn.rolling_into({first, second}, metrics, r, 2); }), too_short);
    const core::panel_view<double> panel{r.data(), 5, 2, storage::row_major};
    const core::panel_span whole{first.data(), 5, 2, storage::row_major}, part{third.data(), 5, 1, 2, 1};
    const auto too_narrow = "columns of out[1] is 1, expected the columns of the panel, 2";
    EXPECT_EQ(message([&] { run::rolling_into({whole, part}, metrics, panel, 2); }), too_narrow);
    EXPECT_EQ(message([&] { in_turn.rolling_into({whole, part}, metrics, panel, 2); }), too_narrow);
    using spans = std::array<std::span<double>, 2>;
    const std::array outs{spans{first, third}, spans{first, second}};
    const std::array<std::size_t, 2> lengths{2, 3};
    const auto roll = [&](std::size_t windows) {
        run::rolling_into(std::span<const spans>{outs}, metrics, r, std::span{lengths}.first(windows));
    };
    EXPECT_EQ(message([&] { roll(2); }), too_short);
    EXPECT_EQ(message([&] { roll(1); }), "number of outs is 2, expected the number of windows, 1");
    EXPECT_EQ(message([&] { run::rolling_into({first, third}, metrics, r, 0); }), "window is 0, expected at least 1");
    for (const double x : first) EXPECT_EQ(x, -1);
}

TEST(all, refuses_what_one_of_the_metrics_refuses) {
    const auto r = returns(10, false);
    const auto wrong = run::all(risk::mean{}, risk::sharpe_ratio{.periods_per_year = -1}, risk::variance{});
    const auto message = [](const auto& call) { return tidemark::support::thrown<std::invalid_argument>(call); };
    const auto alone =
        message([&] { return run::whole(risk::sharpe_ratio{.periods_per_year = -1}, std::vector<double>{}); });
    EXPECT_NE(alone, "");
    EXPECT_EQ(message([&] { return run::whole(wrong, r); }), alone);
    EXPECT_EQ(message([&] { return run::rolling(wrong, r, 3); }), alone);
    EXPECT_EQ(message([&] { return run::expanding(wrong, r); }), alone);
    EXPECT_EQ(message([&] { run::stream live{wrong, 3}; }), alone);
    EXPECT_EQ(message([&] { run::stream live{wrong}; }), alone);
}

}
