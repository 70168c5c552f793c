// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "support/markets.hpp"

#include <tidemark/core/date.hpp>
#include <tidemark/index/event.hpp>
#include <tidemark/index/market.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::support {

/// A market in which things happen, as rows and events, so that a test can shuffle, scale and cut them.
struct eventful_market {
    struct row {
        core::date date;
        std::size_t asset;
        double price;
        double supply;
        index::tick quality;
    };

    std::vector<row> rows;  // by date
    std::vector<index::event> events;
    std::size_t assets = 0;

    index::market build() const {
        std::vector<index::asset> declared;
        for (std::size_t i = 0; i < assets; ++i) declared.push_back({.id = name_of(i), .asset_class = "coin"});
        index::market_builder builder{std::move(declared)};
        for (const row& r : rows) {
            const std::string name = name_of(r.asset);
            builder.add({.date = r.date, .asset = name, .price = r.price, .supply = r.supply, .quality = r.quality});
        }
        return std::move(builder).build();
    }
};

/// Makes one: ten coins that are born, die, miss days and tick badly, each with its own successor, fork and guest,
/// which are quoted once an event has brought them. Asset 0 is the largest, is always quoted and outlives everything.
class eventful_market_maker {
public:
    static constexpr int days = 36;
    static constexpr std::size_t coins = 10;
    static constexpr core::date first{2024, 1, 1};

    explicit eventful_market_maker(std::uint64_t seed) : engine_{seed} {}

    eventful_market make() {
        result_.assets = 3 * coins;
        lives_.resize(result_.assets);
        for (std::size_t i = 0; i < coins; ++i) {
            const bool lasting = i % 2 == 0;
            lives_[i] = {.price = std::exp(4 * uniform() - 2),
                         .supply = std::exp(6 * uniform()) * (i == 0 ? 1e4 : 1),
                         .from = lasting ? 0 : below(days / 2),
                         .until = lasting ? days : below(2 * days)};
        }
        for (int day = 0; day < days; ++day) {
            for (life& l : lives_) l.price *= std::exp(0.3 * (uniform() - 0.5));
            if (day > 0) happen(day);
            for (std::size_t i = 0; i < lives_.size(); ++i) quote(day, i);
        }
        return std::move(result_);
    }

private:
    struct life {
        double price = 1;
        double supply = 1;
        int from = days;  // a day after the last: not born
        int until = days;
    };

    double uniform() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }
    int below(int n) { return static_cast<int>(uniform() * n); }

    bool alive(std::size_t asset, int day) const { return day >= lives_[asset].from && day < lives_[asset].until; }

    void quote(int day, std::size_t asset) {
        life& l = lives_[asset];
        if (uniform() < 0.02) l.supply *= 1 + 0.2 * uniform();
        const double luck = uniform();
        if (asset != 0 && (!alive(asset, day) || luck < 0.05)) return;
        const bool bad = asset != 0 && luck < 0.08;
        result_.rows.push_back({first + day, asset, l.price, l.supply, bad ? index::tick::bad : index::tick::good});
    }

    /// At most one event a day for each coin, in any order of kinds.
    void happen(int day) {
        for (std::size_t i = 0; i < coins; ++i) {
            if (uniform() < 0.06) happen(day, i);
        }
    }

    void happen(int day, std::size_t i) {
        life& l = lives_[i];
        const std::string id = name_of(i);
        const auto record = [&](auto what) { result_.events.push_back({first + day, std::move(what)}); };
        constexpr double ratios[]{2, 10, 0.001, 3};
        switch (below(9)) {
            case 0: {
                const double ratio = ratios[below(4)];
                l.price /= ratio;
                l.supply *= ratio;
                return record(index::split{id, ratio});
            }
            case 1: return record(index::supply_change{id, l.supply});
            case 2: return record(index::float_change{id, 0.5 + 0.5 * uniform()});
            case 3: return record(index::airdrop{id, 0.01 * l.price, index::airdrop_treatment::income});
            case 4: {
                const auto kind = static_cast<index::distribution_kind>(below(3));
                // A special one may exceed the last price only where that is very old.
                if (kind == index::distribution_kind::special && i != 0) return;
                return record(index::distribution{id, 0.1 * l.price, kind});
            }
            case 5: return fork(day, i, record);
            case 6: return migrate(day, i, record);
            case 7:
                if (i == 0 || deletions_ == 2) return;
                ++deletions_;
                return record(
                    index::deletion{id, below(2) == 0 ? index::leaving_price::last : index::leaving_price::zero});
            default: return;
        }
    }

    template <class Record>
    void fork(int day, std::size_t i, const Record& record) {
        life& child = lives_[coins + i];
        if (child.from != days) return;
        child = {.price = 0.1 * lives_[i].price,
                 .supply = lives_[i].supply,
                 .from = (std::min)(days - 1, day + below(3)),
                 .until = days};
        lives_[i].price *= 0.9;
        record(index::hard_fork{name_of(i), name_of(coins + i), 1, static_cast<index::fork_treatment>(below(3))});
    }

    template <class Record>
    void migrate(int day, std::size_t i, const Record& record) {
        life& successor = lives_[2 * coins + i];
        if (i == 0 || successor.from != days || !alive(i, day)) return;
        successor = {.price = lives_[i].price / 100, .supply = lives_[i].supply * 100, .from = day, .until = days};
        lives_[i].until = day;
        record(index::migration{name_of(i), name_of(2 * coins + i), 100});
    }

    std::mt19937_64 engine_;
    std::vector<life> lives_;
    int deletions_ = 0;
    eventful_market result_;
};

}
