// SPDX-License-Identifier: BSL-1.0
#include "simulation.hpp"

#include "equities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <random>
#include <utility>

namespace program {

namespace index = tidemark::index;
using tidemark::core::date;

namespace {

constexpr date first_day{2020, 1, 1};
constexpr date last_day{2025, 12, 31};
constexpr std::size_t coins = 144;
constexpr std::size_t listed_at_first = 124;
constexpr std::size_t least_alive = 108;  // none dies while so few are left: a hundred must be ranked
constexpr int days_of_dying = 25;

/// Random numbers without a library of functions, whose last bits differ from one to another.
class shocks {
public:
    explicit shocks(std::uint64_t seed) : engine_{seed} {}

    /// 0 to 1.
    double uniform() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }

    /// Mean 0, variance 1, bell-shaped: the sum of four uniform numbers, 16 bits each.
    double bell() {
        std::uint64_t bits = engine_();
        double sum = 0;
        for (int i = 0; i < 4; ++i, bits >>= 16) sum += static_cast<double>(bits & 0xffff) + 0.5;
        return (sum / 65536 - 2) * std::sqrt(3.0);
    }

    /// As `bell`, but one day in twenty is three times as wild.
    double fat_tailed() {
        const double calm = bell();
        return uniform() < 0.05 ? 3 * calm : calm;
    }

private:
    std::mt19937_64 engine_;
};

/// A price after a day's return, which no day takes below -90 %.
double moved(double price, double simple_return) { return price * (1 + (std::max)(simple_return, -0.9)); }

enum class stage { unlisted, alive, dying, dead };

struct coin {
    std::string id;
    stage now;
    double price;
    double supply;
    double yearly_inflation;
    int days_left;  // while dying

    bool priced() const { return now == stage::alive || now == stage::dying; }
    double market_cap() const { return price * supply; }
};

struct day_factors {
    double market;
    double small_caps;
};

/// The two factors of a day. The market's swings are wild for a while, then quiet.
class factor_model {
public:
    day_factors next(shocks& random) {
        wildness_ += 0.02 * (1 - wildness_) + 0.06 * random.bell();
        wildness_ = std::clamp(wildness_, 0.4, 2.0);
        return {0.0013 + 0.027 * wildness_ * random.fat_tailed(), 0.020 * random.fat_tailed()};
    }

private:
    double wildness_ = 1;
};

class coin_market {
public:
    explicit coin_market(shocks& random) : random_{random} {
        for (std::size_t i = 0; i < coins; ++i) {
            coin c{.id = i == 0   ? "BTC"
                         : i == 1 ? "ETH"
                                  : fmt::format("C{:03}", i + 1),
                   .now = i < listed_at_first ? stage::alive : stage::unlisted,
                   .price = 0,
                   .supply = 0,
                   .yearly_inflation = 0.02 + 0.13 * random_.uniform() * static_cast<double>(i) / coins,
                   .days_left = 0};
            const double rank = 1 + static_cast<double>(i < listed_at_first ? i : 40 + 3 * (i - listed_at_first));
            list(c, 2e11 / (rank * std::sqrt(rank)));
            coins_.push_back(std::move(c));
        }
    }

    const std::vector<coin>& all() const { return coins_; }

    void next_day(const day_factors& today, double share_of_time_gone) {
        const double total = total_market_cap();
        std::size_t alive = count_alive();
        const std::size_t listed =
            listed_at_first + static_cast<std::size_t>(share_of_time_gone * (coins - listed_at_first));
        for (std::size_t i = 0; i < coins; ++i) {
            coin& c = coins_[i];
            if (c.now == stage::unlisted && i < listed) c.now = stage::alive;
            if (!c.priced()) continue;
            const double smallness = smallness_of(c, total);
            move(c, today, smallness);
            if (i > 1 && c.now == stage::alive && alive > least_alive && random_.uniform() < 0.10 * smallness / 365) {
                c.now = stage::dying;
                c.days_left = days_of_dying;
                --alive;
            }
        }
    }

    /// Near 0 for a coin that is most of the market, near 1 for one that is little of it.
    static double smallness_of(const coin& c, double total) { return 1 / (1 + 30 * std::sqrt(c.market_cap() / total)); }

    double total_market_cap() const {
        double total = 0;
        for (const coin& c : coins_) total += c.priced() ? c.market_cap() : 0;
        return total;
    }

private:
    void list(coin& c, double market_cap) {
        c.price = 0.01 + 10 * random_.uniform();
        c.supply = market_cap / c.price;
    }

    void move(coin& c, const day_factors& today, double smallness) {
        const double noise = (0.018 + 0.035 * smallness) * random_.fat_tailed();
        c.price = moved(c.price, (0.95 + 0.25 * smallness) * today.market + smallness * today.small_caps + noise);
        c.supply *= 1 + c.yearly_inflation / 365;
        if (c.now != stage::dying) return;
        c.price = moved(c.price, -0.12);
        if (--c.days_left == 0) c.now = stage::dead;
    }

    std::size_t count_alive() const {
        return static_cast<std::size_t>(
            std::count_if(coins_.begin(), coins_.end(), [](const coin& c) { return c.now == stage::alive; }));
    }

    shocks& random_;
    std::vector<coin> coins_;
};

/// An asset that follows something else: a dollar, or a coin.
struct follower {
    const char* id;
    const char* asset_class;
    double supply;
    std::size_t coin_followed;  // by a wrapped token
};

constexpr follower followers[]{{"USDA", "stable", 4e9, 0}, {"USDB", "stable", 2e9, 0},  {"USDC", "stable", 9e8, 0},
                               {"USDD", "stable", 1e8, 0}, {"WBTC", "wrapped", 1e8, 0}, {"WETH", "wrapped", 5e7, 1}};

/// A five-day market: what the crypto market did since its last close, in small part, and a life of its own.
struct equity_model {
    double level;
    double mean;
    double market_exposure;
    double common_exposure;
    double noise;
};

constexpr std::array<equity_model, 4> equity_models{{{1700, 0.0003, 0.12, 1.1, 0.006},
                                                     {8800, 0.0006, 0.10, 1.1, 0.005},
                                                     {3200, 0.0005, 0.08, 1.0, 0.002},
                                                     {1500, 0.0005, 0.02, 0.0, 0.010}}};

void add_quotes(index::market_builder& market, date today, const coin_market& coin_prices, shocks& random) {
    const auto add = [&](std::string_view id, double price, double supply) {
        market.add({.date = today,
                    .asset = id,
                    .price = price,
                    .market_cap = {},
                    .supply = supply,
                    .traded_value = price * supply * (0.01 + 0.1 * random.uniform())});
    };
    const double total = coin_prices.total_market_cap();
    for (const coin& c : coin_prices.all()) {
        if (!c.priced()) continue;
        if (random.uniform() < 0.004 * coin_market::smallness_of(c, total)) continue;  // nobody published a price
        add(c.id, c.price, c.supply);
    }
    for (const follower& f : followers) {
        const double followed =
            std::string_view{f.asset_class} == "stable" ? 1 : coin_prices.all()[f.coin_followed].price;
        add(f.id, followed * (1 + 0.0005 * random.bell()), f.supply);
    }
}

std::vector<index::asset> declared_assets(const coin_market& coin_prices) {
    std::vector<index::asset> assets;
    for (const coin& c : coin_prices.all()) assets.push_back({.id = c.id, .asset_class = "coin"});
    for (const follower& f : followers) assets.push_back({.id = f.id, .asset_class = f.asset_class});
    return assets;
}

/// The weekday markets: equities and the bill.
class weekday_markets {
public:
    weekday_markets() {
        for (const char* name : equity_names) equities.push_back(equity_series(name));
        for (std::size_t i = 0; i < levels_.size(); ++i) levels_[i] = equity_models[i].level;
    }

    void next_day(date today, const day_factors& factors, shocks& random) {
        market_since_close_ += factors.market;
        if (today.iso_weekday() > 5) return;
        const double common = 0.009 * random.fat_tailed();
        for (std::size_t i = 0; i < levels_.size(); ++i) {
            const equity_model& m = equity_models[i];
            levels_[i] = moved(levels_[i], m.mean + m.market_exposure * market_since_close_ +
                                               m.common_exposure * common + m.noise * random.bell());
            equities[i].dates.push_back(today);
            equities[i].levels.push_back(levels_[i]);
        }
        market_since_close_ = 0;
        rate_ = std::abs(rate_ + 0.0004 * random.bell());
        bill.dates.push_back(today);
        bill.annual_rates.push_back(rate_);
    }

    std::vector<series> equities;
    published_rate bill;

private:
    std::array<double, 4> levels_{};
    double market_since_close_ = 0;
    double rate_ = 0.015;
};

}

market_data simulate_market(std::uint64_t seed) {
    shocks random{seed};
    coin_market coin_prices{random};
    factor_model factors;
    weekday_markets weekdays;
    index::market_builder market{declared_assets(coin_prices)};
    const double days = last_day - first_day;
    for (date today = first_day; today <= last_day; today = today + 1) {
        const day_factors f = factors.next(random);
        coin_prices.next_day(f, (today - first_day) / days);
        weekdays.next_day(today, f, random);
        add_quotes(market, today, coin_prices, random);
    }
    return {.came_from = market_data::origin::simulated,
            .source = fmt::format("factor model, seed {}", seed),
            .asset_classes = market_data::classes::given,
            .universe = std::move(market).build(),
            .equities = std::move(weekdays.equities),
            .bill = std::move(weekdays.bill)};
}

}
