// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/core/numeric.hpp>
#include <tidemark/index/market.hpp>
#include <tidemark/index/ranking.hpp>
#include <tidemark/index/review_context.hpp>
#include <tidemark/index/selection.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace tidemark::support {

/// An asset as a review sees it; a traded value of NaN is one that nobody published.
struct listed_asset {
    const char* id;
    double market_cap;
    double traded_value = 1;
    index::membership status = index::membership::newcomer;
    const char* asset_class = "coin";
    core::date listed{};
};

inline constexpr index::membership member = index::membership::member;
inline constexpr index::membership newcomer = index::membership::newcomer;

/// One review of a market of one day: what a rule selects from all assets, as a line of their ids, and what it says.
class review_day {
public:
    explicit review_day(const std::vector<listed_asset>& assets, core::date day = {2024, 1, 31}) {
        std::vector<index::asset> declared;
        for (const listed_asset& a : assets) {
            declared.push_back({.id = a.id, .asset_class = a.asset_class, .listed = a.listed});
        }
        index::market_builder rows{std::move(declared)};
        for (const listed_asset& a : assets) {
            const std::optional<double> traded =
                core::is_missing(a.traded_value) ? std::nullopt : std::optional{a.traded_value};
            rows.add({.date = day, .asset = a.id, .price = 1, .market_cap = a.market_cap, .traded_value = traded});
        }
        market_ = std::move(rows).build();
        snapshot_ = index::rank(market_, 0, index::every_asset{});
        for (const listed_asset& a : assets) at(a.id).status = a.status;
    }

    const index::market& market() const { return market_; }
    const index::ranking& snapshot() const { return snapshot_; }
    std::size_t asset(const std::string& id) const { return *market_.find_asset(id); }

    index::candidate& at(const std::string& id) {
        const std::size_t wanted = asset(id);
        return *std::find_if(snapshot_.candidates.begin(), snapshot_.candidates.end(),
                             [&](const index::candidate& c) { return c.asset == wanted; });
    }

    std::string selected(const index::selection_rule& rule, const std::vector<index::ranking>& past = {}) {
        decisions_.clear();
        std::string ids;
        const index::review_context context{index::known_market{market_, 0}, {}, past, decisions_};
        for (const index::candidate& c : rule(snapshot_.candidates, context)) {
            ids += (ids.empty() ? "" : " ") + market_.assets()[c.asset].id;
        }
        return ids;
    }

    /// What the last selection put into the record: "A: kept; B: left".
    std::string record() const {
        std::string text;
        for (const index::decision& d : decisions_) {
            text += (text.empty() ? "" : "; ") + market_.assets()[d.asset].id + ": " + d.why;
        }
        return text;
    }

private:
    index::market market_;
    index::ranking snapshot_{};
    std::vector<index::decision> decisions_;
};

/// A ranking of random assets, every third or so a member, some without a traded value and some tied.
inline std::vector<index::candidate> random_candidates(std::mt19937_64& engine, std::size_t count) {
    const auto uniform = [&] { return static_cast<double>(engine() >> 11) * 0x1p-53; };
    std::vector<index::candidate> all;
    for (std::size_t i = 0; i < count; ++i) {
        const double cap = 1 + static_cast<double>(static_cast<int>(50 * uniform() * uniform()));
        const double traded = uniform() < 0.1 ? core::nan : static_cast<double>(static_cast<int>(20 * uniform()));
        all.push_back({.asset = i,
                       .rank = 0,
                       .price = 1,
                       .market_cap = cap,
                       .traded_value = traded,
                       .status = uniform() < 0.35 ? member : newcomer});
    }
    std::sort(all.begin(), all.end(), index::larger{});
    for (std::size_t i = 0; i < count; ++i) all[i].rank = i + 1;
    return all;
}

inline std::vector<std::size_t> assets_of(const std::vector<index::candidate>& candidates) {
    std::vector<std::size_t> assets;
    for (const index::candidate& c : candidates) assets.push_back(c.asset);
    return assets;
}

/// Whether some candidates are a part of others, in the same order and none twice.
inline bool is_subsequence(const std::vector<index::candidate>& part, const std::vector<index::candidate>& of) {
    auto at = of.begin();
    for (const index::candidate& c : part) {
        at = std::find_if(at, of.end(), [&](const index::candidate& o) { return o.asset == c.asset; });
        if (at == of.end()) return false;
        ++at;
    }
    return true;
}

}
