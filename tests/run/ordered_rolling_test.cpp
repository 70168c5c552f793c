// SPDX-License-Identifier: BSL-1.0
// Order statistics of rolling windows, against windows that are copied and sorted anew.
#include <tidemark/risk.hpp>
#include <tidemark/run.hpp>

#include "support/order.hpp"
#include "support/thrown.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>

namespace {

namespace core = tidemark::core;
namespace missing = tidemark::missing;
namespace risk = tidemark::risk;
namespace run = tidemark::run;
using order::series;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// A user's own: reads in an order of its own, more often than there are cursors.
struct spread_of_everything {
    template <core::ordered_window W>
    double lower(const W& w) const {
        double sum = 0;
        for (std::size_t k = w.size(); k-- > 0;) sum += core::product(static_cast<double>(k + 1), w[k]);
        for (std::size_t k = 0; k < w.size(); k += 3) sum -= core::product(w[w.size() - 1 - k], w[k / 2]);
        return sum;
    }
};

bool same_bits(double a, double b) {
    return (std::isnan(a) && std::isnan(b)) || std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

template <class M>
double by_definition(const M& metric, series window) {
    for (double& x : window) x += 0.0;  // one zero
    return metric.lower(std::span<const double>{window});
}

/// Batch under every policy, and the stream, at every row or at every `step`-th.
template <class M>
void expect_windows(const M& metric, const order::data_set& data, std::size_t w, std::size_t step = 1) {
    const series& x = data.rows;
    const missing::skip any{.min_count = 1}, half{.min_count = (w + 1) / 2};
    const auto some = run::rolling(metric, x, w, any), most = run::rolling(metric, x, w, half),
               full = run::rolling(metric, x, w), strict = run::rolling(metric, x, w, missing::propagate{});
    run::stream live{metric, w, any};
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double ahead = live.peek(x[i]);
        live.update(x[i]);
        ASSERT_TRUE(same_bits(live.value(), some[i])) << data.name << " window " << w << " row " << i;
        ASSERT_TRUE(same_bits(ahead, some[i])) << data.name << " window " << w << " row " << i;
        if (i % step != 0) continue;
        const auto window = order::window(x, i, w);
        const double want = by_definition(metric, window);
        ASSERT_TRUE(same_bits(some[i], window.empty() ? nan : want))
            << data.name << " window " << w << " row " << i << ": " << some[i] << ", expected " << want;
        ASSERT_TRUE(same_bits(most[i], window.size() < half.min_count ? nan : want))
            << data.name << " " << w << " " << i;
        ASSERT_TRUE(same_bits(full[i], window.size() < w ? nan : want)) << data.name << " " << w << " " << i;
        ASSERT_TRUE(same_bits(strict[i], full[i])) << data.name << " " << w << " " << i;
    }
}

TEST(OrderedRolling, ShortSamplesOfEveryLength) {
    for (std::size_t n = 0; n <= 70; ++n)
        for (const auto& data : order::data_sets(n, n + 1))
            for (const std::size_t w : {std::size_t{1}, std::size_t{2}, std::size_t{3}, n > 1 ? n - 1 : 1, n + 1})
                expect_windows(risk::quantile{.probability = 0.3}, data, w);
}

TEST(OrderedRolling, EveryQuantileType) {
    for (const auto& data : order::data_sets(300))
        for (int type = 1; type <= 9; ++type)
            for (const std::size_t w : {std::size_t{12}, std::size_t{140}})
                expect_windows(risk::quantile{.probability = 0.23, .type = static_cast<risk::quantile_type>(type)},
                               data, w);
}

// Windows on both sides of each turn from one way of sliding to another, tiles of more rows than there are, and
// several.
TEST(OrderedRolling, LongWindowsInManyTiles) {
    for (const auto& data : order::data_sets(6000))
        for (const std::size_t w : {96U, 97U, 170U, 171U, 250U, 999U, 1001U, 5999U, 6000U, 6001U})
            expect_windows(risk::median{}, data, w, 61);
}

TEST(OrderedRolling, Tails) {
    for (const auto& data : order::data_sets(700)) {
        for (const std::size_t w : {7U, 20U, 97U, 250U}) {
            expect_windows(risk::value_at_risk_historical{}, data, w);
            using shortfall = risk::expected_shortfall_historical;
            for (const auto tail : {shortfall::tail::acerbi_tasche, shortfall::tail::mean_le_quantile,
                                    shortfall::tail::mean_lt_quantile, shortfall::tail::count_floor})
                expect_windows(shortfall{.alpha = 0.13, .averaged = tail}, data, w);
        }
    }
}

TEST(OrderedRolling, AUsersOwnStatistic) {
    for (const auto& data : order::data_sets(400))
        for (const std::size_t w : {5U, 130U}) expect_windows(spread_of_everything{}, data, w, 7);
}

// A path that crosses its window's order as fast as it can: cursors have far to go.
TEST(OrderedRolling, WindowsThatTurnOver) {
    series saw, stairs;
    for (std::size_t i = 0; i < 3000; ++i) {
        saw.push_back(static_cast<double>(i % 2 == 0 ? i : 3000 - i));
        stairs.push_back(static_cast<double>(i / 150 % 2 == 0 ? i : 0 - i % 7));
    }
    for (const auto& data : {order::data_set{"saw", saw}, order::data_set{"stairs", stairs}})
        for (const double p : {0.0, 0.01, 0.5, 1.0}) expect_windows(risk::quantile{.probability = p}, data, 151, 11);
}

TEST(OrderedRolling, SeveralQuantilesInOnePass) {
    std::vector<risk::quantile> deciles;
    for (int d = 0; d <= 20; ++d) deciles.push_back({.probability = d / 20.0});
    for (const auto& [name, x] : order::data_sets(900)) {
        for (const std::size_t w : {20U, 200U}) {
            std::vector<series> outs(deciles.size(), series(x.size()));
            const std::vector<std::span<double>> into(outs.begin(), outs.end());
            run::rolling_into(into, std::span<const risk::quantile>{deciles}, x, w, missing::skip{.min_count = 3});
            for (std::size_t j = 0; j < deciles.size(); ++j) {
                const auto alone = run::rolling(deciles[j], x, w, missing::skip{.min_count = 3});
                for (std::size_t i = 0; i < x.size(); ++i) ASSERT_TRUE(same_bits(outs[j][i], alone[i])) << name;
            }
        }
    }
}

// Sets as large as the tiles of windows of a year of minutes, whose counts are a tree of every height.
TEST(OrderedRolling, CountsWhatIsBelowAPlace) {
    for (const std::uint32_t n : {1U, 64U, 511U, 512U, 513U, 9000U, 40'000U, 600'000U, 3'000'000U}) {
        run::detail::ordered_counts counts{n};
        std::vector<std::uint32_t> members;
        std::uint64_t random = n;
        for (int i = 0; i < 300; ++i) {
            random = random * 6364136223846793005U + 1442695040888963407U;
            const auto in = static_cast<std::uint32_t>((random >> 33) % n);
            const bool is_new = std::find(members.begin(), members.end(), in) == members.end();
            const std::uint32_t gone = i % 3 == 0 || members.size() < 2 ? n + 7 : members[members.size() / 2];
            if (is_new) members.push_back(in);
            std::erase(members, gone);
            counts.slide(is_new ? in : n, gone);
            for (const std::uint32_t place : {0U, n / 3, n - 1, in, gone < n ? gone : 0U}) {
                const auto below = std::count_if(members.begin(), members.end(), [=](auto m) { return m < place; });
                ASSERT_EQ(counts.below(place), below) << n << " " << i << " " << place;
            }
        }
    }
}

TEST(OrderedRolling, RefusesAWrongSetUpBeforeItWrites) {
    const series x{1, 2, nan};
    series out{-1, -1, -1};
    std::vector<std::span<double>> one{out};
    const std::vector<risk::quantile> two(2), wrong{{.probability = 2}};
    const auto said = [&](auto&& call) { return tidemark::support::thrown<std::invalid_argument>(call); };
    EXPECT_EQ(said([&] { run::rolling_into(one, std::span<const risk::quantile>{two}, x, 2); }),
              "number of outs is 1, expected the number of metrics, 2");
    EXPECT_EQ(said([&] { run::rolling_into(one, std::span<const risk::quantile>{wrong}, x, 2); }),
              "probability is 2, expected a number in [0, 1]");
    EXPECT_EQ(said([&] { run::rolling_into(out, risk::median{}, x, 0); }), "window is 0, expected at least 1");
    EXPECT_EQ(said([&] { run::rolling_into(out, risk::rank{}, x, 2, missing::refuse{}); }),
              "sample[2] is nan, expected no missing observation under missing::refuse");
    EXPECT_EQ(said([&] { run::rolling_into(out, risk::rank{}, x, 2, missing::skip{.min_count = 3}); }),
              "min_count is 3, expected at most the window, 2");
    EXPECT_EQ(out, (series{-1, -1, -1}));
}

TEST(OrderedRolling, ReadsFloatsAndStrides) {
    const std::vector<float> f{0.5F, 3.5F, 2.5F};
    EXPECT_EQ(run::rolling(risk::median{}, f, 2)[2], 3);
    const series x{1, 100, 2, 100, 4, 100};
    EXPECT_EQ(run::rolling(risk::rank{}, core::series_view{x.data(), 3, 2}, 2)[2], 2);
}

TEST(OrderedRolling, ExpandingIsAWindowThatNeverFills) {
    for (const auto& [name, x] : order::data_sets(2500)) {
        const auto got = run::expanding(risk::quantile{.probability = 0.2}, x);
        const auto strict = run::expanding(risk::median{}, x, missing::propagate{});
        for (std::size_t i = 0; i < x.size(); i += 37) {
            const auto window = order::window(x, i, i + 1);
            ASSERT_TRUE(same_bits(got[i], by_definition(risk::quantile{.probability = 0.2}, window))) << name << i;
            ASSERT_TRUE(same_bits(strict[i], window.size() == i + 1 ? by_definition(risk::median{}, window) : nan));
        }
    }
}

}
