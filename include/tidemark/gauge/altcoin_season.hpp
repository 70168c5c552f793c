// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/error.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/gauge/members.hpp>
#include <tidemark/gauge/share_outperforming.hpp>
#include <tidemark/index/eligibility.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/required.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark::inline TIDEMARK_ABI::gauge {

/// Whose season it is.
enum class season : unsigned char { unknown, bitcoin, neutral, altcoin };

constexpr std::string_view text_of(season whose) noexcept {
    switch (whose) {
        case season::unknown: break;
        case season::bitcoin: return "bitcoin season";
        case season::neutral: return "neutral";
        case season::altcoin: return "altcoin season";
    }
    return "unknown";
}

/// The Altcoin Season Index: how many of a hundred altcoins gained more than Bitcoin over a window. Its providers leave
/// open whose prices are missing and when members are asked for: `altcoin_universe` has to say it.
///
/// Formula: 100 #{ i : P_i(t) / P_i(t - window) > P_btc(t) / P_btc(t - window) } / # of those counted
/// Input:   closes of a market; see `share_outperforming`
/// Value:   0 to 100; from `altcoin_from` on it is altcoin season, up to `bitcoin_to` bitcoin season, both included
/// No data: NaN as `share_outperforming`; the season is then unknown
/// Errors:  std::invalid_argument unless 0 <= bitcoin_to < altcoin_from <= 100; and those of `share_outperforming`
/// Cost:    that of the members
/// Source:  blockchaincenter.net, Altcoin Season Index; coinmarketcap.com, CMC Altcoin Season Index
struct altcoin_season {
    share_outperforming outperforming;
    double altcoin_from = 75;
    double bitcoin_to = 25;
    index::checked parameters = check();

    index::checked check() const {
        if (!(altcoin_from <= 100)) core::refuse("altcoin_from", altcoin_from, "100 or less");
        if (!(bitcoin_to >= 0 && bitcoin_to < altcoin_from)) {
            core::refuse("bitcoin_to", bitcoin_to, "from 0 to less than altcoin_from, " + core::text_of(altcoin_from));
        }
        return {};
    }

    double operator()(const index::known_market& known) const {
        return outperforming.count(known).share(outperforming.missing, 100);
    }

    constexpr season season_of(double reading) const noexcept {
        if (core::is_missing(reading)) return season::unknown;
        return reading >= altcoin_from ? season::altcoin : reading <= bitcoin_to ? season::bitcoin : season::neutral;
    }
};

/// Which coins a published count of altcoins is made of, and what its providers leave open.
struct altcoin_universe {
    index::eligibility_rule eligibility;  ///< without stablecoins and tokens that wrap another asset
    index::required<membership_date> membership;
    index::required<missing_history> missing;
    std::string bitcoin = "BTC";  ///< takes no place among the altcoins

    /// The share of the largest that gained more than Bitcoin, by market cap.
    share_outperforming largest(std::size_t count, int days) const {
        return {.reference = bitcoin,
                .window = days,
                .members = gauge::members{.eligibility = eligibility & index::exclude_assets{std::vector{bitcoin}},
                                          .count = count},
                .membership = membership,
                .missing = missing};
    }
};

/// As Blockchain Center counts: the fifty largest over 90 days. Source: blockchaincenter.net, Altcoin Season Index
inline altcoin_season blockchain_center_style(const altcoin_universe& altcoins) {
    return {.outperforming = altcoins.largest(50, 90)};
}

/// As CoinMarketCap counts: the hundred largest over 90 days. Source: coinmarketcap.com, CMC Altcoin Season Index
inline altcoin_season coinmarketcap_style(const altcoin_universe& altcoins) {
    return {.outperforming = altcoins.largest(100, 90)};
}

/// As others count: 180 days, from 70 altcoin season, up to 30 bitcoin season. They do not agree on how many.
inline altcoin_season half_year_style(const altcoin_universe& altcoins, std::size_t count) {
    return {.outperforming = altcoins.largest(count, 180), .altcoin_from = 70, .bitcoin_to = 30};
}

/// An altcoin bull index: the share of the hundred largest that gained more than Bitcoin over 90 days. Of the one that
/// CryptoRank publishes no methodology is known; this is near its readings of December 2024 and April 2025.
inline share_outperforming altcoin_bull_style(const altcoin_universe& altcoins) { return altcoins.largest(100, 90); }

}
