// SPDX-License-Identifier: BSL-1.0
#include <tidemark/index/defect.hpp>

#include <gtest/gtest.h>

#include <set>
#include <string_view>
#include <vector>

using namespace tidemark::index;

namespace {

TEST(defect_kind, has_a_text_of_its_own) {
    std::set<std::string_view> texts;
    for (int kind = 0; kind <= static_cast<int>(defect_kind::gap); ++kind) {
        texts.insert(text_of(static_cast<defect_kind>(kind)));
    }
    EXPECT_EQ(texts.size(), static_cast<std::size_t>(defect_kind::gap) + 1);
    EXPECT_EQ(texts.count("unknown"), 0U);
    EXPECT_EQ(text_of(defect_kind::price_jump), "price jump");
}

TEST(count_of, counts_one_kind) {
    const std::vector<defect> all{{.date = {}, .asset = 0, .kind = defect_kind::gap},
                                  {.date = {}, .asset = 1, .kind = defect_kind::bad_tick},
                                  {.date = {}, .asset = 2, .kind = defect_kind::gap}};
    EXPECT_EQ(count_of(defect_kind::gap, all), 2U);
    EXPECT_EQ(count_of(defect_kind::bad_tick, all), 1U);
    EXPECT_EQ(count_of(defect_kind::price_jump, all), 0U);
    EXPECT_EQ(count_of(defect_kind::gap, {}), 0U);
}

}
