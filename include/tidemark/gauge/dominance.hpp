// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/gauge/market_weights.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/ranking.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// The share of one asset in the market cap of all. Providers differ in what all is, so it has to be said: with
/// stablecoins and wrapped tokens it is `.among = listed{index::every_asset{}}`, without them
/// `.among = listed{index::exclude_classes{"stable", "wrapped"}}`, by the classes that were known on the day.
///
/// Formula: cap of the asset / sum of the caps of the members
/// Input:   a market as it was known at a close; the asset's id; who belongs; what is shared out, market cap unless
///          said
/// Value:   a fraction, 0 to 1
/// No data: NaN on a day on which the asset is not among the members, or its own cap is not known; a member without a
///          cap is left out
/// Errors:  std::invalid_argument for an asset that the market does not have
/// Cost:    O(members)
/// Source:  CoinMarketCap and CoinGecko, Bitcoin dominance
struct dominance {
    std::string asset;
    members_rule among;
    weight_rule share_of = index::by_market_cap{};

    double operator()(const index::known_market& known) const {
        const std::size_t wanted = number_of(known);
        const known_weights all = weigh(known, among, share_of);
        for (std::size_t i = 0; i < all.assets.size(); ++i)
            if (all.assets[i] == wanted) return all.weights[i] / all.total();
        return core::nan;
    }

private:
    std::size_t number_of(const index::known_market& known) const {
        for (std::size_t i = 0; i < known.asset_count(); ++i)
            if (known.id(i) == asset) return i;
        core::refuse("asset", std::string_view{asset}, "an asset of the market");
    }
};

}
