// SPDX-License-Identifier: BSL-1.0
#include <tidemark/gauge/altcoins.hpp>
#include <tidemark/gauge/market_weights.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <utility>
#include <vector>

using namespace tidemark::gauge;
using namespace tidemark::index;

namespace {

TEST(altcoins, are_with_or_without_ether) {
    market_builder rows{{{.id = "ADA", .asset_class = "coin"},
                         {.id = "BTC", .asset_class = "coin"},
                         {.id = "ETH", .asset_class = "coin"},
                         {.id = "USDT", .asset_class = "stable"}}};
    for (const char* id : {"ADA", "BTC", "ETH", "USDT"}) rows.add({.date = {2020, 1, 1}, .asset = id, .price = 1});
    const market universe = std::move(rows).build();
    const known_market known{universe, 0};
    const auto among = [&](ether second, eligibility_rule not_pegged) {
        return listed{altcoins{second, std::move(not_pegged)}}(known);
    };
    using numbers = std::vector<std::size_t>;
    EXPECT_EQ(among(ether::is_altcoin, exclude_classes{"stable"}), (numbers{0, 2}));
    EXPECT_EQ(among(ether::is_left_out, exclude_classes{"stable"}), numbers{0});
    EXPECT_EQ(among(ether::is_left_out, every_asset{}), (numbers{0, 3}));
    EXPECT_EQ((listed{altcoins{ether::is_left_out, every_asset{}, "ADA", "USDT"}}(known)), (numbers{1, 2}))
        << "the ids are the market's own";
}

}
