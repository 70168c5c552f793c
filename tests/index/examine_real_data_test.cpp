// SPDX-License-Identifier: BSL-1.0
// What examine finds in the real market, against lists of known oddities and against counts made apart with pandas.
#include <tidemark/index/examine.hpp>

#include "support/gz_csv.hpp"
#include "support/real_data.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace tidemark::index;
using tidemark::core::parse_date;
using tidemark::support::csv_fields;
using tidemark::support::for_each_csv_line;

namespace {

constexpr defect_limits limits{.price_factor = 2.2, .supply_factor = 2.2, .stale_days = 7, .gap_days = 30};

std::optional<double> optional_number(std::string_view text) {
    if (text.empty()) return std::nullopt;
    return tidemark::support::to_number(text);
}

std::string key(std::string_view asset, std::string_view date) { return std::string{asset} + ' ' + std::string{date}; }

class examine_real_data : public tidemark::support::real_data_test {
protected:
    market read_market(const char* prices, std::size_t id, std::size_t price, std::size_t market_cap) const {
        std::vector<asset> assets;
        for_each_csv_line(file("assets.csv"), [&](csv_fields f) {
            if (f[0] != "asset") assets.push_back({.id = std::string{f[0]}});
        });
        market_builder rows{assets};
        for_each_csv_line(file(prices), [&](csv_fields f) {
            if (f[0] == "date") return;
            rows.add({.date = parse_date(f[0]),
                      .asset = f[id],
                      .price = optional_number(f[price]),
                      .market_cap = optional_number(f[market_cap])});
        });
        return std::move(rows).build();
    }

    static std::set<std::string> keys_of(defect_kind kind, const std::vector<defect>& defects, const market& all) {
        std::set<std::string> keys;
        for (const defect& d : defects) {
            if (d.kind == kind) keys.insert(key(all.assets()[d.asset].id, tidemark::core::iso_text{d.date}));
        }
        return keys;
    }
};

TEST_F(examine_real_data, finds_the_known_spikes_but_for_those_that_were_removed) {
    const market all = read_market("crypto_daily.csv.gz", 1, 2, 3);
    const auto defects = examine(all, {}, limits);
    EXPECT_EQ(count_of(defect_kind::price_jump, defects), 123U);
    EXPECT_EQ(count_of(defect_kind::supply_jump, defects), 15U);
    EXPECT_EQ(count_of(defect_kind::stale_price, defects), 5U);
    EXPECT_EQ(count_of(defect_kind::gap, defects), 124U);
    EXPECT_EQ(defects.size(), 123U + 15U + 5U + 124U);

    const auto jumps = keys_of(defect_kind::price_jump, defects, all);
    std::size_t kept = 0;
    for_each_csv_line(file("spikes.csv"), [&](csv_fields f) {
        if (f[0] == "asset") return;
        EXPECT_EQ(jumps.count(key(f[0], f[1])), f[4] == "kept" ? 1U : 0U) << key(f[0], f[1]);
        kept += f[4] == "kept" ? 1 : 0;
    });
    EXPECT_EQ(kept, 10U);
}

TEST_F(examine_real_data, finds_the_known_changes_of_supply_from_month_to_month) {
    const market all = read_market("crypto_monthly_top200.csv", 2, 5, 6);
    const auto found = keys_of(defect_kind::supply_jump, examine(all, {}, limits), all);
    EXPECT_EQ(found.size(), 77U);
    std::size_t listed = 0;
    for_each_csv_line(file("supply_jumps.csv"), [&](csv_fields f) {
        if (f[0] == "asset") return;
        EXPECT_TRUE(found.contains(key(f[0], f[1]))) << key(f[0], f[1]);
        ++listed;
    });
    EXPECT_EQ(listed, 76U);
}

}
