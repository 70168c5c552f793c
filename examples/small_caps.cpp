// SPDX-License-Identifier: BSL-1.0
// An index, its risk, and a live window: the three floors that most programs use, without Eigen and Boost.

#include <tidemark/core.hpp>
#include <tidemark/index.hpp>
#include <tidemark/risk.hpp>
#include <tidemark/run.hpp>

#include <cmath>
#include <cstdio>
#include <string>

namespace td = tidemark;

/// Six coins over a hundred days; the smaller the coin, the wilder.
td::index::market six_coins() {
    std::vector<td::index::asset> coins;
    for (char name = 'A'; name <= 'F'; ++name) coins.push_back({.id = std::string(1, name), .asset_class = "coin"});
    td::index::market_builder rows{coins};
    for (int day = 0; day < 100; ++day) {
        for (std::size_t i = 0; i < coins.size(); ++i) {
            const double size = static_cast<double>(i + 1);
            const double price = 100 / size * (1 + 0.01 * size * std::sin(0.2 * day * size) - 0.001 * day);
            rows.add(
                {.date = td::core::date{2025, 1, 1} + day, .asset = coins[i].id, .price = price, .supply = 1000.0});
        }
    }
    return std::move(rows).build();
}

int main() {
    const auto market = six_coins();

    const td::index::rulebook small_caps{.selection = td::index::largest(5) | td::index::smallest(3),
                                         .weighting = td::index::market_cap{},
                                         .schedule = td::index::month_start{},
                                         .missing_prices = td::index::carry{.max_age = 31},
                                         .base = {.date = {2025, 1, 1}, .level = 1000}};
    const auto track = td::index::calculate(small_caps, market);
    const auto returns = td::core::simple_returns(track.levels);

    constexpr td::risk::sharpe_ratio sharpe{.periods_per_year = 365};
    std::printf("level %.2f, Sharpe %.3f, maximum drawdown %.1f %%\n", track.levels.back(),
                td::run::whole(sharpe, returns), 100 * td::run::whole(td::risk::max_drawdown{}, returns));

    td::run::stream live{sharpe, 30};
    for (const double r : returns) live.update(r);
    std::printf("over the last 30 days %.3f, in batch %.3f\n", live.value(),
                td::run::rolling(sharpe, returns, 30).back());
}
