// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_context.hpp>

#include <cstddef>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::support {

/// What a test says of an asset on one day.
struct sheet_row {
    std::string id;
    double market_cap;
    std::optional<double> traded_value = std::nullopt;
    double float_factor = 1;
    std::string asset_class = "coin";
    double price = 10;
};

/// The market of one day.
inline index::market one_day(const std::vector<sheet_row>& sheet) {
    const core::date day{2024, 1, 31};
    std::vector<index::asset> assets;
    for (const sheet_row& r : sheet) {
        assets.push_back({.id = r.id, .asset_class = r.asset_class, .float_factors = {{day, r.float_factor}}});
    }
    index::market_builder rows{std::move(assets)};
    for (const sheet_row& r : sheet) {
        rows.add(
            {.date = day, .asset = r.id, .price = r.price, .market_cap = r.market_cap, .traded_value = r.traded_value});
    }
    return std::move(rows).build();
}

/// A review on the last day of a market, whose members are all assets, the largest first.
class small_review {
public:
    explicit small_review(index::market universe)
        : universe_{std::move(universe)},
          context_{index::known_market{universe_, universe_.dates().size() - 1}, {}, {}, decisions_},
          members_{index::rank(universe_, universe_.dates().size() - 1, index::every_asset{}).candidates} {}
    small_review(const small_review&) = delete;
    small_review& operator=(const small_review&) = delete;

    const index::review_context& context() const noexcept { return context_; }
    const std::vector<index::candidate>& members() const noexcept { return members_; }

private:
    index::market universe_;
    std::vector<index::decision> decisions_;
    index::review_context context_;
    std::vector<index::candidate> members_;
};

/// Members of these market caps, of which no more is known.
inline std::vector<index::candidate> members_of(const std::vector<double>& market_caps) {
    std::vector<index::candidate> members;
    for (std::size_t i = 0; i < market_caps.size(); ++i) members.push_back({i, i + 1, 1, market_caps[i], 0});
    return members;
}

inline long double exact_sum(const std::vector<double>& x) { return std::accumulate(x.begin(), x.end(), 0.0L); }

}
