// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/eligibility.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace tidemark::index;

namespace {

const asset coin{.id = "BTC", .asset_class = "coin"};
const asset stable{.id = "USDT", .asset_class = "stable"};
const asset wrapped{.id = "WBTC", .asset_class = "wrapped"};
const asset unclassed{.id = "XYZ"};

TEST(every_asset, admits_all) {
    EXPECT_TRUE(every_asset{}(coin));
    EXPECT_TRUE(every_asset{}(unclassed));
}

TEST(only_class, admits_its_class) {
    const only_class coins{"coin"};
    EXPECT_TRUE(coins(coin));
    EXPECT_FALSE(coins(stable));
    EXPECT_FALSE(coins(unclassed));
}

TEST(exclude_classes, admits_all_but_its_classes) {
    const exclude_classes listed{"stable", "wrapped"};
    const exclude_classes from_a_file{std::vector<std::string>{"stable", "wrapped"}};
    const exclude_classes doubly_braced{{"stable", "wrapped"}};
    for (const auto& rule : {listed, from_a_file, doubly_braced}) {
        EXPECT_TRUE(rule(coin));
        EXPECT_FALSE(rule(stable));
        EXPECT_FALSE(rule(wrapped));
        EXPECT_TRUE(rule(unclassed));
    }
    EXPECT_TRUE(exclude_classes{"stable"}(wrapped));
}

}
