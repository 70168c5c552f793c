// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the contract promises of every metric, checked for one metric against its plain definition.

#include <tidemark/core/contract.hpp>
#include <tidemark/core/pairs.hpp>
#include <tidemark/run.hpp>

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace law {

namespace core = tidemark::core;
namespace run = tidemark::run;
namespace missing = tidemark::missing;

template <class M>
using rows_of = std::vector<core::observation_of<M>>;

/// A metric, its definition, and how far apart they may be: relative to the answer, or to `floor` where the answer is
/// smaller than that.
template <class M>
struct subject {
    std::string name;
    M metric;
    std::function<long double(const rows_of<M>&)> definition;
    double floor = 1;
    double tolerance = 1e-12;
};

inline double error(double got, long double want, double floor) {
    if (std::isnan(want)) return std::isnan(got) ? 0 : HUGE_VAL;
    if (std::isinf(want)) return static_cast<long double>(got) == want ? 0 : HUGE_VAL;
    const auto wide = static_cast<long double>(got), least = static_cast<long double>(floor);
    return static_cast<double>(std::fabs(wide - want) / std::max(std::fabs(want), least));
}

inline bool same_bits(double a, double b) {
    return (std::isnan(a) && std::isnan(b)) || std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

// Samples: fat-tailed returns about a small positive mean, and pairs of them that move together.

inline double fat_tailed(std::mt19937_64& random) {
    std::normal_distribution<double> normal;
    const double scale = std::fabs(normal(random)) + 0.3;
    return 0.0005 + 0.01 * normal(random) / scale;
}

template <class M>
rows_of<M> sample(std::size_t n, std::uint64_t seed) {
    std::mt19937_64 random{seed};
    rows_of<M> rows;
    for (std::size_t i = 0; i < n; ++i) {
        const double x = fat_tailed(random);
        if constexpr (std::same_as<core::observation_of<M>, double>)
            rows.push_back(x);
        else
            rows.push_back({x, 0.6 * x + 0.8 * fat_tailed(random)});
    }
    return rows;
}

/// Makes single rows missing, and runs longer than any window that the tests use on such data.
template <class Rows>
Rows with_gaps(Rows rows, std::uint64_t seed) {
    std::mt19937_64 random{seed};
    std::size_t length = 0;
    for (auto& row : rows) {
        if (length == 0 && random() % 8 == 0) length = random() % 16 == 0 ? 45 : 1;
        if (length == 0) continue;
        --length;
        if constexpr (requires { row.x; })
            (random() % 2 == 0 ? row.x : row.y) = core::nan;
        else
            row = core::nan;
    }
    return rows;
}

template <class Rows>
Rows observed(const Rows& rows, std::size_t first, std::size_t last) {
    Rows kept;
    for (std::size_t i = first; i < last; ++i)
        if (!core::is_missing(rows[i])) kept.push_back(rows[i]);
    return kept;
}

/// The rows in the form that drivers read: a vector, or two series.
template <class Rows>
struct columns;
template <class Rows>
columns(const Rows&) -> columns<Rows>;

template <>
struct columns<std::vector<double>> {
    std::vector<double> x;
    explicit columns(const std::vector<double>& rows) : x{rows} {}
    const std::vector<double>& view() const { return x; }
};

template <>
struct columns<std::vector<core::pair>> {
    std::vector<double> x, y;
    explicit columns(const std::vector<core::pair>& rows) {
        for (const auto& p : rows) x.push_back(p.x), y.push_back(p.y);
    }
    auto view() const { return core::pairs(x, y); }
};

template <class M>
void expect_answer(const subject<M>& s, double got, long double want, std::size_t window = 0, std::size_t row = 0) {
    EXPECT_LE(error(got, want, s.floor), s.tolerance)
        << s.name << ": got " << got << ", by definition " << want << ", window " << window << ", row " << row;
}

template <class M>
core::state_of<M> folded(const M& m, const rows_of<M>& rows, std::size_t first, std::size_t last) {
    core::state_of<M> s{};
    for (std::size_t i = first; i < last; ++i) core::absorb(m, s, rows[i]);
    return s;
}

template <core::fold M>
void states_form_a_monoid(const subject<M>& s) {
    const auto rows = sample<M>(120, 11);
    for (std::size_t i = 0; i <= rows.size(); i += 7) {
        for (std::size_t j = i; j <= rows.size(); j += 13) {
            const auto a = folded(s.metric, rows, 0, i), b = folded(s.metric, rows, i, j),
                       c = folded(s.metric, rows, j, rows.size());
            const auto want = s.definition(rows);
            const auto left = core::combine(s.metric, core::combine(s.metric, a, b), c);
            const auto right = core::combine(s.metric, a, core::combine(s.metric, b, c));
            expect_answer(s, core::lower(s.metric, left), want);
            expect_answer(s, core::lower(s.metric, right), want);
            EXPECT_EQ(core::combine(s.metric, a, {}), a) << s.name;
            EXPECT_EQ(core::combine(s.metric, {}, a), a) << s.name;
        }
    }
}

template <core::fold M>
void absorbing_is_combining_with_a_lift(const subject<M>& s) {
    const auto rows = sample<M>(60, 12);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto combined = core::combine(s.metric, folded(s.metric, rows, 0, i), core::lift(s.metric, rows[i]));
        const rows_of<M> so_far{rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(i) + 1};
        expect_answer(s, core::lower(s.metric, combined), s.definition(so_far));
    }
}

template <core::fold M>
void any_observation_serves_as_anchor(const subject<M>& s) {
    if constexpr (core::anchorable<M>) {
        const auto rows = sample<M>(50, 13);
        for (const auto& row : rows) {
            const core::anchored<M> told{s.metric, core::observe(s.metric, row)};
            const auto sums = folded(told, rows, 0, rows.size());
            expect_answer(s, core::lower(told, sums), s.definition(rows));
        }
    }
}

template <core::metric M>
void whole_answers_the_definition(const subject<M>& s) {
    for (const std::size_t n : {0U, 1U, 2U, 3U, 4U, 5U, 7U, 20U, 127U, 128U, 129U, 1000U}) {
        const auto rows = sample<M>(n, 21 + n);
        expect_answer(s, run::whole(s.metric, columns{rows}.view()), s.definition(rows));
        const auto gaps = with_gaps(rows, n);
        const auto kept = observed(gaps, 0, n);
        const columns without{kept}, with{gaps};
        EXPECT_TRUE(same_bits(run::whole(s.metric, with.view()), run::whole(s.metric, without.view()))) << s.name;
        if (kept.size() < n) {
            EXPECT_TRUE(std::isnan(run::whole(s.metric, with.view(), missing::propagate{}))) << s.name;
            EXPECT_THROW(run::whole(s.metric, with.view(), missing::refuse{}), std::invalid_argument) << s.name;
            EXPECT_TRUE(std::isnan(run::whole(s.metric, with.view(), missing::skip{.min_count = n}))) << s.name;
        }
    }
}

template <core::metric M>
void expanding_answers_the_definition(const subject<M>& s) {
    const auto rows = with_gaps(sample<M>(200, 31), 32);
    const columns c{rows};
    const auto got = run::expanding(s.metric, c.view());
    const auto strict = run::expanding(s.metric, c.view(), missing::skip{.min_count = 20});
    const auto propagated = run::expanding(s.metric, c.view(), missing::propagate{});
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto so_far = observed(rows, 0, i + 1);
        const auto want = s.definition(so_far);
        expect_answer(s, got[i], want);
        EXPECT_TRUE(so_far.size() < 20 ? std::isnan(strict[i]) : same_bits(strict[i], got[i])) << s.name;
        EXPECT_TRUE(so_far.size() <= i ? std::isnan(propagated[i]) : same_bits(propagated[i], got[i])) << s.name;
    }
}

template <core::metric M>
void rolling_answers_the_definition(const subject<M>& s) {
    constexpr std::size_t n = 150;
    const auto clean = sample<M>(n, 41);
    for (const auto& rows : {clean, with_gaps(clean, 42)}) {
        const columns c{rows};
        for (const std::size_t w :
             {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7}, std::size_t{20}, n - 1, n, n + 1}) {
            const auto full = run::rolling(s.metric, c.view(), w);
            const auto some = run::rolling(s.metric, c.view(), w, missing::skip{.min_count = 1});
            const auto propagated = run::rolling(s.metric, c.view(), w, missing::propagate{});
            for (std::size_t i = 0; i < n; ++i) {
                const auto window = observed(rows, i + 1 < w ? 0 : i + 1 - w, i + 1);
                const bool complete = window.size() == w;
                const auto want = s.definition(window);
                expect_answer(s, some[i], window.empty() ? std::numeric_limits<long double>::quiet_NaN() : want, w, i);
                EXPECT_TRUE(complete ? same_bits(full[i], some[i]) : std::isnan(full[i])) << s.name;
                EXPECT_TRUE(same_bits(full[i], propagated[i])) << s.name;
            }
        }
    }
}

template <core::metric M>
void stream_gives_the_bits_of_batch(const subject<M>& s) {
    const auto rows = with_gaps(sample<M>(150, 51), 52);
    const columns c{rows};
    for (const std::size_t w : {1U, 2U, 7U, 20U, 60U}) {
        const auto batch = run::rolling(s.metric, c.view(), w, missing::skip{.min_count = 1});
        run::stream live{s.metric, w, missing::skip{.min_count = 1}};
        for (int round = 0; round < 2; ++round) {
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const double ahead = live.peek(rows[i]);
                EXPECT_EQ(live.update(rows[i]),
                          core::is_missing(rows[i]) ? run::update_status::missing : run::update_status::accepted);
                EXPECT_TRUE(same_bits(live.value(), batch[i])) << s.name << " w " << w << " i " << i;
                EXPECT_TRUE(same_bits(ahead, batch[i])) << s.name << " w " << w << " i " << i;
            }
            live.reset();
        }
    }
    if constexpr (core::fold<M> || core::recursion<M>) {  // what reads rows in order streams in windows only
        const auto batch = run::expanding(s.metric, c.view());
        run::stream live{s.metric};
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const double ahead = live.peek(rows[i]);
            live.update(rows[i]);
            EXPECT_TRUE(same_bits(live.value(), batch[i])) << s.name;
            EXPECT_TRUE(same_bits(ahead, batch[i])) << s.name;
        }
    }
}

/// A window whose slowest row counts answers the definition, and its stream has the bits of its batch.
template <core::fold M>
void the_worst_case_form_is_the_same_metric(const subject<M>& s) {
    const auto clean = sample<M>(150, 55);
    const missing::skip any{.min_count = 1};
    for (const auto& rows : {clean, with_gaps(clean, 56)}) {
        const columns c{rows};
        for (const std::size_t w : {1U, 2U, 8U, 9U, 40U, 41U, 60U}) {
            const auto batch = run::rolling(s.metric, c.view(), w, any, run::worst_case{});
            run::stream live{s.metric, w, any, run::worst_case{}};
            for (int round = 0; round < 2; ++round) {
                for (std::size_t i = 0; i < rows.size(); ++i) {
                    const double ahead = live.peek(rows[i]);
                    live.update(rows[i]);
                    EXPECT_TRUE(same_bits(live.value(), batch[i])) << s.name << " w " << w << " i " << i;
                    EXPECT_TRUE(same_bits(ahead, batch[i])) << s.name << " w " << w << " i " << i;
                    const auto window = observed(rows, i + 1 < w ? 0 : i + 1 - w, i + 1);
                    EXPECT_EQ(live.count(), window.size());
                    if (!window.empty()) expect_answer(s, batch[i], s.definition(window), w, i);
                }
                live.reset();
            }
        }
    }
}

/// What has left the window leaves no trace: whole blocks of anything before the sample change no bit.
template <core::metric M>
void the_past_leaves_no_trace(const subject<M>& s) {
    const auto rows = with_gaps(sample<M>(100, 61), 62);
    for (const std::size_t w : {1U, 2U, 7U, 20U, 45U}) {
        rows_of<M> longer = sample<M>(3 * w, 63);
        for (std::size_t i = 0; i < longer.size(); ++i) {
            const double wild = i % 3 == 0 ? 1e9 : i % 3 == 1 ? -1e12 : HUGE_VAL;
            if constexpr (std::same_as<core::observation_of<M>, double>)
                longer[i] = wild;
            else
                longer[i] = {wild, -wild};
        }
        longer.insert(longer.end(), rows.begin(), rows.end());
        const missing::skip any{.min_count = 1};
        const auto plain = run::rolling(s.metric, columns{rows}.view(), w, any);
        const auto after = run::rolling(s.metric, columns{longer}.view(), w, any);
        for (std::size_t i = w - 1; i < rows.size(); ++i)
            EXPECT_TRUE(same_bits(plain[i], after[3 * w + i])) << s.name << " w " << w << " i " << i;
        if constexpr (core::fold<M>) {
            const auto in_steps = run::rolling(s.metric, columns{rows}.view(), w, any, run::worst_case{});
            const auto later = run::rolling(s.metric, columns{longer}.view(), w, any, run::worst_case{});
            for (std::size_t i = w - 1; i < rows.size(); ++i)
                EXPECT_TRUE(same_bits(in_steps[i], later[3 * w + i])) << s.name << " w " << w << " i " << i;
        }
    }
}

template <core::metric M>
void periods_answer_the_definition(const subject<M>& s) {
    const auto rows = with_gaps(sample<M>(800, 71), 72);
    const columns c{rows};
    std::vector<core::date> dates;
    for (int i = 0; i < 800; ++i) dates.push_back(core::date{2019, 12, 3} + i);
    const auto months = run::by_period(s.metric, dates, c.view(), core::calendar_period::month);
    ASSERT_EQ(months.size(), 27U);
    for (const auto& m : months) {
        EXPECT_EQ(m.start.month(), dates[m.first].month());
        expect_answer(s, m.value, s.definition(observed(rows, m.first, m.first + m.rows)));
    }
    if constexpr (core::fold<M>) {
        using period = typename std::remove_cvref_t<decltype(months)>::value_type;
        const auto years = run::regroup(s.metric, std::span<const period>{months}, core::calendar_period::year);
        ASSERT_EQ(years.size(), 4U);
        for (const auto& y : years) expect_answer(s, y.value, s.definition(observed(rows, y.first, y.first + y.rows)));
    }
}

/// float input is the same as the doubles it converts to; a stride is the same as a copy.
template <core::metric M>
void memory_layout_does_not_matter(const subject<M>& s) {
    if constexpr (std::same_as<core::observation_of<M>, double>) {
        const auto rows = sample<M>(90, 81);
        std::vector<float> narrow;
        std::vector<double> wide, spread;
        for (const double r : rows) {
            narrow.push_back(static_cast<float>(r));
            wide.push_back(static_cast<double>(narrow.back()));
            spread.insert(spread.end(), {r, core::nan, 1e300});
        }
        EXPECT_TRUE(same_bits(run::whole(s.metric, narrow), run::whole(s.metric, wide))) << s.name;
        const core::series_view strided{spread.data(), rows.size(), 3};
        EXPECT_TRUE(same_bits(run::whole(s.metric, strided), run::whole(s.metric, rows))) << s.name;
    }
}

template <core::metric M>
void holds(const subject<M>& s) {
    whole_answers_the_definition(s);
    expanding_answers_the_definition(s);
    periods_answer_the_definition(s);
    memory_layout_does_not_matter(s);
    if constexpr (!core::recursion<M> || core::windowed_recursion<M>) {
        rolling_answers_the_definition(s);
        stream_gives_the_bits_of_batch(s);
        if constexpr (core::fold<M>) the_worst_case_form_is_the_same_metric(s);
        the_past_leaves_no_trace(s);
    }
    if constexpr (core::fold<M>) {
        states_form_a_monoid(s);
        absorbing_is_combining_with_a_lift(s);
        any_observation_serves_as_anchor(s);
    }
}

}
