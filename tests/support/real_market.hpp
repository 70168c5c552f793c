// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tidemark/core/date.hpp>
#include <tidemark/index/known_market.hpp>
#include <tidemark/index/market.hpp>

#include "gz_csv.hpp"
#include "real_data.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidemark::support {

/// Fixture of the tests on the real market of digital assets: every asset with its class, on every day.
class real_market_test : public real_data_test {
protected:
    /// Read once for all tests of a run.
    const index::market& universe() const {
        static const index::market all = read_market();
        return all;
    }

    index::known_market known(core::date day) const { return {universe(), universe().find_day(day).value()}; }

private:
    index::market read_market() const {
        const auto number = [](std::string_view text) {
            return text.empty() ? std::nullopt : std::optional{to_number(text)};
        };
        std::vector<index::asset> assets;
        for_each_csv_line(file("assets.csv"), [&](csv_fields f) {
            if (f[0] != "asset") assets.push_back({.id = std::string{f[0]}, .asset_class = std::string{f[9]}});
        });
        index::market_builder rows{assets};
        for_each_csv_line(file("crypto_daily.csv.gz"), [&](csv_fields f) {
            if (f[0] == "date") return;
            rows.add({.date = core::parse_date(f[0]),
                      .asset = f[1],
                      .price = number(f[2]),
                      .market_cap = number(f[3]),
                      .traded_value = number(f[4])});
        });
        return std::move(rows).build();
    }
};

}
